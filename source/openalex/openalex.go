// Package openalex reads works as the OpenAlex API gives them in JSON: one work,
// {"results": […]}, a list of works, or one a line, as in OpenAlex's snapshot.
//
// # Reading
//
// Each member is read by the table in members.go; its trace names the JSON text
// of the member or of one element of its list. The abstract is put together
// from its index of words. Keywords, topics and MeSH are assigned by machines
// or indexers: they are subjects, each with the name of its vocabulary.
//
// OpenAlex joins the versions of a work in one record. Its bibliographic details
// and its stage are those of the primary location. A licence belongs to the copy
// at one location, and so names the copy and its version; nothing says that it
// is that of another copy. What else is said of a copy, its version and whether it
// is open, is a detail of each. The number of citations is OpenAlex's own observation.
//
// # Limits
//
// Related works are OpenAlex's suggestions and no statement about this one: they
// stay raw, as do references, concepts, counts by year and what OpenAlex
// computes from them. Reading is by [Reader]; nothing is written in this format.
package openalex

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
