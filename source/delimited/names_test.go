package delimited_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// A cell of names as databases and people write it.
func TestCellsOfNames(t *testing.T) {
	for _, test := range []struct {
		cell string
		want []string
		more bool
	}{
		{"van Dijk A, Smith JP Jr, Li X; Tea Study Group.", []string{"Dijk, A", "Smith, JP", "Li, X", "Tea Study Group"}, false},
		{"Doe J, Roe RM.", []string{"Doe, J", "Roe, RM"}, false},
		{"Smith, J., Doe, A. B., & Roe, R.", []string{"Smith, J.", "Doe, A. B.", "Roe, R."}, false},
		{"Smith J, Doe A and Roe B", []string{"Smith, J", "Doe, A", "Roe, B"}, false},
		{"John Smith, Anna Doe and Rick Roe", []string{"Smith, John", "Doe, Anna", "Roe, Rick"}, false},
		{"Smith, J. et al.", []string{"Smith, J."}, true},
		{"Smith J, Doe AB et al", []string{"Smith, J", "Doe, AB"}, true},
		{"Smith J & others", []string{"Smith, J"}, true},
		{"Smith J and Doe AB and others", []string{"Smith, J", "Doe, AB"}, true},
	} {
		records, _ := readAll(t, []byte("Title,Authors,Journal\nOne,\""+test.cell+"\",Tables\n"), nil)
		var got []string
		for _, c := range records[0].Contributors {
			if c.Literal != "" {
				got = append(got, c.Literal)
			} else {
				got = append(got, c.Family+", "+c.Given)
			}
		}
		require.Equal(t, test.want, got, test.cell)
		require.Equal(t, test.more, records[0].MoreContributors, test.cell)
	}
}
