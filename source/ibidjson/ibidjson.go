// Package ibidjson reads the records of Ibid's own JSON, a bundle or JSON
// lines, as a stream of records, so that what was resolved once can be an input
// again.
//
// Records keep their ids, and traces and origins lead to the documents that
// they were first read from. A record without an origin, made by a program and
// not read from a document, gets its place in the JSON document as its origin.
// The works of the input are not read: they are conclusions, and are drawn
// again. Where they are what is wanted, Options.Works reads the canonical record
// of each work instead of the records. The form and its limits are those of [record.BundleReader].
package ibidjson

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"iter"
	"maps"
	"slices"

	"github.com/ibid-go/ibid/record"
)

// Options configure a [Reader]. The zero value and nil work.
type Options struct {
	// Name is the document's name, for places and messages.
	Name string
	// Source and Kind are what the user declared. They replace what a record
	// says of its source; without them the record's own word stands, and Name
	// where it has none.
	Source string
	Kind   record.SourceKind
	// Lines says that the input is JSON lines. It changes the format in the
	// document's description only: both forms are read alike.
	Lines bool
	// Works reads the canonical record of each work (see [record.Work.Alone])
	// instead of the records.
	Works bool
	// MaxElement is the largest element in bytes; 0 means 64 MiB.
	MaxElement int
}

// Reader reads records from a stream. It is not safe for concurrent use.
type Reader struct {
	options  Options
	elements *record.BundleReader
	input    *countingReader
	document record.Document
	// described are the documents that the input describes, by name.
	described map[string]*record.Document
	err       error
}

// NewReader returns a reader of r.
func NewReader(r io.Reader, o *Options) *Reader {
	reader := &Reader{
		input:     &countingReader{r: r, hash: sha256.New()},
		described: map[string]*record.Document{},
	}
	if o != nil {
		reader.options = *o
	}
	reader.elements = record.NewBundleReader(reader.input, &record.ReadOptions{MaxElement: reader.options.MaxElement})
	reader.document = record.Document{
		Name: reader.options.Name, Format: record.FormatIbidJSON, Encoding: "utf-8", Source: reader.options.Source,
	}
	if reader.options.Lines {
		reader.document.Format = record.FormatIbidLines
	}
	if reader.document.Source == "" {
		reader.document.Source = reader.options.Name
	}
	return reader
}

// Read returns the next record, or nil and io.EOF. A *[record.ParseError]
// comes with the partial record of an element with a member of the wrong type,
// and does not end the stream. A *[record.JSONError] and errors of the
// underlying reader do.
func (r *Reader) Read() (*record.Record, error) {
	for r.err == nil {
		e, err := r.elements.Next()
		damaged, isDamaged := errors.AsType[*record.ParseError](err)
		switch {
		case isDamaged:
			if rec := r.recordOf(e); rec != nil {
				damaged.Document = r.options.Name
				rec.Diagnostics = append(rec.Diagnostics, damaged.Diagnostic)
				return r.complete(rec), damaged
			}
			r.document.Diagnostics = append(r.document.Diagnostics, damaged.Diagnostic)
		case err != nil:
			r.err = err
		case r.recordOf(e) != nil:
			return r.complete(r.recordOf(e)), nil
		case e.Document != nil:
			r.described[e.Document.Name] = e.Document
		}
	}
	return nil, r.err
}

// recordOf returns the record that an element stands for, or nil.
func (r *Reader) recordOf(e record.Element) *record.Record {
	if !r.options.Works {
		return e.Record
	}
	if e.Work == nil {
		return nil
	}
	return e.Work.Alone()
}

// complete gives a record the origin that it does not have.
func (r *Reader) complete(out *record.Record) *record.Record {
	r.document.Records++
	origin := &out.Origin
	if *origin == (record.Origin{}) {
		origin.Document = r.options.Name
		origin.Format = r.document.Format
		origin.Position = r.document.Records
	}
	if r.options.Source != "" {
		origin.Source = r.options.Source
	}
	if origin.Source == "" {
		origin.Source = r.options.Name
	}
	if r.options.Kind != "" {
		origin.Kind = r.options.Kind
	}
	return out
}

// All returns an iterator over the remaining records. A *[record.ParseError]
// does not end it, any other error does.
func (r *Reader) All() iter.Seq2[*record.Record, error] { return record.All(r.Read) }

// Document describes what was read; it is complete after io.EOF.
func (r *Reader) Document() *record.Document {
	out := r.document
	if r.err == io.EOF {
		out.Size = r.input.size
		out.Digest = "sha256:" + hex.EncodeToString(r.input.hash.Sum(nil))
	}
	return &out
}

// Described returns the documents that the input describes, sorted by name:
// those that its records stood in when they were first read. It is complete
// after io.EOF.
func (r *Reader) Described() []*record.Document {
	documents := slices.Collect(maps.Values(r.described))
	slices.SortFunc(documents, func(a, b *record.Document) int { return cmp.Compare(a.Name, b.Name) })
	return documents
}

// countingReader takes the size and digest of what passes through it.
type countingReader struct {
	r    io.Reader
	hash hash.Hash
	size int64
}

func (c *countingReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.size += int64(n)
	c.hash.Write(p[:n])
	return n, err
}
