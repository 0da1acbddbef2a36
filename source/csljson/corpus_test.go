package csljson

import (
	"io"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/ris"
)

// mostOfCorpusFile is how much of each file the round trip reads, so that the
// test takes seconds.
const mostOfCorpusFile = 64 << 10

// TestCorpusRoundTrip writes real RIS records as CSL-JSON and reads them again:
// the items are valid, and the typed fields are equal.
func TestCorpusRoundTrip(t *testing.T) {
	written := 0
	for _, file := range corpus.Files(t, ".ris") {
		f, err := os.Open(file)
		require.NoError(t, err)
		for r := range ris.NewReader(io.LimitReader(f, mostOfCorpusFile), &ris.Options{Name: file}).All() {
			if r != nil {
				roundTrip(t, r)
				written++
			}
		}
		require.NoError(t, f.Close())
	}
	require.Greater(t, written, 300)
}
