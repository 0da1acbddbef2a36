package normalize

import (
	"math/bits"
	"unicode/utf8"
)

// Most bytes of a text need no work. The functions of this file look at eight
// of them at a time, as one number whose lowest byte is the first: a mask has
// the highest bit set of each byte that has the property.

const (
	highBits = 0x8080808080808080
	lowBits  = 0x0101010101010101
)

// eightAt returns the eight bytes of s at the place.
func eightAt(s string, at int) uint64 {
	b := s[at : at+8]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// fourAt returns the four bytes of s at the place.
func fourAt(s string, at int) uint32 {
	b := s[at : at+4]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

// digitsOf returns the mask of the digits.
func digitsOf(eight uint64) uint64 {
	const fromZero = '0' * lowBits
	distance := eight ^ fromZero // 0 to 9 for digits and for nothing else
	return ^((distance&^highBits + (0x80-10)*lowBits) | distance) & highBits
}

// spacesOf returns the mask of the spaces, and whether all bytes are printable
// ASCII.
func spacesOf(eight uint64) (spaces uint64, printable bool) {
	const belowHigh = 0x7f * lowBits
	if (eight|^(eight+0x60*lowBits)|(eight+lowBits))&highBits != 0 {
		return 0, false
	}
	return ^((eight ^ ' '*lowBits) + belowHigh) & highBits, true
}

// plainOf is spacesOf for bytes that are no "<" and "&" either.
func plainOf(eight uint64) (spaces uint64, plain bool) {
	const belowHigh = 0x7f * lowBits
	spaces, printable := spacesOf(eight)
	noMark := ((eight ^ '<'*lowBits) + belowHigh) & ((eight ^ '&'*lowBits) + belowHigh)
	return spaces, printable && noMark&highBits == highBits
}

// runBytes is how many bytes plainRun takes at a time.
const runBytes = 32

// plainRun returns a place up to which s, from the place, is printable ASCII
// without two spaces in a row, the byte behind it among them. It goes in steps
// of runBytes and gives the place itself where the first step is none.
func plainRun(s string, at int) int {
	for ; len(s)-at > runBytes; at += runBytes {
		piece := s[at : at+runBytes+1]
		if (unplain(eightAt(piece, 0), eightAt(piece, 1))|unplain(eightAt(piece, 8), eightAt(piece, 9))|
			unplain(eightAt(piece, 16), eightAt(piece, 17))|unplain(eightAt(piece, 24), eightAt(piece, 25)))&highBits != 0 {
			break
		}
	}
	return at
}

// unplain sets a highest bit where one of eight bytes is no printable ASCII or
// it and the one behind it are spaces; behind are the eight from the second on.
// Its other bits mean nothing.
func unplain(eight, behind uint64) uint64 {
	pairs := (eight ^ ' '*lowBits | behind ^ ' '*lowBits) + 0x7f*lowBits
	return eight | (eight + lowBits) | ^((eight + 0x60*lowBits) & pairs)
}

// maskBits gathers the highest bits of a mask's bytes in its lowest eight.
func maskBits(mask uint64) uint64 {
	const gather = 0x0002040810204081 // bit i of byte i to the highest byte
	return mask * gather >> 56
}

// digitBits has a bit for each of the 64 bytes of s from the place on, the first
// one lowest, set for digits; bytes behind the end of s have none.
func digitBits(s string, at int) (digits uint64) {
	if len(s)-at >= 64 {
		piece := s[at : at+64]
		for i := 0; i < 64; i += 8 {
			digits = digits>>8 | maskBits(digitsOf(eightAt(piece, i)))<<56
		}
		return digits
	}
	for i := 0; at+i < len(s); i += 8 {
		digits |= maskBits(digitsOf(eightUpTo(s, at+i))) << i
	}
	return digits
}

// wordBits is digitBits for ASCII letters and digits, and for digits.
func wordBits(s string, at int) (words, digits uint64) {
	if len(s)-at >= 64 {
		piece := s[at : at+64]
		w0, d0 := wordsOf(eightAt(piece, 0))
		w1, d1 := wordsOf(eightAt(piece, 8))
		w2, d2 := wordsOf(eightAt(piece, 16))
		w3, d3 := wordsOf(eightAt(piece, 24))
		w4, d4 := wordsOf(eightAt(piece, 32))
		w5, d5 := wordsOf(eightAt(piece, 40))
		w6, d6 := wordsOf(eightAt(piece, 48))
		w7, d7 := wordsOf(eightAt(piece, 56))
		return transposed(w0>>7 | w1>>6 | w2>>5 | w3>>4 | w4>>3 | w5>>2 | w6>>1 | w7),
			transposed(d0>>7 | d1>>6 | d2>>5 | d3>>4 | d4>>3 | d5>>2 | d6>>1 | d7)
	}
	for i := 0; at+i < len(s); i += 8 {
		eight := eightUpTo(s, at+i)
		digit := digitsOf(eight)
		digits |= maskBits(digit) << i
		words |= maskBits(lettersOf(eight)|digit) << i
	}
	return words, digits
}

// wordsOf returns the masks of the ASCII letters and digits, and of the digits.
func wordsOf(eight uint64) (words, digits uint64) {
	digits = digitsOf(eight)
	return lettersOf(eight) | digits, digits
}

// transposed returns the bits of eight bytes with bit i of byte j as bit j of byte
// i: the masks of eight times eight bytes, each shifted to a bit of its own, become
// one bit for each byte, in order.
func transposed(x uint64) uint64 {
	t := (x ^ x>>7) & 0x00aa00aa00aa00aa
	x ^= t ^ t<<7
	t = (x ^ x>>14) & 0x0000cccc0000cccc
	x ^= t ^ t<<14
	t = (x ^ x>>28) & 0x00000000f0f0f0f0
	return x ^ t ^ t<<28
}

// textBits are the wordBits of the first blocks of 64 bytes of a text, for those
// who look through it one after the other. Nil has none.
type textBits struct {
	words, digits [64]uint64
	known         int // blocks
}

// look makes b, which has none, the bits of a text.
func (b *textBits) look(s string) {
	n := 0
	for at := 0; at < len(s) && n < len(b.words); at += 64 {
		b.words[n], b.digits[n] = wordBits(s, at)
		n++
	}
	b.known = n
}

// digitsAt is digitBits of the block at the place.
func (b *textBits) digitsAt(s string, at int) uint64 {
	if b != nil && at/64 < b.known {
		return b.digits[at/64]
	}
	return digitBits(s, at)
}

// wordsAt is wordBits of the block at the place.
func (b *textBits) wordsAt(s string, at int) (words, digits uint64) {
	if b != nil && at/64 < b.known {
		return b.words[at/64], b.digits[at/64]
	}
	return wordBits(s, at)
}

// wordEnd returns the end of the letters and digits from a place on, -1 where the
// bits do not tell.
func (b *textBits) wordEnd(at int) int {
	if b == nil || at/64 >= b.known {
		return -1
	}
	end := at + bits.TrailingZeros64(^(b.words[at/64] >> (at % 64)))
	if end%64 != 0 || end == at {
		return end
	}
	if end/64 >= b.known {
		return -1
	}
	more := bits.TrailingZeros64(^b.words[end/64])
	if more == 64 {
		return -1
	}
	return end + more
}

// nextDigit returns the place of the first digit of s at the place or behind
// it, len(s) where there is none.
func nextDigit(s string, at int) int {
	for ; at+8 <= len(s); at += 8 {
		if digits := digitsOf(eightAt(s, at)); digits != 0 {
			return at + bits.TrailingZeros64(digits)/8
		}
	}
	for at < len(s) && !isASCIIDigit(s[at]) {
		at++
	}
	return at
}

// isPrintable reports whether s is printable ASCII.
func isPrintable(s string) bool {
	at := 0
	for ; at+8 <= len(s); at += 8 {
		eight := eightAt(s, at)
		if (eight|^(eight+0x60*lowBits)|(eight+lowBits))&highBits != 0 {
			return false
		}
	}
	for ; at < len(s); at++ {
		if s[at] < ' ' || s[at] >= 0x7f {
			return false
		}
	}
	return true
}

// eightUpTo is eightAt with zeros for what is behind the end of s.
func eightUpTo(s string, at int) (eight uint64) {
	if at+8 <= len(s) {
		return eightAt(s, at)
	}
	for i := len(s) - 1; i >= at; i-- {
		eight = eight<<8 | uint64(s[i])
	}
	return eight
}

// lowerUpTo returns up to eight bytes of s from the place to the end, which is
// behind it, as eightUpTo does; ASCII letters are in lower case, digits stay.
func lowerUpTo(s string, at, end int) uint64 {
	lower := eightUpTo(s, at) | 0x20*lowBits
	if n := end - at; n < 8 {
		lower &= 1<<(8*n) - 1
	}
	return lower
}

// lettersAndDigits returns the mask of the ASCII letters and digits.
func lettersAndDigits(eight uint64) uint64 {
	return lettersOf(eight) | digitsOf(eight)
}

// lettersOf returns the mask of the ASCII letters.
func lettersOf(eight uint64) uint64 {
	seven := (eight | 0x20*lowBits) &^ highBits
	letters := (seven + (0x80-'a')*lowBits) &^ (seven + (0x80-'z'-1)*lowBits)
	return letters &^ eight & highBits
}

// wordBytes returns how many bytes of s at the place are those of an English
// word, up to eight, and these in lower case: ASCII letters, digits, apostrophes
// and hyphens.
func wordBytes(s string, at int) (lower uint64, length int) {
	eight := eightUpTo(s, at)
	const belowHigh = 0x7f * lowBits
	lower = eight | 0x20*lowBits
	hyphens := ^((eight&^highBits ^ '-'*lowBits) + belowHigh)
	apostrophes := ^((eight&^highBits ^ '\''*lowBits) + belowHigh)
	word := (hyphens|apostrophes)&^eight&highBits | lettersAndDigits(eight)
	length = bits.TrailingZeros64(^word&highBits) / 8
	if length < 8 {
		lower &= 1<<(8*length) - 1
	}
	return lower, length
}

// isASCII reports whether all bytes of s are ASCII.
func isASCII(s string) bool {
	at := 0
	for ; at+8 <= len(s); at += 8 {
		if eightAt(s, at)&highBits != 0 {
			return false
		}
	}
	for ; at < len(s); at++ {
		if s[at] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
