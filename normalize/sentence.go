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
	rest := strings.TrimLeftFunc(s[at:min(len(s), at+40)], unicode.IsSpace)
	if len(rest) == len(s[at:min(len(s), at+40)]) {
		return at == len(s)
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !unicode.IsLower(r)
}

// abbreviated reports whether the last word of s is an abbreviation or an
// initial.
func abbreviated(s string) bool {
	const longest = 8
	tail := s[max(0, len(s)-longest):]
	if at := strings.LastIndexFunc(tail, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("(,;©", r) }); at >= 0 {
		_, size := utf8.DecodeRuneInString(tail[at:])
		tail = tail[at+size:]
	} else if len(tail) < len(s) {
		return false
	}
	if r, size := utf8.DecodeRuneInString(tail); size == len(tail) && unicode.IsUpper(r) {
		return true
	}
	return abbreviations[strings.ToLower(tail)]
}

func isLetter(r rune) bool { return unicode.IsLetter(r) }
