package dedupe

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// endsInInitials reports whether given names are words and initials behind them, as the
// rest of a family name is before them: "Mistro A".
func endsInInitials(given string) bool {
	at := strings.LastIndexByte(given, ' ')
	return at > 0 && onlyInitials(given[at+1:]) && !onlyInitials(given[:at])
}

// isCutFrom reports whether a name is the whole one cut behind the first word of its
// family name ("Del, Mistro A" for "Del Mistro, A"), as databases do that divide names
// at their first blank.
func isCutFrom(cut, whole record.Name) bool {
	words := strings.Fields(cut.Given)
	if cut.Family == "" || len(words) < 2 {
		return false
	}
	family := normalize.FamilyKey(whole)
	if begun := normalize.FamilyKey(cut); len(begun) >= len(family) || !strings.HasPrefix(family, begun) {
		return false
	}
	joined := cut
	for i, w := range words[:len(words)-1] {
		joined.Family += " " + w
		joined.Given = strings.Join(words[i+1:], " ")
		if normalize.FamilyKey(joined) == family {
			return sameKey(normalize.NameKey(joined), normalize.NameKey(whole))
		}
	}
	return false
}

// isMisdividedFrom reports whether a name has the family name of the other before the
// initials, and what the other has an initial for as its family name.
func isMisdividedFrom(name, other record.Name) bool {
	at := strings.LastIndexByte(name.Given, ' ')
	return at > 0 && onlyInitials(other.Given) && normalize.FoldKey(name.Given[:at]) == normalize.FoldKey(other.Family) && sameWords(newNameForm(name), newNameForm(other))
}

// isBareFormOf reports whether a name is the other's without the marks of its letters or
// with letters that an encoding has lost, or in capitals.
func isBareFormOf(name, other record.Name) bool {
	bare, full := name.Family, other.Family
	shouted := allCapitals(bare) && !allCapitals(full) && utf8.RuneCountInString(bare) > 2
	if !shouted && isASCII(full) && isASCII(other.Given) && !strings.Contains(bare, lostLetter) {
		return false // there is nothing to lose
	}
	if strings.Contains(bare, lostLetter) && !strings.Contains(full, lostLetter) {
		return sameButForLost(name, other)
	}
	if normalize.FoldKey(bare) != normalize.FoldKey(full) && spelledOut(full) != normalize.FoldKey(bare) {
		return false
	}
	lost := marks(full) - marks(bare)
	if lost < 0 {
		return false
	}
	if normalize.FoldKey(name.Given) == normalize.FoldKey(other.Given) {
		lost += marks(other.Given) - marks(name.Given)
	}
	return lost > 0 || shouted
}

// lostLetter is what stands for a letter that an encoding has not: "Mu?oz".
const lostLetter = "?"

// sameButForLost reports whether two names are equal but for letters that an encoding
// lost in one of them.
func sameButForLost(a, b record.Name) bool {
	if strings.Contains(a.Family, lostLetter) == strings.Contains(b.Family, lostLetter) {
		return false
	}
	x, y := []rune(a.Family), []rune(b.Family)
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i] != '?' && y[i] != '?' && normalize.FoldKey(string(x[i])) != normalize.FoldKey(string(y[i])) {
			return false
		}
	}
	return sameKey(givenKey(a), givenKey(b))
}

// givenKey is the key of the given names.
func givenKey(n record.Name) string {
	return normalize.NameKey(record.Name{Family: "x", Given: n.Given})
}

// isMisspelt reports whether two family names differ by one letter, before given names
// that agree.
func isMisspelt(a, b record.Name) bool {
	const shortest = 4
	x, y := normalize.FamilyKey(a), normalize.FamilyKey(b)
	return a.Family != "" && b.Family != "" && min(len(x), len(y)) >= shortest && max(len(x), len(y)) <= maxTitle &&
		editDistance(x, y, 1) <= 1 && sameKey(givenKey(a), givenKey(b))
}

// sameWords reports whether two names have the same words, divided and ordered in
// whatever way, where the initial stands for a word: "Marshall, Austin R" and "Austin, R
// M". One may have fewer of them. Without a word in common the initials must be three,
// and the same: "Lim, M C" and "Myong, C L".
func sameWords(a, b *nameForm) bool {
	if len(a.words) > len(b.words) {
		a, b = b, a
	}
	if len(a.words) < 2 {
		return false
	}
	if len(a.words) == len(b.words) && len(a.words) >= 3 && slices.Equal(a.initials, b.initials) {
		return true
	}
	if !slices.ContainsFunc(a.words, func(w string) bool { return len(w) > 1 && slices.Contains(b.words, w) }) {
		return false
	}
	left := slices.Clone(b.words)
	common := false
	rest := slices.DeleteFunc(slices.Clone(a.words), func(w string) bool {
		i := slices.Index(left, w)
		if i < 0 || len(w) < 2 {
			return false
		}
		common = common || utf8.RuneCountInString(w) > 2 || w == a.folded || w == b.folded
		left = slices.Delete(left, i, i+1)
		return true
	})
	if !common {
		return false
	}
	for _, w := range rest {
		i := slices.Index(left, w)
		if i < 0 {
			i = slices.IndexFunc(left, func(v string) bool { return isInitialOf(w, v) || isInitialOf(v, w) })
		}
		if i < 0 {
			return false
		}
		left = slices.Delete(left, i, i+1)
	}
	return true
}

// nameForm is a name with what comparing it takes, which is made once for each name of a
// list that is compared with many.
type nameForm struct {
	name record.Name
	// key, family and folded are the keys of the name, of its family name, and of that
	// as it stands; spelled is the key with umlauts spelled out.
	key, family, folded, spelled string
	// words are its folded words, and initials theirs, sorted.
	words, initials []string
}

func newNameForm(n record.Name) *nameForm {
	f := &nameForm{name: n, key: normalize.NameKey(n), family: normalize.FamilyKey(n), folded: normalize.FoldKey(n.Family), words: nameWords(n)}
	f.initials, f.spelled = sortedInitials(f.words), f.key
	if x := withUmlautsSpelledOut(n); x != n {
		f.spelled = normalize.NameKey(x)
	}
	return f
}

// nameForms makes those of the names of a list that are asked for.
type nameForms struct {
	list []record.Contributor
	made []*nameForm
}

func newNameForms(list []record.Contributor) *nameForms {
	return &nameForms{list, make([]*nameForm, len(list))}
}

func (f *nameForms) at(i int) *nameForm {
	if f.made[i] == nil {
		f.made[i] = newNameForm(f.list[i].Name)
	}
	return f.made[i]
}

// nameWords are the folded words and initials of a name without its particles.
func nameWords(n record.Name) []string {
	words := strings.Fields(normalize.FoldKey(n.Literal + " " + n.Family))
	for w := range strings.FieldsFuncSeq(n.Given, func(c rune) bool { return c == ' ' || c == '.' || c == '-' }) {
		if folded := normalize.FoldKey(w); onlyInitials(w) && utf8.RuneCountInString(folded) <= 3 {
			words = append(words, strings.Split(folded, "")...)
		} else {
			words = append(words, strings.Fields(folded)...)
		}
	}
	return slices.DeleteFunc(words, func(w string) bool { return nameParticles[w] })
}

// nameParticles are words that some databases leave out of names.
var nameParticles = map[string]bool{
	"da": true, "de": true, "del": true, "della": true, "den": true, "der": true, "des": true, "di": true, "do": true, "dos": true, "du": true,
	"el": true, "la": true, "le": true, "ten": true, "ter": true, "van": true, "von": true, "zu": true,
}

func isInitialOf(letter, word string) bool {
	return utf8.RuneCountInString(letter) == 1 && strings.HasPrefix(word, letter)
}

func sortedInitials(words []string) []string {
	initials := make([]string, len(words))
	for i, w := range words {
		initials[i] = firstRune(w)
	}
	slices.Sort(initials)
	return initials
}

// umlauts are letters that are spelled out where a mark is not to be had.
var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ø", "oe", "å", "aa", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "Ø", "Oe", "Å", "Aa")

// spelledOut is the key of text with its umlauts spelled out.
func spelledOut(s string) string { return normalize.FoldKey(umlauts.Replace(s)) }

// samePerson reports whether two names that stand for the authors of one publication can
// be one person's: their keys are equal, or one is the other with fewer given names, with
// its umlauts spelled out, cut behind a particle, divided or ordered otherwise, or with a
// letter that an encoding lost.
func samePerson(a, b record.Name) bool { return sameForm(newNameForm(a), newNameForm(b)) }

// sameForm is samePerson for names whose forms are known.
func sameForm(a, b *nameForm) bool {
	if a.key == "" || b.key == "" {
		return textKey(displayName(a.name)) == textKey(displayName(b.name))
	}
	if x, y := a.name, b.name; x.Family == "" && y.Family == "" && (normalize.NamesOrganisation(x.Literal) || normalize.NamesOrganisation(y.Literal)) {
		return sameOrganisation(x.Literal, y.Literal)
	}
	return sameKey(a.key, b.key) || a.mayBeCutFrom(b) && isCutFrom(a.name, b.name) || b.mayBeCutFrom(a) && isCutFrom(b.name, a.name) ||
		sameWords(a, b) || sameButForLost(a.name, b.name) ||
		(a.spelled != a.key || b.spelled != b.key) && sameKey(a.spelled, b.spelled)
}

// mayBeCutFrom reports whether the family name of another name goes on where this one's
// ends.
func (f *nameForm) mayBeCutFrom(whole *nameForm) bool {
	return len(f.family) < len(whole.family) && strings.HasPrefix(whole.family, f.family)
}

// sameOrganisation reports whether two names of organisations have the same words, in
// any order, where they may be abbreviated ("Shore Trial Writing Grp").
func sameOrganisation(a, b string) bool {
	x, y := tellingWords(a), tellingWords(b)
	if len(x) != len(y) {
		return false
	}
	for _, w := range x {
		i := slices.IndexFunc(y, func(v string) bool { return shortens(w, v) || shortens(v, w) })
		if i < 0 {
			return false
		}
		y = slices.Delete(y, i, i+1)
	}
	return true
}

// tellingWords are the words of a text but for those that carry no weight.
func tellingWords(text string) []string {
	return slices.DeleteFunc(strings.Fields(textKey(text)), func(w string) bool { return stopWords[w] })
}

// shortens reports whether a word is the whole one, or has its first letter and some of
// the others in their order.
func shortens(word, whole string) bool {
	if word[0] != whole[0] {
		return false
	}
	for i := range len(word) {
		at := strings.IndexByte(whole, word[i])
		if at < 0 {
			return false
		}
		whole = whole[at+1:]
	}
	return true
}

// sameKey reports whether two keys of names are equal, or the one has fewer given names.
func sameKey(a, b string) bool {
	return a == b || strings.HasPrefix(a, b+"|") || strings.HasPrefix(b, a+"|")
}

func withUmlautsSpelledOut(n record.Name) record.Name {
	n.Family, n.Literal = umlauts.Replace(n.Family), umlauts.Replace(n.Literal)
	return n
}
