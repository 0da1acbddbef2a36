package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ibid-go/ibid/record"
)

// Most names of an export are a family name of one word, a comma and given
// names or initials in Latin letters. They are read here without cutting them
// into words; all that could need a rule is left to [Name].

// maxPlainName is the longest name that is read so.
const maxPlainName = 60

// isInvertedAlone reports whether text is a family name of one word, a comma
// and capitalised given names, the most frequent form by far.
func isInvertedAlone(text string) bool {
	comma := strings.IndexByte(text, ',')
	if comma <= 0 || len(text) > maxPlainName || comma+2 >= len(text) || text[comma+1] != ' ' {
		return false
	}
	accented := false
	for i := 0; i < len(text); {
		switch b := text[i]; {
		case b >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(text[i:])
			if !isAccented(r) {
				return false
			}
			accented = true
			i += size
			continue
		case isASCIILetter(b), b == '.' || b == '-':
		case b == ',' && i == comma:
		case b == ' ' && i > comma && startsUpper(text[i+1:]):
		default:
			return false
		}
		i++
	}
	return !accented || !isEtAl(text[:comma])
}

// isAccented reports whether r is a Latin letter beyond ASCII that most
// European languages write.
func isAccented(r rune) bool { return 0xc0 <= r && r < 0x180 && r != '×' && r != '÷' }

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return 'A' <= r && r <= 'Z' || isAccented(r) && unicode.IsUpper(r)
}

// IsOneName reports whether a field holds one name in one of the most frequent
// forms, so that [SplitNames] gives nothing but the whole field: a family name
// of one word, or one that begins with a particle, a comma and given names. It
// is quick, and false for many other fields with one name.
func IsOneName(s string) bool {
	if isInvertedAlone(s) {
		return true
	}
	if s == "" || s[0] < 'a' || s[0] > 'z' || len(s) > maxPlainName {
		return false
	}
	comma := strings.IndexByte(s, ',')
	if comma <= 0 || comma+2 >= len(s) {
		return false
	}
	words := 0
	for word := range strings.SplitSeq(s[:comma], " ") {
		if words == 0 && !particles[word] || word == "and" || word == "und" || word == "et" || !areLetters(word) {
			return false
		}
		words++
	}
	last := s[comma-1]
	return words > 1 && 'a' <= last && last <= 'z' && isInvertedAlone("X"+s[comma:])
}

func areLetters(word string) bool {
	for i := range len(word) {
		if !isASCIILetter(word[i]) {
			return false
		}
	}
	return word != ""
}

// plainName reads a name in the most frequent form whose words can be nothing
// but names and initials: no particle, suffix, degree, honorific, nor a word of
// an organisation's name or of what stands for no name.
func plainName(text string) (name record.Name, ok bool) {
	if !isInvertedAlone(text) {
		return name, false
	}
	comma := strings.IndexByte(text, ',')
	family, given := text[:comma], text[comma+2:]
	if !isPlainNameWord(family) {
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
// or without its stop, several that are no degree, or a plain word.
func isInitialsOrPlain(word string) bool {
	switch {
	case !isASCIILetter(word[0]):
	case len(word) == 1, len(word) == 2 && word[1] == '.':
		return true
	case len(word) == 4 && word[1] == '.' && word[3] == '.' && isASCIILetter(word[2]):
		initials := [2]byte{word[0], word[2]}
		return !nameSuffixes[string(initials[:])] && !degrees[string(initials[:])]
	case len(word) == 2 && 'A' <= word[1] && word[1] <= 'Z':
		return !nameSuffixes[word] && !degrees[word]
	}
	return isPlainNameWord(word)
}

// isPlainNameWord reports whether a word is a capital with small letters, or
// several such joined by hyphens, none of which is in notPlain.
func isPlainNameWord(word string) bool {
	for part := range strings.SplitSeq(word, "-") {
		if len(part) < 2 || !startsUpper(part) {
			return false
		}
		first, letters := true, true // letters of ASCII alone
		for _, r := range part {
			if !first && (r < 'a' || r > 'z') && !(isAccented(r) && unicode.IsLower(r)) {
				return false
			}
			first, letters = false, letters && r < utf8.RuneSelf
		}
		if letters && !mayBeNotPlain(part) {
			continue
		}
		var buffer [2 * maxPlainName]byte
		if notPlain[string(AppendFoldKey(buffer[:0], part))] {
			return false
		}
	}
	return true
}

// mayBeNotPlain reports whether notPlain has a word with the length and the
// outer letters of an ASCII word. It is quick.
func mayBeNotPlain(word string) bool {
	n := len(word)
	return notPlainForms[word[0]&31][word[n-1]&31]>>min(n, 31)&1 != 0
}

// notPlainForms has a bit for the length, 31 at most, of each word of notPlain,
// by its first and last letter.
var notPlainForms = func() (table [32][32]uint32) {
	for word := range notPlain {
		n := len(word)
		table[word[0]&31][word[n-1]&31] |= 1 << min(n, 31)
	}
	return table
}()

// notPlain are the keys of words that may be more than a name, all that
// the rules of Name look for among them.
var notPlain = func() map[string]bool {
	set := wordSet("group force team health nations union of")
	for _, words := range []map[string]bool{
		particles, displayParticles, nameSuffixes, degrees, honorifics, longInitials, corporateWords, looseCorporateWords,
		moreAuthors, noAuthors,
	} {
		for entry := range words {
			for word := range strings.FieldsSeq(FoldKey(entry)) {
				set[word] = true
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
