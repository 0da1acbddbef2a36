package dedupe

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestDisplacedValues has every value that a record states beside the one that stands
// in its place be a claim of that field, which is not chosen.
func TestDisplacedValues(t *testing.T) {
	r := &record.Record{ID: "0a", Volume: "12", Details: []record.Detail{
		{Name: "volume", Value: "13"}, {Name: "title", Value: "Other"}, {Name: "date-issued", Value: "2020-01-07"},
		{Name: "pages", Value: "3-9"}, {Name: "number-of-pages", Value: "7"}, {Name: "author", Value: "Doe, Jane"},
		{Name: "volume", Value: "14"},
	}}
	for i := range r.Details {
		r.Trace = append(r.Trace, record.Trace{
			Path: elementPath("details", i), Rule: "html.x.repeated", Spans: []record.Span{{Start: int64(i), End: int64(i) + 1}},
		})
	}
	r.Trace[6].Rule = "html.volume-of-the-set" // a detail for itself
	works, err := Resolve(t.Context(), []*record.Record{r}, nil)
	require.NoError(t, err)
	require.Len(t, works, 1)
	want := map[string]any{
		"volume": "13", "titles/main": record.Title{Value: "Other", Role: record.TitleMain},
		"dates/issued": record.Date{Kind: record.DateIssued, Value: "2020-01-07"},
		"pages":        record.Pages{First: "3", Last: "9"}, "number_of_pages": 7,
	}
	got := map[string]any{}
	for _, c := range works[0].Claims {
		if c.Chosen {
			continue
		}
		got[c.Path] = c.Value
		require.Equal(t, "record.first", c.Choice)
		require.Equal(t, "html.x.repeated", c.Rule)
		require.Len(t, c.Spans, 1)
		require.False(t, c.Differs)
	}
	require.Equal(t, want, got)
	require.Equal(t, r.Details, works[0].Versions[0].Record.Details, "the details stay")
}

// TestDisplacedFields has the fields be such as others are claims of.
func TestDisplacedFields(t *testing.T) {
	for name, field := range displacedFields {
		root, _, _ := strings.Cut(field.path, "/")
		require.True(t, slices.ContainsFunc(policies, func(p policy) bool { return p.path == root || p.path == field.path }), name)
	}
}
