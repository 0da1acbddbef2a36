package dedupe

import (
	"slices"
	"strconv"
)

// frequencies says how common values are in a set. A nil *frequencies is
// neutral: every value counts as rare.
type frequencies struct {
	records                     int
	words, families, containers []int32
	// wordWeights are the weights of the words in a title, in thousandths of a
	// bit.
	wordWeights    []int
	titles         map[string]*titleUse
	volumes, pages map[string]int32
	dois           map[string]*doiUse
	// ibid are the ids that records had where they went through other
	// programs.
	ibid map[string]bool
	// aliases are pairs of names that stand for one container in this set;
	// listsOnce are the sources that list each publication once.
	aliases   map[couple]bool
	listsOnce map[string]bool
}

// titleUse counts the records with a title, and in how many groups these fall
// that share no author.
type titleUse struct {
	records int32
	groups  [][]uint32
	// places are some of the issues, or years, in which it stands.
	places []string
}

// Limits of the bookkeeping for one title and for one DOI.
const (
	maxTitleGroups = 12
	// genericGroups is the number of groups of authors from which on a title
	// is generic.
	genericGroups = 3
	// recurringPlaces is the number of issues from which on a title is one
	// that comes again and again.
	recurringPlaces = 3
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

func countFrequencies(set []*features, v *vocabularies) *frequencies {
	q := &frequencies{
		records:    len(set),
		words:      make([]int32, v.words.len()),
		families:   make([]int32, v.families.len()),
		containers: make([]int32, v.containers.len()),
		titles:     make(map[string]*titleUse, len(set)),
		volumes:    make(map[string]int32),
		pages:      make(map[string]int32),
		dois:       make(map[string]*doiUse),
		ibid:       make(map[string]bool),
	}
	for _, f := range set {
		for _, id := range f.ibid {
			q.ibid[id] = true
		}
		for _, w := range f.title.sorted {
			q.words[w]++
		}
		for _, p := range f.people {
			q.families[p.family]++
		}
		for _, c := range f.containers {
			q.containers[c]++
		}
		if f.volume != "" {
			q.volumes[f.volume]++
		}
		if f.first != "" {
			q.pages[f.first]++
		}
		q.countTitle(f)
		for _, id := range f.identifiers {
			if id.scheme == "doi" && !f.title.empty() {
				q.countDOI(id.value, f)
			}
		}
	}
	q.wordWeights = make([]int, len(q.words))
	for w, n := range q.words {
		q.wordWeights[w] = log2(q.records+1, int(max(1, n))) + 500
	}
	return q
}

func (q *frequencies) countTitle(f *features) {
	if f.title.empty() {
		return
	}
	use := q.titles[f.title.squash]
	if use == nil {
		use = &titleUse{}
		q.titles[f.title.squash] = use
	}
	use.records++
	if place := issueOf(f); place != "" && len(use.places) < recurringPlaces && !slices.Contains(use.places, place) {
		use.places = append(use.places, place)
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
	}
}

// issueOf names the issue in which a publication stands, "" where it is not
// known.
func issueOf(f *features) string {
	switch {
	case f.volume != "" && f.issue != "":
		return f.volume + "(" + f.issue + ")"
	case f.volume == "" && f.issue == "" && f.year != 0:
		return strconv.Itoa(f.year)
	}
	return ""
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

func (q *frequencies) countDOI(doi string, f *features) {
	t := &f.title
	use := q.dois[doi]
	if use == nil {
		use = &doiUse{}
		q.dois[doi] = use
	}
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

// returned reports whether a record came back from another program with the
// id.
func (q *frequencies) returned(id string) bool { return q != nil && q.ibid[id] }

// containerDOI reports whether the DOI stands with several unlike titles.
func (q *frequencies) containerDOI(doi string) bool {
	if q == nil {
		return false
	}
	use := q.dois[doi]
	return use != nil && (use.shared || len(use.titles) >= containerTitles)
}

// groupsOf returns in how many groups without a common author the records of
// a title fall.
func (q *frequencies) groupsOf(t *title) int {
	if q == nil {
		return 1
	}
	if use := q.titles[t.squash]; use != nil {
		return len(use.groups)
	}
	return 1
}

func (q *frequencies) generic(t *title) bool {
	if t.generic || q == nil {
		return t.generic
	}
	use := q.titles[t.squash]
	return use != nil && (len(use.groups) >= genericGroups || len(use.places) >= recurringPlaces)
}

// rarity is the weight of an agreement on a value that n records of the set
// have, at most limit.
func (q *frequencies) rarity(n int32, limit int) int {
	if q == nil || n <= 2 {
		return limit
	}
	return min(limit, log2(q.records+unseen, int(n)))
}

// unseen is added to the size of a set, so that a value that all records of a
// small set have is not taken for one that says nothing.
const unseen = 100

func (q *frequencies) container(names []uint32) int32 {
	if q == nil {
		return 0
	}
	var most int32
	for _, n := range names {
		most = max(most, q.containers[n])
	}
	return most
}

// word is the weight of a word in a title, in thousandths of a bit.
func (q *frequencies) word(n uint32) int {
	if q == nil {
		return 5000
	}
	return q.wordWeights[n]
}
