package ris

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ibid-go/ibid/internal/authorid"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// A statement of responsibility may begin with the name of somebody whom the record
// has as an author or editor, in whole words, in either order and with the given
// names or their initials.

// nameWord is a word, as it is compared, whether it has a capital, and the place
// where it ends.
type nameWord struct {
	key     string
	capital bool
	end     int
}

// nameWords are the first words of a text, as many as a name may have.
func nameWords(s string) []nameWord {
	const longest = 16
	var words []nameWord
	start := -1
	add := func(end int) {
		if start >= 0 {
			words = append(words, nameWord{normalize.FoldKey(s[start:end]), beginsWithCapital(s[start:end]), end})
		}
		start = -1
	}
	for at, r := range s {
		if len(words) == longest {
			return words
		}
		switch inWord := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r); {
		case !inWord:
			add(at)
		case start < 0:
			start = at
		}
	}
	add(len(s))
	return words
}

// namesPerson returns how many words at the beginning are the name that a field of
// the record has, 0 for none. A family name alone, or a body's, is one only in
// the record of a catalogue.
func namesPerson(said []nameWord, name string, catalogued bool) int {
	before, behind, _ := strings.Cut(name, ",")
	family, given := nameWords(before), authorid.GivenWords(record.Name{Family: before, Given: strings.ReplaceAll(behind, "-", " ")})
	if len(family) == 0 {
		return 0
	}
	isFamily := func(at int) bool {
		return at+len(family) <= len(said) && slices.EqualFunc(said[at:at+len(family)], family, func(a, b nameWord) bool {
			return a.key == b.key && (a.capital || !b.capital)
		})
	}
	isGiven := func(at int) bool {
		return at < len(said) && slices.ContainsFunc(given, func(key string) bool { return authorid.GivenWordsAgree(said[at].key, key) })
	}
	if isGiven(0) {
		for at := 1; at < len(said) && (at == 1 || isGiven(at-1) || authorid.IsInitial(said[at-1].key)); at++ {
			if isFamily(at) {
				return at + len(family)
			}
		}
	}
	if !isFamily(0) {
		return 0
	}
	end := len(family)
	for isGiven(end) {
		end++
	}
	if end == len(family) && !catalogued {
		return 0
	}
	return end
}

// namesAnother are words between two names.
var namesAnother = []string{"and ", "und ", "et ", "y ", "e ", "en ", "with "}

// endsName reports whether a name in a statement ends before this text, and no
// title goes on: "Jane Doe and Richard Roe", not "Jane Doe and the sea".
func endsName(rest string) bool {
	rest = strings.TrimLeft(rest, ". ")
	if rest == "" || strings.HasPrefix(rest, "et al") || strings.IndexByte(",;[]()&", rest[0]) >= 0 {
		return true
	}
	return slices.ContainsFunc(namesAnother, func(word string) bool {
		behind, ok := strings.CutPrefix(rest, word)
		return ok && beginsWithCapital(behind)
	})
}

// beginsWithCapital reports whether a text begins with a letter that is not small.
func beginsWithCapital(text string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, " "))
	return unicode.IsLetter(first) && !unicode.IsLower(first)
}
