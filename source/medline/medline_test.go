package medline_test

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/tagged/taggedtest"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/medline"
)

var format = taggedtest.Format{
	Open: medline.NewReader, Typed: medline.Record, Rules: medline.Rules(),
}

const plain = `PMID- 90000001
OWN - NLM
STAT- MEDLINE
IS  - 1438-8871 (Electronic)
IS  - 1439-4456 (Print)
VI  - 12
IP  - 3 Suppl 1
DP  - 2019 Mar-Apr
TI  - [Sand on the shore: a field
      study].
PG  - 994-1014
LID - 10.1000/shore.12 [doi]
AB  - BACKGROUND: Sand moves. METHODS: It was counted. RESULTS: There was much of
      it.
CI  - Copyright 2019 Tide Press. All rights reserved.
FAU - Moreau, Ana Maria
AU  - Moreau AM
AUID- ORCID: 0000-0002-1825-0097
AD  - Institute of Tides, Lisbon,
      Portugal.
AD  - Shore Laboratory, Porto, Portugal.
FAU - van der Berg, Jan Jr
AU  - van der Berg J Jr
CN  - Tide Working Group
LA  - por
LA  - und
SI  - ClinicalTrials.gov/NCT01234567
GR  - T32 HL007/HL/NHLBI/United States
PT  - Journal Article
PT  - Research Support, Non-U.S. Gov't
PT  - Systematic Review
DEP - 20190216
TT  - Areia na praia.
PL  - Portugal
TA  - J Tides
JT  - Journal of tides
JID - 1000001
RN  - 0 (Silicates)
MH  - *Geology
MH  - Sand/analysis/*chemistry
CIN - J Tides. 2019 May;12(4):1. doi: 10.1000/shore.13. PMID: 90000002
RPF - J Sand. 2018;1(1):1-2. PMID: 90000003
PMC - PMC9000001
OT  - *tide
OT  - shore
COIS- None declared.
PHST- 2018/12/01 [received]
PHST- 2019/02/16 06:00 [pubmed]
AID - v12i3s1 [pii]
AID - 10.1000/shore.12 [doi]
PST - ppublish
SO  - J Tides. 2019 Mar-Apr;12(3 Suppl 1):994-1014. doi: 10.1000/shore.12.

`

func TestRecord(t *testing.T) {
	records := format.Check(t, []byte(plain))
	require.Len(t, records, 1)
	r := records[0]
	require.Empty(t, r.Unclaimed)
	require.Empty(t, r.Diagnostics)
	require.Equal(t, "90000001", r.OwnID)
	require.Equal(t, record.TypeArticleJournal, r.Type)
	require.Equal(t, record.SubtypeReview, r.Subtype)
	require.Equal(t, "Systematic Review", r.Genre)
	require.Equal(t, record.StatusPublished, r.Status)
	require.Equal(t, "NLM", r.Origin.Platform)
	require.Equal(t, []record.Title{
		{Value: "[Sand on the shore: a field study]", Role: record.TitleMain},
		{Value: "Sand on the shore: a field study", Role: record.TitleTranslated},
		{Value: "Areia na praia", Role: record.TitleOriginal},
	}, r.Titles)
	require.Equal(t, []record.Contributor{
		{
			Name: record.Name{Family: "Moreau", Given: "Ana Maria"}, Role: record.RoleAuthor,
			Affiliations: []string{"Institute of Tides, Lisbon, Portugal.", "Shore Laboratory, Porto, Portugal."},
			Identifiers:  []record.Identifier{{Scheme: record.SchemeORCID, Value: "https://orcid.org/0000-0002-1825-0097"}},
		},
		{Name: record.Name{Family: "Berg", Given: "Jan", NonDroppingParticle: "van der", Suffix: "Jr"}, Role: record.RoleAuthor},
		{Name: record.Name{Literal: "Tide Working Group"}, Role: record.RoleAuthor},
	}, r.Contributors)
	require.Equal(t, record.Container{
		Title:         "Journal of tides",
		Abbreviations: []record.Abbreviation{{Value: "J Tides", Kind: "medline"}},
		ISSN:          []record.ISSN{{Value: "1438-8871", Kind: "electronic"}, {Value: "1439-4456", Kind: "print"}},
	}, r.Container)
	require.Equal(t, "12", r.Volume)
	require.Equal(t, "3", r.Issue)
	require.Equal(t, "1", r.Supplement)
	require.Equal(t, record.Pages{First: "994", Last: "1014"}, r.Pages)
	require.Equal(t, []record.Date{
		{Kind: record.DateIssued, Value: "2019-03/2019-04"},
		{Kind: record.DateOnline, Value: "2019-02-16"},
		{Kind: record.DateReceived, Value: "2018-12-01"},
	}, r.Dates)
	require.ElementsMatch(t, []record.Identifier{
		{Scheme: record.SchemePMID, Value: "90000001"}, {Scheme: record.SchemeDOI, Value: "10.1000/shore.12"},
		{Scheme: record.SchemePMCID, Value: "PMC9000001"}, {Scheme: "pii", Value: "v12i3s1"},
	}, r.Identifiers)
	require.Equal(t, []record.Subject{
		{Term: "Geology", Scheme: "mesh", Major: true},
		{Term: "Sand", Scheme: "mesh", Qualifier: "analysis"},
		{Term: "Sand", Scheme: "mesh", Qualifier: "chemistry", Major: true},
	}, r.Subjects)
	require.Equal(t, []record.Keyword{{Value: "tide"}, {Value: "shore"}}, r.Keywords)
	require.Equal(t, []string{"pt"}, r.Languages)
	require.Len(t, r.Abstracts[0].Sections, 3)
	require.Equal(t, "Tide Press", r.Copyright)
	require.Equal(t, []record.Relation{
		{
			Type: record.HasComment, Text: "J Tides. 2019 May;12(4):1",
			Identifiers: []record.Identifier{{Scheme: record.SchemeDOI, Value: "10.1000/shore.13"}, {Scheme: record.SchemePMID, Value: "90000002"}},
		},
		{
			Type: record.IsRelatedTo, Text: "Republished from: J Sand. 2018;1(1):1-2",
			Identifiers: []record.Identifier{{Scheme: record.SchemePMID, Value: "90000003"}},
		},
	}, r.Relations)
	require.Equal(t, []record.Registration{{Registry: "ClinicalTrials.gov", ID: "NCT01234567"}}, r.Registrations)
	require.Contains(t, r.Details, record.Detail{Name: "funding", Value: "T32 HL007/HL/NHLBI/United States"})
	require.Contains(t, r.Details, record.Detail{Name: "registry-number", Value: "0 (Silicates)"})
}

// TestReadings reads single fields beside a title.
func TestReadings(t *testing.T) {
	for _, c := range []struct {
		fields string
		value  func(r *record.Record) any
		want   any
	}{
		{"PG  - e1234", func(r *record.Record) any { return r.ArticleNumber }, "e1234"},
		{"LID - 53", func(r *record.Record) any { return r.ArticleNumber }, "53"},
		{"PG  - 454-81", func(r *record.Record) any { return r.Pages }, record.Pages{First: "454", Last: "481", Derived: true}},
		{"PMC - 9000001", func(r *record.Record) any { return r.Identifier(record.SchemePMCID) }, "PMC9000001"},
		{"AID - NBK1116 [bookaccession]", func(r *record.Record) any { return r.Identifiers[0] }, record.Identifier{Scheme: record.SchemeAccession, Value: "NBK1116", Authority: "NCBI Bookshelf"}},
		{"OWN - ERIC\nOID - EJ1131633", func(r *record.Record) any { return r.Identifiers[0] }, record.Identifier{Scheme: record.SchemeAccession, Value: "EJ1131633", Authority: "ERIC"}},
		{"OID - NLM: EMS54115", func(r *record.Record) any { return r.Details[0] }, record.Detail{Name: "other-id", Value: "NLM: EMS54115"}},
		{"ISSN - ISSN-1438-8871", func(r *record.Record) any { return r.Container.ISSN }, []record.ISSN{{Value: "1438-8871"}}},
		{"PT  - Journal Articles\nPT  - Reports - Research", func(r *record.Record) any { return r.Genre }, "Reports - Research"},
		{"PT  - Journal Articles\nPT  - Reports - Research", func(r *record.Record) any { return len(r.Details) }, 0},
		{"PT  - Book Chapter\nCTDT- 2005/08/15\nDRDT- 2017/01/12", func(r *record.Record) any { return r.Dates },
			[]record.Date{{Kind: record.DateOnline, Value: "2005-08-15"}, {Kind: record.DateUpdated, Value: "2017-01-12"}}},
		{"LID - http://eric.ed.gov/?id=EJ1131633", func(r *record.Record) any { return r.Links }, []record.Link{{URL: "http://eric.ed.gov/?id=EJ1131633"}}},
		{"AID - http://dx.doi.org/10.1000/x", func(r *record.Record) any { return r.Identifier(record.SchemeDOI) }, "10.1000/x"},
		{"SO  - J Tides. 2019;1:2. doi: 10.1000/x.", func(r *record.Record) any { return r.Identifier(record.SchemeDOI) }, "10.1000/x"},
		{"RIN - J Tides. 2020;1:2", func(r *record.Record) any { return r.Status }, record.StatusRetracted},
		{"PRIN - J Tides. 2020;1:2", func(r *record.Record) any { return r.Status }, record.Status("")},
		{"PT  - Retracted Publication", func(r *record.Record) any { return r.Status }, record.StatusRetracted},
		{"PST - aheadofprint", func(r *record.Record) any { return r.Status }, record.StatusInPress},
		{"JT  - Shores", func(r *record.Record) any { return r.Type }, record.TypeArticleJournal},
		{"TA  - J Tides", func(r *record.Record) any { return r.Container.Title }, "J Tides"},
		{"BTI - Tides", func(r *record.Record) any { return r.Type }, record.TypeChapter},
		{"BTI - Tides", func(r *record.Record) any { return r.Container.Title }, "Tides"},
		{"CTI - Tide Series", func(r *record.Record) any { return r.Series.Title }, "Tide Series"},
		{"PT  - Journal Article\nPT  - Preprint\nJT  - medRxiv : the preprint server for health sciences", func(r *record.Record) any { return []any{r.Type, r.Subtype, r.Server} }, []any{record.TypeArticle, record.SubtypePreprint, "medRxiv"}},
		{"PT  - Dataset\nPT  - Journal Article", func(r *record.Record) any { return r.Type }, record.TypeDataset},
		{"PT  - Reports - Research\nPT  - Journal Articles", func(r *record.Record) any { return r.Type }, record.TypeArticleJournal},
		{"PT  - Reports - Research", func(r *record.Record) any { return []any{r.Type, r.Genre} }, []any{record.TypeReport, "Reports - Research"}},
		{"AU  - Doe J\nAU  - Roe R\nAD  - Somewhere.", func(r *record.Record) any { return []any{len(r.Contributors), r.Affiliations} }, []any{2, []string{"Somewhere."}}},
		{"FED - Doe, Jane\nED  - Doe J", func(r *record.Record) any { return r.Contributors }, []record.Contributor{{Name: record.Name{Family: "Doe", Given: "Jane"}, Role: record.RoleEditor}}},
		{"FIR - Doe, Jane\nIR  - Doe J\nIRAD- Here", func(r *record.Record) any { return r.Contributors }, []record.Contributor{{Name: record.Name{Family: "Doe", Given: "Jane"}, Role: "investigator", Affiliations: []string{"Here"}}}},
		{"OAB - Resumo breve.\nOABL- por", func(r *record.Record) any { return r.Abstracts }, []record.Abstract{{Text: "Resumo breve.", Language: "pt"}}},
		{"PHST- 2013/02/18 [aheadofprint]", func(r *record.Record) any { return r.Dates }, []record.Date{{Kind: record.DateOnline, Value: "2013-02-18"}}},
		{"TI  - Another", func(r *record.Record) any { return r.Titles[1] }, record.Title{Value: "Another", Role: record.TitleAlternate}},
		{"GN  - Ibid: 0123456789abcdef", func(r *record.Record) any { return r.Identifier(record.SchemeIbid) }, "0123456789abcdef"},
		{"GN  - NLM: a note", func(r *record.Record) any { return r.Notes }, []record.Note{{Text: "NLM: a note"}}},
		{"DP  - 1998 Dec-1999 Jan", func(r *record.Record) any { return r.Dates[0].Value }, "1998-12/1999-01"},
	} {
		t.Run(c.fields, func(t *testing.T) {
			records := format.Check(t, []byte("TI  - Sand\n"+c.fields+"\n"))
			require.Len(t, records, 1)
			require.Equal(t, c.want, c.value(records[0]))
			got, lost := written(t, records[0])
			require.Empty(t, lost)
			require.Equal(t, c.want, c.value(got), "written and read again")
		})
	}
}

// TestEntries says where records begin and end.
func TestEntries(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"blank lines", "PMID- 1\nTI  - A\n\n\nPMID- 2\nTI  - B\n", []string{"PMID=1,TI=A", "PMID=2,TI=B"}},
		{"no blank line", "PMID- 1\nTI  - A\nPMID- 2\nTI  - B\n", []string{"PMID=1,TI=A", "PMID=2,TI=B"}},
		{"OWN before PMID", "OWN - NLM\nPMID- 1\nTI  - A\nOWN - NLM\nPMID- 2\n", []string{"OWN=NLM,PMID=1,TI=A", "OWN=NLM,PMID=2"}},
		{"no PMID", "\nOWN - ERIC\nTI  - A\nOWN - ERIC\nTI  - B", []string{"OWN=ERIC,TI=A", "OWN=ERIC,TI=B"}},
		{"indented behind a blank line", "PMID- 1\nAB  - One\n\n      two\nTI  - A", []string{"PMID=1,AB=One||two,TI=A"}},
		{"text behind a blank line", "PMID- 1\nAB  - One\n\nDownloaded today\nPMID- 2", []string{"PMID=1,AB=One", "PMID=2"}},
		{"not indented", "PMID- 1\nAB  - One\ntwo\nTI  - A", []string{"PMID=1,AB=One|two,TI=A"}},
		{"no tag", "PMID- 1\nSO  nothing\nmore\nTI  - A", []string{"PMID=1,=SO  nothing|more,TI=A"}},
		{"narrow tags", "PMID-1\nTI- A\nAB -B\nISSN - 1438-8871", []string{"PMID=1,TI=A,AB=B,ISSN=1438-8871"}},
		{"CRLF", "PMID- 1\r\nTI  - A\r\n      b\r\n", []string{"PMID=1,TI=A|b"}},
		{"byte order mark", "PMID- 1\nTI  - A\n\ufeffTI  - B", []string{"PMID=1,TI=A", "TI=B"}},
		{"a dash in the text", "PMID- 1\nTI  - A\n      AB  - b", []string{"PMID=1,TI=A|AB  - b"}},
		{"a record that is indented", "  PMID- 1\n  TI  - A\n        b\n  FAU - Doe, Jo\n  AU  - Doe J\n  AD  - Sea\n\n  PMID- 2\n  TI  - B\n", []string{"PMID=1,TI=A|b,FAU=Doe, Jo,AU=Doe J,AD=Sea", "PMID=2,TI=B"}},
		{"an indented record behind another", "PMID- 1\nTI  - A\n  PMID- 2\n  TI  - B\nPMID- 3\n", []string{"PMID=1,TI=A", "PMID=2,TI=B", "PMID=3"}},
		{"a short indentation in a record that is not indented", "PMID- 1\nFAU - Doe, Jo\n  AD  - b\nAD  - Sea\n", []string{"PMID=1,FAU=Doe, Jo|AD  - b,AD=Sea"}},
		{"indented text without a record's beginning", "  TI  - A\n  AB  - B\n", nil},
		{"nothing", "\n \n", nil},
		{"no record", "Some text\nof two lines\n", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.Equal(t, c.want, format.Shapes(t, []byte(c.in)))
		})
	}
}

// TestIndentedPersons: what stands behind a name is the person's in a record that
// is indented too.
func TestIndentedPersons(t *testing.T) {
	records := format.Check(t, []byte("  PMID- 1\n  FAU - Doe, Jo\n  AU  - Doe J\n  AD  - Sea\n        side\n  FAU - Roe, Al\n  AD  - Shore\n"))
	require.Equal(t, []record.Contributor{
		{Name: record.Name{Family: "Doe", Given: "Jo"}, Role: record.RoleAuthor, Affiliations: []string{"Sea side"}},
		{Name: record.Name{Family: "Roe", Given: "Al"}, Role: record.RoleAuthor, Affiliations: []string{"Shore"}},
	}, records[0].Contributors)
}

// TestMissing reads what scripts write for a value that they do not have.
func TestMissing(t *testing.T) {
	r := format.Records(t, []byte("PMID- 90000001\nTI  - NA\nAU  - NA\nFAU - None\nJT  - None\nDP  - NA\nAB  - nan\nVI  - 3\nCN  - None\nAD  - NA\nOAB - NaN\nOABL- eng\n"))[0]
	require.Empty(t, r.Titles)
	require.Empty(t, r.Contributors)
	require.Empty(t, r.Container)
	require.Empty(t, r.Abstracts)
	require.Equal(t, "3", r.Volume)
	r = format.Records(t, []byte("PMID- 90000001\nFAU - Smith, Ann\nAD  - NA\nFAU - Smith, None\nAD  - NaN\n"))[0]
	require.Equal(t, []record.Contributor{
		{Name: record.Name{Family: "Smith", Given: "Ann"}, Role: record.RoleAuthor}, {Name: record.Name{Family: "Smith"}, Role: record.RoleAuthor},
	}, r.Contributors)
}

// TestRetracted: that an article was published is no second status of it.
func TestRetracted(t *testing.T) {
	records := format.Check(t, []byte("PMID- 1\nTI  - A\nPT  - Retracted Publication\nPST - ppublish\nAID - pmc-id: PMC77; [pmcid]\n"))
	require.Equal(t, record.StatusRetracted, records[0].Status)
	require.Equal(t, "PMC77", records[0].Identifier(record.SchemePMCID))
	require.Empty(t, records[0].Diagnostics)
}

// TestTypeOfCitation: a citation of PubMed's without a publication type is an
// article in a journal, as nearly all are.
func TestTypeOfCitation(t *testing.T) {
	for in, want := range map[string]record.Type{
		"PMID- 1\nTI  - A\n":                           record.TypeArticleJournal,
		"PMID- 1\nTI  - A\nBTI - B\n":                  record.TypeChapter,
		"PMID- 1\nTI  - A\nPT  - Letter\n":             record.TypeArticleJournal,
		"PMID- 1\nTI  - A\nPT  - Books\n":              record.TypeBook,
		"OWN - ERIC\nTI  - A\nOID - EJ1131633\n":       "",
		"PMID- \nTI  - A\nDP  - 2019\n":                "",
		"PMID- 1\nTI  - A\nPT  - Dissertations/Theses": record.TypeThesis,
	} {
		records := format.Check(t, []byte(in))
		require.Equal(t, want, records[0].Type, in)
	}
}

// TestEncodings reads one document in several encodings.
func TestEncodings(t *testing.T) {
	const in = "PMID- 1\nTI  - Größe der Flüsse\nFAU - Müller, Jörg\nAU  - Müller J\nAD  - Universität Köln.\nOT  - Flüsse\nLA  - ger; fre\n\nPMID- 2\nTI  - B\n"
	latin := strings.NewReplacer("ö", "\xf6", "ü", "\xfc", "ß", "\xdf", "ä", "\xe4").Replace(in)
	var utf16 []byte
	for _, r := range "\ufeff" + in {
		utf16 = append(utf16, byte(r), byte(r>>8))
	}
	want := format.Check(t, []byte(in))
	for _, encoded := range [][]byte{[]byte(latin), utf16, []byte(strings.ReplaceAll(in, "\n", "\r"))} {
		records := format.Check(t, encoded)
		require.Len(t, records, 2)
		for i := range want {
			require.Equal(t, taggedtest.Values(t, want[i]), taggedtest.Values(t, records[i]))
		}
	}
}

func TestDamage(t *testing.T) {
	format.CheckDamage(t, []byte("PMID- 90000001\nOWN - NLM\nTI  - The first\nAB  - It goes\n      on.\nFAU - Doe, Jane\nAU  - Doe J\nAD  - Here.\n\n"+
		"PMID- 90000002\nOWN - NLM\nTI  - Another\nMH  - Sand/*chemistry\n\nPMID- 90000003\nOWN - NLM\nTI  - The third\n"))
}

func TestLimits(t *testing.T) {
	const in = "PMID- 1\nTI  - A\n\nPMID- 2\nTI  - A title that is far longer than the others\n\nPMID- 3\nTI  - C\n"
	for _, c := range []struct {
		name    string
		options medline.Options
		code    string
	}{
		{"line", medline.Options{MaxLine: 20}, "medline.line-too-long"},
		{"record", medline.Options{MaxRecord: 40}, "medline.record-too-long"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := medline.NewReader(strings.NewReader(in), &c.options)
			var ids []string
			damaged := 0
			for rec, err := range r.All() {
				if err != nil {
					damaged++
					var parse *record.ParseError
					require.ErrorAs(t, err, &parse)
					require.ErrorIs(t, err, record.ErrTooLong)
					require.Equal(t, c.code, parse.Code)
					require.Equal(t, 5, parse.Span.Line)
				}
				ids = append(ids, rec.OwnID)
			}
			require.Equal(t, 1, damaged)
			require.Equal(t, []string{"1", "2", "3"}, ids)
		})
	}
	r := medline.NewReader(strings.NewReader("PMID- 1\nTI  - A\n      b\n      c\n\nPMID- 2\n"), &medline.Options{MaxFields: 3})
	_, err := r.Read()
	require.ErrorIs(t, err, record.ErrTooLong)
	rec, err := r.Read()
	require.NoError(t, err)
	require.Equal(t, "2", rec.OwnID)

	r = medline.NewReader(strings.NewReader(strings.Repeat("text\n", 100)+"\nPMID- 2\n"), &medline.Options{MaxRecord: 300})
	_, err = r.Read()
	require.ErrorIs(t, err, record.ErrTooLong)
	rec, err = r.Read()
	require.NoError(t, err)
	require.Equal(t, "2", rec.OwnID)
}

// TestReadError returns the error of the underlying reader as it is.
func TestReadError(t *testing.T) {
	r := medline.NewReader(io.MultiReader(strings.NewReader("PMID- 1\nTI  - A\n\nPMID- 2\n"), failing{}), nil)
	_, err := r.Read()
	require.NoError(t, err)
	_, err = r.Read()
	require.Equal(t, errBroken, err)
}

var errBroken = fmt.Errorf("the disk is broken")

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errBroken }

func TestWriterWraps(t *testing.T) {
	var out bytes.Buffer
	w := medline.NewWriter(&out, &medline.WriterOptions{IDs: true, LineEnd: "\r\n"})
	long := strings.Repeat("word ", 40) + strings.Repeat("x", 200)
	require.NoError(t, w.Write(&record.Record{ID: "0123456789abcdef", Abstracts: []record.Abstract{{Text: long}}}))
	require.NoError(t, w.Write(&record.Record{}))
	require.NoError(t, w.Flush())
	for line := range strings.SplitSeq(out.String(), "\r\n") {
		if !strings.Contains(line, "xxx") {
			require.LessOrEqual(t, len(line), 90)
		}
	}
	records := format.Check(t, out.Bytes())
	require.Len(t, records, 2)
	require.Equal(t, long, records[0].Abstracts[0].Text)
	require.Equal(t, "0123456789abcdef", records[0].Identifier(record.SchemeIbid))
}

// TestWriterWithoutOwnID writes no label without what it labels.
func TestWriterWithoutOwnID(t *testing.T) {
	var out strings.Builder
	w := medline.NewWriter(&out, nil)
	require.NoError(t, w.Write(&record.Record{
		Type: record.TypeArticleJournal, Identifiers: []record.Identifier{{Scheme: record.SchemePMID, Value: "90000001"}},
	}))
	require.NoError(t, w.Flush())
	require.NotContains(t, out.String(), "Reference id")
}

// TestWriterReportsLosses writes values that the format has no place for.
func TestWriterReportsLosses(t *testing.T) {
	r := &record.Record{
		ID: "r", Titles: []record.Title{{Value: "Sand", Role: record.TitleMain}}, Section: "B",
		Contributors: []record.Contributor{{Name: record.Name{Family: "Doe", Given: "Jane"}, Role: record.RoleTranslator}},
		Identifiers:  []record.Identifier{{Scheme: record.SchemeHandle, Value: "1/2"}},
		Library:      record.Library{Tags: []string{"mine"}},
		Unclaimed:    []record.Text{{Text: "left"}},
	}
	var paths []string
	w := medline.NewWriter(io.Discard, &medline.WriterOptions{OnLoss: func(l record.Loss) { paths = append(paths, l.Path) }})
	require.NoError(t, w.Write(r))
	require.Equal(t, []string{
		"contributors/0/family", "contributors/0/given", "contributors/0/role", "section",
		"identifiers/0/scheme", "identifiers/0/value", "library/tags/0", "unclaimed/0",
	}, paths)
}

func FuzzReader(f *testing.F) {
	for _, seed := range []string{
		plain, "PMID-1\nTI-\nFAU -\nAU  - A\nAD\n", "\ufeffPMID- 1\r\nSO nothing\r\n\r\n text\r\n", "FAU - A\n\n  \nAU  - B\nAD  - C\n  D\n",
		"OAB - a\nOABL- b\n", "TI  - \xe4\nMH  - a/*b/c\n", "MH  - /\n", "\xff\xfeP\x00M\x00I\x00D\x00-\x00 \x001\x00",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) { format.Fuzz(t, in) })
}

// FuzzWriter writes what was read: it is one record again, whatever it holds.
func FuzzWriter(f *testing.F) {
	f.Add([]byte(plain))
	f.Add([]byte("TI  - PMID- 1\n      \n      TI  - b\nBTI - c\nLA  - x\nPG  - 1-1\n"))
	f.Fuzz(func(t *testing.T, in []byte) {
		if len(in) > 1<<13 {
			return
		}
		entries, _ := format.Entries(t, in)
		for _, e := range entries {
			written(t, medline.Record(e))
		}
	})
}
