package ris

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestTyped reads values by the record's type and by what other fields say.
func TestTyped(t *testing.T) {
	tests := []struct {
		name, in string
		path     string
		want     any
	}{
		{"a repository's name of a type", "TY  - Article\nTI  - Tides\n", "type", record.TypeArticleJournal},
		{"a number in arXiv for pages", "TY  - JOUR\nTI  - Tides\nSP  - arXiv:1901.01234\n", "identifiers/0", record.Identifier{Scheme: record.SchemeArXiv, Value: "1901.01234"}},
		{"a type in words", "TY  - Journal Article\nTI  - Tides\n", "diagnostics/0/code", "ris.type-in-words"},
		{"proceedings by their type in words", "TY  - Conference Proceedings\nTI  - Tides\nED  - Holt, M.\n", "type", record.TypeBook},
		{"a thesis of a generic type in words", "TY  - Generic\nTI  - Tides\nM3  - PhD thesis\n", "type", record.TypeThesis},
		{"Zotero's name of a type", "TY  - journalArticle\nTI  - Tides\n", "type", record.TypeArticleJournal},
		{"CSL's name of a type", "TY  - paper-conference\nTI  - Tides\n", "type", record.TypeConferencePaper},
		{"a preprint by its type in words", "TY  - Preprint\nTI  - Tides\n", "subtype", "preprint"},
		{"the type of such a preprint", "TY  - Preprint\nTI  - Tides\n", "type", record.TypeArticle},
		{"section of a journal", "TY  - JOUR\nSE  - Original Research\nSP  - 7\n", "section", "Original Research"},
		{"number of a section", "TY  - JOUR\nSE  - 2\nSP  - 7\n", "section", "2"},
		{"year and a year in doubt", "TY  - JOUR\nPY  - 1984\nDA  - 1984~\n", "dates/0", record.Date{Kind: record.DateIssued, Value: "1984~"}},
		{"year and a range of years", "TY  - JOUR\nPY  - 1984\nDA  - 1984/1985\n", "dates/0", record.Date{Kind: record.DateIssued, Value: "1984/1985"}},
		{"journal in T2", "TY  - JOUR\nT2  - Journal of Tides\n", "container/title", "Journal of Tides"},
		{"subtitle in T2", "TY  - JOUR\nTI  - Tides\nT2  - A study in blue\nJF  - Journal of Tides\n", "titles/1", record.Title{Value: "A study in blue", Role: record.TitleSubtitle}},
		{"journal in T2 and JA", "TY  - JOUR\nT2  - Journal of Tides\nJA  - J Tides\n", "container/title", "Journal of Tides"},
		{"JO is an abbreviation by its form", "TY  - JOUR\nJO  - J Tide Res\n", "container/abbreviations/0", record.Abbreviation{Value: "J Tide Res", Kind: "medline"}},
		{"JO is a title by its form", "TY  - JOUR\nJO  - Journal of Tides\n", "container/title", "Journal of Tides"},
		{"book in T2", "TY  - CHAP\nT2  - The sea\n", "container/title", "The sea"},
		{"series in T2", "TY  - BOOK\nT2  - Sea books\n", "series/title", "Sea books"},
		{"conference in T2", "TY  - CONF\nT2  - Tides 2011\n", "event/name", "Tides 2011"},
		{"short title before an equal title", "TY  - JOUR\nST  - Tides\nTI  - Tides\n", "titles/0", record.Title{Value: "Tides", Role: record.TitleMain}},
		{"short title before the title", "TY  - JOUR\nST  - Tides\nTI  - On tides\n", "titles/0", record.Title{Value: "On tides", Role: record.TitleMain}},
		{"short title alone", "TY  - JOUR\nST  - Tides\n", "titles/0", record.Title{Value: "Tides", Role: record.TitleMain}},
		{"book title in BT", "TY  - BOOK\nBT  - The sea\n", "titles/0", record.Title{Value: "The sea", Role: record.TitleMain}},
		{"series editor", "TY  - BOOK\nA2  - Sol, Ida\n", "contributors/0", record.Contributor{Name: record.Name{Family: "Sol", Given: "Ida"}, Role: "collection-editor"}},
		{"inventor", "TY  - PAT\nAU  - Sol, Ida\n", "contributors/0", record.Contributor{Name: record.Name{Family: "Sol", Given: "Ida"}, Role: "inventor"}},
		{"et al.", "TY  - JOUR\nAU  - Sol, Ida\nAU  - et al.\n", "more_contributors", true},
		{"number of pages", "TY  - BOOK\nSP  - 312\n", "number_of_pages", 312},
		{"pages of a book", "TY  - BOOK\nSP  - 12\nEP  - 30\n", "pages", record.Pages{First: "12", Last: "30"}},
		{"article number in C7", "TY  - JOUR\nC7  - e12\n", "article_number", "e12"},
		{"PMCID in C2", "TY  - JOUR\nC2  - PMC6084870\n", "identifiers/0", record.Identifier{Scheme: record.SchemePMCID, Value: "PMC6084870"}},
		{"C1 of a journal article", "TY  - JOUR\nC1  - Something\n", "details/0", record.Detail{Name: "custom-1", Value: "Something"}},
		{"issue in M1", "TY  - JOUR\nM1  - 7\n", "issue", "7"},
		{"M1 beside IS", "TY  - JOUR\nM1  - 7\nIS  - 8\n", "issue", "8"},
		{"DOI in M3", "TY  - JOUR\nM3  - doi:10.1000/x\n", "identifiers/0", record.Identifier{Scheme: record.SchemeDOI, Value: "10.1000/x"}},
		{"genre in M3", "TY  - THES\nM3  - PhD thesis\n", "genre", "PhD thesis"},
		{"medium in M3", "TY  - ELEC\nM3  - Video\n", "medium", "Video"},
		{"preprint", "TY  - UNPB\nM3  - Preprint\n", "subtype", "preprint"},
		{"in press by type", "TY  - INPR\n", "status", record.StatusInPress},
		{"in press in PY", "TY  - JOUR\nPY  - in press\n", "status", record.StatusInPress},
		{"e-publication date", "TY  - JOUR\nET  - 2020/05/01\n", "dates/0", record.Date{Kind: record.DateOnline, Value: "2020-05-01"}},
		{"edition", "TY  - BOOK\nET  - 2nd ed.\n", "edition", "2nd ed."},
		{"access date in DA", "TY  - DBASE\nDA  - 2020/05/01\n", "dates/0", record.Date{Kind: record.DateAccessed, Value: "2020-05-01"}},
		{"PMID in AN of MEDLINE", "TY  - JOUR\nAN  - 32706713\nDB  - MEDLINE\n", "identifiers/0", record.Identifier{Scheme: record.SchemePMID, Value: "32706713"}},
		{"AN of another database", "TY  - JOUR\nAN  - 32706713\nDB  - PsycINFO\n", "identifiers/0", record.Identifier{Scheme: record.SchemeAccession, Value: "32706713", Authority: "PsycINFO"}},
		{"platform", "TY  - JOUR\nDP  - Ovid\n", "origin/platform", "Ovid"},
		{"ISBN of a book", "TY  - BOOK\nSN  - 978-3-16-148410-0\n", "identifiers/0", record.Identifier{Scheme: record.SchemeISBN, Value: "9783161484100"}},
		{"ISBN of a chapter's book", "TY  - CHAP\nSN  - 978-3-16-148410-0\n", "container/isbn/0", "9783161484100"},
		{"report number", "TY  - RPRT\nSN  - TR-7\n", "number", "TR-7"},
		{"ISSNs on lines", "TY  - JOUR\nSN  - 0028-0836\n1438-8871\n", "container/issn/1", record.ISSN{Value: "1438-8871"}},
		{"own id", "TY  - JOUR\nID  - Sol2011\n", "own_id", "Sol2011"},
		{"a lone list of keywords", "TY  - JOUR\nKW  - tide, moon, sea\n", "keywords/2", record.Keyword{Value: "sea"}},
		{"keywords with commas", "TY  - JOUR\nKW  - tide, spring\nKW  - moon\n", "keywords/0", record.Keyword{Value: "tide, spring"}},
		{"languages", "TY  - JOUR\nLA  - English; German\n", "languages/1", "de"},
		{"file of a library", "TY  - JOUR\nL1  - internal-pdf://a.pdf\n", "library/attachments/0", record.Attachment{Path: "internal-pdf://a.pdf", Kind: "pdf"}},
		{"link to the full text", "TY  - JOUR\nL2  - https://a.example/full\n", "links/0", record.Link{URL: "https://a.example/full", Kind: "fulltext"}},
		{"a registration in the address of a related record", "TY  - JOUR\nL3  - https://clinicaltrials.gov/ct2/show/NCT01234567\n", "registrations/0/id", "NCT01234567"},
		{"a registration in the address of a file", "TY  - JOUR\nL1  - https://clinicaltrials.gov/ct2/show/NCT01234567\n", "registrations/0/id", "NCT01234567"},
		{"an identifier before Rayyan's decision", "TY  - JOUR\nN1  - PMID: 12345678 | RAYYAN-INCLUSION: {\"Ida\"=>\"Maybe\"}\n", "identifiers/0", record.Identifier{Scheme: record.SchemePMID, Value: "12345678"}},
		{"a count before Rayyan's decision", "TY  - JOUR\nN1  - Cited By :10 | RAYYAN-INCLUSION: {\"Ida\"=>\"Maybe\"}\n", "counts/0", record.Count{Metric: "citations", Value: 10}},
		{"a registration before Rayyan's decision", "TY  - JOUR\nN1  - See NCT01234567 | RAYYAN-INCLUSION: {\"Ida\"=>\"Maybe\"}\n", "registrations/0", record.Registration{Registry: "ClinicalTrials.gov", ID: "NCT01234567"}},
		{"the address of a page in DO", "TY  - JOUR\nDO  - https://www.tandfonline.com/doi/full/10.1080/12345678.2019.1234567\n", "identifiers/0", record.Identifier{Scheme: record.SchemeDOI, Value: "10.1080/12345678.2019.1234567"}},
		{"a DOI's address without a DOI", "TY  - JOUR\nDO  - http://dx.doi.org/10.1519.ABC\n", "unclaimed/0/text", "http://dx.doi.org/10.1519.ABC"},
		{"a broken DOI", "TY  - JOUR\nDO  - 10.1000/\nabc.12\n", "identifiers/0", record.Identifier{Scheme: record.SchemeDOI, Value: "10.1000/abc.12"}},
		{"a broken DOI in UR", "TY  - JOUR\nUR  - https://doi.org/10.1000/\nabc.12\n", "identifiers/0", record.Identifier{Scheme: record.SchemeDOI, Value: "10.1000/abc.12"}},
		{"a broken URL", "TY  - JOUR\nUR  - https://a.example/long/\npath.html\n", "links/0/url", "https://a.example/long/path.html"},
		{"a broken URL of a file", "TY  - JOUR\nL2  - https://a.example/long\n/path.html\n", "links/0/url", "https://a.example/long/path.html"},
		{"a word behind a URL", "TY  - JOUR\nUR  - https://a.example/long\npath\n", "unclaimed/0/text", "https://a.example/long\npath"},
		{"EBSCOhost: what stands behind a PMID", "TY  - JOUR\nN1  - Accession Number: 2019-01234-001. PMID: 30688512 Partial author list: First Author & Affiliation: Sol, Ida.\n", "identifiers/1", record.Identifier{Scheme: record.SchemePMID, Value: "30688512"}},
		{"EBSCOhost: a key without a blank before it", "TY  - JOUR\nN1  - Accession Number: 2019-01234-001. Language: EnglishMajor Descriptor: Sea; Tide.\n", "languages/0", "en"},
		{"Rayyan", "TY  - JOUR\nN1  - RAYYAN-INCLUSION: {\"Ida\"=>\"Excluded\", \"Bo\"=>\"Maybe\"} | RAYYAN-LABELS: a,b | RAYYAN-EXCLUSION-REASONS: wrong outcome\n", "library/decisions/0",
			record.Decision{Tool: "rayyan", Reviewer: "Ida", Verdict: "excluded", Reasons: []string{"wrong outcome"}}},
		{"Rayyan's second reviewer", "TY  - JOUR\nN1  - RAYYAN-INCLUSION: {\"Ida\"=>\"Excluded\", \"Bo\"=>\"Maybe\"}\n", "library/decisions/1",
			record.Decision{Tool: "rayyan", Reviewer: "Bo", Verdict: "maybe"}},
		{"Rayyan's labels", "TY  - JOUR\nN1  - RAYYAN-INCLUSION: {\"Ida\"=>\"Included\"} | RAYYAN-LABELS: a,b\n", "library/labels/1", "b"},
		{"note before Rayyan", "TY  - JOUR\nN1  - Mine | RAYYAN-INCLUSION: {\"Ida\"=>\"Included\"}\n", "notes/0", record.Note{Text: "Mine"}},
		{"ASReview", "TY  - JOUR\nN1  - ASReview_relevant\n", "library/decisions/0", record.Decision{Tool: "asreview", Verdict: "included"}},
		{"equal abstracts", "TY  - JOUR\nAB  - The tide.\nN2  - The tide.\n", "abstracts/0/text", "The tide."},
		{"a list of lines", "TY  - JOUR\nN1  - 1806-4841\nde Sol, Ida\nBerg, Olaf\nA line of the list that is longer than all the others of it are\nSpain\nJ Tides. 2009 Sep-Oct;84(5):463-8. doi: 10.1000/s0365-05962009000500003.\n", "notes/0/text",
			"1806-4841\nde Sol, Ida\nBerg, Olaf\nA line of the list that is longer than all the others of it are\nSpain\nJ Tides. 2009 Sep-Oct;84(5):463-8. doi: 10.1000/s0365-05962009000500003."},
		{"wrapped abstract", "TY  - JOUR\nAB  - The tide comes and\nit goes.\n", "abstracts/0/text", "The tide comes and it goes."},
		{"company that owns a patent", "TY  - PAT\nA2  - Acme AG\n", "contributors/0", record.Contributor{Name: record.Name{Literal: "Acme AG"}, Role: "issuing-organization"}},
		{"companies that own a patent", "TY  - PAT\nA2  - Acme AG; Pfizer, Inc.\n", "contributors/1/literal", "Pfizer, Inc."},
		{"company and its seat", "TY  - PAT\nA2  - Acme AG,, Kiel\n", "contributors/0/literal", "Acme AG, Kiel"},
		{"person who owns a patent", "TY  - PAT\nA2  - Ag, Ida\n", "contributors/0/family", "Ag"},
		{"author with initials like a company", "TY  - JOUR\nA1  - Sol AG\n", "contributors/0/family", "Sol"},
		{"company as author", "TY  - JOUR\nA1  - Pfizer, Inc.\n", "contributors/0/literal", "Pfizer, Inc."},
		{"supplement with and without its number", "TY  - JOUR\nVL  - Suppl\nIS  - Suppl. 360\n", "supplement", "360"},
		{"supplement without its number behind a volume", "TY  - JOUR\nVL  - 12 Suppl\nIS  - Suppl 3\n", "supplement", "3"},
		{"the word alone", "TY  - JOUR\nVL  - Suppl\nIS  - Suppl. 360\n", "details/0", record.Detail{Name: "supplement", Value: "Suppl"}},
		{"two supplements", "TY  - JOUR\nVL  - 12 Suppl 1\nIS  - Suppl 3\n", "supplement", "1"},
		{"ISSNs as Mendeley has them", "TY  - JOUR\nSN  - 0028-0836 (Print)\\r1476-4687 (Linking)\n", "container/issn/1", record.ISSN{Value: "1476-4687", Kind: "linking"}},
		{"pages beyond the last one", "TY  - JOUR\nSP  - 10\nEP  - 12, 15\n", "pages", record.Pages{First: "10", Last: "12", Literal: "10-12, 15"}},
		{"such pages and their end", "TY  - JOUR\nSP  - 10-12, 15\nEP  - 15\n", "pages", record.Pages{First: "10", Last: "12", Literal: "10-12, 15"}},
		{"year and date of access", "TY  - ELEC\nVL  - 2020\nY2  - 2020/05/03/\n", "dates", []record.Date{{Kind: record.DateAccessed, Value: "2020-05-03"}}},
		{"two dates of access", "TY  - ELEC\nVL  - 2019\nY2  - 2020/05/03/\n", "dates/0/value", "2019"},
		{"unknown type", "TY  - FOO\n", "details/0", record.Detail{Name: "ris-type", Value: "FOO"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			in := test.in + "ER  - \n"
			records := readRecords(t, []byte(in))
			require.Len(t, records, 1)
			got, ok := records[0].At(test.path)
			require.True(t, ok, "nothing stands at %s", test.path)
			require.Equal(t, test.want, got)
			verify(t, []byte(in))
		})
	}
}

// TestSourcesOfOneValue asks that each statement of a value has its trace.
func TestSourcesOfOneValue(t *testing.T) {
	in := "TY  - JOUR\nTI  - Tides\nT1  - Tides\nUR  - https://doi.org/10.1000/x\nDO  - 10.1000/X\nID  - info:doi/10.1000/x\nAB  - A.\nN2  - A.\nPY  - 2011\nDA  - 2011/03\nER  - \n"
	r := readRecords(t, []byte(in))[0]
	traces := map[string]string{}
	for _, trace := range r.Trace {
		traces[trace.Path] += trace.Field + " "
	}
	require.Equal(t, "TI T1 ", traces["titles/0"])
	require.Equal(t, "UR DO ID ", traces["identifiers/0"])
	require.Equal(t, "AB N2 ", traces["abstracts/0"])
	require.Equal(t, "PY ", traces["dates/0"])
	require.Equal(t, []record.Date{{Kind: record.DateIssued, Value: "2011-03"}}, r.Dates)
	require.Len(t, r.Identifiers, 1)
	require.Len(t, r.Abstracts, 1)
	verify(t, []byte(in))
}

// TestSignedYears: a year with a sign may be one before Christ, and is none after.
func TestSignedYears(t *testing.T) {
	for _, in := range []string{"-1000", "-2004", "-1000-03"} {
		r := readRecords(t, []byte("TY  - BOOK\nTI  - Tides\nPY  - "+in+"\nER  - \n"))[0]
		require.Empty(t, r.Dates, in)
		require.Equal(t, "ris.rejected-value", r.Diagnostics[0].Code, in)
		require.Equal(t, in, r.Unclaimed[0].Text)
	}
	r := readRecords(t, []byte("TY  - BOOK\nTI  - Tides\nPY  - -0044\nER  - \n"))[0]
	require.Equal(t, []record.Date{{Kind: record.DateIssued, Value: "-0044"}}, r.Dates)
}

// TestSamePages: what states the pages once more is no other value.
func TestSamePages(t *testing.T) {
	for _, in := range []string{
		"TY  - JOUR\nTI  - Tides\nSP  - 889-897\nSP  - 889-897\nER  - \n",
		"TY  - JOUR\nTI  - Tides\nSP  - 889\nEP  - 897\nSP  - 889-97\nEP  - 897\nER  - \n",
		"TY  - JOUR\nTI  - Tides\nSP  - 889\nSP  - 889 \nEP  - 897\nER  - \n",
		"TY  - JOUR\nTI  - Tides\nSE  - 889\nSP  - 889-97\nER  - \n",
	} {
		r := readRecords(t, []byte(in))[0]
		require.Equal(t, "889", r.Pages.First, in)
		require.Equal(t, "897", r.Pages.Last, in)
		require.Empty(t, r.Details, in)
		require.Empty(t, r.Section, in)
		require.Empty(t, r.Diagnostics, in)
		require.Empty(t, r.Unclaimed, in)
		verify(t, []byte(in))
	}
	r := readRecords(t, []byte("TY  - JOUR\nTI  - Tides\nSP  - 889-897\nSP  - 12-14\nER  - \n"))[0]
	require.Equal(t, []record.Detail{{Name: "pages", Value: "12-14"}}, r.Details)
}

// TestPlaces reads values from lines in other encodings and finds the parts of
// them by their places.
func TestPlaces(t *testing.T) {
	utf8 := "TY  - JOUR\nKW  - marée; lune – été; mer\nAU  - Bjørk, Åse; Sol, Ida\nAB  - Où.\n\nÉté.\nER  - \n"
	verify(t, []byte(utf8))
	verify(t, []byte(toUTF16("\ufeff"+utf8)))
	latin := []byte("TY  - JOUR\nKW  - mar\xe9e; lune \x96 \xe9t\xe9; mer\nAU  - Bj\xf8rk, \xc5se; Sol, Ida\nER  - \n")
	verify(t, latin)
	r := readRecords(t, latin)[0]
	require.Equal(t, "mer", r.Keywords[2].Value)
	last := r.Trace[len(r.Trace)-1]
	for _, trace := range r.Trace {
		if trace.Path == "keywords/2" {
			last = trace
		}
	}
	require.Equal(t, "mer", string(latin[last.Spans[0].Start:last.Spans[0].End]))
}

// A field in the form of the sheets is a field also behind prose that ends
// without a full stop, as notes do.
func TestFieldsBehindOpenProse(t *testing.T) {
	for _, long := range []string{"N1  - note", "AB  - An abstract that breaks off", "N2  - reviewer note A"} {
		in := "TY  - JOUR\nTI  - A b\n" + long + "\nN1  - reviewer note B\nID  - key1\nL1  - file:///a.pdf\nC7  - e12\nM1  - 4\nER  - \n"
		r := readRecords(t, []byte(in))[0]
		require.Equal(t, "key1", r.OwnID, long)
		require.Len(t, r.Library.Attachments, 1, long)
		require.Equal(t, "e12", r.ArticleNumber, long)
		last := r.Notes[len(r.Notes)-1]
		require.Equal(t, "reviewer note B", last.Text, long)
		for _, d := range r.Diagnostics {
			require.NotEqual(t, "ris.tag-in-text", d.Code, long)
		}
	}
}

// A tag of nobody's behind prose that ends without a full stop is one where its
// value is no prose, or where the record has others.
func TestUnknownTagsBehindOpenProse(t *testing.T) {
	for _, test := range []struct {
		name, before, line string
		field              bool
	}{
		{"a link", "", "US  -  https://www.example.org/a b", true},
		{"an identifier", "", "US  - doi:10.5555/tides", true},
		{"an address", "", "US  - ida@example.org", true},
		{"words", "", "US  - based cohorts", false},
		{"a word", "", "US  - based.", false},
		{"one blank", "ZZ  - mine\n", "US - based cohorts", false},
		{"words behind another unknown tag", "ZZ  - mine\n", "ZW  - custom value", true},
	} {
		for _, long := range []string{"N1  - a note", "AB  - An abstract that breaks off", "N2  - words of a reviewer"} {
			in := "TY  - JOUR\nTI  - A b\n" + test.before + long + "\n" + test.line + "\nER  - \n"
			r := readRecords(t, []byte(in))[0]
			got := slices.ContainsFunc(r.Raw, func(f record.RawField) bool { return f.Name == test.line[:2] })
			require.Equal(t, test.field, got, "%s behind %s", test.name, long)
		}
	}
	// A sentence that goes on is prose all the same.
	in := "TY  - JOUR\nTI  - A b\nZZ  - mine\nAB  - Data of cohorts in the\nUS  - based on registers.\nER  - \n"
	r := readRecords(t, []byte(in))[0]
	require.Contains(t, r.Abstracts[0].Text, "based on registers")
}

// TestNamesWithORCIDs reads the ORCID behind a name, and makes nobody of one alone.
func TestNamesWithORCIDs(t *testing.T) {
	const digits = "0000-0002-1825-0097"
	ids := []record.Identifier{{Scheme: record.SchemeORCID, Value: "https://orcid.org/" + digits}}
	doe := record.Contributor{Name: record.Name{Family: "Doe", Given: "Jane"}, Role: record.RoleAuthor, Identifiers: ids}
	for _, in := range []string{
		"Doe, Jane (ORCID: " + digits + ")", "Doe, Jane (" + digits + ")", "Doe, Jane [https://orcid.org/" + digits + "]",
		"Doe, Jane, ORCID " + digits, "Doe, Jane https://orcid.org/" + digits, "Jane Doe (orcid.org/" + digits + ")", "Doe, Jane/" + digits,
	} {
		text := []byte("TY  - JOUR\nTI  - Tides\nAU  - " + in + "\nAU  - Sol, Ida\nER  - \n")
		r := readRecords(t, text)[0]
		require.Equal(t, doe, r.Contributors[0], in)
		require.Len(t, r.Contributors, 2, in)
		require.Nil(t, r.Contributors[1].Identifiers, in)
		verify(t, text)
	}
	text := []byte("TY  - JOUR\nTI  - Tides\nAU  - Doe, Jane\nAU  - ORCID: " + digits + "\nER  - \n")
	r := readRecords(t, text)[0]
	require.Len(t, r.Contributors, 1)
	require.Equal(t, []record.Detail{{Name: "author-identifiers", Value: "ORCID: " + digits}}, r.Details)
	verify(t, text)
	// One with a wrong check digit is none.
	r = readRecords(t, []byte("TY  - JOUR\nTI  - Tides\nAU  - Doe, Jane (ORCID: 0000-0002-1825-0098)\nER  - \n"))[0]
	require.Nil(t, r.Contributors[0].Identifiers)
}

// What a note says around its decisions stays a note.
func TestNotesAroundDecisions(t *testing.T) {
	in := []byte("TY  - JOUR\nTI  - A b\nN1  - Read twice | RAYYAN-INCLUSION: {\"Bob\"=>\"Included\"} | RAYYAN-LABELS: rct\nsee also the appendix\nER  - \n")
	r := readRecords(t, in)[0]
	require.Equal(t, []record.Note{{Text: "Read twice"}, {Text: "see also the appendix"}}, r.Notes)
	require.Equal(t, []record.Decision{{Tool: "rayyan", Reviewer: "Bob", Verdict: "included"}}, r.Library.Decisions)
	require.Equal(t, []string{"rct"}, r.Library.Labels)
	require.NoError(t, r.Verify(textOf(in, "utf-8"), allRules()...))
}

// TestManyReasons: many reasons behind many decisions stay a note.
func TestManyReasons(t *testing.T) {
	const many = 2000
	var pairs, reasons []string
	for i := range many {
		pairs, reasons = append(pairs, fmt.Sprintf(`"R%d"=>"Excluded"`, i)), append(reasons, fmt.Sprintf("reason %d", i))
	}
	for _, test := range []struct {
		reasons string
		notes   int
	}{{"one,two", 0}, {strings.Join(reasons, ","), 1}} {
		in := []byte("TY  - JOUR\nN1  - RAYYAN-INCLUSION: {" + strings.Join(pairs, ", ") + "} | RAYYAN-EXCLUSION-REASONS: " + test.reasons + "\nER  - \n")
		r := readRecords(t, in)[0]
		require.Len(t, r.Library.Decisions, many)
		require.Equal(t, test.notes == 0, len(r.Library.Decisions[many-1].Reasons) == 2)
		require.Len(t, r.Notes, test.notes)
	}
}

// TestScreeningNotes: what a reviewer wrote into Rayyan or ASReview is read, or
// stays a note, word for word.
func TestScreeningNotes(t *testing.T) {
	for _, test := range []struct {
		name, in string
		want     record.Library
		notes    []string
	}{
		{"a bar in a note of a user", `RAYYAN-INCLUSION: {"Ida"=>"Included"} | USER-NOTES: {"Ida"=>["check | later", "twice"]} | RAYYAN-LABELS: rct`,
			record.Library{Labels: []string{"rct"}, Notes: []string{"Ida: check | later; twice"}, Decisions: []record.Decision{{Tool: "rayyan", Reviewer: "Ida", Verdict: "included"}}}, nil},
		{"notes of users alone", `USER-NOTES: {"Ida"=>["check"], "Bo"=>["no"]}`, record.Library{Notes: []string{"Ida: check", "Bo: no"}}, nil},
		{"a bar in a reason", `RAYYAN-INCLUSION: {"Ida"=>"Excluded"} | RAYYAN-EXCLUSION-REASONS: a | b,c`,
			record.Library{Decisions: []record.Decision{{Tool: "rayyan", Reviewer: "Ida", Verdict: "excluded", Reasons: []string{"a | b", "c"}}}}, nil},
		{"reasons that no decision has", `RAYYAN-INCLUSION: {"Ida"=>"Included"} | RAYYAN-EXCLUSION-REASONS: a`,
			record.Library{Decisions: []record.Decision{{Tool: "rayyan", Reviewer: "Ida", Verdict: "included"}}}, []string{"RAYYAN-EXCLUSION-REASONS: a"}},
		{"an unknown key and an unknown word", `RAYYAN-INCLUSION: {"Ida"=>"Maybe", "Bo"=>"Undecided"} | RAYYAN-SCREENING-TIME: {"Ida"=>12}`,
			record.Library{Decisions: []record.Decision{{Tool: "rayyan", Reviewer: "Ida", Verdict: "maybe"}}}, []string{`"Bo"=>"Undecided"`, `RAYYAN-SCREENING-TIME: {"Ida"=>12}`}},
		{"no decision", `RAYYAN-INCLUSION: {"Bo"=>"Undecided"} | RAYYAN-LABELS: `, record.Library{}, []string{`RAYYAN-INCLUSION: {"Bo"=>"Undecided"}`}},
		{"decisions of two reviewers, each with reasons", "RAYYAN-INCLUSION: {\"Ida\"=>\"Excluded\"} | RAYYAN-EXCLUSION-REASONS: a\nRAYYAN-INCLUSION: {\"Bo\"=>\"Excluded\"} | RAYYAN-EXCLUSION-REASONS: b",
			record.Library{Decisions: []record.Decision{{Tool: "rayyan", Reviewer: "Ida", Verdict: "excluded", Reasons: []string{"a"}}, {Tool: "rayyan", Reviewer: "Bo", Verdict: "excluded", Reasons: []string{"b"}}}}, nil},
		{"text around them", "mine | here | RAYYAN-LABELS: a\nread twice\nRAYYAN-INCLUSION: {\"Ida\"=>\"Maybe\"}",
			record.Library{Labels: []string{"a"}, Decisions: []record.Decision{{Tool: "rayyan", Reviewer: "Ida", Verdict: "maybe"}}}, []string{"mine | here", "read twice"}},
		{"both tools and text, joined", "RAYYAN-INCLUSION: {\"Ida\"=>\"Excluded\"}\nmy own line\nASReview_relevant",
			record.Library{Decisions: []record.Decision{{Tool: "rayyan", Reviewer: "Ida", Verdict: "excluded"}, {Tool: "asreview", Verdict: "included"}}}, []string{"my own line"}},
		{"two labels of ASReview", "ASReview_relevant\nASReview_prior",
			record.Library{Tags: []string{"ASReview_prior"}, Decisions: []record.Decision{{Tool: "asreview", Verdict: "included"}}}, nil},
		{"ASReview among lines", "seen\nASReview_irrelevant\non paper", record.Library{Decisions: []record.Decision{{Tool: "asreview", Verdict: "excluded"}}}, []string{"seen", "on paper"}},
		{"prior alone", "ASReview_prior", record.Library{Tags: []string{"ASReview_prior"}}, nil},
		{"words about it", "ASReview_relevant was the label", record.Library{}, []string{"ASReview_relevant was the label"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := "TY  - JOUR\nTI  - Tides\nN1  - " + test.in + "\nER  - \n"
			r := readRecords(t, []byte(in))[0]
			require.Equal(t, test.want, r.Library)
			var notes []string
			for _, note := range r.Notes {
				notes = append(notes, note.Text)
			}
			require.Equal(t, test.notes, notes)
			verify(t, []byte(in))

			var written bytes.Buffer
			w := NewWriter(&written, nil)
			require.NoError(t, w.Write(r))
			require.NoError(t, w.Flush())
			again := readRecords(t, written.Bytes())[0]
			require.ElementsMatch(t, r.Notes, again.Notes, written.String())
			require.ElementsMatch(t, r.Library.Decisions, again.Library.Decisions)
			require.Equal(t, r.Library.Notes, again.Library.Notes)
			require.Equal(t, r.Library.Tags, again.Library.Tags)
		})
	}
}
