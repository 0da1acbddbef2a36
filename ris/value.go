package ris

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file writes values as the lines of a field: nothing in a value may end
// its line, start another field or spoil the encoding. Control characters and
// line separators are blanks, bytes that are not UTF-8 become U+FFFD, and
// values are never wrapped.

// isOneLine reports whether the value can be written as it is: no blank but
// single spaces between words.
func isOneLine(value string) bool {
	n := len(value)
	if n == 0 || value[0] == ' ' || value[n-1] == ' ' {
		return false
	}
	spaces, before := uint64(0), uint64(0) // of the eight bytes, and of those before them
	at := 0
	for ; at+8 <= n; at += 8 {
		eight := eightBytes(value, at)
		if !isPrintable(eight) {
			return isOneLineOfAny(value)
		}
		spaces, before = spacesOf(eight), spaces
		if spaces&(spaces<<8|before>>56) != 0 {
			return false
		}
	}
	for ; at < n; at++ {
		switch c := value[at]; {
		case c < ' ' || c >= 0x7f:
			return isOneLineOfAny(value)
		case c == ' ' && value[at-1] == ' ':
			return false
		}
	}
	return true
}

// isOneLineOfAny is isOneLine for any characters.
func isOneLineOfAny(value string) bool {
	afterSpace := true
	for _, r := range value {
		switch {
		case r > ' ' && r < 0x7f:
			afterSpace = false
		case r == ' ':
			if afterSpace {
				return false
			}
			afterSpace = true
		case isBlankRune(r), r == utf8.RuneError && !utf8.ValidString(value):
			return false
		default:
			afterSpace = false
		}
	}
	return !afterSpace
}

// Masks of eight bytes as one number.
const (
	highBits = 0x8080808080808080
	lowBits  = 0x0101010101010101
)

// eightBytes returns the eight bytes at the place, the first one lowest.
func eightBytes(s string, at int) uint64 {
	b := s[at : at+8]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// isPrintable reports whether eight bytes are printable ASCII.
func isPrintable(eight uint64) bool {
	return (eight|^(eight+0x60*lowBits)|(eight+lowBits))&highBits == 0
}

// spacesOf returns the mask of the spaces among eight bytes of ASCII: the
// highest bit of each.
func spacesOf(eight uint64) uint64 {
	return ^((eight ^ ' '*lowBits) + 0x7f*lowBits) & highBits
}

// printableUpTo returns the place of the first byte at or behind the place that
// is not printable ASCII.
func printableUpTo(s string, at int) int {
	for ; at+8 <= len(s) && isPrintable(eightBytes(s, at)); at += 8 {
	}
	for at < len(s) && s[at] >= ' ' && s[at] < 0x7f {
		at++
	}
	return at
}

// appendOneLine appends the words of the value with single spaces between
// them; nothing for a value that is only blanks.
func appendOneLine(dst []byte, value string) []byte {
	start := len(dst)
	space := false
	for _, r := range value {
		if isBlankRune(r) {
			space = len(dst) > start
			continue
		}
		if space {
			dst = append(dst, ' ')
			space = false
		}
		dst = utf8.AppendRune(dst, r)
	}
	return dst
}

// appendClean is appendOneLine for a value that may be clean already.
func appendClean(dst []byte, value string) []byte {
	if isOneLine(value) {
		return append(dst, value...)
	}
	return appendOneLine(dst, value)
}

// isBlankRune reports whether a character is written as a blank where a value
// stands on one line.
func isBlankRune(r rune) bool { return unicode.IsSpace(r) || isControl(r) }

// isControl reports whether a character has no place in any value.
func isControl(r rune) bool { return r < ' ' || r == 0x7f }

// isOneParagraph reports whether the text can be written as it is: one line
// without blanks around it, control characters or line separators.
func isOneParagraph(text string) bool {
	for i := printableUpTo(text, 0); i < len(text); i = printableUpTo(text, i) {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\t':
		case r < utf8.RuneSelf, isLineSeparator(r), r == byteOrderMark, r == utf8.RuneError && n == 1:
			return false
		}
		i += n
	}
	return text != "" && len(strings.TrimSpace(text)) == len(text)
}

const byteOrderMark = '\ufeff'

// isLineSeparator reports whether a program may take the character for a line
// end though this package does not.
func isLineSeparator(r rune) bool { return r == 0x85 || r == 0x2028 || r == 0x2029 }

// appendParagraphs appends the text with its lines, blank ones too, without
// blanks around them. A line that would be read as a field goes on in the last
// line before that is not blank.
func appendParagraphs(dst []byte, text string) []byte {
	start := len(dst)
	for len(text) > 0 {
		end := strings.IndexAny(text, "\r\n")
		if end < 0 {
			end = len(text)
		}
		line := text[:end]
		if strings.HasPrefix(text[end:], "\r\n") {
			end++
		}
		text = text[min(end+1, len(text)):]
		at := len(dst)
		if at > start {
			dst = append(dst, '\n')
		}
		first := len(dst)
		dst = appendLine(dst, line)
		if at > start && isMark(dst[first:]) {
			before := len(bytes.TrimRight(dst[start:at], "\n")) + start
			dst[before] = ' '
			dst = append(dst[:before+1], dst[first:]...)
		}
	}
	for len(dst) > start && (dst[len(dst)-1] == ' ' || dst[len(dst)-1] == '\n') {
		dst = dst[:len(dst)-1]
	}
	return dst
}

// isMark reports whether a line behind others could be read as something else
// than text: a field, an end, or the beginning of a record in Web of Science's
// form.
func isMark(line []byte) bool {
	_, field := splitTag(line)
	return field || brokenMark(line) > 0 || isBareEnd(line) || isWosStart(line) || isWosHeader(line)
}

// appendLine appends a line without the blanks around it. A byte order mark at
// its start would not be read again.
func appendLine(dst []byte, line string) []byte {
	line = strings.TrimFunc(line, func(r rune) bool { return isBlankRune(r) || r == byteOrderMark })
	for _, r := range line {
		if r != '\t' && isControl(r) || isLineSeparator(r) {
			r = ' '
		}
		dst = utf8.AppendRune(dst, r)
	}
	return dst
}

// isReadAsFlattened reports whether the line behind TY that has the tag and the
// value would be read as the rest of a flattened record. The first known tag of the
// line counts, so that a tag that nobody knows leaves it to the value.
func isReadAsFlattened(tag string, value []byte) bool {
	if !bytes.Contains(value, []byte("ER")) {
		return false
	}
	line, _, _ := bytes.Cut(value, []byte("\n"))
	return flattenedFields(append([]byte(tag+"  - "), line...)) >= 0
}

// appendTightEnds appends the value without the blanks between ER and a dash,
// which make a mark of them.
func appendTightEnds(dst, value []byte) []byte {
	for {
		i := bytes.Index(value, []byte("ER"))
		if i < 0 {
			return append(dst, value...)
		}
		i += len("ER")
		dst = append(dst, value[:i]...)
		value = value[i:]
		blanks := blankLength(value)
		if width, _ := dashLength(value[blanks:]); width > 0 {
			value = value[blanks:]
		}
	}
}
