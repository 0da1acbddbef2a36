package check

import (
	"math/rand/v2"
	"testing"
	"unsafe"

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
	// Memory is that of the hashes and of a block of each chain, half full.
	bytes := len(s.steps) * seenStep * int(unsafe.Sizeof(seenBlock{}))
	require.Less(t, bytes, 8*len(want)+len(s.chains)*int(unsafe.Sizeof(seenBlock{})), "in memory")

	// A hash that is met too late is not remembered, and no copy of another.
	for range 2 {
		require.Equal(t, lastSeen+5, s.first(12345, lastSeen+5))
	}
	require.Equal(t, want[hashes[0]], s.first(hashes[0], lastSeen+9))
}

// TestSeenBound fills the table beyond what it remembers.
func TestSeenBound(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	var s seen
	var last uint64
	wrong := 0
	for n := 1; n <= mostSeen+1000; n++ {
		last = random.Uint64()
		if s.first(last, n) != n {
			wrong++
		}
	}
	require.LessOrEqual(t, wrong, 1, "hashes that differ taken for one")
	require.Equal(t, 5, s.first(last, 5), "behind the bound nothing is remembered")
	bytes := len(s.steps)*seenStep*int(unsafe.Sizeof(seenBlock{})) + int(unsafe.Sizeof(s))
	require.Less(t, bytes, 23_000_000, "in memory")
}
