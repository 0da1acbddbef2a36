package crossref

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
		return fmt.Sprintf(`{"DOI":"10.5555/%d","type":"book","title":["Light %d"],"author":[{"family":"Ng"}]}`, n, n)
	}
	f.Envelopes = []string{
		`{"status":"ok","message-type":"work-list","message":{"facets":{},"total-results":2,"items":[%s],"items-per-page":20}}`,
		`{"items":[%s]}`,
		`{"status":"ok","message":%s}`,
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
	require.Equal(t, "10.5555/light.2020.17", r.OwnID)
	require.Equal(t, "Crossref", r.Origin.Database)
	require.Equal(t, []record.Title{
		{Value: "Light and sleep in small rooms: A systematic review", Role: record.TitleMain},
		{Value: "A systematic review", Role: record.TitleSubtitle},
		{Value: "Light and sleep", Role: record.TitleShort},
		{Value: "Licht und Schlaf", Role: record.TitleOriginal},
	}, r.Titles)
	require.Equal(t, []record.Contributor{
		{
			Name: record.Name{Family: "Müller", NonDroppingParticle: "van", Given: "Ana B.", Suffix: "Jr."}, Role: "author",
			Affiliations: []string{"Institute of Light, Bern", "Sleep, University of Rooms, Basel"},
			Identifiers:  []record.Identifier{{Scheme: "orcid", Value: "https://orcid.org/0000-0002-1825-0097"}},
		},
		{Name: record.Name{Literal: "The Sleep Group"}, Role: "author"},
		{Name: record.Name{Family: "Tui", Given: "Jo"}, Role: "author"},
		{Name: record.Name{Family: "Ng", Given: "Li"}, Role: "editor"},
		{Name: record.Name{Family: "Lund", Given: "Ida"}, Role: "translator"},
	}, r.Contributors)
	require.Equal(t, record.Container{
		Title: "Journal of Light and Sleep", Abbreviations: []record.Abbreviation{{Value: "J Light Sleep", Kind: "medline"}},
		ISSN: []record.ISSN{{Value: "2049-3630", Kind: "print"}, {Value: "1438-8871", Kind: "electronic"}},
	}, r.Container)
	require.Equal(t, "22", r.Volume)
	require.Equal(t, "7", r.Issue)
	require.Equal(t, record.Pages{First: "994", Last: "1014"}, r.Pages)
	require.Equal(t, "e17362", r.ArticleNumber)
	require.Equal(t, record.Publisher{Name: "Example Press", Place: "Bern"}, r.Publisher)
	require.Equal(t, []record.Date{
		{Kind: "issued", Value: "2020-07-23"}, {Kind: "print", Value: "2020-08"}, {Kind: "online", Value: "2020-07-23"},
		{Kind: "accepted", Value: "2020-06-11"}, {Kind: "received", Value: "2019-12-10"},
	}, r.Dates)
	require.Equal(t, []record.Identifier{{Scheme: "doi", Value: "10.5555/light.2020.17"}}, r.Identifiers)
	require.Equal(t, []record.Registration{{Registry: "ISRCTN", ID: "ISRCTN12345678"}, {Registry: "ClinicalTrials.gov", ID: "NCT01234567"}}, r.Registrations)
	require.Equal(t, []record.Link{{URL: "https://press.example.org/17"}, {URL: "https://press.example.org/17.pdf", Kind: "pdf"}}, r.Links)
	require.Equal(t, []string{"Methods", "Results"}, []string{r.Abstracts[0].Sections[0].Label, r.Abstracts[0].Sections[1].Label})
	require.Equal(t, "We identified 29 eligible articles: 14 qualitative, 11 quantitative, and 4 mixed methods. “As planned”.", r.Abstracts[0].Sections[1].Text)
	require.Equal(t, []record.Subject{{Term: "Sleep Medicine"}, {Term: "Optics"}}, r.Subjects)
	require.Equal(t, []string{"en"}, r.Languages)
	require.Equal(t, []record.Count{{Metric: "citations", Value: 38, Provider: "Crossref"}}, r.Counts)
	require.Len(t, r.ReportedCounts, 2)
	require.Equal(t, int64(29), *r.ReportedCounts[1].Value)
	require.Equal(t, "adds-up", r.ReportedCounts[1].Check)
	require.Equal(t, []record.Relation{
		{Type: record.HasPreprint, Identifiers: []record.Identifier{{Scheme: "doi", Value: "10.5555/preprint.9"}}},
		{Type: record.HasReview, Identifiers: []record.Identifier{{Scheme: "doi", Value: "10.5555/review.1"}}},
		{Type: record.IsPartOf, Text: "2049-3630"},
		{Type: record.HasCorrection, Identifiers: []record.Identifier{{Scheme: "doi", Value: "10.5555/erratum.2"}}},
	}, r.Relations)
	require.Equal(t, []record.Detail{
		{Name: "ror", Value: "University of Rooms (https://ror.org/000000000)"},
		{Name: "funding", Value: "Example Council [EC-1, EC-2]"}, {Name: "funding", Value: "A Small Fund"},
		{Name: "alternative-id", Value: "S0000-17"}, {Name: "archive", Value: "Portico"},
	}, r.Details)
	require.Equal(t, "The Authors", r.Copyright)
	require.Empty(t, r.Status, "a correction retracts nothing")
	require.Empty(t, r.Diagnostics)
	require.Empty(t, r.Unclaimed)
}

// TestLicences: each licence is for the version that it names, and terms that
// are no known licence are a note.
func TestLicences(t *testing.T) {
	r := underTest.ReadAll(t, recordtest.Fixture(t, "article.json"))[0]
	type short struct{ spdx, family, applies, start, copy string }
	var got []short
	for _, l := range r.Licences {
		got = append(got, short{l.SPDX, l.Family, l.AppliesTo, l.Start, l.Copy})
	}
	require.Equal(t, []short{
		{"CC-BY-4.0", "CC-BY", "vor", "2020-07-23", ""},
		{"CC-BY-NC-ND-4.0", "CC-BY-NC-ND", "am", "2021-07-23", ""},
		{"", "tdm", "tdm", "2020-07", ""},
		{"CC0-1.0", "CC0", "", "", ""},
	}, got)
	require.Equal(t, []record.Note{{Kind: "licence", Text: "https://press.example.org/terms#vor (vor)"}}, r.Notes)
}

// TestMembers is a table of members that the article does not have.
func TestMembers(t *testing.T) {
	for _, c := range []struct{ name, members, path, want string }{
		{"posted content", `"type":"posted-content","subtype":"preprint"`, "subtype", `"preprint"`},
		{"a server", `"type":"posted-content","subtype":"preprint","institution":[{"name":"medRxiv"}]`, "server", `"medRxiv"`},
		{"an institution", `"type":"report","institution":[{"name":"Light Office"}]`, "details/0", `{"name":"institution","value":"Light Office"}`},
		{"a grant", `"type":"grant","project":[{"project-title":[{"title":"On light"}]}]`, "titles", `[{"value":"On light","role":"main"}]`},
		{"the titles of a grant", `"type":"grant","project":[{"project-title":[{"title":"On light"},{"title":"Du jour"}]}]`, "titles/1", `{"value":"Du jour","role":"alternate"}`},
		{"who leads a project", `"type":"grant","project":[{"lead-investigator":[{"given":"Li","family":"Ng","affiliation":[{"name":"Rooms"}]}]}]`, "contributors/0", `{"family":"Ng","given":"Li","role":"principal-investigator","affiliations":["Rooms"]}`},
		{"the number of an award", `"type":"grant","award":"U01-5"`, "number", `"U01-5"`},
		{"what a project is about", `"type":"grant","project":[{"project-description":[{"description":"Light helps."}]}]`, "abstracts/0/text", `"Light helps."`},
		{"the number of a report", `"type":"report","report-number":["R-5"]`, "number", `"R-5"`},
		{"posted", `"type":"posted-content","posted":{"date-parts":[[2020,1,5]]}`, "dates/0", `{"kind":"posted","value":"2020-01-05"}`},
		{"is-preprint-of", `"relation":{"is-preprint-of":[{"id-type":"doi","id":"10.5555/x"}]}`, "relations/0", `{"type":"isPreprintOf","identifiers":[{"scheme":"doi","value":"10.5555/x"}]}`},
		{"a translation", `"relation":{"is-translation-of":[{"id-type":"uri","id":"https://doi.org/10.5555/x"}]}`, "relations/0", `{"type":"isTranslationOf","identifiers":[{"scheme":"doi","value":"10.5555/x"}]}`},
		{"a retraction notice", `"update-to":[{"DOI":"10.5555/x","type":"retraction","label":"Retraction"}]`, "relations/0", `{"type":"isRetractionOf","identifiers":[{"scheme":"doi","value":"10.5555/x"}]}`},
		{"an erratum", `"update-to":[{"DOI":"10.5555/x","type":"erratum"}]`, "relations/0", `{"type":"isCorrectionOf","identifiers":[{"scheme":"doi","value":"10.5555/x"}]}`},
		{"a concern", `"update-to":[{"DOI":"10.5555/x","type":"expression_of_concern"}]`, "relations/0", `{"type":"isRelatedTo","identifiers":[{"scheme":"doi","value":"10.5555/x"}]}`},
		{"retracted", `"updated-by":[{"DOI":"10.5555/x","type":"retraction","source":"retraction-watch"}]`, "status", `"retracted"`},
		{"retracted by", `"updated-by":[{"DOI":"10.5555/x","type":"retraction"}]`, "relations/0", `{"type":"hasRetraction","identifiers":[{"scheme":"doi","value":"10.5555/x"}]}`},
		{"a concern about it", `"updated-by":[{"DOI":"10.5555/x","type":"expression_of_concern"}]`, "relations/0/type", `"isRelatedTo"`},
		{"a supplement", `"relation":{"is-supplement-to":[{"id-type":"doi","id":"10.5555/x"}]}`, "relations/0/type", `"isSupplementTo"`},
		{"with a supplement", `"relation":{"is-supplemented-by":[{"id-type":"doi","id":"10.5555/x"}]}`, "relations/0/type", `"hasSupplement"`},
		{"another format", `"relation":{"has-format":[{"id-type":"doi","id":"10.5555/x"}]}`, "relations/0/type", `"hasVersion"`},
		{"has-preprint", `"relation":{"has-preprint":[{"id-type":"doi","id":"10.5555/x"}]}`, "relations/0/type", `"hasPreprint"`},
		{"data", `"relation":{"based-on-data":[{"id-type":"accession","id":"GSE1"}]}`, "relations/0", `{"type":"isRelatedTo","text":"GSE1"}`},
		{"a reply", `"relation":{"has-reply":[{"id-type":"doi","id":"10.5555/x"}]}`, "relations/0/type", `"hasReply"`},
		{"a university", `"author":[{"family":"Ng","affiliation":[{"name":"University of Rooms","id":[{"id":"https://ror.org/05bp8ka05","id-type":"ROR","asserted-by":"publisher"}]}]}]`, "details/0", `{"name":"ror","value":"University of Rooms (https://ror.org/05bp8ka05)"}`},
		{"an update of the content", `"content-updated":{"date-parts":[[2021,2]]}`, "dates/0", `{"kind":"updated","value":"2021-02"}`},
		{"the date of the issue", `"journal-issue":{"issue":"4","published-print":{"date-parts":[[2021,2]]}}`, "dates/0", `{"kind":"print","value":"2021-02"}`},
		{"a title with formulas", `"title":["H<sub>2</sub>O and <mml:math><mml:mi>x</mml:mi></mml:math> in <i>E. coli<\/i>"]`, "titles/0/value", `"H2O and x in E. coli"`},
		{"a new version", `"updated-by":[{"DOI":"10.5555/x","type":"new_version"}]`, "relations/0/type", `"isVersionOf"`},
		{"an alias", `"aliases":["10.5555/X"]`, "relations/0/type", `"isVersionOf"`},
		{"a book", `"type":"monograph","ISBN":["http://id.crossref.org/isbn/9780306406157"]`, "identifiers/0", `{"scheme":"isbn","value":"9780306406157"}`},
		{"a chapter", `"type":"book-chapter","isbn-type":[{"type":"print","value":"9780306406157"}],"ISBN":["9780306406157"]`, "container/isbn", `["9780306406157"]`},
		{"a series", `"type":"book-chapter","container-title":["Notes on Light","Sleep 2020"]`, "series/title", `"Notes on Light"`},
		{"the book of it", `"type":"proceedings-article","container-title":["Notes on Light","Sleep 2020"]`, "container/title", `"Sleep 2020"`},
		{"another name of the journal", `"type":"journal-article","container-title":["Sleep","Sommeil"]`, "details/0", `{"name":"container-title","value":"Sommeil"}`},
		{"an event", `"event":{"name":"Sleep Days","location":"Bern","start":{"date-parts":[[2019,5,2]]},"end":{"date-parts":[[2019,5,4]]}}`, "event", `{"name":"Sleep Days","place":"Bern","date":"2019-05-02/2019-05-04"}`},
		{"a day of it", `"event":{"name":"Sleep Day","start":{"date-parts":[[2019,5,2]]}}`, "event/date", `"2019-05-02"`},
		{"an edition", `"edition-number":"3"`, "edition", `"3"`},
		{"a thesis", `"type":"dissertation","degree":["PhD"]`, "genre", `"PhD"`},
		{"a review of a referee", `"type":"peer-review","review":{"type":"referee-report"}`, "genre", `"peer review"`},
		{"no date", `"issued":{"date-parts":[[null]]},"published":{"date-parts":[[2001]]}`, "dates/0", `{"kind":"issued","value":"2001"}`},
		{"a number of a trial", `"clinical-trial-number":[{"clinical-trial-number":"NCT00000001"}]`, "registrations/0/registry", `"ClinicalTrials.gov"`},
		{"a volume that is a number", `"volume":22`, "volume", `"22"`},
		{"titles", `"title":["Light","Lumière"]`, "titles/1", `{"value":"Lumière","role":"alternate"}`},
		{"a subtitle twice", `"title":["Light: A study"],"subtitle":["A study"]`, "titles/0/value", `"Light: A study"`},
		{"a question and a subtitle", `"title":["Is light bright?"],"subtitle":["A study"]`, "titles/0/value", `"Is light bright? A study"`},
		{"a person of one name", `"author":[{"family":"Teller"}]`, "contributors/0/family", `"Teller"`},
		{"a given name alone", `"author":[{"given":"Aristotle"}]`, "contributors/0/literal", `"Aristotle"`},
		{"an issue of its own member", `"journal-issue":{"issue":"4"}`, "issue", `"4"`},
		{"a version", `"version":{"version":"2"}`, "details/0", `{"name":"version","value":"2"}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := underTest.ReadAll(t, "{"+c.members+"}")[0]
			require.Equal(t, c.want, jsonrecordtest.At(t, r, c.path))
			require.Empty(t, r.Diagnostics)
		})
	}
}

// TestRefused: a value that a rule refuses is reported and listed, and costs
// nothing else.
func TestRefused(t *testing.T) {
	for _, c := range []struct{ members, tag string }{
		{`"type":"song of light"`, "type"},
		{`"DOI":"pending"`, "DOI"},
		{`"issued":{"date-parts":[[2020,13,1]]}`, "issued"},
		{`"issued":"2020"`, "issued"},
		{`"ISSN":["2049-3631"]`, "ISSN"},
		{`"update-to":[{"DOI":"pending","type":"correction"}]`, "update-to"},
		{`"is-referenced-by-count":"many"`, "is-referenced-by-count"},
		{`"volume":{"no":1}`, "volume"},
	} {
		r := underTest.ReadAll(t, `{"publisher":"P", `+c.members+`}`)[0]
		require.Equal(t, "P", r.Publisher.Name)
		require.Len(t, r.Diagnostics, 1, c.members)
		require.Equal(t, "crossref.refused-value", r.Diagnostics[0].Code)
		require.Equal(t, c.tag, r.Diagnostics[0].Tag)
		require.NotEmpty(t, r.Unclaimed)
	}
}

// TestOrderOfMembers: the order in which an object lists its members says
// nothing.
func TestOrderOfMembers(t *testing.T) {
	work := recordtest.Fixture(t, "article.json")
	work = work[strings.Index(work, `"message": {`)+len(`"message": `) : strings.LastIndex(work, "}")]
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
	f.Add(`{"items":[{"DOI":"10.5555/a","title":["A"],"issued":{"date-parts":[[2020,1]]}},{"DOI":"10.5555/b","title":["B"]}]}`)
	f.Add("{\"title\":[\"A\"],\"subtitle\":[\"\\ud800\"]}\n{\"abstract\":\"<p>29 <\"}")
	f.Fuzz(underTest.Fuzz)
}

func BenchmarkReader(b *testing.B) {
	work := recordtest.Fixture(b, "article.json")
	// Most works list their references, which are most of their text.
	references := `"reference": [` + strings.Repeat(`{"key": "r1", "DOI": "10.5555/other", "doi-asserted-by": "publisher", "article-title": "Another title of a work", "year": "1999"}, `, 60)
	work = strings.Replace(work, `"reference": [`, references, 1)
	document := strings.Repeat(strings.ReplaceAll(work, "\n", " ")+"\n", 1000)
	underTest.Benchmark(b, document, 1000)
}
