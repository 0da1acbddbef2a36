package ris

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestCatalogue reads the descriptions of library catalogues without their
// punctuation, and divides no title that may have its slash itself.
func TestCatalogue(t *testing.T) {
	const statement = "statement-of-responsibility"
	for _, c := range []struct {
		fields, title, said string
	}{
		{"TY  - BOOK\nTI  - Tides : an introduction / Jane Doe ; edited by R. Roe.\nA1  - Doe, Jane\n", "Tides : an introduction", "Jane Doe ; edited by R. Roe."},
		{"TY  - BOOK\nTI  - Tides / by J. Doe\nAU  - Doe, J.\n", "Tides", "by J. Doe"},
		{"TY  - BOOK\nTI  - Tides / [the members of a club]\nCY  - London :\nPB  - Wiley,\n", "Tides", "[the members of a club]"},
		{"TY  - BOOK\nTI  - Tides and coasts /\nAU  - Doe, Jane\n", "Tides and coasts", ""},
		{"TY  - BOOK\nTI  - Freud / Lacan\nAU  - Lacan, J.\n", "Freud / Lacan", ""},
		{"TY  - BOOK\nTI  - TCP/IP / and more\nAU  - Doe, Jane\n", "TCP/IP / and more", ""},
		{"TY  - JOUR\nTI  - Doe / by Jane Doe\nAU  - Doe, Jane\nPB  - Wiley,\n", "Doe / by Jane Doe", ""},
	} {
		records := readRecords(t, []byte(c.fields+"ER  - \n"))
		r := records[0]
		require.Equal(t, c.title, r.Title(), c.fields)
		said := ""
		for _, d := range r.Details {
			if d.Name == statement {
				said = d.Value
			}
		}
		require.Equal(t, c.said, said, c.fields)
		require.Empty(t, r.Unclaimed)
	}
	records := readRecords(t, []byte("TY  - BOOK\nTI  - Tides /\nCY  - London ;\nPB  - Wiley,\nET  - 2nd ed. /\nT3  - Coastal studies ;\nER  - \n"))
	r := records[0]
	require.Equal(t, record.Publisher{Name: "Wiley", Place: "London"}, r.Publisher)
	require.Equal(t, "2nd ed.", r.Edition)
	require.Equal(t, "Coastal studies", r.Series.Title)
}
