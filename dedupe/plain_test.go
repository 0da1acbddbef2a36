package dedupe

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/record"
)

// TestPlainlyDifferentPairsAreDifferent holds the quick look at a pair against
// the whole comparison, for each candidate.
func TestPlainlyDifferentPairsAreDifferent(t *testing.T) {
	sets := map[string]func(*testing.T) []*record.Record{
		"generated": func(*testing.T) []*record.Record { return generate(1500, 3) },
		"hard":      func(*testing.T) []*record.Record { return hard() },
	}
	if _, here := corpus.Beside(t, "gold"); here {
		for _, set := range []string{"haematology", "misq_mixed", "jit_mixed"} {
			sets[set] = func(t *testing.T) []*record.Record { return goldRecords(t, set) }
		}
	}
	for name, records := range sets {
		t.Run(name, func(t *testing.T) {
			x := NewIndex(nil)
			for _, r := range records(t) {
				x.Add(r)
			}
			p := x.prepare()
			pairs := x.candidates(p).pairs
			if len(p.set) <= defaultCompareAll {
				pairs = allCouples(len(p.set))
			}
			quick, whole, mayBeLike := x.comparison(p), x.comparison(p), x.mayBeLike(p)
			plain, seen, heeded := 0, 0, 0
			for _, pair := range pairs {
				plainly := x.plainlyDifferent(quick, p, pair)
				if _, decided := p.decided.words[pair]; !decided && p.copyOf[pair.i] != p.copyOf[pair.j] {
					whole.a, whole.b = p.set[pair.i], p.set[pair.j]
					require.Equal(t, whole.plainlyDifferent(), plainly, "%s and %s: the rows say as much as the features", whole.a.id, whole.b.id)
				}
				if !mayBeLike(pair) {
					require.True(t, plainly, "%s and %s: what is seen at sight is so", p.set[pair.i].id, p.set[pair.j].id)
					seen++
				}
				if !plainly {
					continue
				}
				plain++
				j := x.judge(whole, p, pair)
				require.Equal(t, record.Different, j.verdict, "%s and %s: %s", p.set[pair.i].id, p.set[pair.j].id, j.rule)
				if mayBeHeeded(p.outlines.row(pair.i), p.outlines.row(pair.j)) {
					heeded++
					if s := x.score(whole, p, pair); s.apart {
						require.LessOrEqual(t, s.score, int32(-maxScore), "%s and %s: %s", p.set[pair.i].id, p.set[pair.j].id, j.rule)
					}
				}
			}
			require.NotZero(t, plain)
			require.Greater(t, 10*seen, 7*plain, "most of what is plain is seen at sight")
			t.Logf("%d of %d candidates are plainly different, %d at sight, %d of these say more", plain, len(pairs), seen, heeded)
		})
	}
}
