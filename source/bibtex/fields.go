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
		Combinations: slices.Concat(titleCombinations(), dateCombinations(), eprintCombinations(), preprintCombinations(), patentCombinations()),
		Silent:       strings.Fields(silent + " " + silentOfExporters),
		Missing:      true,
		Numbers:      []string{"researcherid-numbers", "orcid-numbers"},
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
const silent = `entry-type ibid crossref xref xdata entrysubtype options presort sortkey sortname sorttitle sortyear label key shorthand
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

// otherTitle reads a title behind the main one.
func otherTitle(role record.TitleRole) func(string) []typed.Reading {
	return func(name string) []typed.Reading { return typed.Late(text.Title(name, role)) }
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
	return one(func(name string) typed.Reading { return verbatim.DateBy(name, kind, normalize.EDTF) })
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
	{"shorttitle", otherTitle(record.TitleShort)},
	{"origtitle", otherTitle(record.TitleOriginal)},
	{"titletranslation translatedtitle usertitle transliterated-title", otherTitle(record.TitleTranslated)},
	{"titleaddon booktitleaddon booksubtitle journalsubtitle maintitle mainsubtitle maintitleaddon issuetitle issuesubtitle reprinttitle eventtitleaddon volume-title", ownDetail},

	{"author", authors},
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
	{"foreword", names("foreword")}, {"afterword", names("afterword")}, {"holder", holders}, {"eventorganizer", names("organizer")},
	{"book-group-author group-author", groups(typed.At(";"))}, {"corporate", groups(splitNames)}, {"collaboration", groups(splitCollaborations)},

	{"journal journaltitle", journal},
	{"booktitle", func(name string) []typed.Reading { return lateIf(not(isInBook), text.Journal(name)) }},
	{"maintitle" + inPlace, one(func(name string) typed.Reading { return text.Journal(name) })},
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
	{"affiliation affiliations", addresses},
	{"origpublisher", detail("original-publisher")}, {"origlocation", detail("original-publisher-place")},

	{"date", func(name string) []typed.Reading {
		return []typed.Reading{ifDated(verbatim.DateBy(name, record.DateIssued, normalize.EDTF))}
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
	{"oclc oclcnum oclc-number oclcnumber", accession(normalize.OCLC)},
	{"nlm-unique-id nlm-id", ownDetail}, {"coden", ownDetail},
	{"accession_number accessionnumber an accession-num", accession("")},
	{"eprint", eprint},
	{"url", link("")}, {"adsurl", link("")}, {"bdsk-url-1 bdsk-url-2 bdsk-url-3 bdsk-url-4 bdsk-url-5", link("")}, {"urlraw", link("")},
	{"fulltext", link("fulltext")},
	{"file", func(name string) []typed.Reading { return typed.Split(splitFiles, files(name)) }},
	{"pdf local-url", pdf},

	{"abstract abstractnote", text.Abstract},
	{"keywords", keywordLists},
	{"author_keywords keyword", func(name string) []typed.Reading { return typed.Split(splitKeywords, text.Keyword(name)) }},
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

	{"ids", func(name string) []typed.Reading {
		return typed.Split(typed.At(","), verbatim.Library(name, "library/citation_keys"))
	}},
	{"groups mendeley-groups", libraryList("library/groups")},
	{entrySetField, func(name string) []typed.Reading {
		return typed.If(func(r *record.Record) bool { return r.Type != "" }, libraryList("library/groups")(name)...)
	}},
	{"mendeley-tags", libraryList("library/tags")},
	{"readstatus read", library("library/read_statuses")},
	{"ranking rating priority", library("library/ratings")},
	{"lccn call-number callnumber", library("library/call_numbers")},
	{"database source", one(func(name string) typed.Reading { return text.Text(name, "origin/database") })},
}
