package ovid_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/bibtex"
)

// TestSameAsBibTeX compares exports with the entries of BibTeX that JabRef makes
// of them. It takes degrees for names, and leaves out type, container, numbers
// and dates.
func TestSameAsBibTeX(t *testing.T) {
	folder := corpus.Folder(t, "corpus", "JabRef+jabref", "jablib", "src", "test", "resources", "org", "jabref", "logic", "importer", "fileformat")
	for _, n := range []string{"3", "4", "5", "6", "7"} {
		t.Run(n, func(t *testing.T) {
			in, err := os.ReadFile(filepath.Join(folder, "OvidImporterTest"+n+".txt"))
			require.NoError(t, err)
			file, err := os.Open(filepath.Join(folder, "OvidImporterTestBib"+n+".bib"))
			require.NoError(t, err)
			defer file.Close()
			other, err := bibtex.NewReader(file, nil).Read()
			require.NoError(t, err)
			records := format.Records(t, in)
			require.Len(t, records, 1)
			r := records[0]
			require.Equal(t, other.Title(), r.Title())
			require.Equal(t, other.Identifier(record.SchemeDOI), r.Identifier(record.SchemeDOI))
			require.Equal(t, other.Languages, r.Languages)
			require.Equal(t, other.Abstracts, r.Abstracts)
			require.Equal(t, other.Container.ISSN, r.Container.ISSN)
			require.Equal(t, other.Keywords, r.Keywords)
			for i, c := range r.Contributors {
				require.Equal(t, other.Contributors[i].Family, c.Family)
			}
			require.False(t, slices.ContainsFunc(r.Contributors, func(c record.Contributor) bool { return c.Family == "PhD" }))
			require.NotEmpty(t, r.Container.Title)
			require.NotEmpty(t, r.Dates)
		})
	}
}
