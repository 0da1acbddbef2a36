package ris

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

// TestMojibakeNeedsLetters compares the quick looks with the search for what
// they leave out, on pieces of characters and of text read in a wrong encoding.
func TestMojibakeNeedsLetters(t *testing.T) {
	pieces := []string{"a", " ", "plain text of some length ", "é", "Ã©", "â€™", "Â ", "ÐŸÑ€", "ï¼", "’", "”", "\xc3", "\xc2", "\x80", "\xff", "Š", "ö", "à", "ñ", "É", "Õ", "nd", "张", "\ufffd"}
	random := rand.New(rand.NewPCG(5, 21))
	found, passed := 0, 0
	for n := range 100_000 {
		var b strings.Builder
		for range random.IntN(8) {
			piece := pieces[random.IntN(len(pieces))]
			if n%2 == 0 {
				piece = pieces[random.IntN(4)]
			}
			b.WriteString(piece)
		}
		text := b.String()
		require.Equal(t, !strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }), isASCII(text), "%q", text)
		if hasLettersInRow(text) {
			passed++
			continue
		}
		_, _, read := findReadAs1252(text)
		_, _, foreign := findForeignLetters(text)
		_, _, mac := findMacMarks(text)
		require.False(t, read || foreign || mac, "%q", text)
		found++
	}
	require.Greater(t, found, 10_000)
	require.Greater(t, passed, 10_000)
}

// BenchmarkMojibake looks through values as a record has them.
func BenchmarkMojibake(b *testing.B) {
	values := []string{"JOUR", "Moreau, Ana", "Hébert, A.", "2011", "12", "Journal of Tides", "Sjögren’s syndrome", strings.Repeat("Sand was taken at low water – and dried. ", 35)}
	size := 0
	for _, value := range values {
		size += len(value)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, value := range values {
			findMojibake(value)
		}
	}
}
