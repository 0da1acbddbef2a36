package normalize_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/normalize"
)

func TestDatabase(t *testing.T) {
	for name, want := range map[string]string{
		"CINAHL Complete":                          "CINAHL",
		"CINAHL Plus with Full Text":               "CINAHL",
		"APA PsycInfo <1806 to March Week 1 2021>": "PsycINFO",
		"PsycINFO®":                                "PsycINFO",
		"Embase Classic+Embase <1947 to 2020>":     "Embase",
		"Embase":                                   "Embase",
		"ERIC (U.S. Dept. of Education)":           "ERIC",
		"AMED (Allied and Complementary Medicine)": "AMED",
		"Ericsson archive":                         "Ericsson archive",
		"Scopus":                                   "Scopus",
		"":                                         "",
	} {
		got := normalize.Database(name)
		require.Equal(t, want, got)
		require.Equal(t, want, normalize.Database(got), "twice")
	}
}

// TestAccessionOfEditions has one number in two editions of a database, which is one
// identifier.
func TestAccessionOfEditions(t *testing.T) {
	require.Equal(t, normalize.Accession("2019-12345-001", "APA PsycInfo <1806 to 2021>"), normalize.Accession("2019-12345-001", "PsycINFO"))
}
