package delimited_test

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestCorpus reads the tables of other projects: as many records as rows.
func TestCorpus(t *testing.T) {
	root := filepath.Join("..", "..", "..", "shared", "corpus")
	if _, err := os.Stat(root); err != nil {
		t.Skip("../shared is not here: ", err)
	}
	seen := 0
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !slices.Contains([]string{".csv", ".tsv"}, filepath.Ext(file)) {
			return err
		}
		document, err := os.ReadFile(file)
		require.NoError(t, err)
		table := csv.NewReader(bytes.NewReader(document))
		if filepath.Ext(file) == ".tsv" {
			table.Comma = '\t'
		}
		rows, err := table.ReadAll()
		require.NoError(t, err)
		records, _ := readAll(t, document, nil)
		require.Len(t, records, len(rows)-1, file)
		for _, r := range records {
			require.NotEmpty(t, r.Title(), file)
		}
		seen++
		return nil
	})
	require.NoError(t, err)
	require.Positive(t, seen)
}
