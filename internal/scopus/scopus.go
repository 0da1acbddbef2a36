// Package scopus reads what is common to the notes that Scopus writes in every format:
// pairs of a label and a value, one behind the other with semicolons between them.
//
//	Export Date: 18 June 2024; Cited By: 2; Conference name: Sea 2019; Conference date: …; Conference code: 157456
package scopus

import "strings"

// EventLabel stands before the name of a conference.
const EventLabel = "Conference name:"

// EventNameLength is the length of the name of a conference that a note goes on with
// behind its label. A name may have semicolons in it where the conference's other pairs
// follow, as they do.
func EventNameLength(rest string) int {
	first := strings.IndexByte(rest, ';')
	if first < 0 {
		return len(rest)
	}
	for at := first; ; {
		behind := strings.TrimLeft(rest[at+1:], " ")
		for _, label := range eventLabels {
			if strings.HasPrefix(behind, label) {
				return at
			}
		}
		next := strings.IndexByte(rest[at+1:], ';')
		if next < 0 || beginsPair(behind) {
			return first
		}
		at += 1 + next
	}
}

// eventLabels stand before what else is said of a conference.
var eventLabels = []string{"Conference date:", "Conference code:", "Conference location:"}

// longestLabel is more bytes than a label has.
const longestLabel = 40

// beginsPair reports whether a text begins with a label of any kind.
func beginsPair(text string) bool {
	label, _, ok := strings.Cut(text[:min(len(text), longestLabel)], ":")
	return ok && label != "" && !strings.ContainsAny(label, ".,;()")
}
