package dedupe

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestCandidates has the pairs that keys propose say what Compare says.
func TestCandidates(t *testing.T) {
	x := NewIndex(nil)
	for _, r := range []*record.Record{
		paper("c"), paper("a", at("12", "4", "301", "")), paper("b", titled("Sleep in coastal towns, part 2")),
		paper("d", titled("Growing tomatoes on balconies without soil"), by("Rossi, Carla"), in("Soil"), at("1", "1", "1", "2"), year("1970")),
	} {
		x.Add(r)
	}
	proposed := make(map[[2]int]bool)
	for c := range x.Candidates() {
		require.Less(t, c.I, c.J)
		require.False(t, proposed[[2]int{c.I, c.J}], "once")
		proposed[[2]int{c.I, c.J}] = true
		p := x.Compare(c.I, c.J)
		require.NotEmpty(t, p.Keys)
		require.Equal(t, Candidate{c.I, c.J, p.Verdict, p.Weight, p.Confidence, len(p.Vetoes) > 0}, c)
	}
	require.True(t, proposed[[2]int{0, 1}])
	for n := range 3 {
		require.Empty(t, x.Compare(n, 3).Keys)
		require.False(t, proposed[[2]int{n, 3}])
	}
	for range x.Candidates() {
		break
	}
}
