package dedupe

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSortList(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for _, length := range []int{0, 1, fewToSort, fewToSort + 1, 3*fewToSort + 7} {
		list := make([]int, length)
		for i := range list {
			list[i] = rnd.IntN(length)
		}
		want := slices.Clone(list)
		slices.Sort(want)
		for _, workers := range []int{1, 2, 3, 4, 7} {
			sorted := slices.Clone(list)
			sortList(NewIndex(&Options{Workers: workers}), sorted, cmp.Compare[int])
			require.Equal(t, want, sorted, "%d elements, %d workers", length, workers)
		}
	}
}
