package medline_test

import (
	"strings"
	"testing"

	"github.com/ibid-go/ibid/source/medline"
	"github.com/stretchr/testify/require"
)

// TestDoubleSpaced reads files whose line ends were doubled: as many records as
// before, with the same values.
func TestDoubleSpaced(t *testing.T) {
	const in = "PMID- 1\nOWN - NLM\nTI  - Sand on the\n      shore\nDP  - 2019\n\nPMID- 2\nTI  - Tides\nDP  - 2020\n\n"
	for name, end := range map[string]string{"blank lines": "\n\n", "CR CR LF": "\r\r\n"} {
		t.Run(name, func(t *testing.T) {
			var titles []string
			for r, err := range medline.NewReader(strings.NewReader(strings.ReplaceAll(in, "\n", end)), nil).All() {
				require.NoError(t, err)
				titles = append(titles, r.Title()+" "+r.Dates[0].Value)
			}
			require.Equal(t, []string{"Sand on the shore 2019", "Tides 2020"}, titles)
		})
	}
}
