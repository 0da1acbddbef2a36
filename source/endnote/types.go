package endnote

import "strings"

// refType is one of EndNote's reference types: its number and name in EndNote's
// XML, and its code in EndNote's RIS. A code has several rows where EndNote has
// several types for it; a writer takes the first.
type refType struct {
	number, name, code string
}

// refTypes are EndNote's types. The name decides where number and name disagree:
// a person can give types other names, but not other meanings.
var refTypes = []refType{
	{"55", "Aggregated Database", "AGGR"},
	{"51", "Ancient Text", "ANCIENT"},
	{"2", "Artwork", "ART"},
	{"3", "Audiovisual Material", "ADVS"},
	{"4", "Bill", "BILL"},
	{"56", "Blog", "BLOG"},
	{"6", "Book", "BOOK"},
	{"5", "Book Section", "CHAP"},
	{"7", "Case", "CASE"},
	{"8", "Catalog", "CTLG"},
	{"38", "Chart or Table", "CHART"},
	{"49", "Classical Work", "CLSWK"},
	{"9", "Computer Program", "COMP"},
	{"47", "Conference Paper", "CPAPER"},
	{"10", "Conference Proceedings", "CONF"},
	{"59", "Dataset", "DATA"},
	{"52", "Dictionary", "DICT"},
	{"28", "Edited Book", "EDBOOK"},
	{"43", "Electronic Article", "EJOUR"},
	{"44", "Electronic Book", "EBOOK"},
	{"60", "Electronic Book Section", "ECHAP"},
	{"53", "Encyclopedia", "ENCYC"},
	{"39", "Equation", "EQUA"},
	{"37", "Figure", "FIGURE"},
	{"21", "Film or Broadcast", "MPCT"},
	{"13", "Generic", "GEN"},
	{"46", "Government Document", "GOVDOC"},
	{"54", "Grant", "GRANT"},
	{"14", "Hearing", "HEAR"},
	{"17", "Journal Article", "JOUR"},
	{"50", "Legal Rule or Regulation", "LEGAL"},
	{"19", "Magazine Article", "MGZN"},
	{"36", "Manuscript", "MANSCPT"},
	{"20", "Map", "MAP"},
	{"61", "Music", "MUSIC"},
	{"23", "Newspaper Article", "NEWS"},
	{"45", "Online Database", "DBASE"},
	{"48", "Online Multimedia", "MULTI"},
	{"24", "Pamphlet", "PAMP"},
	{"25", "Patent", "PAT"},
	{"26", "Personal Communication", "PCOMM"},
	{"27", "Report", "RPRT"},
	{"57", "Serial", "SER"},
	{"58", "Standard", "STAND"},
	{"31", "Statute", "STAT"},
	{"32", "Thesis", "THES"},
	{"34", "Unpublished Work", "UNPB"},
	{"12", "Web Page", "ELEC"},
}

// otherNames are names in lower case that other programs, and other versions of
// EndNote, give to types.
var otherNames = map[string]string{
	"artwork": "ART", "conference proceeding": "CONF", "chart": "CHART", "case": "CASE", "data set": "DATA", "e-book": "EBOOK",
	"film": "MPCT", "journal": "JOUR", "in press": "INPR", "in press article": "INPR", "electronic source": "ELEC", "website": "ELEC",
	"dissertation": "THES", "unpublished": "UNPB", "preprint": "UNPB", "sound recording": "SOUND", "video recording": "VIDEO",
	"television episode": "MPCT", "podcast": "SOUND", "interview": "PCOMM", "press release": "NEWS", "social media": "BLOG",
	"discussion forum": "BLOG", "multimedia application": "MULTI", "legal rule/regulation": "LEGAL",
	"slide": "SLIDE", "internet communication": "ICOMM", "journal (full)": "JFULL", "unenacted bill": "UNBILL", "abstract": "ABST",
}

var codeOfName = func() map[string]string {
	table := map[string]string{}
	for name, code := range otherNames {
		table[name] = code
	}
	for _, t := range refTypes {
		table[strings.ToLower(t.name)] = t.code
	}
	return table
}()

var codeOfNumber = func() map[string]string {
	table := map[string]string{}
	for _, t := range refTypes {
		table[t.number] = t.code
	}
	return table
}()

var typeOfCode = func() map[string]refType {
	table := map[string]refType{}
	for _, t := range refTypes {
		if _, ok := table[t.code]; !ok {
			table[t.code] = t
		}
	}
	return table
}()

// codeOf returns the code of RIS for a type as a file states it: by its name, by
// its number, or by the code itself; "" for none.
func codeOf(text string) string {
	text = strings.TrimSpace(text)
	if code := codeOfName[strings.ToLower(text)]; code != "" {
		return code
	}
	if code := codeOfNumber[text]; code != "" {
		return code
	}
	if t, ok := typeOfCode[text]; ok {
		return t.code
	}
	return ""
}
