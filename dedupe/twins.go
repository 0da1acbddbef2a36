package dedupe

import "slices"

// twin is two records that are surely one publication by title, authors and
// year alone. Twins show what a set's names of containers and its sources are
// worth, before any pair is judged.
type twin struct{ i, j uint32 }

// Limits of what twins are looked at and from how many on they show something.
const (
	// maxTwins bounds the records of one title that are compared.
	maxTwins = 6
	// minTwins is the number of twins from which on they show anything.
	minTwins = 20
	// fewTwins is the part of the twins, one in so many, that may speak
	// against what the others show.
	fewTwins = 20
)

// eachTwin calls do with all twins of a set.
func (q *frequencies) eachTwin(set []*features, do func(twin)) {
	next := make([]uint32, len(set))
	newest := make(map[string]uint32, len(q.titles))
	for i, f := range set {
		if f.title.empty() || len(f.people) == 0 || len(f.title.words) < 3 || q.generic(&f.title) || f.title.notice != noNotice {
			continue
		}
		// Records are numbered from 1 in the chains: 0 ends one.
		next[i] = newest[f.title.squash]
		newest[f.title.squash] = uint32(i) + 1
		for at, n := next[i], 0; at != 0 && n < maxTwins; at, n = next[at-1], n+1 {
			if g := set[at-1]; sameTeam(f, g) && (f.year == g.year || f.year == 0 || g.year == 0) && f.preprint == g.preprint {
				do(twin{at - 1, uint32(i)})
			}
		}
	}
}

// sameTeam reports whether two lists of authors agree by family names but for
// one name at most.
func sameTeam(f, g *features) bool {
	if len(f.people) > len(g.people) {
		f, g = g, f
	}
	common := 0
	for i := range f.people {
		if slices.ContainsFunc(g.people, func(p person) bool { return p.family == f.people[i].family }) {
			common++
		}
	}
	return common > 0 && common+1 >= len(g.people) && common*2 >= len(g.people)
}

// placesDiffer reports whether the places of two records contradict each other.
func placesDiffer(f, g *features) bool {
	return f.volume != "" && g.volume != "" && !samePlace(f.volume, g.volume) ||
		f.first != "" && g.first != "" && f.first != g.first && !samePage(f.first, g.first)
}

// sourceUse counts the records of a source with a twin in another source, and
// the twins inside the source.
type sourceUse struct{ shared, own int }

// learn finds by the twins of a set which names of containers stand for one
// container, and which sources list each publication once.
func (q *frequencies) learn(set []*features) {
	type use struct{ agree, contradict int }
	names := make(map[couple]use)
	sources := make(map[string]*sourceUse)
	lastShared := make([]bool, len(set))
	q.eachTwin(set, func(t twin) {
		f, g := set[t.i], set[t.j]
		if f.source == g.source {
			if f.source != "" {
				sourceOf(sources, f.source).own++
			}
		} else {
			for _, i := range []uint32{t.i, t.j} {
				if s := set[i].source; s != "" && !lastShared[i] {
					lastShared[i] = true
					sourceOf(sources, s).shared++
				}
			}
		}
		if len(f.containers) == 0 || len(g.containers) == 0 || f.containers[0] == g.containers[0] {
			return
		}
		pair := couple{min(f.containers[0], g.containers[0]), max(f.containers[0], g.containers[0])}
		u := names[pair]
		if placesDiffer(f, g) {
			u.contradict++
		} else {
			u.agree++
		}
		names[pair] = u
	})
	for pair, u := range names {
		fewer := int(min(q.containers[pair.i], q.containers[pair.j]))
		if u.agree >= minTwins && u.agree*2 >= fewer && u.contradict*fewTwins <= u.agree {
			if q.aliases == nil {
				q.aliases = make(map[couple]bool)
			}
			q.aliases[pair] = true
		}
	}
	for name, u := range sources {
		if u.shared >= minTwins && u.own*fewTwins <= u.shared {
			if q.listsOnce == nil {
				q.listsOnce = make(map[string]bool)
			}
			q.listsOnce[name] = true
		}
	}
}

func sourceOf(sources map[string]*sourceUse, name string) *sourceUse {
	u := sources[name]
	if u == nil {
		u = &sourceUse{}
		sources[name] = u
	}
	return u
}

// alias reports whether the set shows two names of containers to be one
// container's.
func (q *frequencies) alias(x, y uint32) bool {
	return q != nil && q.aliases[couple{min(x, y), max(x, y)}]
}

// once reports whether the set shows that a source lists each publication
// once.
func (q *frequencies) once(source string) bool { return q != nil && q.listsOnce[source] }
