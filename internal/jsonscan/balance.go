package jsonscan

import (
	"bytes"
	"slices"
)

// balance is where a value stands while its end is looked for.
type balance struct {
	depth             int
	inString, escaped bool
	begun             bool
	// envelopes are the members whose list or object is not part of an item;
	// nil where none are looked for.
	envelopes []string
	// keyStart and keyEnd are the place of the string that was read last at
	// the depth of the value's own members, in the value's text; pending is set
	// behind the colon of an envelope's member.
	keyStart, keyEnd int
	pending          bool
}

// open reports whether more of the value must follow.
func (b *balance) open() bool { return b.depth > 0 || b.inString }

// ending says why a scan stopped.
type ending int8

const (
	goesOn ending = iota
	// ends: the value ends with the bytes that were scanned.
	ends
	// opens: a list or object of items follows.
	opens
)

// scan returns how many bytes of text belong to the value, and whether it ends
// with them. What follows a number or a word is not its own. Before is the
// value's text in front of these bytes.
func (b *balance) scan(before, text []byte) (n int, end ending) {
	for n < len(text) {
		c := text[n]
		switch {
		case b.inString:
			if !b.escaped && !stringMarks[c] {
				next := stringMark(text[n:])
				if next < 0 {
					return len(text), goesOn
				}
				n += next
				c = text[n]
			}
		case b.pending:
			if !isBlank(c) {
				if b.pending = false; c == '{' || c == '[' {
					return n, opens
				}
			}
		case b.depth == 0:
			if b.begun && (isBlank(c) || c == ',' || c == ']' || c == '}') {
				return n, ends
			}
		case !marks[c]:
			for n++; n < len(text) && !marks[text[n]]; n++ {
			}
			continue
		}
		b.begun = true
		n++
		switch {
		case b.escaped:
			b.escaped = false
		case b.inString:
			b.escaped = c == '\\'
			if c == '"' {
				b.inString = false
				if b.depth == 0 {
					return n, ends
				}
				if b.depth == 1 {
					b.keyEnd = len(before) + n
				}
			}
		case c == '"':
			b.inString = true
			if b.depth == 1 {
				b.keyStart = len(before) + n - 1
			}
		case c == ':':
			b.pending = b.depth == 1 && b.envelopes != nil && b.isEnvelope(before, text)
		case c == '{' || c == '[':
			b.depth++
		case c == '}' || c == ']':
			b.depth--
			if b.depth == 0 {
				return n, ends
			}
		}
	}
	return n, goesOn
}

// marks are the bytes that open, close or divide something outside strings.
var marks = [256]bool{'"': true, '{': true, '}': true, '[': true, ']': true, ':': true, ',': true}

// isEnvelope reports whether the name that was read last is an envelope's.
func (b *balance) isEnvelope(before, text []byte) bool {
	start, end := b.keyStart+1, b.keyEnd-1
	if start >= end {
		return false
	}
	var name []byte
	switch at := len(before); {
	case end <= at:
		name = before[start:end]
	case start >= at && end-at <= len(text):
		name = text[start-at : end-at]
	case end-at <= len(text):
		name = append(slices.Clone(before[start:]), text[:end-at]...)
	}
	return slices.Contains(b.envelopes, string(name))
}

// stringMarks are the bytes of which a string's end depends.
var stringMarks = [256]bool{'"': true, '\\': true}

// shortString is how far a string is looked through in eights: most are names and
// numbers, for which a search is slower.
const shortString = 32

// stringMark returns the offset of the first quote or backslash, or -1.
func stringMark(text []byte) int {
	short := 0
	for short+8 <= min(len(text), shortString) {
		if mask := stringMarksIn(bytesAt(text, short)); mask != 0 {
			return short + first(mask)
		}
		short += 8
	}
	if len(text) < shortString {
		for i, c := range text[short:] {
			if stringMarks[c] {
				return short + i
			}
		}
		return -1
	}
	text = text[short:]
	quote := bytes.IndexByte(text, '"')
	if quote >= 0 {
		text = text[:quote]
	}
	if slash := bytes.IndexByte(text, '\\'); slash >= 0 {
		return short + slash
	}
	if quote < 0 {
		return -1
	}
	return short + quote
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }
