package normalize

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ibid-go/ibid/record"
)

// Most names of an export are a family name, a comma and given names or initials
// in Latin letters. They are read here without cutting them into words; all that
// could need a rule is left to [Name].

// maxPlainName is the longest name that is read so.
const maxPlainName = 60

// PlainName reads a name in the most frequent form, a family name, a comma and
// given names, whose words can be nothing but names, initials and particles
// before the family name: no suffix, degree, honorific, nor a word of an
// organisation's name or of what stands for no name. It is quick, and false for
// many other names; for these [Name] gives the same, and [SplitNames] nothing
// but the whole text.
func PlainName(s string) (name record.Name, ok bool) {
	if len(s) > maxPlainName {
		return name, false
	}
	family, at := 0, 0
	for {
		w := nameWordAt(s, at)
		if w.end == len(s) {
			return name, false
		}
		last := s[w.end] == ','
		switch {
		case !last && s[w.end] != ' ':
			return name, false
		case w.form == smallWord:
			if last || family < at || !particles[s[at:w.end]] {
				return name, false
			}
			family = w.end + 1
		case !w.isFamily(s, at == 0 && last):
			return name, false
		}
		if at = w.end + 1; last {
			break
		}
	}
	comma := at - 1
	if at < len(s) && s[at] == ' ' {
		at++
	}
	given := at
	for {
		w := nameWordAt(s, at)
		if !w.isGiven(s, at == given && w.end == len(s)) {
			return name, false
		}
		if w.end == len(s) {
			break
		}
		if s[w.end] != ' ' {
			return name, false
		}
		at = w.end + 1
	}
	name.Family, name.Given = s[family:comma], s[given:]
	if family > 0 {
		name.NonDroppingParticle = s[:family-1]
	}
	return name, true
}

// nameWord is a word of a name.
type nameWord struct {
	start, end int
	form       wordForm
	seen       uint8 // a bit for each class of character in it, and for nameBeyond
}

// wordForm is what a word of a name looks like up to some character.
type wordForm uint8

const (
	noForm        wordForm = iota
	wordStart              // nothing yet
	oneCapital             // A
	twoCapitals            // AB
	threeCapitals          // ABC
	capitals               // ABCD
	oneStopped             // A.
	beforeSecond           // A.B
	twoStopped             // A.B.
	beforeThird            // A.B.C
	threeStopped           // A.B.C.
	beforeJoint            // A.-
	jointInitial           // A.-B
	jointStopped           // A.-B.
	capitalised            // Ab, AbC
	joint                  // Ab-, A'
	jointCapital           // Ab-C
	smallWord              // ab
	eastAsian              // 张
	wordForms
)

// Classes of characters in a name.
const (
	nameEnd = iota
	nameUpper
	nameLower
	nameStop
	nameHyphen
	nameApostrophe
	nameEastAsian
	nameBeyond  // needs a look
	nameClasses = nameBeyond
)

// nextForm is the form that a word gets by one more character.
var nextForm = [wordForms][nameClasses]wordForm{
	wordStart:     {nameUpper: oneCapital, nameLower: smallWord, nameEastAsian: eastAsian},
	oneCapital:    {nameUpper: twoCapitals, nameLower: capitalised, nameStop: oneStopped, nameHyphen: joint, nameApostrophe: joint},
	twoCapitals:   {nameUpper: threeCapitals},
	threeCapitals: {nameUpper: capitals},
	capitals:      {nameUpper: capitals, nameHyphen: joint},
	oneStopped:    {nameUpper: beforeSecond, nameHyphen: beforeJoint},
	beforeSecond:  {nameStop: twoStopped},
	twoStopped:    {nameUpper: beforeThird, nameHyphen: beforeJoint},
	beforeThird:   {nameStop: threeStopped},
	threeStopped:  {nameHyphen: beforeJoint},
	beforeJoint:   {nameUpper: jointInitial},
	jointInitial:  {nameStop: jointStopped},
	jointStopped:  {nameUpper: jointInitial, nameHyphen: beforeJoint},
	capitalised:   {nameUpper: capitalised, nameLower: capitalised, nameHyphen: joint, nameApostrophe: joint},
	joint:         {nameUpper: jointCapital, nameLower: capitalised},
	jointCapital:  {nameUpper: capitalised, nameLower: capitalised, nameHyphen: joint, nameApostrophe: joint},
	smallWord:     {nameLower: smallWord},
	eastAsian:     {nameEastAsian: eastAsian},
}

// nameClass is the class of every byte.
var nameClass = func() (table [256]uint8) {
	for b := range table {
		switch c := byte(b); {
		case c >= utf8.RuneSelf:
			table[b] = nameBeyond
		case 'A' <= c && c <= 'Z':
			table[b] = nameUpper
		case 'a' <= c && c <= 'z':
			table[b] = nameLower
		}
	}
	table['.'], table['-'], table['\''] = nameStop, nameHyphen, nameApostrophe
	return table
}()

// nameClassBeyond is the class of the character beyond ASCII that s begins with,
// and its length.
func nameClassBeyond(s string) (class uint8, size int) {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r == '’':
		return nameApostrophe, size
	case 0x4e00 <= r && r <= 0x9fff, 0xac00 <= r && r <= 0xd7a3:
		return nameEastAsian, size // Chinese characters and Hangul syllables
	case !isAccented(r):
		return nameEnd, size
	case unicode.IsUpper(r):
		return nameUpper, size
	case unicode.IsLower(r):
		return nameLower, size
	}
	return nameEnd, size
}

// isAccented reports whether r is a Latin letter beyond ASCII that most
// European languages write.
func isAccented(r rune) bool { return 0xc0 <= r && r < 0x180 && r != '×' && r != '÷' }

// nameWordAt returns the word at the place. It has no form where it is nothing,
// or more than a word of a name.
func nameWordAt(s string, at int) nameWord {
	w := nameWord{start: at, end: at, form: wordStart}
	for w.end < len(s) {
		class, size := nameClass[s[w.end]], 1
		if class == nameBeyond {
			w.seen |= 1 << nameBeyond
			class, size = nameClassBeyond(s[w.end:])
		}
		if class == nameEnd {
			break
		}
		w.form = nextForm[w.form][class]
		w.seen |= 1 << class
		w.end += size
	}
	return w
}

// isFamily reports whether the word can only be a family name, or a part of one
// where it does not stand alone: initials among these would make it another
// form of name.
func (w *nameWord) isFamily(s string, alone bool) bool {
	switch w.form {
	case oneCapital, twoCapitals, threeCapitals, capitals, capitalised, jointCapital:
		return (alone || w.seen&(1<<nameLower) != 0) && w.isPlain(s)
	case eastAsian:
		return alone && w.isPlain(s)
	}
	return false
}

// isGiven reports whether the word can only be a given name or initials. Where
// these stand alone they are none of the degrees that they look like.
func (w *nameWord) isGiven(s string, alone bool) bool {
	word := s[w.start:w.end]
	switch w.form {
	case oneCapital, oneStopped, jointInitial, jointStopped:
		return true
	case twoCapitals, threeCapitals:
		return alone || !nameSuffixes[word] && !degrees[word]
	case twoStopped, threeStopped:
		if alone || w.seen&(1<<nameBeyond) != 0 {
			return true
		}
		var buffer [3]byte
		initials := buffer[:0]
		for i := 0; i < len(word); i += 2 {
			initials = append(initials, word[i])
		}
		return !nameSuffixes[string(initials)] && !degrees[string(initials)]
	case capitals:
		return !nameSuffixes[word] && !degrees[word] && w.isPlain(s)
	case capitalised, jointCapital:
		return w.isPlain(s)
	case eastAsian:
		return alone && w.isPlain(s)
	}
	return false
}

// isPlain reports whether no part of the word is in notPlain.
func (w *nameWord) isPlain(s string) bool {
	word := s[w.start:w.end]
	const joints = 1<<nameHyphen | 1<<nameApostrophe
	if w.seen&(joints|1<<nameBeyond) == 0 {
		return isPlainPart(word)
	}
	var buffer [2 * maxPlainName]byte
	key := AppendFoldKey(buffer[:0], word)
	for len(key) > 0 {
		part, rest, _ := bytes.Cut(key, []byte(" "))
		if len(part) > 0 && mayBeNotPlain(part[0], part[len(part)-1], len(part)) && !isPlainPart(string(part)) {
			return false
		}
		key = rest
	}
	return true
}

// isPlainPart reports whether an ASCII word or the key of a word is not in
// notPlain.
func isPlainPart(word string) bool {
	if !mayBeNotPlain(word[0], word[len(word)-1], len(word)) {
		return true
	}
	var buffer [2 * maxPlainName]byte
	return !notPlain[string(AppendFoldKey(buffer[:0], word))]
}

// IsOneName reports whether a field shows at once to hold one name, so that
// [SplitNames] gives nothing but the whole field: nothing in it can separate
// names but one comma, and what stands before that has no initials. It is quick,
// and false for many other fields with one name.
func IsOneName(s string) bool {
	one, etAl := isOneName(s)
	return one && (!etAl || isInvertedAlone(s))
}

// isOneName is IsOneName, and reports whether what stands before the comma may be an
// "et al.".
func isOneName(s string) (one, etAl bool) {
	if s == "" || s[0] == ' ' || s[len(s)-1] == ' ' || beginsAnd(s) || strings.HasSuffix(s, "...") {
		return false, false
	}
	comma, words, initials := -1, 1, false
	for i := range len(s) {
		switch b := s[i]; {
		case b == ' ':
			if beginsAnd(s[i+1:]) {
				return false, false
			}
			if comma < 0 {
				words++
				initials = initials || !endsSmall(s[:i])
			}
		case b == ',' && comma < 0 && i > 0:
			comma = i
		case b < ' ', b == ',', b == ';', b == '&', mayBeginBlank[b] && !strings.HasPrefix(s[i:], "’"):
			return false, false
		}
	}
	if comma < 0 {
		return true, false
	}
	first := s[:comma]
	if words > 1 && (initials || !endsSmall(first)) {
		return false, false
	}
	return true, isEtAl(Text(first))
}

// mayBeginBlank has the first bytes of blanks and of separators beyond ASCII.
var mayBeginBlank = [256]bool{0xc2: true, 0xe1: true, 0xe2: true, 0xe3: true, 0xef: true}

// endsSmall reports whether s ends in a small letter of ASCII or Latin-1.
func endsSmall(s string) bool {
	n := len(s)
	if n == 0 {
		return false
	}
	return 'a' <= s[n-1] && s[n-1] <= 'z' || n > 1 && s[n-2] == 0xc3 && s[n-1] >= 0x9f && s[n-1] != 0xb7
}

// beginsAnd reports whether s begins with a word that joins names.
func beginsAnd(s string) bool {
	if len(s) < 3 || s[0] != 'a' && s[0] != 'u' && s[0] != 'e' {
		return false
	}
	return strings.HasPrefix(s, "and ") || strings.HasPrefix(s, "und ") || strings.HasPrefix(s, "et ")
}

// isInvertedAlone reports whether text is a family name of one word, a comma
// and capitalised given names, all in ASCII: then it is no "et al.".
func isInvertedAlone(text string) bool {
	comma := strings.IndexByte(text, ',')
	if comma <= 0 || len(text) > maxPlainName || comma+2 >= len(text) || text[comma+1] != ' ' {
		return false
	}
	for i := range len(text) {
		switch b := text[i]; {
		case isASCIILetter(b), b == '.' || b == '-':
		case b == ',' && i == comma:
		case b == ' ' && i > comma && i+1 < len(text) && 'A' <= text[i+1] && text[i+1] <= 'Z':
		default:
			return false
		}
	}
	return true
}

// mayBeNotPlain reports whether notPlain, or looseCorporateWords, has a word with
// the length and the outer letters of a word. It is quick.
func mayBeNotPlain(first, last byte, length int) bool {
	return notPlainForms[first&31][last&31]>>min(length, 31)&1 != 0
}

// notPlainForms has a bit for the length, 31 at most, of each such word, by its
// first and last letter.
var notPlainForms = func() (table [32][32]uint32) {
	for _, words := range []map[string]bool{notPlain, looseCorporateWords} {
		for word := range words {
			n := len(word)
			table[word[0]&31][word[n-1]&31] |= 1 << min(n, 31)
		}
	}
	return table
}()

// notPlain are the keys of words that may be more than a name behind or before
// a comma, all that the rules of Name look for there among them. Particles in
// lower case and degrees in capitals have forms of their own.
var notPlain = func() map[string]bool {
	set := wordSet("group nan null")
	for _, words := range []map[string]bool{nameSuffixes, honorifics, corporateWords, corporatePairs, groupHeads, groupHeadsAtPlace, clearForms, moreAuthors, noAuthors} {
		for entry := range words {
			for word := range strings.FieldsSeq(FoldKey(entry)) {
				set[word] = true
			}
		}
	}
	return set
}()
