package bibtex

import (
	"slices"
	"strconv"
	"strings"
)

// reference is a value, or an element of a list, that stands for what a field of
// an @xdata entry holds: BibLaTeX's "xdata=key-field", or "xdata=key-field-2" for
// one element of its list.
type reference struct {
	value      int // the place of the value in the entry's
	from, to   int // in its text
	key, field string
	element    int // counted from 1; 0 for the whole of the field
}

// xdataMark begins a reference.
const xdataMark = "xdata="

// runningText are fields that are no lists: "and" is a word of theirs, and a reference
// in them stands alone.
var runningText = []string{
	"title", "subtitle", "shorttitle", "titleaddon", "booktitle", "journal", "journaltitle", "abstract", "note", "addendum", "annote", "annotation", "comment",
}

// newResolved returns an entry with its values and the references in them.
func newResolved(e *Entry, values []value) *resolved {
	out := &resolved{entry: e, values: values}
	if !strings.Contains(e.Text, xdataMark) {
		return out
	}
	for n := range values {
		if len(values[n].pieces) != 1 {
			continue
		}
		text := values[n].pieces[0].text
		if !strings.Contains(text, xdataMark) {
			continue
		}
		elements := splitList(text)
		if len(elements) > 1 && slices.Contains(runningText, values[n].name) {
			continue
		}
		for _, p := range elements {
			element := text[p.From:p.To]
			from := p.From + len(element) - len(strings.TrimLeft(element, " \t\r\n"))
			element = strings.TrimSpace(element)
			if r, ok := readReference(element); ok {
				r.value, r.from, r.to = n, from, from+len(element)
				out.references = append(out.references, r)
			}
		}
	}
	return out
}

// readReference reads "xdata=key-field-2". A key may have hyphens, no field has.
func readReference(text string) (reference, bool) {
	if !isReference(text) {
		return reference{}, false
	}
	var r reference
	rest := strings.ToLower(text[len(xdataMark):])
	if at := strings.LastIndexByte(rest, '-'); at > 0 && isNumber(rest[at+1:]) {
		element, err := strconv.Atoi(rest[at+1:])
		if err != nil || element == 0 {
			element = -1 // no list has it
		}
		r.element, rest = element, rest[:at]
	}
	at := strings.LastIndexByte(rest, '-')
	if at < 1 || at == len(rest)-1 {
		return reference{}, false
	}
	r.key, r.field = rest[:at], rest[at+1:]
	return r, true
}

// isReference reports whether a text has the form of a reference: the mark and a
// word.
func isReference(text string) bool {
	word, ok := strings.CutPrefix(text, xdataMark)
	return ok && isWord(word)
}

// piecesOf returns the pieces of a value with those that its references stand
// for. A reference leads to another one for no more than so many steps.
func (i *inheritance) piecesOf(e *resolved, at, depth int) []piece {
	whole := e.values[at].pieces
	var pieces []piece
	from := 0
	for _, r := range e.referencesIn(at) {
		pieces = append(pieces, whole[0].part(from, r.from))
		pieces = append(pieces, i.referred(&whole[0], &r, depth)...)
		from = r.to
	}
	if pieces == nil {
		return whole
	}
	return append(pieces, whole[0].part(from, len(whole[0].text)))
}

// referred returns what a reference stands for, and before it the place where it
// is; nothing, with a note, where there is no such value.
func (i *inheritance) referred(whole *piece, r *reference, depth int) []piece {
	missing := func(k kind) []piece {
		i.child.entry.note(k, r.key, whole.span(r.from, r.to))
		return nil
	}
	if i.expanded += eachPiece; i.expansionLeft() <= 0 {
		return nil
	}
	parent := i.parents[r.key]
	if parent == nil {
		return missing(missingParent)
	}
	if depth > i.options.MaxParents {
		return missing(parentCycle.over("MaxParents", i.options.MaxParents))
	}
	at := slices.IndexFunc(parent.values, func(v value) bool { return v.name == r.field })
	if at < 0 {
		return missing(missingElement)
	}
	pieces := i.piecesOf(parent, at, depth+1)
	if r.element != 0 {
		for n := range pieces {
			i.expanded += len(pieces[n].text) // all of which is looked at
		}
		pieces = elementOf(pieces, r.element)
		if pieces == nil {
			return missing(missingElement)
		}
	}
	size, blank := 0, true
	for n := range pieces {
		size += len(pieces[n].text) + eachPiece
		blank = blank && strings.TrimSpace(pieces[n].text) == ""
	}
	if blank || size > i.expansionLeft() {
		return nil
	}
	i.expanded += size
	return append([]piece{whole.part(r.from, r.to)}, pieces...)
}

// elementOf returns the pieces of an element of a list, nil where it has none of
// that number.
func elementOf(pieces []piece, number int) []piece {
	texts := make([]string, len(pieces))
	for n := range pieces {
		texts[n] = pieces[n].text
	}
	list := splitList(strings.Join(texts, partBreak))
	if number < 1 || number > len(list) {
		return nil
	}
	var out []piece
	wanted, start := list[number-1], 0
	for n := range pieces {
		text := pieces[n].text
		from, to := max(wanted.From-start, 0), min(wanted.To-start, len(text))
		if from < to {
			out = append(out, pieces[n].part(from, to))
		}
		start += len(text) + len(partBreak)
	}
	return out
}

// referencesIn returns the references in a value.
func (e *resolved) referencesIn(value int) []reference {
	byValue := func(r reference, value int) int { return r.value - value }
	from, _ := slices.BinarySearchFunc(e.references, value, byValue)
	to, _ := slices.BinarySearchFunc(e.references, value+1, byValue)
	return e.references[from:to]
}

// withoutReferences returns the values of an entry with nothing in the place of
// its references.
func (e *resolved) withoutReferences() []value {
	if len(e.references) == 0 {
		return e.values
	}
	values := slices.Clone(e.values)
	for n := range e.references {
		at := e.references[n].value
		if n > 0 && at == e.references[n-1].value {
			continue
		}
		whole := &e.values[at].pieces[0]
		var pieces []piece
		from := 0
		for _, r := range e.referencesIn(at) {
			pieces = append(pieces, whole.part(from, r.from))
			from = r.to
		}
		values[at].pieces = append(pieces, whole.part(from, len(whole.text)))
	}
	return values
}
