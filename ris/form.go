package ris

import (
	"bytes"
	"unicode"
)

// form is what the values of a tag look like: enough to tell a field from
// prose that happens to look like one.
type form uint8

const (
	formText    form = iota // some words
	formLong                // prose: abstract, notes
	formKeyword             // a term
	formName                // a name with a comma, or an organisation
	formYear                // a year, with or without more
	formDate                // a date in any form
	formShort               // a volume, an issue, a page
	formSerial              // ISSN or ISBN
	formDOI                 // a DOI
	formURL                 // a URL
	formPath                // a path or a URL
	formToken               // one word
	formCode                // a type code
	formEmpty               // nothing
)

// fit says how well a value suits the form of its tag.
type fit int8

const (
	fitNo    fit = -1
	fitMaybe fit = 0
	fitYes   fit = 1
)

// longest are the most bytes that a value of a form takes; 0 is no limit.
var longest = [...]int{
	formText: 1000, formKeyword: 300, formName: 1000, formYear: 40, formDate: 40,
	formShort: 40, formSerial: 120, formDOI: 300, formURL: 4000, formPath: 4000,
	formToken: 300, formCode: 24, formEmpty: 1,
}

// fits judges a value by its first bytes: the work does not grow with its
// length.
func (f form) fits(value []byte) fit {
	if most := longest[f]; most > 0 && len(value) > most {
		return fitNo
	}
	if len(value) == 0 {
		return fitMaybe
	}
	switch f {
	case formText, formLong:
		if startsLower(value) && !bytes.ContainsAny(value[:wordLength(value)], ":/0123456789") {
			return fitNo
		}
		return fitMaybe
	case formKeyword:
		return fitMaybe
	case formName:
		return fitsName(value)
	case formYear:
		return fitsYear(value)
	case formDate:
		return yes(fitsDate(value))
	case formShort:
		return fitsShort(value)
	case formSerial:
		return yes(serialDigits(value) >= 8)
	case formDOI:
		return yes(bytes.Contains(value, []byte("10.")) && bytes.IndexByte(value, '/') > 0 && words(value) <= 2)
	case formURL:
		return yes(words(value) == 1 && bytes.ContainsAny(value[:len(value)-1], "/:.") || bytes.Contains(value, []byte("://")))
	case formPath:
		return yes(words(value) == 1 && bytes.ContainsAny(value[:len(value)-1], "/\\:.") || bytes.Contains(value, []byte("://")))
	case formToken:
		switch count := words(value); {
		case count > 2:
			return fitNo
		case count == 1 && startsLower(value) && digits(value) == 0:
			return fitMaybe
		default:
			return yes(count == 1 || digits(value) > 0)
		}
	case formCode:
		return yes(isCode(value))
	}
	return fitNo
}

// goesOn reports whether a value can go on in a line of text: what takes one
// word is not continued by a sentence.
func (f form) goesOn(line []byte) bool {
	switch f {
	case formYear, formDate, formShort, formCode, formEmpty:
		return false
	case formSerial:
		return f.fits(line) == fitYes
	case formDOI, formURL, formPath, formToken:
		return words(line) == 1 && line[len(line)-1] != '.' && bytes.IndexByte(line, '"') < 0 || f != formToken && f.fits(line) == fitYes
	}
	return true
}

func yes(ok bool) fit {
	if ok {
		return fitYes
	}
	return fitNo
}

// fitsYear takes a year with or without a rest that is no sentence, and
// perhaps any other short date.
func fitsYear(value []byte) fit {
	if len(value) >= 4 && digits(value[:4]) == 4 && (len(value) == 4 || value[4] < '0' || value[4] > '9') {
		rest := value[4:]
		return yes(!startsLower(rest[blankLength(rest):]) || words(rest) == 1 && !endsSentence(rest))
	}
	if digits(value) > 0 && words(value) <= 4 && !startsLower(value) {
		return fitMaybe
	}
	return fitNo
}

// fitsName takes an inverted name, whose particles may be in lower case, a list
// of names, and anything else that is no sentence and starts in upper case as
// a name perhaps.
func fitsName(value []byte) fit {
	comma := bytes.IndexByte(value[:len(value)-1], ',')
	switch {
	case readsAsSentence(value, comma > 0):
		return fitNo
	case startsLower(value) && (comma < 0 || !bytes.ContainsFunc(lastWord(value[:comma]), unicode.IsUpper)):
		return fitNo
	}
	count := words(value)
	switch {
	case comma > 0 && count <= 8 && words(value[:comma]) <= 4:
		return fitYes
	case comma > 0 && count <= 30 && bytes.IndexByte(value, ';') > 0:
		return fitYes
	case comma > 0 && count <= 8:
		return fitYes
	}
	parts := 1 + bytes.Count(value, []byte(",")) + bytes.Count(value, []byte(";"))
	if count > 15 && count > 3*parts {
		return fitNo
	}
	return fitMaybe
}

// readsAsSentence reports whether a stop follows a word in lower case, as no
// name but "et al." has it, or whether a name without a comma ends with one.
func readsAsSentence(value []byte, comma bool) bool {
	for from := 0; ; {
		i := bytes.IndexByte(value[from:], '.')
		if i < 0 {
			break
		}
		word := lowerWord(value[:from+i])
		if len(word) > 1 && string(word) != "al" {
			return true
		}
		from += i + 1
	}
	return !comma && len(lowerWord(value)) > 1 && words(value) > 1
}

// wordLength returns the length of the word that text begins with.
func wordLength(text []byte) int {
	if i := bytes.IndexByte(text, ' '); i >= 0 {
		return i
	}
	return len(text)
}

// lastWord returns what stands behind the last blank of text.
func lastWord(text []byte) []byte { return text[bytes.LastIndexByte(text, ' ')+1:] }

// lowerWord returns the word in lower case that text ends with.
func lowerWord(text []byte) []byte {
	start := len(text)
	for start > 0 && text[start-1] >= 'a' && text[start-1] <= 'z' {
		start--
	}
	if start > 0 && text[start-1] != ' ' {
		return nil
	}
	return text[start:]
}

// fitsDate takes what begins with a digit or a month and has a digit.
func fitsDate(value []byte) bool {
	if !bytes.ContainsAny(value, "0123456789") {
		return words(value) <= 2 && !startsLower(value)
	}
	c := value[0]
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' && words(value) <= 5
}

// fitsShort takes a number or a page, and perhaps a word or two.
func fitsShort(value []byte) fit {
	count := words(value)
	if count > 5 {
		return fitNo
	}
	if bytes.ContainsAny(value, "0123456789") {
		return yes(count <= 2 || !startsLower(value))
	}
	if startsLower(value) && len(value) > 6 && (count > 1 || endsSentence(value)) {
		return fitNo
	}
	return fitMaybe
}

// isCode reports whether value is one word of letters.
func isCode(value []byte) bool {
	if len(value) == 0 || len(value) > 20 {
		return false
	}
	for _, c := range value {
		if (c|0x20 < 'a' || c|0x20 > 'z') && c != '_' {
			return false
		}
	}
	return true
}

// words counts the words of value.
func words(value []byte) int {
	count, inside := 0, false
	for _, c := range value {
		blank := c == ' ' || c == '\t' || c == '\n'
		if !blank && !inside {
			count++
		}
		inside = !blank
	}
	return count
}

func digits(value []byte) int {
	count := 0
	for _, c := range value {
		if c >= '0' && c <= '9' {
			count++
		}
	}
	return count
}

// serialDigits counts digits, check letters and hyphens at the start of an
// ISSN or ISBN after its label.
func serialDigits(value []byte) int {
	count := 0
	for i, c := range value {
		switch {
		case c >= '0' && c <= '9', c|0x20 == 'x' && count > 0:
			count++
		case c == '-' || c == ' ' || c == ':' || c == '(':
		case count > 0:
			return count
		case i > 20:
			return 0
		}
	}
	return count
}
