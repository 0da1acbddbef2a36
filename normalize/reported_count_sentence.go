package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostCountBytes bounds the length of a sentence: what is longer is divided.
const mostCountBytes = 3000

// A countSentence is a sentence in classes: one letter for each token.
type countSentence struct {
	classes []byte
	own     []byte // the classes that the tokens have of themselves
	tokens  []countToken
	seen    classSet
	finds   int // how often phrases matched, whatever came of that
}

// usualTokens is how many tokens few sentences have more of.
const usualTokens = 64

type countToken struct {
	start, end int
	value      int64
}

// countStops knows where the next of each byte stands that may end a sentence.
type countStops [len(stopBytes)]int

const stopBytes = ".?!\n"

// next returns the place of the first byte at or behind the place that may end
// a sentence, len(s) where there is none.
func (c *countStops) next(s string, at int) int {
	first := len(s)
	for i := range c {
		if c[i] <= at {
			c[i] = len(s)
			if n := strings.IndexByte(s[at:], stopBytes[i]); n >= 0 {
				c[i] = at + n
			}
		}
		first = min(first, c[i])
	}
	return first
}

// sentenceEnd returns the end of the sentence that begins at the place. A
// single line end ends none.
func (c *countStops) sentenceEnd(s string, at int) int {
	start, limit := at, min(len(s), at+mostCountBytes)
	for {
		if at = c.next(s, at); at >= limit {
			return limit
		}
		switch {
		case s[at] == '\n':
			if at+1 < len(s) && s[at+1] == '\n' {
				return at + 1
			}
		case beginsSentence(s, at+1) && !abbreviated(s[max(start, at-10):at]):
			return at + 1
		}
		at++
	}
}

// lastSentenceEnd returns where the sentence begins that holds the place, of the
// sentences of a short text from the first place on.
func lastSentenceEnd(s string, from, place int) int {
	for at := place - 1; at >= from; at-- {
		switch s[at] {
		case '\n':
			if at+1 < len(s) && s[at+1] == '\n' {
				return at + 1
			}
		case '.', '?', '!':
			if beginsSentence(s, at+1) && !abbreviated(s[max(from, at-10):at]) {
				return at + 1
			}
		}
	}
	return from
}

// readCountSentence reads the sentence that begins at the place and ends s, in
// the memory of another one. Known are the bits of the text that s begins.
func readCountSentence(s string, at int, known *textBits, c countSentence) countSentence {
	own, tokens := c.own[:0], c.tokens[:0]
	for at < len(s) {
		class, value, end := countBytes[s[at]], int64(0), at+1
		switch class {
		case 0:
			at = end
			continue
		case classWord:
			if class, value, end = knownCountWord(s, at, known); class == classNumber && joinsTens(own, tokens, s, value, end) {
				class = 0
			}
		case classNumber:
			class, value, end = countNumber(s, at)
		case beyondASCII:
			class, end = countOther(s, at)
		}
		if class != 0 {
			own, tokens = append(own, class), append(tokens, countToken{at, end, value})
		}
		at = end
	}
	c.own, c.tokens = own, tokens
	c.classes = append(c.classes[:0], own...)
	c.settle()
	c.finds = 0
	return c
}

// beyondASCII stands in countBytes for the first byte of a longer character.
const beyondASCII = 0xff

// countBytes are the classes of what begins with a byte: of its own for a mark,
// a word's or a number's, 0 for a blank.
var countBytes = func() (table [256]byte) {
	for i := range table {
		switch b := byte(i); {
		case b == ' ' || b == '\n' || b == '\t' || b == '\r':
		case isASCIIDigit(b):
			table[b] = classNumber
		case isASCIILetter(b):
			table[b] = classWord
		case strings.IndexByte(",;:()=&.", b) >= 0:
			table[b] = b
		case b == '?' || b == '!':
			table[b] = '.'
		case b == '%':
			table[b] = 'u'
		case strings.IndexByte("<>~+$", b) >= 0:
			table[b] = 'L'
		case b < utf8.RuneSelf:
			table[b] = '-'
		default:
			table[b] = beyondASCII
		}
	}
	return table
}()

// countOther reads what begins at the place and is not ASCII.
func countOther(s string, at int) (class byte, end int) {
	r, size := utf8.DecodeRuneInString(s[at:])
	switch {
	case unicode.IsSpace(r):
		return 0, at + size
	case unicode.IsLetter(r):
		class, _, end = countWord(s, at)
		return class, end
	case r == '。':
		class = '.'
	case strings.ContainsRune("≤≥±€£", r):
		class = 'L'
	default:
		class = '-'
	}
	return class, at + size
}

// countNumber reads the number that begins at the place, thousands separated by
// commas or narrow blanks. A number that goes on as a word, decimal or range is
// none that counts.
func countNumber(s string, at int) (class byte, value int64, end int) {
	const most = 1 << 40
	end = at
	grouped := false
	for end < len(s) {
		b := s[end]
		if isASCIIDigit(b) {
			value = min(value*10+int64(b-'0'), most+1)
			end++
			continue
		}
		if b < utf8.RuneSelf && (b != ',' || end+1 < len(s) && s[end+1] == ' ') {
			break
		}
		r, size := utf8.DecodeRuneInString(s[end:])
		if group := s[end+size:]; !strings.ContainsRune(",\u00a0\u2009\u202f", r) || len(group) < 3 || !allDigits(group[:3]) ||
			len(group) > 3 && isASCIIDigit(group[3]) {
			break
		}
		grouped = true
		end += size
	}
	after := endOfNumber(s, end)
	if after > end || value > most || !grouped && value >= 1900 && value < 2100 { // a year
		return classOther, value, after
	}
	return classNumber, value, end
}

// endOfNumber returns the end of what goes on behind the digits of a number
// that does not count, the place itself where nothing does.
func endOfNumber(s string, start int) int {
	at := start
	for at < len(s) {
		switch class := countBytes[s[at]]; {
		case class == classWord, class == classNumber, s[at] == '%':
			at++
			continue
		case class == beyondASCII:
		case !joinsNumber(rune(s[at])) || at+1 == len(s):
			return at
		default:
			switch countBytes[s[at+1]] {
			case classWord, classNumber:
				at += 2
				continue
			case beyondASCII:
			default:
				return at
			}
		}
		r, size := utf8.DecodeRuneInString(s[at:])
		switch {
		case joinsNumber(r):
			if following, _ := utf8.DecodeRuneInString(s[at+size:]); !unicode.IsLetter(following) && !unicode.IsDigit(following) {
				return at
			}
		case !unicode.IsLetter(r) && (at == start || !unicode.IsDigit(r)):
			return at
		}
		at += size
	}
	return at
}

// joinsNumber reports whether r may stand inside of a number that does not
// count.
func joinsNumber(r rune) bool {
	switch r {
	case '.', ',', '-', '–', '/', ':':
		return true
	}
	return false
}

// knownCountWord is countWord, and quick for most words of a text whose bits are
// known; s may be its beginning.
func knownCountWord(s string, at int, known *textBits) (class byte, value int64, end int) {
	end = min(known.wordEnd(at), len(s))
	if end <= at || end < len(s) && (s[end] >= utf8.RuneSelf || s[end] == '-' || s[end] == '\'') {
		return countWord(s, at)
	}
	eight := lowerUpTo(s, at, end)
	if end-at > wordKeyBytes || !countClasses.mayStart(eight) {
		return classWord, 0, end
	}
	var found *classedWord
	if end-at <= 8 {
		found = countClasses.findShort(eight)
	} else {
		key := wordKey{eight}
		for i := 1; at+8*i < end; i++ {
			key[i] = lowerUpTo(s, at+8*i, end)
		}
		found = countClasses.findLong(&key)
	}
	if found == nil {
		return classWord, 0, end
	}
	return found.class, int64(found.value), end
}

// countWord reads the word that begins at the place, its hyphens included.
func countWord(s string, at int) (class byte, value int64, end int) {
	var key wordKey
	n := 0
	for length := 8; length == 8; n += length {
		var eight uint64
		eight, length = wordBytes(s, at+n)
		if n < wordKeyBytes {
			key[n/8] = eight
		}
	}
	end = at + n
	if end < len(s) && s[end] >= utf8.RuneSelf || n == 0 {
		if after := longWordEnd(s, end); after > end {
			return classWord, 0, after
		}
	}
	if n > 0 && s[end-1] == '-' && (end == len(s) || s[end] == ' ') {
		end--
		n--
		if n < wordKeyBytes {
			key[n/8] &^= 0xff << (n % 8 * 8)
		}
	}
	if n > wordKeyBytes {
		return classWord, 0, end
	}
	if found := countClasses.find(&key); found != nil {
		return found.class, int64(found.value), end
	}
	return classWord, 0, end
}

// longWordEnd returns the end of a word that goes on with characters beyond
// ASCII, if it does.
func longWordEnd(s string, end int) int {
	for end < len(s) {
		if b := s[end]; b < utf8.RuneSelf {
			if !isASCIILetter(b) && !isASCIIDigit(b) && b != '\'' && b != '-' || b == '-' && (end+1 == len(s) || s[end+1] == ' ') {
				break
			}
			end++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[end:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '’' && r != '‐' && r != '‑' {
			break
		}
		end += size
	}
	return end
}

// joinsTens adds ones to the tens that end the tokens, "thirty seven", and reports
// whether it did.
func joinsTens(classes []byte, tokens []countToken, s string, ones int64, end int) bool {
	last := len(tokens) - 1
	if last < 0 || ones > 9 || classes[last] != classNumber {
		return false
	}
	tens := &tokens[last]
	if tens.value < 20 || tens.value > 90 || tens.value%10 != 0 || isASCIIDigit(s[tens.start]) {
		return false
	}
	tens.value, tens.end = tens.value+ones, end
	return true
}

// settle decides what depends on a neighbour: a number between bounds, with a
// unit, behind the name of a thing that is numbered, or the total of a share is
// no count. Away from numbers, words for bounds and units are like any other.
func (c *countSentence) settle() {
	classes := c.classes
	for i, class := range classes {
		if class != classNumber {
			continue
		}
		before, after := c.class(i-1), c.class(i+1)
		switch {
		case boundsOrUnits.has(before), after == 'u':
			classes[i] = classOther
		case (before == 'f' || before == '&') && isNumberClass(c.class(i-2)):
			classes[i], classes[i-2] = classOther, classOther
		case before == '&' && c.class(i-2) == 'u': // "two hundred and ten"
			classes[i] = classOther
		case before == 'o' && isNumberClass(c.class(i-2)), before == 't' && c.class(i-2) == 'o' && isNumberClass(c.class(i-3)):
			classes[i] = classOther
		}
	}
	var low, high uint64 // of the classes that are seen
	before := byte(0)
	for i, class := range classes {
		if class == 'G' || class == 'u' && !isNumberClass(before) {
			class = classWord
			classes[i] = class
		}
		low |= 1 << class
		high |= 1 << (class - 64)
		before = class
	}
	c.seen = classSet{low, high}
}

// boundsOrUnits stand before a number that is no count.
var boundsOrUnits = classesOf("LGu-")

func isNumberClass(class byte) bool { return class == classNumber || class == classOther }

func (c *countSentence) class(i int) byte {
	if i < 0 || i >= len(c.classes) {
		return 0
	}
	return c.classes[i]
}

// lower is the text of a token in lower case, "" where there is none.
func (c *countSentence) lower(i int, s string) string {
	if i < 0 || i >= len(c.tokens) {
		return ""
	}
	return strings.ToLower(s[c.tokens[i].start:c.tokens[i].end])
}

// mayCount reports whether the sentence has a number and a noun.
func (c *countSentence) mayCount() bool {
	return c.seen.has(classNumber) && c.seen.hasAny(countedNouns)
}

// countedNouns are the classes one of which stands in every phrase.
var countedNouns = classesOf("SVRDPQvk")
