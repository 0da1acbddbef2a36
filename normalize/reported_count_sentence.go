package normalize

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostCountBytes bounds the length of a sentence: what is longer is divided.
const mostCountBytes = 3000

// A countSentence is a sentence in classes: one letter for each token.
type countSentence struct {
	text    string
	classes []byte
	tokens  []countToken
	seen    classSet
	matched []countMatch
}

type countToken struct {
	start, end int
	value      int64
}

// countSentenceEnd returns the end of the sentence that begins at the place. A
// single line end ends none.
func countSentenceEnd(s string, at int) int {
	start, limit := at, min(len(s), at+mostCountBytes)
	for at < limit {
		at += nextStop(s[at:limit])
		if at == limit {
			break
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
	return at
}

// nextStop returns the place of the first byte that may end a sentence, len(s)
// where there is none. The full stop is by far the most frequent one.
func nextStop(s string) int {
	for _, stop := range [...]byte{'.', '?', '!', '\n'} {
		if i := strings.IndexByte(s, stop); i >= 0 {
			s = s[:i]
		}
	}
	return len(s)
}

// mayHaveCount reports whether there may be a number that counts in s from the
// place on. Most sentences have none, and this is quicker than reading them.
func mayHaveCount(s string, at int) bool {
	end := 0 // of the number or word before
	before := uint64(0)
	for ; at < len(s); at += 8 {
		word := lettersAndDigits(eightUpTo(s, at))
		starts := word &^ (word<<8 | before)
		before = word >> 56
		for ; starts != 0; starts &= starts - 1 {
			place := at + bits.TrailingZeros64(starts)/8
			read := countNumber
			if b := s[place]; !isASCIIDigit(b) {
				if place+1 == len(s) || numberSeconds[b&31]>>(s[place+1]&31)&1 == 0 || !mayBeginNumber(s[place:]) {
					continue
				}
				read = countWord
			}
			if place < end {
				continue
			}
			class, _, after := read(s, place)
			if class == classNumber {
				return true
			}
			if place == 0 || s[place-1] < utf8.RuneSelf && s[place-1] != '-' && s[place-1] != '\'' {
				end = after
			}
		}
	}
	return false
}

// numberSeconds are, for the first letter of a number word, the letters that
// may follow it, as bits.
var numberSeconds = func() (table [32]uint32) {
	for word := range numberWords {
		table[word[0]&31] |= 1 << (word[1] & 31)
	}
	return table
}()

// read takes the tokens of the sentence between two places.
func (c *countSentence) read(s string, at, stop int) {
	const usual = 48
	if c.tokens == nil {
		c.classes, c.tokens = make([]byte, 0, usual), make([]countToken, 0, usual)
	}
	c.text, c.classes, c.tokens, c.seen = s[:stop], c.classes[:0], c.tokens[:0], classSet{}
	s = c.text
	for at < len(s) {
		switch class := countBytes[s[at]]; class {
		case 0:
			at++
		case classWord:
			at = c.word(at)
		case classNumber:
			at = c.number(at)
		case beyondASCII:
			at = c.other(at)
		default:
			c.add(class, at, at+1, 0)
			at++
		}
	}
	c.settle()
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

// other adds what begins at the place and is not ASCII, and returns its end.
func (c *countSentence) other(at int) int {
	r, size := utf8.DecodeRuneInString(c.text[at:])
	switch {
	case unicode.IsSpace(r):
	case unicode.IsLetter(r):
		return c.word(at)
	case r == '。':
		c.add('.', at, at+size, 0)
	case strings.ContainsRune("≤≥±€£", r):
		c.add('L', at, at+size, 0)
	default:
		c.add('-', at, at+size, 0)
	}
	return at + size
}

func (c *countSentence) add(class byte, start, end int, value int64) {
	c.classes = append(c.classes, class)
	c.tokens = append(c.tokens, countToken{start, end, value})
}

// number adds the number that begins at the place and returns its end.
func (c *countSentence) number(at int) int {
	class, value, end := countNumber(c.text, at)
	c.add(class, at, end, value)
	return end
}

// countNumber reads the number that begins at the place, thousands separated by
// commas or narrow blanks. A number that goes on as a word, decimal or range is
// none that counts.
func countNumber(s string, at int) (class byte, value int64, end int) {
	end, class = at, classNumber
	grouped := false
	for end < len(s) {
		if s[end] >= '0' && s[end] <= '9' {
			if value = value*10 + int64(s[end]-'0'); value > 1<<40 {
				class, value = classOther, 0
			}
			end++
			continue
		}
		if s[end] < utf8.RuneSelf && s[end] != ',' {
			break
		}
		r, size := utf8.DecodeRuneInString(s[end:])
		if group := s[end+size:]; !strings.ContainsRune(",\u00a0\u2009\u202f", r) || len(group) < 3 || !allDigits(group[:3]) ||
			len(group) > 3 && group[3] >= '0' && group[3] <= '9' {
			break
		}
		grouped = true
		end += size
	}
	r, size := utf8.DecodeRuneInString(s[end:])
	following, _ := utf8.DecodeRuneInString(s[min(len(s), end+size):])
	switch {
	case unicode.IsLetter(r), r == '%', joinsNumber(r) && (unicode.IsLetter(following) || unicode.IsDigit(following)):
		class = classOther
		for end < len(s) {
			r, size := utf8.DecodeRuneInString(s[end:])
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '%' {
				after, _ := utf8.DecodeRuneInString(s[min(len(s), end+size):])
				if !joinsNumber(r) || !unicode.IsLetter(after) && !unicode.IsDigit(after) {
					break
				}
			}
			end += size
		}
	case !grouped && value >= 1900 && value < 2100: // a year
		class = classOther
	}
	return class, value, end
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

// word adds the word that begins at the place, its hyphens included, and
// returns its end.
func (c *countSentence) word(at int) int {
	class, value, end := countWord(c.text, at)
	if class == classNumber && c.joinsTens(value, end) {
		return end
	}
	c.add(class, at, end, value)
	return end
}

// countWord reads the word that begins at the place.
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
		return found.class, found.value, end
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

// joinsTens adds ones to the tens before them, "thirty seven", and reports
// whether it did.
func (c *countSentence) joinsTens(ones int64, end int) bool {
	last := len(c.tokens) - 1
	if last < 0 || ones > 9 || c.classes[last] != classNumber {
		return false
	}
	tens := &c.tokens[last]
	if tens.value < 20 || tens.value > 90 || tens.value%10 != 0 || isASCIIDigit(c.text[tens.start]) {
		return false
	}
	tens.value, tens.end = tens.value+ones, end
	return true
}

// settle decides what depends on a neighbour: a number between bounds, with a
// unit, behind the name of a thing that is numbered, or the total of a share is
// no count. Away from numbers, words for bounds and units are like any other.
func (c *countSentence) settle() {
	for i, class := range c.classes {
		if class != classNumber {
			continue
		}
		before, after := c.class(i-1), c.class(i+1)
		switch {
		case before != 0 && strings.IndexByte("LGu-", before) >= 0, after == 'u':
			c.classes[i] = classOther
		case (before == 'f' || before == '&') && isNumberClass(c.class(i-2)):
			c.classes[i], c.classes[i-2] = classOther, classOther
		case before == '&' && c.class(i-2) == 'u': // "two hundred and ten"
			c.classes[i] = classOther
		case before == 'o' && isNumberClass(c.class(i-2)), before == 't' && c.class(i-2) == 'o' && isNumberClass(c.class(i-3)):
			c.classes[i] = classOther
		}
	}
	for i, class := range c.classes {
		if class == 'G' || class == 'u' && !isNumberClass(c.class(i-1)) {
			c.classes[i] = classWord
		}
		c.seen.add(c.classes[i])
	}
}

func isNumberClass(class byte) bool { return class == classNumber || class == classOther }

func (c *countSentence) class(i int) byte {
	if i < 0 || i >= len(c.classes) {
		return 0
	}
	return c.classes[i]
}

// lower is the text of a token in lower case, "" where there is none.
func (c *countSentence) lower(i int) string {
	if i < 0 || i >= len(c.tokens) {
		return ""
	}
	return strings.ToLower(c.text[c.tokens[i].start:c.tokens[i].end])
}

// mayCount reports whether the sentence has a number and a noun.
func (c *countSentence) mayCount() bool {
	return c.seen.has(classNumber) && (c.seen[0]&countedNouns[0]|c.seen[1]&countedNouns[1]) != 0
}

// countedNouns are the classes one of which stands in every phrase.
var countedNouns = classesOf("SVRDPQvk")
