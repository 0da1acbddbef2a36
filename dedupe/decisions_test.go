package dedupe

import (
	"testing"

	"github.com/ibid-go/ibid/record"
	"github.com/stretchr/testify/require"
)

func pmid(value string) func(*record.Record) { return withID(record.SchemePMID, value) }

// preprintOf makes a record a preprint with a DOI of a server.
func asPreprint(r *record.Record) {
	r.Type, r.Subtype, r.Server = record.TypeArticle, record.SubtypePreprint, "medRxiv"
	r.Container, r.Volume, r.Issue, r.Pages = record.Container{}, "", "", record.Pages{}
}

// TestDecisionsJoinClusters checks that a person's yes joins what the two
// records stand with, whatever rule forbids others of these.
func TestDecisionsJoinClusters(t *testing.T) {
	tomatoes := []func(*record.Record){titled("Growing tomatoes on balconies without soil"), by("Rossi, Carla"), at("1", "1", "1", "5"), year("2001")}
	other := func(id string, changes ...func(*record.Record)) *record.Record {
		return paper(id, append(tomatoes[:len(tomatoes):len(tomatoes)], changes...)...)
	}
	yes := func(a, b string) Decision { return Decision{A: a, B: b, Same: true} }
	no := func(a, b string) Decision { return Decision{A: a, B: b} }
	tests := []struct {
		name      string
		records   []*record.Record
		decisions []Decision
		want      [][]string
	}{
		{"a rule forbids the third", []*record.Record{paper("r1", doi("10.5555/a"), pmid("1")), paper("r2", doi("10.5555/a")), other("r3", pmid("3"))},
			[]Decision{yes("r2", "r3")}, [][]string{{"r1", "r2", "r3"}}},
		{"a rule forbids the decided pair", []*record.Record{paper("r1", doi("10.5555/a")), paper("r2", doi("10.5555/a"), pmid("2")), other("r3", pmid("3"), doi("10.5555/b"))},
			[]Decision{yes("r2", "r3")}, [][]string{{"r1", "r2", "r3"}}},
		{"two clusters", []*record.Record{paper("r1", pmid("1")), paper("r2", pmid("1")), paper("r3"), other("r4", pmid("4")), other("r5", pmid("4")), other("r6")},
			[]Decision{yes("r2", "r5")}, [][]string{{"r1", "r2", "r3", "r4", "r5", "r6"}}},
		{"a chain of decisions", []*record.Record{paper("r1", pmid("1")), other("r2"), paper("r3", titled("Bread"), pmid("3"))},
			[]Decision{yes("r1", "r2"), yes("r3", "r2")}, [][]string{{"r1", "r2", "r3"}}},
		{"a no wins over what others are linked by", []*record.Record{paper("r1", doi("10.5555/a")), paper("r2", doi("10.5555/a")), other("r3")},
			[]Decision{yes("r2", "r3"), no("r1", "r3")}, [][]string{{"r1"}, {"r2", "r3"}}},
		{"a preprint joined by a person does not part its article from copies of that", []*record.Record{
			paper("r1"), paper("r2", at("", "", "", ""), in("")), paper("r3", asPreprint)},
			[]Decision{yes("r2", "r3")}, [][]string{{"r1", "r2", "r3"}}},
		{"a no between two copies of a third", []*record.Record{paper("r", from("x", 1)), paper("r", from("y", 1)), paper("r", from("z", 1))},
			[]Decision{no("y#1", "z#1")}, [][]string{{"r", "r~2"}, {"r~3"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			res := resolved(t, &Options{Decisions: tt.decisions}, tt.records...)
			require.Equal(t, tt.want, groupIDs(res))
			res = resolved(t, &Options{Decisions: tt.decisions, CompareAll: -1}, tt.records...)
			require.Equal(t, tt.want, groupIDs(res))
		})
	}
}

func from(document string, position int) func(*record.Record) {
	return func(r *record.Record) { r.Origin = record.Origin{Document: document, Position: position} }
}

// TestDecisionsKeepVersionsApart checks that a person's yes makes one work of a
// preprint and an article, and does not take one's values for the other's.
func TestDecisionsKeepVersionsApart(t *testing.T) {
	records := []*record.Record{
		paper("r1"), paper("r2", at("", "", "", ""), in("")),
		paper("r3", asPreprint, titled("Sleep after work at night: what midwives told us"), by("Mbeki, Lindiwe")),
	}
	res := resolved(t, &Options{Decisions: []Decision{{A: "r2", B: "r3", Same: true}}}, records...)
	require.Equal(t, [][]string{{"r1", "r2", "r3"}}, groupIDs(res))
	require.Equal(t, []VersionGroup{{ID: "r1", Members: []int{0, 1}}, {ID: "r3", Members: []int{2}}}, res.Groups[0].Versions)
	require.Len(t, res.Groups[0].Relations, 1)
	require.Equal(t, "r3", res.Groups[0].Relations[0].From)
	require.Equal(t, record.IsPreprintOf, res.Groups[0].Relations[0].Type)
	require.Equal(t, "user", res.Groups[0].Relations[0].AssertedBy)
	require.Empty(t, res.Conflicts)
}

// TestDecisionsOnCounts checks that a person's yes is obeyed for versions too
// where only what the records count differs.
func TestDecisionsOnCounts(t *testing.T) {
	counted := func(n int64) func(*record.Record) {
		return func(r *record.Record) { r.ReportedCounts = included(n) }
	}
	a, b := paper("r1", counted(7)), paper("r2", counted(9))
	require.Len(t, resolved(t, nil, a, b).Groups[0].Versions, 2)
	res := resolved(t, &Options{Decisions: []Decision{{A: "r1", B: "r2", Same: true}}}, a, b)
	require.Len(t, res.Groups[0].Versions, 1)
}

// TestDecisionsAgainstVetoes checks that a person who overrules a rule is told.
func TestDecisionsAgainstVetoes(t *testing.T) {
	records := []*record.Record{paper("r1", pmid("1")), paper("r2", pmid("2")), paper("r3", titled("Bread"), by("Rossi, Carla"), in(""), at("", "", "", ""))}
	res := resolved(t, &Options{Decisions: []Decision{{A: "r1", B: "r2", Same: true}, {A: "r1", B: "r3", Same: true}}}, records...)
	require.Equal(t, [][]string{{"r1", "r2", "r3"}}, groupIDs(res))
	require.Equal(t, []string{"that r1 and r2 are the same is against a rule, each has a PubMed id of its own (pmid: 1, 2): obeyed"}, res.Conflicts)
	p := Compare(records[0], records[1], &Options{Decisions: []Decision{{A: "r2", B: "r1", Same: true}}})
	require.Equal(t, record.SameVersion, p.Verdict)
	require.NotEmpty(t, p.Vetoes)
}

// TestDecisionsOfOneLevel checks that what a person says of a preprint and its
// article has no say in which records are the article.
func TestDecisionsOfOneLevel(t *testing.T) {
	abstract := func(r *record.Record) { r.Abstracts = []record.Abstract{{Text: webTherapyAbstract}} }
	records := []*record.Record{
		paper("r1", abstract), paper("r2", at("", "", "", ""), in(""), by("Halvorsen, Tone")), paper("r3", asPreprint, abstract),
	}
	res := resolved(t, &Options{Decisions: []Decision{{A: "r2", B: "r3", Same: true}}}, records...)
	require.Len(t, res.Groups, 1)
	require.Equal(t, []VersionGroup{{ID: "r1", Members: []int{0, 1}}, {ID: "r3", Members: []int{2}}}, res.Groups[0].Versions)
}
