package charset

import (
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/ibid-go/ibid/record"
)

var byteOrderMark = []byte("\xef\xbb\xbf")

// bufferSize is how many bytes are read ahead, and mostKept the size up to which
// a buffer that grew for a long line is used for the lines behind it.
const (
	bufferSize = 64 << 10
	mostKept   = 16 * bufferSize
)

// LineReader reads the lines of a document. It is not safe for concurrent use.
type LineReader struct {
	source   io.Reader
	fallback fallback
	noUTF8   bool
	maxLine  int

	buffer   []byte
	from, to int   // unread bytes are buffer[from:to]
	kept     int64 // place in the document from which on bytes stay in the buffer, -1 for that of buffer[from]
	err      error // the source's error, after the bytes before it

	started   bool
	unit      int // bytes in a code unit: 1, or 2 for UTF-16
	bigEndian bool
	text      []byte // decoded line
	part      int    // bytes in a part of a long line
	position
}

// position is where a reader is in its document, and what it knows from there on.
type position struct {
	offset   int64 // place of buffer[from] in the document
	number   int   // line number of the next line
	column   int   // columns before the next line's first byte, for a Base
	encoding string
	inLine   bool // the next part goes on with a line
	head     head

	lf, cr mark // the next of either
	// judged is the place up to which the unread lines were asked whether they
	// are UTF-8, and valid the answer for them all.
	judged  int64
	valid   bool
	lineEnd byte // of the lines that were asked: LF, or CR where none is LF
}

// mark is the place of the next line end of one kind where found is set, and
// otherwise the place up to which there is none.
type mark struct {
	at    int64
	found bool
}

// NewLineReader returns a reader of r's lines. The error says that the
// encoding is unknown.
func NewLineReader(r io.Reader, o *Options) (*LineReader, error) {
	l := &LineReader{}
	if err := l.Reset(r, o); err != nil {
		return nil, err
	}
	return l, nil
}

// Reset has the reader read r's lines as [NewLineReader] would, with the memory
// that it has. The error says that the encoding is unknown: the reader is as it
// was then.
func (l *LineReader) Reset(r io.Reader, o *Options) error {
	if o == nil {
		o = &Options{}
	}
	decoder, err := newFallback(o.Encoding)
	if err != nil {
		return err
	}
	*l = LineReader{
		source:   r,
		fallback: decoder,
		noUTF8:   o.NoUTF8,
		maxLine:  o.MaxLine,
		buffer:   l.buffer,
		text:     l.text,
		kept:     -1,
		unit:     1,
		position: position{
			offset: o.Base.Start, number: max(o.Base.Line, 1), column: max(o.Base.Column-1, 0), encoding: UTF8,
		},
	}
	if size := firstBuffer(o); len(l.buffer) < size || len(l.buffer) > mostKept {
		l.buffer = make([]byte, size)
	}
	if l.maxLine <= 0 {
		l.maxLine = DefaultMaxLine
	}
	if l.part = max(o.Part, 0) &^ 1; l.part == 0 {
		l.part = partSize
	}
	switch {
	case o.UTF16 == "le", decoder.name == UTF16LE:
		l.setUTF16(UTF16LE)
	case o.UTF16 == "be", decoder.name == UTF16BE:
		l.setUTF16(UTF16BE)
	case !o.Base.IsZero():
		l.started = true
	}
	return nil
}

// firstBuffer is the least size of the first buffer: that of a part or a document whose
// end is known and one byte more, so that reading comes to its end with room left.
func firstBuffer(o *Options) int {
	size := o.Size
	if part := o.Base.Len(); part > 0 {
		size = int(min(part, bufferSize))
	}
	if size > 0 && size < bufferSize {
		return size + 1
	}
	return bufferSize
}

func (l *LineReader) setUTF16(encoding string) {
	l.started = true
	l.unit = 2
	l.bigEndian = encoding == UTF16BE
	l.encoding = encoding
}

// Encoding returns what the document has shown so far: [UTF8], [UTF16LE],
// [UTF16BE], or the name of the fallback encoding when a line needed it.
func (l *LineReader) Encoding() string { return l.encoding }

// Line is one line, or a part of one. Its byte slices are valid until the next
// call of a method of the reader.
type Line struct {
	// Text is the decoded line without its line end and byte order mark.
	Text []byte
	// Raw is the original line with both.
	Raw []byte
	// Start is the offset of Raw in the document, Number the 1-based line.
	Start  int64
	Number int
	// Partial is set where the line goes on behind Raw, Continues where it
	// began before.
	Partial, Continues bool

	column  int // columns before Raw, where it does not begin its line
	skip    int // bytes of Raw before Text
	content int // bytes of Raw without the line end
	reader  *LineReader
	plain   bool // Text is Raw[skip:content]
	// Of a line that is not plain: how many characters of ASCII it begins with,
	// how long its text is, and the offset in Raw[skip:] by index in Text, which
	// is made when a place behind those characters is asked for.
	ascii, length int
	offsets       []int32
}

// Next returns the next line, io.EOF after the last one, the underlying
// reader's error as it is, or an error that wraps [record.ErrTooLong] for a
// line over the limit, which is skipped: the next call gives the line after.
func (l *LineReader) Next() (Line, error) {
	var line Line
	err := l.NextIn(&line)
	return line, err
}

// NextIn is [LineReader.Next] for a line that takes the place of another.
func (l *LineReader) NextIn(line *Line) error {
	if !l.started {
		l.start()
	}
	length, content, err := l.findLine(0)
	if err != nil {
		*line, err = l.skipLine(err)
		return err
	}
	l.makeLine(line, length, content)
	return nil
}

// lineOf makes the line, or the part of one, of the next bytes.
func (l *LineReader) lineOf(length, content int) (line Line) {
	l.makeLine(&line, length, content)
	return line
}

// makeLine is lineOf for a line that takes the place of another.
func (l *LineReader) makeLine(line *Line, length, content int) {
	line.Raw = l.buffer[l.from : l.from+length]
	line.Start, line.Number, line.Partial, line.Continues = l.offset, l.number, false, l.inLine
	line.column, line.skip, line.content, line.plain, line.ascii, line.length = l.column, 0, content, false, 0, 0
	if line.reader != l {
		line.reader = l
	}
	if line.offsets != nil {
		line.offsets = nil // detached lines may hold them
	}
	l.advance(length)
	l.inLine = false
	if content < length {
		l.number++
		l.column = 0
	} else {
		l.column += length
	}
	l.decode(line)
}

// start looks at the first bytes for UTF-16.
func (l *LineReader) start() {
	l.started = true
	for l.to-l.from < DetectSize && l.err == nil {
		l.fill()
	}
	if found := Detect(l.buffer[l.from:l.to]); found != UTF8 {
		l.setUTF16(found)
	}
}

// fill reads more bytes behind those that are unread or kept, and grows the
// buffer when it is full of them.
func (l *LineReader) fill() {
	unread := 0
	if l.kept >= 0 {
		unread = int(l.offset - l.kept)
	}
	if drop := l.from - unread; drop > 0 {
		copy(l.buffer, l.buffer[drop:l.to])
		l.to -= drop
		l.from = unread
	}
	if len(l.buffer) > mostKept && l.to < bufferSize {
		// A line that was very long was read.
		l.buffer = append(make([]byte, 0, bufferSize), l.buffer[:l.to]...)[:bufferSize]
	}
	if l.to == len(l.buffer) {
		grown := make([]byte, 2*len(l.buffer))
		copy(grown, l.buffer[:l.to])
		l.buffer = grown
	}
	for range 100 {
		n, err := l.source.Read(l.buffer[l.to:])
		l.to += n
		l.err = err
		if n > 0 || err != nil {
			return
		}
	}
	l.err = io.ErrNoProgress
}

func (l *LineReader) advance(n int) {
	l.from += n
	l.offset += int64(n)
}

// findLine makes the next line whole in the buffer and returns its length
// with and without its line end. No more than most bytes are looked at where
// most is not 0: both lengths are most then for a line that is longer.
func (l *LineReader) findLine(most int) (length, content int, err error) {
	if most == 0 && l.unit == 1 && !l.cr.found && l.cr.at == l.offset+int64(l.to-l.from) { // no CR is near
		if i := bytes.IndexByte(l.buffer[l.from:l.to], '\n'); i >= 0 && i <= l.maxLine {
			l.lf = mark{l.offset + int64(i), true}
			return i + 1, i, nil
		}
	}
	for {
		window := l.buffer[l.from:l.to]
		i := l.indexLineEnd()
		if most > 0 && len(window) >= most && (i < 0 || i >= most) {
			return most, most, nil
		}
		if i >= 0 {
			if n := l.lineEndLength(window[i:]); n > 0 {
				if most == 0 && i > l.maxLine {
					return 0, 0, record.ErrTooLong
				}
				return i + n, i, nil
			}
			// A CR at the end of the window may be half of a CRLF.
			if l.err != nil {
				return len(window), i, nil
			}
		}
		switch {
		case most == 0 && len(window) > l.maxLine:
			return 0, 0, record.ErrTooLong
		case l.err == nil:
			l.fill()
		case len(window) > 0:
			return len(window), len(window), nil
		default:
			return 0, 0, l.err
		}
	}
}

// indexLineEnd returns the index of the first LF or CR of the unread bytes,
// or -1.
func (l *LineReader) indexLineEnd() int {
	lf := l.index(&l.lf, '\n')
	cr := l.index(&l.cr, '\r')
	if cr < 0 || lf >= 0 && lf < cr {
		return lf
	}
	return cr
}

// index returns the index of the first c of the unread bytes, or -1. What
// found says is not looked for again, so that a document with one kind of line
// end is searched once for either.
func (l *LineReader) index(found *mark, c byte) int {
	if found.found && found.at >= l.offset {
		return int(found.at - l.offset)
	}
	window := l.buffer[l.from:l.to]
	from := int(max(found.at-l.offset, 0))
	if !found.found && from == len(window) {
		return -1 // it was looked for in all of them
	}
	i := l.indexUnit(window[from:], c)
	if found.found = i >= 0; !found.found {
		found.at = l.offset + int64(len(window)-len(window)%l.unit)
		return -1
	}
	found.at = l.offset + int64(from+i)
	return from + i
}

// indexUnit returns the index of the first code unit c in b, or -1.
func (l *LineReader) indexUnit(b []byte, c byte) int {
	if l.unit == 1 {
		return bytes.IndexByte(b, c)
	}
	low := 0
	if l.bigEndian {
		low = 1
	}
	for from := 0; from < len(b); {
		i := bytes.IndexByte(b[from:], c)
		if i < 0 {
			return -1
		}
		i += from
		if unit := i &^ 1; i&1 == low && unit+1 < len(b) && b[i^1] == 0 {
			return unit
		}
		from = i + 1
	}
	return -1
}

// lineEndLength returns the length of the line end that b begins with, or 0
// when more bytes are needed to tell.
func (l *LineReader) lineEndLength(b []byte) int {
	if l.unit == 2 {
		switch {
		case unitUTF16(b, l.bigEndian) == '\n':
			return 2
		case len(b) < 4:
			return 0
		case unitUTF16(b[2:], l.bigEndian) == '\n':
			return 4
		}
		return 2
	}
	switch {
	case b[0] == '\n':
		return 1
	case len(b) < 2:
		return 0
	case b[1] == '\n':
		return 2
	}
	return 1
}

// skipLine drops a line that is too long; every other error is returned as it
// is.
func (l *LineReader) skipLine(cause error) (Line, error) {
	if cause != record.ErrTooLong {
		return Line{}, cause
	}
	line := Line{Start: l.offset, Number: l.number, reader: l, column: l.column}
	l.skipRest()
	return line, fmt.Errorf("line %d is longer than %d bytes: %w", line.Number, l.maxLine, record.ErrTooLong)
}

// skipRest drops what is left of a line.
func (l *LineReader) skipRest() {
	for {
		window := l.buffer[l.from:l.to]
		if i := l.indexLineEnd(); i >= 0 {
			n := l.lineEndLength(window[i:])
			if n == 0 && l.err == nil {
				l.advance(i)
				l.fill()
				continue
			}
			l.advance(i + max(n, l.unit))
			break
		}
		l.advance(len(window) - len(window)%l.unit)
		if l.err != nil {
			l.advance(l.to - l.from)
			break
		}
		l.fill()
	}
	l.number++
	l.column = 0
	l.inLine = false
}

// decode sets the line's Text.
func (l *LineReader) decode(line *Line) {
	body := line.Raw[:line.content]
	if l.unit == 2 {
		if !line.Continues && len(body) >= 2 && unitUTF16(body, l.bigEndian) == 0xFEFF {
			line.skip = 2
		}
		l.text, line.ascii = decodeUTF16(l.text[:0], body[line.skip:], l.bigEndian)
		line.Text, line.length = l.text, len(l.text)
		return
	}
	if !line.Continues && len(body) > 0 && body[0] == byteOrderMark[0] && bytes.HasPrefix(body, byteOrderMark) {
		line.skip = len(byteOrderMark)
	}
	body = body[line.skip:]
	if !l.noUTF8 && !l.head.holds(line) && (l.isValid(line) || utf8.Valid(body)) {
		line.Text = body
		line.plain = true
		return
	}
	l.encoding = l.fallback.name
	line.ascii = asciiLength(body)
	l.text = l.text[:0]
	for part, isUTF8 := range l.parts(line) {
		if isUTF8 {
			l.text = append(l.text, part...)
		} else {
			l.text = l.fallback.decodeAll(l.text, part)
		}
	}
	line.Text, line.length = l.text, len(l.text)
}

// IsFallback reports whether Text[i:j] is not valid UTF-8 in the document and
// was decoded by the fallback encoding.
func (l *Line) IsFallback(i, j int) bool {
	if l.plain || l.reader.unit != 1 {
		return false
	}
	span := l.Span(i, j)
	return !utf8.Valid(l.Raw[span.Start-l.Start : span.End-l.Start])
}

// IsPlain reports whether Text is a part of Raw, byte for byte.
func (l *Line) IsPlain() bool { return l.plain }

// HasMark reports whether the line begins with a byte order mark.
func (l *Line) HasMark() bool { return l.skip > 0 }

// Size returns the length in the document of Text[from:], as far as it is there.
func (l *Line) Size(from int) int {
	return l.content - int(l.Span(from, from).Start-l.Start)
}

// Span returns the place in the document of the decoded text l.Text[i:j].
func (l *Line) Span(i, j int) record.Span {
	start, end := i, j
	if !l.plain {
		start = l.offset(i)
		if end = start; i != j {
			end = l.offset(j)
		}
	}
	start += l.skip
	end += l.skip
	return record.Span{
		Start:  l.Start + int64(start),
		End:    l.Start + int64(end),
		Line:   l.Number,
		Column: l.column + start + 1,
	}
}

// offset returns the offset in Raw[skip:content] of the character that
// Text[i] is part of.
func (l *Line) offset(i int) int {
	switch {
	case i <= l.ascii:
		return i * l.reader.unit
	case i == l.length:
		return l.content - l.skip
	case l.offsets == nil:
		l.mapOffsets()
	}
	return int(l.offsets[i])
}

// Detached returns the line without its bytes. Its Span stays true after the
// next call to Next.
func (l *Line) Detached() Line {
	if !l.plain && l.ascii < l.length && l.offsets == nil {
		l.mapOffsets()
	}
	detached := *l
	detached.Text, detached.Raw = nil, nil
	return detached
}

// mapOffsets finds for every byte of Text the offset of its character.
func (l *Line) mapOffsets() {
	body := l.Raw[l.skip:l.content]
	l.offsets = make([]int32, 0, l.length+1)
	if l.reader.unit == 1 {
		l.mapParts()
		return
	}
	for pos := 0; pos < len(body); {
		r, n := runeUTF16(body[pos:], l.reader.bigEndian)
		for range utf8.RuneLen(r) {
			l.offsets = append(l.offsets, int32(pos))
		}
		pos += n
	}
	l.offsets = append(l.offsets, int32(len(body)))
}
