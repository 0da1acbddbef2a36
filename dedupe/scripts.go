package dedupe

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ibid-go/ibid/normalize"
)

// comparisonKey folds a text as [normalize.FoldKey] does and makes alike what
// sources write in several ways: Cyrillic and Greek are transliterated, as
// every other source does it; a Greek letter that stands as a symbol among Latin
// ones gets its name; points and the letters that stand for each other in Arabic and
// Hebrew become one; and each Chinese character and Japanese syllable stands
// alone, since these scripts part no words.
func comparisonKey(s string) string {
	folded := normalize.FoldKey(s)
	if isASCII(folded) {
		return folded
	}
	folded = normalize.SpellGreek(folded)
	ukrainian := strings.ContainsAny(folded, "іїєґ")
	var b strings.Builder
	b.Grow(len(folded) + len(folded)/2)
	var before rune
	apart := false // whether a character that stands alone came before
	for _, r := range folded {
		alone := standsAlone(r)
		if (alone || apart) && r != ' ' && before != ' ' && b.Len() > 0 && !isVoicing(r) {
			b.WriteByte(' ')
		}
		apart = alone || apart && isVoicing(r)
		switch {
		case alone, r < utf8.RuneSelf:
			b.WriteRune(r)
		case ukrainian && ukrainianLatin[r] != "":
			b.WriteString(ukrainianLatin[r])
		case r == 'υ' && before == 'ο':
			b.WriteByte('u')
		case r == 'υ' && (before == 'α' || before == 'ε'):
			b.WriteByte('v')
		default:
			b.WriteString(inComparison(r))
		}
		before = r
	}
	return b.String()
}

// standsAlone reports whether r is of a script that does not part words.
func standsAlone(r rune) bool {
	return r >= 0x3040 && !isVoicing(r) && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// isVoicing reports whether r is a mark of a syllable, or the sign that makes
// it long, which stays with it.
func isVoicing(r rune) bool { return r == 'ー' || 0x3099 <= r && r <= 0x309c }

// inComparison is a letter beyond ASCII as it is compared, "" where it says
// nothing.
func inComparison(r rune) string {
	if latin, ok := latinLetters[r]; ok {
		return latin
	}
	switch {
	case 0x0591 <= r && r <= 0x05c7, 0x0610 <= r && r <= 0x061a, 0x064b <= r && r <= 0x065f, r == 0x0670, r == 0x0640:
		return "" // points, and the stroke that makes a word longer
	}
	return string(r)
}

// latinLetters are letters of other alphabets as they are transliterated most
// often, without signs that few sources keep, and the Arabic letters that
// stand for others.
var latinLetters = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ж': "zh", 'з': "z", 'и': "i", 'к': "k", 'л': "l", 'м': "m",
	'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh",
	'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "yu", 'я': "ya",
	'і': "i", 'є': "ie", 'ґ': "g", 'ј': "j", 'љ': "lj", 'њ': "nj", 'ђ': "d", 'ћ': "c", 'џ': "dz", 'ѕ': "dz",

	'α': "a", 'β': "v", 'γ': "g", 'δ': "d", 'ε': "e", 'ζ': "z", 'η': "i", 'θ': "th", 'ι': "i", 'κ': "k", 'λ': "l", 'μ': "m",
	'ν': "n", 'ξ': "x", 'ο': "o", 'π': "p", 'ρ': "r", 'σ': "s", 'τ': "t", 'υ': "y", 'φ': "f", 'χ': "ch", 'ψ': "ps", 'ω': "o",

	'أ': "ا", 'إ': "ا", 'آ': "ا", 'ٱ': "ا", 'ى': "ي", 'ی': "ي", 'ئ': "ي", 'ؤ': "و", 'ة': "ه", 'ۀ': "ه", 'ک': "ك",
}

// ukrainianLatin are the letters that Ukrainian reads in another way.
var ukrainianLatin = map[rune]string{'г': "h", 'и': "y", 'ю': "iu", 'я': "ia"}

// script is a set of scripts.
type script uint8

const (
	scriptLatin script = 1 << iota
	// scriptTransliterated stands for those that comparisonKey turns into
	// Latin letters.
	scriptTransliterated
	scriptSemitic
	scriptEastAsian
	scriptOther
)

// scriptOf returns the scripts of the letters of a text.
func scriptOf(s string) (found script) {
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf && ('a' <= r|0x20 && r|0x20 <= 'z'):
			found |= scriptLatin
		case r < utf8.RuneSelf || !unicode.IsLetter(r):
		case unicode.Is(unicode.Latin, r):
			found |= scriptLatin
		case unicode.In(r, unicode.Cyrillic, unicode.Greek):
			found |= scriptTransliterated
		case unicode.In(r, unicode.Arabic, unicode.Hebrew):
			found |= scriptSemitic
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
			found |= scriptEastAsian
		default:
			found |= scriptOther
		}
	}
	return found
}

// acrossScripts reports whether two texts have no script in common.
func acrossScripts(a, b script) bool { return a != 0 && b != 0 && a&b == 0 }

// incomparable reports whether texts in these scripts cannot be told to be
// alike or not.
func incomparable(a, b script) bool {
	const compared = scriptLatin | scriptTransliterated
	return acrossScripts(a, b) && (a&compared == 0 || b&compared == 0)
}
