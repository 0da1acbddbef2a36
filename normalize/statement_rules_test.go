package normalize_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

func TestStatementRules(t *testing.T) {
	rules := normalize.Rules()
	for _, c := range []struct {
		rule  string
		texts []string
		want  any
	}{
		{"date/issued", []string{"2020/7/23"}, record.Date{Kind: record.DateIssued, Value: "2020-07-23"}},
		{"date/submitted", []string{"Dec 10, 2019"}, record.Date{Kind: record.DateSubmitted, Value: "2019-12-10"}},
		{"date/online", []string{"Jul 23", "2020"}, record.Date{Kind: record.DateOnline, Value: "2020-07-23"}},
		{"language", []string{"Article in English"}, "en"},
		{"language.of-text", []string{"在医疗机构中", "实施网络疗法"}, "zh-Hans"},
		{"licence", []string{"© The authors.", "All rights reserved."}, record.Licence{
			Family: "all-rights-reserved", SPDX: "LicenseRef-all-rights-reserved", Text: "© The authors. All rights reserved."}},
		{"copyright", []string{"© The authors."}, "The authors"},
		{"abstract", []string{"Background:", "One.", "Methods:", "Two."}, record.Abstract{
			Text: "Background: One.\n\nMethods: Two.", Sections: []record.Section{{Label: "Background", Text: "One."}, {Label: "Methods", Text: "Two."}}}},
		{"keyword", []string{"online CBT"}, record.Keyword{Value: "online CBT"}},
		{"subject", []string{"HIV/AIDS"}, record.Subject{Term: "HIV/AIDS"}},
		{"subject/mesh", []string{"Internet"}, record.Subject{Term: "Internet", Scheme: "mesh"}},
		{"reported-count", []string{"Five major databases were searched"}, reported("databases", 5)},
		{"registration", []string{"PROSPERO CRD42018000000"}, record.Registration{Registry: "PROSPERO", ID: "CRD42018000000"}},
		{"registration", []string{"NCT00000000", "https://example.org"}, record.Registration{Registry: "ClinicalTrials.gov", ID: "NCT00000000", URL: "https://example.org"}},
		{"count", []string{"38 Citations (Scopus)"}, record.Count{Metric: "citations", Value: 38, Provider: "Scopus"}},
		{"count", []string{"阅读:1", "example.org"}, record.Count{Metric: "reads", Value: 1, Provider: "example.org"}},
		{"count.dated", []string{"Cited By :10", "3 March 2020"}, record.Count{Metric: "citations", Value: 10, AsOf: "2020-03-03"}},
		{"count.dated", []string{"Cited By :10", "Scopus", "2020"}, record.Count{Metric: "citations", Value: 10, Provider: "Scopus", AsOf: "2020"}},
		{"note", []string{"One line,", "another.", "", "A paragraph."}, record.Note{Text: "One line, another.\n\nA paragraph."}},
		{"note/conditional-licence", []string{"It may be."}, record.Note{Text: "It may be.", Kind: "conditional-licence"}},
	} {
		require.Contains(t, rules, c.rule)
		got, err := rules[c.rule](c.texts)
		require.NoError(t, err, c.rule)
		require.Equal(t, c.want, got, c.rule)
	}
}

func TestStatementRulesRefuse(t *testing.T) {
	rules := normalize.Rules()
	for _, c := range []struct {
		rule  string
		texts []string
	}{
		{"date/issued", nil}, {"date/issued", []string{"in press"}}, {"language", []string{"und"}}, {"language.of-text", nil},
		{"licence", []string{"may be licensed under a cc-by license on publication"}}, {"copyright", nil}, {"abstract", nil},
		{"keyword", []string{" "}}, {"subject", nil}, {"subject/mesh", nil}, {"reported-count", []string{"10 years"}},
		{"registration", nil}, {"registration", []string{"PROSPERO"}}, {"registration", []string{"NCT00000000", "", ""}},
		{"count", nil}, {"count", []string{"ten"}}, {"count.dated", []string{"38 Citations"}}, {"count.dated", []string{"38 Citations", "soon"}},
		{"count.dated", []string{"apples", "2020"}}, {"note", []string{" \n"}},
	} {
		require.Contains(t, rules, c.rule)
		got, err := rules[c.rule](c.texts)
		require.Error(t, err, "%s gave %v", c.rule, got)
	}
}
