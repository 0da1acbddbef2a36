package normalize

import (
	"slices"
	"strings"
)

// legalForms are the words, without stops and slashes and in lower case, by which the
// name of a company says that it is one. They stand at its end, or before a comma and
// its seat.
var legalForms = wordSet("inc incorporated ltd limited llc llp lllp lp plc corp corporation co company cie " +
	"gmbh ag kg kgaa mbh ohg ug ev eg aktiengesellschaft sa sas sarl snc sl slu spa srl sprl nv bv vof ab as asa aps oy oyj " +
	"se pty pte bhd sdn ltda eireli kk kft zrt jsc pjsc ooo zao oao doo")

// clearForms are those of them that are nothing else behind the comma of a person's
// name: no degree, no given name, and initials only in capitals.
var clearForms = wordSet("inc incorporated ltd limited llc llp lllp plc gmbh kgaa mbh corp corporation sarl ltda pty")

// shortForm is how many letters a form has that is a family or given name too where
// it is written as one: "Maria Sa", "Li Co".
const shortForm = 2

// companyForms are short forms that are written as names are.
var companyForms = wordSet("Oy")

// nameForms are forms that are family or given names wherever they are not written in
// capitals or with stops: "Maria Pereira Sa", "Anna Maria Sas".
var nameForms = wordSet("ab as asa doo eg ev sa sas se sl slu spa ug zao")

// IsCompany reports whether a name says by its legal form that it is a company's:
// "Acme AG", "Toyota Motor Co., Ltd.", "Bayer AG, Leverkusen". It is for fields that
// name the owners of something, such as the holders of a patent, who may be persons
// ("Ag, Peter"): initials behind a family name are no legal form elsewhere.
func IsCompany(s string) bool {
	const longest = 300
	if len(s) > longest || strings.Contains(s, ",,") {
		return false // two commas mark the name as it is
	}
	text := Text(s)
	first, rest, inverted := strings.Cut(text, ",")
	if !inverted {
		return endsAsCompany(text)
	}
	if last := text[strings.LastIndexByte(text, ',')+1:]; areForms(last, clearForms) {
		return true
	}
	return rest != "" && endsBeforeSeat(first)
}

// endsAsCompany reports whether the last word of a name without comma is a legal form.
func endsAsCompany(name string) bool {
	form, word, words := lastForm(name)
	switch {
	case form == "":
		return false
	case companyForms[word] || !isWrittenAsName(word):
		return true
	}
	return !nameForms[form] && (len(form) > shortForm || words > 2)
}

// endsBeforeSeat reports whether what stands before a comma ends in a legal form, as
// before the seat of a company. A family name stands there too: what could be a part
// of one has to be written as none.
func endsBeforeSeat(name string) bool {
	form, word, _ := lastForm(name)
	switch {
	case form == "":
		return false
	case len(form) > shortForm && !nameForms[form]:
		return true
	}
	return !isWrittenAsName(word) && !(nameForms[form] && isShouted(word) && isShouted(name))
}

// lastForm returns the last word of a name, how many words it has, and the word's
// legal form: none where the word is all there is, or follows a particle of a family
// name ("de Sa", "Van Co").
func lastForm(name string) (form, word string, words int) {
	fields := strings.Fields(name)
	if len(fields) < 2 {
		return "", "", len(fields)
	}
	word, before := fields[len(fields)-1], fields[len(fields)-2]
	if form = legalForm(word); !legalForms[form] || isParticle(before) && len(form) <= shortForm {
		return "", word, len(fields)
	}
	return form, word, len(fields)
}

// isParticle reports whether a word is a particle of a family name, however it is
// written.
func isParticle(word string) bool { return particles[strings.ToLower(word)] }

// isWrittenAsName reports whether a legal form is written as a name is, which has no
// stops, and no capital but the first letter.
func isWrittenAsName(word string) bool {
	return !isShouted(word) && !strings.ContainsAny(word, "./") && word[1:] == strings.ToLower(word[1:])
}

// isShouted reports whether a text is in capitals, without stops and slashes.
func isShouted(text string) bool {
	return text == strings.ToUpper(text) && !strings.ContainsAny(text, "./")
}

// areForms reports whether a text is nothing but words of a set of legal forms.
func areForms(text string, set map[string]bool) bool {
	words := 0
	for word := range strings.FieldsSeq(text) {
		if words++; !set[legalForm(word)] {
			return false
		}
	}
	return words > 0
}

// isClearForm reports whether what stands behind the last comma of a name makes it a
// company's wherever it stands: "Acme, Inc.", and not "Smith, LLC", whose capitals are
// initials.
func isClearForm(text string) bool {
	return areForms(text, clearForms) && !slices.ContainsFunc(strings.Fields(text), isInitials)
}

// legalForm is a word as legalForms has it.
func legalForm(word string) string {
	return strings.ToLower(formMarks.Replace(word))
}

var formMarks = strings.NewReplacer(".", "", "/", "")

// firmEnds are what stands behind the ampersand or "and" at the end of a firm's name.
var firmEnds = wordSet("co company cie sons son bros brothers daughters söhne")

// familyEnds are those of them that are family names too, where no stop shows that
// they are shortened: "Son SE", "Co KG".
var familyEnds = wordSet("co company son brothers")

// endsAsFirm reports whether an ampersand or "and" joins the end of a firm's name and
// no further name: "Smith & Co.", "John Wiley & Sons, Inc.".
func endsAsFirm(text string) bool {
	for _, and := range []string{" & ", " &amp; ", " and "} {
		if i := strings.LastIndex(text, and); i > 0 && isFirmEnd(text[:i], text[i+len(and):]) {
			return true
		}
	}
	return false
}

// isFirmEnd reports whether a part of a name behind an ampersand is the end of a
// firm's: "Co.", "Sons, Inc.". Initials behind what could be a family name are no legal
// form where names with initials stand before it ("Tan J & Co KG"), unless one of them
// is a legal form too: "Foo AG & Co KG".
func isFirmEnd(before, text string) bool {
	end, rest, _ := strings.Cut(text, ",")
	end, more, _ := strings.Cut(strings.TrimSpace(end), " ")
	if !firmEnds[legalForm(end)] {
		return false
	}
	more += " " + strings.ReplaceAll(rest, ",", " ")
	if strings.TrimSpace(more) == "" {
		return true
	}
	if form, word, words := lastForm(before); familyEnds[strings.ToLower(end)] && form == "" {
		listed := strings.Contains(before, ",") || words > 1 && (isInitials(word) || isDottedInitials(word))
		return !listed || isClearForm(more)
	}
	return areForms(more, legalForms)
}
