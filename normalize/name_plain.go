package normalize

import (
	"strings"

	"github.com/ibid-go/ibid/record"
)

// Most names of an export are a family name of one word, a comma and given
// names or initials, in ASCII. They are read here without cutting them into
// words; all that could need a rule is left to [Name].

// maxPlainName is the longest name that is read so.
const maxPlainName = 60

// isInvertedAlone reports whether text is a family name of one word, a comma
// and capitalised given names, the most frequent form by far.
func isInvertedAlone(text string) bool {
	comma := strings.IndexByte(text, ',')
	if comma <= 0 || len(text) > maxPlainName || comma+2 >= len(text) || text[comma+1] != ' ' {
		return false
	}
	for i := range len(text) {
		switch b := text[i]; {
		case isASCIILetter(b), b == '.' || b == '-':
		case b == ',' && i == comma:
		case b == ' ' && i > comma && i+1 < len(text) && text[i+1] >= 'A' && text[i+1] <= 'Z':
		default:
			return false
		}
	}
	return true
}

// IsOneName reports whether a field holds one name in the most frequent form:
// [SplitNames] gives nothing but the whole field then. It is quick, and false
// for many other fields with one name.
func IsOneName(s string) bool { return isInvertedAlone(s) }

// plainName reads a name in the most frequent form whose words can be nothing
// but names and initials: no particle, suffix, degree, honorific, nor a word of
// an organisation's name or of what stands for no name.
func plainName(text string) (name record.Name, ok bool) {
	if !isInvertedAlone(text) {
		return name, false
	}
	comma := strings.IndexByte(text, ',')
	family, given := text[:comma], text[comma+2:]
	if family[0] < 'A' || family[0] > 'Z' || !isPlainNameWord(family) {
		return name, false
	}
	for rest := given; rest != ""; {
		word := rest
		if i := strings.IndexByte(rest, ' '); i >= 0 {
			word, rest = rest[:i], rest[i+1:]
		} else {
			rest = ""
		}
		if !isInitialsOrPlain(word) {
			return name, false
		}
	}
	return record.Name{Family: family, Given: given}, true
}

// isInitialsOrPlain reports whether a word of given names is one initial with
// or without its stop, two without, or a plain word.
func isInitialsOrPlain(word string) bool {
	switch {
	case len(word) == 1, len(word) == 2 && word[1] == '.':
		return isASCIILetter(word[0])
	case len(word) == 2 && 'A' <= word[1] && word[1] <= 'Z':
		return isASCIILetter(word[0]) && !nameSuffixes[word] && !degrees[word]
	}
	return isPlainNameWord(word)
}

// isPlainNameWord reports whether a word is a capital with small letters, or
// several such joined by hyphens, none of which is in notPlain.
func isPlainNameWord(word string) bool {
	var lower [maxPlainName]byte
	start := 0
	for i := 0; i <= len(word); i++ {
		switch {
		case i == len(word) || word[i] == '-':
			if i-start < 2 || notPlain[string(lower[start:i])] {
				return false
			}
			start = i + 1
		case i == start:
			if word[i] < 'A' || word[i] > 'Z' {
				return false
			}
			lower[i] = word[i] | 0x20
		case word[i] >= 'a' && word[i] <= 'z':
			lower[i] = word[i]
		default:
			return false
		}
	}
	return true
}

// notPlain are the words, in lower case, that may be more than a name, all that
// the rules of Name look for among them.
var notPlain = func() map[string]bool {
	set := wordSet("group force team health nations union of")
	for _, words := range []map[string]bool{
		particles, displayParticles, nameSuffixes, degrees, honorifics, longInitials, corporateWords, looseCorporateWords,
		moreAuthors, noAuthors,
	} {
		for entry := range words {
			for word := range strings.FieldsSeq(strings.ToLower(entry)) {
				set[strings.Trim(word, ".")] = true
			}
		}
	}
	for pair := range corporatePairs {
		for word := range strings.FieldsSeq(pair) {
			set[word] = true
		}
	}
	return set
}()
