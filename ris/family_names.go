package ris

import (
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// A name without a comma is an organisation's or is not divided, so that RIS has no
// form for persons who have a family name only. The note for what has no tag says who
// they are:
//
//	AU  - Plato
//	N1  - Family name: Plato

// familyNameOf reads the family name, with its particle, of a person who has no given
// names.
func familyNameOf(text string) (record.Name, error) {
	whole, err := normalize.Name(text)
	if err != nil {
		return record.Name{}, err
	}
	name, err := normalize.Name(whole.Literal + ", X")
	if err == nil && (whole.Literal == "" || name.Given != "X") {
		err = reject(familyNamePrefix, "name", text, "no family name alone")
	}
	name.Given = ""
	return name, err
}

// familyName reads a person from the name and its label.
func familyName(texts []string, role record.Role) (record.Contributor, error) {
	if len(texts) != 2 {
		return record.Contributor{}, reject(familyNamePrefix, "texts", strings.Join(texts, " "), "the rule reads a name and its label")
	}
	if name, err := normalize.Name(texts[0]); err != nil || name.Literal != normalize.Text(texts[1]) {
		return record.Contributor{}, reject(familyNamePrefix, "name", texts[0], "the label has another name")
	}
	name, err := familyNameOf(texts[1])
	return record.Contributor{Name: name, Role: role}, err
}

// resolveFamilyNames makes persons of the contributors whose names the note says to be
// family names. A label without its name stays as a detail.
func (d *reading) resolveFamilyNames() {
	if len(d.familyNames) == 0 {
		return
	}
	unread := map[record.Name][]int{}
	for i := range d.record.Contributors {
		if c := &d.record.Contributors[i]; len(c.Variants) == 0 {
			unread[c.Name] = append(unread[c.Name], i)
		}
	}
	traces := map[string]int{}
	for i := range d.record.Trace {
		if path := d.record.Trace[i].Path; strings.HasPrefix(path, "contributors/") {
			traces[path] = i
		}
	}
	for _, label := range d.familyNames {
		whole := record.Name{Literal: normalize.Text(label.text)}
		if d.makeFamilyName(unread[whole], traces, namePrefix, label) {
			unread[whole] = unread[whole][1:]
			continue
		}
		// Two families look like a person whose given names stand first.
		divided, err := normalize.NameInDisplayOrder(label.text)
		if err == nil && divided.Literal == "" && d.makeFamilyName(unread[divided], traces, displayPrefix, label) {
			unread[divided] = unread[divided][1:]
			continue
		}
		d.addDetail(label, familyNameDetail)
	}
}

// makeFamilyName makes a person of the first of the contributors, whose name was read by
// a rule.
func (d *reading) makeFamilyName(contributors []int, traces map[string]int, rule string, label source) bool {
	name, err := familyNameOf(label.text)
	if err != nil || len(contributors) == 0 {
		return false
	}
	c := &d.record.Contributors[contributors[0]]
	if at, traced := traces[inContributors.element(contributors[0])]; traced {
		t := &d.record.Trace[at]
		if !strings.HasPrefix(t.Rule, rule) || len(t.Spans) != 1 {
			return false
		}
		t.Rule, t.Inferred = familyNamePrefix+string(c.Role), false
		t.Spans = append(t.Spans[:1:1], label.spans...)
	}
	c.Name = name
	d.claimed[label.field] = true
	return true
}

// familyNameDetail is the detail of a label whose name the record has not.
const familyNameDetail = "family-name"

// addFamilyName writes the label of a name without given names that stands as text.
func (c *composition) addFamilyName(n *record.Name, text string) {
	if name, err := familyNameOf(text); err == nil && name == *n {
		c.add(labelSlot(meaning{toFamilyName, ""}), text)
	}
}
