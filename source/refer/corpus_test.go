package refer_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
)

func corpusFiles(t testing.TB) []string { return corpus.Files(t, ".enw", ".enl") }

// begins counts the records of a document without damage: %0 lines, or where
// they are not first, groups of lines between blank lines.
func records(in []byte) int {
	if regexp.MustCompile(`^\s*%0`).Match(in) {
		return len(regexp.MustCompile(`(?m)^%0`).FindAll(in, -1))
	}
	return len(regexp.MustCompile(`(?m)(\A|\n\s*\n)\s*%`).FindAll(in, -1))
}

func TestCorpus(t *testing.T) {
	files := corpusFiles(t)
	require.GreaterOrEqual(t, len(files), 16)
	for _, file := range files {
		t.Run(filepath.Base(filepath.Dir(file))+"/"+filepath.Base(file), func(t *testing.T) {
			in, err := os.ReadFile(file)
			require.NoError(t, err)
			require.Len(t, format.Check(t, in), records(in))
		})
	}
}
