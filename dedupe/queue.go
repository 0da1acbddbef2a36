package dedupe

import (
	"slices"

	"github.com/ibid-go/ibid/record"
)

// batchSize is the number of records whose features a goroutine makes at a time.
const batchSize = 128

// batch is records whose features are made beside the reading of further ones.
// Its strings are numbered in vocabularies of its own, so that the numbers that
// they have in the end do not depend on which batch is done first.
type batch struct {
	records  []*record.Record
	features []*features
	words    *vocabularies
	done     chan struct{}
}

// Queue is [Index.Add] for a record that is not changed any more: its features
// are made by goroutines of their own while the caller reads on. It has the same
// result as Add. When the next method that needs them returns, no goroutine is
// left.
func (x *Index) Queue(r *record.Record) {
	x.prepared = nil
	x.open = append(x.open, r)
	if len(x.open) == batchSize {
		x.begin()
	}
}

// batchesAhead is how many batches there are for each worker at a time. Batches
// are taken in in their order: while the first is at work, those behind it give
// the others something to do.
const batchesAhead = 2

// begin makes the features of the open batch in a goroutine, and waits where
// there are as many batches as allowed.
func (x *Index) begin() {
	b := &batch{records: x.open, words: newVocabularies(), done: make(chan struct{})}
	x.open = make([]*record.Record, 0, batchSize)
	if len(x.queued) == batchesAhead*x.options.workers() {
		x.take()
	}
	x.queued = append(x.queued, b)
	go func() {
		defer close(b.done)
		b.features = make([]*features, len(b.records))
		for i, r := range b.records {
			b.features[i] = extract(r, b.words)
		}
		b.records = nil
	}()
}

// take waits for the first batch and takes it in.
func (x *Index) take() {
	b := x.queued[0]
	x.queued[0] = nil
	x.queued = x.queued[1:]
	<-b.done
	numbers := x.words.takeIn(b.words)
	for _, f := range b.features {
		f.renumber(&numbers)
	}
	x.added = append(x.added, b.features...)
}

// settle waits for all that is queued.
func (x *Index) settle() {
	if len(x.open) > 0 {
		x.begin()
	}
	for len(x.queued) > 0 {
		x.take()
	}
	x.queued, x.open = nil, nil
}

// renumbering gives the numbers of strings in other vocabularies.
type renumbering struct{ words, families, containers, keywords []uint32 }

// takeIn adds the strings of other vocabularies and returns their numbers here.
func (v *vocabularies) takeIn(other *vocabularies) renumbering {
	return renumbering{v.words.takeIn(other.words), v.families.takeIn(other.families), v.containers.takeIn(other.containers), v.keywords.takeIn(other.keywords)}
}

func (v *vocabulary) takeIn(other *vocabulary) []uint32 {
	numbers := make([]uint32, other.len())
	for i, text := range other.texts {
		numbers[i] = v.number(text)
	}
	return numbers
}

// renumber gives the strings of a record their numbers in other vocabularies.
func (f *features) renumber(n *renumbering) {
	f.title.renumber(n.words)
	for i := range f.titles {
		f.titles[i].renumber(n.words)
	}
	for _, people := range [][]person{f.people, f.named} {
		for i := range people {
			people[i].family = n.families[people[i].family]
		}
	}
	replaceNumbers(f.names, n.families)
	replaceNumbers(f.containers, n.containers)
	replaceNumbers(f.targets, n.containers)
	replaceNumbers(f.keywords, n.keywords)
	slices.Sort(f.keywords)
}

func replaceNumbers(list, numbers []uint32) {
	for i, n := range list {
		list[i] = numbers[n]
	}
}
