package ris

import (
	"bytes"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// What RIS, or the program that a file is for, has no tag for is written into
// one note with a label before each value:
//
//	N1  - Ibid: 402e7bee4a1f69e0 | Server: medRxiv | Date (accepted): 2020-06-11
//
// EndNote and Zotero keep notes, so that these values come back from them. A
// label stands at the start of a line of a note, or behind a bar that another
// labelled value is before; then its value is read as that of a tag is. In
// brackets a label says which date, title, contributor, identifier or detail
// it is.

// label is one label and what it means.
type label struct {
	name string
	// bracketed is set where the name is followed by meaning.as in brackets.
	bracketed bool
	// behind is set where the label counts only behind another one: people
	// begin notes of their own with the word.
	behind bool
	meaning
}

// labels are the labels in the order of the documentation. None is a label of
// ProCite's, which Zotero would take for another field.
var labels = []label{
	{name: "Ibid", meaning: meaning{toIbid, ""}},
	{name: "Sources", behind: true, meaning: meaning{toNote, record.NoteSources}},
	{name: "Declared source", meaning: meaning{toSource, ""}},
	{name: "Source kind", meaning: meaning{toSourceKind, ""}},
	{name: "CSL type", meaning: meaning{toCSLType, ""}},
	{name: "Author role", meaning: meaning{toAuthorRole, ""}},
	{name: "Person ids", meaning: meaning{toPersonIDs, ""}},
	{name: "Family name", meaning: meaning{toFamilyName, ""}},
	{name: "Subtype", meaning: meaning{toSubtype, ""}},
	{name: "Server", meaning: meaning{toText, "server"}},
	{name: "Target journal", meaning: meaning{toText, "target_container/title"}},
	{name: "Stage", meaning: meaning{toStage, ""}},
	{name: "Status", meaning: meaning{toStatus, ""}},
	{name: "Peer reviewed", meaning: meaning{toPeerReview, ""}},
	{name: "Copyright", meaning: meaning{toText, "copyright"}},
	{name: "Rights", meaning: meaning{toRights, ""}},
	{name: "Event date", meaning: meaning{toText, "event/date"}},
	{name: "Event name", meaning: meaning{toText, "event/name"}},
	{name: "Event place", meaning: meaning{toText, "event/place"}},
	{name: "Series title", meaning: meaning{toText, "series/title"}},
	{name: "Series number", meaning: meaning{toText, "series/number"}},
	{name: "Number", meaning: meaning{toText, "number"}},
	{name: "Section", meaning: meaning{toText, "section"}},
	{name: "Chapter", meaning: meaning{toText, "chapter"}},
	{name: "Number of volumes", meaning: meaning{toText, "number_of_volumes"}},
	{name: "Number of pages", meaning: meaning{toNumberOfPages, ""}},
	{name: "Volume", meaning: meaning{toVolume, ""}},
	{name: "Issue", meaning: meaning{toIssue, ""}},
	{name: "Article number", meaning: meaning{toArticleNumber, ""}},
	{name: "Edition statement", meaning: meaning{toText, "edition"}},
	{name: "Genre", meaning: meaning{toText, "genre"}},
	{name: "Medium", meaning: meaning{toText, "medium"}},
	{name: "Text language", meaning: meaning{toLanguage, ""}},
	{name: "Container title", meaning: meaning{toContainer, ""}},
	{name: "Abbreviation", meaning: meaning{toAbbreviation, ""}},
	{name: "Affiliation", meaning: meaning{toAffiliation, ""}},
	{name: "Registration", meaning: meaning{toRegistration, ""}},
	{name: "Count", meaning: meaning{toCount, ""}},
	{name: "Relation", meaning: meaning{toRelation, ""}},
	{name: "Link", meaning: meaning{toLink, ""}},
	{name: "Reference id", meaning: meaning{toOwnID, ""}},
	{name: "Date", bracketed: true, meaning: meaning{to: toDate}},
	{name: "Title", bracketed: true, meaning: meaning{to: toTitle}},
	{name: "Contributor", bracketed: true, meaning: meaning{to: toName}},
	{name: "Identifier", bracketed: true, meaning: meaning{to: toIdentifier}},
	{name: "Detail", bracketed: true, meaning: meaning{to: toDetail}},
	{name: "Library call number", meaning: meaning{toLibrary, "library/call_numbers"}},
	{name: "Library holding", meaning: meaning{toLibrary, "library/holdings"}},
	{name: "Library label", meaning: meaning{toLibrary, "library/labels"}},
	{name: "Library group", meaning: meaning{toLibrary, "library/groups"}},
	{name: "Library tag", meaning: meaning{toLibrary, "library/tags"}},
	{name: "Library note", meaning: meaning{toLibrary, "library/notes"}},
	{name: "Citation key", meaning: meaning{toLibrary, "library/citation_keys"}},
	{name: "Read status", meaning: meaning{toLibrary, "library/read_statuses"}},
	{name: "Rating", meaning: meaning{toLibrary, "library/ratings"}},
}

// labelsByByte are the places of labels by the first byte of their names.
var labelsByByte = func() (table [256][]uint8) {
	for i := range labels {
		first := labels[i].name[0]
		table[first] = append(table[first], uint8(i))
	}
	return table
}()

// barBetween stands between labelled values.
const barBetween = " | "

// labelSlot returns the slot of the label for a meaning, noSlot where there is
// none.
func labelSlot(m meaning) slot {
	for i := range labels {
		switch l := &labels[i]; {
		case l.to != m.to:
		case l.bracketed:
			return slot{row: -1, label: i, as: m.as}
		case l.as == m.as:
			return slot{row: -1, label: i}
		}
	}
	return noSlot
}

// addLabelled writes a value into the note for what has no tag.
func (c *composition) addLabelled(s slot, value string) {
	if s.label < 0 {
		return
	}
	start := len(c.note)
	if start > 0 {
		c.note = append(c.note, barBetween...)
	}
	l := &labels[s.label]
	c.note = append(c.note, l.name...)
	if l.bracketed {
		c.note = append(appendClean(append(c.note, " ("...), s.as), ')')
	}
	c.note = append(c.note, ": "...)
	if at := len(c.note); len(appendClean(c.note, value)) == at {
		c.note = c.note[:start]
		return
	}
	c.note = appendClean(c.note, value)
}

// addStatements writes what is stated about the publication beside its
// bibliographic data.
func (c *composition) addStatements() {
	r := c.record
	c.addType()
	for _, stage := range r.Stages {
		c.add(labelSlot(meaning{toStage, ""}), string(stage))
	}
	if r.Status != "" && c.code != "INPR" {
		c.add(labelSlot(meaning{toStatus, ""}), string(r.Status))
	}
	if r.PeerReviewed != nil {
		word := "no"
		if *r.PeerReviewed {
			word = "yes"
		}
		c.add(labelSlot(meaning{toPeerReview, ""}), word)
	}
	for i := range r.Registrations {
		if registration := &r.Registrations[i]; !isInAbstract(r, registration.ID) {
			c.add(labelSlot(meaning{toRegistration, ""}), strings.TrimSpace(registration.Registry+" "+registration.ID+" "+registration.URL))
		}
	}
	for i := range r.Counts {
		c.add(labelSlot(meaning{toCount, ""}), countText(&r.Counts[i]))
	}
	for i := range r.Relations {
		c.add(labelSlot(meaning{toRelation, ""}), relationText(&r.Relations[i]))
	}
}

// addDeclaredSource writes the source that a person declared for the record. By
// default it is the document's name, which is a name of that file only.
func (c *composition) addDeclaredSource() {
	if o := &c.record.Origin; o.Source != o.Document || o.Kind != "" {
		c.add(labelSlot(meaning{toSource, ""}), o.Source)
		c.add(labelSlot(meaning{toSourceKind, ""}), string(o.Kind))
	}
}

// addType writes the type and subtype that TY and M3 do not say.
func (c *composition) addType() {
	r := c.record
	read := record.TypeArticle
	if r.Subtype != record.SubtypePreprint {
		read = ""
		if row := typeOf(c.code); row != nil {
			read = row.csl
		}
	}
	if c.code == "GEN" && read == record.TypeDocument {
		read = c.genericKind()
	}
	if r.Type != read {
		c.add(labelSlot(meaning{toCSLType, ""}), string(r.Type))
	}
	if r.Subtype != record.SubtypePreprint && (r.Subtype != subtypes[strings.ToLower(r.Genre)] || c.genre.row < 0) {
		c.add(labelSlot(meaning{toSubtype, ""}), r.Subtype)
	}
}

// genericKind is what a reader concludes a generic record to be from the fields that
// are written, the type of none where programs keep other fields than Ibid.
func (c *composition) genericKind() record.Type {
	field := func(tag string) (string, bool) {
		f := c.fields[c.first[rowIndex(tag)]]
		return f.value + string(c.text[f.start:f.end]), c.first[rowIndex(tag)] > 0
	}
	for i := range genericKinds {
		kind := &genericKinds[i]
		has := func(tag string) bool { _, ok := field(tag); return ok }
		missing := slices.ContainsFunc(kind.all, func(tag string) bool { return !has(tag) })
		switch genre, _ := field("M3"); {
		case missing || len(kind.any) > 0 && !slices.ContainsFunc(kind.any, has):
		case !c.profile.isSheet():
			return ""
		case strings.Contains(strings.ToLower(genre), kind.m3):
			return kind.csl
		}
	}
	return record.TypeDocument
}

// isInAbstract reports whether an abstract states the number, from which it is
// read then.
func isInAbstract(r *record.Record, number string) bool {
	for i := range r.Abstracts {
		if strings.Contains(r.Abstracts[i].Text, number) {
			return true
		}
	}
	return false
}

// labelAt reads the label that text begins with, and where its value begins.
func labelAt(text string) (l *label, as string, value int, ok bool) {
	if text == "" {
		return nil, "", 0, false
	}
	for _, i := range labelsByByte[text[0]] {
		l = &labels[i]
		rest, found := strings.CutPrefix(text, l.name)
		if !found {
			continue
		}
		if l.bracketed {
			if rest, found = strings.CutPrefix(rest, " ("); !found {
				continue
			}
			if as, rest, found = strings.Cut(rest, ")"); !found || as == "" {
				continue
			}
		}
		if value = len(text) - len(rest); strings.HasPrefix(rest, ": ") {
			return l, as, value + len(": "), true
		}
	}
	return nil, "", 0, false
}

// appendLabelledParts divides a line of a note that begins with a label at the bars
// that a label stands behind; any other line is one part.
func appendLabelledParts(parts []piecePlace, value string, line piecePlace) []piecePlace {
	start, at := line.start, line.start
	if _, _, _, ok := labelAt(value[start:line.end]); !ok {
		return append(parts, line)
	}
	for {
		bar := strings.Index(value[at:line.end], barBetween)
		if bar < 0 {
			return append(parts, piecePlace{start, line.end})
		}
		at += bar + len(barBetween)
		if _, _, _, ok := labelAt(value[at:line.end]); ok {
			parts = append(parts, piecePlace{start, at - len(barBetween)})
			start = at
		}
	}
}

// noteMarkup are the elements of HTML that Zotero puts around the paragraphs
// of a note and writes back with it.
var noteMarkup = []string{"p", "br", "div"}

// appendNoteLines divides a note into its lines: at line ends, and at the markup of
// Zotero, which belongs to no line.
func appendNoteLines(lines []piecePlace, value string) []piecePlace {
	mark := -1 // the place of the next "<", len(value) for none
	for start, at := 0, 0; start <= len(value); {
		if mark < at {
			if mark = len(value); at < len(value) {
				if i := strings.IndexByte(value[at:], '<'); i >= 0 {
					mark = at + i
				}
			}
		}
		end, behind := mark, mark
		if i := strings.IndexByte(value[at:mark], '\n'); i >= 0 {
			end, behind = at+i, at+i+1
		} else if mark == len(value) {
			behind++
		} else if n := markupLength(value[mark:]); n > 0 {
			behind += n
		} else {
			at = mark + 1
			continue
		}
		text := value[start:end]
		from := start + len(text) - len(strings.TrimLeft(text, " \t"))
		if line := strings.TrimSpace(value[from:end]); line != "" {
			lines = append(lines, piecePlace{from, from + len(line)})
		}
		start, at = behind, behind
	}
	return lines
}

// maxMarkup is the length of the longest tag of HTML that is looked for.
const maxMarkup = 200

// markupLength returns the length of the tag of HTML that text begins with, 0
// for none of noteMarkup.
func markupLength(text string) int {
	end := strings.IndexByte(text[:min(len(text), maxMarkup)], '>')
	if end < 0 {
		return 0
	}
	name := strings.TrimPrefix(text[1:end], "/")
	if i := strings.IndexAny(name, " /"); i >= 0 {
		name = name[:i]
	}
	for _, element := range noteMarkup {
		if strings.EqualFold(name, element) {
			return end + 1
		}
	}
	return 0
}

// appendLineEnds appends text with the line end given for each line feed.
func appendLineEnds(dst, text []byte, lineEnd string) []byte {
	for {
		i := bytes.IndexByte(text, '\n')
		if i < 0 {
			return append(dst, text...)
		}
		dst = append(append(dst, text[:i]...), lineEnd...)
		text = text[i+1:]
	}
}
