package webpage

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/lazy"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// Generic is the dialect of records of text that is a page of no known family.
// Such text is read for little: lines that a label names, a citation whose every
// part fits a common form, and identifiers where it is clear whose they are.
const Generic = "generic"

// genericScore is the score of the generic rules, which say nothing of the text
// as a whole: that of a format which is just enough to be taken.
const genericScore = 40

// generic reads text of no known family. It is not among the families.
var generic = family{
	name:     Generic,
	cut:      cutGeneric,
	possible: hasLabel,
	rules:    genericRules,
	zones: map[string]zone{
		zoneHead:   {},
		"fields":   {},
		"abstract": {capture: "abstract"},
	},
	readings: []reading{
		{from: []string{"title"}, to: "titles", rule: "title/main"},
		{from: []string{"question"}, to: "titles", rule: "title/main"},
		{from: []string{"authors"}, cut: split(`\s*;\s*(?:et al\.?$)?`), to: "contributors", rule: "name.of-list"},
		{from: []string{"first"}, to: "contributors", rule: "name.inverted/author"},
		{from: []string{"people"}, cut: displayNames, to: "contributors", rule: "name.display/author"},
		{from: []string{"short"}, cut: split(`\s*,\s*(?:et al\.?$)?`), to: "contributors", rule: "name.of-list"},
		{from: []string{"initials"}, cut: each(`(?:^|, (?:(?:and|&) )?| (?:and|&) )(` + initialsName + `)`), to: "contributors", rule: "name.inverted/author"},
		{from: []string{"authors", "short"}, cut: each(`\bet al\b\.?`), to: "more_contributors", rule: "name.more"},
		{from: []string{"short"}, cut: each(`\bet al\b\.?`), to: "more_contributors", rule: "name.more"},
		{from: []string{"people"}, cut: each(`\bet al\b\.?`), to: "more_contributors", rule: "name.more"},
		{from: []string{"more"}, to: "more_contributors", rule: "name.more"},
		{from: []string{"journal"}, to: "container/title", rule: "journal"},
		{from: []string{"abbreviation"}, to: "container/abbrev", rule: "abbreviation"},
		{from: []string{"volume"}, to: "volume", rule: "volume"},
		{from: []string{"issue"}, to: "issue", rule: "issue"},
		{from: []string{"pages"}, to: "pages", rule: "pages", otherwise: &reading{to: "article_number", rule: "article-number"}},
		{from: []string{"issued"}, to: "dates", rule: "date/issued"},
		{from: []string{"date"}, to: "dates", rule: "date/issued"},
		{from: []string{"online"}, to: "dates", rule: "date/online"},
		{from: []string{"received"}, to: "dates", rule: "date/received"},
		{from: []string{"accepted"}, to: "dates", rule: "date/accepted"},
		{from: []string{"publisher"}, to: "publisher/name", rule: "text"},
		{from: []string{"issn"}, to: "container/issn", rule: "issn"},
		{from: []string{"doi"}, to: "identifiers", rule: "doi"},
		{from: []string{"pmid"}, to: "identifiers", rule: "pmid"},
		{from: []string{"pmcid"}, to: "identifiers", rule: "pmcid"},
		{from: []string{"arxiv"}, to: "identifiers", rule: "arxiv"},
		{from: []string{"keywords"}, cut: split(`\s*[;,]\s*`), to: "keywords", rule: "keyword"},
		{from: []string{"language"}, to: "languages", rule: "language"},
		{from: []string{"abstract"}, to: "abstracts", rule: "abstract"},
	},
}

// labelEnd is what stands between a label and its value.
const labelEnd = `[ \x{a0}]?[:：\t][ \t\x{a0}]*`

// labelled returns the rule of labels with the same kind of value, also in
// capitals: one for all of them, since there are many.
func labelled(names []string, value string) []rule {
	all := slices.Clone(names)
	for _, name := range names {
		if upper := strings.ToUpper(name); !slices.Contains(all, upper) {
			all = append(all, upper)
		}
	}
	return []rule{{pattern: exact(`(?P<label>` + words(all...) + `)` + labelEnd + value), value: exact(value), names: all}}
}

// genericLabels are the labels that pages, mails and notes give the fields of a
// publication.
var genericLabels = slices.Concat(
	labelled([]string{"Title", "Article title", "Article Title", "Titel", "Titre", "Título", "Titolo"}, `(?P<title>\S.+)`),
	labelled([]string{"Author", "Authors", "Author(s)", "Autor", "Autoren", "Autores", "Auteur", "Auteurs", "Autori"},
		`(?:(?P<authors>[^;]+(?:;[^;]+)+;?|(?:(?:`+particles+`) )*[^;,\s]+,[^;,]+)|(?P<people>.+))`),
	labelled([]string{"Journal", "Journal title", "Source title", "Zeitschrift", "Revue", "Revista", "Rivista"}, `(?P<journal>\S.+)`),
	labelled([]string{"Year", "Date", "Publication date", "Publication Date", "Publication year", "Published", "Date published", "Date of publication", "Jahr", "Année", "Año", "Ano"}, `(?P<date>\S.+)`),
	labelled([]string{"Volume", "Vol.", "Band", "Volumen"}, `(?P<volume>\S+)`),
	labelled([]string{"Issue", "Number", "No.", "Heft", "Numéro", "Número", "Fascicolo"}, `(?P<issue>\S+)`),
	labelled([]string{"Pages", "Page", "Article number", "Seiten", "Páginas", "Pagine"}, `(?P<pages>\S.*)`),
	labelled([]string{"Publisher", "Verlag", "Éditeur", "Editorial", "Editora"}, `(?P<publisher>\S.+)`),
	labelled([]string{"ISSN"}, `(?P<issn>\d{4}-?\d{3}[\dXx])`),
	labelled([]string{"DOI", "Doi", "doi"}, `(?P<doi>\S+)`),
	labelled([]string{"PMID", "PubMed ID"}, `(?P<pmid>\d{1,9})`),
	labelled([]string{"PMCID", "PMC ID"}, `(?P<pmcid>PMC\d{1,9})`),
	labelled([]string{"Keywords", "Key words", "Keyword", "Author keywords", "Schlagwörter", "Mots-clés", "Palabras clave", "Palavras-chave"}, `(?P<keywords>\S.+)`),
	labelled([]string{"Language", "Sprache", "Langue", "Idioma"}, `(?P<language>\S.+)`),
)

// genericRules are the rules of the labels.
var genericRules = slices.Concat(
	in(nil, "fields", genericLabels),
	in(nil, "abstract", labelled([]string{"Abstract", "Summary", "Resumen", "Resumo", "Résumé", "Zusammenfassung"}, `(?P<abstract>.+)`)),
)

// genericNames are the names of all labels.
var genericNames = func() map[string]bool {
	names := map[string]bool{}
	for _, r := range genericRules {
		for _, name := range r.names {
			names[name] = true
		}
	}
	return names
}()

// longestLabel is how far into a line a label's end is looked for, in bytes.
const longestLabel = 60

// hasLabel reports whether a line begins with a label.
func hasLabel(text string) bool {
	text = text[:min(len(text), longestLabel)]
	end := strings.IndexByte(text, ':')
	if tab := strings.IndexByte(text, '\t'); tab >= 0 && (end < 0 || tab < end) {
		end = tab
	}
	if wide := strings.Index(text, "："); wide >= 0 && (end < 0 || wide < end) {
		end = wide
	}
	return end > 0 && genericNames[strings.TrimRight(text[:end], " \u00a0")]
}

// lonely are lines that are an identifier and nothing else.
var lonely = []form{
	{pattern: exact(`(?i:(?:https?://(?:dx\.)?doi\.org/|doi: ?)?)(?P<doi>10\.\d{4,9}/[^\s"<>]*[^\s"<>.,;:)\]])`)},
	{pattern: exact(`(?i:pmid: ?)(?P<pmid>\d{1,9})`)},
	{pattern: exact(`https?://(?:www\.ncbi\.nlm\.nih\.gov/pubmed|pubmed\.ncbi\.nlm\.nih\.gov)/(?P<pmid>\d{1,9})/?`)},
	{pattern: exact(`(?i:pmcid: ?)?(?P<pmcid>PMC\d{1,9})`)},
	{pattern: exact(`(?i:arxiv: ?|https?://arxiv\.org/abs/)(?P<arxiv>\d{4}\.\d{4,5}(?:v\d{1,2})?)`)},
}

// mentions find identifiers in running text.
var mentions = map[string]*lazy.Pattern{
	"doi":   lazy.New(`\b10\.\d{4,9}/[^\s"<>{}|]*[^\s"<>{}|.,;:)\]'’]`),
	"pmid":  lazy.New(`\bPMID:? ?(\d{1,9})\b`),
	"pmcid": lazy.New(`\bPMC\d{4,9}\b`),
	"arxiv": lazy.New(`\b(?i:arxiv):(\d{4}\.\d{4,5}(?:v\d{1,2})?)\b`),
}

// schemeSigns are texts in every mention of a scheme.
var schemeSigns = map[string]string{"doi": "10.", "pmid": "PMID", "pmcid": "PMC", "arxiv": ":"}

// schemes is the order in which identifiers are looked for.
var schemes = []string{"doi", "pmid", "pmcid", "arxiv"}

// references is the heading behind which a text speaks of other publications.
var references = exact(`(?i:\d{0,2}\.? ?(?:references|bibliography|literature cited|works cited|literatur|referencias|referências|références|cited by|similar articles))(?: \(\d+\))?:?`)

// cutGeneric divides text of no known family into results. Nothing comes of
// text in which it is not clear what is said of which publication.
func cutGeneric(f *family, p *page, document *record.Document) []*result {
	for _, cut := range []func(*family, *page, *record.Document) []*result{cutLabelled, cutCitations, cutIdentifiers, cutMentions} {
		if results := cut(f, p, document); len(results) > 0 {
			return results
		}
	}
	p.outside(document, 0, len(p.trimmed))
	return nil
}

// mayBeReferences says quickly that a line is no such heading: all of them begin with
// one of a few letters behind their numbers.
func mayBeReferences(line string) bool {
	line = strings.TrimLeft(line, "0123456789. ")
	return line != "" && strings.IndexByte("blrcswBLRCSW", line[0]) >= 0
}

// end is the number of the line at which the references begin. It is looked for once,
// when all lines are there.
func (p *page) end() int {
	if !p.ended {
		p.ended, p.ends = true, len(p.trimmed)
		if at := slices.IndexFunc(p.trimmed, func(line string) bool {
			return len(line) < 40 && mayBeReferences(line) && references.MatchString(line)
		}); at >= 0 {
			p.ends = at
		}
	}
	return p.ends
}

// cutLabelled reads text whose lines have labels: a title and one more. Each
// further title begins a result.
func cutLabelled(f *family, p *page, document *record.Document) []*result {
	plain := *f
	plain.cut = nil
	// Where each title stands, and what else is labelled.
	var titles []int
	others := 0
	s := &scanner{family: &plain, page: p, zone: "fields"}
	for i, text := range p.trimmed[:p.end()] {
		matched, groups := s.match(text)
		switch {
		case matched == nil:
		case groups[2*max(matched.pattern.SubexpIndex("title"), 0)] >= 0 && matched.pattern.SubexpIndex("title") > 0:
			titles = append(titles, i)
		default:
			others++
		}
	}
	if len(titles) == 0 || others < len(titles) {
		return nil
	}
	// Lines before the first title belong to it, unless they end another result.
	var results []*result
	for n := range titles {
		from, to := titles[n], p.end()
		if n == 0 {
			from = 0
		}
		if n+1 < len(titles) {
			to = titles[n+1]
		}
		results = append(results, plain.scanLines(p, document, from, to)...)
	}
	for _, r := range results {
		r.joinCaptures("abstract")
	}
	p.outside(document, p.end(), len(p.trimmed))
	return results
}

// joinCaptures makes one of the captures of a name: a text that begins behind its
// label and goes on in the next lines.
func (r *result) joinCaptures(name string) {
	first := slices.IndexFunc(r.captures, func(c capture) bool { return c.name == name })
	if first < 0 {
		return
	}
	for _, c := range r.captures[first+1:] {
		if c.name == name {
			r.captures[first].passages = append(r.captures[first].passages, c.passages...)
		}
	}
	rest := r.captures[first+1:]
	r.captures = append(r.captures[:first+1], slices.DeleteFunc(rest, func(c capture) bool { return c.name == name })...)
}

// outside adds lines that belong to no result to the document.
func (p *page) outside(document *record.Document, from, to int) {
	for i := from; i < to; i++ {
		if p.trimmed[i] != "" {
			document.Outside = append(document.Outside, p.located(p.whole(i)))
		}
	}
}

// cutLines makes a result of each line before an end that a form matches; lines that
// none matches stand outside.
func cutLines(p *page, document *record.Document, forms []form, end int) []*result {
	var results []*result
	var others []int
	s := &scanner{page: p}
	for i, text := range p.trimmed {
		if text == "" {
			continue
		}
		var found *form
		var groups []int
		if i < end {
			found, groups = matchAny(forms, text, len(results))
		}
		if found == nil {
			others = append(others, i)
			continue
		}
		whole := p.whole(i)
		made := &result{
			first: i, last: i,
			captures: s.captures(found.pattern, whole, groups, ""),
			fields:   []field{{whole: []passage{whole}, value: []passage{whole}}},
		}
		if found.doubt != nil && found.doubt(found.text(text, groups)) {
			made.doubt()
		}
		results = append(results, made)
	}
	if len(results) == 0 {
		return nil
	}
	for _, i := range others {
		p.outside(document, i, i+1)
	}
	return results
}

// cutIdentifiers reads a list of identifiers, one a line and nothing else.
func cutIdentifiers(_ *family, p *page, document *record.Document) []*result {
	lines := 0
	for _, text := range p.trimmed {
		if text == "" {
			continue
		}
		if found, _ := matchAny(lonely, text, lines); found == nil {
			return nil
		}
		lines++
	}
	return cutLines(p, document, lonely, len(p.trimmed))
}

// cutMentions reads the identifiers of running text, where it has no two of a
// scheme: then they are the publication's that it speaks of.
func cutMentions(_ *family, p *page, _ *record.Document) []*result {
	found, end := &result{first: -1}, p.end()
	for _, scheme := range schemes {
		values := map[string]bool{}
		for i, text := range p.trimmed[:end] {
			if !strings.Contains(text, schemeSigns[scheme]) {
				continue
			}
			for _, match := range mentions[scheme].FindAllStringSubmatchIndex(text, -1) {
				from, to := match[len(match)-2], match[len(match)-1]
				value := strings.ToLower(text[from:to])
				if scheme == "doi" {
					value = normalize.DOIKey(value)
				}
				if values[value] = true; len(values) > 1 {
					return nil
				}
				found.captures = append(found.captures, capture{name: scheme, passages: []passage{{i, from, to}}})
			}
		}
	}
	if len(found.captures) == 0 {
		return nil
	}
	found.addStatements(p, end)
	for i, text := range p.trimmed {
		if text == "" {
			continue
		}
		if found.first < 0 {
			found.first = i
		}
		found.last = i
		mentioned := slices.ContainsFunc(found.captures, func(c capture) bool { return c.passages[0].line == i })
		if !mentioned {
			found.unread = append(found.unread, p.whole(i))
			continue
		}
		whole := p.whole(i)
		found.fields = append(found.fields, field{whole: []passage{whole}, value: []passage{whole}})
	}
	return []*result{found}
}
