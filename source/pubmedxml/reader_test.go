package pubmedxml_test

import (
	"bytes"
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/internal/markup/markuptest"
	"github.com/ibid-go/ibid/internal/recordtest"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/medline"
	"github.com/ibid-go/ibid/source/pubmedxml"
)

var format = markuptest.Format{Open: pubmedxml.NewReader, Rules: pubmedxml.Rules()}

func article(t testing.TB) []byte { return []byte(recordtest.Fixture(t, "article.xml")) }

// content is what a record says, its lists in an order of their own.
func content(t *testing.T, r *record.Record) map[string]any {
	t.Helper()
	c := *r
	c.Identifiers, c.Details, c.Dates, c.Relations = slices.Clone(c.Identifiers), slices.Clone(c.Details), slices.Clone(c.Dates), slices.Clone(c.Relations)
	slices.SortFunc(c.Identifiers, func(a, b record.Identifier) int {
		return cmp.Compare(a.Scheme+" "+record.Scheme(a.Value), b.Scheme+" "+record.Scheme(b.Value))
	})
	slices.SortFunc(c.Details, func(a, b record.Detail) int { return cmp.Compare(a.Name+a.Value, b.Name+b.Value) })
	slices.SortFunc(c.Dates, func(a, b record.Date) int { return cmp.Compare(a.Kind, b.Kind) })
	slices.SortFunc(c.Relations, func(a, b record.Relation) int { return cmp.Compare(a.Text, b.Text) })
	return recordtest.Content(t, &c)
}

// TestSibling: an article gives the same record from both of PubMed's formats, but
// for what the tagged one does not have.
func TestSibling(t *testing.T) {
	records, _, damages := format.Read(t, article(t))
	require.Empty(t, damages)
	in, err := os.Open(filepath.Join("testdata", "article.nbib"))
	require.NoError(t, err)
	defer in.Close()
	other, err := medline.NewReader(in, nil).Read()
	require.NoError(t, err)

	here := records[0]
	require.Equal(t, other.Origin.Platform, here.Origin.Platform)
	require.True(t, here.MoreContributors, "the tagged format does not say that a list is not complete")
	here.MoreContributors = false
	require.Equal(t, []record.Abbreviation{{Value: "J Tides Shores", Kind: "medline"}, {Value: "J. Tides Shores", Kind: "iso4"}}, here.Container.Abbreviations,
		"nor has it ISO abbreviations")
	here.Container.Abbreviations = here.Container.Abbreviations[:1]
	want, got := content(t, other), content(t, here)
	for member, value := range want {
		require.Equal(t, value, got[member], member)
	}
	for member := range got {
		require.Contains(t, want, member)
	}
}

func TestArticle(t *testing.T) {
	records, d, _ := format.Read(t, article(t))
	require.Len(t, records, 2)
	require.Equal(t, record.FormatPubMedXML, d.Format)
	require.Len(t, d.Outside, 1)
	require.Equal(t, "1", d.Outside[0].Text)

	r := records[0]
	require.Equal(t, "31234567", r.OwnID)
	require.Equal(t, []record.Title{
		{Value: "[Sand & Arenicola marina on H2O shores]", Role: record.TitleMain},
		{Value: "Sand & Arenicola marina on H2O shores", Role: record.TitleTranslated},
		{Value: "Areia nas praias", Role: record.TitleOriginal},
	}, r.Titles)
	require.Equal(t, record.Name{Family: "Berg", Given: "Anna Maria", NonDroppingParticle: "van der"}, r.Contributors[0].Name)
	require.Equal(t, []string{"Institute of Sand, Testville.", "Department of Water, Sample City."}, r.Contributors[0].Affiliations)
	require.Equal(t, []record.Identifier{{Scheme: record.SchemeORCID, Value: "https://orcid.org/0000-0002-1825-0097"}}, r.Contributors[0].Identifiers)
	require.Equal(t, "Jr", r.Contributors[1].Suffix)
	require.Equal(t, "The Shore Group", r.Contributors[2].Literal)
	require.Equal(t, []record.ISSN{{Value: "1438-8871", Kind: "electronic"}, {Value: "1439-4456", Kind: "linking"}}, r.Container.ISSN)
	require.Len(t, r.Abstracts[0].Sections, 3)
	require.Equal(t, []record.Relation{
		{Type: record.HasCorrection, Text: "J Tides Shores. 2020 Mar;23(1):5", Identifiers: []record.Identifier{{Scheme: record.SchemeDOI, Value: "10.1000/tides.2020.5"}, {Scheme: record.SchemePMID, Value: "32000001"}}},
		{Type: record.HasComment, Text: "J Tides Shores. 2019 May;22(9):1", Identifiers: []record.Identifier{{Scheme: record.SchemePMID, Value: "31999999"}}},
	}, r.Relations)
	require.Equal(t, []record.Text{{Text: "10.1000/wrong", Span: r.Unclaimed[0].Span}}, r.Unclaimed, "a number that is marked as wrong is no identifier")

	r = records[1]
	require.Equal(t, record.TypeChapter, r.Type)
	require.Equal(t, "Low tide", r.Title())
	require.Equal(t, "A guide to tides", r.Container.Title)
	require.Equal(t, "Guides", r.Series.Title)
	require.Equal(t, "4", r.Chapter)
	require.Equal(t, record.RoleEditor, r.Contributors[0].Role)
	require.Equal(t, record.RoleAuthor, r.Contributors[1].Role)
	require.Equal(t, []string{"9783161484100"}, r.Container.ISBN)
	require.Equal(t, []record.Date{{Kind: record.DateIssued, Value: "2009-02"}, {Kind: record.DateOnline, Value: "2012-03"}}, r.Dates)
	require.Equal(t, record.Identifier{Scheme: record.SchemeAccession, Value: "NBK51812", Authority: "NCBI Bookshelf"}, r.Identifiers[1])
	require.Empty(t, r.Unclaimed)
}

var articleTag = regexp.MustCompile(`<Pubmed(Book)?Article[ >]`)

// realFiles returns the files of PubMed's XML among real files of other projects.
func realFiles(t testing.TB) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, path := range corpus.Files(t, ".xml") {
		document, err := os.ReadFile(path)
		require.NoError(t, err)
		if articleTag.Match(document) {
			files[path] = document
		}
	}
	require.Greater(t, len(files), 9)
	return files
}

func TestCorpus(t *testing.T) {
	for path, document := range realFiles(t) {
		records, d, damages := format.Read(t, document)
		require.Empty(t, damages, path)
		require.Len(t, records, len(articleTag.FindAll(document, -1)), path)
		require.Empty(t, d.Outside, path)
		for _, r := range records {
			if strings.Contains(path, "MalformedEntry") {
				require.Equal(t, "wrong format", r.Unclaimed[0].Text)
				continue
			}
			require.Empty(t, r.Unclaimed, path)
			if strings.Contains(path, "MinimalEntry") {
				continue
			}
			require.NotEmpty(t, r.OwnID, path)
		}
	}
}

// TestDamage: whatever byte is missing or changed, the other record stays.
func TestDamage(t *testing.T) {
	document := article(t)
	whole, _, _ := format.Read(t, document)
	ids := func(document []byte) map[string]int {
		found := map[string]int{}
		for r, err := range pubmedxml.NewReader(bytes.NewReader(document), nil).All() {
			var damaged *record.ParseError
			require.True(t, err == nil || errors.As(err, &damaged))
			found[r.ID]++
		}
		return found
	}
	for end := 0; end < len(document); end += 3 {
		found := ids(document[:end])
		for _, r := range whole {
			if r.Origin.Span.End <= int64(end) {
				require.Equal(t, 1, found[r.ID], "cut at %d", end)
			}
		}
	}
	changed := bytes.Clone(document)
	for i := range document {
		changed[i] = "<x>\"\x00\xff"[i%6]
		found := ids(changed)
		for _, r := range whole {
			if s := r.Origin.Span; int64(i) < s.Start || int64(i) >= s.End {
				require.Equal(t, 1, found[r.ID], "byte %d set to %q", i, changed[i])
			}
		}
		changed[i] = document[i]
	}
}

func TestAgainAndErrors(t *testing.T) {
	format.CheckAgain(t, article(t))
	format.CheckErrors(t, "PubmedArticle")
}

// TestLabels: the elements say which parts an abstract has, though its text does
// not show them all.
func TestLabels(t *testing.T) {
	const other = `<OtherAbstract Type="Publisher" Language="por"><AbstractText Label="OBJETIVO DA PESQUISA">Ver</AbstractText><AbstractText Label="CONCLUSÕES">Contar.</AbstractText></OtherAbstract>`
	for in, want := range map[string][]record.Section{
		`<Abstract><AbstractText Label="BACKGROUND">Sand moves.</AbstractText><AbstractText Label="METHODS">It was counted.</AbstractText></Abstract>`: {
			{Label: "BACKGROUND", Text: "Sand moves."}, {Label: "METHODS", Text: "It was counted."},
		},
		`<Abstract><AbstractText Label="BACKGROUND">Sand moves</AbstractText><AbstractText Label="Methods:">It was <i>counted</i></AbstractText></Abstract>`: {
			{Label: "BACKGROUND", Text: "Sand moves"}, {Label: "Methods", Text: "It was counted"},
		},
		`<Abstract><AbstractText Label="WHAT WE KNEW OF SAND">Sand moves</AbstractText><AbstractText>It was counted.</AbstractText></Abstract>`: {
			{Label: "WHAT WE KNEW OF SAND", Text: "Sand moves"}, {Text: "It was counted."},
		},
		`<Abstract><AbstractText>Sand moves</AbstractText></Abstract>`: nil,
		other: {{Label: "OBJETIVO DA PESQUISA", Text: "Ver"}, {Label: "CONCLUSÕES", Text: "Contar."}},
	} {
		records, _, _ := format.Read(t, []byte("<PubmedArticle><MedlineCitation><PMID>1</PMID><Article>"+in+"</Article></MedlineCitation></PubmedArticle>"))
		require.Equal(t, want, records[0].Abstracts[0].Sections, in)
		require.Empty(t, records[0].Diagnostics, in)
	}
}

// TestOneTextInOtherParts: abstracts of one text are one, and two where their elements
// state other parts of it.
func TestOneTextInOtherParts(t *testing.T) {
	const (
		divided = `<Abstract><AbstractText Label="WHAT WE KNEW OF SAND">Sand moves</AbstractText><AbstractText>It was counted.</AbstractText></Abstract>`
		whole   = `<Abstract><AbstractText>WHAT WE KNEW OF SAND: Sand moves</AbstractText><AbstractText>It was counted.</AbstractText></Abstract>`
		between = `<Language>eng</Language>`
	)
	parts := []record.Section{{Label: "WHAT WE KNEW OF SAND", Text: "Sand moves"}, {Text: "It was counted."}}
	for in, want := range map[string][][]record.Section{
		divided + between + divided:                                       {parts},
		divided + between + whole:                                         {parts, nil},
		whole + between + divided:                                         {nil, parts},
		whole + between + divided + between + whole + between + divided:   {nil, parts},
		divided + between + divided + between + whole + between + divided: {parts, nil},
	} {
		records, _, _ := format.Read(t, []byte("<PubmedArticle><MedlineCitation><PMID>1</PMID><Article>"+in+"</Article></MedlineCitation></PubmedArticle>"))
		var got [][]record.Section
		for _, abstract := range records[0].Abstracts {
			require.Equal(t, records[0].Abstracts[0].Text, abstract.Text)
			got = append(got, abstract.Sections)
		}
		require.Equal(t, want, got, in)
		require.Empty(t, records[0].Diagnostics, in)
	}
}

// TestManyParts: the time that an abstract takes does not grow with the square of its
// parts.
func TestManyParts(t *testing.T) {
	const most = 50_000
	part := `<AbstractText Label="WHAT WE KNEW OF SAND">Sand moves</AbstractText>`
	reader := pubmedxml.NewReader(strings.NewReader("<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><Abstract>"+strings.Repeat(part, most)+"</Abstract></Article></MedlineCitation></PubmedArticle>"), nil)
	r, err := reader.Read()
	require.NoError(t, err)
	require.Len(t, r.Abstracts, 1)
	require.Len(t, r.Abstracts[0].Sections, most)
}

// TestOwnFields reads what the tagged format has no tag for.
func TestOwnFields(t *testing.T) {
	records, _, _ := format.Read(t, []byte(`<PubmedArticle><MedlineCitation><PMID>1</PMID><CommentsCorrectionsList>`+
		`<CommentsCorrections RefType="AssociatedDataset"><RefSource>Dryad. doi: 10.5061/dryad.1</RefSource></CommentsCorrections>`+
		`<CommentsCorrections RefType="AssociatedPublication"><RefSource>J Tides. 2019</RefSource><PMID>7</PMID></CommentsCorrections>`+
		`</CommentsCorrectionsList></MedlineCitation></PubmedArticle>`+
		`<PubmedBookArticle><BookDocument><PMID>2</PMID><Book><BookTitle>On sand</BookTitle><ReportNumber>No. 15</ReportNumber>`+
		`<AuthorList Type="editors"><Author><LastName>Doe</LastName><ForeName>Jo</ForeName></Author></AuthorList></Book>`+
		`<AuthorList><Author><LastName>Roe</LastName><ForeName>Al</ForeName></Author></AuthorList></BookDocument></PubmedBookArticle>`))
	require.Equal(t, []record.Relation{
		{Type: record.IsRelatedTo, Text: "Associated dataset: Dryad", Identifiers: []record.Identifier{{Scheme: record.SchemeDOI, Value: "10.5061/dryad.1"}}},
		{Type: record.IsRelatedTo, Text: "Associated publication: J Tides. 2019", Identifiers: []record.Identifier{{Scheme: record.SchemePMID, Value: "7"}}},
	}, records[0].Relations)
	require.Empty(t, records[0].Unclaimed)
	require.Equal(t, "No. 15", records[1].Number)
	require.Equal(t, record.RoleEditor, records[1].Contributors[0].Role)
	require.Equal(t, record.RoleAuthor, records[1].Contributors[1].Role, "a list that does not say so is not one of editors")
}
