package dedupe

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestAGrowingIndexReadsTitlesAsAWholeOne adds records to an index that was asked
// before: the larger set is read as one that was added at once.
func TestAGrowingIndexReadsTitlesAsAWholeOne(t *testing.T) {
	records := []*record.Record{
		paper("a", titled("Tone Halvorsen, Peer Quist"), by(), at("12", "3", "201", "")),
		paper("b", by("Halvorsen, Tone"), at("13", "1", "9", "")),
		paper("c", by("Quist, Peer"), at("14", "1", "77", "")),
		paper("d", titled("Tone Halvorsen, Peer Quist"), by("Lind, Eva"), at("12", "3", "201", "")),
	}
	resolved := func(x *Index) *Resolution {
		res, err := x.Resolve(context.Background())
		require.NoError(t, err)
		return res
	}
	whole, growing := NewIndex(nil), NewIndex(nil)
	for i, r := range records {
		whole.Add(r)
		growing.Add(r)
		if i > 0 {
			resolved(growing)
		}
	}
	require.Equal(t, resolved(whole), resolved(growing))
	require.Equal(t, whole.Compare(0, 3), growing.Compare(0, 3))
	require.True(t, whole.added[0].title.empty(), "it is the names of authors")
	require.False(t, whole.added[3].title.empty(), "the record has authors")
}
