package bibtex

import (
	"strings"
	"unicode"

	"github.com/ibid-go/ibid/internal/tex"
)

// protectCase encodes a title and puts braces around words that have a capital
// letter behind their first character ("DNA", "eLife"), unless all are such, and
// around formulas, whose letters a style would change too.
func protectCase(title string, ascii bool) string {
	formulas := tex.Formulas(title)
	words, all := protectWords(title, ascii)
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
			protected, _ := protectWords(part, ascii)
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
// could have such letters have them.
func protectWords(title string, ascii bool) (text string, all bool) {
	words := strings.Split(title, " ")
	protected, plain := 0, 0
	for i, word := range words {
		core := strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if !hasInnerCapital(core) {
			if strings.IndexFunc(core, unicode.IsLower) >= 0 {
				plain++
			}
			words[i] = tex.Encode(word, ascii)
			continue
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
