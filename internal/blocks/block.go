// Package blocks is memory that the records of one stream share: those that come
// one after the other take their lists from blocks of some kilobytes, so that most
// records need few allocations of their own.
//
// What was given out is not given out again. A block stays as long as a record
// that has a part of it, and records that are kept waste no more of it than an
// unused rest at its end.
//
// # Limits
//
// Nothing here is safe for concurrent use. The first record of a stream has lists
// of its own, for it may be the only one: a record is read again by a reader of
// its own.
package blocks

import "unsafe"

// Block is memory for lists of elements of one kind. The zero value is ready.
type Block[T any] struct {
	// rest is what is not given out.
	rest []T
	// bytes is the size of the block that it is of, most that of the largest one.
	bytes, most int
}

const (
	// firstBytes is the size of the first block: each one is twice as large as
	// that before, up to what the lists of so many records take, and at least
	// enoughBytes, at most mostBytes.
	firstBytes    = 1 << 10
	enoughBytes   = 4 << 10
	mostBytes     = 32 << 10
	sharingABlock = 8
	// header is what the runtime takes of a block whose elements have pointers.
	header = 8
)

// Take returns a list of n elements that are zero, and no room behind them.
func (b *Block[T]) Take(n int) []T {
	if n == 0 || n > len(b.rest) && !b.more(n) {
		return make([]T, n)
	}
	list := b.rest[:n:n]
	b.rest = b.rest[n:]
	return list
}

// Open returns an empty list that has room for so many elements, and for all
// others that the block has. [Block.Close] must take it back before the next one
// is given out.
func (b *Block[T]) Open(usual int) []T {
	if usual > len(b.rest) && !b.more(usual) {
		return make([]T, 0, usual)
	}
	return b.rest[:0]
}

// Close returns a list that was opened without the room behind it, which the next
// one gets; nil for an empty one.
func (b *Block[T]) Close(list []T) []T {
	n := len(list)
	switch {
	case n == 0:
		return nil
	case len(b.rest) == 0:
	case &b.rest[0] == &list[0]:
		b.rest = b.rest[n:]
	default: // it grew out of the block
		clear(b.rest)
	}
	return list[:n:n]
}

// more begins a new block, and reports whether it has room for n elements.
func (b *Block[T]) more(n int) bool {
	var element T
	size := int(unsafe.Sizeof(element))
	if n > 1 && n*size > mostBytes-header {
		return false
	}
	b.most = min(max(sharingABlock*n*size, enoughBytes, b.most), mostBytes)
	b.bytes = min(max(2*b.bytes, firstBytes), b.most)
	b.rest = make([]T, max((b.bytes-header)/size, n))
	return true
}
