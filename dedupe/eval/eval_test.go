package eval

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// labels makes a partition of a text with one letter for each record.
func labels(s string) Partition { return Label(strings.Split(s, "")) }

func TestKnownCounts(t *testing.T) {
	tests := []struct {
		name, predicted, truth  string
		pairs, removal, members Counts
		mixed                   MixedClusters
	}{
		{"nothing to find, nothing found", "abcd", "abcd", Counts{}, Counts{}, Counts{}, MixedClusters{}},
		{"all found", "aabbbc", "aabbbc", Counts{TP: 4}, Counts{TP: 3}, Counts{TP: 5}, MixedClusters{}},
		{"nothing found", "abcdef", "aabbbc", Counts{FN: 4}, Counts{FN: 3}, Counts{FN: 5}, MixedClusters{}},
		{"a cluster in two halves", "aabb", "aaaa", Counts{TP: 2, FN: 4}, Counts{TP: 2, FN: 1}, Counts{TP: 4}, MixedClusters{}},
		{"one left out of three", "aab", "aaa", Counts{TP: 1, FN: 2}, Counts{TP: 1, FN: 1}, Counts{TP: 2, FN: 1}, MixedClusters{}},
		{"two that are not one", "aab", "abc", Counts{FP: 1}, Counts{FP: 1}, Counts{FP: 2}, MixedClusters{1, 2}},
		{"a pair loses its work to another", "aaa", "abb", Counts{TP: 1, FP: 2}, Counts{TP: 1, FP: 1}, Counts{TP: 2, FP: 1}, MixedClusters{1, 3}},
		{"a survivor of its own hides the mixing", "aaab", "abbb", Counts{TP: 1, FP: 2, FN: 2}, Counts{TP: 2}, Counts{TP: 2, FP: 1, FN: 1}, MixedClusters{1, 3}},
		{"two pairs in one cluster", "aaaa", "aabb", Counts{TP: 2, FP: 4}, Counts{TP: 2, FP: 1}, Counts{TP: 4}, MixedClusters{1, 4}},
		{"the wrong two of four", "abab", "aabb", Counts{FP: 2, FN: 2}, Counts{TP: 1, FP: 1, FN: 1}, Counts{TP: 4}, MixedClusters{2, 2}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			predicted, truth := labels(tt.predicted), labels(tt.truth)
			require.Equal(t, tt.pairs, Pairs(predicted, truth).Counts(), "pairs")
			require.Equal(t, tt.removal, Removal(predicted, truth).Counts(), "removal")
			require.Equal(t, tt.members, Members(predicted, truth).Counts(), "members")
			require.Equal(t, tt.mixed, Mixed(predicted, truth), "mixed")
		})
	}
}

func TestShares(t *testing.T) {
	c := Counts{TP: 6, FP: 2, FN: 4}
	require.InDelta(t, .75, c.Precision(), 1e-12)
	require.InDelta(t, .6, c.Recall(), 1e-12)
	require.InDelta(t, 2.0/3, c.F1(), 1e-12)
	require.Equal(t, 1.0, Counts{}.F1())
	require.Equal(t, 0.0, Counts{FN: 1}.F1())
	require.Equal(t, 1.0, Counts{FN: 1}.Precision(), "nothing found, nothing wrong")
}

func TestJudgedAndFlags(t *testing.T) {
	predicted := labels("aabbc")
	require.Equal(t, Counts{TP: 1, FP: 1, FN: 1}, Judged(predicted, []JudgedPair{{0, 1, true}, {2, 3, false}, {3, 4, true}, {0, 4, false}}).Counts())
	require.Equal(t, Counts{TP: 2, FP: 2, FN: 1}, Flags(predicted, []bool{true, true, false, false, true}).Counts())
}

func TestProposed(t *testing.T) {
	candidates := func(yield func(int, int) bool) {
		for _, p := range [][2]int{{1, 0}, {2, 3}, {1, 2}} {
			if !yield(p[0], p[1]) {
				return
			}
		}
	}
	require.Equal(t, Counts{TP: 2, FN: 2}, Proposed(candidates, labels("aabbb")).Counts())
}

// random returns a partition of n records in at most k clusters.
func random(r *rand.Rand, n, k int) Partition {
	list := make([]int, n)
	for i := range list {
		list[i] = r.IntN(k)
	}
	return Label(list)
}

// Partitions of any kind are counted as their definitions say, in any order and
// by any names.
func TestLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		n := 1 + r.IntN(30)
		predicted, truth := random(r, n, 1+r.IntN(n)), random(r, n, 1+r.IntN(n))
		var want Counts
		for i := range n {
			for j := range i {
				want.note(predicted[i] == predicted[j], truth[i] == truth[j])
			}
		}
		pairs := Pairs(predicted, truth)
		require.Equal(t, want, pairs.Counts())
		// With truth and prediction exchanged, wrong and missed are exchanged.
		require.Equal(t, Counts{want.TP, want.FN, want.FP}, Pairs(truth, predicted).Counts())
		// The records of true clusters are as many as those counted.
		removal := Removal(predicted, truth).Counts()
		require.Equal(t, n-truth.clusters(), removal.TP+removal.FN)
		require.Equal(t, n-predicted.clusters(), removal.TP+removal.FP)

		order := r.Perm(n)
		shuffledPredicted, shuffledTruth := make([]int, n), make([]int, n)
		for i, k := range order {
			shuffledPredicted[i], shuffledTruth[i] = 100-predicted[k], 3*truth[k]
		}
		p, q := Label(shuffledPredicted), Label(shuffledTruth)
		require.Equal(t, pairs, Pairs(p, q))
		require.Equal(t, Members(predicted, truth), Members(p, q))
		require.Equal(t, Mixed(predicted, truth), Mixed(p, q))
		require.Equal(t, pairs.Shares(), Pairs(p, q).Shares(), "intervals too")
	}
}

// The truth itself scores 1 in every metric, and removal does not depend on the
// order of the records while no cluster is mixed.
func TestPerfect(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	point := Interval{1, 1, 1}
	for range 50 {
		n := 1 + r.IntN(30)
		truth := random(r, n, 1+r.IntN(n))
		for _, tally := range []Tally{Pairs(truth, truth), Removal(truth, truth), Members(truth, truth)} {
			require.Equal(t, Shares{point, point, point}, tally.Shares())
		}
		require.Zero(t, Mixed(truth, truth))

		// Each true cluster in up to three parts.
		parts := make([][2]int, n)
		for i, g := range truth {
			parts[i] = [2]int{g, r.IntN(3)}
		}
		want := Removal(Label(parts), truth)
		order := r.Perm(n)
		shuffled, groups := make([][2]int, n), make([]int, n)
		for i, k := range order {
			shuffled[i], groups[i] = parts[k], truth[k]
		}
		require.Equal(t, want, Removal(Label(shuffled), Label(groups)))
	}
}

// One of a hundred pairs is missed: the interval of the recall is that of a
// share of 1 in 100.
func TestIntervals(t *testing.T) {
	truth, predicted := make([]int, 200), make([]int, 200)
	for i := range truth {
		truth[i], predicted[i] = i/2, i/2
	}
	predicted[199] = 1000
	s := Pairs(Label(predicted), Label(truth)).Shares()
	require.Equal(t, Interval{1, 1, 1}, s.Precision)
	require.InDelta(t, .99, s.Recall.Value, 1e-12)
	require.InDelta(t, .97, s.Recall.Low, 1e-9)
	require.InDelta(t, 1, s.Recall.High, 1e-9)
	require.Less(t, s.F1.Low, s.F1.Value)
	// One large group that is missed weighs by its pairs, and is in a draw or
	// not: the interval is wide.
	wide := slices.Repeat([]int{0}, 20)
	missed := Label(append(slices.Clone(predicted), seq(2000, 20)...))
	s = Pairs(missed, Label(append(slices.Clone(truth), offset(wide, 5000)...))).Shares()
	require.Greater(t, s.Recall.High-s.Recall.Low, .5)
}

func seq(from, n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = from + i
	}
	return list
}

func offset(list []int, by int) []int {
	for i := range list {
		list[i] += by
	}
	return list
}

// Bounds from tables of the binomial distribution.
func TestUpperBound(t *testing.T) {
	require.InDelta(t, .2589, UpperBound(0, 10), 1e-4)
	require.InDelta(t, .3942, UpperBound(1, 10), 1e-4)
	require.InDelta(t, .6965, UpperBound(4, 10), 1e-4)
	require.InDelta(t, 3.0/1856, UpperBound(0, 1856), 1e-5)
	require.Equal(t, 1.0, UpperBound(10, 10))
	require.InDelta(t, .4198, UpperBound(2000, 4900), 1e-3, "nearly normal")
}

func TestCalibration(t *testing.T) {
	var c Calibration
	require.Zero(t, c.Error())
	require.Len(t, c.Bands(), len(bands))
	for range 3 {
		c.Add(700, true)
	}
	c.Add(700, false)
	c.Add(1000, true)
	c.Add(0, false)
	for _, b := range c.Bands() {
		switch b.From {
		case 600:
			require.Equal(t, Band{From: 600, To: 800, Pairs: 4, True: 3, Sum: 2800}, b)
			require.InDelta(t, .7, b.Stated(), 1e-12)
			require.InDelta(t, .75, b.Share(), 1e-12)
		case 0, 999:
			require.Equal(t, 1, b.Pairs)
		default:
			require.Zero(t, b.Pairs)
			require.Zero(t, b.Stated()+b.Share())
		}
	}
	require.InDelta(t, .05*4/6, c.Error(), 1e-12)
}
