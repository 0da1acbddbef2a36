package normalize

import (
	"slices"
	"strings"
	"unicode"

	"github.com/ibid-go/ibid/record"
)

// maxLink is the longest text that is read as a URL.
const maxLink = 8192

// Link reads a URL, which is given as it stands. Rejects local paths and other
// schemes than http, https and ftp, and identifiers' URLs, which [Identifiers]
// reads.
func Link(s string) (record.Link, error) {
	text := visibleText(s)
	if inside, ok := strings.CutPrefix(text, "<"); ok && strings.HasSuffix(inside, ">") {
		text = strings.TrimSpace(strings.TrimSuffix(inside, ">"))
	}
	switch {
	case len(text) > maxLink:
		return record.Link{}, refused("link", "too-long", s, "longer than any URL")
	case isLocalPath(text):
		return record.Link{}, refused("link", "local-path", s, "a path on somebody's computer")
	case strings.IndexByte(text, ' ') >= 0 || !isPrintable(text) && strings.ContainsFunc(text, unicode.IsSpace):
		return record.Link{}, refused("link", "blank", s, "a blank inside: not one URL")
	}
	host, path, ok := splitURL(text)
	if !ok || !strings.Contains(text, "://") && !strings.HasPrefix(text, "//") && !hasPrefixFold(text, "www.") {
		return record.Link{}, refused("link", "no-url", s, "not a URL")
	}
	if (host == "doi.org" || host == "dx.doi.org") && record.IsMissing(strings.Trim(path, "/")) {
		return record.Link{}, refused("link", "missing", s, "a URL made of a DOI that was not there")
	}
	var buffer [2]record.Identifier
	if ids := AppendIdentifiers(buffer[:0], text); len(ids) > 0 {
		return record.Link{}, refused("link", "identifier", s, "a URL of "+host+" that is the identifier "+ids[0].Value)
	}
	return record.Link{URL: text}, nil
}

// isLocalPath reports whether text leads into a file system or a reference
// manager's library.
func isLocalPath(text string) bool {
	if strings.HasPrefix(text, "//") {
		return false // a URL of the page's own scheme
	}
	if text == "" {
		return false
	}
	switch text[0] {
	case '/', '~':
		return true
	case '.', '\\', 'f', 'F', 'i', 'I', 'z', 'Z':
		for _, start := range [...]string{"file:", "internal-pdf:", "zotero:", "\\\\", "./", "../"} {
			if hasPrefixFold(text, start) {
				return true
			}
		}
	}
	return len(text) > 2 && isASCIILetter(text[0]) && text[1] == ':' && (text[2] == '\\' || text[2] == '/')
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// URLKey is a URL's key: scheme, www., port, fragment, tracking parameters,
// session ids and final slashes are folded away, the host is in lower case and
// parameters are sorted. Nothing is looked up.
func URLKey(s string) string {
	text := visibleText(s)
	host, path, ok := splitURL(text)
	if !ok {
		return text
	}
	path, _, _ = strings.Cut(path, "#")
	path, query, _ := strings.Cut(path, "?")
	if i := strings.Index(lowerASCII(path), ";jsessionid="); i >= 0 {
		path = path[:i]
	}
	key := host + "/" + strings.TrimLeft(path, "/")
	key = strings.TrimRight(key, "/")
	parameters := slices.DeleteFunc(strings.Split(query, "&"), isTracking)
	if len(parameters) > 0 {
		slices.Sort(parameters)
		key += "?" + strings.Join(parameters, "&")
	}
	return key
}

// isTracking reports whether a parameter of a URL tells where a visitor came
// from and not what is asked for.
func isTracking(parameter string) bool {
	name, _, _ := strings.Cut(lowerASCII(parameter), "=")
	return name == "" || strings.HasPrefix(name, "utm_") || trackingParameters[name]
}

var trackingParameters = map[string]bool{
	"fbclid": true, "gclid": true, "dclid": true, "msclkid": true, "rss": true,
	"mc_cid": true, "mc_eid": true, "igshid": true, "yclid": true,
	"partnerid": true, "af": true, "casa_token": true,
	"needaccess": true, "sessionid": true, "cookieset": true,
}
