// Package datacite reads DataCite's metadata in JSON: the answers of its REST
// API (JSON:API, {"data": {…}} or {"data": […]}), a list of DOIs or one a line,
// and the attributes alone, which is the form that content negotiation gives.
//
// # Reading
//
// Each member is read by the table in members.go; its trace names the JSON text
// of the member or of one element of its list. A person's name is in parts where
// the metadata has them, and else as written, before a comma the family name.
// Subjects of a named vocabulary are subjects, all others keywords.
//
// Rights are licences of this version of the resource; what names no known
// licence is a note of the kind "licence". Where the address and the name of one
// licence disagree in version, the version is unknown. Views, downloads and
// citations are DataCite's own observations, a zero among them.
//
// # Limits
//
// Citations and references are no relations between works that could be one, and
// stay raw, as do places, sizes, formats and members about the deposit. Reading
// is by [Reader]; nothing is written in this format.
package datacite

import (
	"io"

	"github.com/ibid-go/ibid/internal/jsonrecord"
	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/record"
)

// Options configure a [Reader]: Name of the document, Source and Kind that a person
// declared, Encoding of texts that are not UTF-8, and the limits MaxItem, in bytes of
// a resource (0 means 64 MiB), and MaxDepth, of values in each other (0 means 100); Base,
// UTF16 and Position say where a resource stands that is read again. The zero value and nil
// work.
type Options = jsonrecord.Options

// SyntaxError says that a document is not JSON from a place on. It ends the
// stream.
type SyntaxError = jsonscan.SyntaxError

// Reader reads resources from a stream; it is not safe for concurrent use. Its Read
// returns the next record, or nil and io.EOF; its All iterates over them; its
// Document describes what was read, with what a response of the API says beside the resources in
// Outside. A *[record.ParseError] comes with the partial record of a resource that is
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
