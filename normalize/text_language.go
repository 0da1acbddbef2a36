package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What TextLanguage asks of a text: it looks at the first mostLetters
// letters, and wants a share of them in one script; in the Latin script it
// wants fewestWords common words of one language and twice as many as of any
// other. Ideographs say much with few signs.
const (
	mostLetters     = 4000
	fewestLetters   = 40
	fewestSigns     = 4
	fewestWords     = 4
	scriptShare     = 0.6
	commonWordShare = 0.15
)

// commonWords are words that are frequent in one language and rare in the
// others of the table; a word that two of them share is in neither's list or
// in both.
var commonWords = map[string]string{
	"the": "en", "of": "en", "and": "en", "to": "en", "with": "en", "for": "en", "were": "en", "was": "en", "that": "en",
	"this": "en", "from": "en", "is": "en nl", "are": "en", "we": "en nl", "by": "en", "which": "en", "have": "en", "their": "en",
	"in": "en de it nl", "on": "en fr", "as": "en pt", "a": "en fr es pt it",

	"der": "de", "die": "de nl", "und": "de", "das": "de pt", "den": "de", "mit": "de", "für": "de", "von": "de", "ist": "de",
	"eine": "de", "wurde": "de", "wurden": "de", "bei": "de", "zu": "de", "auf": "de", "nicht": "de", "im": "de", "des": "de fr",
	"sich": "de", "einer": "de", "zur": "de", "durch": "de",

	"le": "fr it", "les": "fr", "et": "fr", "est": "fr", "une": "fr", "dans": "fr", "pour": "fr", "du": "fr", "avec": "fr",
	"sur": "fr", "par": "fr", "sont": "fr", "qui": "fr", "cette": "fr", "ont": "fr", "aux": "fr", "été": "fr", "la": "fr es it",
	"de": "fr es pt nl", "un": "fr es it", "que": "fr es pt",

	"el": "es", "los": "es", "las": "es", "del": "es it", "con": "es it", "una": "es it", "por": "es pt", "para": "es pt",
	"y": "es", "se": "es pt", "fue": "es", "fueron": "es", "su": "es", "sus": "es", "más": "es", "esta": "es pt", "al": "es it", "entre": "es fr pt",

	"o": "pt", "os": "pt", "da": "pt it", "do": "pt", "dos": "pt", "em": "pt", "com": "pt", "não": "pt", "uma": "pt",
	"foi": "pt", "foram": "pt", "ao": "pt", "na": "pt", "no": "pt es", "são": "pt", "e": "pt it", "mais": "pt fr", "pelo": "pt", "pela": "pt",

	"il": "it fr", "di": "it", "che": "it", "per": "it", "della": "it", "dei": "it", "nel": "it", "gli": "it", "sono": "it",
	"delle": "it", "è": "it", "alla": "it", "i": "it", "dal": "it", "stato": "it", "nella": "it", "più": "it",

	"het": "nl", "een": "nl", "van": "nl", "en": "nl fr es", "voor": "nl", "met": "nl", "op": "nl", "zijn": "nl", "werd": "nl", "werden": "nl",
	"bij": "nl", "dat": "nl", "te": "nl", "niet": "nl", "door": "nl", "aan": "nl", "ook": "nl",
}

// simplifiedOnly and traditionalOnly are frequent ideographs that are written
// in one of the two ways of writing Chinese and not in the other. Japanese
// shares some of both, and shows its kana.
const (
	simplifiedOnly  = "疗实保务联网认为经验质这们个来对时会发现说过后进长关开问题样体动种应从无间机业产结级统计术药标诊组检测护导观"
	traditionalOnly = "療實務聯網認為經驗質這們個來對時會發現說過後進長關開問題樣體動種應從無間機業產結級統計術藥標診組檢測護導觀"
)

// TextLanguage concludes the language of running text from its script and its
// commonest words; the tags are "zh", "zh-Hans", "zh-Hant", "ja", "ko", "en",
// "de", "fr", "es", "pt", "it" and "nl". It rejects short or mixed text and
// scripts that several languages share.
func TextLanguage(s string) (string, error) {
	var latin, han, kana, hangul, other, simplified, traditional, letters int
	end := len(s)
	for i, r := range s {
		if letters == mostLetters {
			end = i
			break
		}
		if r < utf8.RuneSelf {
			if r|0x20 >= 'a' && r|0x20 <= 'z' {
				latin++
				letters++
			}
			continue
		}
		if !unicode.IsLetter(r) || r == utf8.RuneError {
			continue
		}
		letters++
		switch {
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.Is(unicode.Han, r):
			han++
			if strings.ContainsRune(simplifiedOnly, r) {
				simplified++
			}
			if strings.ContainsRune(traditionalOnly, r) {
				traditional++
			}
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			kana++
		case unicode.Is(unicode.Hangul, r):
			hangul++
		default:
			other++
		}
	}
	share := func(n int) bool { return float64(n) >= scriptShare*float64(letters) }
	switch {
	case letters == 0:
		return "", refusal("language.of-text", "empty", s, "no letters")
	case kana >= fewestSigns && share(kana+han):
		return "ja", nil
	case hangul >= fewestSigns && share(hangul):
		return "ko", nil
	case han >= fewestSigns && kana == 0 && share(han):
		return chinese(simplified, traditional), nil
	case letters < fewestLetters:
		return "", refusal("language.of-text", "too-short", s, "too short to tell")
	case share(latin):
		return latinLanguage(s[:end])
	}
	return "", refusal("language.of-text", "undecided", s, "no language that the script or the words show")
}

func chinese(simplified, traditional int) string {
	switch {
	case simplified > 0 && simplified > 2*traditional:
		return "zh-Hans"
	case traditional > 0 && traditional > 2*simplified:
		return "zh-Hant"
	}
	return "zh"
}

func latinLanguage(s string) (string, error) {
	counts := map[string]int{}
	words := 0
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		words++
		if len(word) > 6 {
			continue
		}
		for tag := range strings.FieldsSeq(commonWords[strings.ToLower(word)]) {
			counts[tag]++
		}
	}
	best, second := "", ""
	for _, tag := range []string{"en", "de", "fr", "es", "pt", "it", "nl"} {
		switch {
		case counts[tag] > counts[best]:
			best, second = tag, best
		case counts[tag] > counts[second]:
			second = tag
		}
	}
	if n := counts[best]; n < fewestWords || n < 2*counts[second] || float64(n) < commonWordShare*float64(words) {
		return "", refusal("language.of-text", "undecided", s, "its common words do not show one language")
	}
	return best, nil
}
