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
// have.
//
// Labels of an abstract's parts are those that the elements state; the text alone,
// as in the tagged format, does not show them all. References to data sets and
// publications about them are relations, which the tagged format has no tags for.
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
	"io"

	"github.com/ibid-go/ibid/internal/markup"
	"github.com/ibid-go/ibid/record"
)

// Options configure a [Reader]: Name of the document, Source and Kind that a person
// declared, Encoding of text that is not valid UTF-8 where the XML declaration names
// none, and the limits MaxRecord, in bytes (0 means 64 MiB), MaxElements in a record
// (1,000,000) and MaxDepth, of elements in each other (200); Base, UTF16 and Position
// say where a record stands that is read again. The zero value and nil work.
type Options = markup.Options

// Reader reads records from a stream; it is not safe for concurrent use. Its Read
// returns the next record, or nil and io.EOF; its All iterates over them; its
// Document describes what was read. A *[record.ParseError]
// comes with the partial record of one that is cut off inside an element, or is over
// a limit ([record.ErrTooLong]); the stream goes on. Errors of the underlying reader
// end it and are returned as they are, as is that of an unknown encoding.
type Reader = markup.RecordReader

var form = &markup.Form{
	Format: record.FormatPubMedXML, Code: "pubmed", Records: []string{"PubmedArticle", "PubmedBookArticle"}, Around: []string{"PubmedArticleSet", "PubmedBookArticleSet"},
}

// NewReader returns a reader of r.
func NewReader(r io.Reader, o *Options) *Reader {
	f := filling{tags: markup.NewPathTable(rowOf)}
	return markup.NewRecordReader(r, form, o, f.read)
}
