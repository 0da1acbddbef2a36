package main

import (
	"context"
	"fmt"
	"runtime"

	"github.com/ibid-go/ibid/dedupe"
	"github.com/ibid-go/ibid/record"
)

// resolved is a work with the records it was made of, by number and by id.
type resolved struct {
	work    *record.Work
	group   *dedupe.Group
	records []*record.Record
}

const (
	// worksAtATime is the number of works that a goroutine makes at a time.
	worksAtATime = 32
	// batchesAhead is how many batches of them are made for each processor at a
	// time: they are taken in their order, and while the first is at work, those
	// behind it give the other processors something to do.
	batchesAhead = 4
)

// batch is some works that are made, one after the other.
type batch struct {
	works []resolved
	err   error
}

// works gives the works to each, one after the other, in the order of their ids.
// They are made some ahead, by as many goroutines as there are processors.
func (a *app) works(ctx context.Context, r *reading, each func(resolved) error) error {
	defer r.progress.finish()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	groups := r.resolution.Groups
	var ahead []chan batch
	begun := 0
	defer func() {
		// Nothing reads from the inputs any more when this returns.
		cancel()
		for _, b := range ahead {
			<-b
		}
	}()
	done := 0
	for done < len(groups) {
		for begun < len(groups) && len(ahead) < batchesAhead*runtime.GOMAXPROCS(0) {
			next := groups[begun:min(begun+worksAtATime, len(groups))]
			begun += len(next)
			made := make(chan batch, 1)
			ahead = append(ahead, made)
			go func() { made <- makeWorks(ctx, r, next) }()
		}
		b := <-ahead[0]
		ahead = ahead[1:]
		for _, one := range b.works {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := each(one); err != nil {
				return err
			}
			done++
		}
		r.progress.report("writing", fmt.Sprintf("writing: %s of %s", thousands(done), counted(len(groups), "work")), int64(done), int64(len(groups)))
		if b.err != nil {
			return b.err
		}
	}
	return nil
}

// makeWorks makes the works of some groups, up to the first that fails.
func makeWorks(ctx context.Context, r *reading, groups []dedupe.Group) (b batch) {
	for i := range groups {
		if b.err = ctx.Err(); b.err != nil {
			return b
		}
		var one resolved
		if one, b.err = makeWork(r, &groups[i]); b.err != nil {
			return b
		}
		b.works = append(b.works, one)
	}
	return b
}

func makeWork(r *reading, group *dedupe.Group) (resolved, error) {
	one := resolved{group: group}
	held := map[int]*record.Record{}
	fetch := func(n int) (*record.Record, error) {
		if rec, ok := held[n]; ok {
			return rec, nil
		}
		rec, err := r.fetch(n)
		if err == nil {
			held[n] = rec
		}
		return rec, err
	}
	var err error
	if one.work, err = dedupe.Fuse(r.resolution, group, fetch, r.options); err != nil {
		return one, err
	}
	for _, n := range group.Members() {
		rec, err := fetch(n)
		if err != nil {
			return one, err
		}
		one.records = append(one.records, rec)
	}
	return one, nil
}
