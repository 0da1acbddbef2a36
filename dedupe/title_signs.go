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

// spelledMu are units whose first letter some databases write as the Greek one and
// others in words.
var spelledMu = map[string]string{
	"microg": "mug", "mcg": "mug", "microl": "mul", "microm": "mum", "micromol": "mumol", "micrograms": "mug",
}

// withMu returns the words of a title with such units as the Greek letter makes them.
func withMu(words []string) []string {
	for i, w := range words {
		if w[0] == 'm' && (strings.HasPrefix(w, "mic") || w == "mcg") && spelledMu[w] != "" {
			words[i] = spelledMu[w]
		}
	}
	return words
}

// sameFigures reports whether two titles have the same figures in the same order, and
// no other numbers that differ: thousands stand divided in one ("1,204", "1 204").
func (c *comparison) sameFigures(a, b *title) bool {
	one, restOfOne := c.figuresOf(a)
	other, restOfOther := c.figuresOf(b)
	return one == other && !differBothWays(restOfOne, restOfOther)
}

// figuresOf are the figures of the words of a title that begin with one, and the
// numbers in the title that none of these words is.
func (c *comparison) figuresOf(t *title) (figures string, rest []string) {
	rest = slices.Clone(t.numbers().all)
	for _, w := range t.words {
		if text := c.words.words.text(w); isDigit(text[0]) {
			figures += text
			rest = slices.DeleteFunc(rest, func(s string) bool { return s == numeral(text) })
		}
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
