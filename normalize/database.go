package normalize

import "strings"

// databaseNames are the databases of which platforms sell parts and editions under
// names of their own, and how those names begin in lower case. The number of a record
// is the same in all of them.
var databaseNames = []struct{ start, name string }{
	{"agricola", "AGRICOLA"},
	{"allied and complementary medicine", "AMED"},
	{"amed", "AMED"},
	{"cab abstracts", "CAB Abstracts"},
	{"cinahl", "CINAHL"},
	{"cumulative index to nursing and allied health", "CINAHL"},
	{"econlit", "EconLit"},
	{"embase", "Embase"},
	{"eric", "ERIC"},
	{"global health", "Global Health"},
	{"health management information consortium", "HMIC"},
	{"hmic", "HMIC"},
	{"lilacs", "LILACS"},
	{"medline", MEDLINE},
	{"psycarticles", "PsycARTICLES"},
	{"psycinfo", "PsycINFO"},
	{"socindex", "SocINDEX"},
	{"sportdiscus", "SPORTDiscus"},
}

// otherDatabases are further ones that lists of several name. PubMed has the numbers of
// MEDLINE.
var otherDatabases = []struct{ start, name string }{
	{"pubmed", MEDLINE}, {"scopus", "Scopus"}, {"web of science", "Web of Science"}, {"cochrane", "Cochrane"}, {"central", CENTRAL}, {"google scholar", "Google Scholar"},
}

// databaseOwners may stand before the name of a database.
var databaseOwners = []string{"ovid ", "apa ", "ebsco ", "proquest "}

// Database returns the name of a database without what a platform adds to it: the
// edition, the years and the owner ("CINAHL Complete", "APA PsycInfo <1806 to
// 2021>", "Embase Classic+Embase"). Any other text is returned as it is, and so is the
// name of several ("Embase; MEDLINE").
func Database(name string) string {
	if known := knownDatabase(name, databaseNames); known != "" && !namesSeveral(name) {
		return known
	}
	return name
}

func knownDatabase(name string, rows []struct{ start, name string }) string {
	folded := strings.ToLower(strings.TrimSpace(name))
	for _, owner := range databaseOwners {
		folded = strings.TrimPrefix(folded, owner)
	}
	for _, row := range rows {
		if rest, ok := strings.CutPrefix(folded, row.start); ok && (rest == "" || !isASCIILetter(rest[0]) && !isASCIIDigit(rest[0])) {
			return row.name
		}
	}
	return ""
}

// longestDatabases is longer than any text that names databases, in bytes.
const longestDatabases = 1000

// namesSeveral reports whether a text names several databases, of which a number beside
// it may be any one's. What stands behind a comma, "and" or a sign may belong to the name
// of one.
func namesSeveral(text string) bool {
	if len(text) > longestDatabases {
		return true
	}
	first := ""
	for i, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == '|' || r == '\n' }) {
		part = strings.ReplaceAll(part, " and ", ",")
		for j, one := range strings.FieldsFunc(part, func(r rune) bool { return strings.ContainsRune(",/+&", r) }) {
			name := knownDatabase(one, databaseNames)
			if name == "" {
				name = knownDatabase(one, otherDatabases)
			}
			if name == "" && j == 0 {
				name = strings.TrimSpace(one)
			}
			switch {
			case name == "":
			case i+j == 0:
				first = name
			case name != first:
				return true
			}
		}
	}
	return false
}
