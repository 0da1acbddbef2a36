package ris

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/generate"
)

// BenchmarkFlattened reads libraries on one line: of records with abstracts of
// some 1.5 kB, and of records of some 120 bytes.
func BenchmarkFlattened(b *testing.B) {
	var abstracts []byte
	for _, form := range generate.Forms {
		if form.Name == "flattened" {
			abstracts = form.Apply(benchmarkInput(b))
		}
	}
	const count = 20_000
	var short strings.Builder
	for i := range count {
		fmt.Fprintf(&short, "TY  - JOUR AU  - Moreau, Ana AU  - Sol, I. TI  - On the tides of bay %d at C1 - C2 PY  - 2011 SP  - 994 DO  - 10.1000/%d ER  - ", i, i)
	}
	for _, input := range []struct {
		name    string
		in      []byte
		records int
	}{
		{"abstracts", abstracts, benchmarkRecords},
		{"short", []byte(short.String()), count},
		{"short-Latin-1", []byte(strings.ReplaceAll(short.String(), "Ana", "An\xe9")), count},
	} {
		b.Run(input.name, func(b *testing.B) {
			b.SetBytes(int64(len(input.in)))
			b.ReportAllocs()
			for b.Loop() {
				r := NewReader(bytes.NewReader(input.in), nil)
				var entry Entry
				n := 0
				for {
					err := r.NextEntry(&entry)
					if err == io.EOF {
						break
					}
					require.NoError(b, err)
					n++
				}
				require.Equal(b, input.records, n)
			}
		})
	}
}
