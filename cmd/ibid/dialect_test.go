package main

import (
	"os"
	"path/filepath"
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
	require.Contains(t, got.stdout, "RIS: asreview, ")
}
