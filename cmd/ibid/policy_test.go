package main

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ibid-go/ibid/record"
	"github.com/stretchr/testify/require"
)

// writeTemporary writes a file of the name into a directory of the test.
func writeTemporary(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
	return path
}

// editions are a preprint and its article, a Cochrane review and its update,
// and a conference abstract and its article, two of the works of one trial.
const editions = `TY  - UNPB
ID  - preprint
TI  - Growing tomatoes on balconies without soil: an experiment in hydroponics
AU  - Rossi, Carla
AU  - Bianchi, Piero
AU  - Verdi, Anna
T2  - bioRxiv
PY  - 2021
DO  - 10.1101/2021.01.02.123456
ER  - 
TY  - JOUR
ID  - article
TI  - Growing tomatoes on balconies without soil: an experiment in hydroponics
AU  - Rossi, Carla
AU  - Bianchi, Piero
AU  - Verdi, Anna
JF  - Urban Gardens
VL  - 3
IS  - 1
SP  - 1
EP  - 9
PY  - 2021
DO  - 10.5555/ug.2021.3
ER  - 
TY  - JOUR
ID  - review
TI  - Melatonin for people who cross many time zones
AU  - Herd, A
AU  - Peters, K
JF  - Cochrane Database of Systematic Reviews
IS  - 2
SP  - CD001520
PY  - 2002
DO  - 10.1002/14651858.CD001520
ER  - 
TY  - JOUR
ID  - update
TI  - Melatonin for people who cross many time zones
AU  - Herd, A
AU  - Peters, K
JF  - Cochrane Database of Systematic Reviews
IS  - 4
SP  - CD001520
PY  - 2009
DO  - 10.1002/14651858.CD001520.pub2
ER  - 
TY  - JOUR
ID  - abstract
M3  - Conference Abstract
TI  - Light therapy for midwives who work at night in coastal towns
AU  - Halvorsen, Tone
AU  - Quist, Peer
JF  - Sleep Medicine
VL  - 14
IS  - SUPPL. 1
SP  - S123
PY  - 2013
N1  - ClinicalTrials.gov NCT00000102
ER  - 
TY  - JOUR
ID  - report
TI  - Light therapy for midwives who work at night in coastal towns
AU  - Halvorsen, Tone
AU  - Quist, Peer
JF  - Journal of Shift Work
VL  - 22
IS  - 3
SP  - 201
EP  - 214
PY  - 2014
AB  - Trial registration: ClinicalTrials.gov NCT00000102
ER  - 
`

// What a person says of a kind of versions decides what stays, in dedupe,
// resolve and match alike, and the ids of works stay as they are.
func TestWhatCountsAsOne(t *testing.T) {
	path := writeTemporary(t, "editions.ris", editions)
	mapFile := filepath.Join(t.TempDir(), "map.csv")
	works := map[string]string{}
	for _, c := range []struct{ flags, removed string }{
		{"", ""},
		{"--level work", "preprint review"},
		{"--preprints together", "preprint"},
		{"--cochrane-updates together", "review"},
		{"--conference-abstracts together", "abstract"},
		{"--level work --preprints apart", "review"},
		{"--level work --cochrane-updates apart --conference-abstracts together", "preprint abstract"},
		{"--preprints together --cochrane-updates together --conference-abstracts together", "preprint review abstract"},
		{"--level work --preprints apart --cochrane-updates apart", ""},
	} {
		flags := strings.Fields(c.flags)
		got := ibid(t, "", append([]string{"dedupe", "--map", mapFile, path}, flags...)...)
		require.Equal(t, statusDone, got.status, got.stderr)
		var removed []string
		for _, row := range readTable(t, mapFile)[1:] {
			if row[5] == "false" {
				removed = append(removed, row[0])
			}
			if !strings.Contains(c.flags, "abstracts") {
				if works[row[0]] == "" {
					works[row[0]] = row[4]
				}
				require.Equal(t, works[row[0]], row[4], "the works are the same, whatever counts as one")
			}
		}
		require.Equal(t, c.removed, strings.Join(removed, " "), c.flags)
		e := evaluationOf(t, evaluated(t, "id,group\npreprint,1\narticle,1\n", append([]string{"--to", "json", path}, flags...)...))
		require.Equal(t, strings.Contains(c.removed, "preprint"), e.MissedMerges == 0, c.flags)
		var why explanation
		require.NoError(t, json.Unmarshal([]byte(ibid(t, "", append([]string{"explain", "--to", "json", "preprint", "article", path}, flags...)...).stdout), &why))
		require.Equal(t, strings.Contains(c.removed, "preprint"), why.CountAsOne, c.flags)
		require.Equal(t, 6-len(removed), strings.Count(got.stdout, "TY  - "), c.flags)

		resolved := ibid(t, "", append([]string{"resolve", "--to", "ris", path}, flags...)...)
		require.Equal(t, 6-len(removed), strings.Count(resolved.stdout, "TY  - "), c.flags)
		fused := ibid(t, "", append([]string{"dedupe", "--keep", "fused", path}, flags...)...)
		require.Equal(t, 6-len(removed), strings.Count(fused.stdout, "TY  - "), c.flags)

		items := ibid(t, "", "convert", "--to", "csl-json", path)
		var list []json.RawMessage
		require.NoError(t, json.Unmarshal([]byte(items.stdout), &list))
		var lines strings.Builder
		for _, item := range list {
			lines.WriteString(strings.ReplaceAll(string(item), "\n", " ") + "\n")
		}
		matched := ibid(t, lines.String(), append([]string{"match"}, flags...)...)
		require.Equal(t, statusDone, matched.status, matched.stderr)
		require.Equal(t, len(removed), strings.Count(matched.stdout, `"relation":"same-work"`), "%s\n%s", c.flags, matched.stdout)
	}
	for _, flag := range []string{"preprints", "cochrane-updates", "conference-abstracts"} {
		got := ibid(t, "", "dedupe", "--"+flag, "both", path)
		require.Equal(t, statusFailed, got.status)
		require.Contains(t, got.stderr, "--"+flag+` "both": expected one of apart, together`)
	}
}

// Works of one trial are told in every form.
func TestStudiesAreShown(t *testing.T) {
	path := writeTemporary(t, "editions.ris", editions)
	mapFile := filepath.Join(t.TempDir(), "map.csv")
	got := ibid(t, "", "dedupe", "--map", mapFile, path)
	require.Contains(t, unwrapped(got.stderr), "2 of the works left report 1 study by registration number")
	rows := readTable(t, mapFile)
	require.Equal(t, "studies", rows[0][12])
	for _, row := range rows[1:] {
		want := ""
		if row[0] == "abstract" || row[0] == "report" {
			want = "ClinicalTrials.gov NCT00000102"
		}
		require.Equal(t, want, row[12], row[0])
	}
	require.Contains(t, unwrapped(ibid(t, "", "resolve", path).stdout), "name one registration, ClinicalTrials.gov NCT00000102, and report one study")
	require.Contains(t, ibid(t, "", "resolve", "--to", "json", path).stdout, `"studies"`)
}

// A confidence is in per cent, so that 1 is one per cent; what is less is a
// fraction.
func TestConfidences(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{{"95", 950}, {"95%", 950}, {"97.5 %", 975}, {"0.95", 950}, {"100", 1000}, {"50", 500}} {
		got, err := readConfidence("merge", c.text, leastMerge)
		require.NoError(t, err, c.text)
		require.Equal(t, c.want, got, c.text)
	}
	for _, text := range []string{"", "x", "0", "-1", "49", "0.4", "101", "NaN", "Inf", "1%", "1"} {
		_, err := readConfidence("merge", text, leastMerge)
		require.ErrorContains(t, err, "expected a confidence", text)
	}
	got := ibid(t, "", "dedupe", "--review", "unsure.csv", medline)
	require.Equal(t, statusFailed, got.status)
	require.Contains(t, got.stderr, "the list of unsure pairs is --unsure FILE")
}

// twins are pairs of records that differ in nothing but their DOI; the first
// pair has a third record that is one of them.
func twins() string {
	var b strings.Builder
	write := func(id, title, doi string) {
		b.WriteString("TY  - JOUR\nID  - " + id + "\nTI  - " + title + "\nAU  - Okafor, Ngozi\nAU  - Lindqvist, Per\nPY  - 2019\nJO  - Journal of Libraries\nVL  - 3\nIS  - 2\nSP  - 5\nEP  - 19\nDO  - " + doi + "\nER  - \n")
	}
	const first, second = "Reading citations aloud in small libraries of the north", `=HYPERLINK("https://x.example";"Counting the cards of a catalogue by night")`
	write("s1", second, "10.5555/c")
	write("s2", second, "10.5555/d")
	write("f1", first, "10.5555/a")
	write("f2", first, "10.5555/b")
	write("f3", first+".", "10.5555/b")
	return b.String()
}

// The list of unsure pairs is filled in by a person, given back, and obeyed in
// that run and in later ones, whatever the order and the names of the files.
func TestUnsureBecomesDecisions(t *testing.T) {
	dir := t.TempDir()
	path, unsure := filepath.Join(dir, "twins.ris"), filepath.Join(dir, "unsure.csv")
	require.NoError(t, os.WriteFile(path, []byte(twins()), 0o600))
	got := ibid(t, "", "dedupe", "--unsure", unsure, path)
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Equal(t, 4, strings.Count(got.stdout, "TY  - "))
	require.Contains(t, got.stderr, "2 unsure pairs")
	rows := readTable(t, unsure)
	require.Equal(t, unsureHeader, rows[0])
	require.Len(t, rows, 3)
	require.Contains(t, rows[1][5], "Reading citations", "the pair with more records comes first")
	require.True(t, strings.HasPrefix(rows[2][5], "'=HYPERLINK"), rows[2][5])
	records := []string{rows[1][17], rows[1][18]}
	require.ElementsMatch(t, []string{"1", "2"}, records)
	require.Equal(t, "1", rows[1][19], "the other record of the two is settled with it")

	open := ibid(t, "", "dedupe", "--decisions", unsure, path)
	require.Equal(t, got.stdout, open.stdout, "nothing is decided yet")
	require.Contains(t, open.stderr, unsure+": holds no decision yet: write same or different into the column \"decision\"")
	require.NotContains(t, ibid(t, "", "dedupe", "-q", "--decisions", unsure, path).stderr, "decision")
	rows[1][2], rows[2][2] = "Same", "different"
	var filled strings.Builder
	for _, row := range rows {
		filled.WriteString(strings.Join(row[:3], ";") + ";\r\n")
	}
	decided := filepath.Join(dir, "decided.csv")
	require.NoError(t, os.WriteFile(decided, []byte("\ufeff"+filled.String()+";;;\r\n"), 0o600))
	again := ibid(t, "", "dedupe", "--decisions", decided, "--unsure", unsure, path)
	require.Equal(t, statusDone, again.status, again.stderr)
	require.Equal(t, 3, strings.Count(again.stdout, "TY  - "))
	require.NotContains(t, again.stderr, "unsure")
	require.NotContains(t, again.stderr, "decision")
	require.Len(t, readTable(t, unsure), 1, "what was answered is not asked again")

	// A later search has the same records in another file and order, and more.
	entries := entries(readFile(t, path))
	later := filepath.Join(dir, "later.ris")
	require.NoError(t, os.WriteFile(later, []byte(entries[4]+entries[1]+entries[3]+entries[0]+entries[2]), 0o600))
	got = ibid(t, "", "dedupe", "--decisions", decided, medline, later)
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Equal(t, 3+3, strings.Count(got.stdout, "TY  - "))
	require.NotContains(t, got.stderr, "decisions:")
}

// What contradicts is told with the files and lines of both.
func TestContradictionsAreTold(t *testing.T) {
	path := writeTemporary(t, "twins.ris", twins())
	one := writeTemporary(t, "anna.csv", "a,b,decision\nf1,f2,same\n")
	two := writeTemporary(t, "bo.csv", "f1,s1,different\nf2,f1,different\n")
	got := ibid(t, "", "dedupe", "--decisions", one, "--decisions", two, path)
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Contains(t, got.stderr, "are the same ("+one+":2) and that they are not ("+two+":2): kept apart")
}

func TestTablesOfDecisions(t *testing.T) {
	for name, table := range map[string]string{
		"commas":        "a,b,decision\nx,y,same\n",
		"semicolons":    "a;b;decision\nx;y;same\n",
		"tabs":          "a\tb\tdecision\nx\ty\tyes\n",
		"byte order":    "\ufeffa,b,decision\r\nx,y,SAME \r\n",
		"other columns": "note,b,title,a,decision\n\"one, two\",y,T,x,duplicate\n",
		"left open":     "a,b,decision\nx,y,same\np,q,\nr,s,?\n,,\n",
		"no heading":    "x,y,same\n",
	} {
		decisions, err := readDecisions("d.csv", strings.NewReader(table))
		require.NoError(t, err, name)
		require.Len(t, decisions, 1, name)
		require.Equal(t, "x", decisions[0].A, name)
		require.Equal(t, "y", decisions[0].B, name)
		require.True(t, decisions[0].Same, name)
		require.Regexp(t, `^d\.csv:[12]$`, decisions[0].Place)
	}
	for table, want := range map[string]string{
		"a,b,notes\nx,y,z\n":         `no column "decision"`,
		"a,b,decision\nx,,same\n":    "line 2: a decision about one record",
		"a,b,decision\nx,y\n":        "line 2: expected a,b,same",
		"a,b,decision\nx,y,maybe\n":  `"maybe" is no decision`,
		"\xff\xfea\x00,\x00b\x00":    "UTF-16",
		"PK\x03\x04 a spreadsheet's": "spreadsheet's own file",
	} {
		_, err := readDecisions("d.csv", strings.NewReader(table))
		require.ErrorContains(t, err, want, table)
	}
	decisions, err := readDecisions("d.csv", strings.NewReader("a,b,same\n"))
	require.NoError(t, err)
	require.Len(t, decisions, 1, "records may be called a and b")
}

// A spreadsheet changes long numbers, so ids that look like one are protected.
func TestNamesOfRecords(t *testing.T) {
	for _, name := range []string{"1952576087055552", "12e4567890123456", "7", "1.5", "1952576f8705bef6", "=x", "'7", "''7", "'x", "x~2", ""} {
		require.Equal(t, name, unescapeName(escapeName(name)), name)
	}
	require.Equal(t, "'12e4567890123456", escapeName("12e4567890123456"))
	require.Equal(t, "1952576f8705bef6", escapeName("1952576f8705bef6"))
}

// Explain names the weakest link of a work, and what parts two records that
// their own evidence would join.
func TestExplainLinks(t *testing.T) {
	path := writeTemporary(t, "twins.ris", twins())
	got := ibid(t, "", "explain", "f2", "f3", path)
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Contains(t, got.stdout, "; table ")
	require.NotContains(t, got.stdout, "Held by", "two records have one link")
	decisions := writeTemporary(t, "d.csv", "f1,f2,same\n")
	got = ibid(t, "", "explain", "f2", "f3", path, "--decisions", decisions)
	require.Regexp(t, `Held by +2 links, the weakest of them`, got.stdout)
	decisions = writeTemporary(t, "d.csv", "f1,f2,same\nf1,f3,different\n")
	got = ibid(t, "", "explain", "f2", "f3", path, "--decisions", decisions)
	require.Contains(t, unwrapped(got.stdout), "Parted by "+path+"#3 and B (0.0 %): a person said that they are not the same [decision]")
	var e explanation
	require.NoError(t, json.Unmarshal([]byte(ibid(t, "", "explain", "--to", "json", "f2", "f3", path, "--decisions", decisions).stdout), &e))
	require.Len(t, e.Barriers, 1)
	require.NotEmpty(t, e.WeightsVersion)
}

// A list of journals says which names are one journal's, where their forms do
// not.
func TestJournals(t *testing.T) {
	paper := func(id, journal, place string) string {
		return "TY  - JOUR\nID  - " + id + "\nTI  - Street names of small towns\nAU  - Okafor, Ngozi\nPY  - 2019\nJF  - " + journal + "\n" + place + "ER  - \n"
	}
	path := writeTemporary(t, "names.ris", paper("a", "Zeitschrift für Ortsnamen", "VL  - 12\n")+paper("b", "Toponymica", "VL  - 12\nSP  - 7\n"))
	verdict := func(flags ...string) explanation {
		got := ibid(t, "", append([]string{"explain", "--to", "json", "a", "b", path}, flags...)...)
		require.Equal(t, statusDone, got.status, got.stderr)
		var e explanation
		require.NoError(t, json.Unmarshal([]byte(got.stdout), &e))
		return e
	}
	level := func(e explanation) string {
		for _, f := range e.Pair.Evidence {
			if f.Field == "container" {
				return f.Level
			}
		}
		return ""
	}
	require.Equal(t, "unlike", level(verdict()))
	for _, list := range []string{
		"Zeitschrift für Ortsnamen,Z Ortsnamen,Toponymica\n", "Zeitschrift für Ortsnamen;Toponymica\n", "\ufeffZeitschrift für Ortsnamen\tToponymica\r\n",
	} {
		require.Equal(t, "equal", level(verdict("--journals", writeTemporary(t, "journals.csv", list))), "%q", list)
	}
	require.Equal(t, "unlike", level(verdict("--journals", writeTemporary(t, "journals.csv", "Zeitschrift für Ortsnamen\nToponymica\n"))))
	got := ibid(t, "", "dedupe", path, "--journals", writeTemporary(t, "journals.csv", ""))
	require.Equal(t, statusFailed, got.status)
	require.Contains(t, got.stderr, "the list of journals is empty")
}

// JSON lines say of studies and of pairs between works what the JSON document
// says.
func TestStudiesInLines(t *testing.T) {
	path := writeTemporary(t, "editions.ris", editions)
	whole, err := record.ReadBundle(strings.NewReader(ibid(t, "", "resolve", "--to", "json", path).stdout))
	require.NoError(t, err)
	require.NotEmpty(t, whole.Studies)
	require.NotEmpty(t, whole.Pairs)
	var pairs []record.Pair
	var studies []record.Study
	lines := record.NewLineReader(strings.NewReader(ibid(t, "", "resolve", "--to", "jsonl", path).stdout))
	for {
		line, err := lines.Read()
		if err == io.EOF {
			break
		}
		require.NoError(t, err)
		pairs, studies = append(pairs, line.Pairs...), append(studies, line.Studies...)
	}
	require.Equal(t, whole.Pairs, pairs)
	require.Equal(t, whole.Studies, studies)
	got := ibid(t, ibid(t, "", "resolve", "--to", "jsonl", path).stdout, "dedupe", "-")
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Equal(t, 6, strings.Count(got.stdout, "TY  - "))
}
