package normalize

import (
	"strings"
)

// PMID reads a PubMed id: 1 to 9 digits, also with its label ("PMID: …",
// "MED:…", "info:pmid/…") or in a URL of PubMed, old or new, or Europe PMC.
// "mdl-…" is read by [BVSID] and means a PMID only in a BVS/VHL context.
func PMID(s string) (string, error) {
	text := addressOf(s)
	if id, ok := text.pmid(); ok {
		return id, nil
	}
	return "", refused("pmid", "no-pmid", s, "not a PubMed id of 1 to 9 digits")
}

func (a *address) pmid() (id string, ok bool) {
	const label = "[pmid]"
	text := a.whole
	if a.isURL {
		text = pmidInURL(a.host, a.path)
	} else if rest, ok := cutLabel(text, "info:pmid/", "pmid", "pubmed id", "pubmed", "medline", "med"); ok {
		text = rest
	}
	if n := len(text) - len(label); n >= 0 && strings.EqualFold(text[n:], label) {
		text = text[:n]
	}
	text = strings.TrimSpace(text)
	return text, isPMID(text)
}

func isPMID(s string) bool { return len(s) <= 9 && allDigits(s) && s[0] != '0' }

// pmidInURL returns the part of a URL that is a PubMed id, or "".
func pmidInURL(host, path string) string {
	switch host {
	case "pubmed.ncbi.nlm.nih.gov", "pubmed.gov", "pubmed.com", "ncbi.nlm.nih.gov", "europepmc.org":
	default:
		return ""
	}
	path, query, _ := strings.Cut(path, "?")
	parts := strings.Split(strings.Trim(path, "/"), "/")
	last := parts[len(parts)-1]
	switch host {
	case "pubmed.ncbi.nlm.nih.gov", "pubmed.gov", "pubmed.com":
		return parts[0]
	case "ncbi.nlm.nih.gov":
		if parts[0] == "pubmed" {
			return last
		}
		if parts[0] == "entrez" && strings.EqualFold(queryValue(query, "db"), "pubmed") {
			return queryValue(query, "list_uids")
		}
	case "europepmc.org":
		if len(parts) == 3 && strings.EqualFold(parts[1], "med") {
			return last
		}
	}
	return ""
}

// PMCID reads a PubMed Central id with its PMC and optional version suffix,
// also in a URL. A bare number is refused: it could be a PMID.
func PMCID(s string) (string, error) {
	text := addressOf(s)
	if id, ok := text.pmcid(); ok {
		return id, nil
	}
	return "", refused("pmcid", "no-pmcid", s, "not a PubMed Central id: PMC and a number")
}

func (a *address) pmcid() (id string, ok bool) {
	const label = "PMC"
	text := a.whole
	if a.isURL {
		text = pmcidInURL(a.host, a.path)
	} else if rest, ok := cutLabel(text, "info:pmcid/", "pmcid"); ok {
		text = rest
	}
	if len(text) == len(label) || !hasPrefixFold(text, label) {
		return "", false
	}
	number, version, found := strings.Cut(text[len(label):], ".")
	if !isPMID(number) || found && (len(version) > 3 || !allDigits(version) || version[0] == '0') {
		return "", false
	}
	if !strings.HasPrefix(text, label) {
		text = label + text[len(label):]
	}
	return text, true
}

// pmcidInURL returns the part of a URL that is a PubMed Central id, or "".
func pmcidInURL(host, path string) string {
	switch host {
	case "ncbi.nlm.nih.gov", "pmc.ncbi.nlm.nih.gov", "europepmc.org", "pubmedcentral.nih.gov":
		path, _, _ = strings.Cut(path, "?")
		for part := range strings.SplitSeq(path, "/") {
			if len(part) > 3 && strings.EqualFold(part[:3], "PMC") && isASCIIDigit(part[3]) {
				return part
			}
		}
	}
	return ""
}

// BVSID reads the number that the Virtual Health Library (BVS) gives a record,
// the name of its database and a number: "biblio-1128423", "mdl-33788999". For
// records that it has from MEDLINE ("mdl") pmid is the PubMed id, else "".
func BVSID(s string) (id, pmid string, err error) {
	text := strings.TrimSpace(s)
	if rest, ok := cutLabel(text, "id"); ok {
		text = rest
	}
	text = lowerASCII(text)
	database, number, _ := strings.Cut(text, "-")
	letters := strings.Trim(database, "abcdefghijklmnopqrstuvwxyz") == ""
	if !letters || len(database) < 2 || len(database) > 20 || len(number) > 20 || !allDigits(number) {
		return "", "", refused("bvs", "no-bvs", s, "not a BVS id: a database, a hyphen and a number")
	}
	if database == "mdl" && isPMID(number) {
		pmid = number
	}
	return text, pmid, nil
}

func allDigits(s string) bool {
	for i := range len(s) {
		if !isASCIIDigit(s[i]) {
			return false
		}
	}
	return s != ""
}
