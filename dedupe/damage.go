package dedupe

import (
	"slices"
	"strings"
)

// Text that was taken from a scan or a PDF file loses its ligatures ("efcient",
// "con¯ict"), has one thin letter for another ("MlS", "impiications") and "m" for
// "rn". Names of authors are cut up and put together again ("Ark, M.; Or, Tayl").

// minSolid is the number of letters that must be left of a title without those
// that get lost.
const minSolid = 16

// solid is a title without the letters that scans and PDF files lose or exchange:
// those of ligatures and the thin ones.
func solid(squash string) string {
	squash = solidLetters.Replace(squash)
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("fijl1", r) {
			return -1
		}
		return r
	}, squash)
}

var solidLetters = strings.NewReplacer("rn", "m", "vv", "w", "0", "o")

// damaged reports whether two titles differ only in letters that scans and PDF
// files lose or exchange.
func damaged(a, b string) bool {
	x := solid(a)
	return len(x) >= minSolid && x == solid(b)
}

// damagedTitles reports whether two titles are one but for such letters. They are
// two where all words in which they differ are words that the titles of the set
// have ("fasting", "lasting").
func (c *comparison) damagedTitles(a, b *title) bool {
	return damaged(a.squash, b.squash) && !(c.settledBeside(a, b) && c.settledBeside(b, a))
}

// settledBeside reports whether a title has words that another one lacks, and the
// set knows them all.
func (c *comparison) settledBeside(t, other *title) bool {
	found := false
	for _, w := range t.sorted {
		if _, common := slices.BinarySearch(other.sorted, w); common {
			continue
		}
		if c.set == nil || c.set.words[w] < settledWord {
			return false
		}
		found = true
	}
	return found
}

// Shares of letters in common, in hundredths of the shorter and of the longer
// list of names, from which on names are taken to be the same in other pieces,
// and how many letters this takes.
const (
	cutUpOfShorter = 95
	cutUpOfLonger  = 75
	minCutUp       = 18
)

// cutUp reports whether two lists of names consist of the same letters, whatever
// the names that these are put together to.
func (c *comparison) cutUp(a, b []person) bool {
	x, y := c.lettersOf(c.a, a), c.lettersOf(c.b, b)
	shorter, longer := min(x.all, y.all), max(x.all, y.all)
	if shorter < minCutUp || shorter*100 < cutUpOfLonger*longer {
		return false
	}
	both := 0
	for i := range x.of {
		both += min(x.of[i], y.of[i])
	}
	return both*100 >= cutUpOfShorter*shorter && both*100 >= cutUpOfLonger*longer
}

// letters counts the letters of names.
type letters struct {
	of  [26]int
	all int
}

// lettersOf counts the letters of the names of people of a record that are written
// out.
func (c *comparison) lettersOf(f *features, people []person) (count letters) {
	add := func(name uint32) {
		for _, letter := range []byte(c.words.families.text(name)) {
			if 'a' <= letter && letter <= 'z' {
				count.of[letter-'a']++
				count.all++
			}
		}
	}
	for i := range people {
		add(people[i].family)
		for _, given := range f.givenOf(&people[i]) {
			add(given)
		}
	}
	return count
}

// namedBehind reports whether one title is the other followed by an author whom
// the other record names: the line below the title was read as part of it.
func (c *comparison) namedBehind() bool {
	short, long, f := c.a.title.squash, c.b.title.squash, c.a
	if len(short) > len(long) {
		short, long, f = long, short, c.b
	}
	rest, ok := strings.CutPrefix(long, short)
	if !ok || len(short) < minSolid {
		return false
	}
	names := c.words.families
	for i := range f.people {
		given := ""
		for _, word := range f.givenOf(&f.people[i]) {
			given += names.text(word)
		}
		if family := names.text(f.people[i].family); given != "" && (rest == given+family || rest == family+given) {
			return true
		}
	}
	return false
}
