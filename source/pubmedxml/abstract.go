package pubmedxml

import (
	"strings"

	"github.com/ibid-go/ibid/internal/markup"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/medline"
)

// The tagged format has the labels of an abstract's parts in its text, where a
// heading has to show as one: by its words, and by the full stop before it. The
// elements say which is which. Where the text does not show all of their labels,
// the parts are those of the elements.

// labelledRules are the rules that read abstracts by their elements, and those of
// package medline that read the same texts.
var labelledRules = []struct{ tagged, labelled string }{{"medline.AB", "pubmed.abstract"}, {"medline.OAB", "pubmed.other-abstract"}}

// labelledRule returns the rule that reads by elements what another one reads, "" for
// none.
func labelledRule(rule string) string {
	for _, row := range labelledRules {
		if len(rule) == len(rulePrefix)+len(row.tagged) && rule[len(rulePrefix):] == row.tagged {
			return row.labelled
		}
	}
	return ""
}

// fragmentAt is a fragment of the entry that holds parts of an abstract, by the
// place at which it starts in the document.
type fragmentAt struct {
	start    int64
	fragment string
}

// divideAbstracts gives abstracts the parts that their elements state.
func (f *filling) divideAbstracts(out *record.Record) {
	if len(f.abstracts) == 0 {
		return
	}
	for i := range out.Trace {
		t := &out.Trace[i]
		rule := labelledRule(t.Rule)
		if rule == "" {
			continue
		}
		var fragments []string
		for _, span := range t.Spans {
			for j := range f.abstracts {
				if f.abstracts[j].start == span.Start {
					fragments = append(fragments, f.abstracts[j].fragment)
				}
			}
		}
		if len(fragments) != len(t.Spans) {
			continue
		}
		parts := partsOf(fragments)
		for j := range out.Abstracts {
			if abstract := &out.Abstracts[j]; t.Path == typed.Element("abstracts", j) && !showsLabels(abstract.Sections, parts) {
				abstract.Sections, t.Rule = parts, rule
			}
		}
	}
}

// partsOf returns the parts of an abstract: the fragments are they, or hold them.
func partsOf(fragments []string) []record.Section {
	var parts []record.Section
	add := func(element string) {
		text := normalize.Text(strings.ReplaceAll(markup.NewValue(markup.Content(element)).Text, "\n", " "))
		label, _ := markup.Attribute(markup.Tag(element), "Label")
		label = strings.TrimRight(normalize.Text(label), ": ")
		if text != "" {
			parts = append(parts, record.Section{Label: label, Text: text})
		}
	}
	for _, fragment := range fragments {
		if nameOf(markup.Tag(fragment)) == "AbstractText" {
			add(fragment)
			continue
		}
		for child := range markup.Children(fragment, "AbstractText") {
			add(child)
		}
	}
	return parts
}

// showsLabels reports whether sections have the labels of all parts, in order.
func showsLabels(sections, parts []record.Section) bool {
	at := 0
	for i := range parts {
		if parts[i].Label == "" {
			continue
		}
		for at < len(sections) && !strings.EqualFold(sections[at].Label, parts[i].Label) {
			at++
		}
		if at++; at > len(sections) {
			return false
		}
	}
	return true
}

// labelledAbstracts are the rules of [labelledRules].
func labelledAbstracts() record.RuleSet {
	rules := record.RuleSet{}
	tagged := medline.Rules()
	for _, row := range labelledRules {
		rules[row.labelled] = func(fragments []string) (any, error) {
			value, err := tagged[row.tagged](textsOf(fragments))
			abstract, ok := value.(record.Abstract)
			if err != nil || !ok {
				return value, err
			}
			abstract.Sections = partsOf(fragments)
			return abstract, nil
		}
	}
	return rules
}
