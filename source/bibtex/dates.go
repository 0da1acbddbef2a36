package bibtex

import (
	"regexp"
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// monthText makes a month that was written in one of many ways one that a date
// can be read from: "jan", "10~jan", "Jan.--Feb.", "{MAR-APR}", "07".
var monthText = strings.NewReplacer("–", "-", "—", "-", ".", " ", "\u00a0", " ", ",", " ")

// readYear reads a year alone.
func readYear(s string) (record.Date, error) {
	s = strings.Trim(normalize.Text(s), "()[] ")
	return normalize.Date(s)
}

// dateOfParts reads the year, the month and, where there is one, the day.
func dateOfParts(texts []string) (record.Date, error) {
	plain := make([]string, len(texts))
	for i, s := range texts {
		s, err := decodeText(s)
		if err != nil {
			return record.Date{}, err
		}
		plain[i] = normalize.Text(s)
	}
	year, month := plain[0], normalize.Text(monthText.Replace(plain[1]))
	if d, err := readYear(year); err != nil || len(d.Value) != len("2020") {
		return record.Date{}, text.Reject("date-parts", "year", year, "no year")
	}
	month = strings.ReplaceAll(month, " - ", "-")
	month = strings.ReplaceAll(month, " -", "-")
	year = strings.Trim(year, "()[] ")
	day := ""
	if len(plain) > 2 {
		day = strings.Trim(plain[2], " .")
	}
	var d record.Date
	var err error
	switch {
	case day == "" && strings.Contains(month, year):
		// EndNote and others have the whole date there: "December 15, 1999".
		if d, err = normalize.Date(normalize.Text(plain[1])); err == nil && (d.Literal != "" || !strings.HasPrefix(d.Value, year)) {
			return record.Date{}, text.Reject("date-parts", "differs", plain[1], "another year than year says")
		}
	case day != "" && isNumber(month) && isNumber(day):
		d, err = normalize.Date(year + "-" + pad(month) + "-" + pad(day))
	case day != "":
		d, err = normalize.Date(day + " " + month + " " + year)
	case isNumber(month):
		d, err = normalize.Date(year + "-" + pad(month))
	default:
		d, err = normalize.Date(month + " " + year)
	}
	d.Kind = record.DateIssued
	return d, err
}

func pad(number string) string {
	if len(number) == 1 {
		return "0" + number
	}
	return number
}

// dateCombinations read the date of publication from the fields that BibTeX has
// for its parts. Where a date stands beside them that they agree with, they are
// further places of it.
func dateCombinations() []typed.Combination {
	fits := func(r *record.Record) bool {
		_, has := r.Date(record.DateIssued)
		return !has
	}
	parts := func(rule string, names ...string) typed.Combination {
		return typed.Combination{
			Rule: text.RuleOf(rule), Names: names, If: fits,
			Read: func(texts []string) (any, error) { return dateOfParts(inOrder(names, texts)) },
			Put:  func(r *record.Record, v any) string { return typed.PutDate(r, v.(record.Date)) },
		}
	}
	agree := func(rule string, names ...string) typed.Combination {
		return typed.Combination{
			Rule: text.RuleOf(rule), Names: names,
			Read: func(texts []string) (any, error) { return dateThatAgrees(texts) },
			Put: func(r *record.Record, v any) string {
				if d, ok := r.Date(record.DateIssued); !ok || d != v.(record.Date) {
					return ""
				}
				return typed.PutDate(r, v.(record.Date))
			},
		}
	}
	return []typed.Combination{
		agree("date-agrees.day", "date", "year", "day", "month"),
		agree("date-agrees.month", "date", "year", "month"),
		agree("date-agrees.year", "date", "year"),
		parts("date-parts.day", "year", "day", "month"),
		parts("date-parts.month", "year", "month"),
		parts("date-parts.date", "year", "date"),
	}
}

// inOrder gives the texts of year, month and day in that order. The month comes
// last in the names, since it alone may consist of several parts.
func inOrder(names, texts []string) []string {
	if len(names) == 3 {
		return []string{texts[0], texts[2], texts[1]}
	}
	return texts
}

// dateThatAgrees reads a date in the first text; the others are its year and
// its month, or its year, its day and its month.
func dateThatAgrees(texts []string) (record.Date, error) {
	whole, err := decodeVerbatim(texts[0])
	if err != nil {
		return record.Date{}, err
	}
	d, err := normalize.EDTF(whole)
	if err != nil {
		return record.Date{}, err
	}
	d.Kind = record.DateIssued
	var parts record.Date
	if len(texts) == 2 {
		year, _ := decodeText(texts[1])
		parts, err = readYear(year)
	} else {
		names := []string{"year", "month"}
		if len(texts) == 4 {
			names = []string{"year", "day", "month"}
		}
		parts, err = dateOfParts(inOrder(names, texts[1:]))
	}
	if err != nil {
		return record.Date{}, err
	}
	if parts.Value != d.Value && !strings.HasPrefix(d.Value, parts.Value+"-") {
		return record.Date{}, text.Reject("date-agrees", "differs", whole, "another date than year and month say")
	}
	return d, nil
}

// yearReading reads the year where nothing more precise was read.
func yearReading() typed.Reading {
	reading := text.DateBy("year", record.DateIssued, readYear)
	reading.Late, reading.Repeat = true, ""
	reading.If = func(r *record.Record) bool { _, has := r.Date(record.DateIssued); return !has }
	return reading
}

// statuses are the words that stand in pubstate, or where a date should.
var statuses = map[string]record.Status{
	"inpress": record.StatusInPress, "in press": record.StatusInPress, "in-press": record.StatusInPress, "forthcoming": record.StatusInPress,
	"to appear": record.StatusInPress, "ahead of print": record.StatusInPress, "aheadofprint": record.StatusInPress,
	"online first": record.StatusInPress, "epub ahead of print": record.StatusInPress,
	"inpreparation": "", "submitted": record.StatusSubmitted, "accepted": record.StatusAccepted, "published": record.StatusPublished,
	"ppublish": record.StatusPublished, "epublish": record.StatusPublished, "retracted": record.StatusRetracted,
	"final": record.StatusPublished, "article in press": record.StatusInPress,
}

// accessedNote is how people write when they looked at a page: "[Online; accessed
// 19-July-2008]".
var accessedNote = regexp.MustCompile(`(?i)^\[?(?:online[;,.] *)?(?:last )?(?:accessed|retrieved|visited)(?: on)?:? +([^\]]{4,30}?)\.?\]?$`)

// accessedIn reads the day of access in a note that says nothing else.
func accessedIn(name string) typed.Reading {
	return text.DateBy(name+".accessed", record.DateAccessed, func(s string) (record.Date, error) {
		m := accessedNote.FindStringSubmatch(normalize.Text(s))
		if m == nil {
			return record.Date{}, nil
		}
		date, err := normalize.Date(m[1])
		if err != nil || date.Literal != "" {
			return record.Date{}, nil
		}
		return date, nil
	})
}
