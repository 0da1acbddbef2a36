package source

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
	"github.com/ibid-go/ibid/source/delimited"
)

// ErrUnknownFormat is the cause when no format fits a document; the error is
// an [*UnknownFormatError], whose text says what was considered.
var ErrUnknownFormat = errors.New("unknown format")

// ErrNoRecord is the cause when a document of a known format holds no record,
// or is empty.
var ErrNoRecord = errors.New("no record")

// ErrNoWorks is the cause when works are asked of a document whose format has
// none.
var ErrNoWorks = errors.New("this format has records and no works")

// UnknownFormatError says that a document is in none of the formats.
type UnknownFormatError struct {
	// Looks is what the document looks like ("a PNG image"), if that is known.
	Looks string
	// Considered are formats for which something spoke, but not enough.
	Considered []Candidate
	// Expected are the formats that can be read, by their names for people.
	Expected []string
}

// Error describes what was found and what was expected.
func (e *UnknownFormatError) Error() string {
	var b strings.Builder
	b.WriteString("unknown format")
	if e.Looks != "" {
		fmt.Fprintf(&b, ": this looks like %s", e.Looks)
	}
	for i, c := range e.Considered {
		if i == 0 {
			b.WriteString("; considered ")
		} else {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%s (%s)", c.name(), strings.Join(c.Evidence, ", "))
	}
	if len(e.Expected) > 0 {
		fmt.Fprintf(&b, "; expected %s", strings.Join(e.Expected, ", "))
	}
	return b.String()
}

// Unwrap returns [ErrUnknownFormat].
func (e *UnknownFormatError) Unwrap() error { return ErrUnknownFormat }

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
	// Works reads the canonical record of each work of Ibid's JSON instead of
	// its records. Documents of other formats have no works and are refused
	// with [ErrNoWorks].
	Works bool
	// Columns says for headings of tables what their columns hold, by the names
	// of [delimited.Fields], before what the exporter's heading says.
	Columns map[string]string
	// Dialect is the dialect of RIS documents; nil means that it is recognised.
	Dialect *ris.Dialect
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

// headSize is how many bytes of a document detection looks at.
const headSize = 64 << 10

// Open detects the format of r, unless o.From names it, and returns its
// reader. The error wraps [ErrUnknownFormat] where nothing fits and
// [ErrNoRecord] where r is empty; an error of r itself is returned as it is.
func Open(r io.Reader, o *Options) (Reader, error) {
	if o == nil {
		o = &Options{}
	}
	if _, _, err := charset.Lookup(o.Encoding); err != nil {
		return nil, err
	}
	if err := delimited.CheckMapping(o.Columns); err != nil {
		return nil, err
	}
	f, dialect, r, err := choose(r, o)
	if err != nil {
		return nil, err
	}
	return f.read(r, part{Options: *o, dialect: dialect})
}

// read opens a document, or a part of one.
func (f format) read(r io.Reader, o part) (Reader, error) {
	if o.Works && f.Format != record.FormatIbidJSON && f.Format != record.FormatIbidLines {
		return nil, fmt.Errorf("%w: %s", ErrNoWorks, f.Name)
	}
	return f.open(r, o)
}

// choose returns the format and dialect of r, and a reader of all its bytes.
func choose(r io.Reader, o *Options) (format, string, io.Reader, error) {
	if o.From != "" {
		f, ok := lookup(o.From)
		if !ok || f.open == nil {
			return format{}, "", nil, fmt.Errorf("%w: %q is not a format that can be read; expected one of %s",
				ErrUnknownFormat, o.From, strings.Join(readable(), ", "))
		}
		return f, "", r, nil
	}
	buffered := bufio.NewReaderSize(r, headSize)
	head, err := buffered.Peek(headSize)
	if err != nil && err != io.EOF {
		return format{}, "", nil, err
	}
	chosen, err := Recognise(head, o)
	if err != nil {
		return format{}, "", nil, err
	}
	f, _ := lookup(chosen.Format)
	return f, chosen.Dialect, buffered, nil
}

func readableNames() []string {
	var names []string
	for _, f := range formats() {
		if f.open != nil {
			names = append(names, f.Name)
		}
	}
	return names
}

func readable() []string {
	var names []string
	for _, f := range formats() {
		if f.open != nil {
			names = append(names, string(f.Format))
		}
	}
	return names
}

// Writer writes records in one format.
type Writer interface {
	Write(*record.Record) error
	// Flush writes what is buffered: all that was written up to here.
	Flush() error
	// Close writes the format's end and what is buffered. It does not close the
	// underlying writer.
	Close() error
}

// DocumentWriter is a [Writer] of a format that describes the documents that
// its records stood in. They are written after the last record.
type DocumentWriter interface {
	Writer
	WriteDocument(*record.Document) error
}

// WriterOptions configure [Create]. The zero value and nil work.
type WriterOptions struct {
	// OnLoss is called for every value that the format cannot hold.
	OnLoss func(record.Loss)
	// Profile is the program that RIS is written for; nil means the sheets.
	Profile *ris.Profile
	// IDs writes Ibid's id of each record where the format can carry it.
	IDs bool
	// Sources writes the source that a person declared for each record also into
	// a format that has no field of its own for it.
	Sources bool
}

// Create returns a writer of records in the given format. The error wraps
// [ErrUnknownFormat] where the format cannot be written.
func Create(w io.Writer, format record.Format, o *WriterOptions) (Writer, error) {
	if o == nil {
		o = &WriterOptions{}
	}
	f, ok := lookup(format)
	if !ok || f.create == nil {
		return nil, fmt.Errorf("%w: %q cannot be written", ErrUnknownFormat, format)
	}
	return f.create(w, o), nil
}
