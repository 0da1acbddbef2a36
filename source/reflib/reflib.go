// Package reflib reads the JSON of RefLib (@iebh/reflib), in which the tools of
// the Systematic Review Accelerator keep and exchange libraries: a list of
// references, whose members are EndNote's fields under names of RefLib's own.
//
// # Reading
//
// The tables in members.go and types.go say which tag of EndNote's RIS each
// member and type is, and package ris reads it as it reads the tag, as package
// endnote does with the elements of EndNote's XML. So a library gives the same
// values from its JSON as from its RIS and its XML. RefLib writes the lines of a
// value behind each other with CR.
//
// What RefLib keeps of MEDLINE's fields (medlinePMID, …) and has no field for is
// read by readings of this package.
//
// Every value has a trace whose spans cover the texts that it was read from,
// without the quotes around them. Rules with "reflib/" before their name are those
// of package ris and normalize, which read what JSON's escapes stand for.
//
// # Deviations
//
// Members of RefLib's first version and those that its modules leave in a
// reference (_pageStart, RISShortTitle, fallbackCity) are read as the others are.
// A type may also be EndNote's name, or the code of RIS. Members that nothing here
// knows stay raw.
//
// # Limits
//
// RefLib has no field for everything that EndNote has: from RIS, it takes all
// names for authors; from XML, also those of editors. Nothing is written in this
// format: RefLib reads RIS and EndNote's XML.
package reflib

import (
	"io"

	"github.com/ibid-go/ibid/internal/asris"
	"github.com/ibid-go/ibid/internal/jsonrecord"
	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/record"
)

// Options configure a [Reader]: Name of the document, Source and Kind that a person
// declared, Encoding of texts that are not UTF-8, and the limits MaxItem, in bytes of
// a reference (0 means 64 MiB), and MaxDepth, of values in each other (0 means 100); Base,
// UTF16 and Position say where a reference stands that is read again. The zero value and nil
// work.
type Options = jsonrecord.Options

// SyntaxError says that a document is not JSON from a place on. It ends the
// stream.
type SyntaxError = jsonscan.SyntaxError

// Reader reads references from a stream; it is not safe for concurrent use. Its Read
// returns the next record, or nil and io.EOF; its All iterates over them; its
// Document describes what was read, with what stands beside the references in
// Outside. A *[record.ParseError] comes with the partial record of a reference that is
// not an object, is not valid JSON, or is over a limit ([record.ErrTooLong],
// [record.ErrTooDeep]); the stream goes on. A *[SyntaxError] tells the place from
// which on the document is not JSON, and ends the stream. Errors of the underlying
// reader end it too and are returned as they are.
type Reader = jsonrecord.Reader

// NewReader returns a reader of r.
func NewReader(r io.Reader, o *Options) *Reader {
	fields, err := asris.NewTexts[origin](escaped, "endnote")
	if err != nil {
		return jsonrecord.NewReader(r, o, &jsonrecord.Items{Format: record.FormatRefLib, Code: code, Err: err})
	}
	own := *format
	own.Before = (&reading{fields: fields}).read
	return own.NewReader(r, o)
}
