package dedupe

import (
	"cmp"
	"context"
	"math/bits"
	"slices"
)

// entry is a record under one of its keys: bits of the key's hash, and below them
// the record. So entries sort by key and by record.
type entry uint64

// entryForm is the number of bits of an entry that are the record's.
type entryForm int

// entryFormOf is the form of entries of records that are numbered below n. The
// fewer they are, the more of a key is seen: that two keys are taken for one costs
// a comparison.
func entryFormOf(n int) entryForm { return entryForm(bits.Len(uint(n))) }

func (b entryForm) entry(k key, record uint32) entry { return entry(k)<<b | entry(record) }

func (b entryForm) record(e entry) uint32 { return uint32(e & (1<<b - 1)) }

func (b entryForm) sameKey(x, y entry) bool { return x>>b == y>>b }

// proposals are the pairs of records that share a blocking key.
type proposals struct {
	// pairs are sorted, each once.
	pairs []couple
	// proposed counts all of them, those that were not wanted included, once
	// for each key that proposes them.
	proposed int
	// overfull is the number of blocks that were too large.
	overfull int
}

// candidates returns all pairs of records that share a blocking key.
func (x *Index) candidates(p *prepared) proposals {
	all, err := x.propose(context.Background(), p, everyPair)
	if err != nil {
		return proposals{}
	}
	return all
}

// everyPair has [Index.propose] return all pairs.
func everyPair() func(couple) bool { return func(couple) bool { return true } }

// propose returns the pairs of records that share a blocking key and are
// wanted, as what look returns tells each worker. The pairs are many times as many as the records, and looking at one
// costs most where its records are not at hand: each block is looked at when it
// is made, and nothing is held of what is not wanted. The error is ctx's, when
// it is cancelled.
func (x *Index) propose(ctx context.Context, p *prepared, look func() func(couple) bool) (proposals, error) {
	kinds, err := x.entries(ctx, p)
	if err != nil {
		return proposals{}, err
	}
	form := entryFormOf(len(p.set))
	total, done := 0, 0
	for _, lists := range kinds {
		total += size(lists)
	}
	var all proposals
	var kept [][]uint64
	for kind, lists := range kinds {
		parts := x.byKey(lists)
		kinds[kind] = nil
		results := make([]collector, len(parts))
		from, count := done, size(parts)
		err := x.inChunks(ctx, len(parts), func(next func() (int, bool)) {
			r := refiner{order: p.titles, form: form}
			wanted := look()
			for n, ok := next(); ok; n, ok = next() {
				r.collector = collector{wanted: wanted}
				r.addBlocks(parts[n], limitOf(keyKind(kind)))
				parts[n] = nil
				r.collector.compact()
				results[n] = r.collector
			}
		}, func(share float64) {
			x.progress("candidates", int(float64(len(p.set))*(float64(from)+share*float64(count))/float64(max(1, total))), len(p.set))
		})
		if err != nil {
			return proposals{}, err
		}
		done += count
		for i := range results {
			all.proposed += results[i].proposed
			all.overfull += results[i].overfull
			if len(results[i].pairs) > 0 {
				kept = append(kept, slices.Clip(results[i].pairs))
			}
		}
	}
	all.pairs = x.sortedCouples(slices.Concat(kept...))
	return all, nil
}

func size[T any](lists [][]T) int {
	n := 0
	for _, l := range lists {
		n += len(l)
	}
	return n
}

// sortedCouples sorts packed pairs and leaves each once.
func (x *Index) sortedCouples(packed []uint64) []couple {
	sortList(x, packed, cmp.Compare[uint64])
	packed = slices.Compact(packed)
	pairs := make([]couple, len(packed))
	for i, pair := range packed {
		pairs[i] = unpacked(pair)
	}
	return pairs
}

// keysAtATime is the number of records whose keys a worker makes at a time.
const keysAtATime = 1 << 12

// entries makes the keys of all records and returns them by kind, in lists of
// which each holds the records behind those of the list before.
func (x *Index) entries(ctx context.Context, p *prepared) ([keyKinds][][]entry, error) {
	chunks := (len(p.set) + keysAtATime - 1) / keysAtATime
	form := entryFormOf(len(p.set))
	var kinds [keyKinds][][]entry
	for kind := range kinds {
		kinds[kind] = make([][]entry, chunks)
	}
	err := x.inChunks(ctx, chunks, func(next func() (int, bool)) {
		var own [keyKinds][]entry
		maker := x.keyMaker(p)
		for n, ok := next(); ok; n, ok = next() {
			for rank := n * keysAtATime; rank < min(len(p.set), (n+1)*keysAtATime); rank++ {
				for _, key := range maker.keysOf(p.set[rank]) {
					own[key.kind()] = append(own[key.kind()], form.entry(key, uint32(rank)))
				}
			}
			for kind, list := range own {
				kinds[kind][n] = slices.Clone(list)
				own[kind] = list[:0]
			}
		}
	}, func(share float64) { x.progress("keys", int(share*float64(len(p.set))), len(p.set)) })
	return kinds, err
}

// partSize is about how many entries stand in one part of [Index.byKey].
const partSize = 1 << 11

// byKey divides the entries of one kind by their highest bits, which are those of
// a hash and spread evenly, so that all entries of a key are in one part.
func (x *Index) byKey(lists [][]entry) [][]entry {
	total := size(lists)
	width := min(bits.Len(uint(total/partSize)), 14)
	part := func(e entry) int { return int(e >> (64 - width)) }
	starts := make([]int, 1<<width+1)
	for _, list := range lists {
		for _, e := range list {
			starts[part(e)+1]++
		}
	}
	for i := 1; i < len(starts); i++ {
		starts[i] += starts[i-1]
	}
	divided := make([]entry, total)
	next := slices.Clone(starts)
	for i, list := range lists {
		for _, e := range list {
			at := part(e)
			divided[next[at]] = e
			next[at]++
		}
		lists[i] = nil
	}
	parts := make([][]entry, 1<<width)
	for i := range parts {
		parts[i] = divided[starts[i]:starts[i+1]]
	}
	return parts
}

// nextBlock returns the first entries, which have one key, and the others.
func (b entryForm) nextBlock(entries []entry) (block, rest []entry) {
	end := 1
	for end < len(entries) && b.sameKey(entries[end], entries[0]) {
		end++
	}
	return entries[:end], entries[end:]
}

// addBlocks adds the pairs of all blocks of a part.
func (r *refiner) addBlocks(entries []entry, limit int) {
	slices.Sort(entries)
	for len(entries) > 0 {
		var block []entry
		block, entries = r.form.nextBlock(entries)
		if len(block) > limit {
			r.overfull++
			r.add(block)
			continue
		}
		for n := range block {
			for _, other := range block[n+1:] {
				r.propose(couple{r.form.record(block[n]), r.form.record(other)})
			}
		}
	}
}

// inBlocks puts numbers below limit that have a text in common into blocks: texts
// adds those of the n-th record, and goroutines, as many as there are workers, do
// the blocks that next gives them, nil where there is none left. A block has all
// numbers with a text, in ascending order, and seldom those of another one with the
// same hash. It stands until the next call.
func (x *Index) inBlocks(n, limit int, texts func(rank int, add func(text string, number uint32)), do func(next func() []uint32)) {
	form := entryFormOf(limit)
	lists := make([][]entry, (n+keysAtATime-1)/keysAtATime)
	// Without an end there is no error.
	_ = x.inChunks(context.Background(), len(lists), func(next func() (int, bool)) {
		for c, ok := next(); ok; c, ok = next() {
			list := make([]entry, 0, keysAtATime)
			for rank := c * keysAtATime; rank < min(n, (c+1)*keysAtATime); rank++ {
				texts(rank, func(text string, number uint32) {
					list = append(list, form.entry(hashedKey(0, mix(hashString(text))), number))
				})
			}
			lists[c] = list
		}
	}, func(float64) {})
	parts := x.byKey(lists)
	_ = x.inChunks(context.Background(), len(parts), func(next func() (int, bool)) {
		var part, block []entry
		var numbers []uint32
		do(func() []uint32 {
			for len(part) == 0 {
				c, ok := next()
				if !ok {
					return nil
				}
				part = parts[c]
				slices.Sort(part)
			}
			block, part = form.nextBlock(part)
			numbers = numbers[:0]
			for _, e := range block {
				numbers = append(numbers, form.record(e))
			}
			return numbers
		})
	}, func(float64) {})
}
