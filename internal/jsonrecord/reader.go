package jsonrecord

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"iter"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

// Options configure a [Reader]. The zero value and nil work.
type Options struct {
	// Name is the document's name, for places and messages.
	Name string
	// Source and Kind are what the user declared; Source defaults to Name.
	Source string
	Kind   record.SourceKind
	// Encoding names the encoding of texts that are not UTF-8, "" Windows-1252. An
	// unknown one is the error of the first Read.
	Encoding string
	// MaxItem is the largest item in bytes; 0 means 64 MiB.
	MaxItem int
	// MaxDepth is how deeply the values of an item may be nested; 0 means 100.
	MaxDepth int
	// Base is the place at which the input starts in its document, UTF16 its byte
	// order ("le", "be") where that was found before, and Position the number of
	// its first item: for reading one item again.
	Base     record.Span
	UTF16    string
	Position int
}

const (
	defaultMaxItem  = 64 << 20
	defaultMaxDepth = 100
)

// Items are the items of one format.
type Items struct {
	// Format is its name, Code begins the codes of its diagnostics.
	Format record.Format
	Code   string
	// Envelopes are the names of members that hold items.
	Envelopes []string
	// Read reads the members of an item into a record, whose origin, id and
	// diagnostics are there already.
	Read func(item *Item, o *Options)
	// Err is returned instead of any record where it is set.
	Err error

	memory typed.Memory
	lines  jsonscan.Lines // of one item
}

// Reader reads the items of a stream. It is not safe for concurrent use.
type Reader struct {
	items    *Items
	options  Options
	scanner  *jsonscan.Scanner
	hash     hash.Hash // nil where one item is read again
	document record.Document
	err      error
}

// NewReader returns a reader of items of the format.
func (f *Format) NewReader(r io.Reader, o *Options) *Reader { return NewReader(r, o, f.items()) }

// NewReader returns a reader of items.
func NewReader(r io.Reader, o *Options, items *Items) *Reader {
	reader := &Reader{items: items, err: items.Err}
	if o != nil {
		reader.options = *o
	}
	o = &reader.options
	if o.MaxItem <= 0 {
		o.MaxItem = defaultMaxItem
	}
	if o.MaxDepth <= 0 {
		o.MaxDepth = defaultMaxDepth
	}
	if o.Position <= 0 {
		o.Position = 1
	}
	size := charset.SizeOf(r)
	if o.Base.IsZero() {
		reader.hash = sha256.New()
		r = io.TeeReader(r, reader.hash)
	}
	reader.scanner = jsonscan.NewScanner(r, jsonscan.Options{
		Base: o.Base, UTF16: o.UTF16, Encoding: o.Encoding, MaxItem: o.MaxItem, MaxDepth: o.MaxDepth, Envelopes: items.Envelopes, Recover: true,
		Size: size,
	})
	reader.document = record.Document{Name: o.Name, Format: items.Format, Source: cmp.Or(o.Source, o.Name)}
	return reader
}

// Read returns the next record, or nil and io.EOF. A *[record.ParseError] comes
// with the partial record of an item that is not an object, is not valid JSON,
// or is over a limit ([record.ErrTooLong], [record.ErrTooDeep]); the stream goes
// on. A *[jsonscan.SyntaxError] tells the place from which on the document is not
// JSON, and ends the stream, as errors of the underlying reader do, which are
// returned as they are.
func (r *Reader) Read() (*record.Record, error) {
	if r.err != nil {
		return nil, r.err
	}
	found, err := r.scanner.Next()
	if err != nil {
		if syntax, ok := errors.AsType[*jsonscan.SyntaxError](err); ok {
			syntax.Document = r.options.Name
		}
		r.err = err
		r.finish()
		return nil, err
	}
	position := r.options.Position + r.document.Records
	r.document.Records++
	out, err := r.items.Decode(&found, r.scanner.Encoding(), &r.options)
	out.Origin.Position = position
	if damaged, ok := errors.AsType[*record.ParseError](err); ok {
		damaged.Document = r.options.Name
	}
	return out, err
}

// finish describes the document where it ends.
func (r *Reader) finish() {
	r.document.Size = r.scanner.At().Start - r.options.Base.Start
	texts, lost := r.scanner.Outside()
	r.document.Outside = texts
	if !lost.IsZero() {
		r.document.Diagnostics = append(r.document.Diagnostics, record.Diagnostic{
			Severity: record.SeverityNote, Code: r.items.Code + ".outside-too-long", Span: lost,
			Message: "what the document says beside its items is too long, and was left out from here on",
		})
	}
	if r.err == io.EOF && r.hash != nil {
		r.document.Digest = "sha256:" + hex.EncodeToString(r.hash.Sum(nil))
	}
}

// All returns an iterator over the remaining records. A *[record.ParseError]
// does not end it, any other error does.
func (r *Reader) All() iter.Seq2[*record.Record, error] { return record.All(r.Read) }

// Document describes what was read; it is complete after io.EOF. What envelopes
// say beside their items stands in Outside.
func (r *Reader) Document() *record.Document {
	out := r.document
	out.Encoding = r.scanner.Encoding()
	return &out
}
