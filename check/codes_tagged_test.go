package check

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source"
)

// TestTaggedCodes: what the readers of the tagged formats report is documented.
func TestTaggedCodes(t *testing.T) {
	for code, in := range map[string]string{
		"medline.not-indented":      "PMID- 1\nOWN - NLM\nTI  - On lines\nthat go on\n",
		"medline.no-tag":            "PMID- 1\nOWN - NLM\nSO  nothing\nTI  - On lines\n",
		"medline.fallback-encoding": "PMID- 1\nOWN - NLM\nTI  - Gr\xf6\xdfe\n",
		"medline.refused-value":     "PMID- 1\nOWN - NLM\nTI  - On lines\nAID - pending [doi]\n",
		"medline.placeholder":       "PMID- 1\nOWN - NLM\nTI  - On lines\nAID - none [doi]\n",
		"medline.repeated-field":    "PMID- 1\nOWN - NLM\nTI  - On lines\nVI  - 3\nVI  - 4\n",
		"refer.rejected-value":      "%0 Journal Article\n%T On lines\n%R pending\n",
		"refer.placeholder":         "%0 Journal Article\n%T On lines\n%R none\n",
		"refer.unknown-type":        "%0 Papyrus\n%A Doe, Jane\n%T On lines\n",
		"refer.repeated-field":      "%0 Journal Article\n%T On lines\n%V 3\n%V 4\n",
		"refworks.rejected-value":   "RT Journal Article\nA1 Doe,Jane\nT1 On lines\nDO pending\n",
		"refworks.placeholder":      "RT Journal Article\nA1 Doe,Jane\nT1 On lines\nDO none\n",
		"refworks.unknown-tag":      "RT Journal Article\nA1 Doe,Jane\nT1 On lines\nYR 2009\nCY Lyon\n",
		"refworks.no-tag":           "RT Journal Article\nA1 Doe,Jane\nT1 On lines\nYR 2009\n\nof our era\n",
		"refworks.refused-value":    "RT Journal Article\nA1 Doe,Jane\nT1 On lines\nPMID pending\n",
		"ovid.rejected-value":       "<1>\nAuthor\n  Doe, Jane\nTitle\n  On lines\nDOI Number\n  pending\n",
		"ovid.placeholder":          "<1>\nAuthor\n  Doe, Jane\nTitle\n  On lines\nDOI Number\n  none\n",
		"cochrane.unknown-tag":      "Record #1 of 1\nID: CN-00000001\nAU: Doe J\nTI: On lines\nQX: none\n",
		"cochrane.rejected-value":   "Record #1 of 1\nID: CN-00000001\nAU: Doe J\nTI: On lines\nDOI: pending\n",
		"cochrane.placeholder":      "Record #1 of 1\nID: CN-00000001\nAU: Doe J\nTI: On lines\nDOI: none\n",
		"cochrane.refused-value":    "Record #1 of 1\nID: CN-00000001\nAU: Doe J\nTI: On lines\nPM: pending\n",
		"cochrane.repeated-field":   "Record #1 of 1\nID: CN-00000001\nAU: Doe J\nTI: On lines\nVL: 3\nVL: 4\n",
		"ovid.not-indented":         "<1>\nAuthor\n  Doe, Jane\nTitle\n  On lines\nthat go on\n",
	} {
		t.Run(code, func(t *testing.T) {
			seen := false
			reader, err := source.Open(strings.NewReader(in), nil)
			require.NoError(t, err)
			rec, err := reader.Read()
			require.NoError(t, err)
			for _, f := range NewChecker(&Options{Year: 2026}).Record(rec) {
				at := slices.IndexFunc(Codes(), func(c record.Code) bool { return c.Code == f.Code })
				require.GreaterOrEqual(t, at, 0, f.Code)
				require.Equal(t, Codes()[at].Severity, f.Severity, f.Code)
				seen = seen || f.Code == code
			}
			require.True(t, seen)
		})
	}
}
