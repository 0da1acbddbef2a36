package ris

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// Dialect is how one exporter uses RIS: what shows that a record is the
// exporter's, and which tags mean something else there than in the sheets.
//
// Its JSON form has the same members:
//
//	{
//	  "name": "house",
//	  "title": "the library's own export",
//	  "evidence": [
//	    {"tag": "DB", "is": "House catalogue", "score": 10},
//	    {"tag": "N1", "starts": "House note", "score": 5},
//	    {"tag": "ID", "after": "VL", "last": true, "score": 3}
//	  ],
//	  "tags": [
//	    {"tag": "C1", "meaning": "note"},
//	    {"tag": "T2", "types": ["JOUR", "MGZN"], "meaning": "title/subtitle"},
//	    {"tag": "XY", "meaning": "text/publisher/place"}
//	  ],
//	  "given_first": false
//	}
//
// [Meanings] lists what a tag can mean.
type Dialect struct {
	// Name is the dialect's name for options and [record.Origin] ("scopus"),
	// Title that of the exporter.
	Name  string `json:"name"`
	Title string `json:"title,omitzero"`
	// Evidence tells by what a record of the dialect is recognised. A record
	// is of the dialect with the highest sum of scores, if that is
	// RecognisedFrom at least and no other dialect's is equal.
	Evidence []Evidence `json:"evidence,omitempty"`
	// Tags are the tags that mean something else than in the sheets.
	Tags []TagMeaning `json:"tags,omitempty"`
	// GivenFirst is set where the given names of a person may stand first: a
	// name without a comma that has the form of a person's is one, and that of
	// an organisation has a comma behind it.
	GivenFirst bool `json:"given_first,omitzero"`

	table *dialectTable
}

// RecognisedFrom is the least sum of scores by which a dialect is recognised.
const RecognisedFrom = 5

// Evidence is a property of a record that an exporter's records have: a tag,
// and all of what else is set. It counts once in a record.
type Evidence struct {
	Tag string `json:"tag"`
	// Is, Starts and Contains are texts that the value is, starts with or has
	// in its first 256 bytes, letter for letter.
	Is       string `json:"is,omitzero"`
	Starts   string `json:"starts,omitzero"`
	Contains string `json:"contains,omitzero"`
	// Host is the host of the URL that the value begins with, or the end of
	// it behind a stop: "jstor.org" for www.jstor.org.
	Host string `json:"host,omitzero"`
	// After is the tag of the field before, and Last asks that no field but
	// ER follows.
	After string `json:"after,omitzero"`
	Last  bool   `json:"last,omitzero"`
	// Score is what the evidence is worth, negative where it speaks against
	// the dialect.
	Score int `json:"score"`
}

// TagMeaning is what a tag means in a dialect.
type TagMeaning struct {
	Tag string `json:"tag"`
	// Types are codes of the types of record in which it does; none is all.
	Types []string `json:"types,omitempty"`
	// Meaning is one of [Meanings].
	Meaning string `json:"meaning"`
}

// Dialects returns the known dialects in the order of their names.
func Dialects() []Dialect { return slices.Clone(dialects) }

// DialectNames returns the names of the known dialects, in their order.
func DialectNames() []string {
	names := make([]string, len(dialects))
	for i := range dialects {
		names[i] = dialects[i].Name
	}
	return names
}

// DialectOf returns the dialect with the name. The error lists the known ones.
func DialectOf(name string) (*Dialect, error) {
	for i := range dialects {
		if strings.EqualFold(dialects[i].Name, name) {
			dialect := dialects[i]
			dialect.table = dialectTables[i]
			return &dialect, nil
		}
	}
	return nil, fmt.Errorf("unknown dialect %q; expected one of %s", name, strings.Join(DialectNames(), ", "))
}

// maxDialect is the most that a dialect's JSON form may take, in bytes.
const maxDialect = 1 << 20

// ReadDialect reads a dialect in its JSON form. The error says everything that
// is wrong with it and where; an error of r is returned as it is.
func ReadDialect(r io.Reader) (*Dialect, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxDialect+1))
	if err != nil {
		return nil, err
	}
	if len(text) > maxDialect {
		return nil, fmt.Errorf("a dialect takes %d bytes at most", maxDialect)
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	d := &Dialect{}
	if err := decoder.Decode(d); err != nil {
		return nil, fmt.Errorf("line %d: %w", lineOf(text, err, decoder.InputOffset()), err)
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil, fmt.Errorf("line %d: text behind the dialect", lineAt(text, decoder.InputOffset()))
	}
	d.table, err = d.compile()
	if err != nil {
		return nil, err
	}
	return d, nil
}

// lineOf is the line of a JSON text that an error speaks of.
func lineOf(text []byte, err error, offset int64) int {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		offset = syntax.Offset
	case errors.As(err, &kind):
		offset = kind.Offset
	}
	return lineAt(text, offset)
}

func lineAt(text []byte, offset int64) int {
	return 1 + bytes.Count(text[:min(max(offset, 0), int64(len(text)))], []byte("\n"))
}

// dialectTable is a dialect's tags for looking up.
type dialectTable struct {
	name       string
	givenFirst bool
	evidence   []Evidence
	// rows[index[t]-1] is the row of the tag with index t; 0 is no row.
	index [tagCount]uint8
	rows  []dialectRow
}

// dialectRow is what one tag means in a dialect.
type dialectRow struct {
	byType []typed
	// meaning holds for all other types, if fallback is set.
	meaning  meaning
	fallback bool
}

// meaningIn returns what a tag says in records of a type, and whether the
// dialect has a word on it.
func (t *dialectTable) meaningIn(index int, code string) (meaning, bool) {
	at := t.index[index]
	if at == 0 {
		return meaning{}, false
	}
	row := &t.rows[at-1]
	for i := range row.byType {
		if slices.Contains(row.byType[i].types, code) {
			return row.byType[i].meaning, true
		}
	}
	return row.meaning, row.fallback
}

// speaksOf reports whether the dialect, which may be nil, has a word on a tag.
func (t *dialectTable) speaksOf(tag string) bool {
	index, ok := indexOf(tag)
	return ok && t != nil && t.index[index] != 0
}

// compiled returns the table of a dialect, nil for none.
func (d *Dialect) compiled() (*dialectTable, error) {
	switch {
	case d == nil:
		return nil, nil
	case d.table != nil:
		return d.table, nil
	}
	return d.compile()
}

// compile checks the dialect and makes its table. The error joins all that is
// wrong.
func (d *Dialect) compile() (*dialectTable, error) {
	var problems []error
	problem := func(format string, a ...any) { problems = append(problems, fmt.Errorf(format, a...)) }
	table := &dialectTable{name: d.Name, givenFirst: d.GivenFirst, evidence: slices.Clone(d.Evidence)}
	if strings.TrimSpace(d.Name) == "" {
		problem("name: a dialect needs a name")
	}
	for i, e := range d.Evidence {
		if _, ok := indexOf(e.Tag); !ok {
			problem("evidence %d: %q is not a tag: two characters, a letter and a letter or digit", i+1, e.Tag)
		}
		if _, ok := indexOf(e.After); !ok && e.After != "" {
			problem("evidence %d: after: %q is not a tag", i+1, e.After)
		}
		if e.Score == 0 {
			problem("evidence %d: a score of 0 decides nothing", i+1)
		}
	}
	for i, t := range d.Tags {
		index, ok := indexOf(t.Tag)
		if !ok || t.Tag == "TY" || t.Tag == "ER" {
			problem("tag %d: %q is not a tag that a dialect can give a meaning", i+1, t.Tag)
			continue
		}
		m, ok := meaningNamed(t.Meaning)
		if !ok {
			problem("tag %d (%s): unknown meaning %q; expected one of %s", i+1, t.Tag, t.Meaning, strings.Join(meaningsLike(t.Meaning), ", "))
			continue
		}
		for _, code := range t.Types {
			if typeTable[code] == nil {
				problem("tag %d (%s): unknown type %q", i+1, t.Tag, code)
			}
		}
		if table.index[index] == 0 {
			if len(table.rows) == 255 {
				problem("tag %d (%s): more than 255 tags", i+1, t.Tag)
				continue
			}
			table.rows = append(table.rows, dialectRow{})
			table.index[index] = uint8(len(table.rows))
		}
		row := &table.rows[table.index[index]-1]
		switch {
		case len(t.Types) > 0:
			row.byType = append(row.byType, typed{t.Types, m})
		case row.fallback:
			problem("tag %d (%s): has two meanings for all types", i+1, t.Tag)
		default:
			row.meaning, row.fallback = m, true
		}
	}
	return table, errors.Join(problems...)
}

// indexOf returns the index of a tag in upper case.
func indexOf(tag string) (int, bool) {
	if len(tag) != 2 {
		return 0, false
	}
	index := int(tagFirst[tag[0]]) + int(tagSecond[tag[1]])
	return index, index >= 0
}

// appendTags appends the indexes of the fields' tags, noTag for what is none.
func appendTags(tags []int16, fields []record.RawField) []int16 {
	for i := range fields {
		index, ok := indexOf(fields[i].Name)
		if !ok {
			index = noTag
		}
		tags = append(tags, int16(index))
	}
	return tags
}

// Indexes of tags.
const (
	tagA1 = 26 + 1 // digits stand behind the letters
	tagAU = 'U' - 'A'
	tagKW = ('K'-'A')*secondCharacters + 'W' - 'A'
	tagM3 = ('M'-'A')*secondCharacters + 26 + 3
	tagTY = ('T'-'A')*secondCharacters + 'Y' - 'A'
)

// tagFirst and tagSecond are what the bytes of a tag in upper case add to its
// index; noTag is more than both.
var tagFirst, tagSecond = func() (first, second [256]int16) {
	const noTag = -2 * tagCount
	for b := range first {
		first[b], second[b] = noTag, noTag
		if index, lower, ok := tagIndex(byte(b), 'A'); ok && !lower {
			first[b] = int16(index)
		}
		if index, lower, ok := tagIndex('A', byte(b)); ok && !lower {
			second[b] = int16(index)
		}
	}
	return first, second
}()
