package jsonscan

import (
	"errors"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// ErrNotText says that a value is neither a string nor a number.
var ErrNotText = errors.New("neither a text nor a number")

// errString says that a string is not one of JSON.
var errString = errors.New("not a string of JSON")

// Text reads the JSON text of a string or number. A byte that is not UTF-8 is
// Windows-1252; halves of surrogate pairs are U+FFFD.
func Text(text string) (string, error) {
	switch {
	case text == "":
		return "", ErrNotText
	case text[0] == '"':
		if len(text) < 2 || text[len(text)-1] != '"' {
			return "", errString
		}
		return Unescape(text[1 : len(text)-1])
	case text[0] == '-' || text[0] >= '0' && text[0] <= '9':
		return text, nil
	}
	return "", ErrNotText
}

// Unescape reads a piece of a string's text between its quotes.
func Unescape(piece string) (string, error) {
	next := strings.IndexByte(piece, '\\')
	if !utf8.ValidString(piece) {
		var b strings.Builder
		err := eachCharacter(piece, func(_ int, r rune) { b.WriteRune(r) })
		return b.String(), err
	}
	if next < 0 {
		return piece, nil
	}
	out := make([]byte, 0, len(piece))
	for next >= 0 {
		out = append(out, piece[:next]...)
		r, size := escape(piece[next:])
		if size == 0 {
			return string(out), errString
		}
		out = utf8.AppendRune(out, r)
		piece = piece[next+size:]
		next = strings.IndexByte(piece, '\\')
	}
	return string(append(out, piece...)), nil
}

// Offsets decodes a piece of a string's text as [Unescape] does, and gives for
// each byte of the result, and for its end, the offset in the piece where its
// character begins.
func Offsets(piece string) (decoded string, offsets []int, err error) {
	return AppendOffsets(make([]int, 0, len(piece)+1), piece)
}

// AppendOffsets is [Offsets] that appends the offsets to a list.
func AppendOffsets(dst []int, piece string) (decoded string, offsets []int, err error) {
	if !utf8.ValidString(piece) {
		return appendOffsetsOfAny(dst, piece)
	}
	var b strings.Builder
	b.Grow(len(piece))
	for from := 0; from < len(piece); {
		to := len(piece)
		if next := strings.IndexByte(piece[from:], '\\'); next >= 0 {
			to = from + next
		}
		b.WriteString(piece[from:to])
		for character := from; from < to; from++ {
			if utf8.RuneStart(piece[from]) {
				character = from
			}
			dst = append(dst, character)
		}
		if from == len(piece) {
			break
		}
		r, size := escape(piece[from:])
		if size == 0 {
			err = errString
			break
		}
		width, _ := b.WriteRune(r)
		for range width {
			dst = append(dst, from)
		}
		from += size
	}
	return b.String(), append(dst, len(piece)), err
}

// appendOffsetsOfAny is AppendOffsets for a piece that may not be UTF-8.
func appendOffsetsOfAny(dst []int, piece string) (decoded string, offsets []int, err error) {
	var b strings.Builder
	b.Grow(len(piece))
	err = eachCharacter(piece, func(from int, r rune) {
		size, _ := b.WriteRune(r)
		for range size {
			dst = append(dst, from)
		}
	})
	return b.String(), append(dst, len(piece)), err
}

// Locate turns ascending offsets in what [Unescape] reads from a piece into those
// in the piece where their characters begin.
func Locate(piece string, at []int) {
	if !utf8.ValidString(piece) {
		if _, offsets, err := Offsets(piece); err == nil {
			for i := range at {
				at[i] = offsets[at[i]]
			}
		}
		return
	}
	decoded, from := 0, 0 // as far as both are known
	for i, target := range at {
		for {
			plain := strings.IndexByte(piece[from:], '\\')
			if plain < 0 || decoded+plain >= target {
				at[i] = from + target - decoded
				break
			}
			r, size := escape(piece[from+plain:])
			if after := decoded + plain + utf8.RuneLen(r); size == 0 || after > target {
				at[i] = from + plain
				break
			} else {
				decoded, from = after, from+plain+size
			}
		}
	}
}

// eachCharacter calls each with the characters of a string's text and the places
// at which they begin in it.
func eachCharacter(piece string, each func(from int, r rune)) error {
	for i := 0; i < len(piece); {
		r, size := rune(piece[i]), 1
		switch {
		case r == '\\':
			if r, size = escape(piece[i:]); size == 0 {
				return errString
			}
		case r >= utf8.RuneSelf:
			if r, size = utf8.DecodeRuneInString(piece[i:]); r == utf8.RuneError && size == 1 {
				r = windows1252(piece[i])
			}
		}
		each(i, r)
		i += size
	}
	return nil
}

// fromC1 are the characters of Windows-1252 where Latin-1 has controls.
var fromC1 = []rune("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ")

func windows1252(c byte) rune {
	if c >= 0x80 && c <= 0x9f {
		return fromC1[c-0x80]
	}
	return rune(c)
}

// escapes are what stands for a character behind a backslash.
var escapes = [256]rune{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// escape reads the escape that s begins with; its size is 0 where it is none.
func escape(s string) (r rune, size int) {
	if len(s) < 2 {
		return 0, 0
	}
	if s[1] != 'u' {
		if r = escapes[s[1]]; r == 0 {
			return 0, 0
		}
		return r, 2
	}
	unit, ok := hexadecimal(s)
	if !ok {
		return 0, 0
	}
	if !utf16.IsSurrogate(unit) {
		return unit, 6
	}
	if low, ok := hexadecimal(s[6:]); ok {
		if r = utf16.DecodeRune(unit, low); r != utf8.RuneError {
			return r, 12
		}
	}
	return utf8.RuneError, 6
}

// hexadecimal reads the four digits of "\u00e9".
func hexadecimal[T string | []byte](s T) (unit rune, ok bool) {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return 0, false
	}
	for i := 2; i < 6; i++ {
		c := s[i]
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return 0, false
		}
		unit = unit<<4 | rune(c)
	}
	return unit, true
}
