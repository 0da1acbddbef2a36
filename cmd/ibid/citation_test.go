package main

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

func author(family, given string) record.Contributor {
	return record.Contributor{Name: record.Name{Family: family, Given: given}, Role: record.RoleAuthor}
}

func title(s string) []record.Title { return []record.Title{{Value: s, Role: record.TitleMain}} }

func issued(s string) []record.Date { return []record.Date{{Kind: record.DateIssued, Value: s}} }

func TestCitation(t *testing.T) {
	for _, c := range []struct {
		name   string
		record record.Record
		want   string
	}{
		{"an article", record.Record{
			Titles:       title("Citing Considered: A Study"),
			Contributors: []record.Contributor{author("Davies", "Fiona"), author("Shepherd", "Heather L"), author("Beatty", "Lisa"), author("Clark", "Brodie")},
			Container:    record.Container{Title: "Journal of Examples", Abbreviations: []record.Abbreviation{{Value: "J Ex"}}},
			Dates:        issued("2020-07-23"), Volume: "22", Issue: "7", ArticleNumber: "e17362",
			Identifiers: []record.Identifier{{Scheme: record.SchemePMID, Value: "32706713"}, {Scheme: record.SchemeDOI, Value: "10.2196/17362"}},
		}, "Davies F, Shepherd HL, Beatty L, et al. Citing Considered: A Study. Journal of Examples. 2020;22(7):e17362. doi:10.2196/17362"},
		{"no title", record.Record{
			Container: record.Container{Abbreviations: []record.Abbreviation{{Value: "Psychol Psychother"}}},
			Dates:     issued("2021-12"), Volume: "94", Issue: "4", Pages: record.Pages{First: "994", Last: "1014"},
			Identifiers: []record.Identifier{{Scheme: record.SchemePMID, Value: "33788999"}},
		}, "[no title] Psychol Psychother. 2021;94(4):994-1014. PMID 33788999"},
		{"a supplement", record.Record{Titles: title("S"), Dates: issued("2002"), Volume: "42", Issue: "1", Supplement: "2"}, "S. 2002;42(1) Suppl 2."},
		{"a supplement named by its word", record.Record{Titles: title("S"), Dates: issued("2002"), Volume: "42", Supplement: "Suppl"}, "S. 2002;42 Suppl."},
		{"nothing at all", record.Record{}, "[no title]"},
		{"a title only", record.Record{Titles: title("Why cite?")}, "Why cite?"},
		{"a translated title only", record.Record{Titles: []record.Title{{Value: "Of citing", Role: record.TitleTranslated}}}, "[Of citing]"},
		{"a particle, a suffix, an organisation", record.Record{
			Titles: title("T"),
			Contributors: []record.Contributor{
				{Name: record.Name{Family: "Raaij", NonDroppingParticle: "van", Given: "Erik M."}, Role: record.RoleAuthor},
				{Name: record.Name{Family: "King", Given: "Jean-Paul", Suffix: "Jr"}, Role: record.RoleAuthor},
				{Name: record.Name{Literal: "The Example Group"}, Role: record.RoleAuthor},
			},
		}, "van Raaij EM, King JP Jr, The Example Group. T."},
		{"an incomplete list", record.Record{Titles: title("T"), Contributors: []record.Contributor{author("Li", "明")}, MoreContributors: true}, "Li 明, et al. T."},
		{"a book of an editor", record.Record{
			Titles: title("B"), Contributors: []record.Contributor{{Name: record.Name{Family: "Roe", Given: "A"}, Role: record.RoleEditor}},
			Publisher: record.Publisher{Name: "Example Press"}, Dates: issued("1999"),
		}, "Roe A, ed. B. Example Press. 1999."},
		{"a patent", record.Record{
			Type: record.TypePatent, Titles: title("P"), Contributors: []record.Contributor{{Name: record.Name{Family: "Roe", Given: "A"}, Role: "inventor"}}, Dates: issued("1999"),
		}, "Roe A. P. 1999."},
		{"a manuscript", record.Record{
			Titles: title("M"), Server: "Preprints", Dates: []record.Date{{Kind: record.DateSubmitted, Value: "2019-12-10"}},
		}, "M. Preprints. Submitted 2019."},
	} {
		t.Run(c.name, func(t *testing.T) { require.Equal(t, c.want, citation(&c.record)) })
	}
	require.Equal(t, "[no record]", citation(nil))
}

func TestLicenceText(t *testing.T) {
	for _, c := range []struct {
		licence record.Licence
		want    string
	}{
		{record.Licence{Family: "CC-BY", Incomplete: true}, "CC BY, version unknown"},
		{record.Licence{Family: "CC-BY-NC", Version: "3.0", Port: "uk"}, "CC BY-NC 3.0 (uk)"},
		{record.Licence{Family: "CC0", Version: "1.0"}, "CC0 public domain dedication 1.0"},
		{record.Licence{Family: "all-rights-reserved", Permits: []string{"review"}, Prohibits: []string{"redistribution"}},
			"all rights reserved; permits review; prohibits redistribution"},
		{record.Licence{Family: "CC-BY", Version: "4.0", AppliesTo: "am", Start: "2021-01"}, "CC BY 4.0, for the accepted manuscript, from 2021-01"},
		{record.Licence{Family: "CC-BY", Version: "4.0", Copy: "file.pdf"}, "CC BY 4.0, for the copy file.pdf"},
	} {
		require.Equal(t, c.want, licenceText(c.licence))
	}
}

func TestCountText(t *testing.T) {
	require.Equal(t, "38 citations (Scopus)", countText(record.Count{Metric: "citations", Value: 38, Provider: "Scopus", Via: "Pure"}))
	require.Equal(t, "1 read (shown by a page)", countText(record.Count{Metric: "reads", Value: 1, Via: "a page"}))
	require.Equal(t, "1,234 views (as of 2024)", countText(record.Count{Metric: "views", Value: 1234, AsOf: "2024"}))
}

func TestReportedText(t *testing.T) {
	total := int64(29)
	parts := []record.CountPart{{Label: "qualitative", Value: 14}, {Label: "quantitative", Value: 11}, {Label: "mixed methods", Value: 4}}
	require.Equal(t, "29 included studies = 14 qualitative + 11 quantitative + 4 mixed methods, adds up",
		reportedText(record.ReportedCount{What: "included studies", Value: &total, Parts: parts, Sum: 29, Check: "adds-up"}))
	require.Equal(t, "participants: 6 nurses + 7 patients",
		reportedText(record.ReportedCount{What: "participants", Parts: []record.CountPart{{Label: "nurses", Value: 6}, {Label: "patients", Value: 7}}}))
	require.Equal(t, "29 studies = 14 + 11, but the parts add up to 25",
		reportedText(record.ReportedCount{What: "studies", Value: &total, Parts: []record.CountPart{{Value: 14}, {Value: 11}}, Sum: 25, Check: "differs"}))
}

func TestValueText(t *testing.T) {
	require.Equal(t, "22", valueText("22"))
	require.Equal(t, "Roe, Ada", valueText(author("Roe", "Ada")))
	require.Equal(t, "994-1014", valueText(record.Pages{First: "994", Last: "1014"}))
	require.Equal(t, "A; B", valueText([]record.Title{{Value: "A"}, {Value: "B"}}))
	require.Equal(t, "38 citations Scopus", valueText(record.Count{Metric: "citations", Value: 38, Provider: "Scopus"}))
	require.Equal(t, "12", valueText(12))
}
