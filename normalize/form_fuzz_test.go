package normalize

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/ibid-go/ibid/record"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// formSeeds are texts of every kind, for the fuzz targets and the laws.
var formSeeds = []string{
	"", " ", "Views on therapy.", "&amp;lt;10", "<i>x</i> <b", "p < 0.05 and x > 3", "e\u0301\u200b\ufeff",
	"10.2196/17362", "https://doi.org/10.1000/a%2Fb?x=1", "10.1002/(SICI)1097<1::AID>3.0.CO;2-F", "10.1000/abc;10.1000/d",
	"PMID: 32706713", "hep-th/9901001", "0000-0002-1825-0097", "1438-8871", "978-0-306-40615-7",
	"Davies, Fiona", "Heather L. Shepherd", "van Raaij MJ", "Phillips,A.J.,Sr.", "World Health Organization", "张三", "et al.",
	"Fiona Davies, Lisa Beatty, and John Smith, Jr.", "Smith, J; Roe, R and Poe, E",
	"994-1014", "6913-7", "S12-9", "xii-xxx", "e17362", "pii: E1392", "123-8; quiz 139", "08-Nov",
	"22(7)", "Vol. XXII", "12 Suppl 1 Pt 2", "47(13, Sp. Iss. SI)",
	"http://www.jmir.org/2020/7/e17362/", "file:///C:/x.pdf", "J. Med. Internet Res.", "δ13C value of soil", "[Title translated].",
	"\xff\xfe\x00", "\u2028\u00ad<\u0338>", "ẞ İ ς ŉ \u0345", "한국어 が हिन्दी",
	"<alternatives>" + texForm + mathMLForm + "</alternatives>",
	"&amp<alternatives><tex-math>b</tex-math><math>;lt;a</math><<math>i></alternatives>",
}

// displayFunctions give a value for display, or "" where they refuse.
var displayFunctions = map[string]func(string) string{
	"Text":                Text,
	"Title":               func(s string) string { return first(Title(s)) },
	"DOI":                 func(s string) string { return first(DOI(s)) },
	"PMID":                func(s string) string { return first(PMID(s)) },
	"PMCID":               func(s string) string { return first(PMCID(s)) },
	"ArXiv":               func(s string) string { return first(ArXiv(s)) },
	"ISBN":                func(s string) string { return first(ISBN(s)) },
	"ORCID":               func(s string) string { return first(ORCID(s)) },
	"ISSN":                func(s string) string { return first(ISSN(s)).Value },
	"Link":                func(s string) string { return first(Link(s)).URL },
	"JournalAbbreviation": func(s string) string { return first(JournalAbbreviation(s)).Value },
	"ArticleNumber":       func(s string) string { return first(ArticleNumber(s)) },
}

// keyFunctions fold what they are given; a key of a key is the same key.
var keyFunctions = map[string]func(string) string{
	"FoldKey": FoldKey, "DOIKey": DOIKey, "PageKey": PageKey, "NumberKey": NumberKey, "URLKey": URLKey, "JournalKey": JournalKey,
}

func checkDisplay(t *testing.T, s string) {
	for name, display := range displayFunctions {
		once := display(s)
		require.True(t, utf8.ValidString(once), "%s of %q", name, s)
		if once != "" {
			require.Equal(t, once, display(once), "%s twice of %q", name, s)
		}
	}
}

func checkKeys(t *testing.T, s string) {
	for name, key := range keyFunctions {
		require.Equal(t, key(s), key(s), "%s of %q", name, s)
	}
	folded := FoldKey(s)
	require.Equal(t, folded, FoldKey(folded), "FoldKey twice of %q", s)
	require.Equal(t, FoldKey(s), FoldKey(norm.NFC.String(s)), "FoldKey of %q composed", s)
	for _, key := range []string{folded, TitleKey(s)} {
		require.Equal(t, strings.Join(strings.Fields(key), " "), key, "blanks in a key of %q", s)
	}
}

func TestLawsOfForm(t *testing.T) {
	for _, seed := range formSeeds {
		checkDisplay(t, seed)
		checkKeys(t, seed)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		// Pieces of the seeds, joined: closer to real text than bytes are.
		var b strings.Builder
		for range 1 + random.IntN(4) {
			seed := formSeeds[random.IntN(len(formSeeds))]
			if seed != "" {
				start := random.IntN(len(seed))
				b.WriteString(seed[start : start+random.IntN(len(seed)-start)+1])
			}
		}
		checkDisplay(t, b.String())
		checkKeys(t, b.String())
	}
}

func FuzzText(f *testing.F) {
	for _, seed := range formSeeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Text(s)
		require.Equal(t, once, Text(once))
		require.True(t, utf8.ValidString(once))
		require.True(t, norm.NFC.IsNormalString(once))
		require.False(t, strings.ContainsFunc(once, func(r rune) bool { return unicode.IsControl(r) }))
		require.NotContains(t, once, "  ")
		checkDisplay(t, s)
	})
}

func FuzzFoldKey(f *testing.F) {
	for _, seed := range formSeeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		checkKeys(t, s)
		require.Equal(t, string(appendFoldUnicode(nil, s)), FoldKey(s), "by way of NFKD")
		// Against x/text: case has no part in a key of Latin text.
		if isLatinText(s) {
			require.Equal(t, FoldKey(s), FoldKey(cases.Fold().String(norm.NFKC.String(s))), "folded by x/text")
		}
	})
}

// isLatinText reports whether s is well-formed and all its letters are Latin;
// ŉ and ǰ alone fold into marks that no letter bears.
func isLatinText(s string) bool {
	for _, r := range s {
		if r == utf8.RuneError || unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) || unicode.IsMark(r) {
			return false
		}
	}
	return true
}

func FuzzDOI(f *testing.F) {
	for _, seed := range formSeeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if doi, err := DOI(s); err == nil {
			require.Equal(t, doi, first(DOI(doi)))
			require.True(t, strings.HasPrefix(doi, "10."))
			require.False(t, strings.ContainsFunc(doi, unicode.IsSpace))
		}
		last := 0
		for _, found := range FindDOIs(s) {
			require.LessOrEqual(t, last, found.Start)
			require.Less(t, found.Start, found.End)
			require.LessOrEqual(t, found.End, len(s))
			require.Equal(t, found.Value, first(DOI(s[found.Start:found.End])))
			last = found.End
		}
		Identifiers(s)
	})
}

func FuzzName(f *testing.F) {
	for _, seed := range formSeeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, read := range []func(string) (record.Name, error){Name, NameInDisplayOrder} {
			n, err := read(s)
			if err != nil {
				require.Equal(t, record.Name{}, n)
				continue
			}
			require.NotEmpty(t, n.Family+n.Literal, "a name has a family name or is literal")
			require.Equal(t, NameKey(n), NameKey(n))
		}
		names, _ := NamesInDisplayOrder(s)
		last := 0
		for _, found := range names {
			require.LessOrEqual(t, last, found.Start)
			require.Equal(t, found.Value, first(NameInDisplayOrder(s[found.Start:found.End])))
			last = found.End
		}
		last = 0
		for _, found := range SplitNames(s) {
			require.LessOrEqual(t, last, found.Start)
			require.Equal(t, found.Value, s[found.Start:found.End])
			last = found.End
		}
	})
}

func FuzzPages(f *testing.F) {
	for _, seed := range formSeeds {
		f.Add(seed, "")
	}
	f.Add("994", "14")
	f.Add("6913-7", "7")
	f.Add("p. 944121;", "944,121")
	f.Add("\x1c944121;", "e12--e12")
	f.Fuzz(func(t *testing.T, s, last string) {
		extent, err := Pages(s)
		if err != nil {
			require.Equal(t, Extent{}, extent)
		} else {
			require.NotEmpty(t, extent.Pages.First+extent.ArticleNumber)
		}
		if extent.ArticleNumber != "" {
			number, err := ArticleNumber(s)
			require.NoError(t, err)
			require.Equal(t, extent.ArticleNumber, number)
		}
		if p := extent.Pages; p.Last != "" && p.Literal == "" {
			again, err := Pages(p.First + "-" + p.Last)
			require.NoError(t, err)
			require.Equal(t, p.Last, again.Pages.Last)
		}
		if extent, err := PageRange(s, last); err == nil {
			require.NotEqual(t, Extent{}, extent)
		}
		for _, read := range []func(string) (Numbering, error){Volume, Issue} {
			if n, err := read(s); err == nil {
				require.NotEqual(t, Numbering{}, n)
			}
		}
	})
}
