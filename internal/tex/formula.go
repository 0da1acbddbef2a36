package tex

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestFormula is how far the end of a formula is looked for.
const longestFormula = 1000

// Formulas returns the places of the formulas in a text, which [Encode] writes as
// they stand: between two dollars, balanced, with a command, or with a "^" or a "_"
// behind a single letter or a closing bracket and without words. Dollars of prices and
// of names in programs are none.
func Formulas(text string) [][2]int {
	var places [][2]int
	for i := strings.IndexByte(text, '$'); i >= 0 && i < len(text); {
		if end := formulaEnd(text, i); end > 0 {
			places = append(places, [2]int{i, end})
			i = end
		} else if i++; strings.HasPrefix(text[i:], "$") {
			i++ // what opens nothing as two does not as one
		}
		next := strings.IndexByte(text[i:], '$')
		if next < 0 {
			break
		}
		i += next
	}
	return places
}

// formulaEnd returns the place behind the formula that begins with the dollar at i; 0
// where there is none.
func formulaEnd(text string, i int) int {
	dollars := "$"
	if strings.HasPrefix(text[i:], "$$") {
		dollars = "$$"
	}
	from := i + len(dollars)
	length := strings.Index(text[from:min(len(text), from+longestFormula)], dollars)
	if length <= 0 || i > 0 && text[i-1] == '\\' {
		return 0
	}
	content, end := text[from:from+length], from+length+len(dollars)
	if isBlank(content[0]) || isBlank(content[length-1]) || end < len(text) && isWordByte(text[end]) || !isFormula(content) {
		return 0
	}
	if formula := text[i:end]; Plain(formula) != formula {
		return 0
	}
	return end
}

func isWordByte(c byte) bool { return isLetter(c) || c >= '0' && c <= '9' || c >= utf8.RuneSelf }

// longestVariable is how many plain letters stand together in a formula that has no
// command; more are a word.
const longestVariable = 2

// isFormula reports whether braces pair in what stands between dollars, nothing in it
// means something else in TeX, and it has what no price and no name in a program has:
// a command, or beside letters that are no words an index or a power.
func isFormula(content string) bool {
	depth, letters := 0, 0
	command, script, word := false, false, false
	for i := 0; i < len(content); {
		r, size := utf8.DecodeRuneInString(content[i:])
		if unicode.IsLetter(r) || unicode.IsMark(r) && letters > 0 {
			if unicode.IsLetter(r) {
				letters++
			}
			word = word || depth == 0 && letters > longestVariable
			i += size
			continue
		}
		switch r {
		case '{':
			depth++
		case '}':
			if depth--; depth < 0 {
				return false
			}
		case '^', '_':
			script = script || letters == 1 || i > 0 && strings.IndexByte(")]}", content[i-1]) >= 0
		case '\\':
			if i+1 == len(content) {
				return false
			}
			if isLetter(content[i+1]) {
				command = true
				for i+1 < len(content) && isLetter(content[i+1]) {
					i++
				}
			} else if content[i+1] != '{' && content[i+1] != '}' {
				i++
			}
		case '%', '#', '&', '$', '\n':
			return false
		}
		letters = 0
		i += size
	}
	return depth == 0 && (command || script && !word)
}

func isASCII(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}
