package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestDialect reads by a dialect of the user's own, and says what is wrong
// with one.
func TestDialect(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(folder, name)
		require.NoError(t, os.WriteFile(path, []byte(text), 0o666))
		return path
	}
	records := write("a.ris", "TY  - JOUR\nTI  - Tides\nXY  - Bonn\nER  - \n")
	house := write("house.json", `{"name":"house","tags":[{"tag":"XY","meaning":"text/publisher/place"}]}`)

	got := ibid(t, "", "convert", "--to", "json", "--dialect", house, records)
	require.Equal(t, 0, got.status, got.stderr)
	require.Contains(t, got.stdout, `"dialect":"house"`)
	require.Contains(t, got.stdout, `"place":"Bonn"`)

	got = ibid(t, "", "convert", "--to", "json", "--dialect", "Scopus", records)
	require.Equal(t, 0, got.status, got.stderr)
	require.Contains(t, got.stdout, `"dialect":"scopus"`)

	// One with evidence is recognised beside the known ones.
	mixed := write("b.ris", "TY  - JOUR\nTI  - Tides\nXY  - Bonn\nDB  - House catalogue\nER  - \nTY  - JOUR\nTI  - Waves\nT2  - Sea\nDB  - Scopus\nER  - \n")
	own := write("own.json", `{"name":"house","evidence":[{"tag":"DB","is":"House catalogue","score":10}],"tags":[{"tag":"XY","meaning":"text/publisher/place"},{"tag":"T2","meaning":"title/subtitle"}]}`)
	got = ibid(t, "", "convert", "--to", "json", "--dialect", own, mixed)
	require.Equal(t, 0, got.status, got.stderr)
	for _, want := range []string{`"dialect":"house"`, `"place":"Bonn"`, `"dialect":"scopus"`, `"container": {"title":"Sea"}`} {
		require.Contains(t, got.stdout, want)
	}
	got = ibid(t, "", "check", "--dialect", own, mixed)
	require.NotContains(t, got.stdout, "ris.unknown-tag")

	for _, c := range []struct{ dialect, want string }{
		{"nobody", `unknown dialect "nobody"; expected one of asreview, `},
		{write("no.json", "{"), "line 1: "},
		{write("role.json", `{"name":"a","tags":[{"tag":"XY","meaning":"title/first"}]}`), `unknown meaning "title/first"; expected one of title/main, `},
	} {
		got = ibid(t, "", "check", "--dialect", c.dialect, records)
		require.Equal(t, 2, got.status)
		require.Contains(t, got.stderr, c.want)
	}

	got = ibid(t, "", "formats")
	require.Contains(t, got.stdout, "ris      asreview, ")
}

// TestDialectReaches has every command that reads RIS read a title that stands
// in a tag of the user's own.
func TestDialectReaches(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(folder, name)
		require.NoError(t, os.WriteFile(path, []byte(text), 0o666))
		return path
	}
	const rest = "AU  - Okafor, Ngozi\nPY  - 2019\nJF  - Journal of Tides\nVL  - 4\nSP  - 11\nEP  - 19\n"
	house := write("house.json", `{"name":"house","tags":[{"tag":"XT","meaning":"title/main"}]}`)
	own := write("own.ris", "TY  - JOUR\nXT  - Spring tides of a northern estuary\n"+rest+"ER  - \n")
	plain := write("plain.ris", "TY  - JOUR\nTI  - Spring tides of a northern estuary\n"+rest+"DO  - 10.5555/t\nER  - \n")
	untidy := write("untidy.ris", readFile(t, own)[:len(readFile(t, own))-len("ER  - \n")])
	const incoming = `{"id":1,"title":"Spring tides of a northern estuary","author":[{"family":"Okafor","given":"Ngozi"}],` +
		`"issued":{"date-parts":[[2019]]},"container-title":"Journal of Tides","volume":"4","page":"11-19"}`
	for _, c := range []struct {
		name, stdin string
		args        []string
		// with stands in the output where the dialect is given, and only there;
		// without only where it is not.
		with, without string
	}{
		{"check", "", []string{"check", own}, "", "check.no-title"},
		{"a tag of the dialect", "", []string{"check", own}, "", "ris.unknown-tag"},
		{"convert", "", []string{"convert", "--to", "json", own}, `"dialect":"house"`, ""},
		{"resolve", "", []string{"resolve", "--to", "json", own, plain}, `"dialect":"house"`, ""},
		{"explain", "", []string{"explain", own + "#1", plain + "#1", own, plain}, "", "[no title]"},
		{"match", incoming, []string{"match", "--against", own}, "title", ""},
	} {
		with := ibid(t, c.stdin, append(c.args, "--dialect", house)...)
		require.Equal(t, statusDone, with.status, "%s: %s", c.name, with.stderr)
		without := ibid(t, c.stdin, c.args...)
		require.Equal(t, statusDone, without.status, "%s: %s", c.name, without.stderr)
		require.Contains(t, with.stdout+with.stderr, c.with, c.name)
		if c.with != "" {
			require.NotContains(t, without.stdout+without.stderr, c.with, c.name)
		}
		if c.without != "" {
			require.Contains(t, without.stdout, c.without, c.name)
			require.NotContains(t, with.stdout, c.without, c.name)
		}
	}

	short := write("short.ris", "TY  - JOUR\nXT  - Spring tides of a northern estuary\nAU  - Okafor, Ngozi\nPY  - 2019\nER  - \n")
	// The two records of one article are one with the dialect only.
	for _, c := range []struct {
		want int
		args []string
	}{{1, []string{"--dialect", house}}, {2, nil}} {
		got := ibid(t, "", append([]string{"dedupe", short, plain}, c.args...)...)
		require.Equal(t, statusDone, got.status, got.stderr)
		require.Equal(t, c.want, strings.Count(got.stdout, "TY  - "), got.stdout)
	}

	// A repair is safe where the record reads the same by the dialect.
	fixed := filepath.Join(folder, "fixed.ris")
	got := ibid(t, "", "check", "--fix", "-o", fixed, "--dialect", house, untidy)
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Equal(t, readFile(t, own), readFile(t, fixed))
	got = ibid(t, "", "check", "--fix", "-o", fixed, "--dialect", "nobody", untidy)
	require.Equal(t, statusFailed, got.status)
}
