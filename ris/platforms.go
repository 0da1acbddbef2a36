package ris

import (
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// readPlatformLink reads the accession number in a link to a platform's record.
func (d *reading) readPlatformLink(s source) {
	if s.lines {
		return
	}
	for i := range platformLinks {
		row := &platformLinks[i]
		if !strings.Contains(s.text, row.contains) {
			continue
		}
		if id, err := row.read(s.text); err == nil {
			d.traceOne(d.identifierPath(id), row.rule, false, &s)
			return
		}
	}
}

// platformLinks are the platforms whose links name a database and the number of a
// record in it.
var platformLinks = []struct {
	contains, rule string
	read           func(link string) (record.Identifier, error)
}{
	{"ovid", ovidRule, ovidIdentifier},
	{"ebsco", ebscoLinkRule, ebscoIdentifier},
}

// ovidDatabases are the databases that the beginning of an Ovid link's D names.
var ovidDatabases = []struct{ start, database string }{
	{"med", medline}, {"prem", medline}, {"ppez", medline}, {"pmnm", medline}, {"mes", medline},
	{"emed", "Embase"}, {"emez", "Embase"}, {"emex", "Embase"}, {"oemez", "Embase"}, {"oemed", "Embase"},
	{"psyc", "PsycINFO"}, {"psyh", "PsycINFO"}, {"amed", "AMED"}, {"cctr", normalize.CENTRAL}, {"coch", "Cochrane Database of Systematic Reviews"},
	{"caba", "CAB Abstracts"}, {"gbh", "Global Health"}, {"hmic", "HMIC"}, {"agri", "AGRICOLA"},
}

const medline = "MEDLINE"

// ovidIdentifier reads the accession number from Ovid's link to a record: a
// PMID where the link's database is MEDLINE, else the number in the database.
func ovidIdentifier(link string) (record.Identifier, error) {
	none := func() (record.Identifier, error) {
		return record.Identifier{}, reject(ovidRule, "form", link, "no link to a record of a known database of Ovid")
	}
	host, query, ok := strings.Cut(link, "/ovidweb.cgi?")
	if !ok || !strings.Contains(host, "ovid") {
		return none()
	}
	database, number := "", ""
	for pair := range strings.SplitSeq(query, "&") {
		switch key, value, _ := strings.Cut(pair, "="); key {
		case "D":
			database = value
		case "AN":
			number = value
		}
	}
	if number == "" || strings.ContainsAny(number, "%+ ;") {
		return none()
	}
	for _, row := range ovidDatabases {
		if !strings.HasPrefix(database, row.start) {
			continue
		}
		if row.database != medline {
			return normalize.Accession(number, row.database), nil
		}
		pmid, err := normalize.PMID(number)
		return record.Identifier{Scheme: record.SchemePMID, Value: pmid}, err
	}
	return none()
}

// ebscoDatabases are the databases for which EBSCOhost's codes stand, in DB and in
// links, under the names that [normalize.Database] gives them. Editions of one
// database have codes of their own and the same numbers.
var ebscoDatabases = map[string]string{
	"cmedm": medline, "mdc": medline, "mnh": medline,
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

// ebscoDatabase names the database of a code.
func ebscoDatabase(code string) (string, error) {
	if name, ok := ebscoDatabases[strings.TrimSpace(code)]; ok {
		return name, nil
	}
	return "", reject(ebscoDatabaseRule, "code", code, "no code of a database of EBSCOhost that is known")
}

// namedByCode reports whether the text in DB is a code of EBSCOhost's: it is one of
// them, and the record says that it comes from there.
func (d *reading) namedByCode(text string) bool {
	_, ok := ebscoDatabases[strings.TrimSpace(text)]
	return ok && d.isEBSCO()
}

// isEBSCO reports whether the record says that it comes from EBSCOhost, whoever
// exported it since.
func (d *reading) isEBSCO() bool {
	if d.ebsco == 0 {
		d.ebsco = -1
		if d.dialect != nil && d.dialect.name == "ebsco" || d.namesEBSCO() {
			d.ebsco = 1
		}
	}
	return d.ebsco > 0
}

func (d *reading) namesEBSCO() bool {
	for i := range d.fields {
		mark := ""
		switch d.tag(i) {
		case "DP":
			mark = "EBSCO"
		case "UR", "L2", "LK":
			mark = "ebscohost"
		default:
			continue
		}
		if strings.Contains(d.fields[i].Value, mark) {
			return true
		}
	}
	return false
}

// readEBSCOAccession reads an accession number beside the code of its database.
func (d *reading) readEBSCOAccession(s, database source) bool {
	if s.lines || database.lines || !d.namedByCode(database.text) {
		return false
	}
	id, err := ebscoAccession([]string{s.text, database.text})
	if err != nil {
		return false
	}
	d.traceBeside(d.identifierPath(id), ebscoAccessionRule, s, database)
	return true
}

// ebscoIdentifier reads the accession number from EBSCOhost's link to a record:
// "https://search.ebscohost.com/login.aspx?direct=true&db=c8h&AN=107865444", whose
// host a library's proxy may write otherwise.
func ebscoIdentifier(link string) (record.Identifier, error) {
	none := record.Identifier{}
	host, query, ok := strings.Cut(link, "?")
	if !ok || !strings.Contains(host, "ebscohost") {
		return none, reject(ebscoLinkRule, "form", link, "no link to a record of a known database of EBSCOhost")
	}
	code, number := "", ""
	for pair := range strings.FieldsFuncSeq(query, func(r rune) bool { return r == '&' || r == '#' }) {
		switch key, value, _ := strings.Cut(pair, "="); key {
		case "db":
			if code != "" && code != value {
				return none, reject(ebscoLinkRule, "several", link, "names several databases, as a search does")
			}
			code = value
		case "AN":
			number = value
		}
	}
	if number == "" || strings.ContainsAny(number, "%+ ;") {
		return none, reject(ebscoLinkRule, "number", link, "names no accession number")
	}
	return ebscoAccession([]string{number, code})
}

// ebscoAccession reads a record's number in the database of a code: a PMID in
// MEDLINE's, else the number in the database.
func ebscoAccession(texts []string) (record.Identifier, error) {
	if len(texts) != 2 {
		return record.Identifier{}, reject(ebscoAccessionRule, "texts", strings.Join(texts, " "), "the rule reads a number and a code")
	}
	database, err := ebscoDatabase(texts[1])
	if err != nil {
		return record.Identifier{}, err
	}
	number := normalize.Text(texts[0])
	if database == medline {
		pmid, err := normalize.PMID(number)
		return record.Identifier{Scheme: record.SchemePMID, Value: pmid}, err
	}
	if number == "" {
		return record.Identifier{}, reject(ebscoAccessionRule, "number", texts[0], "no accession number")
	}
	return normalize.Accession(number, database), nil
}

// readAccessions reads several accession numbers between semicolons. ProQuest puts
// its own number before that of the database.
func (d *reading) readAccessions(s, database source, named bool) bool {
	at := strings.Index(d.fields[s.field].Value, s.text)
	if at < 0 {
		return false
	}
	first := true
	for part := range splitAt(s.text, ";") {
		number := d.part(s.field, at+part.start, at+part.end)
		last := strings.TrimLeft(s.text[part.end:], "; \t") == ""
		pmid, err := normalize.PMID(number.text)
		switch {
		case first && !last && d.isProQuest(number.text):
			d.traceOne(d.identifierPath(proQuestNumber(number.text)), proQuestRule, false, &number)
		case last && err == nil && d.isMedline():
			d.addIdentifier(number, record.Identifier{Scheme: record.SchemePMID, Value: pmid}, false)
		default:
			d.addAccession(number, database, named)
		}
		first = false
	}
	return true
}

// isProQuest reports whether a record is one of ProQuest's, or has a link there to
// the number, whoever exported it since.
func (d *reading) isProQuest(number string) bool {
	if d.dialect != nil && d.dialect.name == "proquest" {
		return true
	}
	link, ok := d.field("UR")
	return ok && strings.Contains(link.text, "/docview/"+number)
}

// proQuestNumber is the number of a record at ProQuest, which has one for each
// database that holds the publication.
func proQuestNumber(s string) record.Identifier {
	return normalize.Accession(normalize.Text(s), normalize.ProQuest)
}
