package ris

import (
	"io"

	"github.com/ibid-go/ibid/record"
)

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
