package markup

import (
	"iter"
	"strings"
)

// These functions read a fragment, such as the text of an element that a [Shape]
// keeps whole. Names are compared letter for letter.

// Attribute returns the decoded value of an attribute of the tag that text is or
// begins with, and whether it is there.
func Attribute(text, name string) (string, bool) {
	from, to, ok := AttributePlace(text, name)
	return Decode(text[from:to]), ok
}

// AttributePlace returns where the value of an attribute stands in the tag that
// text is or begins with, and whether it is there.
func AttributePlace(text, name string) (from, to int, ok bool) {
	for at := 0; ; {
		i := strings.Index(text[at:], name)
		if i < 0 {
			return 0, 0, false
		}
		start := at + i
		at = start + len(name)
		if start > 0 && !isBlankByte(text[start-1]) {
			continue
		}
		from = at + blankLength(text[at:])
		if from >= len(text) || text[from] != '=' {
			continue
		}
		from++
		from += blankLength(text[from:])
		if from >= len(text) || text[from] != '"' && text[from] != '\'' {
			return 0, 0, false
		}
		end := strings.IndexByte(text[from+1:], text[from])
		if end < 0 {
			return 0, 0, false
		}
		return from + 1, from + 1 + end, true
	}
}

func blankLength(text string) int {
	n := 0
	for n < len(text) && isBlankByte(text[n]) {
		n++
	}
	return n
}

func isBlankByte(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// Tag returns the start tag that a fragment begins with.
func Tag(fragment string) string {
	if fragment == "" || fragment[0] != '<' {
		return ""
	}
	return fragment[:tagLengthOf(fragment)]
}

// Child returns what is in the first element of the name in a fragment, "" where
// there is none.
func Child(fragment, name string) string {
	for child := range Children(fragment, name) {
		return Content(child)
	}
	return ""
}

// Content returns what is in the element that the fragment is.
func Content(fragment string) string {
	start := len(Tag(fragment))
	if end := strings.LastIndex(fragment, "</"); end >= start {
		return fragment[start:end]
	}
	return fragment[start:]
}

// Children returns the elements of the name in a fragment with their tags, in
// order; not those that stand in another one of the name.
func Children(fragment, name string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for start, end := range ChildPlaces(fragment, name) {
			if !yield(fragment[start:end]) {
				return
			}
		}
	}
}

// ChildPlaces returns where the elements that [Children] returns start and end.
func ChildPlaces(fragment, name string) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for at := 0; ; {
			start := tagIndex(fragment, at, "<", name)
			if start < 0 {
				return
			}
			at = elementEnd(fragment, start, name)
			if !yield(start, at) {
				return
			}
		}
	}
}

// elementEnd returns the end of the element that starts at a place.
func elementEnd(fragment string, start int, name string) int {
	at := start + tagLengthOf(fragment[start:])
	if strings.HasSuffix(fragment[start:at], "/>") {
		return at
	}
	end := tagIndex(fragment, at, "</", name)
	for depth := 1; end >= 0; {
		if inner := tagIndex(fragment[:end], at, "<", name); inner >= 0 {
			at = inner + tagLengthOf(fragment[inner:])
			if !strings.HasSuffix(fragment[inner:at], "/>") {
				depth++
			}
			continue
		}
		at = end + closing(fragment[end:])
		if depth--; depth == 0 {
			return at
		}
		end = tagIndex(fragment, at, "</", name)
	}
	return len(fragment)
}

// tagIndex returns the place of the next tag of a name at or behind a place, -1
// for none.
func tagIndex(fragment string, at int, before, name string) int {
	for {
		i := strings.Index(fragment[at:], before)
		if i < 0 {
			return -1
		}
		at += i
		rest := fragment[at+len(before):]
		if strings.HasPrefix(rest, name) && nameLength(rest) == len(name) {
			return at
		}
		at += len(before)
	}
}
