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
	return textOf(fragment), nil
}}

// taggedTable reads the texts that the tagged format would have.
var taggedTable = medline.Table("pubmed", rulePrefix)

// divided are the tags of which parts of the text are values for themselves.
var divided = func() map[string]bool {
	tags := map[string]bool{}
	for tag := range taggedTable.Fields {
		tags[tag] = taggedTable.Divides(tag)
	}
	return tags
}()

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
		texts[i] = textOf(fragment)
	}
	return texts
}
