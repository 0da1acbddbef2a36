package jsonscan

import (
	"encoding/binary"
	"math/bits"
)

// Strings are looked through eight bytes at a time. In a word of eight, the lowest
// bit that is set of these masks stands in the first byte that is looked for.

const (
	each     = 0x0101010101010101
	highBits = 0x80 * each
)

// eightAt returns the eight bytes of text at a place.
func eightAt[T string | []byte](text T, at int) uint64 {
	b := text[at : at+8]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// bytesAt is eightAt for bytes.
func bytesAt(text []byte, at int) uint64 { return binary.LittleEndian.Uint64(text[at:]) }

// zeros is the mask of the bytes of a word that are zero.
func zeros(word uint64) uint64 { return (word - each) &^ word & highBits }

// stringMarksIn is the mask of the quotes and backslashes.
func stringMarksIn(word uint64) uint64 { return zeros(word^'"'*each) | zeros(word^'\\'*each) }

// controlsIn is the mask of the bytes below the blank.
func controlsIn(word uint64) uint64 { return (word - ' '*each) &^ word & highBits }

// first is the number of the byte that a mask begins with.
func first(mask uint64) int { return bits.TrailingZeros64(mask) >> 3 }
