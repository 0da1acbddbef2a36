package ris

import (
	"fmt"
	"strings"
)

// Profile is what the program that a file is written for expects of RIS.
type Profile struct {
	// Name is the profile's name for options and commands ("endnote"), Title
	// that of the program.
	Name, Title string
	// LineEnd is "\r\n" or "\n", ByteOrderMark whether U+FEFF comes first.
	LineEnd       string
	ByteOrderMark bool
}

// profiles are the known profiles, the default first.
var profiles = []Profile{
	{Name: "sheet", Title: "the sheets of 2004 and 2011", LineEnd: "\r\n"},
	{Name: "endnote", Title: "EndNote", LineEnd: "\r\n", ByteOrderMark: true},
	{Name: "zotero", Title: "Zotero", LineEnd: "\r\n"},
}

// Profiles returns the known profiles, the default first.
func Profiles() []Profile { return append([]Profile(nil), profiles...) }

// ProfileOf returns the profile with the name. The error lists the known ones.
func ProfileOf(name string) (*Profile, error) {
	var names []string
	for i := range profiles {
		if strings.EqualFold(profiles[i].Name, name) {
			profile := profiles[i]
			return &profile, nil
		}
		names = append(names, profiles[i].Name)
	}
	return nil, fmt.Errorf("unknown profile %q; expected one of %s", name, strings.Join(names, ", "))
}
