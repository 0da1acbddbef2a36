package delimited

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// cells are the readings' format: what a cell says is its text as it stands.
// numbers takes ".0" off numbers.
var (
	cells   = typed.Format{Code: "csv", Unjoined: true}
	numbers = typed.Format{Code: "csv", Unjoined: true, Decode: withoutDecimals}
)

// field is what a column can mean.
type field struct {
	name  string
	about string
	// list is set where a cell holds several values, which the exporter's
	// separator divides.
	list     bool
	readings []typed.Reading
	// anchor is set where a table that has the column is one of publications.
	anchor bool
}

// Field describes what a column can mean, for [Options.Mapping].
type Field struct {
	// Name is the field's name, About what it holds.
	Name, About string
}

// Fields returns what a column can mean, in the order of the documentation.
func Fields() []Field {
	var list []Field
	for _, f := range fields {
		if f.about != "" {
			list = append(list, Field{f.name, f.about})
		}
	}
	return list
}

// ignore is the field of a column that says nothing of the publication, or
// what another one says too.
const ignore = "ignore"

// details are the names of details that columns have.
var details = []string{
	"abstract-language", "acknowledgement", "accession-type", "age", "altmetric", "arms", "cas-numbers", "cited-references", "collaborators", "coden", "completion-date",
	"conference-code", "container-doi", "correspondence", "countries", "covidence-ref", "document-delivery-number", "duplicate-id", "email",
	"enrolment", "enrolment-date", "event-host", "event-sponsor", "exclusion-criteria", "export-date", "extra", "funder", "funding", "funding-name",
	"funding-text", "hot-paper", "highly-cited", "inclusion-criteria", "index", "licence", "locations", "manufacturers", "meeting-abstract-number", "month",
	"nihms-id", "number-of-chapters", "open-access", "orcids", "phase", "primary-completion-date", "primary-outcome", "publication-stage",
	"publisher-address", "ranking", "recruitment-status", "reprint-address", "researcher-ids", "results", "results-posted", "running-time", "secondary-id",
	"secondary-outcome", "series-subtitle", "sequence-numbers", "sex", "special-issue", "start-date", "study", "study-design", "study-documents",
	"study-type", "tradenames", "version", "archive", "archive-location", "scale", "system", "session", "country", "author-country", "cite-string", "research-organisations",
	"application-number", "artwork-size", "assignee", "code", "code-number", "committee", "court", "filing-date", "history", "legal-status", "legislative-body",
	"priority-numbers", "programming-language", "references", "reporter",
}

// statedCount is a column that counts something of the publication.
type statedCount struct{ name, metric, provider string }

// statedCounts are the counts of the exporters; the field's name is "count/"
// and name.
var statedCounts = []statedCount{
	{"citations", "citations", ""},
	{"citations-scopus", "citations", "Scopus"},
	{"citations-core", "citations", "Web of Science Core Collection"},
	{"citations-wos", "citations", "Web of Science"},
	{"usage-180-days", "usage-180-days", "Web of Science"},
	{"usage-since-2013", "usage-since-2013", "Web of Science"},
	{"citations-dimensions", "citations", "Dimensions"},
	{"recent-citations-dimensions", "recent-citations", "Dimensions"},
	{"citations-lens", "citations", "The Lens"},
	{"patent-citations-lens", "patent-citations", "The Lens"},
	{"citations-ieee", "citations", "IEEE Xplore"},
	{"citations-europepmc", "citations", "Europe PMC"},
	{"citations-openalex", "citations", "OpenAlex"},
	{"citations-scholar", "citations", "Google Scholar"},
}

// subjectSchemes are the vocabularies of columns with subjects.
var subjectSchemes = []string{"", "mesh", "emtree", "keywords-plus", "wos-category", "wos-research-area", "fields-of-study", "fields-of-research", "ieee", "inspec", "clc", "condition", "intervention"}

// accessions are the databases whose accession numbers columns hold.
var accessions = []string{"Embase", "Dimensions", "The Lens", "Cochrane", normalize.CENTRAL, "IEEE Xplore", "ERIC"}

// dateKinds are the kinds of date that columns hold.
var dateKinds = []record.DateKind{
	record.DateIssued, record.DateOnline, record.DatePrint, record.DatePosted, record.DateSubmitted, record.DateReceived,
	record.DateRevised, record.DateAccepted, record.DateAccessed, record.DateOriginal, record.DateUpdated,
}

// roles are the roles of contributors that columns hold, by the field's name.
var roles = []struct {
	name string
	role record.Role
}{
	{"authors", record.RoleAuthor}, {"editors", record.RoleEditor}, {"translators", record.RoleTranslator}, {"series-editors", "collection-editor"},
	{"book-authors", "container-author"}, {"contributors", "contributor"}, {"composers", "composer"}, {"directors", "director"},
	{"interviewers", "interviewer"}, {"performers", "performer"}, {"producers", "producer"}, {"recipients", "recipient"},
	{"reviewed-authors", "reviewed-author"}, {"script-writers", "script-writer"}, {"inventors", "inventor"}, {"advisors", "advisor"},
	{"counsels", "counsel"}, {"cartographers", "cartographer"}, {"programmers", "programmer"}, {"artists", "artist"}, {"presenters", "presenter"},
}

// plainTexts are the plain text fields that columns hold.
var plainTexts = []struct {
	name, path, about string
	of                func(*record.Record) string
}{
	{"genre", "genre", "type of work in the source's words", func(r *record.Record) string { return r.Genre }},
	{"medium", "medium", "carrier", func(r *record.Record) string { return r.Medium }},
	{"series", "series/title", "series", func(r *record.Record) string { return r.Series.Title }},
	{"series-number", "series/number", "number in the series", func(r *record.Record) string { return r.Series.Number }},
	{"server", "server", "preprint server or repository", func(r *record.Record) string { return r.Server }},
	{"target-journal", "target_container/title", "journal that a preprint was submitted to or accepted for", func(r *record.Record) string { return r.TargetContainer.Title }},
	{"event", "event/name", "conference", func(r *record.Record) string { return r.Event.Name }},
	{"event-place", "event/place", "place of the conference", func(r *record.Record) string { return r.Event.Place }},
	{"supplement", "supplement", "supplement", func(r *record.Record) string { return r.Supplement }},
	{"part", "part", "part", func(r *record.Record) string { return r.Part }},
	{"number", "number", "number of a report, patent or standard", func(r *record.Record) string { return r.Number }},
	{"number-of-volumes", "number_of_volumes", "volumes of a set", func(r *record.Record) string { return r.NumberOfVolumes }},
	{"edition", "edition", "edition", func(r *record.Record) string { return r.Edition }},
	{"section", "section", "section", func(r *record.Record) string { return r.Section }},
	{"chapter", "chapter", "chapter", func(r *record.Record) string { return r.Chapter }},
	{"publisher", "publisher/name", "publisher, university or institution", func(r *record.Record) string { return r.Publisher.Name }},
	{"publisher-place", "publisher/place", "place of the publisher", func(r *record.Record) string { return r.Publisher.Place }},
	{"copyright", "copyright", "holder of the copyright", func(r *record.Record) string { return r.Copyright }},
	{"database", "origin/database", "database that the record was in", func(r *record.Record) string { return r.Origin.Database }},
	{"platform", "origin/platform", "service that delivered the record", func(r *record.Record) string { return r.Origin.Platform }},
	{"subtype", "subtype", "subtype: review, preprint", func(r *record.Record) string { return r.Subtype }},
}

// libraryTexts are the lists of a person's own data that columns hold.
var libraryTexts = []struct {
	name, path, about string
	of                func(*record.Record) []string
}{
	{"groups", "library/groups", "groups of the library", func(r *record.Record) []string { return r.Library.Groups }},
	{"tags", "library/tags", "a person's tags", func(r *record.Record) []string { return r.Library.Tags }},
	{"labels", "library/labels", "labels", func(r *record.Record) []string { return r.Library.Labels }},
	{"citation-key", "library/citation_keys", "citation key", func(r *record.Record) []string { return r.Library.CitationKeys }},
	{"library-notes", "library/notes", "a person's own notes", func(r *record.Record) []string { return r.Library.Notes }},
	{"read-status", "library/read_statuses", "whether it was read", func(r *record.Record) []string { return r.Library.ReadStatuses }},
	{"rating", "library/ratings", "rating", func(r *record.Record) []string { return r.Library.Ratings }},
	{"call-number", "library/call_numbers", "call number", func(r *record.Record) []string { return r.Library.CallNumbers }},
	{"holdings", "library/holdings", "holdings", func(r *record.Record) []string { return r.Library.Holdings }},
}

// fields are all that columns can mean.
var fields = buildFields()

func buildFields() []field {
	f, n := cells, numbers
	late, split := typed.Late, typed.Split
	list := []field{
		{name: "title", about: "title", anchor: true, readings: titles()},
		{name: "title/subtitle", about: "subtitle", readings: one(f.Title("title.subtitle", record.TitleSubtitle))},
		{name: "title/short", about: "short title or acronym", readings: one(f.Title("title.short", record.TitleShort))},
		{name: "title/translated", about: "translated title", readings: one(f.Title("title.translated", record.TitleTranslated))},
		{name: "title/original", about: "original title", readings: one(f.Title("title.original", record.TitleOriginal))},
		{name: "title/alternate", about: "another title", readings: one(f.Title("title.alternate", record.TitleAlternate))},
		{name: "type", about: "type of publication", readings: types(false)},
		{name: "csl-type", readings: ownTypes()},
		{name: "document-type", about: "type of publication, in words that are kept as its genre", readings: types(true)},
		{name: "wos-type", readings: wosTypes()},
		{name: "journal", about: "journal, book or proceedings; an abbreviation is read as one", readings: journals()},
		{name: "book-or-journal", readings: late(bookOrJournal()...)},
		{name: "container", about: "journal, book or proceedings, never abbreviated", readings: one(f.Journal("container"))},
		{name: "series-or-journal", readings: seriesOrJournal()},
		{name: "cited-journal", readings: citedJournal()},
		{name: "journal-abbreviation", about: "abbreviation of the journal", readings: one(f.JournalAbbreviation("journal-abbreviation", ""))},
		{name: "year", about: "year of publication", readings: one(n.Date("year", record.DateIssued))},
		{name: "month", about: "month of publication, read with the year", readings: nil},
		{name: "day", about: "day of publication, read with year and month", readings: nil},
		{name: "event-date", about: "date of the conference", readings: one(eventDate())},
		{name: "volume", about: "volume", readings: n.Volume("volume")},
		{name: "issue", about: "issue", readings: n.Issue("issue")},
		{name: "issue-or-number", about: "issue where the record has a volume, else the number of a report", readings: late(issueOrNumber()...)},
		{name: "pages", about: "pages or article number; of a thesis, how many", readings: pages()},
		{name: "first-page", about: "first page", readings: late(typed.If(hasNoPages, n.Pages("first-page")...)...)},
		{name: "first-page-again", readings: late(append(typed.If(hasNoPages, n.Pages("first-page")...), firstOfRange())...)},
		{name: "last-page", about: "last page", readings: late(lastPage())},
		{name: "article-number", about: "article number or e-locator", readings: one(n.ArticleNumber("article-number"))},
		{name: "number-of-pages", about: "number of pages", readings: one(n.NumberOfPages("number-of-pages"))},
		{name: "citation", about: "PubMed's citation, with date, volume, issue and pages", readings: citations()},
		{name: "doi", about: "DOI", anchor: true, readings: one(f.Identifier("doi", record.SchemeDOI))},
		{name: "pmid", about: "PubMed's number", anchor: true, readings: one(n.Identifier("pmid", record.SchemePMID))},
		{name: "pmcid", about: "PubMed Central's number", readings: one(f.Identifier("pmcid", record.SchemePMCID))},
		{name: "arxiv", about: "number of arXiv", readings: one(f.Identifier("arxiv", record.SchemeArXiv))},
		{name: "identifier", about: "any identifier of the publication", readings: one(f.AnyIdentifier("identifier"))},
		{name: "identifiers", about: "any identifiers, with their schemes: doi:10.1000/x, accession/Embase:123", list: true, readings: []typed.Reading{schemed()}},
		{name: "cross-references", about: "numbers in databases, behind their names: EMBASE 600000001", readings: crossReferences()},
		{name: "scopus", about: "number of Scopus (EID)", anchor: true, readings: one(f.AnyIdentifier("identifier"))},
		{name: "embase", about: "number of Embase (PUI: L and digits)", readings: one(f.IdentifierBy("embase", record.SchemeEmbase, "", cleanText))},
		{name: "wos", about: "number of Web of Science (UT)", anchor: true, readings: one(wosNumbers())},
		{name: "accession", about: "accession number of the database that another column names, or of none", readings: accession()},
		{name: "isbn", about: "ISBNs", readings: late(split(isbnPieces, f.ISBN("isbn")...)...)},
		{name: "issn", about: "ISSNs", readings: split(serialPieces, f.ISSN("issn", ""))},
		{name: "issn/electronic", about: "ISSN of the electronic edition", readings: split(serialPieces, f.ISSN("issn.electronic", "electronic"))},
		{name: "issn/print", about: "ISSN of the printed edition", readings: split(serialPieces, f.ISSN("issn.print", "print"))},
		{name: "issn-or-isbn", about: "ISSNs and ISBNs", readings: late(serials()...)},
		{name: "abstract", about: "abstract", readings: f.Abstract("abstract")},
		{name: "keywords", about: "keywords", list: true, readings: one(f.Keyword("keywords"))},
		{name: "language", about: "languages of the text", readings: one(f.Languages("language"))},
		{name: "url", about: "address of a page", readings: links("url", "")},
		{name: "url/pdf", about: "address of a PDF", readings: links("url.pdf", "pdf")},
		{name: "url/fulltext", about: "address of the full text", readings: links("url.fulltext", "fulltext")},
		{name: "url/related", about: "address of something related", readings: links("url.related", "related")},
		{name: "files", about: "files of a person's library, never opened", list: true, readings: one(files())},
		{name: "notes", about: "notes, in which Rayyan's decisions are read", readings: f.Notes("notes")},
		{name: "note", about: "a note as it stands", readings: one(f.Note("note", ""))},
		{name: "extra", about: "Zotero's miscellany: identifiers, a citation key, notes, one on each line", readings: extra()},
		{name: "url/image", about: "address of an image", readings: links("url.image", "image")},
		{name: "notes/research", about: "a person's notes on the publication in EndNote", readings: split(paragraphs, f.Note("notes.research", "research"))},
		{name: "own-notes", about: "notes, with an empty line between them", readings: split(paragraphs, f.Note("note", ""))},
		{name: "sources", about: "the sources that a fused record came from", readings: one(f.Note("sources", record.NoteSources))},
		{name: "affiliations", about: "addresses of the authors", list: true, readings: one(f.Affiliation("affiliations"))},
		{name: "wos-addresses", readings: split(addressPieces, addresses())},
		{name: "licence", about: "licence", readings: licences()},
		{name: "own-id", about: "the file's own id of the record", readings: []typed.Reading{n.Text("own-id", "own_id"), f.EntryNumber("own-id.entry")}},
		{name: "source", about: "the source that the record is declared to be from", readings: one(declaredSource())},
		{name: "source-kind", about: "kind of that source: database, register or other", readings: one(declaredKind())},
		{name: "included", about: "decision of ASReview: 1 or 0", readings: one(asreview("included"))},
		{name: "excluded-for", about: "reason for which Covidence's reviewers excluded it", readings: one(excludedFor())},
		{name: "decisions", about: "screening decisions: tool, reviewer: verdict (reasons)", list: true, readings: one(decisions())},
		{name: "status", about: "status of publication", readings: one(f.Status("status", statuses))},
		{name: "registrations", about: "numbers of trials that the publication reports", readings: f.Registrations("registrations")},
		{name: "trial-number", about: "number of the register's entry that the row is", anchor: true, readings: trialNumbers()},
		{name: "trial-numbers", about: "further numbers of that entry", readings: otherTrialNumbers()},
		{name: "collaborators", about: "organisations, as collaborator", readings: split(typed.At("|"), f.Name("collaborators", "collaborator", typed.Corporate))},
		{name: "sponsors", about: "organisations, as sponsor", readings: split(typed.At("|"), f.Name("sponsors", "sponsor", typed.Corporate))},
		{name: europePMCSource, about: "Europe PMC's code of the database whose number it has: MED, PMC, PPR"},
		{name: "trial-register", about: "register that the entry is in", readings: one(f.Detail("register", "register"))},
		{name: "trial-registered", about: "date of registration, the day before the month or after it", readings: one(trialRegistered())},
		{name: "trial-results", about: "publications of the trial", readings: split(urlPieces, relatedPublications()...)},
		{name: "trial-documents", readings: split(urlPieces, f.Link("trial-documents", "related")...)},
		{name: "full-names", readings: split(namesWithoutMore, fullNames()...)},
		{name: "first-author", about: "the first author, where no other column names authors", readings: firstAuthor()},
		{name: "doi-or-url", about: "DOI, or the address of a page", anchor: true, readings: doiOrURL()},
		{name: "display-names", about: "authors, given names first", readings: append(displayed(displayNames), moreAuthors())},
		{name: "joined-names", about: "authors, given names first, with nothing between one and the next", readings: displayed(joinedNames)},
		{name: "display-names-at-bars", readings: displayed(typed.At("|"))},
		{name: "openalex", readings: one(f.IdentifierBy("openalex", record.SchemeAccession, "OpenAlex", openAlexNumber))},
		{name: "eric-issn", readings: ericISSNs()},
		{name: "ibid", about: "Ibid's id of the record", readings: one(f.IdentifierBy("ibid", record.SchemeIbid, "", cleanText))},
		{name: "other-contributors", about: "names with their roles: illustrator: Doe, Jane", list: true, readings: one(roleAndName())},
		{name: "other-subjects", about: "terms with their vocabularies: emtree: adult", list: true, readings: one(schemeAndTerm())},
		{name: "counts", about: "counts: citations 38, provider Scopus, as of 2020-01-02", list: true, readings: one(counts())},
		{name: "details", about: "details with their names: open-access: gold", list: true, readings: one(namedDetails())},
		{name: "relations", about: "related publications: isPreprintOf doi:10.1000/x", list: true, readings: one(relations())},
		{name: "stages", about: "stages of NISO JAV: AO, SMUR, AM, P, VoR, CVoR, EVoR", list: true, readings: one(stages())},
		{name: "peer-reviewed", about: "whether it was reviewed by peers: yes or no", readings: one(peerReviewed())},
		{name: ignore, about: "nothing: the column is kept as it stands", readings: nil},
	}
	for _, r := range roles {
		list = append(list, field{name: r.name, about: "names, as " + string(r.role), readings: contributors(r.name, r.role)})
	}
	for _, t := range plainTexts {
		list = append(list, field{name: t.name, about: t.about, readings: one(n.Text(t.name, t.path))})
	}
	for _, t := range libraryTexts {
		list = append(list, field{name: t.name, about: t.about, list: true, readings: one(f.Library(t.name, t.path))})
	}
	for i := range list {
		if slices.Contains(ofServers, list[i].name) {
			list[i].readings = append(list[i].readings, namedServer(list[i].name))
		}
	}
	for _, kind := range dateKinds {
		name := "date/" + string(kind)
		list = append(list, field{name: name, about: "date: " + string(kind), readings: one(n.Date(name, kind))})
	}
	for _, scheme := range subjectSchemes {
		name := strings.TrimSuffix("subjects/"+scheme, "/")
		list = append(list, field{name: name, about: strings.TrimSpace("controlled terms " + scheme), list: true, readings: one(f.Subject(name, scheme))})
		switch scheme {
		case "mesh":
			list[len(list)-1].readings = one(meshHeadings(name))
		case "emtree":
			list[len(list)-1].readings = one(emtreeTerms(name, false))
			list = append(list, field{name: name + "/major", about: "controlled terms emtree that the publication is mainly about", list: true, readings: one(emtreeTerms(name+".major", true))})
		}
	}
	for _, database := range accessions {
		list = append(list, field{name: "accession/" + database, about: "accession number of " + database,
			readings: one(n.IdentifierBy("accession/"+database, record.SchemeAccession, database, cleanText))})
	}
	for _, c := range statedCounts {
		list = append(list, field{name: "count/" + c.name, about: strings.TrimSuffix(c.metric+", counted by "+c.provider, ", counted by "), readings: one(count(c))})
	}
	for _, name := range details {
		list = append(list, field{name: "detail/" + name, about: "detail: " + name, readings: one(f.Detail("detail/"+name, name))})
		if name == "archive-location" { // Zotero has accession numbers there
			list[len(list)-1].readings = append(list[len(list)-1].readings, f.EntryNumber("detail/"+name+".entry"))
		}
	}
	return list
}

func one(r typed.Reading) []typed.Reading { return []typed.Reading{r} }

func cleanText(s string) (string, error) { return normalize.Text(s), nil }

// separators are what exporters divide lists with.
var separators = []string{";", "|", ",", "\n", ownSeparator, termSeparator}

// termSeparator is that of Embase's terms, which may have commas without blanks, or
// semicolons between them in older tables.
const termSeparator = ", "

// ownSeparator is that of the lists in the tables that this package writes:
// semicolons, or line ends where a value has a semicolon itself; the last line has
// one too, by which the form is known.
const ownSeparator = ";\n"

// cutters are what divides a list by the separators.
var cutters = map[string]func(string) []typed.Piece{
	";": typed.At(";"), "|": typed.At("|"), ",": typed.At(","), "\n": typed.At("\n\r"), ownSeparator: ownPieces, termSeparator: embasePieces,
}

func ownPieces(text string) []typed.Piece {
	if strings.HasSuffix(text, "\n") {
		return typed.At("\n\r")(text)
	}
	return typed.At(";")(text)
}

func embasePieces(text string) []typed.Piece {
	if strings.ContainsAny(text, ";|\n") {
		return termPieces(text)
	}
	var pieces []typed.Piece
	from := 0
	for {
		at := strings.Index(text[from:], termSeparator)
		if at < 0 {
			return append(pieces, typed.Piece{From: from, To: len(text)})
		}
		pieces = append(pieces, typed.Piece{From: from, To: from + at})
		from += at + len(termSeparator)
	}
}

// fieldName is the name by which the table knows a field whose list is divided
// at a separator of the exporter.
func fieldName(name, separator string) string { return name + " at " + separator }

// table is the typed layer of all dialects.
var table = buildTable()

func buildTable() *typed.Table {
	t := &typed.Table{
		Format: cells,
		First:  []string{"wos-type", "type", "csl-type", "document-type", "title", "full-names", "authors", "display-names", "display-names-at-bars", "joined-names"},
		Fields: map[string][]typed.Reading{},
		Combinations: []typed.Combination{
			dateWithYear("date/issued", normalize.Date),
			dateWithYear("citation", citationDate),
			dateCombination("year", "month", "day"),
			dateCombination("year", "month"),
			pageCombination(),
			accessionCombination(),
			europePMCCombination(),
			wosTypeCombination(),
			registerCombination(),
			enrolmentCombination(),
		},
		Silent:  []string{ignore, "month", "day", "last-page", "trial-registered", europePMCSource},
		Numbers: []string{"detail/researcher-ids", "detail/orcids"},
	}
	for _, f := range fields {
		if !f.list {
			t.Fields[f.name] = f.readings
			continue
		}
		t.Fields[f.name] = typed.Split(defaultPieces(f.name), slices.Clone(f.readings)...)
		for _, s := range separators {
			t.Fields[fieldName(f.name, s)] = typed.Split(cutters[s], slices.Clone(f.readings)...)
		}
	}
	for _, c := range statedCounts {
		t.Combinations = append(t.Combinations, countAsOf(c))
	}
	for _, c := range typeCombinations {
		t.Combinations = append(t.Combinations, inferredType(c.csl, c.fields...))
	}
	return t
}

func isLibrary(name string) bool {
	for i := range libraryTexts {
		if libraryTexts[i].name == name {
			return true
		}
	}
	return false
}

// defaultPieces divides a list where no exporter says how it does.
func defaultPieces(name string) func(string) []typed.Piece {
	switch {
	case name == "keywords":
		return func(text string) []typed.Piece {
			if pieces, ok := quotedPieces(text); ok {
				return pieces
			}
			if strings.ContainsAny(text, "|\n") && strings.IndexByte(text, ';') < 0 {
				return termPieces(text)
			}
			return typed.Found(normalize.Keywords)(text)
		}
	case isLibrary(name):
		return listPieces
	}
	return termPieces
}
