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

// databaseOwners may stand before the name of a database.
var databaseOwners = []string{"ovid ", "apa ", "ebsco ", "proquest "}

// Database returns the name of a database without what a platform adds to it: the
// edition, the years and the owner ("CINAHL Complete", "APA PsycInfo <1806 to
// 2021>", "Embase Classic+Embase"). Any other text is returned as it is.
func Database(name string) string {
	folded := strings.ToLower(strings.TrimSpace(name))
	for _, owner := range databaseOwners {
		folded = strings.TrimPrefix(folded, owner)
	}
	for _, row := range databaseNames {
		if rest, ok := strings.CutPrefix(folded, row.start); ok && (rest == "" || !isASCIILetter(rest[0]) && !isASCIIDigit(rest[0])) {
			return row.name
		}
	}
	return name
}
