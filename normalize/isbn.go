package normalize

import (
	"strings"

	"github.com/ibid-go/ibid/internal/lazy"
)

// ISBN reads an ISBN of 10 or 13 digits, checks it (ISO 2108) and gives 13
// digits without hyphens. A label before it and a remark in brackets after it
// ("(pbk.)") are left out.
func ISBN(s string) (string, error) {
	text := strings.TrimSpace(unifyDashes(Text(s)))
	if rest, ok := cutLabel(text, "urn:isbn:", "e-isbn", "eisbn", "isbn-13", "isbn-10", "isbn13", "isbn10", "isbn"); ok {
		text = rest
	}
	if i := strings.IndexByte(text, '('); i > 0 && strings.HasSuffix(text, ")") {
		text = text[:i]
	}
	digits := isbnDigits(text)
	switch {
	case len(digits) == 10 && allDigits(digits[:9]) && (isASCIIDigit(digits[9]) || digits[9] == 'X'):
		if !isbn10Checks(digits) {
			return "", refused("isbn", "check-digit", s, "the check digit is not that of the number")
		}
		digits = "978" + digits[:9]
		return digits + string(isbn13Check(digits)), nil
	case len(digits) == 13 && allDigits(digits) && (digits[:3] == "978" || digits[:3] == "979"):
		if digits[12] != isbn13Check(digits) {
			return "", refused("isbn", "check-digit", s, "the check digit is not that of the number")
		}
		return digits, nil
	}
	return "", refused("isbn", "no-isbn", s, "not an ISBN of 10 or 13 digits")
}

// isbnDigits is a text of an ISBN's characters, in upper case, without the
// hyphens and blanks that stand between its groups; "" for any other text.
func isbnDigits(text string) string {
	if len(text) == 13 && allDigits(text) {
		return text
	}
	var digits [13]byte
	n := 0
	for i := range len(text) {
		b := text[i]
		switch {
		case b == '-' || b == ' ':
			continue
		case b == 'x':
			b = 'X'
		case !isASCIIDigit(b) && b != 'X':
			return ""
		}
		if n == len(digits) {
			return ""
		}
		digits[n] = b
		n++
	}
	return string(digits[:n])
}

var isbnInText = lazy.New(`(?i)\b(?:97[89][ -]?)?\d(?:[ -]?\d){8}[ -]?[\dx]\b`)

// FindISBNs scans a field that holds several ISBNs, or ISBNs and ISSNs, in a
// row. [ISBN] of each place's text gives Value.
func FindISBNs(s string) []Found[string] {
	var found []Found[string]
	for _, place := range isbnInText.FindAllStringIndex(withoutEscapes(s), -1) {
		if value, err := ISBN(s[place[0]:place[1]]); err == nil {
			found = append(found, Found[string]{Value: value, Start: place[0], End: place[1]})
		}
	}
	return found
}

func isbn10Checks(digits string) bool {
	sum := 0
	for i := range 9 {
		sum += int(digits[i]-'0') * (10 - i)
	}
	return digits[9] == checkCharacter((11-sum%11)%11)
}

// isbn13Check returns the check digit of the first twelve digits.
func isbn13Check(digits string) byte {
	sum := 0
	for i := range 12 {
		weight := 1 + i%2*2
		sum += int(digits[i]-'0') * weight
	}
	return byte('0' + (10-sum%10)%10)
}
