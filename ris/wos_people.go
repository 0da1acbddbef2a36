package ris

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/authorid"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// Web of Science lists the ORCIDs (OI) and ResearcherIDs (RI) of a record with the
// names that the accounts have: "Doe, Jane/0000-0002-1825-0097; Roe, R/A-1234-2010".
// One whose name is that of one author alone is that author's. The lists stay as
// details: they name people who are none of the authors, too.

// readWosNumbers gives the authors their numbers.
func (d *reading) readWosNumbers() {
	var people *authorid.People
	for _, tag := range []string{"RI", "OI"} {
		for i := range d.fields {
			if d.fields[i].Name == tag {
				if people == nil {
					people = authorid.Of(d.record, func(at int) string { return element("contributors", at) })
				}
				d.addNumbers(people, d.wosList(i, ";"))
			}
		}
	}
}

// addNumbers adds those numbers whose owner is certain, and says which of the list
// these are.
func (d *reading) addNumbers(people *authorid.People, list []source) (given []bool) {
	given = make([]bool, len(list))
	texts := make([]string, len(list))
	for i := range list {
		texts[i] = list[i].text
	}
	for _, owner := range people.Owners(texts) {
		n, c := owner.Statement, &d.record.Contributors[owner.Contributor]
		_, id, _ := authorid.Person(texts[n])
		if d.wanted != nil || len(list[n].spans) == 0 { // without traces
			given[n] = len(c.Variants) == 0
			if given[n] && !slices.Contains(c.Identifiers, id) {
				c.Identifiers = append(c.Identifiers, id)
			}
			continue
		}
		if at := people.Trace(owner.Contributor); at >= 0 {
			given[n] = d.addNumber(c, &d.record.Trace[at], list[n], id)
		}
	}
	return given
}

// addNumber adds a number to a contributor: the rule then reads the name and what
// stands with the number. It reports whether it is added.
func (d *reading) addNumber(c *record.Contributor, t *record.Trace, s source, id record.Identifier) bool {
	switch rule := t.Rule; {
	case strings.HasPrefix(rule, numbersPrefix), strings.HasPrefix(rule, fullNumbersPrefix), strings.HasPrefix(rule, familyNumbersPrefix), rule == contributorNumbers:
	case rule == contributorRule:
		t.Rule, t.Spans = contributorNumbers, slices.Clone(t.Spans)
	case strings.HasPrefix(rule, namePrefix) && len(t.Spans) == 1:
		t.Rule, t.Spans = numbersPrefix+string(c.Role), slices.Clone(t.Spans)
	case strings.HasPrefix(rule, familyNamePrefix) && len(t.Spans) == 2:
		t.Rule, t.Spans = familyNumbersPrefix+string(c.Role), slices.Clone(t.Spans)
	case strings.HasPrefix(rule, fullNamePrefix) && len(t.Spans) == 2:
		t.Rule, t.Spans = fullNumbersPrefix+string(c.Role), slices.Clone(t.Spans)
	default:
		return false
	}
	d.claimed[s.field] = true
	if !slices.Contains(c.Identifiers, id) {
		t.Spans = append(t.Spans, s.spans...)
		c.Identifiers = append(c.Identifiers, id)
	}
	return true
}

// contributorWithNumbers is nameWithNumbers for a labelled contributor.
func contributorWithNumbers(texts []string) (any, error) {
	if len(texts) < 2 {
		return nil, reject(contributorNumbers, "texts", strings.Join(texts, " "), "the rule reads a contributor and numbers with names")
	}
	c, err := labelledContributor(texts[0])
	c.Identifiers = authorid.Numbers(texts[1:])
	return c, err
}

// nameWithNumbers reads a contributor whose name stands in the first texts, and the
// numbers from the others: a statement may go on in the next text.
func nameWithNumbers(texts []string, role record.Role, names int, read func([]string, record.Role) (record.Contributor, error)) (any, error) {
	if len(texts) <= names {
		return nil, reject(numbersPrefix, "texts", strings.Join(texts, " "), "the rule reads a name and numbers with names")
	}
	c, err := read(texts[:names], role)
	c.Identifiers = authorid.Numbers(texts[names:])
	return c, err
}

// oneName reads a contributor from a name.
func oneName(texts []string, role record.Role) (record.Contributor, error) {
	name, err := normalize.Name(texts[0])
	return record.Contributor{Name: name, Role: role}, err
}
