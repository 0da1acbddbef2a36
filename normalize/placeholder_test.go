package normalize_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/normalize"
)

func TestStandsForNone(t *testing.T) {
	for _, s := range []string{
		"", "-", "–", "?", "…", "N/A", "[n/a]", "NA", "nan", "null", "None.", "0", "0000", "0000-0000", "Anonymous", "[Anonymous]", "Anon.",
		"[No authors listed]", "[No abstract available]", "No abstract available.", "n.d.", "[N.D.]", "s.a.", "N.PAG", "undefined", "Not specified",
	} {
		require.True(t, normalize.StandsForNone(s), s)
	}
	for _, s := range []string{"1", "Nand", "spring, perhaps", "1234-5678", "Monday", "10.5555", "Anonymous, A.", "No abstract is better than a bad one."} {
		require.False(t, normalize.StandsForNone(s), s)
	}
}

func TestRefusesNone(t *testing.T) {
	_, err := normalize.LiteralName("[Anonymous]")
	require.True(t, normalize.RefusesNone(err))
	_, err = normalize.DOI("n/a")
	require.True(t, normalize.RefusesNone(err))
	_, err = normalize.DOI("10")
	require.False(t, normalize.RefusesNone(err))
	require.False(t, normalize.RefusesNone(errors.New("none")))
	name, err := normalize.LiteralName(" World  Health Organization")
	require.NoError(t, err)
	require.Equal(t, "World Health Organization", name.Literal)
}

func TestSaysUndated(t *testing.T) {
	for s, want := range map[string]bool{"n.d.": true, "[n.d.]": true, "s.a.": true, "2019": false, "": false, "-": false, "unknown": false} {
		require.Equal(t, want, normalize.SaysUndated(s), s)
	}
	_, err := normalize.Date("b.g.")
	require.Error(t, err)
}
