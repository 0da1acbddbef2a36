package ris

import (
	"fmt"
	"io"
	"strings"
)

// Dialect is how one exporter uses RIS: what its tags mean, by type.
type Dialect struct {
	// Name is the dialect's name for options and [record.Origin] ("scopus"),
	// Title that of the exporter.
	Name  string `json:"name"`
	Title string `json:"title,omitzero"`
}

// dialects are the known dialects.
var dialects = []Dialect{}

// Dialects returns the known dialects in the order of their names.
func Dialects() []Dialect { return append([]Dialect(nil), dialects...) }

// DialectOf returns the dialect with the name. The error lists the known ones.
func DialectOf(name string) (*Dialect, error) {
	var names []string
	for i := range dialects {
		if strings.EqualFold(dialects[i].Name, name) {
			dialect := dialects[i]
			return &dialect, nil
		}
		names = append(names, dialects[i].Name)
	}
	return nil, fmt.Errorf("unknown dialect %q; expected one of %s", name, strings.Join(names, ", "))
}

// ReadDialect reads a dialect in its JSON form. The error says what is wrong
// with it and where.
func ReadDialect(r io.Reader) (*Dialect, error) {
	return nil, fmt.Errorf("no dialect can be read yet")
}
