package blocks_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/blocks"
	"github.com/ibid-go/ibid/record"
)

// TestBlockTake takes lists of all sizes: none has what was put into another.
func TestBlockTake(t *testing.T) {
	var b blocks.Block[string]
	var lists [][]string
	for n := range 300 {
		list := b.Take(n % 37)
		require.Len(t, list, n%37)
		require.Equal(t, len(list), cap(list))
		for i := range list {
			require.Empty(t, list[i])
			list[i] = fmt.Sprint(n)
		}
		lists = append(lists, list)
	}
	for n, list := range lists {
		for i := range list {
			require.Equal(t, fmt.Sprint(n), list[i])
		}
	}
	require.Len(t, b.Take(100_000), 100_000)
}

// TestBlockOpen fills lists that are opened one after the other, some with more
// than there is room for.
func TestBlockOpen(t *testing.T) {
	var b blocks.Block[int]
	var lists [][]int
	sizes := []int{0, 1, 5, 3, 0, 40, 2, 7, 1000, 1, 5000, 4}
	for round := range 50 {
		list := b.Open(4)
		require.Empty(t, list)
		require.GreaterOrEqual(t, cap(list), 4)
		for i := range sizes[round%len(sizes)] {
			list = append(list, 10_000*round+i)
		}
		list = b.Close(list)
		require.Equal(t, len(list), cap(list), "who appends to it touches no other")
		lists = append(lists, list)
	}
	for round, list := range lists {
		require.Len(t, list, sizes[round%len(sizes)])
		if len(list) == 0 {
			require.Nil(t, list)
		}
		for i := range list {
			require.Equal(t, 10_000*round+i, list[i])
		}
	}
}

func TestBlockOpenMany(t *testing.T) {
	var b blocks.Block[record.Trace]
	list := b.Open(100_000)
	require.GreaterOrEqual(t, cap(list), 100_000)
	require.Len(t, b.Close(append(list, record.Trace{Path: "volume"})), 1)
}

// TestRecords makes records of one stream: each has what was put into it, and a
// list without elements is nil, as in a record that shares nothing.
func TestRecords(t *testing.T) {
	var m blocks.Records
	var got, want []*record.Record
	for n := range 200 {
		one := &record.Record{}
		fill(one, n)
		if n%7 == 0 {
			one.Raw, one.Trace = make([]record.RawField, n%5), nil
		}
		want = append(want, one)

		shared := m.New()
		shared.Trace = m.Traces(n % 9)
		fill(shared, n)
		if n%7 == 0 {
			shared.Raw, shared.Trace = m.Fields(n%5), nil
		}
		m.Done(shared)
		m.Done(shared)
		got = append(got, shared)
	}
	require.Equal(t, want, got)
}

// fill puts as many elements into the lists as the number says.
func fill(r *record.Record, n int) {
	text := strings.Repeat("x", n)
	for range n % 6 {
		r.Titles = append(r.Titles, record.Title{Value: text})
		r.Dates = append(r.Dates, record.Date{Value: text})
	}
	for range n % 23 {
		r.Contributors = append(r.Contributors, record.Contributor{Name: record.Name{Family: text}})
		r.Keywords = append(r.Keywords, record.Keyword{Value: text})
	}
	for range 1 + n%11 {
		r.Trace = append(r.Trace, record.Trace{Path: text})
	}
	if n%3 == 0 {
		r.Container.ISSN = append(r.Container.ISSN, record.ISSN{Value: text})
		r.Languages, r.Affiliations = append(r.Languages, text), append(r.Affiliations, text)
	}
}

func TestNoMemory(t *testing.T) {
	var m *blocks.Records
	r := m.New()
	require.Equal(t, &record.Record{}, r)
	require.Len(t, m.Fields(2), 2)
	require.Len(t, m.Spans(3), 3)
	require.Equal(t, 4, cap(m.Traces(4)))
	m.Done(r)
	require.Equal(t, &record.Record{}, r)
}

func ExampleBlock() {
	var pages blocks.Block[string]
	first := pages.Close(append(pages.Open(2), "12", "13"))
	second := pages.Close(append(pages.Open(2), "101"))
	fmt.Println(first, second)
	// Output: [12 13] [101]
}

func BenchmarkRecords(b *testing.B) {
	var m blocks.Records
	b.ReportAllocs()
	for b.Loop() {
		r := m.New()
		r.Trace = m.Traces(8)
		fill(r, 4)
		m.Done(r)
	}
}
