package source

import (
	"fmt"
	"regexp"
)

// XML is told apart by the elements that only one format has.
var (
	xmlStart       = regexp.MustCompile(`^[\s\x{FEFF}]*<[?!A-Za-z]`)
	endNoteRecord  = regexp.MustCompile(`<record[\s>]`)
	endNoteType    = regexp.MustCompile(`<ref-type[\s>]`)
	endNoteElement = regexp.MustCompile(`<(rec-number|source-app|contributors|titles|secondary-title|auth-address|electronic-resource-num|accession-num|remote-database-name)[\s>]`)
)

var (
	pubmedRecord  = regexp.MustCompile(`<Pubmed(Book)?Article[\s>]`)
	pubmedElement = regexp.MustCompile(`<(Pubmed(Book)?ArticleSet|MedlineCitation|BookDocument|PubmedData|PubmedBookData)[\s>]`)
)

func detectPubMed(s sample) []Candidate {
	if !xmlStart.MatchString(s.text) {
		return nil
	}
	c := Candidate{Evidence: []string{"XML"}}
	if n := len(pubmedRecord.FindAllString(s.text, -1)); n > 0 {
		c.Score += 70
		c.Evidence = append(c.Evidence, fmt.Sprintf("%d articles or books of PubMed", n))
	}
	if n := len(pubmedElement.FindAllString(s.text, -1)); n > 0 {
		c.Score += 30
		c.Evidence = append(c.Evidence, fmt.Sprintf("%d elements that only PubMed's records have", n))
	}
	if c.Score == 0 {
		return nil
	}
	return []Candidate{c}
}

var (
	ictrpRoot    = regexp.MustCompile(`<Trials_downloaded_from_ICTRP[\s>]`)
	ictrpTrial   = regexp.MustCompile(`<Trial[\s>]`)
	ictrpElement = regexp.MustCompile(`<(TrialID|Last_Refreshed_on|Public_title|Scientific_title|Primary_sponsor|Source_Register|Recruitment_Status|Date_registration3?)[\s>]`)
)

func detectICTRP(s sample) []Candidate {
	if !xmlStart.MatchString(s.text) {
		return nil
	}
	c := Candidate{Evidence: []string{"XML"}}
	if ictrpRoot.MatchString(s.text) {
		c.Score += 40
		c.Evidence = append(c.Evidence, "an export of ICTRP")
	}
	if n := len(ictrpTrial.FindAllString(s.text, -1)); n > 0 {
		c.Score += 20
		c.Evidence = append(c.Evidence, fmt.Sprintf("%d trials", n))
	}
	if n := len(ictrpElement.FindAllString(s.text, -1)); n > 0 {
		c.Score += 40
		c.Evidence = append(c.Evidence, fmt.Sprintf("%d elements that ICTRP's entries have", n))
	}
	if c.Score == 0 {
		return nil
	}
	return []Candidate{c}
}

func detectEndNote(s sample) []Candidate {
	if !xmlStart.MatchString(s.text) {
		return nil
	}
	c := Candidate{Evidence: []string{"XML"}}
	if n := len(endNoteRecord.FindAllString(s.text, -1)); n > 0 {
		c.Score += 20
		c.Evidence = append(c.Evidence, fmt.Sprintf("%d record elements", n))
	}
	if endNoteType.MatchString(s.text) {
		c.Score += 45
		c.Evidence = append(c.Evidence, "a reference type of EndNote")
	}
	if n := len(endNoteElement.FindAllString(s.text, -1)); n > 0 {
		c.Score += 30
		c.Evidence = append(c.Evidence, fmt.Sprintf("%d elements that EndNote's records have", n))
	}
	if c.Score == 0 {
		return nil
	}
	return []Candidate{c}
}
