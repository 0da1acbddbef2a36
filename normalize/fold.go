package normalize

import (
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
	return string(AppendFoldKey(make([]byte, 0, len(s)), s))
}

// AppendFoldKey appends [FoldKey] of s to dst.
func AppendFoldKey(dst []byte, s string) []byte {
	start := len(dst)
	for i := 0; i < len(s); i++ {
		b := s[i]
		if b >= utf8.RuneSelf {
			return appendFoldUnicode(dst[:start], s)
		}
		switch folded := foldASCII[b]; {
		case folded != ' ':
			dst = append(dst, folded)
		case len(dst) > start && dst[len(dst)-1] != ' ':
			dst = append(dst, ' ')
		}
	}
	return trimBlank(dst, start)
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

// appendFoldUnicode is AppendFoldKey for text beyond ASCII.
func appendFoldUnicode(dst []byte, s string) []byte {
	start := len(dst)
	stripMarks := true // whether marks after the last base go
	compose := false   // whether the key holds what NFKD took apart and should not
	decomposed := norm.NFKD.AppendString(make([]byte, 0, len(s)+len(s)/2), s)
	for i := 0; i < len(decomposed); {
		b := decomposed[i]
		if b < utf8.RuneSelf {
			i++
			stripMarks = true
			if folded := foldASCII[b]; folded != ' ' {
				dst = append(dst, folded)
			} else if len(dst) > start && dst[len(dst)-1] != ' ' {
				dst = append(dst, ' ')
			}
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
			if len(dst) > start && dst[len(dst)-1] != ' ' {
				dst = append(dst, ' ')
			}
		}
	}
	dst = trimBlank(dst, start)
	if compose {
		return append(dst[:start], norm.NFC.Bytes(dst[start:])...)
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
