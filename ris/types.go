package ris

import (
	"slices"
	"strings"
	"unicode"

	"github.com/ibid-go/ibid/record"
)

// typeRow is one type of reference.
type typeRow struct {
	code string
	// csl is the CSL item type.
	csl record.Type
	// whole is set for types that name a whole publication and not a part of
	// one: its ISBN is its own and not its container's.
	whole bool
	// preprint is set for types that a preprint can stand under, for want of a
	// code of its own.
	preprint bool
	// readOnly is set for codes that a writer does not write: another code says
	// the same better.
	readOnly bool
	// medium and status are what the code says besides the type.
	medium string
	status record.Status
	// number is the row's place in the table, which typeTable fills in.
	number int
}

// typeRows are the types of both sheets and the aliases that real files hold.
// The first row of a CSL type is the one a writer takes for it.
var typeRows = []typeRow{
	{code: "JOUR", csl: "article-journal", preprint: true},
	{code: "BOOK", csl: "book", whole: true},
	{code: "CHAP", csl: "chapter"},
	{code: "CPAPER", csl: "paper-conference"},
	{code: "CONF", csl: "paper-conference", readOnly: true},
	{code: "THES", csl: "thesis", whole: true},
	{code: "RPRT", csl: "report", preprint: true, whole: true},
	{code: "ELEC", csl: "webpage", preprint: true, whole: true},
	{code: "GEN", csl: "document", preprint: true, whole: true},
	{code: "UNPB", csl: "manuscript", preprint: true, whole: true},
	{code: "DATA", csl: "dataset", whole: true},
	{code: "ABST", csl: "article-journal", readOnly: true},
	{code: "ADVS", csl: "motion_picture", whole: true},
	{code: "AGGR", csl: "dataset", whole: true},
	{code: "ANCIENT", csl: "classic", whole: true},
	{code: "ART", csl: "graphic", whole: true},
	{code: "BILL", csl: "bill", whole: true},
	{code: "BLOG", csl: "post-weblog"},
	{code: "CASE", csl: "legal_case", whole: true},
	{code: "CHART", csl: "figure", whole: true},
	{code: "CLSWK", csl: "classic", whole: true},
	{code: "COMP", csl: "software", whole: true},
	{code: "CTLG", csl: "entry", whole: true},
	{code: "DBASE", csl: "dataset", whole: true},
	{code: "DICT", csl: "entry-dictionary"},
	{code: "EBOOK", csl: "book", whole: true, readOnly: true, medium: "electronic"},
	{code: "ECHAP", csl: "chapter", readOnly: true, medium: "electronic"},
	{code: "EDBOOK", csl: "book", whole: true},
	{code: "EJOUR", csl: "article-journal", preprint: true, readOnly: true, medium: "electronic"},
	{code: "ENCYC", csl: "entry-encyclopedia"},
	{code: "EQUA", csl: "article", readOnly: true},
	{code: "FIGURE", csl: "figure"},
	{code: "GOVDOC", csl: "report", whole: true},
	{code: "GRANT", csl: "article", whole: true, readOnly: true},
	{code: "HEAR", csl: "hearing", whole: true},
	{code: "ICOMM", csl: "personal_communication", whole: true},
	{code: "INPR", csl: "article-journal", preprint: true, readOnly: true, status: record.StatusInPress},
	{code: "JFULL", csl: "periodical", whole: true},
	{code: "LEGAL", csl: "regulation", whole: true},
	{code: "MANSCPT", csl: "manuscript", preprint: true, whole: true},
	{code: "MAP", csl: "map", whole: true},
	{code: "MGZN", csl: "article-magazine"},
	{code: "MPCT", csl: "motion_picture", whole: true},
	{code: "MULTI", csl: "motion_picture", whole: true},
	{code: "MUSIC", csl: "musical_score", whole: true},
	{code: "NEWS", csl: "article-newspaper"},
	{code: "PAMP", csl: "pamphlet", whole: true},
	{code: "PAT", csl: "patent", whole: true},
	{code: "PCOMM", csl: "personal_communication", whole: true},
	{code: "SER", csl: "periodical", whole: true},
	{code: "SLIDE", csl: "speech", whole: true},
	{code: "SOUND", csl: "song", whole: true},
	{code: "STAND", csl: "standard", whole: true},
	{code: "STAT", csl: "legislation", whole: true},
	{code: "UNBILL", csl: "bill", whole: true},
	{code: "VIDEO", csl: "motion_picture", whole: true},
	{code: "UNPD", csl: "manuscript", preprint: true, whole: true, readOnly: true},
	{code: "GRNT", csl: "article", whole: true, readOnly: true},
	{code: "WEB", csl: "webpage", whole: true, readOnly: true},
	{code: "ONLN", csl: "webpage", whole: true, readOnly: true},
	{code: "STD", csl: "document", whole: true, readOnly: true},
	{code: "REPT", csl: "report", whole: true, readOnly: true},
	{code: "RRPT", csl: "report", whole: true, readOnly: true},
}

var typeTable = func() map[string]*typeRow {
	table := make(map[string]*typeRow, len(typeRows))
	rows := slices.Clone(typeRows)
	for i := range rows {
		rows[i].number = i
		table[rows[i].code] = &rows[i]
	}
	return table
}()

// typeOf returns the row of a type as a file writes it, nil for an unknown
// type.
func typeOf(value string) *typeRow {
	if row, ok := typeTable[value]; ok {
		return row
	}
	return typeTable[strings.ToUpper(strings.TrimSpace(value))]
}

// typeLabels are the names of types in the sheets, in lower case, which some
// exporters write for the code, and those of repositories.
var typeLabels = map[string]string{
	"abstract": "ABST", "aggregated database": "AGGR", "ancient text": "ANCIENT", "artwork": "ART", "art work": "ART",
	"audiovisual material": "ADVS", "bill": "BILL", "bill/resolution": "BILL", "blog": "BLOG", "book": "BOOK", "whole book": "BOOK",
	"book section": "CHAP", "book chapter": "CHAP", "chapter": "CHAP", "case": "CASE", "catalog": "CTLG", "chart": "CHART",
	"classical work": "CLSWK", "computer program": "COMP", "conference paper": "CPAPER", "conference proceeding": "CONF",
	"conference proceedings": "CONF", "data file": "DATA", "dataset": "DATA", "dictionary": "DICT", "edited book": "EDBOOK",
	"electronic article": "EJOUR", "electronic book": "EBOOK", "electronic book section": "ECHAP", "encyclopedia": "ENCYC",
	"equation": "EQUA", "figure": "FIGURE", "generic": "GEN", "government document": "GOVDOC", "grant": "GRANT", "hearing": "HEAR",
	"in press": "INPR", "internet communication": "ICOMM", "journal": "JFULL", "journal (full)": "JFULL", "journal article": "JOUR",
	"legal rule or regulation": "LEGAL", "magazine article": "MGZN", "manuscript": "MANSCPT", "map": "MAP", "motion picture": "MPCT",
	"multimedia": "MULTI", "online multimedia": "MULTI", "music": "MUSIC", "music score": "MUSIC", "newspaper article": "NEWS",
	"online database": "DBASE", "pamphlet": "PAMP", "patent": "PAT", "personal communication": "PCOMM", "report": "RPRT",
	"serial": "SER", "slide": "SLIDE", "sound recording": "SOUND", "standard": "STAND", "statute": "STAT", "thesis": "THES",
	"thesis/dissertation": "THES", "dissertation": "THES", "unenacted bill": "UNBILL", "unenacted bill/resolution": "UNBILL",
	"article": "JOUR", "book part": "CHAP", "conference object": "CPAPER", "doctoral thesis": "THES", "master thesis": "THES",
	"master's thesis": "THES", "phd thesis": "THES", "technical report": "RPRT", "working paper": "RPRT",
	"unpublished work": "UNPB", "video recording": "VIDEO", "web page": "ELEC", "webpage": "ELEC", "preprint": "UNPB", "preprints": "UNPB",

	// The terms of CSL and Zotero, and of catalogues.
	"article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS", "paper-conference": "CPAPER", "legal case": "CASE",
	"court case": "CASE", "personal letter": "PCOMM", "post-weblog": "BLOG", "blog post": "BLOG", "software": "COMP", "computer software": "COMP",
	"website": "ELEC", "monograph": "BOOK", "e-book": "EBOOK", "conference": "CONF", "presentation": "SLIDE", "film": "MPCT",
	"magazine": "MGZN", "newspaper": "NEWS", "doctoral dissertation": "THES", "legislation": "STAT", "encyclopedia article": "ENCYC",
	"encyclopedia entry": "ENCYC", "entry-encyclopedia": "ENCYC", "dictionary entry": "DICT", "entry-dictionary": "DICT",
	"audio recording": "SOUND", "podcast": "SOUND", "edited volume": "EDBOOK", "data set": "DATA",
}

// typesByLabel are the codes by the letters of the names.
var typesByLabel = func() map[string]string {
	table := make(map[string]string, len(typeLabels))
	for label, code := range typeLabels {
		table[lettersOf(label)] = code
	}
	return table
}()

// lettersOf are the letters of a name of a type, in lower case: programs write it
// with blanks, hyphens, underscores or none of them.
func lettersOf(label string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, label)
}

// longestType is more bytes than the name of a type has.
const longestType = 64

// typeNamed is typeOf for a code or the name of the type in the sheets.
func typeNamed(value string) *typeRow {
	if row := typeOf(value); row != nil {
		return row
	}
	if len(value) > longestType {
		return nil
	}
	return typeTable[typesByLabel[lettersOf(value)]]
}
