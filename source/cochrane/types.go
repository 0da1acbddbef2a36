package cochrane

import "strings"

// reviews is the title of the journal of Cochrane reviews.
const reviews = "Cochrane Database of Systematic Reviews"

// typeWords say of which of RIS's types a record is, by words of its types in lower
// case; the first that is in them holds. CENTRAL has its own types, those of MEDLINE
// and those of Embase.
var typeWords = []struct{ word, code string }{
	{"trial registry record", "RPRT"},
	{"conference", "CPAPER"}, {"meeting abstract", "CPAPER"},
	{"preprint", "JOUR"}, // a preprint by the word, as package ris has it
	{"dissertation", "THES"}, {"thesis", "THES"},
	{"book chapter", "CHAP"},
	{"journal", "JOUR"}, {"article", "JOUR"}, {"review", "JOUR"}, {"letter", "JOUR"}, {"editorial", "JOUR"}, {"comment", "JOUR"}, {"trial", "JOUR"},
	{"case report", "JOUR"}, {"report", "RPRT"},
}

// typeRow returns the place in typeWords of the first word that is in a text; as
// many as there are for none.
func typeRow(text string) int {
	lower := strings.ToLower(text)
	for i := range typeWords {
		if strings.Contains(lower, typeWords[i].word) {
			return i
		}
	}
	return len(typeWords)
}

// typeCode returns RIS's code of the types of a record, "" for none.
func typeCode(text string) string {
	if row := typeRow(text); row < len(typeWords) {
		return typeWords[row].code
	}
	return ""
}
