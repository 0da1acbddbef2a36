package dedupe

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"github.com/ibid-go/ibid/record"
)

// sourceClass is what kind of source a record came from, as far as its origin
// and content tell. It decides authority; see [classOf].
type sourceClass int

const (
	classPublisher sourceClass = iota
	classRegistry
	classMedline
	classIndex
	classExport
	classPortal
	classPage
	classAggregator
	classes
)

// classNames name the classes in reasons.
var classNames = [classes]string{
	classPublisher:  "the publisher's own record",
	classRegistry:   "a registration agency's record",
	classMedline:    "a MEDLINE record",
	classIndex:      "an index's record",
	classExport:     "an export that names no database",
	classPortal:     "a portal's record",
	classPage:       "a web page",
	classAggregator: "an aggregator's record",
}

// indexes reports whether sources of a class describe publications in terms of their
// own.
func (c sourceClass) indexes() bool {
	return c == classMedline || c == classIndex || c == classAggregator
}

// sourceNames say which class the names of databases, platforms and dialects
// stand for. They are matched as whole words; the first row that matches wins,
// so that an index keeps its class under its publisher's name ("Elsevier
// Scopus"). Reference managers keep records of any origin.
var sourceNames = []struct {
	class sourceClass
	names []string
}{
	{classMedline, []string{"medline", "pubmed", "nlm"}},
	{classRegistry, []string{"crossref", "datacite", "medra"}},
	{classIndex, []string{"embase", "scopus", "web of science", "wos", "isi", "cinahl", "psycinfo", "cochrane",
		"bvs", "vhl", "lilacs", "scielo", "inspec", "eric", "pedro", "ovid", "ebsco", "ebscohost", "proquest",
		"cnki", "wanfang", "europe pmc", "europepmc", "clinicaltrials gov", "ictrp", "dblp"}},
	{classAggregator, []string{"biocloudy", "researchgate", "semantic scholar", "google scholar", "academia edu",
		"core ac uk", "openalex", "scilit", "x mol"}},
	{classPortal, []string{"pure", "dspace", "eprints", "repository", "zenodo", "figshare", "symplectic", "converis"}},
	{classExport, []string{"zotero", "endnote", "mendeley", "rayyan", "covidence", "jabref", "refworks", "refman",
		"reference manager", "citavi", "papers", "readcube", "asreview", "eppi reviewer", "distillersr"}},
	{classPublisher, []string{"jmir", "sciencedirect", "elsevier", "wiley", "springer", "springerlink", "nature",
		"tandf", "taylor francis", "sage", "bmj", "oxford academic", "cambridge core", "frontiers", "plos", "mdpi",
		"biomed central", "bmc", "ieee", "acm", "jstor", "arxiv", "biorxiv", "medrxiv", "psyarxiv", "research square"}},
}

// indexHosts are hosts of indexes and resolvers: a link to one of them is no
// sign that the record is the publisher's own.
var indexHosts = []string{
	"doi.org", "nih.gov", "pubmed.gov", "europepmc.org", "scopus.com", "webofscience.com", "webofknowledge.com",
	"isiknowledge.com", "ovid.com", "embase.com", "ebscohost.com", "ebsco.com", "proquest.com", "google.com",
	"semanticscholar.org", "researchgate.net", "openalex.org", "crossref.org", "worldcat.org", "handle.net",
	"clinicaltrials.gov", "bvsalud.org", "scielo.org", "cochranelibrary.com",
}

// apiNames are the databases whose own formats are named after them.
var apiNames = map[record.Format]string{
	record.FormatCrossref: "Crossref", record.FormatDataCite: "DataCite", record.FormatOpenAlex: "OpenAlex", record.FormatClinicalTrials: "ClinicalTrials.gov",
	record.FormatCochrane: "Cochrane Library",
}

// medlineFormats are the formats in which PubMed gives its records. What else is written
// in them has no PMID.
var medlineFormats = []record.Format{record.FormatMEDLINE, record.FormatPubMedXML}

// classOf tells what kind of source a record came from: by the database,
// platform or dialect that its origin names, or a database's own format; else a web page is a page, and
// an export is the publisher's own when it has a DOI and a link to a host that
// is no index's, which is what publishers' download buttons write and their pages
// state; any other saved page is a page.
func classOf(r *record.Record) sourceClass {
	for _, name := range []string{r.Origin.Database, r.Origin.Platform, r.Origin.Dialect, apiNames[r.Origin.Format]} {
		if class, ok := classByName(name); ok {
			return class
		}
	}
	if r.Origin.Format == record.FormatWebPage {
		return classPage
	}
	if r.Origin.Database == "" && slices.Contains(medlineFormats, r.Origin.Format) && r.Identifier(record.SchemePMID) != "" {
		return classMedline
	}
	if r.Origin.Database == "" && r.Identifier(record.SchemeDOI) != "" && slices.ContainsFunc(r.Links, ownHost) {
		return classPublisher
	}
	if r.Origin.Format == record.FormatHTML {
		return classPage
	}
	return classExport
}

func classByName(name string) (sourceClass, bool) {
	if name == "" {
		return 0, false
	}
	words := strings.FieldsFunc(strings.ToLower(name), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	padded := " " + strings.Join(words, " ") + " "
	for _, row := range sourceNames {
		for _, n := range row.names {
			if strings.Contains(padded, " "+n+" ") {
				return row.class, true
			}
		}
	}
	return 0, false
}

func ownHost(l record.Link) bool {
	u, err := url.Parse(l.URL)
	if err != nil || u.Hostname() == "" {
		return false
	}
	host := strings.ToLower(u.Hostname())
	return !slices.ContainsFunc(indexHosts, func(h string) bool {
		return host == h || strings.HasSuffix(host, "."+h)
	})
}

// placeOf returns the place of the record's source in the user's order: of its
// declared source, else of its database or platform.
func placeOf(r *record.Record, order []string) int {
	for _, name := range []string{r.Origin.Source, r.Origin.Database, r.Origin.Platform} {
		if name == "" {
			continue
		}
		i := slices.IndexFunc(order, func(s string) bool { return strings.EqualFold(s, name) })
		if i >= 0 {
			return i
		}
	}
	return len(order)
}

// topic is a group of fields that share an order of authority.
type topic int

const (
	topicGeneral topic = iota
	topicAbstract
	topicIdentifier
	topicKeyword
	topics
)

// authority is the default order of the classes of source for each topic, best
// first. [Options.SourceOrder] beats it.
var authority = [topics][]sourceClass{
	topicGeneral: {classPublisher, classRegistry, classMedline, classIndex,
		classExport, classPortal, classPage, classAggregator},
	// PubMed keeps the abstract as published, and assigns the MeSH terms.
	topicAbstract: {classMedline, classPublisher, classIndex, classRegistry,
		classExport, classPortal, classPage, classAggregator},
	// The agency holds what the publisher registered.
	topicIdentifier: {classRegistry, classPublisher, classMedline, classIndex,
		classExport, classPortal, classPage, classAggregator},
	// Exports of indexes mix their own terms into the authors' keywords.
	topicKeyword: {classPublisher, classRegistry, classExport, classPortal,
		classPage, classMedline, classIndex, classAggregator},
}

// byAuthority returns the members by their authority in the topic, best first;
// equals stand in the order of their ids.
func (f *fusion) byAuthority(t topic) []*member {
	if len(f.members) == 1 {
		return f.members
	}
	if f.ranked[t] == nil {
		f.ranked[t] = slices.Clone(f.members)
		slices.SortStableFunc(f.ranked[t], t.compare)
	}
	return f.ranked[t]
}

// compare orders two members by their authority in the topic; 0 means that
// they are equally good.
func (t topic) compare(a, b *member) int {
	return cmp.Or(
		cmp.Compare(a.place, b.place),
		cmp.Compare(slices.Index(authority[t], a.class), slices.Index(authority[t], b.class)))
}

// outranks says in words why the statement of winner was taken and not that of
// loser.
func (t topic) outranks(winner, loser origin) string {
	switch {
	case !winner.read.inferred && loser.read.inferred:
		return "stated, where the other was concluded by a rule"
	case winner.from == loser.from:
		return "stated first in its record"
	case winner.from.place < loser.from.place:
		return "its source stands first in the order given"
	case t.compare(winner.from, loser.from) < 0:
		return classNames[winner.from.class] + " outranks " + classNames[loser.from.class]
	default:
		return "equally good sources: the smaller record id decides"
	}
}
