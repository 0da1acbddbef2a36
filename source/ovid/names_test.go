package ovid_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestStoppedNames reads names with initials that full stops divide or end.
func TestStoppedNames(t *testing.T) {
	for in, want := range map[string][]string{
		"Moreau JA.":                         {"Moreau/JA"},
		"Moreau JA. Diaz B.  de la Cruz MC.": {"Moreau/JA", "Diaz/B", "Cruz/MC"},
		"Moreau J; Diaz BC.":                 {"Moreau/J", "Diaz/BC"},
		"Moreau, Ana M.; Diaz, B.":           {"Moreau/Ana M.", "Diaz/B."},
		"O'Neil-Roe P. Müller-Ödön QR.":      {"O'Neil-Roe/P", "Müller-Ödön/QR"},
		"Moreau J.A., Diaz B.":               {"Moreau/J.A.", "Diaz/B."},
	} {
		records := format.Records(t, []byte("<1>\nUnique Identifier\n  30000001\nAuthors\n  "+in+"\nTitle\n  Sand.\n"))
		require.Len(t, records, 1)
		var got []string
		for _, c := range records[0].Contributors {
			got = append(got, c.Family+"/"+c.Given)
		}
		require.Equal(t, want, got, in)
	}
}
