package record

import (
	"errors"
	"io"
	"iter"
)

// All returns an iterator over what read returns until it returns io.EOF. A
// [*ParseError] is yielded with the partial record that came with it, which
// may be nil, and does not end the stream; any other error is yielded and ends
// it. All readers iterate by it. The iterator can be used once.
func All(read func() (*Record, error)) iter.Seq2[*Record, error] {
	return func(yield func(*Record, error) bool) {
		for {
			r, err := read()
			if err == io.EOF {
				return
			}
			if !yield(r, err) {
				return
			}
			var damaged *ParseError
			if err != nil && !errors.As(err, &damaged) {
				return
			}
		}
	}
}
