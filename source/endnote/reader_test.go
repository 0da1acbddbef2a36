package endnote_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/internal/markup/markuptest"
	"github.com/ibid-go/ibid/internal/recordtest"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/endnote"
)

var format = markuptest.Format{Open: endnote.NewReader, Rules: endnote.Rules()}

// content is what a record says about the publication.
func content(t testing.TB, r *record.Record) map[string]any {
	t.Helper()
	members := recordtest.Content(t, r)
	if pages, ok := members["pages"].(map[string]any); ok {
		delete(pages, "derived") // how it was read, not what it says
	}
	return members
}

func library(t testing.TB) []byte { return []byte(recordtest.Fixture(t, "library.xml")) }

func TestLibrary(t *testing.T) {
	records, d, damages := format.Read(t, library(t))
	require.Empty(t, damages)
	require.Len(t, records, 3)
	require.Equal(t, record.FormatEndNote, d.Format)
	require.Equal(t, []string{"Fixture.enl", "EndNote", "Other.enl", "Bookends"}, []string{d.Notices[0].Text, d.Notices[1].Text, d.Notices[2].Text, d.Notices[3].Text})
	require.Empty(t, d.Outside)

	r := records[0]
	require.Equal(t, "7", r.OwnID)
	require.Equal(t, "endnote", r.Origin.Dialect)
	require.Equal(t, record.TypeArticleJournal, r.Type)
	require.Equal(t, []record.Title{
		{Value: "Growth of Escherichia coli on H2O & salt", Role: record.TitleMain},
		{Value: "Growth on salt", Role: record.TitleShort},
		{Value: "Wachstum auf Salz", Role: record.TitleTranslated},
	}, r.Titles)
	require.Equal(t, []record.Contributor{
		{Name: record.Name{Family: "Müller", Given: "Jane Q."}, Role: record.RoleAuthor, Variants: []record.Name{{Family: "Miller", Given: "Jane"}}},
		{Name: record.Name{Literal: "Working Group on Fixtures"}, Role: record.RoleAuthor},
	}, r.Contributors)
	require.Equal(t, []string{"Institute of Fixtures, Testville.", "Department of Examples, Sample City."}, r.Affiliations)
	require.Equal(t, "Journal of Fixtures and Testing", r.Container.Title)
	require.Equal(t, []record.ISSN{{Value: "1438-8871", Kind: "electronic"}, {Value: "1439-4456", Kind: "print"}}, r.Container.ISSN)
	require.Equal(t, record.Pages{First: "994", Last: "1014"}, r.Pages)
	require.Equal(t, "e17362", r.ArticleNumber)
	require.Equal(t, "22", r.Volume)
	require.Equal(t, "7", r.Issue)
	date, _ := r.Date(record.DateIssued)
	require.Equal(t, "2020-07-23", date.Value)
	online, _ := r.Date(record.DateOnline)
	require.Equal(t, "2020-07-01", online.Value)
	require.Equal(t, "10.2196/17362", r.Identifier(record.SchemeDOI))
	require.Equal(t, "32706713", r.Identifier(record.SchemePMID))
	require.Equal(t, "PMC7395257", r.Identifier(record.SchemePMCID))
	require.Equal(t, "NCT01234567", r.Registrations[0].ID)
	require.Equal(t, []record.Keyword{{Value: "salts"}}, r.Keywords)
	require.Equal(t, []record.Subject{{Term: "Water", Scheme: "mesh", Qualifier: "analysis", Major: true}}, r.Subjects)
	require.Equal(t, []record.Attachment{{Path: "internal-pdf://0123456789/Müller-2020.pdf", Kind: "pdf"}}, r.Library.Attachments)
	require.Equal(t, []record.Link{{URL: "https://example.org/a?b=1&c=2"}}, r.Links)
	require.Equal(t, []string{"to read"}, r.Library.Labels)
	require.Equal(t, []string{"QH 301"}, r.Library.CallNumbers)
	require.Equal(t, []string{"en"}, r.Languages)
	require.Equal(t, "MEDLINE", r.Origin.Database)
	require.Equal(t, record.SubtypeReview, r.Subtype)
	require.Empty(t, r.Unclaimed)

	r = records[1]
	require.Equal(t, record.TypeChapter, r.Type)
	var roles []record.Role
	for _, c := range r.Contributors {
		roles = append(roles, c.Role)
	}
	require.Equal(t, []record.Role{"author", "editor", "collection-editor", "translator"}, roles)
	require.Equal(t, "A book of chapters", r.Container.Title)
	require.Equal(t, "A series", r.Series.Title)
	require.Equal(t, []string{"9783161484100"}, r.Container.ISBN)
	require.Equal(t, "4", r.Chapter)
	require.Equal(t, "3", r.NumberOfVolumes)
	require.Len(t, r.Unclaimed, 1)
	require.Equal(t, "An odd value", r.Unclaimed[0].Text)

	r = records[2]
	require.Equal(t, "A report on two lines", r.Title())
	require.Equal(t, "bookends", r.Origin.Dialect)
	require.Equal(t, []string{"Screened"}, r.Library.Groups)
}

// TestTypes: the types that EndNote has are read by name and by number, and the
// name decides.
func TestTypes(t *testing.T) {
	for element, want := range map[string]record.Type{
		`<ref-type name="Thesis">32</ref-type>`:             record.TypeThesis,
		`<ref-type>32</ref-type>`:                           record.TypeThesis,
		`<ref-type name="">32</ref-type>`:                   record.TypeThesis,
		`<ref-type> 32 </ref-type>`:                         record.TypeThesis,
		`<ref-type name="Thesis"/>`:                         record.TypeThesis,
		`<ref-type name='Thesis'>17</ref-type>`:             record.TypeThesis,
		`<ref-type name="My own kind">17</ref-type>`:        record.TypeArticleJournal,
		`<ref-type name="Film or Broadcast">21</ref-type>`:  "motion_picture",
		`<ref-type name="Preprint">0</ref-type>`:            record.TypeManuscript,
		`<ref-type name="Podcast">63</ref-type>`:            "song",
		`<ref-type name="Television Episode">66</ref-type>`: "motion_picture",
		`<ref-type name="Discussion Forum">62</ref-type>`:   "post-weblog",
		`<ref-type name="Something">99</ref-type>`:          "",
		``: "",
	} {
		document := "<xml><records><record>" + element + "<titles><title>A title</title></titles></record></records></xml>"
		records, _, _ := format.Read(t, []byte(document))
		require.Len(t, records, 1)
		require.Equal(t, want, records[0].Type, element)
	}
}

// TestNumbers: what EndNote's Number is depends on the type, as its other fields do.
func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		kind, fields string
		value        func(r *record.Record) any
		want         any
	}{
		{"Journal Article", "<volume>2</volume><number>3</number>", func(r *record.Record) any { return r.Issue }, "3"},
		{"Book", "<number>12</number>", func(r *record.Record) any { return r.Series.Number }, "12"},
		{"Book Section", "<number>12</number>", func(r *record.Record) any { return r.Series.Number }, "12"},
		{"Case", "<volume>410</volume><number>70-18</number>", func(r *record.Record) any { return []string{r.Volume, r.Number} }, []string{"410", "70-18"}},
		{"Statute", "<volume>42</volume><number>101-336</number>", func(r *record.Record) any { return []string{r.Volume, r.Number} }, []string{"42", "101-336"}},
		{"Patent", "<volume>2</volume><number>10/123,456</number><isbn>US7123456</isbn>", func(r *record.Record) any { return r.Number }, "US7123456"},
		{"Web Page", "<volume>2021</volume><number>May 3</number>", func(r *record.Record) any { return r.Dates },
			[]record.Date{{Kind: record.DateAccessed, Value: "2021-05-03"}}},
	} {
		document := `<xml><records><record><ref-type name="` + c.kind + `"/><titles><title>Of tides</title></titles>` + c.fields + `</record></records></xml>`
		records, _, _ := format.Read(t, []byte(document))
		for _, r := range records {
			require.Equal(t, c.want, c.value(r), c.kind)
		}
	}
}

// TestNames: EndNote takes a name without a comma for a person's whose given names
// stand first, and one with a comma behind it for an organisation's.
func TestNames(t *testing.T) {
	for in, want := range map[string]record.Name{
		"Sol, Ida": {Family: "Sol", Given: "Ida"}, "Ida Sol": {Family: "Sol", Given: "Ida"}, "Ida M. van Sol": {Family: "Sol", Given: "Ida M.", NonDroppingParticle: "van"},
		"Sea Grant,": {Literal: "Sea Grant"}, "Johnson &amp; Johnson,": {Literal: "Johnson & Johnson"}, "World Health Organization": {Literal: "World Health Organization"},
		"Plato": {Literal: "Plato"},
	} {
		document := `<xml><records><record><ref-type name="Book">6</ref-type><contributors><authors><author>` + in + `</author></authors></contributors></record></records></xml>`
		records, _, _ := format.Read(t, []byte(document))
		require.Equal(t, want, records[0].Contributors[0].Name, in)
	}
}

// TestDamage: whatever byte is missing or changed, no other record is lost or
// changes.
func TestDamage(t *testing.T) {
	document := library(t)
	whole, _, _ := format.Read(t, document)
	ids := func(records []*record.Record) map[string]int {
		count := map[string]int{}
		for _, r := range records {
			count[r.ID]++
		}
		return count
	}
	at := func(offset int) int {
		for i, r := range whole {
			if int64(offset) < r.Origin.Span.End {
				return i
			}
		}
		return len(whole)
	}
	read := func(document []byte) []*record.Record {
		var records []*record.Record
		for r, err := range endnote.NewReader(bytes.NewReader(document), nil).All() {
			var damaged *record.ParseError
			require.True(t, err == nil || errors.As(err, &damaged))
			records = append(records, r)
		}
		return records
	}
	for end := 0; end < len(document); end += 1 + end%2 {
		found := ids(read(document[:end]))
		for i, r := range whole {
			if r.Origin.Span.End <= int64(end) {
				require.Equal(t, 1, found[r.ID], "record %d, document cut at %d", i, end)
			}
		}
	}
	changed := bytes.Clone(document)
	for i := range document {
		for _, c := range []byte{"<x>\"\x00\xff"[i%6]} {
			changed[i] = c
			found := ids(read(changed))
			hit := at(i)
			for j, r := range whole {
				if j == hit || int64(i) < r.Origin.Span.Start && j == hit {
					continue
				}
				require.Equal(t, 1, found[r.ID], "record %d, byte %d set to %q", j, i, c)
			}
		}
		changed[i] = document[i]
	}
}

func TestLimits(t *testing.T) {
	document := "<xml><records><record><titles><title>" + strings.Repeat("x", 300<<10) + "</title></titles></record><record><titles><title>A</title></titles></record></records></xml>"
	reader := endnote.NewReader(strings.NewReader(document), &endnote.Options{Name: "in", MaxRecord: 100 << 10})
	r, err := reader.Read()
	require.ErrorIs(t, err, record.ErrTooLong)
	require.ErrorContains(t, err, "in:1:15: error: endnote.record-too-long")
	require.Equal(t, 1, r.Origin.Position)
	r, err = reader.Read()
	require.NoError(t, err)
	require.Equal(t, "A", r.Title())
	_, err = reader.Read()
	require.Equal(t, io.EOF, err)

	_, err = endnote.NewReader(strings.NewReader(document), &endnote.Options{Encoding: "klingon"}).Read()
	require.ErrorContains(t, err, "klingon")
	broken := errors.New("broken")
	_, err = endnote.NewReader(iotest.ErrReader(broken), nil).Read()
	require.Equal(t, broken, err)

	_, err = endnote.NewReader(strings.NewReader("<xml><records><record><titles><title>A"), &endnote.Options{Name: "in"}).Read()
	require.ErrorIs(t, err, record.ErrDamaged)
	require.ErrorContains(t, err, "in:1:15: error: endnote.cut-off")
}

// TestAgain: a record that is read from its place alone is the same.
func TestAgain(t *testing.T) { format.CheckAgain(t, library(t)) }

func TestErrors(t *testing.T) { format.CheckErrors(t, "record") }

var recordTag = regexp.MustCompile(`<record[ >]`)

// realFiles returns the files of EndNote's XML among real files of other projects.
func realFiles(t testing.TB) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, path := range corpus.Files(t, ".xml") {
		document, err := os.ReadFile(path)
		require.NoError(t, err)
		if bytes.Contains(document, []byte("<ref-type")) {
			files[path] = document
		}
	}
	require.Greater(t, len(files), 7)
	return files
}

func TestCorpus(t *testing.T) {
	for path, document := range realFiles(t) {
		records, d, damages := format.Read(t, document)
		require.Empty(t, damages, path)
		require.Empty(t, d.Diagnostics, path)
		require.Empty(t, d.Outside, path)
		require.Len(t, records, len(recordTag.FindAll(document, -1)), path)
		for _, r := range records {
			require.NotEmpty(t, r.Title(), path)
			require.NotEmpty(t, r.Type, path)
		}
	}
}

// requireWellFormed requires that the standard library's decoder has no complaint
// about what is written.
func requireWellFormed(t testing.TB, document []byte) {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(document))
	for {
		_, err := decoder.Token()
		if err == io.EOF {
			return
		}
		require.NoError(t, err, "%s", document)
	}
}
