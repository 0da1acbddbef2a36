package bibtex

import (
	"sort"
	"strings"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/record"
)

// Kind says what a piece of a document is.
type Kind uint8

// The kinds of pieces.
const (
	// KindEntry is an entry: "@article{key, …}".
	KindEntry Kind = iota
	// KindString defines macros: "@string{name = …}".
	KindString
	// KindPreamble is text for TeX: "@preamble{…}".
	KindPreamble
	// KindComment is "@comment{…}", which may hold anything.
	KindComment
	// KindText is what stands between the others, blanks and "%" lines included.
	KindText
)

// PartKind says how a part of a value is written.
type PartKind uint8

// The kinds of parts.
const (
	PartBraced PartKind = iota // {text}
	PartQuoted                 // "text"
	PartNumber                 // 2020
	PartMacro                  // jan, or any other word
)

// Part is a part of a value, which "#" joins with others.
type Part struct {
	Kind PartKind
	// Text is the decoded text without its delimiters, nothing cleaned; lines
	// end with "\n". Span is its place.
	Text string
	Span record.Span

	at int // in the entry's text
}

// Field is a field of an entry, or a macro that @string defines.
type Field struct {
	// Name is the name as written; empty for text that is no field.
	Name string
	// Value is the whole value as written, with delimiters and "#"; lines end
	// with "\n". Parts are its parts; nil for text that is no field.
	Value string
	Parts []Part
	// Span covers the field from its name to the end of its value, ValueSpan the
	// value.
	Span      record.Span
	ValueSpan record.Span

	at int // of Value in the entry's text
	// deep is set where braces are nested deeper than the limit.
	deep bool
}

// Entry is one piece of a document. All pieces of a document in order are all
// of its bytes.
type Entry struct {
	Kind Kind
	// Type is the word behind "@" as written, Key the citation key as written
	// without the blanks around it.
	Type, Key         string
	TypeSpan, KeySpan record.Span
	// Fields are the fields in order, with those that are there twice; the
	// macros of an @string; of a @preamble one field without name.
	Fields []Field
	// Text is the decoded text of the piece, lines joined by "\n"; Bytes are its
	// original bytes, Span their place.
	Text        string
	Bytes       []byte
	Span        record.Span
	Diagnostics []record.Diagnostic

	marks    []mark
	origin   record.Origin
	position int
	// suspect is set where what was read shows that the braces were not understood.
	suspect bool
	damage  *record.Diagnostic
	cause   error
}

// Position returns the 1-based number of the entry among the entries of its
// document; 0 for other pieces.
func (e *Entry) Position() int { return e.position }

// Field returns the first field of the name, in any case, or nil.
func (e *Entry) Field(name string) *Field {
	for i := range e.Fields {
		if strings.EqualFold(e.Fields[i].Name, name) {
			return &e.Fields[i]
		}
	}
	return nil
}

// mark is the place of a line, or of a part of one, in a text.
type mark struct {
	at     int // of its first character in the text
	length int // of its text without the line end
	// start, number and column are the place of its first character in the
	// document; line and end are where its bytes begin and end, with a byte order
	// mark and the line end.
	start, line, end int64
	number, column   int
	// other is the line itself where its text is not its bytes.
	other *charset.Line
}

// place returns the place of the character at i, which is in the line or
// directly behind it.
func (m *mark) place(i int) (start int64, column int) {
	i -= m.at
	switch {
	case i > m.length: // behind the line end
		return m.end, m.column
	case m.other != nil:
		s := m.other.Span(i, i)
		return s.Start, s.Column
	}
	return m.start + int64(i), m.column + i
}

// markAt returns the line that the character at i stands in.
func markAt(marks []mark, i int) *mark {
	n := sort.Search(len(marks), func(n int) bool { return marks[n].at > i })
	return &marks[max(n-1, 0)]
}

// span returns the place of text[from:to].
func spanOf(marks []mark, from, to int) record.Span {
	if len(marks) == 0 {
		return record.Span{}
	}
	first := markAt(marks, from)
	start, column := first.place(from)
	s := record.Span{Start: start, End: start, Line: first.number, Column: column}
	if to > from {
		// The end is where the last character ends: a line end may follow.
		last := markAt(marks, to-1)
		if to-1-last.at >= last.length {
			s.End = last.end
		} else {
			s.End, _ = last.place(to)
		}
	}
	return s
}

// span returns the place of the entry's Text[from:to].
func (e *Entry) span(from, to int) record.Span { return spanOf(e.marks, from, to) }

// linesOf returns the places of the lines of Text[from:to].
func (e *Entry) linesOf(from, to int) []record.Span {
	text := e.Text[from:to]
	if strings.IndexByte(text, '\n') < 0 {
		return []record.Span{e.span(from, to)}
	}
	var spans []record.Span
	for {
		n := strings.IndexByte(text, '\n')
		if n < 0 {
			return append(spans, e.span(from, from+len(text)))
		}
		spans = append(spans, e.span(from, from+n))
		text, from = text[n+1:], from+n+1
	}
}

func (e *Entry) note(k kind, tag string, span record.Span) {
	e.Diagnostics = note(e.Diagnostics, k, tag, span)
}
