package medline

import (
	"strings"

	"github.com/ibid-go/ibid/internal/tagged"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// usualParts is as many parts as most blocks have.
const usualParts = 4

// contributor reads a name with what follows it: AUID, and the addresses in AD
// or IRAD. The short form of the name says nothing more.
func contributor(text string, role record.Role, name func(string) (record.Name, error)) (record.Contributor, error) {
	var buffer [usualParts]tagged.Part
	parts := form.Parts(buffer[:0], text)
	n, err := name(parts[0].Value)
	if err != nil || n == (record.Name{}) {
		return record.Contributor{}, err
	}
	c := record.Contributor{Name: n, Role: role}
	for _, part := range parts[1:] {
		switch part.Tag {
		case "AD", "IRAD":
			if address := normalize.Text(part.Value); address != "" && !record.IsMissing(address) {
				c.Affiliations = append(c.Affiliations, address)
			}
		case "AUID":
			if id, ok := personIdentifier(part.Value); ok {
				c.Identifiers = append(c.Identifiers, id)
			}
		}
	}
	return c, nil
}

const orcidLabel = "ORCID:"

// personIdentifier reads AUID: "ORCID: 0000-0002-1825-0097", or a number in
// another scheme that it names.
func personIdentifier(text string) (record.Identifier, bool) {
	label, number, labelled := strings.Cut(text, ":")
	if orcid, err := normalize.ORCID(strings.TrimSpace(strings.TrimPrefix(text, orcidLabel))); err == nil {
		return record.Identifier{Scheme: record.SchemeORCID, Value: orcid}, true
	}
	scheme, value := strings.ToLower(strings.TrimSpace(label)), normalize.Text(number)
	if !labelled || scheme == "" || value == "" || strings.ContainsAny(scheme, " /") {
		return record.Identifier{}, false
	}
	return record.Identifier{Scheme: record.Scheme(scheme), Value: value}, true
}

// otherAbstract reads OAB with the language that OABL states.
func otherAbstract(text string) (record.Abstract, error) {
	var buffer [usualParts]tagged.Part
	parts := form.Parts(buffer[:0], text)
	if record.IsMissing(parts[0].Value) {
		return record.Abstract{}, &normalize.RejectError{Rule: "abstract", Code: "missing", Value: parts[0].Value, Reason: "no value"}
	}
	abstract, err := normalize.Abstract(parts[0].Value)
	if err != nil {
		return record.Abstract{}, err
	}
	for _, part := range parts[1:] {
		if language, err := normalize.Language(part.Value); err == nil {
			abstract.Language = language
		}
	}
	return abstract, nil
}

// corporate reads the name of an organisation as it stands.
func corporate(s string) (record.Name, error) {
	if record.IsMissing(s) {
		return record.Name{}, &normalize.RejectError{Rule: "name", Code: "missing", Value: s, Reason: "no value"}
	}
	return normalize.LiteralName(s)
}
