package bibtex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ibid-go/ibid/internal/tex"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// splitList divides a list at the word "and" outside of braces.
func splitList(text string) []typed.Piece {
	var pieces []typed.Piece
	depth, from := 0, 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			if i+1 < len(text) && (text[i+1] == '{' || text[i+1] == '}') {
				i++
			}
		case '{':
			depth++
		case '}':
			depth = max(depth-1, 0)
		case 'a', 'A':
			if depth == 0 && i > 0 && isBreak(text[i-1]) && i+3 < len(text) && isBreak(text[i+3]) && strings.EqualFold(text[i:i+3], "and") {
				pieces = append(pieces, typed.Piece{From: from, To: i})
				from = i + 3
				i += 2
			}
		}
	}
	return append(pieces, typed.Piece{From: from, To: len(text)})
}

// isBreak reports whether a byte parts words; partBreak stands between the parts
// of a value.
func isBreak(c byte) bool { return isSpace(c) || c == '~' || c == partBreak[0] }

// isOthers reports whether an element of a list that is not blank says that there
// are more: "others", or dots.
func isOthers(text string) bool {
	text = strings.Trim(text, " \t\r\n{}.\x00")
	return text == "" || text == "…" || strings.EqualFold(text, "others") || strings.EqualFold(text, "et al")
}

// splitNames divides a list into its names, and splitOthers gives the element
// that says that there are more.
func splitNames(text string) []typed.Piece {
	return elements(text, func(s string) bool { return !isOthers(s) })
}

func splitOthers(text string) []typed.Piece { return elements(text, isOthers) }

func elements(text string, wanted func(string) bool) []typed.Piece {
	all := splitPersons(text)
	list := all[:0]
	for _, p := range all {
		if s := text[p.From:p.To]; strings.Trim(s, " \t\r\n\x00{}") != "" && wanted(s) {
			list = append(list, p)
		}
	}
	return list
}

// splitPersons divides a list of names. What is written as other formats have it,
// without the word "and", is divided at semicolons or commas where all it has are
// persons then, by their initials: "Smith, J.; Doe, A.", "Smith, J., Doe, A.". A place
// or the kind of a company stands behind a comma too ("Springer, Berlin", "StataCorp,
// LLC"), and a suffix ("King, Martin Luther, Jr.").
func splitPersons(text string) []typed.Piece {
	list := splitList(text)
	if strings.ContainsAny(text, "="+partBreak) {
		return list
	}
	if len(list) == 1 && strings.IndexByte(text, ';') >= 0 {
		if persons := atSemicolons(text); persons != nil {
			return persons
		}
	}
	var divided []typed.Piece
	for i, p := range list {
		persons := atCommas(text, p)
		if persons != nil && divided == nil {
			divided = append(make([]typed.Piece, 0, len(list)+len(persons)), list[:i]...)
		}
		switch {
		case persons != nil:
			divided = append(divided, persons...)
		case divided != nil:
			divided = append(divided, p)
		}
	}
	if divided != nil {
		return divided
	}
	return list
}

// lacksAnd reports whether a list of names has some that are not divided by the word
// "and".
func lacksAnd(text string) bool { return len(splitPersons(text)) != len(splitList(text)) }

// atSemicolons divides persons at semicolons; nil where not all are such.
func atSemicolons(text string) []typed.Piece {
	found := normalize.SplitNames(text)
	if len(found) < 2 {
		return nil
	}
	persons := make([]typed.Piece, 0, len(found))
	for i, f := range found {
		if !pairs(f.Value) {
			return nil
		}
		if !isOthers(f.Value) && (!isInverted(f.Value) || i > 0 && strings.IndexByte(text[found[i-1].End:f.Start], ';') < 0) {
			return nil
		}
		persons = append(persons, typed.Piece{From: f.Start, To: f.End})
	}
	return persons
}

// atCommas divides a part of a list in which family names and initials take turns
// between more commas than a name has; nil for any other.
func atCommas(text string, p typed.Piece) []typed.Piece {
	const most = 2 // commas of a name
	if strings.Count(text[p.From:p.To], ",") <= most {
		return nil
	}
	parts := splitAtDepth(text[p.From:p.To], ',')
	if strings.Trim(parts[len(parts)-1], " \t\r\n") == "" {
		parts = parts[:len(parts)-1]
	}
	persons := make([]typed.Piece, 0, len(parts)/2+1)
	at := p.From
	for i := 0; i < len(parts); i += 2 {
		if i+1 == len(parts) {
			if i < 2*most || !isOthers(parts[i]) {
				return nil
			}
			return append(persons, typed.Piece{From: at, To: at + len(parts[i])})
		}
		to := at + len(parts[i]) + 1 + len(parts[i+1])
		if person := text[at:to]; !pairs(person) || !isInverted(person) || !isFamily(parts[i], parts[i+1]) {
			return nil
		}
		persons = append(persons, typed.Piece{From: at, To: to})
		at = to + 1
	}
	if len(persons) < 2 {
		return nil
	}
	return persons
}

// isFamily reports whether a part of a list is a family name before initials that
// have stops: what stands in capitals alone is a place, or the kind of a company. Nor
// is the name itself initials.
func isFamily(source, initials string) bool {
	name, letters := tex.Plain(source), 0
	for _, r := range name {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	isInitials := name == strings.ToUpper(name) && strings.IndexByte(name, '.') >= 0
	return strings.IndexByte(initials, '.') >= 0 && letters > 1 && !isInitials && !normalize.IsCompany(name)
}

// mostInitials is how many initials one person has at most.
const mostInitials = 4

// isInverted reports whether a name is a family name, a comma, and initials.
func isInverted(source string) bool {
	parts := splitAtDepth(source, ',')
	if len(parts) != 2 || strings.TrimSpace(tex.Plain(parts[0])) == "" {
		return false
	}
	initials := 0
	for _, r := range tex.Plain(parts[1]) {
		switch {
		case unicode.IsUpper(r):
			initials++
		case !unicode.IsSpace(r) && !strings.ContainsRune(".-‐‑", r):
			return false
		}
	}
	return initials > 0 && initials <= mostInitials
}

// readName reads one name by BibTeX's rules, from its source: "First von Last",
// "von Last, First", "von Last, Jr, First", or BibLaTeX's "family=…, given=…".
// A name in braces is one of an organisation. What the rules leave open, or what
// they would read wrongly as the inverted names of databases without a comma, is
// read as package normalize does.
func readName(source string) (record.Name, error) {
	source = strings.TrimSpace(source)
	if err := refuseMissing(source); err != nil {
		return record.Name{}, err
	}
	if inner, ok := wholeGroup(source); ok {
		return literalName(inner)
	}
	parts := splitAtDepth(source, ',')
	if len(parts) > 0 && strings.Contains(parts[0], "=") {
		if name, ok := namedParts(parts); ok {
			return name, nil
		}
	}
	protected := hasProtectedBlank(source)
	if len(parts) == 1 {
		return nameInOrder(source, protected)
	}
	if protected {
		return nameOfParts(parts), nil
	}
	return normalize.Name(tex.Plain(source))
}

// refuseMissing refuses an element of a list that says that there is none. In braces
// it is a name.
func refuseMissing(source string) error {
	if !record.IsMissing(source) {
		return nil
	}
	return &normalize.RejectError{Rule: "name", Code: "missing", Value: source, Reason: "no value"}
}

func literalName(source string) (record.Name, error) {
	name, err := normalize.LiteralName(tex.Plain(source))
	if strings.EqualFold(name.Literal, "others") {
		return record.Name{}, nil
	}
	return name, err
}

// nameInOrder reads a name without a comma.
func nameInOrder(source string, protected bool) (record.Name, error) {
	text := tex.Plain(source)
	name, err := normalize.NameInDisplayOrder(text)
	if err != nil || name.Literal != "" && !protected {
		return name, err
	}
	words := wordsOf(source)
	// BibTeX would take "Jr." for the family name, which nobody who writes it means.
	var suffix []string
	if n := len(words) - 1; n > 1 && name.Suffix != "" && tex.Plain(words[n]) == name.Suffix {
		words, suffix = words[:n], words[n:]
	}
	first, von, last := divide(words)
	if !protected && von == last {
		return name, nil
	}
	if von == 0 && !protected && name.Given != "" && name.NonDroppingParticle != "" && strings.HasPrefix(text, name.NonDroppingParticle) {
		return name, nil // "van der Berg C", as MEDLINE writes names
	}
	if last == len(words) || first == last && von == last && !protected {
		return name, nil
	}
	return build(words[:von], words[von:last], words[last:], suffix), nil
}

// nameOfParts reads a name with commas whose braces hold words together.
func nameOfParts(parts []string) record.Name {
	words := wordsOf(parts[0])
	von := 0
	for von < len(words)-1 && isLower(words[von]) {
		von++
	}
	given := wordsOf(parts[len(parts)-1])
	var suffix []string
	if len(parts) > 2 {
		suffix = wordsOf(parts[1])
	}
	return build(given, words[:von], words[von:], suffix)
}

func build(given, von, family, suffix []string) record.Name {
	plain := func(words []string) string { return normalize.Text(tex.Plain(strings.Join(words, " "))) }
	name := record.Name{Given: plain(given), NonDroppingParticle: plain(von), Family: plain(family), Suffix: plain(suffix)}
	if name.Family == "" || name.Given == "" && name.Suffix == "" && name.NonDroppingParticle == "" {
		return record.Name{Literal: strings.TrimSpace(name.NonDroppingParticle + " " + name.Family + name.Given)}
	}
	return name
}

// divide says where in the words of a name its first von word stands, and where
// the family name begins: behind the last von word, or at the last word.
func divide(words []string) (first, von, last int) {
	last = len(words) - 1
	von = last
	for i := range words[:last] {
		if isLower(words[i]) {
			von = i
			break
		}
	}
	end := von
	for i := von; i < last; i++ {
		if isLower(words[i]) {
			end = i + 1
		}
	}
	if von < last {
		return von, von, end
	}
	return last, last, last
}

// isLower reports whether the first letter of a word outside of braces is in
// lower case; a letter with an accent counts for itself.
func isLower(word string) bool {
	for i := 0; i < len(word); {
		switch c := word[i]; {
		case c == '{':
			group := word[i:]
			end, _ := tex.GroupEnd(group)
			if strings.HasPrefix(group, `{\`) {
				r, _ := utf8.DecodeRuneInString(strings.TrimSpace(tex.Plain(group[:end])))
				if unicode.IsLetter(r) {
					return unicode.IsLower(r)
				}
			}
			i += end
		case c == '\\':
			r, _ := utf8.DecodeRuneInString(tex.Plain(word[i:]))
			return unicode.IsLower(r)
		default:
			r, n := utf8.DecodeRuneInString(word[i:])
			if unicode.IsLetter(r) {
				return unicode.IsLower(r)
			}
			i += n
		}
	}
	return false
}

// wholeGroup returns the content of a text that is one pair of braces, unless
// that is a letter with an accent.
func wholeGroup(text string) (string, bool) {
	if len(text) < 2 || text[0] != '{' || text[len(text)-1] != '}' || strings.HasPrefix(text, `{\`) {
		return "", false
	}
	if end, _ := tex.GroupEnd(text); end != len(text) {
		return "", false
	}
	return text[1 : len(text)-1], true
}

// splitAtDepth divides a text at a byte outside of braces.
func splitAtDepth(text string, at byte) []string {
	var parts []string
	depth, from := 0, 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\':
			i++
		case c == '{':
			depth++
		case c == '}':
			depth = max(depth-1, 0)
		case c == at && depth == 0:
			parts = append(parts, text[from:i])
			from = i + 1
		}
	}
	return append(parts, text[from:])
}

// wordsOf divides a text at blanks and ties outside of braces.
func wordsOf(text string) []string {
	var words []string
	depth, from := 0, 0
	for i := 0; i <= len(text); i++ {
		if i == len(text) || depth == 0 && (isSpace(text[i]) || text[i] == '~') {
			if i > from {
				words = append(words, text[from:i])
			}
			from = i + 1
			continue
		}
		switch text[i] {
		case '\\':
			if i+1 < len(text) {
				i++
			}
		case '{':
			depth++
		case '}':
			depth = max(depth-1, 0)
		}
	}
	return words
}

// hasProtectedBlank reports whether braces hold several words together.
func hasProtectedBlank(text string) bool {
	depth := 0
	command := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\':
			command = true
			i++
		case c == '{':
			if depth++; depth == 1 {
				command = false
			}
		case c == '}':
			depth = max(depth-1, 0)
		case depth > 0 && !command && (isSpace(c) || c == ',' || c == '~'):
			return true
		}
	}
	return false
}

// namedParts reads BibLaTeX's extended form of a name.
func namedParts(parts []string) (record.Name, bool) {
	var name record.Name
	for _, part := range parts {
		key, value, ok := strings.Cut(part, "=")
		if !ok {
			return name, false
		}
		value = normalize.Text(tex.Plain(strings.Trim(strings.TrimSpace(value), `"`)))
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "family":
			name.Family = value
		case "given":
			name.Given = value
		case "prefix":
			name.NonDroppingParticle = value
		case "suffix":
			name.Suffix = value
		}
	}
	return name, name.Family != ""
}
