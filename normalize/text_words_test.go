package normalize

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

// textByRunes is [Text] one character after the other.
func textByRunes(s string) string {
	s = trimBlanks(s)
	if isClean(s) {
		return s
	}
	c := cleaner{out: make([]byte, 0, len(s))}
	for _, r := range norm.NFC.String(s) {
		c.add(r)
	}
	return norm.NFC.String(c.text())
}

func TestTextByWords(t *testing.T) {
	pieces := []string{
		" ", "  ", "\t", "\r\n", "\u00a0", "a", "word", "two words", "é", "e\u0301", "\u0301", "\xff", "\x00", "\x7f", "\u200b",
		"<", ">", ";", "<i>", "</i>", "<p>", "<", "&", "&amp;", "&lt;", "i>", "&#233;", "amp;", ".", "lt;b&gt;", "中文", "long words without anything in them",
	}
	random := rand.New(rand.NewPCG(3, 4))
	changed := 0
	for range 50_000 {
		var b strings.Builder
		for range random.IntN(12) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		got := Text(b.String())
		require.Equal(t, textByRunes(b.String()), got, "%q", b.String())
		if got != b.String() {
			changed++
		}
	}
	require.Greater(t, changed, 20_000)
}

func TestIsASCII(t *testing.T) {
	for n := range 40 {
		plain := strings.Repeat("a\x7f", n/2) + strings.Repeat("b", n%2)
		require.True(t, isASCII(plain))
		for at := range n {
			require.False(t, isASCII(plain[:at]+"é"+plain[at:]))
		}
	}
}
