package markup

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// Kind says what an [Element] is.
type Kind uint8

// Kinds of element.
const (
	// Leaf is an element without others in it but markup of text.
	Leaf Kind = iota
	// Whole is an element that the [Shape] names, with all that is in it.
	Whole
	// Stray is text that stands beside other elements.
	Stray
	// Attributes are those of an element with others in it.
	Attributes
)

// Element is one piece of a record. All places are in the record's Text.
type Element struct {
	Kind Kind
	// Path are the names of the elements from the one in the record on, with
	// slashes: "titles/title".
	Path string
	// Number is that of the path among some thousands that the reader has seen, the
	// same in every record; -1 for any other.
	Number int
	// Start and End are those of the whole element with its tags, From and To of
	// what is in it. The start tag is Text[Start:From].
	Start, End, From, To int
}

// Shape says how a format's records are divided. [NewShape] makes it ready.
type Shape struct {
	// Inline are elements that mark up text: they make no path.
	Inline map[string]bool
	// Wholes are the paths of elements that are kept whole, WholeNames the names of
	// those that are in any element.
	Wholes, WholeNames map[string]bool

	inline [256][]string // the names of Inline by their first bytes
}

// NewShape returns the shape ready for use.
func NewShape(s Shape) *Shape {
	for name := range s.Inline {
		s.inline[name[0]] = append(s.inline[name[0]], name)
	}
	return &s
}

// isInline reports whether the elements with a name mark up text.
func (s *Shape) isInline(name string) bool {
	return name != "" && slices.Contains(s.inline[name[0]], name)
}

// openElement is an element that has not been closed.
type openElement struct {
	// name is that of the record where it is that, else the last of the path.
	name        string
	path        *path
	start, from int
	// text is where text that belongs to the element itself begins.
	text   int
	parent bool
	// child is the path of the last element in it.
	child *path
}

// Elements appends the record's elements to dst in the order in which they end.
// Cut reports whether the record ends inside one of them.
func (r *Reader) Elements(rec *Record, shape *Shape, dst []Element) (elements []Element, cut bool) {
	w := walker{reader: r, record: rec, shape: shape, out: dst, open: r.open[:0], most: len(dst) + r.options.MaxElements}
	text := rec.Text
	if text == "" {
		return dst, false
	}
	start := tagLengthOf(text)
	w.open = append(w.open, openElement{name: rec.Name, path: r.paths.of(shape), from: start, text: start})
	w.attributes(&w.open[0])
	if !(rec.Closed && strings.HasSuffix(text[:start], "/>")) {
		w.walk(start)
	}
	r.open = w.open[:0]
	return w.out, w.cut
}

// walker walks over one record.
type walker struct {
	reader *Reader
	record *Record
	shape  *Shape
	open   []openElement
	out    []Element
	most   int
	// whole is the depth at which an element is kept whole, 0 for none.
	whole int
	cut   bool // the record ends inside an element
	full  bool // a limit was reached
}

// walk takes the constructs of the record from a place on.
func (w *walker) walk(at int) {
	text := w.record.Text
	for !w.full {
		i := strings.IndexByte(text[at:], '<')
		if i < 0 || at+i+1 >= len(text) {
			break
		}
		at += i
		switch c := text[at+1]; {
		case c == '/':
			if n := w.usualEnd(text[at+2:]); n > 0 {
				w.close(at, at+2+n)
				if at += 2 + n; len(w.open) == 0 {
					return
				}
				continue
			}
			if at+2 >= len(text) || !isNameStart(text[at+2]) {
				at++
				continue
			}
			n := closing(text[at:])
			if w.end(text[at+2:at+2+nameLength(text[at+2:at+n])], at, at+n) {
				return
			}
			at += n
		case isNameStart(c):
			at = w.startTag(at)
		case c == '!' || c == '?':
			kind, n := sectionAt(text[at:])
			if kind == cdata && strings.Contains(text[at:at+n], "</"+w.record.Name) {
				n = 1
			}
			at += n
		default:
			at++
		}
	}
	w.finish(len(text))
}

// usualEnd is the length of text, behind "</", that ends the innermost element with
// its name and nothing else; 0 for any other.
func (w *walker) usualEnd(text string) int {
	name := w.open[len(w.open)-1].name
	if n := len(name); n < len(text) && text[n] == '>' && text[:n] == name {
		return n + 1
	}
	return 0
}

// closing is the length of the end tag that text begins with.
func closing(text string) int {
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '>':
			return i + 1
		case '<':
			return i
		}
	}
	return len(text)
}

// tagLengthOf is tagLength of a tag in a record that is all there.
func tagLengthOf(text string) int { return tagLengthBehind(text, 1) }

// tagLengthBehind is tagLengthOf where so many bytes of the tag are known to be of
// its name.
func tagLengthBehind(text string, known int) int {
	for i := known; i < len(text); i++ {
		c := text[i]
		if !inTag[c] {
			continue
		}
		if c == '>' {
			return i + 1
		}
		if c == '<' {
			break
		}
		for i++; i < len(text) && text[i] != c && text[i] != '<'; i++ {
		}
		if i == len(text) || text[i] == '<' {
			break
		}
	}
	return unevenTagLength(text)
}

// inTag has the bytes that say where a tag ends.
var inTag = byteSet(`<>"'`)

// unevenTagLength is the length of a tag that has no end, or one in a value alone.
func unevenTagLength(text string) int {
	end := len(text)
	if i := strings.IndexByte(text[1:], '<'); i >= 0 {
		end = i + 1
	}
	if i := strings.IndexByte(text[:end], '>'); i >= 0 {
		return i + 1
	}
	return end
}

// startTag takes the start tag at a place and returns the place behind it.
func (w *walker) startTag(at int) int {
	text := w.record.Text
	parent := &w.open[len(w.open)-1]
	path, usual := parent.child, &parent.path.first
	if path != nil {
		usual = &path.next
	}
	if n := path.startsTag(text[at:]); n > 0 {
		w.begin(parent, path, at, at+n)
		return at + n
	}
	if path = *usual; path != nil {
		if n := path.startsTag(text[at:]); n > 0 {
			w.begin(parent, path, at, at+n)
			return at + n
		}
	}
	n := tagLengthOf(text[at:])
	w.start(at, at+n)
	return at + n
}

// start takes a start tag of any name.
func (w *walker) start(at, behind int) {
	text := w.record.Text
	name := text[at+1 : at+1+nameLength(text[at+1:behind])]
	if w.shape.isInline(name) {
		return
	}
	parent := &w.open[len(w.open)-1]
	w.begin(parent, w.childPath(parent, name), at, behind)
}

// begin opens an element in the innermost one, by its start tag.
func (w *walker) begin(parent *openElement, path *path, at, behind int) {
	if w.whole == 0 {
		w.stray(parent, at)
		if !parent.parent && len(w.open) > 1 {
			w.attributes(parent)
		}
	}
	parent.parent, parent.child = true, path
	if len(w.open) >= w.reader.options.MaxDepth {
		w.tooMuch(at, "too-deep", "elements stand deeper in each other than the limit")
		return
	}
	w.open = append(w.open, openElement{name: path.name, path: path, start: at, from: behind, text: behind})
	if w.whole == 0 && path.whole {
		w.whole = len(w.open)
	}
	if text := w.record.Text; behind-at >= 2 && text[behind-2] == '/' && text[behind-1] == '>' {
		w.close(behind, behind)
	}
}

// childPath returns the path of an element in another that is open.
func (w *walker) childPath(parent *openElement, name string) *path {
	usual := &parent.path.first
	if parent.child != nil {
		if parent.child.name == name {
			return parent.child
		}
		usual = &parent.child.next
	}
	child := *usual
	if child == nil || child.name != name {
		if child = w.reader.paths.child(parent.path, name); child.number >= 0 {
			*usual = child
		}
	}
	return child
}

// end takes an end tag and reports whether it is the record's. One that closes
// none of the open elements was changed, or the start tag was: it closes the
// innermost.
func (w *walker) end(name string, at, behind int) bool {
	if w.shape.isInline(name) {
		return false
	}
	depth := len(w.open) - 1
	if w.open[depth].name != name {
		depth--
		for depth >= 0 && w.open[depth].name != name {
			depth--
		}
		w.mismatch(name, at, behind)
		if depth < 0 {
			if depth = len(w.open) - 1; depth == 0 {
				return false
			}
		}
	}
	for len(w.open)-1 > depth {
		w.close(at, at)
	}
	w.close(at, behind)
	return depth == 0
}

func (w *walker) mismatch(name string, at, behind int) {
	w.record.note(record.SeverityWarning, "mismatched-tag", "an end tag closes no open element, or not the innermost", name, w.record.Place(at, behind))
}

// close closes the innermost element, whose end tag stands from to to end.
func (w *walker) close(to, end int) {
	last := len(w.open) - 1
	e := w.open[last]
	w.open = w.open[:last]
	switch {
	case w.whole == last+1:
		w.whole = 0
		w.add(Element{Kind: Whole, Path: e.path.text, Number: e.path.number, Start: e.start, From: e.from, To: to, End: end})
	case w.whole > 0:
	case e.parent:
		w.stray(&e, to)
	case last > 0:
		w.add(Element{Path: e.path.text, Number: e.path.number, Start: e.start, From: e.from, To: to, End: end})
	default:
		w.stray(&e, to)
	}
	if last > 0 {
		w.open[last-1].text = end
	}
}

// stray adds the text of an element that stands before a place.
func (w *walker) stray(e *openElement, at int) {
	if text := w.record.Text[min(e.text, at):at]; !isBlank(text) {
		from := e.text + len(text) - len(strings.TrimLeft(text, blanks))
		to := from + len(strings.Trim(text, blanks))
		w.add(Element{Kind: Stray, Path: e.path.text, Number: e.path.number, Start: from, From: from, To: to, End: to})
	}
}

// blanks are XML's white space, which is less than Unicode's.
const blanks = " \t\r\n"

func isBlank(text string) bool {
	for i := range len(text) {
		if c := text[i]; c != ' ' && c != '\n' && c != '\t' && c != '\r' {
			return false
		}
	}
	return true
}

// attributes adds those of an element that holds others.
func (w *walker) attributes(e *openElement) {
	from := e.start + 1 + len(e.name)
	to := max(e.from, from)
	if text := strings.TrimRight(strings.TrimSuffix(w.record.Text[from:to], ">"), "/"); !isBlank(text) {
		from += len(text) - len(strings.TrimLeft(text, blanks))
		to = from + len(strings.Trim(text, blanks))
		w.add(Element{Kind: Attributes, Path: e.path.text, Number: e.path.number, Start: e.start, From: from, To: to, End: e.from})
	}
}

func (w *walker) add(e Element) {
	if len(w.out) >= w.most {
		w.tooMuch(e.Start, "too-many-elements", "the record has more elements than the limit")
		return
	}
	w.out = append(w.out, e)
}

// tooMuch leaves out the rest of the record.
func (w *walker) tooMuch(at int, code, message string) {
	w.record.note(record.SeverityError, code, message+"; the rest of it was left out", w.record.Name, w.record.Place(at, at))
	w.full, w.cut = true, true
}

// finish closes what is open at the end of the record.
func (w *walker) finish(end int) {
	if w.full {
		return
	}
	w.cut = len(w.open) > 1
	for len(w.open) > 0 {
		w.close(end, end)
	}
}
