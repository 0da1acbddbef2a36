package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestOutputAppearsOnlyWhenCommitted(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.ris")
	require.NoError(t, os.WriteFile(path, []byte("before"), 0o640))
	outs := &outputs{}
	w, err := outs.create(t.Context(), path)
	require.NoError(t, err)
	_, err = w.WriteString("after")
	require.NoError(t, err)
	require.NoError(t, w.Flush())
	require.Equal(t, "before", readFile(t, path))
	require.NoError(t, outs.commit(t.Context()))
	require.Equal(t, "after", readFile(t, path))
	info, err := os.Stat(path)
	require.NoError(t, err)
	if runtime.GOOS != "windows" {
		require.Equal(t, os.FileMode(0o640), info.Mode().Perm())
	}
	require.Equal(t, []string{"out.ris"}, listDir(t, dir))
}

func TestDiscardedOutputLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.ris")
	outs := &outputs{}
	w, err := outs.create(t.Context(), path)
	require.NoError(t, err)
	_, err = w.WriteString("half")
	require.NoError(t, err)
	outs.discard()
	require.Empty(t, listDir(t, dir))
}

func TestOutputRefusals(t *testing.T) {
	dir := t.TempDir()
	input := filepath.Join(dir, "in.ris")
	link := filepath.Join(dir, "link.ris")
	require.NoError(t, os.WriteFile(input, []byte("x"), 0o600))
	info, err := os.Stat(input)
	require.NoError(t, err)
	outs := &outputs{inputs: []os.FileInfo{info}}
	defer outs.discard()

	_, err = outs.create(t.Context(), input)
	require.ErrorContains(t, err, "is one of the inputs")
	if os.Symlink(input, link) == nil {
		_, err = outs.create(t.Context(), link)
		require.ErrorContains(t, err, "is one of the inputs")
	}
	_, err = outs.create(t.Context(), dir)
	require.ErrorContains(t, err, "is a directory")
	_, err = outs.create(t.Context(), filepath.Join(dir, "missing", "out.ris"))
	require.ErrorContains(t, err, "cannot be written: no such file or directory")
	_, err = outs.create(t.Context(), filepath.Join(dir, "new.ris"))
	require.NoError(t, err)
	_, err = outs.create(t.Context(), filepath.Join(dir, ".", "new.ris"))
	require.ErrorContains(t, err, "two outputs")
}

func TestCells(t *testing.T) {
	for _, c := range []struct{ cell, want string }{
		{"", ""}, {"plain", "plain"}, {"=1+1", "'=1+1"}, {"+1", "'+1"}, {"-1", "'-1"}, {"@x", "'@x"},
		{"\tx", "'\tx"}, {"'x", "''x"}, {"'", "''"}, {"a=b", "a=b"},
		{"\n=1", "'\n=1"}, {"＝1", "'＝1"}, {"＋1", "'＋1"}, {"－1", "'－1"}, {"＠x", "'＠x"}, {"é", "é"}, {"\xef", "\xef"},
	} {
		require.Equal(t, c.want, escapeCell(c.cell))
		require.Equal(t, c.cell, unescapeCell(escapeCell(c.cell)))
	}
	require.Equal(t, "'t Hooft", unescapeCell("'t Hooft"), "a name typed by hand stays")
}

func TestReadDecisions(t *testing.T) {
	const table = "a,b,decision\nx,y,same\n\"p,q\",r, Different\n'=z,y,same\n"
	decisions, err := readDecisions("d.csv", strings.NewReader(table))
	require.NoError(t, err)
	require.Len(t, decisions, 3)
	require.True(t, decisions[0].Same)
	require.Equal(t, "p,q", decisions[1].A)
	require.False(t, decisions[1].Same)
	require.Equal(t, "=z", decisions[2].A)

	decisions, err = readDecisions("d.csv", strings.NewReader(`{"a":"x","b":"y","same":false}`+"\n"))
	require.NoError(t, err)
	require.Len(t, decisions, 1)
	require.False(t, decisions[0].Same)

	decisions, err = readDecisions("d.csv", strings.NewReader(""))
	require.NoError(t, err)
	require.Empty(t, decisions)

	for input, want := range map[string]string{
		"x,y\n":                   "line 1: expected a,b,same",
		"x,y,same\nx,z,perhaps\n": `line 2: "perhaps" is no decision`,
		`{"a":"x","b":"y"}`:       "decision 1: expected",
		`{"a":`:                   "decision 1:",
	} {
		_, err = readDecisions("d.csv", strings.NewReader(input))
		require.ErrorContains(t, err, want)
	}
}

func TestParseSource(t *testing.T) {
	d, err := parseSource("Scopus:database=a=b.ris")
	require.NoError(t, err)
	require.Equal(t, declared{"Scopus", "database", "a=b.ris"}, d)
	d, err = parseSource("Hand search=x.ris")
	require.NoError(t, err)
	require.Equal(t, declared{"Hand search", "", "x.ris"}, d)
	for _, bad := range []string{"x.ris", "=x.ris", "A=", "A:shelf=x.ris", ":register=x.ris"} {
		_, err = parseSource(bad)
		require.ErrorContains(t, err, "expected", bad)
	}
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(b)
}

func listDir(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// TestLastLine: an end of an entry is found in its last line as it is in all
// of it.
func TestLastLine(t *testing.T) {
	for _, raw := range []string{"", "ER  - ", "TY  - JOUR\nER  - \n\n", "TY  - JOUR\r\nER  - \r\n\f \r\n", "TY  - JOUR\rTI  - a\rER  -",
		"TY  - JOUR TI  - One ER  - ", "TY  - JOUR\nER  - \nsomething else", "TY  - JOUR\nTI  - OTHER - one", "TY  - JOUR\nER\n-", "ER\t- x\n \t\n"} {
		require.Equal(t, anyEnd.MatchString(raw), anyEnd.Match(lastLine([]byte(raw))), "%q", raw)
	}
}

// A file that is named list.bib holds BibTeX, whatever command wrote it.
func TestFormatByExtension(t *testing.T) {
	for _, c := range []struct {
		command, name string
		flags         []string
		begins        string
	}{
		{command: "dedupe", name: "x.ris", begins: "TY  - "},
		{command: "dedupe", name: "x.bib", begins: "@"},
		{command: "dedupe", name: "x.JSON", begins: "[\n{"},
		{command: "dedupe", name: "x.nbib", begins: "PMID"},
		{command: "dedupe", name: "x.enw", begins: "%0 "},
		{command: "dedupe", name: "x.xml", begins: "<?xml"},
		{command: "dedupe", name: "x.csv", begins: "ibid_id,"},
		{command: "convert", name: "x.csv", begins: "ibid_id,"},
		{command: "convert", name: "x.csv", flags: []string{"--profile", "excel"}, begins: "\ufeffibid_id,"},
		{command: "dedupe", name: "x.txt", begins: "TY  - "},
		{command: "dedupe", name: "x.bib", flags: []string{"--to", "ris"}, begins: "TY  - "},
		{command: "resolve", name: "x.ris", flags: []string{"--profile", "zotero"}, begins: "TY  - "},
		{command: "resolve", name: "x.jsonl", begins: `{"ibid":`},
		{command: "resolve", name: "x.json", begins: "{\n"},
		{command: "resolve", name: "x.json", flags: []string{"--to", "csl-json"}, begins: "[\n{"},
		{command: "resolve", name: "x.txt", begins: "1. "},
	} {
		out := filepath.Join(t.TempDir(), c.name)
		got := ibid(t, "", append([]string{c.command, medline, scopus, "-o", out}, c.flags...)...)
		require.Equal(t, statusDone, got.status, got.stderr)
		require.True(t, strings.HasPrefix(readFile(t, out), c.begins), "%v: %.80s", c, readFile(t, out))
	}
	for _, args := range [][]string{{"dedupe", "x.jsonl"}, {"dedupe", "x.tsv"}, {"resolve", "x.html"}} {
		out := filepath.Join(t.TempDir(), args[1])
		got := ibid(t, "", args[0], medline, scopus, "-o", out)
		require.Equal(t, statusFailed, got.status, args)
		require.Contains(t, got.stderr, "name the format with --to: ", args)
		require.NoFileExists(t, out)
		got = ibid(t, "", args[0], medline, scopus, "-o", out, "--to", "ris")
		require.Equal(t, statusDone, got.status, "%v: %s", args, got.stderr)
	}
	for _, args := range [][]string{{"dedupe", "x.ris.gz"}, {"dedupe", "x.XLSX"}, {"resolve", "x.docx"}, {"resolve", "x.zip"}, {"convert", "x.xlsx"}, {"convert", "x.json.gz"}} {
		out := filepath.Join(t.TempDir(), args[1])
		for _, to := range [][]string{nil, {"--to", "json"}, {"--to", "ris"}} {
			got := ibid(t, "", append([]string{args[0], medline, "-o", out}, to...)...)
			require.Equal(t, statusFailed, got.status, "%v %v", args, to)
			require.Contains(t, got.stderr, "no format that is written here makes a ", args)
			require.NoFileExists(t, out)
		}
	}
	// Two names for one file are one.
	got := ibid(t, "", "dedupe", medline, medline)
	require.Contains(t, got.stderr, "is given twice and was read once")
}
