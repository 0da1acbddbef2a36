package tagged

import (
	"bufio"
	"bytes"
	"io"

	"github.com/ibid-go/ibid/record"
)

// bufferSize is how much is written at once.
const bufferSize = 64 << 10

// Writer writes entries as they were read, and lines. It is not safe for
// concurrent use.
type Writer struct {
	out     *bufio.Writer
	err     error
	midLine bool        // the last byte was no line end
	started bool        // something was written
	last    record.Span // of the last entry
	from    string      // its document
}

// NewWriter returns a writer to w. Call [Writer.Flush] at the end.
func NewWriter(w io.Writer) *Writer {
	return &Writer{out: bufio.NewWriterSize(w, bufferSize)}
}

// WriteEntry writes an entry as it was read, byte for byte, with the bytes that
// lead to it: writing all entries of a document and then the reader's Trailing
// gives the document again. Entries that did not follow each other in one
// document stand behind a blank line.
func (w *Writer) WriteEntry(e *Entry) error {
	follows := e.origin.Document == w.from && e.Span.Start == w.last.End+int64(len(e.Leading)) && !w.last.IsZero()
	if !follows && w.started {
		if w.midLine {
			w.write([]byte("\n"))
		}
		w.write([]byte("\n"))
	}
	w.write(e.Leading)
	w.write(e.Bytes)
	w.last, w.from = e.Span, e.origin.Document
	return w.err
}

// WriteText writes the text of a record that was made anew, which ends with a
// line end, behind a blank line.
func (w *Writer) WriteText(text []byte, lineEnd string) error {
	if w.midLine {
		w.write([]byte(lineEnd))
	}
	if w.started {
		w.write([]byte(lineEnd))
	}
	w.write(text)
	w.last = record.Span{}
	return w.err
}

// Flush writes what is buffered and returns the first error.
func (w *Writer) Flush() error {
	if err := w.out.Flush(); w.err == nil {
		w.err = err
	}
	return w.err
}

func (w *Writer) write(b []byte) {
	if len(b) == 0 || w.err != nil {
		return
	}
	_, w.err = w.out.Write(b)
	w.started = true
	// The last character of UTF-16 text is two bytes.
	last := bytes.TrimRight(b[max(0, len(b)-2):], "\x00")
	w.midLine = len(last) == 0 || last[len(last)-1] != '\n' && last[len(last)-1] != '\r'
}
