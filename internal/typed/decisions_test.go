package typed_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// fill reads one field whose lines stand in a document by themselves, and holds
// that its traces verify.
func fill(t *testing.T, table *typed.Table, fields ...typed.Field) *record.Record {
	t.Helper()
	var document strings.Builder
	for i := range fields {
		for _, line := range fields[i].Lines {
			start := int64(document.Len())
			document.WriteString(line)
			fields[i].Spans = append(fields[i].Spans, record.Span{Start: start, End: int64(document.Len()), Line: 1, Column: int(start) + 1})
			document.WriteString("#")
		}
	}
	r := &record.Record{}
	table.Fill(r, fields)
	require.NoError(t, r.Verify(func(s record.Span) (string, error) { return document.String()[s.Start:s.End], nil }, table.Rules()))
	return r
}

func TestNotesOfScreening(t *testing.T) {
	f := typed.Format{Code: "test", Unjoined: true}
	table := &typed.Table{Format: f, Fields: map[string][]typed.Reading{"notes": f.Notes("notes")}}
	for _, test := range []struct {
		name  string
		lines []string
		want  record.Library
		notes []record.Note
	}{
		{"plain", []string{"seen on paper"}, record.Library{}, []record.Note{{Text: "seen on paper"}}},
		{
			"decisions", []string{`before | RAYYAN-INCLUSION: {"Anna"=>"Included", "Ben"=>"Excluded"} | RAYYAN-LABELS: rct,adults | RAYYAN-EXCLUSION-REASONS: design,population | USER-NOTES: {"Anna"=>["good"]}`},
			record.Library{
				Labels: []string{"rct", "adults"}, Notes: []string{"Anna: good"},
				Decisions: []record.Decision{
					{Tool: "rayyan", Reviewer: "Anna", Verdict: "included"},
					{Tool: "rayyan", Reviewer: "Ben", Verdict: "excluded", Reasons: []string{"design", "population"}},
				},
			},
			[]record.Note{{Text: "before"}},
		},
		{
			"in parts", []string{`RAYYAN-INCLUSION: {"A`, `nna"=>"Ma`, "ybe\"}\nand more"},
			record.Library{Decisions: []record.Decision{{Tool: "rayyan", Reviewer: "Anna", Verdict: "maybe"}}},
			[]record.Note{{Text: "and more"}},
		},
		{"no verdict", []string{`RAYYAN-INCLUSION: {"Anna"=>"Later"} | RAYYAN-LABELS: `}, record.Library{}, []record.Note{{Text: `RAYYAN-INCLUSION: {"Anna"=>"Later"}`}}},
		{
			"bars in texts", []string{`RAYYAN-INCLUSION: {"Anna"=>"Excluded", "Ben"=>"Later"} | RAYYAN-EXCLUSION-REASONS: a | b,c | USER-NOTES: {"Anna"=>["check | later", "twice"]} | RAYYAN-TIME: 2`},
			record.Library{
				Notes:     []string{"Anna: check | later; twice"},
				Decisions: []record.Decision{{Tool: "rayyan", Reviewer: "Anna", Verdict: "excluded", Reasons: []string{"a | b", "c"}}},
			},
			[]record.Note{{Text: `"Ben"=>"Later"`}, {Text: "RAYYAN-TIME: 2"}},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := fill(t, table, typed.Field{Name: "notes", Label: "Notes of ours", Lines: test.lines})
			require.Equal(t, test.want, r.Library)
			require.Equal(t, test.notes, r.Notes)
			for _, trace := range r.Trace {
				require.Equal(t, "Notes of ours", trace.Field)
			}
		})
	}
}

// TestManyDecisions: the reasons behind many decisions are read for each, but not all
// that stands between; many reasons for many decisions stay a note.
func TestManyDecisions(t *testing.T) {
	const many = 2000
	var pairs, reasons []string
	for i := range many {
		pairs = append(pairs, fmt.Sprintf(`"R%d"=>"Excluded"`, i))
		reasons = append(reasons, fmt.Sprintf("reason %d", i))
	}
	for _, f := range []typed.Format{{Code: "test"}, {Code: "test", Unjoined: true}, {Code: "test", Join: "\n"}} {
		table := &typed.Table{Format: f, Fields: map[string][]typed.Reading{"notes": f.Notes("notes")}}
		text := "RAYYAN-INCLUSION: {" + strings.Join(pairs, ", ") + "}RAYYAN-EXCLUSION-REASONS: one,two"
		r := fill(t, table, typed.Field{Name: "notes", Lines: []string{text}})
		require.Len(t, r.Library.Decisions, many)
		require.Equal(t, record.Decision{Tool: "rayyan", Reviewer: "R0", Verdict: "excluded", Reasons: []string{"one", "two"}}, r.Library.Decisions[0])
		require.Equal(t, []string{"one", "two"}, r.Library.Decisions[many-1].Reasons)
		require.Empty(t, r.Notes)
		read := int64(0)
		for _, trace := range r.Trace {
			for _, s := range trace.Spans {
				read += s.End - s.Start
			}
		}
		require.Less(t, read, int64(5*len(text)))

		behind := "RAYYAN-EXCLUSION-REASONS: " + strings.Join(reasons, ",")
		r = fill(t, table, typed.Field{Name: "notes", Lines: []string{"RAYYAN-INCLUSION: {" + strings.Join(pairs, ", ") + "} | " + behind}})
		require.Len(t, r.Library.Decisions, many)
		require.Empty(t, r.Library.Decisions[0].Reasons)
		require.Equal(t, []record.Note{{Text: behind}}, r.Notes)
	}
}

// A date that says less than the one that is there is no other one.
func TestLessPreciseDateAgrees(t *testing.T) {
	f := typed.Format{Code: "test"}
	table := &typed.Table{Format: f, Fields: map[string][]typed.Reading{"date": {f.DateBy("date", record.DateIssued, normalize.Date)}}}
	r := fill(t, table, typed.Field{Name: "date", Lines: []string{"2020-07-23"}}, typed.Field{Name: "date", Lines: []string{"2020"}})
	require.Equal(t, []record.Date{{Kind: record.DateIssued, Value: "2020-07-23"}}, r.Dates)
	require.Empty(t, r.Details)
	require.Empty(t, r.Diagnostics)
	require.Empty(t, r.Unclaimed)
}
