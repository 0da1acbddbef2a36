package dedupe

import (
	"slices"
	"testing"

	"github.com/ibid-go/ibid/record"
	"github.com/stretchr/testify/require"
)

// unitIDs returns the record ids of each unit of all groups.
func unitIDs(res *Resolution, p Policy) (units [][]string) {
	for i := range res.Groups {
		g := &res.Groups[i]
		for _, unit := range g.Units(p) {
			var ids []string
			for _, v := range unit {
				for _, n := range g.Versions[v].Members {
					ids = append(ids, res.IDs[n])
				}
			}
			slices.Sort(ids)
			units = append(units, ids)
		}
	}
	return units
}

func cochrane(issue, number string) func(*record.Record) {
	return func(r *record.Record) {
		in("Cochrane Database of Systematic Reviews")(r)
		at("", issue, number, "")(r)
	}
}

// TestUnits checks what counts as one by level and by what a person says of
// preprints and updates.
func TestUnits(t *testing.T) {
	records := []*record.Record{
		paper("a1"), paper("a2"), paper("a3", asPreprint),
		paper("c1", elsewhere(cochrane("2", "CD001520"), doi("10.1002/14651858.CD001520"), year("2002"), pmid("11"))...),
		paper("c2", elsewhere(cochrane("4", "CD001520"), doi("10.1002/14651858.CD001520.pub2"), year("2009"), pmid("12"))...),
		paper("c3", elsewhere(cochrane("7", "CD001520"), year("2014"))...),
	}
	res := resolved(t, nil, records...)
	require.Equal(t, [][]string{{"a1", "a2", "a3"}, {"c1", "c2", "c3"}}, groupIDs(res))
	for _, tt := range []struct {
		policy Policy
		want   [][]string
	}{
		{Policy{}, [][]string{{"a1", "a2"}, {"a3"}, {"c1"}, {"c2"}, {"c3"}}},
		{Policy{Level: LevelWork}, [][]string{{"a1", "a2", "a3"}, {"c1", "c2", "c3"}}},
		{Policy{Preprints: Together}, [][]string{{"a1", "a2", "a3"}, {"c1"}, {"c2"}, {"c3"}}},
		{Policy{Level: LevelWork, Preprints: Apart}, [][]string{{"a1", "a2"}, {"a3"}, {"c1", "c2", "c3"}}},
		{Policy{CochraneUpdates: Together}, [][]string{{"a1", "a2"}, {"a3"}, {"c1", "c2", "c3"}}},
		{Policy{Level: LevelWork, CochraneUpdates: Apart}, [][]string{{"a1", "a2", "a3"}, {"c1"}, {"c2"}, {"c3"}}},
	} {
		require.Equal(t, tt.want, unitIDs(res, tt.policy), "%+v", tt.policy)
	}
}

// TestConferenceAbstracts checks that an abstract and its article are two works
// unless a person wants them together, and that nothing else is joined by that.
func TestConferenceAbstracts(t *testing.T) {
	abstract := []func(*record.Record){func(r *record.Record) { r.Genre = "Conference Abstract" }, in("Sleep Medicine"), at("14", "s1", "S123", ""), year("2013")}
	proceedings := []func(*record.Record){func(r *record.Record) { r.Type = record.TypeConferencePaper }, in("Proceedings of the Congress of Sleep"), at("", "", "33", ""), year("2013")}
	records := []*record.Record{
		paper("a", doi("10.5555/a")), paper("b", append(abstract, doi("10.5555/b"))...), paper("c", proceedings...),
		paper("d", append(abstract, titled("Day shifts and what midwives eat in coastal towns"))...),
		paper("e", append(abstract, by("Okello, Grace"), year("2003"))...),
	}
	require.Len(t, unitIDs(resolved(t, nil, records...), Policy{Level: LevelWork}), 5)
	together := Policy{ConferenceAbstracts: Together}
	// The article joins the abstract that agrees best with it: two abstracts in
	// other places stay two.
	require.Contains(t, groupIDs(resolved(t, &Options{Policy: together}, records...)), []string{"a", "c"})
	res := resolved(t, &Options{Policy: together}, slices.Delete(slices.Clone(records), 2, 3)...)
	require.Contains(t, groupIDs(res), []string{"a", "b"})
	require.Contains(t, unitIDs(res, together), []string{"a", "b"})
	require.Contains(t, groupIDs(res), []string{"d"})
	require.Contains(t, groupIDs(res), []string{"e"})
	for i := range res.Groups {
		if g := &res.Groups[i]; len(g.Versions) > 1 {
			require.Equal(t, record.IsAbstractOf, g.Relations[0].Type)
			require.Equal(t, "b", g.Relations[0].From)
		}
	}
	p := Compare(records[2], records[0], &Options{Policy: together})
	require.Equal(t, record.IsAbstractOf, p.Relation, "%+v", p)
	require.True(t, p.Inverse, "the abstract is the second of the two")
	require.Empty(t, p.Vetoes)
}

// TestUpdateWithAnotherTitle joins editions of a Cochrane review whose title changed
// and of which nothing else agrees, in small sets and in others.
func TestUpdateWithAnotherTitle(t *testing.T) {
	records := []*record.Record{
		paper("c1", elsewhere(titled("Valerian for sleep in shift workers"), cochrane("2", ""), doi("10.1002/14651858.CD001520.pub2"), year("2010"))...),
		paper("c2", elsewhere(titled("Herbal medicine against insomnia: nurses and midwives"), cochrane("5", ""), doi("10.1002/14651858.CD001520.pub3"), year("2014"))...),
	}
	for _, compareAll := range []int{0, -1} {
		require.Equal(t, [][]string{{"c1", "c2"}}, groupIDs(resolved(t, &Options{CompareAll: compareAll}, records...)), "%d", compareAll)
	}
}
