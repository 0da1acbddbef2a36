package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/dedupe/eval"
	"github.com/ibid-go/ibid/record"
)

// The labelled fixture: two of its three duplicates are found, one is worded
// otherwise, and two records that agree in all are two publications.
const (
	labelled  = "../../testdata/evaluate/"
	catalogue = labelled + "catalogue.ris"
	indexed   = labelled + "index.ris"
	labelling = labelled + "truth.csv"
)

// evaluated runs evaluate with a truth of the given text.
func evaluated(t *testing.T, truth string, args ...string) result {
	t.Helper()
	path := filepath.Join(t.TempDir(), "truth")
	require.NoError(t, os.WriteFile(path, []byte(truth), 0o600))
	return ibid(t, "", append([]string{"evaluate", "--truth", path}, args...)...)
}

func evaluationOf(t *testing.T, got result) *evaluation {
	t.Helper()
	var e evaluation
	require.NoError(t, json.Unmarshal([]byte(got.stdout), &e), got.stderr)
	return &e
}

// countsOf are the counts of each metric.
func countsOf(e *evaluation) map[string]eval.Counts {
	counts := map[string]eval.Counts{}
	for _, s := range e.Scores {
		counts[s.Metric] = s.Counts
	}
	return counts
}

func TestEvaluate(t *testing.T) {
	got := ibid(t, "", "evaluate", "--truth", labelling, catalogue, indexed)
	require.Equal(t, statusDone, got.status, got.stderr)
	requireGolden(t, "evaluate.txt", got.stdout)
	for line := range strings.SplitSeq(got.stdout, "\n") {
		require.LessOrEqual(t, textWidth(line), defaultWidth)
	}

	out := filepath.Join(t.TempDir(), "scores.json")
	got = ibid(t, "", "evaluate", "--truth", labelling, "--to", "json", "-o", out, catalogue, indexed)
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Empty(t, got.stdout)
	e := evaluationOf(t, result{stdout: readFile(t, out)})
	require.Equal(t, map[string]eval.Counts{
		"removal": {TP: 2, FP: 1, FN: 1}, "pairs": {TP: 2, FP: 1, FN: 1},
		"members": {TP: 4, FP: 2, FN: 2}, "candidates": {TP: 2, FN: 1},
	}, countsOf(e))
	require.Equal(t, &eval.MixedClusters{Number: 1, Largest: 2}, e.Mixed)
	require.Equal(t, 3, e.Truth.Groups)
	require.Equal(t, 9, e.Truth.Listed)
	require.InDelta(t, 1000, e.WronglyRemoved.In10000, 1e-9)
	require.Equal(t, 1, e.WrongMerges)
	require.Equal(t, 1, e.MissedMerges)
	require.Len(t, e.Errors, 2)
	require.Equal(t, []string{wrongMerge, missedMerge}, []string{e.Errors[0].Kind, e.Errors[1].Kind})
	require.NotEmpty(t, e.Errors[0].Pair.Evidence)
	stated := e.Calibration.Apart
	for _, b := range e.Calibration.Bands {
		stated += b.Pairs
	}
	require.Equal(t, e.Candidates.Pairs, stated, "the truth knows all candidates")
}

// The order of the files and of the truth changes what is called the first of a
// cluster, and nothing else.
func TestEvaluateOrder(t *testing.T) {
	lines := strings.SplitAfter(readFile(t, labelling), "\n")
	reversed := lines[0]
	for i := len(lines) - 1; i > 0; i-- {
		reversed += lines[i]
	}
	want := evaluationOf(t, evaluated(t, strings.Join(lines, ""), "--to", "json", catalogue, indexed))
	got := evaluationOf(t, evaluated(t, reversed, "--to", "json", "--workers", "3", indexed, catalogue))
	require.Equal(t, want, got)
}

// A truth that is what was found scores 1, and what --map writes is a truth.
func TestEvaluateMap(t *testing.T) {
	for _, level := range levels {
		table := filepath.Join(t.TempDir(), "map.csv")
		files := []string{medline, scopus, items, catalogue, indexed}
		require.Equal(t, statusDone, ibid(t, "", append([]string{"dedupe", "--level", level, "--map", table}, files...)...).status)
		got := ibid(t, "", append([]string{"evaluate", "--truth", table, "--level", level, "--to", "json"}, files...)...)
		require.Equal(t, statusDone, got.status, got.stderr)
		e := evaluationOf(t, got)
		for _, s := range e.Scores {
			require.Zero(t, s.FP+s.FN, "%s", s.Metric)
			require.Equal(t, eval.Interval{Value: 1, Low: 1, High: 1}, *s.Recall)
		}
		require.Zero(t, *e.Mixed)
		require.Empty(t, e.Errors)
		require.Equal(t, e.Records, e.Truth.Listed)
		require.Contains(t, ibid(t, "", append([]string{"evaluate", "--truth", table, "--level", level}, files...)...).stdout, "No errors.")
	}
}

// What a truth does not say as it was perhaps meant is said to the person.
func TestEvaluateComplaints(t *testing.T) {
	got := evaluated(t, "key,set\nc1,1\ni1,1\n", catalogue, indexed)
	require.Equal(t, statusDone, got.status)
	require.Contains(t, got.stderr, "line 1 is taken for a heading, of words that are not known")
	got = evaluated(t, "id,group\nc1,1\ni1,2\n", catalogue, indexed)
	require.Equal(t, statusDone, got.status)
	require.Contains(t, got.stderr, "no group of it has several of these records")
	require.Empty(t, evaluated(t, "id,group\nc1,1\ni1,1\n", catalogue, indexed).stderr)
}

// A share of nothing is no share: neither all nor none.
func TestEvaluateSharesOfNothing(t *testing.T) {
	none := "id,group\nc1,1\ni1,2\n"
	e := evaluationOf(t, evaluated(t, none, "--to", "json", catalogue, indexed))
	for _, s := range e.Scores {
		require.Nil(t, s.Recall, s.Metric)
		require.Nil(t, s.F1, s.Metric)
		require.Equal(t, s.Metric == "candidates", s.Precision == nil, s.Metric)
	}
	text := evaluated(t, none, catalogue, indexed).stdout
	require.Regexp(t, `(?m)^ +recall +– +0 found, 0 missed$`, text)
	require.NotRegexp(t, `(recall|F1) +\d`, text)

	// Nothing is merged, so nothing is wrongly.
	alone := evaluationOf(t, evaluated(t, "id,group\nc1,1\nc2,1\n", "--to", "json", "--source", "All="+catalogue, "--clean-source", "All"))
	for _, s := range alone.Scores {
		require.Nil(t, s.Precision, s.Metric)
		require.Zero(t, s.Recall.Value, s.Metric)
	}
}

// Whatever their length, names stand apart from what is said of them.
func TestEvaluateDefinitions(t *testing.T) {
	text := evaluated(t, "a,b,same\nc1,i1,same\n", catalogue, indexed).stdout
	require.Contains(t, text, "Judged pairs  the pairs that the truth lists")
}

func TestEvaluateForms(t *testing.T) {
	groups := map[string]eval.Counts{"removal": {TP: 2, FP: 1, FN: 1}, "pairs": {TP: 2, FP: 1, FN: 1}, "members": {TP: 4, FP: 2, FN: 2}, "candidates": {TP: 2, FN: 1}}
	for _, c := range []struct {
		name, truth, form string
		want              map[string]eval.Counts
	}{
		{"tabs and FILE#n", "record\tcluster\n" + catalogue + "#1\tA\nindex.ris#1\tA\ncatalogue.ris#3\tB\ni2\tB\nc5\tC\ni4\tC\n", truthGroups, groups},
		{"no heading", "c1,1\ni1,1\nc3,2\ni2,2\nc5,3\ni4,3\nc4,\ni3,\n", truthGroups, groups},
		{"a heading of other words", "\ufeffkey,set\r\nc1,1\r\ni1,1\r\nc3,2\r\ni2,2\r\nc5,3\r\ni4,3\r\n", truthGroups, groups},
		{"pairs", "a,b\nc1,i1\ni2,c3\nc5,i4\n", truthPairs, groups},
		{"judged pairs", "c1,i1,same\nc2,c3,different\nc4,i3,different\ni4,c5,same\n", truthJudged, map[string]eval.Counts{"judged pairs": {TP: 1, FP: 1, FN: 1}}},
		{"judged pairs with a heading", "a,b,same\nc1,i1,1\nc4,i3,0\ni4,c5,yes\n", truthJudged, map[string]eval.Counts{"judged pairs": {TP: 1, FP: 1, FN: 1}}},
		{"decisions as JSON lines", `{"a":"c1","b":"i1","same":true}` + "\n" + `{"a":"c4","b":"i3","same":false}`, truthJudged, map[string]eval.Counts{"judged pairs": {TP: 1, FP: 1}}},
		{"flags", "id,duplicate\nc1,1\ni1,1\nc2,0\nc5,1\n", truthFlags, map[string]eval.Counts{"members": {TP: 2, FP: 4, FN: 1}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := evaluated(t, c.truth, "--to", "json", catalogue, indexed)
			require.Equal(t, statusDone, got.status, got.stderr)
			e := evaluationOf(t, got)
			require.Equal(t, c.form, e.Truth.Form)
			require.Equal(t, c.want, countsOf(e))
			require.NotEmpty(t, evaluated(t, c.truth, catalogue, indexed).stdout)
		})
	}
}

// Options act as in dedupe.
func TestEvaluateOptions(t *testing.T) {
	decisions := filepath.Join(t.TempDir(), "decisions.csv")
	require.NoError(t, os.WriteFile(decisions, []byte("c4,i3,different\nc5,i4,same\n"), 0o600))
	got := ibid(t, "", "evaluate", "--truth", labelling, "--decisions", decisions, "--to", "json", catalogue, indexed)
	require.Equal(t, statusDone, got.status, got.stderr)
	e := evaluationOf(t, got)
	require.Equal(t, eval.Counts{TP: 3}, countsOf(e)["pairs"])

	clean := evaluationOf(t, ibid(t, "", "evaluate", "--truth", labelling, "--to", "json", "--source", "All="+catalogue, "--source", "All="+indexed, "--clean-source", "All"))
	require.Equal(t, eval.Counts{FN: 3}, countsOf(clean)["pairs"], "one source without duplicates")
	require.Equal(t, 3, clean.MissedMerges)
	require.Equal(t, record.Different, clean.Errors[0].Pair.Verdict)

	one := evaluationOf(t, ibid(t, "", "evaluate", "--truth", labelling, "--errors", "1", "--to", "json", catalogue, indexed))
	require.Len(t, one.Errors, 1)
	require.Equal(t, wrongMerge, one.Errors[0].Kind)
	require.Contains(t, ibid(t, "", "evaluate", "--truth", labelling, "--errors", "1", catalogue, indexed).stdout, "of which the worst 1 stand")
	require.NotContains(t, ibid(t, "", "evaluate", "--truth", labelling, "--errors", "0", catalogue, indexed).stdout, "\n1. ")
}

// A level decides what is one: a preprint and its article are one work.
func TestEvaluateLevel(t *testing.T) {
	fixtures, err := filepath.Glob("../../testdata/same-paper/*")
	require.NoError(t, err)
	truth := "record,group\njmir-flattened.ris.txt#1,a\npure-portal.txt#1,a\njmir-preprints.txt#1,a\n"
	require.Equal(t, eval.Counts{TP: 1, FN: 2}, countsOf(evaluationOf(t, evaluated(t, truth, append(fixtures, "--to", "json")...)))["pairs"])
	require.Equal(t, eval.Counts{TP: 3}, countsOf(evaluationOf(t, evaluated(t, truth, append(fixtures, "--to", "json", "--level", "work")...)))["pairs"])
}

func TestEvaluateRefuses(t *testing.T) {
	for _, c := range []struct {
		name, truth string
		args        []string
		want        string
	}{
		{"nothing", "", nil, "the truth is empty"},
		{"a heading alone", "id,group\n", nil, "a heading and no rows"},
		{"no record of these", "x,1\ny,1\n", nil, "names no record of these files; expected names like c1 ("},
		{"two groups", "c1,1\ni1,1\nc1,2\n", nil, `line 3: c1 is in "2", and line 1 says "1"`},
		{"one column", "c1\ni1\n", nil, "line 1: expected at least 2 columns, such as id and group"},
		{"many columns of other words", "paper,title,set\nc1,x,1\ni1,y,1\n", nil, `line 1: "paper" is no record of these files, and the line no heading that is known; expected columns such as id and group`},
		{"no group", "id,group\nc1\n", nil, "line 2: expected 2 columns"},
		{"no verdict", "a,b,same\nc1,i1,perhaps\n", nil, `line 2: "perhaps" is no verdict`},
		{"both", "c1,i1,same\ni1,c1,different\n", nil, "line 2 contradicts line 1"},
		{"flagged and not", "id,duplicate\nc1,1\nc1,0\n", nil, "line 3 contradicts line 2"},
		{"no pair of these", "c1,zz,same\n", nil, "no pair of the truth"},
		{"a name of two", "c1,1\n", []string{labelled + "catalogue.ris"}, `line 1: "c1" names 2 records`},
		{"an unknown level", "c1,1\n", []string{"--level", "page"}, "expected one of version, work"},
		{"errors below none", "c1,1\n", []string{"--errors", "-1"}, "--errors -1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			args := append([]string{catalogue, indexed}, c.args...)
			if len(c.args) == 1 {
				copied := filepath.Join(t.TempDir(), "copy.ris")
				require.NoError(t, os.WriteFile(copied, []byte(readFile(t, c.args[0])), 0o600))
				args = []string{catalogue, copied}
			}
			got := evaluated(t, c.truth, args...)
			require.Equal(t, statusFailed, got.status)
			require.Contains(t, got.stderr, c.want)
			require.Empty(t, got.stdout)
		})
	}
	got := ibid(t, "", "evaluate", catalogue)
	require.Equal(t, statusFailed, got.status)
	require.Contains(t, got.stderr, "expected --truth FILE")
	require.Contains(t, ibid(t, "", "evaluate", "--truth", "missing.csv", catalogue).stderr, "missing.csv: cannot be read")
}

// A truth of more files than are given is scored as far as it goes, and says
// so.
func TestEvaluateStrangers(t *testing.T) {
	got := ibid(t, "", "evaluate", "--truth", labelling, "--to", "json", catalogue)
	require.Equal(t, statusMissing, got.status)
	require.Contains(t, got.stderr, "4 names are no record of these files, and nothing was made of it: i1, i2, i3, i4")
	e := evaluationOf(t, got)
	require.Equal(t, 5, e.Truth.Listed)
	require.Zero(t, e.Truth.Groups)
}
