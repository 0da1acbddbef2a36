package dedupe

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// distanceByTable is the edit distance by its definition.
func distanceByTable(a, b string) int {
	row := make([]int, len(a)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(b) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(a) {
			next := diagonal
			if a[j] != b[i] {
				next = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], next
		}
	}
	return row[len(a)]
}

func TestEditDistance(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	text := func(n int) []byte {
		s := make([]byte, n)
		for i := range s {
			s[i] = "abcdeé"[random.IntN(7)]
		}
		return s
	}
	for range 20_000 {
		a := text(random.IntN(80))
		if random.IntN(4) == 0 {
			a = text(random.IntN(maxTitle))
		}
		b := text(random.IntN(80))
		if random.IntN(3) > 0 {
			b = append([]byte(nil), a...)
			for range random.IntN(20) {
				at := random.IntN(len(b) + 1)
				switch random.IntN(3) {
				case 0:
					b = append(b[:at:at], append([]byte{'x'}, b[at:]...)...)
				case 1:
					b = b[:at]
				default:
					if at < len(b) {
						b[at] = 'y'
					}
				}
			}
		}
		want := distanceByTable(string(a), string(b))
		limit := random.IntN(60)
		require.Equal(t, min(want, limit+1), min(editDistance(string(a), string(b), limit), limit+1), "%q, %q, limit %d", a, b, limit)
	}
}

func BenchmarkEditDistance(b *testing.B) {
	const (
		one   = "effectsofcognitivebehaviouraltherapyonsleepqualityinolderadultswithdepressionarandomisedcontrolledtrial"
		other = "effectsofmindfulnesstrainingonqualityoflifeinadolescentswithchronicpainarandomisedcontrolledtrial"
	)
	b.SetBytes(int64(len(one)))
	b.ReportAllocs()
	for b.Loop() {
		require.Positive(b, editDistance(one, other, 40))
	}
}
