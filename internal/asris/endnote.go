package asris

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// numberTags are the tags of RIS that EndNote's Number is in types in which it is
// no issue: a series' volume, a docket, a bill's number, an application's, a first
// page.
var numberTags = []struct {
	tag   string
	codes []string
}{
	{"SV", []string{"BOOK", "EDBOOK", "SER", "CHAP", "CASE"}},
	{"M1", []string{
		"BILL", "UNBILL", "HEAR", "STAT", "PAT", "NEWS", "LEGAL", "STAND", "ECHAP", "ELEC", "WEB", "ONLN", "GRANT", "ART", "COMP",
	}},
}

// NumberTag returns the tag of RIS that EndNote's field Number is in records of a
// type.
func NumberTag(typeCode string) string {
	for _, row := range numberTags {
		if slices.Contains(row.codes, typeCode) {
			return row.tag
		}
	}
	return "IS"
}

// DateBeside returns the date of a record as RIS has it ("2018/03/24/") as EndNote
// writes it beside the year ("Mar 24"), which its styles print as it is. A date that
// would not be read as the same one is returned as it is, and so is each of several.
func DateBeside(r *record.Record, year, date string) string {
	issued := 0
	for i := range r.Dates {
		if r.Dates[i].Kind == record.DateIssued {
			issued++
		}
	}
	stated, err := normalize.Date(date)
	if issued != 1 || err != nil || stated.Literal != "" {
		return date
	}
	in, text, ok := normalize.DateInYear(stated.Value)
	if !ok {
		_, season, found := strings.Cut(date, "///")
		in, text, ok = year, season, found && strings.HasPrefix(date, year)
	}
	again, err := normalize.Date(text + " " + year)
	if !ok || in != year || err != nil || again != stated {
		return date
	}
	return text
}
