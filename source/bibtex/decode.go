package bibtex

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/tex"
	"github.com/ibid-go/ibid/internal/typed"
)

// partBreak stands between the texts of the parts of a value where they are
// handed to a rule. It is no character of any text: NUL characters in values are
// left out.
const partBreak = "\x00"

// The readings of this format read TeX, names of journals, paths and URLs, or the source of names
// and lists. All have one code, so that their rules stand together.
var (
	text     = typed.Format{Code: "bibtex", Join: partBreak, Decode: decodeText}
	journals = typed.Format{Code: "bibtex", Join: partBreak, Decode: decodeJournal}
	lines    = typed.Format{Code: "bibtex", Join: partBreak, Decode: decodeLines}
	verbatim = typed.Format{Code: "bibtex", Join: partBreak, Decode: decodeVerbatim}
	source   = typed.Format{Code: "bibtex", Join: partBreak, Decode: decodeSource}
)

// needsJoining reports whether a text has what stands for no character of it.
func needsJoining(s string) bool {
	for i := range len(s) {
		if c := s[i]; c == '\n' || c == '\r' || c == 0 || c == 0xef {
			return true
		}
	}
	return false
}

// unjoin joins the parts of a value, of which those that only say where a macro
// stands are none; it removes byte order marks, and makes every line end a line
// feed.
func unjoin(s string) string {
	if strings.Contains(s, partBreak) && strings.ContainsAny(s, "=#") {
		parts := strings.Split(s, partBreak)
		parts = slices.DeleteFunc(parts, isMacroPlace)
		s = strings.Join(parts, partBreak)
	}
	if !needsReplacing(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	from := 0
	for i := 0; i < len(s); i++ {
		size, with := 1, ""
		switch c := s[i]; {
		case c == partBreak[0]:
		case c == '\r':
			with = "\n"
			if strings.HasPrefix(s[i:], "\r\n") {
				size = len("\r\n")
			}
		case c == byteOrderMark[0] && strings.HasPrefix(s[i:], byteOrderMark):
			size = len(byteOrderMark)
		default:
			continue
		}
		b.WriteString(s[from:i])
		b.WriteString(with)
		i += size - 1
		from = i + 1
	}
	b.WriteString(s[from:])
	return b.String()
}

const byteOrderMark = "\ufeff"

// needsReplacing reports whether unjoin changes a text whose parts are all its own.
func needsReplacing(s string) bool {
	for i := range len(s) {
		if c := s[i]; c == partBreak[0] || c == '\r' || c == byteOrderMark[0] {
			return true
		}
	}
	return false
}

func decodeSource(s string) (string, error) {
	if needsJoining(s) {
		s = unjoin(s)
	}
	return s, nil
}

// decodeText reads running text: a line end is a blank, an empty line parts
// paragraphs.
func decodeText(s string) (string, error) {
	if needsJoining(s) {
		s = joinLines(unjoin(s))
	}
	return tex.Plain(s), nil
}

// decodeLines reads text whose lines mean something.
func decodeLines(s string) (string, error) {
	s, _ = decodeSource(s)
	return tex.Plain(s), nil
}

// decodeVerbatim reads a path, a URL or an identifier, in which line ends mean
// nothing.
func decodeVerbatim(s string) (string, error) {
	if needsJoining(s) {
		s = strings.Join(strings.Fields(unjoin(s)), " ")
	}
	return strings.TrimSpace(tex.Verbatim(s)), nil
}

// joinLines joins lines to paragraphs.
func joinLines(s string) string {
	if strings.IndexByte(s, '\n') < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	empty := 0
	first := true
	for line := range strings.SplitSeq(s, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			empty++
			continue
		}
		switch {
		case first:
		case empty > 0:
			b.WriteString("\n\n")
		default:
			b.WriteByte(' ')
		}
		first, empty = false, 0
		b.WriteString(line)
	}
	return b.String()
}
