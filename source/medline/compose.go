package medline

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/internal/csl"
	"github.com/ibid-go/ibid/internal/tagged"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// lineLength is the most characters on a line, as PubMed wraps them.
const lineLength = 90

// indent begins a line that goes on.
const indent = "      "

// composition is the text of one record. It keeps its memory.
type composition struct {
	text    []byte
	lineEnd string
	record  *record.Record
}

// compose writes the fields of a record in the order in which PubMed has them.
func (c *composition) compose(r *record.Record, ids bool, lineEnd string) {
	c.text, c.record, c.lineEnd = c.text[:0], r, lineEnd
	// The first line begins a record, also for programs that want one.
	c.text = append(append(c.text, "PMID- "...), strings.ReplaceAll(tagged.OneLine(r.Identifier(record.SchemePMID)), " ", "")...)
	c.text = append(c.text, lineEnd...)
	c.add("OWN", r.Origin.Platform)
	c.addContainer()
	c.addTitles()
	c.addPlace()
	c.addAbstracts()
	c.addNames()
	c.addTypes()
	c.addIdentifiers()
	c.addDates()
	c.addSubjects()
	for i := range r.Relations {
		if tag, text := relationText(&r.Relations[i]); tag != "" {
			c.add(tag, text)
		}
	}
	c.addDetails()
	for i := range r.Notes {
		c.add("GN", r.Notes[i].Text)
	}
	if id := r.Identifier(record.SchemeIbid); id != "" {
		c.add("GN", ibidLabel+id)
	} else if ids && r.ID != "" {
		c.add("GN", ibidLabel+r.ID)
	}
	if r.OwnID != "" && r.OwnID != r.Identifier(record.SchemePMID) {
		c.add("GN", ownIDLabel+r.OwnID)
	}
}

// add adds a field, wrapped. A blank value is not written.
func (c *composition) add(tag, value string) {
	if value = tagged.OneLine(value); value == "" {
		return
	}
	c.text = append(c.text, tag...)
	for range 4 - len(tag) {
		c.text = append(c.text, ' ')
	}
	c.text = append(c.text, "- "...)
	for column := len(indent); ; {
		cut := wrapAt(value, lineLength-column)
		c.text = append(c.text, value[:cut]...)
		c.text = append(c.text, c.lineEnd...)
		value = strings.TrimLeft(value[cut:], " ")
		if value == "" {
			return
		}
		c.text = append(c.text, indent...)
	}
}

// wrapAt returns where a text is wrapped: at the last blank before so many
// characters, or else the first one. A line that goes on never looks blank.
func wrapAt(text string, most int) int {
	last, count := -1, 0
	for i, r := range text {
		if r == ' ' && strings.TrimSpace(text[:i]) != "" && strings.TrimSpace(text[i:]) != "" {
			if count > most && last > 0 {
				return last
			}
			if last = i; count >= most {
				return last
			}
		}
		count++
	}
	if count > most && last > 0 {
		return last
	}
	return len(text)
}

func (c *composition) addContainer() {
	r := c.record
	for _, issn := range r.Container.ISSN {
		c.add("IS", withMark(issn.Value, issn.Kind, issnMarks))
	}
	for _, isbn := range r.Container.ISBN {
		c.add("ISBN", isbn)
	}
	for _, id := range r.Identifiers {
		if id.Scheme == record.SchemeISBN {
			c.add("ISBN", id.Value)
		}
	}
	withParts := r.Issue == "" && r.Volume != ""
	volume, issue := r.Volume, r.Issue
	if withParts {
		volume = tagged.Numbering(volume, r.Supplement, r.Part)
	} else {
		issue = tagged.Numbering(issue, r.Supplement, r.Part)
	}
	c.add("VI", volume)
	c.add("IP", issue)
}

// issnMarks stand behind an ISSN and say of which kind it is.
var issnMarks = map[string]string{"print": "(Print)", "electronic": "(Electronic)", "linking": "(Linking)"}

func withMark(value, kind string, marks map[string]string) string {
	if mark := marks[kind]; mark != "" {
		return value + " " + mark
	}
	return value
}

func (c *composition) addTitles() {
	r := c.record
	if date, ok := r.Date(record.DateIssued); ok {
		c.add("DP", dateText(&date))
	}
	chapter := r.Type == record.TypeChapter
	alternate := slices.ContainsFunc(r.Titles, func(t record.Title) bool { return t.Role == record.TitleAlternate })
	if r.Type == record.TypeBook && !alternate {
		c.add("BTI", r.Title())
	} else {
		c.add("TI", r.Title())
	}
	for _, title := range r.Titles {
		if title.Role == record.TitleAlternate {
			c.add("TI", title.Value)
		}
	}
	if chapter {
		c.add("BTI", r.Container.Title)
	}
	c.add("CTI", r.Series.Title)
	if r.Pages != (record.Pages{}) {
		c.add("PG", tagged.PageRange(elided(r.Pages)))
	}
	if r.ArticleNumber != "" {
		tag := "PG"
		if extent, err := normalize.Pages(r.ArticleNumber); err != nil || extent.ArticleNumber != r.ArticleNumber || r.Pages != (record.Pages{}) {
			tag = "LID"
		}
		c.add(tag, r.ArticleNumber)
	}
}

// elided gives the last page without what it has in common with the first, where
// it was so in the source.
func elided(p record.Pages) *record.Pages {
	if p.Derived && p.Literal == "" && len(p.First) == len(p.Last) {
		for p.Last != "" && p.Last[0] == p.First[len(p.First)-len(p.Last)] && len(p.Last) > 1 {
			p.Last = p.Last[1:]
		}
	}
	return &p
}

func (c *composition) addPlace() {
	r := c.record
	c.add("PL", r.Publisher.Place)
	c.add("PB", r.Publisher.Name)
	c.add("EN", r.Edition)
	c.add("CP", r.Chapter)
	if r.Type != record.TypeChapter {
		c.add("JT", r.Container.Title)
	}
	for _, abbreviation := range r.Container.Abbreviations {
		c.add("TA", abbreviation.Value)
	}
	if title := r.Container.Title; len(r.Container.Abbreviations) == 0 && r.Type != record.TypeChapter && repeatsTitle(r, title) {
		c.add("TA", title) // where PubMed always has a name, and programs look for one
	}
	for _, language := range r.Languages {
		c.add("LA", languageCode(language))
	}
	for _, title := range r.Titles {
		if title.Role == record.TitleOriginal {
			c.add("TT", title.Value)
		}
	}
}

func (c *composition) addAbstracts() {
	for i := range c.record.Abstracts {
		abstract := &c.record.Abstracts[i]
		if i == 0 && abstract.Language == "" {
			c.add("AB", abstract.Text)
			continue
		}
		c.add("OAB", abstract.Text)
		if abstract.Language != "" {
			c.add("OABL", languageCode(abstract.Language))
		}
	}
	copyright := c.record.Copyright
	for _, licence := range c.record.Licences {
		if holder, err := normalize.CopyrightHolder(licence.Text); err == nil && holder == copyright {
			copyright = licence.Text
			break
		}
	}
	c.add("CI", copyright)
}

// nameTags are the tags of names in full and in short, by role.
var nameTags = map[record.Role]struct{ full, short, address string }{
	record.RoleAuthor: {"FAU", "AU", "AD"},
	record.RoleEditor: {"FED", "ED", "AD"},
	"investigator":    {"FIR", "IR", "IRAD"},
}

func (c *composition) addNames() {
	for _, address := range c.record.Affiliations {
		c.add("AD", address)
	}
	author := csl.AuthorRole(c.record.Contributors)
	for i := range c.record.Contributors {
		contributor := &c.record.Contributors[i]
		tags, ok := nameTags[contributor.Role]
		isAuthor := contributor.Role == record.RoleAuthor || !ok && contributor.Role == author
		if isAuthor {
			tags, ok = nameTags[record.RoleAuthor], true
		}
		switch {
		case !ok:
			continue
		case contributor.Literal != "" && isAuthor:
			c.add("CN", contributor.Literal)
		default:
			c.add(tags.full, tagged.InvertedName(&contributor.Name))
			c.add(tags.short, shortName(&contributor.Name))
		}
		for _, id := range contributor.Identifiers {
			label := strings.ToUpper(string(id.Scheme))
			c.add("AUID", label+": "+id.Value)
		}
		for _, address := range contributor.Affiliations {
			c.add(tags.address, address)
		}
	}
}

// shortName writes a name as NLM indexes it: "van der Berg AB Jr".
func shortName(n *record.Name) string {
	if n.Literal != "" {
		return n.Literal
	}
	name := n.Family
	if n.NonDroppingParticle != "" {
		name = n.NonDroppingParticle + " " + name
	}
	initials := ""
	for word := range strings.FieldsFuncSeq(n.Given, func(r rune) bool { return r == ' ' || r == '.' || r == '-' }) {
		for i, r := range word {
			if i == 0 || isInitials(word) {
				initials += strings.ToUpper(string(r))
			}
		}
	}
	if initials != "" {
		name += " " + initials
	}
	if n.Suffix != "" {
		name += " " + n.Suffix
	}
	return name
}

// isInitials reports whether a given name is two or three capitals.
func isInitials(word string) bool {
	if len(word) < 2 || len(word) > 3 {
		return false
	}
	for i := range len(word) {
		if word[i] < 'A' || word[i] > 'Z' {
			return false
		}
	}
	return true
}

// typeNames are the publication types that say a type.
var typeNames = map[record.Type]string{
	record.TypeArticleJournal: "Journal Article", record.TypeArticleNews: "Newspaper Article", record.TypeReport: "Technical Report",
	record.TypeDataset: "Dataset", record.TypeBook: "Book", record.TypeChapter: "Book Chapter", record.TypeThesis: "Academic Dissertation",
	"legislation": "Legislation", "legal_case": "Legal Case", "motion_picture": "Video-Audio Media", "broadcast": "Webcast",
	record.TypeManuscript: "Unpublished Work", record.TypeConferencePaper: "Speeches/Meeting Papers",
	record.TypePeriodical: "Collected Works - Serials", record.TypeWebpage: "Interactive Tutorial",
}

const publicationTypeDetail = "publication-type"

func (c *composition) addTypes() {
	r := c.record
	written := map[string]bool{}
	add := func(value string) {
		if !written[value] {
			written[value] = true
			c.add("PT", value)
		}
	}
	if name := typeNames[r.Type]; name != "" {
		add(name)
	}
	add(r.Genre)
	for _, d := range r.Details {
		if d.Name == publicationTypeDetail {
			add(d.Value)
		}
	}
	switch {
	case r.Subtype == record.SubtypePreprint && r.Type == record.TypeArticle:
		add("Preprint")
	case r.Subtype == record.SubtypeReview && r.Genre == "":
		add("Review")
	}
	switch r.Status {
	case record.StatusPublished:
		c.add("PST", "ppublish")
	case record.StatusInPress:
		c.add("PST", "aheadofprint")
	case record.StatusRetracted:
		if !slices.ContainsFunc(r.Relations, func(rel record.Relation) bool { return rel.Type == record.HasRetraction }) {
			add("Retracted Publication")
		}
	}
}

func (c *composition) addIdentifiers() {
	for i := range c.record.Identifiers {
		id := &c.record.Identifiers[i]
		switch id.Scheme {
		case record.SchemeDOI:
			c.add("AID", id.Value+" [doi]")
		case schemePII:
			c.add("AID", id.Value+" [pii]")
		case record.SchemePMCID:
			c.add("PMC", id.Value)
		case record.SchemePMID, record.SchemeISBN, record.SchemeIbid:
			// Each stands in a field of its own. A second PMID would begin a record.
		case record.SchemeAccession:
			switch {
			case id.Authority == eric && isEricNumber(id.Value):
				c.add("OID", id.Value)
			case id.Authority == bookshelf:
				c.add("AID", id.Value+" [bookaccession]")
			}
		case record.SchemeArXiv:
			c.add("AID", "arXiv:"+id.Value)
		}
	}
	for _, registration := range c.record.Registrations {
		text := registration.Registry + "/" + registration.ID
		if !slices.Contains(c.record.Details, record.Detail{Name: "data-bank", Value: text}) { // which is written as such
			c.add("SI", text)
		}
	}
	for _, link := range c.record.Links {
		c.add("LID", link.URL)
	}
}

// inBooks are the types of which a date of revision is stated.
var inBooks = []record.Type{record.TypeChapter, record.TypeBook}

func (c *composition) addDates() {
	for i := range c.record.Dates {
		date := &c.record.Dates[i]
		switch date.Kind {
		case record.DateOnline:
			c.add("DEP", strings.ReplaceAll(dateText(date), "-", ""))
		case record.DateUpdated:
			if slices.Contains(inBooks, c.record.Type) {
				c.add("DRDT", strings.ReplaceAll(date.Value, "-", "/"))
			}
		case record.DateReceived, record.DateRevised, record.DateAccepted:
			c.add("PHST", strings.ReplaceAll(date.Value, "-", "/")+" ["+string(date.Kind)+"]")
		}
	}
}

var (
	months  = []string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
	seasons = map[string]string{
		"21": "Spring", "22": "Summer", "23": "Fall", "24": "Winter",
		"33": "1st Quarter", "34": "2nd Quarter", "35": "3rd Quarter", "36": "4th Quarter",
	}
)

// dateText writes a date as PubMed does: "2018 Mar 27", "2009 Spring", "2010
// Jul-Aug"; a date online is written in digits.
func dateText(d *record.Date) string {
	if d.Literal != "" {
		return strings.TrimSpace(d.Value + " " + d.Literal)
	}
	if d.Kind == record.DateOnline {
		return d.Value
	}
	from, to, isRange := strings.Cut(d.Value, "/")
	if to == ".." || strings.HasPrefix(from, "-") { // an open end, a year before Christ
		return d.Value
	}
	text := oneDate(from)
	if !isRange || to == "" {
		return text
	}
	end := oneDate(to)
	// What both ends have in common is said once.
	a, b := strings.Fields(text), strings.Fields(end)
	for len(a) > 0 && len(b) > 1 && a[0] == b[0] && len(a) == len(b) {
		a, b = a[1:], b[1:]
	}
	return text + "-" + strings.Join(b, " ")
}

func oneDate(value string) string {
	parts := strings.Split(value, "-")
	text := parts[0]
	if len(parts) > 1 {
		if season := seasons[parts[1]]; season != "" {
			return text + " " + season
		}
		month, err := strconv.Atoi(parts[1])
		if err != nil || month < 1 || month > 12 {
			return value
		}
		text += " " + months[month-1]
	}
	if len(parts) > 2 {
		text += " " + strings.TrimPrefix(parts[2], "0")
	}
	return text
}

func (c *composition) addSubjects() {
	subjects := c.record.Subjects
	for i := 0; i < len(subjects); {
		end := i + 1
		for subjects[i].Qualifier != "" && end < len(subjects) && subjects[end].Qualifier != "" &&
			subjects[end].Term == subjects[i].Term && subjects[end].Scheme == subjects[i].Scheme {
			end++
		}
		if subjects[i].Scheme == meshScheme {
			c.add("MH", headingText(subjects[i:end]))
		}
		i = end
	}
	for _, keyword := range c.record.Keywords {
		c.add("OT", keyword.Value)
	}
}

// headingText writes subjects of one term as a heading of MeSH.
func headingText(subjects []record.Subject) string {
	text := subjects[0].Heading()
	for _, s := range subjects[1:] {
		text += strings.TrimPrefix(s.Heading(), s.Term)
	}
	return text
}

// detailTags are the tags of details by their names.
var detailTags = []struct{ name, tag string }{
	{"volume-title", "VTI"}, {"nlm-id", "JID"}, {"manuscript-id", "MID"}, {"other-id", "OID"}, {"data-bank", "SI"}, {"funding", "GR"},
	{"registry-number", "RN"}, {"substance", "NM"}, {"personal-name-subject", "PS"}, {"full-personal-name-subject", "FPS"},
	{"gene-symbol", "GS"}, {"space-flight-mission", "SFM"}, {"cited-references", "RF"}, {"conflict-of-interest", "COIS"},
}

func (c *composition) addDetails() {
	for _, row := range detailTags {
		for _, d := range c.record.Details {
			if d.Name == row.name {
				c.add(row.tag, d.Value)
			}
		}
	}
}
