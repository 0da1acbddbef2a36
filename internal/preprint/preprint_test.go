package preprint

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/normalize"
)

// TestNames asks that no name of a server is passed over.
func TestNames(t *testing.T) {
	for name := range servers {
		for _, text := range []string{name, strings.ToUpper(name), " " + name, strings.ReplaceAll(name, "i", "İ"), name + " (2019)"} {
			_, known := Server(text)
			require.True(t, known, "%q", text)
		}
	}
}

func TestServer(t *testing.T) {
	for _, c := range []struct {
		text, name string
		known      bool
	}{
		{"arXiv preprint arXiv:2001.00001", "arXiv", true},
		{"arXiv:2001.00001 [cs.DL]", "arXiv", true},
		{"arXiv [cs.DL]", "arXiv", true},
		{"eprint arXiv:astro-ph/0001001", "arXiv", true},
		{"Available at SSRN 3500000", "SSRN", true},
		{"bioRxiv : the preprint server for biology", "bioRxiv", true},
		{"10.48550/ARXIV.2001.00001", "arXiv", true},
		{"https://doi.org/10.21203/rs.3.rs-12345/v1", "Research Square", true},
		{"10.1101/2020.05.06.20092999", "", true},
		{"10.1101/123456", "", true},
		{"10.1101/gr.123456.110", "", false},
		{"10.64898/2026.01.01.123456", "", true},
		{"10.22541/essoar.167214301.15153846/v1", "ESSOAr", true},
		{"Preprints in the Archive", "", false},
		{"Genome Research", "", false},
		{"OSFI Review 12", "", false},
		{strings.Repeat("arXiv ", 100), "", false},
		{"", "", false},
	} {
		name, known := Server(c.text)
		require.Equal(t, c.name, name, c.text)
		require.Equal(t, c.known, known, c.text)
	}
}

func TestServerKey(t *testing.T) {
	for name := range servers {
		require.True(t, IsServerKey(normalize.FoldKey(name)), name)
		require.True(t, IsServerKey(normalize.FoldKey(name+" (Cornell University)")), name)
	}
	for _, name := range []string{"", "Journal of Lines", "arXived lines", "On arXiv"} {
		require.False(t, IsServerKey(normalize.FoldKey(name)), name)
	}
}
