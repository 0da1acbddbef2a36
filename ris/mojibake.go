package ris

import (
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/record"
)

// windows1252 are the characters of Windows-1252 from 0x80 to 0x9F; the five
// bytes without one stand for themselves.
var windows1252 = map[rune]byte{
	'€': 0x80, '‚': 0x82, 'ƒ': 0x83, '„': 0x84, '…': 0x85, '†': 0x86, '‡': 0x87, 'ˆ': 0x88, '‰': 0x89, 'Š': 0x8a,
	'‹': 0x8b, 'Œ': 0x8c, 'Ž': 0x8e, '‘': 0x91, '’': 0x92, '“': 0x93, '”': 0x94, '•': 0x95, '–': 0x96, '—': 0x97,
	'˜': 0x98, '™': 0x99, 'š': 0x9a, '›': 0x9b, 'œ': 0x9c, 'ž': 0x9e, 'Ÿ': 0x9f,
}

// byteOf returns the byte that Windows-1252 writes a character with.
func byteOf(r rune) (byte, bool) {
	if r < 0x100 {
		return byte(r), true
	}
	b, ok := windows1252[r]
	return b, ok
}

// findMojibake finds the first characters that show text read in a wrong
// encoding.
func findMojibake(text string) (start, end int, found bool) {
	if isASCII(text) {
		return 0, 0, false
	}
	if start = strings.Index(text, replacement); start >= 0 {
		return start, start + len(replacement), true
	}
	if !hasLettersInRow(text) {
		return 0, 0, false
	}
	if start, end, found = findReadAs1252(text); !found {
		start, end, found = findForeignLetters(text)
	}
	if !found {
		start, end, found = findMacMarks(text)
	}
	return start, end, found
}

// mayShowMojibake reports whether one of several values, one behind the other,
// may have something for findMojibake to find.
func mayShowMojibake(values string) bool {
	return strings.Contains(values, replacement) || hasLettersInRow(values)
}

// isASCII reports whether no byte of text is beyond ASCII: most values have
// none. It looks at some bytes twice and at no long text byte by byte.
func isASCII(text string) bool {
	if len(text) < 8 {
		for i := range len(text) {
			if text[i] >= utf8.RuneSelf {
				return false
			}
		}
		return true
	}
	high := eightBytes(text, len(text)-8)
	for ; len(text) >= 32; text = text[32:] {
		if high |= eightBytes(text, 0) | eightBytes(text, 8) | eightBytes(text, 16) | eightBytes(text, 24); high&highBits != 0 {
			return false
		}
	}
	for ; len(text) >= 8; text = text[8:] {
		high |= eightBytes(text, 0)
	}
	return high&highBits == 0
}

// hasLettersInRow reports whether a letter from À to ÿ has another character
// beyond ASCII behind it, or is one for a mark of Mac OS Roman, without which there
// is nothing else to find. Most accented letters stand alone.
func hasLettersInRow(text string) bool {
	for at := 0; ; at++ {
		next := strings.IndexByte(text[at:], 0xc3)
		if next < 0 {
			return false
		}
		if at += next; at+2 < len(text) && text[at+2] >= utf8.RuneSelf || isMacMark(text, at) {
			return true
		}
	}
}

// isMacMark reports whether the letter at a place, which begins with 0xC3 in UTF-8,
// is É, Ð, Ñ, Ò, Ó, Ô or Õ behind two lower-case letters. Mac OS Roman writes …, –, —,
// and the four quotation marks as Windows-1252 does these. Irish has a capital behind
// one letter.
func isMacMark(text string, at int) bool {
	isLower := func(b byte) bool { return b >= 'a' && b <= 'z' }
	if at < 2 || at+1 >= len(text) || !isLower(text[at-1]) || !isLower(text[at-2]) {
		return false
	}
	second := text[at+1]
	return second == 0x89 || second >= 0x90 && second <= 0x95
}

// findMacMarks finds the first letter that shows Mac OS Roman read as Windows-1252.
func findMacMarks(text string) (start, end int, found bool) {
	for at := 0; ; at++ {
		next := strings.IndexByte(text[at:], 0xc3)
		if next < 0 {
			return 0, 0, false
		}
		if at += next; isMacMark(text, at) {
			return at, at + len("É"), true
		}
	}
}

// replacement stands where a program could not read a letter.
const replacement = "\ufffd"

// leastForeign is the number of accented letters in a row that no language
// writes: Cyrillic or Chinese text read as Windows-1252 has nothing else.
const leastForeign = 5

// findForeignLetters finds a run of characters from U+00A1 to U+00FF that has
// as many accented letters.
func findForeignLetters(text string) (start, end int, found bool) {
	for at := 0; ; {
		next := strings.IndexByte(text[at:], 0xc3)
		if next < 0 {
			return 0, 0, false
		}
		start = at + next
		letters := 0
		for at = start; at+1 < len(text) && (text[at] == 0xc2 || text[at] == 0xc3); at += 2 {
			if text[at] == 0xc3 {
				letters++
			}
		}
		if letters >= leastForeign {
			return start, at, true
		}
		at = max(at, start+1)
	}
}

// findReadAs1252 finds the first characters that show UTF-8 read as
// Windows-1252: characters that, written in Windows-1252, are one character
// of UTF-8. "â€" and one more is proof, as is "Ã" or "Â" with a character that
// no word has behind it; others are where there are two of them. Quotation
// marks and blanks may stand behind any letter and prove nothing.
func findReadAs1252(text string) (start, end int, found bool) {
	open := -1 // where the first of two stands
	for i := 0; ; {
		// The lead bytes of UTF-8, 0xC2 to 0xF4, are read as À to ô.
		next := strings.IndexByte(text[i:], 0xc3)
		if next < 0 {
			return 0, 0, false
		}
		i += next
		lead, size := utf8.DecodeRuneInString(text[i:])
		length := sequence(lead)
		at := i + size
		continued := 0
		second, innocent := rune(0), false
		for continued < length-1 {
			r, n := utf8.DecodeRuneInString(text[at:])
			b, ok := byteOf(r)
			if n == 0 || !ok || b < 0x80 || b > 0xbf {
				break
			}
			if continued == 0 {
				second = r
			}
			innocent = innocent || strings.ContainsRune("’”»«…\u00a0", r)
			at += n
			continued++
		}
		if length >= 2 && continued == length-1 {
			switch {
			case lead == 'â' && second == '€', (lead == 'Ã' || lead == 'Â') && !innocent:
				return i, at, true
			case innocent:
			case open >= 0:
				return open, i, true
			default:
				open = i
			}
		}
		i += size
	}
}

// sequence is the length of the UTF-8 sequence that a byte leads, 0 for none.
func sequence(lead rune) int {
	switch {
	case lead >= 0xc2 && lead <= 0xdf:
		return 2
	case lead >= 0xe0 && lead <= 0xef:
		return 3
	case lead >= 0xf0 && lead <= 0xf4:
		return 4
	}
	return 0
}

// noteMojibake says where a field shows text in a wrong encoding.
func (d *reading) noteMojibake(field int) {
	f := &d.fields[field]
	start, end, found := findMojibake(f.Value)
	if !found {
		return
	}
	var at record.Span
	if spans := d.partPlaces(f, start, min(end, len(f.Value))); len(spans) > 0 {
		at = spans[0]
	}
	d.record.Diagnostics = note(d.record.Diagnostics, mojibake, f.Name, at)
}
