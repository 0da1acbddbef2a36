package html

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
)

// vocabulary is a set of names in which pages state metadata. Where two of them
// state different things of one publication, the one with the lower number is
// believed.
type vocabulary int

// The vocabularies in the order of their authority. What is written for the
// indexing of scholarly literature stands before what is written for search
// engines of any kind, and that before what is written for previews.
const (
	highwire vocabulary = iota
	jsonLD
	microdata
	prism
	eprints
	dublinCore
	coins
	openGraph
	ownPage
	shownPage
	vocabularies = iota
)

// prefixes are the beginnings of the names of meta elements by which their
// vocabularies are known, in lower case, with "." for the separator.
var prefixes = []struct {
	prefix     string
	vocabulary vocabulary
}{
	{"citation_", highwire},
	{"ld.", jsonLD},
	{"md.", microdata},
	{"prism.", prism},
	{"eprints.", eprints},
	{"dc.", dublinCore},
	{"coins.", coins},
	{"og.", openGraph},
	{"article.", openGraph},
	{"book.", openGraph},
	{"shown.", shownPage},
}

// vocabularyOf returns the vocabulary of a name in its normal form.
func vocabularyOf(name string) vocabulary {
	for i := range prefixes {
		// Most begin with another letter.
		if p := &prefixes[i]; name != "" && name[0] == p.prefix[0] && strings.HasPrefix(name, p.prefix) {
			return p.vocabulary
		}
	}
	return ownPage
}

// facts are what the tables say of the name of an item, looked up once.
type facts struct {
	vocabulary vocabulary
	// doi, title and kind are set for names in doiItems, titleItems and typeItems,
	// number is one more than the index of the set in numberItems that has the name.
	doi, title, kind bool
	number           int8
	// readings are those of the table; nil has them looked up.
	readings *typed.Named
}

// factsOfNames are those of all names that a table has; prefixes decide for others.
var factsOfNames = buildFacts()

func buildFacts() map[string]*facts {
	all := map[string]*facts{}
	for name := range table.Fields {
		all[name] = nil
	}
	for _, names := range append(slices.Clone(numberItems), doiItems, titleItems, typeItems) {
		for name := range names {
			all[name] = nil
		}
	}
	for name := range all {
		made := &facts{vocabulary: vocabularyOf(name), doi: doiItems[name], title: titleItems[name], kind: typeItems[name]}
		made.number = int8(1 + slices.IndexFunc(numberItems, func(names map[string]bool) bool { return names[name] }))
		known := table.Named(name)
		made.readings = &known
		all[name] = made
	}
	return all
}

// factsOf returns the facts of a name, which must not be changed.
func factsOf(name string) *facts {
	if found, ok := factsOfNames[name]; ok {
		return found
	}
	return &facts{vocabulary: vocabularyOf(name)}
}

// aliases are other beginnings of names of the same vocabularies: those of
// bepress's repositories, and of Dublin Core's terms.
var aliases = []struct{ prefix, means string }{
	{"bepress_citation_", "citation_"},
	{"dcterms.", "dc."},
	{"dcterm.", "dc."},
	{"dct.", "dc."},
}

// sameNames are names that mean the same as another.
var sameNames = map[string]string{
	"citation_date":                 "citation_publication_date",
	"citation_year":                 "citation_publication_date",
	"citation_first_page":           "citation_firstpage",
	"citation_last_page":            "citation_lastpage",
	"citation_journal_abbreviation": "citation_journal_abbrev",
	"citation_author_affiliation":   "citation_author_institution",
	"citation_author_institutions":  "citation_author_institution",
	"citation_keyword":              "citation_keywords",
	"citation_lang":                 "citation_language",
	"citation_eissn":                "citation_issn_electronic",
	"citation_issn_online":          "citation_issn_electronic",
	"citation_pissn":                "citation_issn_print",
	"citation_arxiv":                "citation_arxiv_id",
	"citation_book_title":           "citation_inbook_title",
	"citation_elocation_id":         "citation_article_number",
	"citation_isbn_13":              "citation_isbn",
	"citation_number":               "citation_issue",
	"citation_fulltext_url":         "citation_fulltext_html_url",
	"citation_pmc":                  "citation_pmcid",
	"dc.date.issued":                "dc.issued",
	"dc.date.created":               "dc.created",
	"dc.date.modified":              "dc.modified",
	"dc.date.available":             "dc.available",
	"dc.date.dateaccepted":          "dc.dateaccepted",
	"dc.date.datesubmitted":         "dc.datesubmitted",
	"dc.date.submitted":             "dc.datesubmitted",
	"dc.date.accepted":              "dc.dateaccepted",
	"dc.description.abstract":       "dc.abstract",
	"dc.format.extent":              "dc.extent",
	"dc.title.alternative":          "dc.alternative",
	"dc.creator.personalname":       "dc.creator",
	"dc.contributor.author":         "dc.creator",
	"dc.rights.license":             "dc.license",
	"dc.rights.uri":                 "dc.license",
	"dc.identifier.citation":        "dc.bibliographiccitation",
	"dc.identifier.uri":             "dc.identifier",
	"dc.identifier.doi":             "dc.identifier",
	"dc.identifier.url":             "dc.identifier",
	"dc.identifier.issn":            "dc.source.issn",
	"dc.relation.ispartof":          "dc.ispartof",
	"dc.subject.keyword":            "dc.subject",
	"dc.type.articletype":           "dc.type.kind",
	"prism.startingpage":            "prism.firstpage",
	"prism.endingpage":              "prism.lastpage",
	"prism.eissn":                   "prism.issn_electronic",
	"prism.publicationdate":         "prism.publication_date",
	"prism.coverdate":               "prism.cover_date",
	"prism.coverdisplaydate":        "prism.cover_display_date",
	"prism.number":                  "prism.issue",
	"prism.keyword":                 "prism.keywords",
	"article.published":             "article.published_time",
	"article.modified":              "article.modified_time",
	"og.updated_time":               "article.modified_time",
	"eprints.creators_name":         "eprints.creators",
	"eprints.editors_name":          "eprints.editors",
	"eprints.publication":           "eprints.journal",
	"eprints.pages":                 "eprints.extent", // how many there are
	"eprints.pagerange":             "eprints.pages",
	"eprints.id_number":             "eprints.doi",
	"eprints.official_url":          "eprints.url",
	"eprints.document_url":          "eprints.pdf",
}

// metaNames are the names of meta elements that are read as they stand, by themselves.
var metaNames = buildMetaNames()

func buildMetaNames() map[string]string {
	names := map[string]string{}
	add := func(name string) {
		if metaName(name) == name {
			names[name] = name
		}
	}
	for name := range factsOfNames {
		add(name)
	}
	for name := range authorship {
		add(name)
	}
	for name := range aboutAuthors {
		add(name)
	}
	return names
}

// metaName returns the normal form of a name, "" for a name of no vocabulary
// that is read: the names of a page's own technique.
func metaName(shown string) string {
	name := strings.ToLower(shown)
	name = strings.ReplaceAll(name, ":", ".")
	for _, a := range aliases {
		if rest, ok := strings.CutPrefix(name, a.prefix); ok {
			name = a.means + rest
			break
		}
	}
	if same, ok := sameNames[name]; ok {
		name = same
	}
	if silent[name] {
		return ""
	}
	if _, ok := plainNames[name]; ok {
		return name
	}
	for _, p := range prefixes {
		if strings.HasPrefix(name, p.prefix) && p.vocabulary != jsonLD && p.vocabulary != microdata && p.vocabulary != coins && p.vocabulary != shownPage {
			return name
		}
	}
	return ""
}

// plainNames are names of no vocabulary that are read.
var plainNames = map[string]bool{"author": true}

// silent are names that state nothing of the publication itself: the page's
// technique, and what the publication cites.
var silent = set(
	"citation_reference", "citation_references", "citation_mjid", "citation_id", "citation_id_from_sass_path",
	"citation_springer_api_url", "citation_access", "citation_state", "citation_fulltext",
	"citation_supplementary_material", "citation_journal_url", "citation_additional_version_url",
	"citation_author_email", "citation_author_orcid_authenticated", "citation_fulltext_world_readable",
	"citation_xml_url", "citation_epub_url", "citation_article_access", "citation_open_access",
	"dc.format", "dc.references", "dc.source.uri", "dc.audience",
	"dc.identifier.issnl", "dc.provenance", "dc.tableofcontents", "dc.relation.references", "dc.medium",
	"prism.teaser", "prism.originplatform", "prism.rssfeed", "prism.aggregatetype", "prism.contenttype",
	"prism.channel", "prism.complianceprofile", "prism.alternateissue",
	"og.description", "og.image", "og.image.width", "og.image.height", "og.image.alt", "og.image.type",
	"og.image.secure_url", "og.image.url", "og.locale", "og.locale.alternate", "og.video", "og.video.url", "og.audio", "og.ttl", "og.see_also",
	"og.determiner", "article.section", "article.publisher", "article.opinion", "article.content_tier",
	"eprints.eprint_status", "eprints.metadata_visibility", "eprints.dir", "eprints.lastmod", "eprints.datestamp",
	"eprints.status_changed", "eprints.userid", "eprints.rev_number", "eprints.full_text_status", "eprints.referencetext",
	"eprints.creators_id", "eprints.creators_email", "eprints.importid", "eprints.item_issues_count", "eprints.citation", "eprints.contact_email",
)

func set(names ...string) map[string]bool {
	found := make(map[string]bool, len(names))
	for _, name := range names {
		found[name] = true
	}
	return found
}
