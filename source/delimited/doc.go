// Package delimited reads tables of delimited text (CSV, TSV) in which
// databases, registers of trials, reference managers and screening tools export
// records, and writes records as a table for spreadsheets.
//
// # Reading
//
// Reading has two layers. The entry layer ([RowReader], [Row], [Cell]) gives
// rows and cells with their places and loses nothing: the bytes of all rows are
// the document. The typed layer reads the cells by what the headings mean.
//
// A heading is looked for among the first 50 lines, by its words: what stands
// before it (the terms of an export, "sep=;") are notices of the document. The
// separator, a tab, comma, semicolon or bar, is the one by which most headings
// are known. [Dialects] say what an exporter's headings mean, and by which of
// them its tables are recognised; headings that mean the same anywhere
// ("Title", "DOI") are read in any table, and [Options] can say what others
// hold. Embase's form with one field of a record in each row, and a blank line
// between records, is read too. Where a second heading follows, as when exports
// were put one behind the other, the rows behind it are read by it. A cell of a
// heading that is not known is kept in Raw and listed as Unclaimed.
//
// Tables of registers (ClinicalTrials.gov, the WHO's ICTRP) give entries of
// registers: the entry's number is a registration and the record's own
// identifier and id, its other numbers are registrations, and its genre is that of
// one. By the status of a study in ClinicalTrials.gov its enrolment is a count of
// participants, or a plan.
//
// Cells that say "NA", "NaN", "NULL" or "None", as statistics programs write
// empty ones, are empty. Columns that repeat another one in a poorer form (an
// author's initials beside the names in full, the first author alone) are read
// by nothing.
//
// # Deviations
//
// The reader accepts more than RFC 4180 allows: quotes inside a quoted cell that
// are not doubled, or escaped by a backslash (which stays a backslash anywhere
// else), blanks behind a closing quote, quotes around the first words of a cell,
// titles in tables with tabs that begin with a quote, rows with too few or too
// many cells, any line end, a byte order mark on any line, UTF-16, and lines in
// several encodings. Every recovery is a [record.Diagnostic] with a stable code
// and a place. A row whose quote is not closed ends before the next line that is
// a row as it should be, so that it costs itself at most.
//
// The standard library's encoding/csv is two to three times as fast, but tells
// lines and no bytes, and gives up on a row with a stray quote, or, with lazy
// quotes, takes all that follows into one cell.
//
// # Writing
//
// A [Writer] writes a heading and one row a record: RFC 4180 with commas, in
// UTF-8, lines ending with CRLF. A cell that a spreadsheet would take for a
// formula begins with an apostrophe, which the reader takes off. Values of a list
// stand with semicolons between them, or, where one has a semicolon itself, on
// lines of their own, the last of which has an end too; affiliations, a person's
// notes and files, and details stand on lines of their own. The columns, of which
// more may be added behind the last, are
//
//   - ibid_id (with IDs, and where there is nothing else), record_id (the file's own), csl_type, subtype, genre, medium
//   - authors, editors, translators, other_contributors ("role: name"), affiliations
//   - title, subtitle, short_title, original_title, translated_title, other_title
//   - journal, journal_abbreviation, issn, issn_electronic, issn_print, isbn
//   - year, date_issued where it is more than a year, and date_online, date_print,
//     date_posted, date_submitted, date_received, date_revised, date_accepted,
//     date_accessed, date_original, date_updated
//   - volume, issue, supplement, part, pages, article_number, number_of_pages,
//     number_of_volumes, number, edition, section, chapter, series, series_number
//   - publisher, publisher_place, server, target_journal, event, event_place, event_date
//   - doi, pmid, pmcid, arxiv, other_identifiers ("scopus:850…"), registrations
//   - url, url_pdf, url_fulltext, url_related
//   - abstract, keywords, mesh_terms, subjects, other_subjects ("emtree: adult"), language
//   - licence, copyright, status, stages, peer_reviewed, counts, details, related_publications
//   - database, platform, note, sources, declared_source and source_kind (with Sources)
//   - library_groups, library_tags, library_labels, citation_keys, library_notes,
//     library_files, screening_decisions, read_statuses, ratings, call_numbers, holdings
//   - url_image, research_notes
//
// What has no column, or would not come back as it is, is reported to OnLoss:
// the row is read again and compared.
//
// # Limits
//
// The size of a row and the number of its cells are limited by [Options]. A
// table without a heading is read as one whose first line is the heading.
// Affiliations are assigned to the authors only where names stand before them, as in
// Web of Science's addresses.
package delimited
