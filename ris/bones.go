package ris

import (
	"io"
	"iter"

	"github.com/ibid-go/ibid/record"
)

// Options configure a [Reader]. The zero value and nil work.
type Options struct {
	// Name is the document's name, for places and messages.
	Name string
	// Source and Kind are what the user declared; Source defaults to Name.
	Source string
	Kind   record.SourceKind
	// Encoding names the encoding of lines that are not valid UTF-8.
	Encoding string
	// MaxLine and MaxRecord are limits in bytes, MaxFields one of fields in a
	// record; 0 means the default (64 MiB, 64 MiB, 100,000).
	MaxLine, MaxRecord, MaxFields int
	// Base is the place at which the input starts in its document, UTF16 its
	// byte order ("le", "be") where that was found before, and Position the
	// number of its first record: for reading a part of a document again.
	Base     record.Span
	UTF16    string
	Position int
}

// Field is one field of an entry: a tag and its value with places, or text
// without a tag that belongs to no field.
type Field struct {
	// Tag is the tag in upper case; empty for text without one.
	Tag string
	// Value is the decoded value, continuation lines joined by "\n".
	Value string
	// Span covers the field with tag and line ends; ValueSpans the value, one
	// for each of its lines.
	Span       record.Span
	ValueSpans []record.Span
}

// Entry is one record as it stood: fields in order, and the original bytes.
type Entry struct {
	Fields []Field
	// Leading are the bytes between the entry before and this one.
	Leading []byte
	// Bytes are the entry's own bytes, Span their place.
	Bytes       []byte
	Span        record.Span
	Diagnostics []record.Diagnostic
}

// Reader reads RIS records from a stream. It is not safe for concurrent use.
type Reader struct{}

// NewReader returns a reader of r.
func NewReader(r io.Reader, o *Options) *Reader { return &Reader{} }

// ReadEntry returns the next entry, or nil and io.EOF. After a *ParseError
// the stream goes on; the partial entry comes with it.
func (r *Reader) ReadEntry() (*Entry, error) { return nil, io.EOF }

// Read returns the next record, or nil and io.EOF. Errors are as for
// [Reader.ReadEntry].
func (r *Reader) Read() (*record.Record, error) { return nil, io.EOF }

// All returns an iterator over the remaining records. A *record.ParseError
// does not end it, any other error does.
func (r *Reader) All() iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {}
}

// Trailing returns the bytes after the last entry; call it after io.EOF.
func (r *Reader) Trailing() []byte { return nil }

// Document describes what was read so far; it is complete after io.EOF.
func (r *Reader) Document() *record.Document { return nil }

// Record is the typed layer: it reads the entry's fields into a record.
func (e *Entry) Record() *record.Record { return nil }

// Rules are the rules of this package's traces, beyond package normalize's.
func Rules() record.RuleSet { return nil }

// WriterOptions configure a [Writer]. The zero value and nil work.
type WriterOptions struct {
	// LineEnd is "\r\n" or "\n"; empty means "\r\n", as the sheet has it.
	LineEnd string
	// ByteOrderMark puts U+FEFF first, as EndNote does.
	ByteOrderMark bool
	// OnLoss is called for every value that RIS cannot hold.
	OnLoss func(record.Loss)
}

// Writer writes records as RIS.
type Writer struct{}

// NewWriter returns a writer to w. Call [Writer.Flush] at the end.
func NewWriter(w io.Writer, o *WriterOptions) *Writer { return &Writer{} }

// Write writes a record that came from anywhere, by the tables of tags and
// types. Values are never wrapped.
func (w *Writer) Write(r *record.Record) error { return nil }

// WriteEntry writes an entry as it was read, byte for byte.
func (w *Writer) WriteEntry(e *Entry) error { return nil }

// Flush writes what is buffered and returns the first error.
func (w *Writer) Flush() error { return nil }
