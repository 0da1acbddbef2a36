package ris

import (
	"strings"
	"unicode"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// readAccessDay reads the day on which a page was visited beside the year, as
// EndNote has them: its Access Year is VL, its Access Date M1.
func (d *reading) readAccessDay(s source) bool {
	year := d.nextAccessYear()
	if year == nil || s.lines {
		return false
	}
	date, err := accessedOn([]string{year.text, s.text})
	if err != nil {
		return false
	}
	stated := year.source
	*year = statement{source: s, date: date, year: &stated}
	return true
}

// nextAccessYear returns the first year of access without a day, nil for none.
func (d *reading) nextAccessYear() *statement {
	for ; d.accessYears < len(d.dates); d.accessYears++ {
		year := &d.dates[d.accessYears]
		if year.date.Kind == record.DateAccessed && d.tag(year.field) == "VL" && year.year == nil && !year.lines {
			return year
		}
	}
	return nil
}

// accessedOn reads a year, and a day or month in that year in a second text: its name,
// or a date that has the year too. A number alone is the page's.
func accessedOn(texts []string) (record.Date, error) {
	date, err := dateOfParts(texts)
	if len(texts) == 2 && (err != nil || !hasLetter(texts[1])) {
		if date, err = normalize.Date(texts[1]); err == nil && !strings.HasPrefix(date.Value, strings.Trim(texts[0], " /")+"-") {
			err = reject(accessedRule, "year", strings.Join(texts, " "), "the day is in another year")
		}
	}
	if err == nil && !hasMonth(date.Value, hasLetter(texts[1])) {
		err = reject(accessedRule, "day", strings.Join(texts, " "), "neither a day nor the name of a month")
	}
	date.Kind = record.DateAccessed
	return date, err
}

// hasMonth reports whether an EDTF date has a month that is none of its seasons, and a
// day unless its month was named.
func hasMonth(date string, named bool) bool {
	const month, day = len("2020-12"), len("2020-12-31")
	return len(date) >= day || named && len(date) >= month && date[:month] <= date[:month-2]+"12"
}

func hasLetter(text string) bool { return strings.ContainsFunc(text, unicode.IsLetter) }
