package dedupe

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// titleRoles are the roles in the order of the fused titles; others follow.
var titleRoles = []record.TitleRole{record.TitleMain, record.TitleSubtitle, record.TitleOriginal,
	record.TitleTranslated, record.TitleShort, record.TitleAlternate}

// fuseTitles chooses one main title and unites the titles of all other roles.
func fuseTitles(f *fusion, p policy) {
	titles := func(r *record.Record) *[]record.Title { return &r.Titles }
	if takeAlone(f, titles) {
		return
	}
	all := gather(f, topicGeneral, p.path, titles)
	for _, given := range byKind(all, func(t record.Title) record.TitleRole { return t.Role }, titleRoles) {
		role := given[0].value.Role
		path := f.pathOf(p.path, string(role))
		if role == record.TitleMain {
			choice := titleChoice.among(otherLanguages(all), plainTitles(given))
			best := finestTitle(choice, given, bestTitle(given))
			f.fused.Titles = append(f.fused.Titles, given[best].value)
			choice.settle(f, path, p.choice, given, best)
			continue
		}
		if role == record.TitleSubtitle {
			given = f.dropSubtitles(policy{path, p.choice, nil}, given, all)
		}
		f.fused.Titles = append(f.fused.Titles, otherTitles.unite(f, policy{path, "union", nil}, given)...)
	}
}

var titleChoice = mainTitle{choice[record.Title]{
	same:      equal[record.Title],
	finer:     func(a, b record.Title) bool { return finerText(a.Value, b.Value) },
	finerThan: func(a, b record.Title) (won, lost string) { return whyFinerText(a.Value, b.Value) },
	better:    func(a, b record.Title) string { return betterTitle(a.Value, b.Value) },
	majority:  true,
	variant: func(a, b record.Title) string {
		if a.Value == b.Value {
			return "same title; its language is said otherwise"
		}
		if reason := textVariant(a.Value, b.Value); reason != "" {
			return reason
		}
		if startsWithWords(normalize.FoldKey(a.Value), normalize.FoldKey(b.Value)) {
			return "the beginning of the title chosen"
		}
		return ""
	},
}}

// surrounded is a title with something around it that is no part of it.
type surrounded struct {
	// key is that of the title alone, what says in words what stands around it.
	key, what string
}

// plainTitles are the titles with a running head or a database's remark, by title; nil
// where none has one.
func plainTitles(given []statement[record.Title]) map[string]surrounded {
	var found map[string]surrounded
	for _, s := range given {
		title := s.value.Value
		unremarked := normalize.PlainTitle(title)
		headless := withoutPaperHeading(withoutOwnIssue(withoutRunningAuthor(unremarked, s.from.record), s.from.record))
		bare := withoutFootnoteMark(headless)
		key := spelledSigns(bare)
		if len(bare) == len(title) || key == "" {
			continue
		}
		t := surrounded{key, "running head"}
		switch {
		case len(headless) == len(title):
			t.what = "footnote mark"
		case len(headless) == len(unremarked):
			t.what = "remark of a database"
		}
		if found == nil {
			found = map[string]surrounded{}
		}
		found[title] = t
	}
	return found
}

// withoutFootnoteMark leaves out the mark of a footnote at the end of a title. Behind a
// blank only that in a title that was read off a page in capitals is one.
func withoutFootnoteMark(title string) string {
	title = strings.TrimRight(title, " ")
	if rest, ok := strings.CutSuffix(title, " 1"); ok && shouts(rest) {
		return rest
	}
	if title == "" || title[len(title)-1] < utf8.RuneSelf && !strings.ContainsRune("0123456789*", rune(title[len(title)-1])) {
		return title
	}
	return gluedMark.ReplaceAllString(title, "$1$2$3")
}

// mainTitle is the choice of a main title.
type mainTitle struct{ choice[record.Title] }

// among is the choice between titles of which some are in other languages, by their
// keys, and some have something around them.
func (c mainTitle) among(languages map[string]record.TitleRole, plain map[string]surrounded) choice[record.Title] {
	chosen := c.choice
	if plain != nil {
		chosen.finer = func(a, b record.Title) bool {
			return isPlainOf(a.Value, b.Value, plain) || c.finer(a, b)
		}
		chosen.finerThan = func(a, b record.Title) (won, lost string) {
			if !isPlainOf(a.Value, b.Value, plain) {
				return c.finerThan(a, b)
			}
			what := plain[b.Value].what
			return "has no " + what + ", and the other has", "the title chosen, with a " + what
		}
	}
	chosen.variant = func(a, b record.Title) string {
		if reason := c.variant(a, b); reason != "" {
			return reason
		}
		if key := plainKey(a.Value, plain); key == plainKey(b.Value, plain) {
			return "the same title with something else around it"
		}
		return languageVariant(a.Value, b.Value, languages)
	}
	return chosen
}

// otherLanguages are the roles of titles that records give beside the main one, the
// original and translations, by their keys.
func otherLanguages(all []statement[record.Title]) map[string]record.TitleRole {
	var found map[string]record.TitleRole
	for _, s := range all {
		if role := s.value.Role; role == record.TitleTranslated || role == record.TitleOriginal {
			if found == nil {
				found = map[string]record.TitleRole{}
			}
			if key := textKey(s.value.Value); found[key] == "" {
				found[key] = role
			}
		}
	}
	return found
}

// languageVariant says that b is the title a in another language, by what records say or
// by its script, or with that in brackets behind it; "" where it is not.
func languageVariant(a, b string, languages map[string]record.TitleRole) string {
	b = normalize.PlainTitle(b)
	switch languages[textKey(b)] {
	case record.TitleTranslated:
		return "a translation of the title chosen, kept as one"
	case record.TitleOriginal:
		return "the original of the title chosen, kept as one"
	}
	if at := strings.LastIndex(b, " ["); at > 0 && strings.HasSuffix(b, "]") {
		key, before, inside := textKey(a), textKey(b[:at]), textKey(b[at+2:len(b)-1])
		if before == key || inside == key {
			return "the title chosen, with one in another language"
		}
	}
	if incomparable(scriptOf(textKey(a)), scriptOf(textKey(b))) {
		return "the title in another script"
	}
	return ""
}

// plainKey is the key of a title without what stands around it.
func plainKey(title string, plain map[string]surrounded) string {
	if p, ok := plain[title]; ok {
		return p.key
	}
	return spelledSigns(title)
}

// isPlainOf reports whether the title a is b without what stands around that, or goes on
// behind it.
func isPlainOf(a, b string, plain map[string]surrounded) bool {
	bare := plain[b].key
	if bare == "" || plain[a].key != "" || allCapitals(a) && !allCapitals(b) {
		return false
	}
	key := spelledSigns(a)
	return key == bare || startsWithWords(key, bare)
}

// mostForms bounds the search for a better form of a form; few have more than two
// faults.
const mostForms = 8

// finestTitle returns the best form of the best title, whatever its source: without what
// stands around it, which is no part of a title, and with its letters and their case.
// Without such a form it is best.
func finestTitle(c choice[record.Title], given []statement[record.Title], best int) int {
	for range mostForms {
		var finer []statement[record.Title]
		var at []int
		for i, s := range given {
			if s.read.inferred == given[best].read.inferred && c.finer(s.value, given[best].value) {
				finer, at = append(finer, s), append(at, i)
			}
		}
		if len(finer) == 0 {
			break
		}
		best = at[bestTitle(finer)]
	}
	return best
}

var otherTitles = union[record.Title]{
	key:    func(t record.Title) string { return textKey(t.Value) },
	same:   equal[record.Title],
	fuller: func(a, b record.Title) bool { return a.Language != "" && b.Language == "" },
	reason: func(t record.Title) string {
		if t.Role == record.TitleTranslated && t.By != "" {
			return "a translation by the " + t.By + " and no expression of the work"
		}
		return ""
	},
}

// bestTitle chooses among the statements of the best sources: a title that is
// not all capitals, then a complete one, then one with typographic marks, beginning with
// the commonest.
func bestTitle(given []statement[record.Title]) int {
	best := wordsOfTitle.commonest(given)
	for i, s := range given {
		if s.read.inferred != given[0].read.inferred || topicGeneral.compare(s.from, given[0].from) != 0 {
			break
		}
		if betterTitle(s.value.Value, given[best].value.Value) != "" {
			best = i
		}
	}
	return best
}

// wordsOfTitle takes titles for the same that have the same words.
var wordsOfTitle = choice[record.Title]{
	topic: topicGeneral,
	same:  func(a, b record.Title) bool { return a.Value == b.Value || textKey(a.Value) == textKey(b.Value) },
}

// betterTitle says in words what makes the title a better than b; it is "" where
// nothing does.
func betterTitle(a, b string) string {
	if a == b {
		return ""
	}
	if x, y := allCapitals(a), allCapitals(b); x != y {
		return onlyIf(y, "the other is in capitals throughout")
	}
	if x, y := isCutOff(a), isCutOff(b); x != y {
		return onlyIf(y, "the other is cut off")
	}
	if textVariant(a, b) != "" {
		return onlyIf(typographicMarks(a) > typographicMarks(b), "has typographic marks")
	}
	return onlyIf(startsWithWords(normalize.FoldKey(a), normalize.FoldKey(b)), "complete, where the other is only its beginning")
}

func onlyIf(so bool, words string) string {
	if so {
		return words
	}
	return ""
}

func allCapitals(s string) bool {
	letters := 0
	for _, c := range s {
		if unicode.IsLower(c) {
			return false
		}
		if unicode.IsUpper(c) {
			letters++
		}
	}
	return letters > 1
}

func isCutOff(s string) bool {
	return strings.HasSuffix(s, "...") || strings.HasSuffix(s, "…")
}

// startsWithWords reports that whole is part and more words after it.
func startsWithWords(whole, part string) bool {
	return part != "" && len(whole) > len(part) && strings.HasPrefix(whole, part) && whole[len(part)] == ' '
}

func typographicMarks(s string) int {
	marks := 0
	for _, c := range s {
		if strings.ContainsRune("’‘“”–—«»„", c) {
			marks++
		}
	}
	return marks
}

// dropSubtitles claims the subtitles that the main title chosen holds already,
// as other records have them, and those that a rule concluded and the other records do
// not have, and returns the others.
func (f *fusion) dropSubtitles(p policy, given, all []statement[record.Title]) []statement[record.Title] {
	main := normalize.FoldKey(f.fused.Title())
	without := titlesWithout(given, all, main)
	var kept []statement[record.Title]
	for _, s := range given {
		key := normalize.FoldKey(s.value.Value)
		switch {
		case key != "" && strings.HasSuffix(main, " "+key):
			f.claim(p.path, p.choice, s.value, s.origin, outcome{reason: "part of the main title chosen"})
		case s.read.inferred && without >= enoughWithout:
			f.claim(p.path, p.choice, s.value, s.origin, outcome{differs: true,
				reason: fmt.Sprintf("a rule concluded that it is one, and %d records have the whole title without it", without)})
		default:
			kept = append(kept, s)
		}
	}
	return kept
}

// enoughWithout is the number of records that tell that a title has no subtitle: one of
// them may have left it out.
const enoughWithout = 2

// titlesWithout counts the records that have the main title and no subtitle beside it.
func titlesWithout(subtitles, all []statement[record.Title], main string) int {
	n := 0
	for _, s := range all {
		if s.value.Role == record.TitleMain && normalize.FoldKey(s.value.Value) == main &&
			!slices.ContainsFunc(subtitles, func(sub statement[record.Title]) bool { return sub.from == s.from }) {
			n++
		}
	}
	return n
}
