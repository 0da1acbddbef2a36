package dedupe

import (
	"context"
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

func TestResolveMakesWorks(t *testing.T) {
	records := []*record.Record{publisherExport(), portalPage(), preprintPage(), indexPage(), aggregatorPage()}
	works, err := Resolve(context.Background(), records, nil)
	require.NoError(t, err)
	require.True(t, slices.IsSortedFunc(works, func(a, b *record.Work) int {
		return slices.Compare([]byte(a.ID), []byte(b.ID))
	}))
	i := slices.IndexFunc(works, func(w *record.Work) bool { return w.ID == "0a" })
	require.GreaterOrEqual(t, i, 0)
	require.Equal(t, []string{"0a", "0b"}, works[i].Versions[0].Members)
	require.Equal(t, curlyTitle, works[i].Title)

	want, err := json.Marshal(works)
	require.NoError(t, err)
	for range len(records) {
		records = append(records[1:], records[0])
		again, err := Resolve(context.Background(), records, nil)
		require.NoError(t, err)
		got, err := json.Marshal(again)
		require.NoError(t, err)
		require.Equal(t, string(want), string(got), "the order of the records does not matter")
	}
}

func TestResolveGivesTheContextsError(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := Resolve(ctx, []*record.Record{publisherExport()}, nil)
	require.ErrorIs(t, err, context.Canceled)
}

// A reader may give no record with an error: who does not look must not see a panic.
func TestResolveRefusesNoRecord(t *testing.T) {
	works, err := Resolve(t.Context(), []*record.Record{{}, nil}, nil)
	require.ErrorIs(t, err, ErrNoRecord)
	require.ErrorContains(t, err, "record 1 is nil")
	require.Empty(t, works)
}
