package ris

import (
	"slices"

	"github.com/ibid-go/ibid/record"
)

// plan says into which tags the values of records of one type go, for one
// profile. It is made from the tables of tags, types and profiles once, so that
// writing a record looks nothing up by name.
type plan struct {
	code string
	// The container is not always written where its meaning would have it;
	// titles go by their roles.
	container    slot
	abbreviation slot
	titles       []named[record.TitleRole]
	names        []named[record.Role]
	dates        []named[record.DateKind]
	details      map[string]slot
	texts        []slot // of textPaths
	library      []slot // of libraryPaths
	links        []named[string]
	// wholeDate is set where DA is the date of publication.
	wholeDate bool
	pageCount bool
	// articleAsPage is the profile's.
	articleAsPage bool
	// pmcid is set where C2 holds one, ownNumber where SN holds the number.
	pmcid, ownNumber bool

	volume, issue, articleNumber, numberOfPages, edition, genre, medium slot
	language, affiliation, rights, extraIdentifier                      slot
	// rows says what the program does with each row of tagRows, means what it
	// means in records of the type.
	rows  []rowUse
	means []meaning
}

// slot is where a value goes: a row of tagRows, or a label of the note for what
// has no tag, with what stands in brackets behind the label. With both, the
// label is for a further value where the program keeps one of the tag. Both are
// -1 where there is no place.
type slot struct {
	row, label int
	as         string
}

var noSlot = slot{row: -1, label: -1}

// rowOrLabel is the slot of a tag, and of the label of a meaning for further
// values.
func rowOrLabel(row int, m meaning) slot {
	s := labelSlot(m)
	s.row = row
	return s
}

func (s slot) isNone() bool { return s.row < 0 && s.label < 0 }

// named is a slot for one value of a vocabulary.
type named[T ~string] struct {
	name T
	slot slot
}

// rowUse is what the program does with a tag.
type rowUse struct {
	// unread is set where the program does not keep the tag in records of the
	// type; single where it keeps the first one only; joined is then what is
	// written between several values in one field.
	unread, single bool
	joined         string
}

// writeOrder is the order in which the rows of tagRows are written: that of the
// table, but what running text writes too ("C1 - C2") stands before the long
// texts, since behind one that ends without a stop it would be read as its last
// line.
var writeOrder = func() []int {
	var order, late []int
	for i := range tagRows {
		if row := &tagRows[i]; row.prose && row.form != formLong && row.tag != "ER" {
			late = append(late, i)
		}
	}
	for i := range tagRows {
		switch row := &tagRows[i]; {
		case row.form == formLong:
			order = append(append(order, late...), i)
			late = nil
		case len(late) == 0 && row.prose && row.tag != "ER":
			// It stands before the long texts.
		default:
			order = append(order, i)
			late = slices.DeleteFunc(late, func(l int) bool { return l == i })
		}
	}
	return order
}()

// placeOf is the place of each row of tagRows in writeOrder, lineStarts what its
// fields begin with.
var placeOf, lineStarts = func() (places []int, starts []string) {
	places = make([]int, len(tagRows))
	for place, row := range writeOrder {
		places[row] = place
	}
	for i := range tagRows {
		starts = append(starts, tagRows[i].tag+"  - ")
	}
	return places, starts
}()

// rowIndex returns the place of a tag in tagRows.
func rowIndex(tag string) int {
	return slices.IndexFunc(tagRows, func(row tagRow) bool { return row.tag == tag })
}

// Rows that are written by name.
var (
	rowTI = rowIndex("TI")
	rowAU = rowIndex("AU")
	rowJF = rowIndex("JF")
	rowPY = rowIndex("PY")
	rowY1 = rowIndex("Y1")
	rowDA = rowIndex("DA")
	rowSP = rowIndex("SP")
	rowEP = rowIndex("EP")
	rowSN = rowIndex("SN")
	rowDO = rowIndex("DO")
	rowC2 = rowIndex("C2")
	rowC3 = rowIndex("C3")
	rowAN = rowIndex("AN")
	rowDB = rowIndex("DB")
	rowUR = rowIndex("UR")
	rowID = rowIndex("ID")
	rowAB = rowIndex("AB")
	rowN2 = rowIndex("N2")
	rowKW = rowIndex("KW")
	rowN1 = rowIndex("N1")
	rowRN = rowIndex("RN")
	rowM3 = rowIndex("M3")
	rowT2 = rowIndex("T2")
	rowOP = rowIndex("OP")
)

// textPaths are the plain text fields that are written where the type has a
// tag or there is a label for them.
var textPaths = []string{
	"series/title", "series/number", "event/name", "event/place",
	"publisher/name", "publisher/place", "section", "chapter", "number",
	"number_of_volumes", "origin/database", "origin/platform",
	"server", "event/date", "copyright", "target_container/title",
}

// plainTexts are the fields at textPaths, in their order.
func plainTexts(r *record.Record) [16]*string {
	return [...]*string{
		&r.Series.Title, &r.Series.Number, &r.Event.Name, &r.Event.Place,
		&r.Publisher.Name, &r.Publisher.Place, &r.Section, &r.Chapter, &r.Number,
		&r.NumberOfVolumes, &r.Origin.Database, &r.Origin.Platform,
		&r.Server, &r.Event.Date, &r.Copyright, &r.TargetContainer.Title,
	}
}

// libraryPaths are the lists of text of a person's library.
var libraryPaths = []string{
	"library/call_numbers", "library/holdings", "library/labels",
	"library/groups", "library/tags", "library/citation_keys",
	"library/notes", "library/read_statuses", "library/ratings",
}

// newPlan makes the plan for records of a type. An unknown type has the
// meanings of GEN.
func newPlan(profile *Profile, code string) *plan {
	known := code
	if typeOf(code) == nil {
		known = "GEN"
	}
	p := &plan{code: known, rows: make([]rowUse, len(tagRows)), means: make([]meaning, len(tagRows)), details: map[string]slot{}}
	for i := range tagRows {
		tag := tagRows[i].tag
		p.means[i] = tagRows[i].meaningIn(known)
		p.rows[i].unread = holds(profile.unread, tag, known)
		p.rows[i].joined, p.rows[i].single = profile.single[tag]
	}
	p.placeTitles(profile, typeOf(code))
	for i := range tagRows {
		switch m := p.means[i]; m.to {
		case toName:
			p.names = addNamed(p.names, record.Role(m.as), p.slotFor(profile, m))
		case toDate:
			p.dates = addNamed(p.dates, record.DateKind(m.as), p.slotFor(profile, m))
		case toAttachment:
			p.links = addNamed(p.links, m.as, p.slotFor(profile, m))
		case toDetail:
			p.details[m.as] = p.slotFor(profile, m)
		}
	}
	if original := (meaning{toTitle, string(record.TitleOriginal)}); p.means[rowOP] == original && !p.rows[rowOP].unread {
		p.dates = addNamed(p.dates, record.DateOriginal, rowOrLabel(rowOP, meaning{toDate, string(record.DateOriginal)}))
	}
	p.placeDetails(profile)
	for _, path := range textPaths {
		p.texts = append(p.texts, p.slotFor(profile, meaning{toText, path}))
	}
	for _, path := range libraryPaths {
		p.library = append(p.library, p.slotFor(profile, meaning{toLibrary, path}))
	}
	p.volume = p.slotFor(profile, meaning{toVolume, ""})
	p.issue = p.slotFor(profile, meaning{toIssue, ""})
	p.articleNumber = p.slotFor(profile, meaning{toArticleNumber, ""})
	p.numberOfPages = p.slotFor(profile, meaning{toNumberOfPages, ""})
	p.edition = p.slotFor(profile, meaning{toEdition, ""})
	if p.edition.row < 0 || p.rows[p.edition.row].unread {
		p.edition = p.slotFor(profile, meaning{toText, "edition"})
	}
	p.genre, p.medium = p.genreSlot(profile, "genre"), p.genreSlot(profile, "medium")
	p.language = p.slotFor(profile, meaning{toLanguage, ""})
	p.affiliation = p.slotFor(profile, meaning{toAffiliation, ""})
	p.rights = p.slotFor(profile, meaning{toRights, ""})
	p.extraIdentifier = noSlot
	if profile.identifiers != "" {
		p.extraIdentifier.row = rowIndex(profile.identifiers)
	}
	p.wholeDate = p.means[rowDA].as == string(record.DateIssued)
	p.articleAsPage = profile.articleAsPage
	p.pageCount = slices.Contains(pageCountTypes, known)
	p.pmcid = p.means[rowC2].to == toPMCID && !p.rows[rowC2].unread
	p.ownNumber = slices.Contains(numberTypes, known) && p.texts[slices.Index(textPaths, "number")].row < 0 || slices.Contains(numbersAlone, known)
	return p
}

// holds reports whether a table of tags by type names the tag for the type.
func holds(table []tagUse, tag, code string) bool {
	for i := range table {
		use := &table[i]
		if slices.Contains(use.tags, tag) && (len(use.types) == 0 || slices.Contains(use.types, code)) {
			return !slices.Contains(use.except, code)
		}
	}
	return false
}

func addNamed[T ~string](list []named[T], name T, s slot) []named[T] {
	if slices.ContainsFunc(list, func(n named[T]) bool { return n.name == name }) {
		return list
	}
	return append(list, named[T]{name, s})
}

// slotIn returns the slot of a name, and that of the label, with the name in
// brackets, for one that has no tag.
func slotIn[T ~string](list []named[T], name T, to target) slot {
	for i := range list {
		if list[i].name == name {
			return list[i].slot
		}
	}
	return labelSlot(meaning{to, string(name)})
}

// slotFor returns where values of a meaning go: the tag that the profile
// prefers, else the first in the table, that the program keeps; else the label;
// else a tag that the program does not keep, which then is a loss.
func (p *plan) slotFor(profile *Profile, m meaning) slot {
	unread := noSlot
	for _, tag := range profile.prefer {
		if i := rowIndex(tag); p.means[i] == m && !p.rows[i].unread {
			return slot{row: i, label: -1}
		}
	}
	for i := range p.means {
		switch {
		case p.means[i] != m:
		case !p.rows[i].unread:
			return slot{row: i, label: -1}
		case unread.isNone():
			unread.row = i
		}
	}
	if s := labelSlot(m); !s.isNone() {
		return s
	}
	return unread
}

// genreSlot returns the slot of the type of work or of the medium, one of which
// M3 holds.
func (p *plan) genreSlot(profile *Profile, path string) slot {
	s := labelSlot(meaning{toText, path})
	s.row = p.slotFor(profile, meaning{toGenre, path}).row
	return s
}

// placeTitles finds the tags of titles and of the container. A subtitle is
// written into T2 only beside a journal in tags of its own.
func (p *plan) placeTitles(profile *Profile, row *typeRow) {
	secondary := p.means[rowT2].to == toSecondary
	journal := secondary && (row == nil || !row.whole) && p.code != "CHAP"
	inOwnTag := slot{row: rowJF, label: -1}
	switch {
	case secondary && slices.Contains(profile.prefer, "T2") && !p.rows[rowT2].unread, p.code == "CHAP":
		p.container = slot{row: rowT2, label: -1}
	case p.means[rowC3].to == toContainer && !p.rows[rowC3].unread:
		p.container = slot{row: rowC3, label: -1} // the proceedings, beside the conference
	case journal:
		p.container = inOwnTag
	default:
		p.container = p.slotFor(profile, meaning{toContainer, ""})
	}
	p.abbreviation = p.slotFor(profile, meaning{toAbbreviation, ""})
	main := rowOrLabel(rowTI, meaning{toTitle, string(record.TitleAlternate)})
	p.titles = []named[record.TitleRole]{{record.TitleMain, main}}
	if !p.rows[rowTI].single {
		p.titles = append(p.titles, named[record.TitleRole]{record.TitleAlternate, main})
	}
	if journal && p.container == inOwnTag {
		p.titles = append(p.titles, named[record.TitleRole]{record.TitleSubtitle, slot{row: rowT2, label: -1}})
	}
	for _, role := range []record.TitleRole{record.TitleShort, record.TitleTranslated, record.TitleOriginal} {
		p.titles = append(p.titles, named[record.TitleRole]{role, p.slotFor(profile, meaning{toTitle, string(role)})})
	}
}

// placeDetails finds the tags of details that are further values of a field,
// and of those that keep a custom or miscellaneous field as it was.
func (p *plan) placeDetails(profile *Profile) {
	add := func(name string, s slot) {
		if _, ok := p.details[name]; !ok && s.row >= 0 {
			p.details[name] = rowOrLabel(s.row, meaning{toDetail, name})
		}
	}
	for _, path := range textPaths {
		add(detailName(path), p.slotFor(profile, meaning{toText, path}))
	}
	for i := range tagRows {
		if tag := tagRows[i].tag; isLate(tag) && !p.rows[i].unread {
			add(customName(tag), slot{row: i, label: -1})
		}
	}
	if p.container.row == rowC3 {
		add("container-title", p.container)
	}
	add("container-title", slot{row: rowJF, label: -1})
	add("volume", p.slotFor(profile, meaning{toVolume, ""}))
	add("issue", p.slotFor(profile, meaning{toIssue, ""}))
	add("pages", slot{row: rowSP, label: -1})
	add("own-id", slot{row: rowID, label: -1})
}

// codesOf are the codes that a writer has for each CSL type, the preferred one
// first.
var codesOf = func() map[record.Type][]string {
	codes := map[record.Type][]string{}
	for i := range typeRows {
		if row := &typeRows[i]; !row.readOnly && row.medium == "" && row.status == "" {
			codes[row.csl] = append(codes[row.csl], row.code)
		}
	}
	return codes
}()

// codeOfPersons returns the first of several codes; where that has no tag for the
// persons who made the publication, such as a film's director, and another one has
// it in AU, that one.
func codeOfPersons(r *record.Record, codes []string) string {
	for i := range r.Contributors {
		role := string(r.Contributors[i].Role)
		if role == string(record.RoleAuthor) {
			break
		}
		if hasTagFor(codes[0], role) {
			continue
		}
		for _, code := range codes[1:] {
			if tagRows[rowAU].meaningIn(code).as == role {
				return code
			}
		}
	}
	return codes[0]
}

// hasTagFor reports whether records of a type have a tag for persons of a role.
func hasTagFor(code, role string) bool {
	return slices.ContainsFunc(tagRows, func(row tagRow) bool { return row.meaningIn(code) == meaning{toName, role} })
}

// codeFor returns the type that is written for a record, and whether it is one
// of the sheets'. RIS has no preprint: it is written as unpublished work with
// M3 "Preprint". A type that RIS does not know becomes GEN; one that stood in
// the file's TY stays as it was, but for a program, which would not know it.
func (p *Profile) codeFor(r *record.Record) (code string, known bool) {
	code = "GEN"
	switch {
	case r.Subtype == record.SubtypePreprint:
		code = "UNPB"
	case r.Type == record.TypeArticleJournal && r.Status == record.StatusInPress:
		code = "INPR"
	case r.Type == "":
		for i := range r.Details {
			if d := &r.Details[i]; d.Name == unknownTypeDetail && isCode([]byte(d.Value)) {
				if known = typeOf(d.Value) != nil; known || p.isSheet() {
					return d.Value, known
				}
			}
		}
	default:
		if codes := codesOf[r.Type]; len(codes) > 0 {
			code = codes[0]
			if len(codes) > 1 {
				code = codeOfPersons(r, codes)
			}
		}
	}
	for i := range p.codes {
		if p.codes[i].from == code {
			return p.codes[i].to, true
		}
	}
	return code, true
}
