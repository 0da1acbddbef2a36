package eval

import (
	"cmp"
	"iter"
	"slices"
)

// Partition holds the cluster of each record, by number. Clusters are numbered
// from 0 without gaps, see [Label].
type Partition []int

// Label returns the partition of records that carry the labels, one each.
func Label[T comparable](labels []T) Partition {
	numbers := make(map[T]int)
	p := make(Partition, len(labels))
	for i, label := range labels {
		n, ok := numbers[label]
		if !ok {
			n = len(numbers)
			numbers[label] = n
		}
		p[i] = n
	}
	return p
}

// Sizes returns the number of records of each cluster.
func (p Partition) Sizes() []int {
	sizes := make([]int, p.clusters())
	for _, c := range p {
		sizes[c]++
	}
	return sizes
}

func (p Partition) clusters() int {
	if len(p) == 0 {
		return 0
	}
	return slices.Max(p) + 1
}

// Pairs counts unordered pairs of records: right where a predicted and a true
// cluster hold both, wrong where only a predicted one does, missed where only a
// true one does. A wrong merge of two large clusters weighs by the product of
// their sizes.
func Pairs(predicted, truth Partition) Tally {
	const unit = 2
	sizes := predicted.Sizes()
	t := newTally(truth, unit)
	type cell struct{ group, cluster int }
	cells := make(map[cell]int)
	for n, g := range truth {
		cells[cell{g, predicted[n]}]++
	}
	for c, n := range cells {
		g := &t.groups[c.group]
		g.TP += unit * couples(n)
		// Each group of a wrong pair counts it, and so counts half.
		g.FP += n * (sizes[c.cluster] - n)
	}
	for g, size := range truth.Sizes() {
		t.groups[g].FN = unit*couples(size) - t.groups[g].TP
	}
	return t.sorted()
}

func couples(n int) int { return n * (n - 1) / 2 }

// Removal counts the records that are removed where the first record of each
// predicted cluster, the one with the smallest number, stays. Of a true cluster
// of n records of which k stay, k-1 are missed and n-k rightly removed; where
// none stays, one is wrongly removed and n-1 rightly. It does not see two
// publications mixed in one cluster unless one of them is lost.
func Removal(predicted, truth Partition) Tally {
	t := newTally(truth, 1)
	seen := make([]bool, predicted.clusters())
	stay := make([]int, truth.clusters())
	for n, c := range predicted {
		if !seen[c] {
			seen[c] = true
			stay[truth[n]]++
		}
	}
	for g, size := range truth.Sizes() {
		k := stay[g]
		if k == 0 {
			t.groups[g] = Counts{TP: size - 1, FP: 1}
			continue
		}
		t.groups[g] = Counts{TP: size - k, FN: k - 1}
	}
	return t.sorted()
}

// Members counts the records that stand in a cluster with another: right where
// the truth's does too, whichever records these are.
func Members(predicted, truth Partition) Tally {
	t := newTally(truth, 1)
	groups := truth.Sizes()
	for n, in := range inCompany(predicted) {
		t.groups[truth[n]].note(in, groups[truth[n]] > 1)
	}
	return t.sorted()
}

// Flags counts as [Members] does, against a truth that says of each record only
// whether it has a duplicate.
func Flags(predicted Partition, duplicate []bool) Tally {
	t := Tally{make([]Counts, len(predicted)), 1}
	for n, in := range inCompany(predicted) {
		t.groups[n].note(in, duplicate[n])
	}
	return t.sorted()
}

// inCompany yields for each record whether its cluster has another.
func inCompany(p Partition) iter.Seq2[int, bool] {
	sizes := p.Sizes()
	return func(yield func(int, bool) bool) {
		for n, c := range p {
			if !yield(n, sizes[c] > 1) {
				return
			}
		}
	}
}

// JudgedPair is a pair of records of which a person said whether they are one.
type JudgedPair struct {
	A, B int
	Same bool
}

// Judged counts the pairs that a person judged, and no others. Each is a group
// of its own.
func Judged(predicted Partition, pairs []JudgedPair) Tally {
	t := Tally{make([]Counts, len(pairs)), 1}
	for i, p := range pairs {
		t.groups[i].note(predicted[p.A] == predicted[p.B], p.Same)
	}
	return t.sorted()
}

// Proposed counts the pairs of the truth that stand among the candidates. What
// else is among these is not counted as wrong. Each pair comes once, in any
// order.
func Proposed(candidates iter.Seq2[int, int], truth Partition) Tally {
	t := newTally(truth, 1)
	for g, size := range truth.Sizes() {
		t.groups[g].FN = couples(size)
	}
	for i, j := range candidates {
		if g := truth[i]; g == truth[j] {
			t.groups[g].TP++
			t.groups[g].FN--
		}
	}
	return t.sorted()
}

// MixedClusters are predicted clusters that hold records of several true ones.
type MixedClusters struct {
	Number int `json:"number"`
	// Largest is the number of records of the largest of them.
	Largest int `json:"largest"`
}

// Mixed counts the mixed clusters.
func Mixed(predicted, truth Partition) MixedClusters {
	first := make([]int, predicted.clusters())
	mixed := make([]bool, len(first))
	for n, c := range predicted {
		switch g := truth[n] + 1; first[c] {
		case 0:
			first[c] = g
		case g:
		default:
			mixed[c] = true
		}
	}
	var m MixedClusters
	for c, size := range predicted.Sizes() {
		if mixed[c] {
			m.Number++
			m.Largest = max(m.Largest, size)
		}
	}
	return m
}

func newTally(truth Partition, unit int) Tally { return Tally{make([]Counts, truth.clusters()), unit} }

func (t Tally) sorted() Tally {
	slices.SortFunc(t.groups, func(a, b Counts) int {
		return cmp.Or(cmp.Compare(a.TP, b.TP), cmp.Compare(a.FP, b.FP), cmp.Compare(a.FN, b.FN))
	})
	return t
}

// note counts one thing that was found or not, and is there or not.
func (c *Counts) note(found, there bool) {
	switch {
	case found && there:
		c.TP++
	case found:
		c.FP++
	case there:
		c.FN++
	}
}
