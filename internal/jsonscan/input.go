package jsonscan

import (
	"bytes"
	"io"

	"github.com/ibid-go/ibid/record"
)

// input is a stream with a place, of which bytes can be given back.
type input struct {
	r   io.Reader
	err error
	// buffer[from:] is what was read and not yet passed.
	buffer []byte
	from   int
	// at is the place of the next byte.
	at record.Span
	// afterCR is set when the byte before was a carriage return, whose line a
	// line feed does not end again.
	afterCR bool
}

const bufferSize = 64 << 10

// mostEmptyReads is how often a reader may give nothing and no error.
const mostEmptyReads = 100

func (in *input) ready() []byte { return in.buffer[in.from:] }

// fill reads more.
func (in *input) fill() error {
	if in.err != nil {
		return in.err
	}
	if in.from > 0 {
		in.buffer = in.buffer[:copy(in.buffer, in.buffer[in.from:])]
		in.from = 0
	}
	if cap(in.buffer)-len(in.buffer) < bufferSize/2 {
		in.buffer = append(make([]byte, 0, len(in.buffer)+bufferSize), in.buffer...)
	}
	for range mostEmptyReads {
		n, err := in.r.Read(in.buffer[len(in.buffer):cap(in.buffer)])
		in.buffer = in.buffer[:len(in.buffer)+n]
		in.err = err
		if n > 0 {
			return nil
		}
		if err != nil {
			return err
		}
	}
	in.err = io.ErrNoProgress
	return in.err
}

func (in *input) peek() (byte, error) {
	if _, err := in.buffered(); err != nil {
		return 0, err
	}
	return in.buffer[in.from], nil
}

// buffered returns the bytes at hand, which are at least one unless there is
// an error.
func (in *input) buffered() ([]byte, error) {
	if in.from == len(in.buffer) {
		if err := in.fill(); err != nil {
			return nil, err
		}
	}
	return in.ready(), nil
}

// skipAll passes over bytes that buffered has shown.
func (in *input) skipAll(text []byte) {
	in.from += len(text)
	in.at.Start += int64(len(text))
	returns := bytes.IndexByte(text, '\r') >= 0
	for {
		var i int
		if returns {
			i = bytes.IndexAny(text, "\r\n")
		} else {
			i = bytes.IndexByte(text, '\n')
		}
		if i < 0 {
			break
		}
		if text[i] == '\r' || i > 0 || !in.afterCR {
			in.at.Line++
		}
		in.at.Column = 1
		in.afterCR = text[i] == '\r'
		text = text[i+1:]
		if len(text) == 0 {
			return
		}
	}
	in.at.Column += len(text)
	if len(text) > 0 {
		in.afterCR = false
	}
}

// skip passes over the byte that peek has shown.
func (in *input) skip() { in.skipAll(in.buffer[in.from : in.from+1]) }

// giveBack puts bytes before those that are next, the first of which stands at
// the place.
func (in *input) giveBack(text []byte, at record.Span, afterCR bool) {
	in.buffer = append(append(make([]byte, 0, len(text)+len(in.ready())+bufferSize), text...), in.ready()...)
	in.from = 0
	in.at, in.afterCR = at, afterCR
}
