package ris

import (
	"bytes"
	"io"
	"testing"

	"github.com/stretchr/testify/require"
)

// BenchmarkRecord runs the typed layer alone on entries that were read.
func BenchmarkRecord(b *testing.B) {
	in := benchmarkInput(b)
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
	require.Len(b, entries, benchmarkRecords)
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
