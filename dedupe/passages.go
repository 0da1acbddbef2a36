package dedupe

import "math/bits"

// passages says how many records of a set have a passage of their abstracts, that
// is a hash of their sketches: a table of open addressing, in which a passage is
// known by its place and [passageTag] further bits. Few are taken for another one
// by that, which is a needless key at worst.
type passages struct {
	cells []uint16
	shift int
}

// A cell has the tag of its passage above and, below, the number of the records
// with it, up to mostCounted.
const (
	passageTag   = 12
	countedShift = 16 - passageTag
	mostCounted  = 1<<countedShift - 1
)

// countPassages counts the passages of a set that keys may be made of. A set has
// one order, so that what is taken for another one is always the same.
func countPassages(set []*features) *passages {
	total := 0
	for _, f := range set {
		total += len(f.sketch.first())
	}
	width := bits.Len(uint(total + total/3))
	p := &passages{cells: make([]uint16, 1<<width), shift: 64 - width}
	for _, f := range set {
		for _, h := range f.sketch.first() {
			cell, tag := p.cell(h)
			if n := *cell & mostCounted; n < mostCounted {
				*cell = tag | n + 1
			}
		}
	}
	return p
}

// cell is the cell of a passage, or the empty one where it belongs.
func (p *passages) cell(hash uint32) (cell *uint16, tag uint16) {
	h := mix(uint64(hash))
	tag = max(1, uint16(h&(1<<passageTag-1))) << countedShift
	for at := h >> p.shift; ; at = (at + 1) & uint64(len(p.cells)-1) {
		if cell = &p.cells[at]; *cell == 0 || *cell&^mostCounted == tag {
			return cell, tag
		}
	}
}

// of is the number of records with a passage, or mostCounted.
func (p *passages) of(hash uint32) int {
	cell, _ := p.cell(hash)
	return int(*cell & mostCounted)
}

// first are the hashes of a sketch that keys may be made of.
func (s *sketch) first() []uint32 { return s.hashes[:min(len(s.hashes), passagesSeen)] }
