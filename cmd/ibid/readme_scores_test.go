package main

import (
	"encoding/csv"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/dedupe/eval"
	"github.com/ibid-go/ibid/internal/corpus"
)

// scoredSet is a labelled set with the scores of other tools on it, removal F1
// and pair F1 against the truth as it was published.
type scoredSet struct {
	name, folder string
	clean        bool // its sources are declared free of duplicates
	recallOnly   bool // its truth misses duplicates
	// BibDedupe, ASySD, SRA dedupe, the thorough sweep, Zotero's rule.
	others [5]string
}

var scoredSets = []scoredSet{
	{name: "cytology", folder: "cytology_screening", others: [5]string{".996 / .992", ".986 / .985", ".937 / .928", ".992 / .987", ".929 / .916"}},
	{name: "haematology", folder: "haematology", others: [5]string{".938 / .900, corrected .960 / .955", ".893 / .832", ".821 / .765", ".898 / .847", ".810 / .741"}},
	{name: "digital work", folder: "digital_work", others: [5]string{".9986 (published) / .997", ".912 / .907", ".962 / .968", ".745 / .119", ".957 / .936"}},
	{name: "MISQ", folder: "misq_mixed", others: [5]string{".975 / .922", ".746 / .666", ".914 / .898", ".915 / .873", ".605 / .545"}},
	{name: "DBLP and ACM", folder: "dblp_acm", others: [5]string{".723 / .596", ".524 / .456", ".546 / .527", "", ".922 / .802"}},
	{name: "DBLP and ACM, clean", folder: "dblp_acm", clean: true},
	{name: "JIT", folder: "jit_mixed", recallOnly: true},
	{name: "tafenoquine", folder: "iebh_tafenoquine", others: [5]string{"members 1.000", "", "", "members 1.000", ""}},
}

// TestReadmeScores measures the labelled sets and compares with the tables of
// the README. With -update it writes them anew.
func TestReadmeScores(t *testing.T) {
	gold := corpus.Folder(t, "gold")
	own := []string{
		"| set | truth | removal: right / wrong / missed | removal F1 | pair F1 | member F1 | mixed, largest | unsure in 1,000 | candidates: recall, a record | lost in 10,000, at most |",
		"|---|---|--:|--:|--:|--:|--:|--:|--:|--:|",
	}
	compared := []string{
		"| set | Ibid | BibDedupe | ASySD | SRA dedupe | sweep, thorough | Zotero's rule |",
		"|---|--:|--:|--:|--:|--:|--:|",
	}
	for _, set := range scoredSets {
		raw := readGoldTruth(t, filepath.Join(gold, set.folder))
		first := scoreOf(t, set, raw)
		own = append(own, first.row(set, "raw"))
		text := first.brief(set)
		if corrected := correctedTruth(t, set.folder, raw); corrected != nil {
			second := scoreOf(t, set, corrected)
			own = append(own, second.row(set, "corrected"))
			text += ", corrected " + second.brief(set)
		}
		compared = append(compared, "| "+strings.Join(append([]string{set.name, text}, set.others[:]...), " | ")+" |")
	}
	tables := strings.Join(own, "\n") + "\n\n" + strings.Join(compared, "\n") + "\n"

	readme := filepath.Join("..", "..", "README.md")
	const begin, end = "<!-- scores -->\n", "<!-- end of scores -->"
	before, rest, ok := strings.Cut(readFile(t, readme), begin)
	require.True(t, ok)
	stated, after, ok := strings.Cut(rest, end)
	require.True(t, ok)
	if *update {
		require.NoError(t, os.WriteFile(readme, []byte(before+begin+tables+end+after), 0o666))
		return
	}
	require.Equal(t, tables, stated, "go test ./cmd/ibid -run TestReadmeScores -update measures again")
}

type setScores struct{ *evaluation }

func (s setScores) metric(name string) *metricScore {
	if i := slices.IndexFunc(s.Scores, func(m metricScore) bool { return m.Metric == name }); i >= 0 {
		return &s.Scores[i]
	}
	return nil
}

// row is a set in the table of Ibid's own scores.
func (s setScores) row(set scoredSet, truth string) string {
	interval := func(i *eval.Interval) string {
		return fmt.Sprintf("%s (%s–%s)", shareText(i.Value), shareText(i.Low), shareText(i.High))
	}
	cells := []string{set.name, truth, "", "", "", interval(s.metric("members").F1), "", fmt.Sprintf("%.1f", s.Unsure.In1000), fmt.Sprintf("%.1f", s.Candidates.PerRecord), ""}
	if removal := s.metric("removal"); removal != nil {
		cells[2] = fmt.Sprintf("%d / %d / %d", removal.TP, removal.FP, removal.FN)
		cells[3], cells[4] = interval(removal.F1), interval(s.metric("pairs").F1)
		cells[6] = fmt.Sprintf("%d, %d", s.Mixed.Number, s.Mixed.Largest)
		cells[8] = shareText(s.metric("candidates").Recall.Value) + ", " + cells[8]
		cells[9] = fmt.Sprintf("%.1f", s.WronglyRemoved.AtMost)
		if set.recallOnly {
			cells[2] = fmt.Sprintf("%d / – / %d", removal.TP, removal.FN)
			cells[3], cells[4] = "recall "+interval(removal.Recall), "recall "+interval(s.metric("pairs").Recall)
			cells[5], cells[6], cells[9] = "recall "+interval(s.metric("members").Recall), "–", "–"
		}
	}
	return "| " + strings.Join(cells, " | ") + " |"
}

// brief is a set's scores beside those of others.
func (s setScores) brief(set scoredSet) string {
	removal := s.metric("removal")
	short := func(share float64) string { return strings.TrimPrefix(shareText(share), "0") }
	switch {
	case removal == nil:
		return "members " + short(s.metric("members").F1.Value)
	case set.recallOnly:
		return "recall " + short(removal.Recall.Value) + " / " + short(s.metric("pairs").Recall.Value)
	}
	return short(removal.F1.Value) + " / " + short(s.metric("pairs").F1.Value)
}

// scoreOf runs the command on a set.
func scoreOf(t *testing.T, set scoredSet, truth map[string]string) setScores {
	t.Helper()
	args := []string{"evaluate", "--errors", "0", "--to", "json"}
	if truth == nil {
		args = append(args, "--truth", corpus.Folder(t, "gold", set.folder, "members.csv"))
	} else {
		var rows strings.Builder
		rows.WriteString("id,group\n")
		for _, id := range slices.Sorted(maps.Keys(truth)) {
			fmt.Fprintf(&rows, "%s,%s\n", id, truth[id])
		}
		path := filepath.Join(t.TempDir(), "truth.csv")
		require.NoError(t, os.WriteFile(path, []byte(rows.String()), 0o600))
		args = append(args, "--truth", path)
	}
	for _, file := range corpus.FilesIn(t, corpus.Folder(t, "gold", set.folder), ".ris") {
		if set.clean {
			name := filepath.Base(file)
			args = append(args, "--source", name+"="+file, "--clean-source", name)
		} else {
			args = append(args, file)
		}
	}
	got := ibid(t, "", args...)
	require.Equal(t, statusDone, got.status, got.stderr)
	return setScores{evaluationOf(t, got)}
}

// readGoldTruth returns the groups of a set by id, nil where its truth is flags.
func readGoldTruth(t *testing.T, folder string) map[string]string {
	path := filepath.Join(folder, "truth.csv")
	if _, err := os.Stat(path); err != nil {
		return nil
	}
	rows, err := csv.NewReader(strings.NewReader(readFile(t, path))).ReadAll()
	require.NoError(t, err)
	truth := map[string]string{}
	for _, row := range rows[1:] {
		truth[row[0]] = row[1]
	}
	return truth
}

// correctedTruth puts the known errors of a truth right, and returns nil where
// none is known. A split leaves its first group where it was; one of a single
// group gives each record its own.
func correctedTruth(t *testing.T, folder string, raw map[string]string) map[string]string {
	truth := maps.Clone(raw)
	changed := false
	for line := range strings.Lines(readFile(t, corpus.Folder(t, "gold", "corrections.tsv"))) {
		row := strings.Split(line, "\t")
		if row[0] != folder {
			continue
		}
		changed = true
		groups := strings.Split(row[2], "|")
		if row[1] == "split" && len(groups) == 1 {
			groups = strings.Split(row[2], ",")
		}
		for i, group := range groups {
			ids := strings.Split(group, ",")
			name := truth[ids[0]]
			if i > 0 {
				name = "corrected " + ids[0]
			}
			for _, id := range ids {
				truth[id] = name
			}
		}
	}
	if !changed {
		return nil
	}
	return truth
}
