package dedupe

import (
	"testing"

	"github.com/ibid-go/ibid/record"
	"github.com/stretchr/testify/require"
)

// elsewhere makes a record one of another paper.
func elsewhere(changes ...func(*record.Record)) []func(*record.Record) {
	return append([]func(*record.Record){titled("Growing tomatoes on balconies without soil"), by("Rossi, Carla"), in("Urban Gardens"), at("1", "1", "1", "5"), year("2001")}, changes...)
}

// TestReviewOrder checks that the questions come first whose answers change
// most, and that two works make one question.
func TestReviewOrder(t *testing.T) {
	records := []*record.Record{
		paper("a1", doi("10.5555/a")), paper("a2", doi("10.5555/a")),
		paper("b1", doi("10.5555/b")), paper("b2", doi("10.5555/b")), paper("b3", doi("10.5555/b")),
		paper("c1", elsewhere(doi("10.5555/c"))...), paper("c2", elsewhere(doi("10.5555/d"))...),
	}
	res := resolved(t, nil, records...)
	require.Equal(t, [][]string{{"a1", "a2"}, {"b1", "b2", "b3"}, {"c1"}, {"c2"}}, groupIDs(res))
	require.Len(t, res.Questions, 2)
	first, second := res.Questions[0], res.Questions[1]
	require.Equal(t, []string{"a1", "b1"}, []string{first.A, first.B})
	require.Equal(t, []int{2, 3, 5}, []int{first.RecordsA, first.RecordsB, first.Settles})
	require.Equal(t, []string{"c1", "c2"}, []string{second.A, second.B})
	require.Equal(t, []int{1, 1, 0}, []int{second.RecordsA, second.RecordsB, second.Settles})
	require.Equal(t, []record.Pair{first.Pair, second.Pair}, res.Review())

	yes := resolved(t, &Options{Decisions: []Decision{{A: first.A, B: first.B, Same: true}}}, records...)
	require.Len(t, yes.Groups, 3)
	require.Len(t, yes.Questions, 1)
	require.Empty(t, yes.Conflicts)
	no := resolved(t, &Options{Decisions: []Decision{{A: first.A, B: first.B}}}, records...)
	require.Equal(t, groupIDs(res), groupIDs(no))
	require.Len(t, no.Questions, 1, "what was answered is not asked again by way of other records")
	require.Equal(t, "c1", no.Questions[0].A)
}

// TestReviewInsideWorks checks that a doubt between two versions of one work is
// asked too: it leaves both records in a list of versions.
func TestReviewInsideWorks(t *testing.T) {
	preprint := paper("p", asPreprint, doi("10.1101/2013.01"))
	res := resolved(t, nil, paper("a", doi("10.5555/a")), paper("b", doi("10.5555/b")), preprint)
	require.Len(t, res.Review(), 1)
	require.Equal(t, "two-dois", res.Review()[0].Rule)

	// A doubt about an article and the preprint of its work is none that an answer
	// settles: they stay two versions.
	weak := paper("w", doi("10.5555/a"), at("", "", "", ""), by("Halvorsen, Tone"), titled("Night shifts and the quality of sleep among midwifes in coastal town"))
	res = resolved(t, nil, paper("a", doi("10.5555/a")), weak, preprint)
	require.Len(t, res.Groups, 1)
	require.Equal(t, record.Unsure, Compare(weak, preprint, nil).Verdict)
	require.Empty(t, res.Review())
}

// TestCleanSourcesByWayOfOthers checks that two records of a clean source
// never stand in one version, however many others link them, nor in one work
// unless they are versions of it.
func TestCleanSourcesByWayOfOthers(t *testing.T) {
	of := func(source string) func(*record.Record) { return func(r *record.Record) { r.Origin.Source = source } }
	// Nothing but the others shows that the first two speak of one paper.
	records := []*record.Record{
		paper("a", of("clean"), doi("10.5555/a"), at("", "", "", "")),
		paper("b", of("clean"), pmid("9"), at("", "", "", ""), titled("Nattarbeid og søvnkvalitet blant jordmødre i kystbyer")),
	}
	for _, id := range []string{"c", "d", "e", "f", "g", "h", "i", "j"} {
		records = append(records, paper(id, of("other"), doi("10.5555/a"), pmid("9")))
	}
	require.Len(t, groupIDs(resolved(t, nil, records...)), 1)
	res := resolved(t, &Options{CleanSources: []string{"clean"}}, records...)
	for _, g := range groupIDs(res) {
		require.NotSubset(t, g, []string{"a", "b"})
	}
	require.Empty(t, res.Review(), "a source without duplicates leaves no question about them")

	joined := resolved(t, &Options{CleanSources: []string{"clean"}, Decisions: []Decision{{A: "a", B: "b", Same: true}}}, records...)
	require.Len(t, joined.Groups, 1, "a person's word wins")

	versions := []*record.Record{paper("a", of("clean")), paper("p", of("clean"), asPreprint, doi("10.1101/2013.01"))}
	require.Len(t, resolved(t, &Options{CleanSources: []string{"clean"}}, versions...).Groups, 1, "a preprint and its article are no duplicates")
}

// TestContradictingDecisions checks that what contradicts is told with the
// places of both, whatever the order of the decisions.
func TestContradictingDecisions(t *testing.T) {
	records := []*record.Record{paper("a"), paper("b"), paper("c"), paper("d")}
	direct := []Decision{{A: "a", B: "b", Same: true, Place: "x.csv:2"}, {A: "b", B: "a", Place: "x.csv:7"}}
	chain := []Decision{{A: "a", B: "b", Same: true, Place: "x.csv:2"}, {A: "b", B: "c", Same: true, Place: "x.csv:3"}, {A: "c", B: "d", Same: true, Place: "y.csv:1"}, {A: "d", B: "a", Place: "y.csv:2"}}
	for _, tt := range []struct {
		decisions []Decision
		want      []string
	}{
		{direct, []string{"decisions say both that a and b are the same (x.csv:2) and that they are not (x.csv:7): kept apart"}},
		{[]Decision{direct[1], direct[0]}, []string{"decisions say both that a and b are the same (x.csv:2) and that they are not (x.csv:7): kept apart"}},
		{chain, []string{"that c and d are the same (y.csv:1) contradicts, by way of others (x.csv:3, x.csv:2), that a and d are not (y.csv:2): not obeyed"}},
		{[]Decision{chain[3], chain[2], chain[1], chain[0]}, []string{"that c and d are the same (y.csv:1) contradicts, by way of others (x.csv:3, x.csv:2), that a and d are not (y.csv:2): not obeyed"}},
		{[]Decision{{A: "a", B: "papers#0", Place: "x.csv:4"}}, []string{`a decision names "papers#0" (x.csv:4), which 4 records are called: not obeyed`}},
		{[]Decision{{A: "a", B: "a", Place: "x.csv:4"}}, []string{"that a and a are not the same (x.csv:4) speaks of one record"}},
		{[]Decision{{A: "n1", B: "n2", Place: "x.csv:4"}, {A: "n3", B: "n4"}, {A: "n5", B: "a"}}, []string{
			`a decision names "n1" (x.csv:4), which is no record`, `a decision names "n2" (x.csv:4), which is no record`,
			`a decision names "n3", which is no record`, "decisions name 2 more that are no records here"}},
	} {
		require.Equal(t, tt.want, resolved(t, &Options{Decisions: tt.decisions}, records...).Conflicts)
	}
}

// TestDecisionsFollowIDs checks that a decision is obeyed where its records
// came back from another program, and that an id means its own record.
func TestDecisionsFollowIDs(t *testing.T) {
	carried := withID(record.SchemeIbid, "1952576f8705bef6")
	no := &Options{Decisions: []Decision{{A: "1952576f8705bef6", B: "b", Place: "x.csv:1"}}}
	res := resolved(t, no, paper("a", carried), paper("b"))
	require.Equal(t, [][]string{{"a"}, {"b"}}, groupIDs(res))
	require.Empty(t, res.Conflicts)
	own := func(r *record.Record) { r.OwnID = "1952576f8705bef6" }
	res = resolved(t, no, paper("1952576f8705bef6"), paper("a", own), paper("b"))
	require.Empty(t, res.Conflicts)
	for _, g := range groupIDs(res) {
		require.NotSubset(t, g, []string{"1952576f8705bef6", "b"})
	}
}
