package authorid_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/authorid"
)

// TestAddress divides statements of addresses into names and address.
func TestAddress(t *testing.T) {
	for _, c := range []struct{ statement, names, address string }{
		{"[Sol, Ida; Berg, O.] Univ Quay, Brest, France.", "Sol, Ida|Berg, O.", "Univ Quay, Brest, France."},
		{" [Sol, Ida]Univ Quay ", "Sol, Ida", "Univ Quay"},
		{"[Sol, Ida;] Univ [sic] Quay", "Sol, Ida", "Univ [sic] Quay"},
		{"Univ Quay, Brest, France.", "", ""},
		{"[Sol, Ida]", "", ""},
		{"[Sol, Ida; Univ Quay", "", ""},
		{"[] Univ Quay", "", ""},
		{"[Sol [Ida] Univ Quay", "", ""},
		{"Univ [Sol, Ida] Quay", "", ""},
	} {
		names, address, ok := authorid.Address(c.statement)
		require.Equal(t, c.address != "", ok, c.statement)
		require.Equal(t, c.names, strings.Join(names, "|"), c.statement)
		require.Equal(t, c.address, address, c.statement)
	}
}

// TestAddresses reads statements that stand one behind the other, each over lines.
func TestAddresses(t *testing.T) {
	join := func(lines []string) string { return strings.Join(lines, " ") }
	require.Equal(t, []string{"Univ Quay, Brest", "Inst Tides"}, authorid.Addresses([]string{"[Sol, I;", "Berg, O] Univ", "Quay, Brest", "[Sol, I] Inst Tides"}, join))
	require.Empty(t, authorid.Addresses([]string{"Univ Quay"}, join))
	require.Empty(t, authorid.Addresses(nil, join))
}

// TestNamed finds those who have a name alone.
func TestNamed(t *testing.T) {
	people := authorid.Named{}
	people.Add("Sol, Ida", 0)
	people.Add("Sol, I", 0)
	people.Add("Sol, Ines", 1)
	people.Add("Sol, I", 1)
	people.Add("Tide Study Group", 2)
	for _, c := range []struct {
		names string
		found []int
		all   bool
	}{
		{"Sol, Ida", []int{0}, true},
		{"Sol, Ines; Sol, Ida; Sol, Ines", []int{1, 0}, true},
		{"Sol, I", nil, false},
		{"Tide Study Group; Berg, O", []int{2}, false},
	} {
		found, all := people.Find(strings.Split(c.names, ";"))
		require.Equal(t, c.found, found, c.names)
		require.Equal(t, c.all, all, c.names)
	}
}
