package source

import (
	"regexp"
	"strings"

	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/record"
)

var jsonStart = regexp.MustCompile(`^[\s\x{FEFF}]*(?:\{|\[\s*(?:[^\s\d]|$|\d[\d.eE+\-]*\s*(?:,|$|\]\s*(?:$|[,\]]))))`)

// jsonMark is what a format in JSON is known by: where at least so many
// different members of it, or places, are found, it has the score.
type jsonMark struct {
	form     *regexp.Regexp
	least    int
	score    int
	evidence string
}

// mostJSON is the highest score of these formats: Ibid's own JSON, which says
// what it is, may hold any of them.
const mostJSON = 98

// jsonMarks are the marks of the formats of web services and tools in JSON.
var jsonMarks = map[record.Format][]jsonMark{
	record.FormatCrossref: {
		{regexp.MustCompile(`"message-(?:type|version)"\s*:`), 1, 30, "an answer of Crossref's API"},
		{regexp.MustCompile(`"(is-referenced-by-count|references?-count|content-domain|issn-type|short-container-title|deposited|indexed|journal-issue|alternative-id)"\s*:`), 2, 40, "members that only Crossref has"},
		{regexp.MustCompile(`"(?:short-)?(?:container-)?title"\s*:\s*\[`), 1, 20, "titles in lists, as Crossref has them"},
		{regexp.MustCompile(`"type"\s*:\s*"(?:journal-article|journal-issue|journal-volume|journal|monograph|edited-book|reference-book|book-chapter|book-section|book-part|book-track|book-series|book-set|reference-entry|proceedings|proceedings-series|proceedings-article|dissertation|report-series|report-component|standard-series|posted-content|peer-review|database|component)"`), 1, 25, "a type of Crossref's"},
	},
	record.FormatOpenAlex: {
		{regexp.MustCompile(`"(?:id|openalex)"\s*:\s*"https?://openalex\.org/W\d+"`), 1, 60, "the id of a work in OpenAlex"},
		{regexp.MustCompile(`"(authorships|abstract_inverted_index|primary_location|cited_by_count|referenced_works|host_venue|best_oa_location|publication_year|is_retracted)"\s*:`), 2, 40, "members that only OpenAlex has"},
	},
	record.FormatDataCite: {
		{regexp.MustCompile(`"type"\s*:\s*"dois"`), 1, 50, "the type of DataCite's JSON:API"},
		{regexp.MustCompile(`"schemaVersion"\s*:\s*"https?://datacite\.org/schema/`), 1, 40, "the schema of DataCite's metadata"},
		{regexp.MustCompile(`"(resourceTypeGeneral|rightsList|relatedIdentifiers|relatedIdentifier|titleType|descriptionType|dateType|nameType|publicationYear|creators|fundingReferences)"\s*:`), 2, 45, "members that only DataCite's metadata has"},
	},
	record.FormatClinicalTrials: {
		{regexp.MustCompile(`"[pP]rotocolSection"\s*:`), 1, 60, "the protocol of a study"},
		{regexp.MustCompile(`"(?:nct|NCT)Id"\s*:\s*"(?i:NCT)\d{8}"`), 1, 35, "a number of ClinicalTrials.gov"},
	},
	record.FormatRefLib: {
		{regexp.MustCompile(`"type"\s*:\s*"[a-z]+(?:[A-Z][a-z]+)+"`), 1, 30, "a type under a name as RefLib has them"},
		{regexp.MustCompile(`"recNumber"\s*:`), 1, 30, "EndNote's number of a record"},
		{regexp.MustCompile(`"authors"\s*:\s*\[\s*"`), 1, 20, "authors as a list of texts"},
		{regexp.MustCompile(`"(recNumber|journal|authors|keywords|urls|isbn|doi|pages|year|address|notes|researchNotes|accession|databaseProvider|workType|titleShort|journalAlt|custom[1-8]|medline[A-Z]\w*)"\s*:`), 3, 25, "members of RefLib's references"},
	},
}

// detectJSON returns the detector of one of these formats.
func detectJSON(format record.Format) func(sample) []Candidate {
	return func(s sample) []Candidate {
		if !jsonStart.MatchString(s.text) {
			return nil
		}
		c := Candidate{}
		for _, mark := range jsonMarks[format] {
			different := map[string]bool{}
			for _, found := range mark.form.FindAllStringSubmatch(s.text, -1) {
				different[found[len(found)-1]] = true
			}
			if len(different) >= mark.least {
				c.Score += mark.score
				c.Evidence = append(c.Evidence, mark.evidence)
			}
		}
		if len(c.Evidence) == 0 {
			return nil
		}
		c.Score = min(c.Score+5, mostJSON)
		c.Evidence = append([]string{"JSON"}, c.Evidence...)
		return []Candidate{c}
	}
}

// cslMarks are the marks of CSL-JSON, and those of formats whose members and types
// may have the same names.
var cslMarks = []mark{
	{regexp.MustCompile(`"(type|title|author|issued|DOI|container-title|citation-key|PMID)"\s*:`), 30, "%d members of CSL items"},
	{regexp.MustCompile(`"type"\s*:\s*"(article|article-[a-z]+|book|chapter|paper-conference|thesis|report|webpage|dataset|document|manuscript|patent|entry[a-z-]*|legislation|legal_case|bill|speech|motion_picture|song|software|standard|review|review-book|periodical|post|post-weblog|preprint|pamphlet|personal_communication|broadcast|classic|collection|event|figure|graphic|hearing|interview|map|musical_score|performance|regulation|treaty)"`), 30, "a CSL type"},
	{regexp.MustCompile(`"(container-title|date-parts|citation-key|publisher-place|collection-title)"\s*:`), 20, "members that only CSL has"},
	{regexp.MustCompile(`"title"\s*:\s*\[`), -40, "but %d titles in lists"},
	{regexp.MustCompile(`"recNumber"\s*:|"authors"\s*:\s*\[\s*"`), -40, "but %d members of RefLib"},
}

func detectCSLJSON(s sample) []Candidate {
	if !jsonStart.MatchString(s.text) {
		return nil
	}
	c := Candidate{Evidence: []string{"JSON"}, Score: 5}
	if mayHoldItems(s.text) {
		c.weigh(s.text, cslMarks)
	}
	return []Candidate{c}
}

// itemMembers are members by which an object is an item of CSL-JSON, or holds items.
var itemMembers = map[string]bool{
	"items": true, "id": true, "type": true, "title": true, "author": true, "issued": true, "DOI": true, "container-title": true,
	"citation-key": true, "PMID": true, "publisher-place": true, "collection-title": true, "editor": true, "URL": true, "abstract": true,
}

// mayHoldItems reports whether a text in JSON may hold items. An object by itself that
// has other members only, such as a list of items under a name of a program's own, would
// be read as one item that says nothing.
func mayHoldItems(text string) bool {
	text = strings.Trim(text, " \t\r\n\ufeff")
	if !strings.HasPrefix(text, "{") || jsonscan.ValueEnd(text, 0) < len(text) {
		return true
	}
	for member := range jsonscan.EachMember(text) {
		if itemMembers[member.Name] {
			return true
		}
	}
	return false
}
