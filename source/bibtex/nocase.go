package bibtex

import (
	"cmp"
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/tex"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// CSL-JSON says of a part of a title that no style may change its case, as braces do
// here: <span class="nocase">DNA</span>. The record has it in Raw alone, of which its
// title is the text.

// Noncharacters stand for the ends of such a part while a title is cleaned.
const (
	nocaseBegin = "\uFDD0"
	nocaseEnd   = "\uFDD1"
)

// spanTag is the begin of a span, with its class where that is it, or the end of one.
var spanTag = regexp.MustCompile(`<span(?:\s+class\s*=\s*["'](nocase)["']\s*|\s[^<>]*)?>|</span>`)

// markNocase puts the noncharacters around what a text protects. It reports whether it
// protects anything.
func markNocase(text string) (string, bool) {
	if !strings.Contains(text, "nocase") || strings.Contains(text, nocaseBegin) || strings.Contains(text, nocaseEnd) {
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
					b.WriteString(nocaseBegin)
					found = true
				}
			}
		case len(open) == 0:
			return "", false
		default:
			if open[len(open)-1] {
				if depth--; depth == 0 {
					b.WriteString(nocaseEnd)
				}
			}
			open = open[:len(open)-1]
		}
	}
	b.WriteString(text[at:])
	return b.String(), found && len(open) == 0
}

// nocaseIn returns a title with the noncharacters around what the records that it is
// from protect in it, "" for nothing: of several statements the one with the most.
func (c *composition) nocaseIn(title string) string {
	var candidates []string
	for _, r := range append(slices.Clone(c.from), c.record) {
		if r.Origin.Format != record.FormatCSLJSON {
			continue
		}
		for i := range r.Raw {
			var text string
			if !strings.Contains(r.Raw[i].Name, "itle") || !strings.Contains(r.Raw[i].Value, "nocase") || json.Unmarshal([]byte(r.Raw[i].Value), &text) != nil {
				continue
			}
			marked, ok := markNocase(text)
			if !ok {
				continue
			}
			if marked, err := normalize.Title(marked); err == nil && withoutNocase(marked) == title {
				candidates = append(candidates, marked)
			}
		}
	}
	if len(candidates) == 0 {
		return ""
	}
	return slices.MinFunc(candidates, func(a, b string) int {
		return cmp.Or(cmp.Compare(strings.Count(b, nocaseBegin), strings.Count(a, nocaseBegin)), strings.Compare(a, b))
	})
}

func withoutNocase(text string) string {
	return strings.NewReplacer(nocaseBegin, "", nocaseEnd, "").Replace(text)
}

// protectNocase encodes a title with braces around the parts between the noncharacters,
// and around those words elsewhere that [protectCase] protects.
func protectNocase(marked string, ascii bool) string {
	var b strings.Builder
	for marked != "" {
		text, rest, found := strings.Cut(marked, nocaseBegin)
		outside, _ := protectWords(text, ascii)
		b.WriteString(outside)
		if !found {
			break
		}
		var inside string
		inside, marked, _ = strings.Cut(rest, nocaseEnd)
		b.WriteString("{" + tex.Encode(inside, ascii) + "}")
	}
	return b.String()
}
