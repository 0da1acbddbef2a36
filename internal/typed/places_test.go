package typed

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestPlacesInAnyOrder compares the places of the pieces of a field, in their order and
// not, with those of each for itself.
func TestPlacesInAnyOrder(t *testing.T) {
	texts := []string{"Doe, J.; Roe, R.\nPoe, E.;\n\nLow, A.", "", "x; y", "\n", "one\ntwo"}
	f := Field{Lines: texts}
	at := int64(10)
	for i, text := range texts {
		f.Spans = append(f.Spans, record.Span{Start: at, End: at + int64(len(text)), Line: 3 * i, Column: 7})
		at += int64(len(text)) + 20
	}
	const join = 1
	whole := func(f Field) int { return len(strings.Join(f.Lines, "\n")) }
	random := rand.New(rand.NewPCG(5, 6))
	for _, lines := range []int{1, len(texts)} {
		f := Field{Lines: f.Lines[:lines], Spans: f.Spans[:lines]}
		var m Memory
		for range 2000 {
			from := random.IntN(whole(f))
			piece := Piece{from, from + 1 + random.IntN(whole(f)-from)}
			require.Equal(t, f.places(new(Memory), piece, join), f.places(&m, piece, join), "%v", piece)
		}
	}
}
