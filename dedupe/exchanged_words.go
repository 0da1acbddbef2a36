package dedupe

import (
	"slices"
	"strings"
)

// Titles of two papers of one team may differ in one word only; so may one title and
// itself with a slip. This file tells the words that are exchanged apart.

// exchangedInPlace reports whether two titles of as many words have other words with a
// meaning in one place, though each may have the other's in another place: "light for
// midwives and the sleep of midwives" and "light for nurses and the sleep of midwives".
func (c *comparison) exchangedInPlace(a, b *title) bool {
	if len(a.words) != len(b.words) {
		return false
	}
	differ := 0
	for i, w := range a.words {
		x := b.words[i]
		if w == x {
			continue
		}
		texts := c.words.words
		if differ++; differ > 1 || c.wordKinds[w] != contentWord || c.wordKinds[x] != contentWord || likeWords(texts.text(w), texts.text(x)) {
			return false
		}
	}
	return differ == 1
}

// slips reports whether each of the words with a meaning that stand in one title only
// begins as one of the other's does and has letters in common with it: "factors" and
// "forces".
func (c *comparison) slips(onlyA, onlyB []uint32) bool {
	const alike = 250 // thousandths
	texts := c.words.words
	for _, w := range onlyA {
		text := texts.text(w)
		if c.wordKinds[w] == contentWord && !slices.ContainsFunc(onlyB, func(x uint32) bool {
			other := texts.text(x)
			return firstRune(text) == firstRune(other) && ratio(text, other, alike) >= alike && !(isSymbol(text) && isSymbol(other))
		}) {
			return false
		}
	}
	return true
}

// symbol reports whether what stands in the place of words with a meaning is a
// symbol of letters and figures ("PD-L1"), and not the form of a Greek letter
// that the other title has by its name ("a1-antitrypsin").
func (c *comparison) symbol(other *title, words, others []uint32) bool {
	return c.content(others) && slices.ContainsFunc(words, func(w uint32) bool {
		text := c.words.words.text(w)
		return len(text) == 2 && !isDigit(text[0]) && isDigit(text[1]) && !spelledGreek(text, other.squash)
	})
}

// greekLetters are the names of the letters that stand before figures, by the Latin
// letter that keyboards and databases put in their place.
var greekLetters = map[byte][]string{
	'a': {"alpha"}, 'b': {"beta"}, 'g': {"gamma"}, 'd': {"delta"}, 'e': {"epsilon", "eta"}, 'z': {"zeta"}, 't': {"theta", "tau"},
	'k': {"kappa"}, 'l': {"lambda"}, 'm': {"mu"}, 'n': {"nu"}, 'x': {"xi"}, 'p': {"pi", "phi", "psi"}, 'r': {"rho"}, 's': {"sigma"}, 'c': {"chi"}, 'o': {"omega"},
}

// spelledGreek reports whether a squashed title has a letter and a figure with the
// letter as the name of a Greek one.
func spelledGreek(symbol, squash string) bool {
	return slices.ContainsFunc(greekLetters[symbol[0]], func(name string) bool {
		_, after, ok := strings.Cut(squash, name+symbol[1:])
		return ok && (after == "" || !isDigit(after[0]))
	})
}
