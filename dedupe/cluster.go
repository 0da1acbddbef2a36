package dedupe

import (
	"cmp"
	"slices"

	"github.com/ibid-go/ibid/record"
)

// links is a union-find whose root is the smallest member.
type links struct{ parent []uint32 }

func newLinks(n int) *links {
	l := &links{make([]uint32, n)}
	for i := range l.parent {
		l.parent[i] = uint32(i)
	}
	return l
}

func (l *links) root(i uint32) uint32 {
	for l.parent[i] != i {
		l.parent[i] = l.parent[l.parent[i]]
		i = l.parent[i]
	}
	return i
}

// roots returns the roots of all.
func (l *links) roots() []uint32 {
	roots := make([]uint32, len(l.parent))
	for i := range roots {
		roots[i] = l.root(uint32(i))
	}
	return roots
}

func (l *links) join(i, j uint32) {
	i, j = l.root(i), l.root(j)
	l.parent[max(i, j)] = min(i, j)
}

// separate reports whether joining a pair would join one of the others.
func (l *links) separate(others []couple, p couple) bool {
	_, found := l.parted(others, p)
	return found
}

// parted returns the first of the others that joining a pair would join.
func (l *links) parted(others []couple, p couple) (couple, bool) {
	x, y := l.root(p.i), l.root(p.j)
	at := slices.IndexFunc(others, func(o couple) bool {
		u, v := l.root(o.i), l.root(o.j)
		return u == x && v == y || u == y && v == x
	})
	if at < 0 {
		return couple{}, false
	}
	return others[at], true
}

func compareCouples(a, b couple) int { return cmp.Or(cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j)) }

// scored is a compared pair in short.
type scored struct {
	couple
	// score is the weight above or below what is asked of a pair of one cluster,
	// bounded, so that no single pair outvotes several.
	score int32
	// weight is the whole weight of the pair, by which links are ordered.
	weight  int32
	verdict verdictCode
	// apart is set where the two must not stand in one work.
	apart bool
}

type verdictCode uint8

const (
	codeDifferent verdictCode = iota
	codeSameVersion
	codeSameWork
	codeRelated
	codeUnsure
)

var verdictCodes = map[record.Verdict]verdictCode{
	record.Different: codeDifferent, record.SameVersion: codeSameVersion, record.SameWork: codeSameWork,
	record.Related: codeRelated, record.Unsure: codeUnsure,
}

// comparedPairs are the results of pairs, sorted by these, and of others that were
// compared later.
type comparedPairs struct {
	results []scored
	// from is where the results of pairs with each first record begin.
	from  []uint32
	later map[couple]scored
}

// newComparedPairs returns the results of pairs of n records.
func newComparedPairs(n int, results []scored) *comparedPairs {
	k := &comparedPairs{results, make([]uint32, n+1), make(map[couple]scored)}
	for _, s := range results {
		k.from[s.i+1]++
	}
	for i := range n {
		k.from[i+1] += k.from[i]
	}
	return k
}

// of returns the result of a pair, which is compared where it was not.
func (k *comparedPairs) of(pair couple, compare func(couple) scored) scored {
	row := k.results[k.from[pair.i]:k.from[pair.i+1]]
	if at, found := slices.BinarySearchFunc(row, pair.j, func(s scored, j uint32) int { return cmp.Compare(s.j, j) }); found {
		return row[at]
	}
	s, found := k.later[pair]
	if !found {
		s = compare(pair)
		k.later[pair] = s
	}
	return s
}

// withinCluster is the confidence that is asked of a pair on the average of those
// between two clusters. It is what makes a pair unsure, since a link that asks for
// merging has brought the clusters together, and two records that say little, or
// each something that was read wrongly, agree less with one another than with a third.
// Where they name different places it is what merging asks for.
func (c *comparison) withinCluster(t thresholds) int {
	if c.has(volumeDiffer, issueDiffer, pagesDiffer) {
		return t.merge
	}
	return t.review
}

// maxScore bounds what one pair says for or against joining two clusters.
const maxScore = 12000

// sample is the number of members of each of two clusters that are compared
// with each other before the clusters are joined.
const sample = 6

// clustering joins records by average linkage: two clusters become one where
// the mean score of the pairs between them is positive and nothing forbids it.
// Links are tried in the order of their weight, so that the best agreements
// form clusters first.
type clustering struct {
	links   *links
	members map[uint32][]uint32
	// forbidden are the records that must not join; apart has them by record.
	forbidden []couple
	apart     neighbourhood
	// decided are the groups that a person made.
	decided *decidedGroups
	// compare judges any pair of records.
	compare func(couple) scored
	// mayJoin reports whether a pair allows joining at this level.
	mayJoin func(scored) bool
	// chain joins what any pair links, for measuring what the rest is worth.
	chain bool
	// clean numbers, for each record, the source that was declared free of
	// duplicates, and is 0 for a record of another; nil where none was.
	clean []uint32
}

func newClustering(decided *decidedGroups, compare func(couple) scored, mayJoin func(scored) bool) *clustering {
	return &clustering{
		links: newLinks(len(decided.links.parent)), members: make(map[uint32][]uint32),
		decided: decided, compare: decided.over(compare), mayJoin: mayJoin,
	}
}

func (c *clustering) of(i uint32) []uint32 {
	root := c.links.root(i)
	if m, ok := c.members[root]; ok {
		return m
	}
	return []uint32{root}
}

// forbid keeps two records apart, before anything is joined.
func (c *clustering) forbid(p couple) { c.forbidden = append(c.forbidden, p) }

// neighbourhood has for each record those that it has something to do with.
type neighbourhood struct{ from, others []uint32 }

// newNeighbourhood divides the pairs of n records by the records.
func newNeighbourhood(n int, pairs []couple) neighbourhood {
	h := neighbourhood{make([]uint32, n+2), make([]uint32, 2*len(pairs))}
	// A record's place is counted two behind it, filled one behind.
	for _, p := range pairs {
		h.from[p.i+2]++
		h.from[p.j+2]++
	}
	for i := 2; i < len(h.from); i++ {
		h.from[i] += h.from[i-1]
	}
	for _, p := range pairs {
		h.others[h.from[p.i+1]], h.others[h.from[p.j+1]] = p.j, p.i
		h.from[p.i+1]++
		h.from[p.j+1]++
	}
	return h
}

// of returns what a record has to do with.
func (h *neighbourhood) of(i uint32) []uint32 { return h.others[h.from[i]:h.from[i+1]] }

// force joins two records whatever their pairs say.
func (c *clustering) force(p couple) {
	x, y := c.links.root(p.i), c.links.root(p.j)
	if x == y {
		return
	}
	more, fewer := c.of(x), c.of(y)
	if len(more) < len(fewer) || len(more) == len(fewer) && more[0] > fewer[0] {
		more, fewer = fewer, more
	}
	delete(c.members, x)
	delete(c.members, y)
	c.links.join(x, y)
	c.members[c.links.root(x)] = append(more, fewer...)
}

// join tries all links, the heaviest first, until none joins any more.
func (c *clustering) join(edges []scored) {
	c.apart = newNeighbourhood(len(c.links.parent), c.forbidden)
	slices.SortFunc(edges, func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), compareCouples(a.couple, b.couple))
	})
	for range 3 {
		joined := false
		var rest []scored
		for len(edges) > 0 {
			equal := 1
			for equal < len(edges) && edges[equal].weight == edges[0].weight {
				equal++
			}
			c.largestFirst(edges[:equal])
			for _, e := range edges[:equal] {
				x, y := c.links.root(e.i), c.links.root(e.j)
				if x == y {
					continue
				}
				if c.allowed(x, y) {
					c.force(e.couple)
					joined = true
					continue
				}
				rest = append(rest, e)
			}
			edges = edges[equal:]
		}
		edges = rest
		if !joined {
			return
		}
	}
}

// largestFirst orders links of equal weight by the size of the clusters that
// they join: a record that agrees as well with two clusters that must stay two
// goes to the one in which more records agree with it.
func (c *clustering) largestFirst(edges []scored) {
	if len(edges) < 2 {
		return
	}
	type sized struct {
		scored
		size int
	}
	list := make([]sized, len(edges))
	for n, e := range edges {
		list[n] = sized{e, len(c.of(e.i)) + len(c.of(e.j))}
	}
	slices.SortStableFunc(list, func(a, b sized) int { return cmp.Compare(b.size, a.size) })
	for n := range list {
		edges[n] = list[n].scored
	}
}

// allowed reports whether two clusters may be joined.
func (c *clustering) allowed(x, y uint32) bool {
	if c.chain {
		return true
	}
	a, b := c.of(x), c.of(y)
	if len(a) > len(b) {
		a, b, y = b, a, x
	}
	one, other := c.decided.in(a), c.decided.in(b)
	for _, i := range a {
		for _, j := range c.apart.of(i) {
			if c.links.root(j) == y && (len(one) == 0 && len(other) == 0 || c.decided.forbids(i, j)) {
				return false
			}
		}
	}
	if c.clean != nil && !c.oneToOne(a, b) {
		return false
	}
	// Where a person joined records, what is said of these counts.
	if len(one) > 0 {
		a = one
	}
	if len(other) > 0 {
		b = other
	}
	sum := 0
	for _, i := range a[:min(len(a), sample)] {
		for _, j := range b[:min(len(b), sample)] {
			s := c.compare(couple{min(i, j), max(i, j)})
			if !c.mayJoin(s) {
				return false
			}
			sum += int(s.score)
		}
	}
	return sum > 0
}

// oneToOne reports whether two clusters have no two records of one clean
// source, versions of one work excepted where the level is that of works.
func (c *clustering) oneToOne(a, b []uint32) bool {
	for _, i := range a {
		if c.clean[i] == 0 {
			continue
		}
		for _, j := range b {
			if c.clean[i] != c.clean[j] {
				continue
			}
			if s := c.compare(couple{min(i, j), max(i, j)}); s.verdict != codeSameWork || !c.mayJoin(s) {
				return false
			}
		}
	}
	return true
}

// cleanSources numbers the records of each source that was declared free of
// duplicates, from 1; nil where none was.
func cleanSources(set []*features, sources []string) []uint32 {
	if len(sources) == 0 {
		return nil
	}
	clean := make([]uint32, len(set))
	for i, f := range set {
		clean[i] = uint32(slices.Index(sources, f.source) + 1)
	}
	return clean
}
