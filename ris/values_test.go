package ris

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestIndexOf asks that the index of a tag in upper case is that of its bytes.
func TestIndexOf(t *testing.T) {
	for a := range 256 {
		for b := range 256 {
			index, lower, ok := tagIndex(byte(a), byte(b))
			got, gotOK := indexOf(string([]byte{byte(a), byte(b)}))
			require.Equal(t, ok && !lower, gotOK, "%d %d", a, b)
			if gotOK {
				require.Equal(t, index, got, "%d %d", a, b)
			}
		}
	}
}

// TestMeaningOfType asks that the table of meanings by type says what the rows
// say.
func TestMeaningOfType(t *testing.T) {
	for i := range tagRows {
		row := rowOf(tagRows[i].tag)
		require.Equal(t, row.meaning, row.meaningOfType(nil))
		for code, typeRow := range typeTable {
			require.Equal(t, row.meaningIn(code), row.meaningOfType(typeRow), "%s of %s", row.tag, code)
		}
	}
}

// TestSplitURLs asks that a value is divided where one of the schemes begins
// behind a separator, at each such place and nowhere else.
func TestSplitURLs(t *testing.T) {
	pieces := []string{"http", "https", "ftp", "file", "internal-pdf", "://", ":", "//", "a.b/c", ";", " ", ",", "\t", "\n", "xhttp", "é", "\u00a0"}
	random := rand.New(rand.NewPCG(3, 4))
	for range 50_000 {
		var b strings.Builder
		for range 1 + random.IntN(9) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		value := b.String()
		var want []string
		start := 0
		for i := 1; i <= len(value); i++ {
			begins := i == len(value)
			for _, scheme := range urlSchemes {
				begins = begins || strings.IndexByte(urlEnds, value[i-1]) >= 0 && strings.HasPrefix(value[i:], scheme+"://")
			}
			if !begins {
				continue
			}
			if text := strings.TrimRight(value[start:i], urlEnds); strings.TrimSpace(text) != "" {
				want = append(want, text)
			}
			start = i
		}
		var got []string
		for _, part := range splitURLs(nil, value) {
			got = append(got, value[part.start:part.end])
		}
		require.Equal(t, want, got, "%q", value)
	}
}
