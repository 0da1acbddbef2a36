package medline_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/bibtex"
)

// TestSameAsBibTeX compares an export with the entry of BibTeX that JabRef makes
// of it, which calls the collection the book of an article.
func TestSameAsBibTeX(t *testing.T) {
	folder := corpus.Folder(t, "corpus", "JabRef+jabref", "jablib", "src", "test", "resources", "org", "jabref", "logic", "importer", "fileformat")
	in, err := os.ReadFile(filepath.Join(folder, "NbibImporterTest.nbib"))
	require.NoError(t, err)
	file, err := os.Open(filepath.Join(folder, "NbibImporterTest.bib"))
	require.NoError(t, err)
	defer file.Close()
	other, err := bibtex.NewReader(file, nil).Read()
	require.NoError(t, err)
	r := format.Records(t, in)[0]
	require.Equal(t, other.Type, r.Type)
	require.Equal(t, other.Title(), r.Title())
	require.Equal(t, other.Identifier(record.SchemePMID), r.Identifier(record.SchemePMID))
	require.Equal(t, other.Volume, r.Volume)
	require.Equal(t, other.Pages, r.Pages)
	require.Equal(t, other.Edition, r.Edition)
	require.Equal(t, other.Languages, r.Languages)
	require.Equal(t, other.Keywords, r.Keywords)
	date, _ := other.Date(record.DateIssued)
	own, _ := r.Date(record.DateIssued)
	require.Equal(t, date, own)
	for i := range 3 {
		require.Equal(t, other.Contributors[i].Name, r.Contributors[i].Name)
	}
}
