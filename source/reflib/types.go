package reflib

import "strings"

// types are RefLib's types and their codes in EndNote's RIS.
var types = map[string]string{
	"aggregatedDatabase":    "AGGR",
	"ancientText":           "ANCIENT",
	"artwork":               "ART",
	"audioVisualMaterial":   "ADVS",
	"bill":                  "BILL",
	"blog":                  "BLOG",
	"book":                  "BOOK",
	"bookSection":           "CHAP",
	"case":                  "CASE",
	"catalog":               "CTLG",
	"chartOrTable":          "CHART",
	"classicalWork":         "CLSWK",
	"computerProgram":       "COMP",
	"conferencePaper":       "CPAPER",
	"conferenceProceedings": "CONF",
	"dataset":               "DATA",
	"dictionary":            "DICT",
	"editedBook":            "EDBOOK",
	"electronicArticle":     "EJOUR",
	"electronicBook":        "EBOOK",
	"electronicBookSection": "ECHAP",
	"encyclopedia":          "ENCYC",
	"equation":              "EQUA",
	"figure":                "FIGURE",
	"filmOrBroadcast":       "MPCT",
	"generic":               "GEN",
	"governmentDocument":    "GOVDOC",
	"grant":                 "GRANT",
	"hearing":               "HEAR",
	"journalArticle":        "JOUR",
	"legalRuleOrRegulation": "LEGAL",
	"magazineArticle":       "MGZN",
	"manuscript":            "MANSCPT",
	"map":                   "MAP",
	"music":                 "MUSIC",
	"newspaperArticle":      "NEWS",
	"onlineDatabase":        "DBASE",
	"onlineMultimedia":      "MULTI",
	"pamphlet":              "PAMP",
	"patent":                "PAT",
	"personalCommunication": "PCOMM",
	"report":                "RPRT",
	"serial":                "SER",
	"standard":              "STAND",
	"statute":               "STAT",
	"thesis":                "THES",
	"unknown":               "GEN",
	"unpublished":           "UNPB",
	"unpublishedWork":       "UNPB",
	"web":                   "ELEC",
	"webpage":               "ELEC",
}

// plainTypes are the types in lower case: in EndNote's names words stand apart.
var plainTypes = func() map[string]string {
	table := make(map[string]string, len(types))
	for name, code := range types {
		table[strings.ToLower(name)] = code
	}
	return table
}()

// codeOf returns the code of RIS for a type, "" for none that RefLib has.
func codeOf(text string) string {
	if code := types[text]; code != "" {
		return code
	}
	return plainTypes[strings.ToLower(strings.Join(strings.Fields(text), ""))]
}
