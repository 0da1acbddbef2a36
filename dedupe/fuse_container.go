package dedupe

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// container is the policy of a journal, book or proceedings: one full title,
// and all abbreviations, ISSNs and ISBNs with their kinds.
func container(at func(*record.Record) *record.Container) func(*fusion, policy) {
	abbreviations := func(r *record.Record) *[]record.Abbreviation { return &at(r).Abbreviations }
	issn := func(r *record.Record) *[]record.ISSN { return &at(r).ISSN }
	isbn := func(r *record.Record) *[]string { return &at(r).ISBN }
	title := func(r *record.Record) *string { return &at(r).Title }
	unitedISSN, unitedISBN := united(containerISSN, issn), exactTexts(isbn)
	return func(f *fusion, p policy) {
		if !slices.ContainsFunc(f.members, func(m *member) bool { return !at(m.record).IsZero() }) {
			return
		}
		if m := f.alone(); m != nil && takeAlone(f, abbreviations) {
			*title(f.fused) = *title(m.record)
			unitedISSN(f, p)
			unitedISBN(f, p)
			return
		}
		shortened := fuseContainerTitle(f, f.part(p, "title"), title)
		short := f.part(p, "abbreviations")
		given := gather(f, topicGeneral, short.path, abbreviations)
		for _, s := range shortened {
			if !states(given, s) {
				given = append(given, s)
			}
		}
		*abbreviations(f.fused) = containerAbbreviations.unite(f, short, given)
		unitedISSN(f, f.part(p, "issn"))
		unitedISBN(f, f.part(p, "isbn"))
	}
}

var containerAbbreviations = union[record.Abbreviation]{
	// Stops tell one kind of abbreviation from another.
	key: func(a record.Abbreviation) string {
		return strconv.FormatBool(strings.Contains(a.Value, ".")) + textKey(a.Value)
	},
	same: equal[record.Abbreviation],
	fuller: func(a, b record.Abbreviation) bool {
		if a.Value != b.Value && (finerText(a.Value, b.Value) || finerText(b.Value, a.Value)) {
			return finerText(a.Value, b.Value)
		}
		return a.Kind != "" && b.Kind == ""
	},
}

var containerISSN = union[record.ISSN]{
	topic:  topicIdentifier,
	key:    func(i record.ISSN) string { return i.Value },
	same:   equal[record.ISSN],
	fuller: func(a, b record.ISSN) bool { return a.Kind != "" && b.Kind == "" },
}

var containerTitle = choice[string]{
	same: equal[string],
	variant: func(a, b string) string {
		if reason := nameVariant(a, b); reason != "" {
			return reason
		}
		return onlyIf(normalize.JournalsResemble(a, b), "another form of the title chosen")
	},
	finer: func(a, b string) bool {
		return isAbbreviationOf(b, a) || !isAbbreviationOf(a, b) && (isPlacedForm(b, a) || finerName(a, b) || hasMoreCapitals(a, b))
	},
	finerThan: func(a, b string) (won, lost string) {
		switch {
		case isAbbreviationOf(b, a):
			return "a full title is taken over its abbreviation", "an abbreviation of the title chosen, kept as one"
		case isPlacedForm(b, a):
			return "has no place or medium with it, and the other has", "the title chosen, with its place or medium"
		}
		if won, lost = whyFinerName(a, b); won == "" {
			won = "writes the name with its capitals"
		}
		return won, lost
	},
}

// hasMoreCapitals reports whether a name is the other with more capitals, of which
// catalogues write only the first: "Journal of mood", "PloS one".
func hasMoreCapitals(name, other string) bool {
	capitals := func(s string) (n int) {
		for _, c := range s {
			if unicode.IsUpper(c) {
				n++
			}
		}
		return n
	}
	return name != other && !allCapitals(name) && capitals(name) > capitals(other) && strings.EqualFold(typography(name), typography(other))
}

// isPlacedForm reports whether a title is the plain one with what catalogues put behind
// it in brackets to tell journals apart, a place, years or a medium: "(London,
// England)", "(Baltimore, Md. : 1950)", "[electronic resource]".
func isPlacedForm(title, plain string) bool {
	at := strings.LastIndexAny(title, "([")
	if at <= 0 || !strings.HasSuffix(title, ")") && !strings.HasSuffix(title, "]") || allCapitals(plain) && !allCapitals(title) {
		return false
	}
	inside := title[at+1 : len(title)-1]
	key, _, _ := strings.Cut(normalize.FoldKey(inside), " ")
	if sectionWords[key] || !strings.ContainsAny(inside, ",:") && !mediums[normalize.FoldKey(inside)] {
		return false
	}
	key = normalize.JournalKey(title[:at])
	return key != "" && key == normalize.JournalKey(plain)
}

// sectionWords begin what in brackets behind a title is a part of the name: "(Section D:
// Biological Crystallography)".
var sectionWords = map[string]bool{"section": true, "sect": true, "series": true, "ser": true, "part": true, "pt": true, "abteilung": true, "seria": true, "serie": true}

// mediums are what catalogues put in brackets behind a title for its medium, folded.
var mediums = map[string]bool{
	"electronic resource": true, "online": true, "print": true, "electronic": true, "internet": true, "cd rom": true,
}

// states reports whether the record of a shortened title states it as an
// abbreviation too.
func states(given []statement[record.Abbreviation], s statement[record.Abbreviation]) bool {
	return slices.ContainsFunc(given, func(other statement[record.Abbreviation]) bool {
		return other.from == s.from && other.value.Value == s.value.Value
	})
}

// isAbbreviationOf reports whether short is an abbreviated form of full.
func isAbbreviationOf(short, full string) bool {
	return short != full && normalize.IsAbbreviation(short) && !normalize.IsAbbreviation(full) && normalize.JournalsAgree(full, short)
}

// fuseContainerTitle chooses the title; titles that abbreviate it are returned
// as abbreviations, so that they are kept.
func fuseContainerTitle(f *fusion, p policy, at func(*record.Record) *string) []statement[record.Abbreviation] {
	given := gatherOne(f, topicGeneral, p.path, at)
	if len(given) == 0 {
		return nil
	}
	best := containerTitle.choose(given)
	title := given[best].value
	*at(f.fused) = title
	containerTitle.settle(f, p.path, p.choice, given, best)
	var shortened []statement[record.Abbreviation]
	for _, s := range given {
		if isAbbreviationOf(s.value, title) {
			shortened = append(shortened, statement[record.Abbreviation]{s.origin, record.Abbreviation{Value: s.value}})
		}
	}
	return shortened
}
