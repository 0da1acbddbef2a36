package delimited_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
)

// TestCorpus reads the tables of other projects: as many records as rows.
func TestCorpus(t *testing.T) {
	for _, file := range corpus.Files(t, ".csv", ".tsv") {
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
	}
}
