package pubmedxml_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/source/pubmedxml"
)

func BenchmarkReader(b *testing.B) {
	document := article(b)
	start := bytes.Index(document, []byte("<PubmedArticle>"))
	end := bytes.Index(document, []byte("<DeleteCitation>"))
	many := bytes.Repeat(document[start:end], 200)
	b.SetBytes(int64(len(many)))
	b.ReportAllocs()
	for b.Loop() {
		records := 0
		for _, err := range pubmedxml.NewReader(bytes.NewReader(many), nil).All() {
			require.NoError(b, err)
			records++
		}
		require.Equal(b, 400, records)
	}
}
