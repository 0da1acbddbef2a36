package typed

import (
	"strings"
	"unicode/utf8"
)

// longestKey is longer than most keys of the tables of [LookUp], in bytes.
const longestKey = 64

// LookUp finds a text, without the blanks around it, in a table whose keys are in
// lower case.
func LookUp[V any](table map[string]V, text string) (V, bool) {
	text = strings.TrimSpace(text)
	var lower [longestKey]byte
	n := 0
	for n < len(text) && n < len(lower) && text[n] < utf8.RuneSelf {
		c := text[n]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower[n] = c
		n++
	}
	if n < len(text) { // it is long, or has other letters than those of ASCII
		value, ok := table[strings.ToLower(text)]
		return value, ok
	}
	value, ok := table[string(lower[:n])]
	return value, ok
}
