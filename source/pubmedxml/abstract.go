package pubmedxml

import (
	"cmp"
	"slices"
	"strconv"
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

// divideAbstracts gives abstracts the parts that their elements state. The record has
// abstracts of one text once; where two state other parts of it, each is one of its
// own, since a trace reads what its elements state.
func (f *filling) divideAbstracts(out *record.Record) {
	if len(f.abstracts) == 0 {
		return
	}
	tagged := len(out.Abstracts)
	divided := make([]dividedAbstract, tagged)
	for i := range out.Trace {
		t := &out.Trace[i]
		rule := labelledRule(t.Rule)
		if rule == "" {
			continue
		}
		n, err := strconv.Atoi(strings.TrimPrefix(t.Path, "abstracts/"))
		if err != nil || n >= tagged {
			continue
		}
		d := &divided[n]
		if len(d.places) == 0 {
			d.parts = out.Abstracts[n].Sections
		}
		parts := d.parts
		if fragments := f.fragmentsAt(t.Spans); len(fragments) > 0 && !showsLabels(parts, labelsOf(fragments)) {
			parts, t.Rule = partsOf(fragments), rule
		}
		t.Path = typed.Element("abstracts", d.place(out, n, parts))
	}
}

// dividedAbstract is an abstract while it is divided: the parts that its text shows,
// and the places in the record of the abstracts that it became, at first its own.
type dividedAbstract struct {
	parts  []record.Section
	places []int
}

// place returns the place of the n-th abstract with the given parts, which may be a
// new one.
func (d *dividedAbstract) place(out *record.Record, n int, parts []record.Section) int {
	if len(d.places) == 0 {
		out.Abstracts[n].Sections = parts
		d.places = append(d.places, n)
		return n
	}
	const mostCompared = 1000 // more than any abstract has
	for _, place := range d.places[:min(len(d.places), mostCompared)] {
		if slices.Equal(out.Abstracts[place].Sections, parts) {
			return place
		}
	}
	other := out.Abstracts[n]
	other.Sections = parts
	out.Abstracts = append(out.Abstracts, other)
	d.places = append(d.places, len(out.Abstracts)-1)
	return len(out.Abstracts) - 1
}

// fragmentsAt returns the fragments that stand at places, nil where one of them is no
// part of an abstract.
func (f *filling) fragmentsAt(spans []record.Span) []string {
	fragments := make([]string, len(spans))
	for i, span := range spans {
		at, found := slices.BinarySearchFunc(f.abstracts, span.Start, func(a fragmentAt, start int64) int { return cmp.Compare(a.start, start) })
		if !found {
			return nil
		}
		fragments[i] = f.abstracts[at].fragment
	}
	return fragments
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
