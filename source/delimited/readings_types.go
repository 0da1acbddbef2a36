package delimited

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// types reads a type and what it says besides: a subtype, and the genre in the
// source's words, always or where the type is not known.
func types(genre bool) []typed.Reading {
	f := cells
	name := "type"
	if genre {
		name = "document-type"
	}
	return []typed.Reading{
		typed.One(f, "type", "type", documentType, func(r *record.Record) *record.Type { return &r.Type }),
		subtypeReading(),
		typed.One(f, name+".genre", "genre", func(s string) (string, error) {
			t, _ := documentType(s)
			if t != "" && !genre || subtypes[fold(s)] == record.SubtypePreprint || !strings.ContainsFunc(s, func(r rune) bool { return r > '9' }) {
				return "", nil
			}
			return normalize.Text(s), nil
		}, func(r *record.Record) *string { return &r.Genre }),
	}
}

func subtypeReading() typed.Reading {
	r := typed.One(cells, "type.subtype", "subtype", func(s string) (string, error) { return subtypes[fold(s)], nil },
		func(r *record.Record) *string { return &r.Subtype })
	r.Split, r.Repeat = typed.At(";"), ""
	return r
}

// wosTypes reads PT: at once where it is that of a patent, whose authors are its
// inventors, and else where no other column states a type.
func wosTypes() []typed.Reading {
	patent := typed.One(cells, "wos-type.patent", "type", func(s string) (record.Type, error) {
		if wosType(s, "") == record.TypePatent {
			return record.TypePatent, nil
		}
		return "", nil
	}, func(r *record.Record) *record.Type { return &r.Type })
	return append(typed.Late(wosTypeAlone()), patent)
}

func wosTypeAlone() typed.Reading {
	r := typed.One(cells, "wos-type", "type", func(s string) (record.Type, error) { return wosType(s, ""), nil },
		func(r *record.Record) *record.Type { return &r.Type })
	put := r.Put
	r.Put = func(rec *record.Record, value any) string {
		if rec.Type != "" && rec.Type != value {
			return ""
		}
		return put(rec, value)
	}
	r.Repeat = ""
	return r
}

// wosTypeCombination reads PT with DT, which decides for books and series.
func wosTypeCombination() typed.Combination {
	return typed.Combination{
		Rule: cells.RuleOf("wos-types"), Names: []string{"wos-type", "document-type"},
		Read: func(texts []string) (any, error) { return wosType(texts[0], texts[1]), nil },
		Put: func(r *record.Record, value any) string {
			// It says more than the words of DT alone.
			if r.Type != value {
				r.Type = value.(record.Type)
				r.Trace = slices.DeleteFunc(r.Trace, func(t record.Trace) bool { return t.Path == "type" })
			}
			return "type"
		},
	}
}

// typeCombinations conclude a type where the table states none: the first whose
// columns are all filled in.
var typeCombinations = []struct {
	csl    record.Type
	fields []string
}{
	{record.TypeArticleJournal, []string{"journal", "volume"}},
	{record.TypeArticleJournal, []string{"journal", "issue"}},
	{record.TypeArticleJournal, []string{"journal", "issn"}},
	{record.TypeArticleJournal, []string{"journal", "citation"}},
	{record.TypeArticleJournal, []string{"container", "volume"}},
	{record.TypeArticleJournal, []string{"container", "issue"}},
	{record.TypeArticleJournal, []string{"container", "issn"}},
}

func inferredType(csl record.Type, names ...string) typed.Combination {
	return typed.Combination{
		Rule: cells.RuleOf("inferred-type/" + string(csl) + "/" + strings.Join(names, "+")), Names: names, Inferred: true,
		If: func(r *record.Record) bool { return r.Type == "" && r.Genre == "" },
		Read: func(texts []string) (any, error) {
			if names[1] == "citation" && cited(texts[1], citedVolume) == "" {
				return record.Type(""), nil
			}
			return csl, nil
		},
		Put: func(r *record.Record, value any) string {
			r.Type = value.(record.Type)
			return "type"
		},
	}
}
