package normalize

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"

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
	var sentence countSentence
	matches := sentence.matchesIn(s)
	if len(matches) == 0 {
		return nil
	}
	strong := [countedKinds]bool{}
	for i := range matches {
		if !matches[i].weak {
			strong[countedKind(matches[i].Value.What)] = true
		}
	}
	found := make([]Found[record.ReportedCount], 0, len(matches))
	stated := map[statedCount]bool{}
	for i := range matches {
		match := &matches[i]
		if match.weak && strong[countedKind(match.Value.What)] || match.repeats(stated) {
			continue
		}
		alone, code, _ := sentence.onlyMatch(s[match.Start:match.End])
		if code == "" && equalCounts(&alone, &match.Value) {
			found = append(found, match.Found)
			if alone.Value != nil {
				stated[statedCount{alone.What, *alone.Value}] = true
			}
		}
	}
	if len(found) == 0 {
		return nil
	}
	return found
}

// ReportedCount reads the one reported count in a piece of text, or of several
// the one whose phrase is the whole text.
func ReportedCount(s string) (record.ReportedCount, error) {
	var sentence countSentence
	count, code, reason := sentence.onlyMatch(s)
	if code != "" {
		return record.ReportedCount{}, refusal("reported-count", code, s, reason)
	}
	return count, nil
}

// onlyMatch is ReportedCount; code and reason say why there is none.
func (c *countSentence) onlyMatch(s string) (count record.ReportedCount, code, reason string) {
	matches := c.matchesIn(s)
	switch len(matches) {
	case 0:
		return count, "none", "states no count that is known"
	case 1:
		return matches[0].Value, "", ""
	}
	// A phrase may hold another: "29 studies with 3000 participants were included".
	for i := range matches {
		if matches[i].Start == 0 && matches[i].End == len(s) {
			return matches[i].Value, "", ""
		}
	}
	return count, "several", "states several counts"
}

// equalCounts reports whether two counts say the same.
func equalCounts(a, b *record.ReportedCount) bool {
	return a.What == b.What && (a.Value == nil) == (b.Value == nil) && (a.Value == nil || *a.Value == *b.Value) &&
		slices.Equal(a.Parts, b.Parts) && slices.Equal(a.Names, b.Names) && a.Sum == b.Sum && a.Check == b.Check
}

// A countMatch is a count with its place.
type countMatch struct {
	Found[record.ReportedCount]
	weak bool
}

// A statedCount is a number of one thing.
type statedCount struct {
	what  string
	value int64
}

// repeats reports whether the count says nothing beyond what was found.
func (m *countMatch) repeats(found map[statedCount]bool) bool {
	count := &m.Value
	return count.Value != nil && len(count.Parts) == 0 && len(count.Names) == 0 && found[statedCount{count.What, *count.Value}]
}

// matchesIn finds the counts of all sentences, in order; of two in one place
// the one that begins first and is longer.
func (c *countSentence) matchesIn(s string) []countMatch {
	var all []countMatch
	for at := 0; at < len(s); {
		start := at
		at = countSentenceEnd(s, at)
		if !mayHaveCount(s[:at], start) {
			continue
		}
		c.read(s, start, at)
		if !c.mayCount() {
			continue
		}
		matches := c.matches()
		if len(matches) > 1 {
			slices.SortStableFunc(matches, func(a, b countMatch) int {
				return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
			})
		}
		var end [countedKinds]int
		for _, match := range matches {
			if thing := countedThing(match.Value.What); match.Start >= end[thing] {
				all = append(all, match)
				end[thing] = match.End
			}
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

// matches finds the counts of the sentence; the next call uses the list's
// memory again.
func (c *countSentence) matches() []countMatch {
	matches := c.matched[:0]
	for i := range countPhrases {
		phrase := &countPhrases[i]
		if !c.seen.hasAll(phrase.needs) || !phrase.form.mayMatch(&c.seen) {
			continue
		}
		var places formPlaces
		for at := 0; phrase.form.find(c.classes, at, &places); at = places[1] {
			if match, ok := c.match(phrase, &places); ok {
				matches = append(matches, match)
			}
		}
	}
	if match, ok := c.groupSizes(); ok {
		matches = append(matches, match)
	}
	c.matched = matches
	return matches
}

// match makes the count of a phrase that was found; places are in tokens.
func (c *countSentence) match(phrase *countPhrase, place *formPlaces) (countMatch, bool) {
	start, end := place[0], place[1]
	if otherSubject.matches(c.classes[max(0, start-12):start]) || groupSubjects[c.lower(start-1)] || c.isShare(end) {
		return countMatch{}, false
	}
	switch {
	case phrase.what == countedParticipants:
		if c.afterList(start) || c.forEach(end) || groupFollows.atBegin(c.classes[end:]) >= 0 {
			return countMatch{}, false
		}
	case listBefore.matches(c.classes[max(0, start-12):start]), phrase.weak && (c.class(start-1) == 't' || c.countsTexts(place[2])):
		return countMatch{}, false
	}
	count := record.ReportedCount{What: phrase.what}
	switch {
	case phrase.parts:
		count.Parts = c.parts(start, end)
	default:
		value := c.tokens[place[2]].value
		count.Value = &value
		if phrase.names {
			names, after := c.names(place[4]+1, value)
			count.Names, end = names, max(end, after)
		} else {
			count.Parts, end = c.partsOf(phrase.what, place[3], end)
		}
	}
	for _, part := range count.Parts {
		count.Sum += part.Value
	}
	if count.Value != nil && len(count.Parts) > 0 {
		count.Check = "differs"
		if count.Sum == *count.Value {
			count.Check = "adds-up"
		}
	}
	if phrase.parts && len(count.Parts) < 2 {
		return countMatch{}, false
	}
	return c.found(count, start, end, phrase.weak), true
}

func (c *countSentence) found(count record.ReportedCount, start, end int, weak bool) countMatch {
	return countMatch{Found[record.ReportedCount]{count, c.tokens[start].start, c.tokens[end-1].end}, weak}
}

// afterList reports whether the number at the place ends a list of people, of
// which it would be a part and not the whole.
func (c *countSentence) afterList(at int) bool {
	switch before := c.class(at - 1); {
	case before == '&' && c.class(at-2) != ',':
		return true
	case before != '&' && before != ',':
		return false
	}
	for i := at - 1; i >= 0 && i >= at-4; i-- {
		if class := c.class(i); class == classPerson || class == 'Q' {
			return true
		}
	}
	return false
}

// forEach reports whether the count that ends at the place is one for each of
// several groups: "20 patients were randomised in each arm".
func (c *countSentence) forEach(end int) bool {
	return slices.Contains(c.classes[end:min(len(c.classes), end+3)], 'h')
}

// isShare reports whether a share stands in brackets behind the count: "A total
// of 51 workers (71.8%) had" are some of the participants.
func (c *countSentence) isShare(end int) bool {
	return c.class(end) == '(' && c.class(end+1) == classOther && c.class(end+2) == ')' && strings.HasSuffix(c.lower(end+1), "%")
}

// countsTexts reports whether the noun of the number at the place means texts.
func (c *countSentence) countsTexts(number int) bool {
	noun := bytes.IndexByte(c.classes[number:], classStudy)
	return noun >= 0 && textNouns[c.lower(number+noun)]
}

// partsOf reads the list of parts behind a count, or in the brackets behind its
// noun: "29 studies (14 qualitative, 15 quantitative) were included". It returns
// the end of the phrase with the list.
func (c *countSentence) partsOf(what string, from, end int) ([]record.CountPart, int) {
	opening := end
	if i := bytes.IndexByte(c.classes[from:end], '('); i >= 0 {
		opening = from + i
	}
	form := partsOfStudies
	if what == countedParticipants {
		form = partsOfPeople
	}
	length := form.atBegin(c.classes[opening:])
	if length < 0 {
		return nil, end
	}
	after, ok := c.endOfParts(opening, opening+length)
	if !ok {
		return nil, end
	}
	return c.parts(opening, opening+length), max(end, after)
}

// endOfParts reports whether a list of parts is complete where it seems to end,
// and the end with a closing bracket.
func (c *countSentence) endOfParts(start, end int) (int, bool) {
	after := c.class(end)
	if c.class(start) == '(' {
		return end + 1, after == ')'
	}
	return end, after == 0 || after == '.' || after == ';'
}

// parts reads the numbers and labels between two tokens.
func (c *countSentence) parts(start, end int) []record.CountPart {
	var parts []record.CountPart
	var places formPlaces
	for at := start; partForm.find(c.classes[:end], at, &places); at = places[1] {
		first, last := places[0], places[1]-1
		// "14 qualitative studies" and "14 qualitative" are one label.
		if (c.classes[last] == classStudy || c.classes[last] == 'V') && last > first+1 {
			last--
		}
		label := Text(c.text[c.tokens[first+1].start:c.tokens[last].end])
		parts = append(parts, record.CountPart{Label: label, Value: c.tokens[first].value})
	}
	return parts
}

// groupSizes reads groups of people with their sizes: "nurses (n = 6) and
// patients (n = 7)". Every group must be one of people.
func (c *countSentence) groupSizes() (countMatch, bool) {
	if !c.seen.hasAll(sizeClasses) || !c.seen.has(classPerson) && !c.seen.has('Q') {
		return countMatch{}, false
	}
	sizes := sizeForm.count(c.classes)
	if sizes < 2 || anySize.count(c.classes) != sizes {
		return countMatch{}, false
	}
	count := record.ReportedCount{What: countedParticipants}
	start, from := 0, 0
	var place formPlaces
	for i := range sizes {
		sizeForm.find(c.classes, from, &place)
		first, last, ok := c.groupLabel(from, place[0], i == 0)
		if !ok {
			return countMatch{}, false
		}
		if i == 0 {
			start = first
		}
		part := record.CountPart{
			Label: Text(c.text[c.tokens[first].start:c.tokens[last-1].end]),
			Value: c.tokens[place[0]+3].value,
		}
		count.Parts = append(count.Parts, part)
		count.Sum += part.Value
		from = place[1]
	}
	return c.found(count, start, from, false), true
}

// groupLabel finds the label of a group between two tokens: the words up to
// the first noun for people whose description, if any, begins behind it.
func (c *countSentence) groupLabel(from, to int, first bool) (start, end int, ok bool) {
	start = from
	if first {
		for i := to - 1; i >= from; i-- {
			if strings.IndexByte("Iib:;,.vr(", c.classes[i]) >= 0 {
				start = i + 1
				break
			}
		}
	}
	for start < to && strings.IndexByte(",;&ta", c.classes[start]) >= 0 {
		start++
	}
	for i := start; i < to; i++ {
		class := c.classes[i]
		if strings.IndexByte("xrePQO&", class) < 0 {
			return 0, 0, false
		}
		if class != classPerson && class != 'Q' {
			continue
		}
		if next := c.class(i + 1); i+1 == to || next == 'W' || next == 'p' || next == 'o' {
			return start, i + 1, i-start < 8
		}
	}
	return 0, 0, false
}

// names reads the list of names in brackets or behind a colon at the token,
// and the token behind it.
func (c *countSentence) names(at int, value int64) (names []string, end int) {
	const mostNames, mostBytes = 40, 1000
	opening := c.class(at)
	if opening != '(' && opening != ':' {
		return nil, at
	}
	depth, last := 0, -1
	var cuts []int
	for i := at; i < len(c.classes) && last < 0; i++ {
		switch c.classes[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 && opening == '(' {
				last = i
			}
		case ',', ';':
			if depth == 0 && opening == ':' || depth == 1 && opening == '(' {
				cuts = append(cuts, i)
			}
		case '.':
			if opening == ':' && depth == 0 && i == len(c.classes)-1 {
				last = i
			}
		}
	}
	if last < 0 && opening == ':' && depth == 0 {
		last = len(c.classes)
	}
	if last <= at+1 || c.tokens[last-1].end-c.tokens[at].start > mostBytes || len(cuts) >= mostNames {
		return nil, at
	}
	cuts = append(cuts, last)
	from := at + 1
	for i, cut := range cuts {
		if cut <= from {
			return nil, at
		}
		piece := Text(c.text[c.tokens[from].start:c.tokens[cut-1].end])
		if i == len(cuts)-1 {
			if head, tail, found := strings.Cut(piece, " and "); found && int64(len(names)+1) != value {
				names = append(names, withoutArticle(head))
				piece = tail
			}
		}
		names = append(names, withoutArticle(piece))
		from = cut + 1
	}
	if len(names) < 2 || slices.ContainsFunc(names, func(name string) bool { return !isProperName(name) }) {
		return nil, at
	}
	if opening == '(' {
		last++
	}
	return names, last
}

func withoutArticle(name string) string {
	for _, word := range []string{"and ", "& ", "the ", "The "} {
		name = strings.TrimPrefix(name, word)
	}
	return name
}

// isProperName reports whether a name in a list can be one.
func isProperName(name string) bool {
	const mostWords = 9
	return strings.ContainsFunc(name, unicode.IsUpper) && strings.Count(name, " ") < mostWords
}
