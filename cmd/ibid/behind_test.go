package main

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestBehind holds that all items are worked on in order, and that the error of one
// ends the giving.
func TestBehind(t *testing.T) {
	var done []int
	b := workBehind(func(n int) error {
		done = append(done, n)
		return nil
	})
	want := make([]int, 100)
	for n := range want {
		want[n] = n
		require.NoError(t, b.give(n))
	}
	require.NoError(t, b.end())
	require.Equal(t, want, done)

	full := errors.New("no space left")
	count := 0
	b = workBehind(func(int) error {
		count++
		if count == 3 {
			return full
		}
		return nil
	})
	var err error
	for n := 0; err == nil; n++ {
		require.Less(t, n, 3+itemsWaiting+1, "items that were given to what had ended")
		if err = b.give(n); n >= 3 && err == nil {
			<-b.ended
		}
	}
	require.ErrorIs(t, err, full)
	require.ErrorIs(t, b.end(), full)
	require.Equal(t, 3, count)

	require.NoError(t, workBehind(func(int) error { return full }).end(), "nothing was given")
}
