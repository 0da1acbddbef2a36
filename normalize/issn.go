package normalize

import (
	"strings"

	"github.com/ibid-go/ibid/internal/lazy"
	"github.com/ibid-go/ibid/record"
)

var issnPattern = lazy.New(`^(?i)(?:(?:urn:)?([a-z]+)?[ -]?issn(?:-l)?(?: *\(([a-z]+)\))?[ :.#]*)?(\d{4})[ -]?(\d{3}[\dx])(?: *[(\[]?([a-z]+)(?: issn)?[)\]]?)?$`)

// ISSN reads an ISSN with or without hyphen, label and medium, and checks its
// check digit (ISO 3297). Kind is set where the text states the medium.
func ISSN(s string) (record.ISSN, error) {
	if isPlainISSN(s) {
		return record.ISSN{Value: s}, nil
	}
	text := unifyDashes(Text(s))
	if !hasISSNDigits(text) {
		return record.ISSN{}, refused("issn", "no-issn", s, "not an ISSN of eight digits")
	}
	if isASCIIDigit(text[0]) && isPrintable(text) {
		return bareISSN(s, text)
	}
	return labelledISSN(s, text)
}

// labelledISSN reads an ISSN of any form; text is its cleaned form.
func labelledISSN(s, text string) (record.ISSN, error) {
	m := issnPattern.FindStringSubmatch(text)
	if m == nil {
		return record.ISSN{}, refused("issn", "no-issn", s, "not an ISSN of eight digits")
	}
	digits := strings.ToUpper(m[3] + m[4])
	if !issnChecks(digits) {
		return record.ISSN{}, refused("issn", "check-digit", s, "the check digit is not that of the number")
	}
	issn := record.ISSN{Value: digits[:4] + "-" + digits[4:]}
	if strings.Contains(strings.ToLower(text), "issn-l") {
		issn.Kind = "linking"
	}
	for _, word := range []string{m[1], m[2], m[5]} {
		kind, known := issnMedia[strings.ToLower(word)]
		if word != "" && !known {
			return record.ISSN{}, refused("issn", "no-issn", s, "an ISSN with unknown text beside it")
		}
		if kind != "" {
			issn.Kind = kind
		}
	}
	return issn, nil
}

// bareISSN reads an ISSN without a label before it, which may have its medium
// or the word ISSN behind it: "12345679 (ISSN)", "1234-5679 (Print)".
func bareISSN(s, text string) (record.ISSN, error) {
	at := 4
	if text[at] == ' ' || text[at] == '-' {
		at++
	}
	number, rest := text[:at+4], text[at+4:]
	last := number[at+3] &^ 0x20 // of x
	if isASCIIDigit(number[at+3]) {
		last = number[at+3]
	}
	word, ok := issnWord(rest)
	if !isASCIIDigit(last) && last != 'X' || !ok {
		return record.ISSN{}, refused("issn", "no-issn", s, "not an ISSN of eight digits")
	}
	if len(number) != len("1234-5679") || number[4] != '-' || number[8] != last {
		var whole [len("1234-5679")]byte
		copy(whole[:], number[:4])
		whole[4] = '-'
		copy(whole[5:], number[at:at+3])
		whole[8] = last
		number = string(whole[:])
	}
	if !isPlainISSN(number) {
		return record.ISSN{}, refused("issn", "check-digit", s, "the check digit is not that of the number")
	}
	kind, known := "", true
	if word != "" {
		var buffer [len("electronic")]byte
		lower := buffer[:0]
		for i := range min(len(word), len(buffer)) { // no longer word is known
			lower = append(lower, word[i]|0x20)
		}
		kind, known = issnMedia[string(lower)]
		known = known && len(word) <= len(buffer)
	}
	if !known {
		return record.ISSN{}, refused("issn", "no-issn", s, "an ISSN with unknown text beside it")
	}
	return record.ISSN{Value: number, Kind: kind}, nil
}

// issnWord returns the word behind an ISSN, which may stand in brackets and have
// the word ISSN behind it; ok is false where something else stands there.
func issnWord(rest string) (word string, ok bool) {
	if rest == "" {
		return "", true
	}
	rest = strings.TrimLeft(rest, " ")
	if rest != "" && (rest[0] == '(' || rest[0] == '[') {
		rest = rest[1:]
	}
	n := 0
	for n < len(rest) && isASCIILetter(rest[n]) {
		n++
	}
	word, rest = rest[:n], rest[n:]
	if hasPrefixFold(rest, " issn") {
		rest = rest[len(" issn"):]
	}
	return word, n > 0 && (rest == "" || rest == ")" || rest == "]")
}

// hasISSNDigits reports whether the first digit of text begins two groups of
// four that end there.
func hasISSNDigits(text string) bool {
	at := nextDigit(text, 0)
	if len(text) < at+8 || !allDigits(text[at:at+4]) {
		return false
	}
	rest := text[at+4:]
	if rest[0] == ' ' || rest[0] == '-' {
		rest = rest[1:]
	}
	return len(rest) >= 4 && allDigits(rest[:3]) && (len(rest) == 4 || !isASCIIDigit(rest[4]))
}

// isPlainISSN reports whether s is an ISSN as it is written most often, with
// its hyphen and nothing else.
func isPlainISSN(s string) bool {
	if len(s) != 9 || s[4] != '-' || !isASCIIDigit(s[8]) && s[8] != 'X' {
		return false
	}
	sum := 0
	for i, weight := 0, 8; i < 8; i++ {
		if i == 4 {
			continue
		}
		if !isASCIIDigit(s[i]) {
			return false
		}
		sum += int(s[i]-'0') * weight
		weight--
	}
	return s[8] == checkCharacter((11-sum%11)%11)
}

var issnInText = lazy.New(`(?i)\b(?:[ep]-?issn:? *|issn(?:-l)?(?: *\([a-z]+\))?:? *)?\d{4}[-‐‑–]?\d{3}[\dx]\b(?: *\((?:electronic|online|print|printed|web|linking)\))?`)

// FindISSNs scans a field that holds several ISSNs, or ISSNs and ISBNs, in a
// row: "1873-0442 1477-8939 (Print)". [ISSN] of each place's text gives Value.
func FindISSNs(s string) []Found[record.ISSN] {
	var found []Found[record.ISSN]
	for _, place := range issnInText.FindAllStringIndex(withoutEscapes(s), -1) {
		if within := place[0] > 0 && s[place[0]-1] == '-' || place[1] < len(s) && s[place[1]] == '-'; within {
			continue // part of a longer number
		}
		if issn, err := ISSN(s[place[0]:place[1]]); err == nil {
			found = append(found, Found[record.ISSN]{Value: issn, Start: place[0], End: place[1]})
		}
	}
	return found
}

// withoutEscapes has two blanks for each line end that a program wrote as an escape:
// Mendeley has "0028-0836 (Print)\\r1476-4687 (Linking)".
func withoutEscapes(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	return writtenLineEnds.Replace(s)
}

var writtenLineEnds = strings.NewReplacer(`\r`, "  ", `\n`, "  ")

// issnMedia are the words for the medium of an ISSN.
var issnMedia = map[string]string{
	"electronic": "electronic", "e": "electronic", "online": "electronic",
	"eissn": "electronic", "web": "electronic",
	"print": "print", "p": "print", "pissn": "print", "printed": "print",
	"linking": "linking", "l": "linking",
	"issn": "",
}

// issnChecks reports whether the last of eight characters is the check digit of
// the others: modulus 11, weights 8 to 2, X for 10.
func issnChecks(digits string) bool {
	sum := 0
	for i := range 7 {
		sum += int(digits[i]-'0') * (8 - i)
	}
	return digits[7] == checkCharacter((11-sum%11)%11)
}

// checkCharacter writes a remainder modulus 11.
func checkCharacter(n int) byte {
	if n == 10 {
		return 'X'
	}
	return byte('0' + n)
}
