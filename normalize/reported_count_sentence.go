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
	seen    [128]bool
}

type countToken struct {
	start, end int
	value      int64
}

// countSentenceEnd returns the end of the sentence that begins at the place,
// and whether there may be a number in it.
func countSentenceEnd(s string, at int) (end int, number bool) {
	inWord := false
	for start := at; at < len(s) && at < start+mostCountBytes; at++ {
		b := s[at]
		letter := b|0x20 >= 'a' && b|0x20 <= 'z' || b >= '0' && b <= '9'
		switch {
		case letter:
			number = number || !inWord && mayBeginNumber(s[at:])
		case b == '.' || b == '?' || b == '!':
			if beginsSentence(s, at+1) && !abbreviated(s[max(start, at-10):at]) {
				return at + 1, number
			}
		case b == '\n' && at+1 < len(s) && s[at+1] == '\n':
			return at + 1, number
		}
		inWord = letter
	}
	return at, number
}

// read takes the tokens of the sentence between two places.
func (c *countSentence) read(s string, at, stop int) {
	c.text, c.classes, c.tokens, c.seen = s[:stop], c.classes[:0], c.tokens[:0], [128]bool{}
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

// number adds the number that begins at the place, thousands separated by
// commas or narrow blanks, and returns its end. A number that goes on as a
// word, decimal or range is none that counts.
func (c *countSentence) number(at int) int {
	s := c.text
	end, value := at, int64(0)
	class := byte(classNumber)
	grouped := false
	for end < len(s) {
		if s[end] >= '0' && s[end] <= '9' {
			if value = value*10 + int64(s[end]-'0'); value > 1<<40 {
				class, value = classOther, 0
			}
			end++
			continue
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
	case unicode.IsLetter(r), r == '%', strings.ContainsRune(".,-–/:", r) && (unicode.IsLetter(following) || unicode.IsDigit(following)):
		class = classOther
		for end < len(s) {
			r, size := utf8.DecodeRuneInString(s[end:])
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '%' {
				after, _ := utf8.DecodeRuneInString(s[min(len(s), end+size):])
				if !strings.ContainsRune(".,-–/:", r) || !unicode.IsLetter(after) && !unicode.IsDigit(after) {
					break
				}
			}
			end += size
		}
	case !grouped && value >= 1900 && value < 2100: // a year
		class = classOther
	}
	c.add(class, at, end, value)
	return end
}

// word adds the word that begins at the place, its hyphens included, and
// returns its end.
func (c *countSentence) word(at int) int {
	s := c.text
	end := at
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
		if b >= 'A' && b <= 'Z' {
			b += 'a' - 'A'
		}
		if (b < 'a' || b > 'z') && (b < '0' || b > '9') && b != '\'' && (b != '-' || end+1 == len(s) || s[end+1] == ' ') {
			break
		}
		if short = short && n < len(lower); short {
			lower[n] = b
			n++
		}
		end++
	}
	class, value := byte(classWord), int64(0)
	if short {
		if found, ok := countClasses[string(lower[:n])]; ok {
			class = found
		} else if mayBeginNumber(s[at:]) {
			if number, ok := numberWord(lower[:n]); ok {
				if c.joinsTens(number, end) {
					return end
				}
				class, value = classNumber, number
			}
		}
	}
	c.add(class, at, end, value)
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
		c.seen[c.classes[i]&127] = true
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
	return c.seen[classNumber] && (c.seen[classStudy] || c.seen['V'] || c.seen[classRecord] || c.seen[classDatabase] ||
		c.seen[classPerson] || c.seen['Q'] || c.seen['v'] || c.seen['k'])
}

func (c *countSentence) has(classes string) bool {
	for i := range len(classes) {
		if !c.seen[classes[i]] {
			return false
		}
	}
	return true
}
