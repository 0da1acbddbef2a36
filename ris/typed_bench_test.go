package ris

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// variedInput is n records of some 2.2 kB, no two alike, as a database exports
// them: abstracts of 1.5 kB, with and without headings, six authors, eight
// keywords, some with a registration or numbers of studies in the abstract.
func variedInput(n int) []byte {
	random := rand.New(rand.NewPCG(7, 11))
	pick := func(list []string) string { return list[random.IntN(len(list))] }
	families := strings.Fields("Moreau Sol Berg Kowalski Ito Garcia Nguyen Smith Okafor Lindqvist Rossi Haddad Novak Silva Müller Jensen O'Neill Fernández Dubois Chen")
	givens := strings.Fields("Ana Ida Karl Marek Yuki Rosa Minh Jane Chidi Elsa Paolo Leila Petr João Hans Mette Sean Inés Luc Wei")
	words := strings.Fields("tides shore sand sediment coast erosion nurses patients outcomes exercise training depression protein kinase soil nitrogen climate urban policy schools sleep vaccine imaging robust learning network fatigue anxiety diet muscle")
	journals := [][2]string{
		{"Journal of Coastal Research", "J. Coast. Res."}, {"International Journal of Nursing Studies", "Int J Nurs Stud"},
		{"Applied Soil Ecology", "Appl. Soil Ecol."}, {"Sleep Medicine Reviews", "Sleep Med. Rev."}, {"The Lancet", "Lancet"},
	}
	sentences := []string{
		"Little is known about how %s and %s change with %s over the course of a year.",
		"We examined the association between %s and %s in a cohort that was followed for up to 12 months.",
		"Data were collected from 14 sites between January 2014 and March 2016, and analysed with mixed models (R, version 3.4).",
		"The mean difference in %s was 2.4 (95%% CI 1.1 to 3.7; p < 0.001), whereas %s did not differ between the groups.",
		"Higher levels of %s were associated with lower %s, e.g. after adjustment for age, sex and %s.",
		"These findings suggest that %s should be considered when programmes for %s are planned.",
		"A total of 245 participants were recruited, of whom 231 (94.3%%) completed the assessment of %s.",
		"Interviews about %s were recorded, transcribed verbatim and coded by two of the authors.",
		"We searched five databases for trials of %s and %s, and 29 studies were included in the review.",
		"Further research on %s is needed, especially where %s and %s occur together.",
	}
	headings := []string{"BACKGROUND: ", "METHODS: ", "RESULTS: ", "CONCLUSIONS: "}
	fill := func(sentence string) string {
		list := make([]any, strings.Count(strings.ReplaceAll(sentence, "%%", ""), "%s"))
		for i := range list {
			list[i] = pick(words) + " " + pick(words)
		}
		return fmt.Sprintf(sentence, list...)
	}
	var b bytes.Buffer
	line := func(tag, value string) { fmt.Fprintf(&b, "%s  - %s\r\n", tag, value) }
	for i := range n {
		journal := journals[random.IntN(len(journals))]
		first := 1 + random.IntN(1200)
		doi := fmt.Sprintf("10.1016/j.tide.%d.%06d", 2000+i%24, 100000+i)
		line("TY", "JOUR")
		for range 6 {
			line("AU", pick(families)+", "+pick(givens)+" "+string(rune('A'+random.IntN(26)))+".")
		}
		line("TI", "Effects of "+pick(words)+" on "+pick(words)+" and "+pick(words)+" among "+pick(words)+": a study of "+pick(words)+" in "+pick(words))
		line("T2", journal[0])
		line("J2", journal[1])
		line("PY", fmt.Sprint(2000+i%24))
		line("DA", fmt.Sprintf("%d/%02d/%02d/", 2000+i%24, 1+i%12, 1+i%28))
		line("VL", fmt.Sprint(1+i%90))
		line("IS", fmt.Sprint(1+i%12))
		line("SP", fmt.Sprint(first))
		line("EP", fmt.Sprint(first+random.IntN(30)))
		line("SN", "1438-8871")
		line("DO", doi)
		line("UR", "https://doi.org/"+doi)
		for range 8 {
			line("KW", pick(words)+" "+pick(words))
		}
		abstract := ""
		for at := 0; len(abstract) < 1400; at++ {
			if i%2 == 0 && at%3 == 0 && at/3 < len(headings) {
				abstract += headings[at/3]
			}
			abstract += fill(pick(sentences)) + " "
		}
		if i%8 == 0 {
			abstract += fmt.Sprintf("Trial registration: ClinicalTrials.gov NCT%08d.", 1000000+i)
		}
		line("AB", strings.TrimSpace(abstract))
		line("LA", "English")
		line("DB", "Scopus")
		line("N1", fmt.Sprintf("Export Date: 12 March 2021; Cited By: %d", i%70))
		line("M3", "Article")
		line("ER", "")
		b.WriteString("\r\n")
	}
	return b.Bytes()
}

// BenchmarkReadVaried reads varied records.
func BenchmarkReadVaried(b *testing.B) {
	in := variedInput(500)
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		r := NewReader(bytes.NewReader(in), nil)
		n := 0
		for {
			_, err := r.Read()
			if err == io.EOF {
				break
			}
			require.NoError(b, err)
			n++
		}
		require.Equal(b, 500, n)
	}
}

// BenchmarkRecord runs the typed layer alone on entries that were read.
func BenchmarkRecord(b *testing.B) {
	in := variedInput(500)
	var entries []*Entry
	r := NewReader(bytes.NewReader(in), nil)
	for {
		entry, err := r.ReadEntry()
		if err == io.EOF {
			break
		}
		require.NoError(b, err)
		entries = append(entries, entry)
	}
	require.Len(b, entries, 500)
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		for _, entry := range entries {
			if entry.Record() == nil {
				b.Fatal("no record")
			}
		}
	}
}
