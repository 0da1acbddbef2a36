package dedupe

import (
	"strings"

	"github.com/ibid-go/ibid/record"
)

// finding is what one field says about a pair.
type finding struct {
	level  level
	weight int
	detail string
}

// comparison compares two records field by field. It is symmetric because a
// is always the record with the smaller id.
type comparison struct {
	a, b  *features
	set   *frequencies
	words *vocabularies
	// explain asks for the details in words, which cost more than the
	// comparison itself.
	explain bool
	// containers are the names of containers by their numbers.
	containers []containerName
	// wordKinds are the kinds of the words of titles by their numbers.
	wordKinds []wordKind
	// wordShapes are their shapes.
	wordShapes []wordShape
	omit       omission
	// little is the weight up to which it is not remembered that a rule keeps two
	// records apart.
	little little

	// onlyA and onlyB are room for the words of one title only.
	onlyA, onlyB []uint32

	findings []finding
	levels   [fieldCount]level
	weight   int
	// similarity of the titles in thousandths, -1 where one is missing.
	similarity int
	// exchanged is set where each title has words of its own in the place of
	// the other's.
	exchanged bool
	// contrary is set where these exclude each other, telling where both are
	// words and no slips.
	contrary, telling bool
	// slip is set where the words of the one that are exchanged may be slips for those
	// of the other, by their letters.
	slip bool
	// qualified is set where one of the titles has a word within it that narrows what it
	// is about and the other no word in its place.
	qualified bool
	// denied is set where what only one of the titles has before or behind the other
	// may be the mark of another report, or was cut off by a database.
	denied bool
}

// run makes all comparisons of a pair. Fields that later ones ask for come first.
func (c *comparison) run() {
	c.reset()
	c.compareTitles()
	c.compareAuthors()
	c.compareContainers()
	c.compareYears()
	c.comparePlace()
	c.weighInIssue()
	c.compareIdentifiers()
	c.compareAbstracts()
	c.compareCounts()
	c.compareKeywords()
	c.compareTypes()
	c.compareLanguages()
	c.weighPreprint()
}

func (c *comparison) reset() {
	c.findings = c.findings[:0]
	c.levels = [fieldCount]level{}
	c.weight = 0
}

// plainlyDifferent reports whether the cheapest of the comparisons show already
// that [comparison.judge] will call the pair different for want of a common
// title, an identifier or anything that makes up for them. Most candidates are
// such pairs. Nothing of them has to be remembered: what else keeps two records
// apart is looked at when their clusters are about to be joined.
func (c *comparison) plainlyDifferent() bool {
	a, b := c.a, c.b
	switch {
	case a.title.empty() || b.title.empty(), a.review || b.review, len(a.relations) > 0 || len(b.relations) > 0:
		return false
	case (a.title.common || b.title.common || a.title.notice != b.title.notice) && !c.littleHeeded(c.mostTitleWeight()):
		return false
	case startTogether(a, b):
		return false
	case sharesIdentifier(a, b):
		return false
	}
	if !c.unlikeTitles(&a.title, &b.title) || c.otherTitles() != missing {
		return false
	}
	share, _ := a.sketch.containment(&b.sketch)
	return share < minShared
}

// note adds a finding with the weight of the table.
func (c *comparison) note(l level, detail string) {
	c.noteWeight(l, weights[l].weight, detail)
}

// noteWeight adds a finding whose weight depends on the frequency of the value.
func (c *comparison) noteWeight(l level, weight int, detail string) {
	if c.omit.hasField(weights[l].field) {
		return
	}
	c.findings = append(c.findings, finding{l, weight, detail})
	c.levels[weights[l].field] = l
	c.weight += weight
}

// noteRare adds a finding whose weight is at most that of the table and at most
// the rarity of a value that n records have.
func (c *comparison) noteRare(l level, n int32, detail string) {
	c.noteWeight(l, c.set.rarity(n, weights[l].weight), detail)
}

func (c *comparison) has(levels ...level) bool {
	for _, l := range levels {
		if c.levels[weights[l].field] == l {
			return true
		}
	}
	return false
}

// text formats a detail where details are asked for.
func (c *comparison) text(parts ...string) string {
	if !c.explain {
		return ""
	}
	return strings.Join(parts, "")
}

// evidence returns the findings for people, in the order of the comparisons.
func (c *comparison) evidence() []record.Evidence {
	found := make([]record.Evidence, 0, len(c.findings))
	for _, f := range c.findings {
		w := weights[f.level]
		found = append(found, record.Evidence{Field: fieldNames[w.field], Level: w.name, Weight: f.weight, Detail: f.detail})
	}
	return found
}
