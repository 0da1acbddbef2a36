package ris

import (
	"bytes"
	"unicode/utf8"
)

// shape is how a tag line is written apart from its tag and value.
type shape struct {
	indented bool
	lower    bool
	oddDash  bool
	blanks   blanks
}

// blanks is what stands between a tag and its dash.
type blanks uint8

const (
	blanksTwo blanks = iota // two spaces, as both sheets have it
	blanksOne
	blanksNone
	blanksOdd // a tab, a no-break space, three spaces
)

// tagLine is a line that has the form of a field.
type tagLine struct {
	index int
	row   *tagRow // nil for an unknown tag
	shape shape
	// tight is set where the value follows the dash without a blank.
	tight bool
	// start is the place of the tag in the text, value of what follows.
	start, value int
}

// name returns the tag in upper case.
func (t *tagLine) name() string { return tagName(t.index) }

// splitTag reads text as a tag line: a tag, blanks, a dash, a value.
func splitTag(text []byte) (t tagLine, ok bool) {
	if len(text) >= 5 && text[2] == ' ' && text[3] == ' ' && text[4] == '-' {
		// The form of the sheets, by far the most frequent.
		index, lower, ok := tagIndex(text[0], text[1])
		if !ok {
			return tagLine{}, false
		}
		t.index, t.row, t.shape.lower = index, tagTable[index], lower
		t.value = 5
		t.skipBlanks(text)
		return t, true
	}
	i := blankLength(text)
	t.shape.indented = i > 0
	t.start = i
	if len(text)-i < 3 {
		return tagLine{}, false
	}
	index, lower, ok := tagIndex(text[i], text[i+1])
	if !ok {
		return tagLine{}, false
	}
	t.index, t.row, t.shape.lower = index, tagTable[index], lower
	i += 2
	n := blankLength(text[i:])
	t.shape.blanks = blanksOf(text[i : i+n])
	i += n
	width, odd := dashLength(text[i:])
	if width == 0 {
		return tagLine{}, false
	}
	t.shape.oddDash = odd
	t.value = i + width
	t.skipBlanks(text)
	return t, true
}

// blanksOf says what stands between a tag and its dash.
func blanksOf(gap []byte) blanks {
	switch {
	case len(gap) == 0:
		return blanksNone
	case len(gap) == 1 && gap[0] == ' ':
		return blanksOne
	case len(gap) == 2 && gap[0] == ' ' && gap[1] == ' ':
		return blanksTwo
	}
	return blanksOdd
}

func (t *tagLine) skipBlanks(text []byte) {
	n := blankLength(text[t.value:])
	t.tight = n == 0 && t.value < len(text)
	t.value += n
}

// blankLength returns the length of the blanks that b begins with: spaces,
// tabs and no-break spaces.
func blankLength(b []byte) int {
	i := 0
	for i < len(b) {
		switch {
		case b[i] == ' ' || b[i] == '\t':
			i++
		case b[i] == 0xC2 && i+1 < len(b) && b[i+1] == 0xA0:
			i += 2
		default:
			return i
		}
	}
	return i
}

// blankOrLineLength is blankLength with line feeds.
func blankOrLineLength(b []byte) int {
	i := 0
	for {
		i += blankLength(b[i:])
		if i == len(b) || b[i] != '\n' {
			return i
		}
		i++
	}
}

// trimBlanks returns the length of b without the blanks at its end.
func trimBlanks(b []byte) int {
	n := len(b)
	for n > 0 {
		switch {
		case b[n-1] == ' ' || b[n-1] == '\t' || b[n-1] == '\r' || b[n-1] == '\n':
			n--
		case b[n-1] == 0xA0 && n > 1 && b[n-2] == 0xC2:
			n -= 2
		default:
			return n
		}
	}
	return n
}

// dashLength returns the length of the dash that b begins with, and whether
// it is another one than the hyphen of ASCII.
func dashLength(b []byte) (n int, odd bool) {
	if len(b) == 0 {
		return 0, false
	}
	if b[0] == '-' {
		return 1, false
	}
	if b[0] < utf8.RuneSelf {
		return 0, false
	}
	if r, n := utf8.DecodeRune(b); isDash(r) {
		return n, true
	}
	return 0, false
}

// isDash reports whether a character stands for the dash of a tag line.
func isDash(r rune) bool {
	return r == '-' || r >= 0x2010 && r <= 0x2015 || r == 0x2212
}

// endsSentence reports whether text ends as a sentence or a heading does.
func endsSentence(text []byte) bool {
	text = text[:trimBlanks(text)]
	if len(text) == 0 {
		return true
	}
	switch text[len(text)-1] {
	case '.', '?', '!', ';', ')', ']', '>', '"', '\'':
		return true
	}
	return bytes.HasSuffix(text, []byte("”")) || bytes.HasSuffix(text, []byte("…")) || bytes.HasSuffix(text, []byte("。"))
}

// startsLower reports whether text begins with a letter in lower case that no
// capital follows, as in the names eLife and iScience.
func startsLower(text []byte) bool {
	if len(text) == 0 || text[0] < 'a' || text[0] > 'z' {
		return false
	}
	return len(text) == 1 || text[1] < 'A' || text[1] > 'Z'
}
