package typed

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/authorid"
	"github.com/ibid-go/ibid/record"
)

// addressedRule is the name of the rule that reads what a rule does, and addresses that
// have the name before them.
func addressedRule(rule string) string { return rule + addressedMark }

const addressedMark = ".addresses"

// addressed reports whether the table has a reading of addresses.
func (t *Table) addressed() bool {
	for _, readings := range t.Fields {
		if slices.ContainsFunc(readings, func(r Reading) bool { return r.Addresses }) {
			return true
		}
	}
	return false
}

// withAddresses reads a contributor from the texts before the first that opens an
// address, and addresses from the others.
func (t *Table) withAddresses(read record.Rule) record.Rule {
	return func(texts []string) (any, error) {
		first := 1
		for first < len(texts) && !authorid.OpensAddress(texts[first]) {
			first++
		}
		if first >= len(texts) {
			return nil, fmt.Errorf("%d texts, where the rule reads a name and addresses", len(texts))
		}
		value, err := read(texts[:first])
		c, ok := value.(record.Contributor)
		if err != nil || !ok {
			return nil, err
		}
		statements := make([]string, 0, len(texts)-first)
		for _, text := range texts[first:] {
			statements = append(statements, t.statement(text))
		}
		c.Affiliations = append(slices.Clone(c.Affiliations), authorid.Addresses(statements, t.joined)...)
		return c, nil
	}
}

func (t *Table) joined(lines []string) string { return strings.Join(lines, t.join()) }

// addresses gives the contributors the addresses that have their names before them, and
// the record the others.
func (f *filling) addresses() {
	people := authorid.Named{}
	for at := range f.record.Contributors {
		if c := &f.record.Contributors[at]; c.Role == record.RoleAuthor || c.Role == "inventor" {
			people.AddName(c.Name, at)
		}
	}
	traces := authorid.Traces(f.record, func(at int) string { return Element("contributors", at) })
	persons := f.rulesOfPersons()
	for i := range f.fields {
		for j := range f.states[i].readings {
			reading := &f.states[i].readings[j]
			if !reading.Addresses {
				continue
			}
			text := f.text(i)
			for _, piece := range reading.Split(text) {
				if piece = trim(text, piece); piece.From >= piece.To {
					continue
				}
				written := text[piece.From:piece.To]
				spans := f.fields[i].places(f.memory, piece, len(f.table.join()))
				names, address, ok := authorid.Address(f.table.statement(written))
				owners, all := people.Find(names)
				ok = ok && authorid.OpensAddress(written)
				if !ok {
					owners = nil
				}
				for _, at := range owners {
					all = f.give(traces[at], &f.record.Contributors[at], address, spans, persons) && all
				}
				if !ok || !all {
					f.value(i, reading, written, spans)
				} else {
					f.states[i].claimed = true
				}
			}
		}
	}
}

// give adds an address to a contributor, and to the texts that the contributor is read
// from. It reports whether it is there.
func (f *filling) give(at int, c *record.Contributor, address string, spans []record.Span, persons map[string]bool) bool {
	if slices.Contains(c.Affiliations, address) {
		return true
	}
	if at < 0 || len(spans) != 1 {
		return false
	}
	trace := &f.record.Trace[at]
	if !strings.HasSuffix(trace.Rule, addressedMark) {
		if !persons[strings.TrimSuffix(trace.Rule, numberedMark)] || !strings.HasSuffix(trace.Rule, numberedMark) && len(trace.Spans) != 1 {
			return false
		}
		trace.Rule, trace.Spans = addressedRule(trace.Rule), slices.Clone(trace.Spans)
		c.Affiliations = slices.Clone(c.Affiliations)
	}
	c.Affiliations = append(c.Affiliations, address)
	trace.Spans = append(trace.Spans, spans...)
	return true
}
