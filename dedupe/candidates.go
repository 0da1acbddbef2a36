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

func pairAll(pairs []couple, block []uint32) []couple {
	for n, j := range block {
		for _, i := range block[:n] {
			pairs = append(pairs, couple{min(i, j), max(i, j)})
		}
	}
	return pairs
}

// refine pairs the records of an overfull block by year, where that makes
// small blocks, and with their neighbours in the order of titles.
func refine(pairs []couple, set []*features, block []uint32) []couple {
	slices.SortFunc(block, func(a, b uint32) int {
		x, y := set[a], set[b]
		return cmp.Or(cmp.Compare(x.year, y.year), cmp.Compare(x.title.squash, y.title.squash), cmp.Compare(a, b))
	})
	for start := 0; start < len(block); {
		end := start
		for end < len(block) && set[block[end]].year == set[block[start]].year {
			end++
		}
		if year := block[start:end]; len(year) <= yearLimit {
			pairs = pairAll(pairs, year)
		}
		start = end
	}
	pairs = pairNeighbours(pairs, block)
	slices.SortFunc(block, func(a, b uint32) int {
		x, y := set[a], set[b]
		return cmp.Or(cmp.Compare(x.title.squash, y.title.squash), cmp.Compare(a, b))
	})
	return pairNeighbours(pairs, block)
}

func pairNeighbours(pairs []couple, block []uint32) []couple {
	for n, j := range block {
		for _, i := range block[max(0, n-neighbours):n] {
			pairs = append(pairs, couple{min(i, j), max(i, j)})
		}
	}
	return pairs
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
