package csljson

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/csl"
	"github.com/ibid-go/ibid/internal/jsonrecord/jsonrecordtest"
	"github.com/ibid-go/ibid/record"
)

var underTest = func() jsonrecordtest.Format {
	f := jsonrecordtest.New(NewReader, Rules())
	f.Item = func(n int) string {
		return fmt.Sprintf(`{"id":"a%d","type":"book","title":"Light %d","author":[{"family":"Ng"}]}`, n, n)
	}
	return f
}()

func readAll(t testing.TB, document string) []*record.Record {
	t.Helper()
	return underTest.ReadAll(t, document)
}

// TestLaws holds the reader to what all readers of JSON have in common.
func TestLaws(t *testing.T) {
	underTest.Check(t, "[\n  "+article+",\n"+full+"]\n")
}

const article = `{
    "id": "mueller2020", "type": "article-journal",
    "title": "Sleep & light: a <i>short</i> study",
    "author": [
      {"family": "Müller", "given": "Ana B.", "suffix": "Jr."},
      {"family": "Gogh", "given": "V.", "non-dropping-particle": "van"},
      {"literal": "The Sleep Group"}
    ],
    "editor": [{"family": "Ng", "given": "Li"}],
    "publisher": "Example Press", "publisher-place": "Bern",
    "event-title": "Sleep Days", "event-place": "Basel",
    "issued": {"date-parts": [[2020, "7", 23]]},
    "accessed": {"date-parts": [[2021]], "circa": true},
    "number-of-pages": 12,
    "edition": 2,
    "collection-title": "Studies", "collection-number": "4",
    "status": "in press", "archive": "City Archive", "call-number": "QZ 1", "unknown": [1, 2]
  }`

func TestReadArticle(t *testing.T) {
	document := "[\n  " + article + "\n]\n"
	records := readAll(t, document)
	require.Len(t, records, 1)
	r := records[0]
	require.Equal(t, record.ContentID([]byte(article)), r.ID)
	require.Equal(t, "mueller2020", r.OwnID)
	require.Equal(t, record.TypeArticleJournal, r.Type)
	require.Equal(t, []record.Contributor{
		{Name: record.Name{Family: "Müller", Given: "Ana B.", Suffix: "Jr."}, Role: "author"},
		{Name: record.Name{Family: "Gogh", Given: "V.", NonDroppingParticle: "van"}, Role: "author"},
		{Name: record.Name{Literal: "The Sleep Group"}, Role: "author"},
		{Name: record.Name{Family: "Ng", Given: "Li"}, Role: "editor"},
	}, r.Contributors)
	require.Equal(t, record.Publisher{Name: "Example Press", Place: "Bern"}, r.Publisher)
	require.Equal(t, record.Event{Name: "Sleep Days", Place: "Basel"}, r.Event)
	require.Equal(t, []record.Date{{Kind: "issued", Value: "2020-07-23"}, {Kind: "accessed", Value: "2021~"}}, r.Dates)
	require.Equal(t, 12, r.NumberOfPages)
	require.Equal(t, "2", r.Edition)
	require.Equal(t, record.Series{Title: "Studies", Number: "4"}, r.Series)
	require.Equal(t, record.StatusInPress, r.Status)
	require.Equal(t, []record.Detail{{Name: "archive", Value: "City Archive"}}, r.Details)
	require.Equal(t, []string{"QZ 1"}, r.Library.CallNumbers)

	require.Equal(t, record.Origin{
		Document: "works.json", Source: "works.json", Format: record.FormatCSLJSON, Position: 1,
		Span: record.Span{Start: 4, End: int64(4 + len(article)), Line: 2, Column: 3},
	}, r.Origin)
	require.Len(t, r.Raw, 19)
	require.Equal(t, "unknown", r.Raw[18].Name)
	require.Equal(t, "[1, 2]", r.Raw[18].Value)
	editor := r.Raw[4].ValueSpans[0]
	require.Equal(t, 10, editor.Line)
	require.Equal(t, 15, editor.Column)
	require.Equal(t, `[{"family": "Ng", "given": "Li"}]`, document[editor.Start:editor.End])
}

// TestPreprint reads a preprint as Zotero writes it.
func TestPreprint(t *testing.T) {
	r := readAll(t, `{"id":"a","publisher":"bioRxiv","genre":"preprint","type":"article","title":"Tides","DOI":"10.1101/2020.03.12.123456"}`)[0]
	require.Equal(t, record.SubtypePreprint, r.Subtype)
	require.Equal(t, "bioRxiv", r.Server)
	require.Equal(t, "bioRxiv", r.Publisher.Name)
	r = readAll(t, `{"id":"a","publisher":"Sea Press","genre":"preprint","type":"article-journal","title":"Tides"}`)[0]
	require.Empty(t, r.Subtype)
	require.Empty(t, r.Server)
}

// TestMissing reads what scripts write for a value that they do not have.
func TestMissing(t *testing.T) {
	r := readAll(t, `{"id":"NA","type":"article-journal","title":"NA","container-title":"None","abstract":"null","volume":"NaN","note":"NA",
		"author":[{"family":"None","given":"None"},{"literal":"NA"},{"literal":"NaN"},{"family":"Na","given":"Li"},{"family":"Doe","given":"None"},{"family":"Doe","given":"NA"}],"accessed":{"literal":"None"},"issued":{"raw":"nan"},"URL":"https://doi.org/None"}`)[0]
	require.Empty(t, r.OwnID)
	require.Empty(t, r.Titles)
	require.Empty(t, r.Container)
	require.Empty(t, r.Abstracts)
	require.Empty(t, r.Notes)
	require.Empty(t, r.Dates)
	require.Empty(t, r.Links)
	require.Equal(t, []record.Contributor{
		{Name: record.Name{Family: "Na", Given: "Li"}, Role: record.RoleAuthor}, {Name: record.Name{Family: "Doe"}, Role: record.RoleAuthor},
		{Name: record.Name{Family: "Doe", Given: "NA"}, Role: record.RoleAuthor}, // initials
	}, r.Contributors)
}

// TestReadWithRules reads members whose texts say more than CSL's members do.
func TestReadWithRules(t *testing.T) {
	r := readAll(t, `{"id":"j","type":"article-journal","title":"Light and sleep in small rooms.","page":"e17362",
		"volume":"22(7)","DOI":"https://doi.org/10.2196/17362","URL":"https://doi.org/10.2196/17362",
		"ISSN":["1438-8871", "bad"],"container-title":"Journal of Light","journalAbbreviation":"J Light",
		"abstract":"Background: Light is bright. Methods: We slept.","keyword":"light; sleep",
		"language":"English","note":"seen twice\nPMID: 32706713"}`)[0]
	require.Equal(t, "Light and sleep in small rooms", r.Title())
	require.Equal(t, "e17362", r.ArticleNumber)
	require.Equal(t, record.Pages{}, r.Pages)
	require.Equal(t, "22", r.Volume)
	require.Equal(t, "7", r.Issue)
	require.Equal(t, []record.Identifier{{Scheme: "doi", Value: "10.2196/17362"}, {Scheme: "pmid", Value: "32706713"}}, r.Identifiers)
	require.Empty(t, r.Links, "the URL of an identifier is that identifier")
	require.Equal(t, []record.ISSN{{Value: "1438-8871"}}, r.Container.ISSN)
	require.Equal(t, []record.Abbreviation{{Value: "J Light", Kind: "medline"}}, r.Container.Abbreviations)
	require.Len(t, r.Abstracts[0].Sections, 2)
	require.Equal(t, []record.Keyword{{Value: "light"}, {Value: "sleep"}}, r.Keywords)
	require.Equal(t, []string{"en"}, r.Languages)

	book := readAll(t, `{"id":"b","type":"book","ISBN":"0-306-40615-2"}`)[0]
	require.Equal(t, "9780306406157", book.Identifier(record.SchemeISBN))
	chapter := readAll(t, `{"id":"c","type":"chapter","ISBN":"0-306-40615-2"}`)[0]
	require.Equal(t, []string{"9780306406157"}, chapter.Container.ISBN)
	require.Empty(t, chapter.Identifiers)
	for _, isbns := range []string{`"0-306-40615-2 978-0-306-40615-7"`, `"978 0 306 40615 7"`, `["0306406152","9780306406157"]`} {
		chapter = readAll(t, `{"id":"c","type":"chapter","ISBN":`+isbns+`}`)[0]
		require.Equal(t, []string{"9780306406157"}, chapter.Container.ISBN, isbns)
	}
	bindings := readAll(t, `{"id":"b","type":"book","ISBN":"0-306-40615-2, 978-0-306-40615-7; 9781402894626"}`)[0]
	require.Equal(t, []record.Identifier{{Scheme: record.SchemeISBN, Value: "9780306406157"}, {Scheme: record.SchemeISBN, Value: "9781402894626"}}, bindings.Identifiers)
	again, err := Encode(bindings, nil)
	require.NoError(t, err)
	require.Contains(t, string(again), `"ISBN":"9780306406157 9781402894626"`)

	item, err := Encode(r, nil)
	require.NoError(t, err)
	require.Contains(t, string(item), `"page":"e17362"`)
	require.Contains(t, string(item), `"custom":{"ibid":{"origin":{"source":"works.json"}}}`, "CSL's members hold all of it")
}

// TestMembersOfOthers reads what other programs write into their items.
func TestMembersOfOthers(t *testing.T) {
	for _, c := range []struct{ name, members, path, want string }{
		{"Crossref's type", `"type":"journal-article"`, "type", `"article-journal"`},
		{"Zotero's type", `"type":"preprint"`, "type", `"article"`},
		{"an ORCID", `"author":[{"family":"Ng","given":"Li","ORCID":"http://orcid.org/0000-0002-1825-0097","authenticated-orcid":false,"affiliation":[{"name":"University of Rooms"}],"sequence":"first"}]`,
			"contributors/0", `{"family":"Ng","given":"Li","role":"author","affiliations":["University of Rooms"],"identifiers":[{"scheme":"orcid","value":"https://orcid.org/0000-0002-1825-0097"}]}`},
		{"a number of arXiv", `"type":"article","number":"arXiv:1706.03762"`, "identifiers/0", `{"scheme":"arxiv","value":"1706.03762"}`},
		{"another number", `"type":"report","number":"WHO: 12"`, "number", `"WHO: 12"`},
		{"a group of Crossref's", `"author":[{"name":"Light Group","sequence":"first","affiliation":[]}]`, "contributors/0", `{"literal":"Light Group","role":"author"}`},
		{"no titles", `"subtitle":[],"short-title":[],"original-title":[],"DOI":"10.5555/a"`, "identifiers/0/value", `"10.5555/a"`},
		{"a subtitle", `"title":"Light","subtitle":["A Study"]`, "titles/1", `{"value":"A Study","role":"subtitle"}`},
		{"the date in print", `"published-print":{"date-parts":[[2010,2]]}`, "dates/0", `{"kind":"print","value":"2010-02"}`},
		{"relations", `"relation":{"has-preprint":[{"id-type":"doi","id":"10.5555/X","asserted-by":"object"}],"cites":[{"id-type":"doi","id":"10.5555/y"}],"is-part-of":[{"id-type":"uri","id":"Tides"}]}`, "relations", `[{"type":"hasPreprint","identifiers":[{"scheme":"doi","value":"10.5555/x"}]},{"type":"isPartOf","text":"Tides"}]`},
		{"citations", `"is-referenced-by-count":7`, "counts/0", `{"metric":"citations","value":7,"provider":"Crossref"}`},
		{"a licence of a version", `"license":[{"URL":"http://creativecommons.org/licenses/by/4.0/","start":{"date-parts":[[2010,1,2]]},"content-version":"vor"}]`,
			"licences/0", `{"family":"CC-BY","version":"4.0","spdx":"CC-BY-4.0","uri":"http://creativecommons.org/licenses/by/4.0/","text":"http://creativecommons.org/licenses/by/4.0/","applies_to":"vor","start":"2010-01-02"}`},
		{"terms that are no licence", `"license":[{"URL":"https://light.example/terms"}],"DOI":"10.5555/a"`, "identifiers/0/value", `"10.5555/a"`},
		{"a date of pandoc's", `"issued":[{"year":2020,"month":7}]`, "dates/0", `{"kind":"issued","value":"2020-07"}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			records := readAll(t, `{"items":[{"id":"a",`+c.members+`}]}`)
			require.Len(t, records, 1)
			require.Equal(t, c.want, jsonrecordtest.At(t, records[0], c.path))
			require.Empty(t, records[0].Diagnostics)
			roundTrip(t, records[0])
		})
	}
}

func TestEveryTypedValueHasATrace(t *testing.T) {
	for _, r := range readAll(t, article+"\n"+full) {
		fields, err := typedFields(r)
		require.NoError(t, err)
		require.Greater(t, len(fields), 10)
		for name := range fields {
			found := false
			for _, trace := range r.Trace {
				found = found || firstPart(trace.Path) == name
			}
			require.True(t, found, "no trace of %s", name)
		}
		for i := range r.Contributors {
			require.Contains(t, paths(r), fmt.Sprintf("contributors/%d", i))
		}
	}
}

func paths(r *record.Record) []string {
	var out []string
	for _, t := range r.Trace {
		out = append(out, t.Path)
	}
	return out
}

// full has every member that the reader reads.
const full = `{"id": 5, "type": "chapter", "title": "Light", "title-short": "L", "original-title": "Licht",
 "container-title": "A Book of Light", "container-title-short": "Bk Light", "collection-title": "S", "collection-number": 3,
 "author": [{"family": "Ng", "given": "Li", "dropping-particle": "de"}], "translator": [{"literal": "Anon"}],
 "issued": {"date-parts": [["2019", "1"], [2019, 2]]}, "submitted": {"raw": "2018-03-04"}, "original-date": "1998",
 "available-date": {"date-parts": [[2019]], "season": "spring"}, "event-date": {"date-parts": [[2018, 5, 6]]},
 "volume": "22", "issue": 7, "page": "10-19", "chapter-number": 2, "supplement": "S1", "part": "2", "section": "B",
 "genre": "g", "medium": "print", "edition": "2nd", "number": "17", "number-of-volumes": "3", "status": "published",
 "DOI": "10.1000/182", "PMID": "1234567", "PMCID": "PMC1234567", "ISSN": "2049-3630", "ISBN": "9780306406157",
 "URL": "https://example.org/light", "abstract": "Light is fast.", "keyword": "light; speed", "language": "en",
 "note": "a note", "annote": "mine", "citation-key": "ng19", "categories": ["physics"], "source": "Example Base",
 "event-title": "E", "event-place": "P", "publisher": "Pub", "publisher-place": "Bonn", "version": "2"}`

func TestReadDates(t *testing.T) {
	tests := map[string]struct{ value, literal string }{
		`{"date-parts":[[2020]]}`:                           {"2020", ""},
		`{"date-parts":[["2020","07"]]}`:                    {"2020-07", ""},
		`{"date-parts":[[2020,7,23]]}`:                      {"2020-07-23", ""},
		`{"date-parts":[[2020,0,0]]}`:                       {"2020", ""},
		`{"date-parts":[[2020,7,null]]}`:                    {"2020-07", ""},
		`{"date-parts":[[2019,1],[2019,2]]}`:                {"2019-01/2019-02", ""},
		`{"date-parts":[[2004],[0]]}`:                       {"2004/..", ""},
		`{"date-parts":[[2004,6],[]]}`:                      {"2004-06/..", ""},
		`{"edtf":"2004/.."}`:                                {"2004/..", ""},
		`{"edtf":"199X"}`:                                   {"199X", ""},
		`{"date-parts":[[-43,3,15]]}`:                       {"-0043-03-15", ""},
		`{"date-parts":[[476]]}`:                            {"0476", ""},
		`{"date-parts":[[1998]],"season":1}`:                {"1998-21", ""},
		`{"date-parts":[[1998]],"season":"Winter"}`:         {"1998-24", ""},
		`{"date-parts":[[1998,22]]}`:                        {"1998-22", ""},
		`{"date-parts":[[1998,14]]}`:                        {"1998-22", ""},
		`{"date-parts":[[1900]],"circa":"1"}`:               {"1900~", ""},
		`{"date-parts":[[1900]],"circa":false}`:             {"1900", ""},
		`{"literal":"around the war"}`:                      {"", "around the war"},
		`{"date-parts":[[1900]],"literal":"n.d. [1900]"}`:   {"1900", "n.d. [1900]"},
		`{"raw":"2020-07-23"}`:                              {"2020-07-23", ""},
		`{"edtf":"2020-21"}`:                                {"2020-21", ""},
		`"2020-07/2020-08"`:                                 {"2020-07/2020-08", ""},
		`{"year":"2020","month":7,"day":"23"}`:              {"2020-07-23", ""},
		`{"year":2020,"day":3}`:                             {"2020", ""},
		`[{"year":2020,"season":"2"}]`:                      {"2020-22", ""},
		`[{"year":2020},{"year":2021,"month":2}]`:           {"2020/2021-02", ""},
		`{"date-parts":[[2021,2,29]],"literal":"a riddle"}`: {"", "a riddle"},
	}
	for text, want := range tests {
		got, err := readDate(text)
		require.NoError(t, err, text)
		require.Equal(t, record.Date{Value: want.value, Literal: want.literal}, got, text)
	}
	for _, text := range []string{
		`{}`, `[]`, `[5]`, `[[2020]]`, `[{"literal":"x"}]`, `[{"year":1},{"year":2},{"year":3}]`, `{"year":"x"}`, `5`, `true`, `{"date-parts":[]}`, `{"date-parts":[[]]}`, `{"date-parts":[[2020,13,1]]}`, `{"date-parts":[[2020,25]]}`,
		`{"date-parts":[[2021,2,29]]}`, `{"date-parts":[[2020,1,32]]}`, `{"date-parts":[["x"]]}`, `{"date-parts":[[2020],[2021],[2022]]}`,
		`{"date-parts":[[2020]],"season":"harvest"}`, `{"date-parts":[[20200]]}`, `{"date-parts":"2020"}`, `{"date-parts":[[{}]]}`,
	} {
		got, err := readDate(text)
		require.Error(t, err, "%s: %v", text, got)
	}
}

func TestDatesRoundTrip(t *testing.T) {
	for _, value := range []string{
		"2020", "2020-07", "2020-07-23", "1998-21", "1998-24~", "2019-01/2019-02", "2019-21/2019-22", "0476", "-0043-03-15", "1900~", "2020-07-01/2020-08",
		"2020/..", "2020-07/..", "2020~/..",
	} {
		text, err := marshal(writeDate(record.Date{Kind: "issued", Value: value}))
		require.NoError(t, err)
		var any any
		require.NoError(t, json.Unmarshal(text, &any))
		require.NoError(t, checkDate(any), "%s", text)
		got, err := readDate(string(text))
		require.NoError(t, err)
		require.Equal(t, value, got.Value, "%s", text)
	}
	require.Equal(t, "../2020", writeDate(record.Date{Value: "../2020"}).Literal)
}

func TestReadForms(t *testing.T) {
	item := `{"id":"a","type":"book"}`
	for name, document := range map[string]string{
		"list":             "[" + item + "," + item + "]",
		"lines":            item + "\n" + item + "\r\n",
		"list after list":  "[" + item + "]\n[" + item + "]",
		"item after list":  "\xef\xbb\xbf[" + item + "]" + item,
		"items touch":      item + item,
		"and empty lists":  "[] [" + item + "] [ ] " + item,
		"with blank space": "\n\n [\n\t" + item + " ,\r\n" + item + "\n ] \n",
	} {
		records := readAll(t, document)
		require.Len(t, records, 2, name)
		for i, r := range records {
			require.Equal(t, "a", r.OwnID)
			require.Equal(t, i+1, r.Origin.Position)
			require.Equal(t, item, document[r.Origin.Span.Start:r.Origin.Span.End], name)
		}
		require.Equal(t, records[0].ID, records[1].ID)
	}
	for _, document := range []string{"", " \n", "[]", "\xef\xbb\xbf[ ]"} {
		require.Empty(t, readAll(t, document), "%q", document)
	}
}

func TestBadItemsCostThemselves(t *testing.T) {
	document := `[{"id":"a"}, 5, "text", null, [1], {"id": nope}, {"id":"` + strings.Repeat("x", 120) + `"}, foo,
  {"id":"z", "volume": {"no": 1}, "author": [{"family": "Ng"}, 7], "issued": {"date-parts": [[2020, 13, 45]]}}]`
	r := NewReader(iotest.HalfReader(strings.NewReader(document)), &Options{Name: "bad.json", MaxItem: 120})
	var codes []string
	var last *record.Record
	for rec, err := range r.All() {
		require.NotNil(t, rec)
		last = rec
		var damaged *record.ParseError
		if errors.As(err, &damaged) {
			require.Equal(t, "bad.json", damaged.Document)
			require.Equal(t, []record.Diagnostic{damaged.Diagnostic}, rec.Diagnostics)
			codes = append(codes, damaged.Code)
			if damaged.Code == "csl.too-long" {
				require.ErrorIs(t, err, record.ErrTooLong)
				continue
			}
			require.ErrorIs(t, err, record.ErrDamaged)
			require.Equal(t, document[rec.Origin.Span.Start:rec.Origin.Span.End], rec.Raw[0].Value)
		} else {
			require.NoError(t, err)
			codes = append(codes, "ok")
		}
	}
	require.Equal(t, []string{"ok", "csl.not-an-object", "csl.not-an-object", "csl.not-an-object", "csl.not-an-object", "csl.syntax", "csl.too-long", "csl.syntax", "ok"}, codes)
	require.Equal(t, []record.Contributor{{Name: record.Name{Family: "Ng"}, Role: "author"}}, last.Contributors)
	require.Len(t, last.Diagnostics, 3, "%v", last.Diagnostics)
	for i, tag := range []string{"volume", "author", "issued"} {
		require.Equal(t, "csl.refused-value", last.Diagnostics[i].Code)
		require.Equal(t, tag, last.Diagnostics[i].Tag)
		require.Equal(t, 2, last.Diagnostics[i].Span.Line)
	}
	d := r.Document()
	require.Equal(t, 9, d.Records)
	require.Equal(t, int64(len(document)), d.Size)
	require.Regexp(t, "^sha256:[0-9a-f]{64}$", d.Digest)
}

// TestEachRefusedName: of a list of names each that is refused is reported, those
// that are refused for one reason together.
func TestEachRefusedName(t *testing.T) {
	item := `[{"id": "a", "author": [5, {"family": "Ng"}, 6, {"family": {"of": 1}}], "editor": [7]}]`
	r, err := NewReader(strings.NewReader(item), nil).Read()
	require.NoError(t, err)
	require.Len(t, r.Contributors, 1)
	var said []string
	for _, d := range r.Diagnostics {
		require.Equal(t, "csl.refused-value", d.Code)
		said = append(said, fmt.Sprint(d.Tag, " ", d.Span.Column, " ", d.Count))
	}
	require.Equal(t, []string{"author 25 2", "author 49 0", "editor 84 0"}, said)
	require.Len(t, r.Unclaimed, 4)
}

func TestSyntaxErrorsEndTheStream(t *testing.T) {
	for document, want := range map[string]string{
		"hello":                       `b.json:1:1: expected a list of items or an item, found 'h'`,
		"\n  }":                       `b.json:2:3: expected a list of items or an item, found '}'`,
		"[{\"id\":\"a\"}\n {}]":       `b.json:2:2: expected a comma or the end of the list, found '{'`,
		"[,]":                         `b.json:1:2: expected an item, found ','`,
		"[{\"id\":\"a\"}\r\n":         `b.json:2:1: the list of items does not end`,
		"[{\"id\":\"a\",\n\"b\":":     `b.json:2:5: the document ends inside the item that begins at line 1, column 2: unexpected EOF`,
		"[{\"id\":\"a\"\r\n, x: \"b}": `b.json:2:3: invalid character 'x' looking for beginning of object key string`,
	} {
		r := NewReader(strings.NewReader(document), &Options{Name: "b.json"})
		var err error
		for err == nil {
			_, err = r.Read()
		}
		require.EqualError(t, err, want)
		var syntax *SyntaxError
		require.ErrorAs(t, err, &syntax)
		_, again := r.Read()
		require.Equal(t, err, again)
	}
}

func TestReadErrorsAreReturnedAsTheyAre(t *testing.T) {
	failure := errors.New("the disk is gone")
	r := NewReader(io.MultiReader(strings.NewReader(`[{"id":"a"},{"id`), iotest.ErrReader(failure)), nil)
	_, err := r.Read()
	require.NoError(t, err)
	_, err = r.Read()
	require.Equal(t, failure, err)
}

// typed returns the typed fields of r as generic JSON, and its origin as far
// as it goes with a record from file to file.
func typedValues(t testing.TB, r *record.Record) map[string]any {
	t.Helper()
	text, err := json.Marshal(r)
	require.NoError(t, err)
	fields := map[string]json.RawMessage{}
	require.NoError(t, json.Unmarshal(text, &fields))
	maps.DeleteFunc(fields, func(name string, _ json.RawMessage) bool { return customFields[name] == nil })
	out := map[string]any{"origin": []string{r.Origin.Source, string(r.Origin.Kind), r.Origin.Platform}}
	for name, text := range fields {
		var value any
		require.NoError(t, json.Unmarshal(text, &value))
		out[name] = value
	}
	return out
}

// textOf gives the text of spans of a document in UTF-8.
func textOf(document string) func(record.Span) (string, error) {
	return func(s record.Span) (string, error) { return document[s.Start:s.End], nil }
}

func roundTrip(t testing.TB, before *record.Record) {
	t.Helper()
	item, err := Encode(before, nil)
	require.NoError(t, err)
	require.NoError(t, checkItem(item), "%s", item)
	after, err := Decode(item)
	require.NoError(t, err)
	require.Empty(t, customDiagnostics(after), "%s", item)
	require.NoError(t, after.Verify(textOf(string(item)), Rules()), "%s", item)
	require.Equal(t, typedValues(t, before), typedValues(t, after), "%s", item)
	again, err := Encode(before, nil)
	require.NoError(t, err)
	require.Equal(t, string(item), string(again))
}

func customDiagnostics(r *record.Record) []record.Diagnostic {
	var out []record.Diagnostic
	for _, d := range r.Diagnostics {
		if d.Code == "csl.changed-since" {
			out = append(out, d)
		}
	}
	return out
}

func TestRoundTripOfWhatWasRead(t *testing.T) {
	for _, r := range readAll(t, article+full) {
		roundTrip(t, r)
	}
	roundTrip(t, &record.Record{})
	roundTrip(t, &record.Record{ID: "0123", Type: "no-such-type"})
}

func TestRoundTripOfRandomRecords(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 3))
		before := &record.Record{}
		fill(r, reflect.ValueOf(before).Elem(), seed%10 == 0)
		before.Raw, before.Trace, before.Diagnostics, before.Unclaimed = nil, nil, nil, nil
		if r.IntN(3) > 0 {
			before.Type = csl.ItemTypes[r.IntN(len(csl.ItemTypes))]
		}
		roundTrip(t, before)
	}
}

// samples are texts that random records hold: such as a field of some kind
// may have, and such as it may not.
var samples = []string{
	"22", "7", "10-19", "e17362", "2020-07-23", "2019-01/2019-02", "1998-21", "10.1000/182", "1234567", "PMC1234567",
	"2049-3630", "9780306406157", "https://example.org/light", "en", "Light & <b>dark</b>", "one; two, three", " blank ",
	"Ünïcödé ’x’ \u2028", "line\nline", "\"quoted\"\\", "0", "-", "issued", "main", "author", "doi", "pmid", "isbn", "archive",
}

func fill(r *rand.Rand, v reflect.Value, full bool) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(samples[r.IntN(len(samples))])
	case reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	case reflect.Int, reflect.Int64:
		v.SetInt(r.Int64N(100))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(r, v.Elem(), full)
	case reflect.Slice:
		n := 1 + r.IntN(3)
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			fill(r, v.Index(i), full)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if full || r.IntN(3) == 0 {
				fill(r, v.Field(i), full)
			}
		}
	default:
		panic(v.Type().String() + ": the generator does not know this type")
	}
}

func TestPlainRecordsNeedNoCustom(t *testing.T) {
	item, err := Encode(&record.Record{
		OwnID: "ng19", Type: record.TypeBook,
		Contributors: []record.Contributor{{Name: record.Name{Family: "Ng", Given: "Li"}, Role: record.RoleAuthor}},
		Dates:        []record.Date{{Kind: record.DateIssued, Value: "2019"}},
		Publisher:    record.Publisher{Name: "A & B <Press>"},
	}, nil)
	require.NoError(t, err)
	require.Equal(t, `{"id":"ng19","type":"book","publisher":"A & B <Press>","author":[{"family":"Ng","given":"Li"}],"issued":{"date-parts":[[2019]]}}`, string(item))
}

func TestCustomGivesWayToChangedMembers(t *testing.T) {
	before := &record.Record{
		OwnID: "a", Type: record.TypeArticle, Publisher: record.Publisher{Name: "Old"}, Number: "1",
		Dates:  []record.Date{{Kind: record.DatePosted, Value: "2019-12-10"}, {Kind: record.DateReceived, Value: "2019"}},
		Counts: []record.Count{{Metric: "reads", Value: 0}},
	}
	item, err := Encode(before, nil)
	require.NoError(t, err)
	require.Contains(t, string(item), `"issued":{"date-parts":[[2019,12,10]]}`)

	changed := strings.Replace(string(item), `[[2019,12,10]]`, `[[2021]]`, 1)
	require.NotEqual(t, string(item), changed)
	after, err := Decode(json.RawMessage(changed))
	require.NoError(t, err)
	require.Equal(t, []record.Date{{Kind: record.DateIssued, Value: "2021"}}, after.Dates)
	require.Equal(t, before.Counts, after.Counts, "what CSL has no place for stays")
	require.Len(t, customDiagnostics(after), 1)
	require.NoError(t, after.Verify(textOf(changed), Rules()))

	// A number for a text is no change.
	same, err := Decode(json.RawMessage(strings.Replace(string(item), `"number":"1"`, `"number":1`, 1)))
	require.NoError(t, err)
	require.Empty(t, customDiagnostics(same))
	require.Equal(t, before.Dates, same.Dates)
}

func TestSourcesGoWithTheRecord(t *testing.T) {
	before := &record.Record{OwnID: "a", Type: "book", Origin: record.Origin{Source: "PubMed", Kind: record.SourceDatabase, Platform: "Ovid", Database: "MEDLINE"}}
	item, err := Encode(before, nil)
	require.NoError(t, err)
	got, err := NewReader(bytes.NewReader(item), &Options{Name: "x.json"}).Read()
	require.NoError(t, err)
	require.Equal(t, "PubMed", got.Origin.Source)
	require.Equal(t, record.SourceDatabase, got.Origin.Kind)
	require.Equal(t, "Ovid", got.Origin.Platform)
	require.Equal(t, "MEDLINE", got.Origin.Database)
	require.Equal(t, "x.json", got.Origin.Document)
	got, err = NewReader(bytes.NewReader(item), &Options{Name: "x.json", Source: "mine", Kind: record.SourceOther}).Read()
	require.NoError(t, err)
	require.Equal(t, "mine", got.Origin.Source)
	require.Equal(t, record.SourceOther, got.Origin.Kind)
}

func TestLosses(t *testing.T) {
	r := &record.Record{
		OwnID: "a", Volume: "22",
		Raw: []record.RawField{
			{Name: "VL", Value: "22", ValueSpans: []record.Span{{Start: 6, End: 8}}},
			{Name: "ZZ", Value: "unknown", ValueSpans: []record.Span{{Start: 15, End: 22}}},
		},
		Trace:     []record.Trace{{Path: "volume", Rule: "volume", Spans: []record.Span{{Start: 6, End: 8}}}},
		Unclaimed: []record.Text{{Text: "free text"}},
	}
	var losses []record.Loss
	w := NewWriter(io.Discard, &WriterOptions{OnLoss: func(l record.Loss) { losses = append(losses, l) }})
	require.NoError(t, w.Write(r))
	require.NoError(t, w.Close())
	require.Len(t, losses, 2)
	require.Equal(t, "raw/1", losses[0].Path)
	require.Equal(t, "unknown", losses[0].Value)
	require.Equal(t, "unclaimed/0", losses[1].Path)
}

func TestWriter(t *testing.T) {
	for n, want := range map[int]string{
		0: "[]\n",
		1: "[\n{\"id\":\"a\",\"type\":\"book\"}\n]\n",
		2: "[\n{\"id\":\"a\",\"type\":\"book\"},\n{\"id\":\"a~2\",\"type\":\"book\",\"custom\":{\"ibid\":{\"own_id\":\"a\"}}}\n]\n",
	} {
		var out bytes.Buffer
		w := NewWriter(&out, nil)
		for range n {
			require.NoError(t, w.Write(&record.Record{OwnID: "a", Type: "book"}))
		}
		require.NoError(t, w.Close())
		require.Equal(t, want, out.String())
	}
}

// TestIDsOfAListAreUnique: whatever ids records have, no two items share one,
// and each record comes back with its own.
func TestIDsOfAListAreUnique(t *testing.T) {
	own := []string{"a", "b", "a", "a~2", "a", "", "", "a~2", "a~2~2", "b"}
	var out bytes.Buffer
	w := NewWriter(&out, nil)
	for _, id := range own {
		require.NoError(t, w.Write(&record.Record{OwnID: id, Type: "book"}))
	}
	require.NoError(t, w.Close())
	var items []struct{ ID string }
	require.NoError(t, json.Unmarshal(out.Bytes(), &items))
	seen := map[string]bool{}
	for _, item := range items {
		require.False(t, seen[item.ID], item.ID)
		seen[item.ID] = true
	}
	for i, r := range readAll(t, out.String()) {
		require.Equal(t, own[i], r.OwnID)
	}
}

func TestAnIDThatIsNotTheRecordsOwn(t *testing.T) {
	item, err := Encode(&record.Record{ID: "0123", Type: "book"}, nil)
	require.NoError(t, err)
	require.Equal(t, `{"id":"0123","type":"book","custom":{"ibid":{"id":"0123"}}}`, string(item))
	given := strings.Replace(string(item), `{"id":"0123","type"`, `{"id":"smith2020","type"`, 1)
	after, err := Decode(json.RawMessage(given))
	require.NoError(t, err)
	require.Equal(t, "smith2020", after.OwnID, "another program has given it one")
}

func TestRulesAreThoseOfTheReadings(t *testing.T) {
	rules := Rules()
	_, err := rules["csl.volume"]([]string{"1", "2"})
	require.Error(t, err)
	value, err := rules["csl.author"]([]string{`{"family":"Ng"}`})
	require.NoError(t, err)
	require.Equal(t, record.Contributor{Name: record.Name{Family: "Ng"}, Role: "author"}, value)
	value, err = rules["csl.custom.counts"]([]string{`[{"metric":"reads","value":1}]`})
	require.NoError(t, err)
	require.Equal(t, []record.Count{{Metric: "reads", Value: 1}}, value)
	for _, rule := range rules {
		for _, text := range []string{"", "{", "[[", "null", "true", `"`} {
			_, _ = rule([]string{text}) // no text makes a rule panic
		}
	}
}

func FuzzReader(f *testing.F) {
	f.Add([]byte("[" + article + ",\n" + full + "]"))
	f.Add([]byte(full + "\n" + article))
	f.Add([]byte("\xef\xbb\xbf[5, {\"id\": nope}, {\"issued\": {\"date-parts\": [[-1, 24]], \"circa\": 1}}"))
	f.Add([]byte(`{"custom":{"ibid":{"volume":null,"counts":[{}],"origin":{"source":"x"}}},"custom":5}`))
	f.Fuzz(func(t *testing.T, document []byte) {
		underTest.Fuzz(t, string(document))
		for out, err := range NewReader(bytes.NewReader(document), nil).All() {
			if err == nil {
				item, err := Encode(out, nil)
				require.NoError(t, err)
				require.NoError(t, checkItem(item))
			}
		}
	})
}

func BenchmarkReader(b *testing.B) {
	document := "[" + strings.Repeat(article+",\n", 4000) + full + "]"
	underTest.Benchmark(b, document, 4001)
}

func BenchmarkWriter(b *testing.B) {
	records := readAll(b, article+full)
	b.ReportAllocs()
	for b.Loop() {
		w := NewWriter(io.Discard, nil)
		for _, r := range records {
			require.NoError(b, w.Write(r))
		}
		require.NoError(b, w.Close())
	}
}
