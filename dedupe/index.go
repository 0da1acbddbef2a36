package dedupe

import (
	"cmp"
	"context"
	"encoding/binary"
	"math"
	"slices"
	"strconv"
	"sync"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// Options configure comparison, clustering and fusion. The zero value and nil
// work.
type Options struct {
	// Merge is the confidence, in thousandths, from which a pair is taken for
	// the same, Review the one from which it is unsure; 0 means the defaults,
	// 950 and 600.
	Merge, Review int
	// Workers is the number of goroutines that compare; 0 means one for each
	// processor. It has no influence on the result.
	Workers int
	// CompareAll is the number of records up to which all pairs are compared
	// and not only the candidates, so that a small set has its whole evidence;
	// 0 means 40, negative never.
	CompareAll int
	// CleanSources are declared sources that hold no duplicates: no version has
	// two records of one, whatever links them, but for exact copies and what a
	// person said. Versions of one work may come from one.
	CleanSources []string
	// Journals is a person's list of journals: names that it has for one journal
	// agree, those that it has for two do not. Nil means that names are compared
	// by their forms alone.
	Journals *normalize.JournalList
	// SourceOrder ranks sources by authority, best first, before the defaults.
	SourceOrder []string
	// Policy is what a person wants to count as one; see [Group.Units].
	Policy Policy
	// Decisions are a person's. A no keeps two records apart whatever links
	// them; a yes joins them and with them what each stands with, whatever
	// rule forbids others of these, but not against a no. Records that state
	// different versions become one work by a yes, not one version. What
	// contradicts a decision is reported in [Resolution.Conflicts].
	Decisions []Decision
	// GroupsOnly leaves out the pairs inside the groups, whose explanations take
	// more memory than the records of a large set.
	GroupsOnly bool
	// NoClaims has [Fuse] leave out the claims of a work, which cost more than its
	// records where nothing but these is written. What is chosen is the same.
	NoClaims bool
	// Progress, where set, is called now and then from one goroutine. It counts
	// records: what is done is the share of a stage that is done, of all records.
	Progress func(stage string, done, total int)
}

// Index holds compact features of records.
type Index struct {
	options Options
	words   *vocabularies
	added   []*features
	// open is the batch that is being filled, queued those whose features are
	// being made, in order.
	open   []*record.Record
	queued []*batch

	// renamed are copies of other records, with the ids that they share with
	// these.
	renamed []renamed

	mu       sync.Mutex
	omit     omission
	prepared *prepared
}

// renamed is a record that has another id in its set than alone.
type renamed struct {
	features *features
	id       string
}

// prepared is what depends on the whole set. Records stand in it by rank: the
// order of their final ids.
type prepared struct {
	set []*features
	// number is a record's number by its rank, rank its rank by its number.
	number, rank []uint32
	// copyOf is the rank of the first record with the same content.
	copyOf      []uint32
	frequencies *frequencies
	passages    *passages
	containers  []containerName
	wordKinds   []wordKind
	wordShapes  []wordShape
	titles      *titleOrder
	outlines    *outlines
	decided     decided
	// counterparts are pairs across sources that are declared free of duplicates.
	counterparts map[couple]bool
	// tied are pairs of a record that agrees as well with another publication.
	tied map[couple]bool
}

// NewIndex returns an empty index.
func NewIndex(o *Options) *Index {
	x := &Index{words: newVocabularies()}
	if o != nil {
		x.options = *o
	}
	return x
}

// Add adds a record under the next number, counted from 0.
func (x *Index) Add(r *record.Record) {
	x.settle()
	x.added = append(x.added, extract(r, x.words))
	x.prepared = nil
}

// Len returns the number of records.
func (x *Index) Len() int {
	x.settle()
	return len(x.added)
}

// Compare compares records i and j with the frequencies of the whole set.
func (x *Index) Compare(i, j int) record.Pair {
	p := x.prepare()
	return x.explain(p, couple{min(p.rank[i], p.rank[j]), max(p.rank[i], p.rank[j])})
}

// prepare is prepareUntil without an end.
func (x *Index) prepare() *prepared {
	p, _ := x.prepareUntil(context.Background())
	return p
}

// prepareUntil ranks the records and counts values, once for a set. The error is
// ctx's, when it is cancelled.
func (x *Index) prepareUntil(ctx context.Context) (*prepared, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.prepared != nil {
		return x.prepared, nil
	}
	x.settle()
	for _, r := range x.renamed {
		r.features.id = r.id
	}
	x.renamed = x.renamed[:0]
	steps := 0
	// step reports that one more of the steps is done.
	step := func() error {
		const all = 5
		steps++
		x.progress("prepare", len(x.added)*steps/all, len(x.added))
		return ctx.Err()
	}
	x.sortWords(x.added)
	if err := step(); err != nil {
		return nil, err
	}
	p := &prepared{
		number: x.byID(x.added), rank: make([]uint32, len(x.added)),
		containers: x.containerNames(), wordKinds: wordKindsOf(x.words.words),
	}
	copies, before := 1, ""
	for i, n := range p.number {
		f := x.added[n]
		first := uint32(i)
		if i > 0 && before == f.id {
			copies++
			first = p.copyOf[i-1]
			x.renamed = append(x.renamed, renamed{f, f.id})
			f.id += "~" + strconv.Itoa(copies)
		} else {
			copies, before = 1, f.id
		}
		p.rank[n] = uint32(i)
		p.copyOf = append(p.copyOf, first)
		p.set = append(p.set, f)
	}
	shareIDs(p.set)
	if err := step(); err != nil {
		return nil, err
	}
	repairTitles(p.set, x.words.families)
	p.frequencies = x.countFrequencies(p.set)
	if err := step(); err != nil {
		return nil, err
	}
	x.eachRecord(len(p.set), func(i int) { p.frequencies.notePlace(p.set[i]) })
	x.noteDOIs(p.set)
	if learned := x.noteTitles(p.set); !x.omit.twins {
		p.frequencies.learn(learned)
	}
	if err := step(); err != nil {
		return nil, err
	}
	p.passages = countPassages(p.set)
	p.wordShapes = wordShapesOf(x.words.words)
	p.titles = x.orderOfTitles(p.set)
	p.outlines = x.newOutlines(p)
	p.decided = readDecisions(x.options.Decisions, p.set)
	x.prepared = p
	return p, step()
}

// byID returns the numbers of records in the order of their ids, those of one id
// in the order of where they come from.
func (x *Index) byID(records []*features) []uint32 {
	order := make([]byBeginning, len(records))
	for i, f := range records {
		order[i] = byBeginning{beginningOf(f.id), uint32(i)}
	}
	sortList(x, order, func(a, b byBeginning) int {
		if a.letters != b.letters {
			return cmp.Compare(a.letters, b.letters)
		}
		f, g := records[a.record], records[b.record]
		if c := cmp.Compare(f.id, g.id); c != 0 {
			return c
		}
		return cmp.Or(cmp.Compare(f.source, g.source), cmp.Compare(f.document, g.document), cmp.Compare(f.position, g.position), cmp.Compare(a.record, b.record))
	})
	numbers := make([]uint32, len(records))
	for i, o := range order {
		numbers[i] = o.record
	}
	return numbers
}

// byBeginning is a record with the beginning of a text of it: most texts differ
// there, and the order of the others is asked for.
type byBeginning struct {
	letters uint64
	record  uint32
}

// beginningOf is the first letters of a text as a number; they sort as the texts
// do, where they differ.
func beginningOf(text string) uint64 {
	var letters [8]byte
	copy(letters[:], text)
	return binary.BigEndian.Uint64(letters[:])
}

// shareIDs has the ids of all records stand in one text, which a [Resolution]
// keeps: beside their features they would keep the texts of these.
func shareIDs(set []*features) {
	size := 0
	for _, f := range set {
		size += len(f.id)
	}
	var all sharedText
	all.Grow(size)
	for _, f := range set {
		f.id = all.put(f.id)
	}
}

// comparison returns a comparison in this set, to be used for one pair after
// the other.
func (x *Index) comparison(p *prepared) *comparison {
	return &comparison{set: p.frequencies, words: x.words, containers: p.containers, wordKinds: p.wordKinds, wordShapes: p.wordShapes, omit: x.omit, little: x.little()}
}

// plainlyDifferent reports whether nothing has to be remembered of a pair.
func (x *Index) plainlyDifferent(c *comparison, p *prepared, pair couple) bool {
	if _, ok := p.decided.words[pair]; ok || p.copyOf[pair.i] == p.copyOf[pair.j] {
		return false
	}
	c.a, c.b = p.set[pair.i], p.set[pair.j]
	return c.plainlyDifferentRows(p.outlines, p.outlines.row(pair.i), p.outlines.row(pair.j))
}

// judge compares a pair and gives its verdict, a person's where there is one.
func (x *Index) judge(c *comparison, p *prepared, pair couple) judgement {
	j := x.judgeUndecided(c, p, pair)
	if same, ok := p.decided.words[pair]; ok {
		return c.decide(j, same)
	}
	if p.counterparts[pair] {
		return j.as(record.SameVersion, "counterparts", c.balance("each is the likeliest counterpart of the other in a source that was declared free of duplicates"))
	}
	if p.tied[pair] && j.verdict == record.SameVersion {
		return j.as(record.Unsure, "fits-two", c.balance("one says nothing of its place, and fits another publication as well"))
	}
	return j
}

// judgeUndecided compares a pair and gives the verdict of the rules.
func (x *Index) judgeUndecided(c *comparison, p *prepared, pair couple) judgement {
	c.a, c.b = p.set[pair.i], p.set[pair.j]
	c.run()
	j := c.byPolicy(c.judge(x.options.thresholds()), x.options.Policy)
	if p.copyOf[pair.i] == p.copyOf[pair.j] {
		return c.judgeCopies(j)
	}
	return c.judgeClean(j, x.options.CleanSources)
}

// judgeCopies gives the verdict on two records that are equal byte for byte.
func (c *comparison) judgeCopies(j judgement) judgement {
	j.vetoes, j.apart, j.relation, j.inverse = nil, false, "", false
	if c.a.own != "" || len(c.a.identifiers) > 0 || !c.a.title.empty() && !c.a.title.common {
		j.confidence = 1000
		return j.as(record.SameVersion, "exact-copy", "exact copies of one record")
	}
	j.apart = true
	return j.as(record.Unsure, "copy-of-little", "exact copies of a record that says too little to tell works apart")
}

// judgeClean gives the verdict on two records of a source that was declared
// free of duplicates: whatever the evidence says, they are no duplicates of each
// other, and nobody need look at them. Versions of one work are none either.
func (c *comparison) judgeClean(j judgement, clean []string) judgement {
	if j.verdict != record.SameVersion && j.verdict != record.Unsure || c.a.source != c.b.source || !slices.Contains(clean, c.a.source) {
		return j
	}
	j.apart = true
	return j.as(record.Different, "clean-source", "both come from a source that was declared free of duplicates")
}

// keyMaker returns what makes the blocking keys of the records. These are not
// held: few records are asked for theirs twice.
func (x *Index) keyMaker(p *prepared) *keyMaker {
	return &keyMaker{set: p.frequencies, passages: p.passages, words: x.words, kinds: p.wordKinds}
}

// explain writes a pair with its evidence in words.
func (x *Index) explain(p *prepared, pair couple) record.Pair {
	c := x.comparison(p)
	c.explain = true
	j := x.judge(c, p, pair)
	found := c.pair(j)
	found.Keys = commonKeys(x.keyMaker(p).keysOf(p.set[pair.i]), x.keyMaker(p).keysOf(p.set[pair.j]))
	return found
}

// score compares a pair and returns the result in short.
func (x *Index) score(c *comparison, p *prepared, pair couple) scored {
	j := x.judge(c, p, pair)
	t := x.options.thresholds()
	s := scored{couple: pair, verdict: verdictCodes[j.verdict], apart: j.apart, weight: int32(c.weight)}
	s.score = int32(max(-maxScore, min(maxScore, c.weight-weightOf(c.withinCluster(t)))))
	switch {
	case j.decided && j.apart:
		s.score, s.weight = -maxScore, -math.MaxInt32
	case j.decided, j.rule == "exact-copy":
		s.score, s.weight = maxScore, math.MaxInt32
	case s.verdict == codeSameWork && (j.stated || j.edition):
		s.score = max(s.score, 1)
	case s.verdict == codeDifferent:
		s.score = min(s.score, -1)
	}
	return s
}
