package endnote

import (
	"slices"

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
	d.titleInferred = d.isInferred("container/title")
	d.abbreviations = nil
	for _, i := range d.names {
		e := &d.elements[i]
		value := d.values.Of(d.entry.Text[e.From:e.To])
		if value.Text == "" || d.isSame(i) && d.record.Container.Title != "" {
			continue
		}
		from, to := value.Place(0, len(value.Text))
		d.addJournalName(value.Text, e.Path, d.entry.Place(e.From+from, e.From+to))
	}
}

// isSame reports whether an element repeats a field.
func (d *reading) isSame(element int) bool {
	return slices.ContainsFunc(d.same, func(s sameText) bool { return s.element == element })
}

// addJournalName makes a name the title where the record has none, or only a
// shorter form of it. A shorter name is an abbreviation, and any other a detail.
func (d *reading) addJournalName(text, field string, span record.Span) {
	title, err := normalize.JournalTitle(text)
	current, short := d.record.Container.Title, normalize.IsAbbreviation(normalize.Text(text))
	switch {
	case err == nil && title == current:
		d.trace("container/title", escaped.RuleName("journal"), field, span)
	case err == nil && (current == "" || !short && len(title) > len(current) && (d.titleInferred || normalize.JournalsAgree(title, current))):
		d.replaceTitle()
		d.record.Container.Title = title
		d.trace("container/title", escaped.RuleName("journal"), field, span)
	case (short || len(text) < len(current)) && d.addAbbreviation(text, field, span):
	default:
		detail := record.Detail{Name: "container-title", Value: normalize.Text(text)}
		d.trace("details/"+itoa(len(d.record.Details)), escaped.RuleName("ris.detail/container-title"), field, span)
		d.record.Details = append(d.record.Details, detail)
	}
}

// replaceTitle takes the title of the journal away: what stated it stated a
// shorter form.
func (d *reading) replaceTitle() {
	d.titleInferred = false
	var stated []record.Trace
	d.record.Trace = slices.DeleteFunc(d.record.Trace, func(t record.Trace) bool {
		if t.Path == "container/title" {
			stated = append(stated, t)
		}
		return t.Path == "container/title"
	})
	for _, t := range stated {
		for _, span := range t.Spans {
			d.addAbbreviation(d.record.Container.Title, t.Field, span)
		}
	}
}

// addAbbreviation adds a shorter name of the journal, and reports whether it is
// one.
func (d *reading) addAbbreviation(text, field string, span record.Span) bool {
	value, err := normalize.JournalAbbreviation(text)
	if err != nil {
		return false
	}
	list := &d.record.Container.Abbreviations
	if d.abbreviations == nil {
		d.abbreviations = map[record.Abbreviation]int{}
		for at, a := range slices.Backward(*list) {
			d.abbreviations[a] = at // the first of the same
		}
	}
	at, ok := d.abbreviations[value]
	if !ok {
		at = len(*list)
		*list = append(*list, value)
		d.abbreviations[value] = at
	}
	d.trace("container/abbreviations/"+itoa(at), escaped.RuleName("abbreviation"), field, span)
	return true
}

// isInferred reports whether the value at a path was concluded.
func (d *reading) isInferred(path string) bool {
	return slices.ContainsFunc(d.record.Trace, func(t record.Trace) bool { return t.Path == path && t.Inferred })
}
