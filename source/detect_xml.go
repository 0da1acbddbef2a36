package source

import (
	"regexp"

	"github.com/ibid-go/ibid/record"
)

var xmlStart = regexp.MustCompile(`^[\s\x{FEFF}]*<[?!A-Za-z]`)

// xmlMarks are the marks of the formats in XML, which are told apart by the
// elements that only one of them has.
var xmlMarks = map[record.Format][]mark{
	record.FormatPubMedXML: {
		{regexp.MustCompile(`<Pubmed(Book)?Article[\s>]`), 70, "%d articles or books of PubMed"},
		{regexp.MustCompile(`<(Pubmed(Book)?ArticleSet|MedlineCitation|BookDocument|PubmedData|PubmedBookData)[\s>]`), 30, "%d elements that only PubMed's records have"},
	},
	record.FormatICTRP: {
		{regexp.MustCompile(`<Trials_downloaded_from_ICTRP[\s>]`), 40, "an export of ICTRP"},
		{regexp.MustCompile(`<Trial[\s>]`), 20, "%d trials"},
		{regexp.MustCompile(`<(TrialID|Last_Refreshed_on|Public_title|Scientific_title|Primary_sponsor|Source_Register|Recruitment_Status|Date_registration3?)[\s>]`), 40, "%d elements that ICTRP's entries have"},
	},
	record.FormatEndNote: {
		{regexp.MustCompile(`<record[\s>]`), 20, "%d record elements"},
		{regexp.MustCompile(`<ref-type[\s>]`), 45, "a reference type of EndNote"},
		{regexp.MustCompile(`<(rec-number|source-app|contributors|titles|secondary-title|auth-address|electronic-resource-num|accession-num|remote-database-name)[\s>]`), 30, "%d elements that EndNote's records have"},
	},
}

// detectXML returns the detector of one of these formats.
func detectXML(format record.Format) func(sample) []Candidate {
	return func(s sample) []Candidate {
		if !xmlStart.MatchString(s.text) {
			return nil
		}
		c := Candidate{Evidence: []string{"XML"}}
		if c.weigh(s.text, xmlMarks[format]); c.Score == 0 {
			return nil
		}
		return []Candidate{c}
	}
}
