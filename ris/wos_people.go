package ris

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
// agree best with a name's, -1 for none and where two agree as well.
func (d *reading) ownerOf(name record.Name, family []int) int {
	owner, best := -1, noAgreement
	for _, at := range family {
		switch agreement := givenNamesAgree(d.record.Contributors[at].Name, name); {
		case agreement > best:
			owner, best = at, agreement
		case agreement == best:
			owner = -1
		}
	}
	return owner
}

// How far two given names agree, from the least to the most.
const (
	noAgreement    = iota
	sameInitials   // one has an initial where the other has a name
	sameFirstNames // only one has further names, or their initials agree
	sameNames
)

// givenNamesAgree says how far the given names of two names agree.
func givenNamesAgree(a, b record.Name) int {
	first, second := givenWords(a), givenWords(b)
	if len(first) == 0 || len(second) == 0 {
		return noAgreement
	}
	if !isInitial(first[0]) && strings.Join(first, "") == strings.Join(second, "") {
		return sameNames
	}
	for i := range min(len(first), len(second)) {
		if !givenWordsAgree(first[i], second[i]) {
			return noAgreement
		}
	}
	if isInitial(first[0]) || isInitial(second[0]) {
		return sameInitials
	}
	return sameFirstNames
}

// givenWordsAgree reports whether two words of given names are equal or one is the
// initial of the other.
func givenWordsAgree(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || isInitial(a) && strings.HasPrefix(b, a)
}

// isInitial reports whether a folded word is one letter of a script that has small
// ones: a character may be a name.
func isInitial(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return size == len(word) && unicode.IsLower(r)
}

// givenWords are the given names of a name as they are compared: those that a hyphen
// joins are one, initials that stand together ("XH") are several.
func givenWords(n record.Name) []string {
	var words []string
	for word := range strings.FieldsSeq(strings.ReplaceAll(n.Given, ".", " ")) {
		parts := strings.Fields(normalize.FoldKey(word))
		switch {
		case areInitials(word, n.Family):
			words = append(words, strings.Split(strings.Join(parts, ""), "")...)
		case len(parts) > 0:
			words = append(words, strings.Join(parts, ""))
		}
	}
	return words
}

// areInitials reports whether a word of a given name is initials without stops. In a
// name that is all in capitals, one with a vowel may be a name: "WANG, LI".
func areInitials(word, family string) bool {
	const most = 3
	return len(word) <= most && word == strings.ToUpper(word) && (family != strings.ToUpper(family) || !strings.ContainsAny(word, "AEIOUY"))
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
