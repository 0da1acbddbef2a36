package ris

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestValuesThatStandAsTheyAre asks of random texts that those which are written
// without a change are exactly those that writing would not change.
func TestValuesThatStandAsTheyAre(t *testing.T) {
	parts := []string{"a", "word", "eight by", " ", "  ", "\t", "\n", "\x7f", "\x00", "é", "汉字", "\u00a0", "\u0085", "\u2028", "\ufeff", "\ufffd", "\xff", "\xed\xa0\x80", "~", "🙂"}
	random := rand.New(rand.NewPCG(1, 2))
	counts := map[bool]int{}
	for range 200_000 {
		var text strings.Builder
		for range random.IntN(9) {
			text.WriteString(parts[random.IntN(len(parts))])
			if random.IntN(3) > 0 {
				text.WriteString(parts[random.IntN(3)])
			}
		}
		value := text.String()
		oneLine := value != "" && value == string(appendOneLine(nil, value))
		require.Equal(t, oneLine, isOneLine(value), "%q", value)
		counts[oneLine]++
		paragraph := value != "" && value == strings.TrimSpace(value) && utf8.ValidString(value) &&
			!strings.ContainsFunc(value, func(r rune) bool { return r != '\t' && isControl(r) || isLineSeparator(r) || r == byteOrderMark })
		require.Equal(t, paragraph, isOneParagraph(value), "%q", value)
		if paragraph {
			require.Equal(t, value, string(appendParagraphs(nil, value)))
		}
	}
	require.Greater(t, min(counts[true], counts[false]), 10_000)
}

// TestPlainTextsAreThoseOfTheirPaths asks that the fields which are written in
// a row are those of the paths that the plan has slots for.
func TestPlainTextsAreThoseOfTheirPaths(t *testing.T) {
	r := new(record.Record)
	texts := plainTexts(r)
	require.Len(t, texts, len(textPaths))
	for i, path := range textPaths {
		require.Same(t, textField(r, path), texts[i], path)
	}
}
