package ris

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestJournalBesideItsShortForms reads a journal's name and a shorter form of it, or
// one that leaves its end out, in any two tags: the name in full is the title, the
// shortened one an abbreviation, and neither is the article's subtitle.
func TestJournalBesideItsShortForms(t *testing.T) {
	names := []struct{ full, short string }{
		{"Physical Review Letters", "PRL"},
		{"New England Journal of Medicine", "NEJM"},
		{"British Medical Journal", "BMJ"},
		{"JAMA", "J. Am. Med. Assoc."},
		{"Journal of Foo", "J Foo"},
		{"Proceedings of the National Academy of Sciences", "Proc. Natl. Acad. Sci. U.S.A."},
		{"American Journal of Medical Genetics. Part A", "Am J Med Genet A"},
		{"IEEE Transactions on Pattern Analysis and Machine Intelligence", "IEEE Trans. PAMI"},
	}
	shortIn := map[string][]string{
		"T2": {"JF", "JO", "JA", "J1", "J2"}, "JF": {"T2", "JO", "JA", "J1", "J2"}, "JO": {"T2", "JF", "JA", "J1", "J2"},
		// These are tags of abbreviations, of which J2 is T2's by the sheet.
		"JA": {"T2"}, "J1": {"T2"},
	}
	for _, name := range names {
		for of, shorts := range shortIn {
			for _, short := range shorts {
				for _, first := range []bool{true, false} {
					in := of + "  - " + name.full + "\n" + short + "  - " + name.short + "\n"
					if !first {
						in = short + "  - " + name.short + "\n" + of + "  - " + name.full + "\n"
					}
					in = "TY  - JOUR\nTI  - Tides\n" + in + "ER  - \n"
					verify(t, []byte(in))
					r := readRecords(t, []byte(in))[0]
					require.Len(t, r.Titles, 1, in)
					require.Equal(t, name.full, r.Container.Title, in)
					require.Len(t, r.Container.Abbreviations, 1, in)
					require.Equal(t, name.short, r.Container.Abbreviations[0].Value, in)
					require.Empty(t, r.Details, in)
				}
			}
		}
	}
}

// TestSecondaryTitle tells a journal in T2 from an article's subtitle.
func TestSecondaryTitle(t *testing.T) {
	tests := []struct {
		name, in, title, subtitle string
	}{
		{"a name that goes on", "JF  - Journal of Clinical Oncology\nT2  - Journal of Clinical Oncology : official journal of the society\n", "Journal of Clinical Oncology", ""},
		{"a name that ends before", "JF  - Journal of Chromatography B: Analytical Technologies\nT2  - Journal of Chromatography B\n", "Journal of Chromatography B: Analytical Technologies", ""},
		{"an abbreviation that says more", "JO  - Acta Crystallogr D Biol Crystallogr\nT2  - Acta Crystallographica Section D\n", "Acta Crystallographica Section D", ""},
		{"an unlike abbreviation", "JA  - Nippon Rinsho\nT2  - Nihon Rinsho\n", "Nihon Rinsho", ""},
		{"three names", "JA  - EHJ\nT2  - European Heart Journal\nJ2  - Eur Heart J\n", "European Heart Journal", ""},
		{"a subtitle", "JF  - Journal of Tides\nT2  - A study in blue\n", "Journal of Tides", "A study in blue"},
		{"a subtitle beside a journal in JO", "JO  - Tides\nT2  - A study in blue\n", "Tides", "A study in blue"},
		{"a subtitle that begins as the journal", "JF  - Blood\nT2  - Blood pressure in the young\n", "Blood", "Blood pressure in the young"},
		{"a subtitle beside an abbreviation", "JA  - Lancet\nT2  - a randomised trial\n", "Lancet", "a randomised trial"},
		{"a name in small letters and its abbreviation", "JA  - J Clin Oncol\nT2  - Journal of clinical oncology\n", "Journal of clinical oncology", ""},

		{"an exporter that has subtitles there", "UR  - https://a.example/?partnerID=8YFLogxK\nJA  - J Tides\nT2  - A study in blue\n", "", "A study in blue"},
	}
	for _, test := range tests {
		in := []byte("TY  - JOUR\nTI  - Tides\n" + test.in + "ER  - \n")
		verify(t, in)
		r := readRecords(t, in)[0]
		require.Equal(t, test.title, r.Container.Title, test.name)
		titles := []record.Title{{Value: "Tides", Role: record.TitleMain}}
		if test.subtitle != "" {
			titles = append(titles, record.Title{Value: test.subtitle, Role: record.TitleSubtitle})
		}
		require.Equal(t, titles, r.Titles, test.name)
	}
}
