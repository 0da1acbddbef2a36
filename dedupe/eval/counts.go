package eval

// Counts are what was found and rightly so, what was found and wrongly so, and
// what was missed.
type Counts struct {
	TP int `json:"true_positives"`
	FP int `json:"false_positives"`
	FN int `json:"false_negatives"`
}

// Precision is the share of what was found that is right; 1 where nothing was
// found.
func (c Counts) Precision() float64 { return ratio(c.TP, c.TP+c.FP) }

// Recall is the share of what is there that was found; 1 where nothing is
// there.
func (c Counts) Recall() float64 { return ratio(c.TP, c.TP+c.FN) }

// F1 is the harmonic mean of precision and recall; 1 where nothing is there and
// nothing was found.
func (c Counts) F1() float64 { return ratio(2*c.TP, 2*c.TP+c.FP+c.FN) }

func ratio(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

func (c Counts) plus(o Counts) Counts { return Counts{c.TP + o.TP, c.FP + o.FP, c.FN + o.FN} }

// Tally is the counts of each group of the truth. What lies between two groups,
// such as a wrongly joined pair, is counted half in each.
type Tally struct {
	// groups are sorted, so that nothing depends on the order of the records.
	groups []Counts
	// unit is what stands for one in the counts of the groups.
	unit int
}

// Counts returns the sum of all groups.
func (t Tally) Counts() Counts {
	var sum Counts
	for _, g := range t.groups {
		sum = sum.plus(g)
	}
	if t.unit > 1 {
		sum = Counts{sum.TP / t.unit, sum.FP / t.unit, sum.FN / t.unit}
	}
	return sum
}
