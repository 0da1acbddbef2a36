package bibtex

import (
	"strings"

	"github.com/ibid-go/ibid/record"
)

// piece is a text that is part of a value, and where it stands.
type piece struct {
	text  string
	entry *Entry
	at    int // in the entry's text
}

func (p *piece) span(from, to int) record.Span { return p.entry.span(p.at+from, p.at+to) }

// part returns text[from:to] of the piece.
func (p *piece) part(from, to int) piece {
	return piece{text: p.text[from:to], entry: p.entry, at: p.at + from}
}

// value is a field whose macros are resolved.
type value struct {
	name   string // in lower case
	field  *Field
	entry  *Entry // in which the field stands
	pieces []piece
}

// text returns the value as one text.
func (v *value) text() string {
	if len(v.pieces) == 1 {
		return v.pieces[0].text
	}
	var b strings.Builder
	for i := range v.pieces {
		if i > 0 {
			b.WriteString(partBreak)
		}
		b.WriteString(v.pieces[i].text)
	}
	text, _ := decodeSource(b.String())
	return text
}

// macroPlace returns the piece that stands for the place of a macro in a value:
// its name with the "=" or "#" before it, by which it is known from text. It has
// no part in the value, but shows that the field was read.
func macroPlace(e *Entry, p *Part) (piece, bool) {
	from := p.at
	for from > 0 && isSpace(e.Text[from-1]) {
		from--
	}
	if from == 0 || e.Text[from-1] != '=' && e.Text[from-1] != '#' {
		return piece{}, false
	}
	from--
	return piece{text: e.Text[from : p.at+len(p.Text)], entry: e, at: from}, true
}

// isMacroPlace reports whether a part of a value is such a piece, or a reference
// into an @xdata entry, which has no part in the value either.
func isMacroPlace(text string) bool {
	if text == "" || text[0] != '=' && text[0] != '#' {
		return isReference(text)
	}
	return isWord(strings.TrimLeft(text[1:], " \t\r\n\f\v"))
}

// isWord reports whether a text is a word as names of macros are.
func isWord(word string) bool {
	for i := range len(word) {
		if !isNameByte(word[i]) {
			return false
		}
	}
	return word != ""
}

// macros are the macros that a document has defined so far.
type macros struct {
	defined map[string][]piece
	size    int
}

// months are the macros that every style defines. What they stand for is the
// style's: here, their names.
var months = map[string]bool{
	"jan": true, "feb": true, "mar": true, "apr": true, "may": true, "jun": true, "jul": true, "aug": true, "sep": true, "oct": true,
	"nov": true, "dec": true,
}

// monthNames are written without braces by programs that think them macros too.
var monthNames = map[string]bool{
	"january": true, "february": true, "march": true, "april": true, "june": true, "july": true, "august": true, "sept": true,
	"september": true, "october": true, "november": true, "december": true,
}

// eachPiece is what a piece counts besides its bytes.
const eachPiece = 48

// define takes over the macros of an @string. What goes over a limit is noted
// and not defined.
func (r *references) define(e *Entry) {
	if r.macros.size += len(e.Text) + eachPiece; r.macros.size > r.options.MaxMacros {
		e.note(macroTooLong.over("MaxMacros", r.options.MaxMacros), "", e.Span)
		return
	}
	for i := range e.Fields {
		f := &e.Fields[i]
		if f.Name == "" || f.deep {
			continue
		}
		pieces, size := r.resolve(e, f, r.options.MaxExpansion)
		if r.macros.size += size; r.macros.size > r.options.MaxMacros {
			e.note(macroTooLong.over("MaxMacros", r.options.MaxMacros), f.Name, f.Span)
			return
		}
		if r.macros.defined == nil {
			r.macros.defined = map[string][]piece{}
		}
		r.macros.defined[strings.ToLower(f.Name)] = pieces
	}
}

// resolve returns the pieces of a value, and what they take. Macros that are
// not known, or larger than what is left, stay as their names.
func (r *references) resolve(e *Entry, f *Field, left int) (pieces []piece, size int) {
	pieces = make([]piece, 0, len(f.Parts))
	for i := range f.Parts {
		p := &f.Parts[i]
		if p.Kind == PartMacro {
			expansion, ok := r.expand(e, f, p, left-size)
			if ok {
				for j := range expansion {
					size += len(expansion[j].text) + eachPiece
				}
				if place, ok := macroPlace(e, p); ok {
					size += len(place.text) + eachPiece
					pieces = append(pieces, place)
				}
				pieces = append(pieces, expansion...)
				continue
			}
		}
		size += eachPiece
		pieces = append(pieces, piece{text: p.Text, entry: e, at: p.at})
	}
	return pieces, size
}

// expand returns what a macro stands for.
func (r *references) expand(e *Entry, f *Field, p *Part, left int) ([]piece, bool) {
	name := strings.ToLower(p.Text)
	expansion, ok := r.macros.defined[name]
	if !ok {
		if !months[name] && !(monthNames[name] && strings.EqualFold(f.Name, "month")) {
			e.note(unknownMacro, f.Name, p.Span)
		}
		return nil, false
	}
	size := 0
	for i := range expansion {
		size += len(expansion[i].text) + eachPiece
	}
	if size > left || size > r.expansionLeft() {
		r.dependent = true
		e.note(macroTooLong.over("MaxExpansion", r.options.MaxExpansion), f.Name, p.Span)
		return nil, false
	}
	r.expanded += size
	r.dependent = true
	return expansion, true
}

// expansionLeft is how much may still be taken from other places of the document
// than the entry itself: so much for each byte of the document, so that a small
// document cannot keep a reader busy for long.
func (r *references) expansionLeft() int {
	return expansionStart + expansionFactor*r.read - r.expanded
}

const (
	expansionStart  = 4 << 20
	expansionFactor = 8
)

// values returns the fields of an entry with their macros resolved.
func (r *references) values(e *Entry) []value {
	values := make([]value, 0, len(e.Fields))
	left := r.options.MaxExpansion
	for i := range e.Fields {
		f := &e.Fields[i]
		if f.deep || f.Name == "" {
			continue
		}
		v := value{name: fieldName(f.Name), field: f, entry: e}
		size := 0
		if len(f.Parts) == 1 && f.Parts[0].Kind != PartMacro {
			v.pieces = []piece{{text: f.Parts[0].Text, entry: e, at: f.Parts[0].at}}
		} else {
			v.pieces, size = r.resolve(e, f, left)
		}
		left -= size
		values = append(values, v)
	}
	return values
}

// fieldName returns the name by which a field is known. JabRef has a field for the
// comments of each of its users, "comment-jane".
func fieldName(name string) string {
	name = strings.ToLower(strings.ReplaceAll(name, " ", ""))
	if strings.HasPrefix(name, "comment-") {
		return "comment"
	}
	return name
}
