// Package authorid gives contributors what a list has with their names: numbers and
// addresses.
//
// Web of Science lists the ORCIDs and ResearcherIDs of a record with the names that
// the accounts have: "Doe, Jane/0000-0002-1825-0097; Roe, R/A-1234-2010". One whose
// name is that of one contributor alone is that contributor's.
package authorid

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// A number is an ORCID or a ResearcherID behind a slash.
const number = `/\s*(\d{4}-\d{4}-\d{4}-\d{3}[\dXx]|[A-Z]{1,3}-\d{4}-\d{4})`

var (
	// personNumber is a number with the name before it. A bracket opens an address; see
	// [Address].
	personNumber = regexp.MustCompile(`^([^[]*[^\s/[])\s*` + number + `$`)
	// numberInName is what no name has in it.
	numberInName = regexp.MustCompile(number + `(?:[\s/]|$)`)
)

// Person reads a name and the identifier behind it. A text with two identifiers is no
// such statement: so no part of one, up to the end of a line, is one by itself, and
// [Numbers] reads from the lines of statements what Person reads from each.
func Person(text string) (record.Name, record.Identifier, bool) {
	m := personNumber.FindStringSubmatch(strings.Join(strings.Fields(text), " "))
	if m == nil || numberInName.MatchString(m[1]) {
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

// People are the contributors of a record, by their family names and with their
// traces: what all lists of the record look in.
type People struct {
	contributors []record.Contributor
	families     map[string][]int
	traces       []int
}

// Of looks a record's contributors up, whose traces have the path.
func Of(r *record.Record, path func(contributor int) string) *People {
	p := &People{contributors: r.Contributors, families: map[string][]int{}}
	for at := range p.contributors {
		if name := p.contributors[at].Name; name.Family != "" {
			key := normalize.FamilyKey(name)
			p.families[key] = append(p.families[key], at)
		}
	}
	p.traces = Traces(r, path)
	return p
}

// Trace is the place of a contributor's trace, -1 where there is none or several.
func (p *People) Trace(contributor int) int { return p.traces[contributor] }

// Owner is a contributor and the statement that is the contributor's, by their places.
type Owner struct{ Contributor, Statement int }

// Owners says whose the statements of a list are, in the order of the contributors. A
// contributor whose two are is left out: one is a namesake's.
func (p *People) Owners(statements []string) []Owner {
	owners := map[int]int{}
	var twice []int
	for n, statement := range statements {
		name, _, ok := Person(statement)
		if !ok {
			continue
		}
		family := p.families[normalize.FamilyKey(name)]
		if len(family) > mostNamesakes {
			continue
		}
		if at := ownerOf(p.contributors, name, family); at >= 0 {
			if _, again := owners[at]; again {
				twice = append(twice, at)
			}
			owners[at] = n
		}
	}
	for _, at := range twice {
		delete(owners, at)
	}
	list := make([]Owner, 0, len(owners))
	for _, at := range slices.Sorted(maps.Keys(owners)) {
		list = append(list, Owner{at, owners[at]})
	}
	return list
}

// Numbers reads the identifiers of statements that stand one behind the other: one
// may go on in the next text.
func Numbers(texts []string) []record.Identifier {
	var list []record.Identifier
	statement := ""
	for _, text := range texts {
		statement = strings.TrimSpace(statement + " " + text)
		if _, id, ok := Person(statement); ok {
			list, statement = append(list, id), ""
		}
	}
	return list
}

// Traces are the places of the contributors' traces, which have the path: -1 for one
// who has none or several.
func Traces(r *record.Record, path func(contributor int) string) []int {
	return alone(r.Trace, path, len(r.Contributors))
}

// alone are the places of the traces of contributors that have one, by the place of
// the contributor; the others have several or none.
func alone(traces []record.Trace, path func(contributor int) string, count int) []int {
	byPath := make(map[string]int, len(traces))
	for i := range traces {
		if _, again := byPath[traces[i].Path]; again {
			byPath[traces[i].Path] = -1
		} else {
			byPath[traces[i].Path] = i
		}
	}
	places := make([]int, count)
	for at := range places {
		places[at] = -1
		if trace, ok := byPath[path(at)]; ok {
			places[at] = trace
		}
	}
	return places
}

// mostNamesakes is how many contributors of one family name are looked at.
const mostNamesakes = 40

// ownerOf returns the one of the contributors with a family name whose given names
// agree best with a name's, -1 for none and where two agree as well.
func ownerOf(contributors []record.Contributor, name record.Name, family []int) int {
	owner, best := -1, noAgreement
	for _, at := range family {
		switch agreement := givenNamesAgree(contributors[at].Name, name); {
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
	first, second := GivenWords(a), GivenWords(b)
	switch {
	case len(first) == 0 && len(second) == 0:
		return sameFirstNames // of persons who have none
	case len(first) == 0 || len(second) == 0:
		return noAgreement
	}
	if !IsInitial(first[0]) && strings.Join(first, "") == strings.Join(second, "") {
		return sameNames
	}
	for i := range min(len(first), len(second)) {
		if !GivenWordsAgree(first[i], second[i]) {
			return noAgreement
		}
	}
	if IsInitial(first[0]) || IsInitial(second[0]) {
		return sameInitials
	}
	return sameFirstNames
}

// GivenWordsAgree reports whether two words of given names are equal or one is the
// initial of the other.
func GivenWordsAgree(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || IsInitial(a) && strings.HasPrefix(b, a)
}

// IsInitial reports whether a folded word is one letter of a script that has small
// ones: a character may be a name.
func IsInitial(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return size == len(word) && unicode.IsLower(r)
}

// GivenWords are the given names of a name as they are compared: those that a hyphen
// joins are one, initials that stand together ("XH") are several.
func GivenWords(n record.Name) []string {
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
