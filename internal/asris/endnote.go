package asris

import "slices"

// numberTypes are the types in which EndNote's Number is not the issue.
var numberTypes = []string{
	"BOOK", "EDBOOK", "SER", "BILL", "UNBILL", "HEAR", "PAT", "NEWS", "LEGAL", "STAND", "CHAP", "ECHAP", "ELEC", "GRANT", "ART", "COMP",
}

// NumberTag returns the tag that EndNote writes its field Number with in records of
// a type.
func NumberTag(typeCode string) string {
	if slices.Contains(numberTypes, typeCode) {
		return "M1"
	}
	return "IS"
}
