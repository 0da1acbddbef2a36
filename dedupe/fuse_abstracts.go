package dedupe

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// abstractStatement is an abstract with what it is compared by, which is not made where
// there is nothing to compare it with.
type abstractStatement struct {
	statement[record.Abstract]
	// key is the folded text without notices, body the same without the headings of
	// its sections.
	key, body string
	// language is the one stated, else the one that the text is in.
	language string
	// noticed is set for a text with a notice around it; signs counts the letters and
	// signs beyond ASCII.
	noticed bool
	signs   int
}

func newAbstractStatement(s statement[record.Abstract]) abstractStatement {
	a := abstractStatement{statement: s, language: s.value.Language}
	text := normalize.WithoutNotice(s.value.Text)
	a.noticed = len(text) < len(s.value.Text)
	a.key = abstractKey(text)
	a.body = a.key
	if sections := s.value.Sections; len(sections) > 0 {
		var body strings.Builder
		for _, section := range sections {
			body.WriteString(section.Text + " ")
		}
		if key := abstractKey(normalize.WithoutNotice(strings.TrimSpace(body.String()))); key != "" {
			a.body = key
		}
	}
	if isASCII(text) {
		return a
	}
	for _, c := range text {
		if c >= utf8.RuneSelf && (unicode.IsLetter(c) || unicode.Is(unicode.Sm, c)) {
			a.signs++
		}
	}
	return a
}

func abstractKey(text string) string {
	key := textKey(text)
	if isASCII(key) {
		return key
	}
	return normalize.SpellGreek(key)
}

// says reports whether an abstract says the same as another one, or holds it whole.
func (a abstractStatement) says(b abstractStatement) (same, more bool) {
	if a.key == b.key || a.body == b.body {
		return true, false
	}
	return false, strings.Contains(a.key, b.key) || strings.Contains(a.body, b.body)
}

// finerThan says what makes one of two abstracts that say the same the better one; it
// is "" where nothing does.
func (a abstractStatement) finerThan(b abstractStatement) string {
	headings := func(s abstractStatement) int { return len(s.value.Sections) }
	switch x, y := headings(a), headings(b); {
	case (x > 1) != (y > 1):
		return onlyIf(x > 1, "keeps the headings of its sections")
	case a.noticed != b.noticed:
		return onlyIf(b.noticed, "the other has a copyright notice or a database's remark with it")
	case a.signs != b.signs:
		return onlyIf(a.signs > b.signs, "keeps letters and signs that the other has lost")
	case x != y && x+y == 1:
		return onlyIf(x == 0, "the other has a heading over it")
	}
	return ""
}

// fuseAbstracts takes one abstract for each language: the one that holds the others
// whole, else the one with the best authority; of those that say the same the one
// without a notice, with its signs and headings.
func fuseAbstracts(f *fusion, p policy) {
	abstracts := func(r *record.Record) *[]record.Abstract { return &r.Abstracts }
	if takeAlone(f, abstracts) {
		return
	}
	var given []abstractStatement
	all := gather(f, topicAbstract, p.path, abstracts)
	alike := !slices.ContainsFunc(all, func(s statement[record.Abstract]) bool { return s.value.Text != all[0].value.Text })
	for _, s := range all {
		if alike {
			given = append(given, abstractStatement{statement: s, language: s.value.Language})
			continue
		}
		given = append(given, newAbstractStatement(s))
	}
	for _, group := range byLanguage(given) {
		best := bestAbstract(group)
		f.fused.Abstracts = append(f.fused.Abstracts, group[best].value)
		settleAbstracts(f, p, group, best)
	}
}

func bestAbstract(group []abstractStatement) int {
	best := 0
	for i, s := range group {
		if _, more := s.says(group[best]); more {
			best = i
		}
	}
	widest := group[best]
	for i, s := range group {
		same, _ := s.says(widest)
		if same && i != best && (s.finerThan(group[best]) != "" || i < best && group[best].finerThan(s) == "") {
			best = i
		}
	}
	return best
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
		default:
			what.reason, what.differs = compareAbstracts(taken, s)
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

// compareAbstracts says how an abstract that was not taken differs, and whether it says
// something else.
func compareAbstracts(taken, s abstractStatement) (reason string, differs bool) {
	same, more := taken.says(s)
	switch {
	case s.noticed && !taken.noticed && s.key == taken.key:
		return "the abstract chosen, with a copyright notice or a database's remark", false
	case s.key == taken.key:
		return "the same words with other punctuation, marks or spacing", false
	case same:
		return "the same text without the headings or with others", false
	case more && (startsWithWords(taken.key, s.key) || startsWithWords(taken.body, s.body)):
		return "prefix of the abstract chosen", false
	case more:
		return "part of the abstract chosen", false
	default:
		return "other wording: " + whyAbstract(taken, s), true
	}
}

func whyAbstract(taken, other abstractStatement) string {
	same, more := taken.says(other)
	finer := taken.finerThan(other)
	switch {
	case more:
		return "the superset: it holds the other abstract whole"
	case same && finer != "":
		return finer
	default:
		return topicAbstract.outranks(taken.origin, other.origin)
	}
}
