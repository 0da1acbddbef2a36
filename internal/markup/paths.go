package markup

import "strings"

// path is that of an element in a record. Those that a reader has seen make a tree:
// an element's path is known by its name and the path of the element around it.
type path struct {
	// name is the last of the names in text.
	name, text string
	// number counts the paths of a reader, from 0, the record's; -1 beyond the limit.
	number int
	// whole is set where the shape keeps the element whole, quoted where the name has
	// a quote in it.
	whole, quoted bool
	children      map[string]*path
	// first is the child that came first in the last such element, and next the one
	// that came behind this: most elements of a document are like those before them.
	first, next *path
}

// mostPaths is how many paths are kept, since a document may invent any.
const mostPaths = 4096

// paths are those that a reader has seen, by the shape of its records.
type paths struct {
	shape  *Shape
	record path // of the record itself
	count  int
}

// of returns the path of a record's element.
func (p *paths) of(shape *Shape) *path {
	if p.shape != shape {
		*p = paths{shape: shape, count: 1}
	}
	return &p.record
}

// child returns the path of an element with a name in another.
func (p *paths) child(parent *path, name string) *path {
	if child, ok := parent.children[name]; ok {
		return child
	}
	text := strings.Clone(name) // which holds nothing of the record's text
	if parent.text != "" {
		text = parent.text + "/" + name
	}
	name = text[len(text)-len(name):]
	child := &path{name: name, text: text, number: -1, whole: p.shape.WholeNames[name] || p.shape.Wholes[text], quoted: strings.ContainsAny(name, "\"'")}
	if p.count < mostPaths {
		child.number = p.count
		p.count++
		if parent.children == nil {
			parent.children = map[string]*path{}
		}
		parent.children[name] = child
	}
	return child
}

// startsTag is the length of the tag that text begins with where it is a start tag
// of the path's element, as the one before was or one behind that; 0 for any other.
func (p *path) startsTag(text string) int {
	if p == nil || p.quoted || len(text) < len(p.name)+2 || text[1:len(p.name)+1] != p.name {
		return 0
	}
	n := len(p.name) + 1
	switch text[n] {
	case '>':
		return n + 1
	case ' ':
		return tagLengthBehind(text, n+1)
	}
	return 0
}

// PathTable is what a format knows of the elements with each path, found by the
// numbers of the paths. It is not safe for concurrent use.
type PathTable[T any] struct {
	of   func(path string) *T
	rows []*T
}

// NewPathTable returns a table for the elements of one [Reader], whose rows are those
// that of returns.
func NewPathTable[T any](of func(path string) *T) *PathTable[T] { return &PathTable[T]{of: of} }

// Row returns the row of an element's path.
func (t *PathTable[T]) Row(e *Element) *T {
	switch {
	case e.Number < 0:
		return t.of(e.Path)
	case e.Number >= len(t.rows):
		t.rows = append(t.rows, make([]*T, e.Number+1-len(t.rows))...)
	}
	row := &t.rows[e.Number]
	if *row == nil {
		*row = t.of(e.Path)
	}
	return *row
}
