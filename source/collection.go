package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"sync"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/delimited"
)

// Collection is a list of documents that are read as one stream of records,
// each of which can be read again by its place. Only places are held in
// memory, not records, except for documents that cannot be read from a record's
// place on (pages, Ibid's JSON, BibTeX with macros or references between
// entries): the records of such a document are held from the first time that one
// of them is read again. The zero value is an empty collection. It is not
// safe for concurrent use, but for [Collection.Record], [Collection.Bytes] and
// [Collection.Text] once All has ended, where the content is.
type Collection struct {
	documents []*document
	places    []place
	// used are readers that read a record again and can be used for another.
	used sync.Pool
}

// usedReader is a reader for a format that reopens readers.
type usedReader struct {
	format record.Format
	reader Reader
}

// mostUsed is the size up to which a record leaves its reader with no more
// memory than is worth holding.
const mostUsed = 1 << 20

// document is one document of a collection and what is known of it.
type document struct {
	content io.ReaderAt
	size    int64
	// once is the content of a document that can be read only once.
	once    io.Reader
	options Options
	format  format
	dialect string
	// others are the formats that fitted less.
	others   []Candidate
	opened   bool
	finished *record.Document
	// dependent is set where records take values from other places of it, so that
	// one cannot be read from its own place alone.
	dependent bool
	// layout is what the columns of a table mean.
	layout *delimited.Layout
	// described are documents that this one describes.
	described []*record.Document
	// again are the records of a document that was read again whole.
	again   []*record.Record
	reading sync.Mutex
}

// place is where a record stands; its position is its 1-based number in the
// document.
type place struct {
	document int32
	position int32
	line     int32
	column   int32
	start    int64
	end      int64
}

// DocumentError is an error that ended the reading of one document.
type DocumentError struct {
	Document string
	Err      error
}

// Error names the document and the cause.
func (e *DocumentError) Error() string { return e.Document + ": " + e.Err.Error() }

// Unwrap returns the cause.
func (e *DocumentError) Unwrap() error { return e.Err }

// Add adds a document of size bytes. Its content must not change while the
// collection is in use, and its name should be its alone: places name it.
func (c *Collection) Add(content io.ReaderAt, size int64, o *Options) {
	if o == nil {
		o = &Options{}
	}
	c.documents = append(c.documents, &document{content: content, size: size, options: *o})
}

// AddOnce adds a document of unknown size that can be read once and by
// [Collection.Stream] only, such as a pipe.
func (c *Collection) AddOnce(content io.Reader, o *Options) {
	c.Add(nil, 0, o)
	c.documents[len(c.documents)-1].once = content
}

// errOnce says that a document cannot be read again.
var errOnce = errors.New("the document can be read only once")

// Stream reads all documents in order, as [Collection.All] does, and keeps no
// more than the place of the record read last: memory does not grow with the
// number of records, and [Collection.Len] is at most 1.
func (c *Collection) Stream(ctx context.Context) iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {
		c.All(ctx)(func(r *record.Record, err error) bool {
			goOn := yield(r, err)
			c.places = c.places[:0]
			return goOn
		})
	}
}

// All reads all documents in order. Errors name their document: a
// *record.ParseError with its partial record, or a *DocumentError, after which
// the stream goes on with the next document. Cancelling ctx ends the stream
// with its error. Numbers of records (see [Collection.Record]) count the
// records that All yields, partial ones included; reading again begins anew.
func (c *Collection) All(ctx context.Context) iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {
		c.places = c.places[:0]
		for i := range c.documents {
			if !c.readDocument(ctx, i, yield) {
				return
			}
		}
	}
}

// readDocument yields the records of one document; it returns false when the
// stream has ended.
func (c *Collection) readDocument(ctx context.Context, i int, yield func(*record.Record, error) bool) bool {
	d := c.documents[i]
	fail := func(err error) bool {
		return yield(nil, &DocumentError{Document: d.options.Name, Err: err})
	}
	reader, err := d.open(d.options.ReuseAfter)
	if err != nil {
		d.finished = &record.Document{Name: d.options.Name, Size: d.size, Source: d.options.Source}
		return fail(err)
	}
	defer func() {
		d.finished = reader.Document()
		if referring, ok := reader.(interface{ Dependent() bool }); ok {
			d.dependent = referring.Dependent()
		}
		if table, ok := reader.(interface{ Layout() *delimited.Layout }); ok {
			d.layout = table.Layout()
		}
		if describing, ok := reader.(interface{ Described() []*record.Document }); ok {
			d.described = describing.Described()
		}
	}()
	records := 0
	var last behind
	for {
		if err := ctx.Err(); err != nil {
			yield(nil, err)
			return false
		}
		r, err := reader.Read()
		if err == io.EOF {
			break
		}
		var damage *record.ParseError
		if err != nil && !errors.As(err, &damage) {
			return fail(err)
		}
		if r != nil {
			records++
			last = textsBehind(r)
			c.add(i, records, r)
		}
		if !yield(r, err) {
			return false
		}
	}
	if records == 0 {
		return fail(fmt.Errorf("%w in this document, which was read as %s", ErrNoRecord, d.readAs()))
	}
	for _, other := range otherFormats(reader.Document(), last) {
		if !yield(nil, &record.ParseError{Document: d.options.Name, Diagnostic: other, Err: ErrOtherFormat}) {
			return false
		}
	}
	return true
}

func (c *Collection) add(i, position int, r *record.Record) {
	span := r.Origin.Span
	c.places = append(c.places, place{
		document: int32(i),
		position: int32(position),
		line:     int32(span.Line),
		column:   int32(span.Column),
		start:    span.Start,
		end:      span.End,
	})
}

// open returns a reader of the whole document; reuse is as in [Options.ReuseAfter].
func (d *document) open(reuse int) (Reader, error) {
	options := d.options
	options.ReuseAfter = reuse
	if _, _, err := charset.Lookup(options.Encoding); err != nil {
		return nil, err
	}
	r := d.once
	if r == nil {
		r = io.NewSectionReader(d.content, 0, d.size)
	}
	if !d.opened {
		f, candidates, all, err := choose(r, &options)
		if err != nil {
			return nil, err
		}
		d.format, d.dialect, d.opened = f, dialectOf(candidates), true
		d.others = candidates[min(1, len(candidates)):]
		r = all
	}
	return d.format.read(r, part{Options: options, dialect: d.dialect})
}

// readAs says as what a document was read, and what else was considered.
func (d *document) readAs() string {
	text := d.format.Name
	for i, c := range d.others {
		if i == 0 {
			text += "; also considered "
		} else {
			text += ", "
		}
		text += c.name() + " (" + strings.Join(c.Evidence, ", ") + ")"
	}
	return text
}

// Len returns the number of records that All has read.
func (c *Collection) Len() int { return len(c.places) }

// Record reads the n-th record (0-based, in reading order) again. A record
// that was damaged comes back as the partial record that it was, without
// error.
func (c *Collection) Record(n int) (*record.Record, error) {
	if n < 0 || n >= len(c.places) {
		return nil, fmt.Errorf("there is no record %d in a collection of %d", n, len(c.places))
	}
	p := c.places[n]
	d := c.documents[p.document]
	if d.once != nil {
		return nil, &DocumentError{Document: d.options.Name, Err: errOnce}
	}
	if !d.format.byPlace || d.dependent {
		return d.findAgain(p.position)
	}
	base := record.Span{Start: p.start, End: p.end, Line: int(p.line), Column: int(p.column)}
	utf16, encoding := "", ""
	if d.finished != nil {
		encoding = d.finished.Encoding
		utf16, _ = strings.CutPrefix(encoding, "utf-16")
	}
	options := d.options
	options.ReuseAfter = 0 // the reader is used for another record soon
	reader, err := c.readerOf(d.format, io.NewSectionReader(d.content, p.start, p.end-p.start), part{
		Options: options, dialect: d.dialect, base: base, utf16: utf16, position: int(p.position), encoding: encoding, layout: d.layout,
	})
	if err != nil {
		return nil, &DocumentError{Document: d.options.Name, Err: err}
	}
	r, err := reader.Read()
	var damage *record.ParseError
	if err != nil && !errors.As(err, &damage) {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return nil, &DocumentError{Document: d.options.Name, Err: err}
	}
	if d.format.reopen != nil && p.end-p.start <= mostUsed {
		c.used.Put(&usedReader{d.format.Format, reader})
	}
	return r, nil
}

// readerOf returns a reader of a part of a document, one that was used before
// where there is one.
func (c *Collection) readerOf(f format, r io.Reader, o part) (Reader, error) {
	if f.reopen == nil || o.Works {
		return f.read(r, o)
	}
	if used, ok := c.used.Get().(*usedReader); ok && used.format == f.Format {
		f.reopen(used.reader, r, o)
		return used.reader, nil
	}
	return f.read(r, o)
}

// findAgain reads a document again from its start, once.
func (d *document) findAgain(position int32) (*record.Record, error) {
	d.reading.Lock()
	defer d.reading.Unlock()
	if d.again == nil {
		reader, err := d.open(0)
		if err != nil {
			return nil, &DocumentError{Document: d.options.Name, Err: err}
		}
		for r, err := range reader.All() {
			var damage *record.ParseError
			if err != nil && !errors.As(err, &damage) {
				return nil, &DocumentError{Document: d.options.Name, Err: err}
			}
			if r != nil {
				d.again = append(d.again, r)
			}
		}
	}
	if int(position) > len(d.again) {
		return nil, &DocumentError{Document: d.options.Name, Err: fmt.Errorf("record %d is gone", position)}
	}
	// The caller owns the record that it gets; the list is kept.
	r := *d.again[position-1]
	return &r, nil
}

// ErrNoBytes says that a record's original bytes are not in the document that
// it was read from: Ibid's JSON tells of records that stood elsewhere.
var ErrNoBytes = errors.New("the record's original bytes are not at hand")

// Bytes returns the n-th record's original bytes, or [ErrNoBytes].
func (c *Collection) Bytes(n int) ([]byte, error) {
	if n < 0 || n >= len(c.places) {
		return nil, fmt.Errorf("there is no record %d in a collection of %d", n, len(c.places))
	}
	p := c.places[n]
	d := c.documents[p.document]
	if d.once != nil || d.format.Format == record.FormatIbidJSON || d.format.Format == record.FormatIbidLines {
		return nil, ErrNoBytes
	}
	b := make([]byte, p.end-p.start)
	if _, err := d.content.ReadAt(b, p.start); err != nil && err != io.EOF {
		return nil, &DocumentError{Document: d.options.Name, Err: err}
	}
	return b, nil
}

// Place returns the number of the n-th record's document, 0-based in the order
// of [Collection.Documents], and the record's 1-based position in it; -1 and 0
// when there is no such record. The record's own origin names another document
// where it was read from Ibid's JSON.
func (c *Collection) Place(n int) (document, position int) {
	if n < 0 || n >= len(c.places) {
		return -1, 0
	}
	return int(c.places[n].document), int(c.places[n].position)
}

// Format returns the format of the n-th record's document, "" when there is
// no such record.
func (c *Collection) Format(n int) record.Format {
	if n < 0 || n >= len(c.places) {
		return ""
	}
	return c.documents[c.places[n].document].format.Format
}

// Documents describes the documents in order; complete after All.
func (c *Collection) Documents() []*record.Document {
	documents := make([]*record.Document, len(c.documents))
	for i, d := range c.documents {
		if d.finished != nil {
			documents[i] = d.finished
		} else {
			documents[i] = &record.Document{Name: d.options.Name, Size: d.size, Source: d.options.Source}
		}
	}
	return documents
}

// Described returns the documents that the collection's own documents tell of
// and that are not among them, each once: Ibid's JSON describes those that its
// records were first read from. Complete after All.
func (c *Collection) Described() []*record.Document {
	seen := map[string]bool{}
	for _, d := range c.documents {
		seen[d.options.Name] = true
	}
	var described []*record.Document
	for _, d := range c.documents {
		for _, other := range d.described {
			if !seen[other.Name] {
				seen[other.Name] = true
				described = append(described, other)
			}
		}
	}
	return described
}

// Text returns the decoded text of a place in a document.
func (c *Collection) Text(name string, span record.Span) (string, error) {
	for _, d := range c.documents {
		if d.options.Name == name && d.once != nil {
			return "", &DocumentError{Document: name, Err: errOnce}
		}
		if d.options.Name == name {
			encoding := ""
			if d.finished != nil {
				encoding = d.finished.Encoding
			}
			if d.format.textAt != nil {
				return d.format.textAt(d.content, d.size, span, encoding)
			}
			return charset.TextAt(d.content, d.size, span, encoding)
		}
	}
	return "", fmt.Errorf("there is no document %q", name)
}
