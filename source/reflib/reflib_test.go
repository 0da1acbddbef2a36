package reflib

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/jsonrecord/jsonrecordtest"
	"github.com/ibid-go/ibid/internal/recordtest"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
)

var underTest = jsonrecordtest.Format{
	Open: NewReader, Rules: Rules(),
	Item: func(n int) string {
		return fmt.Sprintf(`{"recNumber":"%d","type":"journalArticle","title":"Light %d","authors":["Ng, Li"]}`, n, n)
	},
}

// TestLaws holds the reader to what all readers of JSON have in common.
func TestLaws(t *testing.T) {
	underTest.Check(t, recordtest.Fixture(t, "library.json"))
}

// content is what a record says of the publication.
func content(t testing.TB, r *record.Record) map[string]any {
	t.Helper()
	members := recordtest.Content(t, r)
	if pages, ok := members["pages"].(map[string]any); ok {
		delete(pages, "derived") // how it was read, not what it says
	}
	return members
}

func endNote(t testing.TB) *ris.Dialect {
	t.Helper()
	dialect, err := ris.DialectOf("endnote")
	require.NoError(t, err)
	return dialect
}

// TestLibrary: the fixture gives the values that its RIS gives, and these.
func TestLibrary(t *testing.T) {
	records := underTest.ReadAll(t, recordtest.Fixture(t, "library.json"))
	i := 0
	for other, err := range ris.NewReader(strings.NewReader(recordtest.Fixture(t, "library.ris")), &ris.Options{Dialect: endNote(t)}).All() {
		require.NoError(t, err)
		require.Equal(t, content(t, other), content(t, records[i]))
		i++
	}
	require.Len(t, records, i)
	require.Len(t, records, 3)

	r := records[0]
	require.Equal(t, "11", r.OwnID)
	require.Equal(t, record.FormatRefLib, r.Origin.Format)
	require.Empty(t, r.Origin.Dialect)
	require.Equal(t, record.TypeArticleJournal, r.Type)
	require.Equal(t, "Light and sleep in small rooms: “A review”", r.Title())
	require.Equal(t, record.Pages{First: "994", Last: "1014", Derived: r.Pages.Derived}, r.Pages)
	require.Equal(t, []string{"Institute of Light, Bern, Switzerland.", "University of Rooms, Basel, Switzerland."}, r.Affiliations)
	require.Equal(t, []record.ISSN{{Value: "1438-8871", Kind: "electronic"}, {Value: "1439-4456", Kind: "linking"}}, r.Container.ISSN[:2])
	require.Equal(t, "32706713", r.Identifier(record.SchemePMID))
	require.Equal(t, "10.5555/light.2020.17", r.Identifier(record.SchemeDOI))
	require.Equal(t, "PMC7395257", r.Identifier(record.SchemePMCID))
	issued, _ := r.Date(record.DateIssued)
	require.Equal(t, "2020-07-23", issued.Value)
	require.Len(t, r.Links, 2)
	unread := r.Unread()
	require.Equal(t, `{"screened": true}`, unread[len(unread)-1].Text, "what nobody knows stays")

	require.Equal(t, record.TypeChapter, records[1].Type)
	require.Equal(t, "A book of rooms", records[1].Container.Title)
	require.Equal(t, "12", records[1].OwnID)
	require.Equal(t, record.TypeThesis, records[2].Type)
}

func TestMembers(t *testing.T) {
	tests := []struct{ name, members, path, want string }{
		{"first and last page", `"startPage":"12","endPage":"19"`, "pages", `{"first":"12","last":"19"}`},
		{"pages that a module left", `"_pageStart":"12","_pageEnd":"19"`, "pages", `{"first":"12","last":"19"}`},
		{"issue", `"issue":"4"`, "issue", `"4"`},
		{"editors", `"editors":["Ng, Li"]`, "contributors", `[{"family":"Ng","given":"Li","role":"editor"}]`},
		{"one name alone", `"authors":"Ng, Li"`, "contributors", `[{"family":"Ng","given":"Li","role":"author"}]`},
		{"PMID", `"medlinePMID":"32706713"`, "identifiers", `[{"scheme":"pmid","value":"32706713"}]`},
		{"PMCID", `"medlinePubMedCentralID":"PMC7395257"`, "identifiers", `[{"scheme":"pmcid","value":"PMC7395257"}]`},
		{"MEDLINE's abbreviation", `"journal":"Journal of Light","medlineJournalShort":"J Light"`, "container", `{"title":"Journal of Light","abbreviations":[{"value":"J Light","kind":"medline"}]}`},
		{"headings", `"medlineMeshTerms":["*Sleep/physiology/genetics","Light"]`, "subjects", `[{"term":"Sleep","scheme":"mesh","qualifier":"physiology","major":true},{"term":"Sleep","scheme":"mesh","qualifier":"genetics","major":true},{"term":"Light","scheme":"mesh"}]`},
		{"date of a computer", `"date":"2018-03-27T00:00:00.000Z"`, "dates", `[{"kind":"issued","value":"2018-03-27"}]`},
		{"city from RIS", `"publisher":"P","fallbackCity":"Bern"`, "publisher", `{"name":"P","place":"Bern"}`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			records := underTest.ReadAll(t, `[{"type":"journalArticle","title":"On lines",`+test.members+`}]`)
			require.Len(t, records, 1)
			require.Empty(t, records[0].Diagnostics)
			got, err := json.Marshal(content(t, records[0])[test.path])
			require.NoError(t, err)
			require.JSONEq(t, test.want, string(got))
		})
	}
}

func TestTypes(t *testing.T) {
	for name, want := range types {
		r := underTest.ReadAll(t, `{"title":"On lines","type":"`+name+`"}`)[0]
		other, err := ris.NewReader(strings.NewReader("TY  - "+want+"\nTI  - On lines\nER  - \n"), &ris.Options{Dialect: endNote(t)}).Read()
		require.NoError(t, err)
		require.Equal(t, content(t, other), content(t, r), name)
		require.Empty(t, r.Diagnostics, name)
	}
	require.Equal(t, record.TypeBook, underTest.ReadAll(t, `{"title":"On lines","type":"Edited Book"}`)[0].Type, "EndNote's name")
	require.Equal(t, record.TypeArticleJournal, underTest.ReadAll(t, `{"title":"On lines","type":"JOUR"}`)[0].Type, "the code of RIS")
}

// TestDamage: what is damaged costs its reference or its value alone.
func TestDamage(t *testing.T) {
	records, damages := underTest.ReadDamaged(t, "[{\"title\": }, 7,\n{\"title\":{\"a\":1},\"authors\":[\"Ng, Li\",true],\"type\":\"tide table\",\"year\":null},\n{\"title\":\"On lines\"}]")
	require.Len(t, damages, 2)
	require.Len(t, records, 4)
	for _, err := range damages {
		require.ErrorIs(t, err, record.ErrDamaged)
	}
	codes := map[string]string{}
	for _, d := range records[2].Diagnostics {
		codes[d.Code+" "+d.Tag] = d.Message
		require.Equal(t, 2, d.Span.Line)
	}
	require.Contains(t, codes, "reflib.refused-value title")
	require.Contains(t, codes, "reflib.refused-value authors")
	require.Contains(t, codes, "reflib.unknown-type type")
	require.Len(t, records[2].Contributors, 1)
	require.Equal(t, "On lines", records[3].Title())

	failure := errors.New("broken")
	_, err := NewReader(iotest.ErrReader(failure), nil).Read()
	require.ErrorIs(t, err, failure)
}

// TestLineEnds: lines of a value, and escapes in it, have their own places.
func TestLineEnds(t *testing.T) {
	document := `{"type":"journalArticle","title":"Caf\u00e9 \"lines\"","address":" Institute of \u0141ight, Bern.\r\n\tRooms \ud83d\ude00, Basel.\r"}`
	r := underTest.ReadAll(t, document)[0]
	require.Equal(t, []string{"Institute of Łight, Bern.", "Rooms 😀, Basel."}, r.Affiliations)
	require.Equal(t, `Café "lines"`, r.Title())
	for _, trace := range r.Trace {
		switch trace.Path {
		case "titles/0":
			require.Equal(t, `Caf\u00e9 \"lines\"`, document[trace.Spans[0].Start:trace.Spans[0].End])
		case "affiliations/1":
			require.Equal(t, `Rooms \ud83d\ude00, Basel.`, strings.TrimPrefix(document[trace.Spans[0].Start:trace.Spans[0].End], `\t`))
		}
	}
}

// TestNotUTF8: a byte that is not UTF-8 changes nothing beside it.
func TestNotUTF8(t *testing.T) {
	r := underTest.ReadAll(t, "{\"type\":\"journalArticle\",\"title\":\"On lines\",\"address\":\"Z\xfcrich.\\rCaf\u00e9, Bern.\"}")[0]
	require.Equal(t, []string{"Zürich.", "Café, Bern."}, r.Affiliations)
	require.Equal(t, "reflib.not-utf-8", r.Diagnostics[0].Code)
}

func FuzzReader(f *testing.F) {
	f.Add(recordtest.Fixture(f, "library.json"))
	for _, seed := range []string{
		`[{"type":"book","title":"A\r\nB\r\u00e9","authors":["Doe, J.",1,{}],"year":2020}]`, "{\"type\":\"unknown\",\"notes\":\"PMID: 1\\r\\ud800\"}",
		`{"type":["book","thesis"],"type":"web","medlinePMID":"1","medlineISSN":["1438-8871"]}`, "[{\"title\":\"\xff\\n\"},", `{"title":"\r"}`,
	} {
		f.Add(seed)
	}
	f.Fuzz(underTest.Fuzz)
}
