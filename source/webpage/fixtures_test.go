package webpage_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/normalize"
)

// shingles are the runs of three words of a text.
func shingles(text string) map[[3]string]bool {
	words := strings.Fields(normalize.FoldKey(text))
	runs := map[[3]string]bool{}
	for i := 2; i < len(words); i++ {
		runs[[3]string(words[i-2:i+1])] = true
	}
	return runs
}

// containment is the share of the shingles of a that b has too.
func containment(a, b map[[3]string]bool) float64 {
	shared := 0
	for run := range a {
		if b[run] {
			shared++
		}
	}
	return float64(shared) / float64(len(a))
}

// TestFixtures holds the documents of testdata/same-paper to what makes them
// hard: the portal has the article's abstract without its registration, the
// preprint's is half the same, and the others share their subject only.
func TestFixtures(t *testing.T) {
	abstracts := map[string]map[[3]string]bool{}
	texts := map[string]string{}
	for _, name := range pages {
		records, _ := readPage(t, fixture(t, name), nil)
		texts[name] = records[0].Abstracts[0].Text
		abstracts[name] = shingles(texts[name])
	}
	_, article, found := strings.Cut(string(fixture(t, jmirFlattened)), " AB - ")
	require.True(t, found)
	article, _, found = strings.Cut(article, " Trial Registration: ")
	require.True(t, found)
	require.Equal(t, normalize.FoldKey(article), normalize.FoldKey(texts[purePortal]))

	require.InDelta(t, 0.5, containment(abstracts[jmirPreprints], abstracts[purePortal]), 0.03)
	for _, other := range []string{bvsList, biocloudy} {
		for _, name := range pages {
			if name != other {
				require.Less(t, containment(abstracts[other], abstracts[name]), 0.01, "%s and %s", other, name)
			}
		}
	}
}
