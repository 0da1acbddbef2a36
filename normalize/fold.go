package normalize

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// FoldKey folds text for comparison: compatibility forms resolved (NFKD), case
// folded, marks removed where the base letter is Latin, Greek or Cyrillic,
// letters such as ł, ø and æ written with their base letters, and everything
// that is not a letter or digit, quotes and dashes among it, turned into single
// spaces, none at either end. Letters of other scripts keep their marks.
//
// Text that is its own key is returned as it is, without allocation.
func FoldKey(s string) string {
	if isFolded(s) {
		return s
	}
	var buffer [128]byte
	key := buffer[:0]
	if len(s) > len(buffer) {
		key = make([]byte, 0, len(s))
	}
	return string(AppendFoldKey(key, s))
}

// AppendFoldKey appends [FoldKey] of s to dst.
func AppendFoldKey(dst []byte, s string) []byte {
	start := len(dst)
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			var n int
			dst, n = appendFoldedASCII(dst, start, s[i:])
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		folded, alone := foldAlone(r)
		if !alone {
			return appendFoldUnicode(dst[:start], s)
		}
		if folded == "" {
			folded = s[i : i+size]
		}
		for j := range len(folded) {
			dst = appendFolded(dst, start, folded[j])
		}
		i += size
	}
	return trimBlank(dst, start)
}

// appendFoldedASCII appends the key of the ASCII characters that s begins with to
// a key that began at start, and returns how many they are.
func appendFoldedASCII(dst []byte, start int, s string) (key []byte, n int) {
	end := len(dst)
	blank := end == start || dst[end-1] == ' '
	// No key of ASCII is longer than its text.
	key = slices.Grow(dst, len(s))[:end+len(s)]
	for ; n < len(s) && s[n] < utf8.RuneSelf; n++ {
		b := foldASCII[s[n]]
		if b == ' ' && blank {
			continue
		}
		blank = b == ' '
		key[end] = b
		end++
	}
	return key[:end], n
}

// appendFolded appends one byte of a key that began at start: no blank there,
// and no two in a row. Zero stands for nothing.
func appendFolded(dst []byte, start int, b byte) []byte {
	if b == 0 || b == ' ' && (len(dst) == start || dst[len(dst)-1] == ' ') {
		return dst
	}
	return append(dst, b)
}

// foldAlone folds a rune beyond ASCII whose key does not depend on what stands
// beside it, as far as these are frequent; "" means that the rune is its own
// key. It reports false for all others, which take the way over NFKD.
func foldAlone(r rune) (folded string, ok bool) {
	switch {
	case 0x4e00 <= r && r <= 0x9fff, 0xac00 <= r && r <= 0xd7a3:
		return "", true // Chinese characters and Hangul syllables
	case 0xff01 <= r && r <= 0xff5e: // full-width forms of ASCII
		ascii := r - 0xfee0
		return foldASCIIKeys[ascii : ascii+1], true
	case r < foldTableEnd:
		folded = foldTable().of(r)
		return folded, folded != ""
	}
	return "", false
}

// foldTableEnd is the end of the runes in foldTable: Latin, Greek, Cyrillic,
// general punctuation, kana and what lies between.
const foldTableEnd = 0x3100

// foldTable is the keys of single runes. It is made when it is first needed.
var foldTable = sync.OnceValue(func() *runeKeys {
	keys := new(runeKeys)
	var text strings.Builder
	for _, block := range [][2]rune{{0x80, 0x250}, {0x370, 0x530}, {0x1e00, 0x1f00}, {0x2000, 0x2070}, {0x3000, 0x3100}} {
		for r := block[0]; r < block[1]; r++ {
			if unicode.IsMark(r) {
				continue
			}
			between := string(appendFoldUnicode(nil, "a"+string(r)+"a"))
			key := between[1 : len(between)-1]
			if key == "" {
				key = "\x00"
			}
			keys.starts[r] = uint16(text.Len())
			keys.lengths[r] = uint8(len(key))
			text.WriteString(key)
		}
	}
	keys.text = text.String()
	return keys
})

// runeKeys holds the keys of runes in one text: few strings, so that the
// collector of memory has little to look at.
type runeKeys struct {
	text    string
	starts  [foldTableEnd]uint16
	lengths [foldTableEnd]uint8
}

// of returns the key of a rune: "" for one that is not in the table and "\x00"
// for one that folds into nothing.
func (k *runeKeys) of(r rune) string {
	start := int(k.starts[r])
	return k.text[start : start+int(k.lengths[r])]
}

// isFolded reports whether s is ASCII and its own key.
func isFolded(s string) bool {
	blank := true
	for i := 0; i < len(s); i++ {
		b := s[i]
		if b >= utf8.RuneSelf || foldASCII[b] != b || (b == ' ' && blank) {
			return false
		}
		blank = b == ' '
	}
	return !blank || s == ""
}

// appendFoldUnicode is AppendFoldKey for any text, by way of NFKD.
func appendFoldUnicode(dst []byte, s string) []byte {
	start := len(dst)
	stripMarks := true // whether marks after the last base go
	compose := false   // whether the key holds what NFKD took apart and should not
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, " ") // NFKD leaves characters whole behind some broken ones
	}
	decomposed := norm.NFKD.AppendString(make([]byte, 0, len(s)+len(s)/2), s)
	for i := 0; i < len(decomposed); {
		b := decomposed[i]
		if b < utf8.RuneSelf {
			i++
			stripMarks = true
			dst = appendFolded(dst, start, foldASCII[b])
			continue
		}
		r, size := utf8.DecodeRune(decomposed[i:])
		i += size
		switch {
		case unicode.IsMark(r):
			if !stripMarks && r != combiningGraphemeJoiner {
				dst = utf8.AppendRune(dst, r)
				compose = true
			}
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			stripMarks = unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic)
			compose = compose || isJamo(r)
			if folded, ok := foldLetters[r]; ok {
				dst = append(dst, folded...)
			} else {
				dst = utf8.AppendRune(dst, unicode.ToLower(unicode.ToUpper(r)))
			}
		case unicode.Is(unicode.Cf, r):
			// Format characters stand between no words.
		default:
			stripMarks = true
			dst = appendFolded(dst, start, ' ')
		}
	}
	dst = trimBlank(dst, start)
	if compose {
		return append(dst[:start], norm.NFC.String(string(dst[start:]))...)
	}
	return dst
}

// trimBlank takes the space off the end of what was appended after start.
func trimBlank(dst []byte, start int) []byte {
	if len(dst) > start && dst[len(dst)-1] == ' ' {
		return dst[:len(dst)-1]
	}
	return dst
}

// combiningGraphemeJoiner is what NFKD puts between too many marks.
const combiningGraphemeJoiner = '\u034f'

// isJamo reports whether r is a part that NFKD took out of a Hangul syllable.
func isJamo(r rune) bool { return 0x1100 <= r && r <= 0x11ff }

// foldASCII maps letters to lower case, digits to themselves and all else to a
// space.
var foldASCII = func() (table [utf8.RuneSelf]byte) {
	for b := range table {
		switch c := byte(b); {
		case isASCIIDigit(c):
			table[b] = c
		case isASCIILetter(c):
			table[b] = c | 0x20
		default:
			table[b] = ' '
		}
	}
	return table
}()

// foldASCIIKeys are the bytes of foldASCII in a row.
var foldASCIIKeys = string(foldASCII[:])

// foldLetters are letters that no Unicode form takes apart and that sources
// write in two ways.
var foldLetters = map[rune]string{
	'ß': "ss", 'ẞ': "ss",
	'æ': "ae", 'Æ': "ae",
	'œ': "oe", 'Œ': "oe",
	'ø': "o", 'Ø': "o",
	'ł': "l", 'Ł': "l",
	'đ': "d", 'Đ': "d",
	'ð': "d", 'Ð': "d",
	'ħ': "h", 'Ħ': "h",
	'ŧ': "t", 'Ŧ': "t",
	'þ': "th", 'Þ': "th",
	'ı': "i",
	'ς': "σ",
}
