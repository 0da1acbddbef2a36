package ovid_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/recordtest"
	"github.com/ibid-go/ibid/internal/tagged"
	"github.com/ibid-go/ibid/internal/tagged/taggedtest"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/ovid"
)

var format = taggedtest.Format{
	Open: ovid.NewReader, Typed: ovid.Record, Rules: ovid.Rules(),
}

const plain = `<1>
Score
  *****
Accession Number
  00001111-201904000-00002.
Author
  Moreau, Ana Maria MD, PhD *;  Diaz, Bo RN; MSc; FAAN 1;  van der Berg, Jan [Ed]
Institution
  (*)Institute of Tides, Lisbon, Portugal;
  (1)Shore Laboratory, Porto, Portugal.
Title
  Sand on the shore: a field study.[Article]
Source
  Journal of Tides.   12(3 Suppl 1):S94-S101, April 2019.
Abstract
  BACKGROUND: Sand moves. RESULTS: It was counted.
Author Keywords
  sand;  tide;  shore.
Language
  English.
Document Type
  Review:  PDF Only.
ISSN
  1438-8871
NLM Journal Code
  jh4, 8807705
DOI Number
  10.1000/shore.12
Link to the Ovid Full Text or citation
 http://ovidsp.ovid.com/ovidweb.cgi?T=JS&PAGE=fulltext&D=ovft&AN=00001111-201904000-00002
References
  Roe R. 1989. Winds.

  Doe J. 1990. Waves.

`

// TestIDs: a record has one id in every export that it stands in.
func TestIDs(t *testing.T) {
	want := format.Records(t, []byte(plain))[0].ID
	for _, in := range []string{strings.Replace(plain, "<1>", "<312>", 1), strings.TrimPrefix(plain, "<1>\n"), strings.ReplaceAll(plain, "\n", "\r\n")} {
		require.Equal(t, want, format.Records(t, []byte(in))[0].ID)
	}
	require.NotEqual(t, want, format.Records(t, []byte(strings.Replace(plain, "Sand", "Sands", 1)))[0].ID)
}

const coded = `<1>
UI  - 90000001
DB  - Ovid MEDLINE(R)
FA  - Moreau, Ana
FA  - Diaz, Bo
AU  - Moreau A
AU  - Diaz B
TI  - Winds over the shore.
SO  - Journal of Winds. 4(2):12-20, 2018 08.
MH  - *Wind/me [Methods]
MH  - Humans
LG  - eng
PT  - Journal Article
DO  - 10.1000/wind.1
`

func TestRecord(t *testing.T) {
	records := format.Check(t, []byte(plain))
	require.Len(t, records, 1)
	r := records[0]
	require.Empty(t, r.Unclaimed)
	require.Empty(t, r.Diagnostics)
	require.Equal(t, record.TypeArticleJournal, r.Type)
	require.Equal(t, record.SubtypeReview, r.Subtype)
	require.Equal(t, "Review", r.Genre)
	require.Equal(t, []record.Title{{Value: "Sand on the shore: a field study", Role: record.TitleMain}}, r.Titles)
	require.Equal(t, []record.Contributor{
		{Name: record.Name{Family: "Moreau", Given: "Ana Maria"}, Role: record.RoleAuthor},
		{Name: record.Name{Family: "Diaz", Given: "Bo"}, Role: record.RoleAuthor},
		{Name: record.Name{Family: "Berg", Given: "Jan", NonDroppingParticle: "van der"}, Role: record.RoleEditor},
	}, r.Contributors)
	require.Equal(t, []string{"Institute of Tides, Lisbon, Portugal", "Shore Laboratory, Porto, Portugal."}, r.Affiliations)
	require.Equal(t, "Journal of Tides", r.Container.Title)
	require.Equal(t, []record.ISSN{{Value: "1438-8871"}}, r.Container.ISSN)
	require.Equal(t, "12", r.Volume)
	require.Equal(t, "3", r.Issue)
	require.Equal(t, "1", r.Supplement)
	require.Equal(t, record.Pages{First: "S94", Last: "S101"}, r.Pages)
	require.Equal(t, []record.Date{{Kind: record.DateIssued, Value: "2019-04"}}, r.Dates)
	require.Equal(t, []record.Identifier{
		{Scheme: record.SchemeAccession, Value: "00001111-201904000-00002"}, {Scheme: record.SchemeDOI, Value: "10.1000/shore.12"},
	}, r.Identifiers)
	require.Len(t, r.Keywords, 3)
	require.Equal(t, []string{"en"}, r.Languages)
	require.Len(t, r.Links, 1)
	require.Equal(t, []record.Detail{{Name: "nlm-journal-code", Value: "jh4, 8807705"}}, r.Details)
}

func TestCoded(t *testing.T) {
	records := format.Check(t, []byte(coded))
	require.Len(t, records, 1)
	r := records[0]
	require.Empty(t, r.Unclaimed)
	require.Equal(t, "90000001", r.Identifier(record.SchemePMID))
	require.Equal(t, []record.Contributor{
		{Name: record.Name{Family: "Moreau", Given: "Ana"}, Role: record.RoleAuthor}, {Name: record.Name{Family: "Diaz", Given: "Bo"}, Role: record.RoleAuthor},
	}, r.Contributors)
	require.Equal(t, "Winds over the shore", r.Title())
	require.Equal(t, "Journal of Winds", r.Container.Title)
	require.Equal(t, []record.Subject{{Term: "Wind", Scheme: "mesh", Qualifier: "methods", Major: true}, {Term: "Humans", Scheme: "mesh"}}, r.Subjects)
	require.Equal(t, "2018-08", r.Dates[0].Value)
}

// TestSource divides the forms of Source.
func TestSource(t *testing.T) {
	type place struct {
		container, volume, issue, pages, date, publisher string
		kind                                             record.Type
	}
	for source, want := range map[string]place{
		"Journal of Tides.   28:103-106, April 2015.":                 {"Journal of Tides", "28", "", "103-106", "2015-04", "", record.TypeArticleJournal},
		"Lancet. 394(10197):467-468, 2019 08 10.":                     {"Lancet", "394", "10197", "467-468", "2019-08-10", "", record.TypeArticleJournal},
		"Journal of Tides. Vol 28(2) April 2015, 103-106.":            {"Journal of Tides", "28", "2", "103-106", "2015-04", "", record.TypeArticleJournal},
		"Journal of Tides. Vol.28(2), Apr 2015, pp. 103-106.":         {"Journal of Tides", "28", "2", "103-106", "2015-04", "", record.TypeArticleJournal},
		"Tides. 12 (3) (pp 5-9), 2019. Date of Publication: May 2019": {"Tides", "12", "3", "5-9", "2019-05", "", record.TypeArticleJournal},
		"Tides. 12 (3) (pp 5-9), 2019.":                               {"Tides", "12", "3", "5-9", "2019", "", record.TypeArticleJournal},
		"Tides. Conference: Sea 2018. Porto Portugal. 21(Supplement 3) (pp S12-S13), 2018. Date of Publication: October 2018.":      {"Tides", "21", "", "S12-S13", "2018-10", "", record.TypeArticleJournal},
		"Tides. Conference: 5th Meeting: News of Sand. Lyon. 36 (15 Supplement 1) (pp 45-46), 2018. Date of Publication: May 2018.": {"Tides", "36", "15", "45-46", "2018-05", "", record.TypeArticleJournal},
		"Tides. 13 (5) (no pagination), 2018. Article Number: e0197. Date of Publication: 03 May 2018.":                             {"Tides", "13", "5", "", "2018-05-03", "", record.TypeArticleJournal},
		"Roe, R (2015). The shore. (pp. 5-9) X pp. Porto: Tide Press":                                                               {"The shore", "", "", "5-9", "2015", "Tide Press", record.TypeBook},
		"Journal of Tides. ":                           {"Journal of Tides", "", "", "", "", "", ""},
		"Tides. In some other form: nothing (at all).": {"Tides", "", "", "", "", "", ""},
	} {
		t.Run(source, func(t *testing.T) {
			records := format.Check(t, []byte("<1>\nTitle\n  Sand\nSource\n  "+source+"\n"))
			require.Len(t, records, 1)
			r := records[0]
			got := place{container: r.Container.Title, volume: r.Volume, issue: r.Issue, publisher: r.Publisher.Name, kind: r.Type}
			if r.Series.Title != "" {
				got.container = r.Series.Title
			}
			if r.Pages != (record.Pages{}) {
				got.pages = r.Pages.First + "-" + r.Pages.Last
			}
			if len(r.Dates) > 0 {
				got.date = r.Dates[0].Value
			}
			require.Equal(t, want, got)
		})
	}
}

// TestConference reads what Source says of a conference.
func TestConference(t *testing.T) {
	for _, c := range []struct{ source, volume, name, place string }{
		{"Tides. Conference: 5th Congress of Tides. Lyon France. 35 (Suppl 2) (pp S12), 2018. Date of Publication: June 2018.", "35", "5th Congress of Tides", "Lyon France"},
		{"Tides. Conference: Meeting of the St. Ives Group, SIG 2018. Porto Portugal. 35(2) (pp 1-2), 2018.", "35", "Meeting of the St. Ives Group, SIG 2018", "Porto Portugal"},
		{"Tides. Conference: Sea 2018. 21 (pp S12-S13), 2018.", "21", "Sea 2018", ""},
		{"Tides. Conference: Sea 2013. Bonn Germany. Conference Start: 20131009 Conference End: 20131011. Conference Publication: (var.pagings). 15 (SUPPL. 1) (pp 7), 2013.", "15", "Sea 2013", "Bonn Germany"},
		// What does not fit keeps nothing else from being read.
		{"Tides. Conference: 5th Meeting: News of Sand. Lyon. 35 (2) (pp 45-46), 2018. Date of Publication: June 2018.", "35", "", ""},
		{"Tides. Conference: Sea 2013. Bonn Germany. Conference Publication: (pagings: various). 15 (SUPPL. 1) (pp 7), 2013.", "15", "Sea 2013", "Bonn Germany"},
		{"Tides. Conference: Conference Start: 20131009. 15 (1) (pp 7), 2013.", "15", "", ""},
		// Abbreviations, words in lower case.
		{"Tides. Conference: 33rd Congress of the TIDE. St. Louis, MO United States. 35(2) (pp 1-2), 2018.", "35", "33rd Congress of the TIDE", "St. Louis, MO United States"},
		{"Tides. Conference: Annual Meeting of the Soc. of Sand. 35(2) (pp 1-2), 2018.", "35", "Annual Meeting of the Soc. of Sand", ""},
		{"Tides. Conference: Annual Meeting of the Soc. of Sand. Porto Portugal. 35(2) (pp 1-2), 2018.", "35", "Annual Meeting of the Soc. of Sand", "Porto Portugal"},
		{"Tides. Conference: Sea 2018. Washington, D.C. United States. 35(2) (pp 1-2), 2018.", "35", "Sea 2018", "Washington, D.C. United States"},
		{"Tides. Conference: Sea 2018. Washington, D. C. United States. 35(2) (pp 1-2), 2018.", "35", "Sea 2018", "Washington, D. C. United States"},
		{"Tides. Conference: Annual Meeting. Am. Soc. Sand Research. 35(2) (pp 1-2), 2018.", "35", "Annual Meeting. Am. Soc. Sand Research", ""},
		{"Tides. Conference: Meeting of Sand. Shores 2018. 35(2) (pp 1-2), 2018.", "35", "Meeting of Sand. Shores 2018", ""},
	} {
		records := format.Check(t, []byte("<1>\nTitle\n  Sand\nSource\n  "+c.source+"\nPublication Type\n  Conference Abstract\n"))
		require.Len(t, records, 1)
		r := records[0]
		require.Equal(t, record.TypeConferencePaper, r.Type, c.source)
		require.Equal(t, "Tides", r.Container.Title, c.source)
		require.Equal(t, c.volume, r.Volume, c.source)
		require.Equal(t, record.Event{Name: c.name, Place: c.place}, r.Event, c.source)
	}
}

func TestNames(t *testing.T) {
	for names, want := range map[string][]string{
		"Doe, Jane":                                  {"Doe, Jane"},
		"Doe, Jane MD;  Roe, Richard 1":              {"Doe, Jane", "Roe, Richard"},
		"Doe, Jane MD, PhD *;  Roe, Richard PhD +,#": {"Doe, Jane", "Roe, Richard"},
		"Doe, Jane Schmidt RN; PhD; FAAN 1":          {"Doe, Jane Schmidt"},
		"Doe, JA; Roe, RB":                           {"Doe, JA", "Roe, RB"},
		"Doe, J. A. (1); Roe, R. [S]":                {"Doe, J. A.", "Roe, R."},
	} {
		t.Run(names, func(t *testing.T) {
			records := format.Check(t, []byte("<1>\nAuthor\n  "+names+"\n"))
			var got []string
			for _, c := range records[0].Contributors {
				got = append(got, c.Family+", "+c.Given)
			}
			require.Equal(t, want, got)
		})
	}
}

// TestReadings reads single fields beside a title.
func TestReadings(t *testing.T) {
	for _, c := range []struct {
		fields string
		value  func(r *record.Record) any
		want   any
	}{
		{"Status\n  Publish Ahead of Print, POST ACCEPTANCE, 30 November 2015", func(r *record.Record) any { return []any{r.Status, r.Dates[0]} }, []any{record.StatusInPress, record.Date{Kind: record.DateOnline, Value: "2015-11-30"}}},
		{"PMID\n  30000001 [https://www.ncbi.nlm.nih.gov/pubmed/?term=30000001]", func(r *record.Record) any { return r.Identifier(record.SchemePMID) }, "30000001"},
		{"MeSH Subject Headings\n    *Sand / ch [Chemistry]", func(r *record.Record) any { return r.Subjects }, []record.Subject{{Term: "Sand", Scheme: "mesh", Qualifier: "chemistry", Major: true}}},
		{"Colour of Sand\n  grey", func(r *record.Record) any { return r.Unclaimed[0].Text }, "grey"},
		{"ISSN Electronic\n  1438-8871", func(r *record.Record) any { return r.Container.ISSN }, []record.ISSN{{Value: "1438-8871", Kind: "electronic"}}},
		{"Clinical Trial Number\n  NCT01234567", func(r *record.Record) any { return r.Registrations }, []record.Registration{{Registry: "ClinicalTrials.gov", ID: "NCT01234567"}}},
		{"Publication Type\n  Dissertation Abstract", func(r *record.Record) any { return r.Type }, record.TypeThesis},
		{"Chapter Title\n  One", func(r *record.Record) any { return r.Title() }, "One"},
		{"DOI\n  https://dx.doi.org/10.1000/wind.1", func(r *record.Record) any { return r.Identifier(record.SchemeDOI) }, "10.1000/wind.1"},
		{"Authors Full Name\n  Roe, Richard; de la Cruz, Maria.", func(r *record.Record) any { return r.Contributors[1].Given }, "Maria"},
		{"Authors Full Name\n  Roe, Richard; Cruz, Maria B.", func(r *record.Record) any { return r.Contributors[1].Given }, "Maria B."},
		{"VO  - 21\nIP  - 7\nPG  - 889-897", func(r *record.Record) any { return []any{r.Volume, r.Issue, r.Pages} }, []any{"21", "7", record.Pages{First: "889", Last: "897"}}},
		{"XL  - http://ovidsp.ovid.com/ovidweb.cgi?T=JS&D=med16&AN=90000001", func(r *record.Record) any { return r.Identifier(record.SchemePMID) }, "90000001"},
		{"EP  - 20190924\nEZ  - 2019/09/25 06:00\nDA  - 2020/01/16 06:00", func(r *record.Record) any { return []any{r.Dates, r.Unclaimed} }, []any{[]record.Date{{Kind: record.DateOnline, Value: "2019-09-24"}}, []record.Text(nil)}},
		{"DT  - 2019/09/25 06:00", func(r *record.Record) any { return []any{r.Genre, r.Unclaimed} }, []any{"", []record.Text(nil)}},
		{"PH  - 2019/03/01 [received]\nPH  - 2019/09/25 06:00 [entrez]", func(r *record.Record) any { return r.Dates }, []record.Date{{Kind: record.DateReceived, Value: "2019-03-01"}}},
		{"PP  - aheadofprint", func(r *record.Record) any { return r.Status }, record.StatusInPress},
		{"ID  - 10.1000/wind.1 [doi]", func(r *record.Record) any { return r.Identifier(record.SchemeDOI) }, "10.1000/wind.1"},
		{"PM  - 30000001 [https://www.ncbi.nlm.nih.gov/pubmed/30000001]", func(r *record.Record) any { return r.Identifier(record.SchemePMID) }, "30000001"},
		{"GI  - No: R01 XY000001 Organization: Institute of Tides", func(r *record.Record) any { return r.Details }, []record.Detail{{Name: "funding", Value: "No: R01 XY000001 Organization: Institute of Tides"}}},
		{"Keyword\n  falls; vitamin D", func(r *record.Record) any { return r.Keywords }, []record.Keyword{{Value: "falls"}, {Value: "vitamin D"}}},
		{"KW  - *falls; vitamin D; *tides.", func(r *record.Record) any { return r.Keywords }, []record.Keyword{{Value: "falls"}, {Value: "vitamin D"}, {Value: "tides"}}},
		{"Author Keywords\n  *falls\n  tides; * sand", func(r *record.Record) any { return r.Keywords }, []record.Keyword{{Value: "falls"}, {Value: "tides"}, {Value: "sand"}}},
		{"Institution\n  (Doe) Institute of Tides, Lisbon\n  (Roe, Poe) Shore Laboratory, Porto", func(r *record.Record) any { return r.Affiliations }, []string{"(Doe) Institute of Tides, Lisbon", "(Roe, Poe) Shore Laboratory, Porto"}},
		{"Institution\n  (Doe) Institute of Tides,\n  Lisbon", func(r *record.Record) any { return r.Affiliations }, []string{"(Doe) Institute of Tides, Lisbon"}},
		{"ISO Abbreviation\n  J. Tides", func(r *record.Record) any { return r.Container.Abbreviations[0].Value }, "J. Tides"},
		{"PT  - Conference Abstract\nCP  - Portugal", func(r *record.Record) any { return []any{r.Event.Place, r.Publisher.Place} }, []any{"", "Portugal"}},
		{"Source\n  Roe, R (2015). The shore. (pp. 5-9) X pp. Porto: Tide Press\nPublication Type\n  Journal Article", func(r *record.Record) any { return r.Publisher }, record.Publisher{Name: "Tide Press", Place: "Porto"}},
		{"Source\n  Roe, R (2015). The shore. (pp. 5-9) X pp. Porto: Tide Press\nPublication Type\n  Conference Paper", func(r *record.Record) any { return []any{r.Publisher, r.Event.Place} }, []any{record.Publisher{Name: "Tide Press", Place: "Porto"}, ""}},
		{"PMC Identifier\n  PMC12345", func(r *record.Record) any { return r.Identifier(record.SchemePMCID) }, "PMC12345"},
	} {
		t.Run(c.fields, func(t *testing.T) {
			title := "Title\n  Sand\n"
			if strings.Contains(c.fields, "  - ") {
				title = "TI  - Sand\n"
			}
			records := format.Check(t, []byte("<1>\n"+title+c.fields+"\n"))
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
		{"the other form of tags", "<1>\nTitle\n  A\n\nTI  - B\n", []string{"<>=1,Title=A||TI  - B"}},
		{"a record in each form", "<1>\nTitle\n  A\n\nUI  - 7\nTI  - B\n\n<2>\nTitle\n  C\n", []string{"<>=1,Title=A", "UI=7,TI=B", "<>=2,Title=C"}},
		{"numbers", "<1>\nTitle\n  A\n<2>  \nTitle\n  B\n", []string{"<>=1,Title=A", "<>=2,Title=B"}},
		{"other forms of numbers", "<1. >\nTI  - A\n<2.>\nTI  - B\n\n< 3 >\nTI  - C\n<4 .>\nTI  - D\n< 5. >\nTI  - E\n", []string{"<>=1,TI=A", "<>=2,TI=B", "<>=3,TI=C", "<>=4,TI=D", "<>=5,TI=E"}},
		{"no numbers in angle brackets", "<1>\nTI  - A\n< >\n<.>\n<1.5>\n<1..>\n<1 2>\n<b>\n", []string{"<>=1,TI=A|< >|<.>|<1.5>|<1..>|<1 2>|<b>"}},
		{"codes without numbers", "VN  - Ovid Technologies\nTI  - A\nVN  - Ovid Technologies\nTI  - B\n\nVN  - Ovid Technologies\nTI  - C\n", []string{"VN=Ovid Technologies,TI=A", "VN=Ovid Technologies,TI=B", "VN=Ovid Technologies,TI=C"}},
		{"no numbers", "\nScore\n  *\nTitle\n  A\n\nScore\n  *\nTitle\n  B\n", []string{"Score=*,Title=A", "Score=*,Title=B"}},
		{"a header", "Database: Ovid\nTitle\nSearch\n\n<1>\nTitle\n  A\n", []string{"<>=1,Title=A"}},
		{"blank lines", "<1>\nTitle\n\n  A\n  \nReferences\n  a\n\n  b\n", []string{"<>=1,Title=A,References=a||b"}},
		{"a label in a value", "<1>\nTitle\n  Source\n", []string{"<>=1,Title=Source"}},
		{"codes", "<1>\nTI  - A\n      b\nAU  - Doe\n", []string{"<>=1,TI=A|b,AU=Doe"}},
		{"a code that is not known", "<1>\nTI  - A\nZQ  - weird\nXY9 - 12\nQQ- 3\nAU  - Doe\nZZ  -\n", []string{"<>=1,TI=A,ZQ=weird,XY9=12,QQ=3,AU=Doe,ZZ="}},
		{"text of the form of a code", "<1>\nTI  - A\nSARS-CoV-2 and\nBMI 25 and\n      IL  - 6\n", []string{"<>=1,TI=A|SARS-CoV-2 and|BMI 25 and|IL  - 6"}},
		{"codes in the other form", "<1>\nTitle\n  A\nZQ  - weird\n", []string{"<>=1,Title=A|ZQ  - weird"}},
		{"a label that is not known", "<1>\nTitle\n  A\nColour of Sand\n  grey\n  white\nSource\n  B\n", []string{"<>=1,Title=A,Colour of Sand=grey|white,Source=B"}},
		{"a line that is not indented", "<1>\nTitle\n  A\nand so on.\n  b\nThe end\nof it\n", []string{"<>=1,Title=A|and so on.|b|The end|of it"}},
		{"nothing", "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.Equal(t, c.want, format.Shapes(t, []byte(c.in)))
		})
	}
}

// TestEncodings reads one document in several encodings.
func TestEncodings(t *testing.T) {
	const in = "<1>\nAuthor\n  Müller, Jörg MD;  Groß, Änne 1\nTitle\n  Größe der Flüsse.[Übersicht]\nSource\n  Zeitschrift für Flüsse. 12(3):5-9, 2019.\nSubject Headings\n  Flüsse; Länge\n"
	latin := strings.NewReplacer("ö", "\xf6", "ü", "\xfc", "ß", "\xdf", "ä", "\xe4", "Ä", "\xc4", "Ü", "\xdc").Replace(in)
	var utf16 []byte
	for _, r := range "\ufeff" + in {
		utf16 = append(utf16, byte(r), byte(r>>8))
	}
	want := format.Check(t, []byte(in))
	require.Len(t, want[0].Contributors, 2)
	for _, encoded := range [][]byte{[]byte(latin), utf16, []byte(strings.ReplaceAll(in, "\n", "\r\n"))} {
		records := format.Check(t, encoded)
		require.Len(t, records, 1)
		require.Equal(t, taggedtest.Values(t, want[0]), taggedtest.Values(t, records[0]))
	}
}

func TestDamage(t *testing.T) {
	format.CheckDamage(t, []byte("<1>\nScore\n  *\nAuthor\n  Doe, Jane\nTitle\n  The first\n\n<2>\nScore\n  *\nAuthor\n  Roe, R\nTitle\n  Another\n\n<3>\nScore\n  *\nTitle\n  The third\n"))
}

func TestLimits(t *testing.T) {
	const in = "<1>\nTitle\n  A\n\n<2>\nTitle\n  A title that is far longer than the others\n\n<3>\nTitle\n  C\n"
	format.CheckLimits(t, in, tagged.Options{MaxLine: 20}, tagged.Options{MaxRecord: 40})
}

func FuzzReader(f *testing.F) {
	f.Add([]byte("1.\nAuthors\n  Doe J.\n2.\nTitle\n  On lines.\n\n3.\n"))
	for _, seed := range []string{
		plain, coded, "<1>\nAuthor\n  ;; MD; [Ed]; A 1\nSource\n  (2014). A 5 pp. B: C\nTitle\n  [Article]\n", "Score\nScore\nTitle\nx\n\n\nAuthor\n",
		"<1>\nInstitution\n  (1)\n  (2)b;\nLanguage\n  .\nPT  - -\nSO  - a\n     b\n", "<1>\nTitle\n  \xe4.[A]\nAU  - \xe4; b\n", "\xff\xfe<\x001\x00>\x00\n\x00T\x00I\x00\n\x00 \x00a\x00",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) { format.Fuzz(t, in) })
}

func BenchmarkReader(b *testing.B) {
	in := []byte(strings.Repeat(strings.Replace(plain, "Sand moves.", strings.Repeat("Sand moves along the shore and is counted by observers. ", 20), 1), 300))
	recordtest.Benchmark(b, ovid.NewReader, in, 300)
}

func ExampleReader() {
	const file = "<1>\nAuthor\n  Moreau, Ana MD *;  Diaz, Bo 1\nTitle\n  Sand on the shore.[Article]\nSource\n  Journal of Tides.   12(3):5-9, April 2019.\n"
	r := ovid.NewReader(strings.NewReader(file), &ovid.Options{Name: "tides.txt"})
	for rec, err := range r.All() {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(rec.Title(), len(rec.Contributors), rec.Contributors[0].Family)
		fmt.Println(rec.Container.Title, rec.Volume, rec.Issue, rec.Pages.First, rec.Dates[0].Value)
	}
	// Output:
	// Sand on the shore 2 Moreau
	// Journal of Tides 12 3 5 2019-04
}

// TestStoppedNumbers: a line "2." numbers a record as "<2>" does, unless it may be one
// of a value.
func TestStoppedNumbers(t *testing.T) {
	const one, two = "Authors\n  Doe J.  Roe R.\nSource\n  Journal of Lines.   12(3):5-9, 2019 Apr 1.\n", "Authors\n  Sol I.\nAbstract\n  Tides.\n\n  3.\n\n  Sand.\n"
	plain := func(text string) []*record.Record {
		records := format.Check(t, []byte(text))
		for _, r := range records {
			r.Raw, r.Trace, r.Origin.Span = nil, nil, record.Span{}
		}
		return records
	}
	want := plain("<1>\n" + one + "\n<2>\n" + two)
	require.Len(t, want, 2)
	for _, text := range []string{"1.\n" + one + "\n2.\n" + two, "1.\n\n" + one + "2.\n" + two} {
		require.Equal(t, want, plain(text), text)
	}
	for text, count := range map[string]int{
		"<1>\nAbstract\nTides.\n\n2.\n\n" + two:    1, // nothing is indented
		"1.\nSome text.\n<1>\n" + one:              1,
		"<1>\nAU  - Doe J\nTI  - On lines\n\n2.\n": 1, // a list of codes
		"<1>\nVolume\n12.\nTitle\n  On lines\n":    1,
		"1.\n2.\n3.\n":                             0,
		"1.\n2.\n" + one:                           1,
	} {
		require.Len(t, format.Check(t, []byte(text)), count, text)
	}
}
