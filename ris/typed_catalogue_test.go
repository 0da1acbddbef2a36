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
		{"TY  - RPRT\nTI  - HIV / AIDS in Africa\nAU  - Doe, Jane\nCY  - Geneva :\n", "HIV / AIDS in Africa", ""},
		{"TY  - BOOK\nTI  - Poems / Poemas / by Maya Angelou\nAU  - Angelou, Maya\nCY  - London :\n", "Poems / Poemas", "by Maya Angelou"},
		{"TY  - BOOK\nTI  - Poems / Poemas / by Maya Angelou\n", "Poems / Poemas", "by Maya Angelou"},
		{"TY  - BOOK\nTI  - Input/output devices / a review\nPB  - Wiley,\n", "Input/output devices / a review", ""},
		{"TY  - BOOK\nTI  - Medical terms and usage : English / French\nAU  - Doe, Jane\nCY  - London :\n", "Medical terms and usage : English / French", ""},
		{"TY  - BOOK\nTI  - Lennon / McCartney : the songs of John Lennon\nAU  - Lennon, John\n", "Lennon / McCartney : the songs of John Lennon", ""},
		{"TY  - BOOK\nTI  - Lennon / Paul McCartney : a life\nAU  - McCartney, Paul\n", "Lennon / Paul McCartney : a life", ""},
		{"TY  - BOOK\nTI  - Self / Other in the novels of Doe, Jane\nAU  - Doe, Jane\n", "Self / Other in the novels of Doe, Jane", ""},
		{"TY  - BOOK\nTI  - English / French dictionary / Jane Doe\nAU  - Doe, Jane\n", "English / French dictionary", "Jane Doe"},
		{"TY  - BOOK\nTI  - Models of capability / Liability in weimar\nAU  - Li, Wei\n", "Models of capability / Liability in weimar", ""},
		{"TY  - BOOK\nTI  - Models / Li Wei\nAU  - Li, Wei\n", "Models", "Li Wei"},
		{"TY  - BOOK\nTI  - Models / Weißes Licht\nAU  - Wei, Li\n", "Models / Weißes Licht", ""},
		{"TY  - BOOK\nTI  - Tides / Jane M. Doe, Richard Roe\nED  - Doe, Jane Mary\n", "Tides", "Jane M. Doe, Richard Roe"},
		{"TY  - BOOK\nTI  - Tides / J. van der Berg and R. Roe\nAU  - van der Berg, Jan\n", "Tides", "J. van der Berg and R. Roe"},
		{"TY  - BOOK\nTI  - Tides / Doe, Jane\nAU  - Doe, J.\n", "Tides", "Doe, Jane"},
		{"TY  - BOOK\nTI  - Freud / Jane Doe and the sea\nAU  - Doe, Jane\n", "Freud / Jane Doe and the sea", ""},
		{"TY  - BOOK\nTI  - Tides / edited by a club\n", "Tides", "edited by a club"},
		{"TY  - BOOK\nTI  - Gezeiten / von Jane Doe\nAU  - Doe, J.\n", "Gezeiten", "von Jane Doe"},
		{"TY  - BOOK\nTI  - By the sea / Par la mer\nAU  - Doe, J.\nCY  - London :\n", "By the sea / Par la mer", ""},
		{"TY  - BOOK\nTI  - Travel / by land and sea\nAU  - Doe, J.\nPB  - Wiley,\n", "Travel / by land and sea", ""},
		{"TY  - RPRT\nTI  - Tides / World Health Organization\nAU  - World Health Organization\nCY  - Geneva :\n", "Tides", "World Health Organization"},
		{"TY  - RPRT\nTI  - Tides / World Health Organization\nAU  - World Health Organization\nPB  - Wiley,\n", "Tides / World Health Organization", ""},
		{"TY  - BOOK\nTI  - Freud / Lacan\nAU  - Lacan, J.\nPB  - Wiley,\n", "Freud / Lacan", ""},
		{"TY  - BOOK\nTI  - Hope / Will power\nAU  - Power, Will\n", "Hope / Will power", ""},
		{"TY  - BOOK\nTI  - Tides / JEAN-PIERRE VAN DOE\nAU  - VAN DOE, Jean-Pierre\n", "Tides", "JEAN-PIERRE VAN DOE"},
		{"TY  - BOOK\nTI  - Tides / Jane Doe [et al.].\nAU  - Doe, JM\n", "Tides", "Jane Doe [et al.]."},
		{"TY  - BOOK\nTI  - Poems / [Poemas]\nCY  - London :\n", "Poems / [Poemas]", ""},
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
