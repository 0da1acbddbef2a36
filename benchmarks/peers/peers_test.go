package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/benchmarks/measure"
	"github.com/ibid-go/ibid/internal/generate"
)

// TestOwnJobs runs what the command does as the adapter of the library on the
// file that all tools read.
func TestOwnJobs(t *testing.T) {
	file := filepath.Join(t.TempDir(), "library.ris")
	records, size, err := measure.WriteLibrary(file, 50_000, generate.Forms[0])
	require.NoError(t, err)
	require.GreaterOrEqual(t, size, int64(50_000))
	for _, name := range []string{"entries", "records", "titles"} {
		job, got, ok := ownJob([]string{name, file})
		require.True(t, ok)
		require.Equal(t, file, got)
		var out bytes.Buffer
		require.NoError(t, runOwn(job, got, &out))
		if name == "titles" {
			require.Equal(t, records, strings.Count(out.String(), "\n"))
			continue
		}
		count, err := printedCount(out.Bytes(), "")
		require.NoError(t, err)
		require.Equal(t, records, count)
	}
	_, _, ok := ownJob([]string{"-bytes", "5"})
	require.False(t, ok)
}

func TestTitlesOfMODS(t *testing.T) {
	const collection = `<modsCollection><mods ID="a"><titleInfo><title>On tides &amp; shores</title><subTitle>a study</subTitle></titleInfo>
<relatedItem type="host"><titleInfo><title>Journal of Tides</title></titleInfo></relatedItem></mods>
<mods ID="b"><name/><titleInfo><title>Elsewhere</title></titleInfo></mods></modsCollection>`
	require.Equal(t, " On tides & shores  a study \n\n", string(titlesOfMODS([]byte(collection))))
	require.Equal(t, titleKey("On tides & shores: a study", false), titleKey(" On tides & shores  a study \n", false))
}

// TestTables writes tables into a Markdown file, twice.
func TestTables(t *testing.T) {
	made := &tables{
		date: time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC), records: 12_345, size: 25_000_000,
		tools: []tool{{name: "one"}, {name: "other"}},
		readings: []reading{
			{tool: "one", version: "1.0", does: "records", records: 12_345, took: time.Second / 2, memory: 30_000_000},
			{tool: "other", version: "2", does: "objects", failure: "not done in 5m0s"},
		},
		forms: [][]formReading{{{records: 200, withTitle: 200}, {records: 200, withTitle: 7}}, {{failure: "exit status 1"}, {}}},
	}
	name := filepath.Join(t.TempDir(), "README.md")
	require.NoError(t, os.WriteFile(name, []byte("before\n"+tablesBegin+"\nold\n"+tablesEnd+"\nbehind\n"), 0o644))
	require.NoError(t, made.replaceIn(name))
	once, err := os.ReadFile(name)
	require.NoError(t, err)
	require.NoError(t, made.replaceIn(name))
	twice, err := os.ReadFile(name)
	require.NoError(t, err)
	require.Equal(t, string(once), string(twice))
	for _, line := range []string{
		"before", "behind", "| one 1.0 | records | 12,345 | 0.50 | 50.0 | 30 MB |", "| other 2 | objects | not done in 5m0s | | | |",
		"| plain | 200 | 200 / 7 |", "| CR LF | fails | 0 |",
	} {
		require.Contains(t, string(once), line+"\n")
	}
	require.NotContains(t, string(once), "old")

	require.NoError(t, os.WriteFile(name, []byte("no place\n"), 0o644))
	require.Error(t, made.replaceIn(name))
}
