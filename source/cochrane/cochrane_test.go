package cochrane_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/tagged"
	"github.com/ibid-go/ibid/internal/tagged/taggedtest"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
	"github.com/ibid-go/ibid/source/cochrane"
)

var format = taggedtest.Format{
	Open: cochrane.NewReader, Typed: cochrane.Record, Rules: cochrane.Rules(),
}

func fixture(t testing.TB, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", name))
	require.NoError(t, err)
	return string(content)
}

// ownValues are what the plain text states of each record of the fixture and the
// Library's RIS does not: the paths of the record, with the value of RIS, "" for
// none, and that of the plain text.
var ownValues = []map[string][2]string{
	{},
	{
		"type": {`"article-journal"`, `"report"`},
	},
	{
		"type": {`"article-journal"`, `"paper-conference"`},
	},
	{
		"details": {"", `[{"name":"cochrane-group","value":"SYMPT"}]`},
	},
	{
		"details": {"", `[{"name":"original-publication","value":"Originally Luz de lampada"}]`},
	},
}

// TestSameAsRIS: a record has the same values from the plain text and from RIS, but
// for those that one of the two cannot hold.
func TestSameAsRIS(t *testing.T) {
	records := format.Check(t, []byte(fixture(t, "export.txt")))
	reader := ris.NewReader(strings.NewReader(fixture(t, "export.ris")), nil)
	require.Len(t, records, len(ownValues))
	for i, r := range records {
		other, err := reader.Read()
		require.NoError(t, err)
		want, got := taggedtest.Values(t, other), taggedtest.Values(t, r)
		for path, values := range ownValues[i] {
			require.Equal(t, values, [2]string{want[path], got[path]}, "record %d: %s", i+1, path)
			delete(want, path)
			delete(got, path)
		}
		require.Equal(t, want, got, "record %d", i+1)
	}
}

// TestRecord reads what the fixture's records state.
func TestRecord(t *testing.T) {
	records := format.Records(t, []byte(fixture(t, "export.txt")))
	require.Len(t, records, 5)
	article, entry, review, thesis := records[0], records[1], records[3], records[4]

	require.Equal(t, record.TypeArticleJournal, article.Type)
	require.Equal(t, []record.Contributor{
		{Name: record.Name{Family: "Moreau", Given: "AM"}, Role: record.RoleAuthor}, {Name: record.Name{Family: "Diaz", Given: "Bo"}, Role: record.RoleAuthor},
	}, article.Contributors)
	require.Equal(t, "Journal of light and sleep", article.Container.Title)
	require.Equal(t, []string{"12", "3", "1"}, []string{article.Volume, article.Issue, article.Supplement})
	require.Equal(t, record.Pages{First: "S94", Last: "S101"}, article.Pages)
	require.Equal(t, "90000001", article.Identifier(record.SchemePMID))
	require.Equal(t, []record.Registration{{Registry: "ClinicalTrials.gov", ID: "NCT90000001"}}, article.Registrations)
	require.Contains(t, article.Abstracts[0].Text, "AIMS: this line goes on.")
	require.Len(t, article.Keywords, 4)
	require.Equal(t, "*Lighting [instrumentation, *methods]", article.Keywords[0].Value)

	require.Empty(t, entry.Contributors)
	require.Empty(t, entry.Container)
	require.Equal(t, record.TypeReport, entry.Type)
	require.Equal(t, []record.Registration{{Registry: "ClinicalTrials.gov", ID: "NCT90000002", URL: "https://clinicaltrials.gov/show/NCT90000002"}}, entry.Registrations)
	require.Len(t, entry.Links, 2)

	require.Equal(t, record.TypeArticleJournal, review.Type)
	require.Equal(t, "CD990001.pub2", review.OwnID)
	require.Equal(t, "10.1002/14651858.cd990001.pub2", review.Identifier(record.SchemeDOI))
	require.Equal(t, "7", review.Issue)
	require.Equal(t, []string{"en"}, review.Languages)

	require.Equal(t, record.TypeThesis, thesis.Type)
	require.Equal(t, record.RoleEditor, thesis.Contributors[1].Role)
	for i, r := range records {
		if i < 4 {
			require.Empty(t, r.Unclaimed, "record %d", i+1)
			require.Empty(t, r.Diagnostics, "record %d", i+1)
		}
		require.Equal(t, record.RawField{Name: tagged.CountTag, Value: fmt.Sprintf("#%d of 5", i+1)}, record.RawField{Name: r.Raw[0].Name, Value: r.Raw[0].Value})
	}
	require.Len(t, thesis.Unclaimed, 1)
	require.Equal(t, "of no table", thesis.Unclaimed[0].Text)
	require.Len(t, thesis.Diagnostics, 1)
	unknown := thesis.Diagnostics[0]
	require.Equal(t, []string{"cochrane.unknown-tag", "QX"}, []string{unknown.Code, unknown.Tag})
	require.Equal(t, thesis.Raw[len(thesis.Raw)-1].Span.Line, unknown.Span.Line)
}

// TestReadings reads single fields beside a number and a title.
func TestReadings(t *testing.T) {
	pmid := func(n string) record.Identifier { return record.Identifier{Scheme: record.SchemePMID, Value: n} }
	of := func(database, n string) record.Identifier {
		return record.Identifier{Scheme: record.SchemeAccession, Value: n, Authority: database}
	}
	identifiers := func(r *record.Record) any { return r.Identifiers[1:] }
	details := func(r *record.Record) any { return append([]record.Detail{}, r.Details...) }
	kind := func(r *record.Record) any { return r.Type }
	for _, c := range []struct {
		fields string
		value  func(r *record.Record) any
		want   any
	}{
		{"PM: 90000001", identifiers, []record.Identifier{pmid("90000001")}},
		{"PM: PUBMED 90000001\nPM: PUBMED 90000002", identifiers, []record.Identifier{pmid("90000001"), pmid("90000002")}},
		{"XR: PUBMED 90000001,EMBASE 600000001", identifiers, []record.Identifier{pmid("90000001"), of("Embase", "600000001")}},
		{"XR: EMBASE 600000001;\nCINAHL 12345", identifiers, []record.Identifier{of("Embase", "600000001"), of("CINAHL", "12345")}},
		{"XR: EMBASE 600000001,ROOM 12,CINAHL Plus 12345", identifiers, []record.Identifier{of("Embase", "600000001")}},
		{"XR: EMBASE 600000001,ROOM 12", details, []record.Detail{{Name: "numbers-in-databases", Value: "EMBASE 600000001,ROOM 12"}}},
		{"XR: EMBASE 600000001,CTgov NCT90000001", details, []record.Detail{}},
		{"XR: ROOM 12", identifiers, []record.Identifier{}},
		{"XR: CTgov NCT90000001", func(r *record.Record) any { return r.Registrations }, []record.Registration{{Registry: "ClinicalTrials.gov", ID: "NCT90000001"}}},
		{"QX: a number, ISRCTN12345678", func(r *record.Record) any { return r.Registrations[0].ID }, "ISRCTN12345678"},
		{"PG: 262‐72", func(r *record.Record) any { return []string{r.Pages.First, r.Pages.Last} }, []string{"262", "272"}},
		{"PG: e000123", func(r *record.Record) any { return r.ArticleNumber }, "e000123"},
		{"DOI: https://doi.org/10.5555/LIGHT", identifiers, []record.Identifier{{Scheme: record.SchemeDOI, Value: "10.5555/light"}}},
		{"DOI:\nYR: 2020", func(r *record.Record) any { return r.Dates[0].Value }, "2020"},
		{"US: https://a.example/1\n\nCopyright of the Library", func(r *record.Record) any { return []any{r.Links, r.Unclaimed[0].Text} }, []any{[]record.Link{{URL: "https://a.example/1"}}, "Copyright of the Library"}},
		{"AU: NCT", func(r *record.Record) any { return len(r.Contributors) }, 1},
		{"AU: ACTRN12612000123123", func(r *record.Record) any { return len(r.Contributors) }, 0},
		{"PT: Journal: Article", kind, record.TypeArticleJournal},
		{"PT: Clinical Trial", kind, record.TypeArticleJournal},
		{"PT: Clinical trial protocol; Trial registry record", kind, record.TypeReport},
		{"PT: Journal article\nPT: Conference proceeding", kind, record.TypeConferencePaper},
		{"PT: Case report", kind, record.TypeArticleJournal},
		{"PT: Preprint", func(r *record.Record) any { return []any{r.Type, r.Subtype} }, []any{record.TypeArticle, record.SubtypePreprint}},
		{"PT: Review", func(r *record.Record) any { return r.Subtype }, record.SubtypeReview},
		{"PT: Papyrus", func(r *record.Record) any { return []any{r.Type, r.Genre} }, []any{record.Type(""), "Papyrus"}},
		{"SO: Cochrane database of systematic reviews", kind, record.TypeArticleJournal},
		{"SO: Journal of light\nVL: 3", kind, record.Type("")},
	} {
		t.Run(c.fields, func(t *testing.T) {
			records := format.Check(t, []byte("Record #1 of 1\nID: CN-00000009\nTI: Lamps\n"+c.fields+"\n"))
			require.Len(t, records, 1)
			require.Equal(t, "CN-00000009", records[0].Identifiers[0].Value)
			require.Equal(t, c.want, c.value(records[0]))
		})
	}
}

// TestRefused: what is no number of its database is noted.
func TestRefused(t *testing.T) {
	for in, code := range map[string]string{
		"PM: PUBMED pending": "cochrane.refused-value", "XR: EMBASE pending": "cochrane.refused-value", "DOI: pending": "cochrane.rejected-value",
		"TI: Other lamps\nVL: 3\nVL: 4": "cochrane.repeated-field", "TI: Gr\xf6\xdfe": "cochrane.fallback-encoding",
	} {
		records := format.Check(t, []byte("Record #1 of 1\nID: CN-00000009\n"+in+"\n"))
		require.Len(t, records, 1)
		require.Len(t, records[0].Diagnostics, 1, in)
		require.Equal(t, code, records[0].Diagnostics[0].Code)
		require.False(t, records[0].Diagnostics[0].Span.IsZero())
	}
}

// TestEntries says where records begin and end.
func TestEntries(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"counted", "Record #1 of 2\nID: 1\nTI: A\n\n\nRecord #2 of 2\nTI: B\n", []string{"Record=#1 of 2,ID=1,TI=A", "Record=#2 of 2,TI=B"}},
		{"a blank line behind the count", "Record #1 of 2\n\nID: 1\n\nTI: A\nRecord #2 of 2 \n", []string{"Record=#1 of 2,ID=1,TI=A", "Record=#2 of 2"}},
		{"without counts", "ID: 1\nTI: A\n\nID: 2\nTI: B\n", []string{"ID=1,TI=A", "ID=2,TI=B"}},
		{"a lost count", "Record #1 of 2\nID: 1\n\n\nRecord 2\nID: 2\n", []string{"Record=#1 of 2,ID=1|||Record 2", "ID=2"}},
		{"lines in front", "Search of the day\nTI: light\n\nRecord #1 of 1\nID: 1\n", []string{"Record=#1 of 1,ID=1"}},
		{"no count", "Record #1 of 1\nID: 1\nAB: One\nRecord #2 of many\nRecord # of 3\nrecord #2 of 3\nRecord #2of 3\nRecord #\n", []string{"Record=#1 of 1,ID=1,AB=One|Record #2 of many|Record # of 3|record #2 of 3|Record #2of 3|Record #"}},
		{"a lost line end", "Record #1 of 2\nID: 1\nRecord #2 of 2 ID: 2\nTI: B\n", []string{"Record=#1 of 2,ID=1", "Record=#2 of 2 ID: 2,TI=B"}},
		{"values that go on", "ID: 1\nAB: One\n\ntwo: three\nA: b\nAB:c\nAIM: d\nVITAMIN: e\nT2: f\nOK: g\nUS: h\nOK: i\n", []string{"ID=1,AB=One||two: three|A: b|AB:c|AIM: d|VITAMIN: e|T2: f|OK: g,US=h,OK=i"}},
		{"a number in an abstract", "Record #1 of 1\nID: CN-00000001\nAB: It was merged with\nID: CN-00000002, a copy.\nID: CN-00000003\nUS: x\n", []string{"Record=#1 of 1,ID=CN-00000001,AB=It was merged with|ID: CN-00000002, a copy.|ID: CN-00000003,US=x"}},
		{"a number in a part of an abstract", "ID: 1\nAB: One\n\nRESULTS: two\nID: CN-00000002\nmore\nID: CN-00000003\n", []string{"ID=1,AB=One||RESULTS: two|ID: CN-00000002|more|ID: CN-00000003"}},
		{"a record behind an abstract", "ID: 1\nAB: One\n\n\nID: 2\nAB: Two\n", []string{"ID=1,AB=One", "ID=2,AB=Two"}},
		{"a damaged count behind an abstract", "ID: 1\nAB: One\n\n\nRecord 2\nID: 2\nAB: Two\n", []string{"ID=1,AB=One|||Record 2", "ID=2,AB=Two"}},
		{"labels in an abstract", "ID: 1\nTI: A\nAB: The risk fell.\nHR: 0.8\nCI: 0.7 to 0.9\n\nPT: 12 s\nNO: none\nDOI: 10.5555/a\nKY: b\nUS: x\n", []string{"ID=1,TI=A,AB=The risk fell.|HR: 0.8|CI: 0.7 to 0.9||PT: 12 s|NO: none,DOI=10.5555/a,KY=b,US=x"}},
		{"what an abstract had already", "ID: 1\nDOI: 10.5555/a\nAB: One\nDOI: 10.5555/b\nUS: x\nQX: y\n", []string{"ID=1,DOI=10.5555/a,AB=One|DOI: 10.5555/b,US=x,QX=y"}},
		{"an indented record behind one that is not", "Record #1 of 3\nID: 1\nAB: One\n\n  Record #2 of 3\n  ID: 2\n  AB: Two\n  CI: two\n  US: y\n\nRecord #3 of 3\nID: 3\n", []string{"Record=#1 of 3,ID=1,AB=One", "Record=#2 of 3,ID=2,AB=Two|CI: two,US=y", "Record=#3 of 3,ID=3"}},
		{"an indented record without a count", "ID: 1\nTI: A\n\n  ID: 2\n  TI: B\n", []string{"ID=1,TI=A", "ID=2,TI=B"}},
		{"indented records", " Record #1 of 2\n ID: 1\n AB: One\n  ID: 2\n\n Record #2 of 2\n ID: 2\n", []string{"Record=#1 of 2,ID=1,AB=One|ID: 2", "Record=#2 of 2,ID=2"}},
		{"empty fields", "ID: 1\nTI:\nSO: \nYR:\t2019\n", []string{"ID=1,TI=,SO=,YR=2019"}},
		{"CRLF and a mark", "\ufeffRecord #1 of 1\r\nID: 1\r\n\r\n", []string{"Record=#1 of 1,ID=1"}},
		{"nothing", "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.Equal(t, c.want, format.Shapes(t, []byte(c.in)))
		})
	}
}

// TestOutside: lines in front stand in the document.
func TestOutside(t *testing.T) {
	_, r := format.Entries(t, []byte("Search of the day\n\nRecord #1 of 1\nID: 1\n"))
	outside := r.Document().Outside
	require.Len(t, outside, 1)
	require.Equal(t, "Search of the day", outside[0].Text)
	require.Equal(t, record.FormatCochrane, r.Document().Format)
}

// TestLineEndsAndEncodings: the values are those of the fixture with other line ends
// and as UTF-16.
func TestLineEndsAndEncodings(t *testing.T) {
	text := fixture(t, "export.txt")
	want := format.Records(t, []byte(text))
	for name, in := range map[string]string{
		"CRLF with a mark": "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n"),
		"UTF-16":           utf16(text),
	} {
		records := format.Check(t, []byte(in))
		require.Len(t, records, len(want), name)
		for i := range want {
			require.Equal(t, taggedtest.Values(t, want[i]), taggedtest.Values(t, records[i]), name)
		}
	}
}

// utf16 returns a text of two-byte characters as UTF-16 with a mark.
func utf16(text string) string {
	out := []byte{0xff, 0xfe}
	for _, r := range text {
		out = append(out, byte(r), byte(r>>8))
	}
	return string(out)
}

// TestIDs: a record has one id in every export that it stands in.
func TestIDs(t *testing.T) {
	text := fixture(t, "export.txt")
	all := format.Records(t, []byte(text))
	last := text[strings.Index(text, "Record #5"):]
	for _, in := range []string{strings.Replace(last, "#5 of 5", "#17 of 230", 1), strings.TrimPrefix(last, "Record #5 of 5\n"), strings.ReplaceAll(last, "\n", "\r\n")} {
		require.Equal(t, all[4].ID, format.Records(t, []byte(in))[0].ID)
	}
	want := all[4].ID
	for _, blank := range []string{"\n", "\n \n\n", "\r\n", " \t\n"} {
		in := strings.Replace(last, "Record #5 of 5\n", "Record #5 of 5\n"+blank, 1)
		require.Equal(t, want, format.Records(t, []byte(in))[0].ID, "%q", blank)
	}
	require.Equal(t, format.Records(t, []byte(utf16(last)))[0].ID, format.Records(t, []byte(utf16(strings.Replace(last, "\n", "\n\n", 1))))[0].ID)
	require.NotEqual(t, all[4].ID, format.Records(t, []byte(strings.Replace(last, "Lamplight", "Lamplights", 1)))[0].ID)
}

// TestTextBehindCount: what a lost line end puts behind the count is unread.
func TestTextBehindCount(t *testing.T) {
	records := format.Check(t, []byte("Record #1 of 1 ID: 2\nTI: B\n"))
	require.Len(t, records, 1)
	require.Len(t, records[0].Unclaimed, 1)
	require.Equal(t, "#1 of 1 ID: 2", records[0].Unclaimed[0].Text)
}

// TestConcatenation: two documents read as one give the records of both.
func TestConcatenation(t *testing.T) {
	documents := []string{fixture(t, "export.txt"), "ID: 1\nAB: a\n\nb\n\n", "Record #1 of 1\n", "ID: 1\nRecord #2 of 2\nTI: c\nID: 3\n"}
	for _, a := range documents {
		for _, b := range documents {
			if strings.HasSuffix(a, "of 1\n") && strings.HasPrefix(b, "ID") {
				continue // nothing shows that they are two records
			}
			var want []string
			want = append(append(want, format.Shapes(t, []byte(a))...), format.Shapes(t, []byte(b))...)
			require.Equal(t, want, format.Shapes(t, []byte(a+b)))
		}
	}
}

func TestDamage(t *testing.T) {
	format.CheckDamage(t, []byte("Record #1 of 3\nID: CN-1\nAU: Doe J\nTI: The first\nAB: It goes\non.\n\n\nRecord #2 of 3\nID: CN-2\nTI: Another\n\n\nRecord #3 of 3\nID: CN-3\nTI: The third\n"))
}

func TestLimits(t *testing.T) {
	const in = "Record #1 of 3\nTI: A\n\nRecord #2 of 3\nTI: A title that is far longer than the others\n\nRecord #3 of 3\nTI: C\n"
	format.CheckLimits(t, in, tagged.Options{MaxLine: 20}, tagged.Options{MaxRecord: 40})
}

func FuzzReader(f *testing.F) {
	for _, seed := range []string{
		fixture(f, "export.txt"), "Record #1 of 1\nID:\nPM: ,;\nXR: EMBASE\nUS: x\ny\n", "ID: CN-1\nPT: Preprint\nAU: NCT90000001\nKY: \xe4; b\nCC: \xe4\nDATA: x\n",
		"\xff\xfeI\x00D\x00:\x00 \x001\x00\n\x00U\x00S\x00:\x00 \x00a\x00\n\x00b\x00", "Record #1 of 2\nRecord #2 of 2\n\nID: 1\nID: 1\nQX: ISRCTN12345678\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) { format.Fuzz(t, in) })
}

func ExampleReader() {
	const file = "Record #1 of 1\nID: CN-00000001\nAU: Moreau A\nTI: Lamps for night workers\nSO: Journal of light\nYR: 2019\nPM: PUBMED 90000001\nPT: Journal article\n"
	r := cochrane.NewReader(strings.NewReader(file), &cochrane.Options{Name: "central.txt"})
	for rec, err := range r.All() {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(rec.Type, rec.Title(), rec.Container.Title, rec.Identifier(record.SchemePMID))
	}
	// Output:
	// article-journal Lamps for night workers Journal of light 90000001
}
