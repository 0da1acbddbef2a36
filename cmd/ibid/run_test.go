package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

var update = flag.Bool("update", false, "write the golden files anew")

// result is what a run of the command gave.
type result struct {
	status         int
	stdout, stderr string
}

// ibid runs the command as a shell would.
func ibid(t *testing.T, stdin string, args ...string) result {
	t.Helper()
	var stdout, stderr bytes.Buffer
	status := run(context.Background(), args, strings.NewReader(stdin), &stdout, &stderr)
	return result{status, stdout.String(), stderr.String()}
}

// requireGolden compares text with a golden file.
func requireGolden(t *testing.T, name, text string) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o777))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o666))
	}
	require.Equal(t, readFile(t, path), text)
}

const (
	medline = "testdata/medline.ris"
	scopus  = "testdata/scopus.ris"
	items   = "testdata/items.json"
)

func TestUsage(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"reslove", "x"}, `there is no command "reslove"; did you mean resolve?`},
		{[]string{"resolve"}, "no file was given"},
		{[]string{"resolve", "--nope", medline}, "unknown flag: --nope"},
		{[]string{"resolve", "--to", "docx", medline}, `--to "docx": expected one of text, json`},
		{[]string{"resolve", "--level", "page", medline}, `--level "page": expected one of version, work`},
		{[]string{"resolve", "--from", "gif", medline}, `--from "gif": expected one of`},
		{[]string{"resolve", "--encoding", "nope", medline}, `--encoding "nope": expected the name of an encoding, such as windows-1252`},
		{[]string{"match", "--encoding", "nope", medline}, `--encoding "nope": expected the name of an encoding`},
		{[]string{"resolve", "--map", "-", medline}, "standard output is named for two outputs"},
		{[]string{"resolve", "--merge", "2", medline}, "--merge 2: expected a confidence"},
		{[]string{"resolve", "--merge", "1", medline}, "--merge 1: expected a confidence"},
		{[]string{"resolve", "--review", "0.99", medline}, "is above --merge"},
		{[]string{"resolve", "--source", "x", medline}, "expected NAME=FILE"},
		{[]string{"resolve", "--clean-source", "x", medline}, `--clean-source "x": there is no such source`},
		{[]string{"dedupe", "--mark", "--removed", "x", medline}, "give one of the two"},
		{[]string{"dedupe", "--keep", "best", medline}, "expected one of source-order, richest, fused"},
		{[]string{"explain", "a", "b"}, "expected the names of two records"},
		{[]string{"version", "x"}, "unknown command"},
		{[]string{"help", "reslove"}, `there is no command "reslove"; did you mean resolve?; see 'ibid --help'`},
		{[]string{"help", "resolve", "x"}, `there is no command "resolve x"`},
		{[]string{"completion", "tcsh"}, `there is no script for "tcsh"; expected one of bash, zsh, fish, powershell; see 'ibid completion --help'`},
		{[]string{"completion"}, "expected the name of one shell"},
		{[]string{"resolve", "--ids", medline}, "--ids is about files for reference managers; it says nothing about --to text"},
		{[]string{"dedupe", "--workers", "two", medline}, `--workers "two": expected a whole number; see 'ibid dedupe --help'`},
		{[]string{"dedupe", "--workers", "-1", medline}, "--workers -1: expected 0, for one for each processor, or more; see 'ibid dedupe --help'"},
		{[]string{"resolve", "--explain=why", medline}, `--explain "why": expected true or false; see 'ibid resolve --help'`},
		{[]string{"convert", "--to", "ris", "--source", "x", medline}, "see 'ibid convert --help'"},
		{[]string{"dedupe", "--clean-source", "x", medline}, "see 'ibid dedupe --help'"},
	} {
		got := ibid(t, "", c.args...)
		require.Equal(t, statusFailed, got.status, "%v", c.args)
		require.Contains(t, got.stderr, c.want)
		require.Equal(t, 1, strings.Count(got.stderr, "\n"), "one line: %s", got.stderr)
		require.Empty(t, got.stdout)
	}
}

func TestHelp(t *testing.T) {
	for _, command := range []string{"resolve", "dedupe", "convert", "match", "explain", "evaluate", "check", "formats", "completion", "version"} {
		got := ibid(t, "", "help", command)
		require.Equal(t, statusDone, got.status)
		require.Contains(t, got.stdout, "Usage:")
		for line := range strings.SplitSeq(got.stdout, "\n") {
			if !strings.HasPrefix(line, "  ibid ") && !strings.HasPrefix(line, "  printf") {
				require.LessOrEqual(t, textWidth(line), 80, "%s: %s", command, line)
			}
		}
	}
	check := ibid(t, "", "help", "check").stdout
	require.Contains(t, check, "--explain [CODE] ")
	require.Contains(t, check, "  ibid check --explain\n")
	require.Contains(t, ibid(t, "").stdout, "Available Commands")
	require.Contains(t, ibid(t, "", "formats").stdout, "csl-json")
	require.Contains(t, ibid(t, "", "version").stdout, "ibid ")
	require.Equal(t, result{stdout: "ibid " + version() + "\n"}, ibid(t, "", "--version"))
}

func TestCompletion(t *testing.T) {
	got := ibid(t, "", "__complete", "resolve", "--to", "j")
	require.Contains(t, got.stdout, "jsonl")
	require.Contains(t, ibid(t, "", "__complete", "dedupe", "--keep", "").stdout, "richest")
	for _, shell := range completionShells {
		got := ibid(t, "", "completion", shell)
		require.Equal(t, statusDone, got.status)
		require.Contains(t, got.stdout, "ibid")
		require.Contains(t, got.stdout, "__complete")
	}
	require.Contains(t, ibid(t, "", "__complete", "completion", "").stdout, "zsh")
	require.Contains(t, ibid(t, "", "__complete", "help", "").stdout, "dedupe\t")
}

func TestResolveText(t *testing.T) {
	got := ibid(t, "", "resolve", medline, scopus, items)
	require.Equal(t, statusDone, got.status, got.stderr)
	requireGolden(t, "resolve.txt", got.stdout)
	require.Contains(t, got.stdout, "8 records from 3 files → 6 works, 6 versions")
	for line := range strings.SplitSeq(got.stdout, "\n") {
		require.LessOrEqual(t, textWidth(line), defaultWidth)
	}
}

func TestResolveExplainsEveryClaim(t *testing.T) {
	got := ibid(t, "", "resolve", "--explain", medline, scopus)
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Contains(t, got.stdout, medline+":10:")
}

// The five documents on one subject are three works, and the page says what
// matters of each.
func TestResolveSamePaper(t *testing.T) {
	files, err := filepath.Glob("../../testdata/same-paper/*.txt")
	require.NoError(t, err)
	require.Len(t, files, 5)
	got := ibid(t, "", append([]string{"resolve"}, files...)...)
	require.Equal(t, statusDone, got.status, got.stderr)
	text := unwrapped(got.stdout)
	for _, want := range []string{
		"5 records from 5 files → 3 works, 4 versions",
		"[no title] Psychol Psychother. 2021;94(4):994-1014. PMID 33788999",
		"Davies F, Shepherd HL, Beatty L, et al. Implementing Web-Based Therapy in Routine Mental Health Care: Systematic Review of Health Professionals’ Perspectives. Journal of Medical Internet Research. 2020;22(7):e17362. doi:10.2196/17362",
		"CC BY, version unknown", "all rights reserved; permits review",
		"38 citations (Scopus), 132 downloads (Pure)", "1 read (biocloudy",
		"29 included studies = 14 qualitative + 11 quantitative + 4 mixed methods, adds up",
		"34 included studies = 18 qualitative + 11 quantitative + 5 mixed methods, adds up",
		"is a preprint of the version of record", "PROSPERO CRD42018100869", "9 keywords", "Kept apart from",
		"same text with another apostrophe",
	} {
		require.Contains(t, text, want)
	}
	for i := range files {
		order := append(append([]string{"resolve"}, files[i:]...), files[:i]...)
		require.Equal(t, got.stdout, ibid(t, "", order...).stdout)
	}
}

// The order of the files changes nothing in any form.
func TestOrderOfFilesChangesNothing(t *testing.T) {
	orders := [][]string{
		{medline, scopus, items}, {medline, items, scopus}, {scopus, medline, items},
		{scopus, items, medline}, {items, medline, scopus}, {items, scopus, medline},
	}
	for _, form := range resolveFormats {
		want := ibid(t, "", append([]string{"resolve", "--to", form}, orders[0]...)...)
		require.Equal(t, statusDone, want.status, want.stderr)
		for _, order := range orders[1:] {
			got := ibid(t, "", append([]string{"resolve", "--workers", "3", "--to", form}, order...)...)
			require.Equal(t, want.stdout, got.stdout, "%s in the order %v", form, order)
		}
	}
}

func TestResolveJSON(t *testing.T) {
	got := ibid(t, "", "resolve", "--to", "json", medline, scopus, items)
	require.Equal(t, statusDone, got.status, got.stderr)
	bundle, err := record.ReadBundle(strings.NewReader(got.stdout))
	require.NoError(t, err)
	require.Len(t, bundle.Documents, 3)
	require.Len(t, bundle.Records, 8)
	require.Len(t, bundle.Works, 6)
	known := map[string]bool{}
	for _, r := range bundle.Records {
		known[r.ID] = true
	}
	for _, w := range bundle.Works {
		for _, v := range w.Versions {
			for _, m := range v.Members {
				require.True(t, known[m])
			}
		}
	}

	lines := record.NewLineReader(strings.NewReader(ibid(t, "", "resolve", "--to", "jsonl", medline, scopus, items).stdout))
	for n := range 6 {
		line, err := lines.Read()
		require.NoError(t, err)
		require.Equal(t, bundle.Works[n].ID, line.Work.ID)
		require.NotEmpty(t, line.Records)
		require.NotEmpty(t, line.Documents)
	}
}

func TestResolveRecords(t *testing.T) {
	got := ibid(t, "", "resolve", "--to", "ris", medline, scopus, items)
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Equal(t, 6, strings.Count(got.stdout, "TY  - "))
	require.Contains(t, got.stdout, "Sources: "+items+"; "+medline+"; "+scopus)
	got = ibid(t, "", "resolve", "--to", "csl-json", "--level", "work", medline, scopus, items)
	require.Equal(t, statusDone, got.status, got.stderr)
	var list []map[string]any
	require.NoError(t, json.Unmarshal([]byte(got.stdout), &list))
	require.Len(t, list, 6)
}

func TestSources(t *testing.T) {
	dir := t.TempDir()
	mapFile := filepath.Join(dir, "map.csv")
	got := ibid(t, "", "dedupe", "--source", "Scopus:database="+scopus, "--source", "Hand:other="+items, medline, "--map", mapFile)
	require.Equal(t, statusDone, got.status, got.stderr)
	rows := readTable(t, mapFile)
	require.Equal(t, mapHeader, rows[0])
	require.Len(t, rows, 9)
	// Rows are in reading order: the arguments, then the declared files.
	require.Equal(t, []string{"m1", medline, "1"}, rows[1][:3])
	require.Equal(t, []string{"Scopus#1", "Scopus", "1"}, rows[4][:3])
	require.Equal(t, []string{"okafor2019", "Hand", "1"}, rows[7][:3])
	// The three speak of one version; the declared source comes first.
	require.Equal(t, rows[1][3], rows[4][3])
	require.Equal(t, rows[1][3], rows[7][3])
	require.Equal(t, []string{"false", "true", "false"}, []string{rows[1][5], rows[4][5], rows[7][5]})
	require.Equal(t, "Hand; Scopus; "+medline, rows[4][11])
	require.Equal(t, "database", rows[4][9])
	require.Contains(t, got.stderr, "Scopus")
	require.Regexp(t, `all +8 +2 +6`, got.stderr)
}

func readTable(t *testing.T, path string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(readFile(t, path))).ReadAll()
	require.NoError(t, err)
	return rows
}

func TestStandardInput(t *testing.T) {
	got := ibid(t, readFile(t, medline), "resolve", "-", scopus)
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Contains(t, got.stdout, "6 records from 2 files → 5 works")
	got = ibid(t, "", "resolve", "-")
	require.Equal(t, statusFailed, got.status)
	require.Contains(t, got.stderr, "ibid: -: is empty; expected")
}

// badInputs makes files that cannot be read, with what must be said of each.
func badInputs(t *testing.T) map[string]string {
	t.Helper()
	dir := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
		return path
	}
	return map[string]string{
		write("empty.ris", ""): "is empty",
		write("image.ris", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00"):       "unknown format: this looks like a PNG image; expected RIS, ",
		write("page.pdf", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"):                  "this looks like a PDF document",
		write("binary.ris", strings.Repeat("\x00\x01\x02\xff\xfe", 99)):     "unknown format",
		write("letter.txt", "Dear colleague,\nplease find nothing here.\n"): "unknown format",
		write("blank.ris", "\n\n  \n"):                                      "",
		write("library.tar.gz", "\x1f\x8b\x08\x00"):                         "skipped: is damaged",
		dir:                               "is a directory",
		filepath.Join(dir, "missing.ris"): "cannot be read: no such file or directory",
	}
}

func TestBadInputs(t *testing.T) {
	for path, want := range badInputs(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			alone := ibid(t, "", "resolve", path)
			require.Equal(t, statusFailed, alone.status)
			require.Contains(t, alone.stderr, "ibid: "+path+": ")
			require.Contains(t, alone.stderr, want)
			require.Contains(t, alone.stderr, "expected")
			require.Empty(t, alone.stdout)

			others := ibid(t, "", "resolve", medline, path, scopus)
			require.Equal(t, statusMissing, others.status)
			require.Contains(t, others.stderr, "ibid: "+path+": ")
			require.Contains(t, others.stdout, "6 records from 2 files → 5 works")
		})
	}
}

func TestLongLineCostsItsRecord(t *testing.T) {
	path := filepath.Join(t.TempDir(), "long.ris")
	file, err := os.Create(path)
	require.NoError(t, err)
	_, err = file.WriteString("TY  - JOUR\nTI  - A long abstract\nAB  - ")
	require.NoError(t, err)
	block := bytes.Repeat([]byte("words and "), 1<<17)
	for range 80 {
		_, err = file.Write(block)
		require.NoError(t, err)
	}
	_, err = file.WriteString("\nER  - \nTY  - JOUR\nTI  - A title that comes after it\nPY  - 2001\nER  - \n")
	require.NoError(t, err)
	require.NoError(t, file.Close())
	got := ibid(t, "", "resolve", path, medline)
	require.Equal(t, statusMissing, got.status)
	require.Contains(t, got.stderr, path+":3:1: error: ")
	require.Contains(t, got.stdout, "A title that comes after it")
	require.Contains(t, got.stdout, "Reading citations aloud")
}

func TestSameFileTwice(t *testing.T) {
	got := ibid(t, "", "resolve", medline, medline, "./"+medline)
	require.Equal(t, statusDone, got.status)
	require.Contains(t, got.stderr, "is given twice and was read once")
	require.Contains(t, got.stderr, "is the same file as "+medline)
	require.Contains(t, got.stdout, "3 records from 1 file →")
}

func TestOutputFile(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "out.json")
	got := ibid(t, "", "resolve", "--to", "json", "-o", out, medline)
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Empty(t, got.stdout)
	require.True(t, json.Valid([]byte(readFile(t, out))))

	// A run that fails leaves the file as it was, and nothing beside it.
	before := readFile(t, out)
	got = ibid(t, "", "resolve", "-o", out, "--map", filepath.Join(dir, "no", "map.csv"), scopus)
	require.Equal(t, statusFailed, got.status)
	require.Equal(t, before, readFile(t, out))
	got = ibid(t, "", "resolve", "-o", out, filepath.Join(dir, "missing"))
	require.Equal(t, statusFailed, got.status)
	require.Equal(t, before, readFile(t, out))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var stdout, stderr bytes.Buffer
	require.Equal(t, statusFailed, run(ctx, []string{"resolve", "-o", out, scopus}, strings.NewReader(""), &stdout, &stderr))
	require.Contains(t, stderr.String(), "interrupted")
	require.Equal(t, before, readFile(t, out))
	require.Equal(t, []string{"out.json"}, listDir(t, dir))

	got = ibid(t, "", "resolve", "-o", medline, medline)
	require.Equal(t, statusFailed, got.status)
	require.Contains(t, got.stderr, "is one of the inputs")
}

func TestDiagnostics(t *testing.T) {
	const unterminated = "TY  - JOUR\nTI  - No end of record\nPY  - 2001\n"
	got := ibid(t, unterminated, "resolve", "-")
	require.Equal(t, statusDone, got.status, "a recovery is no failure")
	require.Contains(t, got.stderr, "ibid: -: read with ")
	got = ibid(t, unterminated, "resolve", "--diagnostics", "-")
	require.Regexp(t, `(?m)^-:\d+:\d+: (note|warning|error): [a-z.-]+: `, got.stderr)
	require.Empty(t, ibid(t, unterminated, "resolve", "-q", "-").stderr)
}
