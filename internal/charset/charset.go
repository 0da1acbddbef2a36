// Package charset reads lines of text in any encoding without losing the
// places of the original bytes.
//
// UTF-16 is decided for the whole document by its byte order mark or by the
// pattern of its zero bytes. Otherwise every line is UTF-8 or, when it is not
// valid UTF-8, in the fallback encoding (Windows-1252 unless the caller names
// another). A byte order mark is skipped at any line's start. Lines end at LF,
// CR or CRLF, as an editor counts them.
package charset

import (
	"bytes"
	"encoding/binary"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"github.com/ibid-go/ibid/record"
)

// Names of the encodings that a document can be found to have; every other
// name is that of the fallback encoding.
const (
	UTF8    = "utf-8"
	UTF16LE = "utf-16le"
	UTF16BE = "utf-16be"
)

// DefaultMaxLine is the longest line that is read whole unless [Options] say
// otherwise.
const DefaultMaxLine = 64 << 20

// Options configure a [LineReader]. The zero value and nil work.
type Options struct {
	// Encoding names the encoding of the document, or of its lines that are
	// not valid UTF-8, in any way that [Lookup] knows ("windows-1251",
	// "gb18030", "cp850"). Empty means detection with Windows-1252.
	Encoding string
	// MaxLine is the longest line in bytes that is read whole; 0 means 64 MiB.
	MaxLine int
	// Part is the size in bytes of the parts of a long line; 0 means 64 KiB.
	Part int
	// Base is the place at which the reader starts in the original document,
	// for reading a part of it again. The zero Base is the document's start.
	Base record.Span
	// UTF16 is "le" or "be" to force UTF-16 without a byte order mark, for
	// reading again a part of a document that was found to be UTF-16.
	UTF16 string
	// NoUTF8 has every line decoded by the fallback encoding, for reading again
	// a part of a line that was not UTF-8 somewhere else.
	NoUTF8 bool
	// Size is how many bytes there are to read where that is known, as [SizeOf]
	// tells: a short document needs no large buffer.
	Size int
}

// SizeOf returns how many bytes a reader has to give where it says so, as those of
// packages bytes and strings do, and 0 for any other.
func SizeOf(r io.Reader) int {
	if sized, ok := r.(interface{ Len() int }); ok {
		return sized.Len()
	}
	return 0
}

// DetectSize is how many bytes [Detect] looks at.
const DetectSize = 1024

// Detect says whether the first bytes of a document are UTF-16, by a byte
// order mark or by the zero bytes that Latin text has in it; it returns
// [UTF16LE], [UTF16BE] or [UTF8] for everything else.
func Detect(head []byte) string {
	switch {
	case len(head) >= 2 && head[0] == 0xFF && head[1] == 0xFE:
		return UTF16LE
	case len(head) >= 2 && head[0] == 0xFE && head[1] == 0xFF:
		return UTF16BE
	case bytes.HasPrefix(head, []byte("\ufeff")):
		return UTF8
	}
	head = head[:min(len(head), DetectSize)&^1]
	if len(head) < 8 {
		return UTF8
	}
	var even, odd int
	for i := 0; i < len(head); i += 2 {
		if head[i] == 0 {
			even++
		}
		if head[i+1] == 0 {
			odd++
		}
	}
	half := len(head) / 2
	switch {
	case odd*10 >= half*4 && even*20 < half:
		return UTF16LE
	case even*10 >= half*4 && odd*20 < half:
		return UTF16BE
	}
	return UTF8
}

// decodeUTF16 appends the UTF-8 form of UTF-16 bytes to dst and says how many
// characters of ASCII they begin with; a lone surrogate and an odd last byte
// become U+FFFD.
func decodeUTF16(dst, src []byte, bigEndian bool) (decoded []byte, ascii int) {
	low := 0
	if bigEndian {
		low = 1
	}
	for 2*ascii+1 < len(src) && src[2*ascii+low] < utf8.RuneSelf && src[2*ascii+1-low] == 0 {
		dst = append(dst, src[2*ascii+low])
		ascii++
	}
	for src = src[2*ascii:]; len(src) > 0; {
		r, n := runeUTF16(src, bigEndian)
		dst = utf8.AppendRune(dst, r)
		src = src[n:]
	}
	return dst, ascii
}

func runeUTF16(src []byte, bigEndian bool) (rune, int) {
	if len(src) < 2 {
		return utf8.RuneError, len(src)
	}
	unit := unitUTF16(src, bigEndian)
	if unit < 0xD800 || unit > 0xDFFF {
		return rune(unit), 2
	}
	if unit < 0xDC00 && len(src) >= 4 {
		if low := unitUTF16(src[2:], bigEndian); low >= 0xDC00 && low <= 0xDFFF {
			return (rune(unit)-0xD800)<<10 + (rune(low) - 0xDC00) + 0x10000, 4
		}
	}
	return utf8.RuneError, 2
}

func unitUTF16(src []byte, bigEndian bool) uint16 {
	if bigEndian {
		return uint16(src[0])<<8 | uint16(src[1])
	}
	return uint16(src[1])<<8 | uint16(src[0])
}

// fallback decodes lines in the fallback encoding. It is not safe for
// concurrent use.
type fallback struct {
	name  string
	table *charmap.Charmap      // for an encoding of single bytes
	coder transform.Transformer // for any other
}

func newFallback(name string) (fallback, error) {
	found, canonical, err := Lookup(name)
	if err != nil {
		return fallback{}, err
	}
	switch found {
	case unicode.UTF8, encoding.Replacement:
		// Lines that are valid UTF-8 never come here.
		return fallback{name: "windows-1252", table: charmap.Windows1252}, nil
	}
	if table, ok := found.(*charmap.Charmap); ok {
		return fallback{name: canonical, table: table}, nil
	}
	return fallback{name: canonical, coder: found.NewDecoder().Transformer}, nil
}

// asciiLength returns how many characters of ASCII src begins with, before
// any byte that can change what a byte of ASCII means.
func asciiLength(src []byte) int {
	i := 0
	// Eight bytes at a time, as long as all are from the blank on.
	for ; len(src)-i >= 8; i += 8 {
		const ones = 0x0101010101010101
		eight := binary.LittleEndian.Uint64(src[i:])
		if (eight|(eight-' '*ones))&(0x80*ones) != 0 {
			break
		}
	}
	for ; i < len(src); i++ {
		if c := src[i]; c >= utf8.RuneSelf || c == 0x0E || c == 0x0F || c == 0x1B {
			break
		}
	}
	return i
}

// longestCharacter is more bytes than any character with its escape sequence
// takes in the encodings that [Lookup] knows.
const longestCharacter = 8

// decodeAll appends the decoded form of src to dst.
func (f *fallback) decodeAll(dst, src []byte) []byte { return f.decode(dst, src, nil) }

// decode appends the decoded form of src to dst, and to offsets, when that is
// not nil, the offset in src for every byte appended and for the end.
func (f *fallback) decode(dst, src []byte, offsets *[]int32) []byte {
	var out [64]byte
	if f.coder != nil {
		f.coder.Reset()
	}
	for pos := 0; pos < len(src); {
		if n := asciiLength(src[pos:]); n > 0 && (pos == 0 || f.coder == nil) {
			dst = append(dst, src[pos:pos+n]...)
			pos = appendOffsets(offsets, pos, n, 1)
			continue
		}
		n, size := 0, 0
		if f.coder == nil {
			n, size = utf8.EncodeRune(out[:], f.table.DecodeByte(src[pos])), 1
		} else {
			n, size = f.character(out[:], src[pos:])
		}
		dst = append(dst, out[:n]...)
		appendOffsets(offsets, pos, n, 0)
		pos += size
	}
	appendOffsets(offsets, len(src), 1, 0)
	return dst
}

// character decodes the first character of src and returns the lengths of
// both its forms.
func (f *fallback) character(out, src []byte) (n, size int) {
	for width := 1; width <= min(longestCharacter, len(src)); width++ {
		last := width == len(src)
		nDst, nSrc, err := f.coder.Transform(out, src[:width], last)
		if nSrc > 0 && (nDst > 0 || err == nil || last) {
			return nDst, nSrc
		}
	}
	return copy(out, "\uFFFD"), 1
}

// appendOffsets appends count offsets that begin at pos, each step behind the
// one before, and returns the offset behind them.
func appendOffsets(offsets *[]int32, pos, count, step int) int {
	if offsets != nil {
		for i := range count {
			*offsets = append(*offsets, int32(pos+i*step))
		}
	}
	return pos + count*step
}
