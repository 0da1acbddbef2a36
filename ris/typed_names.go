package ris

import (
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// RIS inverts names, and a name without a comma is an organisation or cannot
// be divided safely. Some exporters write given names first all the same, and
// then they do it in the whole record: where it has several authors who have the
// form of persons, and none of them has a comma, they are persons. In a dialect
// that may write given names first, each name is looked at for itself.

// resolveAuthorRole makes authors of the persons of AU whom the type makes something
// else, such as programmers, where the note for what has no tag says that they are.
func (d *reading) resolveAuthorRole() {
	if d.authorRole == nil || len(d.authors) == 0 {
		return
	}
	for _, at := range d.authors {
		d.record.Contributors[at].Role = record.RoleAuthor
	}
	for i := range d.record.Trace {
		t := &d.record.Trace[i]
		role := strings.LastIndexByte(t.Rule, '/') + 1
		if role > 0 && isAuthor(t.Field) && strings.HasPrefix(t.Path, "contributors/") {
			t.Rule = t.Rule[:role] + string(record.RoleAuthor)
		}
	}
	d.trace(inContributors.element(d.authors[0])+"/role", "ris.author-role", false, *d.authorRole)
}

// authorRoleOf reads the role that the note may give to the persons of AU.
func authorRoleOf(text string) (record.Role, error) {
	if text == string(record.RoleAuthor) {
		return record.RoleAuthor, nil
	}
	return "", reject("ris.author-role", "unknown", text, "no role of AU")
}

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
			value := normalize.Text(f.Value)
			switch {
			case normalize.LooksLikePerson(value):
				count++
			case !isOrganisation(value):
				return false
			}
		}
		if count > 1 {
			d.displayOrder = 1
		}
	}
	return d.displayOrder > 0
}

// isOrganisation reports whether a name is that of an organisation, by a word in
// it or by the comma behind it.
func isOrganisation(value string) bool {
	name, err := normalize.NameInDisplayOrder(value)
	return err == nil && name.Literal != "" && strings.Contains(value, " ") ||
		strings.IndexByte(value, ',') == len(value)-1
}

// nameOf reads a name and says by which rule.
func (d *reading) nameOf(s source, role record.Role) (record.Name, string, error) {
	if role == roleOwner && normalize.IsCompany(s.text) {
		name, err := normalize.LiteralName(s.text)
		return name, literalPrefix, err
	}
	name, err := normalize.Name(s.text)
	if err == nil && name.Literal != "" && !s.lines && d.mayStandGivenFirst(s) {
		if divided, err := normalize.NameInDisplayOrder(s.text); err == nil {
			return divided, displayPrefix, nil
		}
	}
	return name, namePrefix, err
}

// mayStandGivenFirst reports whether a name that is not divided by itself may
// stand with its given names first.
func (d *reading) mayStandGivenFirst(s source) bool {
	if d.givenFirst && normalize.LooksLikePerson(normalize.Text(s.text)) {
		return true
	}
	return isAuthor(d.tag(s.field)) && d.inDisplayOrder()
}
