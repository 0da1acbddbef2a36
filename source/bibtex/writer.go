package bibtex

import (
	"bufio"
	"io"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// WriterOptions configure a [Writer]. The zero value and nil work.
type WriterOptions struct {
	// OnLoss is called for every value that the entry does not hold.
	OnLoss func(record.Loss)
	// IDs writes the id of each record, as the field "ibid-id".
	IDs bool
	// Sources writes the source that a person declared for each record, in the
	// field "ibid".
	Sources bool
	// ASCII writes accents and signs as TeX commands where TeX has one; else all
	// is UTF-8.
	ASCII bool
	// BibLaTeX writes BibLaTeX's field names (journaltitle, date, location, …)
	// in place of BibTeX's.
	BibLaTeX bool
	// Plain leaves out the field "ibid", which holds what BibTeX has no field for.
	Plain bool
}

// Writer writes records as entries.
type Writer struct {
	options WriterOptions
	out     *bufio.Writer
	keys    keys
	started bool
	midLine bool
	last    record.Span // of the piece that was written last as it stood
	from    string      // its document
	err     error
}

// NewWriter returns a writer to w. Call [Writer.Flush] at the end.
func NewWriter(w io.Writer, o *WriterOptions) *Writer {
	writer := &Writer{out: bufio.NewWriterSize(w, 64<<10)}
	if o != nil {
		writer.options = *o
	}
	return writer
}

// Write writes a record as an entry with a key that no other entry has that it
// wrote. A record that was read from BibTeX and has not changed since is written
// with the type, the fields and the values as they stood, macros spelled out;
// any other in the order of the table in order.go.
func (w *Writer) Write(r *record.Record) error { return w.WriteFused(r, nil) }

// WriteFused is [Writer.Write] for a record that was fused from others. Where one of
// these has a text of it as TeX, that is written: it may protect case and have
// formulas, and is read as the same value.
func (w *Writer) WriteFused(r *record.Record, from []*record.Record) error {
	if r == nil {
		return record.ErrNil
	}
	c := composition{options: &w.options, record: r, key: w.keys.choose(r), from: from}
	text := c.entry()
	if w.started {
		w.startLine()
		w.write("\n")
	}
	w.started, w.last = true, record.Span{}
	w.write(text)
	if w.options.OnLoss != nil && w.err == nil {
		c.report(w.options.OnLoss)
	}
	return w.err
}

// WriteEntry writes a piece as it was read, byte for byte: writing all pieces of
// a document gives the document again. Pieces that did not follow each other in
// one document start on lines of their own.
func (w *Writer) WriteEntry(e *Entry) error {
	if e.origin.Document != w.from || e.Span.Start != w.last.End || w.last.IsZero() && w.started {
		w.startLine()
	}
	w.started = true
	w.write(string(e.Bytes))
	w.last, w.from = e.Span, e.origin.Document
	return w.err
}

// Flush writes what is buffered and returns the first error.
func (w *Writer) Flush() error {
	if err := w.out.Flush(); w.err == nil {
		w.err = err
	}
	return w.err
}

// Close is Flush: BibTeX has no end of its own.
func (w *Writer) Close() error { return w.Flush() }

func (w *Writer) startLine() {
	if w.midLine {
		w.write("\n")
	}
}

func (w *Writer) write(text string) {
	if text == "" || w.err != nil {
		return
	}
	_, w.err = w.out.WriteString(text)
	last := strings.TrimRight(text[max(0, len(text)-2):], "\x00")
	w.midLine = !strings.HasSuffix(last, "\n") && !strings.HasSuffix(last, "\r")
}
