package refer

import (
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
)

// typeNames are EndNote's names of the types, in the order in which a writer
// looks for one, and other exporters' names of them.
var typeNames = []struct{ name, code string }{
	{"Journal Article", "JOUR"},
	{"Book", "BOOK"},
	{"Book Section", "CHAP"},
	{"Conference Paper", "CPAPER"},
	{"Conference Proceedings", "CONF"},
	{"Thesis", "THES"},
	{"Report", "RPRT"},
	{"Web Page", "ELEC"},
	{"Generic", "GEN"},
	{"Unpublished Work", "UNPB"},
	{"Dataset", "DATA"},
	{"Electronic Article", "EJOUR"},
	{"Electronic Book", "EBOOK"},
	{"Electronic Book Section", "ECHAP"},
	{"Edited Book", "EDBOOK"},
	{"Newspaper Article", "NEWS"},
	{"Magazine Article", "MGZN"},
	{"Manuscript", "MANSCPT"},
	{"Aggregated Database", "AGGR"},
	{"Ancient Text", "ANCIENT"},
	{"Artwork", "ART"},
	{"Audiovisual Material", "ADVS"},
	{"Bill", "BILL"},
	{"Blog", "BLOG"},
	{"Case", "CASE"},
	{"Catalog", "CTLG"},
	{"Chart or Table", "CHART"},
	{"Classical Work", "CLSWK"},
	{"Computer Program", "COMP"},
	{"Dictionary", "DICT"},
	{"Encyclopedia", "ENCYC"},
	{"Equation", "EQUA"},
	{"Figure", "FIGURE"},
	{"Film or Broadcast", "MPCT"},
	{"Government Document", "GOVDOC"},
	{"Grant", "GRANT"},
	{"Hearing", "HEAR"},
	{"Legal Rule or Regulation", "LEGAL"},
	{"Map", "MAP"},
	{"Multimedia Application", "MULTI"},
	{"Music", "MUSIC"},
	{"Online Database", "DBASE"},
	{"Online Multimedia", "MULTI"},
	{"Pamphlet", "PAMP"},
	{"Patent", "PAT"},
	{"Personal Communication", "PCOMM"},
	{"Podcast", "SOUND"},
	{"Serial", "SER"},
	{"Standard", "STAND"},
	{"Statute", "STAT"},
	{"Unenacted Bill/Resolution", "UNBILL"},
	{"Television Episode", "MPCT"},
	{"Interview", "PCOMM"},
	{"Press Release", "NEWS"},
	{"Discussion Forum", "BLOG"},
	{"Social Media", "BLOG"},
	{"Unused 1", "GEN"}, {"Unused 2", "GEN"}, {"Unused 3", "GEN"},

	{"Journal", "JOUR"}, {"Article", "JOUR"}, {"Review", "JOUR"}, {"Conference", "CONF"}, {"Conference Proceeding", "CONF"},
	{"Proceedings", "CONF"}, {"Chapter", "CHAP"}, {"Book Chapter", "CHAP"}, {"Dissertation", "THES"}, {"Thesis/Dissertation", "THES"},
	{"Technical Report", "RPRT"}, {"Web Site", "ELEC"}, {"Website", "ELEC"}, {"Electronic Source", "ELEC"}, {"Newspaper", "NEWS"},
	{"Magazine", "MGZN"}, {"Software", "COMP"}, {"Preprint", "UNPB"}, {"Working Paper", "RPRT"}, {"Video", "VIDEO"},
	{"Sound Recording", "SOUND"}, {"Slide", "SLIDE"}, {"Internet Communication", "ICOMM"}, {"In Press", "INPR"}, {"Abstract", "ABST"},
	{"Journal (full)", "JFULL"}, {"Art Work", "ART"}, {"Music Score", "MUSIC"}, {"Video Recording", "VIDEO"},
	{"Motion Picture", "MPCT"}, {"Legal Rule/Regulation", "LEGAL"}, {"Data File", "DATA"}, {"Bill/Resolution", "BILL"}, {"Chart", "CHART"},
}

var codes = func() map[string]string {
	table := map[string]string{}
	for _, row := range typeNames {
		table[strings.ToLower(row.name)] = row.code
	}
	return table
}()

// typeCode returns RIS's code of a type's name, "" for an unknown one.
func typeCode(name string) string {
	code, _ := typed.LookUp(codes, name)
	return code
}

// typeName returns EndNote's name of a type by RIS's code, or the code.
func typeName(code string) string {
	for _, row := range typeNames {
		if row.code == code {
			return row.name
		}
	}
	return code
}
