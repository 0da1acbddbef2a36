// Package crossref reads works as the Crossref REST API gives them in JSON: one
// work, {"message": {…}}, {"message": {"items": […]}}, a list of works, or one
// a line, as in Crossref's public data files.
//
// # Reading
//
// Each member is read by the table in members.go; its trace names the JSON text
// of the member or of one element of its list. The DOI is the record's own id,
// as it is in Crossref. References and members about the deposit stay raw.
//
// A licence applies to the content version that its element names, from its
// start. Terms at an address that names no known licence are a note of the kind
// "licence". The number of citations is Crossref's own observation. A work says
// itself what it corrects or retracts (update-to), and where it was itself
// corrected or retracted (updated-by), which is its status too.
//
// # Limits
//
// Subjects are Crossref's former classification of journals, not of articles.
// Reading is by [Reader]; nothing is written in this format.
package crossref

import (
	"io"

	"github.com/ibid-go/ibid/internal/jsonrecord"
	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/record"
)

// Options configure a [Reader]: Name of the document, Source and Kind that a person
// declared, Encoding of texts that are not UTF-8, and the limits MaxItem, in bytes of
// a work (0 means 64 MiB), and MaxDepth, of values in each other (0 means 100); Base,
// UTF16 and Position say where a work stands that is read again. The zero value and nil
// work.
type Options = jsonrecord.Options

// SyntaxError says that a document is not JSON from a place on. It ends the
// stream.
type SyntaxError = jsonscan.SyntaxError

// Reader reads works from a stream; it is not safe for concurrent use. Its Read
// returns the next record, or nil and io.EOF; its All iterates over them; its
// Document describes what was read, with what a response of the API says beside the works in
// Outside. A *[record.ParseError] comes with the partial record of a work that is
// not an object, is not valid JSON, or is over a limit ([record.ErrTooLong],
// [record.ErrTooDeep]); the stream goes on. A *[SyntaxError] tells the place from
// which on the document is not JSON, and ends the stream. Errors of the underlying
// reader end it too and are returned as they are.
type Reader = jsonrecord.Reader

// NewReader returns a reader of r.
func NewReader(r io.Reader, o *Options) *Reader { return format.NewReader(r, o) }

// Rules are the rules of this package's traces. Each takes the JSON text of a
// member's value, or of one element of it.
func Rules() record.RuleSet { return format.Rules() }
