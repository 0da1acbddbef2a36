package reflib

import (
	"strings"

	"github.com/ibid-go/ibid/internal/asris"
	"github.com/ibid-go/ibid/internal/jsonrecord"
	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// code begins the codes of diagnostics and the names of rules.
const code = "reflib"

var texts = jsonrecord.Texts(code)

// typeMember is the member on which it depends what others mean.
const typeMember = "type"

// memberRow is a member and the tag of EndNote's RIS that has its field.
type memberRow struct {
	name, tag string
	// tagOf gives the tag by the type where it depends on that.
	tagOf func(typeCode string) string
}

// memberRows are the members in the order in which they are read. RefLib documents
// most of them; the others are EndNote's fields under the names that its modules,
// or users of them, give to these.
var memberRows = []memberRow{
	{name: typeMember, tag: "TY"},
	{name: "recNumber", tag: "ID"},
	{name: "RISID", tag: "ID"},
	{name: "authors", tag: "AU"},
	{name: "authorsSecondary", tag: "A2"},
	{name: "editors", tag: "ED"},
	{name: "authorsTertiary", tag: "A3"},
	{name: "authorsSubsidiary", tag: "A4"},
	{name: "authorsTranslated", tag: "TA"},
	{name: "address", tag: "AD"},
	{name: "title", tag: "TI"},
	{name: "journal", tag: "T2"},
	{name: "titleSecondary", tag: "T2"},
	{name: "periodical", tag: "JF"},
	{name: "titleTertiary", tag: "T3"},
	{name: "journalAlt", tag: "J2"},
	{name: "titleShort", tag: "ST"},
	{name: "RISShortTitle", tag: "ST"},
	{name: "titleTranslated", tag: "TT"},
	{name: "pages", tag: "SP"},
	{name: "startPage", tag: "SP"},
	{name: "_pageStart", tag: "SP"},
	{name: "endPage", tag: "EP"},
	{name: "_pageEnd", tag: "EP"},
	{name: "volume", tag: "VL"},
	{name: "number", tagOf: asris.NumberTag},
	{name: "issue", tag: "IS"},
	{name: "volumeSecondary", tag: "SV"},
	{name: "numberOfVolumes", tag: "NV"},
	{name: "edition", tag: "ET"},
	{name: "section", tag: "SE"},
	{name: "reprintEdition", tag: "RP"},
	{name: "keywords", tag: "KW"},
	{name: "year", tag: "PY"},
	{name: "date", tag: "DA"},
	{name: "city", tag: "CY"},
	{name: "fallbackCity", tag: "CY"},
	{name: "publisher", tag: "PB"},
	{name: "originalPublication", tag: "OP"},
	{name: "RISOriginalPublication", tag: "OP"},
	{name: "isbn", tag: "SN"},
	{name: "issn", tag: "SN"},
	{name: "accession", tag: "AN"},
	{name: "accessionNum", tag: "AN"},
	{name: "callNumber", tag: "CN"},
	{name: "abstract", tag: "AB"},
	{name: "fallbackAbstract", tag: "N2"},
	{name: "label", tag: "LB"},
	{name: "caption", tag: "CA"},
	{name: "notes", tag: "N1"},
	{name: "researchNotes", tag: "RN"},
	{name: "workType", tag: "M3"},
	{name: "reviewedItem", tag: "RI"},
	{name: "urls", tag: "UR"},
	{name: "accessDate", tag: "Y2"},
	{name: "custom1", tag: "C1"},
	{name: "custom2", tag: "C2"},
	{name: "custom3", tag: "C3"},
	{name: "custom4", tag: "C4"},
	{name: "custom5", tag: "C5"},
	{name: "custom6", tag: "C6"},
	{name: "custom7", tag: "C7"},
	{name: "custom8", tag: "C8"},
	{name: "doi", tag: "DO"},
	{name: "database", tag: "DB"},
	{name: "databaseProvider", tag: "DP"},
	{name: "language", tag: "LA"},
}

// medlineMembers are fields of MEDLINE that RefLib keeps beside its own. What it
// has made of others already, such as the names of authors, is not read twice.
var medlineMembers = []jsonrecord.Member{
	{Name: "medlinePMID", Readings: []typed.Reading{texts.Identifier("medlinePMID", record.SchemePMID)}},
	{Name: "medlinePubMedCentralID", Readings: []typed.Reading{texts.Identifier("medlinePubMedCentralID", record.SchemePMCID)}},
	{Name: "medlineISSN", Readings: []typed.Reading{jsonrecord.ISSN(texts, "medlineISSN")}},
	{Name: "medlineJournalShort", Readings: []typed.Reading{texts.JournalAbbreviation("medlineJournalShort", "medline")}},
	{Name: "medlineDateElectronicPublication", Readings: []typed.Reading{texts.Date("medlineDateElectronicPublication", record.DateOnline)}},
	{Name: "medlineMeshTerms", Readings: []typed.Reading{headings("medlineMeshTerms")}},
	{Name: "medlineNLMID", Readings: []typed.Reading{texts.Detail("medlineNLMID", "nlm-id")}},
	{Name: "medlineConflictOfInterestStatement", Readings: []typed.Reading{texts.Detail("medlineConflictOfInterestStatement", "conflict-of-interest")}},
}

// headings reads a heading of MeSH: one subject for each qualifier.
func headings(name string) typed.Reading {
	return typed.Listing(typed.Reading{
		Rule: texts.RuleOf(name),
		List: func(text string) ([]any, error) {
			text, err := jsonscan.Text(text)
			if err != nil {
				return nil, err
			}
			term, qualifiers, _ := strings.Cut(text, "/")
			var subjects []any
			for qualifier := range strings.SplitSeq(qualifiers, "/") {
				subject, err := heading([]string{term + "/" + qualifier})
				if err != nil {
					return nil, err
				}
				subjects = append(subjects, subject)
			}
			return subjects, nil
		},
		Put: func(r *record.Record, value any) string {
			r.Subjects = append(r.Subjects, value.(record.Subject))
			return typed.Element("subjects", len(r.Subjects)-1)
		},
	})
}

var heading = normalize.Rules()["subject/mesh"]

// format is the table of members. A reader gives it the reading of those that are
// tags of RIS.
var format = func() *jsonrecord.Format {
	d := jsonrecord.Definition{Format: record.FormatRefLib, Code: code}
	for _, row := range memberRows {
		d.Members = append(d.Members, jsonrecord.Member{Name: row.name})
	}
	d.Members = append(d.Members, medlineMembers...)
	return jsonrecord.New(d)
}()

var memberTable = func() map[string]*memberRow {
	table := make(map[string]*memberRow, len(memberRows))
	for i := range memberRows {
		table[memberRows[i].name] = &memberRows[i]
	}
	return table
}()

// tagIn returns the tag of a member in records of a type.
func (m *memberRow) tagIn(typeCode string) string {
	if m.tagOf != nil {
		return m.tagOf(typeCode)
	}
	return m.tag
}
