package medline

import (
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// relationRow is a tag that names another publication. What no type of relation
// says is told by a label before the text.
type relationRow struct {
	tag   string
	is    record.RelationType
	label string
}

// relations are the tags of comments and corrections. A writer takes the first
// row that fits.
var relations = []relationRow{
	{"CON", record.IsCommentOn, ""},
	{"CIN", record.HasComment, ""},
	{"EFR", record.IsCorrectionOf, ""},
	{"EIN", record.HasCorrection, ""},
	{"ROF", record.IsRetractionOf, ""},
	{"RIN", record.HasRetraction, ""},
	{"UOF", record.IsVersionOf, ""},
	{"UIN", record.HasVersion, ""},
	{"RPF", record.IsRelatedTo, "Republished from: "},
	{"RPI", record.IsRelatedTo, "Republished in: "},
	{"CRF", record.IsRelatedTo, "Corrected and republished from: "},
	{"CRI", record.IsRelatedTo, "Corrected and republished in: "},
	{"RRF", record.IsRelatedTo, "Retracted and republished from: "},
	{"RRI", record.IsRelatedTo, "Retracted and republished in: "},
	{"PROF", record.IsRelatedTo, "Partial retraction of: "},
	{"PRIN", record.IsRelatedTo, "Partial retraction in: "},
	{"ECF", record.IsRelatedTo, "Expression of concern for: "},
	{"ECI", record.IsRelatedTo, "Expression of concern in: "},
	{"SPIN", record.IsRelatedTo, "Summary for patients in: "},
	{"ORI", record.IsRelatedTo, "Original report in: "},
	{"DDIN", record.IsRelatedTo, "Dataset described in: "},
	{"DRIN", record.IsRelatedTo, "Dataset use reported in: "},
}

// relation reads the citation of another publication: its identifiers, which
// stand behind it with their labels, and the rest as text.
func relation(text string, row relationRow) (record.Relation, error) {
	rest := normalize.Text(text)
	r := record.Relation{Type: row.is}
	for {
		cut, ids := lastIdentifier(rest)
		if ids == nil {
			break
		}
		r.Identifiers = append(ids, r.Identifiers...)
		rest = strings.TrimRight(rest[:cut], " ;.")
	}
	r.Text = strings.TrimSpace(row.label + rest)
	return r, nil
}

// identifierLabels stand before an identifier at the end of a citation.
var identifierLabels = []string{"doi:", "PMID:", "PMCID:"}

// lastIdentifier finds the labelled identifier that a text ends with.
func lastIdentifier(text string) (from int, ids []record.Identifier) {
	for _, label := range identifierLabels {
		at := strings.LastIndex(text, label)
		if at < 0 || at > 0 && text[at-1] != ' ' || at < from {
			continue
		}
		value := strings.TrimRight(strings.TrimSpace(text[at+len(label):]), ".;")
		if strings.ContainsRune(value, ' ') {
			continue
		}
		if found := normalize.Identifiers(label + " " + value); len(found) == 1 {
			from, ids = at, found
		}
	}
	return from, ids
}

// relationNames are the labels of identifiers in a citation.
var relationNames = map[record.Scheme]string{
	record.SchemeDOI: "doi: ", record.SchemePMID: "PMID: ", record.SchemePMCID: "PMCID: ",
}

// relationText writes what [relation] reads, and its tag; "" for a relation that
// the format has no tag for.
func relationText(r *record.Relation) (tag, text string) {
	for _, row := range relations {
		if row.is != r.Type || !strings.HasPrefix(r.Text, row.label) {
			continue
		}
		text = r.Text[len(row.label):]
		for _, id := range r.Identifiers {
			if text != "" {
				text = strings.TrimRight(text, ".") + ". "
			}
			text += relationNames[id.Scheme] + id.Value
		}
		return row.tag, text
	}
	return "", ""
}
