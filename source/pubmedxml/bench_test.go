package pubmedxml_test

import (
	"bytes"
	"testing"

	"github.com/ibid-go/ibid/internal/recordtest"
	"github.com/ibid-go/ibid/source/pubmedxml"
)

func BenchmarkReader(b *testing.B) {
	document := article(b)
	start := bytes.Index(document, []byte("<PubmedArticle>"))
	end := bytes.Index(document, []byte("<DeleteCitation>"))
	many := bytes.Repeat(document[start:end], 200)
	recordtest.Benchmark(b, pubmedxml.NewReader, many, 400)
}
