package delimited_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestAddressesOfAuthors gives Web of Science's addresses to the authors whose names
// stand before them.
func TestAddressesOfAuthors(t *testing.T) {
	const (
		head  = "PT\tAU\tAF\tBE\tTI\tSO\tC1\tRI\tUT\n"
		quay  = "Univ Quay, Brest, France"
		tides = "Inst Tides, Lisbon, Portugal"
	)
	for _, c := range []struct {
		name, addresses string
		sol, berg, rest []string
	}{
		{"each", "[Sol, Ida; Berg, Olaf] " + quay + "; [Berg, Olaf] " + tides, []string{quay}, []string{quay, tides}, nil},
		{"no names", quay + "; " + tides, nil, nil, []string{quay, tides}},
		{"another name too", "[Sol, Ida; Roe, X] " + quay, []string{quay}, nil, []string{"[Sol, Ida; Roe, X] " + quay}},
		{"an editor", "[Rey, Ana] " + quay, nil, nil, []string{"[Rey, Ana] " + quay}},
		{"twice", "[Sol, Ida] " + quay + "; [Sol, Ida] " + quay, []string{quay}, nil, nil},
	} {
		in := head + "J\tSol, I; Berg, O\tSol, Ida; Berg, Olaf\tRey, Ana\tTides\tSEA\t" + c.addresses + "\tSol, Ida/A-1234-2010\tWOS:000123456700012\n"
		records, _ := readAll(t, []byte(in), nil)
		require.Len(t, records, 1, c.name)
		r := records[0]
		require.Equal(t, c.sol, r.Contributors[0].Affiliations, c.name)
		require.Len(t, r.Contributors[0].Identifiers, 1, c.name)
		require.Equal(t, c.berg, r.Contributors[1].Affiliations, c.name)
		require.Equal(t, c.rest, r.Affiliations, c.name)
		require.Empty(t, r.Unclaimed, c.name)
	}
}
