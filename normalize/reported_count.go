package normalize

import (
	"slices"

	"github.com/ibid-go/ibid/record"
)

// FindReportedCounts scans an abstract in English for what a publication
// reports of itself: "included studies", "meta-analysed studies",
// "participants" and "databases" (those that were searched), with their parts
// and names; number words up to ninety-nine are read as numbers. It does not
// guess: a number needs its noun and a word that says what was done with it,
// as in the table of phrases. Found places are into s, in order, and
// [ReportedCount] run on s[Start:End] gives the Value again.
func FindReportedCounts(s string) []Found[record.ReportedCount] {
	return appendReportedCounts(nil, s, nil)
}

// AppendInAbstract is [FindRegistrations] and [FindReportedCounts] of one text,
// and quicker than both; the counts are appended.
func AppendInAbstract(counts []Found[record.ReportedCount], s string) ([]Found[record.Registration], []Found[record.ReportedCount]) {
	var known textBits
	known.look(s)
	return findRegistrations(s, &known), appendReportedCounts(counts, s, &known)
}

func appendReportedCounts(list []Found[record.ReportedCount], s string, known *textBits) []Found[record.ReportedCount] {
	var room [usualCounts]countFound
	all := appendCounts(room[:0], s, known)
	var strong [countedKinds]bool
	for i := range all {
		if !all[i].weak {
			strong[countedKind(all[i].Value.What)] = true
		}
	}
	var stated statedCounts
	found, values := 0, 0
	for i := range all {
		count := &all[i]
		if count.weak && strong[countedKind(count.Value.What)] || count.isBare() && stated.has(count) ||
			!count.alone && !count.isReadAlone(s) {
			continue
		}
		if count.valued {
			values++
			if i+1 < len(all) {
				stated.add(count)
			}
		}
		all[found] = *count
		found++
	}
	if found == 0 {
		return list
	}
	list = slices.Grow(list, found)
	numbers := make([]int64, 0, values)
	for i := range all[:found] {
		count := &all[i]
		if count.valued {
			numbers = append(numbers, count.value)
			count.Value.Value = &numbers[len(numbers)-1]
		}
		list = append(list, count.Found)
	}
	return list
}

// ReportedCount reads the one reported count in a piece of text, or of several
// the one whose phrase is the whole text.
func ReportedCount(s string) (record.ReportedCount, error) {
	count, code, reason := onlyCount(s)
	if code != "" {
		return record.ReportedCount{}, refusal("reported-count", code, s, reason)
	}
	if count.valued {
		count.Value.Value = &count.value
	}
	return count.Value, nil
}

// onlyCount is ReportedCount; code and reason say why there is none.
func onlyCount(s string) (count countFound, code, reason string) {
	all := appendCounts(nil, s, nil)
	switch len(all) {
	case 0:
		return count, "none", "states no count that is known"
	case 1:
		return all[0], "", ""
	}
	// A phrase may hold another: "29 studies with 3000 participants were included".
	for i := range all {
		if all[i].Start == 0 && all[i].End == len(s) {
			return all[i], "", ""
		}
	}
	return count, "several", "states several counts"
}

// A countFound is a count with its place. While a text is read its number
// stands in value, if valued is set.
type countFound struct {
	Found[record.ReportedCount]
	value  int64
	valued bool
	weak   bool
	// alone is set where it is known that its place alone gives the count.
	alone bool
}

// isBare reports whether the count is a number and nothing else.
func (c *countFound) isBare() bool {
	return c.valued && len(c.Value.Parts) == 0 && len(c.Value.Names) == 0
}

// isReadAlone reports whether the count's place alone gives the count.
func (c *countFound) isReadAlone(s string) bool {
	alone, code, _ := onlyCount(s[c.Start:c.End])
	a, b := &alone.Value, &c.Value
	return code == "" && a.What == b.What && alone.valued == c.valued && alone.value == c.value &&
		slices.Equal(a.Parts, b.Parts) && slices.Equal(a.Names, b.Names) && a.Sum == b.Sum && a.Check == b.Check
}

// statedCounts are the numbers of things that were found; most texts have few.
type statedCounts struct {
	few  [usualCounts]statedCount
	n    int
	more map[statedCount]bool
}

// A statedCount is a number of one kind.
type statedCount struct {
	kind  int
	value int64
}

func (s *statedCounts) has(c *countFound) bool {
	count := statedCount{countedKind(c.Value.What), c.value}
	return slices.Contains(s.few[:s.n], count) || s.more[count]
}

func (s *statedCounts) add(c *countFound) {
	count := statedCount{countedKind(c.Value.What), c.value}
	switch {
	case s.n < len(s.few):
		s.few[s.n] = count
		s.n++
	case s.more == nil:
		s.more = map[statedCount]bool{count: true}
	default:
		s.more[count] = true
	}
}

// usualCounts is how many counts few texts have more of.
const usualCounts = 6

// appendCounts appends the counts of all sentences, in order; of two in one
// place the one that begins first and is longer.
func appendCounts(all []countFound, s string, known *textBits) []countFound {
	var tokens [usualTokens]countToken
	var classes, own [usualTokens]byte
	c := countSentence{tokens: tokens[:0], classes: classes[:0], own: own[:0]}
	var room [usualCounts]countMatch
	var stops countStops
	numbers := numberScan{text: s, known: known, block: noBlock}
	short := len(s) <= mostCountBytes // no sentence has to be divided
	for at := 0; at < len(s); {
		if short {
			number := numbers.next(at)
			if number == len(s) {
				break
			}
			at = lastSentenceEnd(s, at, number)
		}
		start := at
		at = stops.sentenceEnd(s, at)
		if !short && nextCounted(s[:at], start) == at {
			continue
		}
		c = readCountSentence(s[:at], start, known, c)
		if !c.mayCount() {
			continue
		}
		matches := c.matches(room[:0], s)
		chosen := 0
		var end [countedKinds]int
		for i := range matches {
			if thing := countedThing(matches[i].what); matches[i].start >= end[thing] {
				end[thing] = matches[i].end
				matches[chosen] = matches[i]
				chosen++
			}
		}
		for i := range matches[:chosen] {
			match := &matches[i]
			found := c.count(match, s)
			found.alone = c.standsAlone(match, s)
			all = append(all, found)
		}
	}
	return all
}

// countedThing numbers what is counted; studies are one thing wherever they
// are included.
func countedThing(what string) int {
	if kind := countedKind(what); kind != countedKind(countedMetaAnalysis) {
		return kind
	}
	return countedKind(countedStudies)
}

// countedKind numbers what a count can be of.
func countedKind(what string) int {
	switch what {
	case countedStudies:
		return 0
	case countedMetaAnalysis:
		return 1
	case countedParticipants:
		return 2
	}
	return 3
}

const countedKinds = 4
