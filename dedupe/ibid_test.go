package dedupe

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestIbidID compares records with what came back of them from another
// program, under Ibid's id.
func TestIbidID(t *testing.T) {
	type changes = []func(*record.Record)
	of := func(id string) func(*record.Record) { return withID(record.SchemeIbid, id) }
	bare := changes{titled("Gauges"), by(), in(""), at("", "", "", ""), year("")}
	with := func(list changes, more ...func(*record.Record)) changes {
		return append(list[:len(list):len(list)], more...)
	}
	tests := []struct {
		name    string
		a, b    changes
		verdict record.Verdict
		rule    string
	}{
		{"a generic title", bare, with(bare, of("a")), record.SameVersion, "identifier"},
		{"the other way round", with(bare, of("b")), bare, record.SameVersion, "identifier"},
		{"both are a third", with(bare, of("c")), with(bare, of("c")), record.SameVersion, "identifier"},
		{"other ids say nothing", with(bare, of("c")), with(bare, of("d")), record.Different, "generic-title"},
		{"the year was added and the title completed", bare, with(bare, of("a"), year("2003"), titled("Gauges: a history")), record.SameVersion, "identifier"},
		{"pages and issue were corrected", nil, changes{of("a"), at("12", "4", "301", "314")}, record.SameVersion, "identifier"},
		{"another DOI", changes{doi("10.5555/a")}, changes{of("a"), doi("10.5555/b")}, record.Unsure, "edited"},
		{"another PMID", changes{withID(record.SchemePMID, "11")}, changes{of("a"), withID(record.SchemePMID, "12")}, record.Unsure, "edited"},
		{"another number in the title", changes{titled("Sleep in coastal towns, part 1")}, changes{of("a"), titled("Sleep in coastal towns, part 2"), at("13", "1", "7", "9")}, record.Unsure, "edited"},
		{"another article in its place", changes{in("")}, changes{of("a"), titled("Growing tomatoes on balconies without soil"), by("Rossi, Carla"), in("")}, record.Unsure, "shared-identifier"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, b := paper("a", tt.a...), paper("b", tt.b...)
			p := Compare(a, b, nil)
			require.Equal(t, tt.verdict, p.Verdict, "%+v", p)
			require.Equal(t, tt.rule, p.Rule, "%+v", p)
			if tt.verdict == record.SameVersion {
				require.Len(t, resolved(t, nil, a, b).Groups, 1)
				require.Contains(t, p.Reason, "Ibid id")
				require.True(t, slices.ContainsFunc(p.Evidence, func(e record.Evidence) bool { return e.Field == "Ibid id" && e.Level == "equal" }))
			}
		})
	}
}

// TestIbidIDBlocks has nothing but the id bring two records together.
func TestIbidIDBlocks(t *testing.T) {
	a := &record.Record{ID: "00000000000000aa", Titles: titledAs("Gauges")}
	b := &record.Record{ID: "00000000000000bb", Identifiers: []record.Identifier{{Scheme: record.SchemeIbid, Value: a.ID}}}
	other := &record.Record{ID: "00000000000000cc", Titles: titledAs("Gauges")}
	groups := resolved(t, nil, a, b, other).Groups
	require.Len(t, groups, 2)
}
