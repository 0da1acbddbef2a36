package record

import "io"

// JSONVersion is the version of the JSON form; it changes when a reader of
// the old form would misread the new one.
const JSONVersion = "1"

// Bundle is Ibid's JSON document: the documents that were read, their records
// once each, and the works made of them. Works name their records by id.
type Bundle struct {
	Ibid      string      `json:"ibid"`
	Documents []*Document `json:"documents"`
	Records   []*Record   `json:"records"`
	Works     []*Work     `json:"works"`
	// Pairs are compared pairs of records of different works.
	Pairs   []Pair  `json:"pairs,omitempty"`
	Studies []Study `json:"studies,omitempty"`
}

// Line is one line of Ibid's JSON lines: one work with the records it was
// made of and the documents that these stood in.
type Line struct {
	Ibid      string      `json:"ibid"`
	Work      *Work       `json:"work"`
	Records   []*Record   `json:"records"`
	Documents []*Document `json:"documents"`
}

// ReadBundle reads a Bundle. It refuses a version of the form that it does
// not know.
func ReadBundle(r io.Reader) (*Bundle, error) { return nil, nil }

// BundleWriter writes a Bundle as a stream. The parts come in the order
// documents, records, works, pairs, studies; each may be left out.
type BundleWriter struct{}

// NewBundleWriter returns a writer to w. Call [BundleWriter.Close] at the end.
func NewBundleWriter(w io.Writer) *BundleWriter { return &BundleWriter{} }

// Document writes a document.
func (b *BundleWriter) Document(d *Document) error { return nil }

// Record writes a record.
func (b *BundleWriter) Record(r *Record) error { return nil }

// Work writes a work.
func (b *BundleWriter) Work(w *Work) error { return nil }

// Pair writes a pair of records of different works.
func (b *BundleWriter) Pair(p Pair) error { return nil }

// Study writes a study.
func (b *BundleWriter) Study(s Study) error { return nil }

// Close ends the JSON document. It does not close the underlying writer.
func (b *BundleWriter) Close() error { return nil }

// LineWriter writes JSON lines.
type LineWriter struct{}

// NewLineWriter returns a writer to w. Call [LineWriter.Flush] at the end.
func NewLineWriter(w io.Writer) *LineWriter { return &LineWriter{} }

// Write writes one line.
func (l *LineWriter) Write(line *Line) error { return nil }

// Flush writes what is buffered and returns the first error.
func (l *LineWriter) Flush() error { return nil }

// LineReader reads JSON lines.
type LineReader struct{}

// NewLineReader returns a reader of r.
func NewLineReader(r io.Reader) *LineReader { return &LineReader{} }

// Read returns the next line, or nil and io.EOF.
func (l *LineReader) Read() (*Line, error) { return nil, io.EOF }

// Schema returns the JSON Schema (2020-12) of a [Bundle]; a [Line] is its
// definition "line".
func Schema() []byte { return nil }
