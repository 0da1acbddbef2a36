package source

import (
	"fmt"
	"regexp"
	"strings"
)

// This file tells the tagged formats beside RIS by their lines.

// MEDLINE's tags are filled up to four characters before the dash. RIS has none
// of three or four letters, and MEDLINE no TY.
var (
	medlineLine = regexp.MustCompile(`^ {0,3}([A-Z]{2,4}) {0,2}-(?: |$|\S)`)
	medlineTag  = regexp.MustCompile(`^(PMID|PMC|PMCR|OWN|STAT|DCOM|ISBN|ISSN|LID|AID|FAU|AUID|DEP|JID|BTI|CTI|FED|OTO|EDAT|MHDA|CRDT|PHST|PST|CIN|CON|COIS|OID|MID|OAB)$`)
	risType     = regexp.MustCompile(`^\s*TY\s{1,2}-`)
)

func detectMEDLINE(s sample) []Candidate {
	var c Candidate
	lines, tagged, numbers := 0, 0, 0
	first := ""
	own := map[string]bool{}
	for _, line := range s.lines {
		if strings.TrimSpace(line) == "" {
			continue
		}
		lines++
		if risType.MatchString(line) {
			return nil
		}
		m := medlineLine.FindStringSubmatch(line)
		if m == nil {
			if tagged > 0 && strings.HasPrefix(line, "    ") {
				tagged++
			}
			continue
		}
		tagged++
		if first == "" {
			first = m[1]
		}
		if m[1] == "PMID" {
			numbers++
		}
		if medlineTag.MatchString(m[1]) {
			own[m[1]] = true
		}
	}
	if len(own) == 0 {
		return nil
	}
	if numbers > 0 {
		c.Score += 45
		c.Evidence = append(c.Evidence, fmt.Sprintf("%d PMID lines", numbers))
	}
	c.Evidence = append(c.Evidence, fmt.Sprintf("%d tags that only MEDLINE has", len(own)))
	c.Score += min(10*len(own), 30)
	if own[first] {
		c.Score += 15
	}
	c.Evidence = append(c.Evidence, fmt.Sprintf("%d of %d lines begin with a tag of MEDLINE's form, or go on indented", tagged, lines))
	if tagged*4 >= lines*3 {
		c.Score += 15
	}
	return []Candidate{c}
}

// Refer's tags are a per cent sign and one character; %0 begins a record of
// EndNote's.
var (
	referLine = regexp.MustCompile(`^ {0,3}%([0-9A-Z!@#$^&*()_+=\[\]?~<>])(?:[ \t]+(\S)|[ \t]*$)`)
	referName = regexp.MustCompile(`^[AET]$`)
)

func detectRefer(s sample) []Candidate {
	var c Candidate
	lines, tagged, types, names := 0, 0, 0, 0
	tags := map[string]bool{}
	for _, line := range s.lines {
		if strings.TrimSpace(line) == "" {
			continue
		}
		lines++
		m := referLine.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		tagged++
		tags[m[1]] = true
		switch {
		case m[1] == "0" && m[2] != "":
			types++
		case m[2] != "" && referName.MatchString(m[1]):
			names++
		}
	}
	if tagged == 0 {
		return nil
	}
	if types > 0 {
		c.Score += 45
		c.Evidence = append(c.Evidence, fmt.Sprintf("%d %%0 lines", types))
	}
	if names > 0 {
		c.Score += 25
		c.Evidence = append(c.Evidence, fmt.Sprintf("%d lines of authors, editors and titles", names))
	}
	c.Score += min(5*len(tags), 20)
	c.Evidence = append(c.Evidence, fmt.Sprintf("%d of %d lines begin with a per cent sign and a tag", tagged, lines))
	if tagged*2 >= lines {
		c.Score += 10
	}
	return []Candidate{c}
}

// RefWorks' tags are two characters and a blank; RT begins a record.
var (
	refWorksType = regexp.MustCompile(`^ {0,3}RT [A-Z][A-Za-z]+`)
	refWorksLine = regexp.MustCompile(`^ {0,3}(RT|SR|ID|A[1-6]|T[1-3]|JF|JO|YR|FD|VO|IS|SP|OP|K1|AB|NO|PB|PP|SN|AD|LA|LK|UL|DO|ED|OL|DB|DS|CN|AN|RD|ST|PMID)( \S|\s*$)`)
)

func detectRefWorks(s sample) []Candidate {
	var c Candidate
	lines, tagged, types := 0, 0, 0
	tags := map[string]bool{}
	for _, line := range s.lines {
		if strings.TrimSpace(line) == "" {
			continue
		}
		lines++
		if refWorksType.MatchString(line) {
			types++
		}
		if m := refWorksLine.FindStringSubmatch(line); m != nil {
			tagged++
			tags[m[1]] = true
		}
	}
	if types == 0 || len(tags) < 2 {
		return nil
	}
	c.Score = 30 + min(10*(len(tags)-1), 40)
	c.Evidence = []string{
		fmt.Sprintf("%d RT lines that name a type", types),
		fmt.Sprintf("%d of %d lines begin with one of %d tags and a blank", tagged, lines, len(tags)),
	}
	if tagged*2 >= lines {
		c.Score += 20
	}
	return []Candidate{c}
}

// Ovid numbers records in angle brackets, and gives fields names on lines of
// their own, or codes.
var (
	ovidNumber = regexp.MustCompile(`^<\s*\d{1,7}\s*\.?\s*>\s*$`)
	ovidMaker  = regexp.MustCompile(`^VN {1,2}- Ovid Technologies\s*$`)
	ovidLabel  = regexp.MustCompile(`^(Accession Number|Unique Identifier|Authors?|Authors Full Name|Institution|Title|Chapter Title|Source|Abstract|Author Keywords|Publication Type|Document Type|Journal Subset|NLM Journal Code|DOI Number|Digital Object Identifier|Language|ISSN|Score|VN|UI|AN|AU|TI|SO)\s*$|^(VN|DB|UI|AN|AU|FA|TI|SO|AB|PT) {1,2}- `)
)

func detectOvid(s sample) []Candidate {
	var c Candidate
	numbers, makers := 0, 0
	labels := map[string]bool{}
	for i, line := range s.lines {
		switch {
		case ovidNumber.MatchString(line):
			numbers++
		case ovidMaker.MatchString(line):
			makers++
		case ovidLabel.MatchString(line):
			coded := strings.Contains(line, "- ")
			if coded || i+1 < len(s.lines) && strings.HasPrefix(s.lines[i+1], " ") {
				label, _, _ := strings.Cut(strings.TrimSpace(line), "  ")
				labels[label] = true
			}
		}
	}
	// Codes alone are RIS's or MEDLINE's.
	if len(labels) < 2 || numbers+makers == 0 && !labels["Source"] {
		return nil
	}
	if makers > 0 {
		c.Score += 50
		c.Evidence = append(c.Evidence, fmt.Sprintf("%d VN lines that name Ovid", makers))
	}
	if numbers > 0 {
		c.Score += 50
		c.Evidence = append(c.Evidence, fmt.Sprintf("%d lines of a number in angle brackets", numbers))
	}
	c.Score = min(c.Score+10*min(len(labels), 5), 100)
	c.Evidence = append(c.Evidence, fmt.Sprintf("%d names of Ovid's fields", len(labels)))
	return []Candidate{c}
}

// The Cochrane Library's plain text counts records and has tags of capital letters
// and a colon. Its RIS and BibTeX count them too.
var (
	cochraneCount = regexp.MustCompile(`^Record #\d{1,9} of \d{1,9}\s*$`)
	cochraneEntry = regexp.MustCompile(`^ID: (CN-\d+|[A-Z]{2}\d{6}(\.pub\d+)?)\s*$`)
	cochraneLine  = regexp.MustCompile(`^(ID|AU|TI|SO|YR|VL|NO|PG|PM|XR|PT|KY|DOI|AB|US|CC|LA|SN|PB|CY|OP|AD|ED):(?:[ \t]|$)`)
)

func detectCochrane(s sample) []Candidate {
	var c Candidate
	lines, tagged, counts, entries := 0, 0, 0, 0
	tags := map[string]bool{}
	counted := false // the line before counts a record
	for _, line := range s.lines {
		if strings.TrimSpace(line) == "" {
			continue
		}
		lines++
		m := cochraneLine.FindStringSubmatch(line)
		if m != nil {
			tagged++
			tags[m[1]] = true
			if counted {
				counts++
			}
			if cochraneEntry.MatchString(line) {
				entries++
			}
		}
		counted = cochraneCount.MatchString(line)
	}
	if counts == 0 && entries == 0 || len(tags) < 2 {
		return nil
	}
	if counts > 0 {
		c.Score += 45
		c.Evidence = append(c.Evidence, fmt.Sprintf("%d lines that count a record before one with a tag and a colon", counts))
	}
	if entries > 0 {
		c.Score += 20
		c.Evidence = append(c.Evidence, fmt.Sprintf("%d ID lines with a number of CENTRAL or of a Cochrane review", entries))
	}
	c.Score += min(5*len(tags), 20)
	c.Evidence = append(c.Evidence, fmt.Sprintf("%d of %d lines begin with one of %d tags and a colon", tagged, lines, len(tags)))
	if tagged*2 >= lines {
		c.Score += 15
	}
	return []Candidate{c}
}
