package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// archived writes a ZIP archive of names and contents that take turns.
func archived(t *testing.T, name string, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		w, err := z.Create(files[i])
		require.NoError(t, err)
		_, err = io.WriteString(w, files[i+1])
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, b.Bytes(), 0o666))
	return path
}

func gzipped(t *testing.T, content string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := io.WriteString(z, content)
	require.NoError(t, err)
	require.NoError(t, z.Close())
	return b.String()
}

// unpackedFiles counts the temporary files of the command.
func unpackedFiles(t *testing.T) int {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(os.TempDir(), "ibid-spool-*"))
	require.NoError(t, err)
	return len(left)
}

func TestArchives(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	page := `<html><head><meta name="citation_title" content="On the tides of caves"><meta name="citation_year" content="2019"></head></html>`
	path := archived(t, "export.zip", "medline.ris", readFile(t, medline), "d/scopus.ris", readFile(t, scopus), "page.html", page,
		"d/", "", "__MACOSX/._x", "x", ".DS_Store", "x")
	single := ibid(t, "", "dedupe", medline, scopus)
	got := ibid(t, "", "dedupe", archived(t, "two.zip", "medline.ris", readFile(t, medline), "scopus.ris", readFile(t, scopus)))
	require.Equal(t, statusDone, got.status)
	require.Equal(t, single.stdout, got.stdout, "an archive reads as its files do")

	got = ibid(t, "", "resolve", path)
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Contains(t, got.stderr, path+"/d/: skipped: a directory")
	require.Contains(t, got.stderr, path+"/__MACOSX/._x: skipped: ")
	require.Contains(t, got.stderr, path+"/.DS_Store: skipped: a hidden file")
	require.Contains(t, got.stdout, "On the tides of caves")
	require.Contains(t, got.stdout, "7 records from 3 files")

	// A file of an archive is named by the archive and its name in it, its source
	// is the declared one of the archive.
	got = ibid(t, "", "convert", "--to", "jsonl", "--source", "Both:database="+path, "-q", path)
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Empty(t, got.stderr)
	require.Contains(t, got.stdout, `"document":"`+path+`/d/scopus.ris"`)
	require.Contains(t, got.stdout, `"source":"Both"`)
	require.Zero(t, unpackedFiles(t))
}

func TestArchivesWithOtherFiles(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	path := archived(t, "export.zip", "medline.ris", readFile(t, medline), "letter.txt", "Dear colleague", "inner.zip", "PK\x03\x04", "more.gz", gzipped(t, "x"))
	got := ibid(t, "", "resolve", "-q", path)
	require.Equal(t, statusMissing, got.status)
	require.Contains(t, got.stderr, path+"/letter.txt: skipped: unknown format")
	require.Contains(t, got.stderr, path+"/inner.zip: skipped: unknown format: this looks like a ZIP archive")
	require.Contains(t, got.stderr, path+"/more.gz: skipped: unknown format: this looks like a gzip archive")
	require.NotEmpty(t, got.stdout)

	got = ibid(t, "", "resolve", archived(t, "letters.zip", "letter.txt", "Dear colleague", "list.txt", "Bread"))
	require.Equal(t, statusFailed, got.status)
	require.Contains(t, got.stderr, "holds no file that could be read, of 2 files")

	got = ibid(t, "", "resolve", archived(t, "text.docx", "[Content_Types].xml", "<x/>", "a.ris", readFile(t, medline)))
	require.Equal(t, statusFailed, got.status)
	require.Contains(t, got.stderr, "this looks like an Office document")

	got = ibid(t, "", "resolve", archived(t, "bomb.zip", "a.ris", "TY  - JOUR\nTI  - "+strings.Repeat("a", 20<<20)))
	require.Equal(t, statusFailed, got.status)
	require.Contains(t, got.stderr, "over the limits for archives")
	require.Zero(t, unpackedFiles(t))
}

func TestGzip(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	packed := gzipped(t, readFile(t, medline))
	path := filepath.Join(t.TempDir(), "library.ris.gz")
	require.NoError(t, os.WriteFile(path, []byte(packed), 0o666))
	want := ibid(t, "", "convert", "--to", "ris", medline)
	for _, got := range []result{
		ibid(t, "", "convert", "--to", "ris", path),
		ibid(t, packed, "convert", "--to", "ris", "-"),
	} {
		require.Equal(t, statusDone, got.status, got.stderr)
		require.Equal(t, want.stdout, got.stdout)
	}
	got := ibid(t, packed, "dedupe", "-")
	require.Equal(t, ibid(t, "", "dedupe", medline).stdout, got.stdout)

	// What stands before a damage is read.
	require.NoError(t, os.WriteFile(path, []byte(packed[:len(packed)-6]), 0o666))
	got = ibid(t, "", "convert", "--to", "ris", path)
	require.Equal(t, statusMissing, got.status)
	require.Contains(t, got.stderr, "is damaged, and what stands behind the damage is lost")
	require.Equal(t, want.stdout, got.stdout)

	got = ibid(t, "", "resolve", path, path)
	require.Contains(t, got.stderr, "is given twice and was read once")
	// An output never takes the place of an archive that was read.
	plain := filepath.Join(t.TempDir(), "library")
	require.NoError(t, os.Rename(path, plain))
	path = plain
	got = ibid(t, "", "resolve", "--to", "json", "-o", path, path)
	require.Equal(t, statusFailed, got.status)
	require.Contains(t, got.stderr, "is one of the inputs")
	require.Zero(t, unpackedFiles(t))
}

func TestCheckArchives(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	path := archived(t, "export.zip", "a.ris", "TY  - JOUR\nER  - \n", "b.ris", readFile(t, medline), "letter.txt", "Dear colleague")
	got := ibid(t, "", "check", path)
	require.Equal(t, statusMissing, got.status)
	require.Contains(t, got.stdout, path+"/a.ris:1:1: warning: check.no-title")
	require.Contains(t, got.stdout, path+"/b.ris ")
	require.Contains(t, got.stderr, path+"/letter.txt: skipped: unknown format")

	got = ibid(t, gzipped(t, "TY  - JOUR\nER  - \n"), "check", "-")
	require.Equal(t, statusDone, got.status)
	require.Contains(t, got.stdout, "-:1:1: warning: check.no-title")

	got = ibid(t, "", "check", archived(t, "letters.zip", "letter.txt", "Dear colleague"))
	require.Equal(t, statusFailed, got.status)
	require.Zero(t, unpackedFiles(t))
}

// TestFormatsTable has a line for each format, whatever it tells apart.
func TestFormatsTable(t *testing.T) {
	got := ibid(t, "", "formats")
	require.Equal(t, statusDone, got.status)
	table, _, ok := strings.Cut(got.stdout, "\n\n")
	require.True(t, ok)
	lines := strings.Split(table, "\n")
	require.Len(t, lines, len(formatRows()), "a line for each")
	for _, row := range formatRows() {
		require.Contains(t, table, row[0])
	}
	require.Contains(t, table, "html ")
	require.Contains(t, got.stdout, "ZIP archive")
}

// Files of one archive may be of several sources.
func TestSourcesOfFilesInAnArchive(t *testing.T) {
	path := archived(t, "export.zip", "medline.ris", readFile(t, medline), "d/scopus.ris", readFile(t, scopus))
	for _, args := range [][]string{
		{"--source", "PubMed:database=" + path + "/medline.ris", "--source", "Mine:other=" + path + "/d/scopus.ris", path},
		{"--source", "Mine:other=" + path, "--source", "PubMed:database=" + path + "/medline.ris"},
	} {
		got := ibid(t, "", append([]string{"dedupe", "-o", filepath.Join(t.TempDir(), "out.ris")}, args...)...)
		require.Equal(t, statusDone, got.status, got.stderr)
		require.Regexp(t, `PubMed +database +3 `, got.stderr)
		require.Regexp(t, `Mine +other +3 `, got.stderr)
	}

	got := ibid(t, "", "dedupe", "--source", "PubMed="+path+"/medlin.ris", path)
	require.Equal(t, statusMissing, got.status)
	require.Contains(t, got.stderr, path+"/medlin.ris: there is no such file in the archive")
	got = ibid(t, "", "dedupe", "--source", "PubMed="+path+"/medline.ris")
	require.Equal(t, statusFailed, got.status)
	require.Contains(t, got.stderr, "give the archive as a FILE")
}
