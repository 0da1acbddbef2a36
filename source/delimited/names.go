package delimited

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// Tables put all names of a record into one cell: "Smith, J.; Doe, A.", "Smith
// J, Doe A", "Smith, John and Doe, Anna", "John Smith; Anna Doe".

// namePieces divides a cell of names. The last piece may be an "et al.".
func namePieces(text string) []typed.Piece {
	if pieces, ok := quotedPieces(text); ok {
		return pieces
	}
	if strings.IndexByte(text, '|') >= 0 && strings.IndexByte(text, ';') < 0 {
		return typed.At("|")(text)
	}
	if strings.IndexByte(text, '\n') >= 0 && strings.IndexByte(text, ';') < 0 {
		return typed.At("\n\r")(text)
	}
	pieces := typed.Found(normalize.SplitNames)(text)
	if len(pieces) == 1 && strings.IndexByte(text, ',') >= 0 && listsGivenNamesFirst(text) {
		return displayNames(text)
	}
	// PubMed ends a list with a full stop: "Doe J, Roe RM."
	if stopped := strings.TrimRight(text, " \t\r\n"); strings.HasSuffix(stopped, ".") {
		without := typed.Found(normalize.SplitNames)(stopped[:len(stopped)-1])
		if len(without) > len(pieces) || len(without) > 1 && endsWithWord(stopped[:len(stopped)-1]) {
			return without
		}
	}
	return pieces
}

// endsWithWord reports whether text ends with a word in small letters that is no
// abbreviation, as the name of a group does: "Li X; Tea Study Group".
func endsWithWord(text string) bool {
	word := text[strings.LastIndexAny(text, " .,;")+1:]
	const shortest = len("Group")
	return len(word) >= shortest && word[1:] == strings.ToLower(word[1:])
}

// names divides a cell of names in an order: those that stand with given names
// first, or the others. What only says that there are more is left out.
func names(display bool) func(text string) []typed.Piece {
	return func(text string) []typed.Piece {
		pieces := namePieces(text)
		if inDisplayOrder(text, pieces) != display {
			return nil
		}
		return withoutMore(text, pieces)
	}
}

// displayNames divides a cell of names that are known to stand with given names
// first, with commas or semicolons between them.
func displayNames(text string) []typed.Piece {
	if pieces, ok := quotedPieces(text); ok {
		return pieces
	}
	found, _ := normalize.NamesInDisplayOrder(text)
	pieces := make([]typed.Piece, 0, len(found))
	for _, name := range found {
		pieces = append(pieces, typed.Piece{From: name.Start, To: name.End})
	}
	return pieces
}

// joinedNames divides a cell in which SpringerLink writes names one behind the other,
// given names first and nothing between them: "Jane DoeRichard Roe". A name ends where
// a capital follows a small letter, but for those within a word ("McDonald"), and not in
// its first word, which is a given name ("SeungHwan Lee").
func joinedNames(text string) []typed.Piece {
	if strings.ContainsAny(text, ",;") {
		return displayNames(text)
	}
	var pieces []typed.Piece
	from, word, given, before := 0, 0, false, rune(0)
	for i, r := range text {
		switch {
		case strings.ContainsRune(" -'’", r):
			word, given = i+utf8.RuneLen(r), given || r == ' '
		case given && unicode.IsUpper(r) && unicode.IsLower(before) && !innerCapital(text[word:i]):
			pieces = append(pieces, typed.Piece{From: from, To: i})
			from, word, given = i, i, false
		}
		before = r
	}
	return append(pieces, typed.Piece{From: from, To: len(text)})
}

// innerCapital reports whether a capital behind the beginning of a word is within it:
// behind that of a family name, or a particle without its capital ("deVries", "hAodha").
func innerCapital(beginning string) bool {
	return innerCapitals[beginning] || len(beginning) <= 3 && unicode.IsLower(rune(beginning[0]))
}

// innerCapitals are beginnings of family names behind which a capital stands.
var innerCapitals = map[string]bool{
	"Mc": true, "Mac": true, "De": true, "Del": true, "Della": true, "Di": true, "Da": true, "Dal": true, "Dos": true, "Du": true, "Fitz": true,
	"La": true, "Le": true, "Les": true, "Lo": true, "Van": true, "Vander": true, "Von": true, "Al": true, "El": true, "Bin": true, "Ibn": true, "San": true, "St": true,
}

func withoutMore(text string, pieces []typed.Piece) []typed.Piece {
	var out []typed.Piece
	for _, p := range pieces {
		if !saysMore(text[p.From:p.To]) {
			out = append(out, p)
		}
	}
	return out
}

// more gives the piece that says that the list of names is not complete.
func more(text string) []typed.Piece {
	pieces := namePieces(text)
	for _, p := range pieces {
		if saysMore(text[p.From:p.To]) {
			return []typed.Piece{p}
		}
	}
	return nil
}

// moreWords say that a list of names goes on.
var moreWords = map[string]bool{"et al": true, "et al.": true, "...": true, "…": true, "others": true, "and others": true, "& others": true}

func saysMore(text string) bool {
	return moreWords[strings.ToLower(strings.Trim(strings.TrimSpace(text), ",;"))]
}

// inDisplayOrder reports whether a cell's names stand with their given names
// first: there are several, none has a comma, and each has the form of a
// person's name (as in package ris, where a record's names all stand in one
// order).
func inDisplayOrder(text string, pieces []typed.Piece) bool {
	if len(pieces) > 1 && strings.IndexByte(text, ',') >= 0 && listsGivenNamesFirst(text) {
		return true // those with initials show it without the others, too
	}
	count := 0
	for _, p := range pieces {
		name := strings.TrimSpace(text[p.From:p.To])
		if name == "" || saysMore(name) {
			continue
		}
		text := normalize.Text(name)
		if asWritten, err := normalize.Name(text); err != nil || asWritten.Literal == "" || !normalize.LooksLikePerson(text) {
			return false
		}
		count++
	}
	return count > 1
}

// givenNamesFirst reports whether cells of names with commas between them show that
// given names stand first: one has three such names or more, or an initial within a
// name before its only comma, and none has names in another form. Where each of several
// cells has an even number, they are rather inverted: "García Márquez, Gabriel José".
func givenNamesFirst(cells []string) bool {
	const several = 3
	list, initial, odd, filled := false, false, false, 0
	for _, cell := range cells {
		order := orderOf(cell)
		if order.other {
			return false
		}
		if order.names > 0 {
			filled++
		}
		list, initial, odd = list || order.names > 2, initial || order.initial, odd || order.names%2 == 1
	}
	return initial || list && (odd || filled < several)
}

// listsGivenNamesFirst reports whether a cell shows by itself what givenNamesFirst finds
// in several.
func listsGivenNamesFirst(cell string) bool {
	order := orderOf(cell)
	return !order.other && (order.initial || order.names > 2 && order.names%2 == 1)
}

// nameOrder is what a cell of names with commas between them says of their order.
type nameOrder struct {
	names   int  // those that may have their given names first
	initial bool // an initial within the first of several
	other   bool // names in another form stand among them
}

func orderOf(cell string) (order nameOrder) {
	if strings.ContainsAny(cell, ";|\n") {
		order.other = true
		return order
	}
	others, initial := 0, false
	for part := range strings.SplitSeq(normalize.Text(cell), ",") {
		part = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(part), "and "), "& ")
		switch {
		case part == "" || saysMore(part) || order.names > 0 && normalize.IsNameSuffix(part):
		case isInDisplayOrder(part):
			initial = initial || order.names == 0 && hasInitial(part)
			order.names++
		default:
			others++
		}
	}
	order.initial = initial && order.names > 1
	order.other = others > 0 && order.names+others > 1
	return order
}

// hasInitial reports whether a word of a name is an initial, or several, with full stops.
func hasInitial(name string) bool {
	for word := range strings.FieldsSeq(name) {
		initials, ok := strings.CutSuffix(word, ".")
		for letter := range strings.SplitSeq(initials, ".") {
			ok = ok && utf8.RuneCountInString(letter) == 1
		}
		if ok {
			return true
		}
	}
	return false
}

// isInDisplayOrder reports whether a name without comma may be a person's whose family
// name stands last: no initials do.
func isInDisplayOrder(name string) bool {
	last := name[strings.LastIndexByte(name, ' ')+1:]
	return last != strings.ToUpper(last) && !strings.HasSuffix(last, ".") && normalize.LooksLikePerson(name)
}

// authorID reads a name with the number that Scopus gives its author: "Smith,
// John (57190000001)".
func authorID(text string) (record.Contributor, error) {
	name, number := text, ""
	if at := strings.LastIndexByte(text, '('); at >= 0 && strings.HasSuffix(strings.TrimSpace(text), ")") {
		digits := strings.TrimSuffix(strings.TrimSpace(text[at+1:]), ")")
		if digits != "" && strings.Trim(digits, "0123456789") == "" {
			name, number = text[:at], digits
		}
	}
	// Without the blank before the number, most names are plain ones.
	n, plain := normalize.PlainName(strings.TrimRight(name, " "))
	if !plain {
		var err error
		if n, err = normalize.Name(name); err != nil {
			return record.Contributor{}, err
		}
	}
	c := record.Contributor{Name: n, Role: record.RoleAuthor}
	if number != "" {
		c.Identifiers = []record.Identifier{{Scheme: record.SchemeAccession, Value: number, Authority: "Scopus Author ID"}}
	}
	return c, nil
}

// countNames is the number of names in a cell.
func countNames(text string) int {
	n := 0
	for _, p := range namePieces(text) {
		if strings.TrimSpace(text[p.From:p.To]) != "" {
			n++
		}
	}
	return n
}
