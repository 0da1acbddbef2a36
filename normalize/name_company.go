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
	return rest != "" && strings.Contains(strings.TrimSpace(first), " ") && endsAsCompany(first)
}

// endsAsCompany reports whether the last word of a name without comma is a legal form.
func endsAsCompany(name string) bool {
	words := strings.Fields(name)
	if len(words) < 2 {
		return false
	}
	word := words[len(words)-1]
	form := legalForm(word)
	if !legalForms[form] {
		return false
	}
	asName := len(form) <= shortForm && word != strings.ToUpper(word) && !strings.ContainsAny(word, "./")
	return !asName || companyForms[word] || len(words) > 2
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

// endsAsFirm reports whether an ampersand or "and" joins the end of a firm's name and
// no further name: "Smith & Co.", "John Wiley & Sons, Inc.".
func endsAsFirm(text string) bool {
	for _, and := range []string{" & ", " &amp; ", " and "} {
		if i := strings.LastIndex(text, and); i > 0 && isFirmEnd(text[i+len(and):]) {
			return true
		}
	}
	return false
}

// isFirmEnd reports whether a part of a name behind an ampersand is the end of a
// firm's: "Co.", "Sons, Inc.".
func isFirmEnd(text string) bool {
	first, rest, _ := strings.Cut(text, ",")
	first, more, _ := strings.Cut(strings.TrimSpace(first), " ")
	if !firmEnds[legalForm(first)] {
		return false
	}
	more += " " + strings.ReplaceAll(rest, ",", " ")
	return strings.TrimSpace(more) == "" || areForms(more, legalForms)
}
