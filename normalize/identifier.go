package normalize

import (
	"net/netip"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/record"
)

// identifierSchemes are the schemes whose values can be read from a field of
// their own, in the order in which a field of any kind is tried.
var identifierSchemes = []identifierScheme{
	{record.SchemeDOI, DOI},
	{record.SchemePMID, PMID},
	{record.SchemePMCID, PMCID},
	{record.SchemeArXiv, ArXiv},
	{record.SchemeScopus, scopusID},
	{record.SchemeWoS, wosID},
	{record.SchemeEmbase, embaseID},
	{record.SchemeHandle, handle},
	{record.SchemeISBN, ISBN},
	{record.SchemeORCID, ORCID},
}

type identifierScheme struct {
	scheme record.Scheme
	read   func(string) (string, error)
}

// Identifiers reads all identifiers that a field such as UR, ID or M3 holds
// as a whole: a DOI in any form, a labelled PubMed, PMC or arXiv id, a URL of
// their sites, of Scopus, Web of Science, Embase or the Handle system, the number
// of an entry in CENTRAL, a labelled number of OCLC. arXiv's own DOI gives both the DOI and the arXiv id. It
// gives nil where the text is none of them, as for a bare number, which could be
// anybody's.
func Identifiers(s string) []record.Identifier { return AppendIdentifiers(nil, s) }

// AppendIdentifiers appends [Identifiers] of s to ids.
func AppendIdentifiers(ids []record.Identifier, s string) []record.Identifier {
	if nextDigit(s, 0) == len(s) {
		return ids
	}
	if doi, ok := plainDOI(s); ok {
		return append(ids, record.Identifier{Scheme: record.SchemeDOI, Value: doi})
	}
	if number, ok := CENTRALNumber(s); ok {
		return append(ids, Accession(number, CENTRAL))
	}
	if number, ok := OCLCNumber(s); ok {
		return append(ids, Accession(number, OCLC))
	}
	text := addressOf(s)
	if !text.mayBeIdentifier() {
		return ids
	}
	return text.appendIdentifiers(ids)
}

// appendIdentifiers appends the identifiers that the text is.
func (a *address) appendIdentifiers(ids []record.Identifier) []record.Identifier {
	number := allDigits(a.whole)
	doi, isDOI := a.doi()
	if isDOI {
		ids = append(ids, record.Identifier{Scheme: record.SchemeDOI, Value: doi})
	}
	first := len(ids)
	add := func(scheme record.Scheme, value string, ok bool) {
		if ok {
			ids = append(ids, record.Identifier{Scheme: scheme, Value: value})
		}
	}
	if !number {
		value, ok := a.pmid()
		add(record.SchemePMID, value, ok)
	}
	value, ok := a.pmcid()
	add(record.SchemePMCID, value, ok)
	isArXivDOI := isDOI && len(ids) == first && strings.HasPrefix(doi, arXivDOI)
	if _, labelled := cutLabel(a.whole, "arxiv"); a.isURL || labelled || isArXivDOI {
		value, ok := a.arXiv(doi)
		add(record.SchemeArXiv, value, ok)
	}
	if !number {
		value, ok := a.scopus()
		add(record.SchemeScopus, value, ok)
	}
	value, ok = a.wos()
	add(record.SchemeWoS, value, ok)
	if a.isURL {
		value, ok := a.embase()
		add(record.SchemeEmbase, value, ok)
	}
	if !isDOI && len(ids) == first && (a.isURL || hasPrefixFold(a.whole, "hdl:") || hasPrefixFold(a.whole, "info:hdl/")) {
		value, ok := a.handle()
		add(record.SchemeHandle, value, ok)
	}
	return ids
}

// An address is the text of a field that may hold an identifier, without
// blanks at its ends, and what splitURL makes of it.
type address struct {
	whole, host, path string
	isURL             bool
}

func addressOf(s string) (a address) {
	a.whole = strings.TrimSpace(s)
	a.host, a.path, a.isURL = splitURL(a.whole)
	return a
}

// mayBeIdentifier reports whether a text begins as one that Identifiers reads:
// a URL, a number or a label. It is quick.
func (a *address) mayBeIdentifier() bool {
	if a.isURL || a.whole == "" || !isPrintable(a.whole) {
		return true
	}
	b := a.whole[0]
	return isASCIIDigit(b) || strings.IndexByte("diupmawh", b|0x20) >= 0 || b|0x20 == 's' && hasPrefixFold(a.whole, scopusLabel)
}

// doi reads the text as a DOI, "" for none. Only what begins as one, with the
// label of one or as a resolver's URL can be one.
func (a *address) doi() (name string, ok bool) {
	if isPrintable(a.whole) {
		first := byte(0)
		if a.whole != "" {
			first = a.whole[0]
		}
		if a.isURL && first != '1' && !isDOIResolver(a.host) || !a.isURL && strings.IndexByte("1diuDIU", first) < 0 {
			return "", false
		}
	}
	name, code, _ := readDOI(a.whole)
	return name, code == ""
}

func firstIdentifier(s string) (record.Identifier, error) {
	ids := Identifiers(s)
	if ids == nil {
		return record.Identifier{}, refused("identifier", "no-identifier", s, "no identifier of a known scheme")
	}
	return ids[0], nil
}

func identifierOfURL(s string) (record.Identifier, error) {
	if _, _, ok := splitURL(strings.TrimSpace(s)); !ok {
		return record.Identifier{}, refused("identifier.url", "no-url", s, "not a URL")
	}
	return firstIdentifier(s)
}

func bvsID(s string) (record.Identifier, error) {
	id, _, err := BVSID(s)
	return record.Identifier{Scheme: record.SchemeBVS, Value: id}, err
}

func bvsPMID(s string) (record.Identifier, error) {
	_, pmid, err := BVSID(s)
	if err == nil && pmid == "" {
		err = refused("pmid.mdl", "no-pmid", s, "not the id of a MEDLINE record")
	}
	return record.Identifier{Scheme: record.SchemePMID, Value: pmid}, err
}

// IdentifierKey is an identifier's key, with its scheme: "doi:10.2196/17362".
// Versions of arXiv and PubMed Central ids are left out, arXiv's own DOI has the
// key of the arXiv id, and that of an entry in CENTRAL the key of its number.
func IdentifierKey(id record.Identifier) string {
	value := id.Value
	switch id.Scheme {
	case record.SchemeDOI:
		value = DOIKey(value)
		if number, ok := strings.CutPrefix(value, arXivDOI); ok {
			return "arxiv:" + withoutVersion(number, "v")
		}
		if number, ok := CENTRALEntry(value); ok {
			return IdentifierKey(Accession(number, CENTRAL))
		}
	case record.SchemeArXiv:
		value = withoutVersion(strings.ToLower(value), "v")
	case record.SchemePMCID:
		value = withoutVersion(strings.ToLower(value), ".")
	case record.SchemeAccession:
		id = Accession(value, id.Authority)
		value = FoldKey(id.Authority) + ":" + strings.ToLower(id.Value)
	default:
		value = strings.ToLower(value)
	}
	return string(id.Scheme) + ":" + value
}

func withoutVersion(id, mark string) string {
	if i := strings.LastIndex(id, mark); i > 0 && allDigits(id[i+len(mark):]) {
		return id[:i]
	}
	return id
}

// scopusID reads a Scopus id: the number of an EID (2-s2.0-NUMBER), alone, in
// its EID, behind Scopus's name or in a URL of Scopus.
func scopusID(s string) (string, error) {
	text := addressOf(s)
	if number, ok := text.scopus(); ok {
		return number, nil
	}
	return "", refused("scopus", "no-scopus", s, "not a Scopus EID or URL")
}

func (a *address) scopus() (number string, ok bool) {
	number = a.whole
	isEID := true
	if a.isURL && a.host == "scopus.com" {
		_, query, _ := strings.Cut(a.path, "?")
		number = queryValue(query, "eid")
		if isEID = number != ""; !isEID {
			number = queryValue(query, "scp")
		}
	}
	switch {
	case !isEID:
	case hasPrefixFold(number, scopusEID):
		number = number[len(scopusEID):]
	case hasPrefixFold(number, scopusLabel):
		number = number[len(scopusLabel):]
	}
	return number, allDigits(number) && len(number) >= 8 && len(number) <= 15
}

const scopusEID = "2-s2.0-"

// scopusLabel is what Pure has before the number.
const scopusLabel = "SCOPUS:"

// wosID reads a Web of Science accession number with its WOS:, also from a
// URL of Web of Science.
func wosID(s string) (string, error) {
	text := addressOf(s)
	if number, ok := text.wos(); ok {
		return number, nil
	}
	return "", refused("wos", "no-wos", s, "not a Web of Science accession number")
}

func (a *address) wos() (number string, ok bool) {
	const label = "WOS:"
	text := a.whole
	if a.isURL {
		switch a.host {
		case "webofscience.com", "webofknowledge.com", "gateway.webofknowledge.com", "gateway.isiknowledge.com":
			i := strings.LastIndex(strings.ToUpper(a.path), label)
			text = a.path[max(i, 0):]
			text, _, _ = strings.Cut(text, "&")
		default:
			return "", false
		}
	}
	const longest = utf8.UTFMax * (len(label) + 15)
	if len(text) <= longest && !isPrintable(text) {
		text = strings.ToUpper(text) // "ſ" is an S
	}
	if len(text) != len(label)+15 || !hasPrefixFold(text, label) {
		return "", false
	}
	text = strings.ToUpper(text)
	for i := range len(text) - len(label) {
		if b := text[len(label)+i]; !isASCIIDigit(b) && !isASCIILetter(b) {
			return "", false
		}
	}
	return text, true
}

// embaseID reads an Embase accession number, L and digits, also from a URL of
// Embase.
func embaseID(s string) (string, error) {
	text := addressOf(s)
	if number, ok := text.embase(); ok {
		return number, nil
	}
	return "", refused("embase", "no-embase", s, "not an Embase accession number")
}

func (a *address) embase() (number string, ok bool) {
	text := a.whole
	if a.isURL {
		text = ""
		if a.host == "embase.com" {
			_, query, _ := strings.Cut(a.path, "?")
			text = queryValue(query, "id")
		}
	}
	return text, len(text) >= 6 && len(text) <= 12 && text[0] == 'L' && allDigits(text[1:])
}

// handle reads a handle: alone, with its label or in a URL of the Handle
// system.
func handle(s string) (string, error) {
	text := addressOf(s)
	if name, ok := text.handle(); ok {
		return name, nil
	}
	return "", refused("handle", "no-handle", s, "not a handle")
}

func (a *address) handle() (name string, ok bool) {
	text := a.whole
	if a.isURL && a.host == "hdl.handle.net" {
		text, _, _ = strings.Cut(a.path, "?")
	} else if rest, ok := cutLabel(text, "info:hdl/", "hdl:"); ok {
		text = rest
	}
	if text == "" || !isASCIIDigit(text[0]) && text[0] != '.' {
		return text, false
	}
	prefix, suffix, found := strings.Cut(text, "/")
	return text, found && strings.Trim(prefix, "0123456789.") == "" && prefix != "" && suffix != "" && !strings.ContainsAny(suffix, " \t\n")
}

// splitURL divides a URL into its host, folded and without www. and port, and
// all that follows the host's slash. The scheme may be left out.
func splitURL(s string) (host, path string, ok bool) {
	rest, hasScheme := strings.TrimPrefix(s, "//"), false
	if i := schemeEnd(s); i > 0 {
		if !isWebScheme(s[:i]) {
			return "", "", false
		}
		rest, hasScheme = s[i+len("://"):], true
	}
	end := 0
	for end < len(rest) && isHostByte(rest[end]) {
		end++
	}
	host = rest[:end]
	if end < len(rest) && rest[end] == ':' {
		port := end + 1
		for end = port; end < len(rest) && isASCIIDigit(rest[end]); end++ {
		}
		if end == port {
			return "", "", false
		}
	}
	if end < len(rest) && rest[end] != '/' && rest[end] != '?' && rest[end] != '#' ||
		!hasScheme && (end == len(rest) || rest[end] != '/') || !isHost(host, hasScheme) && (!hasScheme || !isAddress(host)) {
		return "", "", false
	}
	path = strings.TrimPrefix(rest[end:], "/")
	return strings.TrimPrefix(lowerASCII(host), "www."), path, true
}

// schemeEnd returns where the scheme of a URL ends that s begins with, 0 where
// there is none, or one that is longer than those of the web.
func schemeEnd(s string) int {
	const colon = "://"
	for i := 1; i <= len("https") && i+len(colon) <= len(s); i++ {
		if s[i] == ':' && s[i+1] == '/' && s[i+2] == '/' {
			return i
		}
	}
	return 0
}

func isWebScheme(scheme string) bool {
	switch len(scheme) {
	case len("ftp"):
		return strings.EqualFold(scheme, "ftp")
	case len("http"):
		return strings.EqualFold(scheme, "http")
	}
	return strings.EqualFold(scheme, "https")
}

// isHostByte reports whether a byte is one of the name of a host: a letter, a
// digit, a stop, a hyphen or a low line.
func isHostByte(b byte) bool { return hostBytes[b] }

var hostBytes = func() (table [256]bool) {
	for b := range table {
		c := byte(b)
		table[b] = isASCIILetter(c) || isASCIIDigit(c) || c == '.' || c == '-' || c == '_'
	}
	return table
}()

// isHost reports whether the bytes of a host's name are one with a top-level
// domain, which has two letters at least unless the text is stated to be a URL.
func isHost(s string, stated bool) bool {
	least := 2
	if stated {
		least = 1
	}
	dot := strings.LastIndexByte(s, '.')
	return len(s) <= 253 && dot > 0 && dot+least < len(s) && isASCIILetter(s[dot+1])
}

// isAddress reports whether s is the address of a host, as repositories
// without a name have it.
func isAddress(s string) bool {
	if s == "" || !isASCIIDigit(s[0]) {
		return false
	}
	address, err := netip.ParseAddr(s)
	return err == nil && address.Is4()
}

// queryValue returns the first value of a name in a URL's query, or "".
func queryValue(query, name string) string {
	query, _, _ = strings.Cut(query, "#")
	for more := true; more; {
		var pair string
		pair, query, more = strings.Cut(query, "&")
		key, value, _ := strings.Cut(pair, "=")
		if strings.EqualFold(key, name) {
			if decoded, err := url.QueryUnescape(value); err == nil {
				return decoded
			}
			return value
		}
	}
	return ""
}

// cutLabel takes one of the labels, in any case, off the front of s together
// with the colon, stop or blanks after it. A label does not end inside a word.
func cutLabel(s string, labels ...string) (string, bool) {
	for _, label := range labels {
		if len(s) < len(label) || (s[0]^label[0])&^0x20 != 0 || !strings.EqualFold(s[:len(label)], label) {
			continue
		}
		rest := s[len(label):]
		if rest != "" && isASCIILetter(label[len(label)-1]) && isASCIILetter(rest[0]) {
			continue
		}
		return strings.TrimLeft(rest, " \t\n:.=#\u00a0"), true
	}
	return s, false
}
