package refworks

import (
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
)

// types are RIS's codes of the reference types of both RefWorks, in lower case
// without the blanks behind commas and around slashes.
var types = map[string]string{
	"abstract": "ABST", "artwork": "ART", "bills/resolutions": "BILL", "book,section": "CHAP", "book section": "CHAP", "book chapter": "CHAP",
	"book,edited": "EDBOOK", "book,whole": "BOOK", "book": "BOOK", "case/court decisions": "CASE", "case": "CASE", "computer program": "COMP",
	"conference proceedings": "CPAPER", "conference paper": "CPAPER", "dataset": "DATA", "data set": "DATA", "dissertation/thesis": "THES",
	"dissertation": "THES", "thesis": "THES", "dissertation/thesis,unpublished": "THES", "generic": "GEN", "grant": "GRANT", "hearing": "HEAR",
	"journal": "JOUR", "journal article": "JOUR", "journal,electronic": "EJOUR", "laws/statutes": "STAT", "magazine article": "MGZN",
	"map": "MAP", "monograph": "BOOK", "motion picture": "MPCT", "music score": "MUSIC", "newspaper article": "NEWS", "news": "NEWS",
	"online discussion forum/blogs": "BLOG", "blog": "BLOG", "patent": "PAT", "personal communication": "PCOMM", "report": "RPRT",
	"sound recording": "SOUND", "standard": "STAND", "unpublished material": "UNPB", "video/dvd": "VIDEO", "video": "VIDEO", "web page": "ELEC",
	"website": "ELEC", "preprint": "UNPB", "encyclopedia article": "ENCYC", "podcast": "SOUND", "interview": "PCOMM", "working paper": "RPRT",
}

var blanks = strings.NewReplacer(", ", ",", "/ ", "/", " /", "/")

// typeCode returns RIS's code of a type's name, "" for an unknown one.
func typeCode(name string) string {
	if code, ok := typed.LookUp(types, name); ok {
		return code
	}
	return types[blanks.Replace(strings.ToLower(name))]
}
