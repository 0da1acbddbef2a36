package ovid

import (
	"regexp"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/tagged"
	"github.com/ibid-go/ibid/normalize"
)

// The unique identifier is a PMID in MEDLINE, and any other number in other
// databases. Where the export leaves the database out, a record is MEDLINE's by what
// only MEDLINE says: its status, its owner, or a link to the same number in
// PubMed or in Ovid's MEDLINE.

// medlineStatuses are the statuses that only MEDLINE and PubMed have.
var medlineStatuses = []string{"medline", "pubmed-not-medline", "oldmedline"}

// ownerOfMedline is the library that owns most records of MEDLINE.
const ownerOfMedline = "NLM"

// linkToMedline is a link to a record of MEDLINE, with its PMID.
var linkToMedline = regexp.MustCompile(`(?i)(?:pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/pubmed/|[?&]D=(?:med|prem|mesz|ppez)[a-z0-9]*&(?:[^ ]*&)?AN=)(\d{1,8})\b`)

// saysMedline reports whether a field shows that the entry, whose unique identifier
// this is, stands in MEDLINE.
func saysMedline(f *tagged.Field, number string) bool {
	value := strings.TrimSpace(f.Value)
	switch f.Tag {
	case "Status", "ST":
		return slices.Contains(medlineStatuses, strings.ToLower(value))
	case "Record Owner", "RO":
		return value == ownerOfMedline
	}
	if risTags[f.Tag] != "UR" {
		return false
	}
	m := linkToMedline.FindStringSubmatch(value)
	return m != nil && m[1] == number
}

func namesDatabase(f tagged.Field) bool { return risTags[f.Tag] == "DB" }

// isPubMedNumber reports whether a field is an entry's unique identifier and a PMID,
// of an entry that names no database.
func (c *collector) isPubMedNumber(f *tagged.Field) bool {
	if f.Tag != "UI" && f.Tag != "Unique Identifier" || slices.ContainsFunc(c.entry.Fields, namesDatabase) {
		return false
	}
	number := strings.Trim(f.Value, " \t.")
	if _, err := normalize.PMID(number); err != nil {
		return false
	}
	for i := range c.entry.Fields {
		if saysMedline(&c.entry.Fields[i], number) {
			return true
		}
	}
	return false
}
