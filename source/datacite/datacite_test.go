package datacite

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

func TestPreprint(t *testing.T) {
	records := readAll(t, fixture(t, "preprint.json"))
	require.Len(t, records, 1)
	r := records[0]
	require.Equal(t, record.TypeArticle, r.Type)
	require.Equal(t, record.SubtypePreprint, r.Subtype)
	require.Equal(t, "Working draft", r.Genre)
	require.Equal(t, "10.5555/rooms.9", r.OwnID)
	require.Equal(t, "DataCite", r.Origin.Database)
	require.Equal(t, []record.Title{
		{Value: "Light and sleep in small rooms: A review in progress", Role: record.TitleMain},
		{Value: "A review in progress", Role: record.TitleSubtitle},
		{Value: "Licht und Schlaf", Role: record.TitleTranslated, Language: "de"},
	}, r.Titles)
	require.Equal(t, []record.Contributor{
		{
			Name: record.Name{Family: "Müller", NonDroppingParticle: "van", Given: "Ana B."}, Role: "author", Affiliations: []string{"Institute of Light, Bern"},
			Identifiers: []record.Identifier{{Scheme: "orcid", Value: "https://orcid.org/0000-0002-1825-0097"}},
		},
		{Name: record.Name{Literal: "The Sleep Group"}, Role: "author"},
		{Name: record.Name{Family: "Tui", Given: "Jo"}, Role: "author", Affiliations: []string{"University of Rooms"}},
		{Name: record.Name{Family: "Ng", Given: "Li"}, Role: "editor"},
		{Name: record.Name{Literal: "Rooms Archive"}, Role: "hosting-institution"},
	}, r.Contributors)
	require.Equal(t, "Rooms Archive", r.Publisher.Name)
	require.Equal(t, "Rooms Archive", r.Server)
	require.Equal(t, []record.Date{{Kind: "issued", Value: "2020-01-07"}, {Kind: "online", Value: "2020-01"}, {Kind: "submitted", Value: "2020-01-05"}}, r.Dates)
	require.Equal(t, []record.Identifier{{Scheme: "doi", Value: "10.5555/rooms.9"}, {Scheme: "arxiv", Value: "2001.00001"}}, r.Identifiers)
	require.Equal(t, []record.Keyword{{Value: "sleep"}}, r.Keywords)
	require.Equal(t, []record.Subject{{Term: "Light", Scheme: "mesh"}, {Term: "FOS: Health sciences", Scheme: "Fields of Science and Technology (FOS)"}}, r.Subjects)
	require.Equal(t, []record.Licence{{
		Family: "CC-BY", Version: "4.0", SPDX: "CC-BY-4.0", URI: "https://creativecommons.org/licenses/by/4.0/legalcode", Text: "Creative Commons Attribution 4.0 International",
	}}, r.Licences)
	require.Equal(t, []record.Note{{Text: "12 pages, 3 figures"}, {Kind: "licence", Text: "Open Access (info:eu-repo/semantics/openAccess)"}}, r.Notes)
	require.Equal(t, []record.Relation{
		{Type: record.IsVersionOf, Identifiers: []record.Identifier{{Scheme: "doi", Value: "10.5555/light.2020.17"}}},
		{Type: record.IsRelatedTo, Text: "https://data.example.org/1"},
	}, r.Relations)
	require.Equal(t, "en", r.Abstracts[0].Language)
	require.Len(t, r.Abstracts[0].Sections, 2)
	require.Equal(t, []record.Registration{{Registry: "PROSPERO", ID: "CRD42018100869"}}, r.Registrations)
	require.Len(t, r.ReportedCounts, 1)
	require.Equal(t, "adds-up", r.ReportedCounts[0].Check)
	require.Equal(t, []record.Count{
		{Metric: "views", Value: 120, Provider: "DataCite"}, {Metric: "downloads", Value: 14, Provider: "DataCite"}, {Metric: "citations", Value: 0, Provider: "DataCite"},
	}, r.Counts)
	require.Equal(t, []record.Detail{
		{Name: "alternative-id", Value: "oai: oai:rooms:9"}, {Name: "version", Value: "2"}, {Name: "series-information", Value: "Notes on Rooms, 3"}, {Name: "funding", Value: "Example Council [EC-1]"},
	}, r.Details)
	require.Equal(t, []record.Link{{URL: "https://archive.example.org/9"}}, r.Links)
	require.Equal(t, []string{"en"}, r.Languages)
	require.Empty(t, r.Diagnostics)
	require.Empty(t, r.Unclaimed)
	require.Equal(t, "attributes/creators", r.Raw[7].Name)
}

// TestAttributesAlone reads the same from the form of content negotiation.
func TestAttributesAlone(t *testing.T) {
	document := fixture(t, "preprint.json")
	from := strings.Index(document, `"attributes": {`) + len(`"attributes": `)
	to := strings.Index(document, `,
  "relationships"`)
	alone := readAll(t, document[from:to])[0]
	full := readAll(t, document)[0]
	require.Equal(t, "creators", alone.Raw[5].Name)
	for _, r := range []*record.Record{alone, full} {
		r.ID, r.OwnID, r.Raw, r.Trace, r.Origin.Span = "", "", nil, nil, record.Span{}
	}
	require.Equal(t, full, alone)
}

// TestMembers is a table of members that the preprint does not have, in both
// places where they can stand.
func TestMembers(t *testing.T) {
	for _, c := range []struct{ name, members, path, want string }{
		{"the own id", `"id":"https://doi.org/10.5555/X"`, "own_id", `"10.5555/x"`},
		{"a dataset", `"types":{"resourceTypeGeneral":"Dataset","resourceType":"Dataset"}`, "type", `"dataset"`},
		{"a text in words", `"types":{"resourceTypeGeneral":"Text","resourceType":"Journal article"}`, "type", `"article-journal"`},
		{"a text with CSL's type", `"types":{"resourceTypeGeneral":"Text","citeproc":"article-journal"}`, "type", `"article-journal"`},
		{"a text", `"types":{"resourceTypeGeneral":"Text"}`, "type", `"document"`},
		{"a registration", `"types":{"resourceTypeGeneral":"StudyRegistration"}`, "type", `"entry"`},
		{"a publisher as text", `"publisher":"Rooms"`, "publisher/name", `"Rooms"`},
		{"a year", `"publicationYear":"1998"`, "dates/0", `{"kind":"issued","value":"1998"}`},
		{"a range", `"dates":[{"date":"2004-03-02/2005-06-02","dateType":"Issued"}]`, "dates/0/value", `"2004-03-02/2005-06-02"`},
		{"a container", `"container":{"type":"Journal","title":"Journal of Light","identifier":"2049-3630","identifierType":"ISSN","volume":"3","issue":"2","firstPage":"10","lastPage":"19"}`, "container", `{"title":"Journal of Light","issn":[{"value":"2049-3630"}]}`},
		{"its pages", `"container":{"volume":"3","firstPage":"10","lastPage":"19"}`, "pages", `{"first":"10","last":"19"}`},
		{"its volume", `"container":{"volume":"3"}`, "volume", `"3"`},
		{"its issue", `"container":{"issue":"2"}`, "issue", `"2"`},
		{"an item it is published in", `"relatedItems":[{"relationType":"IsPublishedIn","relatedItemType":"Journal","titles":[{"title":"Journal of Light"}],"volume":"3"}]`, "container/title", `"Journal of Light"`},
		{"a person without parts", `"creators":[{"name":"Ana Müller"}]`, "contributors/0/family", `"Müller"`},
		{"a licence by name", `"rightsList":[{"rights":"CC-BY-4.0"}]`, "licences/0/spdx", `"CC-BY-4.0"`},
		{"licences that disagree", `"rightsList":[{"rights":"CC BY 3.0","rightsUri":"https://creativecommons.org/licenses/by/4.0/"}]`, "licences/0", `{"family":"CC-BY","text":"CC BY 3.0","incomplete":true}`},
		{"contents", `"descriptions":[{"description":"1 Light","descriptionType":"TableOfContents"}]`, "notes/0", `{"text":"1 Light","kind":"contents"}`},
		{"a translation", `"relatedIdentifiers":[{"relationType":"IsTranslationOf","relatedIdentifier":"https://doi.org/10.5555/x","relatedIdentifierType":"URL"}]`, "relations/0", `{"type":"isTranslationOf","identifiers":[{"scheme":"doi","value":"10.5555/x"}]}`},
		{"titles", `"titles":[{"title":"Light"},{"title":"Lumière","lang":"fr"}]`, "titles/1", `{"value":"Lumière","role":"alternate","language":"fr"}`},
		{"a keyword in a language", `"subjects":[{"subject":"Licht","lang":"de"}]`, "keywords/0", `{"value":"Licht","language":"de"}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, document := range []string{"{" + c.members + "}", `{"type":"dois","attributes":{` + c.members + "}}"} {
				r := readAll(t, document)[0]
				if c.path == "own_id" && strings.Contains(document, "attributes") {
					continue // it stands beside the attributes there
				}
				value, ok := r.At(c.path)
				require.True(t, ok, "%+v", r)
				got, err := json.Marshal(value)
				require.NoError(t, err)
				require.Equal(t, c.want, string(got))
				require.Empty(t, r.Diagnostics)
				require.Empty(t, r.Unclaimed)
			}
		})
	}
}

// TestRefused: a value that a rule refuses is reported, and costs nothing else.
func TestRefused(t *testing.T) {
	for _, c := range []struct{ members, tag string }{
		{`"doi":"none"`, "doi"},
		{`"publicationYear":"some day"`, "publicationYear"},
		{`"viewCount":"many"`, "viewCount"},
		{`"dates":[{"date":"some day","dateType":"Issued"}]`, "dates"},
		{`"titles":[{"title":"?"}]`, "titles"},
		{`"container":{"identifier":"2049-3631","identifierType":"ISSN"}`, "container"},
	} {
		r := readAll(t, `{"language":"en", `+c.members+`}`)[0]
		require.Equal(t, []string{"en"}, r.Languages)
		require.Len(t, r.Diagnostics, 1, c.members)
		require.Equal(t, "datacite.refused-value", r.Diagnostics[0].Code)
		require.Equal(t, c.tag, r.Diagnostics[0].Tag)
	}
}

func TestForms(t *testing.T) {
	work := `{"id":"10.5555/a","type":"dois","attributes":{"doi":"10.5555/a"}}`
	for name, document := range map[string]string{
		"list":     "[" + work + "," + work + "]",
		"lines":    work + "\n" + work + "\r\n",
		"envelope": `{"data":[` + work + ",\n" + work + `],"included":[{"id":"x","type":"clients"}],"meta":{"total":2}}`,
		"answers":  `{"data":` + work + "}\n" + `{"data":` + work + "}\n",
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

func TestReadAgainByPlace(t *testing.T) {
	document := fixture(t, "preprint.json")
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
	document := fixture(t, "preprint.json")
	for at := 0; at < len(document); at += 29 {
		readDamaged(t, document[:at])
		for _, b := range []byte{'"', '}', 0} {
			readDamaged(t, document[:at]+string(b)+document[at+1:])
		}
	}
	const many = 5
	list := ""
	for n := range many {
		list += fmt.Sprintf(`{"id":"10.5555/%d","type":"dois","attributes":{"types":{"resourceTypeGeneral":"Book"},"titles":[{"title":"Light %d"}],"creators":[{"name":"Ng, Li"}]}}`+"\n", n, n)
	}
	middle := strings.Index(list, `{"id":"10.5555/2"`)
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
				require.True(t, sound[fmt.Sprintf("10.5555/%d", n)], "%d, %q: %v", at, b, sound)
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
	f.Add(fixture(f, "preprint.json"))
	f.Add(`{"data":{"id":"10.5555/a","attributes":{"titles":[{"title":"A"},{"title":"B","titleType":"Subtitle"}],"rightsList":[{"rights":"CC BY"}]}}}`)
	f.Add(`{"descriptions":[{"description":"29 studies","descriptionType":"Abstract"},5],"container":{"firstPage":"e5"}}`)
	f.Fuzz(func(t *testing.T, document string) { readDamaged(t, document) })
}

func BenchmarkReader(b *testing.B) {
	work := fixture(b, "preprint.json")
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
