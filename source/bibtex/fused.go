package bibtex

import (
	"cmp"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// keptTexts are the fields of running text that are written as a source has them, by
// name: those of titles, whose braces protect the case of words, and others, of which
// only what is TeX is worth more than their text. The other names are those that the
// field may have in a source.
var keptTexts = map[string]struct {
	title  bool
	others []string
}{
	"title": {title: true}, "subtitle": {title: true}, "shorttitle": {title: true}, "origtitle": {title: true}, "translatedtitle": {title: true},
	"booktitle": {title: true, others: []string{"maintitle"}}, "series": {title: true}, "eventtitle": {title: true},
	"journal": {others: []string{"journaltitle"}}, "journaltitle": {others: []string{"journal"}},
	"abstract": {}, "note": {}, "annote": {others: []string{"annotation"}}, "annotation": {others: []string{"annote"}},
	"edition": {}, "howpublished": {},
}

// asSourceHas returns the TeX in which a record that this one was fused from has the
// value of a field, where it has more than the value as it would be written anew, and
// reads the same. Of several that with the most braces and formulas is taken, one that
// is in braces as a whole last; which record it is of has no part in it.
func (c *composition) asSourceHas(name, value string) (string, bool) {
	kept, ok := keptTexts[name]
	if !ok || len(c.from) == 0 || value == "" {
		return "", false
	}
	var candidates []string
	for _, r := range c.from {
		if r.Origin.Format != record.FormatBibTeX || len(r.Raw) == 0 || !strings.HasPrefix(r.Raw[0].Name, typeField) {
			continue
		}
		for i := range r.Raw[1:] {
			f := &r.Raw[i+1]
			if own := fieldName(f.Name); own != name && !slices.Contains(kept.others, own) {
				continue
			}
			text, ok := c.valueAsItStood(f)
			if ok && text != "{"+value+"}" && !slices.Contains(candidates, text) && protects(text, kept.title) {
				candidates = append(candidates, text)
			}
		}
	}
	slices.SortFunc(candidates, func(a, b string) int {
		return cmp.Or(cmp.Compare(wrapped(a), wrapped(b)), cmp.Compare(marking(b), marking(a)), cmp.Compare(len(a), len(b)), strings.Compare(a, b))
	})
	for _, text := range candidates {
		if sameText(name, text, value) {
			return text, true
		}
	}
	return "", false
}

// protects reports whether a value in its delimiters has what its plain text has not:
// formulas, commands other than accents, and in a title braces.
func protects(text string, title bool) bool {
	for i := 1; i < len(text)-1; i++ {
		switch c := text[i]; {
		case c == '$':
			return true
		case c == '\\':
			if i++; isASCIILetter(text[i]) && isASCIILetter(text[min(i+1, len(text)-1)]) {
				return true
			}
		case c == '{' && title && text[i+1] != '\\':
			return true
		}
	}
	return false
}

// wrapped is 1 for a value that is in braces as a whole.
func wrapped(text string) int {
	if inner, ok := wholeGroup(text); ok {
		if _, ok := wholeGroup(strings.TrimSpace(inner)); ok {
			return 1
		}
	}
	return 0
}

// marking is how much of a value is braces and formulas.
func marking(text string) int { return strings.Count(text, "{") + strings.Count(text, "$") }
