package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// Not every shell puts files in the place of a pattern.
func TestPatterns(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.ris", "b.ris", ".hidden.ris", "c.txt", "[1].ris"} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(readFile(t, medline)), 0o600))
	}
	t.Chdir(dir)
	require.Equal(t, []string{"[1].ris", "a.ris", "b.ris"}, expandPatterns([]string{"*.ris"}))
	require.Equal(t, []string{"[1].ris", "x*.ris", "c.txt", "[", "-"}, expandPatterns([]string{"[1].ris", "x*.ris", "?.txt", "[", "-"}))

	for _, args := range [][]string{{"convert", "?.ris", "--to", "jsonl"}, {"check", "?.ris"}, {"dedupe", "a.*", "--against", "?.txt"}} {
		got := ibid(t, "", args...)
		require.Equal(t, statusDone, got.status, "%v: %s", args, got.stderr)
	}
	got := ibid(t, "", "dedupe", "x*.ris")
	require.Equal(t, statusFailed, got.status)
	require.Contains(t, got.stderr, "x*.ris: cannot be read: ")
}
