package medline_test

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/recordtest"
	"github.com/ibid-go/ibid/source/medline"
)

// library is a library of records of some 3 kB, as PubMed has them: an abstract
// of 250 words, five authors with addresses, a dozen headings.
func library(records int) []byte {
	words := strings.Fields("the sand of northern shores was counted by eight observers who walked along its edge between two tides and " +
		"wrote down what they saw while others measured wind and water with instruments that had been compared before")
	var b strings.Builder
	wrap := func(tag, text string) {
		line := fmt.Sprintf("%-4s- ", tag)
		for word := range strings.FieldsSeq(text) {
			if len(line)+len(word) > 90 {
				b.WriteString(strings.TrimRight(line, " ") + "\n")
				line = "      "
			}
			line += word + " "
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	next := 0
	text := func(n int) string {
		var out []string
		for range n {
			next++
			out = append(out, words[(next*7+next/31)%len(words)])
		}
		return strings.Join(out, " ")
	}
	for i := range records {
		wrap("PMID", fmt.Sprint(20000000+i))
		wrap("OWN", "NLM")
		wrap("STAT", "MEDLINE")
		wrap("DCOM", "20190807")
		wrap("LR", "20190807")
		wrap("IS", "1438-8871 (Electronic)")
		wrap("IS", "1439-4456 (Linking)")
		wrap("VI", fmt.Sprint(i%50))
		wrap("IP", fmt.Sprint(i%12))
		wrap("DP", "2019 Jan")
		wrap("TI", "Sand "+text(14)+".")
		wrap("PG", fmt.Sprintf("%d-%d", 100+i, 110+i))
		wrap("LID", fmt.Sprintf("10.1000/shore.%d [doi]", i))
		wrap("AB", "BACKGROUND: "+text(60)+". METHODS: "+text(70)+". RESULTS: "+text(80)+". CONCLUSION: "+text(40)+".")
		wrap("CI", "(c) 2019 Tide Press.")
		for _, name := range []string{"Moreau, Ana Maria", "Diaz, Bo", "Okafor, Chidi", "Lindqvist, Dag E", "Tanaka, Emi"} {
			family, given, _ := strings.Cut(name, ", ")
			wrap("FAU", name)
			wrap("AU", family+" "+given[:1])
			wrap("AD", "Institute of "+text(8)+", Lisbon, Portugal.")
		}
		wrap("LA", "eng")
		wrap("PT", "Journal Article")
		wrap("PT", "Research Support, Non-U.S. Gov't")
		wrap("DEP", "20181120")
		wrap("PL", "Portugal")
		wrap("TA", "J Tides")
		wrap("JT", "Journal of tides")
		wrap("JID", "1000001")
		wrap("SB", "IM")
		for _, heading := range []string{"Adult", "Female", "Geology/*methods", "Humans", "Sand/analysis/*chemistry", "Tides", "*Water", "Wind"} {
			wrap("MH", heading)
		}
		for range 4 {
			wrap("OT", text(2))
		}
		wrap("EDAT", "2018/11/21 06:00")
		wrap("MHDA", "2019/08/08 06:00")
		wrap("CRDT", "2018/11/21 06:00")
		wrap("PHST", "2018/11/21 06:00 [entrez]")
		wrap("AID", fmt.Sprintf("10.1000/shore.%d [doi]", i))
		wrap("PST", "ppublish")
		wrap("SO", fmt.Sprintf("J Tides. 2019 Jan;%d(%d):%d-%d. doi: 10.1000/shore.%d. Epub 2018 Nov 20.", i%50, i%12, 100+i, 110+i, i))
		b.WriteString("\n")
	}
	return []byte(b.String())
}

func BenchmarkReader(b *testing.B) {
	recordtest.Benchmark(b, medline.NewReader, library(500), 500)
}

func BenchmarkEntries(b *testing.B) {
	in := library(500)
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		r := medline.NewReader(bytes.NewReader(in), nil)
		for {
			if _, err := r.ReadEntry(); err != nil {
				require.Equal(b, io.EOF, err)
				break
			}
		}
	}
}

func BenchmarkWriter(b *testing.B) {
	in := library(1)
	r := format.Records(b, in)[0]
	w := medline.NewWriter(io.Discard, nil)
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		require.NoError(b, w.Write(r))
	}
}
