package ris

import (
	"bytes"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/generate"
	"github.com/ibid-go/ibid/record"
)

// benchmarkRecords are how many records the benchmarks read and write.
const benchmarkRecords = 1000

// benchmarkInput is a generated library of records of some 2 kB.
func benchmarkInput(b *testing.B) []byte {
	b.Helper()
	in, err := io.ReadAll(generate.NewLibrary(&generate.Options{Seed: 1, Records: benchmarkRecords}))
	require.NoError(b, err)
	return in
}

func BenchmarkReadEntry(b *testing.B) {
	benchmarkReading(b, nil, func(r *Reader) error { _, err := r.ReadEntry(); return err })
}

func BenchmarkRead(b *testing.B) {
	benchmarkReading(b, nil, func(r *Reader) error { _, err := r.Read(); return err })
}

func BenchmarkReadReused(b *testing.B) {
	benchmarkReading(b, &Options{ReuseAfter: 1}, func(r *Reader) error { _, err := r.Read(); return err })
}

// BenchmarkReadDigest is what a program gets that asks for the digest of the document.
func BenchmarkReadDigest(b *testing.B) {
	benchmarkReading(b, &Options{Digest: true}, func(r *Reader) error { _, err := r.Read(); return err })
}

// benchmarkReading reads the input to its end, one record with each call of read.
func benchmarkReading(b *testing.B, o *Options, read func(*Reader) error) {
	b.Helper()
	in := benchmarkInput(b)
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		r := NewReader(bytes.NewReader(in), o)
		n := 0
		for {
			err := read(r)
			if err == io.EOF {
				break
			}
			if err != nil { // require.NoError takes its time
				b.Fatal(err)
			}
			n++
		}
		require.Equal(b, benchmarkRecords, n)
	}
}

// BenchmarkWrite writes the records of the input, with and without a report
// of what RIS cannot hold.
func BenchmarkWrite(b *testing.B) {
	in := benchmarkInput(b)
	records := readRecords(b, in)
	for name, onLoss := range map[string]func(record.Loss){"plain": nil, "losses": func(record.Loss) {}} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(in)))
			b.ReportAllocs()
			for b.Loop() {
				w := NewWriter(io.Discard, &WriterOptions{OnLoss: onLoss})
				for _, r := range records {
					if err := w.Write(r); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
