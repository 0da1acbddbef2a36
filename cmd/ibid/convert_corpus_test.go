package main

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
)

// largestConverted is the size up to which a file of the corpus is converted
// back and forth, so that the test takes seconds.
const largestConverted = 60 << 10

// TestConvertCorpus converts real RIS files there and back: no record is lost
// on any way, Ibid's JSON changes nothing, and what CSL-JSON does not give back
// was reported.
func TestConvertCorpus(t *testing.T) {
	converted := 0
	for _, file := range corpus.Files(t, ".ris") {
		info, err := os.Stat(file)
		require.NoError(t, err)
		if info.Size() > largestConverted {
			continue
		}
		direct := ibid(t, "", "convert", file, "--from", "ris", "--to", "ris", "-q")
		if direct.status == statusFailed {
			require.Contains(t, direct.stderr, "no record could be read")
			continue
		}
		converted++
		list, documents := records(t, ibid(t, "", "convert", file, "--from", "ris", "--to", "jsonl", "-q").stdout)
		require.Equal(t, documents[0].Records, len(list), file)
		for _, format := range []string{"jsonl", "json", "csl-json"} {
			there := ibid(t, "", "convert", file, "--from", "ris", "--to", format)
			back := ibid(t, there.stdout, "convert", "-", "--from", format, "--to", "ris", "-q")
			require.Equal(t, statusDone, back.status, "%s: %s", file, back.stderr)
			if format != "csl-json" || !strings.Contains(there.stderr, "no place") {
				require.Equal(t, direct.stdout, back.stdout, "%s by way of %s", file, format)
			}
			again, _ := records(t, ibid(t, there.stdout, "convert", "-", "--from", format, "--to", "jsonl", "-q").stdout)
			require.Len(t, again, len(list), "%s by way of %s", file, format)
		}
	}
	require.Greater(t, converted, 100)
	t.Logf("%d files converted there and back", converted)
}
