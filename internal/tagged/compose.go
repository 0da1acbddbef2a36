package tagged

import (
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// OneLine is a value on one line: line ends and tabs become blanks, and what is
// not UTF-8 U+FFFD.
func OneLine(value string) string {
	value = strings.ToValidUTF8(value, "\uFFFD")
	if strings.ContainsAny(value, "\r\n\t") {
		value = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ").Replace(value)
	}
	return strings.TrimSpace(value)
}

// InvertedName writes a name as "Family, Given, Suffix" with the particles where
// they sort. Two commas stand for the first one in the name of an organisation
// that would be taken for a person's.
func InvertedName(n *record.Name) string {
	if n.Literal != "" {
		comma := strings.IndexByte(n.Literal, ',')
		if comma >= 0 && comma < len(n.Literal)-1 && !readAs(n.Literal, n.Literal) {
			if doubled := n.Literal[:comma] + "," + n.Literal[comma:]; readAs(doubled, n.Literal) {
				return doubled
			}
		}
		return n.Literal
	}
	name := joinWords(n.NonDroppingParticle, n.Family)
	given := joinWords(n.Given, n.DroppingParticle)
	switch {
	case name == "":
		name = given
	case given != "":
		name += ", " + given
	}
	if n.Suffix != "" {
		name += ", " + n.Suffix
	}
	return name
}

func readAs(text, literal string) bool {
	name, err := normalize.Name(text)
	return err == nil && name.Literal == literal
}

func joinWords(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}

// Numbering writes a volume or an issue with the supplement and part that stand
// beside it.
func Numbering(number, supplement, part string) string {
	return joinWords(number, normalize.SupplementAndPart(supplement, part))
}

// PageRange writes pages as they are printed: "94-103".
func PageRange(p *record.Pages) string {
	switch {
	case p.Literal != "":
		return p.Literal
	case p.First != "" && p.Last != "":
		return p.First + "-" + p.Last
	}
	return p.First + p.Last
}
