package main

import (
	"cmp"
	"context"
	"slices"

	"github.com/ibid-go/ibid/dedupe"
	"github.com/ibid-go/ibid/dedupe/eval"
)

// Kinds of errors, the worse first.
const (
	wrongMerge  = "wrong merge"
	missedMerge = "missed merge"
)

// evaluatedError is an error with what explain says of its pair.
type evaluatedError struct {
	Kind string `json:"kind"`
	explanation
}

// Not every pair of a large cluster is compared to find the heaviest between
// two of its parts.
const (
	// shownMembers is how many records of a part are compared.
	shownMembers = 6
	// nextParts is the number of parts that each part is compared with.
	nextParts = 30
)

// wrongPair is the heaviest pair between two parts of what should be one, or
// should not.
type wrongPair struct {
	a, b   int // records
	x, y   int // parts
	weight int
}

// listErrors counts the errors and explains the worst: wrong merges, then
// missed ones, the heaviest first. What should be n publications and was taken
// for one has n-1 errors, and so has one that was taken for n: the pairs that
// link its parts with the most weight.
func (e *evaluation) listErrors(ctx context.Context, r *reading, t *truth, predicted eval.Partition, policy dedupe.Policy, most int) error {
	wrong, missed, err := t.wrongPairs(ctx, r, predicted)
	if err != nil {
		return err
	}
	e.WrongMerges, e.MissedMerges = len(wrong), len(missed)
	for _, list := range []struct {
		kind  string
		pairs []wrongPair
	}{{wrongMerge, wrong}, {missedMerge, missed}} {
		r.sortErrors(list.pairs)
		for _, p := range list.pairs {
			if len(e.Errors) == most {
				return nil
			}
			explained, err := r.explain(p.a, p.b, policy)
			if err != nil {
				return err
			}
			e.Errors = append(e.Errors, evaluatedError{list.kind, *explained})
		}
	}
	return nil
}

// wrongPairs returns the pairs of records that were taken for one and are not,
// and those that are one and were not.
func (t *truth) wrongPairs(ctx context.Context, r *reading, predicted eval.Partition) (wrong, missed []wrongPair, err error) {
	for _, p := range t.judged {
		merged := predicted[p.A] == predicted[p.B]
		if merged == p.Same {
			continue
		}
		pair := r.weighed(p.A, p.B)
		if merged {
			wrong = append(wrong, pair)
		} else {
			missed = append(missed, pair)
		}
	}
	if t.groups == nil {
		return wrong, missed, nil
	}
	if wrong, err = r.dividedLinks(ctx, predicted, t.groups); err != nil {
		return nil, nil, err
	}
	missed, err = r.dividedLinks(ctx, t.groups, predicted)
	return wrong, missed, err
}

// dividedLinks returns, for each cluster that another partition divides, the heaviest
// pairs that link its parts.
func (r *reading) dividedLinks(ctx context.Context, clusters, by eval.Partition) ([]wrongPair, error) {
	divided := make([][]int, len(clusters.Sizes()))
	for _, n := range r.byID() {
		divided[clusters[n]] = append(divided[clusters[n]], n)
	}
	var all []wrongPair
	for _, members := range divided {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var parts [][]int
		at := map[int]int{}
		for _, n := range members {
			i, ok := at[by[n]]
			if !ok {
				i = len(parts)
				at[by[n]] = i
				parts = append(parts, nil)
			}
			if len(parts[i]) < shownMembers {
				parts[i] = append(parts[i], n)
			}
		}
		if len(parts) > 1 {
			all = append(all, r.heaviestLinks(parts)...)
		}
	}
	return all, nil
}

// heaviestLinks returns the pairs that link all parts with the most weight.
func (r *reading) heaviestLinks(parts [][]int) []wrongPair {
	var between []wrongPair
	for x := range parts {
		for y := x + 1; y < min(len(parts), x+1+nextParts); y++ {
			var best []wrongPair
			for _, a := range parts[x] {
				for _, b := range parts[y] {
					best = append(best, r.weighed(a, b))
				}
			}
			r.sortErrors(best)
			best[0].x, best[0].y = x, y
			between = append(between, best[0])
		}
	}
	r.sortErrors(between)
	linked := make([]int, len(parts))
	for i := range linked {
		linked[i] = i
	}
	var links []wrongPair
	for _, p := range between {
		from, to := linked[p.x], linked[p.y]
		if from == to {
			continue
		}
		links = append(links, p)
		for i := range linked {
			if linked[i] == from {
				linked[i] = to
			}
		}
	}
	return links
}

func (r *reading) weighed(a, b int) wrongPair {
	return wrongPair{a: a, b: b, weight: r.index.Compare(a, b).Weight}
}

// sortErrors sorts by weight, and by the ids of the records where that is
// equal, so that the order of the input changes nothing.
func (r *reading) sortErrors(list []wrongPair) {
	ids := r.resolution.IDs
	for i, p := range list {
		if ids[p.a] > ids[p.b] {
			list[i].a, list[i].b = p.b, p.a
		}
	}
	slices.SortFunc(list, func(p, q wrongPair) int {
		return cmp.Or(cmp.Compare(q.weight, p.weight), cmp.Compare(ids[p.a], ids[q.a]), cmp.Compare(ids[p.b], ids[q.b]))
	})
}

// byID returns the numbers of all records in the order of their ids.
func (r *reading) byID() []int {
	list := make([]int, len(r.places))
	for n := range list {
		list[n] = n
	}
	slices.SortFunc(list, func(a, b int) int { return cmp.Compare(r.resolution.IDs[a], r.resolution.IDs[b]) })
	return list
}
