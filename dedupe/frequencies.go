package dedupe

import (
	"maps"
	"sync"
)

// frequencies says how common values are in a set. A nil *frequencies is
// neutral: every value counts as rare. How common titles are, and which DOIs
// stand with several works, is noted on these, see
// [Index.noteTitles] and [Index.noteDOIs].
type frequencies struct {
	records                     int
	words, families, containers []int32
	// wordWeights are the weights of the words in a title, in thousandths of a
	// bit.
	wordWeights    []int
	volumes, pages map[string]int32
	// ibid are the ids that records had where they went through other
	// programs.
	ibid map[string]bool
	// aliases are pairs of names that stand for one container in this set;
	// listsOnce are the sources that list each publication once.
	aliases   map[couple]bool
	listsOnce map[string]bool
}

func newFrequencies(v *vocabularies) *frequencies {
	return &frequencies{
		words:      make([]int32, v.words.len()),
		families:   make([]int32, v.families.len()),
		containers: make([]int32, v.containers.len()),
		volumes:    make(map[string]int32),
		pages:      make(map[string]int32),
		ibid:       make(map[string]bool),
	}
}

// countFrequencies counts the values of a set.
func (x *Index) countFrequencies(set []*features) *frequencies {
	q := newFrequencies(x.words)
	var mu sync.Mutex
	x.inShares(len(set), func(next func() (from, to int)) {
		own := newFrequencies(x.words)
		for from, to := next(); from < to; from, to = next() {
			for _, f := range set[from:to] {
				own.count(f)
			}
		}
		mu.Lock()
		q.add(own)
		mu.Unlock()
	})
	q.wordWeights = make([]int, len(q.words))
	for w, n := range q.words {
		q.wordWeights[w] = log2(q.records+1, int(max(1, n))) + 500
	}
	return q
}

// count counts the values of a record.
func (q *frequencies) count(f *features) {
	q.records++
	for _, id := range f.ibid {
		q.ibid[id] = true
	}
	for _, w := range f.title.sorted {
		q.words[w]++
	}
	for i := range f.people {
		q.families[f.people[i].family]++
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
}

// add adds what was counted in another part of the set.
func (q *frequencies) add(other *frequencies) {
	q.records += other.records
	for _, lists := range []struct{ sum, part []int32 }{{q.words, other.words}, {q.families, other.families}, {q.containers, other.containers}} {
		for i, n := range lists.part {
			lists.sum[i] += n
		}
	}
	for volume, n := range other.volumes {
		q.volumes[volume] += n
	}
	for page, n := range other.pages {
		q.pages[page] += n
	}
	maps.Copy(q.ibid, other.ibid)
}

// notePlace notes how common the volume and the first page of a record are.
func (q *frequencies) notePlace(f *features) {
	f.sameVolume, f.samePage = q.volumes[f.volume], q.pages[f.first]
}

// returned reports whether a record came back from another program with the
// id.
func (q *frequencies) returned(id string) bool { return q != nil && q.ibid[id] }

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
