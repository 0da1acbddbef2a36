package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A bundle is an input again: its records keep the sources that they had, and
// are addressed by the file that they now stand in.
func TestBundleAsInput(t *testing.T) {
	bundle := filepath.Join(t.TempDir(), "medline.json")
	require.Equal(t, statusDone, ibid(t, "", "resolve", "--to", "json", "-o", bundle, medline).status)

	works := resolveJSON(t, scopus, bundle).Works
	before := resolveJSON(t, scopus, medline).Works
	require.Len(t, works, len(before))
	for i, w := range works {
		for j, v := range w.Versions {
			require.Equal(t, before[i].Versions[j].Sources, v.Sources)
		}
	}

	rows := filepath.Join(t.TempDir(), "map.csv")
	require.Equal(t, statusDone, ibid(t, "", "resolve", "--to", "json", "--map", rows, scopus, bundle).status)
	text, err := os.ReadFile(rows)
	require.NoError(t, err)
	found := false
	for row := range strings.Lines(string(text)) {
		if strings.HasPrefix(row, "m1,") {
			found = true
			require.Contains(t, row, bundle)
			require.NotContains(t, row, scopus+",1,")
		}
	}
	require.True(t, found, "%s", text)

	declared := resolveJSON(t, "--source", "PubMed:database="+bundle).Works
	require.Equal(t, []string{"PubMed"}, declared[0].Versions[0].Sources)
}
