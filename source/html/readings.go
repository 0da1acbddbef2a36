package html

import (
	"errors"
	"slices"
	"strings"
	"unicode"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// The readings of each vocabulary, by the names of its items. Rules are called
// after the items: "html.citation_title".

type readings = map[string][]typed.Reading

// highwireReadings are those of the names that Highwire Press made and Google
// Scholar asks for.
func highwireReadings() readings {
	f := inMeta
	return readings{
		"citation_title":             {mainTitle(f, "citation_title")},
		"citation_journal_title":     {f.Journal("citation_journal_title"), implied(f, "citation_journal_title", record.TypeArticleJournal)},
		"citation_conference_title":  conference(f, "citation_conference_title", namesProceedings),
		"citation_proceedings_title": conference(f, "citation_proceedings_title", func(string) bool { return true }),
		"citation_conference":        conference(f, "citation_conference", func(string) bool { return false }),
		"citation_inbook_title":      {f.Text("citation_inbook_title", "container/title"), implied(f, "citation_inbook_title", record.TypeChapter)},
		"citation_dissertation_institution": {
			f.Text("citation_dissertation_institution", "publisher/name"), implied(f, "citation_dissertation_institution", record.TypeThesis),
		},
		"citation_technical_report_institution": {
			f.Text("citation_technical_report_institution", "publisher/name"), implied(f, "citation_technical_report_institution", record.TypeReport),
		},
		"citation_dissertation_name":       {f.Text("citation_dissertation_name", "genre")},
		"citation_technical_report_number": {f.Text("citation_technical_report_number", "number")},
		"citation_patent_number":           {f.Text("citation_patent_number", "number"), implied(f, "citation_patent_number", record.TypePatent)},
		"citation_article_type":            {typeOf(f, "citation_article_type", typesOfWords), subtype(f, "citation_article_type")},
		"citation_journal_abbrev":          {f.JournalAbbreviation("citation_journal_abbrev", "")},
		"citation_series_title":            {f.Text("citation_series_title", "series/title")},
		"citation_publisher":               {f.Text("citation_publisher", "publisher/name")},
		"citation_publisher_place":         {f.Text("citation_publisher_place", "publisher/place")},
		"citation_edition":                 {f.Text("citation_edition", "edition")},
		"citation_section":                 {f.Text("citation_section", "section")},
		"citation_publication_date":        {f.Date("citation_publication_date", record.DateIssued)},
		"citation_cover_date":              {f.Date("citation_cover_date", record.DatePrint)},
		"citation_online_date":             {f.Date("citation_online_date", record.DateOnline)},
		"citation_volume":                  f.Volume("citation_volume"),
		"citation_issue":                   f.Issue("citation_issue"),
		"citation_pages":                   pageRange(f, "citation_pages"),
		"citation_pages.first":             firstPage(f, "citation_pages.first"),
		"citation_article_number":          {f.ArticleNumber("citation_article_number")},
		"citation_num_pages":               {f.NumberOfPages("citation_num_pages")},
		"citation_doi":                     {f.Identifier("citation_doi", record.SchemeDOI)},
		"citation_pmid":                    {f.Identifier("citation_pmid", record.SchemePMID)},
		"citation_pmcid":                   {f.Identifier("citation_pmcid", record.SchemePMCID)},
		"citation_arxiv_id":                append(posted(f, "citation_arxiv_id", "arXiv"), f.Identifier("citation_arxiv_id", record.SchemeArXiv)),
		"citation_handle_id":               {f.AnyIdentifier("citation_handle_id")},
		"citation_issn":                    {issn(f, "citation_issn", "")},
		"citation_issn_print":              {issn(f, "citation_issn_print", "print")},
		"citation_issn_electronic":         {issn(f, "citation_issn_electronic", "electronic")},
		"citation_isbn":                    f.ISBN("citation_isbn"),
		"citation_keywords":                keywords("citation_keywords"),
		"citation_language":                {f.Languages("citation_language")},
		"citation_abstract":                f.Abstract("citation_abstract"),
		"citation_abstract_html_url":       f.Link("citation_abstract_html_url", ""),
		"citation_public_url":              f.Link("citation_public_url", ""),
		"citation_fulltext_html_url":       f.Link("citation_fulltext_html_url", "fulltext"),
		"citation_pdf_url":                 pdf(f, "citation_pdf_url"),
		"citation_funding_source":          {f.Note("citation_funding_source", "funding")},
	}
}

// conference reads the title of a conference's proceedings, or the name of the
// conference, which its proceedings have too where nothing else names them.
func conference(f typed.Format, name string, proceedings func(string) bool) []typed.Reading {
	where := func(is bool, reading typed.Reading) typed.Reading {
		read := reading.Read
		reading.Read = func(text string) (any, error) {
			s, err := f.Decode(text)
			if err != nil || proceedings(s) != is {
				return nil, err
			}
			return read(text)
		}
		return reading
	}
	concluded := where(false, f.Text(name+".container", "container/title"))
	concluded.Inferred = true
	return append(typed.Late(orElse(hasContainer, concluded)...),
		where(true, f.Text(name, "container/title")), where(false, f.Text(name+".event", "event/name")),
		implied(f, name, record.TypeConferencePaper))
}

// wordsOfProceedings are words in titles of proceedings that no conference has in
// its name.
var wordsOfProceedings = set(
	"proceedings", "proceeding", "proc", "procs", "abstracts", "papers", "transactions", "actas", "actes", "anais", "atti", "memorias",
	"tagungsband", "handelingen", "труды", "материалы", "сборник",
)

// namesProceedings reports whether a title is that of a conference's proceedings
// rather than of the conference.
func namesProceedings(title string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return !unicode.IsLetter(r) }),
		func(word string) bool { return wordsOfProceedings[word] })
}

// posted concludes from a server's number of it that a publication is a preprint,
// where nothing says that it is anything else.
func posted(f typed.Format, name, server string) []typed.Reading {
	subtype := typed.One(f, name+".subtype", "subtype", func(string) (string, error) { return record.SubtypePreprint, nil },
		func(r *record.Record) *string { return &r.Subtype })
	on := typed.One(f, name+".server", "server", func(string) (string, error) { return server, nil }, func(r *record.Record) *string { return &r.Server })
	subtype.Inferred, on.Inferred = true, true
	// The type comes last, since it ends the others' condition.
	return typed.Late(orElse(func(r *record.Record) bool { return hasType(r) || hasContainer(r) }, subtype, on, implied(f, name, record.TypeArticle))...)
}

// pdf reads the address of a PDF, which is the copy's and no identifier of the
// publication even where it has one in it.
func pdf(f typed.Format, name string) []typed.Reading {
	link := f.Link(name, "pdf")[1]
	link.Read = statement(f, func(s string) (record.Link, error) {
		l, err := normalize.Link(s)
		var rejected *normalize.RejectError
		switch {
		case errors.As(err, &rejected) && rejected.Code == "identifier":
			return record.Link{}, nil // the publication's own number, in the address of its server
		case err == nil && l.URL != "":
			l.Kind = "pdf"
		}
		return l, err
	})
	return []typed.Reading{link}
}

// keywordReading makes a reading of keywords of a vocabulary from a function that
// divides a text.
type keywordReading func(f typed.Format, name string, divide func(string) []typed.Piece) typed.Reading

// atCommas divides a list of keywords whose vocabulary has commas between them, as
// schema.org has in a text and EPrints by habit; at semicolons where it has any.
func atCommas(text string) []typed.Piece {
	if strings.ContainsAny(text, ";\n") {
		return typed.Found(normalize.Keywords)(text)
	}
	return typed.At(",")(text)
}

// described reads what describes data or software, which is their abstract where
// nothing else is stated as one: of an article it is a page's teaser.
func described(f typed.Format, name string) []typed.Reading {
	readings := f.Abstract(name)
	for i := range readings {
		readings[i].Inferred, readings[i].Repeat = true, ""
	}
	return typed.Late(typed.If(func(r *record.Record) bool {
		return (r.Type == record.TypeDataset || r.Type == "software") && len(r.Abstracts) == 0
	}, readings...)...)
}

// linkedReadings are those of schema.org's members, in JSON-LD or in microdata,
// whose names begin with the prefix.
func linkedReadings(f typed.Format, prefix string, keywords keywordReading) readings {
	list := readings{}
	for name, of := range linkedMembers(f, prefix, keywords) {
		list[prefix+name] = of
	}
	return list
}

func linkedMembers(f typed.Format, prefix string, keywords keywordReading) readings {
	atBlank := func(r *record.Record) bool { return r.Type == "" && (r.Volume != "" || len(r.Container.ISSN) > 0) }
	return readings{
		"@type": slices.Concat(
			[]typed.Reading{typeOf(f, prefix+"@type", typesOfSchema)},
			typed.Late(orElse(hasType, typeOf(f, prefix+"@type.site", typesOfSites))...),
			typed.Late(typed.If(atBlank, implied(f, prefix+"@type.journal", record.TypeArticleJournal))...),
			typed.Late(orElse(hasType, implied(f, prefix+"@type.page", record.TypeWebpage))...),
		),
		"headline":                {headline(f, prefix+"headline")},
		"name":                    {headline(f, prefix+"name")},
		"alternativeHeadline":     {f.Title(prefix+"alternativeHeadline", record.TitleAlternate)},
		"alternateName":           {f.Title(prefix+"alternateName", record.TitleAlternate)},
		"datePublished":           {f.Date(prefix+"datePublished", record.DateIssued)},
		"dateModified":            {f.Date(prefix+"dateModified", record.DateUpdated)},
		"abstract":                f.Abstract(prefix + "abstract"),
		"inLanguage":              {f.Languages(prefix + "inLanguage")},
		"identifier":              append(labelled(f, prefix+"identifier"), f.AnyIdentifier(prefix+"identifier")),
		"doi":                     {f.Identifier(prefix+"doi", record.SchemeDOI)},
		"pmid":                    {f.Identifier(prefix+"pmid", record.SchemePMID)},
		"pmcid":                   {f.Identifier(prefix+"pmcid", record.SchemePMCID)},
		"@id":                     append(labelled(f, prefix+"@id"), f.AnyIdentifier(prefix+"@id")),
		"url":                     append([]typed.Reading{f.AnyIdentifier(prefix + "url.identifier")}, orElse(hasLinks, f.Link(prefix+"url", "")[1])...),
		"sameAs":                  f.Link(prefix+"sameAs", "related"),
		"isbn":                    f.ISBN(prefix + "isbn"),
		"issn":                    {issn(f, prefix+"issn", "")},
		"container":               {f.Journal(prefix + "container")},
		"container.alternateName": {abbreviation(f, prefix+"container.alternateName")},
		"container.issn":          {issn(f, prefix+"container.issn", "")},
		"container.isbn":          f.ISBN(prefix + "container.isbn"),
		"series":                  {f.Text(prefix+"series", "series/title")},
		"volumeNumber":            f.Volume(prefix + "volumeNumber"),
		"issueNumber":             f.Issue(prefix + "issueNumber"),
		"pages":                   pageRange(f, prefix+"pages"),
		"pages.first":             firstPage(f, prefix+"pages.first"),
		"pagination":              f.Pages(prefix + "pagination"),
		"numberOfPages":           {f.NumberOfPages(prefix + "numberOfPages")},
		"bookEdition":             {f.Text(prefix+"bookEdition", "edition")},
		"license":                 rights(f, prefix+"license"),
		"keywords":                {keywords(f, prefix+"keywords", typed.Found(normalize.Keywords))},
		"keywords.list":           {keywords(f, prefix+"keywords.list", atCommas)},
		"description":             described(f, prefix+"description"),
		"publisher":               {f.Text(prefix+"publisher", "publisher/name")},
		"sourceOrganization":      {f.Text(prefix+"sourceOrganization", "publisher/name")},
		"copyrightHolder":         {f.Text(prefix+"copyrightHolder", "copyright")},
		"genre":                   {f.Text(prefix+"genre", "genre")},
		"articleSection":          {f.Text(prefix+"articleSection", "section")},
		"reportNumber":            {f.Text(prefix+"reportNumber", "number")},
		"inSupportOf":             {f.Text(prefix+"inSupportOf", "genre")},
		"version":                 {f.Detail(prefix+"version", "version")},
		"conditionsOfAccess":      {f.Note(prefix+"conditionsOfAccess", "access")},
		"pdf":                     pdf(f, prefix+"pdf"),
		"file":                    f.Link(prefix+"file", "fulltext")[1:],
	}
}

// abbreviation reads an abbreviation of the container's title, and nothing from
// a name that is none.
func abbreviation(f typed.Format, name string) typed.Reading {
	reading := f.JournalAbbreviation(name, "")
	read := reading.Read
	reading.Read = func(text string) (any, error) {
		s, err := f.Decode(text)
		if err != nil || !normalize.IsAbbreviation(s) {
			return nil, err
		}
		return read(text)
	}
	return reading
}

// markupKeywords reads keywords in markup: divided where it has no tags, else as
// one.
func markupKeywords(f typed.Format, name string, at func(string) []typed.Piece) typed.Reading {
	reading := split(f, at, f.Keyword(name))[0]
	divide := reading.Split
	reading.Split = func(raw string) []typed.Piece {
		if strings.IndexByte(raw, '<') >= 0 {
			return []typed.Piece{{From: 0, To: len(raw)}}
		}
		return divide(raw)
	}
	return reading
}

// linkedKeywords reads keywords in a string of JSON: divided where it has no
// escapes, else as one.
func linkedKeywords(f typed.Format, name string, divide func(string) []typed.Piece) typed.Reading {
	reading := f.Keyword(name)
	reading.Split = func(raw string) []typed.Piece {
		whole := []typed.Piece{{From: 0, To: len(raw)}}
		if len(raw) < 2 || raw[0] != '"' || strings.ContainsAny(raw, "\\&") {
			return whole
		}
		pieces := divide(raw[1 : len(raw)-1])
		for i := range pieces {
			pieces[i].From, pieces[i].To = pieces[i].From+1, pieces[i].To+1
			if strings.ContainsAny(raw[pieces[i].From:pieces[i].To], "\"\n\r\t") {
				return whole
			}
		}
		return pieces
	}
	return reading
}

// prismReadings are those of PRISM's names.
func prismReadings() readings {
	f := inMeta
	return readings{
		"prism.title": {mainTitle(f, "prism.title")},
		"prism.publicationname": append(typed.Late(typed.If(func(r *record.Record) bool {
			return r.Type == "" && (r.Volume != "" || len(r.Container.ISSN) > 0)
		}, implied(f, "prism.publicationname", record.TypeArticleJournal))...), f.Journal("prism.publicationname")),
		"prism.aggregationtype":    {firstType(f, "prism.aggregationtype", true, func(s string) record.Type { return prismTypes[strings.ToLower(strings.TrimSpace(s))] })},
		"prism.issn":               {issn(f, "prism.issn", "print")},
		"prism.issn_electronic":    {issn(f, "prism.issn_electronic", "electronic")},
		"prism.isbn":               f.ISBN("prism.isbn"),
		"prism.volume":             f.Volume("prism.volume"),
		"prism.issue":              f.Issue("prism.issue"),
		"prism.pages":              pageRange(f, "prism.pages"),
		"prism.pages.first":        firstPage(f, "prism.pages.first"),
		"prism.pagerange":          f.Pages("prism.pagerange"),
		"prism.doi":                {f.Identifier("prism.doi", record.SchemeDOI)},
		"prism.publication_date":   {f.Date("prism.publication_date", record.DateIssued)},
		"prism.cover_date":         {f.Date("prism.cover_date", record.DatePrint)},
		"prism.cover_display_date": {f.Date("prism.cover_display_date", record.DatePrint)},
		"prism.datereceived":       {f.Date("prism.datereceived", record.DateReceived)},
		"prism.modificationdate":   {f.Date("prism.modificationdate", record.DateUpdated)},
		"prism.url":                f.Link("prism.url", ""),
		"prism.section":            {f.Text("prism.section", "section")},
		"prism.edition":            {f.Text("prism.edition", "edition")},
		"prism.keywords":           keywords("prism.keywords"),
		"prism.copyright":          {f.Text("prism.copyright", "copyright")},
		"prism.rightsagent":        {f.Note("prism.rightsagent", "licence")},
		"prism.event":              {f.Text("prism.event", "event/name")},
	}
}

// prismTypes are PRISM's types of aggregation as the types of what they hold.
var prismTypes = map[string]record.Type{
	"journal": record.TypeArticleJournal, "magazine": record.TypeArticleMagazine, "newsletter": record.TypeArticleMagazine,
	"newspaper": record.TypeArticleNews, "conference proceeding": record.TypeConferencePaper,
}

// eprintsReadings are those of repositories run on EPrints.
func eprintsReadings() readings {
	f := inMeta
	return readings{
		"eprints.title":       {mainTitle(f, "eprints.title")},
		"eprints.type":        {typeOf(f, "eprints.type", typesOfWords), subtype(f, "eprints.type")},
		"eprints.ispublished": {f.Status("eprints.ispublished", eprintsStatuses)},
		"eprints.refereed":    {f.Detail("eprints.refereed", "refereed")},
		"eprints.date":        {f.Date("eprints.date", record.DateIssued)},
		"eprints.date_type":   {f.Detail("eprints.date_type", "date-type")},
		"eprints.journal":     {f.Journal("eprints.journal")},
		"eprints.book_title":  {f.Text("eprints.book_title", "container/title")},
		"eprints.event_title": {f.Text("eprints.event_title", "event/name")},
		"eprints.event_location": {
			f.Text("eprints.event_location", "event/place"),
		},
		"eprints.volume":      f.Volume("eprints.volume"),
		"eprints.number":      f.Issue("eprints.number"),
		"eprints.pages":       f.Pages("eprints.pages"),
		"eprints.extent":      extentOf(f, "eprints.extent"),
		"eprints.series":      {f.Text("eprints.series", "series/title")},
		"eprints.publisher":   {f.Text("eprints.publisher", "publisher/name")},
		"eprints.institution": {f.Text("eprints.institution", "publisher/name")},
		"eprints.department":  {f.Detail("eprints.department", "department")},
		"eprints.thesis_type": {f.Text("eprints.thesis_type", "genre")},
		"eprints.place_of_pub": {
			f.Text("eprints.place_of_pub", "publisher/place"),
		},
		"eprints.issn":     {issn(f, "eprints.issn", "")},
		"eprints.isbn":     f.ISBN("eprints.isbn"),
		"eprints.doi":      {f.AnyIdentifier("eprints.doi")},
		"eprints.eprintid": {f.IdentifierBy("eprints.eprintid", record.SchemeAccession, "eprints", func(s string) (string, error) { return normalize.Text(s), nil })},
		"eprints.abstract": f.Abstract("eprints.abstract"),
		"eprints.keywords": split(f, atCommas, f.Keyword("eprints.keywords")),
		"eprints.subjects": {f.Subject("eprints.subjects", "")},
		"eprints.language": {f.Languages("eprints.language")},
		"eprints.url":      f.Link("eprints.url", ""),
		"eprints.pdf":      pdf(f, "eprints.pdf"),
		"eprints.note":     {f.Note("eprints.note", "")},
	}
}

var eprintsStatuses = map[string]record.Status{
	"pub": record.StatusPublished, "inpress": record.StatusInPress, "submitted": record.StatusSubmitted, "accepted": record.StatusAccepted,
}

// dublinCoreReadings are those of Dublin Core's elements and terms.
func dublinCoreReadings() readings {
	f := inMeta
	return readings{
		"dc.title":                 {mainTitle(f, "dc.title")},
		"dc.alternative":           {f.Title("dc.alternative", record.TitleAlternate)},
		"dc.type":                  {typeOf(f, "dc.type", typesOfWords), subtype(f, "dc.type")},
		"dc.type.kind":             {f.Text("dc.type.kind", "genre")},
		"dc.date":                  {f.Date("dc.date", record.DateIssued)},
		"dc.issued":                {f.Date("dc.issued", record.DateIssued)},
		"dc.available":             {f.Date("dc.available", record.DateOnline)},
		"dc.modified":              {f.Date("dc.modified", record.DateUpdated)},
		"dc.dateaccepted":          {f.Date("dc.dateaccepted", record.DateAccepted)},
		"dc.datesubmitted":         {f.Date("dc.datesubmitted", record.DateSubmitted)},
		"dc.created":               orElse(hasIssued, f.Date("dc.created", record.DateIssued)),
		"dc.publisher":             {f.Text("dc.publisher", "publisher/name")},
		"dc.identifier":            append(labelled(f, "dc.identifier"), f.AnyIdentifier("dc.identifier"), address(f, "dc.identifier.link")),
		"dc.identifier.pagenumber": f.Pages("dc.identifier.pagenumber"),
		"dc.identifier.isbn":       f.ISBN("dc.identifier.isbn"),
		"dc.identifier.pmid":       {f.Identifier("dc.identifier.pmid", record.SchemePMID)},
		"dc.source":                {f.Text("dc.source", "container/title")},
		"dc.source.issn":           {issn(f, "dc.source.issn", "")},
		"dc.source.volume":         f.Volume("dc.source.volume"),
		"dc.source.issue":          f.Issue("dc.source.issue"),
		"dc.ispartof":              {f.Detail("dc.ispartof", "is-part-of")},
		"dc.relation":              {f.Detail("dc.relation", "relation")},
		"dc.coverage":              {f.Detail("dc.coverage", "coverage")},
		"dc.description":           {f.Detail("dc.description", "description")},
		"dc.bibliographiccitation": {f.Detail("dc.bibliographiccitation", "citation")},
		"dc.abstract":              f.Abstract("dc.abstract"),
		"dc.subject":               keywords("dc.subject"),
		"dc.language":              {f.Languages("dc.language")},
		"dc.rights":                rights(f, "dc.rights"),
		"dc.license":               rights(f, "dc.license"),
		"dc.rightsholder":          {f.Text("dc.rightsholder", "copyright")},
		"dc.accessrights":          {f.Note("dc.accessrights", "access")},
		"dc.extent":                extentOf(f, "dc.extent"),
	}
}

// extentOf reads how many pages there are, and keeps any other extent as it is:
// "2 videos".
func extentOf(f typed.Format, name string) []typed.Reading {
	number := typed.One(f, name, "number_of_pages", func(s string) (int, error) {
		n, err := normalize.NumberOfPages(s)
		if err != nil {
			return 0, nil
		}
		return n, nil
	}, func(r *record.Record) *int { return &r.NumberOfPages })
	other := f.Detail(name+".other", "extent")
	read := other.Read
	other.Read = func(text string) (any, error) {
		if s, err := f.Decode(text); err == nil {
			if _, err := normalize.NumberOfPages(s); err == nil {
				return record.Detail{}, nil
			}
		}
		return read(text)
	}
	return []typed.Reading{number, other}
}

// address reads the address of a page, and nothing from other texts.
func address(f typed.Format, name string) typed.Reading {
	link := f.Link(name, "")[1]
	read := link.Read
	link.Read = func(text string) (any, error) {
		s, err := f.Decode(text)
		if err != nil || !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") {
			return nil, err
		}
		return read(text)
	}
	put := link.Put
	link.Put = func(r *record.Record, value any) string {
		stated := value.(record.Link)
		if slices.ContainsFunc(r.Links, func(l record.Link) bool { return l.URL == stated.URL && l != stated }) {
			return ""
		}
		return put(r, value)
	}
	return link
}

// labelled reads the numbers of books and journals that a field for identifiers of
// any kind has with their labels (urn:isbn:…), and nothing from other texts.
func labelled(f typed.Format, name string) []typed.Reading {
	of := func(label string, reading typed.Reading) typed.Reading {
		read := reading.Read
		reading.Split = nil
		reading.Read = func(text string) (any, error) {
			s, err := f.Decode(text)
			if s = strings.TrimSpace(s); err != nil || !isLabelled(s, label) {
				return nil, err
			}
			return read(text)
		}
		return reading
	}
	isbn := f.ISBN(name + ".isbn")
	for i := range isbn {
		isbn[i] = of("isbn", isbn[i])
	}
	return append(isbn, of("issn", issn(f, name+".issn", "")))
}

// isLabelled reports whether a text begins with a label, as a URN does or
// without its beginning.
func isLabelled(s, label string) bool {
	const urn = "urn:"
	if len(s) >= len(urn) && strings.EqualFold(s[:len(urn)], urn) {
		s = s[len(urn):]
	}
	return len(s) >= len(label) && strings.EqualFold(s[:len(label)], label)
}

// contextReadings are those of the keys of context objects.
func contextReadings() readings {
	f := inContext
	return readings{
		"coins.title": {mainTitle(f, "coins.title")},
		"coins.genre": {typeOf(f, "coins.genre", typesOfWords), subtype(f, "coins.genre")},
		"coins.format": typed.Late(orElse(hasType, firstType(f, "coins.format", true, func(s string) record.Type {
			return contextTypes[s[strings.LastIndexByte(s, ':')+1:]]
		}))...),
		"coins.container":   {f.Journal("coins.container")},
		"coins.stitle":      {f.JournalAbbreviation("coins.stitle", "")},
		"coins.date":        {f.Date("coins.date", record.DateIssued)},
		"coins.volume":      f.Volume("coins.volume"),
		"coins.issue":       f.Issue("coins.issue"),
		"coins.range":       pageRange(f, "coins.range"),
		"coins.range.first": firstPage(f, "coins.range.first"),
		"coins.pages":       f.Pages("coins.pages"),
		"coins.artnum":      {f.ArticleNumber("coins.artnum")},
		"coins.tpages":      {f.NumberOfPages("coins.tpages")},
		"coins.issn":        {issn(f, "coins.issn", "")},
		"coins.eissn":       {issn(f, "coins.eissn", "electronic")},
		"coins.isbn":        f.ISBN("coins.isbn"),
		"coins.publisher":   {f.Text("coins.publisher", "publisher/name")},
		"coins.place":       {f.Text("coins.place", "publisher/place")},
		"coins.edition":     {f.Text("coins.edition", "edition")},
		"coins.series":      {f.Text("coins.series", "series/title")},
		"coins.number":      {f.Text("coins.number", "number")},
		"coins.part":        {f.Text("coins.part", "part")},
		"coins.degree":      {f.Text("coins.degree", "genre")},
		"coins.country":     {f.Detail("coins.country", "country")}, "coins.kind": {f.Detail("coins.kind", "patent-kind")},
		"coins.applnumber": {f.Detail("coins.applnumber", "application-number")}, "coins.appldate": {f.Date("coins.appldate", record.DateSubmitted)},
		"coins.prioritydate": {f.Detail("coins.prioritydate", "priority-date")},
		"coins.doi":          {f.Identifier("coins.doi", record.SchemeDOI)},
		"coins.identifier":   append(labelled(f, "coins.identifier"), f.AnyIdentifier("coins.identifier"), address(f, "coins.identifier.link")),
		"coins.language":     {f.Languages("coins.language")},
		"coins.subject":      {f.Keyword("coins.subject")},
		"coins.rights":       rights(f, "coins.rights"),
		"coins.description":  {f.Detail("coins.description", "description")},
	}
}

// contextTypes are the formats of context objects that say a type.
var contextTypes = map[string]record.Type{
	"journal": record.TypeArticleJournal, "book": record.TypeBook, "dissertation": record.TypeThesis, "patent": record.TypePatent,
}

// pageReadings are those of what is written for previews, and of the page
// itself: they give way to all others.
func pageReadings() readings {
	f := inMeta
	text := typed.Format{Code: f.Code, Join: f.Join, Decode: decodeText}
	noSite := func(r *record.Record) bool { return hasContainer(r) || r.Type != record.TypeWebpage }
	return readings{
		"og.type":                typed.Late(orElse(hasType, implied(f, "og.type", record.TypeWebpage))...),
		"og.title":               {mainTitle(f, "og.title")},
		"og.site_name":           typed.Late(orElse(noSite, f.Text("og.site_name", "container/title"))...),
		"og.url":                 orElse(hasLinks, f.Link("og.url", "")...),
		"og.isbn":                f.ISBN("og.isbn"),
		"book.isbn":              f.ISBN("book.isbn"),
		"book.release_date":      {f.Date("book.release_date", record.DateIssued)},
		"book.tag":               {f.Keyword("book.tag")},
		"article.published_time": {f.Date("article.published_time", record.DateIssued)},
		"article.modified_time":  {f.Date("article.modified_time", record.DateUpdated)},
		"article.tag":            {f.Keyword("article.tag")},
		"title":                  orElse(hasTitle, text.Title("title", record.TitleMain)),
		"link.canonical":         orElse(hasLinks, f.Link("link.canonical", "")...),
		"link.pdf":               pdf(f, "link.pdf"),
		"link.licence":           {f.Note("link.licence", "licence")},
	}
}
