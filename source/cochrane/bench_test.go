package cochrane_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/ibid-go/ibid/internal/generate"
	"github.com/ibid-go/ibid/internal/recordtest"
	"github.com/ibid-go/ibid/source/cochrane"
)

// library is an export of records of some 2 kB, of generated publications.
func library(records int) []byte {
	publications := generate.NewLibrary(&generate.Options{Seed: 1, Records: records})
	var b strings.Builder
	line := func(tag, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", tag, value)
		}
	}
	for reference, ok := publications.Next(); ok; reference, ok = publications.Next() {
		p, n := &reference.Publication, reference.Number
		fmt.Fprintf(&b, "Record #%d of %d\nID: CN-%08d\n", n, records, n)
		for _, author := range p.Authors {
			line("AU", strings.TrimSpace(author.Family+" "+author.Initials("")))
		}
		line("TI", p.Title)
		line("SO", p.Journal.Title+p.Book)
		line("YR", fmt.Sprint(p.Year))
		line("VL", p.Volume)
		line("NO", p.Issue)
		if p.FirstPage != "" {
			line("PG", p.FirstPage+"‐"+p.EndPage)
		}
		if p.PMID != "" {
			line("PM", "PUBMED "+p.PMID)
		}
		line("XR", fmt.Sprintf("EMBASE %d", 600000000+n))
		line("PT", "Journal article; Randomized Controlled Trial")
		line("KY", strings.Join(p.Keywords, "; "))
		line("DOI", p.DOI)
		line("AB", p.AbstractText())
		line("US", fmt.Sprintf("https://www.cochranelibrary.com/central/doi/10.1002/central/CN-%08d/full", n))
		b.WriteString("\n\n")
	}
	return []byte(b.String())
}

func BenchmarkReader(b *testing.B) {
	recordtest.Benchmark(b, cochrane.NewReader, library(500), 500)
}
