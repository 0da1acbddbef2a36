package normalize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ibid-go/ibid/internal/lazy"
	"github.com/ibid-go/ibid/record"
)

// Name reads one name: inverted ("Davies, Fiona", "Phillips,A.J.,Sr."),
// MEDLINE's ("van Raaij MJ", also "Davies F. M."), with initials before its
// last word ("MJ van Raaij", "Heather L. Shepherd"), in Chinese, Korean or
// Japanese characters without a comma (family name first), or corporate. A
// comma decides: what stands before it is the family name. A name without comma
// that is not clearly one of these is given as Literal, and so is a name that
// ends in a comma, which is how RIS marks an organisation; two commas are one
// inside an organisation's name, as EndNote has it. Particles written in
// lower case are non-dropping ones. "Dr" and the like before given names, a
// role in brackets ("(ed.)") and the years of a life are left out. Rejects
// "et al." and what says that there is no author; what says so of given names alone
// ("Smith, None") is left out.
func Name(s string) (record.Name, error) {
	if name, ok := PlainName(s); ok {
		return name, nil
	}
	return longName(s)
}

// longName is Name for any text.
func longName(s string) (record.Name, error) {
	text, err := cleanName(s)
	if err != nil {
		return record.Name{}, err
	}
	if rest := strings.TrimRight(text, ", "); rest != text {
		if !strings.Contains(rest, ",") {
			return literal(rest), nil
		}
		text = rest // "Hughes, DA,": an empty suffix
	}
	if family, given, ok := strings.Cut(text, ","); ok {
		if name, ok := nameWithComma(text); ok {
			return literal(name), nil
		}
		if record.IsMissing(given) {
			switch {
			case record.IsMissing(family):
				return record.Name{}, refused("name", "no-author", s, "says that no author is named")
			case strings.TrimSpace(given) != "NA": // which could be initials
				if name := invertedName(family+", X", false); name.Literal == "" {
					name.Given = ""
					return name, nil
				}
				return literal(family), nil
			}
		}
		return invertedName(text, false), nil
	}
	words := strings.Fields(text)
	switch {
	case isEastAsianName(text):
		return eastAsianName(text, words), nil
	case isCorporate(text):
		return literal(text), nil
	case isMEDLINEName(words):
		return medlineName(words), nil
	case hasInitialsInFront(words):
		return displayName(words), nil
	}
	return literal(text), nil
}

// hasInitialsInFront reports whether initials stand before the last word, which
// is none: with stops anywhere, or one or two capitals as the first word ("CM
// Danu"). The family name comes last then.
func hasInitialsInFront(words []string) bool {
	words, _ = cutSuffixes(words)
	last := len(words) - 1
	if last < 1 || !isCapitalised(words[last]) || isInitials(words[last]) || isDottedInitials(words[last]) {
		return false
	}
	return slices.ContainsFunc(words[:last], isDottedInitials) ||
		len(words[0]) <= 2 && isInitials(words[0]) && !regionCodes[words[0]]
}

// NameInDisplayOrder reads one name written given name first ("Heather L.
// Shepherd", "John Smith, Jr."), or in any form of [Name] that shows by itself:
// inverted, MEDLINE's, corporate. Numbers and marks after a name, which lead to
// footnotes, are left out, and so are "Dr" and "Prof" before it.
func NameInDisplayOrder(s string) (record.Name, error) {
	if name, ok := PlainName(s); ok && !isSuffixes(name.Given) {
		return name, nil
	}
	return longNameInDisplayOrder(s)
}

// longNameInDisplayOrder is NameInDisplayOrder for any text.
func longNameInDisplayOrder(s string) (record.Name, error) {
	text, err := cleanName(s)
	if err != nil {
		return record.Name{}, err
	}
	if rest := strings.TrimRight(text, "0123456789 ,"); hasLetter(rest) {
		text = rest
	}
	if strings.Contains(text, ",") {
		return invertedName(text, true), nil
	}
	words := strings.Fields(text)
	for len(words) > 2 && isHonorific(words[0]) {
		words = words[1:]
	}
	switch {
	case isEastAsianName(text):
		return eastAsianName(text, words), nil
	case isCorporate(text):
		return literal(text), nil
	case isMEDLINEName(words):
		return medlineName(words), nil
	case len(words) > maxNameWords:
		return literal(text), nil
	}
	return displayName(words), nil
}

func isHonorific(word string) bool { return honorifics[strings.ToLower(strings.TrimSuffix(word, "."))] }

// maxNameWords is how many words a person's name in display order may have.
const maxNameWords = 8

// InferredName reports whether [Name] concludes the parts of the name from its
// script, because the text itself does not divide it.
func InferredName(s string) bool {
	text, err := cleanName(s)
	return err == nil && !strings.ContainsAny(text, ", ") && isEastAsianName(text)
}

// cleanName cleans a name's text and refuses what is no name.
func cleanName(s string) (string, error) {
	text := Text(s)
	text = strings.TrimRight(text, "*†‡§¶;/ ")
	text = strings.TrimLeft(text, "*†‡§¶;/, ")
	if inside, ok := insideBrackets(text); ok && inside != "" {
		text = inside // a cataloguer's, who found the name elsewhere
	}
	for range 2 { // a role may stand before the years or behind them
		text = withoutLifeDates(withoutRole(text))
	}
	text = withoutRole(text)
	switch {
	case isEtAl(text):
		return "", refused("name", "et-al", s, "stands for further names, is none")
	case !hasLetter(text):
		return "", refused("name", "no-letter", s, "a name has letters")
	case saysNoAuthor(text) || record.IsMissing(text):
		return "", refused("name", "no-author", s, "says that no author is named")
	case nameSuffixes[strings.TrimRight(text, ".")]:
		return "", refused("name", "suffix", s, "a suffix without its name")
	}
	return text, nil
}

// withoutRole takes roles off the end: "Smith, John (ed.)", "Smith, John [ed.]", and
// what library catalogues put behind both names, "Smith, John, author, editor."
func withoutRole(text string) string {
	for text != "" {
		at := -1
		switch text[len(text)-1] {
		case ')':
			at = strings.LastIndexByte(text, '(')
		case ']':
			at = strings.LastIndexByte(text, '[')
		default:
			if last := strings.LastIndexByte(text, ','); last > strings.IndexByte(text, ',') {
				at = last + len(yearsBeforeRole(text[last:]))
			}
		}
		if at <= 0 {
			break
		}
		if role := FoldKey(text[at:]); !nameRemarks[role] && !relators[role] {
			break
		}
		text = strings.TrimRight(text[:at], ", ")
	}
	return text
}

// yearsBeforeRole returns the years of a life that stand before a role without a comma
// between them, with the comma before them: "Smith, John, 1950- author."
func yearsBeforeRole(text string) string {
	if at := strings.IndexByte(text, ' ') + 1; at > 0 && at < len(text) && (text[at] == '1' || text[at] == '2') {
		if years, _, ok := strings.Cut(text[at:], " "); ok && lifeDates.MatchString(text[:at+len(years)]) {
			return text[:at+len(years)]
		}
	}
	return ""
}

// lifeDates are what library catalogues write after a name: "Smith, John, 1950-",
// "Smith, John (1950-....)".
var lifeDates = lazy.New(`(?:, *[12]\d{3}[-‐‑–](?:[12]\d{3})?\.?| *\([12]\d{3}[-‐‑–](?:[12]\d{3}|\.{4})?\))$`)

func withoutLifeDates(text string) string {
	if !strings.ContainsAny(text, "12") {
		return text
	}
	at := lifeDates.FindStringIndex(text)
	if at == nil || text[len(text)-1] == ')' && !strings.Contains(text[:at[0]], ",") && isCorporate(text[:at[0]]) {
		return text // years in brackets may tell two organisations apart
	}
	return text[:at[0]]
}

// LiteralName cleans a name that a source gives as a whole, such as an
// organisation's. It refuses what says that no author is named.
func LiteralName(s string) (record.Name, error) {
	text := Text(s)
	if saysNoAuthor(text) {
		return record.Name{}, refused("name", "no-author", s, "says that no author is named")
	}
	return record.Name{Literal: text}, nil
}

// saysNoAuthor reports whether text says that no author is named.
func saysNoAuthor(text string) bool {
	if len(text) > maxNoAuthor || !mayBeginKey(text, "anu") {
		return false
	}
	var key [4 * maxNoAuthor]byte
	return noAuthors[string(AppendFoldKey(key[:0], text))]
}

// mayBeginKey reports whether the key of text may begin with one of the letters.
func mayBeginKey(text, letters string) bool {
	return text == "" || !isASCIILetter(text[0]) || strings.IndexByte(letters, text[0]|0x20) >= 0
}

// maxNoAuthor is the longest text that can say that no author is named.
const maxNoAuthor = 28

// isEtAl reports whether text stands for names that a list leaves out.
func isEtAl(text string) bool {
	if text == "..." || text == "…" {
		return true
	}
	if len(text) > maxEtAl || !mayBeginKey(text, "aeou") {
		return false
	}
	var key [4 * maxEtAl]byte
	return moreAuthors[string(AppendFoldKey(key[:0], text))]
}

// maxEtAl is the longest text that can be an "et al.".
const maxEtAl = 16

// nameWithComma reads an organisation's name in which two commas stand for one:
// "University of California,, Berkeley", and not "King,, Jr.", a person's
// without given names.
func nameWithComma(text string) (string, bool) {
	// Zotero writes the comma back that it takes for the end of a family name.
	before, after, ok := strings.Cut(strings.Replace(text, ", ,", ",,", 1), ",,")
	if !ok || !hasLetter(before) || !hasLetter(after) || isSuffixes(after) {
		return "", false
	}
	name := before + "," + after
	return name, strings.Contains(before, " ") || isCorporate(name)
}

func literal(text string) record.Name { return record.Name{Literal: text} }

// invertedName divides a name at its commas. What could be a degree or initials
// after the comma of a name in several words ("John Smith, MD") is a degree
// where names stand in display order.
func invertedName(text string, display bool) record.Name {
	parts := strings.Split(text, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	if isCorporateWithComma(text, parts[0]) || isClearForm(parts[len(parts)-1]) {
		return literal(text)
	}
	family, given, suffix := parts[0], parts[1], ""
	switch {
	case len(parts) == 2 && isSuffixes(given) &&
		(display && strings.Contains(family, " ") || !couldBeInitials(given)):
		// "John Smith, Jr." has its comma before the suffix only.
		name := displayName(strings.Fields(family))
		name.Suffix = joinWords(name.Suffix, given)
		if name.Literal != "" {
			name = record.Name{Family: name.Literal, Suffix: name.Suffix}
		}
		return name
	case len(parts) == 3 && isSuffixes(parts[2]):
		suffix = parts[2]
	case len(parts) == 3 && isSuffixes(given):
		suffix, given = given, parts[2]
	case len(parts) > 3 && allSuffixes(parts[2:]):
		suffix = strings.Join(parts[2:], ", ")
	case len(parts) > 2:
		return literal(text)
	}
	if family == "" || given == "" {
		return literal(strings.Trim(text, ", "))
	}
	familyWords, ending := cutSuffixes(strings.Fields(family))
	givenWords, moreEnding := cutSuffixes(strings.Fields(given))
	if len(givenWords) > 1 && isHonorific(givenWords[0]) && givenWords[0] != strings.ToUpper(givenWords[0]) {
		givenWords = givenWords[1:]
	}
	name := record.Name{Suffix: joinWords(ending, moreEnding, suffix)}
	if allParticles(familyWords) && len(givenWords) > 1 {
		// "del, Pino M": the comma came too early.
		familyWords = append(familyWords, givenWords[0])
		givenWords = givenWords[1:]
	}
	n := leadingParticles(familyWords)
	m := len(givenWords) - trailingParticles(givenWords)
	name.NonDroppingParticle = strings.Join(append(givenWords[m:len(givenWords):len(givenWords)], familyWords[:n]...), " ")
	name.Family = strings.Join(familyWords[n:], " ")
	name.Given = strings.Join(givenWords[:m], " ")
	return name
}

// couldBeInitials reports whether a suffix after a comma could be initials, as
// the IV of "Kuruppu, IV".
func couldBeInitials(suffix string) bool {
	plain := strings.ReplaceAll(suffix, ".", "")
	return degrees[plain] || isInitials(plain)
}

// displayName divides the words of a name given name first.
func displayName(words []string) record.Name {
	text := strings.Join(words, " ")
	words, suffix := cutSuffixes(words)
	if n := len(words); n > 2 && degrees[words[n-1]] && words[n-2] != strings.ToUpper(words[n-2]) {
		words, suffix = words[:n-1], joinWords(words[n-1], suffix)
	}
	if len(words) < 2 {
		return literal(text)
	}
	start := len(words) - 1
	for start > 1 && displayParticles[words[start-1]] {
		start--
	}
	if start > 2 && surnameLinks[words[start-1]] {
		start -= 2 // "José Ortega y Gasset"
	}
	if start == 1 && particles[words[0]] && !isCapitalised(words[0]) {
		return literal(text) // "van Raaij": no given name
	}
	n := leadingParticles(words[start:])
	return record.Name{
		Given:               strings.Join(words[:start], " "),
		NonDroppingParticle: strings.Join(words[start:start+n], " "),
		Family:              strings.Join(words[start+n:], " "),
		Suffix:              suffix,
	}
}

// isMEDLINEName reports whether the words are a family name and initials in
// capitals without stops, with or without a suffix: "van Raaij MJ", "Smith J
// Jr". A degree after two or more names is left alone: "Fiona Davies MD".
func isMEDLINEName(words []string) bool {
	words, _ = cutMEDLINESuffix(words)
	if len(words) < 2 {
		return false
	}
	n := trailingInitials(words)
	if n == 0 {
		return false
	}
	last := words[len(words)-1]
	names := words[leadingParticles(words) : len(words)-n]
	for _, word := range names {
		if !isCapitalised(word) || strings.HasSuffix(word, ".") {
			return false
		}
	}
	return len(names) == 1 || len(names) > 1 && !degrees[last]
}

// trailingInitials counts the words at the end of a name that are its initials:
// one, or several of one letter each ("Davies F M", "Davies F. M."). The first
// word is none.
func trailingInitials(words []string) int {
	last := len(words) - 1
	if last < 1 || !isInitials(words[last]) && !isDottedInitials(words[last]) {
		return 0
	}
	n := 1
	for n < last && isOneInitial(words[last]) && isOneInitial(words[last-n]) {
		n++
	}
	return n
}

// isOneInitial reports whether word is one initial, with or without its stop.
func isOneInitial(word string) bool {
	return isDottedInitials(word) && strings.Count(word, ".") == 1 || utf8.RuneCountInString(word) == 1 && isInitials(word)
}

func medlineName(words []string) record.Name {
	words, suffix := cutMEDLINESuffix(words)
	first := len(words) - trailingInitials(words)
	family, more := cutSuffixes(words[:first]) // "Silva Jr JB"
	if more != "" {
		suffix = joinWords(more, suffix)
	}
	n := leadingParticles(family)
	return record.Name{
		NonDroppingParticle: strings.Join(family[:n], " "),
		Family:              strings.Join(family[n:], " "),
		Given:               strings.Join(words[first:], " "),
		Suffix:              suffix,
	}
}

// cutMEDLINESuffix takes the suffix off a name, unless it would leave the
// family name alone: the II of "Petrov II" are initials.
func cutMEDLINESuffix(words []string) (rest []string, suffix string) {
	rest, suffix = cutSuffixes(words)
	if len(rest) == 1 {
		return words, ""
	}
	return rest, suffix
}

// isInitials reports whether word is one to three capitals, as MEDLINE writes
// initials; hyphens may join them ("J-P").
func isInitials(word string) bool {
	n := 0
	for _, r := range word {
		if r == '-' {
			continue
		}
		if !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return 1 <= n && n <= 3
}

// isDottedInitials reports whether word is initials with a stop after each:
// "A.", "A.J.", "J.-P.", "Yu.A.".
func isDottedInitials(word string) bool {
	rest, stopped := strings.CutSuffix(word, ".")
	if !stopped {
		return false
	}
	for initial := range strings.SplitSeq(rest, ".") {
		initial = strings.TrimPrefix(initial, "-")
		r, size := utf8.DecodeRuneInString(initial)
		if !(size == len(initial) && unicode.IsUpper(r)) && !longInitials[initial] {
			return false
		}
	}
	return true
}

// isCapitalised reports whether word begins with a capital, or with a letter of
// a script without them, or has one after an apostrophe or hyphen ("d'Arcy").
func isCapitalised(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	if unicode.IsLetter(r) && !unicode.IsLower(r) {
		return true
	}
	i := strings.IndexAny(word, "'’-")
	return i > 0 && i <= 3 && strings.ContainsFunc(word[i:], unicode.IsUpper)
}

// cutSuffixes takes suffixes off the end of the words of a name.
func cutSuffixes(words []string) (rest []string, suffix string) {
	n := len(words)
	for n > 1 && nameSuffixes[strings.TrimRight(words[n-1], ".")] {
		n--
	}
	return words[:n], strings.Join(words[n:], " ")
}

// IsNameSuffix reports whether a text is nothing but what stands behind a name: suffixes
// and degrees ("Jr.", "MD, PhD").
func IsNameSuffix(text string) bool {
	return isSuffixes(strings.ReplaceAll(text, ",", " "))
}

// isSuffixes reports whether text is nothing but suffixes and degrees.
func isSuffixes(text string) bool {
	words := 0
	for word := range strings.FieldsSeq(text) {
		words++
		plain := strings.ReplaceAll(word, ".", "")
		if !nameSuffixes[strings.TrimRight(word, ".")] && !nameSuffixes[plain] && !degrees[plain] {
			return false
		}
	}
	return words > 0
}

func allSuffixes(parts []string) bool {
	for _, part := range parts {
		if !isSuffixes(part) {
			return false
		}
	}
	return true
}

func joinWords(words ...string) string {
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}

// leadingParticles counts the particles in lower case before the first word of
// the family name proper.
func leadingParticles(words []string) int {
	n := 0
	for n < len(words)-1 && particles[words[n]] {
		n++
	}
	return n
}

// trailingParticles counts the particles at the end of given names, as in
// "Raaij, Mark J van".
func trailingParticles(words []string) int {
	n := 0
	for n < len(words)-1 && particles[words[len(words)-1-n]] {
		n++
	}
	for n > 0 && n < len(words)-1 && displayParticles[words[len(words)-1-n]] {
		n++ // "Voet, H Van der"
	}
	return n
}

func allParticles(words []string) bool {
	for _, word := range words {
		if !particles[word] {
			return false
		}
	}
	return len(words) > 0
}

// NameKey is the folded family name and the initials of the given names:
// "shepherd|h|l" for "Shepherd, Heather L" and "Heather L. Shepherd". Family
// names are squeezed as in [FamilyKey]. A name in Chinese, Japanese or Korean
// characters has its given name whole. A literal name of a person is read in
// display order, for the key only; of an organisation it is folded whole.
func NameKey(n record.Name) string {
	n = personOf(n)
	key := FamilyKey(n)
	if n.Family == "" {
		return key
	}
	if isEastAsianName(n.Given) {
		return key + "|" + squeeze(FoldKey(n.Given))
	}
	shouting := strings.ToUpper(n.Family) == n.Family
	for _, word := range strings.FieldsFunc(n.Given, func(r rune) bool { return r == ' ' || r == '.' || isDash(r) }) {
		folded := FoldKey(word)
		if folded == "" {
			continue
		}
		if isInitials(word) && !(shouting && strings.ContainsAny(folded, "aeiouy") && len(folded) > 1) {
			for _, r := range folded {
				key += "|" + string(r)
			}
			continue
		}
		r, _ := utf8.DecodeRuneInString(folded)
		key += "|" + string(r)
	}
	return key
}

// FamilyKey is the folded family name with its particle, squeezed into one
// word so that "van Raaij", "Van-Raaij" and "VanRaaij" are equal, or the folded
// literal name; see [NameKey] for literal names of persons.
func FamilyKey(n record.Name) string {
	n = personOf(n)
	if n.Family == "" {
		return FoldKey(joinWords(n.Literal, n.Given))
	}
	return squeeze(FoldKey(joinWords(n.DroppingParticle, n.NonDroppingParticle, n.Family)))
}

// personOf gives a literal name that has the form of a person's its parts.
func personOf(n record.Name) record.Name {
	if n.Literal == "" || n.Family != "" || strings.Contains(n.Literal, ",") {
		return n
	}
	if name, err := NameInDisplayOrder(n.Literal); err == nil && name.Family != "" {
		return name
	}
	return n
}

func squeeze(key string) string { return strings.ReplaceAll(key, " ", "") }
