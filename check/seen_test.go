package check

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSeen(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var s seen
	want := map[uint64]int{}
	var hashes []uint64
	for n := 1; n <= 200_000; n++ {
		hash := random.Uint64()
		if n%10 == 0 {
			hash = hashes[random.IntN(len(hashes))]
		}
		hashes = append(hashes, hash)
		if want[hash] == 0 {
			want[hash] = n
		}
		require.Equal(t, want[hash], s.first(hash, n))
	}
	bytes := 0
	for i := range s.parts {
		bytes += 8 * len(s.parts[i].entries)
	}
	require.Less(t, bytes, 14*len(want), "in memory")

	// A hash that is met too late is not remembered, and no copy of another.
	for range 2 {
		require.Equal(t, mostSeen+5, s.first(12345, mostSeen+5))
	}
	require.Equal(t, want[hashes[0]], s.first(hashes[0], mostSeen+9))
}
