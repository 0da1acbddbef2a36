package normalize

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestPlainLanguages asks that the table of frequent texts says what the way
// that every other text takes reads from them.
func TestPlainLanguages(t *testing.T) {
	for text, tag := range plainLanguages {
		stated, err := statedLanguage(text)
		require.NoError(t, err, text)
		require.Equal(t, stated, tag, text)
	}
}
