package medline

import (
	"io"

	"github.com/ibid-go/ibid/internal/tagged"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

// Options configure a [Reader]: Name of the document, Source and Kind that a person
// declared, Encoding of lines that are not valid UTF-8, the limits MaxLine and
// MaxRecord, in bytes (0 means 64 MiB), and MaxFields, of the lines in a record
// (100,000); Digest asks for the document's digest, and Base, UTF16 and Position
// say where a record stands that is read again. The zero value and nil work.
type Options = tagged.Options

// Entry is one record as it stood: its Fields in order, each with Tag, Value, Span and
// ValueSpans, the original Bytes with their Span, the bytes Leading up to it, and
// Diagnostics.
type Entry = tagged.Entry

// Reader reads records from a stream; it is not safe for concurrent use. Its Read
// returns the next record, or nil and io.EOF; its ReadEntry the next entry; its All
// iterates over the records; its Trailing returns the bytes after the last one and
// its Document describes what was read. A *[record.ParseError] comes with the
// partial record of one that is over a limit, or with none where the damage was
// outside of any; the stream goes on. Any other error ends it.
type Reader = tagged.RecordReader

// NewReader returns a reader of r.
func NewReader(r io.Reader, o *Options) *Reader {
	var fields []typed.Field // of one record, used again
	return tagged.NewRecordReader(r, form, o, func(e *Entry) *record.Record {
		fields = group(e, fields[:0])
		return typedRecord(e, fields)
	})
}

// Record is the typed layer: it reads an entry's fields into a record. Every
// value has a trace to the text it was read from; what no rule reads stands in
// Raw and Unclaimed.
func Record(e *Entry) *record.Record { return typedRecord(e, group(e, nil)) }

func typedRecord(e *Entry, fields []typed.Field) *record.Record {
	r := e.Record()
	table.FillIn(e.Memory(), r, fields)
	return r
}

// Rules are the rules of the reader's traces.
func Rules() record.RuleSet { return table.Rules() }
