package dedupe

import (
	"maps"
	"slices"
)

// A record that says nothing of its place, as a search engine's, agrees as well with
// the abstract of a congress as with the article under its title. Where both are in
// the set and are two, nobody can say which of them it is.

const (
	// maxTied is the number of places of its counterparts that are looked at. A record with
	// counterparts in more is tied between them.
	maxTied = 16
	// tiedMargin is less weight, in thousandths of a bit, than what tells anything:
	// the name of the journal, the end of the title, the year.
	tiedMargin = 1500
)

// askBetween finds the records without a place that agree with one record and about as
// well, or better, with another that a rule keeps apart from that, and gives the results
// with such pairs unsure. Between sources that are declared free of duplicates it is
// the likeliest.
func (x *Index) askBetween(p *prepared, results []scored) []scored {
	if len(x.options.CleanSources) > 0 {
		return results
	}
	links := make(map[uint32][]int)
	for n, s := range results {
		if s.verdict != codeSameVersion && s.verdict != codeUnsure || p.copyOf[s.i] == p.copyOf[s.j] {
			continue
		}
		for _, i := range []uint32{s.i, s.j} {
			if p.mayTie(i, s.i+s.j-i) {
				links[i] = append(links[i], n)
			}
		}
	}
	c := x.comparison(p)
	apart := func(i, j uint32) bool {
		pair := couple{min(i, j), max(i, j)}
		at, found := slices.BinarySearchFunc(results, pair, func(s scored, pair couple) int { return compareCouples(s.couple, pair) })
		if !found { // of many records under one title, not all pairs were compared
			s := x.score(c, p, pair)
			return s.apart && (s.verdict == codeDifferent || s.verdict == codeRelated)
		}
		return results[at].apart && (results[at].verdict == codeDifferent || results[at].verdict == codeRelated)
	}
	p.tied = make(map[couple]bool)
	many := make(map[uint32]bool)
	for i, list := range links {
		others, places := p.oneOfEachPlace(i, list, results)
		if places > maxTied {
			many[i] = true
			continue
		}
		for _, n := range list {
			for _, m := range others {
				one, other := results[n], results[m]
				if n != m && one.verdict == codeSameVersion && tied(one, other) && apart(one.i+one.j-i, other.i+other.j-i) {
					p.tied[one.couple] = true
				}
			}
		}
	}
	for _, s := range results {
		if s.verdict == codeSameVersion && (many[s.i] && p.mayTie(s.i, s.j) || many[s.j] && p.mayTie(s.j, s.i)) {
			p.tied[s.couple] = true
		}
	}
	maps.DeleteFunc(p.tied, func(pair couple, _ bool) bool { return p.decided.words[pair] || p.counterparts[pair] })
	for n := range results {
		if p.tied[results[n].couple] {
			results[n].verdict = codeUnsure
		}
	}
	return results
}

// oneOfEachPlace returns, of links of record i, those that differ in their place, or in
// their weight, and how many places there are: what stands at one place is not two. Of
// what has no place the identifier stands for it.
func (p *prepared) oneOfEachPlace(i uint32, list []int, results []scored) (some []int, places int) {
	if len(list) <= maxTied {
		return list, len(list)
	}
	type place struct{ volume, issue, first, id string }
	type link struct {
		place
		same   bool
		weight int32
	}
	found := make(map[place]bool)
	seen := make(map[link]bool)
	for _, n := range list {
		s := results[n]
		f := p.set[s.i+s.j-i]
		to := place{f.volume, f.issue, f.first, ""}
		if !f.hasPlace() {
			to.id = f.identifiers[0].value
		}
		found[to] = true
		if at := (link{to, s.verdict == codeSameVersion, s.weight / tiedMargin}); !seen[at] {
			seen[at] = true
			some = append(some, n)
		}
	}
	return some, len(found)
}

// mayTie reports whether record i has no place and record j one, or an identifier: what
// has neither is not told apart from another.
func (p *prepared) mayTie(i, j uint32) bool {
	return !p.set[i].hasPlace() && (p.set[j].hasPlace() || len(p.set[j].identifiers) > 0)
}

// tied reports whether a link that asks for merging does so about as much as another
// that does too, or less than one that is unsure.
func tied(link, other scored) bool {
	if other.verdict == codeUnsure {
		return link.weight <= other.weight
	}
	return max(link.weight-other.weight, other.weight-link.weight) < tiedMargin
}
