package normalize

import (
	"net/netip"
	"net/url"
	"strings"

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
// their sites, of Scopus, Web of Science, Embase or the Handle system. arXiv's
// own DOI gives both the DOI and the arXiv id. It gives nil where the text is
// none of them, as for a bare number, which could be anybody's.
func Identifiers(s string) []record.Identifier {
	if !strings.ContainsAny(s, "0123456789") {
		return nil
	}
	text := strings.TrimSpace(s)
	_, _, isURL := splitURL(text)
	_, isArXivLabel := cutLabel(text, "arxiv")
	var ids []record.Identifier
	for _, scheme := range identifierSchemes {
		switch scheme.scheme {
		case record.SchemePMID, record.SchemeScopus:
			if allDigits(text) {
				continue
			}
		case record.SchemeArXiv:
			isArXivDOI := len(ids) == 1 && strings.HasPrefix(ids[0].Value, arXivDOI)
			if !isURL && !isArXivLabel && !isArXivDOI {
				continue
			}
		case record.SchemeEmbase:
			if !isURL {
				continue
			}
		case record.SchemeHandle:
			if len(ids) > 0 || !isURL && !hasPrefixFold(text, "hdl:") && !hasPrefixFold(text, "info:hdl/") {
				continue
			}
		case record.SchemeISBN, record.SchemeORCID:
			continue // a book's or a person's, which the field itself must say
		}
		if value, err := scheme.read(text); err == nil {
			ids = append(ids, record.Identifier{Scheme: scheme.scheme, Value: value})
		}
	}
	return ids
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
// Versions of arXiv and PubMed Central ids are left out, and arXiv's own DOI
// has the key of the arXiv id.
func IdentifierKey(id record.Identifier) string {
	value := id.Value
	switch id.Scheme {
	case record.SchemeDOI:
		value = DOIKey(value)
		if number, ok := strings.CutPrefix(value, arXivDOI); ok {
			return "arxiv:" + withoutVersion(number, "v")
		}
	case record.SchemeArXiv:
		value = withoutVersion(strings.ToLower(value), "v")
	case record.SchemePMCID:
		value = withoutVersion(strings.ToLower(value), ".")
	case record.SchemeAccession:
		value = FoldKey(id.Authority) + ":" + strings.ToLower(value)
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
// its EID or in a URL of Scopus.
func scopusID(s string) (string, error) {
	text := strings.TrimSpace(s)
	if host, path, ok := splitURL(text); ok && host == "scopus.com" {
		_, query, _ := strings.Cut(path, "?")
		text = queryValue(query, "eid")
		if text == "" {
			text = scopusEID + queryValue(query, "scp")
		}
	}
	number := strings.TrimPrefix(lowerASCII(text), scopusEID)
	if !allDigits(number) || len(number) < 8 || len(number) > 15 {
		return "", refused("scopus", "no-scopus", s, "not a Scopus EID or URL")
	}
	return number, nil
}

const scopusEID = "2-s2.0-"

// wosID reads a Web of Science accession number with its WOS:, also from a
// URL of Web of Science.
func wosID(s string) (string, error) {
	text := strings.TrimSpace(s)
	if host, path, ok := splitURL(text); ok {
		switch host {
		case "webofscience.com", "webofknowledge.com", "gateway.webofknowledge.com", "gateway.isiknowledge.com":
			i := strings.LastIndex(strings.ToUpper(path), "WOS:")
			text = path[max(i, 0):]
			text, _, _ = strings.Cut(text, "&")
		default:
			text = ""
		}
	}
	text = strings.ToUpper(lowerASCII(text))
	number, ok := strings.CutPrefix(text, "WOS:")
	if !ok || len(number) != 15 || strings.Trim(number, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return "", refused("wos", "no-wos", s, "not a Web of Science accession number")
	}
	return text, nil
}

// embaseID reads an Embase accession number, L and digits, also from a URL of
// Embase.
func embaseID(s string) (string, error) {
	text := strings.TrimSpace(s)
	if host, path, ok := splitURL(text); ok {
		text = ""
		if host == "embase.com" {
			_, query, _ := strings.Cut(path, "?")
			text = queryValue(query, "id")
		}
	}
	if len(text) < 6 || len(text) > 12 || text[0] != 'L' || !allDigits(text[1:]) {
		return "", refused("embase", "no-embase", s, "not an Embase accession number")
	}
	return text, nil
}

// handle reads a handle: alone, with its label or in a URL of the Handle
// system.
func handle(s string) (string, error) {
	text := strings.TrimSpace(s)
	if host, path, ok := splitURL(text); ok && host == "hdl.handle.net" {
		text, _, _ = strings.Cut(path, "?")
	} else if rest, ok := cutLabel(text, "info:hdl/", "hdl:"); ok {
		text = rest
	}
	prefix, suffix, found := strings.Cut(text, "/")
	if !found || strings.Trim(prefix, "0123456789.") != "" || prefix == "" || suffix == "" || strings.ContainsAny(suffix, " \t\n") {
		return "", refused("handle", "no-handle", s, "not a handle")
	}
	return text, nil
}

// splitURL divides a URL into its host, folded and without www. and port, and
// all that follows the host's slash. The scheme may be left out.
func splitURL(s string) (host, path string, ok bool) {
	rest := strings.TrimPrefix(s, "//")
	scheme := ""
	if i := strings.Index(s, "://"); i > 0 && i <= len("https") {
		scheme, rest = lowerASCII(s[:i]), s[i+len("://"):]
		if scheme != "http" && scheme != "https" && scheme != "ftp" {
			return "", "", false
		}
	}
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		end = len(rest)
	}
	host = lowerASCII(rest[:end])
	if i := strings.LastIndexByte(host, ':'); i > 0 && allDigits(host[i+1:]) {
		host = host[:i]
	}
	if !isHost(host) && (scheme == "" || !isAddress(host)) || scheme == "" && (end == len(rest) || rest[end] != '/') {
		return "", "", false
	}
	path = strings.TrimPrefix(rest[end:], "/")
	return strings.TrimPrefix(host, "www."), path, true
}

// isHost reports whether s is a host's name with a top-level domain.
func isHost(s string) bool {
	if len(s) > 253 {
		return false
	}
	for i := range len(s) {
		if b := s[i]; !isASCIILetter(b) && !isASCIIDigit(b) && b != '.' && b != '-' && b != '_' {
			return false
		}
	}
	dot := strings.LastIndexByte(s, '.')
	return dot > 0 && dot < len(s)-2 && isASCIILetter(s[dot+1])
}

// isAddress reports whether s is the address of a host, as repositories
// without a name have it.
func isAddress(s string) bool {
	address, err := netip.ParseAddr(s)
	return err == nil && address.Is4()
}

// queryValue returns the first value of a name in a URL's query, or "".
func queryValue(query, name string) string {
	query, _, _ = strings.Cut(query, "#")
	for pair := range strings.SplitSeq(query, "&") {
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
		if len(s) < len(label) || !strings.EqualFold(s[:len(label)], label) {
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
