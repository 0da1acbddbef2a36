package normalize

import (
	"math/rand/v2"
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
			letter := uint64(0)
			if isASCIILetter(byte(b)) {
				letter = 0x80 << (8 * place)
			}
			letters := lettersOf(uint64(b) << (8 * place))
			require.Equal(t, letter, letters, "byte %#x", b)
			spaces, printable := spacesOf(eight)
			require.Equal(t, b >= ' ' && b < 0x7f, printable, "byte %#x", b)
			_, plain := plainOf(eight)
			require.Equal(t, printable && b != '<' && b != '&', plain, "byte %#x", b)
			if printable {
				require.Equal(t, space, spaces, "byte %#x", b)
			}
		}
	}
	require.Equal(t, 11, nextDigit("a b c d e f 7", 0)-1)
	require.Equal(t, 3, nextDigit("abc", 0))
	require.Equal(t, 9, nextDigit("123456789", 9))
}

func TestBits(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 64))
	for range 2000 {
		text := make([]byte, random.IntN(200))
		for i := range text {
			text[i] = "aZ09 .-\xc3é/:@[`{"[random.IntN(16)]
		}
		s := string(text)
		for at := 0; at < len(s); at += 64 {
			words, digits := wordBits(s, at)
			require.Equal(t, digits, digitBits(s, at))
			for i := range 64 {
				digit := at+i < len(s) && isASCIIDigit(s[at+i])
				require.Equal(t, digit, digits>>i&1 != 0, "%q", s)
				require.Equal(t, digit || at+i < len(s) && isASCIILetter(s[at+i]), words>>i&1 != 0, "%q", s)
			}
		}
	}
}

func TestBeginsNumber(t *testing.T) {
	for word := range numberWords {
		for _, text := range []string{word, strings.ToUpper(word), "x " + word, word + " x", word + "-"} {
			at := strings.Index(strings.ToLower(text), word)
			require.Equal(t, uint64(1), beginsNumber(text, at), text)
		}
	}
	for _, text := range []string{"", "t", "tw", "study", "stu", "the ", "aim"} {
		require.Zero(t, beginsNumber(text, 0), text)
	}
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
