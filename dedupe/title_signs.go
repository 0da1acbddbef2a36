package dedupe

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// sharpS is where a German letter stands for the Greek one that it looks like: no
// German word begins with it.
var sharpS = regexp.MustCompile(`(^|[^\p{L}])ß([^\p{L}]|$)`)

// withBeta returns a title with the Greek letter where a keyboard had the German
// one that looks like it ("ß-blockers", "TGF-ß1").
func withBeta(s string) string {
	if !strings.Contains(s, "ß") {
		return s
	}
	return sharpS.ReplaceAllString(s, "${1}β${2}")
}

// spelledUnits are units that some databases write in words, or without the Greek
// letter that they begin with.
var spelledUnits = map[string]string{
	"microg": "mug", "mcg": "mug", "microgram": "mug", "micrograms": "mug", "microgramme": "mug", "microgrammes": "mug",
	"microl": "mul", "microm": "mum", "micrometer": "mum", "micrometers": "mum", "micrometre": "mum", "micrometres": "mum", "micromol": "mumol",
	"milligram": "mg", "milligrams": "mg", "milligramme": "mg", "milligrammes": "mg",
}

// withUnits returns the words of a title with such units as signs.
func withUnits(words []string) []string {
	for i := 0; i < len(words); i++ {
		w := words[i]
		if w[0] != 'm' || !strings.HasPrefix(w, "mi") && w != "mcg" {
			continue
		}
		if unit := spelledUnits[w]; unit != "" {
			words[i] = unit
		} else if i+1 < len(words) && w == "micro" && spelledUnits[w+words[i+1]] != "" {
			words = slices.Replace(words, i, i+2, spelledUnits[w+words[i+1]])
		}
	}
	return words
}

// sameFigures reports whether two titles have the same numbers in the same order where
// thousands stand divided in one ("1,204", "1 204").
func (c *comparison) sameFigures(a, b *title) bool {
	one, restOfOne := c.figuresOf(a)
	other, restOfOther := c.figuresOf(b)
	return slices.Equal(one, other) && !differBothWays(restOfOne, restOfOther)
}

// figuresOf are the words of a title that begin with a figure, three figures behind
// figures joined with these, and the numbers in the title that none of these words is.
func (c *comparison) figuresOf(t *title) (figures, rest []string) {
	rest = slices.Clone(t.numbers().all)
	before := -1
	for i, w := range t.words {
		text := c.words.words.text(w)
		if !isDigit(text[0]) {
			continue
		}
		if n := len(figures) - 1; before == i-1 && n >= 0 && len(text) == 3 && leadingNumber(text) == text && leadingNumber(figures[n]) == figures[n] {
			figures[n] += text
		} else {
			figures = append(figures, text)
		}
		before = i
		rest = slices.DeleteFunc(rest, func(s string) bool { return s == numeral(text) })
	}
	return figures, rest
}

// partWithin returns the number of the part that stands in Roman or Arabic figures
// between the title of a series and that of the part ("Sleep of midwives. II. Coastal
// towns"), "" for none. A single letter but for I is rather an initial.
func partWithin(s string) string {
	for at := 2; at+1 < len(s); at++ {
		if s[at] != '.' && s[at] != ':' || s[at+1] != ' ' && s[at+1] < utf8.RuneSelf { // an ellipsis
			continue
		}
		figures := partFigures(s[:at])
		start := at - len(figures)
		if figures == "" || start < 2 || s[start-1] != ' ' || strings.IndexByte(".:-", s[start-2]) < 0 {
			continue
		}
		if part := strings.ToLower(figures); isNumeral(part) {
			return numeral(part)
		}
	}
	return ""
}

// maxParts is the number of figures of a part in Arabic ones.
const maxParts = 2

// partFigures returns the figures, Roman or Arabic, with which a text ends and which may
// number a part.
func partFigures(s string) string {
	roman := strings.TrimRight(s, "ivxIVX")
	if n := len(s) - len(roman); n > 1 || n == 1 && s[len(roman)]|0x20 == 'i' {
		return s[len(roman):]
	}
	arabic := strings.TrimRight(s, "0123456789")
	if n := len(s) - len(arabic); n == 0 || n > maxParts || s[len(arabic)] == '0' {
		return ""
	}
	return s[len(arabic):]
}

// minIsotope is the number of figures from which on a number with letters behind it is
// rather an isotope's ("18F") than that of a part ("2a").
const minIsotope = 2

// haveNumbers reports whether a title has all of some numbers somewhere, though it divides
// them from their letters otherwise: "(18)F-FDG" has the number of "18F-FDG".
func haveNumbers(t *title, numbers []string) bool {
	own := t.numbers().all
	return !slices.ContainsFunc(numbers, func(n string) bool {
		return !slices.Contains(own, n) && !(len(leadingNumber(n)) >= minIsotope && holdsNumber(t.squash, n))
	})
}

// holdsNumber reports whether a squashed title has a number with no other figure beside
// its own.
func holdsNumber(squash, number string) bool {
	for at := 0; ; at++ {
		next := strings.Index(squash[at:], number)
		if next < 0 {
			return false
		}
		at += next
		end := at + len(number)
		if (at == 0 || !isDigit(squash[at-1])) && (end == len(squash) || !isDigit(number[len(number)-1]) || !isDigit(squash[end])) {
			return true
		}
	}
}
