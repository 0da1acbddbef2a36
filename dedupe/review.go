package dedupe

import (
	"cmp"
	"slices"

	"github.com/ibid-go/ibid/record"
)

// Question is an unsure pair that stands for all unsure pairs between the same
// two works: a person's yes joins both with all that they stand with, and a no
// keeps both apart.
type Question struct {
	record.Pair
	// RecordsA and RecordsB are how many records stand with A and with B, these
	// included.
	RecordsA, RecordsB int
	// Settles is how many more unsure pairs the answer settles.
	Settles int

	// chance is the confidence, in thousandths, that remains where what makes
	// the pair unsure is left out.
	chance int
}

// use is what an answer is expected to change: the pairs of records that a yes
// makes one, times the chance of a yes.
func (q *Question) use() int { return q.chance * q.RecordsA * q.RecordsB }

// Review returns the pairs of the questions, most useful first.
func (r *Resolution) Review() []record.Pair {
	var list []record.Pair
	for i := range r.Questions {
		list = append(list, r.Questions[i].Pair)
	}
	return list
}

// questions makes one question of all unsure pairs between two works, or
// between two versions of one work that a yes makes one. What a person said of
// two works, or what a source free of duplicates says, leaves no question.
func (x *Index) questions(p *prepared, versions, works *links, results []scored, apart []record.Pair) []Question {
	if !slices.ContainsFunc(results, func(s scored) bool { return s.verdict == codeUnsure }) {
		return nil
	}
	ofWork, ofVersion := sizes(works), sizes(versions)
	settled := x.settled(p, versions, works)
	asked := make(map[couple]*Question)
	c := x.comparison(p)
	for _, s := range results {
		if s.verdict != codeUnsure || versions.root(s.i) == versions.root(s.j) {
			continue
		}
		level, size := works, ofWork
		if works.root(s.i) == works.root(s.j) {
			if !x.makesOneVersion(c, p, s.couple) {
				continue
			}
			level, size = versions, ofVersion
		}
		i, j := level.root(s.i), level.root(s.j)
		between := couple{min(i, j), max(i, j)}
		if settled(between, level) {
			continue
		}
		q := x.question(p, s.couple, apart)
		q.RecordsA, q.RecordsB = int(size[i]), int(size[j])
		before := asked[between]
		if before == nil {
			asked[between] = &q
			continue
		}
		if compareQuestions(*before, q) > 0 {
			q.Settles = before.Settles
			*before = q
		}
		before.Settles++
	}
	var list []Question
	for _, q := range asked {
		list = append(list, *q)
	}
	slices.SortFunc(list, compareQuestions)
	return list
}

// makesOneVersion reports whether a person's yes makes one version of two records,
// and not two versions of one work.
func (x *Index) makesOneVersion(c *comparison, p *prepared, pair couple) bool {
	return c.decide(x.judgeUndecided(c, p, pair), true).verdict == record.SameVersion
}

func compareQuestions(a, b Question) int {
	return cmp.Or(cmp.Compare(b.use(), a.use()), cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
}

// sizes counts the members of each cluster by its root.
func sizes(l *links) []int32 {
	n := make([]int32, len(l.parent))
	for i := range l.parent {
		n[l.root(uint32(i))]++
	}
	return n
}

// question makes a question of a pair, which may be among those that were
// written already.
func (x *Index) question(p *prepared, pair couple, written []record.Pair) Question {
	at, found := slices.BinarySearchFunc(written, record.Pair{A: p.set[pair.i].id, B: p.set[pair.j].id}, comparePairs)
	var q Question
	if found {
		q.Pair = written[at]
	} else {
		q.Pair = x.explain(p, pair)
	}
	q.chance = q.Confidence
	if q.Rule == "two-dois" {
		q.chance = confidence(q.Weight - weights[doiDiffer].weight)
	}
	return q
}

// settled returns what reports whether two clusters of a level need no
// question: a person said of a record in each that they are not the same, or
// both have a record of one source that is free of duplicates.
func (x *Index) settled(p *prepared, versions, works *links) func(between couple, level *links) bool {
	type place struct {
		level *links
		couple
	}
	said := make(map[place]bool)
	for _, pair := range p.decided.different {
		for _, level := range []*links{versions, works} {
			i, j := level.root(pair.i), level.root(pair.j)
			said[place{level, couple{min(i, j), max(i, j)}}] = true
		}
	}
	type cluster struct {
		level *links
		root  uint32
	}
	from := make(map[cluster][]uint32)
	for i, source := range cleanSources(p.set, x.options.CleanSources) {
		if source == 0 {
			continue
		}
		for _, level := range []*links{versions, works} {
			at := cluster{level, level.root(uint32(i))}
			from[at] = append(from[at], source)
		}
	}
	return func(between couple, level *links) bool {
		if said[place{level, between}] {
			return true
		}
		other := from[cluster{level, between.j}]
		return slices.ContainsFunc(from[cluster{level, between.i}], func(source uint32) bool { return slices.Contains(other, source) })
	}
}
