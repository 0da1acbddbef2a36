package refworks_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/tagged"
	"github.com/ibid-go/ibid/internal/tagged/taggedtest"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
	"github.com/ibid-go/ibid/source/refworks"
)

var format = taggedtest.Format{
	Open: refworks.NewReader, Typed: refworks.Record, Rules: refworks.Rules(),
}

const plain = `RT Journal Article
SR Print(0)
ID 12
A1 Moreau,Ana Maria
A1 Diaz,Bo
T1 Sand on the shore: a field study
JF Journal of Tides
JO J.Tides
YR 2019
FD March 5
VO 12
IS 3
SP 994
OP 1014
K1 Sand
K1 tide
AB BACKGROUND: Sand moves. RESULTS: It was
counted.
NO ID: 90000001; Journal Article
PB Tide Press
SN 1438-8871
LA English
DO 10.1000/shore.12
PMID 90000001
DB MEDLINE
DS EBSCOhost
UL https://tides.example/12
CL QA
FL My folder
U6 mine

RT Book, Section
SR Electronic
A1 Diaz,Bo
A2 Roe,Richard
T1 Winds
T2 The shore
YR 2001
SP 12
OP 20
PB Tide Press
PP Porto
SN 9783161484100
`

// sibling is the same library in RIS.
const sibling = `TY  - JOUR
ID  - 12
AU  - Moreau,Ana Maria
AU  - Diaz,Bo
TI  - Sand on the shore: a field study
JF  - Journal of Tides
JO  - J.Tides
PY  - 2019
DA  - March 5
VL  - 12
IS  - 3
SP  - 994
EP  - 1014
KW  - Sand
KW  - tide
AB  - BACKGROUND: Sand moves. RESULTS: It was
counted.
N1  - ID: 90000001; Journal Article
PB  - Tide Press
SN  - 1438-8871
LA  - English
DO  - 10.1000/shore.12
DB  - MEDLINE
DP  - EBSCOhost
UR  - https://tides.example/12
ER  - 

TY  - CHAP
AU  - Diaz,Bo
ED  - Roe,Richard
TI  - Winds
T2  - The shore
PY  - 2001
SP  - 12
EP  - 20
PB  - Tide Press
CY  - Porto
SN  - 9783161484100
ER  - 
`

// TestSameAsRIS: the same library gives the same values in either format, and
// what RIS has no tag for besides.
func TestSameAsRIS(t *testing.T) {
	records := format.Check(t, []byte(plain))
	require.Len(t, records, 2)
	first := records[0]
	require.Equal(t, "90000001", first.Identifier(record.SchemePMID))
	require.Equal(t, []record.Detail{{Name: "classification", Value: "QA"}, {Name: "user-6", Value: "mine"}}, first.Details)
	require.Equal(t, []string{"My folder"}, first.Library.Groups)
	require.Equal(t, "2019-03-05", first.Dates[0].Value)
	reader := ris.NewReader(strings.NewReader(sibling), nil)
	for i, r := range records {
		other, err := reader.Read()
		require.NoError(t, err)
		require.Empty(t, r.Unclaimed)
		require.Empty(t, r.Diagnostics)
		if i == 0 {
			r.Identifiers = r.Identifiers[:len(other.Identifiers)]
			r.Details, r.Library = nil, record.Library{}
		}
		require.Equal(t, taggedtest.Values(t, other), taggedtest.Values(t, r))
	}
}

// TestReadings reads single fields beside a type and a title.
func TestReadings(t *testing.T) {
	for _, c := range []struct {
		kind, fields string
		value        func(r *record.Record) any
		want         any
	}{
		{"Book, Whole", "A2 Roe,R.\nED 2nd", func(r *record.Record) any { return []any{r.Type, r.Contributors[0].Role, r.Edition} }, []any{record.TypeBook, record.RoleEditor, "2nd"}},
		{"Conference Proceedings", "PP Porto\nPB Press", func(r *record.Record) any { return []any{r.Type, r.Publisher.Place} }, []any{record.TypeConferencePaper, "Porto"}},
		{"Dissertation/Thesis", "PB University of Porto", func(r *record.Record) any { return r.Type }, record.TypeThesis},
		{"Video/ DVD", "", func(r *record.Record) any { return r.Type }, record.Type("motion_picture")},
		{"Web Page", "RD 2019/05/01\nWT Tides", func(r *record.Record) any { return []any{r.Dates[0].Kind, r.Container.Title} }, []any{record.DateAccessed, "Tides"}},
		{"Journal Article", "OT Areia", func(r *record.Record) any { return r.Titles[1] }, record.Title{Value: "Areia", Role: record.TitleOriginal}},
		{"Journal Article", "WP 20190302", func(r *record.Record) any { return r.Dates }, []record.Date{{Kind: record.DateOnline, Value: "2019-03-02"}}},
		{"Journal Article", "PMCID PMC12345", func(r *record.Record) any { return r.Identifier(record.SchemePMCID) }, "PMC12345"},
		{"Podcast", "", func(r *record.Record) any { return r.Type }, record.Type("song")},
		{"Journal Article", "YR 2019\nXY see NCT01234567", func(r *record.Record) any { return r.Registrations }, []record.Registration{{Registry: "ClinicalTrials.gov", ID: "NCT01234567"}}},
		{"Journal Article", "YR 2019\nCY Lyon", func(r *record.Record) any { return []any{r.Dates, r.Unclaimed[0].Text, r.Diagnostics[0].Tag} }, []any{[]record.Date{{Kind: record.DateIssued, Value: "2019"}}, "Lyon", "CY"}},
		{"Something Else", "", func(r *record.Record) any { return r.Type }, record.Type("")},
	} {
		t.Run(c.kind+" "+c.fields, func(t *testing.T) {
			records := format.Check(t, []byte("RT "+c.kind+"\nT1 Sand\n"+c.fields+"\n"))
			require.Len(t, records, 1)
			require.Equal(t, c.want, c.value(records[0]))
		})
	}
}

// TestEntries says where records begin and end.
func TestEntries(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"RT", "RT Journal\nT1 A\nRT Journal\nT1 B\n", []string{"RT=Journal,T1=A", "RT=Journal,T1=B"}},
		{"blank lines in a value", "RT Journal\nAB One\n\ntwo\n\nT1 A\n", []string{"RT=Journal,AB=One||two,T1=A"}},
		{"a header", "RefWorks export\n\nT1 no record\nRT Journal\n", []string{"RT=Journal"}},
		{"ER", "RT Journal\nYR 2019\nER\n\nRT Journal\nAB A\nER  - \nRT Journal\nUL https://tides.example\nER\n", []string{"RT=Journal,YR=2019,ER=", "RT=Journal,AB=A,ER=-", "RT=Journal,UL=https://tides.example,ER="}},
		{"words that look like ER", "RT Journal\nAB In the\nER patients\nYR 2019\n", []string{"RT=Journal,AB=In the|ER patients,YR=2019"}},
		{"ER in a text", "RT Journal\nAB graded as\nER\nand PR positive\nYR 2019\n", []string{"RT=Journal,AB=graded as|ER|and PR positive,YR=2019"}},
		{"ER in a text twice", "RT Journal\nAB graded as\n\nER\nER\nIT is\nER\n", []string{"RT=Journal,AB=graded as||ER|ER|IT is,ER="}},
		{"ER at a text's end", "RT Journal\nAB graded as\nER\nYR 2019\nER\n\nRT Journal\nAB\nER\nand so on\n", []string{"RT=Journal,AB=graded as|ER,YR=2019,ER=", "RT=Journal,AB=ER|and so on"}},
		{"text behind ER", "RT Journal\nYR 2019\nER\nand so on\n", []string{"RT=Journal,YR=2019,ER=,=and so on"}},
		{"ER in records that are indented", " RT Journal\n AB graded\n ER\n RT Journal\n AB as\n ER\n and\n", []string{"RT=Journal,AB=graded,ER=", "RT=Journal,AB=as|ER|and"}},
		{"a tag that is not known", "RT Journal\nYR 2019\nCY Lyon\nand so on\nSP 3\nof 4\n", []string{"RT=Journal,YR=2019,CY=Lyon|and so on,SP=3|of 4"}},
		{"words in capitals", "RT Journal\nAB It\nIT is\nUS and\n", []string{"RT=Journal,AB=It|IT is|US and"}},
		{"empty fields", "RT Journal\nT1\nVO \nIS 3\n", []string{"RT=Journal,T1=,VO=,IS=3"}},
		{"CRLF and a mark", "\ufeffRT Journal\r\nT1 A\r\n\r\n", []string{"RT=Journal,T1=A"}},
		{"nothing", "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.Equal(t, c.want, format.Shapes(t, []byte(c.in)))
		})
	}
}

func TestDamage(t *testing.T) {
	format.CheckDamage(t, []byte("RT Journal Article\nA1 Doe,Jane\nT1 The first\nAB It goes\non.\n\nRT Book, Whole\nA1 Roe,R\nT1 Another\n\nRT Report\nT1 The third\n"))
}

func TestLimits(t *testing.T) {
	const in = "RT Report\nT1 A\n\nRT Report\nT1 A title that is far longer than the others\n\nRT Report\nT1 C\n"
	format.CheckLimits(t, in, tagged.Options{MaxLine: 20}, tagged.Options{MaxRecord: 40})
}

func FuzzReader(f *testing.F) {
	for _, seed := range []string{
		plain, "RT\nRT Generic\nT1\nOP +\nPMID x\n", "T1 A\nRT Journal\nK1 \xe4; b\nFL \xe4\n", "\xff\xfeR\x00T\x00 \x00J\x00\n\x00U\x006\x00 \x00a\x00",
		"RT Report\nAB graded \xe4s\n\nER\nand ER\nER\n\xe4\nYR 2019\nER\nand\n", "\xff\xfeR\x00T\x00\n\x00A\x00B\x00 \x00a\x00\n\x00E\x00R\x00\n\x00b\x00",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) { format.Fuzz(t, in) })
}

func ExampleReader() {
	const file = "RT Journal Article\nA1 Moreau,Ana\nT1 Sand on the shore\nJF Journal of Tides\nYR 2019\nPMID 90000001\n"
	r := refworks.NewReader(strings.NewReader(file), &refworks.Options{Name: "tides.txt"})
	for rec, err := range r.All() {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(rec.Type, rec.Title(), rec.Container.Title, rec.Identifier(record.SchemePMID))
	}
	// Output:
	// article-journal Sand on the shore Journal of Tides 90000001
}
