package house

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestPlainRunOnly checks that every test which the list leaves to the run without
// the race detector is there, so that no line of it outlives its test.
func TestPlainRunOnly(t *testing.T) {
	root := filepath.Join("..", "..")
	list, err := os.ReadFile(filepath.Join(root, ".ci", "plain-run-only"))
	require.NoError(t, err)
	sources := map[string]string{}
	for line := range strings.Lines(string(list)) {
		directory, test, ok := strings.Cut(strings.TrimSpace(line), " ")
		require.True(t, ok, line)
		if sources[directory] == "" {
			files, err := filepath.Glob(filepath.Join(root, directory, "*_test.go"))
			require.NoError(t, err)
			for _, file := range files {
				text, err := os.ReadFile(file)
				require.NoError(t, err)
				sources[directory] += string(text)
			}
		}
		require.Contains(t, sources[directory], "\nfunc "+test+"(t *testing.T) {", line)
	}
	require.NotEmpty(t, sources)
}
