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
// only MEDLINE says: a link to the same number in PubMed or in Ovid's MEDLINE, or its
// status or owner, which are nothing beside what another database says.

// medlineStatuses are the statuses that only MEDLINE and PubMed have.
var medlineStatuses = []string{"medline", "pubmed-not-medline", "oldmedline"}

// ownerOfMedline is the library that owns most records of MEDLINE.
const ownerOfMedline = "NLM"

// linkToMedline is a link to a record of MEDLINE, with its PMID.
var linkToMedline = regexp.MustCompile(`(?i)(?:pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/pubmed/|[?&]D=(?:med|prem|mesz|ppez)[a-z0-9]*&(?:[^ ]*&)?AN=)(\d{1,8})\b`)

// linksToMedline reports whether a field is a link to the record of MEDLINE that has
// this number.
func linksToMedline(f *tagged.Field, number string) bool {
	if risTags[f.Tag] != "UR" {
		return false
	}
	m := linkToMedline.FindStringSubmatch(f.Value)
	return m != nil && m[1] == number
}

// saysMedline reports whether a field shows by status or owner that its entry stands
// in MEDLINE.
func saysMedline(f *tagged.Field) bool {
	value := strings.TrimSpace(f.Value)
	switch f.Tag {
	case "Status", "ST":
		return slices.Contains(medlineStatuses, strings.ToLower(value))
	case "Record Owner", "RO":
		return value == ownerOfMedline
	}
	return false
}

// fieldsOfOthers are fields that other databases have, and MEDLINE has not.
var fieldsOfOthers = []string{
	"Drug Index Terms", "Drug Tradename", "Drug Tradenames", "Drug Manufacturer", "Device Index Terms", "Device Manufacturer", "Device Tradename",
	"Candidate Terms", "Key Concepts", "Tests & Measures", "Classification Code", "Population Group", "Age Group",
}

// ofOthers are words of other databases in the name or the value of a field.
var ofOthers = regexp.MustCompile(`(?i)embase|emtree|[?&]D=emed|psyc(?:info|articles|books)|cinahl`)

// ofTopic are the tags of RIS for what tells of the publication's topic: a review says
// there in which databases it searched.
var ofTopic = []string{"TI", "T2", "OP", "AB", "KW", "N1", "JF", "SO"}

// saysAnother reports whether a field shows that its entry stands in another database
// than MEDLINE.
func saysAnother(f *tagged.Field) bool {
	return slices.Contains(fieldsOfOthers, f.Tag) || ofOthers.MatchString(f.Tag) ||
		!slices.Contains(ofTopic, risTags[f.Tag]) && ofOthers.MatchString(f.Value)
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
	says, another := false, false
	for i := range c.entry.Fields {
		f := &c.entry.Fields[i]
		if linksToMedline(f, number) {
			return true
		}
		says = says || saysMedline(f)
		another = another || saysAnother(f)
	}
	return says && !another
}
