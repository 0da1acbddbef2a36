package bibtex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ibid-go/ibid/internal/tex"
)

// protectCase encodes a title and puts braces around words that have a capital
// letter behind their first character ("DNA", "eLife"), unless all are such, around
// letters that stand alone ("vitamin D", "T-cell"), and around formulas, whose letters
// a style would change too. Where the words of a title are small, those that begin
// with a capital letter are names, and stand in braces too.
func protectCase(title string, ascii bool) string {
	formulas := tex.Formulas(title)
	small := isInSmallLetters(title)
	words, all := protectWords(title, ascii, small, true)
	if len(formulas) == 0 {
		if all {
			return tex.Encode(title, ascii)
		}
		return words
	}
	var b strings.Builder
	at := 0
	text := func(to int) {
		if part := title[at:to]; all {
			b.WriteString(tex.Encode(part, ascii))
		} else {
			protected, _ := protectWords(part, ascii, small, at == 0)
			b.WriteString(protected)
		}
	}
	for _, place := range formulas {
		formula := title[place[0]:place[1]]
		if tex.Encode(formula, ascii) != formula {
			continue
		}
		text(place[0])
		b.WriteString("{" + formula + "}")
		at = place[1]
	}
	text(len(title))
	if plain := tex.Encode(title, ascii); tex.Plain(b.String()) != tex.Plain(plain) {
		return plain
	}
	return b.String()
}

// protectWords is protectCase for the words of a title, and reports whether all that
// could have such letters have them. Small says that the words of the title are small,
// and begins that it begins here.
func protectWords(title string, ascii, small, begins bool) (text string, all bool) {
	words := strings.Split(title, " ")
	protected, plain := 0, 0
	for i, word := range words {
		core := coreOf(word)
		first := begins
		begins = endsPart(word) || begins && core == ""
		if !hasInnerCapital(core) {
			if strings.IndexFunc(core, unicode.IsLower) >= 0 {
				plain++
			}
			if first || !(small && startsWithCapital(core)) && !hasLoneCapital(core) {
				words[i] = tex.Encode(word, ascii)
				continue
			}
			plain++ // such a word does not make the title one of capitals
		}
		protected++
		at := strings.Index(word, core)
		words[i] = tex.Encode(word[:at], ascii) + "{" + tex.Encode(core, ascii) + "}" + tex.Encode(word[at+len(core):], ascii)
	}
	return strings.Join(words, " "), protected > 0 && plain == 0
}

func hasInnerCapital(word string) bool {
	before := ' '
	for i, r := range word {
		if i > 0 && unicode.IsUpper(r) && (unicode.IsLetter(before) || unicode.IsDigit(before)) {
			return true
		}
		before = r
	}
	return false
}

// coreOf is a word without the signs around it.
func coreOf(word string) string {
	return strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// endsPart reports whether another sentence, or a subtitle, begins behind a word.
func endsPart(word string) bool {
	word = strings.TrimRight(word, `"”’'»)]`)
	r, _ := utf8.DecodeLastRuneInString(word)
	return strings.ContainsRune(".:?!–—-", r) && word != ""
}

func startsWithCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// hasLoneCapital reports whether a word, or a part of it between hyphens, is a capital
// letter that does not become small in a sentence: any but the article.
func hasLoneCapital(word string) bool {
	for part := range strings.SplitSeq(word, "-") {
		if r, size := utf8.DecodeRuneInString(part); size == len(part) && unicode.IsUpper(r) && r != 'A' {
			return true
		}
	}
	return false
}

// shortestOfNote is how many letters a word has that is written with a capital letter
// wherever titles are written so; most shorter ones, and wordsWithoutCapitals, are not.
const shortestOfNote = 4

// wordsWithoutCapitals are longer words that stay small in titles whose words have capitals.
var wordsWithoutCapitals = map[string]bool{
	"about": true, "above": true, "across": true, "after": true, "against": true, "along": true, "among": true, "around": true,
	"before": true, "behind": true, "below": true, "beneath": true, "beside": true, "between": true, "beyond": true, "during": true,
	"from": true, "inside": true, "into": true, "like": true, "near": true, "onto": true, "outside": true, "over": true, "past": true,
	"since": true, "than": true, "that": true, "their": true, "through": true, "throughout": true, "toward": true, "towards": true,
	"under": true, "until": true, "upon": true, "versus": true, "when": true, "while": true, "with": true, "within": true, "without": true,
}

// isInSmallLetters reports whether a title is written as a sentence is: most of the words
// of note within it, and two at least, begin with a small letter. Words with capitals
// beside each other are one name.
func isInSmallLetters(title string) bool {
	small, capital := 0, 0
	begins, inName := true, false
	for word := range strings.SplitSeq(title, " ") {
		core := coreOf(word)
		first := begins
		begins = endsPart(word) || begins && core == ""
		if first || utf8.RuneCountInString(core) < shortestOfNote || hasInnerCapital(core) || wordsWithoutCapitals[core] {
			inName = false
			continue
		}
		r, _ := utf8.DecodeRuneInString(core)
		if unicode.IsUpper(r) && !inName {
			capital++
		} else if unicode.IsLower(r) {
			small++
		}
		inName = unicode.IsUpper(r)
	}
	return small >= 2 && small > capital
}
