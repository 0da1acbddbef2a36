package bibtex

import (
	"strings"
	"unicode"

	"github.com/ibid-go/ibid/internal/tex"
	"github.com/ibid-go/ibid/internal/typed"
)

// splitKeywords divides a list at semicolons, or where there is none at commas,
// outside of braces. Those around the whole list, which Web of Science writes,
// protect nothing from semicolons.
func splitKeywords(s string) []typed.Piece {
	if list := pieces(s, ";", false); len(list) > 1 {
		return list
	}
	if from, to := inBraces(s); from < to {
		if list := pieces(s[from:to], ";", false); len(list) > 1 {
			for i := range list {
				list[i].From += from
				list[i].To += from
			}
			return list
		}
	}
	return pieces(s, ",", false)
}

// inBraces returns the place in a text of what braces around all of it hold, an
// empty one where there are none.
func inBraces(s string) (from, to int) {
	blanks := len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	text := strings.TrimSpace(s)
	if end, ok := tex.GroupEnd(text); !strings.HasPrefix(text, "{") || !ok || end < len(text) {
		return 0, 0
	}
	return blanks + 1, blanks + len(text) - 1
}
