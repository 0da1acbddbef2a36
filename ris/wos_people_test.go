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
		{"a longer name", "AU Wang, X\nAF Wang, Xin\nRI Wang, Xinghua/A-1234-2010\n", "Wang"},
		{"a shorter name", "AU Wang, X\nAF Wang, Xinghua\nRI Wang, Xin/A-1234-2010\n", "Wang"},
		{"part of a double name", "AU Wang, Xin-Hua\nRI Wang, Xin/A-1234-2010\n", "Wang"},
		{"a double name in one", "AU Wang, Xing-Hua\nRI Wang, Xinghua/A-1234-2010\n", "Wang A-1234-2010"},
		{"equal names first", "AU Wang, X\n   Wang, Xin\nRI Wang, Xin/A-1234-2010\n", "Wang; Wang A-1234-2010"},
		{"the longer of two", "AU Wang, Xin\n   Wang, Xinghua\nRI Wang, Xinghua/A-1234-2010\n", "Wang; Wang A-1234-2010"},
		{"initials of both", "AU Wang, Xing-Hua\nRI Wang, XH/A-1234-2010\n", "Wang A-1234-2010"},
		{"initials of one", "AU Wang, XH\nRI Wang, Xinghua/A-1234-2010\n", "Wang A-1234-2010"},
		{"a name with an apostrophe", "AU Sol, D'Arcy\nRI Sol, Dora/A-1234-2010\n", "Sol"},
		{"initials with a hyphen", "AU Sol, J.-P.\nRI Sol, Jean-Pierre/A-1234-2010\n", "Sol A-1234-2010"},
		{"names of one character", "AU 王, 伟\nRI 王, 伟明/A-1234-2010\n", "王"},
		{"other initials", "AU Sol, Ida M.\nRI Sol, Ida K./A-1234-2010\n", "Sol"},
		{"two of equal names", "AU Sol, Ida\n   Sol, Ida\nRI Sol, Ida/A-1234-2010\n", "Sol; Sol"},
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
