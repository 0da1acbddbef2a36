package ictrp_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/source/ictrp"
)

func BenchmarkReader(b *testing.B) {
	document := export(b)
	start := bytes.Index(document, []byte("<Trial>"))
	end := bytes.Index(document, []byte("</Trials_downloaded"))
	many := bytes.Repeat(document[start:end], 200)
	b.SetBytes(int64(len(many)))
	b.ReportAllocs()
	for b.Loop() {
		records := 0
		for _, err := range ictrp.NewReader(bytes.NewReader(many), nil).All() {
			require.NoError(b, err)
			records++
		}
		require.Equal(b, 600, records)
	}
}
