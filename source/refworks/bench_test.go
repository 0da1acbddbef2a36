package refworks_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/ibid-go/ibid/internal/generate"
	"github.com/ibid-go/ibid/internal/recordtest"
	"github.com/ibid-go/ibid/source/refworks"
)

// library is an export of records of some 2 kB, of generated publications.
func library(records int) []byte {
	publications := generate.NewLibrary(&generate.Options{Seed: 1, Records: records})
	var b strings.Builder
	line := func(tag, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s %s\n", tag, value)
		}
	}
	for reference, ok := publications.Next(); ok; reference, ok = publications.Next() {
		p := &reference.Publication
		line("RT", "Journal Article")
		line("SR", "Print(0)")
		line("ID", fmt.Sprint(reference.Number))
		for _, author := range p.Authors {
			line("A1", strings.TrimSuffix(author.Family+","+author.Given, ","))
		}
		line("T1", p.Title)
		line("JF", p.Journal.Title+p.Book)
		line("JO", p.Journal.Abbreviation)
		line("YR", fmt.Sprint(p.Year))
		line("VO", p.Volume)
		line("IS", p.Issue)
		line("SP", p.FirstPage)
		line("OP", p.EndPage)
		for _, keyword := range p.Keywords {
			line("K1", keyword)
		}
		line("AB", p.AbstractText())
		line("PB", p.Publisher)
		line("SN", p.Journal.ISSN)
		line("LA", p.Language)
		line("DO", p.DOI)
		line("PMID", p.PMID)
		line("DB", "MEDLINE")
		line("DS", "EBSCOhost")
		line("FL", "Screening")
		b.WriteString("\n")
	}
	return []byte(b.String())
}

func BenchmarkReader(b *testing.B) {
	recordtest.Benchmark(b, refworks.NewReader, library(500), 500)
}
