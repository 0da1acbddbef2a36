package ris

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/authorid"
	"github.com/ibid-go/ibid/record"
)

// RIS has no tag for the ORCID or ResearcherID of a person. They stand in the note for
// what has no tag as in Web of Science's lists, with the name before each:
//
//	N1  - Person ids: Doe, Jane/0000-0002-1825-0097; Roe, Richard/A-1234-2010
//
// Notes that keep such a list of Web of Science's are read in the same way.

// personIDs is the name of the detail that keeps what is nobody's of the record.
const personIDs = "author-identifiers"

// personLists are the names of details that are such lists, in records of Web of
// Science.
var personLists = []string{"researcher-ids", "orcids", personIDs}

// personList is such a list in a note: the place of its value.
type personList struct {
	field int
	piecePlace
	// own is set for one that stands in no detail.
	own bool
}

// isPersonList reports whether what a label says is such a list.
func isPersonList(l *label, as string) bool {
	return l.to == toPersonIDs || l.to == toDetail && slices.Contains(personLists, as)
}

// readPersonIDs gives the contributors their numbers from the lists of notes. What
// cannot be given to one of them stays as a detail.
func (d *reading) readPersonIDs() {
	if len(d.personLists) == 0 {
		return
	}
	people := authorid.Of(d.record, inContributors.element)
	for _, list := range d.personLists {
		value := d.fields[list.field].Value
		var statements []source
		for place := range splitAt(value[list.start:list.end], ";") {
			statements = append(statements, d.part(list.field, list.start+place.start, list.start+place.end))
		}
		given := d.addNumbers(people, statements)
		for n, statement := range statements {
			if list.own && !given[n] {
				d.addDetail(statement, personIDs)
			}
		}
	}
}

// addPersonIDs writes the numbers of the contributors, but for those that a list among
// the details has with the name: a list for the first of each person, one for the
// second, and so on.
func (c *composition) addPersonIDs() {
	people := c.record.Contributors
	first := 0
	for first < len(people) && len(people[first].Identifiers) == 0 {
		first++
	}
	if first == len(people) {
		return
	}
	all := authorid.Of(c.record, inContributors.element)
	listed := map[int][]record.Identifier{}
	for i := range c.record.Details {
		if d := &c.record.Details[i]; slices.Contains(personLists, d.Name) {
			statements := strings.Split(d.Value, ";")
			for _, owner := range all.Owners(statements) {
				_, id, _ := authorid.Person(statements[owner.Statement])
				listed[owner.Contributor] = append(listed[owner.Contributor], id)
			}
		}
	}
	for k, more := 0, true; more && k < mostPersonIDs; k++ {
		more = false
		var statements []string
		var owners []int
		for i := range people {
			if k >= len(people[i].Identifiers) {
				continue
			}
			more = true
			id := people[i].Identifiers[k]
			text := string(c.appendInverted(nil, &people[i].Name)) + "/" + strings.TrimPrefix(id.Value, orcidAddress)
			if _, read, ok := authorid.Person(text); ok && read == id && !slices.Contains(listed[i], id) && !strings.ContainsAny(text, ";|") {
				statements, owners = append(statements, text), append(owners, i)
			}
		}
		var kept []string
		for _, owner := range all.Owners(statements) {
			if owners[owner.Statement] == owner.Contributor {
				kept = append(kept, statements[owner.Statement])
			}
		}
		if len(kept) > 0 {
			c.add(labelSlot(meaning{toPersonIDs, ""}), strings.Join(kept, "; "))
		}
	}
}

// mostPersonIDs is how many numbers of one person are written.
const mostPersonIDs = 8

// orcidAddress is what stands before the digits of an ORCID.
const orcidAddress = "https://orcid.org/"
