package delimited

// embaseColumns are the headings of Embase.com, in its table, or in its form
// with one field of a record in each row, where each term has a cell.
func embaseColumns(name string, vertical bool) Dialect {
	terms := termSeparator
	if vertical {
		terms = ""
	}
	return Dialect{Name: name, Title: "Embase.com", vertical: vertical, Columns: []Column{
		{Heading: "Title", Meaning: "title"}, {Heading: "Original non-English title", Meaning: "title/original", Score: 2}, {Heading: "Author Names", Meaning: "authors", Score: 2}, {Heading: "Editors", Meaning: "editors"},
		{Heading: "Author Addresses", Meaning: "affiliations", Separator: ";", Score: 1}, {Heading: "Correspondence Address", Meaning: "detail/reprint-address"}, {Heading: "Source title", Meaning: "container"},
		{Heading: "Abbreviated source title", Meaning: "journal-abbreviation"}, {Heading: "Full source title", Meaning: "container", Score: 1}, {Heading: "Source", Meaning: "cited-journal"}, {Heading: "Publication Year", Meaning: "year"},
		{Heading: "Date of Publication", Meaning: "date/issued"}, {Heading: "First Page", Meaning: "first-page"}, {Heading: "Last Page", Meaning: "last-page"},
		{Heading: "Publication Type", Meaning: "document-type"}, {Heading: "Publication Status", Meaning: "detail/publication-stage"}, {Heading: "Publisher", Meaning: "publisher"}, {Heading: "Copyright", Meaning: "copyright"},
		{Heading: "Author Keywords", Meaning: "keywords", Separator: terms}, {Heading: "AiP/IP Entry Date", Meaning: ignore, Score: 2}, {Heading: "Full Record Entry Date", Meaning: ignore, Score: 2},
		{Heading: "Conference Editors", Meaning: "editors"}, {Heading: "Book Publisher", Meaning: "publisher"}, {Heading: "Original non-English abstract", Meaning: "abstract"}, {Heading: "Drug Manufacturer", Meaning: "detail/manufacturers"},
		{Heading: "Device Manufacturer", Meaning: "detail/manufacturers"}, {Heading: "Device Tradenames", Meaning: "detail/tradenames"}, {Heading: "Molecular Sequence Numbers", Meaning: "detail/sequence-numbers"},
		{Heading: "Emtree Drug Index Terms", Meaning: "subjects/emtree", Separator: terms, Score: 5}, {Heading: "Emtree Drug Index Terms (Major Focus)", Meaning: "subjects/emtree/major", Separator: terms, Score: 5},
		{Heading: "Emtree Medical Index Terms", Meaning: "subjects/emtree", Separator: terms, Score: 5}, {Heading: "Emtree Medical Index Terms (Major Focus)", Meaning: "subjects/emtree/major", Separator: terms, Score: 5},
		{Heading: "Drug Tradenames", Meaning: "detail/tradenames"}, {Heading: "CAS Registry Numbers", Meaning: "detail/cas-numbers", Score: 1}, {Heading: "Language of Article", Meaning: "language", Score: 2},
		{Heading: "Article Language", Meaning: "language"}, {Heading: "Language of Summary", Meaning: "detail/abstract-language", Score: 1}, {Heading: "ISSN", Meaning: "issn-or-isbn"}, {Heading: "ISBN", Meaning: "isbn"}, {Heading: "CODEN", Meaning: "detail/coden"},
		{Heading: "Medline PMID", Meaning: "pmid", Score: 3}, {Heading: "PUI", Meaning: "embase", Score: 4}, {Heading: "Embase Accession ID", Meaning: "accession/Embase", Score: 6}, {Heading: "Embase Accession Number", Meaning: "accession/Embase", Score: 6},
		{Heading: "Full Text Link", Meaning: "url/fulltext"}, {Heading: "Embase Link", Meaning: "url", Score: 5}, {Heading: "Open URL Link", Meaning: ignore, Score: 1}, {Heading: "Country of Author", Meaning: "detail/author-country"},
		{Heading: "Country of journal", Meaning: "detail/country"}, {Heading: "Conference Name", Meaning: "event"}, {Heading: "Conference Location", Meaning: "event-place"}, {Heading: "Conference Date", Meaning: "event-date"},
		{Heading: "Clinical Trial Numbers", Meaning: "registrations"}, {Heading: "Article Number", Meaning: "article-number"}, {Heading: "Number of Pages", Meaning: "number-of-pages"}, {Heading: "Abstract", Meaning: "abstract"},
		{Heading: "Volume", Meaning: "volume"}, {Heading: "Issue", Meaning: "issue"}, {Heading: "DOI", Meaning: "doi"}, {Heading: "Embase Classification", Meaning: ignore, Score: 2},
	}}
}

// ictrpColumns are the headings of the WHO's lists of trials.
var ictrpColumns = []Column{
	{Heading: "TrialID", Meaning: "trial-number", Score: 5}, {Heading: "Last Refreshed on", Meaning: "date/updated", Score: 4}, {Heading: "Public title", Meaning: "title", Score: 4},
	{Heading: "Scientific title", Meaning: "title/alternate", Score: 4}, {Heading: "Acronym", Meaning: "title/short"}, {Heading: "Primary sponsor", Meaning: "sponsors", Score: 2},
	{Heading: "Secondary sponsor", Meaning: "detail/collaborators"}, {Heading: "Date registration", Meaning: "trial-registered", Score: 2}, {Heading: "Date registration3", Meaning: "date/posted", Score: 2},
	{Heading: "Export date", Meaning: "detail/export-date"}, {Heading: "Source Register", Meaning: "trial-register", Score: 3}, {Heading: "web address", Meaning: "url", Score: 1},
	{Heading: "Recruitment Status", Meaning: "detail/recruitment-status", Score: 1}, {Heading: "other records", Meaning: ignore}, {Heading: "Inclusion agemin", Meaning: "detail/age", Score: 2},
	{Heading: "Inclusion agemax", Meaning: "detail/age", Score: 2}, {Heading: "Inclusion gender", Meaning: "detail/sex", Score: 2}, {Heading: "Date enrollement", Meaning: "detail/enrolment-date", Score: 2},
	{Heading: "Date enrolment", Meaning: "detail/enrolment-date"}, {Heading: "Target size", Meaning: "detail/enrolment", Score: 1}, {Heading: "Study type", Meaning: "detail/study-type"},
	{Heading: "Study design", Meaning: "detail/study-design"}, {Heading: "Phase", Meaning: "detail/phase"}, {Heading: "Countries", Meaning: "detail/countries"},
	{Heading: "Contact Firstname", Meaning: ignore}, {Heading: "Contact Lastname", Meaning: ignore}, {Heading: "Contact Address", Meaning: ignore}, {Heading: "Contact Email", Meaning: ignore},
	{Heading: "Contact Tel", Meaning: ignore}, {Heading: "Contact Affiliation", Meaning: ignore}, {Heading: "Inclusion Criteria", Meaning: "detail/inclusion-criteria"},
	{Heading: "Exclusion Criteria", Meaning: "detail/exclusion-criteria"}, {Heading: "Condition", Meaning: "subjects/condition"}, {Heading: "Intervention", Meaning: "subjects/intervention"},
	{Heading: "Primary outcome", Meaning: "detail/primary-outcome"}, {Heading: "Secondary outcome", Meaning: "detail/secondary-outcome"}, {Heading: "Secondary ID", Meaning: "trial-numbers"},
	{Heading: "SecondaryIDs", Meaning: "trial-numbers"}, {Heading: "Secondary IDs", Meaning: "trial-numbers"}, {Heading: "results date posted", Meaning: "detail/results-posted"},
	{Heading: "results date completed", Meaning: "detail/completion-date"}, {Heading: "results url link", Meaning: "trial-results"}, {Heading: "results yes no", Meaning: "detail/results"},
	{Heading: "Retrospective flag", Meaning: ignore, Score: 2}, {Heading: "Bridging flag truefalse", Meaning: ignore, Score: 2}, {Heading: "Bridged type", Meaning: ignore},
	{Heading: "Source Support", Meaning: "detail/funder"}, {Heading: "Internal Number", Meaning: ignore}, {Heading: "results url protocol", Meaning: "trial-documents"},
	{Heading: "Prospective registration", Meaning: ignore}, {Heading: "Bridging flag", Meaning: ignore},
}

// wosColumns are Web of Science's headings of two letters, with the meanings of
// its tags in package ris.
var wosColumns = []Column{
	{Heading: "PT", Meaning: "wos-type", Score: 2}, {Heading: "AU", Meaning: "authors", Score: 1}, {Heading: "AF", Meaning: "full-names", Score: 2}, {Heading: "BA", Meaning: "book-authors"}, {Heading: "BF", Meaning: ignore},
	{Heading: "BE", Meaning: "editors"}, {Heading: "GP", Meaning: "book-authors"}, {Heading: "CA", Meaning: "authors"}, {Heading: "TI", Meaning: "title", Score: 1}, {Heading: "SO", Meaning: "book-or-journal", Score: 1},
	{Heading: "SE", Meaning: "series"}, {Heading: "BS", Meaning: "detail/series-subtitle"}, {Heading: "LA", Meaning: "language"}, {Heading: "DT", Meaning: "document-type", Score: 1},
	{Heading: "CT", Meaning: "event"}, {Heading: "CY", Meaning: "event-date"}, {Heading: "CL", Meaning: "event-place"}, {Heading: "SP", Meaning: "detail/event-sponsor"}, {Heading: "HO", Meaning: "detail/event-host"},
	{Heading: "DE", Meaning: "keywords", Separator: ";"}, {Heading: "ID", Meaning: "subjects/keywords-plus", Separator: ";"}, {Heading: "AB", Meaning: "abstract"}, {Heading: "C1", Meaning: "wos-addresses"},
	{Heading: "C3", Meaning: "affiliations", Separator: ";"}, {Heading: "RP", Meaning: "detail/reprint-address"}, {Heading: "EM", Meaning: "detail/email"}, {Heading: "RI", Meaning: "detail/researcher-ids"},
	{Heading: "OI", Meaning: "detail/orcids"}, {Heading: "FU", Meaning: "detail/funding"}, {Heading: "FP", Meaning: "detail/funding-name"}, {Heading: "FX", Meaning: "detail/funding-text"}, {Heading: "CR", Meaning: ignore},
	{Heading: "NR", Meaning: "detail/cited-references"}, {Heading: "TC", Meaning: "count/citations-core"}, {Heading: "Z9", Meaning: "count/citations-wos"}, {Heading: "U1", Meaning: "count/usage-180-days"},
	{Heading: "U2", Meaning: "count/usage-since-2013"}, {Heading: "PU", Meaning: "publisher"}, {Heading: "PI", Meaning: "publisher-place"}, {Heading: "PA", Meaning: "detail/publisher-address"}, {Heading: "SN", Meaning: "issn-or-isbn"},
	{Heading: "EI", Meaning: "issn/electronic"}, {Heading: "BN", Meaning: "isbn"}, {Heading: "J9", Meaning: "journal-abbreviation", Score: 1}, {Heading: "JI", Meaning: "journal-abbreviation", Score: 1},
	{Heading: "PD", Meaning: "month"}, {Heading: "PY", Meaning: "year", Score: 1}, {Heading: "VL", Meaning: "volume"}, {Heading: "IS", Meaning: "issue"}, {Heading: "PN", Meaning: "part"}, {Heading: "SU", Meaning: "supplement"},
	{Heading: "SI", Meaning: "detail/special-issue"}, {Heading: "MA", Meaning: "detail/meeting-abstract-number"}, {Heading: "BP", Meaning: "first-page"}, {Heading: "EP", Meaning: "last-page"},
	{Heading: "AR", Meaning: "article-number"}, {Heading: "DI", Meaning: "doi"}, {Heading: "DL", Meaning: "url"}, {Heading: "D2", Meaning: "detail/container-doi"}, {Heading: "EA", Meaning: "date/online"},
	{Heading: "EY", Meaning: ignore}, {Heading: "PG", Meaning: "number-of-pages"}, {Heading: "P2", Meaning: "detail/number-of-chapters"}, {Heading: "WC", Meaning: "subjects/wos-category", Separator: ";"},
	{Heading: "WE", Meaning: "detail/index"}, {Heading: "SC", Meaning: "subjects/wos-research-area", Separator: ";"}, {Heading: "GA", Meaning: "detail/document-delivery-number"}, {Heading: "PM", Meaning: "pmid"},
	{Heading: "UT", Meaning: "wos", Score: 3}, {Heading: "OA", Meaning: "detail/open-access"}, {Heading: "HC", Meaning: "detail/highly-cited"}, {Heading: "HP", Meaning: "detail/hot-paper"}, {Heading: "DA", Meaning: "detail/export-date"},
}

// wosNamedColumns are the headings of Web of Science's tables for spreadsheets.
var wosNamedColumns = []Column{
	{Heading: "Publication Type", Meaning: "wos-type"}, {Heading: "Authors", Meaning: "authors"}, {Heading: "Author Full Names", Meaning: "full-names"}, {Heading: "Book Authors", Meaning: "book-authors"},
	{Heading: "Book Author Full Names", Meaning: ignore, Score: 2}, {Heading: "Book Editors", Meaning: "editors"}, {Heading: "Book Group Authors", Meaning: "book-authors", Score: 2}, {Heading: "Group Authors", Meaning: "authors", Score: 1},
	{Heading: "Article Title", Meaning: "title", Score: 1}, {Heading: "Source Title", Meaning: "book-or-journal"}, {Heading: "Book Series Title", Meaning: "series"}, {Heading: "Book Series Subtitle", Meaning: "detail/series-subtitle"},
	{Heading: "Document Type", Meaning: "document-type"}, {Heading: "Conference Title", Meaning: "event"}, {Heading: "Conference Date", Meaning: "event-date"}, {Heading: "Conference Location", Meaning: "event-place"},
	{Heading: "Conference Sponsor", Meaning: "detail/event-sponsor"}, {Heading: "Conference Host", Meaning: "detail/event-host"}, {Heading: "Author Keywords", Meaning: "keywords", Separator: ";"},
	{Heading: "Keywords Plus", Meaning: "subjects/keywords-plus", Separator: ";", Score: 4}, {Heading: "Addresses", Meaning: "wos-addresses", Score: 1}, {Heading: "Affiliations", Meaning: "affiliations", Separator: ";"},
	{Heading: "Reprint Addresses", Meaning: "detail/reprint-address", Score: 2}, {Heading: "Email Addresses", Meaning: "detail/email"}, {Heading: "Researcher Ids", Meaning: "detail/researcher-ids", Score: 1},
	{Heading: "ORCIDs", Meaning: "detail/orcids"}, {Heading: "Funding Orgs", Meaning: "detail/funding", Score: 1}, {Heading: "Funding Name Preferred", Meaning: "detail/funding-name", Score: 1}, {Heading: "Funding Text", Meaning: "detail/funding-text"},
	{Heading: "Cited References", Meaning: ignore}, {Heading: "Cited Reference Count", Meaning: "detail/cited-references", Score: 1}, {Heading: "Times Cited, WoS Core", Meaning: "count/citations-core", Score: 5},
	{Heading: "Times Cited, All Databases", Meaning: "count/citations-wos", Score: 3}, {Heading: "180 Day Usage Count", Meaning: "count/usage-180-days", Score: 3}, {Heading: "Since 2013 Usage Count", Meaning: "count/usage-since-2013", Score: 3},
	{Heading: "Publisher", Meaning: "publisher"}, {Heading: "Publisher City", Meaning: "publisher-place", Score: 1}, {Heading: "Publisher Address", Meaning: "detail/publisher-address"}, {Heading: "ISSN", Meaning: "issn-or-isbn"},
	{Heading: "eISSN", Meaning: "issn/electronic"}, {Heading: "ISBN", Meaning: "isbn"}, {Heading: "Journal Abbreviation", Meaning: "journal-abbreviation"}, {Heading: "Journal ISO Abbreviation", Meaning: "journal-abbreviation", Score: 3},
	{Heading: "Publication Date", Meaning: "month"}, {Heading: "Publication Year", Meaning: "year"}, {Heading: "Part Number", Meaning: "part", Score: 1}, {Heading: "Supplement", Meaning: "supplement"},
	{Heading: "Special Issue", Meaning: "detail/special-issue"}, {Heading: "Meeting Abstract", Meaning: "detail/meeting-abstract-number", Score: 1}, {Heading: "Start Page", Meaning: "first-page"}, {Heading: "End Page", Meaning: "last-page"},
	{Heading: "DOI Link", Meaning: "url"}, {Heading: "Book DOI", Meaning: "detail/container-doi"}, {Heading: "Early Access Date", Meaning: "date/online", Score: 1}, {Heading: "Number of Pages", Meaning: "number-of-pages"},
	{Heading: "WoS Categories", Meaning: "subjects/wos-category", Separator: ";", Score: 4}, {Heading: "Web of Science Index", Meaning: "detail/index", Score: 4}, {Heading: "Research Areas", Meaning: "subjects/wos-research-area", Separator: ";", Score: 1},
	{Heading: "IDS Number", Meaning: "detail/document-delivery-number", Score: 2}, {Heading: "Pubmed Id", Meaning: "pmid"}, {Heading: "Open Access Designations", Meaning: "detail/open-access", Score: 2},
	{Heading: "Highly Cited Status", Meaning: "detail/highly-cited", Score: 2}, {Heading: "Hot Paper Status", Meaning: "detail/hot-paper", Score: 2}, {Heading: "Date of Export", Meaning: "detail/export-date", Score: 1},
	{Heading: "UT (Unique WOS ID)", Meaning: "wos", Score: 6}, {Heading: "Web of Science Record", Meaning: ignore, Score: 2},
}

// zoteroColumns are the headings of Zotero's CSV. Its tags are keywords, as
// they are in its RIS.
var zoteroColumns = []Column{
	{Heading: "Key", Meaning: "own-id", Score: 1}, {Heading: "Item Type", Meaning: "type", Score: 3}, {Heading: "Author", Meaning: "authors"}, {Heading: "Publication Title", Meaning: "journal", Score: 1},
	{Heading: "Url", Meaning: "url"}, {Heading: "Abstract Note", Meaning: "abstract", Score: 4}, {Heading: "Date Added", Meaning: ignore, Score: 1}, {Heading: "Date Modified", Meaning: ignore, Score: 1}, {Heading: "Access Date", Meaning: "date/accessed"},
	{Heading: "Num Pages", Meaning: "number-of-pages", Score: 2}, {Heading: "Number Of Volumes", Meaning: "number-of-volumes"}, {Heading: "Short Title", Meaning: "title/short"}, {Heading: "Series", Meaning: "series"},
	{Heading: "Series Number", Meaning: "series-number"}, {Heading: "Series Text", Meaning: "note"}, {Heading: "Series Title", Meaning: "series"}, {Heading: "Place", Meaning: "publisher-place"}, {Heading: "Rights", Meaning: "licence"},
	{Heading: "Type", Meaning: "genre"}, {Heading: "Archive", Meaning: "detail/archive"}, {Heading: "Archive Location", Meaning: "detail/archive-location", Score: 1}, {Heading: "Library Catalog", Meaning: "database", Score: 2},
	{Heading: "Call Number", Meaning: "call-number", Separator: "\n"}, {Heading: "Extra", Meaning: "extra"}, {Heading: "Notes", Meaning: "note"}, {Heading: "File Attachments", Meaning: "files", Separator: ";", Score: 3},
	{Heading: "Link Attachments", Meaning: "url/related", Score: 2}, {Heading: "Manual Tags", Meaning: "keywords", Separator: ";", Score: 4}, {Heading: "Automatic Tags", Meaning: "keywords", Separator: ";", Score: 4},
	{Heading: "Series Editor", Meaning: "series-editors"}, {Heading: "Contributor", Meaning: "contributors"}, {Heading: "Attorney Agent", Meaning: "counsels", Score: 1}, {Heading: "Book Author", Meaning: "book-authors"},
	{Heading: "Cast Member", Meaning: "performers"}, {Heading: "Composer", Meaning: "composers"}, {Heading: "Interviewer", Meaning: "interviewers"}, {Heading: "Producer", Meaning: "producers"}, {Heading: "Recipient", Meaning: "recipients"},
	{Heading: "Reviewed Author", Meaning: "reviewed-authors"}, {Heading: "Scriptwriter", Meaning: "script-writers"}, {Heading: "Inventor", Meaning: "inventors"}, {Heading: "Cartographer", Meaning: "cartographers"},
	{Heading: "Programmer", Meaning: "programmers"}, {Heading: "Artist", Meaning: "artists"}, {Heading: "Presenter", Meaning: "presenters"}, {Heading: "Director", Meaning: "directors"}, {Heading: "Performer", Meaning: "performers"},
	{Heading: "Number", Meaning: "number"}, {Heading: "Running Time", Meaning: "detail/running-time"}, {Heading: "Scale", Meaning: "detail/scale"}, {Heading: "Medium", Meaning: "medium"}, {Heading: "Issuing Authority", Meaning: "publisher"},
	{Heading: "Country", Meaning: "detail/country"}, {Heading: "Meeting Name", Meaning: "event", Score: 1}, {Heading: "Conference Name", Meaning: "event"}, {Heading: "Version", Meaning: "detail/version"}, {Heading: "System", Meaning: "detail/system"},
	{Heading: "Section", Meaning: "section"}, {Heading: "Session", Meaning: "detail/session"}, {Heading: "Language", Meaning: "language"}, {Heading: "ISBN", Meaning: "isbn"}, {Heading: "ISSN", Meaning: "issn-or-isbn"},
	{Heading: "Commenter", Meaning: "contributors"}, {Heading: "Cosponsor", Meaning: "contributors"}, {Heading: "Words By", Meaning: "contributors"}, {Heading: "Guest", Meaning: "contributors"}, {Heading: "Counsel", Meaning: "counsels"},
	{Heading: "Artwork Size", Meaning: "detail/artwork-size", Score: 1}, {Heading: "Filing Date", Meaning: "detail/filing-date"}, {Heading: "Application Number", Meaning: "detail/application-number"}, {Heading: "Assignee", Meaning: "detail/assignee"},
	{Heading: "Court", Meaning: "detail/court"}, {Heading: "References", Meaning: "detail/references"}, {Heading: "Reporter", Meaning: "detail/reporter"}, {Heading: "Legal Status", Meaning: "detail/legal-status"},
	{Heading: "Priority Numbers", Meaning: "detail/priority-numbers"}, {Heading: "Programming Language", Meaning: "detail/programming-language"}, {Heading: "Code", Meaning: "detail/code"}, {Heading: "Code Number", Meaning: "detail/code-number"},
	{Heading: "Committee", Meaning: "detail/committee"}, {Heading: "History", Meaning: "detail/history"}, {Heading: "Legislative Body", Meaning: "detail/legislative-body"},
}
