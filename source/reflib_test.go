package source

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/dedupe"
	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/record"
)

// worksOf reads documents, each by its content, and resolves their records.
func worksOf(t *testing.T, files ...string) (records []*record.Record, works []*record.Work) {
	t.Helper()
	for _, file := range files {
		content, err := os.ReadFile(file)
		require.NoError(t, err)
		reader, err := Open(bytes.NewReader(content), &Options{Name: file})
		require.NoError(t, err)
		for r, err := range reader.All() {
			require.NoError(t, err)
			records = append(records, r)
		}
	}
	works, err := dedupe.Resolve(context.Background(), records, nil)
	require.NoError(t, err)
	return records, works
}

// TestRefLibTogether: the JSON of a library and its other exports are one library.
func TestRefLibTogether(t *testing.T) {
	records, works := worksOf(t, "reflib/testdata/library.ris", "reflib/testdata/library.json")
	require.Len(t, records, 6)
	require.Len(t, works, 3)

	// A record is read again by its place.
	content, err := os.ReadFile("reflib/testdata/library.json")
	require.NoError(t, err)
	c := &Collection{}
	c.Add(bytes.NewReader(content), int64(len(content)), &Options{Name: "library.json"})
	var first []*record.Record
	for r, err := range c.All(context.Background()) {
		require.NoError(t, err)
		first = append(first, r)
	}
	require.Len(t, first, 3)
	for i, r := range first {
		again, err := c.Record(i)
		require.NoError(t, err)
		require.Equal(t, r, again)
	}
}

// TestRefLibLibrary: so are the four exports of a real one.
func TestRefLibLibrary(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(corpus.Folder(t, "corpus", "IEBH+RefLib", "test", "data"), "blue-light.*"))
	require.NoError(t, err)
	require.Len(t, files, 4)
	records, works := worksOf(t, files...)
	require.Len(t, records, 284+102)
	require.Len(t, works, 102)
}
