package csljson

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// cslName is CSL's name in parts.
type cslName struct {
	Family              string `json:"family,omitempty"`
	Given               string `json:"given,omitempty"`
	DroppingParticle    string `json:"dropping-particle,omitempty"`
	NonDroppingParticle string `json:"non-dropping-particle,omitempty"`
	Suffix              string `json:"suffix,omitempty"`
	Literal             string `json:"literal,omitempty"`
}

// readName reads the JSON text of one name: CSL's object, or a string.
func readName(text string) (record.Name, error) {
	if strings.HasPrefix(text, `"`) {
		s, err := readScalar(text)
		if err != nil {
			return record.Name{}, err
		}
		return normalize.Name(s)
	}
	var out record.Name
	err := forMembers(text, func(name, value string) error {
		part := namePart(&out, name)
		if part == nil {
			return nil
		}
		s, err := readScalar(value)
		*part = normalize.Text(s)
		return err
	})
	if err != nil {
		return record.Name{}, fmt.Errorf("not a name: %w", err)
	}
	if out == (record.Name{}) { // a group of Crossref's
		out.Literal = normalize.Text(jsonscan.GetText(text, "name"))
	}
	if out == (record.Name{Literal: out.Literal}) && record.IsMissing(out.Literal) {
		return record.Name{}, &normalize.RejectError{Rule: "csl", Code: "missing", Value: out.Literal, Reason: "no value"}
	}
	if record.IsMissing(out.Family) && (out.Given == "" || record.IsMissing(out.Given)) {
		return record.Name{}, &normalize.RejectError{Rule: "csl", Code: "missing", Value: out.Family, Reason: "no value"}
	}
	if out.Given != "NA" && record.IsMissing(out.Given) { // NA could be initials
		out.Given = ""
	}
	if out == (record.Name{Family: out.Family, Literal: out.Literal}) { // nothing else
		if _, err := normalize.LiteralName(out.Literal + out.Family); err != nil {
			return record.Name{}, err
		}
	}
	return out, nil
}

// isNobody reports whether a contributor has no name.
func isNobody(c record.Contributor) bool { return c.Name == record.Name{} }

// readContributor reads the JSON text of one name with its role, and with the
// ORCID and affiliations that Crossref and others add to it.
func readContributor(text string, role record.Role) (record.Contributor, error) {
	name, err := readName(text)
	if err != nil || name == (record.Name{}) {
		return record.Contributor{}, err
	}
	c := record.Contributor{Name: name, Role: role}
	var more [2]string
	jsonscan.Pick(text, more[:], "ORCID", "affiliation")
	if stated := jsonscan.Plain(more[0]); stated != "" {
		if orcid, err := normalize.ORCID(stated); err == nil {
			c.Identifiers = []record.Identifier{{Scheme: record.SchemeORCID, Value: orcid}}
		}
	}
	for affiliation := range jsonscan.Each(more[1]) {
		place, err := jsonscan.Text(affiliation)
		if err != nil {
			place = jsonscan.GetText(affiliation, "name")
		}
		if place = normalize.Text(place); place != "" && !slices.Contains(c.Affiliations, place) {
			c.Affiliations = append(c.Affiliations, place)
		}
	}
	return c, nil
}

// namePart returns the part of a name that a member of CSL's object holds, or
// nil.
func namePart(n *record.Name, member string) *string {
	switch member {
	case "family":
		return &n.Family
	case "given":
		return &n.Given
	case "dropping-particle":
		return &n.DroppingParticle
	case "non-dropping-particle":
		return &n.NonDroppingParticle
	case "suffix":
		return &n.Suffix
	case "literal":
		return &n.Literal
	}
	return nil
}

func writeName(n record.Name) cslName {
	return cslName{
		Family:              n.Family,
		Given:               n.Given,
		DroppingParticle:    n.DroppingParticle,
		NonDroppingParticle: n.NonDroppingParticle,
		Suffix:              n.Suffix,
		Literal:             n.Literal,
	}
}
