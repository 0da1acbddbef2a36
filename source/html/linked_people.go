package html

import (
	"encoding/json"
	"strings"

	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// linkedPerson is a person or organisation in JSON-LD: the texts of its members, ""
// for those that it has not.
type linkedPerson [linkedMembersRead]string

// The members that are read.
const (
	linkedType = iota
	linkedID
	linkedName
	linkedGiven
	linkedAdditional
	linkedFamily
	linkedSameAs
	linkedURL
	linkedIdentifier
	linkedAffiliation
	linkedWorksFor
	linkedMembersRead
)

var linkedNames = [linkedMembersRead]string{
	"@type", "@id", "name", "givenName", "additionalName", "familyName", "sameAs", "url", "identifier", "affiliation", "worksFor",
}

// linkedPersonOf divides an object. Of several members of a name the last counts, and
// the case of their letters does not.
func linkedPersonOf(text string) (p linkedPerson, err error) {
	text = oneLine(text)
	if !jsonscan.Valid(text) {
		return p, json.Unmarshal([]byte(text), new(any)) // which says what is wrong
	}
	for m := range jsonscan.EachMember(text) {
		for i, name := range linkedNames {
			if m.Name == name || len(m.Name) >= len(name) && strings.EqualFold(m.Name, name) {
				p[i] = text[m.Value:m.End]
				break
			}
		}
	}
	return p, nil
}

// readLinkedPerson reads a person or organisation of JSON-LD.
func readLinkedPerson(texts []string) (record.Contributor, error) {
	var c record.Contributor
	if len(texts) != 1 {
		return c, noName(strings.Join(texts, " "))
	}
	text := texts[0]
	if !strings.HasPrefix(text, "{") {
		name, err := unquote(text)
		if err != nil {
			return c, err
		}
		c.Name, err = readName(name)
		return c, err
	}
	p, err := linkedPersonOf(text)
	if err != nil {
		return c, err
	}
	var buffer [8]string
	kind := strings.Join(textsIn(buffer[:0], p[linkedType]), " ")
	family := normalize.Text(firstIn(p[linkedFamily]))
	given := normalize.Text(strings.TrimSpace(firstIn(p[linkedGiven]) + " " + firstIn(p[linkedAdditional])))
	switch name := firstIn(p[linkedName]); {
	case strings.Contains(kind, "Organization"):
		c.Literal = normalize.Text(name)
	case family != "" && given != "":
		c.Name, err = normalize.Name(family + ", " + given)
	case name != "":
		c.Name, err = readName(name)
	case family != "":
		c.Literal = family
	}
	if err != nil {
		return c, err
	}
	if c.Name == (record.Name{}) {
		return c, noName(text)
	}
	addresses := buffer[:0]
	for _, member := range []int{linkedID, linkedSameAs, linkedURL} {
		addresses = textsIn(addresses, p[member])
	}
	for _, candidate := range valuesIn(addresses, p[linkedIdentifier], "value") {
		if orcid, err := normalize.ORCID(candidate); err == nil {
			c.Identifiers = appendNew(c.Identifiers, record.Identifier{Scheme: record.SchemeORCID, Value: orcid})
		}
	}
	for _, place := range valuesIn(valuesIn(buffer[:0], p[linkedAffiliation], "name"), p[linkedWorksFor], "name") {
		if place = normalize.Text(place); place != "" && !isMail(place) {
			c.Affiliations = appendNew(c.Affiliations, place)
		}
	}
	return c, nil
}

// textsIn appends the strings that a value of JSON is or lists.
func textsIn(texts []string, value string) []string {
	for one := range jsonscan.Each(value) {
		if one[0] == '"' {
			if text, err := unquote(one); err == nil {
				texts = append(texts, text)
			}
		}
	}
	return texts
}

// firstIn returns the first of them.
func firstIn(value string) string {
	var buffer [1]string
	if texts := textsIn(buffer[:0], value); len(texts) > 0 {
		return texts[0]
	}
	return ""
}

// valuesIn appends what a value of JSON is or lists: strings, or the strings of a
// member that objects have.
func valuesIn(texts []string, value, member string) []string {
	for one := range jsonscan.Each(value) {
		switch one[0] {
		case '"':
			texts = textsIn(texts, one)
		case '{':
			found := ""
			for m := range jsonscan.EachMember(one) {
				if m.Name == member {
					found = one[m.Value:m.End] // the last counts
				}
			}
			texts = textsIn(texts, found)
		}
	}
	return texts
}
