package refer_test

import (
	"strings"
	"testing"

	"github.com/ibid-go/ibid/source/refer"
	"github.com/stretchr/testify/require"
)

// TestDoubleSpaced reads a file with a blank line behind each line.
func TestDoubleSpaced(t *testing.T) {
	const in = "%0 Journal Article\n%A Doe, Jane\n%T Sand\n%D 2019\n\n%0 Book\n%A Roe, Ann\n%T Tides\n"
	for name, end := range map[string]string{"blank lines": "\n\n", "CR CR LF": "\r\r\n"} {
		t.Run(name, func(t *testing.T) {
			var titles []string
			for r, err := range refer.NewReader(strings.NewReader(strings.ReplaceAll(in, "\n", end)), nil).All() {
				require.NoError(t, err)
				require.Len(t, r.Contributors, 1)
				titles = append(titles, r.Title())
			}
			require.Equal(t, []string{"Sand", "Tides"}, titles)
		})
	}
}
