package normalize

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Text cleans text for display:
//
//   - Unicode form NFC, ill-formed bytes as U+FFFD;
//   - every run of blanks, line ends, no-break spaces and NULs among them, as
//     one space, none at either end: a NUL stands where a file lost a character;
//   - control characters, soft hyphens, zero-width spaces, byte order marks and
//     direction marks removed; joiners, which change the letters beside them,
//     stay;
//   - entities decoded once and only where they are complete: "&lt;10" gives
//     "<10", "AT&T" stays. "&amp;lt;" stays as it is, since "&lt;" would be read
//     as another entity by whoever cleans the text again;
//   - simple markup (i, b, sub, sup, span, the elements of JATS and MathML)
//     removed and its content kept; "p < 0.05 and x > 3" stays. Of a formula in
//     MathML and TeX, which JATS has as alternatives, the MathML is taken.
//
// Text that needs no cleaning is returned as it is, without allocation.
func Text(s string) string {
	s = trimBlanks(s)
	if isClean(s) {
		return s
	}
	c := cleaner{out: make([]byte, 0, len(s))}
	s = inFormC(s)
	for at := 0; at < len(s); {
		if end := wordsEnd(s, at); end > at {
			c.out = append(c.out, s[at:end]...)
			at = end
			continue
		}
		r, size := utf8.DecodeRuneInString(s[at:])
		c.add(r)
		at += size
	}
	return c.text()
}

// inFormC returns s in form NFC, in which ASCII is.
func inFormC(s string) string {
	if isASCII(s) {
		return s
	}
	return norm.NFC.String(s)
}

// wordsEnd returns the end of the characters from a place on that need no cleaning:
// those of words of ASCII, and each blank behind one.
func wordsEnd(s string, at int) int {
	before := byte(' ')
	for at < len(s) && (ofWords[s[at]] || s[at] == ' ' && before != ' ') {
		before = s[at]
		at++
	}
	return at
}

// ofWords are the graphic characters of ASCII but for those that may end a tag or an
// entity, or begin a tag.
var ofWords = func() (table [256]bool) {
	for b := range table {
		table[b] = isGraphic(byte(b)) && b != '<' && b != '>' && b != ';'
	}
	return table
}()

// trimBlanks is strings.TrimSpace, which most values do not need.
func trimBlanks(s string) string {
	if s != "" && isGraphic(s[0]) && isGraphic(s[len(s)-1]) {
		return s
	}
	return strings.TrimSpace(s)
}

// isGraphic reports whether b is an ASCII character that is seen.
func isGraphic(b byte) bool { return ' ' < b && b < 0x7f }

// isClean reports whether Text leaves s as it is. It may report false for text
// that comes out unchanged.
func isClean(s string) bool {
	if len(s) <= mostPlainBytes && isPlainValue(s) {
		return true
	}
	composed := true
	blank := true // whether a blank may not stand at the place
	for at := 0; at < len(s); {
		if run := plainRun(s, at); run > at {
			if blank && s[at] == ' ' {
				return false
			}
			at = run
			blank = s[at-1] == ' '
			continue
		}
		for end := min(at+runBytes, len(s)); at < end; {
			if at+8 <= len(s) {
				if spaces, printable := spacesOf(eightAt(s, at)); printable {
					if spaces&(spaces<<8) != 0 || blank && spaces&0x80 != 0 {
						return false
					}
					blank = spaces>>63 != 0
					at += 8
					continue
				}
			}
			b := s[at]
			if b < utf8.RuneSelf {
				if b < ' ' || b == 0x7f || blank && b == ' ' {
					return false
				}
				blank = b == ' '
				at++
				continue
			}
			r, size := utf8.DecodeRuneInString(s[at:])
			if r == utf8.RuneError && size == 1 || unicode.IsSpace(r) || isUnseen(r) {
				return false
			}
			composed, blank = composed && isComposed(r), false
			at += size
		}
	}
	if blank && s != "" || hasPair(s, '<', '>') || hasPair(s, '&', ';') {
		return false
	}
	return composed || norm.NFC.QuickSpanString(s) == len(s)
}

// mostPlainBytes is the length of most values but abstracts.
const mostPlainBytes = 64

// isPlainValue reports whether s is printable ASCII, without "<" and "&", no
// blank at an end and no two in a row. It looks at each byte once or twice.
func isPlainValue(s string) bool {
	if len(s) < 8 {
		for i := range len(s) {
			if b := s[i]; !isGraphic(b) || b == '<' || b == '&' {
				return false
			}
		}
		return true
	}
	if s[0] == ' ' || s[len(s)-1] == ' ' {
		return false
	}
	before := uint64(0) // the blanks of the eight bytes before
	for at := 0; ; {
		spaces, plain := plainOf(eightAt(s, at))
		if !plain || spaces&(spaces<<8|before>>56) != 0 {
			return false
		}
		switch rest := len(s) - 8 - at; {
		case rest == 0:
			return true
		case rest >= 8:
			at, before = at+8, spaces
		default: // the last eight bytes, some of which were seen
			at, before = at+rest, 0
		}
	}
}

// hasPair reports whether the last byte stands anywhere behind the first.
func hasPair(s string, first, last byte) bool {
	at := strings.IndexByte(s, first)
	return at >= 0 && strings.IndexByte(s[at:], last) >= 0
}

// isComposed reports whether r is one of the frequent characters that are in
// form NFC whatever stands beside them: Latin letters, dashes, quotes and
// Chinese characters. It is quick, and false for many others that are too.
func isComposed(r rune) bool {
	return r < 0x300 || 0x2010 <= r && r <= 0x2027 || 0x2030 <= r && r <= 0x205e || 0x4e00 <= r && r <= 0x9fff
}

// isUnseen reports whether r is a control or format character that stands for
// nothing a reader of the text could see.
func isUnseen(r rune) bool {
	switch {
	case r < ' ', r >= 0x7f && r < 0xa0: // C0 and C1 controls
		return true
	case r == '\u00ad', r == '\ufeff', r == '\u200b', r == '\u2060':
		return true
	case r == '\u200e', r == '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
		return true // direction marks, which could turn a line of output round
	}
	return false
}

// cleaner builds cleaned text rune by rune. Whenever a rune completes a tag or
// an entity at the end of out, these are resolved at once, so out never holds
// one, however it came about: that makes cleaning idempotent, in one pass.
type cleaner struct {
	out []byte
	// opens are the places of '<' in out that a later '>' could close.
	opens []int
	// decoded are the places of '&' in out that came from an entity.
	decoded      []int
	alternatives alternatives
}

func (c *cleaner) add(r rune) {
	switch {
	case unicode.IsSpace(r), r == 0:
		if n := len(c.out); n > 0 && c.out[n-1] != ' ' {
			c.out = append(c.out, ' ')
		}
		return
	case isUnseen(r):
		return
	}
	if r == '<' {
		c.opens = append(c.opens, len(c.out))
	}
	c.out = utf8.AppendRune(c.out, r)
	switch r {
	case '>':
		c.closeTag()
	case ';':
		c.closeEntity()
	}
}

// cut shortens the output to n bytes.
func (c *cleaner) cut(n int) {
	c.out = c.out[:n]
	for len(c.opens) > 0 && c.opens[len(c.opens)-1] >= n {
		c.opens = c.opens[:len(c.opens)-1]
	}
	for len(c.decoded) > 0 && c.decoded[len(c.decoded)-1] >= n {
		c.decoded = c.decoded[:len(c.decoded)-1]
	}
}

// closeTag removes the tag that the output's last '>' completes.
func (c *cleaner) closeTag() {
	if len(c.opens) == 0 {
		return
	}
	start := c.opens[len(c.opens)-1]
	tag := string(c.out[start:])
	block, ok := markupTag(tag)
	if !ok {
		c.opens = c.opens[:0] // a tag holds no '>': what is open stays text
		return
	}
	c.cut(start)
	if block {
		c.add(' ')
	}
	c.noteForm(tag)
}

// maxEntity is the longest reference that is looked at: HTML's longest name is
// "CounterClockwiseContourIntegral".
const maxEntity = 40

// closeEntity decodes the entity that the output's last ';' completes.
func (c *cleaner) closeEntity() {
	start := len(c.out) - 2
	for start >= 0 && len(c.out)-start < maxEntity && isEntityByte(c.out[start]) {
		start--
	}
	if start < 0 || c.out[start] != '&' {
		return
	}
	text, ok := decodeEntity(string(c.out[start:]))
	if !ok {
		return
	}
	if n := len(c.decoded); n > 0 && c.decoded[n-1] == start {
		rest := string(c.out[start+1:])
		c.cut(start)
		c.out = append(c.out, "&amp;"...)
		c.out = append(c.out, rest...)
		return
	}
	c.cut(start)
	for _, r := range norm.NFC.String(text) {
		if r == '&' {
			c.decoded = append(c.decoded, len(c.out))
		}
		c.add(r)
	}
}

func (c *cleaner) text() string {
	if n := len(c.out); n > 0 && c.out[n-1] == ' ' {
		c.out = c.out[:n-1]
	}
	return inFormC(string(c.out))
}

func isEntityByte(b byte) bool { return isASCIILetter(b) || isASCIIDigit(b) || b == '#' }

// decodeEntity decodes one complete reference: "&lt;", "&#60;", "&#x3c;".
func decodeEntity(s string) (string, bool) {
	text := html.UnescapeString(s)
	// The standard library also decodes the start of a name that it does not
	// know ("&ltd;" as "<d;"); what ends in a semicolon was not one entity.
	if text == s || (text != ";" && strings.HasSuffix(text, ";")) {
		return "", false
	}
	return text, true
}

// markupTag reports whether s is one start, end or empty tag of an element that
// is markup in titles and abstracts, and whether the element stands apart from
// the text around it.
func markupTag(s string) (block, ok bool) {
	inside := strings.TrimSuffix(strings.TrimPrefix(s, "<"), ">")
	inside = strings.TrimPrefix(inside, "/")
	inside = strings.TrimSuffix(inside, "/")
	end := strings.IndexByte(inside, ' ')
	if end < 0 {
		end = len(inside)
	}
	name, attributes := inside[:end], strings.TrimSpace(inside[end:])
	if len(name) > maxTagName || !areAttributes(attributes) {
		return false, false
	}
	name = strings.ToLower(name)
	if prefix, local, found := strings.Cut(name, ":"); found {
		if prefix != "mml" && prefix != "m" && prefix != "jats" {
			return false, false
		}
		name = local
	}
	block, ok = markupElements[name]
	return block, ok
}

// areAttributes reports whether s is nothing, or attributes with values.
func areAttributes(s string) bool {
	for s != "" {
		name, rest, found := strings.Cut(s, "=")
		if !found || name == "" || strings.ContainsAny(name, " \"'") {
			return false
		}
		switch {
		case strings.HasPrefix(rest, `"`), strings.HasPrefix(rest, `'`):
			end := strings.IndexByte(rest[1:], rest[0])
			if end < 0 {
				return false
			}
			s = strings.TrimSpace(rest[end+2:])
		default:
			_, s, _ = strings.Cut(rest, " ")
		}
	}
	return true
}

// maxTagName is the length of the longest name in markupElements, with prefix.
const maxTagName = 24

// markupElements are the elements that titles and abstracts are marked up
// with in HTML, JATS and MathML; true for those that stand apart as a block.
var markupElements = map[string]bool{
	"i": false, "b": false, "u": false, "em": false, "strong": false,
	"sub": false, "sup": false, "inf": false, "span": false, "small": false,
	"big": false, "tt": false, "sc": false, "scp": false, "font": false,
	"p": true, "br": true, "div": true, "sec": true, "title": true,
	"h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true,
	"ul": true, "ol": true, "li": true, "list": true, "list-item": true, "blockquote": true,
	"italic": false, "bold": false, "underline": false, "monospace": false,
	"roman": false, "sans-serif": false, "styled-content": false,
	"named-content": false, "inline-formula": false, "disp-formula": true,
	"alternatives": false, "tex-math": false,
	"math": false, "semantics": false, "annotation": false,
	"mrow": false, "mi": false, "mn": false, "mo": false, "ms": false,
	"mtext": false, "mspace": false, "mfrac": false, "msqrt": false,
	"mroot": false, "mstyle": false, "mfenced": false, "msub": false,
	"msup": false, "msubsup": false, "munder": false, "mover": false,
	"munderover": false, "mmultiscripts": false, "mprescripts": false,
	"none": false, "mtable": false, "mtr": false, "mtd": false,
	"mpadded": false, "mphantom": false, "menclose": false, "merror": false,
}

func isASCIILetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }
func isASCIIDigit(b byte) bool  { return '0' <= b && b <= '9' }

func hasLetter(s string) bool {
	return s != "" && isASCIILetter(s[0]) || strings.ContainsFunc(s, unicode.IsLetter)
}

func hasLetterOrDigit(s string) bool {
	for i := range len(s) {
		switch b := s[i]; {
		case isASCIILetter(b), isASCIIDigit(b):
			return true
		case b >= utf8.RuneSelf:
			return strings.ContainsFunc(s[i:], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
		}
	}
	return false
}

// unifyDashes writes every dash and minus sign as a hyphen.
func unifyDashes(s string) string {
	if isPrintable(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if isDash(r) {
			return '-'
		}
		return r
	}, s)
}

// isDash reports whether r is a hyphen or what typesetting puts in its place.
func isDash(r rune) bool {
	switch r {
	case '-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '\ufe58', '\ufe63', '\uff0d':
		return true
	}
	return false
}
