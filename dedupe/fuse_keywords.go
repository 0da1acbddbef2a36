package dedupe

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// keywordList is one record's list of keywords.
type keywordList struct {
	statement[[]record.Keyword]
	// folded holds the keys in the list's order, set the same sorted.
	folded, set []string
}

func (l keywordList) sorted() bool { return len(l.folded) > 2 && slices.IsSorted(l.folded) }

// fuseKeywords takes one record's list in its order: the one with the best
// authority, or one with the same keywords that stand in an order of their
// authors and not of the alphabet.
func fuseKeywords(f *fusion, p policy) {
	if m := f.alone(); m != nil {
		f.fused.Keywords = slices.Clone(m.record.Keywords)
		return
	}
	var given []keywordList
	for _, m := range f.byAuthority(topicKeyword) {
		list := m.record.Keywords
		if len(list) == 0 {
			continue
		}
		l := keywordList{statement: statement[[]record.Keyword]{origin{m, m.readingOfList(p.path, len(list))}, list}}
		for _, k := range list {
			l.folded = append(l.folded, textKey(k.Value))
		}
		l.set = slices.Compact(slices.Sorted(slices.Values(l.folded)))
		given = append(given, l)
	}
	if len(given) == 0 {
		return
	}
	best := bestKeywords(given)
	f.fused.Keywords = slices.Clone(given[best].value)
	taken := given[best]
	other := slices.IndexFunc(given, func(l keywordList) bool { return !reflect.DeepEqual(l.value, taken.value) })
	for i, l := range given {
		what := outcome{chosen: reflect.DeepEqual(l.value, taken.value)}
		switch {
		case what.chosen && other < 0:
			what.reason = agreement(len(given))
		case i == best:
			what.reason = whyKeywords(taken, given[other])
		case what.chosen:
			what.reason = "equal to the list chosen"
		default:
			what.reason, what.differs = compareKeywords(taken, l)
		}
		f.claim(p.path, p.choice, l.value, l.origin, what)
	}
}

func bestKeywords(given []keywordList) int {
	best := 0
	for i, l := range given {
		if topicKeyword.compare(l.from, given[0].from) == 0 && len(l.set) > len(given[best].set) {
			best = i
		}
	}
	if !given[best].sorted() {
		return best
	}
	unsorted := slices.IndexFunc(given, func(l keywordList) bool { return !l.sorted() && slices.Equal(l.set, given[best].set) })
	if unsorted >= 0 {
		return unsorted
	}
	return best
}

func whyKeywords(taken, other keywordList) string {
	switch {
	case slices.Equal(taken.set, other.set) && other.sorted() && !taken.sorted():
		return "the authors' order; the other list is in alphabetical order"
	case topicKeyword.compare(taken.from, other.from) == 0 && len(taken.set) > len(other.set):
		return "the longer list of equally good sources"
	default:
		return topicKeyword.outranks(taken.origin, other.origin)
	}
}

// compareKeywords says how the list l, which was not taken, differs, and whether it
// has other keywords of the authors: a database adds its own terms.
func compareKeywords(taken, l keywordList) (reason string, differs bool) {
	if slices.Equal(taken.set, l.set) {
		switch {
		case l.sorted() && !taken.sorted() && l.from.class == classPortal:
			return "same keywords in the portal's alphabetical order", false
		case l.sorted() && !taken.sorted():
			return "same keywords in alphabetical order", false
		case slices.Equal(taken.folded, l.folded):
			return "same keywords written otherwise", false
		default:
			return "same keywords in another order: " + whyKeywords(taken, l), false
		}
	}
	var further []string
	for i, key := range l.folded {
		if _, found := slices.BinarySearch(taken.set, key); !found {
			further = append(further, l.value[i].Value)
		}
	}
	if len(further) == 0 {
		return fmt.Sprintf("%d of the keywords in the list chosen", len(l.set)), false
	}
	reason = fmt.Sprintf("has keywords that the list chosen has not (%s): %s", strings.Join(further, "; "), whyKeywords(taken, l))
	return reason, !l.from.class.indexes()
}

// fuseLanguages takes one record's list of languages: stated before concluded
// ones, then by authority.
func fuseLanguages(f *fusion, p policy) {
	if m := f.alone(); m != nil {
		f.fused.Languages = slices.Clone(m.record.Languages)
		return
	}
	var given []statement[[]string]
	for _, m := range f.byAuthority(topicGeneral) {
		if list := m.record.Languages; len(list) > 0 {
			given = append(given, statement[[]string]{origin{m, m.readingOfList(p.path, len(list))}, list})
		}
	}
	if len(given) == 0 {
		return
	}
	statedFirst(given)
	f.fused.Languages = slices.Clone(given[0].value)
	languageChoice.settle(f, p.path, p.choice, given, 0)
}

var languageChoice = choice[[]string]{
	same: slices.Equal[[]string],
	variant: func(a, b []string) string {
		for _, language := range b {
			if !slices.Contains(a, language) {
				return ""
			}
		}
		return "languages of the list chosen"
	},
}
