package normalize

import (
	"strings"
	"testing"
)

// benchmarkAbstract is a structured abstract of some 1.5 kB.
var benchmarkAbstract = "BACKGROUND: Little is known about how tides change what the shore holds, e.g. after a storm. " +
	"METHODS: We searched five databases from inception to March 2019. Two reviewers screened titles and abstracts, and assessed the risk of bias. " +
	strings.Repeat("Sand was taken at low water from plots that lay at least 30 m apart and was dried before it was weighed. ", 8) +
	"RESULTS: Of 2,649 records screened, 29 studies (14 qualitative, 15 quantitative) were included. The mean difference was 2.4 (95% CI 1.1 to 3.7; p < 0.001). " +
	"CONCLUSIONS: What tides leave deserves more attention. TRIAL REGISTRATION: PROSPERO CRD42018100869."

// BenchmarkKinds reads values of every kind that a record usually has.
func BenchmarkKinds(b *testing.B) {
	kinds := []struct {
		name   string
		values []string
		read   func(string)
	}{
		{"Title", []string{"Effects of tides on what the shore holds: a study of sand in four estuaries."}, func(s string) { Title(s) }},
		{"Abstract", []string{benchmarkAbstract}, func(s string) { Abstract(s) }},
		{"FindReportedCounts", []string{benchmarkAbstract}, func(s string) { FindReportedCounts(s) }},
		{"FindRegistrations", []string{benchmarkAbstract}, func(s string) { FindRegistrations(s) }},
		{"Name", []string{"Moreau, Ana", "Sol, I. B.", "Müller, Jürgen", "van der Berg, K. J."}, func(s string) { Name(s) }},
		{"SplitNames", []string{"Moreau, Ana; Sol, I. B.; van der Berg, K. J."}, func(s string) { SplitNames(s) }},
		{"Keyword", []string{"sea level", "Sjögren’s syndrome"}, func(s string) { Keyword(s) }},
		{"Identifiers", []string{"10.1000/tides.2011.22", "https://doi.org/10.1000/tides.2011.22", "Article", "Export Date: 12 March 2021"}, func(s string) { Identifiers(s) }},
		{"DOI", []string{"10.1000/tides.2011.22", "doi:10.1000/TIDES.2011.22."}, func(s string) { DOI(s) }},
		{"ISSN", []string{"1438-8871", "1438-8871 (Print)"}, func(s string) { ISSN(s) }},
		{"Link", []string{"https://tides.example.org/articles/22?view=full"}, func(s string) { Link(s) }},
		{"Date", []string{"2011", "2011/03/05/", "5 March 2011"}, func(s string) { Date(s) }},
		{"Pages", []string{"994", "994-1014", "e17362"}, func(s string) { Pages(s) }},
		{"Volume", []string{"22", "22(7)"}, func(s string) { Volume(s) }},
		{"JournalTitle", []string{"Journal of Tides", "J. Tides Res."}, func(s string) { JournalTitle(s) }},
		{"Language", []string{"English", "eng"}, func(s string) { Language(s) }},
	}
	for _, kind := range kinds {
		b.Run(kind.name, func(b *testing.B) {
			size := 0
			for _, value := range kind.values {
				size += len(value)
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, value := range kind.values {
					kind.read(value)
				}
			}
		})
	}
	b.Run("JournalsAgree", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			JournalsAgree("J Tides Res", "Journal of Tides Research")
		}
	})
}
