package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/record"
)

// records reads Ibid's JSON lines.
func records(t *testing.T, text string) (list []*record.Record, documents []*record.Document) {
	t.Helper()
	lines := record.NewLineReader(strings.NewReader(text))
	for line := range strings.Lines(text) {
		require.NotEmpty(t, line)
		got, err := lines.Read()
		require.NoError(t, err)
		require.Nil(t, got.Work)
		list = append(list, got.Records...)
		documents = append(documents, got.Documents...)
	}
	return list, documents
}

func TestConvertUsage(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"convert"}, "no file was given"},
		{[]string{"convert", medline}, "no output format was given; name it with --to: ris, bibtex, csl-json, "},
		{[]string{"convert", medline, "-o", filepath.Join(dir, "x.json")}, "stands for more than one format; name it with --to: csl-json or json"},
		{[]string{"convert", medline, "-o", filepath.Join(dir, "x.list")}, "the extension tells no format"},
		{[]string{"convert", medline, "--to", "docx"}, `--to "docx": expected one of ris`},
		{[]string{"convert", medline, "--to", "webpage"}, `--to "webpage": expected one of ris`},
		{[]string{"convert", medline, "--to", "ris", "--split", "10"}, "--split: standard output is one stream"},
		{[]string{"convert", medline, "--to", "ris", "--split", "10", "-o", "-"}, "--split: standard output is one stream"},
		{[]string{"convert", medline, "--to", "ris", "--split", "many", "-o", filepath.Join(dir, "x.ris")}, `--split "many": expected a number of records, a size, or both`},
		{[]string{"convert", medline, "--to", "ris", "--profile", "word"}, `--profile "word": expected one of sheet`},
		{[]string{"convert", medline, "--to", "json", "--profile", "endnote"}, "are about RIS"},
		{[]string{"convert", medline, "--to", "ris", "--profile", "excel"}, "--profile excel is about CSV"},
		{[]string{"convert", medline, "--to", "ris", "--line-end", "cr"}, `--line-end "cr": expected one of crlf, lf`},
		{[]string{"convert", medline, "--to", "ris", "--report", "-"}, "standard output is named for two outputs"},
		{[]string{"convert", medline, "--works", "--to", "ris"}, "no record could be read"},
		{[]string{"resolve", medline, "--split", "5", "-o", filepath.Join(dir, "x.txt")}, "--split: expected --to ris or bibtex or csl-json"},
		{[]string{"resolve", medline, "--profile", "zotero"}, "are about RIS"},
	} {
		got := ibid(t, "", c.args...)
		require.Equal(t, statusFailed, got.status, "%v", c.args)
		require.Contains(t, got.stderr, c.want)
		require.Empty(t, got.stdout)
	}
	require.Empty(t, listDir(t, dir))
}

func TestPartLimit(t *testing.T) {
	for text, want := range map[string]partLimit{
		"": {}, "15000": {records: 15000}, "50MB": {bytes: 50_000_000}, "50 mib": {bytes: 50 << 20},
		"15000,50MB": {15000, 50_000_000}, "1.5kB, 3": {3, 1500}, "100B": {bytes: 100}, "2GB": {bytes: 2e9},
	} {
		got, err := parsePartLimit(text)
		require.NoError(t, err, text)
		require.Equal(t, want, got, text)
	}
	for _, text := range []string{"0", "-1", "1.5", "MB", "50XB", "1,2", "1MB,2MB", ",", "0.1B", "99999999999999999999"} {
		_, err := parsePartLimit(text)
		require.ErrorContains(t, err, "expected a number of records", text)
	}
}

// TestConvertKeepsEveryRecord: from any mix of formats into each one, as many
// records come out as went in, in their order.
func TestConvertKeepsEveryRecord(t *testing.T) {
	titles := func(text string) []string {
		list, _ := records(t, text)
		var titles []string
		for _, r := range list {
			titles = append(titles, r.Title())
		}
		return titles
	}
	want := titles(ibid(t, "", "convert", medline, scopus, items, "--to", "jsonl").stdout)
	require.Len(t, want, 8)
	for _, format := range writableFormats() {
		got := ibid(t, "", "convert", medline, scopus, items, "--to", format)
		require.Equal(t, statusDone, got.status, got.stderr)
		back := ibid(t, got.stdout, "convert", "-", "--to", "jsonl")
		require.Equal(t, statusDone, back.status, back.stderr)
		require.Equal(t, want, titles(back.stdout), format)
	}
}

// TestConvertRoundTrips: by way of Ibid's JSON, RIS is what it is without the
// way, byte for byte; by way of CSL-JSON, where nothing was unread.
func TestConvertRoundTrips(t *testing.T) {
	files := []string{medline, scopus, items}
	if more, _ := filepath.Glob("../../testdata/same-paper/*"); len(more) > 0 {
		files = append(files, more...)
	}
	for _, file := range files {
		direct := ibid(t, "", "convert", file, "--to", "ris")
		require.Equal(t, statusDone, direct.status, direct.stderr)
		for _, format := range []string{"json", "jsonl", "csl-json"} {
			there := ibid(t, "", "convert", file, "--to", format)
			require.Equal(t, statusDone, there.status, there.stderr)
			back := ibid(t, there.stdout, "convert", "-", "--to", "ris")
			require.Equal(t, statusDone, back.status, back.stderr)
			require.Equal(t, direct.stdout, back.stdout, "%s by way of %s", file, format)
			if !strings.Contains(direct.stderr, "no place") {
				require.NotContains(t, back.stderr, "no place", "%s by way of %s", file, format)
			}
		}
		again := ibid(t, direct.stdout, "convert", "-", "--to", "ris")
		require.Equal(t, direct.stdout, again.stdout, "%s a second time", file)
	}
}

func TestConvertSaysWhatIsMissing(t *testing.T) {
	dir := t.TempDir()
	missing := filepath.Join(dir, "missing.ris")
	got := ibid(t, "", "convert", medline, missing, "--to", "jsonl")
	require.Equal(t, statusMissing, got.status)
	require.Contains(t, got.stderr, "missing.ris: cannot be read")
	list, _ := records(t, got.stdout)
	require.Len(t, list, 3)

	// An item that is no object costs itself, is reported, and stands in the
	// output as far as it was read.
	got = ibid(t, `[{"type":"book","title":"One"}, 5, {"type":"book","title":"Two"}]`, "convert", "-", "--to", "jsonl")
	require.Equal(t, statusMissing, got.status)
	require.Contains(t, got.stderr, "csl.not-an-object")
	list, _ = records(t, got.stdout)
	require.Len(t, list, 3)
	require.Equal(t, "Two", list[2].Title())

	// A document that ends in the middle is an error after what could be read.
	got = ibid(t, `[{"type":"book","title":"One"}, {"type":"bo`, "convert", "-", "--to", "ris")
	require.Equal(t, statusMissing, got.status)
	require.Equal(t, 1, strings.Count(got.stdout, "TY  - "))

	out := filepath.Join(dir, "out.ris")
	got = ibid(t, "nothing of the kind", "convert", "-", "-o", out)
	require.Equal(t, statusFailed, got.status)
	require.Empty(t, listDir(t, dir), "no output where nothing could be read")
}

const unholdable = "stray words\n" +
	"TY  - JOUR\nID  - one\nTI  - First title\nAU  - Ng, A.\nX9  - mystery\nER  - \n\n" +
	"TY  - JOUR\nTI  - Second title\nAU  - Ito, B.\nX8  - =1+1\nER  - \n"

func TestConvertReportsLosses(t *testing.T) {
	dir := t.TempDir()
	got := ibid(t, unholdable, "convert", "-", "--to", "csl-json")
	require.Equal(t, statusDone, got.status, "a value without a place is no missing input")
	require.Contains(t, got.stderr, "3 values in 3 records have no place in csl-json: fields that no rule reads (2), text outside of records (1) (--report lists them)")

	table := filepath.Join(dir, "lost.csv")
	got = ibid(t, unholdable, "convert", "-", "--to", "csl-json", "--report", table)
	require.NotContains(t, got.stderr, "--report")
	rows, err := csv.NewReader(strings.NewReader(readFile(t, table))).ReadAll()
	require.NoError(t, err)
	require.Equal(t, [][]string{
		lossHeader,
		{"one", "'-", "1", "raw/4", "raw", "mystery", "text that no rule reads has no place in CSL-JSON"},
		{"'-#2", "'-", "2", "raw/3", "raw", "'=1+1", "text that no rule reads has no place in CSL-JSON"},
		{"'-", "'-", "0", "document/outside/0", "document/outside", "stray words", "csl-json has no place for text outside records"},
	}, rows)

	lines := filepath.Join(dir, "lost.jsonl")
	ibid(t, unholdable, "convert", "-", "--to", "csl-json", "--report", lines, "-o", filepath.Join(dir, "out.json"))
	var row lossRow
	require.NoError(t, json.NewDecoder(strings.NewReader(readFile(t, lines))).Decode(&row))
	require.Equal(t, lossRow{"one", "-", 1, "raw/4", "raw", "mystery", "text that no rule reads has no place in CSL-JSON"}, row)

	// RIS holds its own fields, and Ibid's JSON everything.
	got = ibid(t, unholdable, "convert", "-", "--to", "ris")
	require.Contains(t, got.stdout, "X9  - mystery\r\n")
	require.Contains(t, got.stderr, "1 value in 1 record has no place in ris: text outside of records (1)")
	for _, format := range []string{"json", "jsonl"} {
		got = ibid(t, unholdable, "convert", "-", "--to", format)
		require.NotContains(t, got.stderr, "no place")
		require.Contains(t, got.stdout, "stray words")
	}
	got = ibid(t, unholdable, "convert", "-q", "-", "--to", "csl-json")
	require.Empty(t, got.stderr)
}

func TestConvertDescribesDocuments(t *testing.T) {
	_, documents := records(t, ibid(t, "", "convert", medline, "--to", "jsonl").stdout)
	require.Len(t, documents, 1)
	require.Equal(t, medline, documents[0].Name)
	require.Equal(t, 3, documents[0].Records)
	require.NotEmpty(t, documents[0].Digest)

	got := ibid(t, "", "convert", medline, "--to", "json")
	bundle, err := record.ReadBundle(strings.NewReader(got.stdout))
	require.NoError(t, err)
	require.Equal(t, documents, bundle.Documents)
	require.Len(t, bundle.Records, 3)
	// The documents that a bundle describes go with its records.
	again := ibid(t, got.stdout, "convert", "-", "--to", "json")
	bundle, err = record.ReadBundle(strings.NewReader(again.stdout))
	require.NoError(t, err)
	require.Contains(t, bundle.Documents, documents[0])
}

func TestConvertOptionsOfRIS(t *testing.T) {
	got := ibid(t, "", "convert", medline, "--to", "ris", "--profile", "endnote")
	require.True(t, strings.HasPrefix(got.stdout, "\ufeffTY  - "))
	got = ibid(t, "", "convert", medline, "--to", "ris", "--line-end", "lf")
	require.NotContains(t, got.stdout, "\r")
	for _, format := range []string{"ris", "csl-json"} {
		list, _ := records(t, ibid(t, "", "convert", medline, "--to", "jsonl").stdout)
		named := ibid(t, "", "convert", medline, "--to", format, "--ids").stdout
		back, _ := records(t, ibid(t, named, "convert", "-", "--to", "jsonl").stdout)
		for i, r := range back {
			require.Equal(t, list[i].ID, r.Identifier(record.SchemeIbid), format)
		}
	}
}

// TestConvertWorks: the canonical records of a resolved bundle are what resolve
// writes itself.
func TestConvertWorks(t *testing.T) {
	want := ibid(t, "", "resolve", medline, scopus, "--level", "work", "--to", "ris").stdout
	require.NotEmpty(t, want)
	for _, format := range []string{"json", "jsonl"} {
		works := ibid(t, "", "resolve", medline, scopus, "--to", format).stdout
		got := ibid(t, works, "convert", "-", "--works", "--to", "ris")
		require.Equal(t, statusDone, got.status, got.stderr)
		require.Equal(t, want, got.stdout, format)
	}
	got := ibid(t, ibid(t, "", "resolve", medline, "--to", "json").stdout, "convert", "-", medline, "--works", "--to", "ris")
	require.Equal(t, statusMissing, got.status)
	require.Contains(t, got.stderr, "this format has records and no works: RIS")
}

func TestConvertDeclaredSource(t *testing.T) {
	got := ibid(t, "", "convert", "--source", "PubMed:database="+medline, "--to", "jsonl")
	list, _ := records(t, got.stdout)
	require.Equal(t, "PubMed", list[0].Origin.Source)
	require.Equal(t, record.SourceDatabase, list[0].Origin.Kind)
	got = ibid(t, "", "convert", "--source", "PubMed:database="+medline, "--to", "csl-json")
	list, _ = records(t, ibid(t, got.stdout, "convert", "-", "--to", "jsonl").stdout)
	require.Equal(t, "-", list[0].Origin.Source, "the name of the file that it stands in now")
}

// TestConvertDeclaredSourceIntoRIS keeps in RIS what --source declares, and
// writes nothing of sources where none is declared.
func TestConvertDeclaredSourceIntoRIS(t *testing.T) {
	for _, profile := range profileNames() {
		got := ibid(t, "", "convert", "--source", "PubMed:database="+medline, "--to", "ris", "--profile", profile)
		require.Equal(t, statusDone, got.status, got.stderr)
		list, _ := records(t, ibid(t, got.stdout, "convert", "-", "--to", "jsonl").stdout)
		for _, r := range list {
			require.Equal(t, "PubMed", r.Origin.Source)
			require.Equal(t, record.SourceDatabase, r.Origin.Kind)
		}
		require.Equal(t, len(list), strings.Count(got.stdout, "Declared source: PubMed | Source kind: database"))
	}
	require.NotContains(t, ibid(t, "", "convert", medline, "--to", "ris").stdout, "Declared source")
}

// TestLossReportIsNoFormula runs the whole command on values that a spreadsheet
// would run, and that are lost: each cell of the report is text.
func TestLossReportIsNoFormula(t *testing.T) {
	formulas := []string{`=HYPERLINK("https://evil.example","x")`, "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "＝1+1", "'quoted"}
	var in strings.Builder
	for i, formula := range formulas {
		fmt.Fprintf(&in, "TY  - JOUR\nID  - =id%d\nTI  - Shelf %d\nAB  - One.\nN2  - %s\nER  - \n", i, i, formula)
	}
	dir := t.TempDir()
	file, report := filepath.Join(dir, "=in.ris"), filepath.Join(dir, "lost.csv")
	require.NoError(t, os.WriteFile(file, []byte(in.String()), 0o600))
	t.Chdir(dir)
	got := ibid(t, "", "convert", "=in.ris", "--to", "ris", "--profile", "zotero", "--report", report)
	require.Equal(t, statusDone, got.status, got.stderr)
	rows, err := csv.NewReader(strings.NewReader(readFile(t, report))).ReadAll()
	require.NoError(t, err)
	var lost []string
	for _, row := range rows[1:] {
		for _, cell := range row {
			require.NotContains(t, []string{"=", "+", "-", "@", "＝"}, string([]rune(cell)[:1]), cell)
		}
		require.Equal(t, "'=in.ris", row[1])
		if row[4] == "abstracts/text" {
			lost = append(lost, unescapeCell(row[5]))
			require.Equal(t, "'"+unescapeCell(row[5]), row[5])
		}
	}
	require.Equal(t, formulas, lost, "every value is in the report")
}

// many is a RIS library of n records, no two of one size.
func many(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "TY  - JOUR\nID  - r%d\nTI  - Shelf %d\nAB  - %s\nER  - \n", i, i, strings.Repeat("word ", i%17+1))
	}
	return b.String()
}

// TestSplit: every part is complete and within the limit, no record could have
// stood in the part before, and the parts together hold all records in order.
func TestSplit(t *testing.T) {
	library := filepath.Join(t.TempDir(), "library.ris")
	const total = 40
	require.NoError(t, os.WriteFile(library, []byte(many(total)), 0o600))
	limits := []string{"15", "7", "40", "1500B", "9000B", "10,4kB", "1B"}
	if corpus.UnderRace {
		limits = []string{"10,4kB"}
	}
	for _, format := range writableFormats() {
		for _, limit := range limits {
			t.Run(format+" "+limit, func(t *testing.T) {
				dir := t.TempDir()
				got := ibid(t, "", "convert", library, "--to", format, "-o", filepath.Join(dir, "out.txt"), "--split", limit)
				require.Equal(t, statusDone, got.status, got.stderr)
				checkParts(t, dir, format, limit, total)
			})
		}
	}
}

func checkParts(t *testing.T, dir, format, text string, total int) {
	t.Helper()
	limit, err := parsePartLimit(text)
	require.NoError(t, err)
	names := listDir(t, dir)
	var ids []string
	before := 0
	start := func(n int) int { return len(many(n)) }
	for i, name := range names {
		want := fmt.Sprintf("out-%0*d.txt", len(fmt.Sprint(len(names))), i+1)
		if len(names) == 1 {
			want = "out.txt"
		}
		require.Equal(t, want, name)
		content := []byte(readFile(t, filepath.Join(dir, name)))
		list, _ := records(t, ibid(t, string(content), "convert", "-", "--to", "jsonl").stdout)
		if len(list) == 0 {
			require.Equal(t, len(names)-1, i, "only the documents, at the end, may be without records")
			continue
		}
		for _, r := range list {
			ids = append(ids, r.OwnID)
		}
		if limit.records > 0 {
			require.LessOrEqual(t, len(list), limit.records)
		}
		if limit.bytes > 0 && len(list) > 1 {
			require.LessOrEqual(t, int64(len(content)), limit.bytes)
		}
		if full := limit.records > 0 && before == limit.records; format == "ris" && i > 0 && !full {
			// With the first record of this part, the one before is too large.
			first := len(ids) - len(list)
			larger := ibid(t, many(total)[start(first-before):start(first+1)], "convert", "-", "--to", format)
			require.Greater(t, int64(len(larger.stdout)), limit.bytes, "part %d is not full", i)
		}
		before = len(list)
	}
	require.Len(t, ids, total)
	for i, id := range ids {
		require.Equal(t, fmt.Sprintf("r%d", i), id)
	}
}

func TestSplitReplacesOnlyWhenComplete(t *testing.T) {
	dir := t.TempDir()
	library := filepath.Join(dir, "library.ris")
	require.NoError(t, os.WriteFile(library, []byte(many(25)), 0o600))
	for _, name := range []string{"out-1.ris", "out-3.ris", "out-9.ris", "out-x.ris", "out.ris"} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte("before"), 0o640))
	}
	out := filepath.Join(dir, "out.ris")
	got := ibid(t, "", "convert", library, "-o", out, "--split", "10")
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Contains(t, got.stderr, "written in 3 parts, "+filepath.Join(dir, "out-1.ris")+" to "+filepath.Join(dir, "out-3.ris"))
	require.Contains(t, got.stderr, "not of this run, but named like its parts: "+filepath.Join(dir, "out-9.ris"))
	require.NotContains(t, got.stderr, "out-x.ris")
	require.Equal(t, []string{"library.ris", "out-1.ris", "out-2.ris", "out-3.ris", "out-9.ris", "out-x.ris", "out.ris"}, listDir(t, dir))
	require.Equal(t, "before", readFile(t, out))

	// A part that would replace an input is refused, and nothing is changed.
	input := filepath.Join(dir, "out-2.ris")
	before := readFile(t, input)
	got = ibid(t, "", "convert", input, "-o", out, "--split", "4")
	require.Equal(t, statusFailed, got.status)
	require.Contains(t, got.stderr, "out-2.ris: is one of the inputs")
	require.Equal(t, before, readFile(t, input))
	require.Len(t, listDir(t, dir), 7)

	got = ibid(t, "", "convert", library, "-o", out, "--split", "20", "--report", filepath.Join(dir, "out-1.ris"))
	require.Equal(t, statusFailed, got.status)
	require.Contains(t, got.stderr, "out-1.ris: is named for two outputs")

	got = ibid(t, "", "convert", library, "-o", out, "--split", "40B")
	require.Contains(t, got.stderr, "25 records were larger than the limit of --split")
}

func TestSplitOfDedupeAndResolve(t *testing.T) {
	library := filepath.Join(t.TempDir(), "library.ris")
	require.NoError(t, os.WriteFile(library, []byte(many(50)), 0o600))
	dir := t.TempDir()
	whole := ibid(t, "", "dedupe", library, medline)
	got := ibid(t, "", "dedupe", library, medline, "-o", filepath.Join(dir, "d.ris"), "--split", "20,2kB")
	require.Equal(t, statusDone, got.status, got.stderr)
	var joined bytes.Buffer
	for _, name := range listDir(t, dir) {
		part := readFile(t, filepath.Join(dir, name))
		require.LessOrEqual(t, len(part), 2000)
		joined.WriteString(part)
	}
	require.Equal(t, whole.stdout, joined.String(), "the parts are the whole, byte for byte")

	dir = t.TempDir()
	whole = ibid(t, "", "resolve", medline, scopus, items, "--to", "ris")
	got = ibid(t, "", "resolve", medline, scopus, items, "--to", "ris", "-o", filepath.Join(dir, "r.ris"), "--split", "4")
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Equal(t, []string{"r-1.ris", "r-2.ris"}, listDir(t, dir))
	require.Equal(t, whole.stdout, readFile(t, filepath.Join(dir, "r-1.ris"))+readFile(t, filepath.Join(dir, "r-2.ris")))
}
