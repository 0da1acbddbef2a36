package dedupe

import (
	"slices"
	"sync"
)

// fewToSort is the length up to which a list is sorted by one goroutine.
const fewToSort = 1 << 14

// sortList sorts a list, whose elements are equal only where they are the same,
// by as many goroutines as there are workers.
func sortList[T any](x *Index, list []T, compare func(a, b T) int) {
	workers := x.options.workers()
	if len(list) <= fewToSort || workers == 1 {
		slices.SortFunc(list, compare)
		return
	}
	var group sync.WaitGroup
	length := (len(list) + workers - 1) / workers
	for part := range slices.Chunk(list, length) {
		group.Go(func() { slices.SortFunc(part, compare) })
	}
	group.Wait()
	from, to := list, make([]T, len(list))
	for ; length < len(list); length *= 2 {
		for start := 0; start < len(list); start += 2 * length {
			middle, end := min(start+length, len(list)), min(start+2*length, len(list))
			group.Go(func() { merge(to[start:end], from[start:middle], from[middle:end], compare) })
		}
		group.Wait()
		from, to = to, from
	}
	if &from[0] != &list[0] {
		copy(list, from)
	}
}

// merge fills a list with two sorted ones.
func merge[T any](list, a, b []T, compare func(a, b T) int) {
	for len(a) > 0 && len(b) > 0 {
		if compare(a[0], b[0]) <= 0 {
			list[0], a = a[0], a[1:]
		} else {
			list[0], b = b[0], b[1:]
		}
		list = list[1:]
	}
	copy(list, a)
	copy(list[len(a):], b)
}
