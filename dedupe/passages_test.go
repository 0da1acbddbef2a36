package dedupe

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestPassages holds the counts of passages to those of a map, but for the few
// that are taken for others.
func TestPassages(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	shared := make([]uint32, 3000)
	for i := range shared {
		shared[i] = random.Uint32()
	}
	want := make(map[uint32]int)
	set := make([]*features, 2000)
	for i := range set {
		f := &features{}
		for len(f.sketch.hashes) < passagesSeen+i%3 {
			h := random.Uint32()
			if random.IntN(2) == 0 {
				h = shared[random.IntN(random.IntN(len(shared))+1)]
			}
			if !slices.Contains(f.sketch.hashes, h) {
				f.sketch.hashes = append(f.sketch.hashes, h)
			}
		}
		for _, h := range f.sketch.hashes[:passagesSeen] {
			want[h]++
		}
		set[i] = f
	}
	p := countPassages(set)
	others := 0
	for h, n := range want {
		require.GreaterOrEqual(t, p.of(h), min(n, mostCounted))
		if p.of(h) > n {
			others++
		}
	}
	require.Less(t, others*500, len(want), "passages taken for others, of %d", len(want))
	require.Greater(t, mostCounted, passageLimit, "a phrase of the field is told from a passage")
	require.Zero(t, countPassages(nil).of(7))
}
