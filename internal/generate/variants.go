package generate

import (
	"fmt"
	"strings"
)

// vary changes a publication as another database would state it: fields are
// missing, numbers are written otherwise, words are spelt or punctuated
// otherwise, and now and then something is wrong.
func (d draw) vary(p *Publication) {
	for _, change := range changes {
		if d.IntN(100) < change.share {
			change.apply(d, p)
		}
	}
}

// changes are what happens to the statement of a publication, each to its
// share of a hundred records.
var changes = []struct {
	share int
	apply func(d draw, p *Publication)
}{
	{25, func(_ draw, p *Publication) { p.DOI = "" }},
	{20, func(_ draw, p *Publication) { p.Abstract = nil }},
	{30, func(_ draw, p *Publication) { p.Keywords = nil }},
	{15, func(_ draw, p *Publication) { p.Issue = "" }},
	{8, func(_ draw, p *Publication) { p.Volume = "" }},
	{12, func(_ draw, p *Publication) { p.FirstPage, p.EndPage = "", "" }},
	{20, func(_ draw, p *Publication) { p.EndPage = "" }},
	{25, func(_ draw, p *Publication) { p.Journal.ISSN = "" }},
	{30, func(_ draw, p *Publication) { p.Affiliation = "" }},
	{10, func(_ draw, p *Publication) { p.DOI = strings.ToUpper(p.DOI) }},
	{15, titleCase},
	{30, plainPunctuation},
	{8, shortenTitle},
	{4, misspell},
	{10, abbreviateNames},
	{6, func(_ draw, p *Publication) { p.Authors = p.Authors[:min(len(p.Authors), 3)] }},
	{20, plainLetters},
	{5, func(_ draw, p *Publication) { p.Year++ }},
	{15, func(_ draw, p *Publication) { p.Journal.Title = strings.ReplaceAll(p.Journal.Title, " and ", " & ") }},
	{20, cutAbstract},
}

func titleCase(_ draw, p *Publication) {
	words := strings.Split(p.Title, " ")
	for i, word := range words {
		if len(word) > 3 {
			words[i] = capital(word)
		}
	}
	p.Title = strings.Join(words, " ")
}

var plainMarks = strings.NewReplacer("’", "'", "“", `"`, "”", `"`, "–", "-", ":", ".", "²", "2")

func plainPunctuation(_ draw, p *Publication) {
	p.Title = plainMarks.Replace(p.Title)
	for i := range p.Abstract {
		p.Abstract[i].Text = strings.NewReplacer("’", "'", "°", "degrees ").Replace(p.Abstract[i].Text)
	}
}

func shortenTitle(_ draw, p *Publication) {
	if short := shortTitle(p); len(short) >= 30 {
		p.Title = short
	}
}

// misspell exchanges two neighbouring letters of the title.
func misspell(d draw, p *Publication) {
	title := []rune(p.Title)
	at := 1 + d.IntN(len(title)-2)
	title[at], title[at+1] = title[at+1], title[at]
	p.Title = strings.Join(strings.Fields(string(title)), " ")
}

func abbreviateNames(_ draw, p *Publication) {
	for i, name := range p.Authors {
		if name.Given != "" {
			p.Authors[i].Given = initialsWithStops(name)
		}
	}
}

// letters are what databases write that know no accents.
var letters = strings.NewReplacer("á", "a", "é", "e", "è", "e", "ê", "e", "í", "i", "ó", "o", "ô", "o", "ú", "u",
	"ã", "a", "õ", "o", "ç", "c", "ñ", "n", "ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "ø", "o", "å", "a", "ć", "c",
	"č", "c", "š", "s", "ž", "z", "ł", "l", "ń", "n", "ı", "i", "ş", "s", "ğ", "g", "ř", "r", "ý", "y", "Ç", "C", "Ş", "S",
	"Ö", "O", "Ø", "O", "Å", "A", "É", "E", "Á", "A", "Í", "I", "İ", "I", "Ł", "L", "Ž", "Z", "Č", "C", "’", "'")

func plainLetters(_ draw, p *Publication) {
	for i, name := range p.Authors {
		p.Authors[i].Family, p.Authors[i].Given = letters.Replace(name.Family), letters.Replace(name.Given)
	}
}

// cutAbstract leaves the abstract's end out, as databases with a limit do.
func cutAbstract(d draw, p *Publication) {
	if len(p.Abstract) > 2 {
		p.Abstract = p.Abstract[:d.between(1, len(p.Abstract)-1)]
		p.Abstract[len(p.Abstract)-1].Text += fmt.Sprintf(" (ABSTRACT TRUNCATED AT %d WORDS)", 250)
	}
}
