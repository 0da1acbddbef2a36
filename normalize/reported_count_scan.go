package normalize

import (
	"math/bits"
	"unicode/utf8"
)

// nextCounted returns the place of the first number at or behind the place
// that may be a count, len(s) where there is none. Most sentences have no such
// number, and finding that out is quicker than reading them.
func nextCounted(s string, at int) int {
	scan := numberScan{text: s, block: noBlock}
	return scan.next(at)
}

// A numberScan looks for numbers in a text, 64 bytes at a time.
type numberScan struct {
	text  string
	known *textBits
	block int // where the 64 bytes begin that the bits speak of, noBlock for none
	// words and digits have the bits of ASCII letters and digits, numbers those
	// of the letters and digits with which a number may begin if a word does.
	words, digits, numbers uint64
}

const noBlock = -64

// look looks at the block of the place.
func (n *numberScan) look(at int) {
	s, block := n.text, at&^63
	words, digits := n.known.wordsAt(s, block)
	numbers := digits
	// A word may begin at the first byte whatever stands before it.
	for starts := words &^ (words << 1) & mayBeNumberWords(words); starts != 0; starts &= starts - 1 {
		bit := bits.TrailingZeros64(starts) & 63
		if at := block + bit; at <= len(s)-4 {
			hash := hashOfThree(uint64(fourAt(s, at)))
			numbers |= numberBeginnings[hash>>58] >> (hash >> 52 & 63) & 1 << bit
		} else {
			numbers |= beginsNumber(s, at) << bit
		}
	}
	n.block, n.words, n.digits, n.numbers = block, words, digits, numbers
}

// mayBeNumberWords has the bits of words as long as those for numbers, from
// "one" to "seventeen", by the bits of letters and digits. What begins near the
// end of the block may be as long.
func mayBeNumberWords(words uint64) uint64 {
	three := words & (words>>1 | 1<<63) & (words>>2 | 3<<62)
	two := words & (words >> 1)
	four := two & (two >> 2)
	ten := four & (four >> 4) & (two >> 8)
	return three &^ ten
}

// next returns the place of the first number at or behind the place, where a
// word may begin whatever stands before it, that may be a count; the end of the
// text where there is none.
func (n *numberScan) next(at int) int {
	s := n.text
	end := 0 // of the number or word before
	before := uint64(0)
	for from := at; from < len(s); from = n.block + 64 {
		if from&^63 != n.block {
			n.look(from)
		}
		skipped := from & 63
		words := n.words >> skipped << skipped
		starts := words &^ (words<<1 | before)
		if from == at && starts>>skipped&1 != 0 && skipped > 0 && n.digits>>skipped&1 == 0 {
			// A word that goes on from before the place was not asked about.
			n.numbers |= beginsNumber(s, at) << skipped
		}
		before = words >> 63
		for starts &= n.numbers; starts != 0; starts &= starts - 1 {
			bit := bits.TrailingZeros64(starts)
			place := n.block + bit
			if place < end {
				continue
			}
			var class byte
			var after int
			if n.digits>>bit&1 != 0 {
				after = place + bits.TrailingZeros64(^(n.digits >> bit))
				switch {
				case isWholeNumber(s, place, after):
					class = classNumber
				case goesOnAsShare(s, after):
					class, after = classOther, endOfNumber(s, after)
				default:
					class, _, after = countNumber(s, place)
				}
			} else {
				class, _, after = knownCountWord(s, place, n.known)
			}
			if class == classNumber && n.mayBeCounted(place, after) {
				return place
			}
			if place == 0 || s[place-1] < utf8.RuneSelf && s[place-1] != '-' && s[place-1] != '\'' {
				end = after
			}
		}
	}
	return len(s)
}

// isWholeNumber reports whether the digits between two places are surely a
// number of the class classNumber, as most are that are none of the others.
func isWholeNumber(s string, start, end int) bool {
	const mostDigits = 9
	return end < len(s) && s[end] <= ')' && s[end] != '%' && end-start <= mostDigits && s[start] != '0' &&
		(end-start != 4 || s[start:start+2] != "19" && s[start:start+2] != "20")
}

// goesOnAsShare reports whether what stands behind the digits of a number makes it a
// share or a decimal.
func goesOnAsShare(s string, end int) bool {
	return end+1 < len(s) && (s[end] == '%' || s[end] == '.' && isASCIIDigit(s[end+1]))
}

// mayBeCounted reports whether what stands around a number may be the rest of a
// phrase.
func (n *numberScan) mayBeCounted(start, end int) bool {
	s := n.text
	for start > 0 && s[start-1] <= ' ' {
		start--
	}
	if start > 0 && (s[start-1] == '=' || s[start-1] >= utf8.RuneSelf) { // "n = 6"
		return true
	}
	for between := 0; end < len(s); {
		class := countBytes[s[end]]
		switch class {
		case 0:
			end++
			continue
		case classWord:
			class, _, end = knownCountWord(s, end, n.known)
		case beyondASCII:
			if class, end = countOther(s, end); class == 0 {
				continue
			}
		default:
			end++
		}
		if counted, more := countedBefore(class, between); !more {
			return counted
		}
		between++
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
