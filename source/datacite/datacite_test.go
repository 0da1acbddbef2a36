package datacite

import (
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
		return fmt.Sprintf(`{"id":"10.5555/%d","type":"dois","attributes":{"types":{"resourceTypeGeneral":"Book"},"titles":[{"title":"Light %d"}],"creators":[{"name":"Ng, Li"}]}}`, n, n)
	}
	f.Envelopes = []string{
		`{"data":[%s],"included":[{"id":"x","type":"clients"}],"meta":{"total":2}}`,
		`{"data":%s}`,
	}
	return f
}()

// TestLaws holds the reader to what all readers of JSON have in common.
func TestLaws(t *testing.T) {
	underTest.Check(t, recordtest.Fixture(t, "preprint.json"))
}

func TestPreprint(t *testing.T) {
	records := underTest.ReadAll(t, recordtest.Fixture(t, "preprint.json"))
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
		{Type: record.HasSupplement, Text: "https://data.example.org/1"},
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
		{Name: "alternative-id", Value: "oai: oai:rooms:9"}, {Name: "ror", Value: "University of Rooms (https://ror.org/000000000)"}, {Name: "version", Value: "2"}, {Name: "series-information", Value: "Notes on Rooms, 3"}, {Name: "funding", Value: "Example Council [EC-1]"},
	}, r.Details)
	require.Equal(t, []record.Link{{URL: "https://archive.example.org/9"}}, r.Links)
	require.Equal(t, []string{"en"}, r.Languages)
	require.Empty(t, r.Diagnostics)
	require.Empty(t, r.Unclaimed)
	require.Equal(t, "attributes/creators", r.Raw[7].Name)
}

// TestAttributesAlone reads the same from the form of content negotiation.
func TestAttributesAlone(t *testing.T) {
	document := recordtest.Fixture(t, "preprint.json")
	from := strings.Index(document, `"attributes": {`) + len(`"attributes": `)
	to := strings.Index(document, `,
  "relationships"`)
	alone := underTest.ReadAll(t, document[from:to])[0]
	full := underTest.ReadAll(t, document)[0]
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
		{"a range without its end", `"dates":[{"date":"2004-03/","dateType":"Issued"}]`, "dates/0/value", `"2004-03/"`},
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
		{"a supplement", `"relatedIdentifiers":[{"relationType":"IsSupplementTo","relatedIdentifier":"10.5555/x","relatedIdentifierType":"DOI"}]`, "relations/0", `{"type":"isSupplementTo","identifiers":[{"scheme":"doi","value":"10.5555/x"}]}`},
		{"a review of it", `"relatedIdentifiers":[{"relationType":"IsReviewedBy","relatedIdentifier":"10.5555/x","relatedIdentifierType":"DOI"}]`, "relations/0/type", `"hasReview"`},
		{"a part", `"relatedIdentifiers":[{"relationType":"HasPart","relatedIdentifier":"10.5555/x","relatedIdentifierType":"DOI"}]`, "relations/0/type", `"hasPart"`},
		{"a relation in words", `"relatedIdentifiers":[{"relationType":"Other","relationTypeInformation":"answers","relatedIdentifier":"10.5555/x","relatedIdentifierType":"DOI"}]`, "relations/0/type", `"isRelatedTo"`},
		{"an item that it supplements", `"relatedItems":[{"relationType":"IsSupplementTo","relatedItemType":"JournalArticle","titles":[{"title":"Light"}],"relatedItemIdentifier":{"relatedItemIdentifier":"10.5555/x","relatedItemIdentifierType":"DOI"}}]`, "relations/0", `{"type":"isSupplementTo","identifiers":[{"scheme":"doi","value":"10.5555/x"}],"text":"Light"}`},
		{"a book that it stands in", `"container":{"type":"Book","title":"Light","identifier":"9780306406157","identifierType":"ISBN"}`, "container/isbn", `["9780306406157"]`},
		{"a university", `"creators":[{"name":"Ng, Li","affiliation":[{"name":"University of Rooms","affiliationIdentifier":"https://ror.org/05bp8ka05","affiliationIdentifierScheme":"ROR"}]}]`, "details/0", `{"name":"ror","value":"University of Rooms (https://ror.org/05bp8ka05)"}`},
		{"a university itself", `"contributors":[{"name":"University of Rooms","nameType":"Organizational","contributorType":"HostingInstitution","nameIdentifiers":[{"nameIdentifier":"https://ror.org/05bp8ka05","nameIdentifierScheme":"ROR"}]}]`, "details/0/value", `"University of Rooms (https://ror.org/05bp8ka05)"`},
		{"a translation", `"relatedIdentifiers":[{"relationType":"IsTranslationOf","relatedIdentifier":"https://doi.org/10.5555/x","relatedIdentifierType":"URL"}]`, "relations/0", `{"type":"isTranslationOf","identifiers":[{"scheme":"doi","value":"10.5555/x"}]}`},
		{"titles", `"titles":[{"title":"Light"},{"title":"Lumière","lang":"fr"}]`, "titles/1", `{"value":"Lumière","role":"alternate","language":"fr"}`},
		{"a keyword in a language", `"subjects":[{"subject":"Licht","lang":"de"}]`, "keywords/0", `{"value":"Licht","language":"de"}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, document := range []string{"{" + c.members + "}", `{"type":"dois","attributes":{` + c.members + "}}"} {
				r := underTest.ReadAll(t, document)[0]
				if c.path == "own_id" && strings.Contains(document, "attributes") {
					continue // it stands beside the attributes there
				}
				require.Equal(t, c.want, jsonrecordtest.At(t, r, c.path))
				require.Empty(t, r.Diagnostics)
				require.Empty(t, r.Unclaimed)
			}
		})
	}
}

// TestSecondContainer: what another container says differently is kept in words,
// not in JSON.
func TestSecondContainer(t *testing.T) {
	r := underTest.ReadAll(t, `{"doi":"10.5555/b","titles":[{"title":"Light"}],"container":{"title":"Journal A","volume":"3","firstPage":"1"},`+
		`"relatedItems":[{"relationType":"IsPublishedIn","titles":[{"title":"Journal B"}],"volume":"4","firstPage":"10","lastPage":"19"}]}`)[0]
	require.Equal(t, "Journal A", r.Container.Title)
	require.Equal(t, []record.Detail{{Name: "container-title", Value: "Journal B"}, {Name: "volume", Value: "4"}, {Name: "pages", Value: "10-19"}}, r.Details)
}

// TestRefused: a value that a rule refuses is reported, and costs nothing else.
func TestRefused(t *testing.T) {
	for _, c := range []struct{ members, tag string }{
		{`"doi":"pending"`, "doi"},
		{`"publicationYear":"some day"`, "publicationYear"},
		{`"viewCount":"many"`, "viewCount"},
		{`"dates":[{"date":"some day","dateType":"Issued"}]`, "dates"},
		{`"container":{"identifier":"2049-3631","identifierType":"ISSN"}`, "container"},
	} {
		r := underTest.ReadAll(t, `{"language":"en", `+c.members+`}`)[0]
		require.Equal(t, []string{"en"}, r.Languages)
		require.Len(t, r.Diagnostics, 1, c.members)
		require.Equal(t, "datacite.refused-value", r.Diagnostics[0].Code)
		require.Equal(t, c.tag, r.Diagnostics[0].Tag)
	}
}

func FuzzReader(f *testing.F) {
	f.Add(recordtest.Fixture(f, "preprint.json"))
	f.Add(`{"data":{"id":"10.5555/a","attributes":{"titles":[{"title":"A"},{"title":"B","titleType":"Subtitle"}],"rightsList":[{"rights":"CC BY"}]}}}`)
	f.Add(`{"descriptions":[{"description":"29 studies","descriptionType":"Abstract"},5],"container":{"firstPage":"e5"}}`)
	f.Fuzz(underTest.Fuzz)
}

func BenchmarkReader(b *testing.B) {
	work := recordtest.Fixture(b, "preprint.json")
	document := strings.Repeat(strings.ReplaceAll(work, "\n", " ")+"\n", 1000)
	underTest.Benchmark(b, document, 1000)
}
