// Package csljson reads and writes CSL-JSON (schema 1.0.2): a list of items,
// or items one a line.
//
// What the schema has no place for is written under "custom", which the
// schema leaves open, or reported as a loss.
package csljson

import (
	"encoding/json"
	"io"
	"iter"

	"github.com/ibid-go/ibid/record"
)

// Options configure a [Reader]. The zero value and nil work.
type Options struct {
	Name   string
	Source string
	Kind   record.SourceKind
	// MaxItem is the largest item in bytes; 0 means 64 MiB.
	MaxItem int
}

// Reader reads items from a stream.
type Reader struct{}

// NewReader returns a reader of r.
func NewReader(r io.Reader, o *Options) *Reader { return &Reader{} }

// Read returns the next record, or nil and io.EOF.
func (r *Reader) Read() (*record.Record, error) { return nil, io.EOF }

// All returns an iterator over the remaining records.
func (r *Reader) All() iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {}
}

// Document describes what was read; it is complete after io.EOF.
func (r *Reader) Document() *record.Document { return nil }

// Decode reads one item. Members that CSL does not know are ignored.
func Decode(item json.RawMessage) (*record.Record, error) { return nil, nil }

// Encode returns r as one CSL item; onLoss may be nil.
func Encode(r *record.Record, onLoss func(record.Loss)) (json.RawMessage, error) { return nil, nil }

// WriterOptions configure a [Writer]. The zero value and nil work.
type WriterOptions struct {
	OnLoss func(record.Loss)
}

// Writer writes a JSON list of items.
type Writer struct{}

// NewWriter returns a writer to w. Call [Writer.Flush] at the end.
func NewWriter(w io.Writer, o *WriterOptions) *Writer { return &Writer{} }

// Write writes one item.
func (w *Writer) Write(r *record.Record) error { return nil }

// Flush closes the list and writes what is buffered.
func (w *Writer) Flush() error { return nil }
