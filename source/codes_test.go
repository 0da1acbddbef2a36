package source

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/check"
	"github.com/ibid-go/ibid/record"
)

// TestExamplesOfCodes: the example of a code gives it, at its line and once. Those
// of packages ris and bibtex, which want limits of their own, are tested there.
func TestExamplesOfCodes(t *testing.T) {
	seen := map[string]int{}
	for _, c := range check.Codes() {
		format, _, _ := strings.Cut(c.Code, ".")
		if c.Example == "" || slices.Contains([]string{"check", "ris", "bibtex"}, format) {
			continue
		}
		seen[format]++
		o := Options{Name: "example"}
		if c.Code == "csl.too-deep" {
			o.From = record.FormatCSLJSON // nothing else is left to tell it by
		}
		reader, err := Open(strings.NewReader(c.Example), &o)
		require.NoError(t, err, c.Code)
		var said []record.Diagnostic
		for r, err := range reader.All() {
			var damaged *record.ParseError
			require.True(t, err == nil || errors.As(err, &damaged), "%s: %v", c.Code, err)
			said = append(said, r.Diagnostics...)
		}
		var lines []int
		said = append(said, reader.Document().Diagnostics...)
		for _, d := range append(said, OtherFormats(reader.Document(), nil)...) {
			if d.Code == c.Code {
				lines = append(lines, d.Span.Line)
				require.Equal(t, c.Severity, d.Severity, c.Code)
			}
		}
		require.Equal(t, []int{c.Line}, lines, c.Code)
	}
	require.Equal(t, map[string]int{
		"clinicaltrials": 6, "crossref": 7, "csl": 7, "csv": 8, "datacite": 6, "endnote": 8, "html": 4, "ictrp": 9, "json": 1,
		"openalex": 6, "pubmed": 10, "reflib": 6, "source": 1, "webpage": 2,
	}, seen)
}
