package dedupe

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// plainDistance is the edit distance by the whole table.
func plainDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			next := min(row[j]+1, row[j+1]+1, diagonal)
			if a[i] != b[j] {
				next = min(row[j], row[j+1], diagonal) + 1
			}
			diagonal, row[j+1] = row[j+1], next
		}
	}
	return row[len(b)]
}

// edited makes some edits in a text.
func edited(random *rand.Rand, text []byte, edits int) []byte {
	text = append([]byte(nil), text...)
	for range edits {
		at, letter := random.IntN(len(text)+1), byte('a'+random.IntN(6))
		switch kind := random.IntN(3); {
		case kind == 0 || at == len(text):
			text = append(text[:at], append([]byte{letter}, text[at:]...)...)
		case kind == 1:
			text[at] = letter
		default:
			text = append(text[:at], text[at+1:]...)
		}
	}
	return text
}

func TestPatternWithin(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var p pattern
	within := 0
	for range 20_000 {
		one := make([]byte, 1+random.IntN(maxPattern))
		for i := range one {
			one[i] = byte('a' + random.IntN(6))
		}
		other := edited(random, one, random.IntN(40))
		p.set(string(one))
		distance := plainDistance(string(one), string(other))
		for limit := range min(maxBand+1, len(one)) {
			require.Equal(t, distance <= limit, p.within(string(other), limit), "%s, %s: %d edits", one, other, limit)
		}
		if distance <= maxBand {
			within++
		}
	}
	require.NotZero(t, within)
}
