package endnote

import (
	"errors"
	"io"
	"iter"

	"github.com/ibid-go/ibid/internal/markup"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
)

// Reader reads records from a stream. It is not safe for concurrent use.
type Reader struct {
	options  Options
	entries  *markup.Reader
	fields   *ris.FieldReader
	document record.Document
	state    reading // of one record, reused
	err      error
}

var shape = &markup.Shape{Inline: map[string]bool{"style": true}}

// NewReader returns a reader of r.
func NewReader(r io.Reader, o *Options) *Reader {
	reader := &Reader{}
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
	reader.entries, reader.err = markup.NewReader(r, markup.Options{
		Code: "endnote", Records: []string{"record"}, Around: []string{"records", "xml"},
		Encoding: o.Encoding, MaxRecord: o.MaxRecord, MaxElements: o.MaxElements, MaxDepth: o.MaxDepth,
		Base: o.Base, UTF16: o.UTF16,
	})
	if reader.err == nil {
		reader.fields, reader.err = ris.NewFieldReader("endnote")
	}
	reader.document = record.Document{Name: o.Name, Format: record.FormatEndNote, Source: o.Source}
	return reader
}

// Read returns the next record, or nil and io.EOF.
//
// A *[record.ParseError] comes with the partial record of one that is cut off
// inside an element, or is over a limit ([record.ErrTooLong]); the stream goes on.
// Errors of the underlying reader end it and are returned as they are, as is that
// of an unknown encoding.
func (r *Reader) Read() (*record.Record, error) {
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
		Document: r.options.Name, Source: r.options.Source, Kind: r.options.Kind, Format: record.FormatEndNote,
		Position: r.options.Position + r.document.Records, Span: entry.Span,
	}
	r.document.Records++
	if tooLong != nil {
		tooLong.Document = r.options.Name
		return &record.Record{Origin: origin, Diagnostics: entry.Diagnostics}, tooLong
	}
	out, cut := r.state.read(r, entry, origin)
	if !cut {
		return out, nil
	}
	damaged := record.Diagnostic{
		Severity: record.SeverityError, Code: "endnote.cut-off", Span: entry.Span,
		Message: "the record ends inside one of its elements; what follows in it is lost",
	}
	out.Diagnostics = append(out.Diagnostics, damaged)
	return out, &record.ParseError{Document: r.options.Name, Diagnostic: damaged, Err: record.ErrDamaged}
}

// All returns an iterator over the remaining records. A *[record.ParseError] does
// not end it, any other error does.
func (r *Reader) All() iter.Seq2[*record.Record, error] { return record.All(r.Read) }

// Document describes what was read; it is complete after io.EOF. Its notices are
// the names of the libraries and programs that the records name.
func (r *Reader) Document() *record.Document {
	out := r.document
	if r.entries != nil {
		r.entries.Document(&out)
	}
	return &out
}
