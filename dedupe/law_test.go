package dedupe

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/record"
	"github.com/stretchr/testify/require"
)

// resolveIDs resolves records and returns the result with ids in the place of
// numbers, which depend on the order of the records.
func resolveIDs(t *testing.T, records []*record.Record, o *Options) string {
	x := NewIndex(o)
	for _, r := range records {
		x.Add(r)
	}
	res, err := x.Resolve(context.Background())
	require.NoError(t, err)
	type version struct {
		ID      string
		Members []string
	}
	type group struct {
		ID        string
		Versions  []version
		Relations []record.VersionRelation
		Pairs     []record.Pair
		Units     [][]int
	}
	var groups []group
	seen := 0
	for _, g := range res.Groups {
		out := group{ID: g.ID, Relations: g.Relations, Pairs: g.Pairs, Units: g.Units(x.options.Policy)}
		for _, v := range g.Versions {
			next := version{ID: v.ID}
			for _, n := range v.Members {
				next.Members = append(next.Members, res.IDs[n])
				seen++
			}
			require.True(t, slices.IsSorted(next.Members))
			require.Equal(t, next.Members[0], next.ID)
			out.Versions = append(out.Versions, next)
		}
		groups = append(groups, out)
	}
	require.Equal(t, len(records), seen, "every record stands in one group")
	content, err := json.Marshal([]any{groups, res.Apart, res.Studies, res.Conflicts, res.Statistics, res.Questions})
	require.NoError(t, err)
	return string(content)
}

// hard are records of the kinds that matching gets wrong.
func hard() []*record.Record {
	records := append(generate(500, 3), seedRecords()...)
	for i, text := range []string{"Arbeiten in der Wolke: ein Vergleich", "Working in the cloud: a comparison [Arbeiten in der Wolke: ein Vergleich]", "Editorial", "Editorial", ""} {
		r := &record.Record{Type: record.TypeArticleJournal, Container: record.Container{Title: "Acta Nubium"}, Volume: "3", Issue: "1",
			Pages: record.Pages{First: "7", Last: "19"}, Contributors: authors("Okoro, Ada", "Wu, Min"), Dates: []record.Date{{Kind: record.DateIssued, Value: "2012"}}}
		if text != "" {
			r.Titles = titledAs(text)
		}
		r.ID = string(rune('a'+i)) + "-hard"
		records = append(records, r)
	}
	// Exact copies in several files.
	for i := range 12 {
		c := *records[i*7]
		c.Origin.Document += "-again"
		records = append(records, &c)
	}
	return records
}

func TestOrderAndWorkersHaveNoInfluence(t *testing.T) {
	type set struct {
		name    string
		records []*record.Record
		seeds   uint64
	}
	sets := []set{{"generated", hard(), 3}}
	if _, here := corpus.Beside(t, "gold"); here {
		for _, name := range []string{"haematology", "dblp_acm", "misq_mixed"} {
			if corpus.UnderRace && name != "haematology" {
				continue
			}
			sets = append(sets, set{name, goldRecords(t, name), 1})
		}
	}
	for _, set := range sets {
		t.Run(set.name, func(t *testing.T) {
			records := set.records
			want := resolveIDs(t, records, nil)
			for seed := range set.seeds {
				shuffled := slices.Clone(records)
				rand.New(rand.NewPCG(seed, 5)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
				got := resolveIDs(t, shuffled, &Options{Workers: int(seed)*3 + 1})
				require.True(t, want == got, "order or workers changed the result")
			}
		})
	}
}

// TestOrderHasNoInfluenceOnPolicies does the same with what a person says of
// sources, versions and pairs, in any order of the decisions too.
func TestOrderHasNoInfluenceOnPolicies(t *testing.T) {
	records := hard()
	for i, r := range records {
		if i%3 == 0 {
			c := *r
			c.Origin.Source = "clean"
			records[i] = &c
		}
	}
	o := Options{CleanSources: []string{"clean"}, Policy: Policy{Level: LevelWork, Preprints: Apart, ConferenceAbstracts: Together}}
	for i := 0; i+40 < len(records); i += 11 {
		o.Decisions = append(o.Decisions, Decision{A: records[i].ID, B: records[i+40].ID, Same: i%2 == 0, Place: "d.csv:" + records[i].ID},
			Decision{A: records[i].ID, B: records[i+20].ID, Same: i%4 == 0, Place: "d.csv:" + records[i].ID + "-2"})
	}
	want := resolveIDs(t, records, &o)
	require.NotEqual(t, want, resolveIDs(t, records, nil))
	for seed := range uint64(3) {
		shuffled, other := slices.Clone(records), o
		other.Decisions, other.Workers = slices.Clone(o.Decisions), int(seed)*2+1
		random := rand.New(rand.NewPCG(seed, 5))
		random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		random.Shuffle(len(other.Decisions), func(i, j int) {
			other.Decisions[i], other.Decisions[j] = other.Decisions[j], other.Decisions[i]
		})
		got := resolveIDs(t, shuffled, &other)
		require.True(t, want == got, "order or workers changed the result")
	}
}

func TestCompareIsSymmetric(t *testing.T) {
	records := hard()
	x := NewIndex(nil)
	for _, r := range records {
		x.Add(r)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		i, j := random.IntN(len(records)), random.IntN(len(records))
		if random.IntN(2) == 0 {
			j = min(i+1, len(records)-1)
		}
		if i == j {
			continue
		}
		require.Equal(t, Compare(records[i], records[j], nil), Compare(records[j], records[i], nil))
		require.Equal(t, x.Compare(i, j), x.Compare(j, i))
	}
}

func TestWeightIsTheSumOfEvidence(t *testing.T) {
	records := hard()
	for i := 1; i < len(records); i++ {
		p := Compare(records[i-1], records[i], nil)
		sum := 0
		for _, e := range p.Evidence {
			sum += e.Weight
		}
		require.Equal(t, p.Weight, sum)
	}
}

// TestGeneratedSet checks that the works of a generated set are found: its
// parts, errata and works apart, its duplicates together.
func TestGeneratedSet(t *testing.T) {
	records := generate(2000, 42)
	x := NewIndex(nil)
	for _, r := range records {
		x.Add(r)
	}
	res, err := x.Resolve(context.Background())
	require.NoError(t, err)
	t.Logf("%+v", res.Statistics)
	together, missed, mixed := 0, 0, 0
	group := make([]string, len(records))
	for _, g := range res.Groups {
		works := map[string]bool{}
		for _, n := range g.Members() {
			group[n] = g.ID
			works[records[n].OwnID] = true
		}
		if len(works) > 1 {
			mixed++
			for _, n := range g.Members() {
				t.Logf("mixed: %s %s %q", g.ID, records[n].OwnID, records[n].Title())
			}
		}
	}
	for i := 1; i < len(records); i++ {
		if records[i].OwnID == records[i-1].OwnID {
			if group[i] == group[i-1] {
				together++
			} else {
				missed++
			}
		}
	}
	require.Zero(t, mixed)
	require.Greater(t, together, 300)
	require.Less(t, missed*100, together, "%d together, %d missed", together, missed)
}
