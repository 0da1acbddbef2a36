package webpage

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/lazy"
	"github.com/ibid-go/ibid/record"
)

// Match is a family of page that fits a text.
type Match struct {
	Family string
	// Score is between 0 and 100.
	Score int
	// Evidence says which signs of the family the text shows.
	Evidence []string
}

// enough is the least score of a match: no single signal has as much, so one
// sentence of a page quoted in some other text is no page.
const enough = 50

// headLength is how much of a page, in bytes, a reader looks at to tell its
// family.
const headLength = 256 << 10

// otherFormats matches the beginning of a text in one of the formats that can
// quote a page in a field of their own: RIS, MEDLINE, EndNote, Web of Science,
// BibTeX, JSON, XML and HTML.
var otherFormats = lazy.New(`^(?:TY\s*-|PMID\s*-|%[0A-Z] |FN |PT [JBSP]$|@\w+\s*[{(]|\{|\[\s*(?:[^\s\d]|$|\d[\d.eE+\-]*\s*(?:,|$|\]\s*(?:$|[,\]])))|<[!?A-Za-z])`)

// Detect says which families the text fits, best first. A text that is no page
// of a known family fits [Generic] where its rules read anything in it, and
// nothing otherwise.
func Detect(text string) []Match {
	text = strings.TrimLeftFunc(text, isBlank)
	if otherFormats.MatchString(text) {
		return nil
	}
	var lines []string
	for line := range strings.Lines(text) {
		lines = append(lines, strings.TrimFunc(line, isBlank))
	}
	var matches []Match
	for _, f := range families {
		match := Match{Family: f.name}
		for i := range f.signals {
			s := &f.signals[i]
			if strings.Contains(text, s.has) && slices.ContainsFunc(lines, s.matches) {
				match.Score += s.points
				match.Evidence = append(match.Evidence, s.says)
			}
		}
		if match.Score >= enough {
			match.Score = min(match.Score, 100)
			matches = append(matches, match)
		}
	}
	if len(matches) == 0 {
		return detectGeneric(lines)
	}
	slices.SortStableFunc(matches, func(a, b Match) int { return cmp.Compare(b.Score, a.Score) })
	return matches
}

// detectGeneric says whether the generic rules read anything.
func detectGeneric(lines []string) []Match {
	p := &page{
		trimmed: lines,
		offset:  make([]int, len(lines)),
		place:   func(int, int, int) record.Span { return record.Span{} },
	}
	results := cutGeneric(&generic, p, &record.Document{})
	if len(results) == 0 {
		return nil
	}
	match := Match{Family: Generic, Score: genericScore}
	seen := map[string]bool{}
	for _, result := range results {
		for _, c := range result.captures {
			seen[c.name] = true
		}
	}
	match.Evidence = append(match.Evidence, fmt.Sprintf("%d with %s, by rules for text of any kind",
		len(results), strings.Join(slices.Sorted(maps.Keys(seen)), ", ")))
	return []Match{match}
}
