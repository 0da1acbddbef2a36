package ris

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestFiles reads files that each break one rule of the sheets and all hold
// the same two records.
func TestFiles(t *testing.T) {
	tests := []struct {
		file          string
		first, second string // diagnostics
		outside       []string
	}{
		{file: "plain"},
		{file: "crlf-and-mark"},
		{file: "cr"},
		{file: "utf-16"},
		{file: "windows-1252", first: "not-utf-8"},
		{file: "one-space", first: "one-space*8", second: "one-space*7"},
		{file: "no-space-after-dash", first: "no-space-after-dash*7", second: "no-space-after-dash*6"},
		{file: "tabs", first: "odd-space*8", second: "odd-space*7"},
		{file: "no-break-spaces", first: "odd-space*8", second: "odd-space*7"},
		{file: "other-dash", first: "odd-dash*8", second: "odd-dash*7"},
		{file: "indented", first: "indented*8", second: "indented*7"},
		{file: "lower-case-tags", first: "lower-case-tag*8", second: "lower-case-tag*7"},
		{file: "no-ends", first: "missing-er", second: "missing-er"},
		{file: "no-type", first: "missing-type"},
		{file: "header-and-numbers", outside: []string{"Provider: Sea Library", "Content: text/plain", "1.", "Link to the text: https://a.example/1", "2."}},
		{file: "flattened", first: "flattened", second: "flattened"},
		{file: "flattened-and-wrapped", first: "flattened", second: "flattened"},
		{file: "continuation", first: "continuation*2"},
		{file: "prose-like-tags", first: "tag-in-text*2 continuation*4"},
		{file: "unknown-tags", first: "unknown-tag"},
		{file: "nul", first: "nul"},
		{file: "line-separator", first: "line-separator"},
	}
	files, err := filepath.Glob(filepath.Join("testdata", "*.ris"))
	require.NoError(t, err)
	require.Len(t, files, len(tests), "a file without a test")
	for _, test := range tests {
		t.Run(test.file, func(t *testing.T) {
			in, err := os.ReadFile(filepath.Join("testdata", test.file+".ris"))
			require.NoError(t, err)
			entries, r := readEntries(t, in, nil)
			requireWrittenBack(t, in, entries, r)
			require.Len(t, entries, 2)
			for i, want := range []struct{ title, family, year, doi, diagnostics string }{
				{"On tides", "Moreau", "2011", "10.1000/tides", test.first},
				{"On the moon", "Sol", "2012", "10.1000/moon", test.second},
			} {
				got := entries[i].Record()
				require.Equal(t, want.title, got.Title())
				require.Equal(t, []record.Date{{Kind: record.DateIssued, Value: want.year}}, got.Dates)
				require.Len(t, got.Contributors, 1)
				require.Equal(t, want.family, got.Contributors[0].Family)
				require.Equal(t, "Journal of Tides", got.Container.Title)
				require.Equal(t, want.doi, got.Identifier(record.SchemeDOI))
				require.Equal(t, want.diagnostics, codes(got.Diagnostics))
				require.NoError(t, got.Verify(textOf(in, r.Document().Encoding), allRules...))
			}
			require.Len(t, entries[0].Record().Abstracts, 1)
			require.Empty(t, entries[1].Record().Abstracts)
			var outside []string
			for _, text := range r.Document().Outside {
				outside = append(outside, text.Text)
			}
			require.Equal(t, test.outside, outside)
		})
	}
}
