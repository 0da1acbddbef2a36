package html

import (
	"fmt"
	"regexp"
)

// Match says how well a text fits.
type Match struct {
	// Score is between 0 and 100; 0 is no page.
	Score int
	// Evidence says what it rests on.
	Evidence []string
}

var (
	pageStart     = regexp.MustCompile(`(?i)^[\s\x{FEFF}]*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-[^-])*-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]`)
	fragmentStart = regexp.MustCompile(`(?i)^[\s\x{FEFF}]*(?:<!--(?:[^-]|-[^-])*-->\s*)*<(?:meta|title|link|script|style|div|span|p|h[1-6]|table|ul|ol|article|section|main|a|li)[\s>]`)
	metaSigns     = regexp.MustCompile(`(?i)<meta[^>]{0,200}\b(?:name|property)\s*=\s*["']?(?:bepress_citation_|citation_|dc\.|dcterms\.|prism[.:]|eprints\.)`)
	jsonSigns     = regexp.MustCompile(`(?i)<script[^>]{0,200}application/ld\+json`)
	itemSigns     = regexp.MustCompile(`(?i)\bitemtype\s*=\s*["']?https?://schema\.org/(?:\w*Article|Book|Chapter|Dataset|Report|Thesis)\b`)
	coinsSigns    = regexp.MustCompile(`<span[^>]{0,200}\bZ3988\b`)
)

// Detect says whether the head of a text is that of an HTML page, or of a piece
// of one that states metadata.
func Detect(text string) Match {
	var m Match
	switch {
	case pageStart.MatchString(text):
		m.Score = 80
		m.Evidence = append(m.Evidence, "the start of an HTML page")
	case fragmentStart.MatchString(text):
		m.Score = 30
		m.Evidence = append(m.Evidence, "the start of a piece of an HTML page")
	default:
		return m
	}
	for _, sign := range []struct {
		pattern *regexp.Regexp
		says    string
	}{
		{metaSigns, "meta elements of publications"}, {jsonSigns, "scripts of JSON-LD"}, {itemSigns, "items of microdata"}, {coinsSigns, "context objects (COinS)"},
	} {
		if n := len(sign.pattern.FindAllStringIndex(text, -1)); n > 0 {
			m.Score += 30
			m.Evidence = append(m.Evidence, fmt.Sprintf("%d %s", n, sign.says))
		}
	}
	m.Score = min(m.Score, 100)
	return m
}
