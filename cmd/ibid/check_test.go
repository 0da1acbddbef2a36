package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const ugly = "../../testdata/check/library.ris"

func TestCheck(t *testing.T) {
	got := ibid(t, "", "check", ugly, medline, items)
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Empty(t, got.stderr)
	requireGolden(t, "check.txt", got.stdout)
	// The lines are those that editors read.
	require.Regexp(t, `(?m)^`+ugly+`:8:7: warning: check\.issn: .*: SN "1234-5678"$`, got.stdout)

	quiet := ibid(t, "", "check", "--quiet", medline)
	require.Equal(t, statusDone, quiet.status)
	require.NotContains(t, quiet.stdout, "RECORDS")
}

func TestCheckStandardInput(t *testing.T) {
	got := ibid(t, readFile(t, ugly), "check", "-")
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Contains(t, got.stdout, "-:8:7: warning: check.issn: ")

	got = ibid(t, readFile(t, ugly), "check", "-", medline, "-", "-")
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Equal(t, "ibid: -: is given twice and was read once\n", got.stderr)
	require.Contains(t, got.stdout, medline)

	got = ibid(t, "", "check", "-")
	require.Equal(t, statusFailed, got.status)
	require.Equal(t, 1, strings.Count(got.stderr, "expected"), got.stderr)
}

func TestCheckSelection(t *testing.T) {
	lines := func(args ...string) []string {
		got := ibid(t, "", append([]string{"check", "--quiet", ugly}, args...)...)
		require.Equal(t, statusDone, got.status, got.stderr)
		return strings.Split(strings.TrimSuffix(got.stdout, "\n"), "\n")
	}
	all := lines()
	require.Len(t, all, 15)
	for _, line := range lines("--severity", "warning") {
		require.Contains(t, line, ": warning: ")
	}
	for _, line := range lines("--ignore", "check.*") {
		require.Contains(t, line, ": ris.")
	}
	require.Len(t, lines("--only", "check.issn,ris.one-space"), 2)
	require.Len(t, lines("--only", "check.*", "--ignore", "check.issn"), 9)
	require.Equal(t, all[:2], lines("--max", "2"))
	require.Equal(t, []string{""}, lines("--severity", "error"))
}

func TestCheckStatus(t *testing.T) {
	dir := t.TempDir()
	clean := filepath.Join(dir, "clean.ris")
	require.NoError(t, os.WriteFile(clean, []byte("TY  - JOUR\nAU  - Okafor, Ngozi\nTI  - A\nPY  - 2019\nER  - \n"), 0o600))
	empty := filepath.Join(dir, "empty.ris")
	require.NoError(t, os.WriteFile(empty, nil, 0o600))
	broken := filepath.Join(dir, "broken.json")
	require.NoError(t, os.WriteFile(broken, []byte(`[{"id":"a","type":"book","title":}]`), 0o600))
	for _, c := range []struct {
		want int
		args []string
	}{
		{statusDone, []string{clean}},
		{statusDone, []string{clean, "--fail-on", "note"}},
		{statusDone, []string{ugly}},
		{statusMissing, []string{ugly, "--fail-on", "warning"}},
		{statusMissing, []string{ugly, "--fail-on", "note"}},
		{statusDone, []string{ugly, "--fail-on", "warning", "--only", "ris.one-space"}},
		{statusMissing, []string{ugly, "--fail-on", "warning", "--severity", "error"}},
		{statusMissing, []string{broken}},
		{statusDone, []string{broken, "--fail-on", "never"}},
		{statusMissing, []string{clean, empty}},
		{statusFailed, []string{empty}},
		{statusFailed, []string{filepath.Join(dir, "none.ris")}},
		{statusFailed, []string{dir}},
	} {
		got := ibid(t, "", append([]string{"check"}, c.args...)...)
		require.Equal(t, c.want, got.status, "%v: %s", c.args, got.stderr)
	}
}

func TestCheckUsage(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{}, "no file was given"},
		{[]string{ugly, "--to", "xml"}, `--to "xml": expected one of text, json, github`},
		{[]string{ugly, "--severity", "bad"}, `--severity "bad": expected one of note, warning, error`},
		{[]string{ugly, "--fail-on", "bad"}, `--fail-on "bad": expected one of note, warning, error, never`},
		{[]string{ugly, "--ignore", "check.isssn"}, `--ignore "check.isssn": there is no such code`},
		{[]string{ugly, "--only", "x.*"}, `--only "x.*": there is no such code`},
		{[]string{ugly, "--max", "-1"}, "--max -1: expected"},
		{[]string{ugly, "--max", "0"}, "--max 0: expected"},
		{[]string{ugly, "--fix"}, "--fix needs -o FILE"},
		{[]string{ugly, "-o", "x"}, "give --fix with it"},
		{[]string{ugly, medline, "--fix", "-o", "x"}, "--fix repairs one file"},
		{[]string{ugly, "--fix", "-o", "x", "--to", "json"}, "leave --to out"},
		{[]string{"--explain", "nope"}, `there is no code "nope"`},
	} {
		got := ibid(t, "", append([]string{"check"}, c.args...)...)
		require.Equal(t, statusFailed, got.status, "%v", c.args)
		require.Contains(t, got.stderr, c.want)
		require.Equal(t, 1, strings.Count(got.stderr, "\n"), got.stderr)
	}
}

func TestCheckJSON(t *testing.T) {
	got := ibid(t, "", "check", "--to", "json", ugly, items)
	require.Equal(t, statusDone, got.status, got.stderr)
	var kinds []string
	findings := 0
	for line := range strings.Lines(got.stdout) {
		var o struct {
			Kind, File, Code, Severity, Message, Tag, Value string
			Line, Column, Record, Records, Warnings, Notes  int
			Start, End                                      int64
		}
		decoder := json.NewDecoder(strings.NewReader(line))
		require.NoError(t, decoder.Decode(&o), line)
		if o.Kind == "finding" {
			findings++
			if o.Code == "check.issn" {
				require.Equal(t, 8, o.Line)
				require.Equal(t, "1234-5678", o.Value)
				require.Equal(t, "SN", o.Tag)
				require.Equal(t, 1, o.Record)
				require.Equal(t, "1234-5678", readFile(t, ugly)[o.Start:o.End])
			}
			continue
		}
		kinds = append(kinds, fmt.Sprintf("%s %s %d %d %d", o.Kind, filepath.Base(o.File), o.Records, o.Warnings, o.Notes))
		require.Equal(t, findings, o.Warnings+o.Notes)
		findings = 0
	}
	require.Len(t, kinds, 2)
	require.Equal(t, "file library.ris 3 8 7", kinds[0])
}

func TestCheckGitHub(t *testing.T) {
	got := ibid(t, "", "check", "--to", "github", ugly)
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Contains(t, got.stdout, "::warning file="+ugly+",line=8,col=7,title=check.issn::the check digit of the ISSN is wrong: SN \"1234-5678\"\n")
	for line := range strings.Lines(got.stdout) {
		require.Regexp(t, `^::(notice|warning|error) file=[^,]+(,line=\d+,col=\d+)?,title=[a-z.-]+::.+\n$`, line)
	}
}

func TestCheckExplain(t *testing.T) {
	all := ibid(t, "", "check", "--explain")
	require.Equal(t, statusDone, all.status, all.stderr)
	for _, code := range codeNames() {
		require.Contains(t, all.stdout, "\n"+code+" ")
		one := ibid(t, "", "check", "--explain", code)
		require.Equal(t, statusDone, one.status, one.stderr)
		require.True(t, strings.HasPrefix(one.stdout, code+" ("), one.stdout)
		for line := range strings.Lines(one.stdout) {
			if !strings.HasPrefix(line, "    ") && !strings.HasPrefix(line, "  >") {
				require.LessOrEqual(t, textWidth(line), 81, line)
			}
		}
	}
	require.Equal(t, ibid(t, "", "check", "--explain", "check.issn").stdout, ibid(t, "", "check", "--explain=issn").stdout)
}

// TestCheckFormats checks codes of other formats' readers.
func TestCheckFormats(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`[{"id":"a","type":"book","title":"A","DOI":"pending"}]`, "warning: csl.refused-value"},
		{`["a book", {"id":"b","type":"book","title":"A"}]`, "error: csl.not-an-object"},
		{`{"ibid":"1","records":[{"id":"a","volume":12}]}`, "error: json.member-type"},
	} {
		got := ibid(t, c.text, "check", "-", "--fail-on", "never")
		require.Equal(t, statusDone, got.status, got.stderr)
		require.Contains(t, got.stdout, c.want)
	}
}

func TestCheckFix(t *testing.T) {
	dir := t.TempDir()
	fixed := filepath.Join(dir, "fixed.ris")
	got := ibid(t, "", "check", "--fix", "-o", fixed, ugly)
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Contains(t, got.stdout, ugly+`:12:1: fixed: ris.one-space: TY written as "TY  - " (6 times)`+"\n")
	require.Contains(t, got.stdout, ": 3 repairs; written to "+fixed)
	require.Contains(t, got.stdout, ugly+": no safe repair for 8 warnings, 4 notes; ibid check "+fixed+" shows them\n")
	after := ibid(t, "", "check", fixed)
	require.NotContains(t, after.stdout, "ris.one-space")
	require.NotContains(t, after.stdout, "ris.missing-er")
	require.Contains(t, after.stdout, "check.issn", "what is not safe to repair stays")

	// A second time nothing changes, and a file can be repaired in its place.
	content := readFile(t, fixed)
	got = ibid(t, "", "check", "--fix", "-o", fixed, fixed)
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Contains(t, got.stdout, fixed+": nothing to repair; it is as it was\n")
	require.Contains(t, got.stdout, fixed+": no safe repair for 8 warnings, 4 notes")
	require.Equal(t, content, readFile(t, fixed))
	got = ibid(t, "", "check", "--fix", "-o", fixed, fixed, "--fail-on", "warning", "--ignore", "check.issn")
	require.Equal(t, statusMissing, got.status, got.stderr)
	require.Contains(t, got.stdout, "no safe repair for 7 warnings, 4 notes")
	clean := filepath.Join(dir, "clean.ris")
	got = ibid(t, "TY  - JOUR\nAU  - Okafor, Ngozi\nTI  - A\nPY  - 2019\n", "check", "--fix", "-o", clean, "-", "--fail-on", "note")
	require.Equal(t, statusDone, got.status, got.stderr)
	require.NotContains(t, got.stdout, "no safe repair")
	require.NoError(t, os.Remove(clean))
	place := filepath.Join(dir, "place.ris")
	require.NoError(t, os.WriteFile(place, []byte(readFile(t, ugly)), 0o640))
	got = ibid(t, "", "check", "--fix", "-o", place, place)
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Equal(t, content, readFile(t, place))
	files, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Len(t, files, 2, "no temporary file is left")

	// As a filter the repairs go to standard error.
	got = ibid(t, readFile(t, ugly), "check", "--fix", "-o", "-", "-")
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Equal(t, content, got.stdout)
	require.Contains(t, got.stderr, "-:12:1: fixed: ")
	require.Contains(t, got.stderr, "-: 3 repairs; written to standard output\n-: no safe repair for 8 warnings, 4 notes\n")
}

func TestCheckFixRefuses(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "out.ris")
	got := ibid(t, "", "check", "--fix", "-o", out, items)
	require.Equal(t, statusFailed, got.status)
	require.Contains(t, got.stderr, "only RIS can be repaired")
	require.NoFileExists(t, out)
}

// TestCheckStreams checks a long file.
func TestCheckStreams(t *testing.T) {
	var text bytes.Buffer
	for n := range 5000 {
		fmt.Fprintf(&text, "TY - JOUR\nID - %d\nTI - Title %d\nPY - 2019\nAU - Okafor, Ngozi\nER - \n\n", n, n)
	}
	got := ibid(t, text.String(), "check", "-")
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Equal(t, 5000, strings.Count(got.stdout, ": ris.one-space: "))
	require.Contains(t, got.stdout, "   5,000  30,000  ris.one-space")
}
