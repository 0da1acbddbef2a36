package ris

import (
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// Some exporters write an author's ORCID behind the name, in the same field:
//
//	AU  - Doe, Jane (ORCID: 0000-0002-1825-0097)

// orcidPrefix names the rule that reads a name with an ORCID, before the role.
const orcidPrefix = "ris.name-orcid/"

// orcidStart are the digits that all ORCIDs begin with, and orcidLength is how many
// characters one has.
const (
	orcidStart  = "0000-00"
	orcidLength = len("0000-0002-1825-0097")
)

// What may stand between a name and the digits of an ORCID: words, several of them,
// and marks around each.
var wordsBeforeORCID = []string{"https", "http", "www.orcid.org", "orcid.org", "orcid id", "orcid"}

const marksBeforeORCID = " :([</;,-|"

// cutORCID divides a text into a name and the ORCID that it ends with.
func cutORCID(text string) (name, orcid string, ok bool) {
	at := strings.Index(text, orcidStart)
	if at < 0 || len(text)-at < orcidLength {
		return "", "", false
	}
	end := at + orcidLength
	if strings.Trim(text[end:], ")]> .;,") != "" {
		return "", "", false
	}
	orcid, err := normalize.ORCID(text[at:end])
	if err != nil {
		return "", "", false
	}
	name = strings.TrimRight(text[:at], marksBeforeORCID)
	for cut := true; cut; {
		cut = false
		for _, word := range wordsBeforeORCID {
			n := len(name) - len(word)
			if n >= 0 && strings.EqualFold(name[n:], word) && (n == 0 || strings.IndexByte(marksBeforeORCID, name[n-1]) >= 0) {
				name, cut = strings.TrimRight(name[:n], marksBeforeORCID), true
			}
		}
	}
	return name, orcid, true
}

// nameWithORCID reads a person from a name and the ORCID behind it. A name that is
// not divided by a comma has the given names first: no organisation has an ORCID.
func nameWithORCID(text string, role record.Role) (record.Contributor, error) {
	before, orcid, ok := cutORCID(text)
	if !ok || before == "" {
		return record.Contributor{}, reject(orcidPrefix, "form", text, "no name with an ORCID")
	}
	name, err := normalize.Name(before)
	if err == nil && name.Literal != "" {
		name, err = normalize.NameInDisplayOrder(before)
	}
	return record.Contributor{
		Name: name, Role: role, Identifiers: []record.Identifier{{Scheme: record.SchemeORCID, Value: orcid}},
	}, err
}

// readNameWithORCID adds a person with an ORCID and reports whether the name has
// one. An ORCID without a name is nobody's that is known.
func (d *reading) readNameWithORCID(s source, role record.Role) bool {
	name, _, ok := cutORCID(s.text)
	if !ok {
		return false
	}
	if name == "" {
		d.addDetail(s, personIDs)
		return true
	}
	person, err := nameWithORCID(s.text, role)
	if err != nil {
		return false
	}
	d.addName(&s, role, &person.Name, orcidPrefix)
	d.record.Contributors[len(d.record.Contributors)-1].Identifiers = person.Identifiers
	return true
}
