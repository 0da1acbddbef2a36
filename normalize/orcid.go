package normalize

import (
	"strings"
)

// ORCID reads an ORCID iD, bare or as its URI, checks it (ISO 7064 mod 11-2)
// and gives its URI.
func ORCID(s string) (string, error) {
	text := strings.TrimSpace(s)
	if host, path, ok := splitURL(text); ok {
		if host != "orcid.org" {
			return "", refused("orcid", "no-orcid", s, "not a URL of orcid.org")
		}
		text = strings.Trim(path, "/")
	} else if rest, ok := cutLabel(text, "orcid id", "orcid"); ok {
		text = rest
	}
	digits := strings.ToUpper(strings.ReplaceAll(unifyDashes(text), "-", ""))
	if len(digits) != 16 || !allDigits(digits[:15]) || !isASCIIDigit(digits[15]) && digits[15] != 'X' {
		return "", refused("orcid", "no-orcid", s, "not an ORCID iD of sixteen digits")
	}
	total := 0
	for i := range 15 {
		total = (total + int(digits[i]-'0')) * 2 % 11
	}
	if digits[15] != checkCharacter((12-total)%11) {
		return "", refused("orcid", "check-digit", s, "the check digit is not that of the iD")
	}
	return "https://orcid.org/" + digits[:4] + "-" + digits[4:8] + "-" + digits[8:12] + "-" + digits[12:], nil
}
