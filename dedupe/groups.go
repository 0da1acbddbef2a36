package dedupe

import (
	"cmp"
	"context"
	"slices"

	"github.com/ibid-go/ibid/record"
)

// groups writes the clusters as groups, sorted by id. The error is ctx's, when it
// is cancelled.
func (x *Index) groups(ctx context.Context, p *prepared, versions, works *links, results []scored) ([]Group, error) {
	versionOf := versions.roots()
	groups, at := groupsOf(p, works.roots())
	// Of small groups all pairs are explained.
	inside := make(map[uint32][]couple)
	for _, s := range results {
		if g := at[s.i]; g == at[s.j] && len(groups[g].sorted) > smallGroup {
			inside[g] = append(inside[g], s.couple)
		}
	}
	const share = 1 << 8
	err := x.inChunks(ctx, (len(groups)+share-1)/share, func(next func() (int, bool)) {
		for n, ok := next(); ok; n, ok = next() {
			for i := n * share; i < min(len(groups), (n+1)*share); i++ {
				x.completeGroup(p, &groups[i], versionOf, inside[uint32(i)])
			}
		}
	}, func(share float64) { x.progress("group", int(share*float64(len(p.set))), len(p.set)) })
	if err != nil {
		return nil, err
	}
	slices.SortFunc(groups, func(a, b Group) int { return cmp.Compare(a.ID, b.ID) })
	return groups, nil
}

// groupsOf makes a group of the records of each work, which is known by its
// root, and says which group each record is in.
func groupsOf(p *prepared, workOf []uint32) (groups []Group, at []uint32) {
	size := make([]uint32, len(p.set))
	count := 0
	for _, root := range workOf {
		if size[root] == 0 {
			count++
		}
		size[root]++
	}
	groups = make([]Group, 0, count)
	at = make([]uint32, len(p.set))
	// The root of a work is the smallest of its records.
	room := make([]int, len(p.set))
	for i, root := range workOf {
		if root == uint32(i) {
			at[i] = uint32(len(groups))
			groups = append(groups, Group{ID: p.set[i].id, sorted: room[:0:size[i]]})
			room = room[size[i]:]
		}
		at[i] = at[root]
		g := &groups[at[i]]
		g.sorted = append(g.sorted, int(p.number[i]))
	}
	return groups, at
}

// completeGroup makes the versions of a group and says how they are related and
// why they are one work, by the given pairs of its records where it is not small.
func (x *Index) completeGroup(p *prepared, g *Group, versionOf []uint32, pairs []couple) {
	g.divide(p, versionOf)
	if x.options.GroupsOnly && len(g.Versions) == 1 {
		return
	}
	if n := len(g.sorted); n > 1 && n <= smallGroup {
		for i := range g.sorted {
			for j := range i {
				a, b := p.rank[g.sorted[j]], p.rank[g.sorted[i]]
				pairs = append(pairs, couple{min(a, b), max(a, b)})
			}
		}
	}
	for _, pair := range pairs {
		g.Pairs = append(g.Pairs, x.explain(p, pair))
	}
	sortPairs(g.Pairs)
	x.relate(p, g, versionOf)
	if x.options.GroupsOnly {
		g.Pairs = nil
	}
}

// divide makes the versions of a group, sorted by id.
func (g *Group) divide(p *prepared, versionOf []uint32) {
	sets := groupBy(g.sorted, func(n int) uint32 { return versionOf[p.rank[n]] })
	g.Versions = make([]VersionGroup, len(sets))
	for i, set := range sets {
		g.Versions[i] = VersionGroup{ID: p.set[versionOf[p.rank[set[0]]]].id, Members: slices.Clip(set)}
	}
}

// assertedBy is who says what a rule says, "ibid" for all other rules.
var assertedBy = map[string]string{"stated-relation": "source", "decision": "user"}

// relate gives each two versions of a group the relation of the heaviest pair
// of records between them. Where another pair has the same relation by a
// source's or a person's word, these say so.
func (x *Index) relate(p *prepared, g *Group, versionOf []uint32) {
	if len(g.Versions) < 2 {
		return
	}
	rootOf := make(map[string]uint32, len(g.sorted))
	featuresOf := make(map[string]*features, len(g.sorted))
	for _, n := range g.sorted {
		rank := p.rank[n]
		rootOf[p.set[rank].id], featuresOf[p.set[rank].id] = versionOf[rank], p.set[rank]
	}
	best := make(map[couple]record.Pair)
	type relation struct {
		from, to uint32
		kind     record.RelationType
	}
	relationOf := func(pair record.Pair) relation {
		from, to := rootOf[pair.A], rootOf[pair.B]
		if pair.Inverse {
			from, to = to, from
		}
		return relation{from, to, pair.Relation}
	}
	said := make(map[relation]string)
	for _, pair := range g.Pairs {
		a, b := rootOf[pair.A], rootOf[pair.B]
		if a == b || pair.Verdict != record.SameWork {
			continue
		}
		if by := assertedBy[pair.Rule]; by > said[relationOf(pair)] {
			said[relationOf(pair)] = by // a person's word before a source's
		}
		key := couple{min(a, b), max(a, b)}
		if known, ok := best[key]; !ok || pair.Weight > known.Weight {
			best[key] = pair
		}
	}
	number := func(id string) int {
		return slices.IndexFunc(g.Versions, func(v VersionGroup) bool { return v.ID == id })
	}
	for _, pair := range best {
		rel := relationOf(pair)
		from, to := p.set[rel.from].id, p.set[rel.to].id
		g.links = append(g.links, versionLink{number(from), number(to), kindOf(pair.Relation, featuresOf[pair.A], featuresOf[pair.B])})
		g.Relations = append(g.Relations, record.VersionRelation{From: from, Type: pair.Relation, To: to, AssertedBy: cmp.Or(said[rel], "ibid"), Evidence: pair.Evidence})
	}
	slices.SortFunc(g.Relations, func(a, b record.VersionRelation) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
}
