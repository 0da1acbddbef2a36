package bibtex

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/csl"
	"github.com/ibid-go/ibid/internal/tagged"
	"github.com/ibid-go/ibid/internal/tex"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// roleFields are the fields of names in the order in which they are written.
var roleFields = []struct {
	name string
	role record.Role
}{
	{"author", record.RoleAuthor}, {"editor", record.RoleEditor}, {"translator", record.RoleTranslator},
	{"bookauthor", "container-author"}, {"serieseditor", "collection-editor"}, {"advisor", "advisor"}, {"artist", "artist"},
	{"cartographer", "cartographer"}, {"compiler", "compiler"}, {"composer", "composer"}, {"director", "director"},
	{"illustrator", "illustrator"}, {"performer", "performer"}, {"producer", "producer"}, {"recipient", "recipient"},
	{"reviewedauthor", "reviewed-author"}, {"interviewer", "interviewer"}, {"contributor", "contributor"},
	{"investigator", "investigator"}, {"inventor", "inventor"}, {"programmer", "programmer"}, {"annotator", "annotator"},
	{"commentator", "commentator"}, {"introduction", "introduction"}, {"foreword", "foreword"}, {"afterword", "afterword"},
	{"holder", "holder"}, {"eventorganizer", "organizer"},
}

// bibLaTeXNames are BibLaTeX's names for BibTeX's.
var bibLaTeXNames = map[string]string{
	"journal": "journaltitle", "address": "location", "school": "institution", "annote": "annotation",
}

// name returns the name of a field in the chosen form.
func (c *composition) name(name string) string {
	if latex := bibLaTeXNames[name]; c.options.BibLaTeX && latex != "" {
		return latex
	}
	return name
}

// addFields adds the fields of the record in the order of writing: who, what,
// where, when, identifiers, texts, and a person's own data.
func (c *composition) addFields() {
	r := c.record
	for _, f := range roleFields {
		c.addNames(f.name, f.role)
	}
	c.addTitle("title", record.TitleMain)
	c.addTitle("subtitle", record.TitleSubtitle)
	c.addTitle("shorttitle", record.TitleShort)
	c.addTitle("origtitle", record.TitleOriginal)
	c.addTitle("translatedtitle", record.TitleTranslated)
	c.addContainer()
	c.addNumbers()
	c.addPublisher()
	c.addDates()
	c.addIdentifiers()
	if len(r.Abstracts) > 0 {
		c.add("abstract", r.Abstracts[0].Text)
	}
	c.addList("keywords", keywords(r))
	c.addSubjects()
	c.addList("language", r.Languages)
	c.add("affiliation", first(r.Affiliations))
	c.addRights()
	for _, note := range r.Notes {
		if note.Kind == "" {
			c.add("note", note.Text)
			break
		}
	}
	c.add("database", r.Origin.Database)
	c.addDetails()
	c.addLibrary()
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// inJournal reports whether the container is a journal: the others stand in
// books.
func (c *composition) inJournal() bool {
	switch c.record.Type {
	case "chapter", "paper-conference", "entry", "entry-encyclopedia", "entry-dictionary":
		return false
	}
	return true
}

func (c *composition) addContainer() {
	r := c.record
	name := "booktitle"
	if c.inJournal() {
		name = c.name("journal")
	}
	c.add(name, r.Container.Title)
	for _, a := range r.Container.Abbreviations {
		if a.Value != r.Container.Title {
			c.add("shortjournal", a.Value)
			break
		}
	}
	c.add("series", r.Series.Title)
	c.add("eventtitle", r.Event.Name)
	c.add("eventdate", r.Event.Date)
	c.add("venue", r.Event.Place)
}

func (c *composition) addNumbers() {
	r := c.record
	read := &record.Record{Type: entryTypes[strings.ToLower(c.entryType)].csl}
	// No field is for a supplement; a part has its own.
	volume, issue := r.Volume, r.Issue
	if issue != "" || volume == "" || isArticle(read) {
		issue = tagged.Numbering(issue, r.Supplement, "")
	} else {
		volume = tagged.Numbering(volume, r.Supplement, "")
	}
	c.add("volume", volume)
	switch {
	case isArticle(read):
		c.add("number", issue)
	case isNumbered(read):
		c.add("number", r.Number)
		c.add("issue", issue)
	default:
		c.add("number", r.Series.Number)
		c.add("issue", issue)
	}
	c.add("part", r.Part)
	c.add("volumes", r.NumberOfVolumes)
	c.addEncoded("pages", strings.ReplaceAll(tex.Encode(pageRange(r.Pages), c.options.ASCII), "–", "--"))
	c.add("eid", r.ArticleNumber)
	if r.NumberOfPages > 0 {
		c.add("pagetotal", itoa(r.NumberOfPages))
	}
	c.add("chapter", r.Chapter)
	c.add("section", r.Section)
	c.add("edition", r.Edition)
	if r.Genre != entryTypes[strings.ToLower(c.entryType)].genre {
		c.add("type", r.Genre)
	}
	c.add("howpublished", r.Medium)
	if subtype := map[record.Type]string{record.TypeArticleMagazine: "magazine", record.TypeArticleNews: "newspaper"}[r.Type]; read.Type == record.TypeArticleJournal {
		c.add("entrysubtype", subtype)
	}
}

func pageRange(p record.Pages) string {
	switch {
	case p.Literal != "":
		return p.Literal
	case p.First != "" && p.Last != "" && p.First != p.Last:
		return p.First + "–" + p.Last
	case p.First != "":
		return p.First
	}
	return p.Last
}

// publisherFields are the fields of the publisher that are not publisher.
var publisherFields = map[string]string{
	"phdthesis": "school", "mastersthesis": "school", "thesis": "institution", "techreport": "institution", "report": "institution",
	"manual": "organization",
}

func (c *composition) addPublisher() {
	name := publisherFields[strings.ToLower(c.entryType)]
	if name == "" {
		name = "publisher"
	}
	c.addLiteral(c.name(name), c.record.Publisher.Name)
	place := c.name("address")
	if c.record.Event.Place != "" {
		place = "address" // location could be read as the conference's
	}
	c.addLiteral(place, c.record.Publisher.Place)
}

// addLiteral adds one element of what is a list of names in BibLaTeX: one that has the
// word between two elements stands in braces.
func (c *composition) addLiteral(name, value string) {
	encoded := tex.Encode(value, c.options.ASCII)
	if strings.Contains(encoded, " and ") {
		encoded = "{" + encoded + "}"
	}
	c.addEncoded(name, encoded)
}

// monthMacros are the macros of the months.
var monthMacros = []string{"", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

func (c *composition) addDates() {
	r := c.record
	value := publicationDate(r)
	if issued, ok := r.Date(record.DateIssued); ok && issued.Value == "" {
		c.add("year", issued.Literal)
	}
	if len(value) >= 4 && isNumber(value[:4]) {
		month := ""
		if len(value) >= 7 && value[4] == '-' && isNumber(value[5:7]) && !strings.Contains(value, "/") {
			if n := int(value[5]-'0')*10 + int(value[6]-'0'); n < len(monthMacros) {
				month = monthMacros[n]
			}
		}
		whole := len(value) == 4 || month != "" && len(value) == 7
		if !c.options.BibLaTeX {
			c.fields = append(c.fields, outField{"year", value[:4], false})
			if month != "" {
				c.fields = append(c.fields, outField{"month", month, true})
			}
		}
		if c.options.BibLaTeX || !whole {
			c.addVerbatim("date", value)
		}
	} else if value != "" {
		c.addVerbatim("date", value)
	}
	for _, d := range []struct {
		name string
		kind record.DateKind
	}{{"origdate", record.DateOriginal}, {"earlyaccessdate", record.DateOnline}, {"urldate", record.DateAccessed}} {
		if date, ok := r.Date(d.kind); ok {
			c.addVerbatim(d.name, date.Value)
		}
	}
	// BibLaTeX prints the state, and of most entries nothing but that they are published
	// could be said.
	if status := map[record.Status]string{
		record.StatusInPress: "inpress", record.StatusSubmitted: "submitted", record.StatusAccepted: "accepted", record.StatusRetracted: "retracted",
	}[r.Status]; status != "" {
		c.add("pubstate", status)
	}
}

// schemeFields are the fields of identifiers.
var schemeFields = map[record.Scheme]string{
	record.SchemeDOI: "doi", record.SchemePMID: "pmid", record.SchemePMCID: "pmcid", record.SchemeWoS: "unique-id", record.SchemeIbid: "ibid-id",
}

// authorityFields are the fields of accession numbers by the databases whose they
// are.
var authorityFields = map[string]string{"MathSciNet": "mrnumber", "zbMATH": "zblnumber", "ADS": "bibcode", normalize.OCLC: "oclc", "HAL": "hal_id"}

func (c *composition) addIdentifiers() {
	r := c.record
	written := map[string]bool{}
	for _, id := range r.Identifiers {
		if id.Scheme == record.SchemeArXiv && !written["eprint"] {
			written["eprint"] = true
			c.addVerbatim("eprint", id.Value)
			c.add("eprinttype", "arXiv")
		}
		name := schemeFields[id.Scheme]
		if id.Scheme == record.SchemeAccession {
			name = authorityFields[id.Authority]
		}
		if name != "" && !written[name] && (id.Authority == "" || id.Scheme == record.SchemeAccession) {
			written[name] = true
			c.addVerbatim(name, id.Value)
		}
	}
	var issns, isbns []string
	electronic := ""
	for _, issn := range r.Container.ISSN {
		if issn.Kind == "electronic" && electronic == "" {
			electronic = issn.Value
			c.add("eissn", issn.Value)
			continue
		}
		if !slices.Contains(issns, issn.Value) {
			issns = append(issns, issn.Value)
		}
	}
	if len(issns) == 0 {
		c.add("issn", electronic) // which few programs look for elsewhere
	}
	c.add("issn", c.joinNumbers(issns))
	if slices.Contains(csl.Wholes, r.Type) {
		for _, id := range r.Identifiers {
			if id.Scheme == record.SchemeISBN {
				isbns = append(isbns, id.Value)
			}
		}
	} else {
		isbns = r.Container.ISBN
	}
	c.add("isbn", c.joinNumbers(isbns))
	c.addVerbatim("url", typed.MainAddress(r, record.SchemeHandle))
}

// joinNumbers joins ISSNs or ISBNs as reference managers do; BibLaTeX's data model has
// one in a field.
func (c *composition) joinNumbers(numbers []string) string {
	if c.options.BibLaTeX {
		return first(numbers)
	}
	return strings.Join(numbers, ", ")
}

// subjectFields are the fields of vocabularies.
var subjectFields = []struct{ name, scheme string }{
	{"keywords-plus", "keywords-plus"}, {"web-of-science-categories", "wos-category"}, {"research-areas", "wos-research-area"}, {"mesh", "mesh"},
}

// keywords are the keywords of a record and, since few programs look for subjects
// elsewhere, the terms of its subject headings.
func keywords(r *record.Record) []string {
	return typed.Terms(r, func(s record.Subject) string {
		if s.Scheme == "mesh" {
			return s.Term
		}
		return ""
	})
}

func (c *composition) addSubjects() {
	for _, f := range subjectFields {
		var terms []string
		for _, s := range c.record.Subjects {
			if s.Scheme == f.scheme {
				terms = append(terms, s.Term)
			}
		}
		c.addList(f.name, terms)
	}
}

func (c *composition) addRights() {
	r := c.record
	if r.Copyright != "" {
		c.add("copyright", r.Copyright)
	}
	if len(r.Licences) == 0 {
		return
	}
	switch l := &r.Licences[0]; {
	case l.URI != "":
		c.addVerbatim("license", l.URI)
	case l.Text != "":
		c.add("license", l.Text)
	default:
		c.add("license", l.SPDX)
	}
}

// addDetails adds the details that have a field of their own, once: some programs
// refuse a file where a field stands twice in an entry.
func (c *composition) addDetails() {
	for _, d := range c.record.Details {
		name := d.Name
		readings := table.Fields[name]
		if len(readings) == 0 || !strings.HasSuffix(readings[0].Rule, "."+name) {
			continue
		}
		value, err := readings[0].Read("x")
		if detail, ok := value.(record.Detail); err == nil && ok && detail.Name == name && !c.has(name) {
			c.add(name, d.Value)
		}
	}
}

// has reports whether the entry has the field already.
func (c *composition) has(name string) bool {
	return slices.ContainsFunc(c.fields, func(f outField) bool { return fieldName(f.name) == name })
}

// addKeys adds the further keys that the entry is cited by: not its own, which may be
// in no other entry, and none with a comma, which would be two.
func (c *composition) addKeys(keys []string) {
	keys = slices.DeleteFunc(slices.Clone(keys), func(key string) bool { return key == c.key || strings.Contains(key, ",") })
	c.addVerbatim("ids", strings.Join(keys, ","))
}

func (c *composition) addLibrary() {
	l := &c.record.Library
	c.addKeys(l.CitationKeys)
	c.add(c.name("annote"), first(l.Notes))
	c.addList("groups", l.Groups)
	c.addList("mendeley-tags", l.Tags)
	c.add("readstatus", first(l.ReadStatuses))
	c.add("ranking", first(l.Ratings))
	c.add("lccn", first(l.CallNumbers))
	var files []string
	for _, a := range l.Attachments {
		files = append(files, encodeFile(a))
	}
	c.addEncoded("file", strings.Join(files, ";"))
}
