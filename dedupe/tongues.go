package dedupe

import (
	"strings"
	"unicode/utf8"
)

// tongue is what the small words of a title tell of its language.
type tongue uint8

const (
	tongueUnknown tongue = iota
	tongueEnglish
	tongueOther // than English
	tongueMaybe // English, if the other title is in another language
)

// tongueWords are small folded words that English titles have and others do not, or
// others have and English ones do not, not even in names, signs and phrases ("et al").
var tongueWords = func() map[string]tongue {
	words := make(map[string]tongue)
	for of, list := range []string{
		tongueEnglish: "the of and with from among between after during is are their its into versus using toward towards",
		tongueOther: "der das und bei mit zur zum eine einer eines einem fur uber nach als auf durch zwischen " +
			"og och av af blant blandt hos ved til som etter efter mellom mellan samt het een voor les " +
			"des du dans chez pour avec sur une aux los las en una del entre para por sobre il lo gli " +
			"della delle dello degli nel nella nei tra dos em uma pela pelo nos oraz dla przy przez ve " +
			"ile icin pri dlya dlia kod kao ili",
	} {
		for w := range strings.FieldsSeq(list) {
			words[w] = tongue(of)
		}
	}
	return words
}()

// weakEnglish are small English words that stand in titles in other languages too, or
// are words there. They tell of English beside a title that is in another language.
var weakEnglish = func() map[string]bool {
	words := make(map[string]bool)
	for w := range strings.FieldsSeq("by on for to how what why who which our can was were not or") {
		words[w] = true
	}
	return words
}()

// tongueOf tells whether a title is in English or in another language, where only one
// of the two is possible. A word of another script is of another language.
func (c *comparison) tongueOf(t *title) tongue {
	found, weak := tongueUnknown, false
	for _, w := range t.words {
		text := c.words.words.text(w)
		of := tongueWords[text]
		weak = weak || weakEnglish[text]
		if text[0] >= utf8.RuneSelf {
			of = tongueOther
		}
		switch {
		case of == tongueUnknown || of == found:
		case found == tongueUnknown:
			found = of
		default:
			return tongueUnknown
		}
	}
	if found == tongueUnknown && weak {
		return tongueMaybe
	}
	return found
}

// translated reports whether two titles that are unlike may be one in two languages:
// their records say so, or one of them is in English and the other is not.
func (c *comparison) translated() bool {
	if !c.has(titlePartly, titleUnlike) {
		return false
	}
	a, b := c.tongueOf(&c.a.title), c.tongueOf(&c.b.title)
	a, b = min(a, b), max(a, b)
	switch {
	case a == tongueOther && b == tongueMaybe:
		return true
	case a == tongueUnknown || b == tongueMaybe:
		return c.has(languageDiffer)
	}
	return a != b
}
