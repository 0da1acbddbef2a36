package dedupe

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ibid-go/ibid/normalize"
)

// textForms are the ways in which two texts may differ and still be the same,
// from the slightest.
var textForms = []struct {
	fold   func(string) string
	reason string
}{
	{apostrophes.Replace, "same text with another apostrophe: a typographic variant"},
	{typography, "same text with other quotation marks, dashes or blanks: a typographic variant"},
	{func(s string) string { return strings.ToLower(typography(s)) }, "same text in other letter case"},
	{normalize.FoldKey, "same words with other punctuation, marks or spacing"},
	{spelledSigns, "same words with Greek letters or signs written otherwise"},
	{func(s string) string { return strings.ReplaceAll(spelledSigns(s), " ", "") }, "same letters with other blanks or brackets"},
	{americanSpelling, "same words in British and American spelling"},
}

var (
	apostrophes = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "´", "'", "`", "'")
	quotes      = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`,
		"‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "−", "-")
)

func typography(s string) string {
	if isASCII(s) && !strings.ContainsAny(s, "`\t\n") && !strings.Contains(s, "  ") {
		return strings.Trim(s, " ")
	}
	return strings.Join(strings.Fields(quotes.Replace(apostrophes.Replace(s))), " ")
}

// plainSigns is how MEDLINE writes what is raised or lowered ("H(2)O", "p16(INK4a)"), and
// signs of which it has none.
var plainSigns = regexp.MustCompile(`[\pL\pN]\([\p{Lu}\d+-][^\s()]{0,7}\)|[<>] ?or ?=`)

// countPlainSigns counts them; few texts have what they begin with.
func countPlainSigns(s string) int {
	if !strings.ContainsAny(s, "<>") {
		at := strings.IndexByte(s, '(')
		for at > 0 && s[at-1] == ' ' {
			next := strings.IndexByte(s[at+1:], '(')
			if next < 0 {
				return 0
			}
			at += 1 + next
		}
		if at <= 0 {
			return 0
		}
	}
	return len(plainSigns.FindAllStringIndex(s, -1))
}

// comparisons are signs as some databases write them out.
var comparisons = strings.NewReplacer("> or =", "≥", ">or=", "≥", "< or =", "≤", "<or=", "≤")

// spelledSigns is the key of text with its Greek letters and "&" spelled out, and signs
// of comparison as such.
func spelledSigns(s string) string {
	key := normalize.FoldKey(strings.ReplaceAll(comparisons.Replace(s), "&", " and "))
	if isASCII(key) {
		return key
	}
	return normalize.SpellGreek(key)
}

// americanForms are what British spelling has for letters of American spelling. They are
// for comparing only: "does" is none.
var americanForms = strings.NewReplacer("ae", "e", "oe", "e", "isation", "ization", "ising", "izing", "ised", "ized", "yse", "yze")

// americanEndings are those that British spelling has behind so many syllables only:
// "humour" and "labelled", but not "mourning" beside "morning", nor "filling" beside
// "filing".
var americanEndings = []struct {
	british, american string
	syllables         int
}{{"our", "or", 1}, {"ll", "l", 2}}

// shortestSpelling is the length of the words in which the two spellings are looked for.
const shortestSpelling = 6

// americanSpelling is the key of text with its long words in American spelling.
func americanSpelling(s string) string {
	words := strings.Fields(spelledSigns(s))
	for i, w := range words {
		if len(w) < shortestSpelling {
			continue
		}
		w = americanForms.Replace(w)
		for _, e := range americanEndings {
			if at := strings.LastIndex(w, e.british); at > 0 && syllables(w[:at]) >= e.syllables {
				w = w[:at] + e.american + w[at+len(e.british):]
			}
		}
		plural := strings.HasSuffix(w, "s")
		if stem, ok := strings.CutSuffix(strings.TrimSuffix(w, "s"), "tre"); ok {
			w = stem + "ter"
			if plural {
				w += "s"
			}
		}
		words[i] = w
	}
	return strings.Join(words, " ")
}

// syllables counts the vowels, or groups of these, of a folded word.
func syllables(word string) int {
	n, before := 0, false
	for i := range len(word) {
		vowel := strings.IndexByte("aeiouy", word[i]) >= 0
		if vowel && !before {
			n++
		}
		before = vowel
	}
	return n
}

// textVariant says in what way b is only another form of the text a, or "".
func textVariant(a, b string) string {
	for _, form := range textForms {
		if folded := form.fold(a); folded != "" && folded == form.fold(b) {
			return form.reason
		}
	}
	return ""
}

// nameVariant is textVariant for names, of which one may be fuller.
func nameVariant(a, b string) string {
	if reason := textVariant(a, b); reason != "" {
		return reason
	}
	x, y := " "+spelledSigns(a)+" ", " "+spelledSigns(b)+" "
	switch {
	case len(y) > 2 && strings.Contains(x, y):
		return "part of the name chosen"
	case len(x) > 2 && strings.Contains(y, x):
		return "the name chosen, with more around it"
	}
	if sameTelling(x, y) {
		return "the same words but for numbers and words like “Proceedings”"
	}
	return ""
}

// sameTelling reports whether all words of the one of two folded names are among those of
// the other, but for numbers and words that say what kind of thing is named.
func sameTelling(a, b string) bool {
	const enough = 3
	words := func(s string) []string {
		return slices.DeleteFunc(strings.Fields(s), func(w string) bool {
			return stopWords[w] || kindWords[w] || w[0] >= '0' && w[0] <= '9'
		})
	}
	x, y := words(a), words(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	return len(x) >= enough && !slices.ContainsFunc(x, func(w string) bool { return !slices.Contains(y, w) })
}

// kindWords stand in the names of series and volumes of proceedings, or do not.
var kindWords = map[string]bool{
	"proceedings": true, "proc": true, "annual": true, "vol": true, "vols": true, "volume": true, "volumes": true, "joint": true,
}

// finerText reports whether a is the text b with the letter case or the letters that b
// has lost.
func finerText(a, b string) bool {
	return a != b && whyFiner(a, b) != "" && textVariant(a, b) != ""
}

// finerName is finerText for names, of which the fuller one may be in capitals.
func finerName(a, b string) bool {
	return finerText(a, b) || shouts(b) && !allCapitals(a) && nameVariant(a, b) != ""
}

func whyFinerName(finer, coarser string) (won, lost string) {
	return whyFiner(finer, coarser), nameVariant(finer, coarser)
}

func whyFinerText(finer, coarser string) (won, lost string) {
	return whyFiner(finer, coarser), textVariant(finer, coarser)
}

// whyFiner says what a has kept of a text that b has lost, or "".
func whyFiner(a, b string) string {
	switch x, y := shouts(a), shouts(b); {
	case x != y:
		return onlyIf(y && !allCapitals(a), "the other is in capitals throughout")
	}
	if n, m := countPlainSigns(a), countPlainSigns(b); n != m {
		return onlyIf(n < m, "the other writes signs and what is raised or lowered in brackets and words")
	}
	return onlyIf(marks(a) > marks(b), "keeps letters that the other has lost")
}

// shouts reports whether a text is in capitals throughout, and not a short word that may
// be written so: "BMJ".
func shouts(s string) bool { return len(s) > len("JAMA") && allCapitals(s) }

// marks counts the letters beyond ASCII, but for other forms of ASCII letters.
func marks(s string) int {
	n := 0
	for _, c := range s {
		if c >= utf8.RuneSelf && unicode.IsLetter(c) && !unicode.In(c, unicode.Lm, formsOfLetters) {
			n++
		}
	}
	return n
}

// formsOfLetters are ligatures, full-width letters and those of mathematics.
var formsOfLetters = &unicode.RangeTable{
	R16: []unicode.Range16{{Lo: 0x2100, Hi: 0x214f, Stride: 1}, {Lo: 0xfb00, Hi: 0xfb06, Stride: 1}, {Lo: 0xff00, Hi: 0xffef, Stride: 1}},
	R32: []unicode.Range32{{Lo: 0x1d400, Hi: 0x1d7ff, Stride: 1}},
}

// finerNumber reports whether a is the number b without the words that some databases
// write beside it, such as a series' abbreviation ("10628 LNCS") or a mark of a special
// issue ("1, SI").
func finerNumber(a, b string) bool {
	if a == b || a == "" || leadingNumber(a) != a {
		return false
	}
	found := false
	for w := range strings.FieldsSeq(normalize.FoldKey(b)) {
		switch {
		case w == a && !found:
			found = true
		case strings.ContainsAny(w, "0123456789"), dividesVolume(w):
			return false
		}
	}
	return found
}

// dividesVolume reports whether a word beside a number says that something else is meant
// than the volume or issue of that number.
func dividesVolume(word string) bool {
	return strings.HasPrefix(word, "sup") || partWords[word] || len(word) == 1 || insertedVolumes[word]
}

// insertedVolumes stand behind the number of a volume that comes between that and the next.
var insertedVolumes = map[string]bool{"bis": true, "ter": true, "quater": true}

// numberVariant is textVariant for numbers of issues, which may be named by their month.
func numberVariant(a, b string) string {
	if reason := textVariant(a, b); reason != "" {
		return reason
	}
	if x, y := monthNumber(a), monthNumber(b); x != 0 && x == y {
		return "the same issue by its month"
	}
	return ""
}

// monthNumber is the number of a month that is given by its name or number, else 0.
func monthNumber(s string) int {
	if n, err := strconv.Atoi(s); err == nil && n >= 1 && n <= len(monthNames) {
		return n
	}
	key := normalize.FoldKey(s)
	if len(key) < 3 {
		return 0
	}
	return 1 + slices.IndexFunc(monthNames, func(m string) bool { return strings.HasPrefix(m, key) })
}

var monthNames = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// textKey folds text that is compared as a whole; text without a letter or
// digit stands for itself.
func textKey(s string) string {
	if key := normalize.FoldKey(s); key != "" {
		return key
	}
	return s
}
