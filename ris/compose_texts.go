package ris

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/record"
)

// hasDetail reports whether a record has a detail of a name. One of the number is
// written beside it.
func hasDetail(r *record.Record, name string) bool {
	return slices.ContainsFunc(r.Details, func(d record.Detail) bool { return d.Name == name })
}

func (c *composition) addTexts() {
	r := c.record
	for i, text := range plainTexts(r) {
		switch {
		case *text == "":
		case text == &r.Number && c.ownNumber && (c.first[rowSN] == 0 || !c.rows[rowSN].single) && !hasDetail(r, "number"):
			c.add(slot{row: rowSN, label: -1}, r.Number)
		default:
			c.add(c.textSlot(i), *text)
		}
	}
	c.add(c.edition, r.Edition)
	if r.Subtype == record.SubtypePreprint {
		c.add(slot{row: rowM3, label: -1}, "Preprint")
	}
	c.add(c.genre, r.Genre)
	c.add(c.medium, r.Medium)
	for i := range r.Abstracts {
		row := rowAB
		if i == 1 {
			row = rowN2
		}
		c.addLines(row, r.Abstracts[i].Text)
	}
	keywords := slot{row: rowKW, label: -1}
	var said map[string]bool // in lower case
	if len(r.Subjects) > 0 {
		said = make(map[string]bool, len(r.Keywords)+len(r.Subjects))
	}
	for i := range r.Keywords {
		c.add(keywords, r.Keywords[i].Value)
		if said != nil {
			said[strings.ToLower(r.Keywords[i].Value)] = true
		}
	}
	for i := range r.Subjects {
		// RIS does not say whose terms they are: those of two lists are one.
		if heading := r.Subjects[i].Heading(); !said[strings.ToLower(heading)] {
			c.add(keywords, heading)
			said[strings.ToLower(heading)] = true
		}
	}
	for _, language := range r.Languages {
		c.add(c.language, language)
	}
	for i := range r.Licences {
		licence := &r.Licences[i]
		switch {
		case licence.Copy != "":
			// RIS has no copies: read again, the licence would be the version's.
		case licence.Text != "":
			c.add(c.rights, licence.Text)
		default:
			c.add(c.rights, licence.URI)
		}
	}
	for i := range r.Notes {
		note := &r.Notes[i]
		switch note.Kind {
		case record.NoteSources:
			c.add(labelSlot(meaning{toNote, note.Kind}), strings.TrimPrefix(note.Text, record.SourcesPrefix))
		case "research":
			c.addLines(rowRN, note.Text)
		case "licence":
			c.add(c.rights, note.Text)
		default:
			c.addLines(rowN1, note.Text)
		}
	}
	for i := range r.Details {
		c.addDetail(&r.Details[i])
	}
}

// textSlot returns the slot of one of textPaths. T2 of a preprint names its
// server, as that of an article its journal, and no series.
func (c *composition) textSlot(i int) slot {
	if c.record.Subtype == record.SubtypePreprint && c.means[rowT2] == (meaning{toText, "series/title"}) {
		switch path := textPaths[i]; path {
		case "series/title":
			return labelSlot(meaning{toText, path})
		case "server":
			return slot{row: rowT2, label: -1}
		}
	}
	return c.texts[i]
}

// addDetail writes a detail into its tag; one that is a further value of a
// field goes into that field's tag, any other one into the note.
func (c *composition) addDetail(detail *record.Detail) {
	if detail.Name == unknownTypeDetail && detail.Value == c.code {
		return
	}
	s, ok := c.details[detail.Name]
	if !ok {
		s = labelSlot(meaning{toDetail, detail.Name})
	}
	c.add(s, detail.Value)
}

// addLibrary writes a person's own data.
func (c *composition) addLibrary() {
	library := &c.record.Library
	for i, path := range libraryPaths {
		for _, text := range *libraryTexts(c.record, path) {
			s := c.library[i]
			if _, ok := asreviewLabels[strings.ToLower(text)]; ok && path == "library/tags" {
				s = slot{row: rowN1, label: -1}
			}
			c.add(s, text)
		}
	}
	for i := range library.Attachments {
		attachment := &library.Attachments[i]
		c.add(slotIn(c.links, attachment.Kind, toAttachment), attachment.Path)
	}
	for i := range library.Decisions {
		c.addDecision(&library.Decisions[i])
	}
}

// addDecision writes a decision as its tool writes it, and any other tool's
// as Rayyan does.
func (c *composition) addDecision(decision *record.Decision) {
	notes := slot{row: rowN1, label: -1}
	if decision.Tool == "asreview" && decision.Reviewer == "" {
		for label, verdict := range asreviewLabels {
			if verdict == decision.Verdict && verdict != "" {
				c.add(notes, strings.Replace(label, "asreview", "ASReview", 1))
			}
		}
		return
	}
	verdict := decision.Verdict
	if _, n := utf8.DecodeRuneInString(verdict); n == 1 {
		verdict = strings.ToUpper(verdict[:1]) + verdict[1:]
	}
	text := "RAYYAN-INCLUSION: {" + strconv.Quote(decision.Reviewer) + "=>" + strconv.Quote(verdict) + "}"
	if len(decision.Reasons) > 0 {
		text += " | RAYYAN-EXCLUSION-REASONS: " + strings.Join(decision.Reasons, ",")
	}
	c.add(notes, text)
}
