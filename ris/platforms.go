package ris

import (
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// readPlatformLink reads the number of a record in a link to a platform.
func (d *reading) readPlatformLink(s source) {
	if s.lines {
		return
	}
	if id, ok := normalize.NumberInLink(s.text); ok {
		d.traceOne(d.identifierPath(id), "number-in-link", false, &s)
	}
}

// namedByCode reports whether the text in DB is a code of EBSCOhost's: it is one of
// them, and the record says that it comes from there.
func (d *reading) namedByCode(text string) bool {
	_, ok := normalize.EBSCODatabase(text)
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

// namesMedline reports whether the text in DB is a code of EBSCOhost's for MEDLINE.
func (d *reading) namesMedline(text string) bool {
	name, _ := normalize.EBSCODatabase(text)
	return name == normalize.MEDLINE && d.isEBSCO()
}

// readEBSCOAccession reads an accession number beside the code of its database.
func (d *reading) readEBSCOAccession(s, database source) bool {
	if s.lines || database.lines || !d.namedByCode(database.text) {
		return false
	}
	id, ok := normalize.EBSCONumber(s.text, database.text)
	if !ok {
		return false
	}
	d.traceBeside(d.identifierPath(id), "ebsco-number", s, database)
	return true
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
	if d.link == nil {
		link, _ := d.field("UR")
		d.link = &link
	}
	return strings.Contains(d.link.text, "/docview/"+number)
}

// proQuestNumber is the number of a record at ProQuest, which has one for each
// database that holds the publication.
func proQuestNumber(s string) record.Identifier {
	return normalize.Accession(normalize.Text(s), normalize.ProQuest)
}
