package refworks

import (
	"io"
	"iter"

	"github.com/ibid-go/ibid/internal/asris"
	"github.com/ibid-go/ibid/internal/tagged"
	"github.com/ibid-go/ibid/record"
)

// Options configure a [Reader]. The zero value and nil work.
type Options struct {
	// Name is the document's name, for places and messages.
	Name string
	// Source and Kind are what the user declared; Source defaults to Name.
	Source string
	Kind   record.SourceKind
	// Encoding names the encoding of lines that are not valid UTF-8.
	Encoding string
	// MaxLine and MaxRecord are limits in bytes, MaxFields one of the lines of
	// all values of a record. Text outside of records has the limit of a record.
	// 0 means the default (64 MiB, 64 MiB, 100,000).
	MaxLine, MaxRecord, MaxFields int
	// Base is the place at which the input starts in its document, UTF16 its
	// byte order ("le", "be") where that was found before, and Position the
	// number of its first record: for reading a part of a document again.
	Base     record.Span
	UTF16    string
	Position int
	// NoDigest leaves out the digest of the document.
	NoDigest bool
}

// Entry is one record as it stood: fields in order, and the original bytes.
type Entry = tagged.Entry

// Reader reads records from a stream. It is not safe for concurrent use.
type Reader struct {
	entries *tagged.Reader
	entry   Entry // of Read
	memory  asris.Memory
}

// NewReader returns a reader of r.
func NewReader(r io.Reader, o *Options) *Reader {
	if o == nil {
		o = &Options{}
	}
	options := tagged.Options(*o)
	return &Reader{entries: tagged.NewReader(r, form, &options)}
}

// ReadEntry returns the next entry, or nil and io.EOF. After a
// *[record.ParseError] the stream goes on; the partial entry comes with it, nil
// where the damage was outside of any record. Any other error ends the stream.
func (r *Reader) ReadEntry() (*Entry, error) { return r.entries.Read() }

// Read returns the next record, or nil and io.EOF. Errors are as for
// [Reader.ReadEntry].
func (r *Reader) Read() (*record.Record, error) {
	ok, err := r.entries.Next(&r.entry)
	if !ok {
		return nil, err
	}
	return typedRecord(&r.entry, &r.memory), err
}

// All returns an iterator over the remaining records. A *[record.ParseError]
// does not end it, any other error does.
func (r *Reader) All() iter.Seq2[*record.Record, error] { return record.All(r.Read) }

// Trailing returns the bytes after the last entry; call it after io.EOF.
func (r *Reader) Trailing() []byte { return r.entries.Trailing() }

// Document describes what was read so far; it is complete after io.EOF.
func (r *Reader) Document() *record.Document { return r.entries.Document() }

// Record is the typed layer: it reads an entry's fields into a record. Every
// value has a trace to the text it was read from; what no rule reads stands in
// Raw and Unclaimed.
func Record(e *Entry) *record.Record { return typedRecord(e, new(asris.Memory)) }

func typedRecord(e *Entry, m *asris.Memory) *record.Record {
	m.Values = values(e, m.Values[:0])
	return format.Record(e, m.Values, m)
}

// Rules are the rules of the reader's traces.
func Rules() record.RuleSet { return format.Rules() }
