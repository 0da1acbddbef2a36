package delimited

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

func hasNoPages(r *record.Record) bool { return r.Pages == (record.Pages{}) }

func pageCombination() typed.Combination {
	return typed.Combination{
		Rule: cells.RuleOf("page-range"), Names: []string{"first-page", "last-page"},
		If: hasNoPages,
		Read: func(texts []string) (any, error) {
			first, _ := withoutDecimals(texts[0])
			last, _ := withoutDecimals(texts[1])
			extent, err := normalize.PageRange(first, last)
			return extent.Pages, err
		},
		Put: func(r *record.Record, value any) string {
			r.Pages = value.(record.Pages)
			return "pages"
		},
	}
}

// firstOfRange is one more place of a first page that a range has.
func firstOfRange() typed.Reading {
	r := typed.One(numbers, "first-page.of-range", "pages/first", func(s string) (string, error) { return normalize.Text(s), nil },
		func(r *record.Record) *string { return &r.Pages.First })
	put := r.Put
	r.Put = func(rec *record.Record, value any) string {
		if rec.Pages.First != value {
			return ""
		}
		return put(rec, value)
	}
	r.Repeat = ""
	return r
}

// lastPage reads a last page that has no first one.
func lastPage() typed.Reading {
	r := typed.One(numbers, "last-page", "pages", func(s string) (record.Pages, error) {
		if _, err := normalize.Pages(s); err != nil {
			return record.Pages{}, err
		}
		return record.Pages{Last: normalize.Text(s)}, nil
	}, func(r *record.Record) *record.Pages { return &r.Pages })
	r.If = func(r *record.Record) bool { return r.Pages == (record.Pages{}) && r.ArticleNumber == "" }
	return r
}

// citations reads the parts of PubMed's citation that no column has.
func citations() []typed.Reading {
	part := func(group int) func(string) string { return func(s string) string { return cited(s, group) } }
	numbering := func(name, path string, text func(string) string, read func(string) (normalize.Numbering, error), target func(*record.Record) *string) typed.Reading {
		return typed.One(cells, name, path, func(s string) (string, error) {
			if text(s) == "" {
				return "", nil
			}
			n, err := read(text(s))
			if err != nil {
				return "", nil
			}
			if path == "volume" {
				return n.Volume, nil
			}
			return n.Issue, nil
		}, target)
	}
	date := cells.DateBy("citation.date", record.DateIssued, citationDate)
	pages := typed.One(cells, "citation.pages", "pages", func(s string) (record.Pages, error) {
		e, err := normalize.Pages(part(citedPages)(s))
		if err != nil {
			return record.Pages{}, nil
		}
		return e.Pages, nil
	}, func(r *record.Record) *record.Pages { return &r.Pages })
	article := typed.One(cells, "citation.article-number", "article_number", func(s string) (string, error) {
		e, err := normalize.Pages(part(citedPages)(s))
		if err != nil {
			return "", nil
		}
		return e.ArticleNumber, nil
	}, func(r *record.Record) *string { return &r.ArticleNumber })
	online := cells.DateBy("citation.online", record.DateOnline, func(s string) (record.Date, error) {
		m := citedOnline.FindStringSubmatch(s)
		if m == nil {
			return record.Date{}, nil
		}
		d, err := normalize.Date(m[1])
		if err != nil {
			return record.Date{}, nil
		}
		return d, nil
	})
	readings := typed.Late(
		date, online,
		numbering("citation.volume", "volume", part(citedVolume), normalize.Volume, func(r *record.Record) *string { return &r.Volume }),
		numbering("citation.issue", "issue", part(citedIssue), normalize.Issue, func(r *record.Record) *string { return &r.Issue }),
		pages, article,
	)
	for i := range readings {
		// What another column states comes first.
		readings[i].Repeat = ""
	}
	return readings
}

// pages reads pages. A number alone in the column of a thesis is how many it has,
// as in package ris.
func pages() []typed.Reading {
	isThesis := func(r *record.Record) bool { return r.Type == record.TypeThesis }
	extent := numbers.NumberOfPages("pages.extent")
	read := extent.Read
	extent.Read = func(s string) (any, error) {
		if !isNumber(strings.TrimSpace(s)) {
			return nil, nil
		}
		return read(s)
	}
	ranges := numbers.Pages("pages.of-thesis")
	for i := range ranges {
		read := ranges[i].Read
		ranges[i].Read = func(s string) (any, error) {
			if isNumber(strings.TrimSpace(s)) {
				return nil, nil
			}
			return read(s)
		}
	}
	return slices.Concat(
		typed.If(isThesis, append([]typed.Reading{extent}, ranges...)...),
		typed.If(func(r *record.Record) bool { return !isThesis(r) }, numbers.Pages("pages")...),
	)
}
