package ris

import "github.com/ibid-go/ibid/record"

// Field is one field of an entry: a tag and its value with places, or text
// without a tag that belongs to no field.
type Field struct {
	// Tag is the tag in upper case; empty for text without one.
	Tag string
	// Value is the decoded value, continuation lines joined by "\n".
	Value string
	// Span covers the field with tag and line ends; ValueSpans the value, one
	// for each of its lines, so that the texts of the spans joined by "\n" are
	// the value. A blank line inside a value has an empty span.
	Span       record.Span
	ValueSpans []record.Span
}

// Entry is one record as it stood: fields in order, and the original bytes.
// The zero Entry can be given to [Reader.NextEntry].
type Entry struct {
	Fields []Field
	// Leading are the bytes between the entry before and this one.
	Leading []byte
	// Bytes are the entry's own bytes, Span their place.
	Bytes       []byte
	Span        record.Span
	Diagnostics []record.Diagnostic

	block  []byte        // Leading and Bytes
	places []record.Span // all ValueSpans

	origin   record.Origin
	encoding string        // fallback encoding
	utf16    string        // byte order where the document is UTF-16
	wrapped  bool          // flattened, then wrapped: line ends mean nothing
	wos      bool          // in Web of Science's own form
	dialect  *dialectTable // nil where it is to be recognised
	own      *dialectTable // the user's, to recognise it by; nil for none
}

// Position returns the 1-based number of the entry in its document, 0 for an
// Entry that none was read into.
func (e *Entry) Position() int { return e.origin.Position }

// clear empties the entry but keeps its memory.
func (e *Entry) clear() {
	*e = Entry{
		Fields: e.Fields[:0], Diagnostics: e.Diagnostics[:0],
		block: e.block[:0], places: e.places[:0],
	}
}
