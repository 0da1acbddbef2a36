package dedupe

import (
	"context"
	"flag"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
)

// ablationSets are the labelled sets whose truth holds for false and for
// missing merges, with short names for the table.
var ablationSets = []struct{ set, short string }{
	{"cytology_screening", "cytology"}, {"haematology", "haematology"}, {"digital_work", "digital"}, {"misq_mixed", "misq"}, {"dblp_acm", "dblp"},
}

var ablateAll = flag.Bool("ablation", false, "leave out each part of the evidence on all labelled sets, and print the table")

// TestAblation leaves one veto, one field or one step out at a time and counts
// how many records are then removed wrongly and how many duplicates are left,
// in the corrected truth: of one set, or with -ablation of all, which takes
// minutes and prints the table of dedupe/README.md.
func TestAblation(t *testing.T) {
	corpus.Folder(t, "gold")
	sets := ablationSets[1:2]
	if *ablateAll {
		sets = ablationSets
	}
	list := allOmitted()
	rows := make([]string, len(list))
	header, rule := "| left out |", "|---|"
	for _, s := range sets {
		header += " " + s.short + " |"
		rule += "--:|"
		x := NewIndex(nil)
		records := goldRecords(t, s.set)
		truth := goldCorrected(t, s.set, goldTruth(t, s.set))
		works := make([]string, len(records))
		for i, r := range records {
			x.Add(r)
			works[i] = truth[r.ID]
		}
		var full [2]int
		for i, o := range list {
			x.omit, x.prepared = o.omission, nil
			res, err := x.Resolve(context.Background())
			require.NoError(t, err)
			wrong, left := removals(res, works)
			switch {
			case i == 0:
				full = [2]int{wrong, left}
			case o.veto != "":
				// A veto may cost duplicates; it must never cost a record.
				require.GreaterOrEqual(t, wrong, full[0], "%s without the veto %s", s.set, o.veto)
			}
			rows[i] += fmt.Sprintf(" %d/%d |", wrong, left)
			if i > 0 && [2]int{wrong, left} == full {
				rows[i] = strings.TrimSuffix(rows[i], fmt.Sprintf(" %d/%d |", wrong, left)) + " · |"
			}
		}
	}
	if !*ablateAll {
		return
	}
	t.Log("wrongly removed/left")
	fmt.Println(header + "\n" + rule)
	for i, o := range list {
		fmt.Println("| " + o.name + " |" + rows[i])
	}
}

// omitted is one part that is left out.
type omitted struct {
	name string
	omission
}

// allOmitted are nothing, each veto, each field and each step.
func allOmitted() []omitted {
	list := []omitted{{name: "nothing"}}
	for _, v := range vetoes {
		list = append(list, omitted{"veto " + v.name, omission{veto: v.name}})
	}
	for f := range fieldCount {
		list = append(list, omitted{fieldNames[f], omission{fields: 1 << f}})
	}
	return append(list, omitted{"what the set shows", omission{twins: true}}, omitted{"one issue", omission{issue: true}}, omitted{"linkage", omission{linkage: true}})
}

// TestSiblingAblation leaves one part out at a time and counts how many of the made
// siblings of papers are then merged with these: with -ablation of all, which takes
// minutes and prints the second table of dedupe/README.md.
func TestSiblingAblation(t *testing.T) {
	corpus.Folder(t, "gold")
	made, list := siblings[:1], allOmitted()[:2] // of errata, the veto for them
	if *ablateAll {
		made, list = siblings, allOmitted()
	}
	total := make([]int, len(list))
	more := make([][]string, len(list))
	for _, s := range made {
		full := 0
		indexes := s.indexes(t)
		for i, o := range list {
			merged := 0
			for _, x := range indexes {
				x.omit, x.prepared = o.omission, nil
				m, _ := mergedSiblings(t, x)
				merged += m
			}
			if i == 0 {
				full = merged
			}
			if total[i] += merged; merged > full {
				more[i] = append(more[i], fmt.Sprintf("%s %d", s.name, merged))
			}
		}
	}
	require.Greater(t, total[1], 10*total[0], "the veto for notices keeps errata apart")
	if *ablateAll {
		fmt.Println("| left out | merged | among them |\n|---|--:|---|")
		for i, o := range list {
			fmt.Printf("| %s | %d | %s |\n", o.name, total[i], strings.Join(more[i], "; "))
		}
	}
}

// removals counts, in the order of the records, those that are removed though
// none of their work is kept, and those that are kept beside another of theirs.
func removals(res *Resolution, works []string) (wrong, left int) {
	cluster := make([]string, len(works))
	for _, g := range res.Groups {
		for _, v := range g.Versions {
			for _, n := range v.Members {
				cluster[n] = v.ID
			}
		}
	}
	seen := make(map[string]bool)
	kept := make(map[string]int)
	for n, c := range cluster {
		if !seen[c] {
			kept[works[n]]++
		}
		seen[c] = true
	}
	for _, n := range works {
		kept[n] += 0
	}
	for _, n := range kept {
		if n == 0 {
			wrong++
		} else {
			left += n - 1
		}
	}
	return wrong, left
}
