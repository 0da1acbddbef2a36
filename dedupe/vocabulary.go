package dedupe

import (
	"cmp"
	"hash/maphash"
	"slices"
)

// vocabulary numbers strings in the order in which they come. Numbers are for
// comparing only; nothing that is given out depends on them.
type vocabulary struct {
	texts []string
	// slots hold the number of a string, plus one, at its hash or behind it, 0
	// where there is none. Their number is a power of two.
	slots []uint32
	seed  maphash.Seed
	// room is where the next texts go: each would take memory of its own, which
	// is more than what most say.
	room sharedText
}

func newVocabulary() *vocabulary {
	return &vocabulary{slots: make([]uint32, 64), seed: maphash.MakeSeed()}
}

// number returns the number of a string, a new one where it has none.
func (v *vocabulary) number(s string) uint32 {
	at := v.slot(s)
	if v.slots[at] != 0 {
		return v.slots[at] - 1
	}
	n := uint32(len(v.texts))
	// The string may be a part of a long text.
	v.texts = append(v.texts, v.keep(s))
	v.slots[at] = n + 1
	if len(v.texts) > len(v.slots)/4*3 {
		v.grow()
	}
	return n
}

// slot is where the number of a string stands, or where it belongs.
func (v *vocabulary) slot(s string) int {
	last := len(v.slots) - 1
	at := int(maphash.String(v.seed, s)) & last
	for v.slots[at] != 0 && v.texts[v.slots[at]-1] != s {
		at = (at + 1) & last
	}
	return at
}

// grow makes twice as many slots.
func (v *vocabulary) grow() {
	v.slots = make([]uint32, 2*len(v.slots))
	for n, text := range v.texts {
		v.slots[v.slot(text)] = uint32(n) + 1
	}
}

// keep copies a text to where texts stand together.
func (v *vocabulary) keep(s string) string {
	const block = 1 << 12
	if len(s) > v.room.Cap()-v.room.Len() {
		v.room.Reset()
		v.room.Grow(max(block, len(s)))
	}
	return v.room.put(s)
}

func (v *vocabulary) has(s string) bool { return v.slots[v.slot(s)] != 0 }

func (v *vocabulary) text(n uint32) string { return v.texts[n] }

func (v *vocabulary) len() int { return len(v.texts) }

// sort numbers the strings anew, in the order of the strings, and returns the
// new numbers by the old ones.
func (v *vocabulary) sort() []uint32 {
	order := make([]uint32, len(v.texts))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int { return cmp.Compare(v.texts[a], v.texts[b]) })
	renumbered := make([]uint32, len(v.texts))
	texts := make([]string, len(v.texts))
	for i, n := range order {
		renumbered[n] = uint32(i)
		texts[i] = v.texts[n]
	}
	for i, n := range v.slots {
		if n != 0 {
			v.slots[i] = renumbered[n-1] + 1
		}
	}
	v.texts = texts
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
