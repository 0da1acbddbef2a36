package tex

import "strings"

// argument returns the content of the braces at or behind blanks at the place,
// and the place behind them.
func argument(s string, at int) (content string, next int, ok bool) {
	at = skipBlanks(s, at)
	if at >= len(s) || s[at] != '{' {
		return "", 0, false
	}
	end := skipGroup(s, at)
	if end <= at || s[end-1] != '}' || end-at < 2 {
		return "", 0, false
	}
	return s[at+1 : end-1], end, true
}

// longestArgument is how far the end of an argument is looked for.
const longestArgument = 512

// skipGroup returns the place behind the braces at the place; the place itself
// where there are none.
func skipGroup(s string, at int) int {
	if at >= len(s) || s[at] != '{' {
		return at
	}
	if end, ok := GroupEnd(s[at:min(len(s), at+longestArgument)]); ok {
		return at + end
	}
	return at
}

// GroupEnd returns the place behind the braces that a text begins with; false where
// they do not close.
func GroupEnd(s string) (end int, ok bool) {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1, true
			}
		}
	}
	return len(s), false
}

// skipArgumentEnd returns the place behind what ends the name of a command that
// has no argument: blanks, or empty braces.
func skipArgumentEnd(s string, at int) int {
	if strings.HasPrefix(s[at:], "{}") {
		return at + 2
	}
	return skipBlanks(s, at)
}

// skipBlanks returns the place behind blanks, of which an empty line is none.
func skipBlanks(s string, at int) int {
	lines := 0
	for i := at; ; i++ {
		if i >= len(s) || !isBlank(s[i]) {
			return i
		}
		if s[i] == '\n' {
			if lines++; lines > 1 {
				return at
			}
		}
	}
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
