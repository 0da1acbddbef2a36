package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// minJournalAcronym and maxJournalAcronym bound the letters of the acronym that stands
// behind a name, maxNamedWords the words of that.
const minJournalAcronym, maxJournalAcronym, maxNamedWords = 3, 12, 16

// withoutAcronym returns a name without its own acronym behind a comma, a colon or a
// dash at its end, as catalogues of proceedings add it: "International Conference on
// Tidal Energy, ICTE".
func withoutAcronym(name string) string {
	at := len(name)
	for at > 0 && name[at-1] >= 'A' && name[at-1] <= 'Z' {
		at--
	}
	acronym := name[at:]
	if len(acronym) < minJournalAcronym || len(acronym) > maxJournalAcronym {
		return name
	}
	before := strings.TrimRight(name[:at], " ")
	mark, size := utf8.DecodeLastRuneInString(before)
	whole := before[:len(before)-size]
	switch {
	case mark == ',' || mark == ':':
	case unicode.Is(unicode.Pd, mark) && strings.HasSuffix(whole, " ") && at > len(before): // " - ", and no hyphen
	default:
		return name
	}
	words := strings.Fields(strings.ToLower(whole))
	if len(words) > maxNamedWords || lettered(words) < minJournalAcronym || !isAcronymOfWords(strings.ToLower(acronym), words) {
		return name
	}
	return strings.TrimRight(whole, " ")
}

// lettered is the number of words that have a letter in an acronym. Of two words, one has
// several, which may be those of a section: "Physical Review, PRE".
func lettered(words []string) int {
	n := 0
	for _, word := range words {
		if word != "&" && !functionWords[word] {
			n++
		}
	}
	return n
}

// isAcronymOfWords reports whether an acronym is made of the first letters of all the
// words of a name in order, one or more of each, but for function words, which may have
// none in it.
func isAcronymOfWords(acronym string, words []string) bool {
	if len(words) == 0 {
		return acronym == ""
	}
	word, rest := words[0], words[1:]
	if (word == "&" || functionWords[word]) && isAcronymOfWords(acronym, rest) {
		return true
	}
	for n := 0; n < len(acronym) && n < len(word) && acronym[n] == word[n]; n++ {
		if isAcronymOfWords(acronym[n+1:], rest) {
			return true
		}
	}
	return false
}
