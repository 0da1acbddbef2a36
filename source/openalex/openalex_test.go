package openalex

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// readAll reads a document without error and verifies every trace.
func readAll(t testing.TB, document string) []*record.Record {
	t.Helper()
	var out []*record.Record
	for r, err := range NewReader(strings.NewReader(document), &Options{Name: "works.json"}).All() {
		require.NoError(t, err)
		verify(t, document, r)
		out = append(out, r)
	}
	return out
}

func verify(t testing.TB, document string, r *record.Record) {
	t.Helper()
	text := func(s record.Span) (string, error) { return document[s.Start:s.End], nil }
	require.NoError(t, r.Verify(text, Rules(), normalize.Rules()))
	for _, raw := range r.Raw {
		require.Equal(t, raw.Value, document[raw.ValueSpans[0].Start:raw.ValueSpans[0].End])
	}
}

func fixture(t testing.TB, name string) string {
	t.Helper()
	content, err := os.ReadFile("testdata/" + name)
	require.NoError(t, err)
	return string(content)
}

func TestArticle(t *testing.T) {
	records := readAll(t, fixture(t, "article.json"))
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
	require.Equal(t, []record.Detail{{Name: "funding", Value: "Example Council [EC-1]"}}, r.Details)
	require.Empty(t, r.Relations)
	require.Empty(t, r.Status)
	require.Empty(t, r.Diagnostics)
	require.Empty(t, r.Unclaimed)
}

// TestLicences: each licence names the copy that it is for and its version, and
// one that is no known licence is a note.
func TestLicences(t *testing.T) {
	r := readAll(t, fixture(t, "article.json"))[0]
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
		{"a dedication", `"primary_location":{"landing_page_url":"https://x.example.org","license":"cc0","version":null}`, "licences/0", `{"family":"CC0","text":"cc0","copy":"https://x.example.org","incomplete":true}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := readAll(t, "{"+c.members+"}")[0]
			value, ok := r.At(c.path)
			require.True(t, ok, "%+v", r)
			got, err := json.Marshal(value)
			require.NoError(t, err)
			require.Equal(t, c.want, string(got))
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
		{`"doi":"none"`, "doi"},
		{`"publication_date":"some day"`, "publication_date"},
		{`"cited_by_count":"many"`, "cited_by_count"},
		{`"is_retracted":"maybe"`, "is_retracted"},
		{`"abstract_inverted_index":{"word":[1000000000]}`, "abstract_inverted_index"},
		{`"abstract_inverted_index":{"word":"x"}`, "abstract_inverted_index"},
		{`"biblio":{"first_page":"994","last_page":"14"}`, "biblio"},
	} {
		r := readAll(t, `{"language":"en", `+c.members+`}`)[0]
		require.Equal(t, []string{"en"}, r.Languages)
		require.Len(t, r.Diagnostics, 1, c.members)
		require.Equal(t, "openalex.refused-value", r.Diagnostics[0].Code)
		require.Equal(t, c.tag, r.Diagnostics[0].Tag)
		if c.tag != "is_retracted" && c.tag != "biblio" { // which are silent where they say nothing
			require.NotEmpty(t, r.Unclaimed, c.members)
		}
	}
}

func TestForms(t *testing.T) {
	work := `{"id":"https://openalex.org/W1","type":"book"}`
	for name, document := range map[string]string{
		"list":     "[" + work + "," + work + "]",
		"lines":    work + "\n" + work + "\r\n",
		"envelope": `{"meta":{"count":2},"results":[` + work + ",\n" + work + `],"group_by":[]}`,
		"answers":  `{"results":[` + work + "]}\n" + `{"results":[` + work + "]}\n",
	} {
		records := readAll(t, document)
		require.Len(t, records, 2, name)
		for i, r := range records {
			require.Equal(t, i+1, r.Origin.Position)
			require.Equal(t, work, document[r.Origin.Span.Start:r.Origin.Span.End], name)
			require.Equal(t, record.ContentID([]byte(work)), r.ID)
		}
	}
}

// TestOrderOfMembers: the order in which an object lists its members says
// nothing.
func TestOrderOfMembers(t *testing.T) {
	work := fixture(t, "article.json")
	work = work[strings.Index(work, `{"id"`):strings.LastIndex(work, "],\n")]
	var members map[string]json.RawMessage
	require.NoError(t, json.Unmarshal([]byte(work), &members))
	alphabetical, err := json.Marshal(members)
	require.NoError(t, err)
	a, b := readAll(t, work)[0], readAll(t, string(alphabetical))[0]
	for _, r := range []*record.Record{a, b} {
		r.ID, r.Raw, r.Trace, r.Origin.Span = "", nil, nil, record.Span{}
	}
	require.Equal(t, a, b)
}

func TestReadAgainByPlace(t *testing.T) {
	document := fixture(t, "article.json")
	want := readAll(t, document)[0]
	span := want.Origin.Span
	got, err := NewReader(io.NewSectionReader(strings.NewReader(document), span.Start, span.Len()),
		&Options{Name: "works.json", Base: span, Position: 1}).Read()
	require.NoError(t, err)
	require.Equal(t, want, got)
}

// TestDamage cuts the document at every place, and changes every byte: what is
// read holds, and the work that is not touched is read.
func TestDamage(t *testing.T) {
	document := fixture(t, "article.json")
	for at := 0; at < len(document); at += 29 {
		readDamaged(t, document[:at])
		for _, b := range []byte{'"', '}', 0} {
			readDamaged(t, document[:at]+string(b)+document[at+1:])
		}
	}
	const many = 5
	list := ""
	for n := range many {
		list += fmt.Sprintf(`{"id":"https://openalex.org/W%d","type":"book","title":"Light %d","authorships":[{"author":{"id":"A1","display_name":"Li Ng"}}]}`+"\n", n, n)
	}
	middle := strings.Index(list, `{"id":"https://openalex.org/W2"`)
	for at := middle; list[at] != '\n'; at++ {
		for _, b := range []byte{'"', '}', '{', 'x', '\\'} {
			records := readDamaged(t, list[:at]+string(b)+list[at+1:])
			sound := map[string]bool{}
			for _, r := range records {
				if r.Type == record.TypeBook {
					sound[r.OwnID] = true
				}
			}
			for _, n := range []int{0, 1, 3, 4} {
				require.True(t, sound[fmt.Sprintf("W%d", n)], "%d, %q: %v", at, b, sound)
			}
		}
	}
}

// readDamaged reads what can be read, and verifies it.
func readDamaged(t testing.TB, document string) []*record.Record {
	t.Helper()
	var out []*record.Record
	for r := range NewReader(strings.NewReader(document), &Options{MaxItem: 1 << 20}).All() {
		if r != nil {
			verify(t, document, r)
			out = append(out, r)
		}
	}
	return out
}

func FuzzReader(f *testing.F) {
	f.Add(fixture(f, "article.json"))
	f.Add(`{"results":[{"id":"W1","title":"A","biblio":{"first_page":"e5"}},{"id":"W2","title":"B","type":"article"}]}`)
	f.Add(`{"abstract_inverted_index":{"29":[0],"studies":[1,1],"":[5]},"ids":{"pmcid":"7"}}`)
	f.Fuzz(func(t *testing.T, document string) { readDamaged(t, document) })
}

func BenchmarkReader(b *testing.B) {
	work := fixture(b, "article.json")
	// Most works list their references.
	work = strings.Replace(work, `"https://openalex.org/W1"`, strings.Repeat(`"https://openalex.org/W2741809807",`, 60)+`"https://openalex.org/W1"`, 1)
	document := strings.Repeat(strings.ReplaceAll(work, "\n", " ")+"\n", 50)
	b.ReportAllocs()
	b.SetBytes(int64(len(document)))
	for b.Loop() {
		n := 0
		for _, err := range NewReader(strings.NewReader(document), nil).All() {
			require.NoError(b, err)
			n++
		}
		require.Equal(b, 50, n)
	}
}
