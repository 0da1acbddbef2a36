package check_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/check"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
	"github.com/ibid-go/ibid/source"
)

// codesOf returns the codes of what is said about the first record of a reader.
func codesOf(t *testing.T, reader source.Reader) []string {
	t.Helper()
	r, _ := reader.Read()
	require.NotNil(t, r)
	var codes []string
	for _, d := range check.NewChecker(nil).Record(r) {
		codes = append(codes, d.Code)
	}
	return codes
}

// The escapes and elements of XML are no markup in a value; what was escaped
// once more is.
func TestMarkupInXML(t *testing.T) {
	endnote := func(title string) string {
		return `<xml><records><record><ref-type name="Book">6</ref-type><contributors><authors><author>Okafor, Ngozi</author></authors></contributors>` +
			`<titles><title>` + title + `</title></titles><dates><year>2011</year></dates></record></records></xml>`
	}
	pubmed := func(title string) string {
		return `<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>123456</PMID><Article><Journal><JournalIssue><PubDate><Year>2011</Year></PubDate></JournalIssue></Journal>` +
			`<ArticleTitle>` + title + `</ArticleTitle><AuthorList><Author><LastName>Okafor</LastName></Author></AuthorList></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>`
	}
	for _, c := range []struct {
		title string
		found bool
	}{
		{"Salt &amp; pepper", false},
		{"Caf&#233;s with p &lt; .05 &#x26; more", false},
		{"Salt &amp;amp; pepper", true},
		{"On &lt;i&gt;Aplysia&lt;/i&gt;", true},
		{"On &#60;sub&#62;2&#60;/sub&#62;", true},
		{"Temperatures of 20&amp;nbsp;°C", true},
	} {
		for _, document := range []string{endnote(c.title), endnote(`<style face="normal">` + c.title + `</style>`), pubmed(c.title), pubmed("<b>" + c.title + "</b>")} {
			reader, err := source.Open(strings.NewReader(document), nil)
			require.NoError(t, err)
			codes := codesOf(t, reader)
			if c.found {
				require.Equal(t, []string{"check.markup"}, codes, document)
			} else {
				require.Empty(t, codes, document)
			}
		}
	}
	reader, err := source.Open(strings.NewReader("TY  - JOUR\nTI  - Salt &amp; pepper\nAU  - Okafor, Ngozi\nPY  - 2011\nER  - \n"), &source.Options{From: record.FormatRIS})
	require.NoError(t, err)
	require.Contains(t, codesOf(t, reader), "check.markup", "RIS has no escapes")
}

// What a limit left out of a record is not said to be missing from it.
func TestNothingIsMissingFromACutRecord(t *testing.T) {
	long := "TY  - JOUR\nAB  - " + strings.Repeat("words ", 400) + "\nTI  - Late\nAU  - Okafor, Ngozi\nPY  - 2011\nER  - \n"
	require.Equal(t, []string{"ris.line-too-long"}, codesOf(t, ris.NewReader(strings.NewReader("TY  - JOUR\nTI  - "+strings.Repeat("words ", 400)+"\nER  - \n"), &ris.Options{MaxLine: 1000})))
	codes := codesOf(t, ris.NewReader(strings.NewReader(long), &ris.Options{MaxRecord: 1000}))
	require.Contains(t, codes, "ris.record-too-long")
	for _, code := range codes {
		require.NotRegexp(t, `^check\.no-`, code)
	}
	whole := codesOf(t, ris.NewReader(strings.NewReader("TY  - JOUR\nER  - \n"), nil))
	require.Equal(t, []string{"check.no-author", "check.no-title", "check.no-year"}, whole)
}

// What stands for none is a note, whatever the format, and one that says "n.d."
// is not asked for a year.
func TestPlaceholders(t *testing.T) {
	for _, c := range []struct {
		in    string
		notes map[string]int // by name, counted
	}{
		{
			"TY  - JOUR\nTI  - On lines\nAU  - Anonymous\nAU  - [No authors listed]\nPY  - n.d.\nAB  - [No abstract available]\nDO  - N/A\nSN  - -\nER  - \n",
			map[string]int{"AU": 2, "PY": 1, "AB": 1, "DO": 1, "SN": 1},
		},
		{
			"@article{a, title={On lines}, author={{Anonymous}}, year={n.d.}, abstract={[No abstract available]}, doi={N/A}}\n",
			map[string]int{"author": 1, "year": 1, "abstract": 1, "doi": 1},
		},
		{
			"PMID- 1\nOWN - NLM\nTI  - On lines\nAU  - Anonymous\nAU  - [No authors listed]\nDP  - n.d.\nAB  - No abstract available.\nPG  - n/a\n",
			map[string]int{"AU": 2, "DP": 1, "AB": 1, "PG": 1},
		},
		{"title,authors,year,abstract\nOn lines,Anonymous,n.d.,[No abstract available]\n", map[string]int{"authors": 1, "year": 1, "abstract": 1}},
		{
			`[{"id":"a","type":"book","title":"On lines","author":[{"family":"Anonymous"}],"issued":{"literal":"n.d."},"DOI":"N/A"}]`,
			map[string]int{"author": 1, "DOI": 1},
		},
	} {
		reader, err := source.Open(strings.NewReader(c.in), nil)
		require.NoError(t, err, c.in)
		r, err := reader.Read()
		require.NoError(t, err, c.in)
		require.Empty(t, r.Contributors, c.in)
		notes := map[string]int{}
		for _, d := range check.NewChecker(nil).Record(r) {
			require.Equal(t, record.SeverityNote, d.Severity, "%s: %+v", c.in, d)
			if strings.HasSuffix(d.Code, ".placeholder") {
				require.NotContains(t, notes, d.Tag, c.in)
				notes[d.Tag] = max(d.Count, 1)
			}
		}
		require.Equal(t, c.notes, notes, c.in)
	}
}

// Only a field that holds a date says that there is none: "S.A." is the end of many
// a company's name.
func TestSaysUndated(t *testing.T) {
	for in, noYear := range map[string]bool{
		"TY  - BOOK\nTI  - On lines\nAU  - Doe, Jane\nPB  - S.A.\nER  - \n":                                                     true,
		"TY  - BOOK\nTI  - On lines\nAU  - Doe, Jane\nPY  - S.A.\nER  - \n":                                                     false,
		"@book{a, title={On lines}, author={Doe, Jane}, publisher={S.A.}}\n":                                                    true,
		"@book{a, title={On lines}, author={Doe, Jane}, publisher={S.A.}, year={}}\n":                                           true,
		"@book{a, title={On lines}, author={Doe, Jane}, year={s.a.}}\n":                                                         false,
		"@book{a, title={On lines}, author={Doe, Jane}, date=\"n. d.\"}\n":                                                      false,
		"PMID- 1\nOWN - NLM\nTI  - On lines\nAU  - Doe J\nPB  - s.d.\n":                                                         true,
		"PMID- 1\nOWN - NLM\nTI  - On lines\nAU  - Doe J\nDP  - nd\n":                                                           false,
		"%0 Book\n%T On lines\n%A Doe, Jane\n%I S.A.\n":                                                                         true,
		"%0 Book\n%T On lines\n%A Doe, Jane\n%D s.a.\n":                                                                         false,
		"RT Book, Whole\nA1 Doe,Jane\nT1 On lines\nPB S.A.\n":                                                                   true,
		"RT Book, Whole\nA1 Doe,Jane\nT1 On lines\nYR n.d.\n":                                                                   false,
		"<1>\nAuthor\n  Doe, Jane\nTitle\n  On lines\nYear of Publication\n  n.d.\n":                                            false,
		"title,authors,publisher\nOn lines,Doe J,S.A.\n":                                                                        true,
		"title,authors,Publication Year\nOn lines,Doe J,n.d.\n":                                                                 false,
		"Titel,Autoren,Erscheinungsjahr\nOn lines,Doe J,o. J.\n":                                                                false,
		"Titel,Autoren,Jahrgang\nOn lines,Doe J,o. J.\n":                                                                        true,
		`[{"id":"a","type":"book","title":"On lines","author":[{"family":"Doe"}],"publisher":"S.A."}]`:                          true,
		`[{"id":"a","type":"book","title":"On lines","author":[{"family":"Doe"}],"issued":{"literal":"n.d."}}]`:                 false,
		`<html><head><meta name="citation_title" content="Tides"><meta name="citation_publisher" content="S.A."></head></html>`: true,
		`<html><head><meta name="citation_title" content="Tides"><meta name="DC.date" content="n.d."></head></html>`:            false,
	} {
		reader, err := source.Open(strings.NewReader(in), nil)
		require.NoError(t, err, in)
		require.Equal(t, noYear, slices.Contains(codesOf(t, reader), "check.no-year"), in)
	}
}
