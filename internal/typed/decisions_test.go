package typed_test

import (
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
