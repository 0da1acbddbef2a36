package delimited

// ownColumn is a column of the tables that this package writes.
type ownColumn struct {
	heading, meaning string
	// list is set where the values stand with semicolons between them.
	list bool
}

// ownDialect is the name of the dialect of the tables that this package writes.
const ownDialect = "ibid"

// ownTable are the columns of the tables that this package writes, in order.
// Columns are only ever added after the last.
var ownTable = []ownColumn{
	{"ibid_id", "ibid", false}, {"record_id", "own-id", false}, {"csl_type", "type", false}, {"subtype", "subtype", false}, {"genre", "genre", false}, {"medium", "medium", false},
	{"authors", "authors", true}, {"title", "title", false}, {"subtitle", "title/subtitle", false}, {"short_title", "title/short", false}, {"original_title", "title/original", false},
	{"translated_title", "title/translated", false}, {"other_title", "title/alternate", false}, {"editors", "editors", true}, {"translators", "translators", true},
	{"journal", "container", false}, {"journal_abbreviation", "journal-abbreviation", true}, {"year", "year", false}, {"date_issued", "date/issued", false}, {"date_online", "date/online", false},
	{"date_print", "date/print", false}, {"date_posted", "date/posted", false}, {"date_submitted", "date/submitted", false}, {"date_received", "date/received", false}, {"date_revised", "date/revised", false},
	{"date_accepted", "date/accepted", false}, {"date_accessed", "date/accessed", false}, {"date_original", "date/original", false}, {"date_updated", "date/updated", false},
	{"volume", "volume", false}, {"issue", "issue", false}, {"supplement", "supplement", false}, {"part", "part", false}, {"pages", "pages", false}, {"article_number", "article-number", false},
	{"number_of_pages", "number-of-pages", false}, {"number_of_volumes", "number-of-volumes", false}, {"number", "number", false}, {"edition", "edition", false}, {"section", "section", false}, {"chapter", "chapter", false},
	{"series", "series", false}, {"series_number", "series-number", false}, {"publisher", "publisher", false}, {"publisher_place", "publisher-place", false}, {"server", "server", false}, {"target_journal", "target-journal", false},
	{"event", "event", false}, {"event_place", "event-place", false}, {"event_date", "event-date", false},
	{"doi", "doi", true}, {"pmid", "pmid", true}, {"pmcid", "pmcid", true}, {"arxiv", "arxiv", true}, {"isbn", "isbn", true}, {"issn", "issn", true}, {"issn_electronic", "issn/electronic", true}, {"issn_print", "issn/print", true},
	{"other_identifiers", "identifiers", true}, {"registrations", "registrations", true}, {"url", "url", true}, {"url_pdf", "url/pdf", true}, {"url_fulltext", "url/fulltext", true}, {"url_related", "url/related", true},
	{"abstract", "abstract", false}, {"keywords", "keywords", true}, {"subjects", "subjects", true}, {"mesh_terms", "subjects/mesh", true}, {"language", "language", true}, {"licence", "licence", false}, {"copyright", "copyright", false},
	{"affiliations", "affiliations", true}, {"status", "status", false}, {"database", "database", false}, {"platform", "platform", false}, {"note", "own-notes", false}, {"sources", "sources", false},
	{"library_groups", "groups", true}, {"library_tags", "tags", true}, {"library_labels", "labels", true}, {"citation_keys", "citation-key", true}, {"library_notes", "library-notes", true}, {"library_files", "files", true},
	{"screening_decisions", "decisions", true}, {"read_statuses", "read-status", true}, {"ratings", "rating", true}, {"call_numbers", "call-number", true}, {"holdings", "holdings", true},
	{"declared_source", "source", false}, {"source_kind", "source-kind", false},
}

// ownColumns are the columns as a dialect.
func ownColumns() []Column {
	var columns []Column
	for _, c := range ownTable {
		column := Column{Heading: c.heading, Meaning: c.meaning}
		for _, f := range fields {
			if f.name == c.meaning && f.list {
				column.Separator = ";"
			}
		}
		switch c.heading {
		case "ibid_id", "csl_type", "other_identifiers", "screening_decisions":
			column.Score = 5
		}
		columns = append(columns, column)
	}
	return columns
}
