package main

import (
	"context"

	"github.com/ibid-go/ibid/dedupe"
	"github.com/ibid-go/ibid/dedupe/eval"
	"github.com/ibid-go/ibid/record"
)

// evaluation is what evaluate says, in its JSON form. What a truth of some form
// cannot tell is left out.
type evaluation struct {
	Records        int    `json:"records"`
	Level          string `json:"level"`
	WeightsVersion string `json:"weights_version"`
	// Truth says how the truth stands in its file, and of how many records it
	// speaks.
	Truth struct {
		Form   string `json:"form"`
		Listed int    `json:"listed"`
		// Groups are those of several records.
		Groups int `json:"groups,omitzero"`
		Pairs  int `json:"pairs,omitzero"`
	} `json:"truth"`
	Scores []metricScore       `json:"scores"`
	Mixed  *eval.MixedClusters `json:"mixed_clusters,omitzero"`
	// WronglyRemoved is what a reviewer fears.
	WronglyRemoved *wronglyRemoved `json:"wrongly_removed,omitzero"`
	Candidates     candidateCount  `json:"candidates"`
	Unsure         unsureCount     `json:"unsure"`
	Calibration    *calibration    `json:"calibration,omitzero"`
	// WrongMerges and MissedMerges are how many errors there are to list.
	WrongMerges  int              `json:"wrong_merges"`
	MissedMerges int              `json:"missed_merges"`
	Errors       []evaluatedError `json:"errors"`
}

// metricScore is one metric with its shares.
type metricScore struct {
	Metric     string `json:"metric"`
	Definition string `json:"definition"`
	eval.Counts
	// Precision and F1 are left out where nothing can be wrong. So is a share of
	// nothing: precision where nothing was taken for one, recall and F1 where
	// nothing is.
	Precision *eval.Interval `json:"precision,omitzero"`
	Recall    *eval.Interval `json:"recall,omitzero"`
	F1        *eval.Interval `json:"f1,omitzero"`
	// recallOnly is set where nothing can be wrong.
	recallOnly bool
}

type wronglyRemoved struct {
	Records int `json:"records"`
	// In10000 is the number in 10,000 records, AtMost its upper 95 % bound.
	In10000 float64 `json:"in_10000"`
	AtMost  float64 `json:"at_most_in_10000"`
}

type candidateCount struct {
	Pairs     int     `json:"pairs"`
	PerRecord float64 `json:"per_record"`
}

type unsureCount struct {
	// Pairs are those between two works, Questions what is asked of a person:
	// one answer settles all pairs between the same works.
	Pairs     int     `json:"pairs"`
	Questions int     `json:"questions"`
	In1000    float64 `json:"in_1000_records"`
	// Known is the number of those whose truth is known, Same that of those
	// that are one.
	Known int `json:"known"`
	Same  int `json:"same"`
}

type calibration struct {
	Bands []eval.Band `json:"bands"`
	// Error is the mean distance between the confidence that is stated and the
	// share that is true.
	Error float64 `json:"error"`
	// Apart is the number of pairs that a rule keeps apart, which are in no
	// band, and ApartTrue that of those which are one all the same.
	Apart     int `json:"kept_apart"`
	ApartTrue int `json:"kept_apart_true"`
}

// Definitions of the metrics.
const (
	defRemoval = "records that are removed where the first of each cluster stays. Of n records of one publication of which k stay, n-k are rightly removed and k-1 missed; where none stays, one is wrongly removed and n-1 rightly"
	defPairs   = "pairs of records inside one cluster, however they came there, against those of the truth"
	defMembers = "records that stand in a cluster with another, against those that do in the truth, whichever the others are"
	defJudged  = "the pairs that the truth lists, by whether both records stand in one cluster; no other pair counts"
	defFound   = "pairs of the truth that share a key, so that they were compared at all"
)

// evaluate scores what was resolved, by what a policy counts as one, and
// explains as many errors as asked for.
func evaluate(ctx context.Context, r *reading, t *truth, policy dedupe.Policy, most int) (*evaluation, error) {
	e := &evaluation{Records: len(r.places), Level: string(policy.Level), WeightsVersion: r.resolution.Statistics.WeightsVersion, Errors: []evaluatedError{}}
	e.Truth.Form, e.Truth.Listed, e.Truth.Pairs = t.form, t.listed, len(t.judged)
	predicted := r.partition(policy)
	switch {
	case t.groups != nil:
		e.Truth.Groups = t.duplicates()
		removal := eval.Removal(predicted, t.groups)
		e.score("removal", defRemoval, removal)
		e.score("pairs", defPairs, eval.Pairs(predicted, t.groups))
		e.score("members", defMembers, eval.Members(predicted, t.groups))
		mixed := eval.Mixed(predicted, t.groups)
		e.Mixed = &mixed
		wrong := removal.Counts().FP
		e.WronglyRemoved = &wronglyRemoved{wrong, 1e4 * float64(wrong) / float64(e.Records), 1e4 * eval.UpperBound(wrong, e.Records)}
	case t.judged != nil:
		e.score("judged pairs", defJudged, eval.Judged(predicted, t.judged))
	default:
		e.score("members", defMembers, eval.Flags(predicted, t.flags))
	}
	known := t.known()
	if err := e.compared(ctx, r, t, known); err != nil {
		return nil, err
	}
	e.Unsure.Questions = len(r.resolution.Review())
	for _, pair := range r.resolution.Apart {
		if pair.Verdict != record.Unsure {
			continue
		}
		e.Unsure.Pairs++
		if same, ok := known(r.numbers()[pair.A], r.numbers()[pair.B]); ok {
			e.Unsure.Known++
			if same {
				e.Unsure.Same++
			}
		}
	}
	e.Unsure.In1000 = 1000 * float64(e.Unsure.Pairs) / float64(e.Records)
	return e, e.listErrors(ctx, r, t, predicted, policy, most)
}

func (e *evaluation) score(metric, definition string, t eval.Tally) {
	shares := t.Shares()
	score := metricScore{Metric: metric, Definition: definition, Counts: t.Counts()}
	if score.TP+score.FP > 0 {
		score.Precision = &shares.Precision
	}
	if score.TP+score.FN > 0 {
		score.Recall, score.F1 = &shares.Recall, &shares.F1
	}
	e.Scores = append(e.Scores, score)
}

// compared scores the candidates, and the confidence stated for each.
func (e *evaluation) compared(ctx context.Context, r *reading, t *truth, known func(a, b int) (same, ok bool)) error {
	var stated eval.Calibration
	c := &calibration{}
	var all []dedupe.Candidate
	for pair := range r.index.Candidates() {
		if len(all)%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		all = append(all, pair)
		same, ok := known(pair.I, pair.J)
		switch {
		case !ok:
		case !pair.Apart:
			stated.Add(pair.Confidence, same)
		default:
			c.Apart++
			if same {
				c.ApartTrue++
			}
		}
	}
	e.Candidates = candidateCount{len(all), float64(len(all)) / float64(e.Records)}
	if t.flags == nil {
		c.Bands, c.Error = stated.Bands(), stated.Error()
		e.Calibration = c
	}
	if t.groups != nil {
		found := eval.Proposed(func(yield func(int, int) bool) {
			for _, pair := range all {
				if !yield(pair.I, pair.J) {
					return
				}
			}
		}, t.groups)
		e.score("candidates", defFound, found)
		candidates := &e.Scores[len(e.Scores)-1]
		candidates.Precision, candidates.F1, candidates.recallOnly = nil, nil, true
	}
	return nil
}

// known returns what says of two records whether they are one, where the truth
// knows.
func (t *truth) known() func(a, b int) (same, ok bool) {
	if t.groups != nil {
		return func(a, b int) (bool, bool) { return t.groups[a] == t.groups[b], true }
	}
	judged := map[[2]int]bool{}
	for _, p := range t.judged {
		judged[[2]int{p.A, p.B}] = p.Same
	}
	return func(a, b int) (bool, bool) {
		same, ok := judged[[2]int{min(a, b), max(a, b)}]
		return same, ok
	}
}

// partition returns what the records were taken for: those of one part count as
// one by the policy.
func (r *reading) partition(policy dedupe.Policy) eval.Partition {
	ids := make([]string, len(r.places))
	for i := range r.resolution.Groups {
		g := &r.resolution.Groups[i]
		for _, unit := range g.Units(policy) {
			for _, v := range unit {
				for _, n := range g.Versions[v].Members {
					ids[n] = g.Versions[unit[0]].ID
				}
			}
		}
	}
	return eval.Label(ids)
}
