package ris

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestManyCounts reads a note with as many counts as nobody writes: each is there once,
// and one without a provider not where a label has it with one.
func TestManyCounts(t *testing.T) {
	const many = 500
	for _, named := range []int{3, many - 3} {
		var b strings.Builder
		b.WriteString("TY  - JOUR\nTI  - On tides\nN1  - Export Date: 12 March 2022")
		for range 2 {
			for i := range many {
				fmt.Fprintf(&b, "; Cited By: %d", i)
			}
		}
		fmt.Fprintf(&b, "\nN1  - Times Cited in Web of Science Core Collection: %d\nN1  - Cited By: %d\nER  - \n", many+named, many+named)
		r, err := NewReader(strings.NewReader(b.String()), nil).Read()
		require.NoError(t, err)
		values := map[int64]int{}
		for _, count := range r.Counts {
			require.Equal(t, "2022-03-12", count.AsOf)
			values[count.Value]++
		}
		require.Len(t, values, many+1)
		require.Len(t, r.Counts, many+1)
		require.NoError(t, r.Verify(textOf([]byte(b.String()), "utf-8"), allRules()...))
	}
}
