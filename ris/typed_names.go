package ris

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// RIS inverts names, and a name without a comma is an organisation or cannot
// be divided safely. Some exporters write given names first all the same, and
// then they do it in the whole record: where it has several authors, none has
// a comma, and each is what a person's name looks like, they are persons.

// inDisplayOrder reports whether the record's authors stand with their given
// names first.
func (d *reading) inDisplayOrder() bool {
	if d.displayOrder == 0 {
		d.displayOrder = -1
		count := 0
		for i := range d.fields {
			f := &d.fields[i]
			if f.Name != "AU" && f.Name != "A1" || strings.TrimSpace(f.Value) == "" {
				continue
			}
			if !looksLikePerson(normalize.Text(f.Value)) {
				return false
			}
			count++
		}
		if count > 1 {
			d.displayOrder = 1
		}
	}
	return d.displayOrder > 0
}

// looksLikePerson reports whether a name without comma has the form of a
// person's in display order: two to four words in upper case, but for
// particles between them, and none of those that organisations have.
func looksLikePerson(value string) bool {
	words := 0
	for word := range strings.FieldsSeq(value) {
		first, size := utf8.DecodeRuneInString(word)
		if words++; words > 4 || !unicode.IsUpper(first) && (words == 1 || len(word) > 3) {
			return false
		}
		if letters := word[size:]; len(letters) > 2 && letters == strings.ToUpper(letters) && strings.IndexByte(letters, '.') < 0 {
			return false // an acronym
		}
		if strings.ContainsAny(word, ",;:/&()0123456789") {
			return false
		}
	}
	if words < 2 {
		return false
	}
	name, err := normalize.NameInDisplayOrder(value)
	return err == nil && name.Literal == ""
}

// authorName reads an author's name and says by which rule.
func (d *reading) authorName(s source) (record.Name, string, error) {
	name, err := normalize.Name(s.text)
	if err == nil && name.Literal != "" && (s.tag == "AU" || s.tag == "A1") && !s.lines && d.inDisplayOrder() {
		if divided, err := normalize.NameInDisplayOrder(s.text); err == nil {
			return divided, "name.display/", nil
		}
	}
	return name, "name.inverted/", err
}
