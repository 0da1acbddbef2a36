package medline_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
)

var tagLine = regexp.MustCompile(`(?m)^(\x{feff})?(PMID|PMCR|PMC|OWN) {0,2}-`)

// corpusFiles returns the files of the corpus that are in this format.
func corpusFiles(t testing.TB) []string {
	var files []string
	for _, file := range corpus.Files(t, ".nbib", ".txt") {
		in, err := os.ReadFile(file)
		require.NoError(t, err)
		if tagLine.Match(in) && !bytes.Contains(in, []byte("TY  - ")) {
			files = append(files, file)
		}
	}
	return files
}

// paragraphs counts the groups of lines between blank lines that begin with a
// tag: the records of a document without damage.
func paragraphs(in []byte) int {
	count := 0
	begins := regexp.MustCompile(`^(\x{feff})?[A-Z]{2,4} {0,2}-`)
	for _, group := range regexp.MustCompile(`\r?\n([ \t]*\r?\n)+`).Split(string(bytes.TrimSpace(in)), -1) {
		if begins.MatchString(group) {
			count++
		}
	}
	return count
}

func TestCorpus(t *testing.T) {
	files := corpusFiles(t)
	require.GreaterOrEqual(t, len(files), 12)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			in, err := os.ReadFile(file)
			require.NoError(t, err)
			records := format.Check(t, in)
			require.Len(t, records, paragraphs(in))
			for _, r := range records {
				for _, text := range r.Unclaimed {
					require.Contains(t, text.Text, "invalid line")
				}
			}
		})
	}
}
