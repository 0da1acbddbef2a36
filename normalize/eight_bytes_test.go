package normalize

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

func TestEightBytes(t *testing.T) {
	for b := range 256 {
		for place := range 8 {
			text := []byte("xxxxxxxx")
			text[place] = byte(b)
			eight := eightAt(string(text), 0)
			digit, space := uint64(0), uint64(0)
			if b >= '0' && b <= '9' {
				digit = 0x80 << (8 * place)
			}
			if b == ' ' {
				space = 0x80 << (8 * place)
			}
			require.Equal(t, digit, digitsOf(eight), "byte %#x", b)
			letter, initial := uint64(0), uint64(0)
			if isASCIILetter(byte(b)) {
				letter = 0x80 << (8 * place)
			}
			if strings.ContainsRune("efnostEFNOST", rune(b)) {
				initial = 0x80 << (8 * place)
			}
			letters := lettersOf(uint64(b) << (8 * place))
			require.Equal(t, letter, letters, "byte %#x", b)
			require.Equal(t, initial, numberInitials(uint64(b)<<(8*place))&letters, "byte %#x", b)
			spaces, plain := plainOf(eight)
			require.Equal(t, b >= ' ' && b < 0x7f && !strings.ContainsRune("<>;&", rune(b)), plain, "byte %#x", b)
			if plain {
				require.Equal(t, space, spaces, "byte %#x", b)
			}
		}
	}
	require.Equal(t, 11, nextDigit("a b c d e f 7", 0)-1)
	require.Equal(t, 3, nextDigit("abc", 0))
	require.Equal(t, 9, nextDigit("123456789", 9))
}

func TestIsComposed(t *testing.T) {
	composed := 0
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !utf8.ValidRune(r) || !isComposed(r) {
			continue
		}
		composed++
		require.True(t, norm.NFC.QuickSpanString("a"+string(r)) == len("a"+string(r)), "%U", r)
		require.Zero(t, norm.NFC.PropertiesString(string(r)).CCC(), "%U", r)
	}
	require.Greater(t, composed, 20_000)
}
