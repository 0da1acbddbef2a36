package ris

import (
	"io"
	"iter"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/record"
)

// Options configure a [Reader]. The zero value and nil work.
type Options struct {
	// Name is the document's name, for places and messages.
	Name string
	// Source and Kind are what the user declared; Source defaults to Name.
	Source string
	Kind   record.SourceKind
	// Encoding names the encoding of lines that are not valid UTF-8: a label of
	// the WHATWG Encoding Standard ("windows-1251", "gb18030") or a code page of
	// DOS ("cp850", "IBM850"). Empty means Windows-1252.
	Encoding string
	// MaxLine and MaxRecord are limits in bytes. A line of flattened records
	// may be of any length. Text outside of records has the limit of a record,
	// and a line of it counts 48 bytes more than it has. MaxFields is a limit
	// of the lines of all values of a record, of which each field has one at
	// least. 0 means the default (64 MiB, 64 MiB, 100,000).
	MaxLine, MaxRecord, MaxFields int
	// Base is the place at which the input starts in its document, UTF16 its
	// byte order ("le", "be") where that was found before, and Position the
	// number of its first record: for reading a part of a document again.
	Base     record.Span
	UTF16    string
	Position int
	// Digest asks for the digest of the document: making it takes a fifth of the
	// time of reading entries.
	Digest bool
	// ReuseAfter, where it is above 0, lets Read give each record the memory of the
	// one that was read so many records before, 1 for the last one: of that, what
	// may be kept are its strings and nothing else. It saves most of the work of
	// the collector of memory.
	ReuseAfter int
	// Dialect is the dialect of all records but those in Web of Science's own
	// form, which is one by itself; nil means that each record's is
	// recognised by what it holds. Reading ends at once with the error of a
	// dialect that was made by hand and has unknown tags, types or meanings.
	Dialect *Dialect
	// OwnDialect is a further dialect that records are recognised by, where
	// Dialect is nil: by its evidence, and before a known one with the same
	// score. What is said of an error holds for it too.
	OwnDialect *Dialect
}

const (
	defaultMaxRecord = 64 << 20
	defaultMaxFields = 100_000
)

// Reader reads RIS records from a stream. It is not safe for concurrent use.
type Reader struct {
	stream
	// What follows is memory that is used again, and nothing is read of what it
	// held for another stream.
	draft  draft
	slab   slab
	memory readingMemory // of Read
}

// stream is what is being read and how far.
type stream struct {
	options  Options
	source   *hashingReader
	lines    *charset.LineReader
	document record.Document
	outside  int // bytes of text in document.Outside
	position int
	dialect  *dialectTable // nil where each record's is recognised
	own      *dialectTable // the user's, nil for none
	err      error         // ends the stream

	line charset.Line
	held bool // the line, from offset at on, is still to be taken
	at   int
	// behindFlattened is set where what is held of the line follows a flattened
	// record on it.
	behindFlattened bool

	careful  bool  // no line is taken by takePlain
	entry    Entry // of Read, without fields: what all records have in common
	trailing []byte
	lost     bool // text outside of records went over the limit
}

// NewReader returns a reader of r.
func NewReader(r io.Reader, o *Options) *Reader {
	reader := &Reader{}
	reader.Reset(r, o)
	return reader
}

// Reset has the reader read from source as one that [NewReader] made would, and
// use its memory again: for reading many parts of documents, one after the other.
// The records that it gave stay as they are, but for those that
// [Options.ReuseAfter] is about.
func (r *Reader) Reset(source io.Reader, o *Options) {
	if o == nil {
		o = &Options{}
	}
	lines := r.lines
	if lines == nil {
		lines = &charset.LineReader{}
	}
	r.stream = stream{options: *o, position: max(o.Position, 1), lines: lines}
	r.draft.clear()
	options := &r.options
	if options.Source == "" {
		options.Source = options.Name
	}
	if options.MaxLine <= 0 {
		options.MaxLine = charset.DefaultMaxLine
	}
	if options.MaxRecord <= 0 {
		options.MaxRecord = defaultMaxRecord
	}
	if options.MaxFields <= 0 {
		options.MaxFields = defaultMaxFields
	}
	r.source = newHashingReader(source, o.Digest && o.Base.IsZero())
	r.err = lines.Reset(r.source, &charset.Options{
		Encoding: o.Encoding, Base: o.Base, UTF16: o.UTF16, Size: charset.SizeOf(source),
	})
	if r.err != nil {
		r.lines = nil
	}
	if r.err == nil {
		r.dialect, r.err = o.Dialect.compiled()
	}
	if r.err == nil {
		r.own, r.err = o.OwnDialect.compiled()
	}
	r.memory.reuseAfter(o.ReuseAfter)
	r.document = record.Document{
		Name: o.Name, Format: record.FormatRIS, Source: options.Source,
	}
}

// ReadEntry returns the next entry, or nil and io.EOF. After a *ParseError
// the stream goes on; the partial entry comes with it, nil where the damage
// was outside of any record. Entries that follow one another share blocks of
// memory of some kilobytes, which stay as long as one of them is kept.
func (r *Reader) ReadEntry() (*Entry, error) {
	complete, err := r.advance()
	if !complete {
		return nil, err
	}
	e := r.slab.entry(&r.draft)
	return e, r.finish(e)
}

// NextEntry reads the next entry into e and uses e's memory again: what Fields,
// Leading, Bytes and Diagnostics held before is overwritten, only the strings
// stay. At the end it returns io.EOF. After a *ParseError the stream goes on;
// e is the partial entry, or empty, with [Entry.Position] 0, where the damage
// was outside of any record.
func (r *Reader) NextEntry(e *Entry) error {
	e.clear()
	complete, err := r.advance()
	if !complete {
		return err
	}
	return r.finish(e)
}

// advance reads until the draft is complete. An error comes only where it is
// not.
func (r *Reader) advance() (complete bool, err error) {
	for r.err == nil {
		if !r.held {
			if r.takePlain() {
				return true, nil
			}
			line, err := r.lines.NextPart()
			if err != nil {
				r.err = err
				if err == io.EOF && r.end() {
					return true, nil
				}
				return false, err
			}
			r.line, r.at, r.behindFlattened = line, 0, false
		}
		r.held = false
		if r.line.Partial || len(r.line.Raw) > r.options.MaxLine {
			fits, err := r.widen()
			if err != nil {
				return false, err
			}
			if !fits {
				continue
			}
		}
		if r.take() {
			return true, nil
		}
		if r.draft.tooMuchOutside {
			r.draft.tooMuchOutside = false
			return false, r.parseError(outsideTooLong.over("MaxRecord", r.options.MaxRecord), r.line.Span(0, 0), record.ErrTooLong)
		}
	}
	return false, r.err
}

// Read returns the next record, or nil and io.EOF. Errors are as for
// [Reader.ReadEntry]. Records that follow one another share blocks of memory of
// some kilobytes, which stay as long as one of them is kept; see also
// [Options.ReuseAfter].
func (r *Reader) Read() (*record.Record, error) {
	complete, err := r.advance()
	if !complete {
		return nil, err
	}
	return r.finishRecord()
}

// All returns an iterator over the remaining records. A *record.ParseError
// does not end it, any other error does. The record is nil beside an error
// that concerns no record.
func (r *Reader) All() iter.Seq2[*record.Record, error] { return record.All(r.Read) }

// Trailing returns the bytes after the last entry; call it after io.EOF.
func (r *Reader) Trailing() []byte { return r.trailing }

// Document describes what was read so far; it is complete after io.EOF.
func (r *Reader) Document() *record.Document {
	document := r.document
	if r.lines != nil {
		document.Encoding = r.lines.Encoding()
	}
	document.Size = r.source.size
	if r.err == io.EOF {
		document.Digest = r.source.digest()
	}
	return &document
}

// end ends the last record at the end of the input. It reports whether there
// is one.
func (r *Reader) end() bool {
	open := r.endDocument()
	d := &r.draft
	r.trailing = append([]byte(nil), d.raw[d.rawEnd:]...)
	return open
}

// endDocument ends the record that is open at the end of the input, or where a
// byte order mark shows that another document begins. It reports whether there
// is one.
func (r *Reader) endDocument() bool {
	d := &r.draft
	if d.flat.open {
		r.cutFlattened(false)
	}
	if d.open && !d.hasType && !d.hasContent {
		r.demote()
	}
	if d.open {
		r.endHere()
	}
	return d.open
}

// parseError makes an error that concerns no record and notes it on the
// document.
func (r *Reader) parseError(k kind, at record.Span, cause error) error {
	r.document.Diagnostics = note(r.document.Diagnostics, k, "", at)
	return &record.ParseError{Document: r.options.Name, Diagnostic: k.at("", at), Err: cause}
}
