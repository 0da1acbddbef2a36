package normalize

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestCopyrightPatterns looks for the patterns of a notice in texts of their words
// and signs, as the patterns themselves do.
func TestCopyrightPatterns(t *testing.T) {
	pieces := []string{
		"©", "(c)", "(C)", "copyright", "Copyright:", "copyrights", "acopyright", "\xc2", "é", " ", " ", "  ", "\t", "\n", "\v", ".", ",", ";", "_", "(",
		"all rights", "All Rights reserved", "alle Rechte", "tous droits", "todos los", "Todos os", "published by", "Published By X", "originally published",
		"licensee", "Licensees", "this is", "this article", "this work", "thisis", "some rights", "ſome rightſ", "no claim", "2020", "20201", "a2020",
		"202", "http://x", "https://x", "HTTPS://", "httpx", "The Authors", "Elsevier", "by", "this wor\u212a",
	}
	random := rand.New(rand.NewPCG(1, 2))
	signs, ends := 0, 0
	for range 20_000 {
		var b strings.Builder
		for range random.IntN(9) {
			b.WriteString(pieces[random.IntN(len(pieces))])
			if random.IntN(2) == 0 {
				b.WriteByte(' ')
			}
		}
		text := b.String()
		want := -1
		if at := copyrightSigns.FindStringIndex(text); at != nil {
			want, signs = at[1], signs+1
		}
		require.Equal(t, want, behindCopyrightSign(text), "%q", text)
		want = -1
		if at := copyrightEnds.FindStringIndex(text); at != nil {
			want, ends = at[0], ends+1
		}
		require.Equal(t, want, copyrightEnd(text), "%q", text)
	}
	require.Greater(t, signs, 1000)
	require.Greater(t, ends, 1000)
}
