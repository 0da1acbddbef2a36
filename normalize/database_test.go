package normalize_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
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
		"Embase; MEDLINE":                          "Embase; MEDLINE",
		"Embase, MEDLINE":                          "Embase, MEDLINE",
		"CINAHL and Scopus":                        "CINAHL and Scopus",
		"PsycINFO; Dissertations":                  "PsycINFO; Dissertations",
		"MEDLINE/PubMed":                           "MEDLINE",
		"MEDLINE; Ovid MEDLINE(R)":                 "MEDLINE",
		"Ovid MEDLINE(R) and In-Process, In-Data-Review & Other Non-Indexed Citations": "MEDLINE",
		"Cumulative Index to Nursing and Allied Health Literature":                     "CINAHL",
		"": "",
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

// TestNumberInSeveralDatabases: a number beside the names of several is nobody's PubMed id.
func TestNumberInSeveralDatabases(t *testing.T) {
	for database, want := range map[string]record.Scheme{
		"PubMed": record.SchemePMID, "MEDLINE, PubMed": record.SchemePMID, "PubMed Central": record.SchemeAccession,
		"PubMed, Embase": record.SchemeAccession, "MEDLINE; Embase": record.SchemeAccession, "Ovid MEDLINE and Scopus": record.SchemeAccession,
	} {
		require.Equal(t, want, normalize.InDatabase("31234567", database).Scheme, database)
	}
}
