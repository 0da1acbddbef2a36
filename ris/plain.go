package ris

import (
	"bytes"
	"unicode/utf8"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/record"
)

// Most lines are fields as the sheets write them, or with other blanks before
// the dash in the whole record, blank lines between records, and lines that go
// on with a value. They are taken here, from a block of
// lines, as take would take them one by one; the first line that is anything
// else, or that take would have to think about, is left to it.

// takePlain takes the plain lines that follow and reports whether the draft is
// complete.
func (r *Reader) takePlain() (complete bool) {
	d := &r.draft
	if r.careful || d.wos || d.flat.open || d.skipping || d.full || d.open && !d.shape.isPlain() {
		return false
	}
	for {
		block, ok := r.lines.Block()
		if !ok {
			return false
		}
		run := plainRun{block: block, number: block.Number, place: block.Start, cr: -1}
		complete = r.takeRun(&run)
		r.lines.Skip(run.at, run.number-block.Number)
		if complete || run.at < len(block.Bytes) {
			return complete
		}
	}
}

// plainRun is a run of plain lines in a block.
type plainRun struct {
	block charset.Block
	// at is the offset of the next line in the block, number and place are its
	// number and place in the document.
	at, number int
	place      int64
	// kept is the offset up to which the draft has the bytes, end the one
	// behind the last line that is part of the record.
	kept, end int
	// most is the offset that a line of the record may reach.
	most int
	// cr is the offset of the next CR in the block, or one before the line: then
	// it is not known.
	cr int
}

// takeRun takes the plain lines at the beginning of the block.
func (r *Reader) takeRun(run *plainRun) (complete bool) {
	d := &r.draft
	run.most = r.options.MaxRecord - (len(d.raw) - d.entryAt)
	for run.at < len(run.block.Bytes) && !complete {
		line, next, ok := run.line()
		if !ok || next > run.most || next-run.at > r.options.MaxLine || len(d.spans)+len(d.blanks) >= r.options.MaxFields {
			break
		}
		switch tag, isTag := plainTag(line); {
		case isTag && (!d.open || tag.blanks == d.shape.blanks):
			complete, ok = r.takePlainField(run, tag, line, next)
		case len(line) > 0:
			ok = r.takePlainText(run, line, next)
		case d.open:
			d.blanks = append(d.blanks, run.span(0, 0))
		}
		if !ok {
			break
		}
		run.at, run.place = next, run.block.Start+int64(next)
		run.number++
	}
	run.keep(d)
	return complete
}

// line returns the next line without its line end and the offset behind it. It
// is not ok where a CR stands inside of it, or a byte that is not UTF-8.
func (run *plainRun) line() (line []byte, next int, ok bool) {
	rest := run.block.Bytes[run.at:]
	n := bytes.IndexByte(rest, run.block.LineEnd)
	line, next = rest[:n], run.at+n+1
	if run.block.CR {
		if run.cr < run.at {
			run.cr = len(run.block.Bytes)
			if i := bytes.IndexByte(rest, '\r'); i >= 0 {
				run.cr = run.at + i
			}
		}
		if i := run.cr - run.at; i < n {
			if i < n-1 {
				return nil, next, false
			}
			line = line[:i]
		}
	}
	return line, next, run.block.UTF8 || utf8.Valid(line)
}

// span returns the place of the line's text[i:j].
func (run *plainRun) span(i, j int) record.Span {
	return record.Span{Start: run.place + int64(i), End: run.place + int64(j), Line: run.number, Column: i + 1}
}

// keep gives the draft the bytes of the lines that were taken.
func (run *plainRun) keep(d *draft) {
	begin := len(d.raw)
	d.raw = append(d.raw, run.block.Bytes[run.kept:run.at]...)
	if run.end > run.kept {
		d.rawEnd = begin + run.end - run.kept
		d.span.End = run.block.Start + int64(run.end)
	}
	run.kept = run.at
}

// isPlain reports whether lines of the shape can be plain.
func (s shape) isPlain() bool { return s == shape{blanks: s.blanks} && s.blanks != blanksNone }

// plainStart is a known tag and a dash that a line begins with.
type plainStart struct {
	index  int
	blanks blanks // before the dash
	value  int    // behind the dash and one space
}

// plainTag returns the known tag that a line begins with, in the form of the
// sheets but for what stands between the tag and its dash.
func plainTag(line []byte) (start plainStart, ok bool) {
	dash := 4
	switch {
	case len(line) < 4:
		return plainStart{}, false
	case len(line) > dash && line[2] == ' ' && line[3] == ' ' && line[4] == '-':
	case line[2] == ' ' && line[3] == '-':
		start.blanks, dash = blanksOne, 3
	default:
		n := blankLength(line[2:])
		if dash = 2 + n; n == 0 || dash >= len(line) || line[dash] != '-' {
			return plainStart{}, false
		}
		start.blanks = blanksOdd
	}
	start.value = dash + 2
	if len(line) > dash+1 && line[dash+1] != ' ' {
		return plainStart{}, false
	}
	index, lower, ok := tagIndex(line[0], line[1])
	if !ok || lower || tagTable[index] == nil {
		return plainStart{}, false
	}
	start.index = index
	return start, true
}

// takePlainField takes a line that has the form of a field, where it is
// certain that it is one.
func (r *Reader) takePlainField(run *plainRun, tag plainStart, line []byte, next int) (complete, ok bool) {
	d := &r.draft
	row := tagTable[tag.index]
	end := len(line)
	if c := line[end-1]; c <= ' ' || c == 0xA0 {
		end = trimBlanks(line)
	}
	from := min(tag.value, end)
	if from < end && (line[from] <= ' ' || line[from] == 0xC2) {
		from += blankLength(line[from:end])
	}
	value := line[from:end]
	switch {
	case row.to == toType:
		if d.open || !isCode(value) || next-run.at > r.options.MaxRecord {
			return false, false
		}
		run.keep(d)
		d.open = true
		d.entryAt, d.rawEnd = len(d.raw), len(d.raw)
		d.span = run.span(0, 0)
		d.shape.blanks = tag.blanks
		run.most = run.at + r.options.MaxRecord
	case !d.open:
		return false, false
	case row.to == toEnd:
		if len(value) > 0 || r.mayHaveBehindEnd(run, next) {
			return false, false
		}
		complete = true
	case d.holdsTypeOnly() && bytes.Contains(line, []byte("ER")) && flattenedFields(line) >= 0: // there is none without an end
		return false, false
	case !d.inLong():
	case row.prose && row.form != formLong && startsLower(value):
		return false, false
	case tag.blanks != blanksTwo && !r.believes(&tagLine{index: tag.index, row: row, shape: d.shape}, value):
		return false, false
	}
	d.blanks = d.blanks[:0]
	d.push(tag.index, row, record.Span{
		Start: run.place, End: run.block.Start + int64(next), Line: run.number, Column: 1,
	})
	d.add(value, run.span(from, end))
	run.end = next
	switch tag.blanks {
	case blanksOne:
		r.note(oneSpace, "", run.span(0, from))
	case blanksOdd:
		r.note(oddSpace, "", run.span(0, from))
	}
	return complete, true
}

// mayHaveBehindEnd reports whether the record, whose ER ends before next, may have
// its abstract behind it, or whether what follows is not in memory.
func (r *Reader) mayHaveBehindEnd(run *plainRun, next int) bool {
	rest := run.block.Bytes[next:]
	if len(rest) == 0 {
		var last bool
		if rest, last = r.lines.Behind(&run.block); len(rest) < 2 {
			return !last
		}
	}
	// A plain record's tags, and those of the sheets, stand at the line's start.
	if c := rest[0]; c != 'A' && c != 'N' {
		return false
	}
	index, _, ok := tagIndex(rest[0], rest[1])
	return ok && tagTable[index] != nil && tagTable[index].to == toAbstract && r.lacksAbstract()
}

// markByte is what a byte order mark begins with.
const markByte = 0xEF

// takePlainText takes a line that goes on with the value of the last field,
// where nothing speaks against it.
func (r *Reader) takePlainText(run *plainRun, line []byte, next int) (ok bool) {
	d := &r.draft
	field := d.last()
	if !d.open || field == nil || field.index == noTag || len(d.blanks) > 0 {
		return false
	}
	end := trimBlanks(line)
	from := blankLength(line[:end])
	if from >= end || line[from] == markByte || line[from] == brokenMarkByte && brokenMark(line[from:end]) > 0 {
		return false
	}
	if _, isTag := splitTag(line[:end]); isTag || isBareEnd(line[:end]) || isWosHeader(line) || !field.goesOn(line[from:end], false) {
		return false
	}
	at := run.span(from, end)
	d.add(line[from:end], at)
	r.note(continuation, field.tag(), at)
	field.span.End = run.block.Start + int64(next)
	run.end = next
	return true
}
