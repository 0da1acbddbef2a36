package record

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestUnread(t *testing.T) {
	span := func(start, end int64) Span { return Span{Start: start, End: end} }
	r := &Record{
		Raw: []RawField{
			{Name: "VL", Value: "22", ValueSpans: []Span{span(0, 2)}},
			{Name: "ZZ", Value: "mystery", ValueSpans: []Span{span(10, 17)}},
			{Name: "N1", Value: "two\nlines", ValueSpans: []Span{span(20, 23), span(24, 29)}},
			{Name: "YY", Value: " ", ValueSpans: []Span{span(30, 31)}},
			{Name: "AB", Value: "inside", ValueSpans: []Span{span(44, 50)}},
		},
		Trace: []Trace{
			{Path: "abstracts/0", Spans: []Span{span(40, 60)}},
			{Path: "volume", Spans: []Span{span(0, 2)}},
			{Path: "notes/0", Spans: []Span{span(24, 29)}},
		},
		Unclaimed: []Text{{Text: "mystery", Span: span(10, 17)}, {Text: "loose", Span: span(70, 75)}},
	}
	require.Equal(t, []Unread{
		{Path: "raw/1", Text: "mystery", Field: 1},
		{Path: "unclaimed/1", Text: "loose", Field: -1},
	}, r.Unread())
	require.Empty(t, (&Record{}).Unread())
}

// TestCoverIsWhatOverlapsSays compares the cover with the definition.
func TestCoverIsWhatOverlapsSays(t *testing.T) {
	r := newRandom(5)
	random := func() Span {
		start := int64(r.IntN(40))
		return Span{Start: start, End: start + int64(r.IntN(8))}
	}
	for range 500 {
		var spans []Span
		for range r.IntN(6) {
			spans = append(spans, random())
		}
		c := newCover(0)
		c.add(spans)
		c.sort()
		for range 20 {
			asked := random()
			want := slices.ContainsFunc(spans, func(s Span) bool { return s.Len() > 0 && asked.Len() > 0 && s.Overlaps(asked) })
			require.Equal(t, want, c.overlaps(asked), "%v in %v", asked, spans)
		}
	}
}

// TestUnreadIsTheSameInAnyOrder: fields in order and in another one are judged
// alike.
func TestUnreadIsTheSameInAnyOrder(t *testing.T) {
	random := newRandom(9)
	for range 300 {
		r := &Record{}
		at := int64(0)
		for range random.IntN(8) {
			start := at + int64(random.IntN(3))
			end := start + 1 + int64(random.IntN(10))
			value := Span{Start: min(start+2, end), End: end}
			r.Raw = append(r.Raw, RawField{Name: "X", Value: "x", Span: Span{Start: start, End: end}, ValueSpans: []Span{value}})
			at = end
		}
		for range random.IntN(5) {
			start := int64(random.IntN(int(at) + 1))
			r.Trace = append(r.Trace, Trace{Spans: []Span{{Start: start, End: start + int64(random.IntN(12))}}})
		}
		inOrder, anyOrder := make([]bool, len(r.Raw)), make([]bool, len(r.Raw))
		r.readFields(inOrder)
		r.readFieldsOfAnyOrder(anyOrder)
		require.Equal(t, anyOrder, inOrder, "%+v", r)
	}
}
