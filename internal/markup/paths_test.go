package markup_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/markup"
)

// TestPathTable asks for the rows of more paths than a reader numbers.
func TestPathTable(t *testing.T) {
	const names = 5000
	var document strings.Builder
	for range 2 {
		document.WriteString("<rec>")
		for i := range names {
			fmt.Fprintf(&document, "<n%d>1</n%d>", i, i)
		}
		document.WriteString("</rec>")
	}
	reader, err := markup.NewReader(strings.NewReader(document.String()), form, nil)
	require.NoError(t, err)
	made := 0
	table := markup.NewPathTable(func(path string) *string {
		made++
		return &path
	})
	numbers := map[string]int{}
	unnumbered := 0
	for range 2 {
		rec, err := reader.Next()
		require.NoError(t, err)
		elements, _ := reader.Elements(rec, shape, nil)
		require.Len(t, elements, names)
		for i := range elements {
			e := &elements[i]
			require.Equal(t, e.Path, *table.Row(e))
			if number, seen := numbers[e.Path]; seen {
				require.Equal(t, number, e.Number)
			}
			numbers[e.Path] = e.Number
			if e.Number < 0 {
				unnumbered++
			}
		}
	}
	require.Positive(t, unnumbered)
	require.Equal(t, names+unnumbered/2, made, "the rows of numbered paths are made once")
}

// TestValues compares values that share memory with those that do not, while all of a
// record's are held.
func TestValues(t *testing.T) {
	fragments := []string{
		"plain", " <b>one</b> ", "a &amp; b &lt; c", "first&#xD;second\n third", "<i>x</i> &amp; <i>y</i>", "", "<![CDATA[a<b]]>",
		strings.Repeat("&amp; <i>many</i> parts ", 50),
	}
	var values markup.Values
	for range 3 {
		values.Reset()
		var held, alone []markup.Value
		for range 10 {
			for _, fragment := range fragments {
				held, alone = append(held, values.Of(fragment)), append(alone, markup.NewValue(fragment))
			}
		}
		for i := range held {
			require.Equal(t, alone[i].Text, held[i].Text)
			for from := range len(held[i].Text) {
				wantStart, wantEnd := alone[i].Place(from, len(held[i].Text))
				start, end := held[i].Place(from, len(held[i].Text))
				require.Equal(t, []int{wantStart, wantEnd}, []int{start, end})
			}
		}
	}
}

// TestFragment asks one fragment for elements of several names, and then another.
func TestFragment(t *testing.T) {
	var f markup.Fragment
	require.Equal(t, [][2]int(nil), places(&f, "a"))
	f.Reset("<a>1</a><ab><a/>2</ab><a>3<a>4</a>")
	require.Equal(t, [][2]int{{0, 8}, {12, 16}, {22, 34}}, places(&f, "a"))
	require.Equal(t, [][2]int{{8, 22}}, places(&f, "ab"))
	place, ok := f.Child("ab")
	require.True(t, ok)
	require.Equal(t, markup.Place{Start: 8, From: 12, To: 17, End: 22}, place)
	f.Reset("text <b/>")
	_, ok = f.Child("a")
	require.False(t, ok)
	require.Equal(t, [][2]int{{5, 9}}, places(&f, "b"))
}

func places(f *markup.Fragment, name string) (list [][2]int) {
	for place := range f.ChildPlaces(name) {
		list = append(list, [2]int{place.Start, place.End})
	}
	return list
}
