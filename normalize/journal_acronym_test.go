package normalize

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestJournalKeyOfNameWithAcronym(t *testing.T) {
	for name, want := range map[string]string{
		"International Conference on Tidal Energy, ICTE":      "international conference on tidal energy",
		"International Conference on Tidal Energy , ICTE.":    "international conference on tidal energy",
		"INTERNATIONAL CONFERENCE ON TIDAL ENERGY - ICTE":     "international conference on tidal energy",
		"Americas Conference on Tidal Systems – AMCTS":        "americas conference on tidal systems",
		"Symposium on Operating Tides: SOOT":                  "symposium on operating tides",
		"The Journal of Tides & Energy, JTE":                  "journal of tides and energy",
		"International Conference on Tidal Energy, ICTD":      "international conference on tidal energy ictd",
		"Tides and Energy, TE":                                "tides and energy te",
		"International Conference-ICTE":                       "international conference icte",
		"ICTE, International Conference on Tidal Energy":      "icte international conference on tidal energy",
		"International Conference on Tidal Energy, ICTE 2019": "international conference on tidal energy icte 2019",
		", ABC":                        "abc",
		"PLOS ONE":                     "plos one",
		"Physical Review, PRE":         "physical review pre",
		"Reviews of Modern Tides, RMT": "reviews of modern tides",
		strings.Repeat("a ", 4000) + ", AAAAAAAAAAAA":              strings.Repeat("a ", 4000) + "aaaaaaaaaaaa",
		strings.TrimSpace(strings.Repeat("a ", 16)) + ", AAAAAAAB": strings.Repeat("a ", 16) + "aaaaaaab",
	} {
		require.Equal(t, want, JournalKey(name), name[:min(len(name), 60)])
	}
}
