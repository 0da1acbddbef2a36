package dedupe

import (
	"regexp"
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

// joinThousands makes one word of a number whose thousands are divided ("1,204",
// "1 204"), as it stands undivided elsewhere. What is numbered has a number of its
// own before another ("Phase 2: 100 patients").
func joinThousands(words []string) []string {
	joined := words[:0]
	for i := 0; i < len(words); i++ {
		w := words[i]
		if isDigit(w[0]) && w[0] != '0' && len(w) <= 3 && isFigures(w) && (i == 0 || !numbered[words[i-1]]) {
			for i+1 < len(words) && len(words[i+1]) == 3 && isFigures(words[i+1]) {
				i++
				w += words[i]
			}
		}
		joined = append(joined, w)
	}
	return joined
}

func isFigures(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return true
}

// partWithin returns the number of the part that stands in Roman figures between the
// title of a series and that of the part ("Sleep of midwives. II. Coastal towns"), ""
// for none. A single letter but for I is rather an initial.
func partWithin(s string) string {
	for at := 2; at+1 < len(s); at++ {
		if s[at] != '.' && s[at] != ':' || s[at+1] != ' ' && s[at+1] < utf8.RuneSelf { // an ellipsis
			continue
		}
		start := at
		for start > 0 && strings.IndexByte("ivx", s[start-1]|0x20) >= 0 {
			start--
		}
		if start < 2 || s[start-1] != ' ' || strings.IndexByte(".:-", s[start-2]) < 0 || at-start < 2 && s[start]|0x20 != 'i' {
			continue
		}
		if part := strings.ToLower(s[start:at]); isNumeral(part) {
			return numeral(part)
		}
	}
	return ""
}
