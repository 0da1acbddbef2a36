package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviations end in a full stop that ends no sentence, in lower case
// without it.
var abbreviations = map[string]bool{
	"e.g": true, "i.e": true, "cf": true, "vs": true, "etc": true, "al": true, "fig": true, "figs": true, "no": true, "nr": true,
	"vol": true, "pp": true, "p": true, "approx": true, "ca": true, "dr": true, "prof": true, "mr": true, "mrs": true, "ms": true,
	"st": true, "inc": true, "ltd": true, "co": true, "corp": true, "dept": true, "univ": true, "ed": true, "eds": true,
	"sect": true, "art": true, "gmbh": true, "s.a": true, "b.v": true, "n.v": true, "u.s": true, "u.k": true, "ph.d": true, "jr": true, "sr": true,
}

// Sentences divides text into sentences and their places. A stop after an
// abbreviation or an initial, within a number or a name of a site ends none;
// an empty line ends one.
func Sentences(s string) []Found[string] {
	var found []Found[string]
	start := 0
	for start < len(s) {
		end := sentenceEnd(s, start)
		if from, to := trimmed(s, start, end); from < to {
			found = append(found, Found[string]{Value: s[from:to], Start: from, End: to})
		}
		start = end
	}
	return found
}

// sentenceEnd returns the end of the sentence that begins at start, closing
// quotes and brackets included.
func sentenceEnd(s string, start int) int {
	for at := start; at < len(s); {
		r, size := utf8.DecodeRuneInString(s[at:])
		switch r {
		case '。', '！', '？':
			return at + size
		case '.', '!', '?':
			end := at + 1
			for end < len(s) {
				closing, size := utf8.DecodeRuneInString(s[end:])
				if !strings.ContainsRune("\"')]”’»", closing) {
					break
				}
				end += size
			}
			if beginsSentence(s, end) && (r != '.' || !abbreviated(s[start:at])) {
				return end
			}
		case '\n':
			if blank, _, _ := strings.Cut(s[at+1:], "\n"); len(blank) < len(s)-at-1 && strings.TrimSpace(blank) == "" {
				return at + 1
			}
		}
		at += size
	}
	return len(s)
}

// beginsSentence reports whether what stands at the place can begin another
// sentence: blank space and then anything but a small letter, or the end.
func beginsSentence(s string, at int) bool {
	if at+1 < len(s) && s[at] < utf8.RuneSelf {
		if s[at] > ' ' {
			return false
		}
		if next := s[at+1]; s[at] == ' ' && next > ' ' && next < utf8.RuneSelf {
			return next < 'a' || next > 'z'
		}
	}
	rest := strings.TrimLeftFunc(s[at:min(len(s), at+40)], unicode.IsSpace)
	if len(rest) == len(s[at:min(len(s), at+40)]) {
		return at == len(s)
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !unicode.IsLower(r)
}

// longestAbbreviation is the length of "approx".
const longestAbbreviation = 6

// abbreviated reports whether the last word of s is an abbreviation or an
// initial.
func abbreviated(s string) bool {
	const longest = 8
	if n := len(s) - longest; n >= 0 && lettersOf(eightAt(s, n))|0xff == highBits|0xff {
		return false // seven letters are too many, as most sentences end
	}
	from := max(0, len(s)-longest)
	var lower [longest]byte
	for i := len(s) - 1; ; i-- {
		if i < from {
			if from > 0 {
				return false // the word is longer
			}
			return isAbbreviation(s, lower[len(lower)-len(s):])
		}
		switch b := s[i]; {
		case b >= utf8.RuneSelf:
			return abbreviatedInUnicode(s[from:], from > 0)
		case b <= ' ' && unicode.IsSpace(rune(b)), b == '(', b == ',', b == ';':
			word := s[i+1:]
			return isAbbreviation(word, lower[len(lower)-len(word):])
		case 'A' <= b && b <= 'Z':
			lower[len(lower)-len(s)+i] = b | 0x20
		default:
			lower[len(lower)-len(s)+i] = b
		}
	}
}

// isAbbreviation reports whether an ASCII word, given as it stands and in lower
// case, is an abbreviation or an initial.
func isAbbreviation(word string, lower []byte) bool {
	return len(word) == 1 && word[0] >= 'A' && word[0] <= 'Z' || len(word) <= longestAbbreviation && abbreviations[string(lower)]
}

// abbreviatedInUnicode is abbreviated for the end of a text that is not ASCII;
// cut says that the text goes on before it.
func abbreviatedInUnicode(tail string, cut bool) bool {
	if at := strings.LastIndexFunc(tail, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("(,;©", r) }); at >= 0 {
		_, size := utf8.DecodeRuneInString(tail[at:])
		tail = tail[at+size:]
	} else if cut {
		return false
	}
	if r, size := utf8.DecodeRuneInString(tail); size == len(tail) && unicode.IsUpper(r) {
		return true
	}
	return abbreviations[strings.ToLower(tail)]
}

func isLetter(r rune) bool { return unicode.IsLetter(r) }
