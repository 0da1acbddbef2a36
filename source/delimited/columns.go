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
	{"ibid_id", "ibid", ""}, {"record_id", "own-id", ""}, {"csl_type", "csl-type", ""}, {"subtype", "subtype", ""}, {"genre", "genre", ""}, {"medium", "medium", ""},
	{"authors", "authors", ownSeparator}, {"title", "title", ""}, {"subtitle", "title/subtitle", ""}, {"short_title", "title/short", ""}, {"original_title", "title/original", ""},
	{"translated_title", "title/translated", ""}, {"other_title", "title/alternate", ""}, {"editors", "editors", ownSeparator}, {"translators", "translators", ownSeparator},
	{"journal", "container", ""}, {"journal_abbreviation", "journal-abbreviation", ownSeparator}, {"year", "year", ""}, {"date_issued", "date/issued", ""}, {"date_online", "date/online", ""},
	{"date_print", "date/print", ""}, {"date_posted", "date/posted", ""}, {"date_submitted", "date/submitted", ""}, {"date_received", "date/received", ""}, {"date_revised", "date/revised", ""},
	{"date_accepted", "date/accepted", ""}, {"date_accessed", "date/accessed", ""}, {"date_original", "date/original", ""}, {"date_updated", "date/updated", ""},
	{"volume", "volume", ""}, {"issue", "issue", ""}, {"supplement", "supplement", ""}, {"part", "part", ""}, {"pages", "pages", ""}, {"article_number", "article-number", ""},
	{"number_of_pages", "number-of-pages", ""}, {"number_of_volumes", "number-of-volumes", ""}, {"number", "number", ""}, {"edition", "edition", ""}, {"section", "section", ""}, {"chapter", "chapter", ""},
	{"series", "series", ""}, {"series_number", "series-number", ""}, {"publisher", "publisher", ""}, {"publisher_place", "publisher-place", ""}, {"server", "server", ""}, {"target_journal", "target-journal", ""},
	{"event", "event", ""}, {"event_place", "event-place", ""}, {"event_date", "event-date", ""},
	{"doi", "doi", ownSeparator}, {"pmid", "pmid", ownSeparator}, {"pmcid", "pmcid", ownSeparator}, {"arxiv", "arxiv", ownSeparator}, {"isbn", "isbn", ownSeparator}, {"issn", "issn", ownSeparator}, {"issn_electronic", "issn/electronic", ownSeparator}, {"issn_print", "issn/print", ownSeparator},
	{"other_identifiers", "identifiers", ownSeparator}, {"registrations", "registrations", ownSeparator}, {"url", "url", ownSeparator}, {"url_pdf", "url/pdf", ownSeparator}, {"url_fulltext", "url/fulltext", ownSeparator}, {"url_related", "url/related", ownSeparator},
	{"abstract", "abstract", ""}, {"keywords", "keywords", ownSeparator}, {"subjects", "subjects", ownSeparator}, {"mesh_terms", "subjects/mesh", ownSeparator}, {"language", "language", ownSeparator}, {"licence", "licence", ""}, {"copyright", "copyright", ""},
	{"affiliations", "affiliations", "\n"}, {"status", "status", ""}, {"database", "database", ""}, {"platform", "platform", ""}, {"note", "own-notes", ""}, {"sources", "sources", ""},
	{"library_groups", "groups", ownSeparator}, {"library_tags", "tags", ownSeparator}, {"library_labels", "labels", ownSeparator}, {"citation_keys", "citation-key", ownSeparator}, {"library_notes", "library-notes", "\n"}, {"library_files", "files", "\n"},
	{"screening_decisions", "decisions", ownSeparator}, {"read_statuses", "read-status", ownSeparator}, {"ratings", "rating", ownSeparator}, {"call_numbers", "call-number", ownSeparator}, {"holdings", "holdings", ownSeparator},
	{"declared_source", "source", ""}, {"source_kind", "source-kind", ""},
	{"other_contributors", "other-contributors", ownSeparator}, {"other_subjects", "other-subjects", ownSeparator}, {"counts", "counts", ownSeparator}, {"details", "details", "\n"},
	{"related_publications", "relations", ownSeparator}, {"stages", "stages", ownSeparator}, {"peer_reviewed", "peer-reviewed", ""},
	{"url_image", "url/image", ownSeparator}, {"research_notes", "notes/research", ""},
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
