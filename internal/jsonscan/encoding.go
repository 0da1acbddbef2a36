package jsonscan

import (
	"bytes"
	"io"
	"unicode/utf8"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/record"
)

// decoding turns a document's bytes into text in UTF-8, and knows where the text
// stands in the document.
type decoding struct {
	textMap
	// utf16 is charset.UTF16LE or UTF16BE, "" for any other encoding.
	utf16 string
	// fallback decodes what is not UTF-8; used is set once it had to.
	fallback *charset.Decoder
	used     bool
}

// start decides whether the document is in UTF-16: as the options say, or by the
// first bytes of it.
func (d *decoding) start(o *Options, head []byte) (err error) {
	if d.fallback, err = charset.NewDecoder(o.Encoding); err != nil {
		return err
	}
	switch {
	case o.UTF16 == "le":
		d.utf16 = charset.UTF16LE
	case o.UTF16 == "be":
		d.utf16 = charset.UTF16BE
	case d.fallback.Encoding() == charset.UTF16LE, d.fallback.Encoding() == charset.UTF16BE:
		d.utf16 = d.fallback.Encoding()
	case o.Base.Start == 0:
		d.utf16 = detectUTF16(head)
	}
	return nil
}

// detectUTF16 recognises UTF-16 by a byte order mark or by the zeros that
// characters of ASCII have in it, with which a document begins.
func detectUTF16(head []byte) string {
	const enough = 8 // bytes to judge by
	found := charset.Detect(head)
	switch {
	case found != charset.UTF8:
		return found
	case len(head) < 2 || len(head) >= enough:
	case head[0] == 0 && head[1] != 0:
		return charset.UTF16BE
	case head[1] == 0 && head[0] != 0:
		return charset.UTF16LE
	}
	return ""
}

// encoding is the name of the encoding that the document has shown so far.
func (d *decoding) encoding() string {
	switch {
	case d.utf16 != "":
		return d.utf16
	case d.used:
		return d.fallback.Encoding()
	}
	return charset.UTF8
}

// decode appends the text of bytes to dst, and returns the bytes behind it, which
// are the beginning of a character. Last says that none will follow them.
func (d *decoding) decode(dst, raw []byte, last bool) (text, rest []byte) {
	var n int
	switch {
	case d.utf16 != "":
		dst, n = d.appendUTF16(dst, raw, last)
	case d.fallback.SingleByte():
		dst, n = d.appendCharacters(dst, raw, last)
	default:
		dst, n = d.appendPieces(dst, raw, last)
	}
	return dst, raw[:copy(raw, raw[n:])]
}

// appendUTF16 appends the text of n bytes in UTF-16.
func (d *decoding) appendUTF16(dst, raw []byte, last bool) (text []byte, n int) {
	bigEndian := d.utf16 == charset.UTF16BE
	for n < len(raw) {
		size := utf16Size(raw[n:], bigEndian)
		if size > len(raw)-n {
			if !last {
				break
			}
			size = len(raw) - n
		}
		before := len(dst)
		dst = charset.AppendUTF16(dst, raw[n:n+size], bigEndian)
		if size > 2 && dst[before] < longestLead {
			// Half of a pair, and another character.
			size = 2
			dst = charset.AppendUTF16(dst[:before], raw[n:n+size], bigEndian)
		}
		d.add(len(dst)-before, raw[n:n+size])
		n += size
	}
	return dst, n
}

// longestLead is the least byte that begins a character of four bytes in UTF-8, as
// those are that UTF-16 has a pair for.
const longestLead = 0xF0

// utf16Size is how many bytes the first character of raw takes, which may be more
// than there are.
func utf16Size(raw []byte, bigEndian bool) int {
	high := 1
	if bigEndian {
		high = 0
	}
	const pair = 0xD8 // begins the first half of a pair, but for its last two bits
	if len(raw) > high && raw[high]&0xFC == pair {
		return 4
	}
	return 2
}

// appendCharacters appends the text of n bytes that are UTF-8 or, each that is
// not, in the fallback encoding.
func (d *decoding) appendCharacters(dst, raw []byte, last bool) (text []byte, n int) {
	whole := len(raw)
	if !last {
		whole -= len(unfinished(raw))
	}
	for n < whole {
		valid := validLength(raw[n:whole])
		dst = append(dst, raw[n:n+valid]...)
		d.addSame(valid)
		if n += valid; n == whole {
			break
		}
		before := len(dst)
		dst, d.used = d.appendFallback(dst, raw[n:n+1]), true
		d.add(len(dst)-before, raw[n:n+1])
		n++
	}
	return dst, n
}

func (d *decoding) appendFallback(dst, raw []byte) []byte {
	dst, _ = d.fallback.Append(dst, raw, nil, 0)
	return dst
}

// unfinished returns the bytes at the end of raw that begin a character of UTF-8
// and do not end it.
func unfinished(raw []byte) []byte {
	for i := len(raw) - 1; i >= 0 && i > len(raw)-utf8.UTFMax; i-- {
		if utf8.RuneStart(raw[i]) {
			if !utf8.FullRune(raw[i:]) {
				return raw[i:]
			}
			break
		}
	}
	return nil
}

// validLength returns how many bytes raw begins with that are UTF-8.
func validLength(raw []byte) int {
	if utf8.Valid(raw) {
		return len(raw)
	}
	n := 0
	for n < len(raw) {
		if raw[n] < utf8.RuneSelf {
			n++
			continue
		}
		r, size := utf8.DecodeRune(raw[n:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		n += size
	}
	return n
}

// longPiece is the length in bytes from which on a piece of a document ends at
// the next blank, and mostPiece that at which it ends in any case.
const longPiece, mostPiece = 64 << 10, 128 << 10

// pieceEnd returns the length of the piece that raw, which is not empty, begins
// with: it ends before the next quote, for no encoding has that byte in a
// character of several bytes. It is -1 where the piece may go on behind raw.
func pieceEnd(raw []byte) int {
	if quote := bytes.IndexByte(raw[1:min(len(raw), longPiece)], '"'); quote >= 0 {
		return 1 + quote
	}
	if len(raw) <= longPiece {
		return -1
	}
	if end := bytes.IndexAny(raw[longPiece:min(len(raw), mostPiece)], "\" "); end >= 0 {
		return longPiece + end
	}
	if len(raw) >= mostPiece {
		return mostPiece
	}
	return -1
}

// appendPieces appends the text of n bytes, each piece of which is UTF-8 or in a
// fallback encoding whose characters have several bytes.
func (d *decoding) appendPieces(dst, raw []byte, last bool) (text []byte, n int) {
	var offsets []int32
	for n < len(raw) {
		size := pieceEnd(raw[n:])
		if size < 0 {
			if !last {
				break
			}
			size = len(raw) - n
		}
		piece, before := raw[n:n+size], len(dst)
		n += size
		if utf8.Valid(piece) {
			dst = append(dst, piece...)
			d.addSame(size)
			continue
		}
		d.used = true
		if dst, _ = d.fallback.Append(dst, piece, &offsets, 0); len(dst) == before {
			// It only changes what bytes behind it would mean.
			dst, offsets = utf8.AppendRune(dst, utf8.RuneError), []int32{0, 0, 0}
		}
		offsets[0] = 0
		offsets = append(offsets, int32(size))
		for i, end := 0, 0; i < len(dst)-before; i = end {
			for end = i + 1; offsets[end] == offsets[i]; {
				end++
			}
			d.add(end-i, piece[offsets[i]:offsets[end]])
		}
		offsets = offsets[:0]
	}
	return dst, n
}

// TextAt returns the text of a span of a document of size bytes that a
// [Scanner] read as having the given encoding. Text that is not UTF-8 is decoded
// as it was then.
func TextAt(document io.ReaderAt, size int64, span record.Span, encoding string) (string, error) {
	switch encoding {
	case "", charset.UTF8, charset.UTF16LE, charset.UTF16BE:
		return charset.TextAt(document, size, span, encoding)
	}
	fallback, err := charset.NewDecoder(encoding)
	if err != nil {
		return "", err
	}
	if span.Start < 0 || span.End < span.Start || span.End > size {
		return charset.TextAt(document, size, span, charset.UTF8) // its error
	}
	from, to := span.Start, span.End
	if !fallback.SingleByte() {
		if from, err = charset.LastBefore(document, from, `"`); err != nil {
			return "", err
		}
		from = max(from, 0)
		to = min(to+mostPiece, size)
	}
	raw, err := charset.BytesAt(document, from, to)
	if err != nil {
		return "", err
	}
	d := decoding{textMap: newTextMap(from), fallback: fallback}
	text, _ := d.decode(nil, raw, true)
	begin, end := d.index(span.Start), d.index(span.End)
	return string(text[begin:max(begin, end)]), nil
}
