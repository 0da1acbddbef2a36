package ris

import (
	"bytes"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// benchmarkInput is a thousand records of some 1.4 kB, as exporters write them.
func benchmarkInput() []byte {
	const one = "TY  - JOUR\r\nAU  - Moreau, Ana\r\nAU  - Sol, Ida B.\r\nAU  - van der Berg, K. J.\r\nTI  - A study of tides and of what they leave on the shore\r\n" +
		"T2  - Journal of Tides\r\nJ2  - J Tides\r\nPY  - 2011\r\nDA  - 2011/03/05\r\nVL  - 22\r\nIS  - 7\r\nSP  - 994\r\nEP  - 1014\r\nSN  - 1438-8871\r\nDO  - 10.1000/tides.2011.22\r\n" +
		"UR  - https://doi.org/10.1000/tides.2011.22\r\nKW  - tide\r\nKW  - shore\r\nKW  - sea level\r\nLA  - English\r\nDB  - Scopus\r\nAB  - "
	const sentence = "Tides leave sand and wood on the shore, and what they leave was counted in twelve places over four years. "
	return bytes.Repeat([]byte(one+string(bytes.Repeat([]byte(sentence), 8))+"\r\nER  - \r\n\r\n"), 1000)
}

func BenchmarkReadEntry(b *testing.B) {
	in := benchmarkInput()
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		r := NewReader(bytes.NewReader(in), nil)
		n := 0
		for {
			_, err := r.ReadEntry()
			if err == io.EOF {
				break
			}
			require.NoError(b, err)
			n++
		}
		require.Equal(b, 1000, n)
	}
}

func BenchmarkRead(b *testing.B) {
	in := benchmarkInput()
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		r := NewReader(bytes.NewReader(in), nil)
		for {
			_, err := r.Read()
			if err == io.EOF {
				break
			}
			require.NoError(b, err)
		}
	}
}

// BenchmarkWrite writes the records of the input, with and without a report
// of what RIS cannot hold.
func BenchmarkWrite(b *testing.B) {
	in := benchmarkInput()
	records := readRecords(b, in)
	for name, onLoss := range map[string]func(record.Loss){"plain": nil, "losses": func(record.Loss) {}} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(in)))
			b.ReportAllocs()
			for b.Loop() {
				w := NewWriter(io.Discard, &WriterOptions{OnLoss: onLoss})
				for _, r := range records {
					require.NoError(b, w.Write(r))
				}
			}
		})
	}
}
