package normalize

import (
	"strings"
)

// ArXiv reads an arXiv id in the schemes before ("hep-th/9901001") and since
// 2007 ("0806.2878", five digits since 2015), also with its label, in a URL of
// arXiv or as arXiv's DOI. The version is kept.
func ArXiv(s string) (string, error) {
	text := addressOf(s)
	doi, _ := text.doi()
	if id, ok := text.arXiv(doi); ok {
		return id, nil
	}
	return "", refused("arxiv", "no-arxiv", s, "not an arXiv id")
}

// arXiv reads the text, which is the DOI doi where that is not "".
func (a *address) arXiv(doi string) (id string, ok bool) {
	text := a.whole
	if a.isURL && (a.host == "arxiv.org" || strings.HasSuffix(a.host, ".arxiv.org")) {
		path, _, _ := strings.Cut(a.path, "?")
		path, _, _ = strings.Cut(path, "#")
		_, text, _ = strings.Cut(path, "/") // "abs", "pdf", …
		text = strings.TrimSuffix(text, ".pdf")
	} else if doi != "" {
		text = strings.TrimPrefix(doi, arXivDOI)
		if text != doi {
			text = arXivSubject(text)
		}
	} else if rest, ok := cutLabel(text, "arxiv"); ok {
		text = rest
		if id, class, ok := strings.Cut(rest, " ["); ok && strings.IndexByte(class, ']') == len(class)-1 {
			text = id // "arXiv:0806.2878v1 [cs.DL]"
		}
	} else if strings.HasPrefix(text, "http") { // another site's URL
		return "", false
	}
	return text, isArXiv(text)
}

// arXivDOI is what arXiv's DOIs begin with, folded.
const arXivDOI = "10.48550/arxiv."

// arXivSubject gives the subject class of an old id back the upper case that a
// folded DOI lost: "math.ca/0611800" is "math.CA/0611800".
func arXivSubject(id string) string {
	archive, number, found := strings.Cut(id, "/")
	if name, class, ok := strings.Cut(archive, "."); found && ok {
		return name + "." + strings.ToUpper(class) + "/" + number
	}
	return id
}

func isArXiv(s string) bool {
	id, version, found := strings.Cut(s, "v")
	if archive, number, ok := strings.Cut(s, "/"); ok {
		name, class, hasClass := strings.Cut(archive, ".")
		if !arXivArchives[name] || hasClass && !isArXivClass(class) {
			return false
		}
		id, version, found = strings.Cut(number, "v")
		if len(id) != 7 || !allDigits(id) || !isMonth(id[2:4]) || id[:4] > "0703" && id[:4] < "9107" {
			return false
		}
	} else {
		month, number, _ := strings.Cut(id, ".")
		digits := 4
		if month >= "1501" {
			digits = 5
		}
		if len(month) != 4 || !allDigits(month) || !isMonth(month[2:]) || month < "0704" || len(number) != digits || !allDigits(number) {
			return false
		}
	}
	return !found || len(version) <= 3 && allDigits(version) && version[0] != '0'
}

func isArXivClass(s string) bool {
	return len(s) == 2 && 'A' <= s[0] && s[0] <= 'Z' && 'A' <= s[1] && s[1] <= 'Z'
}

func isMonth(s string) bool { return "01" <= s && s <= "12" }

// arXivArchives are the archives that ids before April 2007 begin with.
var arXivArchives = map[string]bool{
	"acc-phys": true, "adap-org": true, "alg-geom": true, "ao-sci": true,
	"astro-ph": true, "atom-ph": true, "bayes-an": true, "chao-dyn": true,
	"chem-ph": true, "cmp-lg": true, "comp-gas": true, "cond-mat": true,
	"cs": true, "dg-ga": true, "funct-an": true, "gr-qc": true, "hep-ex": true,
	"hep-lat": true, "hep-ph": true, "hep-th": true, "math": true,
	"math-ph": true, "mtrl-th": true, "nlin": true, "nucl-ex": true,
	"nucl-th": true, "patt-sol": true, "physics": true, "plasm-ph": true,
	"q-alg": true, "q-bio": true, "quant-ph": true, "solv-int": true,
	"supr-con": true,
}
