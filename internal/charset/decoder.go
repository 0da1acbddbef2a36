package charset

import "unicode/utf8"

// Decoder decodes pieces of text of a document whose pieces are UTF-8 or, where
// they are not valid UTF-8, in a fallback encoding: a reader that knows its
// format's own pieces (the text between two tags) decides for each of them, and
// not for a line. It is not safe for concurrent use.
type Decoder struct{ fallback fallback }

// NewDecoder returns a decoder with the fallback encoding of the given name, ""
// for Windows-1252. The error says that it is unknown.
func NewDecoder(name string) (*Decoder, error) {
	found, err := newFallback(name)
	if err != nil {
		return nil, err
	}
	return &Decoder{found}, nil
}

// Encoding returns the canonical name of the fallback encoding.
func (d *Decoder) Encoding() string { return d.fallback.name }

// SingleByte reports whether each character of the fallback encoding is one
// byte, so that a byte that is not UTF-8 can be decoded alone.
func (d *Decoder) SingleByte() bool { return d.fallback.table != nil }

// Append appends the decoded form of one piece to dst and, where offsets is not
// nil, for every byte appended the offset in the piece of its character, plus
// base. It reports whether the fallback encoding was needed.
func (d *Decoder) Append(dst, piece []byte, offsets *[]int32, base int) ([]byte, bool) {
	if utf8.Valid(piece) {
		if offsets != nil {
			for i := range piece {
				*offsets = append(*offsets, int32(base+i))
			}
		}
		return append(dst, piece...), false
	}
	if offsets == nil {
		return d.fallback.decode(dst, piece, nil), true
	}
	from := len(*offsets)
	dst = d.fallback.decode(dst, piece, offsets)
	*offsets = (*offsets)[:len(*offsets)-1]
	for i := from; i < len(*offsets); i++ {
		(*offsets)[i] += int32(base)
	}
	return dst, true
}

// AppendUTF16 appends the UTF-8 form of text in UTF-16 to dst; a lone surrogate
// and an odd last byte become U+FFFD.
func AppendUTF16(dst, text []byte, bigEndian bool) []byte {
	dst, _ = decodeUTF16(dst, text, bigEndian)
	return dst
}
