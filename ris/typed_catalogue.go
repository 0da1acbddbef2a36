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
// wrote the record. A comma behind a publisher shows nothing: others have it too.
var catalogueMarks = map[string][]string{
	"CY": {" :", " ;"}, "PP": {" :", " ;"}, "ET": {" /"}, "T3": {" ;"}, "SP": {" :", " ;"}, "SN": {" :"},
}

// mostForStatement is how many fields are looked at to judge one statement.
const mostForStatement = 1000

// inCatalogue reports whether a catalogue wrote the record.
func (d *reading) inCatalogue() bool {
	for i := range d.fields[:min(len(d.fields), mostForStatement)] {
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

// withoutStatement returns the title without the statement of responsibility behind
// it, which becomes a detail, where it is certain that it is one: what stands behind
// a slash may be a second title, or the end of the only one.
func (d *reading) withoutStatement(s source) source {
	f := &d.fields[s.field]
	end, start, ok := normalize.Statement(f.Value)
	if !ok || s.lines || s.text != strings.TrimSpace(f.Value) || slices.Contains(inJournals, d.code) {
		return s
	}
	statement := d.part(s.field, start, len(f.Value))
	if !d.saysWho(statement.text) {
		return s
	}
	d.addDetail(statement, statementDetail)
	return d.part(s.field, 0, end)
}

// statementPhrases begin a statement of responsibility, whatever follows.
// statementWords may begin a title as well: with a capital, or before a word
// without one ("by land and sea").
var (
	statementPhrases = []string{
		"edited by ", "ed. by ", "eds. ", "written by ", "compiled by ", "translated by ", "illustrated by ", "selected by ", "prepared by ",
		"hrsg. von ", "herausgegeben von ", "editado por ", "sous la direction de ", "traduit par ", "a cura di ",
	}
	statementWords = []string{"by ", "par ", "von ", "por ", "ed. "}
)

// saysWho reports whether a text behind the slash of a title is a statement of
// responsibility.
func (d *reading) saysWho(text string) bool {
	statement := strings.TrimLeft(text, "[ ")
	lower := strings.ToLower(statement[:min(len(statement), 40)])
	if slices.ContainsFunc(statementPhrases, func(phrase string) bool { return strings.HasPrefix(lower, phrase) }) {
		return true
	}
	catalogued := d.inCatalogue()
	for _, word := range statementWords {
		if behind, ok := strings.CutPrefix(statement, word); ok && (catalogued || beginsWithCapital(behind)) {
			return true
		}
	}
	if catalogued && strings.HasPrefix(text, "[") && strings.HasSuffix(strings.TrimRight(text, " ."), "]") && !beginsWithCapital(statement) {
		return true // "[the members of a club]"
	}
	said := nameWords(statement)
	for i := range d.fields[:min(len(d.fields), mostForStatement)] {
		f := &d.fields[i]
		switch f.Name {
		case "AU", "A1", "A2", "A3", "ED":
		default:
			continue
		}
		if n := namesPerson(said, f.Value, catalogued); n > 0 && endsName(statement[said[n-1].end:]) {
			return true
		}
	}
	return false
}
