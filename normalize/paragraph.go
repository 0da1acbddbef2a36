package normalize

import (
	"strings"

	"github.com/ibid-go/ibid/internal/lazy"
)

// blockTags are the tags of HTML and JATS that stand between paragraphs.
var blockTags = lazy.New(`(?i)</?(?:jats:)?(?:p|div|sec|title|h[1-6]|[uo]l|li|list|list-item|blockquote)(?:\s+[a-z:-]+="[^"<>]*")*\s*/?>`)

// lineTags are the tags that end a line.
var lineTags = lazy.New(`(?i)<(?:jats:)?br\s*/?>`)

// mayHaveTags reports whether s has a "<" with a slash or a letter behind it
// that one of these tags begins with; the letter s has a long form.
func mayHaveTags(s string) bool {
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 || i+1 == len(s) {
			return false
		}
		if s = s[i+1:]; strings.IndexByte("/pPdDsStTbBjJhHuUoOlL\xc5", s[0]) >= 0 {
			return true
		}
	}
}

// lineEnds writes every end of a line or page as a line feed.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n\n", "\u0085", "\n", "\f", "\n\n", "\v", "\n")

// hasOtherLineEnds reports whether lineEnds would change s.
func hasOtherLineEnds(s string) bool {
	return strings.IndexByte(s, '\r') >= 0 || strings.IndexByte(s, '\f') >= 0 || strings.IndexByte(s, '\v') >= 0 ||
		strings.Contains(s, "\u2028") || strings.Contains(s, "\u2029") || strings.Contains(s, "\u0085")
}

// paragraphs cleans text that may have several paragraphs: Text for each,
// lines joined, an empty line between two.
func paragraphs(s string) string {
	return strings.Join(appendParagraphs(nil, s, func(string) (before, after bool) { return false, false }), "\n\n")
}

// appendParagraphs divides text into cleaned paragraphs and appends them: at
// empty lines, at block tags, and before and after the lines of which breaks
// says so.
func appendParagraphs(list []string, s string, breaks func(line string) (before, after bool)) []string {
	if s = trimBlanks(s); isClean(s) { // one line without tags
		if s != "" {
			list = append(list, s)
		}
		return list
	}
	if mayHaveTags(s) {
		s = blockTags.ReplaceAllString(s, "\n\n")
		s = lineTags.ReplaceAllString(s, "\n")
	}
	if hasOtherLineEnds(s) {
		s = lineEnds.Replace(s)
	}
	start := 0
	cut := func(at int) {
		if piece := Text(s[start:at]); piece != "" {
			list = append(list, piece)
		}
		start = at
	}
	for at := 0; at < len(s); {
		end := len(s)
		if i := strings.IndexByte(s[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		line := strings.TrimSpace(s[at:end])
		before, after := line == "", line == ""
		if line != "" {
			before, after = breaks(line)
		}
		if before {
			cut(at)
		}
		if after {
			cut(end)
		}
		at = end
	}
	cut(len(s))
	return list
}
