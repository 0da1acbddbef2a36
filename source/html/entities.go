package html

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// context says by which rules character references are read: in the value of
// an attribute one without its semicolon is none where a letter, a digit or an
// equals sign follows, as in the addresses that stand there.
type context bool

const (
	inText      context = false
	inAttribute context = true
)

// longestReference is more bytes than the name of any character reference has.
const longestReference = 40

// decoded is a text without its character references.
type decoded struct {
	text string
	// offsets are the places in the raw text of each byte and of the end; nil
	// where the text is the raw text.
	offsets []int
}

// at returns the place in the raw text of a place in the text.
func (d decoded) at(i int) int {
	if d.offsets == nil {
		return i
	}
	return d.offsets[i]
}

// unescape takes the character references out of a text. Line ends become line
// feeds.
func unescape(raw string, where context) string { return unescapePlaces(raw, where, nil).text }

// unescapePlaces is unescape that also tells where each byte stood, in the memory
// of a list, unless that is nil.
func unescapePlaces(raw string, where context, places *[]int) decoded {
	if strings.IndexByte(raw, '&') < 0 && strings.IndexByte(raw, '\r') < 0 {
		return decoded{text: raw}
	}
	var b strings.Builder
	b.Grow(len(raw))
	var offsets []int
	if places != nil {
		// References in an attribute are seldom shorter than what they stand for.
		offsets = slices.Grow((*places)[:0], len(raw)+1)
	}
	add := func(s string, at, step int) {
		b.WriteString(s)
		if places != nil {
			for i := range len(s) {
				offsets = append(offsets, at+i*step)
			}
		}
	}
	for at := 0; at < len(raw); {
		next := strings.IndexAny(raw[at:], "&\r")
		if next < 0 {
			add(raw[at:], at, 1)
			break
		}
		add(raw[at:at+next], at, 1)
		at += next
		if raw[at] == '\r' {
			add("\n", at, 0)
			at++
			if at < len(raw) && raw[at] == '\n' {
				at++
			}
			continue
		}
		character, length := reference(raw[at:], where)
		if length == 0 {
			add("&", at, 0)
			length = 1
		} else {
			add(character, at, 0)
		}
		at += length
	}
	if places != nil {
		offsets = append(offsets, len(raw))
		*places = offsets
	}
	return decoded{text: b.String(), offsets: offsets}
}

// reference reads the character reference that s begins with; its length is 0
// where s begins with none.
func reference(s string, where context) (character string, length int) {
	end := 1
	if end < len(s) && s[end] == '#' {
		end++
	}
	for end < len(s) && end < longestReference && isAlphanumeric(s[end]) {
		end++
	}
	closed := end < len(s) && s[end] == ';'
	if closed {
		end++
	}
	if end < 3 {
		return "", 0
	}
	text := html.UnescapeString(s[:end])
	// A reference gives one character, some with a semicolon give two; where
	// only the beginning of a name is one, the rest of the name stays behind it.
	most := 1
	if closed {
		most = 2
	}
	if text != s[:end] && utf8.RuneCountInString(text) <= most {
		if where == inAttribute && !closed && s[1] != '#' && end < len(s) && s[end] == '=' {
			return "", 0
		}
		return text, end
	}
	if s[1] == '#' {
		// Digits that end before letters do.
		digits := strings.IndexFunc(s[2:end], func(r rune) bool { return r < '0' || r > '9' })
		if digits > 0 {
			return html.UnescapeString(s[:2+digits]), 2 + digits
		}
		return "", 0
	}
	if where == inAttribute || text == s[:end] {
		return "", 0
	}
	for name := min(end, 8); name > 2; name-- {
		if text := html.UnescapeString(s[:name]); text != s[:name] && utf8.RuneCountInString(text) == 1 {
			return text, name
		}
	}
	return "", 0
}

func isAlphanumeric(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}
