package ris

import (
	"bufio"
	"bytes"
	"io"

	"github.com/ibid-go/ibid/record"
)

// WriterOptions configure a [Writer]. The zero value and nil work.
type WriterOptions struct {
	// Profile is the program to write for; nil means the sheets.
	Profile *Profile
	// LineEnd is "\r\n" or "\n"; empty means that of the profile.
	LineEnd string
	// ByteOrderMark puts U+FEFF first, as EndNote does.
	ByteOrderMark bool
	// OnLoss is called for every value that RIS cannot hold.
	OnLoss func(record.Loss)
	// IDs writes the id of each record into its note, "Ibid: …", which reference
	// managers keep and the reader of this package reads back as an identifier.
	IDs bool
	// Sources writes the source that a person declared for each record, and its
	// kind, into its note: Origin.Source, where it is not the document's name.
	Sources bool
}

// Writer writes records as RIS. It is not safe for concurrent use.
type Writer struct {
	options WriterOptions
	out     *bufio.Writer
	err     error
	fields  *composition
	buffer  []byte // of one record, reused
	losses  lossReport
	started bool
	midLine bool        // the last byte was no line end
	last    record.Span // of the last entry
	from    string      // its document
}

// bufferSize is how much is written at once.
const bufferSize = 64 << 10

// NewWriter returns a writer to w. Call [Writer.Flush] at the end.
func NewWriter(w io.Writer, o *WriterOptions) *Writer {
	if o == nil {
		o = &WriterOptions{}
	}
	writer := &Writer{options: *o, out: bufio.NewWriterSize(w, bufferSize)}
	profile := writer.options.Profile
	if profile == nil {
		profile = &profiles[0]
	}
	writer.fields = newComposition(profile)
	if writer.options.LineEnd == "" {
		writer.options.LineEnd = profile.LineEnd
	}
	writer.options.ByteOrderMark = writer.options.ByteOrderMark || profile.ByteOrderMark
	return writer
}

// Write writes a record that came from anywhere, by the tables of tags and
// types: TY first, ER last, and a blank line. Values are never wrapped; a line
// end inside an abstract or a note starts a continuation line. Fields of a RIS
// record that no rule read stand behind TY as they stood.
func (w *Writer) Write(r *record.Record) error {
	if r == nil {
		return record.ErrNil
	}
	w.buffer = w.Append(w.buffer[:0], r)
	w.write(w.buffer)
	w.started, w.last = true, record.Span{}
	if w.options.OnLoss != nil && w.err == nil {
		w.losses.report(w.fields, w.options.OnLoss)
		w.fields.reportUnread(w.options.OnLoss)
	}
	return w.err
}

// Append appends to dst what [Writer.Write] would write for the record now, a
// byte order mark included where it would be the first, and writes nothing. Its
// length is what the record adds to the file, for a caller that divides records
// among files of limited size. Losses are not reported.
func (w *Writer) Append(dst []byte, r *record.Record) []byte {
	w.fields.compose(r, w.options.IDs, w.options.Sources)
	switch {
	case !w.started && w.options.ByteOrderMark:
		dst = append(dst, "\ufeff"...)
	case w.midLine:
		dst = append(dst, w.options.LineEnd...)
	}
	return append(w.fields.appendTo(dst, w.options.LineEnd), w.options.LineEnd...)
}

// WriteEntry writes an entry as it was read, byte for byte, with the bytes
// that lead to it: writing all entries of a document and then the reader's
// Trailing gives the document again. A caller that leaves entries out may set
// Leading to nil. Entries that did not follow each other in one document start
// on lines of their own.
func (w *Writer) WriteEntry(e *Entry) error {
	follows := e.origin.Document == w.from && e.Span.Start == w.last.End+int64(len(e.Leading)) && !w.last.IsZero()
	if !follows {
		w.startLine()
	}
	w.started = true
	w.write(e.Leading)
	w.write(e.Bytes)
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

// startLine ends the line that an entry left open.
func (w *Writer) startLine() {
	if w.midLine {
		w.write([]byte(w.options.LineEnd))
	}
}

func (w *Writer) write(b []byte) {
	if len(b) == 0 || w.err != nil {
		return
	}
	_, w.err = w.out.Write(b)
	// The last character of UTF-16 text is two bytes.
	last := bytes.TrimRight(b[max(0, len(b)-2):], "\x00")
	w.midLine = len(last) == 0 || last[len(last)-1] != '\n' && last[len(last)-1] != '\r'
}
