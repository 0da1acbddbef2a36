package dedupe

import (
	"cmp"
	"context"
	"math/bits"
	"slices"
	"sync"
)

// blocks are the records that share blocking keys, by rank. The pairs that they
// make are many times as many as the records, so that they are made for a range
// of records at a time.
type blocks struct {
	// members are the records of all blocks that are not too large, ascending
	// in each; ends says where each block ends.
	members, ends []uint32
	// refined are the pairs of the others, packed and sorted, each once.
	refined []uint64
	// overfull is the number of these.
	overfull int
}

// entry is a record under one of its keys.
type entry struct {
	key    key
	record uint32
}

// candidates returns the pairs of records that share a blocking key, sorted,
// each once, and the number of blocks that were too large.
func (x *Index) candidates(p *prepared) (pairs []couple, overfull int) {
	b, err := x.blocks(context.Background(), p)
	if err != nil {
		return nil, 0
	}
	return b.pairs(0, len(p.set)), b.overfull
}

// blocks finds the blocks. The error is ctx's, when it is cancelled.
func (x *Index) blocks(ctx context.Context, p *prepared) (*blocks, error) {
	kinds := x.entries(ctx, p)
	b := &blocks{}
	refined := refiner{set: p.set}
	for kind, shares := range kinds {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		entries := slices.Concat(shares...)
		kinds[kind] = nil
		x.sortEntries(entries)
		limit := limitOf(keyKind(kind))
		for start := 0; start < len(entries); {
			end := start + 1
			for end < len(entries) && entries[end].key == entries[start].key {
				end++
			}
			switch size := end - start; {
			case size > limit:
				b.overfull++
				refined.add(entries[start:end])
			case size > 1:
				for _, e := range entries[start:end] {
					b.members = append(b.members, e.record)
				}
				b.ends = append(b.ends, uint32(len(b.members)))
			}
			start = end
		}
	}
	refined.compact()
	b.refined = refined.pairs
	return b, ctx.Err()
}

// entries makes the keys of all records and returns them by kind, in parts of
// which each holds the records behind those of the part before.
func (x *Index) entries(ctx context.Context, p *prepared) [keyKinds][][]entry {
	var kinds [keyKinds][][]entry
	workers := x.options.workers()
	for kind := range kinds {
		kinds[kind] = make([][]entry, workers)
	}
	x.inParallel(workers, func(worker int) {
		start, end := len(p.set)*worker/workers, len(p.set)*(worker+1)/workers
		var own [keyKinds][]entry
		for rank := start; rank < end; rank++ {
			if rank%1024 == 0 && ctx.Err() != nil {
				return
			}
			for _, k := range x.keysOf(p, uint32(rank)) {
				own[k.kind()] = append(own[k.kind()], entry{k, uint32(rank)})
			}
		}
		for kind, list := range own {
			kinds[kind][worker] = list
		}
	})
	return kinds
}

// inParallel calls do with the numbers below n, as many at a time as there are
// workers.
func (x *Index) inParallel(n int, do func(int)) {
	var group sync.WaitGroup
	free := make(chan struct{}, x.options.workers())
	for i := range n {
		free <- struct{}{}
		group.Go(func() {
			defer func() { <-free }()
			do(i)
		})
	}
	group.Wait()
}

// sortEntries sorts the entries of one kind by key and record. Their hashes are
// spread evenly, so that they are divided by their highest bits first.
func (x *Index) sortEntries(entries []entry) {
	order := func(a, b entry) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.record, b.record)) }
	if len(entries) < 1<<12 {
		slices.SortFunc(entries, order)
		return
	}
	width := min(bits.Len(uint(len(entries)>>8)), 16)
	part := func(e entry) int { return int(e.key >> (keyHashBits - width) & (1<<width - 1)) }
	starts := make([]int, 1<<width+1)
	for _, e := range entries {
		starts[part(e)+1]++
	}
	for i := 1; i < len(starts); i++ {
		starts[i] += starts[i-1]
	}
	divided := make([]entry, len(entries))
	next := slices.Clone(starts)
	for _, e := range entries {
		at := part(e)
		divided[next[at]] = e
		next[at]++
	}
	copy(entries, divided)
	const tasks = 64
	x.inParallel(tasks, func(task int) {
		for i := task << width / tasks; i < (task+1)<<width/tasks; i++ {
			slices.SortFunc(entries[starts[i]:starts[i+1]], order)
		}
	})
}

// pairs returns the pairs of which the smaller rank is in the range, sorted,
// each once.
func (b *blocks) pairs(from, to int) []couple {
	starts := make([]uint32, to-from+1)
	b.each(from, to, func(i, _ uint32) { starts[i-uint32(from)+1]++ })
	for i := 1; i < len(starts); i++ {
		starts[i] += starts[i-1]
	}
	others := make([]uint32, starts[to-from])
	next := slices.Clone(starts)
	b.each(from, to, func(i, j uint32) {
		at := &next[i-uint32(from)]
		others[*at] = j
		*at++
	})
	pairs := make([]couple, 0, len(others))
	for i := range to - from {
		list := others[starts[i]:starts[i+1]]
		slices.Sort(list)
		for n, j := range list {
			if n == 0 || list[n-1] != j {
				pairs = append(pairs, couple{uint32(from + i), j})
			}
		}
	}
	return pairs
}

// each gives the pairs of which the smaller rank is in the range, some more than
// once.
func (b *blocks) each(from, to int, do func(i, j uint32)) {
	start := uint32(0)
	for _, end := range b.ends {
		block := b.members[start:end]
		start = end
		if int(block[0]) >= to || int(block[len(block)-1]) < from {
			continue
		}
		for n, i := range block {
			if int(i) < from {
				continue
			}
			if int(i) >= to {
				break
			}
			for _, j := range block[n+1:] {
				do(i, j)
			}
		}
	}
	at, _ := slices.BinarySearch(b.refined, couple{i: uint32(from)}.packed())
	for _, packed := range b.refined[at:] {
		pair := unpacked(packed)
		if int(pair.i) >= to {
			break
		}
		do(pair.i, pair.j)
	}
}
