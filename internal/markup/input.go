package markup

import (
	"bytes"
	"io"
	"unicode/utf8"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/record"
)

// readSize is how many bytes are read at once.
const readSize = 64 << 10

// input is a window over a document that moves forward. Its text is UTF-8 where
// the document is in UTF-16, else the document's own bytes.
type input struct {
	source io.Reader
	// place is where the window begins in the document.
	place place
	// text and from: the window is text[from:].
	text []byte
	from int
	// raw are the bytes of the window where the document is in UTF-16, and
	// undecoded those behind it.
	raw       []byte
	rawFrom   int
	undecoded int
	utf16     string // charset.UTF16LE or UTF16BE
	err       error  // that ended the document
	step      int    // how many bytes are read at once
}

// stepOf is how many bytes of a document are read at once: of a short one that is known
// to be, all and one more, so that the end is seen with room left.
func stepOf(r io.Reader) int {
	if size := charset.SizeOf(r); size > 0 && size < readSize {
		return size + 1
	}
	return readSize
}

// place is a place in a document.
type place struct {
	offset       int64
	line, column int
	afterCR      bool
}

func placeOf(base record.Span) place {
	return place{offset: base.Start, line: max(base.Line, 1), column: max(base.Column, 1)}
}

// pass goes behind text, which takes size bytes in the document; in UTF-16 unit
// is 2.
func (p *place) pass(text []byte, size, unit int) {
	if len(text) == 0 {
		return
	}
	p.offset += int64(size)
	lineEnd := -1
	if p.afterCR && text[0] == '\n' {
		lineEnd = 0
	}
	if bytes.IndexByte(text, '\r') < 0 {
		if n := bytes.Count(text, lineFeed); n > 0 {
			p.line += n
			if lineEnd == 0 {
				p.line--
			}
			lineEnd = bytes.LastIndexByte(text, '\n')
		}
	} else {
		for i, b := range text {
			switch {
			case b == '\r':
				p.line++
				lineEnd = i
			case b == '\n':
				if !(i > 0 && text[i-1] == '\r' || i == 0 && p.afterCR) {
					p.line++
				}
				lineEnd = i
			}
		}
	}
	p.afterCR = text[len(text)-1] == '\r'
	switch {
	case lineEnd < 0:
		p.column += size
	case unit == 2:
		p.column = 1 + utf16Size(text[lineEnd+1:])
	default:
		p.column = len(text) - lineEnd
	}
}

var lineFeed = []byte{'\n'}

// utf16Size is how many bytes text takes in UTF-16.
func utf16Size(text []byte) int {
	size := 0
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			size += 2
			continue
		}
		r, n := utf8.DecodeRune(text[i:])
		i += n
		size += 2
		if r >= 0x10000 {
			size += 2
		}
	}
	return size
}

// start looks at the first bytes for UTF-16, unless the caller knows, and passes
// over a byte order mark.
func (in *input) start(utf16 string, part bool) {
	for len(in.text) < 1024 && in.err == nil {
		in.read()
	}
	switch {
	case utf16 == "le":
		in.utf16 = charset.UTF16LE
	case utf16 == "be":
		in.utf16 = charset.UTF16BE
	case !part && charset.Detect(in.text) != charset.UTF8:
		in.utf16 = charset.Detect(in.text)
	}
	if in.utf16 != "" {
		in.raw, in.undecoded, in.text = in.text, len(in.text), nil
		in.decode()
	}
	if bytes.HasPrefix(in.window(), byteOrderMark) {
		in.advance(len(byteOrderMark))
	}
}

var byteOrderMark = []byte("\ufeff")

// window is the text that has not been passed.
func (in *input) window() []byte { return in.text[in.from:] }

// more reads on and reports whether the window has grown.
func (in *input) more() bool {
	before := len(in.text) - in.from
	for in.err == nil {
		in.read()
		// A large window doubles, so that what searches it anew does no more
		// work than a few times its length.
		if now := len(in.text) - in.from; now > before && (before < readSize || now >= 2*before) {
			return true
		}
	}
	return len(in.text)-in.from > before
}

// read reads once into the window.
func (in *input) read() {
	if in.utf16 != "" {
		in.raw, in.rawFrom = makeRoom(in.raw, in.rawFrom, in.step)
		in.undecoded += in.readInto(&in.raw)
		in.decode()
		return
	}
	in.text, in.from = makeRoom(in.text, in.from, in.step)
	in.readInto(&in.text)
}

// makeRoom makes room for reading some bytes behind a window: by moving it to the front
// where that is worth it.
func makeRoom(b []byte, from, step int) ([]byte, int) {
	if cap(b)-len(b) >= max(step/2, 1) {
		return b, from
	}
	if from >= len(b)/2 && from > 0 {
		b = b[:copy(b, b[from:])]
		from = 0
	}
	if cap(b)-len(b) < max(step/2, 1) {
		grown := make([]byte, len(b), 2*cap(b)+step)
		copy(grown, b)
		b = grown
	}
	return b, from
}

func (in *input) readInto(b *[]byte) int {
	const mostEmpty = 100
	for range mostEmpty {
		n, err := in.source.Read((*b)[len(*b):cap(*b)])
		*b = (*b)[:len(*b)+n]
		if err != nil {
			in.err = err
			return n
		}
		if n > 0 {
			return n
		}
	}
	in.err = io.ErrNoProgress
	return 0
}

// decode decodes the bytes behind the window, but for half a character.
func (in *input) decode() {
	pending := in.raw[len(in.raw)-in.undecoded:]
	n := len(pending)
	bigEndian := in.utf16 == charset.UTF16BE
	if in.err == nil {
		n &^= 1
		if n >= 2 {
			high := pending[n-1]
			if bigEndian {
				high = pending[n-2]
			}
			if high&0xFC == 0xD8 {
				n -= 2
			}
		}
	}
	if in.from > 0 && in.from >= len(in.text)/2 {
		in.text = in.text[:copy(in.text, in.text[in.from:])]
		in.from = 0
	}
	in.text = charset.AppendUTF16(in.text, pending[:n], bigEndian)
	in.undecoded -= n
}

// bytes returns the original bytes of the first n bytes of the window; valid
// until the next call.
func (in *input) bytes(n int) []byte {
	if in.utf16 == "" {
		return in.text[in.from : in.from+n]
	}
	return in.raw[in.rawFrom:min(in.rawFrom+utf16Size(in.text[in.from:in.from+n]), len(in.raw))]
}

// advance goes behind the first n bytes of the window.
func (in *input) advance(n int) {
	passed := in.text[in.from : in.from+n]
	if in.utf16 == "" {
		in.place.pass(passed, n, 1)
	} else {
		size := len(in.bytes(n))
		in.place.pass(passed, size, 2)
		in.rawFrom += size
	}
	in.from += n
}
