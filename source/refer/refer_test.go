package refer_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/recordtest"
	"github.com/ibid-go/ibid/internal/tagged"
	"github.com/ibid-go/ibid/internal/tagged/taggedtest"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
	"github.com/ibid-go/ibid/source/refer"
)

var format = taggedtest.Format{
	Open: refer.NewReader, Typed: refer.Record, Rules: refer.Rules(),
}

const plain = `%0 Journal Article
%A Moreau, Ana Maria
%A van der Berg, Jan
%D 2019
%T Sand on the shore: a field study
%J Journal of Tides
%V 12
%N 3
%P 994-1014
%8 March 5
%! Sand on the shore
%@ 1438-8871
%R 10.1000/shore.12
%M 90000001
%K Sand
tide
shore
%X Sand moves.

It was counted.
%Z Read twice.
%U https://tides.example/12
%+ Institute of Tides, Lisbon, Portugal.
%~ PubMed
%W NLM
%G por
%= 2020-01-02

%0 Book Section
%A Diaz, Bo
%E Roe, Richard
%D 2001
%T Winds
%B The shore
%I Tide Press
%C Porto
%P 12-20
%7 2nd
%@ 9783161484100
`

// sibling is what EndNote writes of the same library in RIS.
const sibling = `TY  - JOUR
AU  - Moreau, Ana Maria
AU  - van der Berg, Jan
PY  - 2019
TI  - Sand on the shore: a field study
T2  - Journal of Tides
VL  - 12
IS  - 3
SP  - 994-1014
DA  - March 5
ST  - Sand on the shore
SN  - 1438-8871
DO  - 10.1000/shore.12
AN  - 90000001
KW  - Sand
tide
shore
AB  - Sand moves.

It was counted.
N1  - Read twice.
UR  - https://tides.example/12
AD  - Institute of Tides, Lisbon, Portugal.
DB  - PubMed
DP  - NLM
LA  - por
ER  - 

TY  - CHAP
AU  - Diaz, Bo
A2  - Roe, Richard
PY  - 2001
TI  - Winds
T2  - The shore
PB  - Tide Press
CY  - Porto
SP  - 12-20
ET  - 2nd
SN  - 9783161484100
ER  - 
`

// TestSameAsRIS: the same library gives the same values in either format.
func TestSameAsRIS(t *testing.T) {
	records := format.Check(t, []byte(plain))
	require.Len(t, records, 2)
	reader := ris.NewReader(strings.NewReader(sibling), nil)
	for _, r := range records {
		other, err := reader.Read()
		require.NoError(t, err)
		require.Equal(t, taggedtest.Values(t, other), taggedtest.Values(t, r))
		require.Empty(t, r.Unclaimed)
		require.Empty(t, r.Diagnostics)
	}
	require.Equal(t, "2019-03-05", records[0].Dates[0].Value)
	require.Equal(t, "90000001", records[0].Identifier(record.SchemePMID))
	require.Len(t, records[0].Keywords, 3)
	require.Equal(t, "The shore", records[1].Container.Title)
	require.Equal(t, record.RoleEditor, records[1].Contributors[1].Role)
}

// TestReadings reads single fields beside a type and a title.
func TestReadings(t *testing.T) {
	for _, c := range []struct {
		kind, fields string
		value        func(r *record.Record) any
		want         any
	}{
		{"Journal Article", "%B Journal of Tides", func(r *record.Record) any { return r.Container.Title }, "Journal of Tides"},
		{"Journal Article", "%J Journal of Tides\n%O J Tides", func(r *record.Record) any { return r.Container.Abbreviations }, []record.Abbreviation{{Value: "J Tides", Kind: "medline"}}},
		{"Journal Article", "%J Journal of Tides\n%O Artn e12 of the volume", func(r *record.Record) any { return r.Notes }, []record.Note{{Text: "Artn e12 of the volume"}}},
		{"Report", "%R TR-12", func(r *record.Record) any { return r.Number }, "TR-12"},
		{"Report", "%R https://example.org/a", func(r *record.Record) any { return r.Links }, []record.Link{{URL: "https://example.org/a"}}},
		{"Journal Article", "%R https://doi.org/10.1000/x", func(r *record.Record) any { return r.Identifier(record.SchemeDOI) }, "10.1000/x"},
		{"Journal Article", "%R 10.1000/x", func(r *record.Record) any { return r.Identifier(record.SchemeDOI) }, "10.1000/x"},
		{"Journal Article", "%! Sand\n%| bar", func(r *record.Record) any { return r.Titles[len(r.Titles)-1].Value }, "Sand"},
		{"Report", "%R doi:10.1000/x", func(r *record.Record) any { return r.Identifier(record.SchemeDOI) }, "10.1000/x"},
		{"Book", "%N 5\n%B Tides", func(r *record.Record) any { return r.Series }, record.Series{Title: "Tides", Number: "5"}},
		{"Case", "%N 70-18\n%V 410", func(r *record.Record) any { return []string{r.Number, r.Volume} }, []string{"70-18", "410"}},
		{"Statute", "%N 101-336\n%V 42", func(r *record.Record) any { return []string{r.Number, r.Volume} }, []string{"101-336", "42"}},
		{"Patent", "%V 2\n%@ US7123456", func(r *record.Record) any { return r.Number }, "US7123456"},
		{"Web Page", "%V 2021\n%N May 3", func(r *record.Record) any { return r.Dates }, []record.Date{{Kind: record.DateAccessed, Value: "2021-05-03"}}},
		{"Thesis", "%9 PhD thesis", func(r *record.Record) any { return r.Genre }, "PhD thesis"},
		{"Thesis", "%I University of Porto", func(r *record.Record) any { return []any{r.Type, r.Publisher.Name} }, []any{record.TypeThesis, "University of Porto"}},
		{"Edited Book", "%A Roe, Richard", func(r *record.Record) any { return r.Contributors[0].Role }, record.RoleEditor},
		{"Newspaper Article", "%B The Tide", func(r *record.Record) any { return []any{r.Type, r.Container.Title} }, []any{record.TypeArticleNews, "The Tide"}},
		{"Electronic Article", "%7 e12", func(r *record.Record) any { return r.Medium }, "electronic"},
		{"Personal Communication", "%E Roe, Richard", func(r *record.Record) any { return r.Contributors[0].Role }, record.Role("recipient")},
		{"journal", "", func(r *record.Record) any { return r.Type }, record.TypeArticleJournal},
		{"Something Else", "", func(r *record.Record) any { return r.Type }, record.Type("")},
		{"Journal Article", "%[ 2015/10/28", func(r *record.Record) any { return r.Dates }, []record.Date{{Kind: record.DateAccessed, Value: "2015-10-28"}}},
		{"Journal Article", "%> file://a.pdf", func(r *record.Record) any { return r.Library.Attachments }, []record.Attachment{{Path: "file://a.pdf", Kind: "pdf"}}},
		{"Journal Article", "%A Doe, Jo\n%f file://b.png", func(r *record.Record) any { return []any{r.Contributors[0].Name, r.Library.Attachments} }, []any{record.Name{Family: "Doe", Given: "Jo"}, []record.Attachment{{Path: "file://b.png", Kind: "image"}}}},
		{"Journal Article", "%L QA 76\n%F mine", func(r *record.Record) any { return []any{r.Library.CallNumbers, r.Library.Labels} }, []any{[]string{"QA 76"}, []string{"mine"}}},
		{"Journal Article", "%A Müller, Jörg\n%H Muller, Jorg", func(r *record.Record) any { return r.Contributors[0].Variants }, []record.Name{{Family: "Muller", Given: "Jorg"}}},
		{"Journal Article", "%A Jo Müller", func(r *record.Record) any { return r.Contributors }, []record.Contributor{{Name: record.Name{Family: "Müller", Given: "Jo"}, Role: record.RoleAuthor}}},
		{"Journal Article", "%A Jo van der Berg\n%H Jo Bergen", func(r *record.Record) any { return r.Contributors }, []record.Contributor{{Name: record.Name{Family: "Berg", Given: "Jo", NonDroppingParticle: "van der"}, Role: record.RoleAuthor, Variants: []record.Name{{Literal: "Jo Bergen"}}}}},
		{"Journal Article", "%A World Health Organization\n%A Sea Grant,", func(r *record.Record) any { return r.Contributors[1].Name }, record.Name{Literal: "Sea Grant"}},
		{"Book Section", "%E Al Roe", func(r *record.Record) any { return r.Contributors[0].Name }, record.Name{Family: "Roe", Given: "Al"}},
		{"Journal Article", "%Z Ibid: 0123456789abcdef", func(r *record.Record) any { return r.Identifier(record.SchemeIbid) }, "0123456789abcdef"},
		{"Journal Article", "%5 left", func(r *record.Record) any { return r.Unclaimed[0].Text }, "left"},
	} {
		t.Run(c.kind+" "+c.fields, func(t *testing.T) {
			records := format.Check(t, []byte("%0 "+c.kind+"\n%T Sand\n"+c.fields+"\n"))
			require.Len(t, records, 1)
			require.Equal(t, c.want, c.value(records[0]))
			if len(records[0].Unclaimed) == 0 && records[0].Type != "" {
				got, lost := written(t, records[0])
				require.Empty(t, lost)
				require.Equal(t, c.want, c.value(got), "written and read again")
			}
		})
	}
}

// TestTypes: every type that a writer writes is read as it was.
func TestTypes(t *testing.T) {
	for _, csl := range []record.Type{
		record.TypeArticleJournal, record.TypeBook, record.TypeChapter, record.TypeConferencePaper, record.TypeThesis, record.TypeReport,
		record.TypeWebpage, record.TypeDocument, record.TypeManuscript, record.TypeDataset, record.TypeArticleMagazine, record.TypeArticleNews,
		record.TypePatent, "map", "software", "bill", "legal_case", "hearing", "standard", "legislation", "regulation", "song", "motion_picture",
		"entry-dictionary", "entry-encyclopedia", "personal_communication", "pamphlet", "musical_score", "graphic", "figure", "speech", "classic", "post-weblog", record.TypePeriodical,
	} {
		got, lost := written(t, &record.Record{Type: csl, Titles: []record.Title{{Value: "Sand", Role: record.TitleMain}}})
		require.Empty(t, lost, csl)
		require.Equal(t, csl, got.Type)
	}
	require.Equal(t, record.Type("regulation"), format.Check(t, []byte("%0 Legal Rule/Regulation\n%T Sand\n"))[0].Type)
	got, lost := written(t, &record.Record{
		Type: record.TypeArticle, Subtype: record.SubtypePreprint, Server: "medRxiv", Titles: []record.Title{{Value: "Sand", Role: record.TitleMain}},
	})
	require.Empty(t, lost)
	require.Equal(t, record.SubtypePreprint, got.Subtype)
}

// TestEntries says where records begin and end.
func TestEntries(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"%0 and blank lines", "%0 Book\n%T A\n\n\n%0 Book\n%T B\n", []string{"%0=Book,%T=A", "%0=Book,%T=B"}},
		{"%0 alone", "%0 Book\n%T A\n%0 Book\n%T B\n", []string{"%0=Book,%T=A", "%0=Book,%T=B"}},
		{"blank lines alone", "%A Doe\n%T A\n\n%A Roe\n%T B\n", []string{"%A=Doe,%T=A", "%A=Roe,%T=B"}},
		{"%0 behind the title", "\n%T A\n%0 Book\n%X a\n\n\n%T B\n%0 Book\n", []string{"%T=A,%0=Book,%X=a", "%T=B,%0=Book"}},
		{"blank lines in a value", "%0 Book\n%X One\n\ntwo\n\n%Z note\n\n%U x\n\n%0 Book", []string{"%0=Book,%X=One||two,%Z=note,%U=x", "%0=Book"}},
		{"records of both kinds", "%0 Book\n%T A\n\n%A Doe\n%T B\n", []string{"%0=Book,%T=A", "%A=Doe,%T=B"}},
		{"lines that go on", "%K one\ntwo\n%T A", []string{"%K=one|two,%T=A"}},
		{"per cent in the text", "%T A\n%X\n% of all\n%of all", []string{"%T=A,%X=% of all|%of all"}},
		{"CRLF", "%0 Book\r\n%T A\r\n", []string{"%0=Book,%T=A"}},
		{"byte order mark", "\ufeff%0 Book\n%T A\n\ufeff%T B", []string{"%0=Book,%T=A", "%T=B"}},
		{"text before", "A list\n\n%0 Book\n", []string{"%0=Book"}},
		{"nothing", "\n", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.Equal(t, c.want, format.Shapes(t, []byte(c.in)))
		})
	}
}

// TestEncodings reads one document in several encodings.
func TestEncodings(t *testing.T) {
	const in = "%0 Journal Article\n%A Müller, Jörg; Groß, Änne\n%T Größe der Flüsse\n%K Flüsse; Länge\nTiefe\n%J Zeitschrift für Flüsse\n%U https://a.example/ü https://b.example/\n\n%0 Book\n%T B\n"
	latin := strings.NewReplacer("ö", "\xf6", "ü", "\xfc", "ß", "\xdf", "ä", "\xe4", "Ä", "\xc4").Replace(in)
	var utf16 []byte
	for _, r := range "\ufeff" + in {
		utf16 = append(utf16, byte(r), byte(r>>8))
	}
	want := format.Check(t, []byte(in))
	require.Len(t, want[0].Contributors, 2)
	for _, encoded := range [][]byte{[]byte(latin), utf16, []byte(strings.ReplaceAll(in, "\n", "\r\n"))} {
		records := format.Check(t, encoded)
		require.Len(t, records, 2)
		for i := range want {
			require.Equal(t, taggedtest.Values(t, want[i]), taggedtest.Values(t, records[i]))
		}
	}
}

func TestDamage(t *testing.T) {
	format.CheckDamage(t, []byte("%0 Journal Article\n%A Doe, Jane\n%T The first\n%X It goes\n\non.\n\n%0 Book\n%A Roe, R\n%T Another\n%K a\nb\n\n%0 Thesis\n%T The third\n"))
}

func TestLimits(t *testing.T) {
	const in = "%0 Book\n%T A\n\n%0 Book\n%T A title that is far longer than the others\n\n%0 Book\n%T C\n"
	format.CheckLimits(t, in, tagged.Options{MaxLine: 20}, tagged.Options{MaxRecord: 40})
}

// TestWriter: what would be read as a field is none, and ids and declared
// sources come back.
func TestWriter(t *testing.T) {
	var out bytes.Buffer
	w := refer.NewWriter(&out, &refer.WriterOptions{IDs: true, Sources: true, LineEnd: "\n"})
	r := &record.Record{
		ID: "0123456789abcdef", Type: record.TypeBook, Titles: []record.Title{{Value: "Sand", Role: record.TitleMain}},
		Abstracts: []record.Abstract{{Text: "One.\n\n%T Two.\n%0 Book"}},
		Origin:    record.Origin{Source: "PubMed", Document: "a.ris", Kind: record.SourceDatabase},
	}
	require.NoError(t, w.Write(r))
	require.NoError(t, w.Write(&record.Record{}))
	require.NoError(t, w.Flush())
	records := format.Check(t, out.Bytes())
	require.Len(t, records, 2)
	require.Equal(t, "0123456789abcdef", records[0].Identifier(record.SchemeIbid))
	require.Len(t, records[0].Titles, 1)
	require.Contains(t, records[0].Abstracts[0].Text, "%T Two.")
	require.Contains(t, out.String(), "Declared source: PubMed")
}

// TestForOtherPrograms: a record has no empty line in it, which ends it for refer
// itself and for bibutils, and a date as EndNote has it beside the year.
func TestForOtherPrograms(t *testing.T) {
	for date, want := range map[string]string{
		"2019-03-24": "%D 2019\n%8 Mar 24\n", "2019-03/2019-04": "%D 2019\n%8 Mar-Apr\n", "2019-22": "%D 2019\n%8 Summer\n", "2019-05-03/2019-05-05": "%D 2019\n%8 May 3-5\n",
		"2019": "%D 2019\n", "2019-12/2020-01": "%D 2019\n%8 2019-12/2020-01\n",
	} {
		var out bytes.Buffer
		w := refer.NewWriter(&out, &refer.WriterOptions{LineEnd: "\n"})
		r := &record.Record{
			Type: record.TypeArticleJournal, Dates: []record.Date{{Kind: record.DateIssued, Value: date}},
			Abstracts: []record.Abstract{{Text: "It rises.\n\nIt falls."}},
		}
		require.NoError(t, w.Write(r))
		require.NoError(t, w.Flush())
		require.Equal(t, "%0 Journal Article\n"+want+"%X It rises.\n \nIt falls.\n", out.String())
		records := format.Check(t, out.Bytes())
		require.Equal(t, r.Dates, records[0].Dates)
		require.Equal(t, r.Abstracts, records[0].Abstracts)
	}
}

func FuzzReader(f *testing.F) {
	for _, seed := range []string{
		plain, "%0\n%0 Book\n%\n%% x\n", "%T A\n\n\n%X\n\nb\n%K \xe4; b\n", "\xff\xfe%\x000\x00 \x00B\x00o\x00o\x00k\x00\n\x00%\x00K\x00 \x00a\x00;\x00b\x00",
		"%0 Web Page\n%V 2001\n%N 5\n%8 x\n%U a b\n", "%A a; b\n%R 10.1/x y\n%@ 1438-8871; x\n", "%0 Conference Proceedings\n%E A\n%B B\n%J C\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) { format.Fuzz(t, in) })
}

// FuzzWriter writes what was read: it is one record again, whatever it holds.
func FuzzWriter(f *testing.F) {
	f.Add([]byte(plain))
	f.Add([]byte("%0 x\n%X a\n\n%T b\n  %0 c\n%K %A\n"))
	f.Fuzz(func(t *testing.T, in []byte) {
		if len(in) > 1<<13 {
			return
		}
		entries, _ := format.Entries(t, in)
		for _, e := range entries {
			written(t, refer.Record(e))
		}
	})
}

// library is a library as EndNote exports it, with abstracts.
func library(records int) []byte {
	var b strings.Builder
	for i := range records {
		fmt.Fprintf(&b, "%%0 Journal Article\n%%A Moreau, Ana Maria\n%%A Diaz, Bo\n%%A Okafor, Chidi\n%%D 2019\n%%T Sand on the shore number %d: a field study of tides\n"+
			"%%J Journal of Tides\n%%V %d\n%%N 3\n%%P %d-%d\n%%8 Mar\n%%! Sand on the shore\n%%@ 1438-8871\n%%R 10.1000/shore.%d\n%%K Sand\ntide\nshore\nwind\n%%X %s\n"+
			"%%+ Institute of Tides, Lisbon, Portugal.\n%%U https://tides.example/%d\n%%G eng\n\n",
			i, i%40, i, i+9, i, strings.Repeat("The sand of northern shores was counted by observers who walked along its edge. ", 15), i)
	}
	return []byte(b.String())
}

func BenchmarkReader(b *testing.B) {
	recordtest.Benchmark(b, refer.NewReader, library(500), 500)
}

func BenchmarkWriter(b *testing.B) {
	in := library(1)
	r := format.Records(b, in)[0]
	w := refer.NewWriter(io.Discard, nil)
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		require.NoError(b, w.Write(r))
	}
}

func ExampleReader() {
	const file = "%0 Journal Article\n%A Moreau, Ana\n%T Sand on the shore\n%J Journal of Tides\n%D 2019\n"
	r := refer.NewReader(strings.NewReader(file), &refer.Options{Name: "tides.enw"})
	for rec, err := range r.All() {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(rec.Type, rec.Title(), rec.Container.Title)
		w := refer.NewWriter(os.Stdout, &refer.WriterOptions{LineEnd: "\n"})
		if err := w.Write(rec); err != nil {
			fmt.Println(err)
		}
		if err := w.Close(); err != nil {
			fmt.Println(err)
		}
	}
	// Output:
	// article-journal Sand on the shore Journal of Tides
	// %0 Journal Article
	// %A Moreau, Ana
	// %T Sand on the shore
	// %J Journal of Tides
	// %D 2019
}

// TestTextBehindABlankLine goes on with a value of several lines, and with no other.
func TestTextBehindABlankLine(t *testing.T) {
	records := format.Check(t, []byte("%0 Journal Article\n%T On tides\n%D 2018\n\nSee the other list\nof moons.\n%X It rises.\n\nIt falls.\n"))
	require.Len(t, records, 1)
	r := records[0]
	require.Equal(t, "It rises.\n\nIt falls.", r.Abstracts[0].Text)
	require.Equal(t, "2018", r.Dates[0].Value)
	require.Len(t, r.Diagnostics, 1)
	require.Equal(t, "refer.no-tag", r.Diagnostics[0].Code)
	require.Equal(t, 5, r.Diagnostics[0].Span.Line)
	require.Len(t, r.Unread(), 1)
	require.Equal(t, "See the other list\nof moons.", r.Unread()[0].Text)
}

// TestSecondNameOfJournal: beside the journal's name another one is no subtitle.
func TestSecondNameOfJournal(t *testing.T) {
	r := &record.Record{
		Type: record.TypeArticleJournal, Container: record.Container{Title: "Nature"},
		Details: []record.Detail{{Name: "container-title", Value: "MISQ"}},
	}
	var out strings.Builder
	w := refer.NewWriter(&out, nil)
	require.NoError(t, w.Write(r))
	require.NoError(t, w.Flush())
	back, err := refer.NewReader(strings.NewReader(out.String()), nil).Read()
	require.NoError(t, err)
	require.Equal(t, r.Container, back.Container)
	require.Equal(t, r.Details, back.Details)
	require.Empty(t, back.Titles)
}
