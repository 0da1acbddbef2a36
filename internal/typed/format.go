package typed

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// Format is what the readings of one format have in common.
type Format struct {
	// Code begins the names of its rules and the codes of its diagnostics:
	// "medline".
	Code string
	// Join is what the lines of a value are joined by; "" means a blank, unless
	// Unjoined says that they follow each other with nothing between them.
	Join     string
	Unjoined bool
	// Decode takes the format's escapes away; nil means that it has none.
	Decode func(text string) (string, error)
	// Parts is set where a reading reads a part of a text that holds more, such as
	// a member of an object: of a value that has no place, that part is kept.
	Parts bool
}

func (f Format) join() string {
	if f.Join == "" && !f.Unjoined {
		return " "
	}
	return f.Join
}

func (f Format) decode(text string) (string, error) {
	if f.Decode == nil {
		return text, nil
	}
	return f.Decode(text)
}

// RuleOf returns the name of the rule of a field: "medline.TI".
func (f Format) RuleOf(name string) string { return f.Code + "." + name }

// Element is the path of an element of a list.
func Element(list string, i int) string {
	if i < usualElements {
		if paths := elementPaths[list]; paths != nil {
			return paths[i]
		}
	}
	return list + "/" + strconv.Itoa(i)
}

// usualElements is as many elements as most lists have.
const usualElements = 40

// elementPaths are the paths of the first elements of a record's lists, which
// need no memory of their own then.
var elementPaths = func() map[string][]string {
	paths := map[string][]string{}
	for _, list := range []string{
		"titles", "contributors", "affiliations", "dates", "identifiers", "registrations", "links", "abstracts", "keywords", "subjects",
		"languages", "licences", "counts", "reported_counts", "relations", "notes", "details", "container/issn", "container/isbn", "container/abbreviations",
	} {
		for i := range usualElements {
			paths[list] = append(paths[list], list+"/"+strconv.Itoa(i))
		}
	}
	return paths
}()

// One is a reading of a value of which a record has one. An equal value is one
// more place of it, another one is kept as a detail that is named after the
// path.
func One[T comparable](f Format, name, path string, read func(string) (T, error), target func(*record.Record) *T) Reading {
	return Reading{
		Rule:   f.RuleOf(name),
		Read:   decoded(f, read),
		Repeat: DetailName(path),
		decode: f.decode,
		parts:  f.Parts,
		Put: func(r *record.Record, value any) string {
			var zero T
			stated, t := value.(T), target(r)
			if *t == zero {
				*t = stated
			}
			if *t == stated {
				return path
			}
			return ""
		},
	}
}

// Many is a reading of an element of a list. An element that the list has, as
// same says, is not added again: its path is that of the one that is there, or
// none where that says something else beside.
func Many[T any](f Format, name, path string, read func(string) (T, error), target func(*record.Record) *[]T, same func(a, b T) bool) Reading {
	return Reading{
		Rule:   f.RuleOf(name),
		Read:   decoded(f, read),
		decode: f.decode,
		Put: func(r *record.Record, value any) string {
			t := target(r)
			for i := range (*t)[:min(len(*t), mostCompared)] {
				if same != nil && same((*t)[i], value.(T)) {
					if !reflect.DeepEqual((*t)[i], value) {
						return ""
					}
					return Element(path, i)
				}
			}
			*t = append(*t, value.(T))
			return Element(path, len(*t)-1)
		},
	}
}

// mostCompared is the number of elements of a list that a new one is compared
// with: more than any list has that is one, so that a hostile one takes no time
// that grows with the square of its length.
const mostCompared = 1000

func equal[T comparable](a, b T) bool { return a == b }

// decoded is read behind the format's Decode.
func decoded[T any](f Format, read func(string) (T, error)) func(string) (any, error) {
	return func(text string) (any, error) {
		s, err := f.decode(text)
		if err != nil {
			return nil, err
		}
		value, err := read(s)
		if err != nil {
			return nil, err
		}
		return value, nil
	}
}

// DetailName is the name of the detail that keeps another value of the field at
// a path: "publisher-name".
func DetailName(path string) string {
	return strings.ReplaceAll(strings.ReplaceAll(path, "/", "-"), "_", "-")
}

// Late makes the readings late ones.
func Late(readings ...Reading) []Reading {
	for i := range readings {
		readings[i].Late = true
	}
	return readings
}

// If makes the readings depend on the record as read so far.
func If(applies func(r *record.Record) bool, readings ...Reading) []Reading {
	for i := range readings {
		readings[i].If = applies
	}
	return readings
}

// Split makes the readings read the parts into which a text is divided.
func Split(divide func(text string) []Piece, readings ...Reading) []Reading {
	for i := range readings {
		readings[i].Split = divide
	}
	return readings
}

// At divides a text at any of the separating bytes.
func At(separators string) func(text string) []Piece {
	return func(text string) []Piece {
		var pieces []Piece
		from := 0
		for i := range len(text) {
			if strings.IndexByte(separators, text[i]) >= 0 {
				pieces = append(pieces, Piece{from, i})
				from = i + 1
			}
		}
		return append(pieces, Piece{from, len(text)})
	}
}

// Unread gives the whole text where one of its parts, between the separating bytes,
// says something that is not read, and nothing where all are.
func Unread(separators string, reads func(part string) bool) func(text string) []Piece {
	return func(text string) []Piece {
		for _, p := range At(separators)(text) {
			if part := strings.TrimSpace(text[p.From:p.To]); part != "" && !reads(part) {
				return []Piece{{0, len(text)}}
			}
		}
		return nil
	}
}

// Found divides a text as a scanner of package normalize does.
func Found[T any](scan func(string) []normalize.Found[T]) func(text string) []Piece {
	return func(text string) []Piece {
		var pieces []Piece
		for _, found := range scan(text) {
			pieces = append(pieces, Piece{found.Start, found.End})
		}
		return pieces
	}
}

// cleaned is the display form of a plain text.
func cleaned(s string) (string, error) { return normalize.Text(s), nil }
