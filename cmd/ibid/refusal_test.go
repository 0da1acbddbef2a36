package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// What was wrong with a file is said once, in one line that a person reads to
// its end, by every command.
func TestRefusals(t *testing.T) {
	t.Chdir(t.TempDir())
	write := func(name, content string) {
		require.NoError(t, os.WriteFile(name, []byte(content), 0o600))
	}
	write("letter.txt", "Dear colleague,\nplease find nothing here.\n")
	write("library.ris", "TY  - JOUR\nTI  - A\nER  - \n")
	write("empty.ris", "")
	require.NoError(t, os.Mkdir("exports", 0o700))
	const formats = `expected RIS, BibTeX, CSL-JSON or another format that "ibid formats" lists`
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"letter.txt"}, "ibid: letter.txt: unknown format; " + formats},
		{[]string{"exports"}, "ibid: exports: is a directory; expected files, such as " + filepath.Join("exports", "*")},
		{[]string{"library.ris", "--from", "csl-json"}, "ibid: library.ris:1:1: expected a list of items or an item, found 'T'"},
		{[]string{"library.ris", "--from", "bibtex"}, "ibid: library.ris: no record in this document, which was read as BibTeX; " + formats},
	} {
		for _, command := range [][]string{{"resolve"}, {"check"}, {"convert", "--to", "ris"}} {
			got := ibid(t, "", append(command, c.args...)...)
			require.Equal(t, statusFailed, got.status)
			require.Equal(t, c.want, strings.SplitN(got.stderr, "\n", 2)[0], command)
		}
	}
	require.Contains(t, ibid(t, "", "check", "missing.ris").stderr, "ibid: missing.ris: cannot be read: no such file or directory\n")
	require.Contains(t, ibid(t, "", "resolve", "missing.ris").stderr, "no such file or directory; expected a file of citation records\n")
	require.Contains(t, ibid(t, "", "check", "--fix", "-o", "out.ris", "letter.txt").stderr, formats)
}
