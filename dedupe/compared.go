package dedupe

import (
	"iter"
	"slices"

	"github.com/ibid-go/ibid/record"
)

// Candidate is a pair of records that share a blocking key, and what comparing
// them gave, without the words of [Index.Compare].
type Candidate struct {
	// I and J are the numbers of the records, the smaller first.
	I, J    int
	Verdict record.Verdict
	// Weight and Confidence are those of [record.Pair].
	Weight, Confidence int
	// Apart is set where a rule keeps the two apart, whatever their weight.
	Apart bool
}

// titleRules keep two records apart by their titles alone, where nothing as telling
// agrees.
var titleRules = []string{"no-common-title", "generic-title"}

// Candidates compares the pairs that share a blocking key, which are all that
// [Index.Resolve] considers in a set that is not small, and yields each once.
func (x *Index) Candidates() iter.Seq[Candidate] {
	return func(yield func(Candidate) bool) {
		p := x.prepare()
		c := x.comparison(p)
		for _, pair := range x.candidates(p).pairs {
			j := x.judge(c, p, pair)
			a, b := int(p.number[pair.i]), int(p.number[pair.j])
			if !yield(Candidate{min(a, b), max(a, b), j.verdict, c.weight, j.confidence, j.apart || j.verdict == record.Different && slices.Contains(titleRules, j.rule)}) {
				return
			}
		}
	}
}
