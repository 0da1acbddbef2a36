package ris

import (
	"slices"
	"strings"
)

// unwrap joins the lines of a value. A line that was broken because it was
// full goes on with the next one after a blank; a line that ends a paragraph
// keeps its line end. The value's own lines decide: lines of nearly the same
// length, but for the last of a paragraph, were wrapped; otherwise a long line
// that ends no sentence and that a lower-case letter follows goes on, and so does one
// with either of these signs that had no room for the next word, unless most lines had:
// they are a list.
func unwrap(value string) string {
	lines := strings.Split(value, "\n")
	wrapped := isWrapped(lines)
	longest := longestOf(lines)
	list := !wrapped && mostHaveRoom(lines, longest)
	var b strings.Builder
	b.Grow(len(value))
	for i, line := range lines {
		line = strings.TrimSpace(line)
		if i > 0 {
			before := strings.TrimSpace(lines[i-1])
			lower, long := startsLower([]byte(line)), !endsSentence([]byte(before)) && len(before) >= leastWrapped
			goesOn := wrapped || lower && long || (lower || long) && !list && !hasRoom(lines, i-1, longest)
			if line != "" && before != "" && goesOn {
				b.WriteByte(' ')
			} else {
				b.WriteByte('\n')
			}
		}
		b.WriteString(line)
	}
	return b.String()
}

// leastWrapped is the least width at which texts are wrapped that are not seen
// to be by their other lines, in bytes: a shorter line ends where its writer
// ended it.
const leastWrapped = 60

func longestOf(lines []string) (longest int) {
	for _, line := range lines {
		longest = max(longest, len(line))
	}
	return longest
}

// hasRoom reports whether the first word of the next line would have stood on a line,
// were it as wide as the longest. The first line has the tag before it.
func hasRoom(lines []string, i, longest int) bool {
	word, _, _ := strings.Cut(strings.TrimSpace(lines[i+1]), " ")
	width := len(strings.TrimSpace(lines[i])) + 1 + len(word)
	if i == 0 {
		width += len("N1  - ")
	}
	return width <= longest
}

// mostHaveRoom reports whether most lines but the last have room for the next word.
func mostHaveRoom(lines []string, longest int) bool {
	count := 0
	for i := range len(lines) - 1 {
		if hasRoom(lines, i, longest) {
			count++
		}
	}
	return 2*count >= len(lines)
}

// isWrapped reports whether the lines look hard-wrapped: at least three of
// them, all but the first, which stands behind a tag, and the last of a
// paragraph between 80 % and 100 % of the longest, which is no longer than a
// line of a terminal or printer.
func isWrapped(lines []string) bool {
	longest := longestOf(lines)
	if longest < 40 || longest > 132 {
		return false
	}
	full := 0
	for i, line := range lines {
		last := i == len(lines)-1 || strings.TrimSpace(lines[i+1]) == ""
		if last || strings.TrimSpace(line) == "" {
			continue
		}
		if i > 0 && len(line)*10 < longest*8 {
			return false
		}
		full++
	}
	return full >= 2
}

// wordJoints are what URLs and identifiers are broken at.
const wordJoints = "/-_.=&?%#+"

// wordBeginnings begin another address or identifier, or a remark.
var wordBeginnings = []string{"www.", "http", "ftp", "10.", "doi", "(", "["}

// unbroken joins the lines of a long word, a URL or an identifier, that was broken at
// one of wordJoints. It reports whether the lines may be those of such a word: one that
// is a word by itself, or begins an address or identifier of its own, is none.
func unbroken(value string) (string, bool) {
	var b strings.Builder
	before := byte(0)
	for line := range strings.SplitSeq(value, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.ContainsAny(line, " \t"):
			return "", false
		case before == 0:
		case strings.IndexByte(wordJoints, before) < 0 && strings.IndexByte(wordJoints, line[0]) < 0,
			!strings.ContainsAny(line, wordJoints+"0123456789"),
			slices.ContainsFunc(wordBeginnings, func(begins string) bool { return strings.HasPrefix(strings.ToLower(line), begins) }):
			return "", false
		}
		before = line[len(line)-1]
		b.WriteString(line)
	}
	return b.String(), true
}
