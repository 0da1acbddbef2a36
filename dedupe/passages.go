package dedupe

import "math/bits"

// passages says how many records have a passage of their abstracts, that is a hash
// of their sketches. Passages that share a place are counted together: there are
// more places than passages, and a passage that is taken for a commoner one is
// another key at worst.
type passages struct {
	counts []uint8
	shift  int
}

// maxPassagePlaces bounds the memory of the counts, in bytes.
const maxPassagePlaces = 1 << 27

// countPassages counts the passages of a set that keys may be made of.
func countPassages(set []*features) *passages {
	total := 0
	for _, f := range set {
		total += len(f.sketch.first())
	}
	width := bits.Len(uint(min(2*total, maxPassagePlaces-1)))
	p := &passages{counts: make([]uint8, 1<<width), shift: 64 - width}
	for _, f := range set {
		for _, h := range f.sketch.first() {
			if n := &p.counts[p.place(h)]; *n < ^uint8(0) {
				*n++
			}
		}
	}
	return p
}

func (p *passages) place(hash uint32) uint64 { return mix(uint64(hash)) >> p.shift }

// of is the number of records with a passage, or more.
func (p *passages) of(hash uint32) int { return int(p.counts[p.place(hash)]) }

// first are the hashes of a sketch that keys may be made of.
func (s *sketch) first() []uint32 { return s.hashes[:min(len(s.hashes), passagesSeen)] }
