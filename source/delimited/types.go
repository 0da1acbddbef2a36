package delimited

import (
	"strings"

	"github.com/ibid-go/ibid/record"
)

// documentTypes are the types of documents in the words of the exporters, in
// lower case, and Zotero's names of item types.
var documentTypes = map[string]record.Type{
	"article": "article-journal", "journal article": "article-journal", "research article": "article-journal",
	"original article": "article-journal", "article in press": "article-journal", "short survey": "article-journal",
	"letter": "article-journal", "editorial": "article-journal", "note": "article-journal", "erratum": "article-journal",
	"correction": "article-journal", "retracted": "article-journal", "retraction": "article-journal", "review": "article-journal",
	"review article": "article-journal", "systematic review": "article-journal", "data paper": "article-journal",
	"business article": "article-journal", "abstract report": "article-journal", "editorial material": "article-journal",
	"news item": "article-journal", "early access": "article-journal", "article-journal": "article-journal",
	"journalarticle": "article-journal", "jour": "article-journal", "clinical trial": "article-journal", "case reports": "article-journal",
	"randomized controlled trial": "article-journal", "comment": "article-journal", "meta-analysis": "article-journal",
	"research-article": "article-journal", "review-article": "article-journal", "journal articles": "article-journal", "journal, article": "article-journal",
	"ieee journals": "article-journal", "ieee early access articles": "article-journal",

	"conference paper": "paper-conference", "conference abstract": "paper-conference", "proceedings paper": "paper-conference",
	"proceeding": "paper-conference", "conference proceedings article": "paper-conference", "meeting abstract": "paper-conference",
	"conferencepaper": "paper-conference", "ieee conferences": "paper-conference", "inproceedings": "paper-conference", "cpaper": "paper-conference",

	"book": "book", "monograph": "book", "edited book": "book", "conference proceedings": "book", "conference review": "book",
	"reference book": "book", "conference proceedings volume": "book",
	"book, whole": "book", "book, chapter": "chapter",
	"chapter": "chapter", "book chapter": "chapter", "booksection": "chapter", "book section": "chapter", "chap": "chapter", "inbook": "chapter",
	"encyclopediaarticle": "entry-encyclopedia", "dictionaryentry": "entry-dictionary", "reference entry": "entry",
	"thesis": "thesis", "dissertation": "thesis", "dissertation/thesis": "thesis", "phdthesis": "thesis", "thes": "thesis",
	"report": "report", "rprt": "report", "working paper": "report", "technical report": "report",
	"preprint": "article", "preprints": "article",
	"dataset": "dataset", "data set": "dataset", "data study": "dataset",
	"magazinearticle": "article-magazine", "newspaperarticle": "article-newspaper", "newspaper article": "article-newspaper", "news": "article-newspaper",
	"webpage": "webpage", "web page": "webpage", "blogpost": "post-weblog", "forumpost": "post", "standard": "standard",
	"presentation": "speech", "patent": "patent", "statute": "legislation", "bill": "bill", "case": "legal_case", "hearing": "hearing",
	"computerprogram": "software", "software": "software", "film": "motion_picture", "videorecording": "motion_picture",
	"audiorecording": "song", "podcast": "song", "tvbroadcast": "broadcast", "radiobroadcast": "broadcast",
	"artwork": "graphic", "map": "map", "manuscript": "manuscript", "email": "personal_communication", "letter (personal)": "personal_communication",
	"interview": "interview", "document": "document", "generic": "document", "periodical": "periodical", "journal": "periodical",
}

// cslTypes are the types that this package writes by their names in CSL.
var cslTypes = func() map[string]record.Type {
	table := map[string]record.Type{}
	for _, name := range strings.Fields("article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection " +
		"dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map " +
		"motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post post-weblog regulation " +
		"report review review-book software song speech standard thesis treaty webpage") {
		table[name] = record.Type(name)
	}
	return table
}()

// subtypes are types of documents that make a subtype, as in package ris.
var subtypes = map[string]string{
	"preprint": record.SubtypePreprint, "preprints": record.SubtypePreprint,
	"review": record.SubtypeReview, "review article": record.SubtypeReview, "review-article": record.SubtypeReview, "systematic review": record.SubtypeReview,
}

func fold(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

// documentType reads the type that a word of an exporter means; "" for one that
// is not known. Of several with semicolons the first that is known counts.
func documentType(text string) (record.Type, error) {
	if t, ok := documentTypes[fold(text)]; ok {
		return t, nil
	}
	for part := range strings.SplitSeq(text, ";") {
		if t, ok := documentTypes[fold(part)]; ok {
			return t, nil
		}
	}
	return cslTypes[fold(text)], nil
}

// wosTypeRows say what the type of a publication in Web of Science means, where
// its document type has one of the names, and otherwise. The first row that
// fits holds.
var wosTypeRows = []struct {
	publication, document string
	csl                   record.Type
}{
	{"B", "proceedings paper", "paper-conference"}, {"B", "book chapter", "chapter"}, {"B", "article", "chapter"}, {"B", "review", "chapter"}, {"B", "", "book"},
	{"S", "proceedings paper", "paper-conference"}, {"S", "book chapter", "chapter"}, {"S", "article", "chapter"}, {"S", "review", "chapter"}, {"S", "", "periodical"},
	{"C", "", "paper-conference"}, {"D", "", "dataset"}, {"P", "", "patent"}, {"J", "", "article-journal"},
}

func wosType(publication, document string) record.Type {
	publication = strings.TrimSpace(publication)
	for _, row := range wosTypeRows {
		if row.publication != publication {
			continue
		}
		if row.document == "" {
			return row.csl
		}
		for part := range strings.SplitSeq(document, ";") {
			if fold(part) == row.document {
				return row.csl
			}
		}
	}
	return ""
}
