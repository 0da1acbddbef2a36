package ictrp_test

import (
	"bytes"
	"testing"

	"github.com/ibid-go/ibid/internal/recordtest"
	"github.com/ibid-go/ibid/source/ictrp"
)

func BenchmarkReader(b *testing.B) {
	document := export(b)
	start := bytes.Index(document, []byte("<Trial>"))
	end := bytes.Index(document, []byte("</Trials_downloaded"))
	many := bytes.Repeat(document[start:end], 200)
	recordtest.Benchmark(b, ictrp.NewReader, many, 600)
}
