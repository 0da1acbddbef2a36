package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"slices"
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
	// Expected are formats that it may be meant for, by their names for people;
	// [Formats] has all.
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
		fmt.Fprintf(&b, "; expected %s, or another format ('ibid formats' lists them)", strings.Join(e.Expected, ", "))
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
	// Encoding names the encoding of text that is not valid UTF-8: a label of the
	// WHATWG Encoding Standard ("windows-1251", "gb18030") or a code page of DOS
	// ("cp850", "IBM850"). Empty means Windows-1252.
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
	// OwnDialect is a further one that it is recognised by.
	Dialect, OwnDialect *ris.Dialect
	// ReuseAfter, where it is above 0, lets Read give each record the memory of the
	// one that was read so many records before, 1 for the last one, as far as the
	// format's reader can: of that, what may be kept are its strings and nothing
	// else. It saves those who are soon done with a record much of the work of the
	// collector of memory. [Collection.Record] takes no notice of it.
	ReuseAfter int
	// Digest asks for the digest of each document, which takes some of the time of
	// reading. Formats whose readers are slower than making it have it in any case.
	Digest bool
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
	f, candidates, r, err := choose(r, o)
	if err != nil {
		return nil, err
	}
	return f.read(r, part{Options: *o, dialect: dialectOf(candidates)})
}

// read opens a document, or a part of one.
func (f format) read(r io.Reader, o part) (Reader, error) {
	if o.Works && f.Format != record.FormatIbidJSON && f.Format != record.FormatIbidLines {
		return nil, fmt.Errorf("%w: %s", ErrNoWorks, f.Name)
	}
	return f.open(r, o)
}

// dialectOf is the dialect of the candidate that was chosen.
func dialectOf(candidates []Candidate) string {
	if len(candidates) == 0 {
		return ""
	}
	return candidates[0].Dialect
}

// choose returns the format of r, the candidates where it was recognised, the
// chosen one first, and a reader of all of r's bytes.
func choose(r io.Reader, o *Options) (format, []Candidate, io.Reader, error) {
	if o.From != "" {
		f, ok := lookup(o.From)
		if !ok || f.open == nil {
			return format{}, nil, nil, fmt.Errorf("%w: %q is not a format that can be read; expected one of %s",
				ErrUnknownFormat, o.From, strings.Join(readable(), ", "))
		}
		return f, nil, r, nil
	}
	head, whole, err := headOf(r)
	if err != nil {
		return format{}, nil, nil, err
	}
	candidates, err := recognise(head, o)
	if err != nil {
		return format{}, nil, nil, err
	}
	f, _ := lookup(candidates[0].Format)
	return f, candidates, whole, nil
}

// headOf reads the head of a document, and returns a reader of the whole: of a short
// one it has all, and says so to the reader of the format, which needs no large buffer
// then.
func headOf(r io.Reader) (head []byte, whole io.Reader, err error) {
	if sized, ok := r.(interface{ Len() int }); ok && sized.Len() < headSize {
		all := bytes.NewBuffer(make([]byte, 0, sized.Len()+bytes.MinRead))
		_, err = all.ReadFrom(r)
		return all.Bytes(), bytes.NewReader(all.Bytes()), err
	}
	buffered := bufio.NewReaderSize(r, headSize)
	head, err = buffered.Peek(headSize)
	switch err {
	case nil:
		return head, buffered, nil
	case io.EOF:
		return head, bytes.NewReader(head), nil
	}
	return nil, nil, err
}

// usual are the formats that most documents are in, first those that any document
// may be expected to be in, then those of which no extension tells more.
var (
	usual = []record.Format{record.FormatRIS, record.FormatBibTeX, record.FormatCSLJSON}
	more  = []record.Format{record.FormatMEDLINE, record.FormatEndNote, record.FormatCSV}
)

// likelyNames are the names of the formats that a document may be meant for: the
// usual ones, and those of its extension, or of what its text is.
func likelyNames(head []byte, name string) []string {
	likely := slices.Clone(usual)
	extension := strings.ToLower(path.Ext(plainName(name)))
	switch start := strings.TrimLeft(string(head[:min(len(head), 100)]), "\ufeff \t\r\n"); {
	case strings.HasPrefix(start, "<?xml"):
		extension = ".xml"
	case strings.HasPrefix(start, "{\""), strings.HasPrefix(start, "["):
		extension = ".json"
	}
	for _, f := range formats() {
		if slices.Contains(f.Extensions, extension) && f.open != nil {
			likely = append(likely, f.Format)
		}
	}
	var names []string
	for _, format := range append(likely, more...) {
		f, ok := lookup(format)
		if ok && !slices.Contains(names, f.Name) && len(names) < len(usual)+len(more) {
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

// FusedWriter is a [Writer] of a format in which a record that was fused from others
// can have its values as these had them.
type FusedWriter interface {
	Writer
	WriteFused(r *record.Record, from []*record.Record) error
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
	// ByteOrderMark begins a table with U+FEFF, without which some versions of Excel
	// do not take it for UTF-8.
	ByteOrderMark bool
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
