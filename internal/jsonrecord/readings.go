package jsonrecord

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/ibid-go/ibid/internal/csl"
	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// Texts is what readings of strings and numbers have in common.
func Texts(code string) typed.Format {
	return typed.Format{Code: code, Decode: jsonscan.Text}
}

// Objects is what readings of objects have in common: they get the JSON text.
func Objects(code string) typed.Format { return typed.Format{Code: code, Parts: true} }

// Equal reports whether two elements of a list are equal.
func Equal[T comparable](a, b T) bool { return a == b }

func sameRelation(a, b record.Relation) bool {
	return a.Type == b.Type && a.Text == b.Text && slices.Equal(a.Identifiers, b.Identifiers)
}

func sameLicence(a, b record.Licence) bool {
	return a.Family == b.Family && a.AppliesTo == b.AppliesTo && a.Copy == b.Copy && reflect.DeepEqual(a, b)
}

// Relations reads a relation from an object.
func Relations(f typed.Format, name string, read func(object string) (record.Relation, error)) typed.Reading {
	return typed.Many(f, name, "relations", read, func(r *record.Record) *[]record.Relation { return &r.Relations }, sameRelation)
}

// Licences reads a licence from an object.
func Licences(f typed.Format, name string, read func(object string) (record.Licence, error)) typed.Reading {
	return typed.Many(f, name, "licences", read, func(r *record.Record) *[]record.Licence { return &r.Licences }, sameLicence)
}

// Contributors reads a contributor from an object.
func Contributors(f typed.Format, name string, read func(object string) (record.Contributor, error)) typed.Reading {
	return typed.Many(f, name, "contributors", read, func(r *record.Record) *[]record.Contributor { return &r.Contributors }, nil)
}

// Counts reads a count of what a provider says.
func Counts(f typed.Format, name, metric, provider string) typed.Reading {
	return typed.Many(f, name, "counts", func(s string) (record.Count, error) {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil || n < 0 {
			return record.Count{}, f.Reject(name, "number", s, "no number of times")
		}
		return record.Count{Metric: metric, Value: n, Provider: provider}, nil
	}, func(r *record.Record) *[]record.Count { return &r.Counts }, Equal)
}

// Statement reads a note of a kind from an object.
func Statement(f typed.Format, name string, read func(object string) (record.Note, error)) typed.Reading {
	return typed.Many(f, name, "notes", read, func(r *record.Record) *[]record.Note { return &r.Notes }, Equal)
}

// Details reads a detail from an object.
func Details(f typed.Format, name, detail string, read func(object string) (string, error)) typed.Reading {
	return typed.Many(f, name, "details", func(object string) (record.Detail, error) {
		value, err := read(object)
		if value = normalize.Text(value); err != nil || value == "" {
			return record.Detail{}, err
		}
		return record.Detail{Name: detail, Value: value}, nil
	}, func(r *record.Record) *[]record.Detail { return &r.Details }, Equal)
}

// Organisation is an organisation with its identifier in the Research
// Organization Registry.
type Organisation struct{ Name, ROR string }

// Organisations reads the organisations in an object that have such an
// identifier, each as a detail "ror": "University of Rooms
// (https://ror.org/012345678)".
func Organisations(f typed.Format, name string, read func(object string) []Organisation) typed.Reading {
	reading := Details(f, name, "ror", nil)
	reading.List = func(object string) ([]any, error) {
		if !strings.Contains(object, rorAddress) {
			return nil, nil
		}
		var details []any
		for _, o := range read(object) {
			if id := o.ROR[strings.LastIndexByte(o.ROR, '/')+1:]; strings.Contains(o.ROR, rorAddress) && isROR(id) {
				value := "https://" + rorAddress + id
				if o.Name = normalize.Text(o.Name); o.Name != "" {
					value = o.Name + " (" + value + ")"
				}
				details = append(details, record.Detail{Name: "ror", Value: value})
			}
		}
		return details, nil
	}
	return reading
}

const rorAddress = "ror.org/"

// isROR reports whether id has the form of an identifier in the registry: a zero,
// six letters or digits, and two check digits.
func isROR(id string) bool {
	return len(id) == 9 && id[0] == '0' && strings.Trim(id[7:], "0123456789") == "" && strings.Trim(id, "0123456789abcdefghjkmnpqrstvwxyz") == ""
}

// Subjects reads a controlled term from an object.
func Subjects(f typed.Format, name string, read func(object string) (record.Subject, error)) typed.Reading {
	return typed.Many(f, name, "subjects", read, func(r *record.Record) *[]record.Subject { return &r.Subjects }, Equal)
}

// TypedISSN reads an ISSN with its kind from an object.
func TypedISSN(f typed.Format, name string, read func(object string) (record.ISSN, error)) typed.Reading {
	return typed.Many(f, name, "container/issn", read, func(r *record.Record) *[]record.ISSN { return &r.Container.ISSN }, Equal)
}

// ISSN reads an ISSN of which nothing more is said; where it stands already
// with its kind, it is one more place of its value.
func ISSN(f typed.Format, name string) typed.Reading {
	return typed.Reading{
		Rule: f.RuleOf(name),
		Read: func(text string) (any, error) {
			s, err := jsonscan.Text(text)
			if err != nil {
				return nil, err
			}
			issn, err := normalize.ISSN(s)
			return issn.Value, err
		},
		Put: func(r *record.Record, value any) string {
			at := -1
			for i := range r.Container.ISSN {
				if r.Container.ISSN[i].Value == value.(string) {
					at = i
				}
			}
			if at < 0 {
				at = len(r.Container.ISSN)
				r.Container.ISSN = append(r.Container.ISSN, record.ISSN{Value: value.(string)})
			}
			return typed.Element("container/issn", at) + "/value"
		},
	}
}

// ISBN reads an ISBN of the publication or of its container, as its type says;
// read gives the number in what stands there.
func ISBN(f typed.Format, name string, read func(text string) (string, error)) []typed.Reading {
	number := func(text string) (string, error) {
		s, err := read(text)
		if err != nil || s == "" {
			return "", err
		}
		return normalize.ISBN(s)
	}
	own := func(r *record.Record) bool {
		for _, t := range csl.Wholes {
			if r.Type == t {
				return true
			}
		}
		return false
	}
	return []typed.Reading{
		typed.If(own, f.IdentifierBy(name, record.SchemeISBN, "", number))[0],
		typed.If(func(r *record.Record) bool { return !own(r) }, typed.Many(f, name+".container", "container/isbn", number,
			func(r *record.Record) *[]string { return &r.Container.ISBN }, Equal))[0],
	}
}

// FullTitle reads a main title with its subtitle from the members that have
// them: "Light: a study". Names are as in [typed.Combination].
func FullTitle(f typed.Format, name string, names []string, read func(text string) (string, error)) typed.Combination {
	return typed.Combination{
		Rule: f.RuleOf(name), Names: names,
		Read: func(texts []string) (any, error) {
			var parts [2]string
			for i, text := range texts {
				s, err := read(text)
				if err != nil {
					return nil, err
				}
				if parts[i], err = normalize.Title(s); err != nil {
					return nil, err
				}
			}
			return record.Title{Value: JoinTitle(parts[0], parts[1]), Role: record.TitleMain}, nil
		},
		Put: func(r *record.Record, value any) string {
			r.Titles = append(r.Titles, value.(record.Title))
			return typed.Element("titles", len(r.Titles)-1)
		},
	}
}

// JoinTitle writes a title and its subtitle.
func JoinTitle(title, subtitle string) string {
	if strings.HasSuffix(title, ":") || strings.HasSuffix(title, "?") || strings.HasSuffix(title, "!") {
		return title + " " + subtitle
	}
	return title + ": " + subtitle
}

// HasSubtitle reports whether a title has the words of its subtitle already.
func HasSubtitle(title, subtitle string) bool {
	return strings.Contains(normalize.FoldKey(title), normalize.FoldKey(subtitle))
}

// PersonName puts together a name whose parts the source states. Particles and
// suffixes that stand among the parts are found as in a name with a comma.
func PersonName(family, given, suffix string) record.Name {
	stated := record.Name{Family: normalize.Text(family), Given: normalize.Text(given), Suffix: normalize.Text(suffix)}
	if stated.Family == "" {
		return record.Name{Literal: strings.TrimSpace(stated.Given + " " + stated.Suffix)}
	}
	if stated.Given == "" || strings.Contains(stated.Family, ",") {
		return stated
	}
	name, err := normalize.Name(stated.Family + ", " + stated.Given)
	if err != nil || name.Family == "" {
		return stated
	}
	if name.Suffix == "" {
		name.Suffix = stated.Suffix
	}
	return name
}

// DateParts reads an object {"date-parts": [[2020, 7, 23]]} as Crossref and CSL
// have it, as precise as it is; of a date without parts it says nothing.
func DateParts(object string) (record.Date, error) {
	if object == "" || object[0] != '{' || !jsonscan.Readable(object) {
		return record.Date{}, jsonscan.ErrNotObject
	}
	var ends []string
	for parts := range jsonscan.Each(jsonscan.Get(object, "date-parts")) {
		end, err := datePart(parts)
		if err != nil {
			return record.Date{}, err
		}
		if end != "" {
			ends = append(ends, end)
		}
	}
	if len(ends) > 2 {
		return record.Date{}, errors.New("more dates than a range has")
	}
	return record.Date{Value: strings.Join(ends, "/")}, nil
}

// datePart reads a list of year, month and day.
func datePart(list string) (string, error) {
	var buffer [4]int
	numbers := buffer[:0]
	for part := range jsonscan.Each(list) {
		if part == "null" {
			break
		}
		text, err := jsonscan.Text(part)
		if err != nil {
			return "", err
		}
		n, err := strconv.Atoi(text)
		if err != nil {
			return "", fmt.Errorf("%q is no number of a date", text)
		}
		if n == 0 {
			break
		}
		numbers = append(numbers, n)
	}
	if len(numbers) == 0 {
		return "", nil
	}
	return edtf(numbers)
}

// edtf writes year, month and day.
func edtf(numbers []int) (string, error) {
	if numbers[0] < 0 || numbers[0] > 9999 || len(numbers) > 3 {
		return "", fmt.Errorf("%v is no date", slices.Clone(numbers))
	}
	text := padded(make([]byte, 0, len("2020-07-23")), numbers[0], 4)
	if len(numbers) > 1 {
		if numbers[1] < 1 || numbers[1] > 12 {
			return "", fmt.Errorf("%d is no month", numbers[1])
		}
		text = padded(append(text, '-'), numbers[1], 2)
	}
	if len(numbers) > 2 {
		day := time.Date(numbers[0], time.Month(numbers[1]), numbers[2], 0, 0, 0, 0, time.UTC)
		if numbers[2] < 1 || int(day.Month()) != numbers[1] {
			return "", fmt.Errorf("%v is no day of the calendar", slices.Clone(numbers))
		}
		text = padded(append(text, '-'), numbers[2], 2)
	}
	return string(text), nil
}

// padded appends a number of so many digits, which is not larger.
func padded(text []byte, n, digits int) []byte {
	for place := [...]int{0, 1, 10, 100, 1000}[digits]; place > 0; place /= 10 {
		text = append(text, byte('0'+n/place%10))
	}
	return text
}

// Abstract reads an abstract in a string, and late the registrations and
// reported counts that stand in it.
func Abstract(code, name string) []typed.Reading {
	return append(typed.Late(Mentions(code, name)...), typed.Many(Texts(code), name, "abstracts", normalize.Abstract,
		func(r *record.Record) *[]record.Abstract { return &r.Abstracts }, func(a, b record.Abstract) bool { return a.Text == b.Text }))
}

// Mentions reads the registrations and reported counts in a string of running
// text. The text that their rules read is a piece of the string's JSON text.
func Mentions(code, name string) []typed.Reading {
	f := typed.Format{Code: code, Decode: func(piece string) (string, error) {
		s, err := jsonscan.Unescape(piece)
		return withoutTags(s), err
	}}
	readings := f.Mentions(name)
	for i := range readings {
		find := readings[i].Split
		readings[i].Split = func(text string) []typed.Piece { return piecesOf(text, find) }
	}
	return readings
}

// piecesOf finds pieces in the text of a JSON string, by places in its JSON
// text.
func piecesOf(text string, find func(string) []typed.Piece) []typed.Piece {
	if len(text) < 2 || text[0] != '"' {
		return nil
	}
	inside := text[1 : len(text)-1]
	s, err := jsonscan.Unescape(inside)
	if err != nil {
		return nil
	}
	pieces := find(withoutTags(s))
	if len(pieces) == 0 {
		return nil
	}
	at := make([]int, 0, 2*len(pieces))
	for _, p := range pieces {
		at = append(at, p.From, p.To)
	}
	if s != inside {
		jsonscan.Locate(inside, at)
	}
	for i := range pieces {
		pieces[i] = typed.Piece{From: at[2*i] + 1, To: at[2*i+1] + 1}
	}
	return pieces
}

// withoutTags puts blanks in the place of tags.
func withoutTags(s string) string {
	if strings.IndexByte(s, '<') < 0 {
		return s
	}
	out := []byte(s)
	for i := 0; i < len(out); i++ {
		if out[i] != '<' || i+1 == len(out) || out[i+1] != '/' && (out[i+1]|0x20 < 'a' || out[i+1]|0x20 > 'z') {
			continue
		}
		end := strings.IndexByte(s[i:], '>')
		if end < 0 {
			break
		}
		for j := i; j <= i+end; j++ {
			out[j] = ' '
		}
		i += end
	}
	return string(out)
}
