package tex

import (
	"strings"
	"unicode"
)

// Google Scholar writes the braces that protect the case of a title as maths,
// "$\{$UMAP$\}$", and those around a command too, "$\{$$\backslash$infty$\}$".
const (
	scholarOpen    = `$\{$`
	scholarClose   = `$\}$`
	scholarCommand = `$\backslash$`
)

// maxScholar is the longest text between two such braces.
const maxScholar = 300

// scholarBrace reads such a brace at i as what it was. A set in maths looks alike
// ("$\{$1,2$\}$"): it has no word with a capital, or commas.
func (d *decoder) scholarBrace(i int) (next int, ok bool) {
	rest := d.source[i:]
	for last := len(d.scholarEnds) - 1; last >= 0 && d.scholarEnds[last] <= i; last-- {
		end := d.scholarEnds[last]
		if d.scholarEnds = d.scholarEnds[:last]; end == i {
			return i + len(scholarClose), true
		}
	}
	if !strings.HasPrefix(rest, scholarOpen) {
		return i, false
	}
	content, ok := insideScholar(rest)
	if !ok {
		return i, false
	}
	inside := i + len(scholarOpen)
	if command, ok := strings.CutPrefix(content, scholarCommand); ok {
		text, ok := scholarText(command)
		if !ok {
			return i, false
		}
		d.emit(text, i)
		return inside + len(content) + len(scholarClose), true
	}
	if strings.Contains(content, ",") || !strings.ContainsFunc(content, unicode.IsUpper) {
		return i, false
	}
	d.scholarEnds = append(d.scholarEnds, inside+len(content))
	return inside, true
}

// insideScholar returns what stands between the brace that s begins with and the one
// that closes it.
func insideScholar(s string) (content string, ok bool) {
	s = s[:min(len(s), len(scholarOpen)+maxScholar+len(scholarClose))]
	depth := 0
	for i := 0; i < len(s); {
		switch {
		case strings.HasPrefix(s[i:], scholarOpen):
			depth++
			i += len(scholarOpen)
		case strings.HasPrefix(s[i:], scholarClose):
			if depth--; depth == 0 {
				return s[len(scholarOpen):i], true
			}
			i += len(scholarClose)
		default:
			i++
		}
	}
	return "", false
}

// scholarText reads a command whose backslash Google Scholar writes as maths: a
// symbol, an accent, or a character that it escapes again ("\&").
func scholarText(command string) (string, bool) {
	if strings.Contains(command, "$") {
		return "", false
	}
	source := `\` + strings.TrimPrefix(command, `\`)
	if text, ok := mathsPlain(source); ok {
		return text, true
	}
	text := Plain(source)
	return text, !strings.Contains(text, `\`)
}
