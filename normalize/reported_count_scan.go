package normalize

import (
	"math/bits"
	"unicode/utf8"
)

// nextCounted returns the place of the first number at or behind the place
// that may be a count, len(s) where there is none. Most sentences have no such
// number, and finding that out is quicker than reading them.
func nextCounted(s string, at int) int {
	end := 0 // of the number or word before
	before := uint64(0)
	for ; at < len(s); at += 8 {
		var eight uint64
		if at+8 <= len(s) {
			eight = eightAt(s, at)
		} else {
			eight = eightUpTo(s, at)
		}
		digits := digitsOf(eight)
		word := lettersOf(eight) | digits
		starts := word &^ (word<<8 | before) & (digits | numberInitials(eight))
		before = word >> 56
		for ; starts != 0; starts &= starts - 1 {
			place := at + bits.TrailingZeros64(starts)/8
			read := countNumber
			if starts&-starts&digits == 0 {
				if !mayBeginNumber(s, place) {
					continue
				}
				read = countWord
			}
			if place < end {
				continue
			}
			class, _, after := read(s, place)
			if class == classNumber && mayBeCounted(s, place, after) {
				return place
			}
			if place == 0 || s[place-1] < utf8.RuneSelf && s[place-1] != '-' && s[place-1] != '\'' {
				end = after
			}
		}
	}
	return len(s)
}

// mayBeCounted reports whether what stands around a number may be the rest of a
// phrase.
func mayBeCounted(s string, start, end int) bool {
	for start > 0 && s[start-1] <= ' ' {
		start--
	}
	if start > 0 && (s[start-1] == '=' || s[start-1] >= utf8.RuneSelf) { // "n = 6"
		return true
	}
	for n := 0; end < len(s); {
		class := countBytes[s[end]]
		switch class {
		case 0:
			end++
			continue
		case classWord:
			class, _, end = countWord(s, end)
		case beyondASCII:
			if class, end = countOther(s, end); class == 0 {
				continue
			}
		default:
			end++
		}
		if counted, more := countedBefore(class, n); !more {
			return counted
		}
		n++
	}
	return false
}

// countedBefore reports whether a number, n tokens before one of the class, may
// be that of a phrase: more is set where that depends on what follows.
func countedBefore(class byte, n int) (counted, more bool) {
	const mostBetween = 8
	switch {
	case countedNouns.has(class), class == classNumber:
		return true, false
	case n == 0:
		if numberFollowers.has(class) {
			return true, false
		}
		return false, betweenCounted.has(class) && class != 'u'
	}
	return false, n < mostBetween && betweenCounted.has(class)
}

var (
	// numberFollowers stand directly behind a number in phrases that do not
	// have their noun next.
	numberFollowers = classesOf("obm")
	// betweenCounted may stand between a number and its noun; in a phrase, words
	// for measures and for things that are numbered are like any other.
	betweenCounted = classesOf("xreI&Gu")
)
