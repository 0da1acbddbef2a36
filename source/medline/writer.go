package medline

import (
	"bytes"
	"io"

	"github.com/ibid-go/ibid/internal/tagged"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

// WriterOptions configure a [Writer]. The zero value and nil work.
type WriterOptions struct {
	// LineEnd is "\r\n" or "\n"; empty means "\n".
	LineEnd string
	// OnLoss is called for every value that the format cannot hold.
	OnLoss func(record.Loss)
	// IDs writes the id of each record into a note, "Ibid: …", which the reader
	// of this package reads back as an identifier.
	IDs bool
}

// Writer writes records in MEDLINE's format. It is not safe for concurrent use.
type Writer struct {
	options WriterOptions
	out     *tagged.Writer
	fields  composition
	back    *Reader // of what was written
}

// NewWriter returns a writer to w. Call [Writer.Flush] at the end.
func NewWriter(w io.Writer, o *WriterOptions) *Writer {
	writer := &Writer{out: tagged.NewWriter(w)}
	if o != nil {
		writer.options = *o
	}
	if writer.options.LineEnd == "" {
		writer.options.LineEnd = "\n"
	}
	return writer
}

// Write writes a record that came from anywhere. Values are wrapped as PubMed
// wraps them; nothing in a value can become a field.
func (w *Writer) Write(r *record.Record) error {
	if r == nil {
		return record.ErrNil
	}
	w.fields.compose(r, w.options.IDs, w.options.LineEnd)
	err := w.out.WriteText(w.fields.text, w.options.LineEnd)
	if w.options.OnLoss != nil && err == nil {
		w.reportLosses(r)
	}
	return err
}

// WriteEntry writes an entry as it was read, byte for byte, with the bytes that
// lead to it: writing all entries of a document and then the reader's Trailing
// gives the document again.
func (w *Writer) WriteEntry(e *Entry) error { return w.out.WriteEntry(e) }

// Flush writes what is buffered and returns the first error.
func (w *Writer) Flush() error { return w.out.Flush() }

// Close is [Writer.Flush]: the format has no end of its own.
func (w *Writer) Close() error { return w.Flush() }

// reportLosses reads what was written for a record again and compares.
func (w *Writer) reportLosses(r *record.Record) {
	if w.back == nil {
		w.back = NewReader(nil, nil)
	}
	w.back.Reset(bytes.NewReader(w.fields.text), nil)
	back, err := w.back.Read()
	if err != nil {
		back = &record.Record{}
	}
	typed.Losses(r, back, "MEDLINE's format has no place for it", w.options.OnLoss)
	for _, unread := range r.Unread() {
		if !isSilent(r, unread) {
			w.options.OnLoss(record.Loss{Record: r.ID, Path: unread.Path, Value: unread.Text, Reason: "text that no rule reads has no place in MEDLINE's format"})
		}
	}
}

// isSilent reports whether a text is one of this format that no rule reads on
// purpose.
func isSilent(r *record.Record, unread record.Unread) bool {
	if r.Origin.Format != record.FormatMEDLINE || unread.Field < 0 {
		return false
	}
	for _, tag := range silent {
		if r.Raw[unread.Field].Name == tag {
			return true
		}
	}
	return false
}
