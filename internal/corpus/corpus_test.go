package corpus_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
)

func TestFiles(t *testing.T) {
	require.Greater(t, len(corpus.Files(t, ".ris", ".bib")), len(corpus.Files(t, ".bib")))
	require.NotEmpty(t, corpus.File(t, "gold", "README.md"))
	require.NotEmpty(t, corpus.FilesIn(t, corpus.Folder(t, "gold"), ".ris"))
}

func TestAbsent(t *testing.T) {
	var after bool
	t.Run("skipped", func(t *testing.T) {
		defer func() { require.True(t, t.Skipped()) }()
		corpus.Folder(t, "nothing", "of", "this", "name")
		after = true
	})
	require.False(t, after)
	_, found := corpus.Beside(t, "nothing", "of", "this", "name")
	require.False(t, found)
}
