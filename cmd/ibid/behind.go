package main

// behind does some work on items in a goroutine of its own, in the order in which
// they are given to it: writing takes longer than reading, so that one is done
// while the other goes on.
type behind[T any] struct {
	items chan T
	ended chan struct{}
	err   error
}

// itemsWaiting is how many items wait for the work at most. Each may be as large
// as a record can be.
const itemsWaiting = 4

// itemsBehind is how many of the items that were given last may not be done with:
// those that wait and the one that is worked on.
const itemsBehind = itemsWaiting + 1

// workBehind begins to wait for items. What it returns must be ended.
func workBehind[T any](work func(T) error) *behind[T] {
	b := &behind[T]{items: make(chan T, itemsWaiting), ended: make(chan struct{})}
	go func() {
		defer close(b.ended)
		for item := range b.items {
			if b.err = work(item); b.err != nil {
				return
			}
		}
	}()
	return b
}

// give hands an item over. The error is that of the work on one before, with which
// it ended.
func (b *behind[T]) give(item T) error {
	select {
	case b.items <- item:
		return nil
	case <-b.ended:
		return b.err
	}
}

// end waits until the work on all items is done and returns the error with which it
// ended.
func (b *behind[T]) end() error {
	close(b.items)
	<-b.ended
	return b.err
}
