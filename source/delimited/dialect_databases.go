package delimited

// databaseDialects are tables of databases and of a tool for reviews that are known
// by names of their own: CNKI, Consensus, EBSCOhost, Elicit, EPPI-Reviewer, Europe PMC, ERIC, OpenAlex,
// SpringerLink and ProQuest.
var (
	ebscoColumns = []Column{
		{Heading: "Article Title", Meaning: "title"}, {Heading: "Journal Title", Meaning: "journal"}, {Heading: "Page Count", Meaning: "number-of-pages", Score: 1}, {Heading: "Doctype", Meaning: "document-type", Score: 2},
		{Heading: "PLink", Meaning: "url", Score: 5}, {Heading: "Accession Number", Meaning: "accession"}, {Heading: "docTypes", Meaning: "document-type", Score: 2}, {Heading: "an", Meaning: "accession", Score: 1},
		{Heading: "dbShortName", Meaning: ignore, Score: 5}, {Heading: "dbLongName", Meaning: "database", Score: 5}, {Heading: "source", Meaning: "journal"}, {Heading: "coverDate", Meaning: "date/print", Score: 1},
		{Heading: "Subjects", Meaning: "subjects"},
	}
	cnkiColumns = []Column{
		{Heading: "SrcDatabase-来源库", Meaning: "database", Score: 5}, {Heading: "Title-题名", Meaning: "title", Score: 3}, {Heading: "Author-作者", Meaning: "authors", Score: 3}, {Heading: "Organ-单位", Meaning: "affiliations", Separator: ";", Score: 2},
		{Heading: "Source-文献来源", Meaning: "journal", Score: 3}, {Heading: "Keyword-关键词", Meaning: "keywords", Separator: ";", Score: 3}, {Heading: "Summary-摘要", Meaning: "abstract", Score: 3},
		{Heading: "PubTime-发表时间", Meaning: "date/issued", Score: 2}, {Heading: "FirstDuty-第一责任人", Meaning: ignore, Score: 2}, {Heading: "Fund-基金", Meaning: "detail/funding", Score: 2}, {Heading: "Year-年", Meaning: "year", Score: 1},
		{Heading: "Volume-卷", Meaning: "volume", Score: 1}, {Heading: "Period-期", Meaning: "issue", Score: 1}, {Heading: "PageCount-页码", Meaning: "pages", Score: 2}, {Heading: "CLC-中图分类号", Meaning: "subjects/clc", Score: 2},
		{Heading: "URL-网址", Meaning: "url", Score: 1}, {Heading: "DOI-DOI", Meaning: "doi", Score: 2},
	}
	elicitColumns = []Column{
		{Heading: "DOI link", Meaning: "identifier", Score: 4}, {Heading: "Venue", Meaning: "journal", Score: 1}, {Heading: "Citation count", Meaning: "count/citations", Score: 2}, {Heading: "Filename", Meaning: ignore, Score: 1},
		{Heading: "Authors", Meaning: "display-names"}, {Heading: "Summary", Meaning: "library-notes", Separator: "\n"},
	}
	consensusColumns = []Column{
		{Heading: "Takeaway", Meaning: "library-notes", Separator: "\n", Score: 3}, {Heading: "Journal SJR Quartile", Meaning: ignore, Score: 5}, {Heading: "Consensus Link", Meaning: "url/related", Score: 8}, {Heading: "Study Type", Meaning: "detail/study-type", Score: 1},
		{Heading: "Authors", Meaning: "display-names"},
	}
	eppiColumns = []Column{
		{Heading: "ItemId", Meaning: "own-id", Score: 5}, {Heading: "ParentTitle", Meaning: "journal", Score: 5}, {Heading: "StandardNumber", Meaning: "issn-or-isbn", Score: 4}, {Heading: "TypeName", Meaning: "document-type", Score: 3},
		{Heading: "ShortTitle", Meaning: ignore}, {Heading: "Institution", Meaning: "publisher"}, {Heading: "City", Meaning: "publisher-place"}, {Heading: "Country", Meaning: "detail/country"}, {Heading: "Comments", Meaning: "library-notes", Separator: "\n"},
		{Heading: "ParentAuthors", Meaning: "book-authors", Score: 4},
	}
	europePMCColumns = []Column{
		{Heading: "SOURCE", Meaning: "europepmc-source"}, {Heading: "ID", Meaning: "own-id"}, {Heading: "JOURNAL_VOLUME", Meaning: "volume", Score: 3}, {Heading: "PAGE_INFO", Meaning: "pages", Score: 4}, {Heading: "PUB_YEAR", Meaning: "year", Score: 1},
		{Heading: "FIRST_PUB_DATE", Meaning: "date/online", Score: 4}, {Heading: "PUB_TYPE", Meaning: "document-type", Score: 1}, {Heading: "CITED_BY_COUNT", Meaning: "count/citations-europepmc", Score: 1}, {Heading: "FULL_TEXT_URL", Meaning: "url/fulltext", Score: 2},
		{Heading: "JOURNAL", Meaning: "journal"}, {Heading: "AUTHORS", Meaning: "authors"}, {Heading: "EXTID", Meaning: "own-id", Score: 5}, {Heading: "EXTERNAL_ID", Meaning: "own-id", Score: 5}, {Heading: "FIRST_PUBLICATION_DATE", Meaning: "date/online", Score: 4}, {Heading: "FIRST_INDEX_DATE", Meaning: ignore, Score: 3}, {Heading: "JOURNAL_ISSN", Meaning: "issn-or-isbn", Score: 1},
		{Heading: "CITED_BY", Meaning: "count/citations-europepmc"}, {Heading: "IN_EPMC", Meaning: ignore, Score: 5}, {Heading: "HAS_PDF", Meaning: ignore, Score: 1}, {Heading: "IS_OPEN_ACCESS", Meaning: "detail/open-access"},
	}
	ericColumns = []Column{
		{Heading: "ERIC Number", Meaning: "accession/ERIC", Score: 10}, {Heading: "Source", Meaning: "journal"}, {Heading: "Descriptors", Meaning: "subjects", Separator: ";", Score: 2}, {Heading: "Peer Reviewed", Meaning: "peer-reviewed", Score: 2},
		{Heading: "Identifiers", Meaning: ignore}, {Heading: "ISSN", Meaning: "eric-issn"},
	}
	openAlexColumns = []Column{
		{Heading: "id", Meaning: "openalex"}, {Heading: "display_name", Meaning: "title", Score: 2}, {Heading: "publication_year", Meaning: "year", Score: 1}, {Heading: "publication_date", Meaning: "date/issued", Score: 1},
		{Heading: "ids.openalex", Meaning: "openalex", Score: 5}, {Heading: "ids.pmid", Meaning: "pmid", Score: 4}, {Heading: "ids.pmcid", Meaning: "pmcid", Score: 4}, {Heading: "ids.doi", Meaning: "doi", Score: 4}, {Heading: "ids.mag", Meaning: ignore, Score: 4},
		{Heading: "primary_location.source.display_name", Meaning: "container", Score: 6}, {Heading: "primary_location.source.issn_l", Meaning: "issn", Score: 4}, {Heading: "primary_location.source.issn", Meaning: "issn", Score: 4},
		{Heading: "primary_location.landing_page_url", Meaning: "url", Score: 4}, {Heading: "primary_location.pdf_url", Meaning: "url/pdf", Score: 4}, {Heading: "primary_location.license", Meaning: "licence", Score: 4},
		{Heading: "authorships.author.display_name", Meaning: "display-names-at-bars", Score: 6}, {Heading: "authorships.author.orcid", Meaning: "detail/orcids", Score: 4}, {Heading: "authorships.raw_affiliation_strings", Meaning: "affiliations", Separator: "|", Score: 4},
		{Heading: "cited_by_count", Meaning: "count/citations-openalex"}, {Heading: "biblio.volume", Meaning: "volume", Score: 4}, {Heading: "biblio.issue", Meaning: "issue", Score: 4},
		{Heading: "biblio.first_page", Meaning: "first-page", Score: 4}, {Heading: "biblio.last_page", Meaning: "last-page", Score: 4}, {Heading: "open_access.is_oa", Meaning: ignore, Score: 4}, {Heading: "open_access.oa_status", Meaning: "detail/open-access", Score: 4},
		{Heading: "open_access.oa_url", Meaning: "url/fulltext", Score: 4}, {Heading: "keywords.display_name", Meaning: "keywords", Separator: "|", Score: 4}, {Heading: "type", Meaning: "document-type"},
		{Heading: "primary_location.source.host_organization_name", Meaning: "publisher", Score: 4},
	}
	springerColumns = []Column{
		{Heading: "Item Title", Meaning: "title", Score: 3}, {Heading: "Publication Title", Meaning: "container"}, {Heading: "Book Series Title", Meaning: "series", Score: 1}, {Heading: "Journal Volume", Meaning: "volume"},
		{Heading: "Item DOI", Meaning: "doi", Score: 3}, {Heading: "Authors", Meaning: "joined-names"}, {Heading: "Content Type", Meaning: "type", Score: 1},
	}
	proQuestColumns = []Column{
		{Heading: "StoreId", Meaning: ignore, Score: 5}, {Heading: "ArticleType", Meaning: ignore, Score: 3}, {Heading: "AuthorAffiliation", Meaning: "affiliations", Separator: ";", Score: 2}, {Heading: "companies", Meaning: ignore},
		{Heading: "copyright", Meaning: "copyright"}, {Heading: "digitalObjectIdentifier", Meaning: "doi", Score: 1}, {Heading: "documentFeature", Meaning: ignore, Score: 2}, {Heading: "elecPubDate", Meaning: "date/online", Score: 4},
		{Heading: "entryDate", Meaning: ignore}, {Heading: "languageOfSummary", Meaning: "detail/abstract-language", Score: 2}, {Heading: "location", Meaning: ignore}, {Heading: "pubdate", Meaning: "date/issued", Score: 1},
		{Heading: "pubtitle", Meaning: "journal", Score: 4}, {Heading: "startPage", Meaning: "first-page-again"}, {Heading: "subjectTerms", Meaning: "subjects", Score: 2}, {Heading: "subjects", Meaning: "subjects"}, {Heading: "FindACopy", Meaning: ignore, Score: 5},
		{Heading: "subjectClassifications", Meaning: ignore, Score: 3}, {Heading: "identifierKeywords", Meaning: "keywords", Score: 3}, {Heading: "people", Meaning: ignore},
		{Heading: "DocumentURL", Meaning: "url", Score: 2}, {Heading: "elecIsbn", Meaning: "isbn", Score: 1},
	}
)
