package ris

import (
	"slices"
	"strings"
	"unicode"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

func (c *composition) addNames() {
	c.undivided = allMayBeDivided(c.record)
	authors := c.authorsInAU()
	if authors {
		c.add(labelSlot(meaning{toAuthorRole, ""}), string(record.RoleAuthor))
	}
	for i := range c.record.Contributors {
		contributor := &c.record.Contributors[i]
		s := slotIn(c.names, contributor.Role, toName)
		if authors && contributor.Role == record.RoleAuthor {
			s = slot{row: rowAU, label: -1}
		}
		start := len(c.text)
		c.text = c.appendInverted(c.text, &contributor.Name)
		alone := ""
		if contributor.Given == "" && contributor.Family != "" {
			alone = string(c.text[start:])
		}
		if c.addBuilt(s, start); alone != "" {
			c.addFamilyName(&contributor.Name, alone)
		}
	}
	if c.record.MoreContributors {
		etAl := "et al."
		if c.profile.corporateComma {
			etAl = "et al.,"
		}
		c.add(slot{row: rowAU, label: -1}, etAl)
	}
	for _, affiliation := range c.record.Affiliations {
		c.add(c.affiliation, affiliation)
	}
	if c.affiliation.row >= 0 {
		c.addPersonsAffiliations()
	}
}

// addPersonsAffiliations writes each of the contributors' affiliations once, behind the
// record's own, into the tag that says whose they are of none of them: that they stand
// somewhere is more than a report of what is lost.
func (c *composition) addPersonsAffiliations() {
	var written map[string]bool
	for i := range c.record.Contributors {
		for _, affiliation := range c.record.Contributors[i].Affiliations {
			if written == nil {
				written = map[string]bool{}
				for _, own := range c.record.Affiliations {
					written[own] = true
				}
			}
			if written[affiliation] {
				continue
			}
			written[affiliation] = true
			c.add(c.affiliation, affiliation)
		}
	}
}

// authorsInAU reports whether authors stand in AU although the type makes persons
// there something else, such as the programmers of software: nobody else would.
func (c *composition) authorsInAU() bool {
	own, found := record.Role(c.means[rowAU].as), false
	for i := range c.record.Contributors {
		switch c.record.Contributors[i].Role {
		case own:
			return false
		case record.RoleAuthor:
			found = true
		}
	}
	return found
}

// appendInverted appends "Family, Given, Suffix" with the particles where they
// sort. Two commas stand for the first one in the name of an organisation that
// would be taken for a person's.
func (c *composition) appendInverted(dst []byte, n *record.Name) []byte {
	if n.Literal != "" {
		literal := n.Literal
		comma := strings.IndexByte(literal, ',')
		if comma >= 0 && comma < len(literal)-1 {
			doubled := literal[:comma] + "," + literal[comma:]
			if (c.profile.corporateComma || !isReadAs(literal, literal) || normalize.IsCompany(literal)) && isReadAs(doubled, literal) {
				literal = doubled
			}
		}
		dst = appendClean(dst, literal)
		if c.needsComma(literal) {
			dst = append(dst, ',')
		}
		return dst
	}
	start := len(dst)
	dst = appendWords(dst, n.NonDroppingParticle, n.Family)
	end := len(dst)
	if n.Given != "" || n.DroppingParticle != "" {
		dst = appendWords(append(dst, ", "...), n.Given, n.DroppingParticle)
	}
	if n.Suffix != "" {
		dst = appendClean(append(dst, ", "...), n.Suffix)
	}
	if end == start {
		// Without a family name a comma would only say that there is none.
		dst = append(dst[:start], strings.TrimPrefix(string(dst[start:]), ", ")...)
	}
	return dst
}

// needsComma reports whether a comma behind the name of an organisation has to
// mark it: for programs that ask for one, and where the name would be read as
// that of a person, or as several names.
func (c *composition) needsComma(literal string) bool {
	switch {
	case strings.HasSuffix(literal, ","):
		return false
	case c.profile.corporateComma:
		return !isEastAsianPerson(literal) || !isReadAs(literal, literal)
	case strings.IndexFunc(literal, isEastAsian) == 0:
		return false // divided or not, it is the same person's
	}
	return c.undivided && normalize.LooksLikePerson(literal) || !isReadAs(literal, literal) && isReadAs(literal+",", literal) ||
		!normalize.IsOneName(literal) && len(normalize.SplitNames(literal)) > 1 && len(normalize.SplitNames(literal+",")) == 1
}

// allMayBeDivided reports whether a record has several authors whose names are
// not divided and have the form of persons' names, and no author whose name is:
// without a mark they would be read as standing with their given names first.
func allMayBeDivided(r *record.Record) bool {
	count := 0
	for i := range r.Contributors {
		c := &r.Contributors[i]
		switch {
		case c.Role != record.RoleAuthor:
		case c.Name.Literal == "":
			return false
		case normalize.LooksLikePerson(c.Name.Literal):
			count++
		}
	}
	return count > 1
}

// eastAsianOrganisations are the ends of names of organisations in Chinese,
// Japanese and Korean. Letters that given names end in too (学, 司, 원) stand in
// longer words only.
var eastAsianOrganisations = []string{
	"会", "會", "社", "院", "所", "省", "庁", "廳", "署", "局", "部", "课", "課", "组", "組", "班", "团", "團", "处", "處", "室",
	"馆", "館", "校", "系", "大学", "大學", "公司", "中心", "机构", "機構", "政府", "银行", "銀行", "网", "센터", "학회", "협회",
	"학교", "대학", "병원", "연구원", "연구소", "위원회", "공단", "공사", "관리청", "보건부", "복지부", "교육부", "재단",
}

// isEastAsianPerson reports whether a name that is not divided is one of a
// person in Chinese, Japanese or Korean letters: two to five of them without a
// blank, as "鷹取泰子". EndNote takes one word for a family name and shows it as
// it stands, so that it needs no comma, which would make an organisation of the
// person. With a blank the comma stays: EndNote would take the word before it
// for the given name, and here it is the family's. It stays too behind a name
// that is read as one of two parts without it.
func isEastAsianPerson(literal string) bool {
	const most = 5
	letters := 0
	for _, r := range literal {
		kana := unicode.In(r, unicode.Hiragana, unicode.Katakana)
		if letters++; letters > most || !isEastAsian(r) || letters == 1 && kana {
			return false
		}
	}
	return letters > 1 && !slices.ContainsFunc(eastAsianOrganisations, func(end string) bool { return strings.HasSuffix(literal, end) })
}

func isEastAsian(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana)
}

// isReadAs reports whether the text is read as the name of an organisation.
func isReadAs(text, literal string) bool {
	name, err := normalize.Name(text)
	return err == nil && name.Literal == literal
}

// appendWords appends two parts of a name with a space between them.
func appendWords(dst []byte, a, b string) []byte {
	start := len(dst)
	dst = appendClean(dst, a)
	between := len(dst)
	dst = appendClean(append(dst, ' '), b)
	if between == start || len(dst) == between+1 {
		// One of the two is blank.
		dst = append(dst[:between], dst[between+1:]...)
	}
	return dst
}

func (c *composition) addTitles() {
	r := c.record
	for i := range r.Titles {
		if r.Titles[i].Role == record.TitleMain {
			c.add(slotIn(c.titles, record.TitleMain, toTitle), r.Titles[i].Value)
		}
	}
	for i := range r.Titles {
		if title := &r.Titles[i]; title.Role != record.TitleMain {
			s := slotIn(c.titles, title.Role, toTitle)
			if title.Role == record.TitleOriginal && isOriginalDate(title.Value) {
				s = labelSlot(meaning{toTitle, string(title.Role)}) // OP would have a date
			}
			c.add(s, title.Value)
		}
	}
	c.addContainerTitle()
	for i := range r.Container.Abbreviations {
		c.add(c.abbreviation, r.Container.Abbreviations[i].Value)
	}
	serial := slot{row: rowSN, label: -1}
	for i := range r.Container.ISSN {
		issn := &r.Container.ISSN[i]
		if issn.Kind == "" {
			c.add(serial, issn.Value)
			continue
		}
		start := len(c.text)
		c.text = appendClean(c.text, issn.Value)
		c.text = append(appendClean(append(c.text, " ("...), issn.Kind), ')')
		c.addBuilt(serial, start)
	}
	for _, isbn := range r.Container.ISBN {
		c.add(serial, isbn)
	}
}

// addContainerTitle writes the container's title, into JF where T2 would be
// read as something else: as an abbreviation by its form, or as a subtitle
// beside an abbreviation that does not agree with it or looks like none.
func (c *composition) addContainerTitle() {
	container := &c.record.Container
	s := c.container
	if s.row == rowT2 && container.Title != "" && c.means[rowT2].to == toSecondary {
		agrees := !normalize.IsAbbreviation(container.Title)
		for i := range container.Abbreviations {
			abbreviation := container.Abbreviations[i].Value
			agrees = agrees && normalize.IsAbbreviation(abbreviation) && normalize.JournalsAgree(container.Title, abbreviation)
		}
		if !agrees {
			s.row = rowJF
		}
	}
	if s.row != rowC3 {
		c.add(s, container.Title)
		return
	}
	// The proceedings. Few programs know C3: T2, which is the conference's, has their
	// name too where the record names no conference, and says it alone where both have
	// one name. It is read so; see repeatedProceedings.
	if event := c.record.Event.Name; event != container.Title {
		c.add(s, container.Title)
		if event == "" {
			c.add(slot{row: rowT2, label: -1}, container.Title)
			if c.profile.ownOrder {
				c.add(slot{row: rowJF, label: -1}, container.Title)
			}
		}
	}
}
