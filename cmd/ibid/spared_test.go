package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestFilesOfOptionsAreNotOverwritten gives a run an output in the place of a
// file that an option has it read.
func TestFilesOfOptionsAreNotOverwritten(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
		return path
	}
	library := write("library.ris", "TY  - JOUR\nID  - a\nTI  - Tides of the north\nPY  - 2019\nER  - \n\nTY  - JOUR\nID  - b\nTI  - Tides of the south\nPY  - 2001\nER  - \n")
	decisions := write("decisions.csv", "a,b,different\n")
	truth := write("truth.csv", "record,group\na,1\nb,2\n")
	dialect := write("house.json", `{"name":"house","tags":[{"tag":"C1","meaning":"note"}]}`)
	kept := filepath.Join(dir, "unique.ris")
	for path, args := range map[string][][]string{
		decisions: {
			{"dedupe", library, "--decisions", decisions, "-o", decisions},
			{"dedupe", library, "--decisions", decisions, "-o", kept, "--unsure", decisions},
			{"dedupe", library, "--decisions", decisions, "-o", kept, "--map", decisions},
			{"resolve", library, "--decisions", decisions, "-o", decisions},
			{"evaluate", library, "--to", "text", "--truth", truth, "--decisions", decisions, "-o", decisions},
		},
		truth: {{"evaluate", library, "--to", "text", "--truth", truth, "-o", truth}},
		dialect: {
			{"convert", library, "--to", "json", "--dialect", dialect, "-o", dialect},
			{"check", library, "--fix", "--dialect", dialect, "-o", dialect},
		},
	} {
		before := readFile(t, path)
		for _, a := range args {
			got := ibid(t, "", a...)
			require.Equal(t, statusFailed, got.status, "%v: %s", a, got.stderr)
			require.Contains(t, got.stderr, "would be overwritten", "%v", a)
			require.Equal(t, before, readFile(t, path), "%v", a)
			require.NoFileExists(t, kept)
		}
	}
}

func TestTablesOfPeople(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
		return path
	}
	library := write("library.ris", "TY  - JOUR\nID  - a\nTI  - Tides of the north\nPY  - 2019\nER  - \n\nTY  - JOUR\nID  - b\nTI  - Tides of the south\nPY  - 2001\nER  - \n")
	open := write("open.tsv", "a\tb\tdecision\tconfidence\na\tb\t\t99.9\n")
	got := ibid(t, "", "dedupe", library, "--decisions", open)
	require.Equal(t, statusDone, got.status, got.stderr)

	blank := write("blank.csv", "\ufeff\r\n\n")
	got = ibid(t, "", "evaluate", library, "--truth", blank)
	require.Equal(t, statusFailed, got.status)
	require.Contains(t, got.stderr, "the truth is empty")

	semicolons := write("semicolons.csv", "record;group\na;1\nb;2\n")
	got = ibid(t, "", "evaluate", library, "--truth", semicolons)
	require.Equal(t, statusDone, got.status, got.stderr)
}
