package dedupe

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestSortHashes holds that numbers are sorted however they are spread.
func TestSortHashes(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 1, 2, 100, 512, 513, 5000} {
		for name, next := range map[string]func() uint32{
			"evenly":     random.Uint32,
			"together":   func() uint32 { return 7<<24 | random.Uint32()>>8 },
			"few values": func() uint32 { return random.Uint32() % 3 << 30 },
		} {
			hashes := make([]uint32, n)
			for i := range hashes {
				hashes[i] = next()
			}
			want := slices.Clone(hashes)
			slices.Sort(want)
			sortHashes(hashes)
			require.Equal(t, want, hashes, "%d numbers, %s", n, name)
		}
	}
}

// TestSketchOfWords holds that the hashes are those of three words, whatever stands
// between them.
func TestSketchOfWords(t *testing.T) {
	sketchOf := func(text string) []uint32 {
		var s sketch
		s.add(text)
		return s.hashes
	}
	three := sketchOf("night work sleep")
	require.Len(t, three, 1)
	require.Equal(t, three, sketchOf("  Night-work;\n sleep. "))
	require.Equal(t, three, sketchOf("Of night work sleep")[1:])
	require.Empty(t, sketchOf("night work"))
	require.Empty(t, sketchOf(""))
}
