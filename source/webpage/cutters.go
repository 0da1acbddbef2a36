package webpage

import (
	"github.com/ibid-go/ibid/internal/lazy"
	"github.com/ibid-go/ibid/normalize"
)

// each cuts out every match of the pattern as a value; where the pattern has
// groups, the groups that take part are the value's texts.
func each(pattern string) cutter {
	compiled := lazy.New(pattern)
	return func(text string) [][]place {
		var pieces [][]place
		for _, match := range compiled.FindAllStringSubmatchIndex(text, -1) {
			pieces = append(pieces, texts(match))
		}
		return pieces
	}
}

// all cuts out all matches of the pattern as the texts of one value.
func all(pattern string) cutter {
	cut := each(pattern)
	return func(text string) [][]place {
		var piece []place
		for _, found := range cut(text) {
			piece = append(piece, found...)
		}
		if piece == nil {
			return nil
		}
		return [][]place{piece}
	}
}

// without cuts out what is left of a text when the matches of the pattern are
// taken away, as the texts of one value.
func without(pattern string) cutter {
	compiled := lazy.New(pattern)
	return func(text string) [][]place {
		return [][]place{between(text, compiled)}
	}
}

// split cuts a text at the matches of the pattern.
func split(pattern string) cutter {
	compiled := lazy.New(pattern)
	return func(text string) [][]place {
		var pieces [][]place
		for _, part := range between(text, compiled) {
			pieces = append(pieces, []place{part})
		}
		return pieces
	}
}

// splitQualified cuts a list of headings at the first pattern, and each
// heading that carries qualifiers at the second: a value for each qualifier,
// the heading's text before it.
func splitQualified(list, qualifiers string) cutter {
	headings, parts := lazy.New(list), lazy.New(qualifiers)
	return func(text string) [][]place {
		var pieces [][]place
		for _, heading := range between(text, headings) {
			inside := between(text[heading.start:heading.end], parts)
			for i := range inside {
				inside[i] = place{heading.start + inside[i].start, heading.start + inside[i].end}
			}
			if len(inside) == 1 {
				pieces = append(pieces, inside)
				continue
			}
			for _, qualifier := range inside[min(1, len(inside)):] {
				pieces = append(pieces, []place{inside[0], qualifier})
			}
		}
		return pieces
	}
}

// displayNames cuts a list of names in display order.
func displayNames(text string) [][]place {
	names, _ := normalize.NamesInDisplayOrder(text)
	return places(names)
}

// reportedCounts cuts out what a text reports in numbers.
func reportedCounts(text string) [][]place { return places(normalize.FindReportedCounts(text)) }

// registrations cuts out trial and review registrations.
func registrations(text string) [][]place { return places(normalize.FindRegistrations(text)) }

func places[T any](found []normalize.Found[T]) [][]place {
	pieces := make([][]place, len(found))
	for i, f := range found {
		pieces[i] = []place{{f.Start, f.End}}
	}
	return pieces
}

// texts returns the places of a match's groups, or of the match where it has
// none.
func texts(match []int) []place {
	if len(match) == 2 {
		return []place{{match[0], match[1]}}
	}
	var groups []place
	for i := 2; i < len(match); i += 2 {
		if match[i] >= 0 {
			groups = append(groups, place{match[i], match[i+1]})
		}
	}
	return groups
}

// between returns the places that lie between the matches of a pattern.
func between(text string, pattern *lazy.Pattern) []place {
	var parts []place
	start := 0
	for _, match := range pattern.FindAllStringIndex(text, -1) {
		if start < match[0] {
			parts = append(parts, place{start, match[0]})
		}
		start = match[1]
	}
	if start < len(text) {
		parts = append(parts, place{start, len(text)})
	}
	return parts
}
