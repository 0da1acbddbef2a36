package generate

import (
	"fmt"
	"strings"
)

// exporter is how a program writes RIS: its tags in its order.
type exporter struct {
	name    string
	share   int // of a hundred records
	lineEnd string
	lines   []line
}

// line is the lines of one tag: one for each value that is not empty.
type line struct {
	tag    string
	values func(p *Publication) []string
}

// exporters are the exporters, modelled after real ones in the order of tags
// and the form of values.
var exporters = []exporter{
	{"Scopus", 30, "\n", []line{
		{"TY", one(typeCode)}, {"AU", authors(initialsWithStops)}, {"TI", one(title)}, {"PY", one(year)},
		{"T2", one(container)}, {"J2", one(abbreviation)}, {"VL", one(volume)}, {"IS", one(issue)},
		{"C7", one(articleNumber)}, {"SP", one(firstPage)}, {"EP", one(endPage)}, {"DO", one(doi)},
		{"UR", one(scopusURL)}, {"AD", one(affiliation)}, {"AB", one(abstract(": "))}, {"KW", keywordList},
		{"PB", one(publisher)}, {"SN", one(serialInBrackets)}, {"LA", one(language)},
		{"N1", one(citedBy)}, {"DB", one(database("Scopus"))}, {"ER", end},
	}},
	{"Web of Science", 20, "\n", []line{
		{"TY", one(typeCode)}, {"AU", authors(initials)}, {"TI", one(title)}, {"T2", one(capitals)},
		{"LA", one(language)}, {"KW", keywordList}, {"AB", one(abstract(": "))}, {"AD", one(affiliation)},
		{"PB", one(publisher)}, {"CY", one(place)}, {"SN", one(serial)}, {"PY", one(year)}, {"VL", one(volume)},
		{"IS", one(issue)}, {"SP", one(firstPage)}, {"EP", one(endPage)}, {"C7", one(articleNumber)},
		{"DO", one(doi)}, {"ER", end},
	}},
	{"Ovid", 20, "\r\n", []line{
		{"TY", one(typeCode)}, {"DB", one(database("Ovid MEDLINE(R)"))}, {"AN", one(pmid)}, {"A1", authors(initials)},
		{"T1", one(titleWithStop)}, {"JF", one(container)}, {"JA", one(plainAbbreviation)}, {"LA", one(language)},
		{"Y1", one(yearWithSlashes)}, {"VL", one(volume)}, {"IS", one(issue)}, {"SP", one(firstPageOrArticle)},
		{"EP", one(endPage)}, {"SN", one(serial)}, {"AD", one(affiliation)}, {"N2", one(abstract(": "))},
		{"KW", keywordList}, {"DO", one(doi)}, {"UR", one(ovidURL)}, {"ER", end},
	}},
	{"EndNote", 15, "\r\n", []line{
		{"TY", one(typeCode)}, {"AB", one(abstract(": "))}, {"AD", one(affiliation)}, {"AU", authors(full)},
		{"CY", one(bookPlace)}, {"DA", one(yearMonthDay)}, {"DO", one(doi)}, {"IS", one(issue)}, {"J2", one(plainAbbreviation)},
		{"KW", keywordList}, {"LA", one(language)}, {"PB", one(bookPublisher)}, {"PY", one(year)}, {"SN", one(serial)},
		{"SP", one(wholeRange)}, {"ST", one(shortTitle)}, {"T2", one(container)}, {"TI", one(title)}, {"UR", one(doiURL)},
		{"VL", one(volume)}, {"ER", end},
	}},
	{"PubMed", 15, "\n", []line{
		{"TY", one(typeCode)}, {"T1", one(title)}, {"AU", authors(full)}, {"Y1", one(yearMonthDay)}, {"PY", one(year)},
		{"N2", one(abstract(": "))}, {"KW", keywordList}, {"SP", one(firstPageOrArticle)}, {"EP", one(endPage)},
		{"VL", one(volume)}, {"IS", one(issue)}, {"JF", one(container)}, {"JA", one(plainAbbreviation)}, {"SN", one(serial)},
		{"AD", one(affiliation)}, {"DO", one(doi)}, {"AN", one(pmid)}, {"DB", one(database("PubMed"))},
		{"LA", one(languageCode)}, {"UR", one(pubmedURL)}, {"ER", end},
	}},
}

// exporter draws an exporter.
func (d draw) exporter() *exporter {
	at := d.IntN(100)
	for i := range exporters {
		if at -= exporters[i].share; at < 0 {
			return &exporters[i]
		}
	}
	return &exporters[0]
}

// AppendRIS appends the reference as its exporter writes it.
func (r *Reference) AppendRIS(dst []byte) []byte {
	for _, line := range r.exporter.lines {
		for _, value := range line.values(&r.Publication) {
			dst = append(dst, line.tag...)
			dst = append(dst, "  - "...)
			dst = append(dst, value...)
			dst = append(dst, r.exporter.lineEnd...)
		}
	}
	return append(dst, r.exporter.lineEnd...)
}

// AbstractText returns the abstract as one text, with its labels in capitals.
func (p *Publication) AbstractText() string { return abstract(": ")(p) }

// one makes the values of a tag that has one, or none.
func one(value func(*Publication) string) func(*Publication) []string {
	return func(p *Publication) []string {
		if v := value(p); v != "" {
			return []string{v}
		}
		return nil
	}
}

func end(*Publication) []string { return []string{""} }

func typeCode(p *Publication) string      { return p.Type }
func title(p *Publication) string         { return p.Title }
func year(p *Publication) string          { return fmt.Sprint(p.Year) }
func volume(p *Publication) string        { return p.Volume }
func issue(p *Publication) string         { return p.Issue }
func firstPage(p *Publication) string     { return p.FirstPage }
func endPage(p *Publication) string       { return p.EndPage }
func articleNumber(p *Publication) string { return p.ArticleNumber }
func doi(p *Publication) string           { return p.DOI }
func pmid(p *Publication) string          { return p.PMID }
func affiliation(p *Publication) string   { return p.Affiliation }
func publisher(p *Publication) string     { return p.Publisher }
func place(p *Publication) string         { return p.Place }
func language(p *Publication) string      { return p.Language }
func keywordList(p *Publication) []string { return p.Keywords }

func titleWithStop(p *Publication) string { return strings.TrimRight(p.Title, ".?") + "." }

// shortTitle is the title up to its colon.
func shortTitle(p *Publication) string {
	short, _, found := strings.Cut(p.Title, ":")
	if !found {
		return ""
	}
	return short
}

func container(p *Publication) string {
	if p.Type == "JOUR" {
		return p.Journal.Title
	}
	return p.Book
}

func capitals(p *Publication) string          { return strings.ToUpper(container(p)) }
func abbreviation(p *Publication) string      { return p.Journal.Abbreviation }
func plainAbbreviation(p *Publication) string { return p.Journal.plainAbbreviation() }

func serial(p *Publication) string {
	if p.Type == "JOUR" {
		return p.Journal.ISSN
	}
	return p.ISBN
}

func serialInBrackets(p *Publication) string {
	switch number := serial(p); {
	case number == "":
		return ""
	case p.Type == "JOUR":
		return strings.ReplaceAll(number, "-", "") + " (ISSN)"
	default:
		return number + " (ISBN)"
	}
}

func bookPublisher(p *Publication) string {
	if p.Type == "JOUR" {
		return ""
	}
	return p.Publisher
}

func bookPlace(p *Publication) string {
	if p.Type == "JOUR" {
		return ""
	}
	return p.Place
}

func firstPageOrArticle(p *Publication) string {
	if p.FirstPage != "" {
		return p.FirstPage
	}
	return p.ArticleNumber
}

func wholeRange(p *Publication) string {
	if p.EndPage != "" {
		return p.FirstPage + "-" + p.EndPage
	}
	return firstPageOrArticle(p)
}

func yearWithSlashes(p *Publication) string { return fmt.Sprintf("%d//", p.Year) }
func yearMonthDay(p *Publication) string {
	return fmt.Sprintf("%d/%02d/%02d", p.Year, p.Month, p.Day)
}

func languageCode(p *Publication) string { return strings.ToLower(p.Language[:3]) }

func database(name string) func(*Publication) string {
	return func(*Publication) string { return name }
}

func citedBy(p *Publication) string {
	if p.Citations == 0 {
		return ""
	}
	return fmt.Sprintf("Export Date: 14 March 2024; Cited By: %d", p.Citations)
}

func scopusURL(p *Publication) string {
	if p.Affiliation == "" {
		return ""
	}
	return fmt.Sprintf("https://www.scopus.com/inward/record.uri?eid=2-s2.0-85%09d&partnerID=40", p.number%1_000_000_000)
}

func ovidURL(p *Publication) string {
	if p.PMID == "" || p.Affiliation == "" {
		return ""
	}
	return "https://ovidsp.ovid.com/ovidweb.cgi?T=JS&CSC=Y&NEWS=N&PAGE=fulltext&D=med1&AN=" + p.PMID
}

func doiURL(p *Publication) string {
	if p.DOI == "" || p.Affiliation == "" {
		return ""
	}
	return "https://doi.org/" + p.DOI
}

func pubmedURL(p *Publication) string {
	if p.PMID == "" || p.Affiliation == "" {
		return ""
	}
	return "https://pubmed.ncbi.nlm.nih.gov/" + p.PMID + "/"
}

// abstract writes the abstract in one line, labels in capitals and what
// follows them.
func abstract(follows string) func(*Publication) string {
	return func(p *Publication) string {
		var b strings.Builder
		for i, passage := range p.Abstract {
			if i > 0 {
				b.WriteByte(' ')
			}
			if passage.Label != "" {
				b.WriteString(strings.ToUpper(passage.Label))
				b.WriteString(follows)
			}
			b.WriteString(passage.Text)
		}
		return b.String()
	}
}

// authors writes the authors, their given names in the form.
func authors(given func(Name) string) func(*Publication) []string {
	return func(p *Publication) []string {
		list := make([]string, len(p.Authors))
		for i, name := range p.Authors {
			list[i] = name.Family
			if name.Given != "" {
				list[i] += ", " + given(name)
			}
			if name.Suffix != "" {
				list[i] += ", " + name.Suffix
			}
		}
		return list
	}
}

func full(n Name) string { return n.Given }

// initials are "AB"; a name in Chinese characters has none.
func initials(n Name) string {
	if n.Given[0] >= 0xE3 {
		return n.Given
	}
	return strings.ReplaceAll(n.Initials(""), "-", "")
}

// initialsWithStops are "A.B.".
func initialsWithStops(n Name) string {
	if n.Given[0] >= 0xE3 {
		return n.Given
	}
	return n.Initials(".")
}
