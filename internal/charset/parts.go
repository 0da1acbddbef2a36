package charset

import (
	"bytes"
	"iter"
	"unicode/utf8"
)

// A line may hold a whole library. Where it is longer than a part, it can be
// read in windows that the caller moves over it: NextPart gives the first,
// More drops its beginning and adds to its end, and SkipRest leaves the rest.
//
// Each part decides its encoding for itself. Where parts begin follows from
// the line's own bytes: at every multiple of their size, moved back behind
// the last blank within half a part. So what a line says does not depend on
// the windows that it is read in.

// partSize is the default size of a part.
const partSize = 64 << 10

// head is the part that a window begins in the middle of, where that part is
// not valid UTF-8: what is left of it may be.
type head struct {
	end int64 // the part's end in the document
}

// holds reports whether the line begins in the part.
func (h head) holds(line *Line) bool { return line.Start < h.end }

// NextPart is Next, but of a line that is longer than a part it gives no more
// than the beginning, which ends with a character, and sets Partial. The next
// call goes on behind it. No line is too long.
func (l *LineReader) NextPart() (Line, error) {
	if !l.started {
		l.start()
	}
	return l.nextWindow(0)
}

// nextWindow returns the next window of a line, kept bytes of which were in the
// one before.
func (l *LineReader) nextWindow(kept int) (Line, error) {
	most := max(2*kept, kept+2*l.part)
	length, content, err := l.findLine(most)
	if err != nil {
		return Line{}, err
	}
	partial := content == most
	if partial {
		window := l.buffer[l.from : l.from+most]
		content = l.boundary(window, (l.column+most-1)/l.part*l.part-l.column)
		length = content
	}
	line := l.lineOf(length, content)
	line.Partial, l.inLine = partial, partial
	return line, nil
}

// More makes the line go on: Text[from:] and what follows, at least half as
// much again unless the line ends before. The line is a Partial one and the
// last that the reader gave.
func (l *LineReader) More(line *Line, from int) {
	begin := 0
	if from > 0 {
		begin = int(line.Span(from, from).Start - line.Start)
		l.inLine = true
		l.setHead(line, begin)
	} else {
		l.inLine = line.Continues
	}
	kept := len(line.Raw) - begin
	l.advance(-kept)
	l.column -= kept
	// The kept bytes are in the buffer: there is no error to return.
	*line, _ = l.nextWindow(kept)
}

// SkipRest leaves out the rest of a Partial line, the last that the reader
// gave.
func (l *LineReader) SkipRest() { l.skipRest() }

// setHead remembers the part that line.Raw[begin:] begins in.
func (l *LineReader) setHead(line *Line, begin int) {
	if line.plain || l.unit == 2 {
		return
	}
	at := line.skip
	for part, isUTF8 := range l.parts(line) {
		if end := at + len(part); begin < end {
			l.head = head{}
			if !isUTF8 && at < begin {
				l.head.end = line.Start + int64(end)
			}
			return
		}
		at += len(part)
	}
}

// parts returns the parts of the line without its byte order mark and line
// end, and whether each is UTF-8.
func (l *LineReader) parts(line *Line) iter.Seq2[[]byte, bool] {
	return func(yield func([]byte, bool) bool) {
		first := l.head.holds(line)
		for part := range partsOf(line.Raw[line.skip:line.content], line.column+line.skip, l.part) {
			if !yield(part, !first && !l.noUTF8 && utf8.Valid(part)) {
				return
			}
			first = false
		}
	}
}

// partsOf returns the parts of text, which stands behind column bytes of its
// line.
func partsOf(text []byte, column, size int) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for from := 0; from < len(text); {
			end := len(text)
			if next := (column+from+size/2+size-1)/size*size - column; next < end {
				end = boundary(text, next, size)
			}
			if !yield(text[from:end]) {
				return
			}
			from = end
		}
	}
}

// boundary returns the place in the window at which the part starts that
// belongs to the place at, a multiple of the parts' size in the line.
func (l *LineReader) boundary(window []byte, at int) int {
	if l.unit == 1 {
		return boundary(window, at, l.part)
	}
	for i := at; i > max(at-l.part/2, 0); i -= 2 {
		if unitUTF16(window[i-2:], l.bigEndian) == ' ' {
			return i
		}
	}
	if unitUTF16(window[at-2:], l.bigEndian)&^0x3FF == 0xD800 {
		return at - 2
	}
	return at
}

// boundary is the method for text that is not UTF-16.
func boundary(text []byte, at, size int) int {
	half := text[max(at-size/2, 0):at]
	if i := bytes.LastIndexByte(half, ' '); i >= 0 {
		return at - len(half) + i + 1
	}
	for i := at; i > at-utf8.UTFMax && i > at-len(half); i-- {
		if utf8.RuneStart(text[i]) {
			return i
		}
	}
	return at
}

// mapParts finds the offsets of the characters of a line some part of which is
// not UTF-8.
func (l *Line) mapParts() {
	at := 0
	for part, isUTF8 := range l.reader.parts(l) {
		from := len(l.offsets)
		if isUTF8 {
			for i := range part {
				l.offsets = append(l.offsets, int32(at+i))
			}
		} else {
			l.reader.fallback.decode(nil, part, &l.offsets)
			l.offsets = l.offsets[:len(l.offsets)-1]
			for i := from; i < len(l.offsets); i++ {
				l.offsets[i] += int32(at)
			}
		}
		at += len(part)
	}
	l.offsets = append(l.offsets, int32(at))
}
