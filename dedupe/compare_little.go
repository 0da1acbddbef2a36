package dedupe

import (
	"math"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// little is the weight up to which it is not remembered that a rule keeps two records
// apart, see [scored.score]: of any two, and of two that name different places, see
// [comparison.withinCluster].
type little struct{ anywhere, elsewhere int }

// little is the same for all pairs. No weight is little where a run looks at all
// that was compared.
func (x *Index) little() little {
	if x.omit != (omission{}) || len(x.options.CleanSources) > 0 {
		return little{math.MinInt, math.MinInt}
	}
	t := x.options.thresholds()
	return little{weightOf(t.review) - maxScore, weightOf(t.merge) - maxScore}
}

// littleHeeded reports whether two records of which one has a title that many
// works have, or announces another kind of piece, are plainly different like
// others. Neither makes anything of unlike titles, but a rule that keeps the two
// apart can hold, which counts where they have some weight. That of the titles, at
// most, is given.
func (c *comparison) littleHeeded(title int) bool {
	one, other := c.a.title.squash, c.b.title.squash
	return littleHeeded(c.a, c.b, title, c.little) && !strings.Contains(one, other) && !strings.Contains(other, one)
}

// mostTitleWeight is what unlike titles weigh at most, as their words show.
func (c *comparison) mostTitleWeight() int {
	a, b := &c.a.title, &c.b.title
	onlyA, onlyB, common := c.divideWords(a, b)
	words := overlapOf(common, c.weigh(onlyA), c.weigh(onlyB))
	if lookForSlips(a, b, len(onlyA), len(onlyB)) || words.worthEditing(len(a.words), len(b.words)) {
		return weights[titleAlike].weight
	}
	return weights[unlikeLevel(words.similarity())].weight
}

// littleHeeded is [comparison.littleHeeded] for titles of which neither stands in
// the other.
func littleHeeded(a, b *features, title int, l little) bool {
	if l.elsewhere == math.MinInt || movedUp(a, b) || movedUp(b, a) {
		return false
	}
	for i := range a.identifiers {
		for j := range b.identifiers {
			x, y := &a.identifiers[i], &b.identifiers[j]
			if x.stem == y.stem || cutShort(x.value, y.value) || cutShort(y.value, x.value) {
				return false
			}
		}
	}
	most, elsewhere, ok := mostWeight(a, b)
	if elsewhere {
		return ok && title+most <= l.elsewhere
	}
	return ok && title+most <= l.anywhere
}

// mostWeight is what two records can weigh at most, their titles aside, whose
// titles are unlike, whose first pages differ, and that share no identifier and no
// abstract. What is quickly compared is compared; elsewhere is set where volume, issue
// or pages differ. It is not ok where one issue may make more of the rest.
func mostWeight(a, b *features) (weight int, elsewhere, ok bool) {
	if len(a.containers)+len(a.issn)+len(a.targets) > 0 && len(b.containers)+len(b.issn)+len(b.targets) > 0 {
		weight += weights[containerEqual].weight
	}
	if doisDiffer(a, b) {
		weight += weights[doiDiffer].weight
	}
	if len(a.people) > 0 && len(b.people) > 0 {
		weight += weights[authorsEqual].weight
	}
	if len(a.isbn) > 0 && len(b.isbn) > 0 {
		weight += weights[isbnEqual].weight
	}
	if !a.sketch.empty() && !b.sketch.empty() {
		weight += weights[abstractPartly].weight
	}
	if len(a.counts) > 0 && len(b.counts) > 0 {
		weight += weights[countsEqual].weight
	}
	if len(a.keywords) > 0 && len(b.keywords) > 0 {
		weight += weights[keywordsEqual].weight
	}
	switch apart := max(a.year-b.year, b.year-a.year); {
	case a.preprint || b.preprint, apart == 0 && a.year != 0:
		weight += weights[yearEqual].weight
	case a.year == 0 || b.year == 0:
	case apart == 1:
		weight += weights[yearNear].weight
	case apart == 2:
		weight += weights[yearApart].weight
	default:
		weight += weights[yearFar].weight
	}
	oneVolume := a.volume != "" && b.volume != "" && samePlace(a.volume, b.volume)
	issues := compareIssues(a.issue, b.issue)
	oneIssue := issues == issueEqual
	if oneVolume && oneIssue {
		return 0, false, false
	}
	if oneVolume {
		weight += weights[volumeEqual].weight
	} else if a.volume != "" && b.volume != "" && !volumeIsYear(a, b) {
		weight += weights[volumeDiffer].weight
		elsewhere = true
	}
	if oneIssue {
		weight += weights[issueEqual].weight
	} else if issues == issueDiffer {
		weight += weights[issueDiffer].weight
		elsewhere = true
	}
	if a.first != "" && b.first != "" && !aheadOfPrint(a, b) && !aheadOfPrint(b, a) && !countedFromOne(a, b) && !countedFromOne(b, a) && !pagesOverlapping(a, b) &&
		!(oneVolume && issues != issueDiffer && onlyFirst(a) != onlyFirst(b)) {
		weight += weights[pagesDiffer].weight
		elsewhere = true
	}
	return weight, elsewhere, true
}

// doisDiffer reports whether two records that share no DOI have each one that is
// its own, which weighs against them.
func doisDiffer(a, b *features) bool {
	one, other := a.valuesOf(record.SchemeDOI), b.valuesOf(record.SchemeDOI)
	return len(one) > 0 && len(other) > 0 && a.preprint == b.preprint && !slices.ContainsFunc(one, isShared) && !slices.ContainsFunc(other, isShared)
}
