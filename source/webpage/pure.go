package webpage

import (
	"slices"

	"github.com/ibid-go/ibid/internal/lazy"
	"github.com/ibid-go/ibid/record"
)

// pure is the page of a publication in a portal run on Elsevier's Pure. Its
// table of properties has labels and values in cells of their own, which a
// copy as text glues together ("Original languageEnglish"), and so do the
// facets of the type ("Contribution to journalReview articlepeer-review").
var pure = family{
	name:     "pure",
	platform: "Pure",
	signals: []signal{
		sign(`^Research output: ?\S`, 40, "a line of the type of research output"),
		sign(`^Original language(?:\t|: ?)?\p{Lu}`, 25, "the property Original language"),
		sign(`^(?:Publication status|State)(?:\t|: ?)?`+keys(pureStatuses), 25, "the property Publication status"),
		sign(`^`+counter+`(?:Citations? \((?:Scopus|SciVal|Web of Science)\)|Downloads? \(Pure\))$`, 25, "a counter of citations or downloads"),
		sign(`^Dive into the research topics of `, 20, "the sentence about the fingerprint"),
		sign(`^(?:Number of pages|Pages \(from-to\)|Article number)(?:\t|: ?)?\S+$`, 15, "a property of the extent"),
		sign(`^Bibliographical note$`, 10, "the block Bibliographical note"),
	},
	rules: slices.Concat(
		[]rule{
			{pattern: exact(`(?P<label>Research output): ?(?P<category>` + keys(pureTypes) + `)` + facet +
				`(?P<kind>[^›]+?)??` + facet + `(?:Research|Scientific|Academic|Popular|Professional|Educational)?` + facet +
				`(?P<review>` + keys(purePeerReview) + `)?`), enter: "abstract"},
			{pattern: exact(`(?P<label>Research output): ?(?P<category>.+)`), enter: "abstract"},
			{pattern: exact(counter + `(?P<metric>` + keys(pureMetrics) + `) \((?P<provider>[^)]+)\)`), enter: "abstract"},
			{pattern: exact(`(?P<label>Abstract)`), enter: "abstract"},
			{pattern: exact(`(?P<label>Bibliographical note|Bibliographic note)`), enter: "note"},
			{pattern: exact(`(?P<label>Keywords)`), enter: "keywords"},
			{pattern: exact(`(?P<label>ASJC Scopus subject areas)`), enter: "subjects"},
			{pattern: exact(`(?P<label>DOIs)`), enter: "dois"},
			{pattern: exact(`(?P<label>Publication identifiers)`), enter: "identifiers"},
			{pattern: exact(`(?P<label>Publication series)`), enter: "series"},
			{pattern: exact(`Cite this`), enter: "citations", notice: true},
			{pattern: exact(`Dive into the research topics of .+`), enter: "furniture", notice: true},
			{pattern: exact(words(pureFurniture...)), notice: true},
			{pattern: exact(bullet + `(?P<subject>.{1,200})`), in: []string{"subjects"}},
			{pattern: exact(bullet + `(?P<doi>\S+)`), in: []string{"dois"}},
			{pattern: exact(bullet + `(?P<keyword>.{0,118}[^.\s])`), in: []string{zoneHead, "abstract", "details", "note", "keywords", "furniture"}, enter: "keywords"},
		},
		in([]string{"series"}, "", labels(glue,
			label{"Name", `(?P<series>[\p{Lu}\d].*)`},
			label{"Volume", `(?P<series_number>\S{1,20})`},
			label{"Number", `(?P<series_number>\S{1,20})`},
			label{"Publisher", `(?P<publisher>[\p{Lu}\d].{1,150})`},
			label{"ISSN (Print)", `(?P<issn_print>[\dXx-]{8,9})`},
			label{"ISSN (Electronic)", `(?P<issn_electronic>[\dXx-]{8,9})`},
		)),
		in([]string{"identifiers"}, "", labels(glue,
			label{"PubMed", `(?P<pmid>\d+)`},
			label{"PubMedCentral", `(?P<pmcid>PMC\d+)`},
			label{"Scopus", `(?P<scopus>\d+)`},
			label{"WOS", `(?P<wos>\S+)`},
		)),
		in(nil, "details", labels(glue,
			label{"Original language", `(?P<language>\p{Lu}[\p{L} ()/,-]{1,60})`},
			label{"Translated title of the contribution", `(?P<translated>.+)`},
			label{"Title of host publication", `(?P<host>.+)`},
			label{"Host publication title", `(?P<host>.+)`},
			label{"Subtitle of host publication", `(?P<other>.+)`},
			label{"Journal", `(?P<journal>[\p{Lu}\d].{0,250})`},
			label{"Specialist publication", `(?P<journal>[\p{Lu}\d].{0,250})`},
			label{"Volume", `(?P<volume>\S{1,20}(?: (?:Suppl|Supplement|Pt|Part|Spec)\.?(?: \S{1,10})?)?)`},
			label{"Issue number", `(?P<issue>\S{1,20}(?: (?:Suppl|Supplement|Pt|Part|Spec)\.?(?: \S{1,10})?)?)`},
			label{"Issue", `(?P<issue>\d\S{0,10})`},
			label{"Article number", `(?P<article_number>\S{1,40})`},
			label{"Pages (from-to)", `(?P<pages>\S{1,40})`},
			label{"Pages", `(?P<pages>\d\S{0,40})`},
			label{"Number of pages", `(?P<number_of_pages>\d{1,6})`},
			label{"Edition", `(?P<edition>\d.{0,30})`},
			label{"Editors", `(?P<editors>\p{Lu}.{1,1000})`},
			label{"Publisher", `(?P<publisher>[\p{Lu}\d].{1,150})`},
			label{"Place of Publication", `(?P<place>\p{Lu}.{0,80})`},
			label{"Place of publication", `(?P<place>\p{Lu}.{0,80})`},
			label{"ISBN (Print)", `(?P<isbns>[\dXx ,;-]{10,200})`},
			label{"ISBN (Electronic)", `(?P<isbns>[\dXx ,;-]{10,200})`},
			label{"ISSN (Print)", `(?P<issn_print>[\dXx-]{8,9})`},
			label{"ISSN (Electronic)", `(?P<issn_electronic>[\dXx-]{8,9})`},
			label{"Publication status", `(?P<status>Published)(?: ?[-–] ?(?P<issued>.+))?`},
			label{"Publication status", `(?P<status>E-pub ahead of print)(?: ?[-–] ?(?P<online>.+))?`},
			label{"Publication status", `(?P<status>Accepted/In press)(?: ?[-–] ?(?P<accepted>.+))?`},
			label{"Publication status", `(?P<status>Submitted)(?: ?[-–] ?(?P<submitted>.+))?`},
			label{"Publication status", `(?P<status>In preparation|Unpublished)(?: ?[-–] ?(?P<other>.+))?`},
			label{"State", `(?P<status>Published)(?: ?[-–] ?(?P<issued>.+))?`},
			label{"State", `(?P<status>E-pub ahead of print)(?: ?[-–] ?(?P<online>.+))?`},
			label{"State", `(?P<status>Accepted/In press)(?: ?[-–] ?(?P<accepted>.+))?`},
			label{"Early online date", `(?P<online>\d.{3,30})`},
			label{"Peer-reviewed", `(?P<review>Yes|No)`},
			label{"Externally published", `(?P<other>Yes|No)`},
			label{"DOIs", `(?P<doi>(?:https?://|10\.)\S+)`},
			label{"Event", `(?P<event>[\p{Lu}\d].{2,250})`},
			label{"Conference", `(?P<event>[\p{Lu}\d].{2,250})`},
			label{"Abbreviated title", `(?P<other>\S.{0,80})`},
			label{"Country/Territory", `(?P<other>\p{Lu}.{1,60})`},
			label{"City", `(?P<event_place>\p{Lu}.{1,60})`},
			label{"Period", `(?P<other>\d.{3,40})`},
			label{"Qualification", `(?P<genre>\p{Lu}.{1,80})`},
			label{"Awarding Institution", `(?P<publisher>\p{Lu}.{1,150})`},
			label{"Award date", `(?P<issued>\d.{3,30})`},
			label{"Media of output", `(?P<medium>\p{Lu}.{1,40})`},
		)),
	),
	zones: map[string]zone{
		zoneHead: {sequence: []step{
			{capture: "title", not: organisation},
			{capture: "authors", patterns: []*lazy.Pattern{exact(displayList), exact(displayPerson)}, not: organisation},
		}},
		"abstract":    {capture: "abstract"},
		"note":        {capture: "note", each: true},
		"keywords":    {},
		"subjects":    {capture: "subject", each: true},
		"dois":        {capture: "doi", each: true},
		"identifiers": {},
		"series":      {},
		"details":     {},
		"citations":   {},
		"furniture":   {notice: true},
	},
	readings: []reading{
		{from: []string{"category", "kind?"}, to: "type", rule: "pure.type"},
		{from: []string{"kind"}, cut: each(`(?i)^` + keys(pureSubtypes) + `$`), to: "subtype", rule: "pure.subtype"},
		{from: []string{"review"}, to: "peer_reviewed", rule: "pure.peer-review"},
		{from: []string{"genre"}, to: "genre", rule: "text"},
		{from: []string{"medium"}, to: "medium", rule: "text"},
		{from: []string{"status"}, to: "stages", rule: "pure.stage"},
		{from: []string{"status"}, to: "status", rule: "pure.status"},
		{from: []string{"title"}, to: "titles", rule: "title/main"},
		{from: []string{"translated"}, to: "titles", rule: "title/translated"},
		{from: []string{"authors"}, cut: displayNames, to: "contributors", rule: "name.display/author"},
		{from: []string{"authors"}, cut: each(`(?i)\bet al\b\.?`), to: "more_contributors", rule: "name.more"},
		{from: []string{"editors"}, cut: displayNames, to: "contributors", rule: "name.display/editor"},
		{from: []string{"journal"}, to: "container/title", rule: "journal"},
		{from: []string{"host"}, to: "container/title", rule: "journal"},
		{from: []string{"issn_print"}, to: "container/issn", rule: "issn/print"},
		{from: []string{"issn_electronic"}, to: "container/issn", rule: "issn/electronic"},
		{from: []string{"isbns"}, cut: split(`\s*[,;]\s*`), to: "container/isbn", rule: "isbn.value"},
		{from: []string{"series"}, to: "series/title", rule: "text"},
		{from: []string{"series_number"}, to: "series/number", rule: "text"},
		{from: []string{"event"}, to: "event/name", rule: "text"},
		{from: []string{"event_place"}, to: "event/place", rule: "text"},
		{from: []string{"volume"}, to: "volume", rule: "volume", otherwise: &reading{to: "supplement", rule: "volume.supplement"}},
		{from: []string{"issue"}, to: "issue", rule: "issue", otherwise: &reading{to: "supplement", rule: "issue.supplement"}},
		{from: []string{"pages"}, to: "pages", rule: "pages", otherwise: &reading{to: "article_number", rule: "article-number"}},
		{from: []string{"article_number"}, to: "article_number", rule: "article-number", otherwise: &reading{to: "article_number", rule: "text"}},
		{from: []string{"number_of_pages"}, to: "number_of_pages", rule: "number-of-pages"},
		{from: []string{"edition"}, to: "edition", rule: "text"},
		{from: []string{"publisher"}, to: "publisher/name", rule: "text"},
		{from: []string{"place"}, to: "publisher/place", rule: "text"},
		{from: []string{"issued"}, to: "dates", rule: "date/issued"},
		{from: []string{"online"}, to: "dates", rule: "date/online"},
		{from: []string{"accepted"}, to: "dates", rule: "date/accepted"},
		{from: []string{"submitted"}, to: "dates", rule: "date/submitted"},
		{from: []string{"doi"}, to: "identifiers", rule: "doi"},
		{from: []string{"pmid"}, to: "identifiers", rule: "pmid"},
		{from: []string{"pmcid"}, to: "identifiers", rule: "pmcid"},
		{from: []string{"scopus"}, to: "identifiers", rule: "scopus"},
		{from: []string{"wos"}, to: "identifiers", rule: "wos"},
		{from: []string{"abstract"}, cut: registrations, to: "registrations", rule: "registration.of-lines"},
		{from: []string{"abstract"}, to: "abstracts", rule: "abstract"},
		{from: []string{"keyword"}, to: "keywords", rule: "keyword"},
		{from: []string{"subject"}, to: "subjects", rule: "subject.asjc"},
		{from: []string{"language"}, to: "languages", rule: "language"},
		{from: []string{"note"}, to: "licences", rule: "licence", otherwise: &reading{to: "notes", rule: "note"}},
		{from: []string{"count", "metric", "provider"}, to: "counts", rule: "pure.count"},
		{from: []string{"abstract"}, cut: reportedCounts, to: "reported_counts", rule: "reported-count.of-lines"},
	},
}

// organisation matches the name of a department, faculty or institution, which
// portals show under the authors' names: "School of Psychology", "Oslo
// University Hospital".
var organisation = exact(`(?:The )?` + organisationWords + `(?: (?:of|for|in|i|de|di|do|da|du|des|für|for|voor)\b.{1,150}|(?: \p{Lu}[\p{L}.'’-]*){1,3}|, .{1,80})?` +
	`|(?:\p{Lu}[\p{L}.'’-]* (?:(?:of|and|&|for|de|di|do|da) )?){1,8}` + organisationWords + `(?:, .{1,80})?`)

const (
	// organisationWords begin or end the name of an organisation in the
	// languages of portals run on Pure.
	organisationWords = `(?:School|Department|Dept\.?|Faculty|Institute|Centre|Center|College|Division|Discipline|` +
		`University|Hospital|Laboratory|Institutt?|Institution(?:en)?|Fakultät|Fakultet(?:et)?|Universität|` +
		`Universitet(?:et)?|Universiteit|Faculteit|Afdeling|Avdeling(?:en)?|Universidade?|Universidad|Facultad|` +
		`Faculdade|Departamento|Dipartimento|Università|Université|Faculté|Département|Yliopisto|Tiedekunta|Laitos)`
	// glue is what may stand between a label and its value: nothing where
	// cells were glued, a tab where the copy kept them apart.
	glue = `(?:\t|: ?)?`
	// facet is what a Pure page shows between facets by its style sheet.
	facet = `\s*(?:›\s*)?`
	// counter begins a line that counts something: "38 ", "132".
	counter = `(?P<count>[\d.,]+)\s*(?:!!)?(?:Link opens in a new tab\s*)?`
	// bullet begins an item of a list.
	bullet = `[•·▪◦‣]\s*`
	// displayName is a name in display order, displayList a list of two or
	// more, displayPerson one whose words are written as a person's.
	displayName   = `[\p{L}\p{M}.'’‘\-‐]+(?:[ \x{a0}][\p{L}\p{M}.'’‘\-‐]+){0,6}[\d*†]{0,3}`
	displayList   = displayName + `(?:(?:, ?| ?& ?| and |; ?)` + displayName + `)+` + moreNames
	displayPerson = `\p{Lu}[\p{L}\p{M}.'’‘\-‐]*(?:[ \x{a0}](?:` + particles + `|\p{Lu}[\p{L}\p{M}.'’‘\-‐]*)){1,5}[\d*†]{0,3}` + moreNames
	particles     = `van|von|der|den|de|del|della|da|dos|di|du|la|le|el|al|bin|ter|ten|zu`
	moreNames     = `(?:,? et al\.?|,? \([^()]{1,60}\))?`
)

// pureTypes are Pure's categories and kinds of research output as CSL types;
// the kind decides where it is here.
var pureTypes = map[string]record.Type{
	"Contribution to journal":                      record.TypeArticleJournal,
	"Contribution to specialist publication":       record.TypeArticleMagazine,
	"Chapter in Book/Report/Conference proceeding": record.TypeChapter,
	"Book/Report":                record.TypeBook,
	"Contribution to conference": record.TypeConferencePaper,
	"Working paper":              record.TypeArticle,
	"Working paper/Preprint":     record.TypeArticle,
	"Preprint":                   record.TypeArticle,
	"Patent":                     record.TypePatent,
	"Thesis":                     record.TypeThesis,
	"Non-textual form":           record.TypeDocument,
	"Other contribution":         record.TypeDocument,
}

// pureKindTypes are the kinds that say more than their category.
var pureKindTypes = map[string]record.Type{
	"Conference contribution":           record.TypeConferencePaper,
	"Commissioned report":               record.TypeReport,
	"Other report":                      record.TypeReport,
	"Data set/Database":                 record.TypeDataset,
	"Software":                          "software",
	"Web publication/site":              record.TypeWebpage,
	"Entry for encyclopedia/dictionary": "entry-encyclopedia",
	"Book/Film/Article review":          "review",
	"Doctoral Thesis":                   record.TypeThesis,
	"Master's Thesis":                   record.TypeThesis,
	"Poster":                            "speech",
}

// pureSubtypes are the kinds that are a subtype of their type.
var pureSubtypes = map[string]string{
	"Review article":           record.SubtypeReview,
	"Literature review":        record.SubtypeReview,
	"Scientific review":        record.SubtypeReview,
	"Systematic review":        record.SubtypeReview,
	"Short survey":             record.SubtypeReview,
	"Preprint":                 record.SubtypePreprint,
	"Editorial":                "editorial",
	"Letter":                   "letter",
	"Comment/debate":           "comment",
	"Conference article":       "conference-article",
	"Meeting Abstract":         "abstract",
	"Abstract":                 "abstract",
	"Book/Film/Article review": "book-review",
	"Special issue":            "special-issue",
}

var purePeerReview = map[string]bool{
	"peer-review":       true,
	"Peer-reviewed":     true,
	"Peer reviewed":     true,
	"Yes":               true,
	"Not peer-reviewed": false,
	"Not peer reviewed": false,
	"No":                false,
}

var pureStatuses = map[string]record.Status{
	"Published":            record.StatusPublished,
	"E-pub ahead of print": record.StatusInPress,
	"Accepted/In press":    record.StatusInPress,
	"Submitted":            record.StatusSubmitted,
}

// pureStages are the versions that a status speaks of: what is published is
// the version of record.
var pureStages = map[string]record.Stage{
	"Published":         record.StageVoR,
	"Accepted/In press": record.StageAM,
	"Submitted":         record.StageSMUR,
}

var pureMetrics = map[string]string{
	"citation":  "citations",
	"citations": "citations",
	"Citation":  "citations",
	"Citations": "citations",
	"download":  "downloads",
	"downloads": "downloads",
	"Download":  "downloads",
	"Downloads": "downloads",
}

// pureFurniture are lines of the portal that say nothing of the publication.
var pureFurniture = []string{
	"Skip to main navigation", "Skip to search", "Skip to main content", "Home",
	"Profiles", "Research units", "Research output", "Overview", "Fingerprint",
	"Projects", "Activities", "Datasets", "Press/Media", "Prizes",
	"Student theses", "Search by expertise, name or affiliation",
	"Access to Document", "Other files and links", "View full fingerprint",
	"Link to publication in Scopus", "Link to the citations in Scopus",
	"Link to citation list in Scopus", "Together they form a unique fingerprint.",
	"APA", "Author", "BIBTEX", "Harvard", "Standard", "RIS", "Vancouver",
}
