package source

import (
	"context"
	"errors"
	"io"
	"iter"

	"github.com/ibid-go/ibid/record"
)

// ErrUnknownFormat is the cause when no format fits a document; the error's
// text says what was considered.
var ErrUnknownFormat = errors.New("unknown format")

// ErrNoRecord is the cause when a document of a known format holds no record.
var ErrNoRecord = errors.New("no record")

// Candidate is one format that was considered for a document.
type Candidate struct {
	Format record.Format
	// Dialect is the page family or exporter where that was recognised.
	Dialect string
	// Score is between 0 and 100; Evidence says what it rests on.
	Score    int
	Evidence []string
}

// Detect says which formats the first bytes of a document fit, best first. It
// looks at content, and at the name only to break ties. Some 64 KiB of head
// are enough. No candidate means that the document is none of them.
func Detect(head []byte, name string) []Candidate { return nil }

// Options configure [Open]. The zero value and nil work.
type Options struct {
	// Name is the document's name, for places and messages.
	Name string
	// Source and Kind are what the user declared; Source defaults to Name.
	Source string
	Kind   record.SourceKind
	// From is the format where the caller knows it, else it is detected.
	From record.Format
	// Encoding names the encoding of text that is not valid UTF-8.
	Encoding string
	// MaxLine and MaxDocument are limits in bytes for one line of a tagged
	// format and for a document that must be held whole (a page); 0 means the
	// default of the format.
	MaxLine, MaxDocument int
}

// Reader reads the records of one document.
type Reader interface {
	// Read returns the next record or nil and io.EOF. A *record.ParseError
	// comes with a partial record and does not end the stream; any other
	// error does.
	Read() (*record.Record, error)
	// All returns an iterator over the remaining records, errors as in Read.
	All() iter.Seq2[*record.Record, error]
	// Document describes what was read; it is complete after io.EOF.
	Document() *record.Document
}

// Open detects the format of r, unless o.From names it, and returns its
// reader. The error wraps [ErrUnknownFormat] where nothing fits.
func Open(r io.Reader, o *Options) (Reader, error) { return nil, ErrUnknownFormat }

// Writer writes records in one format.
type Writer interface {
	Write(*record.Record) error
	// Flush writes what is buffered and the format's end.
	Flush() error
}

// WriterOptions configure [Create]. The zero value and nil work.
type WriterOptions struct {
	// OnLoss is called for every value that the format cannot hold.
	OnLoss func(record.Loss)
}

// Create returns a writer of records in the given format. The error wraps
// [ErrUnknownFormat] where the format cannot be written.
func Create(w io.Writer, format record.Format, o *WriterOptions) (Writer, error) {
	return nil, ErrUnknownFormat
}

// Info describes one format in the table of formats.
type Info struct {
	Format      record.Format
	Name        string
	Extensions  []string
	Read, Write bool
}

// Formats returns the table of formats.
func Formats() []Info { return nil }

// Rules are the rules of all readers' traces: normalize's, ris's, webpage's.
func Rules() record.RuleSet { return nil }

// Collection is a list of documents that are read as one stream of records,
// each of which can be read again by its place. Only places are held in
// memory, never records.
type Collection struct{}

// Add adds a document of size bytes. Its content must not change while the
// collection is in use.
func (c *Collection) Add(content io.ReaderAt, size int64, o *Options) {}

// All reads all documents in order. Errors name their document: a
// *record.ParseError with its partial record, or a *DocumentError, after which
// the stream goes on with the next document. Cancelling ctx ends the stream
// with its error.
func (c *Collection) All(ctx context.Context) iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {}
}

// Len returns the number of records that All has read.
func (c *Collection) Len() int { return 0 }

// Record reads the n-th record (0-based, in reading order) again.
func (c *Collection) Record(n int) (*record.Record, error) { return nil, nil }

// Bytes returns the n-th record's original bytes.
func (c *Collection) Bytes(n int) ([]byte, error) { return nil, nil }

// Documents describes the documents in order; complete after All.
func (c *Collection) Documents() []*record.Document { return nil }

// Text returns the decoded text of a place in a document.
func (c *Collection) Text(document string, span record.Span) (string, error) { return "", nil }

// DocumentError is an error that ended the reading of one document.
type DocumentError struct {
	Document string
	Err      error
}

// Error names the document and the cause.
func (e *DocumentError) Error() string { return e.Document + ": " + e.Err.Error() }

// Unwrap returns the cause.
func (e *DocumentError) Unwrap() error { return e.Err }
