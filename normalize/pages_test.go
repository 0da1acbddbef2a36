package normalize

import (
	"strings"
	"testing"

	"github.com/ibid-go/ibid/record"
	"github.com/stretchr/testify/require"
)

// showExtent writes an extent in one line: first-last, "*" after a derived
// last page, the literal after "|", or "#" and the article number.
func showExtent(e Extent, err error) string {
	if err != nil {
		reject, ok := err.(*RejectError)
		if !ok {
			return err.Error()
		}
		return "(" + reject.Code + ")"
	}
	if e.ArticleNumber != "" {
		return "#" + e.ArticleNumber
	}
	text := e.Pages.First
	if e.Pages.Last != "" {
		text += "-" + e.Pages.Last
	}
	if e.Pages.Derived {
		text += "*"
	}
	if e.Pages.Literal != "" {
		text += "|" + e.Pages.Literal
	}
	return text
}

func TestPages(t *testing.T) {
	tests := []struct{ in, want string }{
		{"994-1014", "994-1014"},
		{"994 – 1014.", "994-1014"},
		{"6913-7", "6913-6917*"},
		{"100-99", "100-199*"},
		{"994-14", "(elision)"},
		{"250-249", "(reversed)"},
		{"S12-9", "S12-S19*"},
		{"S12-S9", "S12-S19*"},
		{"S12-19", "S12-S19*"},
		{"e100-e110", "e100-e110"},
		{"e17362", "#e17362"},
		{"e17362-e17362", "#e17362"},
		{"xii-xxx", "xii-xxx"},
		{"xxx-xii", "(reversed)"},
		{"xii-30", "xii-30"},
		{"iv", "iv"},
		{"12", "12"},
		{"12-", "12"},
		{"S12", "S12"},
		{"A186", "A186"},
		{"12-12", "12-12"},
		{"45a-47b", "45a-47b"},
		{"123.e1-8", "123.e1-123.e8*"},
		{"12:1-12:15", "12:1-12:15"},
		{"2-1-2-15", "2-1-2-15"},
		{"B1-C4", "B1-C4"},
		{"S-12", "S-12"},
		{"S-12-S-19", "S-12-S-19"},
		{"12--19", "12-19"},
		{"S-12--S-19", "S-12-S-19"},
		{"1,234-1,240", "1234-1240"},
		{"479,481", "479|479,481"},
		{"UNSP 052505", "#052505"},
		{"ID 12345", "#12345"},
		{"p. 7", "7"},
		{"pages 82-90", "82-90"},
		{"S. 12-19", "12-19"},
		{"123-8; quiz 139", "123-128*|123-8; quiz 139"},
		{"12-15, 18", "12-15|12-15, 18"},
		{"12+", "12|12+"},
		{"pii: E1392", "#E1392"},
		{"pii S0140-6736(20)30183-5", "#S0140-6736(20)30183-5"},
		{"Article 17", "#17"},
		{"Art. No. 105", "#105"},
		{"1139125", "#1139125"},
		{"dju123", "#dju123"},
		{"k1234", "#k1234"},
		{"CD012345", "#CD012345"},
		{"08-Nov", "(spreadsheet-date)"},
		{"2020--06", "(year-month)"},
		{"2020-13", "(elision)"},
		{"994-12", "(elision)"},
		{"Nov-08", "(spreadsheet-date)"},
		{"9-S12", "(mixed)"},
		{"423-A8", "423-A8"},
		{"423-E8", "(mixed)"},
		{"", "(placeholder)"},
		{"-", "(placeholder)"},
		{"0", "(placeholder)"},
		{"N.PAG", "(placeholder)"},
		{"[Epub ahead of print]", "(placeholder)"},
		{"June", "(unreadable)"},
		{"1-2-3", "(unreadable)"},
		{"041103-1", "041103-1"},
		{"41103-1", "41103-1"},
		{"041103-12", "041103-12"},
		{"041103-1-041103-3", "041103-1-041103-3"},
		{"041103-1-3", "041103-1-041103-3*"},
		{"41103-1–12", "41103-1-41103-12*"},
		{"041103-3-1", "(elision)"},
		{"10994-14", "(elision)"},
		{"123456-7", "123456-123457*"},
		{"12 to the end", "(unreadable)"},
		{strings.Repeat("1", 1000), "(too-long)"},
	}
	for _, test := range tests {
		require.Equal(t, test.want, showExtent(Pages(test.in)), "%.40q", test.in)
	}
}

func TestPageRange(t *testing.T) {
	tests := []struct{ first, last, want string }{
		{"994", "1014", "994-1014"},
		{"994", "", "994"},
		{"994-1014", "", "994-1014"},
		{"", "994-1014", "994-1014"},
		{"", "1014", "-1014"},
		{"", "", "(placeholder)"},
		{"994", "14", "(elision)"},
		{"6913", "7", "6913-6917*"},
		{"e17362", "e17362", "#e17362"},
		{"e17362", "", "#e17362"},
		{"e17362", "12", "(mixed)"},
		{"e100", "e110", "e100-e110"},
		{"12", "12", "12-12"},
		{"994-1014", "1014", "994-1014"},
		{"6913-7", "7", "6913-6917*"},
		{"994-1014", "1015", "(conflict)"},
		{"994-1014", "994-1014", "994-1014"},
		{"994", "994-1014", "994-1014"},
		{"995", "994-1014", "(conflict)"},
		{"1-5", "7-9", "(conflict)"},
		{"994", "08-Nov", "(spreadsheet-date)"},
		{"2020", "06", "(year-month)"},
		{"2009", "10", "2009-2010*"},
		{"041103-1", "041103-3", "041103-1-041103-3"},
		{"041103-1", "3", "041103-1-041103-3*"},
		{"041103-1", "041103-1", "041103-1-041103-1"},
		{"041103-1", "041103", "(mixed)"},
	}
	for _, test := range tests {
		require.Equal(t, test.want, showExtent(PageRange(test.first, test.last)), "%q %q", test.first, test.last)
	}
}

func TestArticleNumberAndPageCount(t *testing.T) {
	for in, want := range map[string]string{
		"e17362": "e17362", "17": "17", "Article 17": "17", "pii: E1392": "E1392", "Artn 5": "5",
		"": rejected, "n/a": rejected, "0": rejected,
	} {
		require.Equal(t, want, orRejected(ArticleNumber(in)), in)
	}
	for in, want := range map[string]int{"12": 12, "12 p.": 12, "345 pages": 345, "503 p. ; 22 cm.": 503, "12 p. : ill., maps ; 22 x 30 cm": 12, "503 p. ;": 503} {
		n, err := NumberOfPages(in)
		require.NoError(t, err, in)
		require.Equal(t, want, n, in)
	}
	for _, in := range []string{"", "0", "xii, 345 p.", "12 p. ; 15 p.", "-5", "+5", "1e3", "99999999999999999999"} {
		_, err := NumberOfPages(in)
		require.Error(t, err, in)
	}
}

func TestPageKey(t *testing.T) {
	for in, want := range map[string]string{
		"S12": "s12", "e17362": "e17362", "E17362": "e17362", "007": "7", "S007": "s7", "0": "0",
		"pii: E1392": "e1392", "p. 12": "12", "xii": "xii", "": "", "00x": "0x",
	} {
		require.Equal(t, want, PageKey(in), in)
		require.Equal(t, want, PageKey(want), "again")
	}
}

func TestRomanValue(t *testing.T) {
	for in, want := range map[string]int{
		"i": 1, "iv": 4, "IX": 9, "xxii": 22, "XLIII": 43, "cccxcix": 399,
		"iiii": 0, "vx": 0, "iix": 0, "Ii": 0, "": 0, "abc": 0, "mm": 0,
	} {
		require.Equal(t, want, romanValue(in), in)
	}
}

func TestNumbering(t *testing.T) {
	tests := []struct {
		in    string
		read  func(string) (Numbering, error)
		want  Numbering
		label string
	}{
		{"22", Volume, Numbering{Volume: "22"}, "volume"},
		{"Vol. XXII", Volume, Numbering{Volume: "22"}, "volume"},
		{"Volume 12 - 2021", Volume, Numbering{Volume: "12"}, "volume"},
		{"12-2021", Volume, Numbering{Volume: "12-2021"}, "volume"},
		{"Volume 22", Volume, Numbering{Volume: "22"}, "volume"},
		{"Bd. 5", Volume, Numbering{Volume: "5"}, "volume"},
		{"22(7)", Volume, Numbering{Volume: "22", Issue: "7"}, "volume"},
		{"22 (7", Volume, Numbering{Volume: "22", Issue: "7"}, "volume"},
		{"22, no. 7", Volume, Numbering{Volume: "22", Issue: "7"}, "volume"},
		{"Vol. 22 No. 7", Volume, Numbering{Volume: "22", Issue: "7"}, "volume"},
		{"47(13, Sp. Iss. SI)", Volume, Numbering{Volume: "47", Issue: "13, Sp. Iss. SI"}, "volume"},
		{"12(4 Suppl 1)", Volume, Numbering{Volume: "12", Issue: "4", Supplement: "1"}, "volume"},
		{"12 Suppl 1", Volume, Numbering{Volume: "12", Supplement: "1"}, "volume"},
		{"12 Suppl", Volume, Numbering{Volume: "12", Supplement: "Suppl"}, "volume"},
		{"12 Suppl 1 Pt 2", Volume, Numbering{Volume: "12", Supplement: "1", Part: "2"}, "volume"},
		{"12 Pt 2", Volume, Numbering{Volume: "12", Part: "2"}, "volume"},
		{"2020-April", Volume, Numbering{Volume: "2020-April"}, "volume"},
		{"B12", Volume, Numbering{Volume: "B12"}, "volume"},
		{"C", Volume, Numbering{Volume: "C"}, "volume"},
		{"WS-04-05", Volume, Numbering{Volume: "WS-04-05"}, "volume"},
		{"22(0)", Volume, Numbering{Volume: "22"}, "volume"},
		{"38(12_suppl)", Volume, Numbering{Volume: "38", Issue: "12", Supplement: "suppl"}, "volume"},
		{"12 Supplement_1", Volume, Numbering{Volume: "12", Supplement: "1"}, "volume"},
		{"12 (Pt 3)", Volume, Numbering{Volume: "12", Part: "3"}, "volume"},
		{"T-5", Volume, Numbering{Volume: "T-5"}, "volume"},
		{"suppl_1", Issue, Numbering{Supplement: "1"}, "issue"},
		{"H-2", Issue, Numbering{Issue: "H-2"}, "issue"},
		{"7", Issue, Numbering{Issue: "7"}, "issue"},
		{"7–8", Issue, Numbering{Issue: "7-8"}, "issue"},
		{"No. 7", Issue, Numbering{Issue: "7"}, "issue"},
		{"Issue number 7", Issue, Numbering{Issue: "7"}, "issue"},
		{"(7)", Issue, Numbering{Issue: "7"}, "issue"},
		{"Suppl 1", Issue, Numbering{Supplement: "1"}, "issue"},
		{"Supplement 1", Issue, Numbering{Supplement: "1"}, "issue"},
		{"7 Suppl 1", Issue, Numbering{Issue: "7", Supplement: "1"}, "issue"},
		{"9Sup2", Issue, Numbering{Issue: "9", Supplement: "2"}, "issue"},
		{"12 SUPPL.", Issue, Numbering{Issue: "12", Supplement: "SUPPL"}, "issue"},
		{"Pt 2", Issue, Numbering{Part: "2"}, "issue"},
		{"10, Part 2", Issue, Numbering{Issue: "10", Part: "2"}, "issue"},
		{"3(58)", Issue, Numbering{Issue: "3(58)"}, "issue"},
		{"4(Suppl 1)", Issue, Numbering{Issue: "4", Supplement: "1"}, "issue"},
		{"Vol. 22 No. 7", Issue, Numbering{Volume: "22", Issue: "7"}, "issue"},
		{"Special Issue", Issue, Numbering{Issue: "Special Issue"}, "issue"},
		{"S1", Issue, Numbering{Issue: "S1"}, "issue"},
		{"May", Issue, Numbering{Issue: "May"}, "issue"},
	}
	for _, test := range tests {
		got, err := test.read(test.in)
		require.NoError(t, err, "%s %q", test.label, test.in)
		require.Equal(t, test.want, got, "%s %q", test.label, test.in)
	}
	for _, test := range tests {
		n, err := test.read(test.in)
		require.NoError(t, err)
		written := SupplementAndPart(n.Supplement, n.Part)
		if written == "" {
			continue
		}
		again, err := Issue(strings.TrimSpace(n.Issue + " " + written))
		require.NoError(t, err, written)
		require.Equal(t, Numbering{Issue: n.Issue, Supplement: n.Supplement, Part: n.Part}, again, "%s %q", test.label, test.in)
	}
	for _, in := range []string{"", "0", "00", "n/a", "UNKNOWN", "[Epub ahead of print]", "-", strings.Repeat("long ", 20)} {
		_, err := Volume(in)
		require.Error(t, err, in)
		_, err = Issue(in)
		require.Error(t, err, in)
	}
	_, err := Issue("08-Nov")
	require.Error(t, err)
}

func TestNumberKey(t *testing.T) {
	for in, want := range map[string]string{
		"022": "22", "7-8": "7 8", "07–08": "7 8", "13, Sp. Iss. SI": "13", "9A": "9a",
		"Special Issue": "special issue", "S1": "s1", "0": "0", "": "",
	} {
		require.Equal(t, want, NumberKey(in), in)
		require.Equal(t, want, NumberKey(want), "again")
	}
}

func TestLink(t *testing.T) {
	for in, want := range map[string]string{
		"http://www.jmir.org/2020/7/e17362/":  "http://www.jmir.org/2020/7/e17362/",
		" <https://example.org/a> ":           "https://example.org/a",
		"www.example.org/a":                   "www.example.org/a",
		"//www.example.org/a":                 "//www.example.org/a",
		"http://example_url.com":              "http://example_url.com",
		"example.org//a":                      "(no-url)",
		"ftp://example.org/a":                 "ftp://example.org/a",
		"http://a.b/c_d%20e":                  "http://a.b/c_d%20e",
		"http://a./c":                         "(no-url)",
		"a.b/c":                               "(no-url)",
		"https://tinyurl.com/y5vaoqsk":        "https://tinyurl.com/y5vaoqsk",
		"file:///C:/Users/me/x.pdf":           "(local-path)",
		"internal-pdf://123/x.pdf":            "(local-path)",
		`C:\Users\me\x.pdf`:                   "(local-path)",
		"/home/me/x.pdf":                      "(local-path)",
		"javascript:alert(1)":                 "(no-url)",
		"mailto:me@example.org":               "(no-url)",
		"example":                             "(no-url)",
		"https://a.org/x https://b.org":       "(blank)",
		"https://doi.org/10.2196/17362":       "(identifier)",
		"https://pubmed.ncbi.nlm.nih.gov/12/": "(identifier)",
		"https://doi.org/None":                "(missing)",
		"http://dx.doi.org/nan":               "(missing)",
		"":                                    "(no-url)",
	} {
		link, err := Link(in)
		got := link.URL
		if err != nil {
			got = "(" + err.(*RejectError).Code + ")"
		}
		require.Equal(t, want, got, in)
	}
	require.Equal(t, record.Link{}, first(Link("nothing")))
}

func first[T any](value T, _ error) T { return value }

func TestURLKey(t *testing.T) {
	for in, want := range map[string]string{
		"http://www.jmir.org/2020/7/e17362/":       "jmir.org/2020/7/e17362",
		"HTTPS://JMIR.org:443/2020/7/e17362#top":   "jmir.org/2020/7/e17362",
		"https://x.org/a?utm_source=rss&id=7#sec2": "x.org/a?id=7",
		"https://x.org/a?b=2&a=1":                  "x.org/a?a=1&b=2",
		"https://x.org/a;jsessionid=12?x=1":        "x.org/a?x=1",
		"https://x.org":                            "x.org",
		"no url":                                   "no url",
	} {
		require.Equal(t, want, URLKey(in), in)
	}
}

func TestJournals(t *testing.T) {
	agree := []struct{ a, b string }{
		{"J Med Internet Res", "Journal of Medical Internet Research"},
		{"J. Med. Internet Res.", "Journal of Medical Internet Research"},
		{"J. Med. Internet Res.", "J Med Internet Res"},
		{"Psychol Psychother", "Psychology and psychotherapy"},
		{"Psychol Psychother", "Psychology and Psychotherapy: Theory, Research and Practice"},
		{"Proc Natl Acad Sci U S A", "Proceedings of the National Academy of Sciences of the United States of America"},
		{"The Lancet", "Lancet"},
		{"Lancet (London, England)", "The Lancet"},
		{"Infectious Agents & Cancer [Electronic Resource]", "Infectious agents and cancer"},
		{"European Journal of Pediatrics.Conference: 4th Congress on Sleep, Oslo", "European journal of pediatrics"},
		{"Nat Rev Nephrol", "Nature Reviews. Nephrology"},
	}
	for _, test := range agree {
		require.True(t, JournalsAgree(test.a, test.b), "%s / %s", test.a, test.b)
		require.True(t, JournalsAgree(test.b, test.a), "%s / %s", test.b, test.a)
	}
	differ := []struct{ a, b string }{
		{"Cell", "Cellulose"},
		{"J Med Internet Res", "JMIR Medical Informatics"},
		{"J Med Res", "Journal of Medical Internet Research"},
		{"Journal of Clinic Research", "Journal of Clinical Research"},
		{"Am J Public Health", "European Journal of Public Health"},
		{"", ""},
		{"Lancet", "Lancet Neurology"},
		{"Lancet Neurol", "Lancet Oncology"},
	}
	for _, test := range differ {
		require.False(t, JournalsAgree(test.a, test.b), "%s / %s", test.a, test.b)
		require.False(t, JournalsAgree(test.b, test.a), "%s / %s", test.b, test.a)
	}
	for name, kind := range map[string]string{
		"J Med Internet Res": "medline", "J. Med. Internet Res.": "iso4", "Psychol Psychother": "medline",
		"Nat Rev Nephrol": "medline", "Journal of Medical Internet Research": "", "Nature": "",
		"Alcohol": "", "Psychology and psychotherapy": "", "PLoS One": "", "JMIR": "", "Infection Control": "",
		"Cochrane Database Syst Rev": "medline", "The BMJ": "",
		"VLDB J.": "iso4", "Pediatr Nephrol.": "medline", "Nature Reviews. Nephrology": "",
		"Industrielle Beziehungen. Zeitschrift für Arbeit": "", "An. Acad. Bras. Cienc.": "iso4",
	} {
		abbreviation, err := JournalAbbreviation(name)
		require.NoError(t, err)
		require.Equal(t, record.Abbreviation{Value: name, Kind: kind}, abbreviation)
		require.Equal(t, kind != "", IsAbbreviation(name), name)
	}
	_, err := JournalAbbreviation("12")
	require.Error(t, err)
}
