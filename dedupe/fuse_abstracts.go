package dedupe

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// abstractStatement is an abstract with its folded text, which is "" where
// there is nothing to compare it with.
type abstractStatement struct {
	statement[record.Abstract]
	key string
	// language is the one stated, else the one that the text is in.
	language string
}

// fuseAbstracts takes one abstract for each language: the one that holds the
// others whole, else the one with the best authority.
func fuseAbstracts(f *fusion, p policy) {
	abstracts := func(r *record.Record) *[]record.Abstract { return &r.Abstracts }
	if takeAlone(f, abstracts) {
		return
	}
	var given []abstractStatement
	all := gather(f, topicAbstract, p.path, abstracts)
	for _, s := range all {
		a := abstractStatement{statement: s, language: s.value.Language}
		if len(all) > 1 {
			a.key = textKey(s.value.Text)
		}
		given = append(given, a)
	}
	for _, group := range byLanguage(given) {
		best := 0
		for i, s := range group {
			if s.key != group[best].key && strings.Contains(s.key, group[best].key) {
				best = i
			}
		}
		f.fused.Abstracts = append(f.fused.Abstracts, group[best].value)
		settleAbstracts(f, p, group, best)
	}
}

// byLanguage divides the statements by their languages, in order of authority.
// A text whose language is neither stated nor plain is taken to be in the
// language of the first one.
func byLanguage(given []abstractStatement) [][]abstractStatement {
	if len(given) < 2 {
		return [][]abstractStatement{given}[:len(given)]
	}
	for i := range given {
		if given[i].language == "" {
			given[i].language, _ = normalize.TextLanguage(given[i].value.Text)
		}
	}
	first := given[max(0, slices.IndexFunc(given, func(s abstractStatement) bool { return s.language != "" }))].language
	var groups [][]abstractStatement
	at := map[string]int{}
	for _, s := range given {
		if s.language == "" {
			s.language = first
		}
		i, known := at[s.language]
		if !known {
			i = len(groups)
			at[s.language] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], s)
	}
	return groups
}

func settleAbstracts(f *fusion, p policy, group []abstractStatement, best int) {
	if f.silent {
		return
	}
	taken := group[best]
	other := slices.IndexFunc(group, func(s abstractStatement) bool { return s.value.Text != taken.value.Text })
	for i, s := range group {
		what := outcome{chosen: deepEqual(s.value, taken.value)}
		switch {
		case what.chosen && other < 0:
			what.reason = agreement(recordsOfAbstract(group))
		case i == best:
			what.reason = whyAbstract(taken, group[other])
		case what.chosen:
			what.reason = "equal to the abstract chosen"
		case s.value.Text == taken.value.Text:
			what.reason = "the same text, divided or labelled otherwise"
		case s.key == taken.key:
			what.reason = "the same words with other punctuation, marks or spacing"
		case startsWithWords(taken.key, s.key):
			what.reason = "prefix of the abstract chosen"
		case strings.Contains(taken.key, s.key):
			what.reason = "part of the abstract chosen"
		default:
			what.differs = true
			what.reason = "other wording: " + whyAbstract(taken, s)
		}
		f.claim(p.path, p.choice, s.value, s.origin, what)
	}
}

func recordsOfAbstract(group []abstractStatement) int {
	var given []statement[record.Abstract]
	for _, s := range group {
		given = append(given, s.statement)
	}
	return recordsOf(given)
}

func whyAbstract(taken, other abstractStatement) string {
	if taken.key != other.key && strings.Contains(taken.key, other.key) {
		return "the superset: it holds the other abstract whole"
	}
	return topicAbstract.outranks(taken.origin, other.origin)
}
