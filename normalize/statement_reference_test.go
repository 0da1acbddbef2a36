package normalize_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// licenceExamples say in fields what the reference's column of output says in
// words.
var licenceExamples = map[string]record.Licence{
	"SPDX CC-BY-4.0":                               {Family: "CC-BY", Version: "4.0", SPDX: "CC-BY-4.0"},
	"CC-BY-2.0 + port uk (URL kept)":               {Family: "CC-BY", Version: "2.0", SPDX: "CC-BY-2.0", Port: "uk"},
	"family CC-BY, version unknown, evidence text": {Family: "CC-BY", Incomplete: true},
	"family CC-BY-NC-ND, version unknown":          {Family: "CC-BY-NC-ND", Incomplete: true},
	"PDM-1.0: a mark, not CC0":                     {Family: "PDM", Version: "1.0"},
	"LicenseRef-all-rights-reserved":               {Family: "all-rights-reserved", SPDX: "LicenseRef-all-rights-reserved"},
	"tdm licence only, never the reading licence":  {Family: "tdm", AppliesTo: "tdm"},
}

func TestReferenceTableOfStatements(t *testing.T) {
	table := corpus.File(t, "reference", "norm_examples.tsv")
	rows := map[string]int{}
	for line := range strings.Lines(string(table)) {
		columns := strings.Split(strings.TrimRight(line, "\n"), "\t")
		rule, in, want := columns[0], columns[1], columns[2]
		var got any
		var wanted any = want
		var err error
		switch rule {
		case "date":
			got, err = normalize.Date(in)
			wanted = record.Date{Value: want}
		case "language":
			got, err = normalize.Language(in)
		case "licence":
			var licence record.Licence
			licence, err = normalize.Licence(in)
			if err == nil {
				require.Equal(t, in, licence.Text)
				if strings.HasPrefix(in, "http") {
					require.Equal(t, in, licence.URI, "the URL is kept")
				}
				licence.Text, licence.URI = "", ""
				require.Contains(t, licenceExamples, want, "the reference has an example that this test does not know")
				got, wanted = licence, licenceExamples[want]
			}
		default:
			continue
		}
		rows[rule]++
		if want == "REJECT" {
			var refused *normalize.RejectError
			require.ErrorAs(t, err, &refused, "%s %q gave %v", rule, in, got)
			continue
		}
		require.NoError(t, err, "%s %q", rule, in)
		require.Equal(t, wanted, got, "%s %q", rule, in)
	}
	for _, rule := range []string{"date", "language", "licence"} {
		require.Positive(t, rows[rule], "the reference has no example of %s", rule)
	}
}

// The places of the five documents' statements, by the offsets in facts.tsv.
func TestSeedStatements(t *testing.T) {
	seed := func(name string) string { return string(corpus.File(t, "seeds", name)) }
	ris, portal, preprint := seed("000_402e7bee4a1f69e0.txt"), seed("001_c5a6158f3510f3f1.txt"), seed("002_5122ae4351071bec.txt")
	list, aggregator := seed("003_28381171f33f3ef3.txt"), seed("004_7982e4cfae73314e.txt")

	databases := reported("databases", 5)
	databases.Names = []string{"MEDLINE", "EMBASE", "PsycINFO", "CINAHL", "Cochrane Library"}
	article := reported("included studies", 29, "qualitative", 14, "quantitative", 11, "mixed methods", 4)
	type place = normalize.Found[record.ReportedCount]
	require.Equal(t, []place{{databases, 1007, 1098}, {article, 1369, 1457}}, normalize.FindReportedCounts(ris))
	require.Equal(t, []place{{databases, 778, 869}, {article, 1142, 1230}}, normalize.FindReportedCounts(portal))
	require.Equal(t, []place{
		{reported("databases", 5), 661, 695},
		{reported("included studies", 34, "qualitative", 18, "quantitative", 11, "mixed methods", 5), 697, 780},
	}, normalize.FindReportedCounts(preprint))
	require.Equal(t, []place{{reported("participants", 10), 508, 555}}, normalize.FindReportedCounts(list))
	groups := withParts(record.ReportedCount{What: "participants"}, "service providers", 6, "commercial iCBT representatives", 6, "patients", 7)
	require.Equal(t, []place{{groups, 572, 737}}, normalize.FindReportedCounts(aggregator))

	require.Equal(t, []normalize.Found[record.Registration]{{
		Value: record.Registration{Registry: "PROSPERO", ID: "CRD42018100869", URL: "https://tinyurl.com/y5vaoqsk"}, Start: 2866, End: 2919,
	}}, normalize.FindRegistrations(ris))
	for _, other := range []string{portal, preprint, list, aggregator} {
		require.Empty(t, normalize.FindRegistrations(other))
	}

	require.Equal(t, []normalize.Found[record.Count]{
		{Value: record.Count{Metric: "citations", Value: 38, Provider: "Scopus"}, Start: 276, End: 297},
		{Value: record.Count{Metric: "downloads", Value: 132, Provider: "Pure"}, Start: 298, End: 318},
	}, normalize.FindCounts(portal))
	require.Equal(t, []normalize.Found[record.Count]{
		{Value: record.Count{Metric: "reads", Value: 1}, Start: 234, End: 242},
	}, normalize.FindCounts(aggregator))

	notice := preprint[2134:]
	stated, conditional := normalize.LicenceClauses(notice)
	require.Len(t, stated, 2)
	require.Equal(t, 2535-2134, stated[1].Start)
	require.Len(t, conditional, 1)
	require.Equal(t, []int{2445 - 2134, 2533 - 2134}, []int{conditional[0].Start, conditional[0].End})
	licence, err := normalize.Licence(notice)
	require.NoError(t, err)
	require.Equal(t, "LicenseRef-all-rights-reserved", licence.SPDX)
	require.Equal(t, []string{"review", "ahead-of-print citation"}, licence.Permits)
	require.Equal(t, []string{"redistribution"}, licence.Prohibits)
	holder, err := normalize.CopyrightHolder(notice)
	require.NoError(t, err)
	require.Equal(t, "The authors", holder)
	_, err = normalize.Licence(aggregator[2332:2408])
	require.Error(t, err)

	for _, c := range []struct {
		text   string
		labels string
	}{
		{ris[555:2919], "Background|Objective|Methods|Results|Conclusions|Trial Registration"},
		{portal[321:2622], "Background|Objective|Methods|Results|Conclusions"},
		{preprint[241:2029], "Background|Objective|Methods|Results|Conclusions"},
		{list[272:2908], "OBJECTIVES|DESIGN|METHOD|RESULTS|CONCLUSIONS|PRACTITIONER POINTS"},
		{aggregator[254:2310], "BACKGROUND|METHODS|RESULTS|DISCUSSION"},
	} {
		abstract, err := normalize.Abstract(c.text)
		require.NoError(t, err)
		var labels []string
		for _, section := range abstract.Sections {
			labels = append(labels, section.Label)
			require.NotEmpty(t, section.Text)
		}
		require.Equal(t, c.labels, strings.Join(labels, "|"))
		language, err := normalize.TextLanguage(abstract.Text)
		require.NoError(t, err)
		require.Equal(t, "en", language)
	}
	language, err := normalize.TextLanguage(aggregator[138:232])
	require.NoError(t, err)
	require.Equal(t, "zh-Hans", language)
}
