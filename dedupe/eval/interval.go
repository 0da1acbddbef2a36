package eval

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Interval is a share and the 95 % interval that resampling gives it.
type Interval struct {
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// Shares are the shares that counts give.
type Shares struct {
	Precision Interval `json:"precision"`
	Recall    Interval `json:"recall"`
	F1        Interval `json:"f1"`
}

const (
	// replicates is the number of times that the groups are drawn anew.
	replicates = 1000
	// seed begins the numbers by which groups are drawn: the same tally has the
	// same intervals.
	seed = 20260101
)

// Shares returns the shares of the counts with bootstrap intervals: the groups
// of the truth are drawn anew, with replacement, a thousand times, and of the
// shares of these the middle 95 % are the interval. Where nothing is wrong,
// nothing is wrong in any draw, and the interval is a point; see [UpperBound].
func (t Tally) Shares() Shares {
	whole := t.Counts()
	var precision, recall, f1 [replicates]float64
	random := rand.New(rand.NewPCG(seed, seed))
	for i := range replicates {
		var c Counts
		for range t.groups {
			c = c.plus(t.groups[random.IntN(len(t.groups))])
		}
		precision[i], recall[i], f1[i] = c.Precision(), c.Recall(), c.F1()
	}
	return Shares{
		Precision: middle(whole.Precision(), precision[:]),
		Recall:    middle(whole.Recall(), recall[:]),
		F1:        middle(whole.F1(), f1[:]),
	}
}

// middle returns a value with the interval of the middle 95 % of the draws,
// widened to the value where the draws miss it.
func middle(value float64, draws []float64) Interval {
	slices.Sort(draws)
	tail := len(draws) / 40
	return Interval{Value: value, Low: min(value, draws[tail]), High: max(value, draws[len(draws)-1-tail])}
}

// UpperBound returns the share below which the true one lies with 95 %
// certainty where k of n independent records were hit (Clopper and Pearson, one
// side): 3/n, nearly, where none was.
func UpperBound(k, n int) float64 {
	if k >= n {
		return 1
	}
	low, high := float64(k)/float64(n), 1.0
	for range 60 {
		p := (low + high) / 2
		if atMost(k, n, p) > 0.05 {
			low = p
		} else {
			high = p
		}
	}
	return high
}

// atMost returns the probability of at most k hits in n trials of chance p,
// which is neither 0 nor 1.
func atMost(k, n int, p float64) float64 {
	logFactorial := func(n int) float64 {
		v, _ := math.Lgamma(float64(n) + 1)
		return v
	}
	sum := 0.0
	for i := range k + 1 {
		sum += math.Exp(logFactorial(n) - logFactorial(i) - logFactorial(n-i) +
			float64(i)*math.Log(p) + float64(n-i)*math.Log1p(-p))
	}
	return sum
}
