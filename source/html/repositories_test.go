package html_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestRepositories reads what pages of EPrints and DSpace say of people and extent.
func TestRepositories(t *testing.T) {
	meta := func(pairs ...string) *record.Record {
		t.Helper()
		var page strings.Builder
		page.WriteString("<html><head>")
		for i := 0; i < len(pairs); i += 2 {
			page.WriteString(`<meta name="` + pairs[i] + `" content="` + pairs[i+1] + `">`)
		}
		page.WriteString("</head><body></body></html>")
		return one(t, page.String())
	}
	const ada, bo = "0000-0002-1825-0097", "0000-0001-5109-3700"
	orcid := func(id string) []record.Identifier {
		return []record.Identifier{{Scheme: record.SchemeORCID, Value: "https://orcid.org/" + id}}
	}
	r := meta("eprints.title", "On tides", "eprints.creators_name", "Doe, Ada", "eprints.creators_name", "Roe, Bo",
		"eprints.creators_orcid", ada, "eprints.creators_orcid", bo, "eprints.pages", "12", "eprints.pagerange", "101-112")
	require.Equal(t, orcid(ada), r.Contributors[0].Identifiers)
	require.Equal(t, orcid(bo), r.Contributors[1].Identifiers)
	require.Equal(t, 12, r.NumberOfPages)
	require.Equal(t, record.Pages{First: "101", Last: "112"}, r.Pages)
	require.Empty(t, r.Unclaimed)

	r = meta("eprints.title", "On tides", "eprints.creators_name", "Doe, Ada", "eprints.creators_name", "Roe, Bo", "eprints.creators_orcid", bo)
	require.Empty(t, r.Contributors[0].Identifiers, "nobody says whose it is")
	require.Empty(t, r.Contributors[1].Identifiers)
	require.Len(t, r.Unclaimed, 1)

	for extent, want := range map[string]int{"123 pages": 123, "2 videos": 0} {
		r = meta("DC.title", "On tides", "DC.creator", "Doe, Ada", "DC.format.extent", extent)
		require.Equal(t, want, r.NumberOfPages, extent)
		require.Empty(t, r.Unclaimed)
		require.Equal(t, want == 0, len(r.Details) == 1, extent)
	}
}
