package ris

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestWebOfScienceNumbers gives ORCIDs and ResearcherIDs to the authors whose they
// are, where one author alone has the name.
func TestWebOfScienceNumbers(t *testing.T) {
	const ida, olaf = "0000-0002-1825-0097", "0000-0001-5109-3700"
	for _, c := range []struct{ name, in, want string }{
		{"both forms", "AU Sol, I\n   Berg, O\nAF Sol, Ida\n   Berg, Olaf\nRI Sol, Ida/A-1234-2010\nOI Sol, Ida M./" + ida + "; Berg, Olaf/" + olaf + "\n",
			"Sol A-1234-2010 " + ida + "; Berg " + olaf},
		{"one form", "AU Sol, Ida\n   Berg, Olaf\nOI Berg, O/" + olaf + "\n", "Sol; Berg " + olaf},
		{"over two lines", "AU Sol, Ida\n   Berg, Olaf\nOI Sol, Ida/" + ida + "; Berg,\n   Olaf/" + olaf + "\n", "Sol " + ida + "; Berg " + olaf},
		{"two of the name", "AU Sol, Ida\n   Sol, Ina\nOI Sol, I/" + ida + "\n", "Sol; Sol"},
		{"two of the number", "AU Sol, Ida\nOI Sol, Ida/" + ida + "; Sol, I/" + olaf + "\n", "Sol"},
		{"nobody of the name", "AU Sol, Ida\nOI Berg, Olaf/" + olaf + "\n", "Sol"},
		{"another given name", "AU Sol, Ida\nOI Sol, Olaf/" + olaf + "\n", "Sol"},
		{"a wrong check digit", "AU Sol, Ida\nOI Sol, Ida/0000-0002-1825-0098\n", "Sol"},
		{"no number", "AU Sol, Ida\nOI Sol, Ida; /" + ida + "\nRI x\n", "Sol"},
	} {
		in := []byte("PT J\n" + c.in + "ER\n")
		r := readRecords(t, in)[0]
		var got []string
		for _, c := range r.Contributors {
			text := c.Family
			for _, id := range c.Identifiers {
				text += " " + strings.TrimPrefix(id.Value, "https://orcid.org/")
			}
			got = append(got, text)
		}
		require.Equal(t, c.want, strings.Join(got, "; "), c.name)
		require.NotEmpty(t, r.Details, "%s: the list stays", c.name)
		verify(t, in)
	}
	var many strings.Builder
	many.WriteString("PT J\nAU Sol, Ida\n")
	for i := range 20_000 {
		fmt.Fprintf(&many, "   Sol, I%d\n", i)
	}
	many.WriteString("OI " + strings.Repeat("Sol, Ida/"+ida+"; ", 20_000) + "\nER\n")
	require.Len(t, readRecords(t, []byte(many.String()))[0].Contributors, 20_001, "in time")
}
