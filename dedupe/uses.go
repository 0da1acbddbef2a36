package dedupe

import (
	"slices"
	"sync"

	"github.com/ibid-go/ibid/record"
)

// titleUse is in how many groups the records with a title fall that share no
// author.
type titleUse struct {
	groups [][]uint32
	count  uint8 // of these
	// places are some of those in which it stands, each apart from the others.
	places []titlePlace
	// placed are the first records that state an issue.
	placed []*features
}

// titlePlace is where one of the records with a title stands.
type titlePlace struct {
	volume, issue string
	year          int32
}

// Limits of the bookkeeping for one title and for one DOI.
const (
	maxTitleGroups = 12
	// genericGroups is the number of groups of authors from which on a title
	// is generic.
	genericGroups = 3
	// recurringPlaces is the number of issues, or years, from which on a title
	// is one that comes again and again.
	recurringPlaces = 3
	// maxIssues is the number of records of one title whose issues are looked at.
	maxIssues = 16
	// containerTitles is the number of unlike titles from which on a DOI is a
	// container's.
	containerTitles = 3
	// maxPlaced is the number of pages under one DOI that are looked at, and
	// otherTitle the share of common words, in thousandths, below which titles
	// on them are two.
	maxPlaced  = 6
	otherTitle = 850
)

// doiUse holds some unlike titles that a DOI stands with, and whether pieces of
// other pages with other titles have it.
type doiUse struct {
	titles []*title
	placed []*features
	shared bool
}

// noteTitles notes of each title of a set whether it is common, and in how many
// groups of authors it stands. It returns what the twins among the records show.
func (x *Index) noteTitles(set []*features) *lessons {
	all := newLessons()
	shared := make([]bool, len(set))
	var mu sync.Mutex
	// A record with the text among its other titles has a number behind all records.
	others := uint32(len(set))
	x.inBlocks(len(set), 2*len(set), func(rank int, add func(text string, number uint32)) {
		f := set[rank]
		f.title.common, f.title.groups = f.title.generic, 0
		if !f.title.empty() {
			add(f.title.squash, uint32(rank))
		}
		for i := range f.titles {
			f.titles[i].common = f.titles[i].generic
			add(f.titles[i].squash, others+uint32(rank))
		}
	}, func(next func() []uint32) {
		own := newLessons()
		var alike []uint32
		for block := next(); block != nil; block = next() {
			// One hash may be that of two texts.
			for len(block) > 0 && block[0] < others {
				text := set[block[0]].title.squash
				alike = alike[:0]
				block = slices.DeleteFunc(block, func(n uint32) bool {
					is := n < others && set[n].title.squash == text
					if is {
						alike = append(alike, n)
					}
					return is
				})
				common := noteTitle(set, alike)
				for _, n := range block {
					if n >= others && common {
						set[n-others].noteOtherTitles(text)
					}
				}
				own.addTwins(set, alike, shared)
			}
		}
		mu.Lock()
		all.add(own)
		mu.Unlock()
	})
	return all
}

// noteTitle notes what the records with one title, given in order by rank, show
// of it, and reports whether that makes it common.
func noteTitle(set []*features, alike []uint32) (common bool) {
	use := titleUse{}
	for _, i := range alike {
		use.add(set[i], len(alike) == 1)
	}
	common = use.count >= genericGroups || len(use.places) >= recurringPlaces
	for _, i := range alike {
		t := &set[i].title
		t.common, t.groups = t.generic || common, use.count
		t.several = !t.generic && use.several(set[i])
	}
	return common
}

// noteOtherTitles notes that a text is a common title.
func (f *features) noteOtherTitles(text string) {
	for i := range f.titles {
		if f.titles[i].squash == text {
			f.titles[i].common = true
		}
	}
}

// add counts a record, which may be the only one with its title.
func (use *titleUse) add(f *features, only bool) {
	if only {
		use.count = uint8(min(1, len(f.people)))
		return
	}
	if place, ok := titlePlaceOf(f); ok && len(use.places) < recurringPlaces && !slices.ContainsFunc(use.places, place.mayBe) {
		use.places = append(use.places, place)
	}
	if f.volume != "" && f.issue != "" && len(use.placed) < maxIssues {
		use.placed = append(use.placed, f)
	}
	if len(f.people) == 0 {
		return
	}
	for i, g := range use.groups {
		for _, p := range f.people {
			if containsNumber(g, p.family) {
				if len(g) < maxPeople {
					use.groups[i] = appendFamilies(g, f.people)
				}
				return
			}
		}
	}
	if len(use.groups) < maxTitleGroups {
		use.groups = append(use.groups, appendFamilies(nil, f.people))
		use.count = uint8(len(use.groups))
	}
}

// several reports whether a record that states no issue may stand in either of two:
// the same people have the title in both, in its journal and its year.
func (use *titleUse) several(f *features) bool {
	if f.issue != "" || f.first != "" || len(f.people) == 0 || len(use.placed) < 2 {
		return false
	}
	var first *features
	for _, g := range use.placed {
		switch {
		case g.year != f.year || f.volume != "" && !samePlace(f.volume, g.volume) || !slices.ContainsFunc(f.containers, func(n uint32) bool { return containsNumber(g.containers, n) }) || !sameTeam(f, g):
		case first == nil:
			first = g
		default:
			one, _ := titlePlaceOf(first)
			other, _ := titlePlaceOf(g)
			if !one.mayBe(other) && !startTogether(first, g) {
				return true
			}
		}
	}
	return false
}

// titlePlaceOf is the issue in which a publication stands, as far as it is known,
// or its year where neither volume nor issue is.
func titlePlaceOf(f *features) (p titlePlace, ok bool) {
	return titlePlace{f.volume, f.issue, f.year}, f.volume != "" || f.year != 0
}

// mayBe reports whether two places may be one that two sources write in their
// own ways: by another form of the issue, or ahead of print.
func (p titlePlace) mayBe(q titlePlace) bool {
	switch {
	case p.volume != "" && q.volume != "":
		return samePlace(p.volume, q.volume) && compareIssues(p.issue, q.issue) != issueDiffer
	case compareIssues(p.issue, q.issue) == issueDiffer:
		return false
	case p.volume == q.volume:
		return p.year == q.year
	}
	return p.year == 0 || q.year == 0 || max(p.year-q.year, q.year-p.year) < 2
}

func appendFamilies(g []uint32, people []person) []uint32 {
	for _, p := range people {
		if !containsNumber(g, p.family) {
			g = append(g, p.family)
		}
	}
	return g
}

func containsNumber(list []uint32, n uint32) bool {
	for _, m := range list {
		if m == n {
			return true
		}
	}
	return false
}

// noteDOIs notes of each DOI of a set whether it stands with several works.
func (x *Index) noteDOIs(set []*features) {
	// The number of a DOI is its record's, times those that one may have, and its own.
	x.inBlocks(len(set), len(set)*maxValues, func(rank int, add func(text string, number uint32)) {
		dois := set[rank].valuesOf(record.SchemeDOI)
		for i := range dois {
			dois[i].shared = false
			add(dois[i].value, uint32(rank*maxValues+i))
		}
	}, func(next func() []uint32) {
		doi := func(n uint32) *identifier { return &set[n/maxValues].valuesOf(record.SchemeDOI)[n%maxValues] }
		for block := next(); block != nil; block = next() {
			for len(block) > 1 {
				text := doi(block[0]).value
				use := doiUse{}
				var ids []*identifier
				block = slices.DeleteFunc(block, func(n uint32) bool {
					id := doi(n)
					if id.value != text {
						return false
					}
					ids = append(ids, id)
					if f := set[n/maxValues]; !f.title.empty() {
						use.add(f)
					}
					return true
				})
				if use.shared || len(use.titles) >= containerTitles {
					for _, id := range ids {
						id.shared = true
					}
				}
			}
		}
	})
}

// add counts a record with the DOI.
func (use *doiUse) add(f *features) {
	t := &f.title
	if f.first != "" && !use.shared && len(use.placed) < maxPlaced {
		use.shared = slices.ContainsFunc(use.placed, func(other *features) bool { return besides(f, other) })
		use.placed = append(use.placed, f)
	}
	if len(use.titles) >= containerTitles {
		return
	}
	for _, known := range use.titles {
		if sharedWords(known, t) >= 300 || known.generic && t.generic {
			return
		}
	}
	use.titles = append(use.titles, t)
}

// besides reports whether two records under one DOI are pieces of one issue
// that begin on other pages, each under words of its own: not a paper and its
// form ahead of print, nor its title in another language.
func besides(f, g *features) bool {
	if f.volume == "" || f.volume != g.volume || f.issue != g.issue || f.first == "" || g.first == "" || startTogether(f, g) {
		return false
	}
	share := sharedWords(&f.title, &g.title)
	return share > 0 && share < otherTitle && !f.title.generic && !g.title.generic
}

// sharedWords is the share of the words of the shorter title that stand in
// the other, in thousandths.
func sharedWords(a, b *title) int {
	if len(a.sorted) == 0 || len(b.sorted) == 0 {
		return 0
	}
	i, j, both := 0, 0, 0
	for i < len(a.sorted) && j < len(b.sorted) {
		switch {
		case a.sorted[i] == b.sorted[j]:
			both++
			i++
			j++
		case a.sorted[i] < b.sorted[j]:
			i++
		default:
			j++
		}
	}
	return both * 1000 / min(len(a.sorted), len(b.sorted))
}
