package generate

import (
	"fmt"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Publication is what the records of one publication are written from.
type Publication struct {
	// Type is its type in RIS: JOUR mostly, else CONF, CHAP, BOOK, THES or RPRT.
	Type             string
	Title            string
	Authors, Editors []Name
	// Journal is the journal of an article; Book is the book of a chapter or
	// the proceedings of a paper.
	Journal            Journal
	Book               string
	Publisher, Place   string
	ISBN               string
	Year, Month, Day   int
	Volume, Issue      string
	FirstPage, EndPage string
	ArticleNumber      string
	DOI, PMID          string
	Abstract           []Passage
	Keywords           []string
	// Language is its English name.
	Language    string
	Affiliation string
	Citations   int

	number int // its own
}

// Name is the name of a person, or of a body where it has no given names.
type Name struct {
	Family, Given, Suffix string
}

// Initials are the first letters of the given names, each followed by stop.
func (n Name) Initials(stop string) string {
	var b strings.Builder
	start, hyphen := true, false
	for _, r := range n.Given {
		switch {
		case r == ' ' || r == '-':
			start, hyphen = true, r == '-'
		case start:
			if hyphen {
				b.WriteByte('-')
			}
			b.WriteRune(r)
			b.WriteString(stop)
			start, hyphen = false, false
		}
	}
	return b.String()
}

// Passage is a part of an abstract, under a label or without one.
type Passage struct {
	Label, Text string
}

// publication draws a publication. Number makes its identifiers its own.
func (d draw) publication(number int, o *Options) Publication {
	p := Publication{number: number, Type: "JOUR", Language: "English", Year: 2024 - min(d.IntN(24), d.IntN(48)), Month: d.between(1, 12), Day: d.between(1, 28)}
	p.Title = d.title()
	p.Authors = d.names(d.authorCount())
	if d.oneIn(30) {
		p.Authors = append(p.Authors, Name{Family: capital(d.word(groups))})
	}
	p.Affiliation = d.affiliation()
	p.DOI = fmt.Sprintf("10.%d/%s.%d.%d", d.between(1000, 9999), d.doiStem(), p.Year, number)
	switch kind := d.IntN(100); {
	case kind < 86:
		d.article(&p, number)
	case kind < 91:
		p.Type = "CONF"
		p.Book = fmt.Sprintf("Proceedings of the %s International Conference on %s", ordinal(d.between(4, 39)), capital(d.word(vocabularies["topic"])))
		d.pages(&p)
		p.Publisher, p.Place, p.ISBN = d.publisher(number)
	case kind < 95:
		p.Type = "CHAP"
		p.Book = fmt.Sprintf("Handbook of %s and %s", d.word(vocabularies["topic"]), d.word(vocabularies["topic"]))
		p.Editors = d.names(d.between(1, 3))
		d.pages(&p)
		p.Publisher, p.Place, p.ISBN = d.publisher(number)
	case kind < 97:
		p.Type = "BOOK"
		p.Publisher, p.Place, p.ISBN = d.publisher(number)
	case kind < 99:
		p.Type = "THES"
		p.Authors = p.Authors[:1]
		p.Publisher, p.DOI = d.word(institutions), ""
	default:
		p.Type = "RPRT"
		p.Publisher, p.DOI = capital(d.word(groups)), ""
	}
	if p.DOI != "" && d.oneIn(12) {
		p.DOI = ""
	}
	if d.oneIn(3) {
		p.Citations = d.between(1, 400)
	}
	if o.Abstract > 0 && !d.oneIn(16) {
		p.Abstract = d.abstract(o.Abstract)
	}
	for count := d.between(3, 12); count > 0; count-- {
		if word := d.word(keywords); !contains(p.Keywords, word) {
			p.Keywords = append(p.Keywords, word)
		}
	}
	if d.oneIn(50) {
		d.inChinese(&p)
	}
	return p
}

// article adds what an article of a journal has.
func (d draw) article(p *Publication, number int) {
	p.Journal = newJournal(sort.SearchInts(journalSums, d.IntN(journalSums[len(journalSums)-1])+1))
	p.Publisher, p.Place = p.Journal.Publisher, p.Journal.Place
	p.Volume = fmt.Sprint(d.between(1, 140))
	switch d.IntN(10) {
	case 0:
	case 1:
		low := d.between(1, 11)
		p.Issue = fmt.Sprintf("%d-%d", low, low+1)
	default:
		p.Issue = fmt.Sprint(d.between(1, 24))
	}
	if p.Journal.Numbered {
		p.ArticleNumber = fmt.Sprintf("e%d", d.between(1000, 99_999))
	} else {
		d.pages(p)
	}
	if d.IntN(10) < 6 {
		p.PMID = fmt.Sprint(9_000_000 + number)
	}
}

func (d draw) pages(p *Publication) {
	first := d.between(1, 2400)
	p.FirstPage, p.EndPage = fmt.Sprint(first), fmt.Sprint(first+d.between(2, 24))
}

func (d draw) publisher(number int) (name, place, bookNumber string) {
	publisher := from(d, publishers[:])
	return publisher.name, publisher.place, isbn(100_000_000 + number%899_999_999)
}

// title draws a title of 60 to 160 bytes.
func (d draw) title() string {
	for {
		if title := d.word(titles); 60 <= len(title) && len(title) <= 160 {
			return title
		}
	}
}

// authorCount is 1 to 12, few mostly.
func (d draw) authorCount() int { return min(d.between(1, 6), d.between(1, 8)) + d.IntN(2)*d.IntN(5) }

func (d draw) names(count int) []Name {
	people := from(d, peoples)
	names := make([]Name, count)
	for i := range names {
		if d.oneIn(3) {
			people = from(d, peoples)
		}
		names[i] = Name{Family: d.word(people.families), Given: d.word(people.given)}
		if d.oneIn(4) {
			names[i].Given += " " + string([]rune(d.word(people.given))[:1]) + "."
		}
		if len(people.particles) > 0 && d.oneIn(5) {
			names[i].Family = from(d, people.particles) + " " + names[i].Family
		}
		if d.oneIn(90) {
			names[i].Suffix = from(d, suffixes)
		}
	}
	return names
}

func (d draw) affiliation() string {
	return fmt.Sprintf("%s, %s", capital(d.word(institutions)), capital(d.word(vocabularies["place"])))
}

func (d draw) doiStem() string {
	stem := make([]byte, d.between(3, 7))
	for i := range stem {
		stem[i] = 'a' + byte(d.IntN(26))
	}
	return string(stem)
}

// abstract draws an abstract of about the length: half of them with labels.
func (d draw) abstract(length int) []Passage {
	length = length * d.between(60, 140) / 100
	structured := d.oneIn(2)
	var passages []Passage
	for i, section := range sections {
		share := length * (i + 1) / len(sections)
		text := d.appendPhrase(nil, d.phrase(section.sentences))
		for total := sizeOf(passages); total+len(text) < share-60; {
			text = append(text, ' ')
			text = d.appendPhrase(text, d.phrase(section.sentences))
		}
		if sizeOf(passages)+len(text) > length && len(passages) > 0 {
			break
		}
		passages = append(passages, Passage{Text: string(text)})
		if structured {
			passages[i].Label = section.label
		}
	}
	if structured && d.oneIn(4) {
		passages = append(passages, Passage{Label: "Trial registration", Text: d.word(registered) + "."})
	}
	return passages
}

func sizeOf(passages []Passage) (size int) {
	for _, passage := range passages {
		size += len(passage.Text) + 1
	}
	return size
}

// inChinese gives the publication a title and authors in Chinese.
func (d draw) inChinese(p *Publication) {
	p.Title = d.word(chineseSubjects) + d.word(chineseMatters)
	for i := range p.Authors {
		p.Authors[i] = hanNames[(d.IntN(len(hanNames))+i)%len(hanNames)]
	}
	p.Language = "Chinese"
}

// shorten leaves out what a brief record does not have.
func (p *Publication) shorten() {
	p.Abstract, p.Keywords, p.Affiliation, p.Citations, p.Editors = nil, nil, "", 0, nil
	p.Authors = p.Authors[:min(len(p.Authors), 3)]
}

func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

func ordinal(n int) string {
	end := "th"
	if n/10%10 != 1 {
		switch n % 10 {
		case 1:
			end = "st"
		case 2:
			end = "nd"
		case 3:
			end = "rd"
		}
	}
	return fmt.Sprint(n) + end
}

func contains(list []string, word string) bool {
	for _, w := range list {
		if w == word {
			return true
		}
	}
	return false
}
