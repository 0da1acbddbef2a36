package dedupe

import (
	"slices"
	"strings"
)

// vocabulary numbers strings in the order in which they come. Numbers are for
// comparing only; nothing that is given out depends on them.
type vocabulary struct {
	numbers map[string]uint32
	texts   []string
}

func newVocabulary() *vocabulary {
	return &vocabulary{numbers: make(map[string]uint32)}
}

func (v *vocabulary) number(s string) uint32 {
	if n, ok := v.numbers[s]; ok {
		return n
	}
	// The string may be a part of a long text.
	s = strings.Clone(s)
	n := uint32(len(v.texts))
	v.numbers[s] = n
	v.texts = append(v.texts, s)
	return n
}

func (v *vocabulary) has(s string) bool {
	_, ok := v.numbers[s]
	return ok
}

func (v *vocabulary) text(n uint32) string { return v.texts[n] }

func (v *vocabulary) len() int { return len(v.texts) }

// sort numbers the strings anew, in the order of the strings, and returns the
// new numbers by the old ones.
func (v *vocabulary) sort() []uint32 {
	slices.Sort(v.texts)
	renumbered := make([]uint32, len(v.texts))
	for i, text := range v.texts {
		renumbered[v.numbers[text]] = uint32(i)
		v.numbers[text] = uint32(i)
	}
	return renumbered
}

// sortWords numbers the words of the titles of records in the order of the
// alphabet, in which words that are alike stand near each other and which does
// not depend on the order of the records.
func (x *Index) sortWords(records []*features) {
	renumbered := x.words.words.sort()
	x.eachRecord(len(records), func(i int) {
		f := records[i]
		f.title.renumber(renumbered)
		for i := range f.titles {
			f.titles[i].renumber(renumbered)
		}
	})
}

func (t *title) renumber(numbers []uint32) {
	for i, w := range t.words {
		t.words[i] = numbers[w]
	}
	for i, w := range t.sorted {
		t.sorted[i] = numbers[w]
	}
	slices.Sort(t.sorted)
}
