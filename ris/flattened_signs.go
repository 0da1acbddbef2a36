package ris

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// What text must look like where a flattened record starts, and where it ends.

// isFlattened reports whether text, which t reads as a TY line, goes on with
// another field.
func isFlattened(text []byte, t *tagLine) bool {
	text = text[:min(len(text), lookahead)]
	value := text[min(t.value, len(text)):]
	if next, ok := splitTag(value); ok && isNextField(&next) {
		return true
	}
	code := firstWord(value)
	if code == 0 {
		return false
	}
	if isCode(value[:code]) || t.shape.blanks != blanksNone {
		rest := value[code:]
		if next, ok := splitTag(rest[blankLength(rest):]); ok && isNextField(&next) {
			return true
		}
	}
	return false
}

// isFlattenedLine is isFlattened for a line of its own: a known tag anywhere
// near will do, since what stands between may be damaged.
func isFlattenedLine(text []byte, t *tagLine) bool {
	if isFlattened(text, t) {
		return true
	}
	text = text[:min(len(text), lookahead)]
	return t.shape.blanks != blanksNone && firstTag(text[min(t.value, len(text)):]) >= 0
}

// firstTag returns the place of the first known tag before a dash in text, but
// TY, or -1.
func firstTag(text []byte) int {
	for from := 0; ; {
		i := bytes.IndexByte(text[from:], '-')
		if i < 0 {
			return -1
		}
		from += i + 1
		if p, ok := tagBefore(text, from-1, 1); ok && p.row != &unknownRow && p.row.to != toType {
			return p.start
		}
	}
}

// isNextField reports whether a field that follows TY on its line speaks for a
// flattened record.
func isNextField(t *tagLine) bool {
	return t.row != nil && t.row.to != toType && t.shape.blanks != blanksNone
}

// firstWord returns the length of the word that value begins with, 0 where it
// is longer than any type.
func firstWord(value []byte) int {
	for i := range min(len(value), 24) {
		if blankLength(value[i:]) > 0 {
			return i
		}
	}
	return 0
}

// findFlattened returns the place in a line of text at which a flattened
// record starts, or 0.
func findFlattened(text []byte) int {
	for from := 1; from < len(text); {
		i := bytes.Index(text[from:], []byte("TY"))
		if i < 0 {
			return 0
		}
		i += from
		if text[i-1] == ' ' || text[i-1] == '\t' {
			if t, ok := splitTag(text[i:]); ok && t.shape.blanks != blanksNone && isFlattened(text[i:], &t) {
				return i
			}
		}
		from = i + 2
	}
	return 0
}

// flattenedFields returns the place of the first tag in a line that goes on
// with a flattened record behind its TY: it holds an ER with another record
// behind it. It is -1 for any other line.
func flattenedFields(text []byte) int {
	first := firstTag(text)
	if first < 0 {
		return -1
	}
	tag, _ := splitTag(text[first:])
	blanks := tag.shape.blanks
	for from := first; ; {
		i := bytes.Index(text[from:], []byte("ER"))
		if i < 0 {
			return -1
		}
		i += from
		from = i + 2
		t, ok := splitTag(text[i:])
		if i == first || !ok || !isBlankBefore(text, i) || t.shape.blanks != blanks {
			continue
		}
		if next, ok := endsRecord(text, i+t.value); ok && next < len(text) {
			return first
		}
	}
}

func isBlankBefore(text []byte, i int) bool { return i > 0 && (text[i-1] == ' ' || text[i-1] == '\t') }

// startsRecord reports whether text is a TY with a known type and a field
// behind it.
func startsRecord(text []byte) bool {
	text = text[:min(len(text), lookahead)]
	t, ok := splitTag(text)
	if !ok {
		return false
	}
	value := text[t.value:]
	code := firstWord(value)
	return code > 0 && typeOf(string(value[:code])) != nil && isFlattened(text, &t)
}

// endsRecord reports whether nothing or another record follows the ER before
// text[at:], and where that starts. A single character may stand between.
func endsRecord(text []byte, at int) (next int, ok bool) {
	at += blankLength(text[at:])
	if at >= trimBlanks(text) {
		return len(text), true
	}
	text = text[:min(len(text), at+lookahead)]
	_, width := utf8.DecodeRune(text[at:])
	if isTypeLine(text[at+width:]) {
		return at + width, true
	}
	return at, followsEnd(text[at:])
}

// isTypeLine reports whether text begins with TY and a dash.
func isTypeLine(text []byte) bool {
	t, ok := splitTag(text)
	return ok && t.row != nil && t.row.to == toType && t.shape.blanks != blanksNone && !t.shape.indented
}

// followsEnd reports whether text, which stands behind ER, starts a record: with
// TY, or with a known type and a known tag behind that where TY is damaged. At
// a line's end the beginning of TY is enough.
func followsEnd(text []byte) bool {
	end := trimBlanks(text)
	if isTypeLine(text) || isBrokenType(text[:end]) || string(text[:end]) == "T" {
		return true
	}
	const most = 16
	for at := 0; at < min(end, most); {
		word := wordLength(text[at:end])
		if typeOf(string(text[at:at+word])) != nil {
			rest := text[at+word : end]
			t, ok := splitTag(rest[blankLength(rest):])
			return ok && isNextField(&t)
		}
		at += word + 1
	}
	return false
}

// isBrokenType reports whether text is the beginning of a flattened record
// that was wrapped before its second field: "TY", "TY -", "TY - JOUR",
// "TY - JOUR AU".
func isBrokenType(text []byte) bool {
	const longest = 40
	if text = text[:trimBlanks(text)]; len(text) > longest {
		return false
	}
	if string(text) == "TY" {
		return true
	}
	t, ok := splitTag(text)
	if !ok || t.row == nil || t.row.to != toType {
		return false
	}
	code, next, _ := strings.Cut(string(text[min(t.value, len(text)):]), " ")
	next = strings.TrimSpace(next)
	return code == "" || typeOf(code) != nil && (next == "" || rowOf(next) != nil)
}
