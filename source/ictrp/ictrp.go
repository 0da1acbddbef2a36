// Package ictrp reads the XML in which the WHO's search portal for registers of
// trials (ICTRP) exports entries: <Trials_downloaded_from_ICTRP> with one <Trial>
// for each, whose elements hold text and no others.
//
// # Reading
//
// The elements are the columns of the portal's tables under the same names. So a
// table says what each means in the terms of package delimited, and that package
// reads the text: an entry gives the same record from both exports.
//
// An entry is a report with its number as registration, identifier and own id; its
// genre is that of a registration, and the database is ICTRP. The numbers that it
// has in other registers are registrations too, its sponsor a contributor in that
// role, the date of registration that of posting. Conditions and interventions are
// subjects, other facts of the trial details, publications of its results relations.
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
	Format: record.FormatICTRP, Code: code, Records: []string{"Trial"}, Around: []string{"Trials_downloaded_from_ICTRP"},
}

// NewReader returns a reader of r.
func NewReader(r io.Reader, o *Options) *Reader {
	l := layer{columns: markup.NewPathTable(columnOf)}
	return markup.NewRecordReader(r, form, o, l.read)
}
