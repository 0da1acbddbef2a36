package ris

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/normalize"
)

// Library catalogues export their descriptions with the punctuation of ISBD: a title
// with the statement of responsibility behind it, and marks at the ends of fields.

// isCatalogued reports whether the field at a path may end with such a mark.
func isCatalogued(path string) bool {
	switch path {
	case "publisher/name", "publisher/place", "edition", "series/title":
		return true
	}
	return false
}

// statementDetail is who is responsible for a publication, as its title page says.
const statementDetail = "statement-of-responsibility"

// catalogueMarks are the marks at the ends of fields that show that a catalogue
// wrote the record.
var catalogueMarks = map[string][]string{
	"CY": {" :", " ;"}, "PP": {" :", " ;"}, "PB": {","}, "ET": {" /"}, "T3": {" ;"}, "SP": {" :", " ;"}, "SN": {" :"},
}

// inCatalogue reports whether a catalogue wrote the record.
func (d *reading) inCatalogue() bool {
	for i := range d.fields {
		f := &d.fields[i]
		for _, mark := range catalogueMarks[f.Name] {
			if strings.HasSuffix(strings.TrimSpace(f.Value), mark) {
				return true
			}
		}
	}
	return false
}

// inJournals are the types whose titles no catalogue describes with a statement of
// responsibility.
var inJournals = []string{"JOUR", "EJOUR", "MGZN", "NEWS", "ABST", "INPR", "CPAPER", "CONF", "CHAP", "ECHAP"}

// statementWords begin a statement of responsibility.
var statementWords = []string{"by ", "[by ", "edited by ", "ed. by ", "written by ", "compiled by ", "par ", "von ", "hrsg. von ", "herausgegeben von ", "por "}

// withoutStatement returns the title without the statement of responsibility behind
// it, which becomes a detail, where it is certain that it is one: a catalogue wrote
// the record, or it names an author of the record in full or as such.
func (d *reading) withoutStatement(s source) source {
	f := &d.fields[s.field]
	end, start, ok := normalize.Statement(f.Value)
	if !ok || s.lines || s.text != strings.TrimSpace(f.Value) || slices.Contains(inJournals, d.code) {
		return s
	}
	statement := d.part(s.field, start, len(f.Value))
	if !d.inCatalogue() && !d.namesAuthor(statement.text) {
		return s
	}
	d.addDetail(statement, statementDetail)
	return d.part(s.field, 0, end)
}

// namesAuthor reports whether a statement names a person of the record: by family
// and given name, or by the family name behind a word such as "by".
func (d *reading) namesAuthor(statement string) bool {
	statement = strings.ToLower(statement)
	said := slices.ContainsFunc(statementWords, func(word string) bool { return strings.HasPrefix(statement, word) })
	for i := range d.fields {
		f := &d.fields[i]
		switch f.Name {
		case "AU", "A1", "A2", "A3", "ED":
		default:
			continue
		}
		family, given, _ := strings.Cut(strings.ToLower(f.Value), ",")
		if family = strings.TrimSpace(family); family == "" || !strings.Contains(statement, family) {
			continue
		}
		words := strings.FieldsFunc(given, func(c rune) bool { return c == ' ' || c == '.' || c == ',' })
		if said || len(words) > 0 && len(words[0]) > 1 && strings.Contains(statement, words[0]) {
			return true
		}
	}
	return false
}
