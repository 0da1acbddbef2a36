package markup

import (
	"errors"
	"io"
	"iter"

	"github.com/ibid-go/ibid/record"
)

// ReadRecord reads one record of a format, which stands at an origin, and reports
// whether it ends inside one of its elements.
type ReadRecord func(r *Reader, entry *Record, origin record.Origin) (out *record.Record, cut bool)

// RecordReader reads the records of a format from a stream. It is not safe for
// concurrent use.
type RecordReader struct {
	options  Options
	form     *Form
	entries  *Reader
	read     ReadRecord
	document record.Document
	err      error
}

// NewRecordReader returns a reader of r. An error, such as that the encoding is
// unknown, is returned by the first Read.
func NewRecordReader(r io.Reader, form *Form, o *Options, read ReadRecord) *RecordReader {
	reader := &RecordReader{form: form, read: read}
	if o != nil {
		reader.options = *o
	}
	o = &reader.options
	if o.Source == "" {
		o.Source = o.Name
	}
	if o.Position <= 0 {
		o.Position = 1
	}
	reader.entries, reader.err = NewReader(r, form, o)
	reader.document = record.Document{Name: o.Name, Format: form.Format, Source: o.Source}
	return reader
}

// FailedReader returns a reader whose first Read returns an error.
func FailedReader(form *Form, err error) *RecordReader {
	return &RecordReader{form: form, err: err, document: record.Document{Format: form.Format}}
}

// Read returns the next record, or nil and io.EOF.
//
// A *[record.ParseError] comes with the partial record of one that is cut off
// inside an element, or is over a limit ([record.ErrTooLong]); the stream goes on.
// Errors of the underlying reader end it and are returned as they are, as is that
// of an unknown encoding.
func (r *RecordReader) Read() (*record.Record, error) {
	if r.err != nil {
		return nil, r.err
	}
	entry, err := r.entries.Next()
	var tooLong *record.ParseError
	if err != nil && !errors.As(err, &tooLong) {
		r.err = err
		return nil, err
	}
	origin := record.Origin{
		Document: r.options.Name, Source: r.options.Source, Kind: r.options.Kind, Format: r.form.Format,
		Position: r.options.Position + r.document.Records, Span: entry.Span,
	}
	r.document.Records++
	if tooLong != nil {
		tooLong.Document = r.options.Name
		return &record.Record{Origin: origin, Diagnostics: entry.Diagnostics}, tooLong
	}
	out, cut := r.read(r.entries, entry, origin)
	if !cut {
		return out, nil
	}
	damaged := record.Diagnostic{
		Severity: record.SeverityError, Code: r.form.Code + ".cut-off", Span: entry.Span,
		Message: "the record ends inside one of its elements; what follows in it is lost",
	}
	out.Diagnostics = append(out.Diagnostics, damaged)
	return out, &record.ParseError{Document: r.options.Name, Diagnostic: damaged, Err: record.ErrDamaged}
}

// All returns an iterator over the remaining records. A *[record.ParseError] does
// not end it, any other error does.
func (r *RecordReader) All() iter.Seq2[*record.Record, error] { return record.All(r.Read) }

// Document describes what was read; it is complete after io.EOF.
func (r *RecordReader) Document() *record.Document {
	out := r.document
	if r.entries != nil {
		r.entries.Document(&out)
	}
	return &out
}
