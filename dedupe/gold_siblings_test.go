package dedupe

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/record"
)

// A sibling is another publication that has much in common with a paper. It has no
// identifier and no abstract, so that the rest must tell.
type sibling struct {
	name string
	of   func(*record.Record, *rand.Rand)
	// merged is how many of 1,500 siblings may be merged with their papers.
	merged int
}

var siblings = []sibling{
	{"an erratum", func(r *record.Record, random *rand.Rand) {
		r.Titles[0].Value = "Erratum: " + r.Titles[0].Value
		movePages(r, random, 200)
	}, 1},
	{"an erratum without pages", func(r *record.Record, _ *rand.Rand) {
		r.Titles[0].Value = "Correction to: " + r.Titles[0].Value
		r.Pages, r.Issue = record.Pages{}, ""
	}, 3},
	{"a reply", func(r *record.Record, random *rand.Rand) {
		r.Titles[0].Value += ": reply"
		movePages(r, random, 300)
	}, 0},
	{"a comment by others", func(r *record.Record, random *rand.Rand) {
		r.Titles[0].Value = "Comment on “" + r.Titles[0].Value + "”"
		r.Contributors = otherPeople()
		movePages(r, random, 300)
	}, 0},
	{"the title by others elsewhere", func(r *record.Record, random *rand.Rand) {
		r.Contributors = otherPeople()
		r.Container = record.Container{Title: "Annals of Other Studies"}
		moveYears(r, 2)
		movePages(r, random, 300)
	}, 0},
	{"a second part", func(r *record.Record, random *rand.Rand) {
		r.Titles[0].Value += " Part 2"
		movePages(r, random, 300)
	}, 0},
	{"a second part without pages", func(r *record.Record, _ *rand.Rand) {
		r.Titles[0].Value += ": Part II"
		r.Pages = record.Pages{}
	}, 4},
	{"an abstract of a congress, the year before", func(r *record.Record, random *rand.Rand) {
		r.Container = record.Container{Title: "Journal of Congress Abstracts"}
		congress(r, random, "S")
	}, 0},
	{"an abstract in a supplement of the journal, the year before", func(r *record.Record, random *rand.Rand) { congress(r, random, "A") }, 0},
	{"an update after five years", func(r *record.Record, random *rand.Rand) {
		moveYears(r, 5)
		movePages(r, random, 30)
	}, 0},
	{"an update whose place nobody states", func(r *record.Record, _ *rand.Rand) {
		moveYears(r, 3)
		r.Volume, r.Issue, r.Pages = "", "", record.Pages{}
	}, 0},
	{"a study protocol", func(r *record.Record, random *rand.Rand) {
		r.Titles[0].Value += ": study protocol"
		r.Container = record.Container{Title: "Trials"}
		moveYears(r, -2)
		movePages(r, random, 30)
	}, 0},
	{"other results under the title before the colon", func(r *record.Record, random *rand.Rand) {
		title, _, _ := strings.Cut(r.Titles[0].Value, ":")
		r.Titles[0].Value = title + ": long-term results of a randomised trial"
		moveYears(r, 2)
		movePages(r, random, 30)
	}, 0},
	{"the next paper of the team, two words exchanged", func(r *record.Record, random *rand.Rand) {
		exchangeWords(r, random, 2)
		movePages(r, random, 300)
	}, 1},
	{"the next paper of the team, one word exchanged", func(r *record.Record, random *rand.Rand) {
		exchangeWords(r, random, 1)
		movePages(r, random, 300)
	}, 2},
	{"the same without pages", func(r *record.Record, random *rand.Rand) {
		exchangeWords(r, random, 1)
		r.Pages = record.Pages{}
	}, 33},
}

// TestGoldSiblings adds to papers of the reviewers' sets what is easily taken for them.
func TestGoldSiblings(t *testing.T) {
	corpus.Folder(t, "gold")
	if corpus.UnderRace {
		t.Skip("its scores are those of a run without the detector")
	}
	for _, sibling := range siblings {
		t.Run(sibling.name, func(t *testing.T) {
			merged, asked := 0, 0
			for _, x := range sibling.indexes(t) {
				m, a := mergedSiblings(t, x)
				merged, asked = merged+m, asked+a
			}
			t.Logf("%-60s %d merged, %d asked about", sibling.name, merged, asked)
			require.LessOrEqual(t, merged, sibling.merged)
		})
	}
}

// indexes has an index for each set: 500 of its papers, and behind each its sibling.
func (s *sibling) indexes(t *testing.T) (list []*Index) {
	for _, set := range []string{"cytology_screening", "haematology", "digital_work"} {
		random := rand.New(rand.NewPCG(5, 9))
		x := NewIndex(nil)
		for _, r := range goldPapers(t, set)[:500] {
			other := cloned(t, r)
			other.ID += " sibling"
			other.Identifiers, other.Abstracts = nil, nil
			s.of(other, random)
			x.Add(r)
			x.Add(other)
		}
		list = append(list, x)
	}
	return list
}

// mergedSiblings counts the siblings that are merged with their papers, and the pairs
// that are asked about.
func mergedSiblings(t *testing.T, x *Index) (merged, asked int) {
	res, err := x.Resolve(context.Background())
	require.NoError(t, err)
	version := predictedVersions(res)
	for i := 0; i < len(version); i += 2 {
		if version[i] == version[i+1] {
			merged++
		}
	}
	return merged, unsurePairs(res)
}

// goldPapers are the first records of the clusters of a set that state their place.
func goldPapers(t *testing.T, set string) []*record.Record {
	truth := goldTruth(t, set)
	seen := make(map[string]bool)
	return slices.DeleteFunc(goldRecords(t, set), func(r *record.Record) bool {
		first := !seen[truth[r.ID]]
		seen[truth[r.ID]] = true
		return !first || len(strings.Fields(r.Title())) < 5 || beginningNumber(r.Volume) == 0 || beginningNumber(r.Pages.First) == 0 || len(r.Contributors) == 0
	})
}

func cloned(t *testing.T, r *record.Record) *record.Record {
	text, err := json.Marshal(r)
	require.NoError(t, err)
	var other record.Record
	require.NoError(t, json.Unmarshal(text, &other))
	return &other
}

// beginningNumber is the number that a text begins with, 0 for none.
func beginningNumber(s string) int {
	n, _ := strconv.Atoi(leadingNumber(s))
	return n
}

func movePages(r *record.Record, random *rand.Rand, by int) {
	last := max(beginningNumber(r.Pages.First), beginningNumber(r.Pages.Last))
	r.Pages = record.Pages{First: strconv.Itoa(last + by + random.IntN(30))}
	r.ArticleNumber = ""
}

func moveYears(r *record.Record, by int) {
	if issued, ok := r.Date(record.DateIssued); ok {
		r.Dates = []record.Date{{Kind: record.DateIssued, Value: strconv.Itoa(beginningNumber(issued.Value) + by)}}
	}
	r.Volume = strconv.Itoa(max(1, beginningNumber(r.Volume)+by))
}

// congress puts a record on a page of a supplement of the volume before.
func congress(r *record.Record, random *rand.Rand, letter string) {
	moveYears(r, -1)
	r.Issue, r.Supplement, r.ArticleNumber = "", "1", ""
	r.Pages = record.Pages{First: letter + strconv.Itoa(10+random.IntN(300))}
}

func otherPeople() []record.Contributor {
	return authors("Novakova, P.", "Tremblay, Q.")
}

// exchangeWords puts other words for some of the longer ones of a title.
func exchangeWords(r *record.Record, random *rand.Rand, count int) {
	others := strings.Fields("women children adults survival mortality quality screening treatment prognosis smoking pregnancy adherence")
	words := strings.Fields(r.Titles[0].Value)
	for range count {
		at := random.IntN(len(words))
		for len(words[at]) < 5 { // no preposition
			at = (at + 1) % len(words)
		}
		words[at] = pick(random, others)
	}
	r.Titles[0].Value = strings.Join(words, " ")
}
