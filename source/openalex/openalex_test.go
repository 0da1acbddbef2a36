package openalex

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/jsonrecord/jsonrecordtest"
	"github.com/ibid-go/ibid/internal/recordtest"
	"github.com/ibid-go/ibid/record"
)

// underTest is the format under test, with a small item and the envelopes of its API.
var underTest = func() jsonrecordtest.Format {
	f := jsonrecordtest.New(NewReader, Rules())
	f.Item = func(n int) string {
		return fmt.Sprintf(`{"id":"https://openalex.org/W%d","type":"book","title":"Light %d","authorships":[{"author":{"id":"A1","display_name":"Li Ng"}}]}`, n, n)
	}
	f.Envelopes = []string{
		`{"meta":{"count":2},"results":[%s],"group_by":[]}`,
	}
	return f
}()

// TestLaws holds the reader to what all readers of JSON have in common.
func TestLaws(t *testing.T) {
	underTest.Check(t, recordtest.Fixture(t, "article.json"))
}

func TestArticle(t *testing.T) {
	records := underTest.ReadAll(t, recordtest.Fixture(t, "article.json"))
	require.Len(t, records, 1)
	r := records[0]
	require.Equal(t, record.TypeArticleJournal, r.Type)
	require.Equal(t, record.SubtypeReview, r.Subtype)
	require.Equal(t, "W3043000001", r.OwnID)
	require.Equal(t, "OpenAlex", r.Origin.Database)
	require.Equal(t, []record.Title{{Value: "Light and sleep in small rooms: A systematic review", Role: record.TitleMain}}, r.Titles)
	require.Equal(t, []record.Contributor{
		{
			Name: record.Name{Family: "Müller", NonDroppingParticle: "van", Given: "Ana B."}, Role: "author", Affiliations: []string{"Institute of Light, Bern"},
			Identifiers: []record.Identifier{{Scheme: "orcid", Value: "https://orcid.org/0000-0002-1825-0097"}},
		},
		{Name: record.Name{Family: "Tui", Given: "Jo"}, Role: "author", Affiliations: []string{"University of Rooms"}},
	}, r.Contributors)
	require.Equal(t, record.Container{Title: "Journal of Light and Sleep", ISSN: []record.ISSN{{Value: "2049-3630"}, {Value: "1438-8871"}}}, r.Container)
	require.Equal(t, "Example Press", r.Publisher.Name)
	require.Equal(t, "22", r.Volume)
	require.Equal(t, "7", r.Issue)
	require.Equal(t, record.Pages{First: "994", Last: "1014"}, r.Pages)
	require.Equal(t, []record.Date{{Kind: "issued", Value: "2020-07-23"}}, r.Dates)
	require.Equal(t, []record.Identifier{
		{Scheme: "accession", Value: "W3043000001", Authority: "OpenAlex"}, {Scheme: "doi", Value: "10.5555/light.2020.17"},
		{Scheme: "pmid", Value: "32706713"}, {Scheme: "pmcid", Value: "PMC7412000"}, {Scheme: "accession", Value: "3043000001", Authority: "MAG"},
	}, r.Identifiers)
	require.Equal(t, []record.Link{{URL: "https://press.example.org/17.pdf", Kind: "pdf"}, {URL: "https://repository.example.edu/items/5"}, {URL: "https://archive.example.edu/7"}}, r.Links)
	require.Equal(t, []record.Stage{record.StageVoR}, r.Stages)
	require.Equal(t, "Methods: We searched 5 databases (NCT01234567). We identified 29 eligible articles: 14 qualitative and 15 quantitative.", r.Abstracts[0].Text)
	require.Equal(t, []record.Registration{{Registry: "ClinicalTrials.gov", ID: "NCT01234567"}}, r.Registrations)
	require.Len(t, r.ReportedCounts, 2)
	require.Equal(t, "adds-up", r.ReportedCounts[1].Check)
	require.Equal(t, []record.Subject{
		{Term: "Light", Scheme: "mesh", Qualifier: "adverse effects", Major: true}, {Term: "Humans", Scheme: "mesh"},
		{Term: "Sleep", Scheme: "openalex-keywords"}, {Term: "Light", Scheme: "openalex-keywords"}, {Term: "Sleep and Light", Scheme: "openalex-topics"},
	}, r.Subjects)
	require.Empty(t, r.Keywords, "no author gave them")
	require.Equal(t, []string{"en"}, r.Languages)
	require.Equal(t, []record.Count{{Metric: "citations", Value: 41, Provider: "OpenAlex"}}, r.Counts)
	require.Equal(t, []record.Detail{
		{Name: "ror", Value: "University of Rooms (https://ror.org/000000000)"},
		{Name: "copy", Value: "https://press.example.org/17.pdf (publishedVersion, open access)"},
		{Name: "copy", Value: "https://repository.example.edu/items/5 (acceptedVersion, open access)"},
		{Name: "copy", Value: "https://archive.example.edu/7 (submittedVersion, open access)"},
		{Name: "funding", Value: "Example Council [EC-1]"}, {Name: "open-access", Value: "gold"},
	}, r.Details)
	require.Empty(t, r.Relations)
	require.Empty(t, r.Status)
	require.Empty(t, r.Diagnostics)
	require.Empty(t, r.Unclaimed)
}

// TestLicences: each licence names the copy that it is for and its version, and
// one that is no known licence is a note.
func TestLicences(t *testing.T) {
	r := underTest.ReadAll(t, recordtest.Fixture(t, "article.json"))[0]
	require.Equal(t, []record.Licence{
		{Family: "CC-BY", Incomplete: true, Text: "cc-by", Copy: "https://press.example.org/17.pdf", AppliesTo: "vor"},
		{Family: "CC-BY-NC-ND", Incomplete: true, Text: "cc-by-nc-nd", Copy: "https://repository.example.edu/items/5", AppliesTo: "am"},
	}, r.Licences)
	require.Equal(t, []record.Note{{Kind: "licence", Text: "other-oa (https://archive.example.edu/7)"}}, r.Notes)
}

// TestMembers is a table of members that the article does not have.
func TestMembers(t *testing.T) {
	for _, c := range []struct{ name, members, path, want string }{
		{"a preprint", `"type":"preprint","primary_location":{"source":{"display_name":"medRxiv","type":"repository"},"version":"submittedVersion"}`, "server", `"medRxiv"`},
		{"its subtype", `"type":"preprint"`, "subtype", `"preprint"`},
		{"its stage", `"primary_location":{"version":"submittedVersion"}`, "stages", `["AO"]`},
		{"an accepted manuscript", `"primary_location":{"version":"acceptedVersion"}`, "stages", `["AM"]`},
		{"a paper", `"type":"article","primary_location":{"source":{"display_name":"Sleep 2020","type":"conference"}}`, "type", `"paper-conference"`},
		{"a paper by Crossref's type", `"type":"article","type_crossref":"proceedings-article"`, "type", `"paper-conference"`},
		{"an article by both", `"type":"article","type_crossref":"journal-article"`, "type", `"article-journal"`},
		{"an older record", `"type_crossref":"book-chapter"`, "type", `"chapter"`},
		{"a chapter in a series", `"type":"book-chapter","primary_location":{"source":{"display_name":"Notes on Light","type":"book series"}}`, "series/title", `"Notes on Light"`},
		{"an editorial", `"type":"editorial"`, "genre", `"editorial"`},
		{"retracted", `"is_retracted":true`, "status", `"retracted"`},
		{"more authors", `"is_authors_truncated":true`, "more_contributors", `true`},
		{"a name alone", `"display_name":"Light"`, "titles/0/value", `"Light"`},
		{"a year alone", `"publication_year":2020`, "dates/0", `{"kind":"issued","value":"2020"}`},
		{"an article number", `"biblio":{"first_page":"e17362","last_page":"e17362"}`, "article_number", `"e17362"`},
		{"a page", `"biblio":{"volume":"3","first_page":"12"}`, "pages/first", `"12"`},
		{"a PMCID in full", `"ids":{"pmcid":"https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7412000"}`, "identifiers/0/value", `"PMC7412000"`},
		{"an award", `"awards":[{"funder_display_name":"Example Council","funder_award_id":"EC-2"}]`, "details/0/value", `"Example Council [EC-2]"`},
		{"a keyword as text", `"keywords":["Sleep"]`, "subjects/0", `{"term":"Sleep","scheme":"openalex-keywords"}`},
		{"an author as stated", `"authorships":[{"author":{"display_name":"A"},"raw_author_name":"Müller, Ana"}]`, "contributors/0/family", `"Müller"`},
		{"a university", `"authorships":[{"author":{"display_name":"Li Ng"},"institutions":[{"display_name":"University of Rooms","ror":"https://ror.org/05bp8ka05"}]}]`, "details/0", `{"name":"ror","value":"University of Rooms (https://ror.org/05bp8ka05)"}`},
		{"a funder", `"funders":[{"id":"https://openalex.org/F1","display_name":"Example Council"}]`, "details/0", `{"name":"funding","value":"Example Council"}`},
		{"a funder of an award", `"awards":[{"funder_display_name":"Example Council","funder_award_id":"EC-2"}],"funders":[{"display_name":"Example Council"},{"display_name":"A Small Fund"}]`, "details/1/value", `"A Small Fund"`},
		{"open access", `"open_access":{"is_oa":true,"oa_status":"green","oa_url":"https://x.example.org/1.pdf"}`, "details/0", `{"name":"open-access","value":"green"}`},
		{"where it is", `"open_access":{"oa_url":"https://x.example.org/1"}`, "links/0", `{"url":"https://x.example.org/1","kind":"fulltext"}`},
		{"a copy that is the open one", `"primary_location":{"pdf_url":"https://x.example.org/1"},"open_access":{"oa_url":"https://x.example.org/1"}`, "links", `[{"url":"https://x.example.org/1","kind":"pdf"}]`},
		{"a copy", `"locations":[{"is_oa":true,"landing_page_url":"https://x.example.org/2","version":"acceptedVersion"}]`, "details/0", `{"name":"copy","value":"https://x.example.org/2 (acceptedVersion, open access)"}`},
		{"a dedication", `"primary_location":{"landing_page_url":"https://x.example.org","license":"cc0","version":null}`, "licences/0", `{"family":"CC0","text":"cc0","copy":"https://x.example.org","incomplete":true}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := underTest.ReadAll(t, "{"+c.members+"}")[0]
			require.Equal(t, c.want, jsonrecordtest.At(t, r, c.path))
			require.Empty(t, r.Diagnostics)
			require.Empty(t, r.Unclaimed)
		})
	}
}

// TestRefused: a value that a rule refuses is reported and listed, and costs
// nothing else.
func TestRefused(t *testing.T) {
	for _, c := range []struct{ members, tag string }{
		{`"type":"song of light"`, "type"},
		{`"doi":"pending"`, "doi"},
		{`"publication_date":"some day"`, "publication_date"},
		{`"cited_by_count":"many"`, "cited_by_count"},
		{`"is_retracted":"maybe"`, "is_retracted"},
		{`"abstract_inverted_index":{"word":[1000000000]}`, "abstract_inverted_index"},
		{`"abstract_inverted_index":{"word":"x"}`, "abstract_inverted_index"},
		{`"biblio":{"first_page":"994","last_page":"14"}`, "biblio"},
	} {
		r := underTest.ReadAll(t, `{"language":"en", `+c.members+`}`)[0]
		require.Equal(t, []string{"en"}, r.Languages)
		require.Len(t, r.Diagnostics, 1, c.members)
		require.Equal(t, "openalex.refused-value", r.Diagnostics[0].Code)
		require.Equal(t, c.tag, r.Diagnostics[0].Tag)
		if c.tag != "is_retracted" && c.tag != "biblio" { // which are silent where they say nothing
			require.NotEmpty(t, r.Unclaimed, c.members)
		}
	}
}

// TestOrderOfMembers: the order in which an object lists its members says
// nothing.
func TestOrderOfMembers(t *testing.T) {
	work := recordtest.Fixture(t, "article.json")
	work = work[strings.Index(work, `{"id"`):strings.LastIndex(work, "],\n")]
	var members map[string]json.RawMessage
	require.NoError(t, json.Unmarshal([]byte(work), &members))
	alphabetical, err := json.Marshal(members)
	require.NoError(t, err)
	a, b := underTest.ReadAll(t, work)[0], underTest.ReadAll(t, string(alphabetical))[0]
	for _, r := range []*record.Record{a, b} {
		r.ID, r.Raw, r.Trace, r.Origin.Span = "", nil, nil, record.Span{}
	}
	require.Equal(t, a, b)
}

func FuzzReader(f *testing.F) {
	f.Add(recordtest.Fixture(f, "article.json"))
	f.Add(`{"results":[{"id":"W1","title":"A","biblio":{"first_page":"e5"}},{"id":"W2","title":"B","type":"article"}]}`)
	f.Add(`{"abstract_inverted_index":{"29":[0],"studies":[1,1],"":[5]},"ids":{"pmcid":"7"}}`)
	f.Fuzz(underTest.Fuzz)
}

func BenchmarkReader(b *testing.B) {
	work := recordtest.Fixture(b, "article.json")
	// Most works list their references.
	work = strings.Replace(work, `"https://openalex.org/W1"`, strings.Repeat(`"https://openalex.org/W2741809807",`, 60)+`"https://openalex.org/W1"`, 1)
	document := strings.Repeat(strings.ReplaceAll(work, "\n", " ")+"\n", 50)
	underTest.Benchmark(b, document, 50)
}
