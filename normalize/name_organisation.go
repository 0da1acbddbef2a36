package normalize

import (
	"maps"
	"strings"
	"unicode"
)

// An organisation's name with a comma looks like a person's: "Farm Bureau, N.C." The
// words before the comma tell, which no family name of several words ends with.

// groupHeadsWithComma are those of groupHeads that without a comma show nothing ("Anna
// Lab"), and before one initial neither.
var groupHeadsWithComma = wordSet("lab labs police survey station")

// groupHeads are the last words of several that make these an organisation's name,
// whatever follows the comma: those of looseCorporateWords that are no families of many
// authors, and groupHeadsWithComma.
var groupHeads = func() map[string]bool {
	set := maps.Clone(groupHeadsWithComma)
	for word := range looseCorporateWords {
		set[word] = true
	}
	for word := range groupHeadsAtPlace {
		delete(set, word)
	}
	for word := range groupWordsWithin {
		delete(set, word)
	}
	return set
}()

// groupHeadsAtPlace are those of them that end names of families too ("Taylor Branch,
// J."): what follows the comma has to be a place or an abbreviation of four letters.
var groupHeadsAtPlace = func() map[string]bool {
	set := wordSet("bureau branch guard")
	for word := range corporateFamilies {
		set[word] = true
	}
	return set
}()

// groupWordsWithin stand in small letters among the words of an organisation, and in no
// family name: "Dept. of Tides, Wash."
var groupWordsWithin = wordSet("of for the")

// placeInitials are places that are written as initials are, with stops.
var placeInitials = wordSet("DC NC SC ND SD NH NJ NM NY RI WV US USA UK UN EU NZ BC PR NSW NT PEI NYC")

// placeAbbreviations are places that are written short, with a stop.
var placeAbbreviations = wordSet("Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Me Mich Minn Miss Mo " +
	"Mont Neb Nev Okla Ont Ore Oreg Pa Que Tenn Tex Va Vt Wash Wis Wyo Alta Man Sask")

// isGroupBeforeComma reports whether what stands before the first comma of a name is
// an organisation's by its words, of which there are several.
func isGroupBeforeComma(first, behind string) bool {
	if strings.IndexFunc(first, unicode.IsSpace) < 0 {
		return false
	}
	words := strings.Fields(first)
	if len(words) < 2 {
		return false
	}
	for _, word := range words[1 : len(words)-1] {
		if groupWordsWithin[word] {
			return true
		}
	}
	if particles[words[0]] {
		return false
	}
	switch head := FoldKey(words[len(words)-1]); {
	case groupHeadsWithComma[head]:
		return !isOneInitial(strings.TrimSpace(behind)) // "Ye Lab, J."
	case groupHeads[head]:
		return true
	case groupHeadsAtPlace[head]:
		return isPlaceInitials(behind)
	}
	return false
}

// isPlaceInitials reports whether text is a place in short, or the initials of more
// words than a person has given names.
func isPlaceInitials(text string) bool {
	short, stopped := strings.CutSuffix(strings.TrimSpace(text), ".")
	if !stopped {
		return false
	}
	if placeAbbreviations[short] {
		return true
	}
	if !isDottedInitials(short + ".") {
		return false
	}
	letters := strings.ReplaceAll(short, ".", "")
	return placeInitials[letters] || len(letters) > mostInitials
}

// mostInitials is how many initials a person has at most where the family name could be
// an organisation's.
const mostInitials = 3
