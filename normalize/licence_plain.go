package normalize

import (
	"strings"

	"github.com/ibid-go/ibid/record"
)

// Registries and indexes state licences by nothing but a URL or a short word
// ("cc-by"), of which none of the forms for sentences can hold. Those are read
// here, with the same result.

// longestPlainLicence is longer than such statements are.
const longestPlainLicence = 200

// plainLicence reads a statement that is a URL or one word. It reports false
// for any other.
func plainLicence(s string) (record.Licence, bool, error) {
	if len(s) > longestPlainLicence || !isPlainStatement(s) {
		return record.Licence{}, false, nil
	}
	lower := lowerASCII(s)
	for _, word := range statementWords {
		if strings.Contains(lower, word) {
			return record.Licence{}, false, nil
		}
	}
	isURL := strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
	if strings.Contains(lower, "http") && (!isURL || strings.LastIndex(lower, "http") > 0) {
		return record.Licence{}, false, nil
	}
	licence, known := commonsURL(lower)
	if !known {
		if !mayNameLicence(lower) {
			return record.Licence{}, true, refusal("licence", "unknown", s, "names no licence that is known")
		}
		var err error
		if !mayBeCommons(lower) {
			licence, err = otherFamily(s, lower, otherForms)
		} else {
			licence, err = licenceFamily(s, lower)
		}
		if err != nil {
			return record.Licence{}, true, err
		}
	}
	if licence.Text = s; isURL {
		licence.URI = strings.TrimRight(s, ".,;:'")
	}
	return licence, true, nil
}

// isPlainStatement reports whether s is in printable ASCII, without blanks,
// brackets, quotes and entities.
func isPlainStatement(s string) bool {
	for i := range len(s) {
		if b := s[i]; !isGraphic(b) || strings.IndexByte(`<>&"()[]`, b) >= 0 {
			return false
		}
	}
	return s != "" && strings.IndexByte(".,;:'", s[len(s)-1]) < 0
}

// statementWords are in statements that say more than which licence it is, so
// that the forms for sentences must be tried.
var statementWords = []string{"permit", "allow", "prohibit", "forbid", "applies_to"}

// licenceLetters stand in every text without blanks that names a licence.
var licenceLetters = []string{
	"cc", "creative", "tdm", "text-and-data-mining", "policy-", "stm-asf", "government", "ogl-uk", "opendatacommons", "odc-by", "odbl",
	"pddl", "gpl", "opensource", "mit", "apache", "pdm",
}

func mayNameLicence(lower string) bool {
	for _, letters := range licenceLetters {
		if strings.Contains(lower, letters) {
			return true
		}
	}
	return false
}

// mayBeCommons reports whether a text in lower case may name a licence of
// Creative Commons, a dedication or a mark.
func mayBeCommons(lower string) bool {
	return strings.Contains(lower, "cc") || strings.Contains(lower, "creative") || strings.Contains(lower, "pdm")
}

// commonsURL reads the URL of a licence of Creative Commons in its usual form,
// in lower case: "https://creativecommons.org/licenses/by-nc/4.0/".
func commonsURL(url string) (record.Licence, bool) {
	rest, ok := strings.CutPrefix(url, "https://")
	if !ok {
		if rest, ok = strings.CutPrefix(url, "http://"); !ok {
			return record.Licence{}, false
		}
	}
	if rest, ok = strings.CutPrefix(strings.TrimPrefix(rest, "www."), "creativecommons.org/licenses/"); !ok {
		return record.Licence{}, false
	}
	elements, rest, _ := strings.Cut(strings.TrimSuffix(rest, "/"), "/")
	family, known := ccFamilies[elements]
	if !known || !ccVersions[rest] || elements == "by-nd-nc" {
		return record.Licence{}, false
	}
	return record.Licence{Family: family, Version: rest, SPDX: family + "-" + rest}, true
}
