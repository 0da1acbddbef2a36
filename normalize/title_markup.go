package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ibid-go/ibid/internal/lazy"
)

// slashMarkup is the markup of INSPEC and of IEEE's older records: "LiNbO/sub 3/",
// "He/sup +/", "/spl alpha/". What is raised or lowered is short there: more than
// three letters are a word between slashes.
var slashMarkup = lazy.New(`/(?:su[bp] ([A-Za-z]{1,3}|[A-Za-z+*=.,-]{0,7}[0-9+*=-][0-9A-Za-z+*=.,-]{0,7}) ?|spl ([A-Za-z]{2,8}))/`)

// withoutSlashMarkup keeps what is marked up between slashes, as [Text] keeps what stands
// between tags, and gives the signs that are named there. Where that makes other markup
// of what is left, the title stays as it is.
func withoutSlashMarkup(title string) string {
	if !strings.Contains(title, "/su") && !strings.Contains(title, "/spl ") {
		return title
	}
	plain := replaceSlashMarkup(title)
	if plain != title && (replaceSlashMarkup(plain) != plain || Text(plain) != plain) {
		return title
	}
	return plain
}

func replaceSlashMarkup(title string) string {
	return slashMarkup.Compiled().ReplaceAllStringFunc(title, func(marked string) string {
		m := slashMarkup.FindStringSubmatch(marked)
		if m[1] != "" {
			return m[1]
		}
		if sign := namedSign(m[2]); sign != "" {
			return sign
		}
		return marked
	})
}

// namedSign returns the Greek letter or the sign of a name, "" for others.
func namedSign(name string) string {
	if sign := namedSigns[name]; sign != "" {
		return sign
	}
	first, size := utf8.DecodeRuneInString(name)
	small := string(unicode.ToLower(first)) + name[size:]
	for letter, spelled := range greekNames {
		switch spelled {
		case name:
			return string(letter)
		case small:
			return string(unicode.ToUpper(letter))
		}
	}
	return ""
}

// namedSigns are the signs that are no letters, by the names that ISO's sets of
// characters have for them.
var namedSigns = map[string]string{
	"times": "×", "deg": "°", "plusmn": "±", "ap": "≈", "ges": "≥", "les": "≤", "infin": "∞", "rarr": "→",
}
