// Package ictrp reads the XML in which the WHO's search portal for registers of
// trials (ICTRP) exports entries: <Trials_downloaded_from_ICTRP> with one <Trial>
// for each, whose elements hold text and no others.
//
// # Reading
//
// The elements are the columns of the portal's tables under the same names. So a
// table says what each means in the terms of package delimited, and that package
// reads the text: an entry gives the same record from both exports. Beyond it, as
// with the entries that package clinicaltrials reads, the entry's number is the
// record's own id, its genre is that of a registration, and the database is
// ICTRP; a table does not say these.
//
// An entry is a report with its number as registration and identifier. The numbers
// that it has in other registers are registrations too, its sponsor a contributor
// in that role, the date of registration that of posting. Conditions and
// interventions are subjects, other facts of the trial details, publications of its
// results relations.
//
// Texts say "N/A" or "NULL" where there is nothing: such elements are kept in Raw
// and read by nothing. Contacts, approvals by ethics committees, the portal's own
// numbers and marks, and results stay in Raw as well. Elements that are not known
// are Unclaimed.
//
// Every value has a trace whose spans cover the text that it was read from. Rules
// have the names of package delimited's with "ictrp/" before them: they take
// references and tags away first.
//
// # Deviations
//
// Entries may stand in any elements, several exports in a file; text outside of
// them is kept. An entry or element without its end tag, a wrong end tag, and text
// that is not in the declared encoding cost what they stand in, and are reported.
// The tags of HTML that some registers leave in texts divide nothing.
//
// # Limits
//
// Those of [Options]. Of a list in a CDATA section that holds tags or references,
// the parts have no places that could be read again: it is Unclaimed. The format is
// not written: it is the portal's own.
package ictrp

import (
	"errors"
	"io"
	"iter"

	"github.com/ibid-go/ibid/internal/markup"
	"github.com/ibid-go/ibid/record"
)

// Options configure a [Reader]. The zero value and nil work.
type Options struct {
	// Name is the document's name, for places and messages.
	Name string
	// Source and Kind are what the user declared; Source defaults to Name.
	Source string
	Kind   record.SourceKind
	// Encoding names the encoding of text that is not valid UTF-8; empty means
	// the one that the XML declaration names, or Windows-1252.
	Encoding string
	// MaxRecord is the largest record in bytes; 0 means 64 MiB. MaxElements is the
	// largest number of its elements, MaxDepth how deep they stand in each other; 0
	// means 1,000,000 and 200.
	MaxRecord, MaxElements, MaxDepth int
	// Base is the place at which the input starts in its document, UTF16 its byte
	// order ("le", "be") where that was found to be UTF-16, and Position the number
	// of its first record: for reading one record again.
	Base     record.Span
	UTF16    string
	Position int
}

// Reader reads records from a stream. It is not safe for concurrent use.
type Reader struct {
	options  Options
	entries  *markup.Reader
	document record.Document
	elements []markup.Element // of one record, reused
	err      error
}

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
		Code: code, Records: []string{"Trial"}, Around: []string{"Trials_downloaded_from_ICTRP"},
		Encoding: o.Encoding, MaxRecord: o.MaxRecord, MaxElements: o.MaxElements, MaxDepth: o.MaxDepth,
		Base: o.Base, UTF16: o.UTF16,
	})
	reader.document = record.Document{Name: o.Name, Format: record.FormatICTRP, Source: o.Source}
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
	out := &record.Record{Origin: record.Origin{
		Document: r.options.Name, Source: r.options.Source, Kind: r.options.Kind, Format: record.FormatICTRP,
		Position: r.options.Position + r.document.Records, Span: entry.Span,
	}}
	r.document.Records++
	if tooLong != nil {
		out.Diagnostics = entry.Diagnostics
		tooLong.Document = r.options.Name
		return out, tooLong
	}
	if cut := r.fill(out, entry); !cut {
		return out, nil
	}
	damaged := record.Diagnostic{
		Severity: record.SeverityError, Code: code + ".cut-off", Span: entry.Span,
		Message: "the record ends inside one of its elements; what follows in it is lost",
	}
	out.Diagnostics = append(out.Diagnostics, damaged)
	return out, &record.ParseError{Document: r.options.Name, Diagnostic: damaged, Err: record.ErrDamaged}
}

// All returns an iterator over the remaining records. A *[record.ParseError] does
// not end it, any other error does.
func (r *Reader) All() iter.Seq2[*record.Record, error] { return record.All(r.Read) }

// Document describes what was read; it is complete after io.EOF.
func (r *Reader) Document() *record.Document {
	out := r.document
	if r.entries != nil {
		r.entries.Document(&out)
	}
	return &out
}
