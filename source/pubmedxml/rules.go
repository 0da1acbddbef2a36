package pubmedxml

import (
	"maps"
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/medline"
)

// rulePrefix stands before the name of a rule of package medline that reads the
// texts which the tagged format would have.
const rulePrefix = "pubmed/"

// moreNames is the attribute that says whether a list of names is whole.
const moreNames = "complete"

var f = typed.Format{Code: "pubmed", Decode: func(fragment string) (string, error) {
	t := textOf(fragment)
	return string(t.out), nil
}}

// plain is the format without decoding, for fields whose lines are texts already.
var plain = typed.Format{Code: "pubmed"}

// ownTable reads what the tagged format does not have.
var ownTable = &typed.Table{Format: plain, Fields: own(plain), Silent: []string{moreNames, isoAbbreviation}}

func own(f typed.Format) map[string][]typed.Reading {
	return map[string][]typed.Reading{
		isoAbbreviation:       {isoTitle(f)},
		reportNumber:          {f.Text(reportNumber, "number")},
		associatedDataset:     {related(f, associatedDataset, "Associated dataset: ")},
		associatedPublication: {related(f, associatedPublication, "Associated publication: ")},
		moreNames: {typed.One(f, moreNames, "more_contributors", func(s string) (bool, error) {
			return strings.TrimSpace(s) == "N", nil
		}, func(r *record.Record) *bool { return &r.MoreContributors })},
	}
}

// related reads a reference that the tagged format has no tag for.
func related(f typed.Format, name, label string) typed.Reading {
	return typed.Many(f, name, "relations", func(s string) (record.Relation, error) {
		return medline.Related(s, label)
	}, func(r *record.Record) *[]record.Relation { return &r.Relations }, nil)
}

// isoTitle reads the journal's abbreviation; a title of one word has none.
func isoTitle(f typed.Format) typed.Reading {
	reading := f.JournalAbbreviation(isoAbbreviation, "iso4")
	read := reading.Read
	reading.Read = func(text string) (any, error) {
		if value, err := read(text); err == nil {
			return value, nil
		}
		return nil, nil
	}
	return reading
}

// Rules are the rules of this package's traces.
//
//	rule                     texts                      value
//	pubmed/RULE              elements, or texts in one  what RULE of package medline reads from the text that the
//	                                                    tagged format has for them
//	pubmed.iso-abbreviation  ISOAbbreviation            record.Abbreviation
//	pubmed.abstract          AbstractText elements      record.Abstract with the parts and labels that they state
//	pubmed.other-abstract    OtherAbstract              the same
//	pubmed.report-number     ReportNumber               the report's number
//	pubmed.associated-KIND   CommentsCorrections        record.Relation to a dataset or publication
//	pubmed.complete          CompleteYN of AuthorList   true where the list is not complete
func Rules() record.RuleSet {
	rules := (&typed.Table{Format: f, Fields: own(f)}).Rules()
	for name, rule := range medline.Rules() {
		rules[rulePrefix+name] = func(texts []string) (any, error) {
			return rule(textsOf(texts))
		}
	}
	maps.Copy(rules, labelledAbstracts())
	return rules
}

// textsOf returns what the tagged format would have for fragments.
func textsOf(fragments []string) []string {
	texts := make([]string, len(fragments))
	for i, fragment := range fragments {
		t := textOf(fragment)
		texts[i] = string(t.out)
	}
	return texts
}

// ruleNames are the names of the rules with the prefix, by those without.
var ruleNames = func() map[string]string {
	names := map[string]string{}
	for name := range medline.Rules() {
		names[name] = rulePrefix + name
	}
	return names
}()
