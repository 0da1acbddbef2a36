package bibtex

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/nocase"
	"github.com/ibid-go/ibid/internal/tex"
	"github.com/ibid-go/ibid/record"
)

// nocaseIn returns a title with the marks of [nocase] around what CSL-JSON says, in the
// records that it is from, that no style may change the case of; "" for nothing.
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
			if marked, ok := nocase.OfCSL(text); ok {
				candidates = append(candidates, marked)
			}
		}
	}
	return nocase.Best(title, candidates)
}

// protectNocase encodes a title with braces around the parts that are marked,
// and around those words elsewhere that [protectCase] protects.
func protectNocase(marked string, ascii bool) string {
	var b strings.Builder
	small := isInSmallLetters(nocase.Plain(marked))
	for marked != "" {
		text, rest, found := strings.Cut(marked, nocase.Begin)
		outside, _ := protectWords(text, ascii, small, b.Len() == 0)
		b.WriteString(outside)
		if !found {
			break
		}
		var inside string
		inside, marked, _ = strings.Cut(rest, nocase.End)
		b.WriteString("{" + tex.Encode(inside, ascii) + "}")
	}
	return b.String()
}
