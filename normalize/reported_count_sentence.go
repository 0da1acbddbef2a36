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
	text    string
	classes []byte
	tokens  []countToken
	seen    classSet
}

type countToken struct {
	start, end int
	value      int64
}

// countSentenceEnd returns the end of the sentence that begins at the place,
// and whether there may be a number in it that counts.
func countSentenceEnd(s string, at int) (end int, number bool) {
	const mostPlaces = 16
	var buffer [mostPlaces]int
	places := buffer[:0]
	start, limit := at, min(len(s), at+mostCountBytes)
	before := byte(' ')
	for ; at < limit; at++ {
		b, next := s[at], byte(0)
		if at+1 < len(s) {
			next = s[at+1]
		}
		event := countFirst[b] & countSecond[next] & countBefore[before]
		before = b
		switch {
		case event == 0:
		case event != countStop:
			if len(places) < mostPlaces && mayBeginNumber(s[at:]) {
				places = append(places, at)
			}
		case b == '\n':
			if next == '\n' {
				return at + 1, hasCount(s[:at+1], places)
			}
		case beginsSentence(s, at+1) && !abbreviated(s[max(start, at-10):at]):
			return at + 1, hasCount(s[:at+1], places)
		}
	}
	return at, len(places) == mostPlaces || hasCount(s[:at], places)
}

// hasCount reports whether a number that counts begins at one of the places
// where one may; further ones may follow where there are many.
func hasCount(s string, places []int) bool {
	if len(places) == cap(places) {
		return true
	}
	end := 0
	for _, at := range places {
		if at < end {
			continue // inside of the number before
		}
		class, _, after := countNumber(s, at)
		if !isASCIIDigit(s[at]) {
			class, _, _ = countWord(s, at)
		}
		if class == classNumber {
			return true
		}
		if at == 0 || s[at-1] < utf8.RuneSelf && s[at-1] != '-' && s[at-1] != '\'' {
			end = after
		}
	}
	return false
}

// The tables countFirst, countSecond and countBefore find, without a branch for
// each byte, what mayBeginNumber is to look at and what may end a sentence: the
// bit of a place is set in the tables of its byte, the one behind it and the
// one before it.
const (
	countStop      = 1 << 7
	countDigit     = 1 << 6
	countBeginning = 0xff &^ countStop
)

var countFirst, countSecond, countBefore = func() (first, second, before [256]byte) {
	for i := range 256 {
		b := byte(i)
		second[b] = countStop | countDigit
		before[b] = countStop
		if !isASCIILetter(b) && !isASCIIDigit(b) {
			before[b] |= countBeginning
		}
		if isASCIIDigit(b) {
			first[b] = countDigit
		}
	}
	for _, b := range []byte(".?!\n") {
		first[b] = countStop
	}
	for i, letters := range []string{"on", "tewh", "foi", "sie", "eil", "ni"} {
		for _, letter := range []byte{letters[0], letters[0] &^ 0x20} {
			first[letter] |= 1 << i
		}
		for _, letter := range []byte(letters[1:]) {
			second[letter] |= 1 << i
			second[letter&^0x20] |= 1 << i
		}
	}
	return first, second, before
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
		b := s[at]
		end := at + 1
		switch {
		case b == ' ' || b == '\n' || b == '\t' || b == '\r':
		case b >= '0' && b <= '9':
			end = c.number(at)
		case b|0x20 >= 'a' && b|0x20 <= 'z':
			end = c.word(at)
		case strings.IndexByte(",;:()=&.", b) >= 0:
			c.add(b, at, end, 0)
		case b == '?' || b == '!':
			c.add('.', at, end, 0)
		case b == '%':
			c.add('u', at, end, 0)
		case strings.IndexByte("<>~+$", b) >= 0:
			c.add('L', at, end, 0)
		case b < utf8.RuneSelf:
			c.add('-', at, end, 0)
		default:
			end = c.other(at)
		}
		at = end
	}
	c.settle()
}

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
	end = at
	var lower [24]byte
	n, short := 0, true
	for end < len(s) {
		b := s[end]
		if b >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[end:])
			if !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '’' && r != '‐' && r != '‑' {
				break
			}
			end, short = end+size, false
			continue
		}
		b = wordBytes[b]
		if b == 0 || b == '-' && (end+1 == len(s) || s[end+1] == ' ') {
			break
		}
		if n < len(lower) {
			lower[n] = b
		}
		n++
		end++
	}
	if !short || n > len(lower) {
		return classWord, 0, end
	}
	if class := countClasses.find(lower[:n]); class != 0 {
		return class, 0, end
	}
	if mayBeginNumber(s[at:]) {
		if number, ok := numberWord(lower[:n]); ok {
			return classNumber, number, end
		}
	}
	return classWord, 0, end
}

// wordBytes are the bytes of words in lower case, 0 for any other.
var wordBytes = func() (table [utf8.RuneSelf]byte) {
	for i := range table {
		switch b := byte(i); {
		case isASCIILetter(b):
			table[b] = b | 0x20
		case isASCIIDigit(b), b == '\'', b == '-':
			table[b] = b
		}
	}
	return table
}()

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
