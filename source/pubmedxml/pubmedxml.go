// Package pubmedxml reads PubMed's XML: articles and books in a set, as E-utilities,
// PubMed's own export and the annual baseline give them.
//
// # Reading
//
// The elements state the same fields as PubMed's tagged format under other names.
// So a table says which tag of that format each element is, a few lines of code
// write the text that PubMed writes for it there, such as "2015 Dec 1" for three
// elements of a date, and package medline reads these texts. An article gives the
// same record from both of its exports, but for what the tagged format does not
// have: ISO abbreviations of journals.
//
// Every value has a trace whose spans cover an element, or the text in it. Rules
// have the names of package medline's with "pubmed/" before them: they write the
// same text of the element first.
//
// Markup in titles and abstracts (i, sup, MathML) is taken off and its text kept.
// What speaks of the database's record (its dates, status and subset), a book's
// table of contents, and references to other publications stay in Raw.
//
// # Deviations
//
// Records may stand in any elements, several sets in a file; text outside of them,
// among it the numbers of deleted citations, is kept. A record or element without
// its end tag, a wrong end tag, and text that is not in the declared encoding cost
// what they stand in, and are reported.
//
// # Limits
//
// Those of [Options]. The format is not written: it is PubMed's own.
package pubmedxml

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
		Code: "pubmed", Records: []string{"PubmedArticle", "PubmedBookArticle"}, Around: []string{"PubmedArticleSet", "PubmedBookArticleSet"},
		Encoding: o.Encoding, MaxRecord: o.MaxRecord, MaxElements: o.MaxElements, MaxDepth: o.MaxDepth,
		Base: o.Base, UTF16: o.UTF16,
	})
	reader.document = record.Document{Name: o.Name, Format: record.FormatPubMedXML, Source: o.Source}
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
		Document: r.options.Name, Source: r.options.Source, Kind: r.options.Kind, Format: record.FormatPubMedXML,
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
		Severity: record.SeverityError, Code: "pubmed.cut-off", Span: entry.Span,
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
