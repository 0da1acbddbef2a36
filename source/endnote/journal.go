package endnote

import (
	"slices"

	"github.com/ibid-go/ibid/internal/markup"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// addJournalNames reads the names of the journal in the library's list of
// journals. They are names of one journal, the full one in any of the places.
func (d *reading) addJournalNames() {
	slices.SortStableFunc(d.names, func(i, j int) int {
		a, b := &d.elements[i], &d.elements[j]
		return (b.To - b.From) - (a.To - a.From)
	})
	for _, i := range d.names {
		e := &d.elements[i]
		value := markup.NewValue(d.entry.Text[e.From:e.To])
		if value.Text == "" {
			continue
		}
		from, to := value.Place(0, len(value.Text))
		d.addJournalName(value.Text, e.Path, d.entry.Place(e.From+from, e.From+to))
	}
}

// addJournalName makes a name the title where the record has none, or only an
// abbreviation that was taken for one. A shorter one is an abbreviation, and any
// other a detail.
func (d *reading) addJournalName(text, field string, span record.Span) {
	c := &d.record.Container
	abbreviation, abbreviationError := normalize.JournalAbbreviation(text)
	title, titleError := normalize.JournalTitle(text)
	switch short := normalize.IsAbbreviation(normalize.Text(text)); {
	case titleError == nil && title == c.Title:
		d.trace("container/title", rulePrefix+"journal", field, span)
	case titleError == nil && (c.Title == "" || !short && len(title) > len(c.Title) && d.isInferred("container/title")):
		d.record.Trace = slices.DeleteFunc(d.record.Trace, func(t record.Trace) bool { return t.Path == "container/title" })
		c.Title = title
		d.trace("container/title", rulePrefix+"journal", field, span)
	case abbreviationError == nil && (short || len(abbreviation.Value) < len(c.Title)):
		at := slices.Index(c.Abbreviations, abbreviation)
		if at < 0 {
			at = len(c.Abbreviations)
			c.Abbreviations = append(c.Abbreviations, abbreviation)
		}
		d.trace("container/abbreviations/"+itoa(at), rulePrefix+"abbreviation", field, span)
	default:
		detail := record.Detail{Name: "container-title", Value: normalize.Text(text)}
		d.trace("details/"+itoa(len(d.record.Details)), rulePrefix+"ris.detail/container-title", field, span)
		d.record.Details = append(d.record.Details, detail)
	}
}

// isInferred reports whether the value at a path was concluded.
func (d *reading) isInferred(path string) bool {
	return slices.ContainsFunc(d.record.Trace, func(t record.Trace) bool { return t.Path == path && t.Inferred })
}
