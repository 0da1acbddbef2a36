// Package nocase knows the parts of titles whose case no style may change: those in
// braces in BibTeX, and those in <span class="nocase"> in CSL-JSON. The title of a
// record is their text alone; the record has the parts in Raw.
package nocase

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/internal/tex"
	"github.com/ibid-go/ibid/normalize"
)

// Noncharacters stand for the ends of such a part in a marked text.
const (
	Begin = "\uFDD0"
	End   = "\uFDD1"
)

var (
	withoutMarks = strings.NewReplacer(Begin, "", End, "")
	asSpans      = strings.NewReplacer(Begin, `<span class="nocase">`, End, "</span>")
)

// spanTag is the begin of a span, with its class where that is it, or the end of one.
var spanTag = regexp.MustCompile(`<span(?:\s+class\s*=\s*["'](nocase)["']\s*|\s[^<>]*)?>|</span>`)

// OfCSL marks a text of CSL-JSON. It reports whether that protects anything.
func OfCSL(text string) (marked string, ok bool) {
	if !strings.Contains(text, "nocase") || isMarked(text) {
		return "", false
	}
	var open []bool // the spans that are open, and whether they protect
	var b strings.Builder
	at, depth, found := 0, 0, false
	for _, m := range spanTag.FindAllStringSubmatchIndex(text, -1) {
		b.WriteString(text[at:m[0]])
		at = m[1]
		switch protects := m[2] >= 0; {
		case text[m[0]+1] != '/':
			if open = append(open, protects); protects {
				if depth++; depth == 1 {
					b.WriteString(Begin)
					found = true
				}
			}
		case len(open) == 0:
			return "", false
		default:
			if open[len(open)-1] {
				if depth--; depth == 0 {
					b.WriteString(End)
				}
			}
			open = open[:len(open)-1]
		}
	}
	b.WriteString(text[at:])
	return b.String(), found && len(open) == 0
}

// OfTeX marks the text of a title in TeX. It reports whether that protects anything:
// braces around the whole title, which exporters put there, say nothing of its words,
// nor do those around what has no case.
func OfTeX(source string) (marked string, ok bool) {
	if !strings.Contains(source, "{") || isMarked(source) {
		return "", false
	}
	text := tex.Decode(source)
	var b strings.Builder
	at := 0
	for _, place := range text.Protected {
		if place[0] < at || place[1] > len(text.Value) || !isBoundary(text.Value, place[0]) || !isBoundary(text.Value, place[1]) {
			return "", false
		}
		part := text.Value[place[0]:place[1]]
		if strings.ToLower(part) == strings.ToUpper(part) {
			continue
		}
		b.WriteString(text.Value[at:place[0]] + Begin + part + End)
		at = place[1]
	}
	b.WriteString(text.Value[at:])
	marked = strings.TrimSpace(b.String())
	whole := strings.HasPrefix(marked, Begin) && strings.Index(marked, End) == len(marked)-len(End)
	return marked, at > 0 && !whole
}

func isMarked(text string) bool { return strings.Contains(text, Begin) || strings.Contains(text, End) }

func isBoundary(s string, at int) bool { return at == len(s) || utf8.RuneStart(s[at]) }

// Plain returns a marked text without its marks.
func Plain(marked string) string { return withoutMarks.Replace(marked) }

// Spans returns a marked text as CSL-JSON has it.
func Spans(marked string) string { return asSpans.Replace(marked) }

// Best returns the marked text that reads as the title, "" for none: of several the one
// with the most parts. Which stands first has no part in it.
func Best(title string, marked []string) string {
	var reading []string
	for _, text := range marked {
		if clean, err := normalize.Title(text); err == nil && Plain(clean) == title {
			reading = append(reading, clean)
		}
	}
	if len(reading) == 0 {
		return ""
	}
	return slices.MinFunc(reading, func(a, b string) int {
		return cmp.Or(cmp.Compare(strings.Count(b, Begin), strings.Count(a, Begin)), strings.Compare(a, b))
	})
}
