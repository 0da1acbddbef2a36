package normalize_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/normalize"
)

func TestCatalogued(t *testing.T) {
	for in, want := range map[string]string{
		"London :": "London", "New York, N.Y. :": "New York, N.Y.", "Wiley,": "Wiley", "2nd ed. /": "2nd ed.", "Coastal studies ;": "Coastal studies",
		"John Wiley & Sons, Inc.": "John Wiley & Sons, Inc.", " A  B ": "A B", ":": ":", "": "",
	} {
		require.Equal(t, want, normalize.Catalogued(in), in)
		require.Equal(t, want, normalize.Catalogued(want), in)
	}
	for in, want := range map[string]string{"Tides and coasts /": "Tides and coasts", "Tides :": "Tides", "AC/": "AC/", "Who is :-/": "Who is :-/"} {
		title, err := normalize.Title(in)
		require.NoError(t, err)
		require.Equal(t, want, title)
	}
}

func TestStatement(t *testing.T) {
	const title = "Poems / Poemas / by Doe"
	end, start, ok := normalize.Statement(title)
	require.True(t, ok)
	require.Equal(t, []string{"Poems / Poemas", "by Doe"}, []string{title[:end], title[start:]})
	for _, s := range []string{"", "Tides", "Tides /", " / by Doe", "TCP/IP"} {
		_, _, ok := normalize.Statement(s)
		require.False(t, ok, s)
	}
}
