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
		labels := labelsOf(fragments)
		for j := range out.Abstracts {
			if abstract := &out.Abstracts[j]; t.Path == typed.Element("abstracts", j) && !showsLabels(abstract.Sections, labels) {
				abstract.Sections, t.Rule = partsOf(fragments), rule
			}
		}
	}
}

// eachPart calls do with each part of an abstract, an element: the fragments are they,
// or hold them.
func eachPart(fragments []string, do func(element string)) {
	for _, fragment := range fragments {
		if markup.Name(fragment) == "AbstractText" {
			do(fragment)
			continue
		}
		for child := range markup.Children(fragment, "AbstractText") {
			do(child)
		}
	}
}

// labelOf returns the label of a part, "" for none.
func labelOf(element string) string {
	label, _ := markup.Attribute(markup.Tag(element), "Label")
	return strings.TrimRight(normalize.Text(label), ": ")
}

// labelsOf returns the labels of the parts that have one, and a text.
func labelsOf(fragments []string) []string {
	var labels []string
	eachPart(fragments, func(element string) {
		if label := labelOf(element); label != "" && strings.TrimSpace(markup.Content(element)) != "" {
			labels = append(labels, label)
		}
	})
	return labels
}

// partsOf returns the parts of an abstract.
func partsOf(fragments []string) []record.Section {
	var parts []record.Section
	eachPart(fragments, func(element string) {
		text := normalize.Text(strings.ReplaceAll(markup.NewValue(markup.Content(element)).Text, "\n", " "))
		if text != "" {
			parts = append(parts, record.Section{Label: labelOf(element), Text: text})
		}
	})
	return parts
}

// showsLabels reports whether sections have all labels, in order.
func showsLabels(sections []record.Section, labels []string) bool {
	at := 0
	for _, label := range labels {
		for at < len(sections) && !strings.EqualFold(sections[at].Label, label) {
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
