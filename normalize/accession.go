package normalize

import (
	"strings"

	"github.com/ibid-go/ibid/record"
)

// CENTRAL is the authority of the numbers of entries in CENTRAL, the Cochrane
// Library's register of trials: "CN-01929384". Such a number names the entry and not
// the publication of which it speaks, and one publication may have several entries.
const CENTRAL = "CENTRAL"

// ProQuest is the authority of the numbers of ProQuest's records, one for each of its
// databases that holds a publication.
const ProQuest = "ProQuest"

// centralMark begins the number of an entry in CENTRAL, centralDigits follow it.
const (
	centralMark   = "CN-"
	centralDigits = 8
)

// CENTRALNumber reads the number of an entry in CENTRAL, which is all of a text:
// "CN-01929384". Its form alone says whose it is.
func CENTRALNumber(s string) (number string, ok bool) {
	s = strings.TrimSpace(s)
	if len(s) != len(centralMark)+centralDigits || !hasPrefixFold(s, centralMark) || !allDigits(s[len(centralMark):]) {
		return "", false
	}
	return centralMark + s[len(centralMark):], true
}

// CENTRALEntry returns the number of the entry in CENTRAL that a DOI in lower case
// names: "cn-01929384". The publication of which the entry speaks has a DOI of its
// own. A DOI that is cut short names none.
func CENTRALEntry(doi string) (number string, ok bool) {
	rest, ok := strings.CutPrefix(doi, "10.1002/central/")
	if !ok {
		return "", false
	}
	rest, _, _ = strings.Cut(rest, "/") // a page of the entry
	if _, ok = CENTRALNumber(rest); !ok {
		return "", false
	}
	return rest, true
}

// OCLC is the authority of the numbers of OCLC's catalogue, WorldCat.
const OCLC = "OCLC"

// oclcMarks begin a number of OCLC in library catalogues (MARC's 035), in notes and in
// OCLC's own files; oclcPrefixes stand before its digits there, which are as many as
// that at least.
var (
	oclcMarks    = []string{"(ocolc)", "oclc number:", "oclc no.:", "oclc:", "oclc "}
	oclcPrefixes = []struct {
		prefix string
		digits int
	}{{"ocm", 8}, {"ocn", 9}, {"on", 10}}
)

// OCLCNumber reads a number of OCLC that says that it is one and is all of a text:
// "(OCoLC)12345", "OCLC: 12345", "ocm00012345". The number has no zeros before it.
func OCLCNumber(s string) (number string, ok bool) {
	s = strings.TrimSpace(s)
	if s == "" || s[0]|0x20 != 'o' && s[0] != '(' {
		return "", false
	}
	marked, least := false, 1
	for _, mark := range oclcMarks {
		if hasPrefixFold(s, mark) {
			if mark[len(mark)-1] == ' ' {
				least = leastDigits // "OCLC 2019" is no number
			}
			s, marked = strings.TrimSpace(s[len(mark):]), true
			break
		}
	}
	for _, p := range oclcPrefixes {
		if hasPrefixFold(s, p.prefix) && (marked || len(s) >= len(p.prefix)+p.digits) {
			return oclcDigits(s[len(p.prefix):])
		}
	}
	if !marked || len(s) < least {
		return "", false
	}
	return oclcDigits(s)
}

// MarkedOCLC writes a number of OCLC so that [OCLCNumber] reads it.
func MarkedOCLC(number string) string { return "(OCoLC)" + number }

// oclcDigits are the digits of a number of OCLC without zeros before them.
func oclcDigits(s string) (number string, ok bool) {
	const most = 14
	if !allDigits(s) || len(s) > most {
		return "", false
	}
	number = strings.TrimLeft(s, "0")
	return number, number != ""
}

// Accession returns the identifier that a record's number in a database is, "" for
// one that is not named. The number of an entry in CENTRAL, or of OCLC, is that,
// whatever database is named: others lead to it under names of their own. The database
// is the one that [Database] names.
func Accession(number, database string) record.Identifier {
	if entry, ok := CENTRALNumber(number); ok {
		number, database = entry, CENTRAL
	} else if n, ok := OCLCNumber(number); ok {
		number, database = n, OCLC
	} else if strings.EqualFold(database, "WorldCat") || strings.EqualFold(database, OCLC) {
		if n, ok := oclcDigits(strings.TrimSpace(number)); ok {
			number, database = n, OCLC
		}
	}
	return record.Identifier{Scheme: record.SchemeAccession, Value: number, Authority: Database(database)}
}

// databases are the databases whose numbers stand behind their names, in lower
// case, and what those numbers are: PubMed ids, or accession numbers of an
// authority.
var databases = map[string]record.Identifier{
	"pubmed":   {Scheme: record.SchemePMID},
	"medline":  {Scheme: record.SchemePMID},
	"embase":   {Scheme: record.SchemeAccession, Authority: "Embase"},
	"cinahl":   {Scheme: record.SchemeAccession, Authority: "CINAHL"},
	"psycinfo": {Scheme: record.SchemeAccession, Authority: "PsycINFO"},
	"amed":     {Scheme: record.SchemeAccession, Authority: "AMED"},
	"lilacs":   {Scheme: record.SchemeAccession, Authority: "LILACS"},
}

// NumberInDatabase reads the number of a publication in another database behind the
// name of that, as the Cochrane Library has them: "EMBASE 600000001", "PUBMED
// 90000001". One without a name is the usual database's, "" for none. The identifier
// is the zero value where a text names no database whose numbers are known; an error
// refuses what is no number of the database that it names.
func NumberInDatabase(s, usual string) (record.Identifier, error) {
	s = strings.TrimSpace(s)
	database, number := usual, s
	if at := strings.LastIndexAny(s, " \t"); at >= 0 {
		database, number = strings.TrimSpace(s[:at]), s[at+1:]
	}
	id := databases[strings.ToLower(strings.TrimSuffix(database, ":"))]
	switch id.Scheme {
	case "":
		return record.Identifier{}, nil
	case record.SchemePMID:
		value, err := PMID(number)
		if err != nil {
			return record.Identifier{}, err
		}
		id.Value = value
	default:
		if id.Value = Text(number); nextDigit(id.Value, 0) == len(id.Value) {
			return record.Identifier{}, refused("number-in-database", "no-number", s, "no number behind the name of a database")
		}
	}
	return id, nil
}

// leastDigits is how many digits a number of a database has at least that shows what
// it is in any field: a year has fewer.
const leastDigits = 6

// NumbersInDatabases divides a field that is nothing but numbers in databases, each
// behind the name of that, between commas, semicolons or line ends: "PUBMED
// 90000001,EMBASE 600000001". It gives nil for any other text, and for one whose
// numbers may be years.
func NumbersInDatabases(s string) []Found[record.Identifier] {
	var found []Found[record.Identifier]
	for start := 0; start < len(s); {
		end := start + len(s[start:])
		if i := strings.IndexAny(s[start:], numberSeparators); i >= 0 {
			end = start + i
		}
		text := strings.TrimSpace(s[start:end])
		from := start + strings.Index(s[start:end], text)
		if start = end + 1; text == "" {
			continue
		}
		id, err := NumberInDatabase(text, "")
		if err != nil || id.Value == "" || countDigits(id.Value) < leastDigits {
			return nil
		}
		found = append(found, Found[record.Identifier]{Value: id, Start: from, End: from + len(text)})
	}
	return found
}

// WithDatabase writes a number behind the name of its database, so that
// [NumbersInDatabases] reads it: "EMBASE 600000001". It gives "" for one that it
// would not read so.
func WithDatabase(id record.Identifier) string {
	text := strings.ToUpper(id.Authority) + " " + id.Value
	if found := NumbersInDatabases(text); len(found) != 1 || found[0].Value != id {
		return ""
	}
	return text
}

// numberSeparators stand between numbers in databases.
const numberSeparators = ",;\n"

func countDigits(s string) int {
	n := 0
	for i := range len(s) {
		if isASCIIDigit(s[i]) {
			n++
		}
	}
	return n
}

func numberInDatabase(s string) (record.Identifier, error) {
	id, err := NumberInDatabase(s, "")
	if err == nil && id.Value == "" {
		err = refused("number-in-database", "no-database", s, "not behind the name of a database whose numbers are known")
	}
	return id, err
}

// WebOfScienceNumber reads an accession number of Web of Science, which older exports
// call ISI's, or of a database that it hosts, with the database before it:
// "WOS:000123456700001", "MEDLINE:12345678", "BCI:BCI201000123456".
func WebOfScienceNumber(s string) (id record.Identifier, ok bool) {
	s = strings.TrimSpace(s)
	database, number, found := strings.Cut(s, ":")
	if !found || database == "" || number == "" || strings.ContainsAny(s, " \t\n") {
		return record.Identifier{}, false
	}
	switch database {
	case "WOS", "ISI":
		found := Identifiers("WOS:" + number)
		if len(found) == 1 && found[0].Scheme == record.SchemeWoS {
			return found[0], true
		}
	case "MEDLINE":
		if pmid, err := PMID(number); err == nil {
			return record.Identifier{Scheme: record.SchemePMID, Value: pmid}, true
		}
	}
	return record.Identifier{Scheme: record.SchemeAccession, Value: number, Authority: database}, true
}
