package delimited

import (
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

func dateCombination(names ...string) typed.Combination {
	return typed.Combination{
		Rule: cells.RuleOf("date-of-" + strings.Join(names, "-")), Names: names,
		Read: func(texts []string) (any, error) { return dateOfParts(texts) },
		Put:  func(r *record.Record, value any) string { return typed.PutDate(r, value.(record.Date)) },
	}
}

func eventDate() typed.Reading {
	return typed.One(cells, "event-date", "event/date", func(s string) (string, error) {
		date, err := normalize.Date(s)
		return date.Value, err
	}, func(r *record.Record) *string { return &r.Event.Date })
}

// citationDate reads the date in PubMed's citation, if there is one.
func citationDate(s string) (record.Date, error) {
	d, err := normalize.Date(cited(s, citedDate))
	if err != nil {
		return record.Date{}, nil
	}
	return d, nil
}

// dateWithYear reads a date and the year that stands in a column of its own:
// both are places of one date where they agree.
func dateWithYear(name string, read func(string) (record.Date, error)) typed.Combination {
	return typed.Combination{
		Rule: cells.RuleOf("issued-with-" + name), Names: []string{name, "year"},
		Read: func(texts []string) (any, error) {
			date, err := read(texts[0])
			if err != nil {
				return nil, err
			}
			year, _ := withoutDecimals(texts[1])
			if year = strings.TrimSpace(year); date.Value != year && !strings.HasPrefix(date.Value, year+"-") {
				return nil, nil
			}
			date.Kind = record.DateIssued
			return date, nil
		},
		Put: func(r *record.Record, value any) string {
			if path := typed.PutDate(r, value.(record.Date)); path != typed.Agreed {
				return path
			}
			return ""
		},
	}
}
