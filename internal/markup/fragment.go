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
	from, to := ContentPlace(fragment)
	return fragment[from:to]
}

// ContentPlace returns where that stands which [Content] returns.
func ContentPlace(fragment string) (from, to int) {
	from = len(Tag(fragment))
	return from, ContentEnd(fragment, from)
}

// ContentEnd returns where that ends which [Content] returns and which begins behind
// a tag of so many bytes.
func ContentEnd(fragment string, tag int) int {
	if end := lastEndTag(fragment); end >= tag {
		return end
	}
	return len(fragment)
}

// lastEndTag returns the place of the last "</" in a fragment, -1 for none. Mostly it
// is near the end.
func lastEndTag(fragment string) int {
	for i := len(fragment) - len("</"); i >= 0; i-- {
		if fragment[i] == '<' && fragment[i+1] == '/' {
			return i
		}
	}
	return -1
}

// Children returns the elements of the name in a fragment with their tags, in
// order; not those that stand in another one of the name.
func Children(fragment, name string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for place := range ChildPlaces(fragment, name) {
			if !yield(fragment[place.Start:place.End]) {
				return
			}
		}
	}
}

// ChildPlaces returns where the elements stand that [Children] returns.
func ChildPlaces(fragment, name string) iter.Seq[Place] {
	var f Fragment
	f.Reset(fragment)
	return f.ChildPlaces(name)
}

// Fragment is a fragment whose elements are asked for by several names. The zero
// value is empty; it is not safe for concurrent use.
type Fragment struct {
	text string
	// tags are the places of "<" in text once divided is set.
	tags    []int
	divided bool
}

// Reset makes f another fragment, in the memory of the one before.
func (f *Fragment) Reset(text string) { f.text, f.tags, f.divided = text, f.tags[:0], false }

// ChildPlaces is the function of that name for the fragment.
func (f *Fragment) ChildPlaces(name string) iter.Seq[Place] {
	return func(yield func(Place) bool) { f.eachChild(name, yield) }
}

func (f *Fragment) eachChild(name string, yield func(Place) bool) {
	f.divide()
	for i := f.next(0, len(f.tags), "<", name); i >= 0; {
		behind, place := f.element(i, name)
		if !yield(place) {
			return
		}
		i = f.next(behind, len(f.tags), "<", name)
	}
}

// Place is where an element stands in a fragment, with its tags from Start to End,
// and what is in it from From to To.
type Place struct{ Start, From, To, End int }

// Child returns where the first element of a name stands, and whether there is one.
func (f *Fragment) Child(name string) (Place, bool) {
	f.divide()
	i := f.next(0, len(f.tags), "<", name)
	if i < 0 {
		return Place{}, false
	}
	_, place := f.element(i, name)
	return place, true
}

func (f *Fragment) divide() {
	if f.divided {
		return
	}
	f.divided = true
	for at := 0; ; at++ {
		i := strings.IndexByte(f.text[at:], '<')
		if i < 0 {
			return
		}
		at += i
		f.tags = append(f.tags, at)
	}
}

// next returns the number of the next tag of a name, from one number up to another;
// -1 for none.
func (f *Fragment) next(from, to int, before, name string) int {
	for i := from; i < to; i++ {
		tag := f.text[f.tags[i]:]
		if n := len(before) + len(name); len(tag) >= n && tag[len(before)] == name[0] && tag[:len(before)] == before && tag[len(before):n] == name &&
			(len(tag) == n || endsName[tag[n]]) {
			return i
		}
	}
	return -1
}

// element returns where the element stands that starts with a tag, and the number of
// the first tag behind it. No tag holds another "<".
func (f *Fragment) element(start int, name string) (behind int, place Place) {
	at := f.tags[start]
	from := at + tagLengthOf(f.text[at:])
	behind = start + 1
	if strings.HasSuffix(f.text[at:from], "/>") {
		return behind, Place{at, from, from, from}
	}
	last := f.next(behind, len(f.tags), "</", name)
	for depth := 1; last >= 0; {
		if inner := f.next(behind, last, "<", name); inner >= 0 {
			at := f.tags[inner]
			if !strings.HasSuffix(f.text[at:at+tagLengthOf(f.text[at:])], "/>") {
				depth++
			}
			behind = inner + 1
			continue
		}
		to := f.tags[last]
		behind = last + 1
		if depth--; depth == 0 {
			return behind, Place{at, from, to, to + closing(f.text[to:])}
		}
		last = f.next(behind, len(f.tags), "</", name)
	}
	_, to := ContentPlace(f.text[at:])
	return len(f.tags), Place{at, from, at + to, len(f.text)}
}
