package ris

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/ibid-go/ibid/record"
)

// outField is a field to be written.
type outField struct {
	tag, value string
}

// composition is a record on its way into fields.
type composition struct {
	record *record.Record
	code   string
	values map[string][]string
}

// fieldsOf writes the record's values into fields by the tables of tags and
// types, in the order of the table.
func fieldsOf(r *record.Record, ids bool) []outField {
	c := &composition{record: r, code: codeOf(r), values: map[string][]string{}}
	c.addNames()
	c.addTitles()
	c.addDates()
	c.addNumbers()
	c.addIdentifiers()
	c.addTexts()
	c.addLibrary()
	if ids && r.ID != "" && r.Identifier(record.SchemeIbid) == "" {
		c.add("N1", ibidPrefix+r.ID)
	}
	fields := []outField{{"TY", c.code}}
	for i := range tagRows {
		for _, value := range c.values[tagRows[i].tag] {
			fields = append(fields, outField{tagRows[i].tag, value})
		}
	}
	return append(fields, outField{"ER", ""})
}

// codeOf returns the type that is written. RIS has no preprint: it is written
// as UNPB with M3 "Preprint". A type that RIS does not know becomes GEN.
func codeOf(r *record.Record) string {
	switch {
	case r.Subtype == record.SubtypePreprint:
		return "UNPB"
	case r.Type == record.TypeArticleJournal && r.Status == record.StatusInPress:
		return "INPR"
	case r.Type == "":
		for _, detail := range r.Details {
			if detail.Name == unknownTypeDetail && isCode([]byte(detail.Value)) {
				return detail.Value
			}
		}
	}
	for i := range typeRows {
		row := &typeRows[i]
		if row.csl == r.Type && !row.readOnly && row.medium == "" && row.status == "" {
			return row.code
		}
	}
	return "GEN"
}

// spoken is a meaning in records of a type.
type spoken struct {
	code string
	meaning
}

// writtenTags holds the tag for every meaning that is written, by type. It is
// made when it is first needed.
var writtenTags = sync.OnceValue(func() map[spoken]string {
	tags := map[spoken]string{}
	for i := range typeRows {
		code := typeRows[i].code
		for j := range tagRows {
			key := spoken{code, tagRows[j].meaningIn(code)}
			if tags[key] == "" {
				tags[key] = tagRows[j].tag
			}
		}
	}
	return tags
})

// tagFor returns the tag that means m in records of the code, or "".
func tagFor(code string, m meaning) string {
	if typeOf(code) == nil {
		code = "GEN" // a type of no sheet has no meanings of its own
	}
	return writtenTags()[spoken{code, m}]
}

// add adds a field on one line. An empty tag or value adds nothing.
func (c *composition) add(tag, value string) {
	value = strings.Join(strings.Fields(value), " ")
	if tag != "" && value != "" {
		c.values[tag] = append(c.values[tag], value)
	}
}

// addLines adds a field that keeps its line ends and blank lines. A line that
// would be read as a field goes on in the line before.
func (c *composition) addLines(tag, value string) {
	var b strings.Builder
	for line := range strings.SplitSeq(strings.ReplaceAll(value, "\r", "\n"), "\n") {
		line = strings.TrimSpace(line)
		switch _, field := splitTag([]byte(line)); {
		case b.Len() == 0:
		case field:
			b.WriteByte(' ')
		default:
			b.WriteByte('\n')
		}
		b.WriteString(line)
	}
	if text := strings.TrimRight(b.String(), " \n"); text != "" {
		c.values[tag] = append(c.values[tag], text)
	}
}

func (c *composition) addNames() {
	for i := range c.record.Contributors {
		contributor := &c.record.Contributors[i]
		c.add(tagFor(c.code, meaning{toName, string(contributor.Role)}), invertedName(contributor.Name))
	}
	if c.record.MoreContributors {
		c.add("AU", "et al.")
	}
	for _, affiliation := range c.record.Affiliations {
		c.add("AD", affiliation)
	}
}

// invertedName writes "Family, Given, Suffix" with the particles where they
// sort.
func invertedName(n record.Name) string {
	if n.Literal != "" {
		return n.Literal
	}
	family := strings.TrimSpace(n.NonDroppingParticle + " " + n.Family)
	given := strings.TrimSpace(n.Given + " " + n.DroppingParticle)
	switch {
	case n.Suffix != "" && given == "":
		return family + ", " + n.Suffix
	case n.Suffix != "":
		return family + ", " + given + ", " + n.Suffix
	case given != "":
		return family + ", " + given
	}
	return family
}

// titleTags are the tags of titles by role. A subtitle is written into T2
// only beside a journal in tags of its own.
var titleTags = map[record.TitleRole]string{
	record.TitleMain: "TI", record.TitleAlternate: "TI", record.TitleShort: "ST",
	record.TitleTranslated: "TT", record.TitleOriginal: "OP", record.TitleSubtitle: "T2",
}

func (c *composition) addTitles() {
	r := c.record
	for _, main := range []bool{true, false} {
		for _, title := range r.Titles {
			if (title.Role == record.TitleMain) == main {
				c.add(titleTags[title.Role], title.Value)
			}
		}
	}
	journal := rowOf("T2").meaningIn(c.code).to == toSecondary && (typeOf(c.code) == nil || !typeOf(c.code).whole) && c.code != "CHAP"
	switch {
	case journal:
		c.add("JF", r.Container.Title)
	case c.code == "CHAP":
		c.add("T2", r.Container.Title)
	default:
		c.add(tagFor(c.code, meaning{toContainer, ""}), r.Container.Title)
	}
	for _, abbreviation := range r.Container.Abbreviations {
		c.add("JA", abbreviation.Value)
	}
	for _, issn := range r.Container.ISSN {
		value := issn.Value
		if issn.Kind != "" {
			value += " (" + issn.Kind + ")"
		}
		c.add("SN", value)
	}
	for _, isbn := range r.Container.ISBN {
		c.add("SN", isbn)
	}
}

// addDates writes the date of publication as a year in PY and, where more is
// known, whole in DA.
func (c *composition) addDates() {
	issued := 0
	for _, date := range c.record.Dates {
		switch {
		case date.Kind != record.DateIssued:
			c.add(tagFor(c.code, meaning{toDate, string(date.Kind)}), slashed(date))
		case issued > 0:
			c.add("Y1", slashed(date))
			issued++
		case len(date.Value) > 4 && date.Literal == "" && rowOf("DA").meaningIn(c.code).as == string(record.DateIssued):
			c.add("PY", year(date.Value))
			c.add("DA", slashed(date))
			issued++
		default:
			c.add("PY", slashed(date))
			issued++
		}
	}
}

func year(edtf string) string { return edtf[:min(4, len(edtf))] }

// seasons are EDTF's codes for seasons.
var seasons = map[string]string{"21": "Spring", "22": "Summer", "23": "Autumn", "24": "Winter"}

// slashed writes a date as YYYY/MM/DD/other, and as much of it as is known.
func slashed(date record.Date) string {
	parts := strings.Split(date.Value, "-")
	other := date.Literal
	if len(parts) == 2 && seasons[parts[1]] != "" {
		parts, other = parts[:1], seasons[parts[1]]
	}
	switch {
	case strings.ContainsAny(date.Value, "/~?") || len(parts) > 3:
		return date.Value
	case date.Value == "":
		return date.Literal
	case len(parts) == 1 && other == "":
		return parts[0]
	}
	for len(parts) < 3 {
		parts = append(parts, "")
	}
	return strings.Join(parts, "/") + "/" + other
}

func (c *composition) addNumbers() {
	r := c.record
	volume, issue := r.Volume, r.Issue
	extra := &issue
	if issue == "" && volume != "" {
		extra = &volume
	}
	if r.Supplement != "" {
		*extra = strings.TrimSpace(*extra + " Suppl " + r.Supplement)
	}
	if r.Part != "" {
		*extra = strings.TrimSpace(*extra + " Pt " + r.Part)
	}
	c.add(tagFor(c.code, meaning{toVolume, ""}), volume)
	c.add(tagFor(c.code, meaning{toIssue, ""}), issue)
	switch {
	case r.Pages.Literal != "":
		c.add("SP", r.Pages.Literal)
	default:
		c.add("SP", r.Pages.First)
		c.add("EP", r.Pages.Last)
	}
	if tag := tagFor(c.code, meaning{toArticleNumber, ""}); tag != "" {
		c.add(tag, r.ArticleNumber)
	} else if r.Pages == (record.Pages{}) {
		c.add("SP", r.ArticleNumber)
	}
	if r.NumberOfPages > 0 && slices.Contains(pageCountTypes, c.code) && len(c.values["SP"]) == 0 {
		c.add("SP", strconv.Itoa(r.NumberOfPages))
	}
}

// identifierURLs write identifiers that have no tag of their own.
var identifierURLs = map[record.Scheme]string{
	record.SchemePMID:   "https://pubmed.ncbi.nlm.nih.gov/%s/",
	record.SchemePMCID:  "https://www.ncbi.nlm.nih.gov/pmc/articles/%s/",
	record.SchemeArXiv:  "https://arxiv.org/abs/%s",
	record.SchemeHandle: "https://hdl.handle.net/%s",
	record.SchemeScopus: "https://www.scopus.com/inward/record.uri?eid=2-s2.0-%s",
	record.SchemeEmbase: "http://www.embase.com/search/results?subaction=viewrecord&from=export&id=%s",
}

func (c *composition) addIdentifiers() {
	r := c.record
	for _, id := range r.Identifiers {
		url := identifierURLs[id.Scheme]
		switch {
		case id.Scheme == record.SchemeDOI:
			c.add("DO", id.Value)
		case id.Scheme == record.SchemeISBN:
			c.add("SN", id.Value)
		case id.Scheme == record.SchemeIbid:
			c.add("N1", ibidPrefix+id.Value)
		case id.Scheme == record.SchemeAccession:
			c.add("AN", id.Value)
			if r.Origin.Database == "" && r.Origin.Platform == "" {
				c.add("DB", id.Authority)
			}
		case id.Scheme == record.SchemePMID && isMedline(r.Origin.Database):
			c.add("AN", id.Value)
		case id.Scheme == record.SchemePMCID && rowOf("C2").meaningIn(c.code).to == toPMCID:
			c.add("C2", id.Value)
		case url != "":
			c.add("UR", fmt.Sprintf(url, id.Value))
		}
	}
	for _, link := range r.Links {
		tag := "UR"
		if link.Kind != "" {
			tag = tagFor(c.code, meaning{toAttachment, link.Kind})
		}
		c.add(tag, link.URL)
	}
	c.add("ID", r.OwnID)
}

// textPaths are the plain text fields that are written where the type has a
// tag for them.
var textPaths = []string{
	"series/title", "series/number", "event/name", "event/place",
	"publisher/name", "publisher/place", "section", "chapter", "number",
	"number_of_volumes", "origin/database", "origin/platform",
}

func (c *composition) addTexts() {
	r := c.record
	for _, path := range textPaths {
		c.add(tagFor(c.code, meaning{toText, path}), *textField(r, path))
	}
	if slices.Contains(numberTypes, c.code) && tagFor(c.code, meaning{toText, "number"}) == "" {
		c.add("SN", r.Number)
	}
	c.addEdition()
	c.add(tagFor(c.code, meaning{toGenre, "genre"}), r.Genre)
	c.add(tagFor(c.code, meaning{toGenre, "medium"}), r.Medium)
	if r.Subtype == record.SubtypePreprint {
		c.add("M3", "Preprint")
	}
	for i, abstract := range r.Abstracts {
		tag := "AB"
		if i == 1 {
			tag = "N2"
		}
		c.addLines(tag, abstract.Text)
	}
	for _, keyword := range r.Keywords {
		c.add("KW", keyword.Value)
	}
	for _, subject := range r.Subjects {
		c.add("KW", headingText(subject))
	}
	for _, language := range r.Languages {
		c.add(tagFor(c.code, meaning{toLanguage, ""}), language)
	}
	for _, licence := range r.Licences {
		if licence.Copy != "" {
			// RIS has no copies: read again, the licence would be the version's.
			continue
		}
		text := licence.Text
		if text == "" {
			text = licence.URI
		}
		c.add("CR", text)
	}
	for _, note := range r.Notes {
		switch note.Kind {
		case "research":
			c.addLines("RN", note.Text)
		case "licence":
			c.add("CR", note.Text)
		default:
			c.addLines("N1", note.Text)
		}
	}
	for _, detail := range r.Details {
		c.addDetail(detail)
	}
}

func (c *composition) addEdition() {
	tag := tagFor(c.code, meaning{toEdition, ""})
	if tag == "" {
		tag = tagFor(c.code, meaning{toText, "edition"})
	}
	c.add(tag, c.record.Edition)
}

// addDetail writes a detail into its tag; one that is a further value of a
// field goes into that field's tag.
func (c *composition) addDetail(detail record.Detail) {
	if tag := tagFor(c.code, meaning{toDetail, detail.Name}); tag != "" {
		c.add(tag, detail.Value)
		return
	}
	for _, path := range textPaths {
		if strings.ReplaceAll(strings.ReplaceAll(path, "/", "-"), "_", "-") == detail.Name {
			c.add(tagFor(c.code, meaning{toText, path}), detail.Value)
			return
		}
	}
	if tag := customTag(detail.Name); tag != "" {
		c.add(tag, detail.Value)
		return
	}
	switch detail.Name {
	case "container-title":
		c.add("JF", detail.Value)
	case "volume":
		c.add(tagFor(c.code, meaning{toVolume, ""}), detail.Value)
	case "issue":
		c.add(tagFor(c.code, meaning{toIssue, ""}), detail.Value)
	case "pages":
		c.add("SP", detail.Value)
	case "own-id":
		c.add("ID", detail.Value)
	}
}

// customTag returns the tag of a detail that keeps a custom or miscellaneous
// field as it was.
func customTag(name string) string {
	for i := range tagRows {
		if tag := tagRows[i].tag; isLate(tag) && customName(tag) == name {
			return tag
		}
	}
	return ""
}

// libraryPaths are the lists of text of a person's library that have a tag.
var libraryPaths = []string{"library/call_numbers", "library/holdings", "library/labels"}

func (c *composition) addLibrary() {
	library := &c.record.Library
	for _, path := range libraryPaths {
		tag := tagFor(c.code, meaning{toLibrary, path})
		for _, text := range *libraryTexts(c.record, path) {
			c.add(tag, text)
		}
	}
	for _, attachment := range library.Attachments {
		c.add(tagFor(c.code, meaning{toAttachment, attachment.Kind}), attachment.Path)
	}
	for _, tag := range library.Tags {
		if _, ok := asreviewLabels[strings.ToLower(tag)]; ok {
			c.add("N1", tag)
		}
	}
	for _, decision := range library.Decisions {
		c.addDecision(decision)
	}
}

// addDecision writes a decision as its tool writes it, and any other tool's
// as Rayyan does.
func (c *composition) addDecision(decision record.Decision) {
	if decision.Tool == "asreview" && decision.Reviewer == "" {
		for label, verdict := range asreviewLabels {
			if verdict == decision.Verdict && verdict != "" {
				c.add("N1", strings.Replace(label, "asreview", "ASReview", 1))
			}
		}
		return
	}
	text := fmt.Sprintf("RAYYAN-INCLUSION: {%q=>%q}", decision.Reviewer,
		strings.ToUpper(decision.Verdict[:min(1, len(decision.Verdict))])+decision.Verdict[min(1, len(decision.Verdict)):])
	if len(decision.Reasons) > 0 {
		text += " | RAYYAN-EXCLUSION-REASONS: " + strings.Join(decision.Reasons, ",")
	}
	c.add("N1", text)
}
