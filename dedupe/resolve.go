package dedupe

import (
	"context"
	"fmt"
	"slices"

	"github.com/ibid-go/ibid/record"
)

// defaultCompareAll is the number of records up to which all pairs are
// compared.
const defaultCompareAll = 40

// smallGroup is the size of a group up to which all its pairs are explained,
// and not only the candidates.
const smallGroup = 8

// Resolve finds which records are the same version and the same work. The
// error is ctx's, when it is cancelled.
func (x *Index) Resolve(ctx context.Context) (*Resolution, error) {
	x.progress("prepare", 0, x.Len())
	p, err := x.prepareUntil(ctx)
	if err != nil {
		return nil, err
	}
	p.counterparts, p.tied = nil, nil
	limit := x.options.CompareAll
	if limit == 0 {
		limit = defaultCompareAll
	}
	all := len(p.set) <= limit
	stats := Statistics{Records: len(p.set), WeightsVersion: WeightsVersion}
	results, err := x.compareCandidates(ctx, p, all, &stats)
	if err != nil {
		return nil, err
	}
	results = x.askBetween(p, x.pairCounterparts(p, results))
	for _, s := range results {
		switch s.verdict {
		case codeSameVersion:
			stats.SameVersion++
		case codeSameWork:
			stats.SameWork++
		case codeRelated:
			stats.Related++
		case codeUnsure:
			stats.Unsure++
		}
	}
	versions, works := x.cluster(p, results)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r := &Resolution{IDs: make([]string, len(p.set)), Conflicts: x.conflicts(p), Statistics: stats}
	for rank, n := range p.number {
		r.IDs[n] = p.set[rank].id
	}
	if r.Groups, err = x.groups(ctx, p, versions, works, results); err != nil {
		return nil, err
	}
	r.Apart = x.explainApart(p, works, results, all)
	r.Questions = x.questions(p, versions, works, results, r.Apart)
	r.Studies = studies(p.set, r.Groups, p.rank)
	return r, nil
}

// explainApart explains the pairs of records in different works that a person may
// ask for: the related and unsure ones, or all.
func (x *Index) explainApart(p *prepared, works *links, results []scored, all bool) []record.Pair {
	var pairs []couple
	for _, s := range results {
		if works.root(s.i) != works.root(s.j) && (all || s.verdict == codeRelated || s.verdict == codeUnsure) {
			pairs = append(pairs, s.couple)
		}
	}
	if len(pairs) == 0 {
		return nil
	}
	apart := make([]record.Pair, len(pairs))
	x.eachRecord(len(pairs), func(i int) { apart[i] = x.explain(p, pairs[i]) })
	sortPairs(apart)
	return apart
}

// conflicts says in words which decisions contradict each other or name no
// record, and which are against a rule that forbids merging.
func (x *Index) conflicts(p *prepared) []string {
	list := slices.Clone(p.decided.conflicts)
	for _, pair := range p.decided.same {
		c := x.comparison(p)
		c.explain = true
		if j := x.judgeUndecided(c, p, pair); len(j.vetoes) > 0 {
			list = append(list, fmt.Sprintf("that %s and %s are the same%s is against a rule, %s: obeyed", p.set[pair.i].id, p.set[pair.j].id, inBrackets(p.decided.places[pair]), c.vetoDetail(j.vetoes[0])))
		}
	}
	slices.Sort(list)
	return list
}

func (x *Index) progress(stage string, done, total int) {
	if x.options.Progress != nil {
		x.options.Progress(stage, done, total)
	}
}

// compareCandidates compares the candidates, or all pairs, and counts them.
func (x *Index) compareCandidates(ctx context.Context, p *prepared, all bool, stats *Statistics) ([]scored, error) {
	look := func() func(couple) bool { return x.mayBeLike(p) }
	if all {
		look = everyPair
	}
	proposals, err := x.propose(ctx, p, look)
	if err != nil {
		return nil, err
	}
	stats.Candidates, stats.OverfullBlocks = proposals.proposed, proposals.overfull
	pairs := proposals.pairs
	if all {
		pairs = allCouples(len(p.set))
	}
	stats.Compared = len(pairs)
	return x.compareAll(ctx, p, pairs, all)
}

// chunk is the number of pairs that a worker compares at a time.
const chunk = 1 << 10

// compareAll compares pairs in parallel and returns, in the order of the
// pairs, all results that say something: every one where all is set.
func (x *Index) compareAll(ctx context.Context, p *prepared, pairs []couple, all bool) ([]scored, error) {
	chunks := slices.Collect(slices.Chunk(pairs, chunk))
	results := make([][]scored, len(chunks))
	err := x.inChunks(ctx, len(chunks), func(next func() (int, bool)) {
		c := x.comparison(p)
		for n, ok := next(); ok; n, ok = next() {
			for _, pair := range chunks[n] {
				if !all && x.plainlyDifferent(c, p, pair) {
					continue
				}
				if s := x.score(c, p, pair); all || s.verdict != codeDifferent || x.acrossClean(p, pair) || s.apart && s.score > -maxScore {
					results[n] = append(results[n], s)
				}
			}
		}
	}, func(share float64) { x.progress("compare", int(share*float64(len(p.set))), len(p.set)) })
	if err != nil {
		return nil, err
	}
	return slices.Concat(results...), nil
}

// cluster makes versions of records, then works of versions.
func (x *Index) cluster(p *prepared, results []scored) (versions, works *links) {
	c := x.comparison(p)
	known := newComparedPairs(len(p.set), results)
	score := func(pair couple) scored { return x.score(c, p, pair) }
	compare := func(pair couple) scored { return known.of(pair, score) }
	// What a person called the same is one version where the records state no
	// two.
	oneVersion := slices.DeleteFunc(slices.Clone(p.decided.same), func(pair couple) bool { return compare(pair).verdict == codeSameWork })
	byVersion := newClustering(newDecidedGroups(p.decided, oneVersion, len(p.set)), compare, func(s scored) bool { return !s.apart && s.verdict != codeSameWork })
	byWork := newClustering(newDecidedGroups(p.decided, p.decided.same, len(p.set)), compare, func(s scored) bool { return !s.apart })
	byVersion.chain, byWork.chain = x.omit.linkage, x.omit.linkage
	byVersion.clean = cleanSources(p.set, x.options.CleanSources)
	byWork.clean = byVersion.clean
	var versionEdges, workEdges []scored
	for _, s := range results {
		switch {
		case s.apart:
			byVersion.forbid(s.couple)
			byWork.forbid(s.couple)
		case s.verdict == codeSameVersion:
			versionEdges = append(versionEdges, s)
		case s.verdict == codeSameWork:
			byVersion.forbid(s.couple)
			workEdges = append(workEdges, s)
		}
	}
	for _, pair := range p.decided.different {
		byVersion.forbid(pair)
		byWork.forbid(pair)
	}
	for _, pair := range oneVersion {
		byVersion.force(pair)
	}
	for _, pair := range p.decided.same {
		byWork.force(pair)
	}
	x.joinCopies(p, byVersion, compare)
	byVersion.join(versionEdges)
	for i := range p.set {
		byWork.force(couple{byVersion.links.root(uint32(i)), uint32(i)})
	}
	byWork.join(append(workEdges, versionEdges...))
	return byVersion.links, byWork.links
}

// joinCopies joins exact copies with the first of them, but not against a
// person's no.
func (x *Index) joinCopies(p *prepared, c *clustering, compare func(couple) scored) {
	for i, first := range p.copyOf {
		if pair := (couple{first, uint32(i)}); first != uint32(i) && compare(pair).verdict == codeSameVersion && !c.links.separate(p.decided.different, pair) {
			c.force(pair)
		}
	}
}
