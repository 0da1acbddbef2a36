package normalize

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxDOI is the longest text that is read as a DOI, far longer than any known.
const maxDOI = 2048

// DOI reads a DOI from a whole field: a bare name, a doi: or info:doi/ form or
// a resolver's URL, whose percent escapes are decoded. What is not part of the
// name at its end (full stops, quotes, brackets that it does not open, tracking
// parameters) is cut. ASCII letters are given in lower case, others as they
// are: names that differ in the case of others may be different names (DOI
// Handbook). Rejects everything that is not one DOI, and names with a dash or
// ellipsis in them, which typesetting damaged.
func DOI(s string) (string, error) {
	name, code, reason := readDOI(s)
	switch code {
	case "":
		return name, nil
	case "too-long":
		s = visibleText(s)[:32] + "…"
	}
	return "", refused("doi", code, s, reason)
}

// readDOI is DOI; code and reason say why s is none.
func readDOI(s string) (name, code, reason string) {
	name = visibleText(s)
	if len(name) > maxDOI {
		return "", "too-long", "longer than any DOI"
	}
	name = decodeMarkupEntities(name)
	for doiPrefixLen(name) == 0 { // else there is nothing to take off
		rest := cutDOIPrefix(name)
		if rest == name {
			break
		}
		name = rest
	}
	name = cutDOIEnd(name)
	if code, reason := checkDOI(name); code != "" {
		return "", code, reason
	}
	return lowerASCII(name), "", ""
}

// plainDOI reads most DOIs: bare, behind a resolver's URL or a label, of bytes that mean
// nothing else in a field, and with a letter or digit at the end. Such a text is
// no other identifier too; arXiv's DOIs, which are, are left out.
func plainDOI(s string) (string, bool) {
	if len(s) > maxDOI {
		return "", false
	}
	if rest, ok := strings.CutPrefix(s, "http"); ok {
		rest = strings.TrimPrefix(rest, "s")
		if rest, ok = strings.CutPrefix(rest, "://"); !ok {
			return "", false
		}
		rest = strings.TrimPrefix(rest, "dx.")
		if s, ok = strings.CutPrefix(rest, "doi.org/"); !ok {
			return "", false
		}
	} else if rest, ok := strings.CutPrefix(s, "info:doi/"); ok {
		s = rest
	} else {
		s = strings.TrimPrefix(s, "doi:")
	}
	n := doiPrefixLen(s)
	if n == 0 || n == len(s) || doiBytes[s[len(s)-1]] < doiLetter || s[:n] == arXivDOI[:len("10.48550/")] {
		return "", false
	}
	capital := false
	for i := n; i < len(s); i++ {
		switch doiBytes[s[i]] {
		case 0:
			return "", false
		case doiCapital:
			capital = true
		}
	}
	switch {
	case strings.Contains(s[n:], "10."): // perhaps another one
		return "", false
	case capital:
		return strings.ToLower(s), true
	}
	return s, true
}

// Kinds of bytes of which the names of most DOIs are.
const (
	doiMark    = iota + 1 // a stop, hyphen, slash or the like
	doiLetter             // a small letter or a digit
	doiCapital            // a capital letter
)

var doiBytes = func() (table [256]byte) {
	for b := range table {
		switch c := byte(b); {
		case isASCIIDigit(c), 'a' <= c && c <= 'z':
			table[b] = doiLetter
		case 'A' <= c && c <= 'Z':
			table[b] = doiCapital
		case strings.IndexByte("./-_()", c) >= 0:
			table[b] = doiMark
		}
	}
	return table
}()

// visibleText is s without the characters that nobody sees, nor blanks at its
// ends.
func visibleText(s string) string {
	if !isPrintable(s) {
		s = strings.Map(visible, s)
	}
	return strings.TrimSpace(s)
}

// visible drops, as a mapping, the characters that nobody sees.
func visible(r rune) rune {
	if isUnseen(r) && !unicode.IsSpace(r) {
		return -1
	}
	return r
}

// decodeMarkupEntities decodes the three entities that stand for characters of
// old DOIs in text that came through HTML.
func decodeMarkupEntities(s string) string {
	for hasMarkupEntity(s) {
		decoded := markupEntities.Replace(s)
		if decoded == s {
			break
		}
		s = decoded
	}
	return s
}

// hasMarkupEntity reports whether markupEntities would change s.
func hasMarkupEntity(s string) bool {
	for {
		i := strings.IndexByte(s, '&')
		if i < 0 {
			return false
		}
		s = s[i+1:]
		if strings.HasPrefix(s, "lt;") || strings.HasPrefix(s, "gt;") || strings.HasPrefix(s, "amp;") {
			return true
		}
	}
}

var markupEntities = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")

// cutDOIPrefix takes one label or resolver off the front of s.
func cutDOIPrefix(s string) string {
	host, path, ok := splitURL(s)
	if !ok {
		rest, _ := cutLabel(s, "info:doi/", "urn:doi:", "doi")
		return rest
	}
	if !isDOIResolver(host) {
		return s
	}
	path, _, _ = strings.Cut(path, "#")
	if name, query, found := strings.Cut(path, "?"); found && isQuery(query) {
		path = name
	}
	if decoded, err := url.PathUnescape(path); err == nil {
		path = decoded
	}
	return strings.TrimSpace(path)
}

// isDOIResolver reports whether DOIs follow the host in its URLs: DOI's own
// resolver, also behind a library's proxy, and the Handle system's.
func isDOIResolver(host string) bool {
	host = strings.TrimPrefix(host, "dx.")
	host = strings.TrimPrefix(host, "dx-")
	return host == "doi.org" || host == "hdl.handle.net" ||
		strings.HasPrefix(host, "doi.org.") || strings.HasPrefix(host, "doi-org.")
}

// isQuery reports whether s, which followed a question mark, is a URL's query
// and no part of a name.
func isQuery(s string) bool {
	name, _, found := strings.Cut(s, "=")
	return s == "" || found && !strings.ContainsFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && r != '-' && r != '.'
	})
}

// cutDOIEnd takes off what follows a DOI in a field.
func cutDOIEnd(s string) string {
	if n := len(s); n > 0 && (isASCIILetter(s[n-1]) || isASCIIDigit(s[n-1])) && strings.IndexByte(s, '?') < 0 && s[0] > ' ' && s[0] < utf8.RuneSelf {
		return s
	}
	for {
		before := s
		s = strings.TrimSpace(s)
		if n := len(s) - len("[doi]"); n >= 0 && strings.EqualFold(s[n:], "[doi]") {
			s = s[:n]
		}
		if name, query, found := strings.Cut(s, "?"); found && isQuery(query) {
			s = name
		}
		s = strings.TrimRight(s, ".,;:'\"*’”‘“|/")
		s = cutUnopened(s)
		if s == before {
			return s
		}
	}
}

// cutUnopened takes a closing bracket off the end of s that s does not open.
func cutUnopened(s string) string {
	for _, pair := range []string{"()", "[]", "<>", "{}"} {
		if strings.HasSuffix(s, pair[1:]) && strings.Count(s, pair[1:]) > strings.Count(s, pair[:1]) {
			return s[:len(s)-1]
		}
	}
	return s
}

// checkDOI says what keeps s from being a DOI, with a code; "" for nothing.
func checkDOI(s string) (code, reason string) {
	n := doiPrefixLen(s)
	if n == 0 {
		return "no-doi", "not a DOI: no prefix 10.NNNN"
	}
	suffix := s[n:]
	if !hasLetterOrDigit(suffix) {
		return "no-suffix", "a DOI's prefix without a suffix"
	}
	for _, r := range suffix {
		if r > ' ' && r < 0x7f {
			continue
		}
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r):
			return "blank", "a blank inside: more than one DOI, or none"
		case r != '-' && isDash(r):
			return "dash", "a dash that typesetting put in: the name is damaged"
		case r == '…' || r == utf8.RuneError:
			return "damaged", "an ellipsis or unreadable byte: the name is damaged"
		}
	}
	if !strings.Contains(suffix, "10.") {
		return "", ""
	}
	lower := lowerASCII(suffix)
	if strings.Contains(lower, "doi.org/10.") || strings.Contains(lower, "doi:10.") || startsNextDOI(suffix) >= 0 {
		return "several", "more than one DOI"
	}
	return "", ""
}

// doiPrefixLen returns the length of the prefix and slash that s starts with,
// 10.NNNN/ or 10.NNNN.NN/, or 0.
func doiPrefixLen(s string) int {
	if !strings.HasPrefix(s, "10.") {
		return 0
	}
	i := len("10.")
	for part := 0; ; part++ {
		start := i
		for i < len(s) && isASCIIDigit(s[i]) {
			i++
		}
		digits := i - start
		if digits == 0 || part == 0 && (digits < 4 || digits > 9) || i == len(s) {
			return 0
		}
		if s[i] == '/' {
			return i + 1
		}
		if s[i] != '.' {
			return 0
		}
		i++
	}
}

// startsNextDOI returns where another DOI begins in a suffix after a
// separator, or -1.
func startsNextDOI(suffix string) int {
	for from := 0; ; {
		i := strings.Index(suffix[from:], "10.")
		if i < 0 {
			return -1
		}
		i += from
		if i > 0 && strings.IndexByte(",;|", suffix[i-1]) >= 0 && doiPrefixLen(suffix[i:]) > 0 {
			return i
		}
		from = i + 1
	}
}

// FindDOIs scans running text for DOIs, in the characters of Crossref's
// recommended pattern and those of SICIs. Start and End take in the URL or the
// label that the DOI was written with, and [DOI] of that text gives Value. A
// name that goes on with characters which no DOI has is left out: only a part
// of it could be read.
func FindDOIs(s string) []Found[string] {
	var found []Found[string]
	for from := 0; ; {
		i := strings.Index(s[from:], "10.")
		if i < 0 {
			return found
		}
		i += from
		from = i + len("10.")
		n := doiPrefixLen(s[i:min(len(s), i+maxDOI)])
		if n == 0 || i > 0 && (isASCIIDigit(s[i-1]) || isASCIILetter(s[i-1]) && !endsInResolver(s[:i]) || s[i-1] == '.') {
			continue
		}
		start := doiStart(s, i)
		end := doiEnd(s, i+n, start < i)
		from = end
		if !endsDOI(s[end:]) {
			continue
		}
		end = i + len(cutDOIEnd(s[i:end]))
		if value, err := DOI(s[start:end]); err == nil {
			found = append(found, Found[string]{Value: value, Start: start, End: end})
		}
	}
}

// endsInResolver reports whether s ends in what may touch a DOI.
func endsInResolver(s string) bool {
	n := len(s) - len("doi")
	return n >= 0 && strings.EqualFold(s[n:], "doi")
}

// doiLabels are what stands before a DOI and belongs to it, longest first.
var doiLabels = []string{
	"https://www.doi.org/", "http://www.doi.org/", "https://dx.doi.org/",
	"http://dx.doi.org/", "https://doi.org/", "http://doi.org/",
	"www.doi.org/", "dx.doi.org/", "doi.org/", "info:doi/", "urn:doi:",
}

// doiStart returns where the URL begins that leads to the DOI at s[i:], or i.
func doiStart(s string, i int) int {
	for _, label := range doiLabels {
		if n := i - len(label); n >= 0 && strings.EqualFold(s[n:i], label) {
			return n
		}
	}
	return i
}

// doiEnd returns where the suffix that begins at s[i:] ends. Percent escapes
// belong to it in a URL only.
func doiEnd(s string, i int, inURL bool) int {
	start := i
	sici := isSICI(s[i:])
	for i < len(s) && i-start < maxDOI {
		b := s[i]
		switch {
		case isASCIILetter(b), isASCIIDigit(b), strings.IndexByte("-._()/:", b) >= 0:
		case b == ';':
			if followsOther(s[i+1:]) {
				return i
			}
		case sici && (b == '<' || b == '>' || b == '[' || b == ']'):
		case b == '%' && inURL:
		default:
			return i
		}
		i++
	}
	return i
}

// isSICI reports whether the word that s starts with is or holds a SICI
// (ANSI/NISO Z39.56), which has brackets in it.
func isSICI(s string) bool {
	word := s[:min(len(s), 200)]
	if i := strings.IndexFunc(word, unicode.IsSpace); i >= 0 {
		word = word[:i]
	}
	word = lowerASCII(word)
	return strings.HasPrefix(word, "(sici)") || strings.Contains(word, ".co;")
}

// followsOther reports whether s, which came after a semicolon, begins
// something other than the rest of a DOI.
func followsOther(s string) bool {
	for _, start := range []string{"10.", "doi", "pmid", "pmcid", "issn", "url", "http"} {
		if len(s) >= len(start) && strings.EqualFold(s[:len(start)], start) {
			return true
		}
	}
	return false
}

// endsDOI reports whether s, which follows the characters of a DOI, lets it
// end there.
func endsDOI(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case size == 0, unicode.IsSpace(r):
		return true
	case isDash(r), r == '…', r == utf8.RuneError && size == 1:
		return false
	case isEastAsian(r):
		return true
	}
	return !unicode.IsLetter(r) && !strings.ContainsRune("%+=@~$&", r)
}

// DOIKey is a DOI's key: what real data writes in two ways is folded, the
// double slash of 10.1037//… and the name of a page after the DOI, as in
// 10.3389/…/full.
func DOIKey(doi string) string {
	key := lowerASCII(doi)
	n := doiPrefixLen(key)
	suffix := strings.TrimLeft(key[n:], "/")
	for _, page := range []string{"/full", "/abstract", "/pdf", "/epdf", "/meta", "/html"} {
		if rest, ok := strings.CutSuffix(suffix, page); ok && rest != "" {
			suffix = rest
			break
		}
	}
	return key[:n] + suffix
}

func lowerASCII(s string) string {
	changes := false
	for i := range len(s) {
		b := s[i]
		if b >= utf8.RuneSelf {
			return strings.Map(lowerASCIIRune, s)
		}
		changes = changes || 'A' <= b && b <= 'Z'
	}
	if !changes {
		return s
	}
	return strings.ToLower(s)
}

func lowerASCIIRune(r rune) rune {
	if 'A' <= r && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}
