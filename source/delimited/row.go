package delimited

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"sort"
	"strings"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/record"
)

// Row is one row of a table as it stands: one line, or several where a quoted
// cell holds line ends. Bytes is valid until the next row is read.
type Row struct {
	// Cells are the row's cells; a blank line has none.
	Cells []Cell
	// Bytes are the original bytes with the line end: the Bytes of all rows of a
	// document are the document.
	Bytes []byte
	// Span covers the row without its line end.
	Span record.Span
	// Diagnostics are the recoveries.
	Diagnostics []record.Diagnostic

	text   string
	places []place
	// unclosed is set where a quote was never closed.
	unclosed bool
}

// rowMemory is memory that one row after the other is made in.
type rowMemory struct {
	row    Row
	cells  []Cell
	parts  []part
	places []place
}

// isPlain reports whether the row is one line that stands in the document as it
// is.
func (r *Row) isPlain() bool { return len(r.places) == 1 && r.places[0].line == nil }

// Cell is one cell of a row.
type Cell struct {
	// Text is the value, decoded and without the quotes around it; a doubled
	// quote in it is one. Line ends are those of the document.
	Text string
	// Quoted is set where quotes stand around it.
	Quoted bool
	// parts are the places of its text in the row's text: what is between them
	// are the signs that escape.
	parts    []part
	from, to int // with quotes
}

// part is [from,to) of a row's text.
type part struct{ from, to int }

// IsBlank reports whether all cells are empty.
func (r *Row) IsBlank() bool {
	for i := range r.Cells {
		if strings.TrimSpace(r.Cells[i].Text) != "" {
			return false
		}
	}
	return true
}

// Text returns the row's decoded text.
func (r *Row) Text() string { return strings.TrimRight(r.text, "\r\n") }

// content are the original bytes of the row's span.
func (r *Row) content() []byte {
	from := r.Span.Start - r.places[0].raw
	return r.Bytes[from : from+r.Span.Len()]
}

// Place returns the place of a cell with its quotes.
func (r *Row) Place(cell int) record.Span {
	c := &r.Cells[cell]
	return r.span(c.from, c.to)
}

// place is where a line of a row's text stands in the document.
type place struct {
	at     int // its beginning in the row's text
	length int // of its text without line end
	start  int64
	raw    int64 // where the line begins, with a byte order mark
	number int
	column int
	unit   int64 // bytes in a character of the line end
	// line maps the text to the document where it is not the same bytes.
	line *charset.Line
}

// span returns the place of [from,to) of the row's text.
func (r *Row) span(from, to int) record.Span {
	p := r.placeOf(from)
	span := p.span(from - p.at)
	if to > from {
		last := r.placeOf(to - 1)
		span.End = last.span(to - last.at).Start
	}
	return span
}

// placeOf returns the place of the line in which a byte of the text stands.
func (r *Row) placeOf(i int) *place {
	if len(r.places) == 1 {
		return &r.places[0]
	}
	n := sort.Search(len(r.places), func(n int) bool { return r.places[n].at > i })
	return &r.places[max(n-1, 0)]
}

// span returns the empty place before byte i of the line.
func (p *place) span(i int) record.Span {
	behind := int64(0)
	if i > p.length {
		behind = int64(i-p.length) * p.unit
		i = p.length
	}
	span := record.Span{Start: p.start + int64(i), Line: p.number, Column: p.column + i}
	if p.line != nil {
		span = p.line.Span(i, i)
	}
	span.Start += behind
	span.Column += int(behind)
	span.End = span.Start
	return span
}

// heldLine is a line that was read ahead.
type heldLine struct {
	text, raw []byte
	place     place
	mark      bool // a byte order mark stands before the text
}

// rowReader reads rows. The separator and the number of cells that a row
// should have are set once the heading is known.
type rowReader struct {
	lines     *charset.LineReader
	separator byte
	// want is the number of cells of the heading, 0 while it is not known.
	want             int
	maxRow, maxCells int
	// alone is set where the input is one row of a document.
	alone bool

	queue []heldLine
	next  int // of the queue
	// openTo is the place up to which a quote was found to be not closed: no
	// other one that opens before it is looked for behind its line.
	openTo int64
	err    error // is still to be returned

	text, raw []byte
	places    []place
	marks     []int // line begins with a byte order mark, in text
	lineEnds  []int // in raw
	scan      scan
}

// line appends the next line to the row.
func (r *rowReader) line() error {
	if r.next < len(r.queue) {
		h := &r.queue[r.next]
		r.next++
		p := h.place
		p.at = len(r.text)
		if h.mark {
			r.marks = append(r.marks, p.at)
		}
		r.places = append(r.places, p)
		r.text = append(r.text, h.text...)
		r.raw = append(r.raw, h.raw...)
		r.lineEnds = append(r.lineEnds, len(r.raw))
		*h = heldLine{}
		if r.next == len(r.queue) {
			r.queue, r.next = r.queue[:0], 0
		}
		return nil
	}
	if r.err != nil {
		err := r.err
		if isTooLong(err) {
			r.err = nil
		}
		return err
	}
	l, err := r.lines.Next()
	if err != nil {
		r.err = err
		if isTooLong(err) {
			r.err = nil
		}
		return err
	}
	begin := l.Span(0, 0)
	p := place{at: len(r.text), length: len(l.Text), start: begin.Start, raw: l.Start, number: l.Number, column: begin.Column, unit: 1}
	content := int(begin.Start-l.Start) + l.Size(0)
	end := l.Raw[content:]
	if len(end) > 0 && (end[0] == 0 || len(end) > 1 && end[1] == 0) {
		p.unit = 2
		end = bytes.Trim(end, "\x00")
		if len(end) > 2 { // CR 0 LF
			end = []byte("\r\n")
		}
	}
	if l.Size(0) != len(l.Text) {
		p.line = new(l.Detached())
	} else if !bytes.Equal(l.Raw[content-len(l.Text):content], l.Text) {
		p.line = new(l.Detached())
	}
	if l.HasMark() {
		r.marks = append(r.marks, p.at)
	}
	r.places = append(r.places, p)
	r.text = append(append(r.text, l.Text...), end...)
	r.raw = append(r.raw, l.Raw...)
	r.lineEnds = append(r.lineEnds, len(r.raw))
	return nil
}

// reset forgets the row before.
func (r *rowReader) reset() {
	const usual = 1 << 20
	if cap(r.text) > usual {
		r.text, r.raw = nil, nil
	}
	r.text, r.raw = r.text[:0], r.raw[:0]
	r.places, r.marks, r.lineEnds = r.places[:0], r.marks[:0], r.lineEnds[:0]
}

// row reads the next row. At the end it returns io.EOF; an error that is
// [record.ErrTooLong] costs the row.
func (r *rowReader) row() (*Row, error) { return r.rowIn(new(rowMemory)) }

// rowIn is row in memory that the row before may have had.
func (r *rowReader) rowIn(m *rowMemory) (*Row, error) {
	r.reset()
	if err := r.line(); err != nil {
		return nil, err
	}
	unclosed := r.scanRow()
	lines := len(r.places)
	suspect := r.scan.openers > 0 || len(r.scan.cells) != r.want && r.scan.strays > 0 || len(r.scan.cells) > r.want
	if unclosed || lines > 1 && r.want > 0 && suspect {
		keep := r.resynchronised()
		if keep == 0 && unclosed {
			keep = min(lines, mostCandidates+1)
			if r.alone {
				keep = lines
			}
		}
		if keep > 0 && keep < lines {
			unclosed = true
			r.giveBack(keep)
		}
		if unclosed {
			r.scan.restart(r.separator, r.maxCells)
			r.scan.run(r.text, r.contentEnd())
			r.scan.close(r.contentEnd())
		}
	}
	row := r.finish(m)
	if unclosed {
		row.unclosed = true
		row.Diagnostics = append(row.Diagnostics, unclosedQuote.at("", row.openPlace(r.scan.openAt)))
	}
	if r.scan.strays > 0 && !unclosed {
		row.Diagnostics = append(row.Diagnostics, strayQuote.at("", row.openPlace(r.scan.strayAt)))
	}
	return row, nil
}

func (r *Row) openPlace(i int) record.Span { return r.span(i, min(i+1, len(r.text))) }

// contentEnd is the end of the text without its last line end.
func (r *rowReader) contentEnd() int {
	last := &r.places[len(r.places)-1]
	return last.at + last.length
}

// scanRow scans the row whose first line is there, and reads further lines as
// long as a quote is open. It reports whether one was not closed.
func (r *rowReader) scanRow() (unclosed bool) {
	s := &r.scan
	s.restart(r.separator, r.maxCells)
	for {
		s.run(r.text, r.contentEnd())
		if !s.open {
			if r.want > 0 && s.strays > 0 && len(s.cells) != r.want {
				r.tryOther()
			}
			return false
		}
		if len(r.places) == 1 && r.want > 0 && r.tryOther() {
			return false
		}
		last := &r.places[len(r.places)-1]
		if last.start < r.openTo {
			return true
		}
		if len(r.text) > r.maxRow {
			r.openTo = last.start + 1
			return true
		}
		if err := r.line(); err != nil {
			r.openTo = last.start + 1
			r.err = err
			return true
		}
	}
}

// tryOther scans the first line by other rules for quotes, and keeps what it
// finds where that gives the cells that a row should have: quotes that stand
// around a word at the beginning of a cell, and, where tabs separate, quotes
// that are nothing but text.
func (r *rowReader) tryOther() bool {
	if len(r.places) > 1 {
		return false
	}
	rules := []quoting{closeAtOnce}
	if r.separator == '\t' {
		rules = append(rules, noQuotes)
	}
	for _, rule := range rules {
		var other scan
		other.restart(r.separator, r.maxCells)
		other.quoting = rule
		other.run(r.text, r.contentEnd())
		if other.open || len(other.cells) != r.want || rule == noQuotes && r.scan.open && len(r.scan.cells) == r.want-1 {
			continue
		}
		other.strays = 0
		if rule == closeAtOnce {
			other.strays, other.strayAt = 1, r.scan.strayAt
		}
		r.scan = other
		return true
	}
	return false
}

// mostCandidates is how many lines of a broken row are looked at for where the
// next one begins, mostScanned how many bytes behind each.
const (
	mostCandidates = 32
	mostScanned    = 1 << 20
)

// resynchronised returns how many lines belong to a row whose quotes do not
// pair: those before the first line that begins a row which is as it should be;
// 0 where none does.
func (r *rowReader) resynchronised() int {
	if r.want < 2 {
		return 0
	}
	var trial scan
	for n := 1; n < len(r.places) && n <= mostCandidates; n++ {
		from := r.places[n].at
		trial.restart(r.separator, r.maxCells)
		trial.from(from)
		for m := n; m < len(r.places); m++ {
			end := r.places[m].at + r.places[m].length
			trial.run(r.text, end)
			if !trial.open || end-from > mostScanned || len(trial.cells) >= r.want {
				break
			}
		}
		if !trial.open && trial.strays == 0 && len(trial.cells) == r.want {
			return n
		}
	}
	return 0
}

// giveBack keeps the first lines and holds the others for the rows behind.
func (r *rowReader) giveBack(keep int) {
	var held []heldLine
	for n := keep; n < len(r.places); n++ {
		textEnd := len(r.text)
		if n+1 < len(r.places) {
			textEnd = r.places[n+1].at
		}
		p := r.places[n]
		mark := false
		for _, at := range r.marks {
			mark = mark || at == p.at
		}
		held = append(held, heldLine{
			text: bytes.Clone(r.text[p.at:textEnd]), raw: bytes.Clone(r.raw[r.lineEnds[n-1]:r.lineEnds[n]]), place: p, mark: mark,
		})
	}
	r.queue, r.next = append(held, r.queue[r.next:]...), 0
	r.text, r.raw = r.text[:r.places[keep].at], r.raw[:r.lineEnds[keep-1]]
	r.places, r.lineEnds = r.places[:keep], r.lineEnds[:keep]
}

// finish makes the row of what was scanned.
func (r *rowReader) finish(m *rowMemory) *Row {
	m.places = append(m.places[:0], r.places...)
	m.row = Row{text: string(r.text), Bytes: r.raw, places: m.places}
	row := &m.row
	row.Span = row.span(0, r.contentEnd())
	s := &r.scan
	if len(s.cells) == 1 && strings.TrimSpace(row.text) == "" {
		return row
	}
	m.cells = slices.Grow(m.cells[:0], len(s.cells))[:len(s.cells)]
	row.Cells = m.cells
	parts := slices.Grow(m.parts[:0], len(s.cells)+len(s.skips))
	var b strings.Builder
	skip, mark := 0, 0
	for i := range s.cells {
		c := &s.cells[i]
		first := len(parts)
		from := c.from
		for skip < len(s.skips) && s.skips[skip] < c.from {
			skip++
		}
		for mark < len(r.marks) && r.marks[mark] <= c.from {
			mark++
		}
		for {
			next, width := c.to, 0
			if skip < len(s.skips) && s.skips[skip] < next {
				next, width = s.skips[skip], 1
			}
			if mark < len(r.marks) && r.marks[mark] < next {
				next, width = r.marks[mark], 0
				mark++
			} else if width == 1 {
				skip++
			}
			if next > from {
				parts = append(parts, part{from, next})
			}
			if next >= c.to {
				break
			}
			from = next + width
		}
		cell := Cell{Quoted: c.quoted, parts: parts[first:len(parts):len(parts)], from: c.from, to: c.to}
		if c.quoted {
			cell.from--
			cell.to = min(c.to+1, c.outer)
		}
		switch len(cell.parts) {
		case 0:
		case 1:
			cell.Text = row.text[cell.parts[0].from:cell.parts[0].to]
		default:
			b.Reset()
			for _, p := range cell.parts {
				b.WriteString(row.text[p.from:p.to])
			}
			cell.Text = b.String()
		}
		row.Cells[i] = cell
	}
	m.parts = parts
	return row
}

// placeOfLine is the place of the n-th line.
func (r *rowReader) placeOfLine(n int) record.Span {
	if n >= len(r.places) {
		return record.Span{}
	}
	p := &r.places[n]
	span := p.span(0)
	span.End = p.span(p.length).Start
	return span
}

// giveBackFrom holds the lines from the n-th on for the rows behind.
func (r *rowReader) giveBackFrom(n int) {
	if n < len(r.places) {
		if n == 0 {
			r.lineEnds = append([]int{0}, r.lineEnds...)
			r.places = append([]place{{}}, r.places...)
			n = 1
		}
		r.giveBack(n)
	}
}

// RowReader reads the rows of a document as they stand, those before and of the
// heading and blank lines among them. It is not safe for concurrent use.
type RowReader struct {
	rows    *rowReader
	finder  finder
	started bool
	err     error
}

// NewRowReader returns a reader of r's rows. The separator is that of the
// heading unless the options name one. The errors are those of [NewReader].
func NewRowReader(r io.Reader, o *Options) *RowReader {
	if o == nil {
		o = &Options{}
	}
	rows, err := newRowReader(r, charset.SizeOf(r), o)
	keys, mappingErr := mappingKeys(o.Mapping)
	return &RowReader{
		rows: rows, err: errors.Join(err, mappingErr), finder: finder{rows: rows, mapping: keys, dialect: o.Dialect, only: o.Separator},
	}
}

// Read returns the next row, or nil and io.EOF. The error is
// [record.ErrTooLong] for a row over the limit, which is left out; the stream
// goes on. Any other error ends it.
func (r *RowReader) Read() (*Row, error) {
	if r.err != nil {
		return nil, r.err
	}
	if !r.started {
		if err := r.finder.readHead(); isTooLong(err) {
			return nil, err
		} else if err != nil {
			r.err = err
			return nil, err
		}
		r.started = true
		best, ok := r.finder.table()
		if !ok {
			best = r.finder.fallback()
		}
		r.rows.separator, r.rows.want = best.separator, len(best.labels)
		r.rows.giveBackFrom(0)
	}
	row, err := r.rows.row()
	if err != nil && !isTooLong(err) {
		r.err = err
	}
	return row, err
}
