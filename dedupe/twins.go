package dedupe

import "slices"

// Twins are two records that are surely one publication by title, authors and
// year alone. They show what a set's names of containers and its sources are
// worth, before any pair is judged.

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

// addTwins adds what the twins among records with one title, given in order by
// rank, show. Shared has the records with a twin in another source.
func (l *lessons) addTwins(set []*features, alike []uint32, shared []bool) {
	var last []uint32 // those that can be twins
	for _, i := range alike {
		f := set[i]
		if len(alike) == 1 || len(f.people) == 0 || len(f.title.words) < 3 || f.title.common || f.title.notice != noNotice {
			continue
		}
		for _, j := range last[max(0, len(last)-maxTwins):] {
			if g := set[j]; sameTeam(f, g) && (f.year == g.year || f.year == 0 || g.year == 0) && f.preprint == g.preprint {
				l.addTwin(set, j, i, shared)
			}
		}
		last = append(last, i)
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

// aliasUse counts the twins that stand in containers of two names, and those of
// them whose places contradict each other.
type aliasUse struct{ agree, contradict int }

// lessons are what twins show of the names of containers and of sources.
type lessons struct {
	names   map[couple]aliasUse
	sources map[string]*sourceUse
}

func newLessons() *lessons {
	return &lessons{make(map[couple]aliasUse), make(map[string]*sourceUse)}
}

// addTwin adds what two records show that are twins.
func (l *lessons) addTwin(set []*features, i, j uint32, shared []bool) {
	f, g := set[i], set[j]
	if f.source == g.source {
		if f.source != "" {
			l.source(f.source).own++
		}
	} else {
		for _, n := range []uint32{i, j} {
			if s := set[n].source; s != "" && !shared[n] {
				shared[n] = true
				l.source(s).shared++
			}
		}
	}
	if len(f.containers) == 0 || len(g.containers) == 0 || f.containers[0] == g.containers[0] {
		return
	}
	pair := couple{min(f.containers[0], g.containers[0]), max(f.containers[0], g.containers[0])}
	u := l.names[pair]
	if placesDiffer(f, g) {
		u.contradict++
	} else {
		u.agree++
	}
	l.names[pair] = u
}

// add adds what others show.
func (l *lessons) add(other *lessons) {
	for pair, u := range other.names {
		sum := l.names[pair]
		l.names[pair] = aliasUse{sum.agree + u.agree, sum.contradict + u.contradict}
	}
	for name, u := range other.sources {
		sum := l.source(name)
		sum.shared += u.shared
		sum.own += u.own
	}
}

// learn finds by what twins show which names of containers stand for one
// container, and which sources list each publication once.
func (q *frequencies) learn(l *lessons) {
	for pair, u := range l.names {
		fewer := int(min(q.containers[pair.i], q.containers[pair.j]))
		if u.agree >= minTwins && u.agree*2 >= fewer && u.contradict*fewTwins <= u.agree {
			if q.aliases == nil {
				q.aliases = make(map[couple]bool)
			}
			q.aliases[pair] = true
		}
	}
	for name, u := range l.sources {
		if u.shared >= minTwins && u.own*fewTwins <= u.shared {
			if q.listsOnce == nil {
				q.listsOnce = make(map[string]bool)
			}
			q.listsOnce[name] = true
		}
	}
}

func (l *lessons) source(name string) *sourceUse {
	u := l.sources[name]
	if u == nil {
		u = &sourceUse{}
		l.sources[name] = u
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
