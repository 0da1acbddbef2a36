package check

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
)

// library is a file of clean records with abstracts of 1.5 kB.
func library(records int) string {
	var b strings.Builder
	abstract := strings.Repeat("We asked whether reading citations aloud changes how many are kept. ", 22)
	for n := range records {
		fmt.Fprintf(&b, "TY  - JOUR\nID  - r%d\nTI  - Reading citations aloud, part %d\n", n, n)
		for i := range 5 {
			fmt.Fprintf(&b, "AU  - Okafor, N. %c.\nKW  - reading %d\n", 'A'+i, i)
		}
		fmt.Fprintf(&b, "JF  - Journal of Library Experiments\nPY  - 2019/03/11/\nVL  - 12\nIS  - 3\nSP  - %d\nEP  - %d\nSN  - 1873-0442\nDO  - 10.5555/jle.%d\nAB  - %s\nER  - \n\n", n+1, n+9, n, abstract)
	}
	return b.String()
}

// BenchmarkChecker measures the checks alone, of records that were read
// before.
func BenchmarkChecker(b *testing.B) {
	text := library(500)
	var records []*record.Record
	for r, err := range ris.NewReader(strings.NewReader(text), nil).All() {
		if err != nil {
			b.Fatal(err)
		}
		records = append(records, r)
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		checker := NewChecker(&Options{Year: 2026})
		for _, r := range records {
			checker.Record(r)
		}
	}
}

// BenchmarkScanner measures the look at the bytes.
func BenchmarkScanner(b *testing.B) {
	text := library(500)
	buffer := make([]byte, 64<<10)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		scanner := NewScanner(strings.NewReader(text))
		for {
			if _, err := scanner.Read(buffer); err == io.EOF {
				break
			}
		}
	}
}
