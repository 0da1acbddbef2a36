package jsonscan

import (
	"bytes"
	"io"

	"github.com/ibid-go/ibid/record"
)

// input is a document's text in UTF-8 with the places of its bytes, of which
// text can be given back.
type input struct {
	r   io.Reader
	err error
	decoding
	// undecoded are bytes that were read, as far as they are not yet text.
	undecoded []byte
	// buffer[from:] is the text that was read and not yet passed, and passed
	// how much text stands before it.
	buffer []byte
	from   int
	passed int64
	// line is the line of the next byte, and lineStart the place in the document
	// at which that begins.
	line      int
	lineStart int64
	// afterCR is set when the byte before was a carriage return, whose line a
	// line feed does not end again.
	afterCR bool
	// size is the size of the buffer that is read into at once.
	size int
}

const bufferSize = 64 << 10

// mostEmptyReads is how often a reader may give nothing and no error.
const mostEmptyReads = 100

// newInput returns the input of a document of which r begins at the place base. Its size
// is 0 where it is not known.
func newInput(r io.Reader, base record.Span, size int) input {
	if size <= 0 || size >= bufferSize {
		size = bufferSize
	} else {
		size++ // so that the end is seen with room left
	}
	return input{size: size, r: r, line: base.Line, lineStart: base.Start - int64(base.Column-1), decoding: decoding{textMap: newTextMap(base.Start)}}
}

// begin decides how the document is decoded.
func (in *input) begin(o *Options) error {
	const enough = 1 << 10 // bytes to judge by
	for len(in.undecoded) < enough && in.err == nil {
		in.read()
	}
	if err := in.start(o, in.undecoded); err != nil {
		return err
	}
	in.buffer, in.undecoded = in.decode(in.buffer, in.undecoded, in.err != nil)
	return nil
}

// at is the place of the next byte.
func (in *input) at() record.Span {
	start := in.place(in.passed)
	return record.Span{Start: start, Line: in.line, Column: int(start-in.lineStart) + 1}
}

func (in *input) ready() []byte { return in.buffer[in.from:] }

// fill reads more text.
func (in *input) fill() error {
	if in.from > 0 {
		in.buffer = in.buffer[:copy(in.buffer, in.buffer[in.from:])]
		in.from = 0
	}
	for have := len(in.buffer); len(in.buffer) == have; {
		if in.err != nil {
			return in.err
		}
		in.read()
		in.buffer, in.undecoded = in.decode(in.buffer, in.undecoded, in.err != nil)
	}
	return nil
}

// read reads bytes behind those that are not decoded.
func (in *input) read() {
	if cap(in.undecoded)-len(in.undecoded) < in.size/2 || len(in.undecoded) == cap(in.undecoded) {
		in.undecoded = append(make([]byte, 0, len(in.undecoded)+in.size), in.undecoded...)
	}
	for range mostEmptyReads {
		n, err := in.r.Read(in.undecoded[len(in.undecoded):cap(in.undecoded)])
		in.undecoded, in.err = in.undecoded[:len(in.undecoded)+n], err
		if n > 0 || err != nil {
			return
		}
	}
	in.err = io.ErrNoProgress
}

func (in *input) peek() (byte, error) {
	if _, err := in.buffered(); err != nil {
		return 0, err
	}
	return in.buffer[in.from], nil
}

// buffered returns the text at hand, which is at least one byte unless there is
// an error.
func (in *input) buffered() ([]byte, error) {
	if in.from == len(in.buffer) {
		if err := in.fill(); err != nil {
			return nil, err
		}
	}
	return in.ready(), nil
}

// skipAll passes over text that buffered has shown.
func (in *input) skipAll(text []byte) {
	in.from += len(text)
	begin := in.passed
	in.passed += int64(len(text))
	if len(text) == 0 {
		return
	}
	returns := bytes.IndexByte(text, '\r') >= 0
	for i := 0; i < len(text); i++ {
		next := -1
		if returns {
			next = bytes.IndexAny(text[i:], "\r\n")
		} else {
			next = bytes.IndexByte(text[i:], '\n')
		}
		if next < 0 {
			break
		}
		before := in.afterCR && i+next == 0 || i+next > 0 && text[i+next-1] == '\r'
		i += next
		if text[i] == '\r' || !before {
			in.line++
		}
		in.lineStart = in.place(begin + int64(i) + 1)
	}
	in.afterCR = text[len(text)-1] == '\r'
}

// skip passes over the byte that peek has shown.
func (in *input) skip() { in.skipAll(in.buffer[in.from : in.from+1]) }

// giveBack puts text that was passed before what is next, the first byte of
// which stands at the place.
func (in *input) giveBack(text []byte, at record.Span, afterCR bool) {
	in.buffer = append(append(make([]byte, 0, len(text)+len(in.ready())+bufferSize), text...), in.ready()...)
	in.from = 0
	in.passed -= int64(len(text))
	in.line, in.lineStart, in.afterCR = at.Line, at.Start-int64(at.Column-1), afterCR
}
