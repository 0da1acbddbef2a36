package medline_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/source/medline"
)

// TestManyFields reads records of very many fields of one kind: none takes time
// that grows with a square of them.
func TestManyFields(t *testing.T) {
	const count = 20_000
	for tag, value := range map[string]string{
		"OT": "tide %d", "MH": "Sand %d/chemistry/*analysis", "PT": "Type %d", "CIN": "J Tides. 2019;%d:1", "CI": "Copyright %d Tide. All rights reserved.",
		"FAU": "Doe, Jane %d", "AD": "Address %d", "AID": "10.1000/%d [doi]", "GN": "note %d", "PHST": "2019/01/02 [received]", "RN": "%d (Sand)", "XX": "%d", "IS": "1438-8871 %d",
	} {
		t.Run(tag, func(t *testing.T) {
			var in strings.Builder
			in.WriteString("PMID- 1\nTI  - Sand\n")
			for i := range count {
				fmt.Fprintf(&in, "%-4s- %s\n", tag, strings.ReplaceAll(value, "%d", fmt.Sprint(i)))
			}
			r, err := medline.NewReader(strings.NewReader(in.String()), nil).Read()
			require.NoError(t, err)
			require.Len(t, r.Raw, count+2)
		})
	}
}
