package normalize

import (
	"strings"

	"github.com/ibid-go/ibid/record"
)

// MEDLINE is the database whose numbers are PubMed ids.
const MEDLINE = "MEDLINE"

// InDatabase is the number of a record beside the name of the database that gave it: a
// PubMed id where that is MEDLINE or PubMed and no other, else what [Accession] makes of
// it.
func InDatabase(number, database string) record.Identifier {
	if name := Database(database); name == MEDLINE || hasPrefixFold(name, "pubmed") && !strings.Contains(strings.ToLower(name), "central") && !namesSeveral(name) {
		if pmid, err := PMID(number); err == nil {
			return record.Identifier{Scheme: record.SchemePMID, Value: pmid}
		}
	}
	return Accession(number, database)
}

// NumberInLink reads the number of a record in a link to it at Ovid or EBSCOhost, which
// names the database too: a PMID where that is MEDLINE, else an accession number. The
// host may be as a library's proxy writes it. It is false for any other link.
func NumberInLink(link string) (id record.Identifier, ok bool) {
	for i := range platformLinks {
		row := &platformLinks[i]
		host, query, found := strings.Cut(link, row.query)
		if !found || !strings.Contains(host, row.host) {
			continue
		}
		code, number := "", ""
		for pair := range strings.FieldsFuncSeq(query, func(r rune) bool { return r == '&' || r == '#' }) {
			switch key, value, _ := strings.Cut(pair, "="); key {
			case row.database:
				if code != "" && code != value { // a search in several
					return record.Identifier{}, false
				}
				code = value
			case "AN":
				number = value
			}
		}
		database, known := row.name(code)
		if !known || strings.ContainsAny(number, "%+ ;") {
			return record.Identifier{}, false
		}
		return numberOf(database, number)
	}
	return record.Identifier{}, false
}

// numberOf is the number of a record in a database that is known.
func numberOf(database, number string) (id record.Identifier, ok bool) {
	if database != MEDLINE {
		id = Accession(number, database)
	} else if pmid, err := PMID(number); err == nil {
		id = record.Identifier{Scheme: record.SchemePMID, Value: pmid}
	}
	if id.Value == "" {
		return record.Identifier{}, false
	}
	return id, true
}

// platformLinks are the platforms whose links have the code of a database and the
// number of a record in it among what stands behind a part of the address.
var platformLinks = []struct {
	host, query, database string
	name                  func(code string) (string, bool)
}{
	{"ovid", "/ovidweb.cgi?", "D", ovidDatabase},
	{"ebscohost", "?", "db", EBSCODatabase},
}

// ovidDatabases are the databases that the beginning of an Ovid link's D names.
var ovidDatabases = []struct{ start, database string }{
	{"med", MEDLINE}, {"prem", MEDLINE}, {"ppez", MEDLINE}, {"pmnm", MEDLINE}, {"mes", MEDLINE},
	{"emed", "Embase"}, {"emez", "Embase"}, {"emex", "Embase"}, {"oemez", "Embase"}, {"oemed", "Embase"},
	{"psyc", "PsycINFO"}, {"psyh", "PsycINFO"}, {"amed", "AMED"}, {"cctr", CENTRAL}, {"coch", "Cochrane Database of Systematic Reviews"},
	{"caba", "CAB Abstracts"}, {"gbh", "Global Health"}, {"hmic", "HMIC"}, {"agri", "AGRICOLA"},
}

func ovidDatabase(code string) (name string, ok bool) {
	for _, row := range ovidDatabases {
		if strings.HasPrefix(code, row.start) {
			return row.database, true
		}
	}
	return "", false
}

// EBSCODatabase names the database for which a code of EBSCOhost's stands, as
// [Database] does: "CINAHL" for "c8h" and "rzh".
func EBSCODatabase(code string) (name string, ok bool) {
	name, ok = ebscoDatabases[code]
	return name, ok
}

// EBSCONumber reads the number of a record in the database of a code of EBSCOhost's: a
// PMID in MEDLINE's, else an accession number. It is false for a code that is not known
// and for what is no number.
func EBSCONumber(number, code string) (id record.Identifier, ok bool) {
	database, ok := EBSCODatabase(code)
	if !ok {
		return record.Identifier{}, false
	}
	return numberOf(database, Text(number))
}

func numberInLink(link string) (record.Identifier, error) {
	if id, ok := NumberInLink(link); ok {
		return id, nil
	}
	return record.Identifier{}, refused("number-in-link", "form", link, "no link to a record of a known database of Ovid or EBSCOhost")
}

// ebscoNumber reads a number and, in a second text, the code of its database.
func ebscoNumber(texts []string) (any, error) {
	if len(texts) == 2 {
		if id, ok := EBSCONumber(texts[0], texts[1]); ok {
			return id, nil
		}
	}
	return nil, refused("ebsco-number", "form", strings.Join(texts, "\n"), "no number beside the code of a database of EBSCOhost that is known")
}

func ebscoDatabase(code string) (string, error) {
	if name, ok := EBSCODatabase(Text(code)); ok {
		return name, nil
	}
	return "", refused("ebsco-database", "code", code, "no code of a database of EBSCOhost that is known")
}

// ebscoDatabases are the databases for which EBSCOhost's codes stand, in DB and in
// links, under the names that [Database] gives them. Editions of one
// database have codes of their own and the same numbers.
var ebscoDatabases = map[string]string{
	"cmedm": MEDLINE, "mdc": MEDLINE, "mnh": MEDLINE,
	"c8h": "CINAHL", "ccm": "CINAHL", "cin20": "CINAHL", "cul": "CINAHL", "jlh": "CINAHL", "rzh": "CINAHL",
	"psyh": "PsycINFO", "pdh": "PsycARTICLES", "pbh": "Psychology and Behavioral Sciences Collection",
	"amed": "AMED", "agr": "AGRICOLA", "lah": "CAB Abstracts", "lhh": "Global Health", "eric": "ERIC",
	"ecn": "EconLit", "eoh": "EconLit", "sih": "SocINDEX", "s3h": "SPORTDiscus", "sph": "SPORTDiscus",
	"a9h": "Academic Search Complete", "aph": "Academic Search Premier", "asn": "Academic Search Ultimate",
	"bth": "Business Source Complete", "buh": "Business Source Premier", "bsu": "Business Source Ultimate",
	"ehh": "Education Research Complete", "eue": "Education Source", "hch": "Health Source: Nursing/Academic Edition",
	"lxh": "Library, Information Science & Technology Abstracts", "ufh": "Communication & Mass Media Complete",
	"8gh": "GreenFILE", "ipa": "International Pharmaceutical Abstracts", "trh": "Teacher Reference Center",
}
