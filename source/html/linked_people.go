package html

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// linkedPerson is a person or organisation in JSON-LD.
type linkedPerson struct {
	Type        any             `json:"@type"`
	ID          any             `json:"@id"`
	Name        any             `json:"name"`
	Given       any             `json:"givenName"`
	Additional  any             `json:"additionalName"`
	Family      any             `json:"familyName"`
	SameAs      any             `json:"sameAs"`
	URL         any             `json:"url"`
	Identifier  json.RawMessage `json:"identifier"`
	Affiliation json.RawMessage `json:"affiliation"`
	WorksFor    json.RawMessage `json:"worksFor"`
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
	var p linkedPerson
	if err := json.Unmarshal([]byte(oneLine(text)), &p); err != nil {
		return c, err
	}
	kind := strings.Join(textsOf(p.Type), " ")
	family, given := normalize.Text(first(p.Family)), normalize.Text(strings.TrimSpace(first(p.Given)+" "+first(p.Additional)))
	var err error
	switch name := first(p.Name); {
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
	for _, candidate := range slices.Concat(textsOf(p.ID), textsOf(p.SameAs), textsOf(p.URL), identifiersOf(p.Identifier)) {
		if orcid, err := normalize.ORCID(candidate); err == nil {
			c.Identifiers = appendNew(c.Identifiers, record.Identifier{Scheme: record.SchemeORCID, Value: orcid})
		}
	}
	for _, place := range slices.Concat(namesOf(p.Affiliation), namesOf(p.WorksFor)) {
		if place = normalize.Text(place); place != "" && !isMail(place) {
			c.Affiliations = appendNew(c.Affiliations, place)
		}
	}
	return c, nil
}

// textsOf returns the strings that a value of JSON is or lists.
func textsOf(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var texts []string
		for _, e := range v {
			if s, ok := e.(string); ok {
				texts = append(texts, s)
			}
		}
		return texts
	}
	return nil
}

func first(v any) string {
	if texts := textsOf(v); len(texts) > 0 {
		return texts[0]
	}
	return ""
}

// namesOf returns the names of what a value of JSON is or lists: strings, or
// objects that have a name.
func namesOf(raw json.RawMessage) []string { return valuesOf(raw, "name") }

// identifiersOf returns the identifiers that a value of JSON is or lists.
func identifiersOf(raw json.RawMessage) []string { return valuesOf(raw, "value") }

// beginsJSON is the byte that a value begins with, 0 where there is none.
func beginsJSON(raw json.RawMessage) byte {
	for _, c := range raw {
		if !isSpace(c) {
			return c
		}
	}
	return 0
}

func valuesOf(raw json.RawMessage, name string) []string {
	list := []json.RawMessage{raw}
	if beginsJSON(raw) == '[' {
		if list = nil; json.Unmarshal(raw, &list) != nil {
			return nil
		}
	}
	var found []string
	for _, raw := range list {
		// What a value begins with says its kind: trying each costs more.
		switch beginsJSON(raw) {
		case '"':
			var text string
			if json.Unmarshal(raw, &text) == nil {
				found = append(found, text)
			}
		case '{':
			var object map[string]any
			if json.Unmarshal(raw, &object) == nil {
				found = append(found, textsOf(object[name])...)
			}
		}
	}
	return found
}
