package ris

import (
	"bytes"
	"io"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// BenchmarkValues runs the typed layer on records without names, abstracts and
// text: what is left is dates, numbers, identifiers, titles and keywords.
func BenchmarkValues(b *testing.B) {
	in := regexp.MustCompile(`(?m)^(?:AU|A1|AB|N2)  - .*\n`).ReplaceAll(benchmarkInput(b), nil)
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
	memory := new(readingMemory)
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		for _, entry := range entries {
			raw := appendRaw(make([]record.RawField, 0, len(entry.Fields)), entry.Fields)
			if entry.record("", raw, nil, memory, anySigns) == nil {
				b.Fatal("no record")
			}
		}
	}
}
