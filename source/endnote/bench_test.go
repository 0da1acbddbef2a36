package endnote_test

import (
	"bytes"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/internal/recordtest"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/endnote"
)

// many is a document of many records.
func many(b *testing.B) []byte {
	document := library(b)
	start := bytes.Index(document, []byte("<record>"))
	end := bytes.LastIndex(document, []byte("</records>"))
	out := bytes.Clone(document[:start])
	for range 300 {
		out = append(out, document[start:end]...)
	}
	return append(out, document[end:]...)
}

func BenchmarkReader(b *testing.B) { recordtest.Benchmark(b, endnote.NewReader, many(b), 900) }

// BenchmarkCorpus reads a real library, whose records have abstracts.
func BenchmarkCorpus(b *testing.B) {
	recordtest.Benchmark(b, endnote.NewReader, corpus.File(b, "corpus", "IEBH+RefLib", "test", "data", "blue-light.xml"), 102)
}

func BenchmarkWriter(b *testing.B) {
	records, _, _ := format.Read(b, library(b))
	document, _ := write(b, endnote.WriterOptions{}, records...)
	b.SetBytes(int64(len(document)))
	b.ReportAllocs()
	for b.Loop() {
		w := endnote.NewWriter(io.Discard, &endnote.WriterOptions{OnLoss: func(record.Loss) {}})
		for _, r := range records {
			require.NoError(b, w.Write(r))
		}
		require.NoError(b, w.Close())
	}
}
