package ris

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestWebOfScienceAddresses gives addresses to the authors who stand before them, and
// leaves to the record those of which that is not certain.
func TestWebOfScienceAddresses(t *testing.T) {
	const people = "AU Sol, I\n   Berg, O\nAF Sol, Ida\n   Berg, Olaf\n"
	for _, c := range []struct{ name, in, authors, record string }{
		{"one and all", people + "C1 [Sol, Ida; Berg, Olaf] Univ Quay, Brest, France.\n   [Berg, Olaf] Inst Tides.\n",
			"Sol: Univ Quay, Brest, France.; Berg: Univ Quay, Brest, France. + Inst Tides.", ""},
		{"as AU has them", people + "C1 [Sol, I] Univ Quay.\n", "Sol: Univ Quay.; Berg", ""},
		{"before the names", "C1 [Sol, Ida] Univ Quay.\n" + people, "Sol: Univ Quay.; Berg", ""},
		{"no names", people + "C1 Univ Quay, Brest, France.\n", "Sol; Berg", "Univ Quay, Brest, France."},
		{"another name too", people + "C1 [Sol, Ida; Rey, Ana] Univ Quay.\n", "Sol: Univ Quay.; Berg", "[Sol, Ida; Rey, Ana] Univ Quay."},
		{"another name", people + "C1 [Sol, Idan] Univ Quay.\n", "Sol; Berg", "[Sol, Idan] Univ Quay."},
		{"two of a name", "AU Sol, I\n   Sol, I\nAF Sol, Ida\n   Sol, Ines\nC1 [Sol, I] Univ Quay.\n   [Sol, Ines] Inst Tides.\n",
			"Sol; Sol: Inst Tides.", "[Sol, I] Univ Quay."},
		{"without stops", people + "C1 [Sol, Ida] Univ Quay, Dept Sea & Oceans, Lab Tides & Currents, Brest, France\n   [Berg, Olaf] Inst Tides, Lyon, France\n", "Sol: Univ Quay, Dept Sea & Oceans, Lab Tides & Currents, Brest, France; Berg: Inst Tides, Lyon, France", ""},
		{"over lines", people + "C1 [Sol, Ida;\n   Berg, Olaf] Univ Quay,\n   Brest.\n", "Sol: Univ Quay, Brest.; Berg: Univ Quay, Brest.", ""},
		{"a bracket behind a line's end", people + "C1 [Sol, Ida] Univ Quay,\n   [Brest].\n", "Sol; Berg", "[Sol, Ida] Univ Quay, [Brest]."},
		{"with institutions", people + "C1 [Sol, Ida] Univ Quay.\nC3 University of the Quay\n", "Sol: Univ Quay.; Berg", "University of the Quay"},
		{"with numbers", people + "C1 [Sol, Ida] Univ Quay.\n   [Sol, Ida] Inst Tides.\nRI Sol, Ida/A-1234-2010\n", "Sol: Univ Quay. + Inst Tides.; Berg", ""},
		{"twice", people + "C1 [Sol, Ida] Univ Quay.\n   [Sol, Ida] Univ Quay.\n", "Sol: Univ Quay.; Berg", ""},
		{"an editor", "AU Sol, Ida\nBE Berg, Olaf\nC1 [Berg, Olaf] Univ Quay.\n", "Sol; Berg", "[Berg, Olaf] Univ Quay."},
		{"a name in brackets", "AU [Tide Study Group]\n   Sol, Ida\nC1 [[Tide Study Group]] Univ Quay.\n   [Tide Study Group] Univ Quay.\n", "Tide Study Group; Sol", "[[Tide Study Group]] Univ Quay. + [Tide Study Group] Univ Quay."},
		{"names in full for some", "AU Sol, I\n   Berg, O\nAF Sol, Ida\nC1 [Sol, I] Univ Quay.\n   [Sol, Ida] Inst Tides.\n", "Sol: Univ Quay.; Berg", "[Sol, Ida] Inst Tides."},
	} {
		in := []byte("PT J\n" + c.in + "ER\n")
		r := readRecords(t, in)[0]
		var got []string
		for _, c := range r.Contributors {
			text := c.Family + c.Literal
			if len(c.Affiliations) > 0 {
				text += ": " + strings.Join(c.Affiliations, " + ")
			}
			got = append(got, text)
		}
		require.Equal(t, c.authors, strings.Join(got, "; "), c.name)
		require.Equal(t, c.record, strings.Join(r.Affiliations, " + "), c.name)
		for _, left := range r.Unclaimed {
			require.NotContains(t, left.Text, "[", c.name)
		}
		verify(t, in)
	}
	var many strings.Builder
	many.WriteString("PT J\nAU Sol, Ida\n")
	for i := range 5_000 {
		fmt.Fprintf(&many, "   Sol, I%d\n", i)
	}
	many.WriteString("C1 " + strings.Repeat("[Sol, Ida; Sol, I7; Berg, O] Univ Quay.\n   ", 20_000) + "\nER\n")
	require.Len(t, readRecords(t, []byte(many.String()))[0].Contributors, 5_001, "in time")
}
