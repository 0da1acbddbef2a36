package typed

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/authorid"
	"github.com/ibid-go/ibid/record"
)

// numberedRule is the name of the rule that reads a name and the numbers which lists
// have with it.
func numberedRule(rule string) string { return rule + numberedMark }

const numberedMark = ".numbers"

// numbered reads a contributor from the first text and the numbers from the others.
func (t *Table) numbered(read func(string) (any, error)) record.Rule {
	return func(texts []string) (any, error) {
		if len(texts) < 2 {
			return nil, fmt.Errorf("%d texts, where the rule reads a name and numbers", len(texts))
		}
		value, err := read(texts[0])
		c, ok := value.(record.Contributor)
		if err != nil || !ok {
			return nil, err
		}
		statements := make([]string, len(texts)-1)
		for i, text := range texts[1:] {
			statements[i] = t.statement(text)
		}
		c.Identifiers = append(slices.Clone(c.Identifiers), authorid.Numbers(statements)...)
		return c, nil
	}
}

// statement is the text of an element of a list of numbers.
func (t *Table) statement(text string) string {
	text, _ = t.Format.decode(strings.Trim(text, "{} \t\r\n"))
	return text
}

// numbers gives the contributors the numbers that lists have with their names. The
// lists are read as what they are besides: they name others too.
func (f *filling) numbers() {
	var p *authorid.People
	var persons map[string]bool
	for _, name := range f.table.Numbers {
		if f.names&nameBit(mixed(name)) == 0 {
			continue
		}
		for i := range f.fields {
			if f.fields[i].Name == name && len(f.fields[i].Lines) == 1 {
				if p == nil {
					p = authorid.Of(f.record, func(at int) string { return Element("contributors", at) })
					persons = f.rulesOfPersons()
				}
				f.numbersIn(i, p, persons)
			}
		}
	}
}

func (f *filling) numbersIn(i int, p *authorid.People, persons map[string]bool) {
	text := f.text(i)
	pieces := At(";\n")(text)
	statements := make([]string, len(pieces))
	for n := range pieces {
		if pieces[n] = trim(text, pieces[n]); pieces[n].From >= pieces[n].To {
			continue
		}
		statements[n] = f.table.statement(text[pieces[n].From:pieces[n].To])
	}
	r := f.record
	for _, owner := range p.Owners(statements) {
		if p.Trace(owner.Contributor) < 0 {
			continue
		}
		c, trace := &r.Contributors[owner.Contributor], &r.Trace[p.Trace(owner.Contributor)]
		if !strings.HasSuffix(trace.Rule, numberedMark) {
			if len(trace.Spans) != 1 || !persons[trace.Rule] {
				continue
			}
			trace.Rule = numberedRule(trace.Rule)
			c.Identifiers, trace.Spans = slices.Clone(c.Identifiers), slices.Clone(trace.Spans)
		}
		n := owner.Statement
		_, id, _ := authorid.Person(statements[n])
		if f.states[i].claimed = true; slices.Contains(c.Identifiers, id) {
			continue
		}
		c.Identifiers = append(c.Identifiers, id)
		trace.Spans = append(trace.Spans, f.fields[i].places(f.memory, pieces[n], len(f.table.join()))...)
	}
}

// rulesOfPersons are the rules of the record's fields that read a contributor from one
// text.
func (f *filling) rulesOfPersons() map[string]bool {
	rules := map[string]bool{}
	for i := range f.states {
		for j := range f.states[i].readings {
			if r := &f.states[i].readings[j]; r.Persons {
				rules[r.Rule] = true
			}
		}
	}
	return rules
}
