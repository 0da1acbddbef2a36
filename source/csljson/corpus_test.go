package csljson

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/ris"
)

// mostOfCorpusFile is how much of each file the round trip reads, so that the
// test takes seconds.
const mostOfCorpusFile = 64 << 10

// TestCorpusRoundTrip writes real RIS records as CSL-JSON and reads them again:
// the items are valid, and the typed fields are equal.
func TestCorpusRoundTrip(t *testing.T) {
	const corpus = "../../../shared/corpus"
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("../shared is not here: no corpus to write")
	}
	written := 0
	err := filepath.WalkDir(corpus, func(file string, _ os.DirEntry, err error) error {
		if err != nil || filepath.Ext(file) != ".ris" {
			return err
		}
		f, err := os.Open(file)
		if err != nil {
			return err
		}
		defer f.Close()
		for r := range ris.NewReader(io.LimitReader(f, mostOfCorpusFile), &ris.Options{Name: file}).All() {
			if r != nil {
				roundTrip(t, r)
				written++
			}
		}
		return nil
	})
	require.NoError(t, err)
	require.Greater(t, written, 300)
}
