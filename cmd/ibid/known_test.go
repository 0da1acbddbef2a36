package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// reference is a RIS record of its own.
func reference(id, author, title, year, place string) string {
	return "TY  - JOUR\nID  - " + id + "\nAU  - " + author + "\nTI  - " + title + "\nPY  - " + year + "\n" + place + "ER  - \n"
}

// A later search is compared with what an earlier one left, and only what is new
// is written.
func TestDedupeAgainst(t *testing.T) {
	const place = "JO  - Journal of places\nVL  - 3\nSP  - 11\nEP  - 19\n"
	old1 := reference("o1", "Okafor, Ngozi", "Street names of small towns", "2019", place)
	old2 := reference("o2", "Quist, Peer", "Bridges that nobody crosses", "2018", "")
	new1 := reference("n1", "Okafor, N.", "Street names of small towns", "2019", place+"DO  - 10.5555/places.3\nAB  - Much is known.\n")
	new2 := reference("n2", "Halvorsen, Tone", "A book of ferries", "2024", "JO  - Journal of places\nVL  - 8\nSP  - 1\nEP  - 9\n")
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
		return path
	}
	last, update, more := write("last.ris", old1+old2), write("update.ris", new1+new2), write("more.ris", new2)
	removed, mapping := filepath.Join(dir, "removed.ris"), filepath.Join(dir, "map.csv")

	got := ibid(t, "", "dedupe", update, more, "--against", last, "--keep", "richest", "--removed", removed, "--map", mapping)
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Equal(t, new2, got.stdout, "what is at hand stays where it is, though another states more")
	require.Equal(t, new1+new2, readFile(t, removed))
	require.Regexp(t, `SOURCE +RECORDS +KNOWN +REMOVED +LEFT\n`, got.stderr)
	require.Regexp(t, `update.ris +2 +1 +0 +1\n`, got.stderr)
	require.Regexp(t, `more.ris +1 +0 +1 +0\n`, got.stderr)
	require.Regexp(t, `all +3 +1 +1 +1\n`, got.stderr)
	require.Contains(t, strings.Join(strings.Fields(got.stderr), " "), "compared with 2 records of "+last+", of which none is written")
	require.Equal(t, 6, strings.Count(readFile(t, mapping), "\n"), "every record that was read has its row")

	// A pattern may name what is at hand, too.
	t.Chdir(dir)
	got = ibid(t, "", "dedupe", "./last.ris", "./update.ris", "--against", "last.ris")
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Equal(t, new2, got.stdout)
	require.NotContains(t, got.stderr, "twice")

	// So may a folder: a pattern behind the flag would name one file alone.
	require.NoError(t, os.MkdirAll("2025/notes", 0o700))
	require.NoError(t, os.Rename("last.ris", "2025/last.ris"))
	got = ibid(t, "", "dedupe", "update.ris", "--against", "2025/")
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Equal(t, new2, got.stdout)
	require.Contains(t, got.stderr, "--against: 2025/notes is a folder in one and was not read")
	require.NoError(t, os.WriteFile("2025/notes/old.ris", []byte(old2), 0o600))
	got = ibid(t, "", "dedupe", "update.ris", "--against", "2025/", "--against", "./2025/notes/")
	require.NotContains(t, got.stderr, "is a folder in one")
	require.NoError(t, os.Remove("2025/notes/old.ris"))

	// By whatever name its files are given beside it, they are known.
	require.NoError(t, os.Symlink("last.ris", "2025/again.ris"))
	require.NoError(t, os.WriteFile("2025/empty.ris", nil, 0o600))
	for _, args := range [][]string{
		{"2025/last.ris", "--against", "2025"}, {"./2025/last.ris", "--against", "2025"},
		{"2025/last.ris", "--against", filepath.Join(dir, "2025")}, {"2025/again.ris", "--against", "2025"},
	} {
		got = ibid(t, "", append([]string{"dedupe", "update.ris"}, args...)...)
		require.Equal(t, statusDone, got.status, "%v: %s", args, got.stderr)
		require.Equal(t, new2, got.stdout, args)
	}
	require.NoError(t, os.Remove("2025/again.ris"))
	require.NoError(t, os.WriteFile("2025/notes.txt", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), 0o600))
	got = ibid(t, "", "dedupe", "update.ris", "--against", "2025")
	require.Equal(t, statusFailed, got.status, "a file of the folder that cannot be read")
	require.Contains(t, got.stderr, "notes.txt: no record could be read")
	require.NoError(t, os.Remove("2025/notes.txt"))

	last = filepath.Join(dir, "2025", "last.ris")
	got = ibid(t, "", "dedupe", update, "--against", last, "--mark")
	require.Contains(t, got.stdout, "N1  - Duplicate of o1\n")
	require.Equal(t, 2, strings.Count(got.stdout, "TY  - "))
}

// Without what is at hand, all of it would pass for new.
func TestDedupeAgainstNothing(t *testing.T) {
	letter := writeTemporary(t, "letter.txt", "Dear colleague")
	empty := writeTemporary(t, "header.ris", "Provider: none\n\n")
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{medline, "--against", filepath.Join(t.TempDir(), "none.ris")}, "none.ris: could not be read, so that nothing can be said to be new"},
		{[]string{medline, "--against", letter}, "letter.txt: no record could be read from it"},
		{[]string{medline, "--against", empty, "--from", "ris"}, "header.ris: no record could be read from it"},
		{[]string{medline, "--against", medline}, "there is no other file"},
	} {
		out := filepath.Join(t.TempDir(), "out.ris")
		got := ibid(t, "", append([]string{"dedupe", "-o", out}, c.args...)...)
		require.Equal(t, statusFailed, got.status, "%v: %s", c.args, got.stderr)
		require.Contains(t, got.stderr, c.want)
		require.NoFileExists(t, out)
	}
}

// What is asked of a person is about new records.
func TestQuestionsAgainst(t *testing.T) {
	const known = "Night trains and the sleep of their readers"
	a := reference("a", "Marsh, Tamsin", known+": a cohort study", "2014", "JO  - Journal of night trains\nVL  - 3\nSP  - 11\nEP  - 19\n")
	b := reference("b", "Marsh, T.", known, "2014", "")
	first, second := writeTemporary(t, "first.ris", a), writeTemporary(t, "second.ris", b)
	other := writeTemporary(t, "other.ris", reference("c", "Halvorsen, Tone", "A book of ferries", "2024", ""))
	got := ibid(t, "", "dedupe", first, second, other)
	require.Contains(t, got.stderr, "1 unsure pair")
	got = ibid(t, "", "dedupe", second, other, "--against", first)
	require.Contains(t, got.stderr, "1 unsure pair")
	got = ibid(t, "", "dedupe", other, "--against", first, "--against", second)
	require.NotContains(t, got.stderr, "unsure")
}

// The report sums up by kind, as a flow diagram asks for databases and registers.
func TestSumsByKind(t *testing.T) {
	got := ibid(t, "", "dedupe", "-o", filepath.Join(t.TempDir(), "x.ris"),
		"--source", "A:database="+medline, "--source", "B:database="+scopus, "--source", "C:register="+items)
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Regexp(t, `(?m)^all +database +6 +1 +5\nall +register +\d+ +\d+ +\d+\nall +\d+ +\d+ +\d+$`, got.stderr)
	got = ibid(t, "", "dedupe", "-o", filepath.Join(t.TempDir(), "x.ris"), "--source", "A:database="+medline, "--source", "C:register="+items)
	require.NotRegexp(t, `(?m)^all +database`, got.stderr, "each source is its kind's only one")
}
