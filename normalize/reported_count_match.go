package normalize

import (
	"bytes"
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode"

	"github.com/ibid-go/ibid/record"
)

// A countMatch is a count in a sentence; its places are in tokens.
type countMatch struct {
	phrase     *countPhrase // nil for the sizes of groups
	what       string
	start, end int
	number     int // of a phrase that states one
	// The list of parts, where there is one.
	partsStart, partsEnd int
	names                []string
	sizes                []record.CountPart // of groups
}

// matches appends the counts of the sentence, in order.
func (c *countSentence) matches(matches []countMatch, s string) []countMatch {
	nouns := 0
	for i := range phraseNouns {
		if c.seen.hasAny(phraseNouns[i]) {
			nouns |= 1 << i
		}
	}
	for left := phrasesOf[nouns]; left != 0; left &= left - 1 {
		phrase := &countPhrases[bits.TrailingZeros32(left)]
		if !phrase.form.mayMatch(&c.seen) {
			continue
		}
		var places formPlaces
		for at := 0; phrase.form.find(c.classes, at, &places); at = places[1] {
			c.finds++
			if match, ok := c.match(phrase, &places, s); ok {
				matches = append(matches, match)
			}
		}
	}
	if match, ok := c.groupSizes(s); ok {
		matches = append(matches, match)
	}
	if len(matches) > 1 {
		slices.SortStableFunc(matches, func(a, b countMatch) int {
			return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end))
		})
	}
	return matches
}

// match makes the match of a phrase that was found, unless what stands around
// it says that it counts something else.
func (c *countSentence) match(phrase *countPhrase, places *formPlaces, s string) (countMatch, bool) {
	m := countMatch{phrase: phrase, what: phrase.what, start: places[0], end: places[1], number: places[2]}
	before := c.classes[max(0, m.start-12):m.start]
	if otherSubject.atEnd(before) || c.isGroup(m.start-1, s) || c.isShare(m.end, s) {
		return m, false
	}
	switch {
	case phrase.what == countedParticipants:
		if c.afterList(m.start) || c.forEach(m.end) || c.seen.hasAll(groupFollows.all) && groupFollows.atBegin(c.classes[m.end:]) >= 0 {
			return m, false
		}
	case listBefore.atEnd(before), phrase.weak && (c.class(m.start-1) == 't' || c.countsTexts(m.number, s)):
		return m, false
	}
	switch {
	case phrase.parts:
		m.partsStart, m.partsEnd = m.start, m.end
	case phrase.names:
		names, after := c.names(places[4]+1, c.tokens[m.number].value, s)
		m.names, m.end = names, max(m.end, after)
	default:
		c.findParts(&m, places[3])
	}
	return m, true
}

// count makes the count of a match.
func (c *countSentence) count(m *countMatch, s string) countFound {
	var found countFound
	found.Start, found.End = c.tokens[m.start].start, c.tokens[m.end-1].end
	count := &found.Value
	count.What, count.Names, count.Parts = m.what, m.names, m.sizes
	if m.partsEnd > 0 {
		count.Parts = c.parts(m.partsStart, m.partsEnd, s)
	}
	for _, part := range count.Parts {
		count.Sum += part.Value
	}
	if m.phrase == nil {
		return found
	}
	found.weak = m.phrase.weak
	if !m.phrase.parts {
		found.value, found.valued = c.tokens[m.number].value, true
		if len(count.Parts) > 0 {
			count.Check = "differs"
			if count.Sum == found.value {
				count.Check = "adds-up"
			}
		}
	}
	return found
}

// standsAlone reports whether the text of a match, read alone, is surely one
// sentence of the same tokens and the same count. A stop may end a sentence,
// and a hyphen at the end is no part of a word.
func (c *countSentence) standsAlone(m *countMatch, s string) bool {
	last := c.tokens[m.end-1].end - 1
	if s[last] == '-' || bytes.IndexByte(c.classes[m.start:m.end], '.') >= 0 {
		return false
	}
	var room [usualTokens]byte
	alone := countSentence{classes: append(room[:0], c.own[m.start:m.end]...), tokens: c.tokens[m.start:m.end]}
	alone.settle()
	if !bytes.Equal(alone.classes, c.classes[m.start:m.end]) {
		return false
	}
	if c.finds == 1 && m.phrase != nil && !c.seen.hasAll(sizeClasses) {
		return true // what no phrase matches in the sentence none matches in a part of it
	}
	var roomOfMatches [2]countMatch
	matches := alone.matches(roomOfMatches[:0], s)
	return len(matches) > 0 && matches[0].isPartOf(m)
}

// isPartOf reports whether a match in the text of another one is that one.
func (m *countMatch) isPartOf(whole *countMatch) bool {
	from := whole.start
	other := *whole
	other.start, other.end, other.number = 0, whole.end-from, whole.number-from
	if whole.phrase == nil || whole.phrase.parts {
		other.number = 0
	}
	if whole.partsEnd > 0 {
		other.partsStart, other.partsEnd = whole.partsStart-from, whole.partsEnd-from
	}
	return m.phrase == other.phrase && m.start == other.start && m.end == other.end && m.number == other.number &&
		m.partsStart == other.partsStart && m.partsEnd == other.partsEnd &&
		slices.Equal(m.names, other.names) && slices.Equal(m.sizes, other.sizes)
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
func (c *countSentence) isShare(end int, s string) bool {
	return c.class(end) == '(' && c.class(end+1) == classOther && c.class(end+2) == ')' && s[c.tokens[end+1].end-1] == '%'
}

// isGroup reports whether the token at the place is a word for a group, which
// is of the class of any word or of things.
func (c *countSentence) isGroup(at int, s string) bool {
	class := c.class(at)
	return (class == classWord || class == 'O') && groupSubjects[c.lower(at, s)]
}

// countsTexts reports whether the noun of the number at the place means texts.
func (c *countSentence) countsTexts(number int, s string) bool {
	noun := bytes.IndexByte(c.classes[number:], classStudy)
	return noun >= 0 && textNouns[c.lower(number+noun, s)]
}

// findParts finds the list of parts behind a match, or in the brackets behind
// its noun: "29 studies (14 qualitative, 15 quantitative) were included". The
// match goes up to the end of the list.
func (c *countSentence) findParts(m *countMatch, from int) {
	opening := m.end
	if i := bytes.IndexByte(c.classes[from:m.end], '('); i >= 0 {
		opening = from + i
	}
	form := partsOfStudies
	if m.what == countedParticipants {
		form = partsOfPeople
	}
	length := form.atBegin(c.classes[opening:])
	if length < 0 {
		return
	}
	if after, ok := c.endOfParts(opening, opening+length); ok {
		m.partsStart, m.partsEnd, m.end = opening, opening+length, max(m.end, after)
	}
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
func (c *countSentence) parts(start, end int, s string) []record.CountPart {
	parts := make([]record.CountPart, 0, bytes.Count(c.classes[start:end], []byte{classNumber}))
	var places formPlaces
	for at := start; partForm.find(c.classes[:end], at, &places); at = places[1] {
		first, last := places[0], places[1]-1
		// "14 qualitative studies" and "14 qualitative" are one label.
		if (c.classes[last] == classStudy || c.classes[last] == 'V') && last > first+1 {
			last--
		}
		label := Text(s[c.tokens[first+1].start:c.tokens[last].end])
		parts = append(parts, record.CountPart{Label: label, Value: c.tokens[first].value})
	}
	return parts
}

// groupSizes reads groups of people with their sizes: "nurses (n = 6) and
// patients (n = 7)". Every group must be one of people.
func (c *countSentence) groupSizes(s string) (countMatch, bool) {
	if !c.seen.hasAll(sizeClasses) || !c.seen.has(classPerson) && !c.seen.has('Q') {
		return countMatch{}, false
	}
	sizes := sizeForm.count(c.classes)
	if sizes < 2 || anySize.count(c.classes) != sizes {
		return countMatch{}, false
	}
	match := countMatch{what: countedParticipants}
	from := 0
	var place formPlaces
	for i := range sizes {
		sizeForm.find(c.classes, from, &place)
		first, last, ok := c.groupLabel(from, place[0], i == 0)
		if !ok {
			return countMatch{}, false
		}
		if i == 0 {
			match.start = first
		}
		match.sizes = append(match.sizes, record.CountPart{
			Label: Text(s[c.tokens[first].start:c.tokens[last-1].end]),
			Value: c.tokens[place[0]+3].value,
		})
		from = place[1]
	}
	match.end = from
	return match, true
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
func (c *countSentence) names(at int, value int64, s string) (names []string, end int) {
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
		piece := Text(s[c.tokens[from].start:c.tokens[cut-1].end])
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
