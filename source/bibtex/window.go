package bibtex

import (
	"bytes"
	"slices"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/record"
)

// window is the part of a document that is being looked at: its text, the bytes
// that it was decoded from, and where the lines stand in both.
type window struct {
	lines *charset.LineReader
	text  []byte
	raw   []byte
	marks []mark // at is their place in text
	// from is the place in text of what no piece has yet, mark the line of it.
	from, mark int
	// start is the place of raw in the document.
	start int64
	err   error // after the last line: io.EOF, or the source's error
}

// more adds the next line to the window. It reports false at the end.
func (w *window) more() bool {
	if w.err != nil {
		return false
	}
	if w.from > len(w.text)/2 && w.from > 64<<10 {
		w.forget()
	}
	line, err := w.lines.NextPart()
	if err != nil {
		w.err = err
		return false
	}
	if len(w.raw) == 0 {
		w.start = line.Start
	}
	span := line.Span(0, 0)
	m := mark{
		at: len(w.text), length: len(line.Text), start: span.Start, line: line.Start, end: line.Start + int64(len(line.Raw)),
		number: line.Number, column: span.Column,
	}
	skip := int(span.Start - line.Start)
	if end := skip + len(line.Text); end > len(line.Raw) || !bytes.Equal(line.Raw[skip:end], line.Text) {
		detached := line.Detached()
		m.other = &detached
	}
	w.marks = append(w.marks, m)
	w.text = append(w.text, line.Text...)
	if !line.Partial && skip+line.Size(0) < len(line.Raw) {
		w.text = append(w.text, '\n')
	}
	w.raw = append(w.raw, line.Raw...)
	return true
}

// forget drops what has become pieces.
func (w *window) forget() {
	bytesBefore := w.rawPlace(w.from)
	w.text = w.text[:copy(w.text, w.text[w.from:])]
	w.raw = w.raw[:copy(w.raw, w.raw[bytesBefore:])]
	w.marks = w.marks[:copy(w.marks, w.marks[w.mark:])]
	for i := range w.marks {
		w.marks[i].at -= w.from
	}
	w.start += int64(bytesBefore)
	w.from, w.mark = 0, 0
}

// rawPlace returns the place in raw of the character at i of the text. A byte
// order mark belongs to the first character of its line.
func (w *window) rawPlace(i int) int {
	if i >= len(w.text) {
		return len(w.raw)
	}
	m := markAt(w.marks, i)
	if i == m.at {
		return int(m.line - w.start)
	}
	start, _ := m.place(i)
	return int(start - w.start)
}

// peek returns the text from w.from to end as an entry that was not read yet.
func (w *window) peek(end int) *Entry {
	from := w.from
	if from == len(w.text) {
		// Byte order marks alone, without text.
		m := w.marks[w.mark]
		return &Entry{Span: record.Span{
			Start: w.start, End: w.start + int64(len(w.raw)), Line: m.number, Column: m.column - int(m.start-w.start),
		}}
	}
	e := &Entry{Text: string(w.text[from:end])}
	last := w.mark
	for last < len(w.marks) && w.marks[last].at < end {
		last++
	}
	e.marks = slices.Clone(w.marks[w.mark:last])
	for i := range e.marks {
		e.marks[i].at -= from
	}
	rawFrom, rawEnd := w.rawPlace(from), w.rawPlace(end)
	e.Span = e.span(0, 0)
	start := w.start + int64(rawFrom)
	e.Span.Column -= int(e.Span.Start - start)
	e.Span.Start, e.Span.End = start, w.start+int64(rawEnd)
	return e
}

// take gives a piece its bytes, and goes behind it.
func (w *window) take(e *Entry, end int) *Entry {
	e.Bytes = slices.Clone(w.raw[e.Span.Start-w.start : e.Span.End-w.start])
	w.from = end
	for w.mark+1 < len(w.marks) && w.marks[w.mark+1].at <= end {
		w.mark++
	}
	if w.from == len(w.text) {
		w.text, w.raw, w.marks = w.text[:0], w.raw[:0], w.marks[:0]
		w.from, w.mark = 0, 0
	}
	return e
}
