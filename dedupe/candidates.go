package dedupe

import (
	"cmp"
	"slices"
)

// Limits of blocks. A block of more records than the limit of its kind is
// divided by year, and what is still too large is sorted, and each record is
// paired with its neighbours only. The limits do not depend on the size of the
// set, nor does the work for a record.
const (
	blockLimit = 24
	// identifierLimit is that of keys made of identifiers, which are few and of
	// which each pair must be seen.
	identifierLimit = 80
	// passageLimit is that of keys made of the texts of abstracts: a passage
	// that more records share is a phrase of the field.
	passageLimit = 12
	neighbours   = 5
	// yearLimit is the size up to which the records of one year of such a
	// block are all paired.
	yearLimit = 16
	// fewPairs are too few for looking which of them are there twice.
	fewPairs = 1 << 12
)

// limitOf returns the limit of blocks of a kind.
func limitOf(kind keyKind) int {
	switch kind {
	case keyIdentifier, keyRelation, keyIbid:
		return identifierLimit
	case keyAbstract:
		return passageLimit
	}
	return blockLimit
}

// couple is two records by rank, the smaller first.
type couple struct{ i, j uint32 }

// packed is the couple as one number; they sort as couples do.
func (c couple) packed() uint64 { return uint64(c.i)<<32 | uint64(c.j) }

func unpacked(pair uint64) couple { return couple{uint32(pair >> 32), uint32(pair)} }

// collector takes the pairs that blocks propose and keeps the wanted ones.
type collector struct {
	wanted func(couple) bool
	// pairs are packed; so many of them, from the first on, are sorted and each
	// once.
	pairs  []uint64
	unique int

	proposed, overfull int
}

func (c *collector) propose(pair couple) {
	c.proposed++
	if c.wanted(pair) {
		c.pairs = append(c.pairs, pair.packed())
		if len(c.pairs) > 2*max(c.unique, fewPairs) {
			c.compact()
		}
	}
}

// compact sorts the pairs and leaves each once: many blocks have the same.
func (c *collector) compact() {
	slices.Sort(c.pairs)
	c.pairs = slices.Compact(c.pairs)
	c.unique = len(c.pairs)
}

// titleOrder is the order of titles.
type titleOrder struct {
	// place is where a record stands in it, at the record at a place.
	place, at []uint32
	// years are those of the records, beside each other.
	years []uint32
}

// orderOfTitles finds the order of titles.
func (x *Index) orderOfTitles(set []*features) *titleOrder {
	starts := make([]byBeginning, len(set))
	for i, f := range set {
		starts[i] = byBeginning{beginningOf(f.title.squash), uint32(i)}
	}
	sortList(x, starts, func(a, b byBeginning) int {
		if a.letters != b.letters {
			return cmp.Compare(a.letters, b.letters)
		}
		return cmp.Or(cmp.Compare(set[a.record].title.squash, set[b.record].title.squash), cmp.Compare(a.record, b.record))
	})
	o := &titleOrder{place: make([]uint32, len(set)), at: make([]uint32, len(set)), years: make([]uint32, len(set))}
	for i, f := range set {
		o.years[i] = uint32(f.year)
	}
	for place, s := range starts {
		o.at[place] = s.record
		o.place[s.record] = uint32(place)
	}
	return o
}

// refiner makes the pairs of blocks that are too large: of the records of each
// year, where that makes small blocks, and of neighbours in the order of titles,
// by year and without.
type refiner struct {
	collector
	form  entryForm
	order *titleOrder
	block []uint64 // years and places of the block at hand
	found []uint64 // the pairs of that block, packed
}

// add makes the pairs of one block.
func (r *refiner) add(entries []entry) {
	r.block, r.found = r.block[:0], r.found[:0]
	for _, e := range entries {
		n := r.form.record(e)
		r.block = append(r.block, uint64(r.order.years[n])<<32|uint64(r.order.place[n]))
	}
	slices.Sort(r.block)
	for start := 0; start < len(r.block); {
		end := start
		for end < len(r.block) && r.block[end]>>32 == r.block[start]>>32 {
			end++
		}
		if end-start <= yearLimit {
			r.pairNeighbours(r.block[start:end], end-start)
		}
		start = end
	}
	r.pairNeighbours(r.block, neighbours)
	for i := range r.block {
		r.block[i] &= 1<<32 - 1
	}
	slices.Sort(r.block)
	r.pairNeighbours(r.block, neighbours)
	slices.Sort(r.found)
	for _, pair := range slices.Compact(r.found) {
		r.propose(unpacked(pair))
	}
}

// pairNeighbours pairs each record of a list with so many before it.
func (r *refiner) pairNeighbours(list []uint64, count int) {
	for n, x := range list {
		j := r.order.at[uint32(x)]
		for _, y := range list[max(0, n-count):n] {
			i := r.order.at[uint32(y)]
			r.found = append(r.found, couple{min(i, j), max(i, j)}.packed())
		}
	}
}

// allCouples returns all pairs of n records.
func allCouples(n int) []couple {
	pairs := make([]couple, 0, n*(n-1)/2)
	for i := range n {
		for j := i + 1; j < n; j++ {
			pairs = append(pairs, couple{uint32(i), uint32(j)})
		}
	}
	return pairs
}
