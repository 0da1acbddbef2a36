package ris

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/authorid"
	"github.com/ibid-go/ibid/record"
)

// Web of Science says whose an address is by the names before it, as AF or AU has them:
// "[Doe, Jane; Roe, Richard] Univ Quay, Brest, France". An address of which that is not
// certain for each of the names stays with the record as well, with the names.

// addPerson notes a person of AU or AF by the forms of the name.
func (d *reading) addPerson(at int, forms []source) {
	for _, form := range forms {
		if authorid.OpensAddress(form.text) {
			return // the rule would take the name for an address
		}
	}
	for _, form := range forms {
		d.wos.people.Add(form.text, at)
	}
}

// takeWosAddresses reads addresses without names at once, and keeps those that have
// some, with what follows, for when the persons are read.
func (d *reading) takeWosAddresses(list []source) {
	if len(d.wos.addresses) == 0 && !slices.ContainsFunc(list, func(s source) bool { return authorid.OpensAddress(s.text) }) {
		for _, s := range list {
			d.readAffiliation(s)
		}
		return
	}
	d.wos.addresses = append(d.wos.addresses, list...)
}

// readWosAddresses gives the authors their addresses, and the others to the record.
func (d *reading) readWosAddresses() {
	if len(d.wos.addresses) == 0 {
		return
	}
	var traces []int
	for _, s := range d.wos.addresses {
		names, address, ok := authorid.Address(s.text)
		if !ok {
			d.readAffiliation(s)
			continue
		}
		if traces == nil {
			traces = authorid.Traces(d.record, inContributors.element)
		}
		people, all := d.wos.people.Find(names)
		for _, at := range people {
			all = d.giveAddress(at, traces[at], s, address) && all
		}
		if !all {
			d.readAffiliation(s)
		}
	}
}

// giveAddress adds an address to a contributor, and to the texts that the rule reads
// the contributor from. It reports whether it is there.
func (d *reading) giveAddress(contributor, trace int, s source, address string) bool {
	c := &d.record.Contributors[contributor]
	if slices.Contains(c.Affiliations, address) {
		d.claimed[s.field] = true
		return true
	}
	if len(s.spans) > 0 {
		if trace < 0 || !opensOnce(s) {
			return false
		}
		t := &d.record.Trace[trace]
		if !strings.HasPrefix(t.Rule, addressesPrefix) {
			if !takesAddresses(t.Rule) {
				return false
			}
			t.Rule, t.Spans = addressesPrefix+t.Rule, slices.Clone(t.Spans)
		}
		t.Spans = append(t.Spans, s.spans...)
	}
	d.claimed[s.field] = true
	c.Affiliations = append(c.Affiliations, address)
	return true
}

// opensOnce reports whether no line of an address but its first opens one.
func opensOnce(s source) bool {
	return !s.lines || !strings.Contains(s.text, " [") && !strings.Contains(s.text, "\n[")
}

func joinLines(lines []string) string { return strings.Join(lines, "\n") }

// takesAddresses reports whether there is a rule that reads addresses behind what a
// rule reads.
func takesAddresses(rule string) bool {
	return slices.ContainsFunc(personRules, func(prefix string) bool { return strings.HasPrefix(rule, prefix) })
}

// personRules are the prefixes of the rules that read persons of AU and AF.
var personRules = []string{namePrefix, displayPrefix, fullNamePrefix, numbersPrefix, fullNumbersPrefix}

// addAddressRules adds the rules that read addresses behind the texts of others.
func addAddressRules(rules record.RuleSet, others record.RuleSet) {
	addressed := record.RuleSet{}
	for _, set := range []record.RuleSet{rules, others} {
		for name, rule := range set {
			if takesAddresses(name) {
				addressed[addressesPrefix+name] = withAddresses(rule)
			}
		}
	}
	for name, rule := range addressed {
		rules[name] = rule
	}
}

// withAddresses reads a contributor from the texts before the first that opens an
// address, and addresses from the others.
func withAddresses(read record.Rule) record.Rule {
	return func(texts []string) (any, error) {
		first := slices.IndexFunc(texts, authorid.OpensAddress)
		if first <= 0 {
			return nil, reject(addressesPrefix, "texts", strings.Join(texts, " "), "the rule reads a name and addresses with names")
		}
		value, err := read(texts[:first])
		if err != nil {
			return nil, err
		}
		c, ok := value.(record.Contributor)
		if !ok {
			return nil, fmt.Errorf("%T, where the rule reads a contributor", value)
		}
		c.Affiliations = authorid.Addresses(texts[first:], joinLines)
		return c, nil
	}
}
