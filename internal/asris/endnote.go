package asris

import "slices"

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
