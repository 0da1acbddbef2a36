package dedupe

import (
	"context"
	"runtime"
	"sync"
)

// workers is how many goroutines work at a time.
func (o *Options) workers() int {
	if o.Workers > 0 {
		return o.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// inChunks has goroutines, as many as there are workers, do chunks of some work
// whose number next gives them, until it says that there is none. The share that
// is done is reported from the calling goroutine. The error is ctx's, when it is
// cancelled: what was begun is finished first.
func (x *Index) inChunks(ctx context.Context, chunks int, do func(next func() (n int, ok bool)), progress func(share float64)) error {
	numbers := make(chan int)
	done := make(chan struct{})
	var group sync.WaitGroup
	for range min(x.options.workers(), chunks) {
		group.Go(func() {
			busy := false
			do(func() (int, bool) {
				if busy {
					done <- struct{}{}
				}
				n, ok := <-numbers
				busy = ok
				return n, ok
			})
		})
	}
	err := distribute(ctx, chunks, numbers, done, progress)
	close(numbers)
	group.Wait()
	return err
}

// distribute hands out the numbers of the chunks and counts those that are done.
func distribute(ctx context.Context, chunks int, numbers chan<- int, done <-chan struct{}, progress func(share float64)) error {
	next, finished := 0, 0
	for finished < next || next < chunks && ctx.Err() == nil {
		hand := numbers
		if next == chunks || ctx.Err() != nil {
			hand = nil
		}
		select {
		case hand <- next:
			next++
		case <-done:
			finished++
			progress(float64(finished) / float64(chunks))
		}
	}
	return ctx.Err()
}

// inShares has goroutines, as many as there are workers, do shares of the
// numbers below n, which next gives them as from and to, equal where there is none
// left.
func (x *Index) inShares(n int, do func(next func() (from, to int))) {
	const share = 1 << 10
	// Without an end there is no error.
	_ = x.inChunks(context.Background(), (n+share-1)/share, func(next func() (int, bool)) {
		do(func() (from, to int) {
			c, ok := next()
			if !ok {
				return 0, 0
			}
			return c * share, min(n, (c+1)*share)
		})
	}, func(float64) {})
}

// eachRecord calls do with the numbers below n, from as many goroutines as there
// are workers.
func (x *Index) eachRecord(n int, do func(i int)) {
	x.inShares(n, func(next func() (from, to int)) {
		for from, to := next(); from < to; from, to = next() {
			for i := from; i < to; i++ {
				do(i)
			}
		}
	})
}
