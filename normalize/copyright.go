package normalize

import "strings"

// The patterns of a copyright notice are looked for where they may begin: a notice
// stands in a text that is mostly something else.

// behindCopyrightSign returns the offset behind the first match of
// [copyrightSigns], or -1.
func behindCopyrightSign(text string) int {
	for i := range len(text) {
		switch c := text[i]; {
		case c == "©"[0] && strings.HasPrefix(text[i:], "©"),
			c == '(' && hasPrefixFold(text[i:], "(c)"),
			c|0x20 == 'c' && hasPrefixFold(text[i:], "copyright"):
		default:
			continue
		}
		from := max(i-1, 0) // what stands before a word says whether it is one
		if at := copyrightSigns.FindStringIndex(text[from:]); at != nil {
			return from + at[1]
		}
		return -1
	}
	return -1
}

// copyrightEndWords are the alternatives of [copyrightEnds] but for years.
var copyrightEndWords = [256][]string{
	'a': {"all rights", "alle rechte"},
	'h': {"http://", "https://"},
	'l': {"licensee"},
	'n': {"no claim"},
	'o': {"originally published"},
	'p': {"published by"},
	's': {"some rights"},
	't': {"tous droits", "todos los", "todos os", "this is", "this article", "this work"},
}

// copyrightEnd returns the offset of the first match of [copyrightEnds], or -1.
func copyrightEnd(holder string) int {
	if strings.Contains(holder, "ſ") || strings.Contains(holder, "\u212a") { // letters s and k to the pattern
		if at := copyrightEnds.FindStringIndex(holder); at != nil {
			return at[0]
		}
		return -1
	}
	for i := range len(holder) {
		if !beginsCopyrightEnd(holder, i) {
			continue
		}
		for i > 0 && isPatternBlank(holder[i-1]) {
			i--
		}
		if i > 0 && (holder[i-1] == '.' || holder[i-1] == ',' || holder[i-1] == ';') {
			i--
		}
		return i
	}
	return -1
}

// beginsCopyrightEnd reports whether a year or one of the words begins at a place.
func beginsCopyrightEnd(s string, at int) bool {
	c := s[at]
	begins := at == 0 || !isPatternWord(s[at-1])
	if c >= '0' && c <= '9' {
		end := at
		for end < len(s) && s[end] >= '0' && s[end] <= '9' {
			end++
		}
		return begins && end-at == 4 && (end == len(s) || !isPatternWord(s[end]))
	}
	if c >= 0x80 {
		return false
	}
	for _, word := range copyrightEndWords[c|0x20] {
		if !hasPrefixFold(s[at:], word) {
			continue
		}
		if word[len(word)-1] == '/' {
			return true
		}
		if end := at + len(word); begins && (end == len(s) || !isPatternWord(s[end])) {
			return true
		}
	}
	return false
}

// isPatternBlank reports whether a byte is one of the blanks of a pattern.
func isPatternBlank(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' && c != '\v' }

// isPatternWord reports whether a byte is of a word to a pattern.
func isPatternWord(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_'
}
