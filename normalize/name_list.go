package normalize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ibid-go/ibid/record"
)

// NamesInDisplayOrder reads a list of names written given name first and
// separated by commas or semicolons, with or without a final "and" or "&". A
// part that is only a suffix or only initials belongs to the name before it
// ("John Smith, Jr.", "Davies, F."). Where there are semicolons, commas divide
// no names. more reports an "et al.". Found places are into s, and
// [NameInDisplayOrder] of their text gives Value.
func NamesInDisplayOrder(s string) (names []Found[record.Name], more bool) {
	parts := splitAt(s, isSemicolon)
	if len(parts) < 2 {
		parts = joinSuffixes(s, splitAt(s, isComma), isDottedInitials)
	}
	for _, part := range parts {
		for _, one := range splitAtAnd(s, part) {
			text := s[one.Start:one.End]
			if isEtAl(Text(text)) {
				more = true
				continue
			}
			if start, ok := cutEtAl(text); ok {
				more = true
				one.End = one.Start + start
				text = s[one.Start:one.End]
			}
			if name, err := NameInDisplayOrder(text); err == nil {
				names = append(names, Found[record.Name]{Value: name, Start: one.Start, End: one.End})
			}
		}
	}
	return names, more
}

// SplitNames divides a field that holds several names into its parts: at
// semicolons; else at " and " and " & ", unless the field names an organisation
// ("Food and Agriculture Organization", "Johnson & Johnson", "Smith & Co.", or one that a comma
// behind it marks: "Barnes and Noble,"). What these leave is divided at commas
// where every part is a family name and initials ("Davies F, Shepherd HL", "Davies,
// F., Shepherd, H. L.", "F Davies, HL Shepherd"), or, before a final "and", where
// all stand in display order. An "et al." or "…" at the end is a part of its own. A field
// with one name gives one part, a blank field none.
func SplitNames(s string) []Found[string] {
	if start, end := trimmed(s, 0, len(s)); IsOneName(s[start:end]) {
		return []Found[string]{{Value: s[start:end], Start: start, End: end}}
	}
	return splitNames(s)
}

// splitNames is SplitNames for any text.
func splitNames(s string) []Found[string] {
	parts := splitAt(s, isSemicolon)
	var more []part
	if last := len(parts) - 1; last >= 0 {
		if names, rest, ok := cutMore(s, parts[last]); ok {
			parts[last], more = names, []part{rest}
		}
	}
	if len(parts) == 1 && !isFirm(s[parts[0].Start:parts[0].End]) && !endsAsFirm(s[parts[0].Start:parts[0].End]) {
		joined := parts[0]
		if parts = splitAtAnd(s, joined); len(parts) > 1 && isMarkedOrganisation(s, joined, parts) {
			parts = []part{joined}
		} else if len(parts) > 1 {
			parts = splitBeforeAnd(s, parts)
		}
	}
	found := make([]Found[string], 0, len(parts)+len(more))
	for _, list := range [][]part{splitInitials(s, parts), more} {
		for _, part := range list {
			found = append(found, Found[string]{Value: s[part.Start:part.End], Start: part.Start, End: part.End})
		}
	}
	if len(found) == 0 {
		return nil
	}
	return found
}

// ellipses stand behind the last name of a list that goes on.
var ellipses = []string{"…", "..."}

// cutMore divides a part that ends with words or dots for further names: "Smith, J. et
// al.", "Smith J, Roe R and others", "J Smith, R Roe…".
func cutMore(s string, p part) (names, more part, ok bool) {
	text := s[p.Start:p.End]
	for _, dots := range ellipses {
		if names := strings.TrimSuffix(text, dots); len(names) < len(text) && hasLetter(names) {
			end := len(strings.TrimRight(names, " \t\r\n,"))
			return part{p.Start, p.Start + end}, part{p.Start + len(names), p.End}, true
		}
	}
	for i := max(1, len(text)-maxEtAl-1); i < len(text)-1; i++ {
		if text[i] != ' ' && text[i] != '\n' && text[i] != '\t' || text[i+1] != '&' && !beginsAnd(text[i+1:]) || !isEtAl(Text(text[i+1:])) {
			continue
		}
		end := len(strings.TrimRight(text[:i], " \t\r\n,"))
		return part{p.Start, p.Start + end}, part{p.Start + i + 1, p.End}, end > 0
	}
	return part{}, part{}, false
}

// splitInitials divides the parts that hold several names at commas where every
// name is a family name and initials: "Smith, J., Doe, A. B." before "& Roe, R.",
// "Davies F, Shepherd HL" before a semicolon and the name of a group.
func splitInitials(s string, parts []part) []part {
	out := make([]part, 0, len(parts))
	for _, p := range parts {
		if one, etAl := isOneName(s[p.Start:p.End]); one && !etAl {
			out = append(out, p)
		} else if list := withInitials(s, p); list != nil {
			out = append(out, list...)
		} else {
			out = append(out, p)
		}
	}
	return out
}

// withInitials divides a part at commas; nil where not every piece is a family name
// and initials.
func withInitials(s string, p part) []part {
	list := joinSuffixes(s, splitPartAt(s, p, isComma), func(word string) bool {
		return isInitials(word) || isDottedInitials(word)
	})
	if len(list) > 1 && allWithInitials(s, list) {
		return list
	}
	return nil
}

// splitBeforeAnd divides what stands before a final "and" at commas where the
// names stand in display order, the last of them too: "John Smith, Anna Doe and
// Rick Roe".
func splitBeforeAnd(s string, parts []part) []part {
	if last := parts[len(parts)-1]; !mayBeDisplayed(s[last.Start:last.End]) {
		return parts
	}
	out := parts[:0:0]
	for _, p := range parts {
		list := joinSuffixes(s, splitPartAt(s, p, isComma), isDottedInitials)
		if slices.ContainsFunc(list, func(p part) bool { return !mayBeDisplayed(s[p.Start:p.End]) }) {
			return parts
		}
		out = append(out, list...)
	}
	return out
}

// mayBeDisplayed reports whether text can be a person's name with given names
// first: two to four words, the first and the last of which begin with capitals.
func mayBeDisplayed(text string) bool {
	if strings.ContainsAny(text, ",0123456789") {
		return false
	}
	words := strings.Fields(text)
	last := len(words) - 1
	return last >= 1 && last <= 3 && isCapitalised(words[0]) && isCapitalised(words[last]) && !isMEDLINEName(words)
}

// part is a piece of text without blanks at its ends.
type part struct{ Start, End int }

// splitAt divides s at runes that are separators, commas or semicolons of any
// script, and leaves blank pieces out.
func splitAt(s string, separates func(s string, i int, r rune) bool) []part {
	var parts []part
	start := 0
	for i := 0; i < len(s); {
		if b := s[i]; b < utf8.RuneSelf && b != ',' && b != ';' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if separates(s, i, r) {
			parts = appendTrimmed(parts, s, start, i)
			start = i + size
		}
		i += size
	}
	return appendTrimmed(parts, s, start, len(s))
}

// splitPartAt is splitAt for a part of s.
func splitPartAt(s string, p part, separates func(s string, i int, r rune) bool) []part {
	parts := splitAt(s[p.Start:p.End], separates)
	for i := range parts {
		parts[i].Start += p.Start
		parts[i].End += p.Start
	}
	return parts
}

func appendTrimmed(parts []part, s string, start, end int) []part {
	text := s[start:end]
	if text != "" && isVisible(text[0]) && isVisible(text[len(text)-1]) {
		return append(parts, part{start, end})
	}
	left := len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	right := len(strings.TrimRightFunc(text, unicode.IsSpace))
	if left >= right {
		return parts
	}
	return append(parts, part{start + left, start + right})
}

// isVisible reports whether a byte is a character of ASCII that is no blank.
func isVisible(b byte) bool { return ' ' < b && b < utf8.RuneSelf }

// isSemicolon reports whether the rune at s[i:] is a semicolon that does not
// end an entity.
func isSemicolon(s string, i int, r rune) bool {
	if r == '；' {
		return true
	}
	if r != ';' {
		return false
	}
	start := i - 1
	for start >= 0 && i-start < maxEntity && isEntityByte(s[start]) {
		start--
	}
	if start < 0 || s[start] != '&' {
		return true
	}
	_, entity := decodeEntity(s[start : i+1])
	return !entity
}

func isComma(_ string, _ int, r rune) bool { return r == ',' || r == '，' || r == '、' }

// joinSuffixes joins parts that are only suffixes or only initials to the part
// before them.
func joinSuffixes(s string, parts []part, areInitials func(string) bool) []part {
	joined := parts[:0]
	for _, p := range parts {
		text := Text(s[p.Start:p.End])
		initials := strings.ReplaceAll(text, " ", "")
		if len(joined) > 0 && (isSuffixes(text) || areInitials(initials)) {
			joined[len(joined)-1].End = p.End
			continue
		}
		joined = append(joined, p)
	}
	return joined
}

// ands are the words that join the last name to a list, with the blank after
// them.
var ands = []string{"and ", "& ", "&amp; ", "und ", "et "}

// splitAtAnd divides one part at every " and "; a part that begins with it, as
// after a comma, loses it. Names of organisations hold such words and are left
// whole, and the word "et" of "et al." divides nothing.
func splitAtAnd(s string, p part) []part {
	for _, and := range ands {
		if strings.HasPrefix(s[p.Start:p.End], and) && !isEtAl(Text(s[p.Start:p.End])) {
			p.Start += len(and)
			break
		}
	}
	if isCorporate(s[p.Start:p.End]) {
		if parts := dividedAtAnd(s, p); len(parts) > 1 && areOrganisationAndPersons(s, parts) {
			return parts
		}
		return []part{p}
	}
	return dividedAtAnd(s, p)
}

// areOrganisationAndPersons reports whether the first of several parts is the name of an
// organisation, in which no word shows that more of it follows, and the others are names
// of persons with initials first: "World Bank and H. L. Shepherd".
func areOrganisationAndPersons(s string, parts []part) bool {
	first := s[parts[0].Start:parts[0].End]
	for word := range strings.FieldsSeq(first) {
		if groupWordsWithin[strings.ToLower(word)] || !isCapitalised(word) {
			return false
		}
	}
	if !isCorporate(first) || strings.ContainsAny(first, ",.&") {
		return false
	}
	return !slices.ContainsFunc(parts[1:], func(p part) bool { return !isPersonWithInitials(s[p.Start:p.End]) })
}

// isPersonWithInitials reports whether a text is a few initials with stops, which are
// those of no place, and a family name.
func isPersonWithInitials(text string) bool {
	words := strings.Fields(text)
	n, letters := 0, ""
	for n < len(words) && n <= mostInitials && isDottedInitials(words[n]) {
		letters += strings.ReplaceAll(words[n], ".", "")
		n++
	}
	if n == 0 || n > mostInitials || placeInitials[letters] || isCorporate(text) {
		return false
	}
	family := words[n:]
	family = family[leadingParticles(family):]
	return len(family) == 1 && isCapitalised(family[0]) && family[0] != strings.ToUpper(family[0])
}

// dividedAtAnd is splitAtAnd for any part.
func dividedAtAnd(s string, p part) []part {
	var parts []part
	start := p.Start
	for i := p.Start; i < p.End; i++ {
		if s[i] != ' ' && s[i] != '\n' && s[i] != '\t' {
			continue
		}
		for _, and := range ands {
			next := i + 1 + len(and)
			if next < p.End && s[i+1:next] == and && !isEtAl(Text(s[i:min(p.End, i+maxEtAl)])) {
				parts = appendTrimmed(parts, s, start, max(start, i)) // "A and and B"
				start = next
			}
		}
	}
	return appendTrimmed(parts, s, start, p.End)
}

// isFirm reports whether text is a name such as "Johnson & Johnson": an ampersand
// joins words that begin with capitals, with no comma nor initials that a person
// among them would have, and one of them stands alone.
func isFirm(text string) bool {
	if strings.IndexByte(text, '&') < 0 || strings.ContainsAny(text, ",.") {
		return false
	}
	joined, alone, words := false, false, 0
	for word := range strings.FieldsSeq(text) {
		switch {
		case word == "&" || word == "&amp;":
			if words == 0 {
				return false
			}
			joined, alone, words = true, alone || words == 1, 0
		case !isCapitalised(word) || isInitials(word):
			return false
		default:
			words++
		}
	}
	return joined && words > 0 && (alone || words == 1)
}

// isMarkedOrganisation reports whether the text of a part is the name of an
// organisation that its last comma marks, though it could be divided into several:
// it has no other comma, and these are not all family names and initials.
func isMarkedOrganisation(s string, whole part, parts []part) bool {
	if text := s[whole.Start:whole.End]; strings.IndexByte(text, ',') != len(text)-1 {
		return false
	}
	return slices.ContainsFunc(parts, func(p part) bool {
		return !isMEDLINEName(strings.Fields(strings.TrimSuffix(s[p.Start:p.End], ",")))
	})
}

// cutEtAl returns where the name ends before an "et al." at the end of text.
func cutEtAl(text string) (end int, ok bool) {
	i := strings.LastIndex(text, " et ")
	if i <= 0 || !isEtAl(Text(text[i:])) {
		return 0, false
	}
	return len(strings.TrimRightFunc(text[:i], unicode.IsSpace)), true
}

// allWithInitials reports whether every part is a family name and initials: in
// MEDLINE's form, with a comma between them, or initials first. Three capitals
// first could be an organisation's, and count only beside a clear name.
func allWithInitials(s string, parts []part) bool {
	clear := false
	for _, p := range parts {
		text := s[p.Start:p.End]
		words := strings.Fields(text)
		switch {
		case strings.Contains(text, ","), isMEDLINEName(words), hasInitialsInFront(words), isEtAl(Text(text)):
			clear = true
		case len(words) < 2 || !isInitials(words[0]) || !isCapitalised(words[len(words)-1]):
			return false
		}
	}
	return clear
}
