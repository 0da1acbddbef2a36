package main

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestColumns reads a table by what --columns says of it.
func TestColumns(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(folder, name)
		require.NoError(t, os.WriteFile(path, []byte(text), 0o666))
		return path
	}
	table := write("list.csv", "Paper;Who;When\nTides;Okafor, N.; 2019\n")
	columns := write("columns.txt", "# what our list holds\nPaper=title\n\nWho=authors\n")

	got := ibid(t, "", "convert", table, "--to", "ris")
	require.Equal(t, 2, got.status)
	require.Contains(t, got.stderr, "unknown format; expected a table whose headings are known; of others, --columns HEADING=FIELD says what they hold")

	got = ibid(t, "", "convert", table, "--columns", columns, "--columns", "When=year", "--to", "ris")
	require.Equal(t, 0, got.status, got.stderr)
	require.Contains(t, got.stdout, "AU  - Okafor, N.")
	require.Contains(t, got.stdout, "TI  - Tides")
	require.Contains(t, got.stdout, "PY  - 2019")

	for _, c := range []struct{ arg, want string }{
		{"Paper=titel", `--columns "Paper=titel": column "Paper": there is no field "titel"; expected one of title, `},
		{"Paper=date/sold", "expected one of date/issued, "},
		{"nowhere.txt", `--columns "nowhere.txt": expected HEADING=FIELD, or a file that exists`},
		{"=title", "expected HEADING=FIELD"},
		{write("bad.txt", "Paper=title\nWho\n"), "bad.txt:2: expected HEADING=FIELD"},
		{write("twice.txt", "Paper=title\nPaper=doi\n"), "twice.txt:2: the column is said to be title and doi"},
	} {
		got = ibid(t, "", "check", "--columns", c.arg, table)
		require.Equal(t, 2, got.status)
		require.Contains(t, got.stderr, c.want)
	}

	// No output takes the place of the file.
	got = ibid(t, "", "convert", table, "--columns", columns, "--to", "ris", "-o", columns)
	require.Equal(t, 2, got.status)
	require.FileExists(t, columns)
}

// TestTables goes from tables through every command that reads records.
func TestTables(t *testing.T) {
	folder := filepath.Join("..", "..", "source", "delimited", "testdata")
	scopus, wos, trials, who := filepath.Join(folder, "scopus.csv"), filepath.Join(folder, "wos-utf16.txt"),
		filepath.Join(folder, "clinicaltrials.csv"), filepath.Join(folder, "ictrp.csv")
	out := filepath.Join(t.TempDir(), "unique.csv")
	got := ibid(t, "", "dedupe", scopus, wos, trials, who, "--to", "csv", "-o", out)
	require.Equal(t, 0, got.status, got.stderr)
	rows, err := csv.NewReader(strings.NewReader(readFile(t, out))).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 1+5, "the article and the register's entry are there twice")

	got = ibid(t, "", "resolve", out, "--to", "csv")
	require.Equal(t, 0, got.status, got.stderr)
	again, err := csv.NewReader(strings.NewReader(got.stdout)).ReadAll()
	require.NoError(t, err)
	require.Len(t, again, 1+5)

	got = ibid(t, "", "check", scopus, trials)
	require.Equal(t, 0, got.status, got.stdout)
}
