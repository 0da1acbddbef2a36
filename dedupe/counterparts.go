package dedupe

import (
	"cmp"
	"slices"
)

// Two sources that are declared free of duplicates can hold a publication once
// each. A record of one has then at most one counterpart in the other, and the
// pair that is each other's likeliest needs less evidence than the same pair
// among records of which any may be a duplicate of any.
const (
	// minCounterpart is the confidence, in thousandths, that such a pair needs.
	minCounterpart = 500
	// minMargin is how much weight, in thousandths of a bit, it must be ahead of
	// any other pair with one of the two.
	minMargin = 2000
)

// acrossClean reports whether the two come from different sources that are
// declared free of duplicates.
func (x *Index) acrossClean(p *prepared, pair couple) bool {
	a, b := p.set[pair.i].source, p.set[pair.j].source
	return a != b && slices.Contains(x.options.CleanSources, a) && slices.Contains(x.options.CleanSources, b)
}

// pairCounterparts finds the pairs across clean sources that are each other's
// likeliest, and gives the results with these as one version. Nothing that is
// kept apart by a rule is paired, and nothing that has a duplicate already.
func (x *Index) pairCounterparts(p *prepared, results []scored) []scored {
	if len(x.options.CleanSources) < 2 {
		return results
	}
	type rival struct {
		weight int32
		pair   couple
	}
	// The two best pairs of each record with the records of each other source.
	type side struct {
		record uint32
		source string
	}
	best := make(map[side][]rival)
	taken := make(map[side]bool)
	note := func(i, j uint32, s scored) {
		to := side{i, p.set[j].source}
		taken[to] = taken[to] || s.verdict == codeSameVersion
		list := append(best[to], rival{s.weight, s.couple})
		slices.SortFunc(list, func(a, b rival) int { return cmp.Or(cmp.Compare(b.weight, a.weight), compareCouples(a.pair, b.pair)) })
		best[to] = list[:min(len(list), 2)]
	}
	floor := int32(weightOf(minCounterpart))
	c := x.comparison(p)
	open := func(s scored) bool {
		if s.apart || s.verdict != codeDifferent && s.verdict != codeUnsure || s.weight < floor {
			return false
		}
		j := x.judge(c, p, s.couple)
		return !j.decided && len(j.vetoes) == 0 && !c.has(titleGeneric) && j.rule != "evidence-against"
	}
	for _, s := range results {
		if x.acrossClean(p, s.couple) {
			note(s.i, s.j, s)
			note(s.j, s.i, s)
		}
	}
	alone := func(i, j uint32, s scored) bool {
		to := side{i, p.set[j].source}
		list := best[to]
		return !taken[to] && list[0].pair == s.couple && (len(list) < 2 || list[0].weight >= list[1].weight+minMargin)
	}
	found := make(map[couple]bool)
	for _, s := range results {
		if x.acrossClean(p, s.couple) && alone(s.i, s.j, s) && alone(s.j, s.i, s) && open(s) {
			found[s.couple] = true
		}
	}
	p.counterparts = found
	for k := range results {
		if s := &results[k]; found[s.couple] {
			s.verdict, s.score = codeSameVersion, max(1, s.score)
		}
	}
	return results
}
