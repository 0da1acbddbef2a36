package endnote

import (
	"io"

	"github.com/ibid-go/ibid/internal/asris"
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
// Document describes what was read, with the names of the libraries and
// programs that the records name as notices. A *[record.ParseError]
// comes with the partial record of one that is cut off inside an element, or is over
// a limit ([record.ErrTooLong]); the stream goes on. Errors of the underlying reader
// end it and are returned as they are, as is that of an unknown encoding.
type Reader = markup.RecordReader

var (
	form  = &markup.Form{Format: record.FormatEndNote, Code: "endnote", Records: []string{"record"}, Around: []string{"records", "xml"}}
	shape = markup.NewShape(markup.Shape{Inline: map[string]bool{"style": true}})
)

// NewReader returns a reader of r.
func NewReader(r io.Reader, o *Options) *Reader {
	fields, err := asris.NewTexts[origin](escaped, "endnote")
	if err != nil {
		return markup.FailedReader(form, err)
	}
	d := &reading{fields: fields, table: markup.NewPathTable(classOf)}
	return markup.NewRecordReader(r, form, o, d.read)
}
