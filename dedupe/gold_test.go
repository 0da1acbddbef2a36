package dedupe

import (
	"bufio"
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ibid-go/ibid/dedupe/eval"
	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
	"github.com/stretchr/testify/require"
)

// goldFloor is what a set must reach on the corrected truth: scores somewhat
// under those reached, in ten thousandths, and counts somewhat over.
type goldFloor struct {
	set                  string
	removal, pair        int // F1
	recall               int // of the pairs, where the truth misses duplicates
	falseRemovals        int
	mixed, largestMixed  int
	unsure               int // pairs in 1,000 records
	candidates, proposed int // candidates per record; candidate recall
}

var goldFloors = []goldFloor{
	{set: "cytology_screening", removal: 9985, pair: 9985, unsure: 5, candidates: 10, proposed: 10000},
	{set: "haematology", removal: 9630, pair: 9460, unsure: 5, candidates: 10, proposed: 10000},
	{set: "digital_work", removal: 9980, pair: 9985, unsure: 5, candidates: 10, proposed: 10000},
	{set: "misq_mixed", removal: 9745, pair: 9760, falseRemovals: 10, mixed: 10, largestMixed: 3, unsure: 8, candidates: 10, proposed: 9870},
	{set: "dblp_acm", removal: 9750, pair: 9740, falseRemovals: 3, mixed: 6, largestMixed: 3, unsure: 10, candidates: 10, proposed: 9990},
	{set: "jit_mixed", recall: 9470, falseRemovals: 2000, mixed: 2000, largestMixed: 10, unsure: 400, candidates: 10, proposed: 9690},
}

func TestGold(t *testing.T) {
	corpus.Folder(t, "gold")
	for _, floor := range goldFloors {
		if corpus.UnderRace && floor.set != "haematology" {
			continue // its scores are those of a run without the detector
		}
		t.Run(floor.set, func(t *testing.T) {
			records := goldRecords(t, floor.set)
			raw := goldTruth(t, floor.set)
			corrected := goldCorrected(t, floor.set, raw)
			start := time.Now()
			x := NewIndex(nil)
			for _, r := range records {
				x.Add(r)
			}
			res, err := x.Resolve(context.Background())
			require.NoError(t, err)
			took := time.Since(start)
			candidates := len(x.candidates(x.prepare()).pairs)
			t.Logf("%d records in %v, %.1f candidates per record", len(records), took.Round(time.Millisecond), float64(candidates)/float64(len(records)))
			for _, truth := range []struct {
				name  string
				truth map[string]string
			}{{"raw", raw}, {"corrected", corrected}} {
				s := goldScores(x, res, records, truth.truth)
				t.Logf("%-9s %s", truth.name, s)
				if truth.name != "corrected" {
					continue
				}
				require.GreaterOrEqual(t, tenThousandths(s.removal.F1()), floor.removal, "removal F1")
				require.GreaterOrEqual(t, tenThousandths(s.pairs.F1()), floor.pair, "pair F1")
				require.GreaterOrEqual(t, tenThousandths(s.pairs.Recall()), floor.recall, "pair recall")
				require.LessOrEqual(t, s.removal.FP, floor.falseRemovals, "wrongly removed")
				require.LessOrEqual(t, s.mixed.Number, floor.mixed, "mixed clusters")
				require.LessOrEqual(t, s.mixed.Largest, floor.largestMixed, "largest mixed cluster")
				require.LessOrEqual(t, s.unsure*1000, floor.unsure*len(records), "unsure pairs in 1,000 records")
				require.LessOrEqual(t, candidates, floor.candidates*len(records), "candidates per record")
				require.GreaterOrEqual(t, s.candidateRecall, floor.proposed, "candidate recall")
			}
		})
	}
}

// TestGoldCleanSources declares the two sources of a set, each of which is free
// of duplicates.
func TestGoldCleanSources(t *testing.T) {
	records := goldRecords(t, "dblp_acm")
	x := NewIndex(&Options{CleanSources: []string{"acm.ris", "dblp.ris"}})
	for _, r := range records {
		x.Add(r)
	}
	res, err := x.Resolve(context.Background())
	require.NoError(t, err)
	for _, g := range res.Groups {
		for _, v := range g.Versions {
			require.LessOrEqual(t, len(v.Members), 2, "one record of each source")
		}
	}
	s := goldScores(x, res, records, goldTruth(t, "dblp_acm"))
	t.Log(s)
	require.GreaterOrEqual(t, tenThousandths(s.removal.F1()), 9850)
	require.GreaterOrEqual(t, tenThousandths(s.pairs.F1()), 9845)
}

// goldRecords reads a set in the order of its files.
func goldRecords(t *testing.T, set string) []*record.Record {
	var records []*record.Record
	for _, name := range corpus.FilesIn(t, corpus.Folder(t, "gold", set), ".ris") {
		f, err := os.Open(name)
		require.NoError(t, err)
		records = append(records, readTagged(t, f)...)
		require.NoError(t, f.Close())
	}
	return records
}

var goldTypes = map[string]record.Type{
	"JOUR": record.TypeArticleJournal, "CPAPER": record.TypeConferencePaper, "CHAP": record.TypeChapter,
	"BOOK": record.TypeBook, "RPRT": record.TypeReport,
}

// readTagged reads the few tags of the labelled sets.
func readTagged(t *testing.T, f *os.File) []*record.Record {
	var records []*record.Record
	var r *record.Record
	var first, last string
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		tag, value, ok := strings.Cut(strings.TrimPrefix(lines.Text(), "\ufeff"), "  - ")
		if !ok || len(tag) != 2 {
			continue
		}
		if tag == "TY" {
			r = &record.Record{Type: goldTypes[value], Origin: record.Origin{Document: f.Name(), Source: filepath.Base(f.Name()), Position: len(records) + 1}}
			records = append(records, r)
			first, last = "", ""
			continue
		}
		switch tag {
		case "ID":
			r.ID, r.OwnID = value, value
		case "TI":
			r.Titles = append(r.Titles, record.Title{Value: value, Role: record.TitleMain})
		case "AU":
			addAuthor(r, value)
		case "PY":
			r.Dates = append(r.Dates, record.Date{Kind: record.DateIssued, Value: value})
		case "T2":
			r.Container.Title = value
		case "VL", "IS", "DO", "AB", "SN":
			addField(r, tag, value)
		case "SP":
			first = value
		case "EP":
			last = value
		case "ER":
			addPages(r, first, last)
		}
	}
	require.NoError(t, lines.Err())
	return records
}

func addAuthor(r *record.Record, value string) {
	if n, err := normalize.Name(value); err == nil {
		r.Contributors = append(r.Contributors, record.Contributor{Name: n, Role: record.RoleAuthor})
	}
}

func addField(r *record.Record, tag, value string) {
	switch tag {
	case "VL":
		if n, err := normalize.Volume(value); err == nil {
			r.Volume = n.Volume
			if n.Issue != "" {
				r.Issue = n.Issue
			}
		}
	case "IS":
		if n, err := normalize.Issue(value); err == nil {
			r.Issue = n.Issue
			r.Supplement = n.Supplement
		}
	case "DO":
		if doi, err := normalize.DOI(value); err == nil {
			r.Identifiers = append(r.Identifiers, record.Identifier{Scheme: record.SchemeDOI, Value: doi})
		}
	case "AB":
		r.Abstracts = append(r.Abstracts, record.Abstract{Text: value})
	case "SN":
		for part := range strings.FieldsSeq(value) {
			if issn, err := normalize.ISSN(part); err == nil {
				r.Container.ISSN = append(r.Container.ISSN, issn)
			}
		}
	}
}

func addPages(r *record.Record, first, last string) {
	if first == "" && last == "" {
		return
	}
	if e, err := normalize.PageRange(first, last); err == nil {
		r.Pages, r.ArticleNumber = e.Pages, e.ArticleNumber
	}
}

func goldTruth(t *testing.T, set string) map[string]string {
	truth := make(map[string]string)
	for _, row := range readTable(t, corpus.Folder(t, "gold", set, "truth.csv"), ',')[1:] {
		truth[row[0]] = row[1]
	}
	return truth
}

func readTable(t *testing.T, name string, comma rune) [][]string {
	f, err := os.Open(name)
	require.NoError(t, err)
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma = comma
	r.LazyQuotes = true
	rows, err := r.ReadAll()
	require.NoError(t, err)
	return rows
}

// goldCorrected puts the known errors of a set's truth right. A split leaves
// the first of its groups in the old cluster and gives each other one its own;
// where there is one group, its ids are the groups.
func goldCorrected(t *testing.T, set string, raw map[string]string) map[string]string {
	truth := make(map[string]string, len(raw))
	for id, c := range raw {
		truth[id] = c
	}
	for _, row := range readTable(t, corpus.Folder(t, "gold", "corrections.tsv"), '\t')[1:] {
		if row[0] != set {
			continue
		}
		groups := strings.Split(row[2], "|")
		if row[1] == "split" && len(groups) == 1 {
			groups = strings.Split(row[2], ",")
		}
		for i, g := range groups {
			ids := strings.Split(g, ",")
			cluster := truth[ids[0]]
			if i > 0 {
				cluster = "corrected " + ids[0]
			}
			for _, id := range ids {
				truth[id] = cluster
			}
		}
	}
	return truth
}

// goldResult holds what the README of the labelled sets defines.
type goldResult struct {
	pairs, removal  eval.Counts
	mixed           eval.MixedClusters
	unsure, records int
	candidateRecall int // ten thousandths
}

// tenThousandths writes a share as a whole number, rounded down.
func tenThousandths(share float64) int { return int(share*10000 + 1e-9) }

func (s goldResult) String() string {
	counts := func(c eval.Counts) string {
		return fmt.Sprintf("%d/%d/%d F1 %.4f", c.TP, c.FP, c.FN, float64(tenThousandths(c.F1()))/10000)
	}
	return fmt.Sprintf("removal %s | pair %s | mixed %d largest %d | unsure %.1f per 1,000 | candidate recall %.4f",
		counts(s.removal), counts(s.pairs), s.mixed.Number, s.mixed.Largest, float64(s.unsure)*1000/float64(s.records), float64(s.candidateRecall)/10000)
}

func goldScores(x *Index, res *Resolution, records []*record.Record, truth map[string]string) goldResult {
	groups := make([]string, len(records))
	for n, r := range records {
		groups[n] = truth[r.ID]
	}
	predicted, labels := predictedVersions(res), eval.Label(groups)
	proposed := func(yield func(int, int) bool) {
		for c := range x.Candidates() {
			if !yield(c.I, c.J) {
				return
			}
		}
	}
	return goldResult{
		pairs: eval.Pairs(predicted, labels).Counts(), removal: eval.Removal(predicted, labels).Counts(),
		mixed: eval.Mixed(predicted, labels), unsure: unsurePairs(res), records: len(records),
		candidateRecall: tenThousandths(eval.Proposed(proposed, labels).Counts().Recall()),
	}
}

// predictedVersions are the versions as clusters.
func predictedVersions(res *Resolution) eval.Partition {
	versions := make([]string, len(res.IDs))
	for _, g := range res.Groups {
		for _, v := range g.Versions {
			for _, n := range v.Members {
				versions[n] = v.ID
			}
		}
	}
	return eval.Label(versions)
}

// unsurePairs counts the unsure pairs between works: questions put to a person
// are fewer, since one answer can settle several pairs.
func unsurePairs(res *Resolution) int {
	unsure := 0
	for _, p := range res.Apart {
		if p.Verdict == record.Unsure {
			unsure++
		}
	}
	return unsure
}
