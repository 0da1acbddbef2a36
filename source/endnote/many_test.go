package endnote_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/source/endnote"
)

// TestManyNames: names in another language, and names of the journal, take time by
// their number.
func TestManyNames(t *testing.T) {
	const many = 40000
	var authors, translated, journals strings.Builder
	for i := range many {
		fmt.Fprintf(&authors, "<author>Doe%d, J</author>", i)
		fmt.Fprintf(&translated, "<author>Dou%d, J</author>", i)
		fmt.Fprintf(&journals, "<full-title>Tides %d</full-title><abbr-1>T. S. %d.</abbr-1>", i, i)
	}
	r, err := endnote.NewReader(strings.NewReader(`<xml><records><record><ref-type>17</ref-type><contributors><authors>`+authors.String()+
		`</authors><translated-authors>`+translated.String()+`</translated-authors></contributors><titles><secondary-title>Tides of all seas</secondary-title></titles><periodical>`+
		journals.String()+`</periodical></record></records></xml>`), nil).Read()
	require.NoError(t, err)
	require.Len(t, r.Contributors, many)
	require.Equal(t, "Dou39999", r.Contributors[many-1].Variants[0].Family)
}
