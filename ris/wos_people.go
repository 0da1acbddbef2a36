package ris

import (
	"regexp"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// Web of Science lists the ORCIDs (OI) and ResearcherIDs (RI) of a record with the
// names that the accounts have: "Doe, Jane/0000-0002-1825-0097; Roe, R/A-1234-2010".
// One whose name is that of one author alone is that author's. The lists stay as
// details: they name people who are none of the authors, too.

// personNumber is a number with the name before it.
var personNumber = regexp.MustCompile(`^(.*[^\s/])\s*/\s*(\d{4}-\d{4}-\d{4}-\d{3}[\dXx]|[A-Z]{1,3}-\d{4}-\d{4})$`)

// wosPerson reads a name and the identifier behind it.
func wosPerson(text string) (record.Name, record.Identifier, bool) {
	m := personNumber.FindStringSubmatch(strings.Join(strings.Fields(text), " "))
	if m == nil {
		return record.Name{}, record.Identifier{}, false
	}
	name, err := normalize.Name(m[1])
	if err != nil {
		return record.Name{}, record.Identifier{}, false
	}
	if orcid, err := normalize.ORCID(m[2]); err == nil {
		return name, record.Identifier{Scheme: record.SchemeORCID, Value: orcid}, true
	}
	if strings.Count(m[2], "-") == 2 {
		return name, record.Identifier{Scheme: record.SchemeAccession, Value: m[2], Authority: "ResearcherID"}, true
	}
	return record.Name{}, record.Identifier{}, false
}

// mostNamesakes is how many contributors of one family name are looked at.
const mostNamesakes = 40

// readWosNumbers gives the authors their numbers.
func (d *reading) readWosNumbers() {
	families := map[string][]int{}
	for at := range d.record.Contributors {
		if name := d.record.Contributors[at].Name; name.Family != "" {
			key := normalize.FamilyKey(name)
			families[key] = append(families[key], at)
		}
	}
	for _, tag := range []string{"RI", "OI"} {
		for i := range d.fields {
			if d.fields[i].Name == tag {
				d.addNumbers(d.wosList(i, ";"), families)
			}
		}
	}
}

// addNumbers adds those numbers whose owner is certain.
func (d *reading) addNumbers(list []source, families map[string][]int) {
	type owned struct {
		source
		id record.Identifier
	}
	found := map[int][]owned{}
	for _, s := range list {
		if name, id, ok := wosPerson(s.text); ok {
			family := families[normalize.FamilyKey(name)]
			if len(family) > mostNamesakes {
				continue
			}
			if at := d.ownerOf(name, family); at >= 0 {
				found[at] = append(found[at], owned{s, id})
			}
		}
	}
	if len(found) == 0 {
		return
	}
	// The traces of contributors, by their paths; -1 where several read one.
	traces := map[string]int{}
	for i := range d.record.Trace {
		path := d.record.Trace[i].Path
		if _, again := traces[path]; again {
			traces[path] = -1
		} else {
			traces[path] = i
		}
	}
	for at := range d.record.Contributors {
		// Of two numbers one is a namesake's.
		if trace, ok := traces[element("contributors", at)]; ok && trace >= 0 && len(found[at]) == 1 {
			d.addNumber(&d.record.Contributors[at], &d.record.Trace[trace], found[at][0].source, found[at][0].id)
		}
	}
}

// ownerOf returns the one of the contributors with a family name whose given names
// agree with a name's, -1 for none.
func (d *reading) ownerOf(name record.Name, family []int) int {
	owner := -1
	for _, at := range family {
		if !givenNamesAgree(d.record.Contributors[at].Given, name.Given) {
			continue
		}
		if owner >= 0 {
			return -1
		}
		owner = at
	}
	return owner
}

// givenNamesAgree reports whether one of the first given names could be short for
// the other.
func givenNamesAgree(a, b string) bool {
	first, second := strings.Fields(normalize.FoldKey(a)), strings.Fields(normalize.FoldKey(b))
	if len(first) == 0 || len(second) == 0 {
		return false
	}
	return strings.HasPrefix(first[0], second[0]) || strings.HasPrefix(second[0], first[0])
}

// addNumber adds a number to a contributor: the rule then reads the name and what
// stands with the number.
func (d *reading) addNumber(c *record.Contributor, t *record.Trace, s source, id record.Identifier) {
	switch rule := t.Rule; {
	case strings.HasPrefix(rule, numbersPrefix), strings.HasPrefix(rule, fullNumbersPrefix):
	case strings.HasPrefix(rule, namePrefix) && len(t.Spans) == 1:
		t.Rule = numbersPrefix + string(c.Role)
	case strings.HasPrefix(rule, fullNamePrefix) && len(t.Spans) == 2:
		t.Rule = fullNumbersPrefix + string(c.Role)
	default:
		return
	}
	t.Spans = append(slices.Clone(t.Spans), s.spans...)
	c.Identifiers = append(c.Identifiers, id)
	d.claimed[s.field] = true
}

// nameWithNumbers reads a contributor whose name stands in the first texts, and the
// numbers from the others: a statement may go on in the next text.
func nameWithNumbers(texts []string, role record.Role, names int) (any, error) {
	if len(texts) <= names {
		return nil, reject(numbersPrefix, "texts", strings.Join(texts, " "), "the rule reads a name and numbers with names")
	}
	name, err := normalize.Name(texts[0])
	c := record.Contributor{Name: name, Role: role}
	statement := ""
	for _, text := range texts[names:] {
		statement = strings.TrimSpace(statement + " " + text)
		if _, id, ok := wosPerson(statement); ok {
			c.Identifiers, statement = append(c.Identifiers, id), ""
		}
	}
	return c, err
}
