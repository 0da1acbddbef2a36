package dedupe

import (
	"fmt"
	"slices"
	"strconv"
)

// Decision is a person's word about two records, named by record id, by
// "document#position", or by the id that their file gives them.
type Decision struct {
	A    string `json:"a"`
	B    string `json:"b"`
	Same bool   `json:"same"`
}

// names reports whether a decision's name can mean the record.
func names(name string, f *features) bool {
	return name != "" && (name == f.id || name == f.own || name == f.place())
}

// place addresses a record by its document and position.
func (f *features) place() string { return f.document + "#" + strconv.Itoa(f.position) }

// decided are a person's decisions by the ranks of the records.
type decided struct {
	words map[couple]bool
	// same and different are the pairs that are obeyed, sorted.
	same, different []couple
	conflicts       []string
}

// readDecisions finds the records that decisions name. A name that means no
// record, or several, and decisions that contradict each other, also by way of
// others, are reported; of two that contradict, "not the same" is obeyed.
func readDecisions(list []Decision, set []*features) decided {
	d := decided{words: make(map[couple]bool)}
	if len(list) == 0 {
		return d
	}
	byName := make(map[string][]uint32)
	add := func(name string, i int) {
		if name != "" && !slices.Contains(byName[name], uint32(i)) {
			byName[name] = append(byName[name], uint32(i))
		}
	}
	for i, f := range set {
		add(f.id, i)
		add(f.own, i)
		add(f.place(), i)
	}
	find := func(name string) (uint32, bool) {
		switch found := byName[name]; len(found) {
		case 0:
			d.conflicts = append(d.conflicts, fmt.Sprintf("a decision names %q, which is no record", name))
		case 1:
			return found[0], true
		default:
			d.conflicts = append(d.conflicts, fmt.Sprintf("a decision names %q, which %d records are called", name, len(found)))
		}
		return 0, false
	}
	for _, one := range list {
		i, okA := find(one.A)
		j, okB := find(one.B)
		if !okA || !okB || i == j {
			continue
		}
		p := couple{min(i, j), max(i, j)}
		if before, known := d.words[p]; known && before != one.Same {
			d.conflicts = append(d.conflicts, fmt.Sprintf("decisions say both that %s and %s are the same and that they are not: kept apart", set[p.i].id, set[p.j].id))
			d.words[p] = false
			continue
		}
		d.words[p] = one.Same
	}
	d.chain(set)
	slices.Sort(d.conflicts)
	d.conflicts = slices.Compact(d.conflicts)
	return d
}

// chain joins what decisions call the same, and leaves out those that would
// join records that another decision keeps apart.
func (d *decided) chain(set []*features) {
	links := newLinks(len(set))
	var yes []couple
	for p, same := range d.words {
		if same {
			yes = append(yes, p)
		} else {
			d.different = append(d.different, p)
		}
	}
	slices.SortFunc(yes, compareCouples)
	slices.SortFunc(d.different, compareCouples)
	for _, p := range yes {
		x, y := links.root(p.i), links.root(p.j)
		if x == y {
			d.same = append(d.same, p)
			continue
		}
		if links.separate(d.different, p) {
			delete(d.words, p)
			d.conflicts = append(d.conflicts, fmt.Sprintf("that %s and %s are the same contradicts, by way of others, a decision that keeps two records apart: not obeyed", set[p.i].id, set[p.j].id))
			continue
		}
		links.join(x, y)
		d.same = append(d.same, p)
	}
}

// decidedGroups are the records that a person called the same. What speaks for
// or against one of them speaks for or against all, and the best of it counts:
// a veto against one does not overrule the person.
type decidedGroups struct {
	words   map[couple]bool
	links   *links
	members map[uint32][]uint32
}

// newDecidedGroups makes groups of n records of the pairs that a person called
// the same.
func newDecidedGroups(d decided, same []couple, n int) *decidedGroups {
	g := &decidedGroups{words: d.words, links: newLinks(n), members: make(map[uint32][]uint32)}
	for _, p := range same {
		g.links.join(p.i, p.j)
	}
	for _, p := range same {
		root := g.links.root(p.i)
		for _, i := range []uint32{p.i, p.j} {
			if !slices.Contains(g.members[root], i) {
				g.members[root] = append(g.members[root], i)
			}
		}
	}
	return g
}

func (g *decidedGroups) of(i uint32) []uint32 {
	if m := g.members[g.links.root(i)]; m != nil {
		return m
	}
	return []uint32{i}
}

// in returns those of the records that a person joined with others.
func (g *decidedGroups) in(list []uint32) (found []uint32) {
	if len(g.members) == 0 {
		return nil
	}
	for _, i := range list {
		if len(g.of(i)) > 1 {
			found = append(found, i)
		}
	}
	return found
}

// forbids reports whether a person said that the two are not the same.
func (g *decidedGroups) forbids(i, j uint32) bool {
	same, decided := g.words[couple{min(i, j), max(i, j)}]
	return decided && !same
}

// overruled reports whether a veto on the pair leaves a way to join the two by
// what a person said of one of them.
func (g *decidedGroups) overruled(p couple) bool {
	_, decided := g.words[p]
	return !decided && len(g.of(p.i))+len(g.of(p.j)) > 2
}

// over returns a comparison of pairs that takes decided groups for one.
func (g *decidedGroups) over(compare func(couple) scored) func(couple) scored {
	return func(p couple) scored {
		best := compare(p)
		if _, decided := g.words[p]; decided || !g.overruled(p) || g.links.root(p.i) == g.links.root(p.j) {
			return best
		}
		for _, i := range g.of(p.i) {
			for _, j := range g.of(p.j) {
				pair := couple{min(i, j), max(i, j)}
				s := compare(pair)
				if same, decided := g.words[pair]; decided && !same {
					s.couple = p
					return s
				}
				if best.apart && !s.apart || best.apart == s.apart && s.score > best.score {
					best = s
				}
			}
		}
		best.couple = p
		return best
	}
}
