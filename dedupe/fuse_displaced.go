package dedupe

import (
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// displacedRule ends the rules that keep as a detail what a record states of a
// field in which it has another value: a page says its title in each of several
// vocabularies.
const displacedRule = ".repeated"

// displacedFields are the fields of which a record has one value, by the names of the
// details that keep others: the path of the field's claims, and how the detail's
// text is what stands there; nil where it is that text.
var displacedFields = map[string]struct {
	path string
	read func(string) any
}{
	"title":  {"titles/main", func(s string) any { return record.Title{Value: s, Role: record.TitleMain} }},
	"volume": {"volume", nil}, "issue": {"issue", nil}, "supplement": {"supplement", nil}, "part": {"part", nil},
	"pages": {"pages", func(s string) any {
		e, err := normalize.Pages(s)
		if err != nil || e.Pages == (record.Pages{}) {
			return record.Pages{First: s}
		}
		return e.Pages
	}},
	"article-number": {"article_number", nil},
	"number-of-pages": {"number_of_pages", func(s string) any {
		n, err := normalize.NumberOfPages(s)
		if err != nil {
			return s
		}
		return n
	}},
	"number": {"number", nil}, "edition": {"edition", nil}, "section": {"section", nil}, "chapter": {"chapter", nil},
	"genre": {"genre", nil}, "medium": {"medium", nil}, "server": {"server", nil}, "copyright": {"copyright", nil},
	"container-title": {"container/title", nil}, "series-title": {"series/title", nil}, "series-number": {"series/number", nil},
	"event-name": {"event/name", nil}, "event-place": {"event/place", nil},
	"publisher-name": {"publisher/name", nil}, "publisher-place": {"publisher/place", nil},
}

// displacedDate begins the names of details that keep dates; their kind follows.
const displacedDate = "date-"

// claimDisplaced makes a claim of the field itself by each detail that keeps a value
// which its own record has no place for, since another stands there.
func claimDisplaced(f *fusion, p policy) {
	if f.silent {
		return
	}
	for _, m := range f.members {
		for i, d := range m.record.Details {
			path, value := displaced(d)
			if path == "" {
				continue
			}
			if from := (origin{m, m.readingOfElement(p.path, i)}); allDisplaced(from.read.rule) {
				f.claim(path, p.choice, value, from, outcome{reason: "its record states another value before this one"})
			}
		}
	}
}

// allDisplaced reports whether all of the rules in a reading keep displaced values.
func allDisplaced(rules string) bool {
	for rule := range strings.SplitSeq(rules, ruleSeparator) {
		if !strings.HasSuffix(rule, displacedRule) {
			return false
		}
	}
	return true
}

// displaced returns the path of the field that a detail is of, and its value there;
// no path where it is of no field.
func displaced(d record.Detail) (path string, value any) {
	if kind, ok := strings.CutPrefix(d.Name, displacedDate); ok && kind != "" {
		date, err := normalize.Date(d.Value)
		if err != nil || date == (record.Date{}) {
			date = record.Date{Literal: d.Value}
		}
		date.Kind = record.DateKind(kind)
		return "dates/" + kind, date
	}
	field, ok := displacedFields[d.Name]
	switch {
	case !ok:
		return "", nil
	case field.read == nil:
		return field.path, d.Value
	}
	return field.path, field.read(d.Value)
}
