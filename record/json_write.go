package record

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// bundlePart is one list of a [Bundle], in the order in which they stand.
type bundlePart int

const (
	noPart bundlePart = iota - 1
	documentsPart
	recordsPart
	worksPart
	pairsPart
	studiesPart
	lastDocumentsPart // where DocumentsLast is set
	endPart
)

// bundleParts gives the member's name of each part, and whether the member is
// written even when its list is empty. Of the two places of the documents
// one is written so.
var bundleParts = [endPart]struct {
	name   string
	always bool
}{
	documentsPart:     {"documents", false},
	recordsPart:       {"records", true},
	worksPart:         {"works", true},
	pairsPart:         {"pairs", false},
	studiesPart:       {"studies", false},
	lastDocumentsPart: {"documents", false},
}

// ErrNil is the error of every writer for a record that is nil, as a reader gives it
// with an error, or for another element that is. Nothing is written, and what comes
// next can be.
var ErrNil = errors.New("record: nil cannot be written")

var errClosed = errors.New("record: the bundle is closed")

// BundleWriter writes a Bundle as a stream. The parts come in the order
// documents, records, works, pairs, studies; each may be left out. Writing a
// part after a later one is an error. After an error all calls return it.
//
// The members of each element, and the elements of their lists (claims,
// traces, raw fields), stand on lines of their own; what lies deeper is
// compact.
type BundleWriter struct {
	// DocumentsLast, set before the first call, puts the documents behind all
	// other parts: for a writer of records as they are read, which can describe
	// their documents only at the end. Readers take the parts in any order.
	DocumentsLast bool

	w       *bufio.Writer
	buffer  bytes.Buffer
	element *json.Encoder
	laidOut []byte
	current bundlePart
	// written counts the elements of the current part.
	written int
	err     error
}

// NewBundleWriter returns a writer to w. Call [BundleWriter.Close] at the end.
func NewBundleWriter(w io.Writer) *BundleWriter {
	b := &BundleWriter{w: bufio.NewWriter(w), current: noPart}
	b.element = json.NewEncoder(&b.buffer)
	b.element.SetEscapeHTML(false)
	return b
}

// Document writes a document.
func (b *BundleWriter) Document(d *Document) error {
	part := documentsPart
	if b.DocumentsLast {
		part = lastDocumentsPart
	}
	return b.write(part, d, d == nil)
}

// Record writes a record.
func (b *BundleWriter) Record(r *Record) error {
	return b.write(recordsPart, recordWithLists(r), r == nil)
}

// Work writes a work.
func (b *BundleWriter) Work(w *Work) error {
	return b.write(worksPart, workWithLists(w), w == nil)
}

// Pair writes a pair of records of different works.
func (b *BundleWriter) Pair(p Pair) error { return b.write(pairsPart, p, false) }

// Study writes a study.
func (b *BundleWriter) Study(s Study) error {
	return b.write(studiesPart, studyWithLists(s), false)
}

// Flush writes what is buffered. It does not end the JSON document.
func (b *BundleWriter) Flush() error {
	if b.err == nil {
		b.err = b.w.Flush()
	}
	return b.err
}

// Close ends the JSON document. It does not close the underlying writer.
func (b *BundleWriter) Close() error {
	if b.err == nil {
		b.advance(endPart)
		b.text("\n}\n")
	}
	if b.err == nil {
		b.err = b.w.Flush()
	}
	if b.err != nil {
		return b.err
	}
	b.err = errClosed
	return nil
}

func (b *BundleWriter) write(part bundlePart, element any, isNil bool) error {
	if b.err != nil {
		return b.err
	}
	if isNil {
		return ErrNil
	}
	if part < b.current {
		return fmt.Errorf("record: %s must be written before %s",
			bundleParts[part].name, bundleParts[b.current].name)
	}
	b.buffer.Reset()
	if err := b.element.Encode(element); err != nil {
		return err
	}
	b.advance(part)
	if b.written > 0 {
		b.text(",")
	}
	b.text("\n    ")
	b.laidOut = appendElement(b.laidOut[:0], bytes.TrimRight(b.buffer.Bytes(), "\n"))
	b.bytes(b.laidOut)
	b.written++
	return b.err
}

// advance ends the current part, writes the empty parts before the given one,
// and begins it.
func (b *BundleWriter) advance(part bundlePart) {
	if b.current == noPart {
		b.text("{\n  \"ibid\": \"" + JSONVersion + "\"")
	}
	for b.current < part {
		if b.current != noPart && (b.written > 0 || b.always(b.current)) {
			b.endList()
		}
		b.current++
		b.written = 0
		if b.current < endPart && (b.current == part || b.always(b.current)) {
			b.text(",\n  \"" + bundleParts[b.current].name + "\": [")
		}
	}
}

// always reports whether a part is written even when it is empty.
func (b *BundleWriter) always(part bundlePart) bool {
	switch part {
	case documentsPart:
		return !b.DocumentsLast
	case lastDocumentsPart:
		return b.DocumentsLast
	}
	return bundleParts[part].always
}

func (b *BundleWriter) endList() {
	if b.written > 0 {
		b.text("\n  ")
	}
	b.text("]")
}

func (b *BundleWriter) text(s string) {
	if b.err == nil {
		_, b.err = b.w.WriteString(s)
	}
}

func (b *BundleWriter) bytes(text []byte) {
	if b.err == nil {
		_, b.err = b.w.Write(text)
	}
}

// LineWriter writes JSON lines.
type LineWriter struct {
	w       *bufio.Writer
	encoder *json.Encoder
}

// NewLineWriter returns a writer to w. Call [LineWriter.Flush] at the end.
func NewLineWriter(w io.Writer) *LineWriter {
	l := &LineWriter{w: bufio.NewWriter(w)}
	l.encoder = json.NewEncoder(l.w)
	l.encoder.SetEscapeHTML(false)
	return l
}

// Write writes one line. The line's member "ibid" is always [JSONVersion]. A
// line that says nothing is an error.
func (l *LineWriter) Write(line *Line) error {
	if line == nil || line.saysNothing() {
		return ErrNil
	}
	out := Line{
		Ibid:      JSONVersion,
		Work:      workWithLists(line.Work),
		Records:   make([]*Record, len(line.Records)),
		Documents: make([]*Document, len(line.Documents)),
		Pairs:     line.Pairs,
	}
	for i, r := range line.Records {
		if r == nil {
			return ErrNil
		}
		out.Records[i] = recordWithLists(r)
	}
	for i, d := range line.Documents {
		if d == nil {
			return ErrNil
		}
		out.Documents[i] = d
	}
	for _, s := range line.Studies {
		out.Studies = append(out.Studies, studyWithLists(s))
	}
	// A value that JSON cannot hold fails before anything is written and
	// leaves the writer usable; bufio.Writer keeps the error of a failed write.
	return l.encoder.Encode(out)
}

// Flush writes what is buffered and returns the first error.
func (l *LineWriter) Flush() error {
	return l.w.Flush()
}

// The functions below give lists that the JSON form always writes and that
// are nil in memory as empty lists, so that no list is ever null. They copy
// what they change.

func recordWithLists(r *Record) *Record {
	if r == nil {
		return nil
	}
	for i := range r.Trace {
		if r.Trace[i].Spans != nil {
			continue
		}
		out := *r
		out.Trace = append([]Trace(nil), r.Trace...)
		for j := range out.Trace {
			out.Trace[j].Spans = notNil(out.Trace[j].Spans)
		}
		return &out
	}
	return r
}

func workWithLists(w *Work) *Work {
	if w == nil {
		return nil
	}
	out := *w
	out.Versions = make([]Version, len(w.Versions))
	for i, v := range w.Versions {
		v.Members = notNil(v.Members)
		v.Record = recordWithLists(v.Record)
		if v.Record == nil {
			v.Record = &Record{}
		}
		out.Versions[i] = v
	}
	return &out
}

func studyWithLists(s Study) Study {
	s.Works = notNil(s.Works)
	return s
}

func notNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
