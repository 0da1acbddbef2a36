package dedupe

import "slices"

// A record that says nothing of its place, as a search engine's, agrees as well with
// the abstract of a congress as with the article under its title. Where both are in
// the set and are two, nobody can say which of them it is.

const (
	// maxTied is the number of its counterparts that are looked at.
	maxTied = 8
	// tiedMargin is less weight, in thousandths of a bit, than what tells anything:
	// the name of the journal, the end of the title, the year.
	tiedMargin = 1500
)

// askBetween finds the records without a place that agree about as well with two
// records that a rule keeps apart, and gives the results with their pairs unsure.
func (x *Index) askBetween(p *prepared, results []scored) []scored {
	links := make(map[uint32][]int)
	for n, s := range results {
		if s.verdict != codeSameVersion || p.copyOf[s.i] == p.copyOf[s.j] {
			continue
		}
		if _, ok := p.decided.words[s.couple]; ok || p.counterparts[s.couple] {
			continue
		}
		for _, i := range []uint32{s.i, s.j} {
			if !p.set[i].hasPlace() && len(links[i]) < maxTied {
				links[i] = append(links[i], n)
			}
		}
	}
	apart := func(i, j uint32) bool {
		at, found := slices.BinarySearchFunc(results, couple{min(i, j), max(i, j)}, func(s scored, pair couple) int { return compareCouples(s.couple, pair) })
		return found && results[at].apart && (results[at].verdict == codeDifferent || results[at].verdict == codeRelated)
	}
	p.tied = make(map[couple]bool)
	for i, list := range links {
		for a, n := range list {
			for _, m := range list[:a] {
				one, other := results[n], results[m]
				if max(one.weight-other.weight, other.weight-one.weight) < tiedMargin && apart(one.i+one.j-i, other.i+other.j-i) {
					p.tied[one.couple], p.tied[other.couple] = true, true
				}
			}
		}
	}
	for n := range results {
		if p.tied[results[n].couple] {
			results[n].verdict = codeUnsure
		}
	}
	return results
}
