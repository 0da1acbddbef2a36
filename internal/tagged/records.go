package tagged

import (
	"io"
	"iter"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

// RecordReader reads the records of a format from a stream: its entries, and each
// of them by the format's typed layer. It is not safe for concurrent use.
type RecordReader struct {
	entries *Reader
	entry   Entry // of Read
	typed   func(*Entry) *record.Record
	memory  typed.Memory
}

// NewRecordReader returns a reader of r. The typed layer reads an entry into a
// record, which holds nothing of the entry but strings and places.
func NewRecordReader(r io.Reader, form *Form, o *Options, typed func(*Entry) *record.Record) *RecordReader {
	reader := &RecordReader{entries: NewReader(r, form, o), typed: typed}
	reader.entry.memory = &reader.memory
	return reader
}

// Reset has the reader read source as a new one would, and use its memory again;
// see [Reader.Reset].
func (r *RecordReader) Reset(source io.Reader, o *Options) { r.entries.Reset(source, o) }

// ReadEntry returns the next entry, or nil and io.EOF. After a
// *[record.ParseError] the stream goes on; the partial entry comes with it, nil
// where the damage was outside of any record. Any other error ends the stream.
func (r *RecordReader) ReadEntry() (*Entry, error) { return r.entries.Read() }

// Read returns the next record, or nil and io.EOF. Errors are as for
// [RecordReader.ReadEntry].
func (r *RecordReader) Read() (*record.Record, error) {
	ok, err := r.entries.Next(&r.entry)
	if !ok {
		return nil, err
	}
	out := r.typed(&r.entry)
	r.memory.Done(out)
	return out, err
}

// All returns an iterator over the remaining records. A *[record.ParseError]
// does not end it, any other error does.
func (r *RecordReader) All() iter.Seq2[*record.Record, error] { return record.All(r.Read) }

// Trailing returns the bytes after the last entry; call it after io.EOF.
func (r *RecordReader) Trailing() []byte { return r.entries.Trailing() }

// Document describes what was read so far; it is complete after io.EOF.
func (r *RecordReader) Document() *record.Document { return r.entries.Document() }
