package delimited

// ownColumn is a column of the tables that this package writes.
type ownColumn struct {
	heading, meaning string
	// separator stands between the values of a list.
	separator string
}

// ownDialect is the name of the dialect of the tables that this package writes.
const ownDialect = "ibid"

// ownTable are the columns of the tables that this package writes, in order.
// Columns are only ever added after the last.
var ownTable = []ownColumn{
	{"ibid_id", "ibid", ""}, {"record_id", "own-id", ""}, {"csl_type", "type", ""}, {"subtype", "subtype", ""}, {"genre", "genre", ""}, {"medium", "medium", ""},
	{"authors", "authors", ";"}, {"title", "title", ""}, {"subtitle", "title/subtitle", ""}, {"short_title", "title/short", ""}, {"original_title", "title/original", ""},
	{"translated_title", "title/translated", ""}, {"other_title", "title/alternate", ""}, {"editors", "editors", ";"}, {"translators", "translators", ";"},
	{"journal", "container", ""}, {"journal_abbreviation", "journal-abbreviation", ";"}, {"year", "year", ""}, {"date_issued", "date/issued", ""}, {"date_online", "date/online", ""},
	{"date_print", "date/print", ""}, {"date_posted", "date/posted", ""}, {"date_submitted", "date/submitted", ""}, {"date_received", "date/received", ""}, {"date_revised", "date/revised", ""},
	{"date_accepted", "date/accepted", ""}, {"date_accessed", "date/accessed", ""}, {"date_original", "date/original", ""}, {"date_updated", "date/updated", ""},
	{"volume", "volume", ""}, {"issue", "issue", ""}, {"supplement", "supplement", ""}, {"part", "part", ""}, {"pages", "pages", ""}, {"article_number", "article-number", ""},
	{"number_of_pages", "number-of-pages", ""}, {"number_of_volumes", "number-of-volumes", ""}, {"number", "number", ""}, {"edition", "edition", ""}, {"section", "section", ""}, {"chapter", "chapter", ""},
	{"series", "series", ""}, {"series_number", "series-number", ""}, {"publisher", "publisher", ""}, {"publisher_place", "publisher-place", ""}, {"server", "server", ""}, {"target_journal", "target-journal", ""},
	{"event", "event", ""}, {"event_place", "event-place", ""}, {"event_date", "event-date", ""},
	{"doi", "doi", ";"}, {"pmid", "pmid", ";"}, {"pmcid", "pmcid", ";"}, {"arxiv", "arxiv", ";"}, {"isbn", "isbn", ";"}, {"issn", "issn", ";"}, {"issn_electronic", "issn/electronic", ";"}, {"issn_print", "issn/print", ";"},
	{"other_identifiers", "identifiers", ";"}, {"registrations", "registrations", ";"}, {"url", "url", ";"}, {"url_pdf", "url/pdf", ";"}, {"url_fulltext", "url/fulltext", ";"}, {"url_related", "url/related", ";"},
	{"abstract", "abstract", ""}, {"keywords", "keywords", ";"}, {"subjects", "subjects", ";"}, {"mesh_terms", "subjects/mesh", ";"}, {"language", "language", ";"}, {"licence", "licence", ""}, {"copyright", "copyright", ""},
	{"affiliations", "affiliations", "\n"}, {"status", "status", ""}, {"database", "database", ""}, {"platform", "platform", ""}, {"note", "own-notes", ""}, {"sources", "sources", ""},
	{"library_groups", "groups", ";"}, {"library_tags", "tags", ";"}, {"library_labels", "labels", ";"}, {"citation_keys", "citation-key", ";"}, {"library_notes", "library-notes", "\n"}, {"library_files", "files", "\n"},
	{"screening_decisions", "decisions", ";"}, {"read_statuses", "read-status", ";"}, {"ratings", "rating", ";"}, {"call_numbers", "call-number", ";"}, {"holdings", "holdings", ";"},
	{"declared_source", "source", ""}, {"source_kind", "source-kind", ""},
	{"other_contributors", "other-contributors", ";"}, {"other_subjects", "other-subjects", ";"}, {"counts", "counts", ";"}, {"details", "details", "\n"},
	{"related_publications", "relations", ";"}, {"stages", "stages", ";"}, {"peer_reviewed", "peer-reviewed", ""},
}

// ownColumns are the columns as a dialect.
func ownColumns() []Column {
	var columns []Column
	for _, c := range ownTable {
		column := Column{Heading: c.heading, Meaning: c.meaning}
		for _, f := range fields {
			if f.name == c.meaning && f.list {
				column.Separator = c.separator
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
