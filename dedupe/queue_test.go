package dedupe

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestQueue resolves records that were queued as those that were added, by any
// number of workers, one by one and mixed.
func TestQueue(t *testing.T) {
	records := generate(3*batchSize+17, 5)
	resolved := func(workers, queued int) string {
		x := NewIndex(&Options{Workers: workers})
		for i, r := range records {
			if i < queued {
				x.Queue(r)
			} else {
				x.Add(r)
			}
		}
		require.Equal(t, len(records), x.Len())
		require.Empty(t, x.queued)
		res, err := x.Resolve(context.Background())
		require.NoError(t, err)
		content, err := json.Marshal(res)
		require.NoError(t, err)
		return string(content)
	}
	added := resolved(1, 0)
	for _, workers := range []int{1, 2, 7} {
		for _, queued := range []int{1, 2 * batchSize, len(records)} {
			require.Equal(t, added, resolved(workers, queued))
		}
	}
}

// TestGroupsOnly finds the same groups, related in the same way, without their
// pairs.
func TestGroupsOnly(t *testing.T) {
	resolved := func(o *Options) *Resolution {
		x := NewIndex(o)
		for _, r := range hard() {
			x.Add(r)
		}
		res, err := x.Resolve(context.Background())
		require.NoError(t, err)
		return res
	}
	whole, only := resolved(nil), resolved(&Options{GroupsOnly: true})
	pairs, relations := 0, 0
	for i := range whole.Groups {
		pairs += len(whole.Groups[i].Pairs)
		relations += len(whole.Groups[i].Relations)
		whole.Groups[i].Pairs = nil
	}
	require.NotZero(t, pairs)
	require.NotZero(t, relations)
	require.Equal(t, whole, only)
}

// TestCancelled ends before the set is ranked, and resolves it when it is asked
// again.
func TestCancelled(t *testing.T) {
	x := NewIndex(nil)
	for _, r := range generate(200, 1) {
		x.Queue(r)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := x.Resolve(ctx)
	require.ErrorIs(t, err, context.Canceled)
	require.Nil(t, x.prepared)
	res, err := x.Resolve(context.Background())
	require.NoError(t, err)
	require.Len(t, res.IDs, 200)
}
