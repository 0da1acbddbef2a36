package dedupe

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"

	"github.com/ibid-go/ibid/record"
)

// Compare compares two records on their own, without the frequencies of a
// set. It is symmetric.
func Compare(a, b *record.Record, o *Options) record.Pair {
	if inOrder(a, b) > 0 {
		a, b = b, a
	}
	x := NewIndex(o)
	v := x.words
	c := comparison{a: extract(a, v), b: extract(b, v), words: v, explain: true}
	set := []*features{c.a, c.b}
	x.sortWords(set)
	repairTitles(set, v.families)
	c.containers, c.wordKinds, c.wordShapes = x.containerNames(), wordKindsOf(v.words), wordShapesOf(v.words)
	c.run()
	j := c.byPolicy(c.judge(o.thresholds()), o.policy())
	for _, d := range o.decisions() {
		if names(d.A, c.a) && names(d.B, c.b) || names(d.A, c.b) && names(d.B, c.a) {
			j = c.decide(j, d.Same)
		}
	}
	p := c.pair(j)
	x.noteDOIs(set)
	keys := x.keyMaker(&prepared{frequencies: x.countFrequencies(set), passages: countPassages(set), wordKinds: c.wordKinds})
	p.Keys = commonKeys(slices.Clone(keys.keysOf(c.a)), keys.keysOf(c.b))
	return p
}

// inOrder orders two records by id, where they come from, and content.
func inOrder(a, b *record.Record) int {
	if c := cmp.Or(cmp.Compare(a.ID, b.ID), compareOrigins(a.Origin, b.Origin)); c != 0 {
		return c
	}
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	if errX != nil || errY != nil {
		return 0
	}
	return bytes.Compare(x, y)
}

func compareOrigins(a, b record.Origin) int {
	return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Document, b.Document), cmp.Compare(a.Position, b.Position))
}

// pair writes a judged comparison for people.
func (c *comparison) pair(j judgement) record.Pair {
	p := record.Pair{
		A: c.a.id, B: c.b.id, Verdict: j.verdict, Relation: j.relation, Inverse: j.inverse,
		Weight: c.weight, Confidence: j.confidence, Evidence: c.evidence(), Rule: j.rule, Reason: j.reason,
	}
	for _, v := range j.vetoes {
		p.Vetoes = append(p.Vetoes, record.Veto{Rule: v.name, Detail: c.vetoDetail(v)})
	}
	return p
}

func (o *Options) thresholds() thresholds {
	t := thresholds{defaultMerge, defaultReview}
	if o == nil {
		return t
	}
	if o.Merge > 0 {
		t.merge = o.Merge
	}
	if o.Review > 0 {
		t.review = o.Review
	}
	t.review = min(t.review, t.merge)
	return t
}

func (o *Options) policy() Policy {
	if o == nil {
		return Policy{}
	}
	return o.Policy
}

func (o *Options) decisions() []Decision {
	if o == nil {
		return nil
	}
	return o.Decisions
}

// sortPairs sorts by A and B.
func sortPairs(pairs []record.Pair) { slices.SortFunc(pairs, comparePairs) }

func comparePairs(a, b record.Pair) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) }
