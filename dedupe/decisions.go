package dedupe

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Decision is a person's word about two records, named by record id, by
// "document#position", or by the id that their file gives them.
type Decision struct {
	A    string `json:"a"`
	B    string `json:"b"`
	Same bool   `json:"same"`
	// Place is where the person said it, "decisions.csv:12", for messages.
	Place string `json:"place,omitzero"`
}

// names reports whether a decision's name can mean the record.
func names(name string, f *features) bool {
	return name != "" && (name == f.id || name == f.own || name == f.place())
}

// place addresses a record by its document and position.
func (f *features) place() string { return f.document + "#" + strconv.Itoa(int(f.position)) }

// decided are a person's decisions by the ranks of the records.
type decided struct {
	words map[couple]bool
	// places are where each was said.
	places map[couple]string
	// same and different are the pairs that are obeyed, sorted.
	same, different []couple
	conflicts       []string
}

// readDecisions finds the records that decisions name. A name that means no
// record, or several, and decisions that contradict each other, also by way of
// others, are reported; of two that contradict, "not the same" is obeyed.
func readDecisions(list []Decision, set []*features) decided {
	d := decided{words: make(map[couple]bool), places: make(map[couple]string)}
	if len(list) == 0 {
		return d
	}
	names := newDecisionNames(list, set)
	for _, one := range list {
		i, okA := names.find(one.A, one.Place)
		j, okB := names.find(one.B, one.Place)
		if !okA || !okB {
			continue
		}
		if i == j {
			if !one.Same {
				d.conflicts = append(d.conflicts, fmt.Sprintf("that %s and %s are not the same%s speaks of one record", one.A, one.B, inBrackets(one.Place)))
			}
			continue
		}
		d.take(couple{min(i, j), max(i, j)}, one, set)
	}
	d.chain(set)
	d.conflicts = append(d.conflicts, names.conflicts()...)
	slices.Sort(d.conflicts)
	d.conflicts = slices.Compact(d.conflicts)
	return d
}

// take keeps a decision about a pair. Where another says otherwise, the two
// are kept apart.
func (d *decided) take(p couple, one Decision, set []*features) {
	before, known := d.words[p]
	if known && before == one.Same {
		return
	}
	if known {
		yes, no := d.places[p], one.Place
		if one.Same {
			yes, no = no, yes
		}
		d.conflicts = append(d.conflicts, fmt.Sprintf("decisions say both that %s and %s are the same%s and that they are not%s: kept apart", set[p.i].id, set[p.j].id, inBrackets(yes), inBrackets(no)))
		if one.Same {
			return
		}
	}
	d.words[p], d.places[p] = one.Same, one.Place
}

// inBrackets writes a place behind what was said there.
func inBrackets(place string) string {
	if place == "" {
		return ""
	}
	return " (" + place + ")"
}

// decisionNames finds records by the names that decisions use: by their ids,
// else by what their file calls them or by their place, else by the id that they
// carry from an earlier run through another program.
type decisionNames struct {
	byName map[string]*[3][]uint32
	// missing are the names that no record has, in their order, each with the
	// place of its first decision; ambiguous are those that several have.
	missing   []string
	places    map[string]string
	ambiguous []string
}

func newDecisionNames(list []Decision, set []*features) *decisionNames {
	n := &decisionNames{byName: make(map[string]*[3][]uint32), places: make(map[string]string)}
	for _, d := range list {
		for _, name := range []string{d.A, d.B} {
			if n.byName[name] == nil && name != "" {
				n.byName[name] = new([3][]uint32)
			}
		}
	}
	add := func(name string, tier int, i uint32) {
		if found := n.byName[name]; found != nil && !slices.Contains(found[tier], i) {
			found[tier] = append(found[tier], i)
		}
	}
	for i, f := range set {
		add(f.id, 0, uint32(i))
		add(f.own, 1, uint32(i))
		add(f.place(), 1, uint32(i))
		for _, id := range f.ibid {
			add(id, 2, uint32(i))
		}
	}
	return n
}

func (n *decisionNames) find(name, place string) (uint32, bool) {
	if tiers := n.byName[name]; tiers != nil {
		for _, found := range tiers {
			switch len(found) {
			case 0:
				continue
			case 1:
				return found[0], true
			}
			n.ambiguous = append(n.ambiguous, fmt.Sprintf("a decision names %q%s, which %d records are called: not obeyed", name, inBrackets(place), len(found)))
			return 0, false
		}
	}
	if _, known := n.places[name]; !known {
		n.places[name] = place
		n.missing = append(n.missing, name)
	}
	return 0, false
}

// namedMissing is how many names that no record has are given one by one: a
// file of decisions outlives the files that it was made for.
const namedMissing = 3

func (n *decisionNames) conflicts() []string {
	list := n.ambiguous
	slices.Sort(n.missing)
	for i, name := range n.missing {
		if more := len(n.missing) - i; i == namedMissing && more > 1 {
			return append(list, fmt.Sprintf("decisions name %d more that are no records here", more))
		}
		list = append(list, fmt.Sprintf("a decision names %q%s, which is no record", name, inBrackets(n.places[name])))
	}
	return list
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
		if no, found := links.parted(d.different, p); found {
			delete(d.words, p)
			d.conflicts = append(d.conflicts, d.contradiction(p, no, set))
			continue
		}
		links.join(x, y)
		d.same = append(d.same, p)
	}
}

// contradiction says how a yes contradicts a no by way of other decisions.
func (d *decided) contradiction(yes, no couple, set []*features) string {
	text := fmt.Sprintf("that %s and %s are the same%s contradicts, by way of others", set[yes.i].id, set[yes.j].id, inBrackets(d.places[yes]))
	var places []string
	for _, p := range d.path(yes, no) {
		if place := d.places[p]; place != "" && p != yes {
			places = append(places, place)
		}
	}
	if len(places) > 0 {
		text += " (" + strings.Join(places, ", ") + ")"
	}
	return text + fmt.Sprintf(", that %s and %s are not%s: not obeyed", set[no.i].id, set[no.j].id, inBrackets(d.places[no]))
}

// path returns the decisions that lead from one record of a no to the other,
// a yes that is not yet obeyed among them.
func (d *decided) path(yes, no couple) []couple {
	next := make(map[uint32][]couple)
	for _, p := range append(slices.Clone(d.same), yes) {
		next[p.i] = append(next[p.i], p)
		next[p.j] = append(next[p.j], p)
	}
	from := map[uint32]couple{no.i: {}}
	for queue := []uint32{no.i}; len(queue) > 0; queue = queue[1:] {
		for _, p := range next[queue[0]] {
			other := p.i + p.j - queue[0]
			if _, seen := from[other]; !seen {
				from[other] = p
				queue = append(queue, other)
			}
		}
	}
	var path []couple
	for at := no.j; at != no.i; {
		p, found := from[at]
		if !found {
			return nil
		}
		path = append(path, p)
		at = p.i + p.j - at
	}
	return path
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
