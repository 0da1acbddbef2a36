package normalize

import "strings"

// JournalsResemble reports whether two names that stand beside each other for the
// journal of one publication may name the same one by their forms. It is looser
// than [JournalsAgree], since what stands beside a journal's name is seldom
// another's: initials count ("PRL" and "Physical Review Letters", "Proc Natl Acad
// Sci USA"), and so does a name that goes on where the other ends.
func JournalsResemble(a, b string) bool {
	if JournalsAgree(a, b) {
		return true
	}
	x, y := newNameForms(a), newNameForms(b)
	for i := range x {
		for j := range y {
			if x[i].resembles(&y[j]) {
				return true
			}
		}
	}
	return false
}

// JournalShortens reports whether a name is by its form a shortened one of another
// that is no abbreviation itself: an abbreviation that resembles it ("J. Am. Med.
// Assoc." of "JAMA" too), or a shorter name made of initials. A name that only leaves
// the other's end out is not.
func JournalShortens(short, long string) bool {
	switch {
	case IsAbbreviation(long):
		return false
	case IsAbbreviation(short):
		return JournalsResemble(short, long)
	}
	if len(short) >= len(long) {
		return false
	}
	key := JournalKey(short)
	if key == "" || strings.HasPrefix(JournalKey(long)+" ", key+" ") {
		return false
	}
	x, y := newJournalForm(key), newNameForms(long)
	for i := range y {
		if x.abbreviates(&y[i]) || x.match(&y[i]).whole {
			return true
		}
	}
	return false
}

// newNameForms takes a name apart: the whole, and what stands before a subtitle, a
// place or a section.
func newNameForms(s string) []journalForm {
	var forms []journalForm
	add := func(s string) {
		if key := JournalKey(s); key != "" {
			forms = append(forms, newJournalForm(key))
		}
	}
	add(s)
	end := strings.IndexAny(s, ":;=/([")
	if end < 0 {
		end = len(s)
	}
	for _, sign := range []string{" - ", " – ", " — ", ". "} {
		if i := strings.Index(s[:end], sign); i > 0 && (sign != ". " || !IsAbbreviation(s)) {
			end = i
		}
	}
	if end > 0 && end < len(s) {
		add(s[:end])
	}
	return forms
}

// sectionWords stand before the letter or name of a section. Some names and most
// abbreviations leave them out.
var sectionWords = wordSet("section sect sec part pt series ser")

// isOptional reports whether a name may leave the word at a place out.
func (f *journalForm) isOptional(i int) bool { return f.function[i] || sectionWords[f.words[i]] }

// leastBegun is how many words of a name another must have that goes on where it
// ends, or ends where it goes on.
const leastBegun = 3

func (f *journalForm) resembles(other *journalForm) bool {
	if len(f.words) == 1 && len(other.words) == 1 {
		return f.words[0] == other.words[0]
	}
	for _, m := range [...]formMatch{f.match(other), other.match(f)} {
		if m.whole || m.begun >= leastBegun {
			return true
		}
	}
	return false
}

// formMatch is how far the words of a form are short for another's.
type formMatch struct {
	whole bool // all words of both
	begun int  // words of the other, where one of the two has no more
}

// match goes through both forms in order. Each word of f abbreviates one word of
// the other, or is made of the initials of several: of all of them, or without the
// words that may be left out. It holds every place in the other that the words up to
// now can reach, so that it takes one pass.
func (f *journalForm) match(other *journalForm) (m formMatch) {
	n := len(other.words)
	var at [maxJournalWords + 1]bool
	at[0] = true
	one := len(f.words) == 1
	for i, word := range f.words {
		other.passOptional(&at)
		if at[n] && i > 0 {
			m.begun = n
			return m
		}
		optional := sectionWords[word] || f.function[i] && len(word) > 1
		var next [maxJournalWords + 1]bool
		for j := range n {
			if !at[j] {
				continue
			}
			if word == other.words[j] || !one && abbreviatesWord(word, other.words[j]) {
				next[j+1] = true
			}
			other.followInitials(word, j, &next)
		}
		if optional {
			for j := range at {
				next[j] = next[j] || at[j]
			}
		}
		at = next
	}
	for j := range at {
		if at[j] {
			m.begun = j
		}
	}
	other.passOptional(&at)
	m.whole = at[n]
	return m
}

// passOptional adds the places behind words that may be left out.
func (f *journalForm) passOptional(at *[maxJournalWords + 1]bool) {
	for j := range f.words {
		at[j+1] = at[j+1] || at[j] && f.isOptional(j)
	}
}

// maxInitials bounds a word that is read as initials.
const maxInitials = 16

// followInitials adds the places that are reached where a word is the initials of the
// words from a place on.
func (f *journalForm) followInitials(initials string, from int, reached *[maxJournalWords + 1]bool) {
	if len(initials) < 2 || len(initials) > maxInitials {
		return
	}
	letters := uint32(1) // a bit for each number of letters that the words may have had
	for j := from; j < len(f.words) && letters != 0; j++ {
		had := uint32(0)
		for k := range len(initials) {
			if letters>>k&1 != 0 && strings.HasPrefix(f.words[j], initials[k:k+1]) {
				had |= 1 << (k + 1)
			}
		}
		if had>>len(initials)&1 != 0 {
			reached[j+1] = true
		}
		if f.isOptional(j) {
			had |= letters
		}
		letters = had &^ (1 << len(initials))
	}
}
