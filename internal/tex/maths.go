package tex

import "strings"

// uprightCommands set letters in maths as those of words: "$\mathrm{CO_2}$".
var uprightCommands = map[string]bool{"mathrm": true, "mathup": true, "mathsf": true, "text": true, "textrm": true, "textsf": true, "textnormal": true, "mbox": true}

// mathsPlain reads maths that is made of symbols, signs, upright letters, and raised or
// lowered digits: all of it has characters of its own, and none of it is a formula. It
// reports false for any other.
func mathsPlain(s string) (string, bool) { return mathsText(s, false) }

// mathsText is mathsPlain for maths whose letters are upright, or not.
func mathsText(s string, upright bool) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '\\':
			end := i + 1
			for end < len(s) && isLetter(s[end]) {
				end++
			}
			if end == i+1 {
				if end >= len(s) {
					return "", false
				}
				text, ok := mathsEscaped[s[end]]
				if !ok {
					return "", false
				}
				b.WriteString(text)
				i = end + 1
				continue
			}
			if content, next, ok := argument(s, end); ok && uprightCommands[s[i+1:end]] {
				text, ok := mathsText(content, true)
				if !ok {
					return "", false
				}
				b.WriteString(text)
				i = next
				continue
			}
			symbol, ok := symbols[s[i+1:end]]
			if !ok {
				return "", false
			}
			b.WriteString(symbol)
			i = skipBlanks(s, end)
		case c == '^' || c == '_':
			content, next := mathsArgument(s, i+1)
			forms := raised
			if c == '_' {
				forms = lowered
			}
			text, ok := "", false
			if content != "" {
				text, ok = shiftText(content, forms)
			}
			if symbol := strings.TrimPrefix(content, `\`); !ok && c == '^' && (symbol == "circ" || symbol == "prime") {
				text, ok = map[string]string{"circ": "°", "prime": "′"}[symbol], true
			}
			if !ok {
				return "", false
			}
			b.WriteString(text)
			i = next
		case c >= '0' && c <= '9', strings.IndexByte("<>=+/.,:;()[]%|* ", c) >= 0:
			b.WriteByte(c)
			i++
		case upright && (isLetter(c) || c == '-'):
			b.WriteByte(c)
			i++
		case c == '-':
			b.WriteString("−")
			i++
		case c == '~':
			b.WriteString("\u00a0")
			i++
		case c == '{' && strings.HasPrefix(s[i:], "{}"):
			i += 2
		case c >= 0x80:
			b.WriteByte(c)
			i++
		default:
			return "", false
		}
	}
	return b.String(), true
}

// mathsArgument returns what is raised or lowered: a group, a command, or one
// character.
func mathsArgument(s string, at int) (content string, next int) {
	if at >= len(s) {
		return "", at
	}
	switch s[at] {
	case '{':
		content, next, ok := argument(s, at)
		if !ok {
			return "", at
		}
		return strings.TrimSpace(content), next
	case '\\':
		end := at + 1
		for end < len(s) && isLetter(s[end]) {
			end++
		}
		return s[at:end], end
	}
	return s[at : at+1], at + 1
}

// mathsEscaped are the commands of one character in maths.
var mathsEscaped = map[byte]string{
	',': " ", ';': " ", ':': " ", ' ': " ", '!': "", '%': "%", '&': "&", '#': "#", '$': "$", '_': "_",
}

// raised and lowered are the characters that stand above and below the line.
var (
	raised = map[rune]string{
		'0': "⁰", '1': "¹", '2': "²", '3': "³", '4': "⁴", '5': "⁵", '6': "⁶", '7': "⁷", '8': "⁸", '9': "⁹",
		'+': "⁺", '-': "⁻", '−': "⁻", '–': "⁻", '=': "⁼", '(': "⁽", ')': "⁾",
	}
	lowered = map[rune]string{
		'0': "₀", '1': "₁", '2': "₂", '3': "₃", '4': "₄", '5': "₅", '6': "₆", '7': "₇", '8': "₈", '9': "₉",
		'+': "₊", '-': "₋", '−': "₋", '–': "₋", '=': "₌", '(': "₍", ')': "₎",
	}
)
