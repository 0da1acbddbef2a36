package ris

import (
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// addDates writes the date of publication as a year in PY and, where more is
// known, whole in DA.
func (c *composition) addDates() {
	issued := 0
	for i := range c.record.Dates {
		date := &c.record.Dates[i]
		if date.Kind != record.DateIssued {
			s := slotIn(c.dates, date.Kind, toDate)
			if date.Kind == record.DateOriginal {
				c.addOriginalDate(s, date)
				continue
			}
			if s.row < 0 && date.Literal == "" {
				c.add(s, date.Value)
				continue
			}
			first, ranged := firstAccess(date)
			start := len(c.text)
			c.text = appendSlashed(c.text, first)
			if c.addBuilt(s, start); ranged && s.row >= 0 {
				c.add(labelSlot(meaning{toDate, string(date.Kind)}), date.Value)
			}
			continue
		}
		if date.Literal == "" && isOldDate(date.Value) {
			c.add(labelSlot(meaning{toDate, string(date.Kind)}), date.Value)
			continue
		}
		row := rowPY
		switch {
		case issued > 0:
			row = rowY1
		case date.Literal == "" && c.wholeDate && len(date.Value) > len(yearOf(date.Value)):
			c.add(slot{row: rowPY, label: -1}, yearOf(date.Value))
			row = rowDA
		}
		start := len(c.text)
		c.text = appendSlashed(c.text, date)
		c.endBuilt(row, start)
		issued++
	}
}

// addOriginalDate writes the date of the original publication into OP where it is
// read there as the same date, else with its label.
func (c *composition) addOriginalDate(s slot, date *record.Date) {
	again, err := normalize.Date(date.Value)
	switch {
	case date.Value == "" || date.Literal != "":
		start := len(c.text)
		c.text = appendSlashed(c.text, date)
		c.addBuilt(labelSlot(meaning{toDate, string(date.Kind)}), start)
	case err != nil || again.Value != date.Value || !isOriginalDate(date.Value):
		c.add(labelSlot(meaning{toDate, string(date.Kind)}), date.Value)
	default:
		c.add(s, date.Value)
	}
}

// firstAccess returns the first day of a range of access: programs keep a day there and
// read no range. The note has the whole of it.
func firstAccess(date *record.Date) (first *record.Date, ranged bool) {
	from, _, ranged := strings.Cut(date.Value, "/")
	if !ranged || date.Kind != record.DateAccessed || date.Literal != "" {
		return date, false
	}
	if _, err := normalize.Date(from); err != nil {
		return date, false
	}
	return &record.Date{Kind: date.Kind, Value: from}, true
}

// appendSlashed appends a date as YYYY/MM/DD/other, and as much of it as is
// known. What a range within a year, a season or a quarter says beside the year stands
// at the end, where programs do not take it for numbers.
func appendSlashed(dst []byte, date *record.Date) []byte {
	year, rest, parted := strings.Cut(date.Value, "-")
	month, day, _ := strings.Cut(rest, "-")
	other := date.Literal
	inYear, text, ok := "", "", false
	if isRange := strings.IndexByte(date.Value, '/') > 0; isRange && date.Literal == "" || !isRange && month > "12" {
		inYear, text, ok = normalize.DateInYear(date.Value)
	}
	switch {
	case ok:
		return append(append(append(dst, inYear...), "///"...), text...)
	case strings.ContainsAny(date.Value, "/~?%") || strings.HasPrefix(date.Value, "-") || strings.IndexByte(day, '-') >= 0:
		return appendClean(dst, date.Value)
	case date.Value == "":
		return appendClean(dst, date.Literal)
	case !parted && other == "":
		return appendClean(dst, year)
	}
	for _, part := range [...]string{year, month, day} {
		dst = append(appendClean(dst, part), '/')
	}
	return appendClean(dst, other)
}

// isOldDate reports whether a date in EDTF begins with a year that RIS has no form for:
// one before 1000, or one before Christ that may be a hyphen and a year after.
func isOldDate(value string) bool {
	if value == "" || value[0] != '0' && value[0] != '-' {
		return false
	}
	if _, err := normalize.Date(value); err == nil {
		return false
	}
	_, err := normalize.EDTF(value)
	return err == nil
}

// yearOf is the year of a date in EDTF, with its sign before Christ.
func yearOf(value string) string {
	const year = len("2020")
	if strings.HasPrefix(value, "-") {
		return value[:min(len(value), year+1)]
	}
	return value[:min(len(value), year)]
}
