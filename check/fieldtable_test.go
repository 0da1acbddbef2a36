package check

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestFieldTable compares the table with a map, for records of many sizes one
// after the other.
func TestFieldTable(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	var table fieldTable
	for _, n := range []int{3, 0, 40, 3 * keptFields, 1, 16, 17, keptFields} {
		table.clear(n)
		want := map[uint64]int{}
		for i := range n {
			hash := random.Uint64N(uint64(n)) * oddFactor
			if _, met := want[hash]; !met {
				want[hash] = i
			}
			require.Equal(t, want[hash], table.first(hash, i))
		}
	}
	require.LessOrEqual(t, cap(table.entries), 2*keptFields, "room of a large record is given back")
}
