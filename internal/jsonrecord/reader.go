package jsonrecord

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"iter"

	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/record"
)

// Options configure a [Reader].
type Options struct {
	// Name is the document's name, for places and messages.
	Name string
	// Source and Kind are what the user declared; Source defaults to Name.
	Source string
	Kind   record.SourceKind
	// MaxItem is the largest item in bytes; 0 means 64 MiB.
	MaxItem int
	// MaxDepth is how deeply the values of an item may be nested; 0 means 100.
	MaxDepth int
	// Base is the place at which the input starts in its document, and Position
	// the number of its first item: for reading one item again.
	Base     record.Span
	Position int
}

const (
	defaultMaxItem  = 64 << 20
	defaultMaxDepth = 100
)

// Reader reads the items of a stream. It is not safe for concurrent use.
type Reader struct {
	format   *Format
	options  Options
	scanner  *jsonscan.Scanner
	hash     hash.Hash
	document record.Document
	err      error
}

// NewReader returns a reader of items of the format.
func (f *Format) NewReader(r io.Reader, o Options) *Reader {
	if o.MaxItem <= 0 {
		o.MaxItem = defaultMaxItem
	}
	if o.MaxDepth <= 0 {
		o.MaxDepth = defaultMaxDepth
	}
	if o.Position <= 0 {
		o.Position = 1
	}
	if o.Source == "" {
		o.Source = o.Name
	}
	reader := &Reader{format: f, options: o, hash: sha256.New()}
	reader.scanner = jsonscan.NewScanner(io.TeeReader(r, reader.hash), jsonscan.Options{
		Base: o.Base, MaxItem: o.MaxItem, MaxDepth: o.MaxDepth, Envelopes: f.Envelopes, Recover: true,
	})
	reader.document = record.Document{Name: o.Name, Format: f.Definition.Format, Encoding: "utf-8", Source: o.Source}
	return reader
}

// Read returns the next record, or nil and io.EOF. A *[record.ParseError] comes
// with the partial record of an item that is not an object, is not valid JSON,
// or is over a limit ([record.ErrTooLong], [record.ErrTooDeep]); the stream goes
// on. A *[jsonscan.SyntaxError] ends it, as errors of the underlying reader do,
// which are returned as they are.
func (r *Reader) Read() (*record.Record, error) {
	if r.err != nil {
		return nil, r.err
	}
	item, err := r.scanner.Next()
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
	out, err := r.format.decode(item, &r.options)
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
			Severity: record.SeverityNote, Code: r.format.Code + ".outside-too-long", Span: lost,
			Message: "what the document says beside its items is too long, and was left out from here on",
		})
	}
	if r.err == io.EOF {
		r.document.Digest = "sha256:" + hex.EncodeToString(r.hash.Sum(nil))
	}
}

// All returns an iterator over the remaining records. A *[record.ParseError]
// does not end it, any other error does.
func (r *Reader) All() iter.Seq2[*record.Record, error] { return record.All(r.Read) }

// Document describes what was read; it is complete after io.EOF.
func (r *Reader) Document() *record.Document {
	out := r.document
	return &out
}
