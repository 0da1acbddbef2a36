package bibtex

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// table is the typed layer: the readings of every field by its name in lower
// case.
var table = buildTable()

// Rules are the rules of this package's traces. Rule "bibtex.NAME" reads the
// field of that name, and "bibtex.ibid.NAME" a member of the record from the
// field "ibid".
func Rules() record.RuleSet {
	rules := table.Rules()
	addOwnRules(rules)
	return rules
}

// row gives the readings of several fields that mean the same.
type row struct {
	names    string
	readings func(name string) []typed.Reading
}

func buildTable() *typed.Table {
	t := &typed.Table{
		Format:       text,
		First:        append([]string{typeNameIn, typeNameIn + ".magazine", typeNameIn + ".newspaper", keyName, relationType}, typesOfEditors...),
		Fields:       map[string][]typed.Reading{},
		Combinations: slices.Concat(dateCombinations(), eprintCombinations(), preprintCombinations()),
		Silent:       strings.Fields(silent + " " + silentOfExporters),
	}
	t.Fields[typeNameIn] = typeReadings(typeNameIn, "")
	for name, csl := range subtypesOfArticles {
		t.Fields[typeNameIn+"."+name] = typeReadings(typeNameIn+"."+name, csl)
	}
	t.Fields[keyName] = []typed.Reading{source.Text(keyName, "own_id"), source.EntryNumber(keyName + ".entry")}
	for _, row := range slices.Concat(rows, exporterRows) {
		for name := range strings.FieldsSeq(row.names) {
			t.Fields[name] = append(t.Fields[name], row.readings(name)...)
		}
	}
	return t
}

// silent are fields that say nothing of the publication: dates of the entry in
// its database, how a bibliography is made, what belongs to a program.
const silent = `entry-type ibid crossref xref xdata ids entrysubtype entryset options presort sortkey sortname sorttitle sortyear label key shorthand
	shorthandintro execute hyphenation langidopts indextitle indexsorttitle relatedstring relatedoptions usera userb userc userd usere userf
	timestamp owner creationdate modificationdate date-added date-modified date-created added-at posted-at biburl bibsource interhash
	intrahash username citeulike-article-id __markedentry bdsk-file-1 bdsk-file-2 bdsk-file-3 da doc-delivery-number qualityassured printed relevance
	eprintclass primaryclass eprinttype archiveprefix language-id termowner nlm-status citation-subset completed created revised`

// one makes readings of a function for one.
func one(reading func(name string) typed.Reading) func(string) []typed.Reading {
	return func(name string) []typed.Reading { return []typed.Reading{reading(name)} }
}

func plainText(path string) func(string) []typed.Reading {
	return one(func(name string) typed.Reading { return text.Text(name, path) })
}

func lateText(path string, applies func(*record.Record) bool) func(string) []typed.Reading {
	return func(name string) []typed.Reading {
		return typed.Late(typed.If(applies, text.Text(name, path))...)
	}
}

// lateIf makes readings give way to those of other fields where the condition holds.
func lateIf(applies func(*record.Record) bool, readings ...typed.Reading) []typed.Reading {
	late := typed.Late(typed.If(applies, slices.Clone(readings)...)...)
	return append(typed.If(not(applies), readings...), late...)
}

func detail(name string) func(string) []typed.Reading {
	return one(func(field string) typed.Reading { return text.Detail(field, name) })
}

// ownDetail keeps a field as a detail of its own name.
func ownDetail(name string) []typed.Reading { return []typed.Reading{text.Detail(name, name)} }

func title(role record.TitleRole) func(string) []typed.Reading {
	return one(func(name string) typed.Reading { return text.Title(name, role) })
}

func names(role record.Role) func(string) []typed.Reading {
	return func(name string) []typed.Reading { return namesBy(name, role) }
}

// namesBy are the readings of persons with a rule's name.
func namesBy(name string, role record.Role) []typed.Reading {
	more := typed.Reading{
		Rule: text.RuleOf(name + ".others"), Split: splitOthers,
		Read: func(s string) (any, error) { return isOthers(s), nil },
		Put:  func(r *record.Record, _ any) string { r.MoreContributors = true; return "more_contributors" },
	}
	return append(typed.Split(splitNames, source.Name(name, role, readName)), more)
}

func library(path string) func(string) []typed.Reading {
	return one(func(name string) typed.Reading { return text.Library(name, path) })
}

func libraryList(path string) func(string) []typed.Reading {
	return func(name string) []typed.Reading { return typed.Split(splitKeywords, text.Library(name, path)) }
}

func subjects(scheme string) func(string) []typed.Reading {
	return func(name string) []typed.Reading { return typed.Split(splitKeywords, text.Subject(name, scheme)) }
}

func identifier(scheme record.Scheme) func(string) []typed.Reading {
	return one(func(name string) typed.Reading { return verbatim.Identifier(name, scheme) })
}

func accession(authority string) func(string) []typed.Reading {
	return one(func(name string) typed.Reading {
		return verbatim.IdentifierBy(name, record.SchemeAccession, authority, func(s string) (string, error) { return normalize.Text(s), nil })
	})
}

func date(kind record.DateKind) func(string) []typed.Reading {
	return one(func(name string) typed.Reading { return verbatim.Date(name, kind) })
}

// Conditions on the type of the record.

func isType(types ...record.Type) func(*record.Record) bool {
	return func(r *record.Record) bool { return slices.Contains(types, r.Type) }
}

func not(applies func(*record.Record) bool) func(*record.Record) bool {
	return func(r *record.Record) bool { return !applies(r) }
}

var (
	isArticle  = isType("article-journal", "article-magazine", "article-newspaper", "article", "periodical", "review", "")
	isNumbered = isType("report", "patent", "standard", "software", "manuscript", "thesis", "dataset", "document", "webpage", "legislation", "bill", "legal_case", "regulation", "hearing", "pamphlet")
	isPaper    = isType("paper-conference")
	isInBook   = isType("paper-conference", "chapter", "entry", "entry-encyclopedia", "entry-dictionary")
)

// rows are the fields of BibTeX and BibLaTeX, and those that programs and
// databases write.
var rows = []row{
	{"title", title(record.TitleMain)},
	{"subtitle", title(record.TitleSubtitle)},
	{"shorttitle", title(record.TitleShort)},
	{"origtitle", title(record.TitleOriginal)},
	{"titletranslation translatedtitle usertitle transliterated-title", title(record.TitleTranslated)},
	{"titleaddon booktitleaddon booksubtitle journalsubtitle maintitle mainsubtitle maintitleaddon issuetitle issuesubtitle reprinttitle eventtitleaddon volume-title", ownDetail},

	{"author", names(record.RoleAuthor)},
	{"editor", editors(record.RoleEditor)},
	{"translator", names(record.RoleTranslator)},
	{"bookauthor", names("container-author")},
	{"serieseditor", names("collection-editor")},
	{"advisor", names("advisor")}, {"supervisor", names("advisor")},
	{"artist", names("artist")}, {"cartographer", names("cartographer")}, {"compiler", names("compiler")},
	{"composer", names("composer")}, {"director", names("director")}, {"illustrator", names("illustrator")},
	{"performer", names("performer")}, {"producer", names("producer")}, {"recipient", names("recipient")},
	{"reviewedauthor", names("reviewed-author")}, {"interviewer", names("interviewer")}, {"contributor", names("contributor")},
	{"investigator", names("investigator")}, {"inventor", names("inventor")}, {"programmer", names("programmer")},
	{"annotator", names("annotator")}, {"commentator", names("commentator")}, {"introduction", names("introduction")},
	{"foreword", names("foreword")}, {"afterword", names("afterword")}, {"holder", names("holder")}, {"eventorganizer", names("organizer")},
	{"book-group-author group-author", groups(typed.At(";"))}, {"corporate", groups(splitNames)}, {"collaboration", groups(splitCollaborations)},

	{"journal journaltitle", journal},
	{"booktitle", func(name string) []typed.Reading { return lateIf(not(isInBook), text.Journal(name)) }},
	{"shortjournal abbrev_source_title journal-iso journal-abbreviation title-abbreviation journalabbreviation abbrjournal fjournal-abbrev", one(func(name string) typed.Reading {
		return text.JournalAbbreviation(name, "")
	})},
	{fullJournal, one(func(name string) typed.Reading { return text.Journal(name) })},
	{"series", plainText("series/title")},
	{"volume", text.Volume},
	{"number", number},
	{"issue", func(name string) []typed.Reading { return typed.Late(typed.If(hasNoIssue, text.Issue(name)...)...) }},
	{"issue", func(name string) []typed.Reading {
		return typed.Late(typed.If(not(hasNoIssue), text.Detail(name+".beside-number", "issue-title"))...)
	}},
	{"part", plainText("part")},
	{"volumes number-of-volumes numberofvolumes", plainText("number_of_volumes")},
	{"pages", pages},
	{"pagetotal numpages page_count number-of-pages pagecount", one(text.NumberOfPages)},
	{"eid article-number art_number articleno artnum article_number", articleNumber},
	{"chapter", plainText("chapter")},
	{"section", plainText("section")},
	{"edition", plainText("edition")},
	{"version", ownDetail},
	{"type", genre}, {"document_type documenttype pubtype publication_type", genre},
	{"howpublished", howPublished},
	{"medium", plainText("medium")},

	{"publisher", plainText("publisher/name")},
	{"institution school", body},
	{"organization", body},
	{"address publocation place", plainText("publisher/place")},
	{"location", location},
	{"venue", plainText("event/place")},
	{"eventtitle conference", plainText("event/name")},
	{"eventdate", one(eventDate)},
	{"affiliation affiliations", one(text.Affiliation)},
	{"origpublisher", detail("original-publisher")}, {"origlocation", detail("original-publisher-place")},

	{"date", func(name string) []typed.Reading {
		return []typed.Reading{ifDated(verbatim.Date(name, record.DateIssued))}
	}},
	{"year", func(string) []typed.Reading {
		return []typed.Reading{text.Status("year.status", statuses), unlessStatus(yearReading())}
	}},
	{"urldate lastchecked accessed lastaccessed", date(record.DateAccessed)},
	{"origdate origyear", date(record.DateOriginal)},
	{"earlyaccessdate early-access-date", date(record.DateOnline)},
	{"pubstate publication-status publication_stage", one(func(name string) typed.Reading { return text.Status(name, statuses) })},

	{"ibid-id", one(func(name string) typed.Reading { return source.IdentifierBy(name, record.SchemeIbid, "", readIbidID) })},
	{"doi", identifier(record.SchemeDOI)}, {"article-doi", identifier(record.SchemeDOI)},
	{"pmid pubmed_id pubmedid", identifier(record.SchemePMID)},
	{"pmcid pmc", identifier(record.SchemePMCID)},
	{"arxivid arxiv", identifier(record.SchemeArXiv)},
	{"isbn issn e-isbn eisbn", serials},
	{"eissn electronic-issn e-issn", one(func(name string) typed.Reading { return text.ISSN(name, "electronic") })},
	{"print-issn pissn", one(func(name string) typed.Reading { return text.ISSN(name, "print") })},
	{"issn-linking linking-issn", one(func(name string) typed.Reading { return text.ISSN(name, "linking") })},
	{"unique-id", webOfScience},
	{"mrnumber", accession("MathSciNet")}, {"zblnumber zbl zmnumber", accession("zbMATH")}, {"bibcode", accession("ADS")},
	{"nlm-unique-id nlm-id", ownDetail}, {"coden", ownDetail},
	{"accession_number accessionnumber an accession-num", accession("")},
	{"eprint", eprint},
	{"url", link("")}, {"adsurl", link("")}, {"bdsk-url-1 bdsk-url-2 bdsk-url-3 bdsk-url-4 bdsk-url-5", link("")}, {"urlraw", link("")},
	{"fulltext", link("fulltext")},
	{"file", func(name string) []typed.Reading { return typed.Split(splitFiles, files(name)) }},
	{"pdf local-url", pdf},

	{"abstract abstractnote", text.Abstract},
	{"keywords author_keywords keyword", func(name string) []typed.Reading { return typed.Split(splitKeywords, text.Keyword(name)) }},
	{"keywords-plus", subjects("keywords-plus")}, {"web-of-science-categories", subjects("wos-category")},
	{"research-areas", subjects("wos-research-area")}, {"mesh mesh_terms", subjects("mesh")}, {"jel mrclass", subjects("")},
	{"language", languages}, {"langid", languages},
	{"note", notes}, {"addendum", one(func(name string) typed.Reading { return lines.Note(name, "") })},
	{"annote annotation annotations review comment", one(func(name string) typed.Reading { return libraryNote(name) })},
	{"copyright rights license licence", rights},
	{"times-cited timescited citedby", one(timesCited)},
	{"related", related},
	{"funding-acknowledgement funding_text_1 funding-text grantno", detail("funding")},
	{"orcid-numbers researcherid-numbers", detail("author-identifiers")},
	{"correspondence_address1 author-email", ownDetail},
	{"number-of-cited-references", ownDetail},

	{"groups mendeley-groups", libraryList("library/groups")},
	{"mendeley-tags", libraryList("library/tags")},
	{"readstatus read", library("library/read_statuses")},
	{"ranking rating priority", library("library/ratings")},
	{"lccn call-number callnumber", library("library/call_numbers")},
	{"database source", one(func(name string) typed.Reading { return text.Text(name, "origin/database") })},
}

// typeReadings read the entry type: the type of the record, and what else it
// says.
func typeReadings(name string, article record.Type) []typed.Reading {
	types := typesWith(article)
	said := func(part string, path string, of func(entryType) string) typed.Reading {
		reading := typed.One(text, name+"."+part, path, func(s string) (string, error) {
			t, _ := typeOf(s)
			return of(t), nil
		}, func(r *record.Record) *string {
			switch path {
			case "genre":
				return &r.Genre
			case "subtype":
				return &r.Subtype
			}
			return &r.Medium
		})
		reading.Late, reading.Repeat = true, ""
		return reading
	}
	return []typed.Reading{
		typed.One(text, name, "type", func(s string) (record.Type, error) {
			t, ok := types[strings.ToLower(s)]
			if !ok {
				return "", nil
			}
			return t, nil
		}, func(r *record.Record) *record.Type { return &r.Type }),
		said("genre", "genre", func(t entryType) string { return t.genre }),
		said("subtype", "subtype", func(t entryType) string { return t.subtype }),
	}
}

// body reads the institution that stands for the publisher where there is none,
// and beside it otherwise.
func body(name string) []typed.Reading {
	reading := text.Text(name, "publisher/name")
	reading.Late, reading.Repeat, reading.Several = true, name, true
	return []typed.Reading{reading}
}

// hasNoIssue reports whether no other field has told the issue.
func hasNoIssue(r *record.Record) bool { return r.Issue == "" }

// number reads what number means for the type: the issue of a journal, a
// report's own number, or its place in a series.
func number(name string) []typed.Reading {
	return slices.Concat(
		typed.If(isArticle, text.Issue(name)...),
		typed.If(isNumbered, text.Text(name+".own", "number")),
		typed.If(func(r *record.Record) bool { return !isArticle(r) && !isNumbered(r) }, text.Text(name+".series", "series/number")),
	)
}

// location reads the place: of the publisher, and of the conference where
// address has the publisher's and venue is not there.
func location(name string) []typed.Reading {
	atEvent := func(r *record.Record) bool { return isPaper(r) && r.Publisher.Place != "" && r.Event.Place == "" }
	return typed.Late(append(
		typed.If(atEvent, text.Text(name+".event", "event/place")),
		typed.If(func(r *record.Record) bool { return r.Publisher.Place == "" || !isPaper(r) }, text.Text(name, "publisher/place"))...)...)
}

// genres are BibLaTeX's keys for the types of works, and what they stand for.
var genres = map[string]string{
	"phdthesis": "PhD thesis", "mathesis": "Master's thesis", "mastersthesis": "Master's thesis", "candthesis": "Candidate thesis",
	"bathesis": "Bachelor's thesis", "techreport": "Technical report", "resreport": "Research report", "datacd": "Data CD",
	"audiocd": "Audio CD", "software": "Software", "patent": "patent", "patentde": "German patent", "patenteu": "European patent",
	"patentfr": "French patent", "patentuk": "British patent", "patentus": "U.S. patent", "patreq": "Patent request",
	"patreqde": "German patent request", "patreqeu": "European patent request", "patreqfr": "French patent request",
	"patrequk": "British patent request", "patrequs": "U.S. patent request",
}

// subtypes are what kinds of work say of the subtype.
var subtypes = map[string]string{
	"preprint": record.SubtypePreprint, "review": record.SubtypeReview, "review article": record.SubtypeReview,
	"article; review": record.SubtypeReview, "systematic review": record.SubtypeReview,
}

func genre(name string) []typed.Reading {
	reading := typed.One(text, name, "genre", func(s string) (string, error) {
		s = normalize.Text(s)
		if words := genres[strings.ToLower(s)]; words != "" {
			return words, nil
		}
		return s, nil
	}, func(r *record.Record) *string { return &r.Genre })
	return []typed.Reading{reading, text.Subtype(name+".subtype", subtypes)}
}

// howPublished reads a URL, or the medium.
func howPublished(name string) []typed.Reading {
	isURL := func(s string) bool {
		s = strings.ToLower(s)
		return strings.Contains(s, `\url`) || strings.HasPrefix(s, "http")
	}
	words := text.Text(name, "medium")
	readWords := words.Read
	words.Read = func(s string) (any, error) {
		if isURL(s) {
			return nil, nil
		}
		return readWords(s)
	}
	readings := []typed.Reading{words}
	for _, r := range verbatim.Link(name+".url", "") {
		read := r.Read
		r.Read = func(s string) (any, error) {
			if !isURL(s) {
				return nil, nil
			}
			return read(s)
		}
		readings = append(readings, r)
	}
	return readings
}

// link reads URLs, of which a field may have several.
func link(kind string) func(string) []typed.Reading {
	return func(name string) []typed.Reading {
		readings := verbatim.Link(name, kind)
		for i := range readings {
			readings[i].Split = splitLinks
		}
		return readings
	}
}

// splitLinks divides a field where another URL begins behind a blank.
func splitLinks(s string) []typed.Piece {
	var list []typed.Piece
	from := 0
	for i := 1; i < len(s); i++ {
		if isSpace(s[i-1]) && (strings.HasPrefix(s[i:], "http://") || strings.HasPrefix(s[i:], "https://")) && strings.TrimSpace(s[from:i]) != "" {
			to := i
			for to > from && (isSpace(s[to-1]) || s[to-1] == ',' || s[to-1] == ';') {
				to--
			}
			list = append(list, typed.Piece{From: from, To: to})
			from = i
		}
	}
	return append(list, typed.Piece{From: from, To: len(s)})
}

// serials reads ISBNs and ISSNs: programs write either into the field of the
// other.
func serials(name string) []typed.Reading {
	readings := append(text.ISBN(name), text.ISSN(name+".issn", ""))
	for i := range readings {
		last := i == len(readings)-1
		split := typed.Found(normalize.FindISBNs)
		other := typed.Found(normalize.FindISSNs)
		if last {
			split, other = other, split
		}
		readings[i].Split = func(s string) []typed.Piece {
			if _, err := normalize.ISSN(s); err == nil {
				if !last {
					return nil
				}
				return []typed.Piece{{From: 0, To: len(s)}}
			}
			if found := split(s); len(found) > 0 {
				return found
			}
			// What is neither is refused once, by the reading that the field is of.
			if len(other(s)) > 0 || last != strings.HasSuffix(name, "issn") {
				return nil
			}
			return []typed.Piece{{From: 0, To: len(s)}}
		}
	}
	return readings
}

// ifDated makes a reading of a date say nothing where no year stands: month and
// day may stand there beside the year.
func ifDated(reading typed.Reading) typed.Reading {
	read := reading.Read
	reading.Read = func(s string) (any, error) {
		digits := 0
		for i := range len(s) {
			if isDigit(s[i]) {
				digits++
			}
		}
		if digits < len("202") {
			return nil, nil
		}
		return read(s)
	}
	return reading
}

// webOfScience reads "WOS:000…", as its exports have it, also by its old name.
func webOfScience(name string) []typed.Reading {
	return []typed.Reading{verbatim.IdentifierBy(name, record.SchemeWoS, "", func(s string) (string, error) {
		s = strings.TrimSpace(s)
		if rest, ok := strings.CutPrefix(s, "ISI:"); ok {
			s = "WOS:" + rest
		}
		for _, id := range normalize.Identifiers(s) {
			if id.Scheme == record.SchemeWoS {
				return id.Value, nil
			}
		}
		return "", text.Reject(name, "form", s, "no number of Web of Science")
	})}
}

// readLibraryNote keeps the lines of a person's note.
func libraryNote(name string) typed.Reading {
	return typed.Many(lines, name, "library/notes", func(s string) (string, error) {
		return cleanLines(s), nil
	}, func(r *record.Record) *[]string { return &r.Library.Notes }, func(a, b string) bool { return a == b })
}

func cleanLines(s string) string {
	var list []string
	for line := range strings.SplitSeq(s, "\n") {
		if line = normalize.Text(line); line != "" {
			list = append(list, line)
		}
	}
	return strings.Join(list, "\n")
}

// notes reads a note, which may be a count, an identifier or a status instead, or
// hold decisions that were made in Rayyan.
func notes(name string) []typed.Reading {
	count := typed.Many(text, name+".count", "counts", func(s string) (record.Count, error) {
		c, err := normalize.CountStatement(s)
		if err != nil {
			return record.Count{}, nil
		}
		return c, nil
	}, func(r *record.Record) *[]record.Count { return &r.Counts }, func(a, b record.Count) bool { return a == b })
	readings := lines.Notes(name)
	at := slices.IndexFunc(readings, func(r typed.Reading) bool { return r.Rule == lines.RuleOf(name) })
	read := readings[at].Read
	readings[at].Read = func(s string) (any, error) {
		plain, err := decodeText(s)
		if err != nil {
			return nil, err
		}
		if _, err := normalize.CountStatement(plain); err == nil {
			return nil, nil
		}
		if len(normalize.Identifiers(plain)) > 0 || statuses[strings.ToLower(strings.Trim(plain, " ."))] != "" {
			return nil, nil
		}
		return read(s)
	}
	return append(readings, count, accessedIn(name), text.AnyIdentifier(name+".identifier"), text.Status(name+".status", statuses))
}

// rights reads a licence, or the text of a notice.
func rights(name string) []typed.Reading {
	licence := text.Licence(name)
	read := licence.Read
	licence.Read = func(s string) (any, error) {
		if value, err := read(s); err == nil {
			return value, nil
		}
		return nil, nil
	}
	notice := text.Text(name+".notice", "copyright")
	readNotice := notice.Read
	notice.Read = func(s string) (any, error) {
		if value, err := read(s); err == nil && !typed.SaysNothing(value) {
			return nil, nil
		}
		return readNotice(s)
	}
	return []typed.Reading{licence, notice}
}

// languageNames are the names that babel and polyglossia have for languages and
// their variants.
var languageNames = map[string]string{
	"ngerman": "de", "austrian": "de-AT", "naustrian": "de-AT", "swissgerman": "de-CH", "nswissgerman": "de-CH",
	"american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB", "canadian": "en-CA", "australian": "en-AU",
	"newzealand": "en-NZ", "acadian": "fr-CA", "canadien": "fr-CA", "francais": "fr", "frenchb": "fr", "brazil": "pt-BR",
	"brazilian": "pt-BR", "portuges": "pt", "magyar": "hu", "nynorsk": "nn", "norsk": "no", "polutonikogreek": "el", "slovene": "sl",
	"uppersorbian": "hsb", "lowersorbian": "dsb", "bahasa": "id", "bahasai": "id", "bahasam": "ms", "mexican": "es-MX",
}

func languages(name string) []typed.Reading {
	reading := typed.Many(text, name, "languages", func(s string) (string, error) {
		if tag := languageNames[strings.ToLower(strings.TrimSpace(s))]; tag != "" {
			return tag, nil
		}
		return normalize.Language(s)
	}, func(r *record.Record) *[]string { return &r.Languages }, func(a, b string) bool { return a == b })
	reading.Split = func(s string) []typed.Piece {
		list := splitList(s)
		if len(list) > 1 {
			return list
		}
		return pieces(s, ",;", false)
	}
	return []typed.Reading{reading}
}

// timesCited reads the number of citations in Web of Science.
func timesCited(name string) typed.Reading { return counted(name, "citations", "Web of Science") }

func files(name string) typed.Reading {
	return typed.Many(source, name, "library/attachments", readFile,
		func(r *record.Record) *[]record.Attachment { return &r.Library.Attachments }, func(a, b record.Attachment) bool { return a == b })
}

// eprintSchemes are the archives that eprinttype and archiveprefix name.
var eprintSchemes = map[string]record.Scheme{
	"arxiv": record.SchemeArXiv, "pubmed": record.SchemePMID, "pmid": record.SchemePMID, "medline": record.SchemePMID, "pmcid": record.SchemePMCID,
	"pmc": record.SchemePMCID, "hdl": record.SchemeHandle, "handle": record.SchemeHandle,
}

// readEprint reads an eprint of an archive.
func readEprint(texts []string) (any, error) {
	number, err := decodeVerbatim(texts[0])
	if err != nil {
		return nil, err
	}
	archive, err := decodeText(texts[1])
	if err != nil {
		return nil, err
	}
	archive = normalize.Text(archive)
	id := record.Identifier{Scheme: eprintSchemes[strings.ToLower(archive)], Value: strings.TrimSpace(number)}
	switch id.Scheme {
	case record.SchemeArXiv:
		id.Value, err = normalize.ArXiv(number)
	case record.SchemePMID:
		id.Value, err = normalize.PMID(number)
	case record.SchemePMCID:
		id.Value, err = normalize.PMCID(number)
	case record.SchemeHandle:
	default:
		id = normalize.Accession(id.Value, archive)
	}
	return id, err
}

func eprintCombinations() []typed.Combination {
	var list []typed.Combination
	for _, archive := range []string{"eprinttype", "archiveprefix"} {
		list = append(list, typed.Combination{
			Rule: text.RuleOf("eprint." + archive), Names: []string{"eprint", archive}, Read: readEprint,
			Put: func(r *record.Record, v any) string { return putIdentifier(r, v.(record.Identifier)) },
		})
	}
	return list
}

// putIdentifier puts an identifier into the record, once, and returns its path.
func putIdentifier(r *record.Record, id record.Identifier) string {
	at := slices.Index(r.Identifiers, id)
	if at < 0 {
		at = len(r.Identifiers)
		r.Identifiers = append(r.Identifiers, id)
	}
	return typed.Element("identifiers", at)
}

// eprint reads an eprint that shows by itself what it is.
func eprint(name string) []typed.Reading {
	alone := func(s string) (record.Identifier, error) {
		if found := normalize.Identifiers(s); len(found) > 0 {
			return found[0], nil
		}
		if id, err := normalize.ArXiv(s); err == nil {
			return record.Identifier{Scheme: record.SchemeArXiv, Value: id}, nil
		}
		return record.Identifier{}, nil
	}
	id := typed.Many(verbatim, name, "identifiers", alone,
		func(r *record.Record) *[]record.Identifier { return &r.Identifiers }, func(a, b record.Identifier) bool { return a == b })
	url := verbatim.Link(name+".url", "fulltext")[1]
	read := url.Read
	url.Read = func(s string) (any, error) {
		if value, err := read(s); err == nil {
			return value, nil
		}
		return nil, nil
	}
	return typed.Late(id, url)
}

// unlessStatus makes a reading of the year say nothing where a status stands in
// its place.
func unlessStatus(reading typed.Reading) typed.Reading {
	read := reading.Read
	reading.Read = func(s string) (any, error) {
		plain, err := decodeText(s)
		if err != nil || statuses[strings.ToLower(strings.TrimSpace(plain))] != "" {
			return nil, err
		}
		return read(s)
	}
	return reading
}
