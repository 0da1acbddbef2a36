package dedupe

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// A search engine shows of a text the pieces that hold what was searched, with
// ellipses between them: of one paper it shows other pieces to each query, and of
// two papers by the same people such as say the same. A snippet that stands in
// another abstract speaks for one paper; one that does not says nothing.

// longestSnippet is the most that a snippet takes, in bytes. A database that cuts an
// abstract keeps more of it.
const longestSnippet = 600

// isSnippet reports whether a text is pieces of a text.
func isSnippet(text string) bool {
	if len(text) > longestSnippet {
		return false
	}
	text = strings.ReplaceAll(text, "...", "…")
	return strings.HasPrefix(text, "…") || strings.HasSuffix(text, "…") || strings.Contains(text, " … ")
}

// addAbstracts adds the record's abstracts, and its snippets where it has nothing
// else.
func (s *sketch) addAbstracts(abstracts []record.Abstract) {
	s.snippet = !slices.ContainsFunc(abstracts, func(a record.Abstract) bool { return !isSnippet(a.Text) })
	for _, a := range abstracts {
		if s.snippet || !isSnippet(a.Text) {
			s.add(a.Text)
		}
	}
	s.close()
}
