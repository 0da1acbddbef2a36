package normalize

import (
	"strings"

	"golang.org/x/text/language"
)

// longestLanguage is the length in bytes of the longest text that is read as
// a language's name or code.
const longestLanguage = 80

// tagForm makes the shortest tag: deprecated subtags replaced, a script that
// goes without saying left out (RFC 5646, 4.1).
const tagForm = language.Default | language.SuppressScript

// Language reads a language's name or code (ISO 639-1, 639-2/B, 639-2/T,
// 639-3, BCP 47) into the shortest BCP 47 tag. It also reads the name in
// "Article in English". Rejects what names no language ("und", "Multiple
// languages") and a list of several, which [Languages] divides.
func Language(s string) (string, error) {
	if tag, ok := plainLanguages[s]; ok {
		return tag, nil
	}
	return statedLanguage(s)
}

// statedLanguage is Language for any text.
func statedLanguage(s string) (string, error) {
	t := strings.ToLower(strings.Trim(Text(s), " .,;:[]()"))
	if strings.HasSuffix(t, ")") || strings.Contains(t, "(") {
		t = strings.ToLower(strings.Trim(Text(s), " .,;:[]"))
	}
	if t == "" {
		return "", refusal("language", "empty", s, "no text")
	}
	if len(t) > longestLanguage {
		return "", refusal("language", "too-long", s, "too long for the name of a language")
	}
	tag, code := namedLanguage(t)
	if code == "" {
		return tag, nil
	}
	for _, lead := range languageLeads {
		name, found := strings.CutPrefix(t, lead)
		if !found || !strings.HasSuffix(lead, ":") && !strings.HasPrefix(name, " ") {
			continue
		}
		if tag, code := namedLanguage(strings.TrimSpace(name)); code == "" {
			return tag, nil
		}
	}
	if code == "no-language" {
		return "", refusal("language", code, s, "names no language")
	}
	if strings.ContainsAny(t, ",;/") && len(Languages(s)) > 1 {
		return "", refusal("language", "several", s, "names several languages")
	}
	return "", refusal("language", code, s, "neither a name nor a code of a language")
}

// namedLanguage reads a name or code in lower case; code says why not.
func namedLanguage(name string) (tag, code string) {
	if noLanguages[name] {
		return "", "no-language"
	}
	if tag, found := languageNames[name]; found {
		return tag, ""
	}
	subtag, _, _ := strings.Cut(strings.ReplaceAll(name, "_", "-"), "-")
	if len(subtag) != 2 && len(subtag) != 3 || len(name) > 35 {
		return "", "unknown"
	}
	parsed, err := tagForm.Parse(name)
	if err != nil {
		return "", "unknown"
	}
	// Private codes and what has no language subtag say nothing.
	base, confidence := parsed.Base()
	if confidence != language.Exact || noLanguages[base.String()] || base.String() >= "qaa" && base.String() <= "qtz" && len(base.String()) == 3 {
		return "", "no-language"
	}
	return parsed.String(), ""
}

// Languages divides a field that names several languages ("eng; fre",
// "English, French") into those that [Language] can read.
func Languages(s string) []Found[string] {
	var found []Found[string]
	add := func(start, end int) {
		if tag, err := Language(s[start:end]); err == nil {
			found = append(found, Found[string]{tag, start, end})
		}
	}
	if len(s) > 10*longestLanguage {
		return nil
	}
	start := 0
	for i := 0; i <= len(s); i++ {
		if i == len(s) || strings.IndexByte(",;/|\n", s[i]) >= 0 {
			from, to := trimmed(s, start, i)
			if from < to {
				add(from, to)
			}
			start = i + 1
		}
	}
	return found
}

// trimmed moves start and end of a piece of s over blanks at its ends.
func trimmed(s string, start, end int) (int, int) {
	piece := s[start:end]
	start += len(piece) - len(strings.TrimLeft(piece, " \t\r\n\u00a0"))
	return start, start + len(strings.Trim(piece, " \t\r\n\u00a0"))
}
