package ris

import (
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// titleStatement is a title that a field states, in a role.
type titleStatement struct {
	source
	role record.TitleRole
}

// resolveTitles adds the main title first, wherever it stands: exporters that
// write their tags by the alphabet put ST, which often says the same, before
// TI. A short title that stands alone is
// concluded to be the main one.
func (d *reading) resolveTitles() {
	for _, s := range d.titles {
		if s.role == record.TitleMain {
			d.readTitle(s.source, s.role, false)
		}
	}
	hasMain := d.record.Title() != ""
	for _, s := range d.titles {
		switch {
		case s.role == record.TitleMain:
		case s.role == record.TitleShort && !hasMain:
			d.readTitle(s.source, record.TitleMain, true)
			hasMain = true
		default:
			d.readTitle(s.source, s.role, false)
		}
	}
}

func (d *reading) readTitle(s source, role record.TitleRole, inferred bool) {
	value, err := normalize.Title(s.text)
	if err != nil {
		d.reject(s)
		return
	}
	d.addTitle(s, value, role, inferred)
}

// addTitle adds a title. A title that is there already gets a further source;
// a second main title is an alternate one.
func (d *reading) addTitle(s source, value string, role record.TitleRole, inferred bool) {
	r := d.record
	for i := range r.Titles {
		if r.Titles[i].Value == value {
			d.trace(element("titles", i), ruleOf(titlePrefix, string(r.Titles[i].Role)), inferred, s)
			return
		}
		if role == record.TitleMain && r.Titles[i].Role == role {
			role = record.TitleAlternate
		}
	}
	d.trace(element("titles", len(r.Titles)), ruleOf(titlePrefix, string(role)), inferred, s)
	r.Titles = append(r.Titles, record.Title{Value: value, Role: role})
}

// containerOrder is the order in which tags speak for the container: those
// that can only be its full name first.
var containerOrder = []target{toContainer, toContainerForm, toAbbreviation, toSecondary}

func (d *reading) resolveContainers() {
	journal := false
	for _, target := range containerOrder {
		for _, c := range d.containers {
			if c.to != target {
				continue
			}
			switch target {
			case toContainer:
				d.setContainerTitle(c.source)
			case toContainerForm:
				if normalize.IsAbbreviation(normalize.Text(c.text)) {
					d.addAbbreviation(c.source)
				} else {
					d.setContainerTitle(c.source)
				}
			case toAbbreviation:
				name := normalize.Text(c.text)
				if d.record.Container.Title == "" && !normalize.IsAbbreviation(name) && !d.isSpelledOut(name) ||
					d.record.Container.Title != "" && d.isContainerTitle(c.source) {
					d.setContainerTitle(c.source)
				} else {
					d.addAbbreviation(c.source)
				}
			case toSecondary:
				d.resolveSecondary(c.source, journal)
			}
			journal = journal || strings.HasPrefix(c.tag, "J")
		}
	}
}

// isSpelledOut reports whether T2 says in full what the name shortens.
func (d *reading) isSpelledOut(name string) bool {
	for _, c := range d.containers {
		if c.to == toSecondary && len(c.text) > len(name) && normalize.JournalsAgree(name, normalize.Text(c.text)) {
			return true
		}
	}
	return false
}

func (d *reading) isContainerTitle(s source) bool {
	value, err := normalize.JournalTitle(s.text)
	return err == nil && value == d.record.Container.Title
}

func (d *reading) setContainerTitle(s source) {
	value, err := normalize.JournalTitle(s.text)
	if err != nil {
		d.reject(s)
		return
	}
	d.setText(s, "container/title", "journal", value)
}

func (d *reading) addAbbreviation(s source) {
	value, err := normalize.JournalAbbreviation(s.text)
	if err != nil {
		d.reject(s)
		return
	}
	list := &d.record.Container.Abbreviations
	at := len(*list)
	for i := range *list {
		if (*list)[i] == value {
			at = i
		}
	}
	if at == len(*list) {
		*list = append(*list, value)
	}
	d.trace(element("container/abbreviations", at), "abbreviation", false, s)
}

// resolveSecondary reads T2, which names the container unless other tags
// name it and T2 names something else: then T2 is the subtitle, as Pure and
// EBSCOhost write it.
func (d *reading) resolveSecondary(s source, journal bool) {
	text := normalize.Text(s.text)
	abbreviation := d.isJournal() && normalize.IsAbbreviation(text)
	switch {
	case !journal && abbreviation:
		d.addAbbreviation(s)
	case !journal:
		d.setContainerTitle(s)
	case !d.agreesWithContainer(text):
		d.note(subtitle, s)
		d.readTitle(s, record.TitleSubtitle, true)
	case abbreviation:
		d.addAbbreviation(s)
	default:
		d.setContainerTitle(s)
	}
}

func (d *reading) agreesWithContainer(name string) bool {
	c := &d.record.Container
	if c.Title != "" && normalize.JournalsAgree(name, c.Title) {
		return true
	}
	for _, a := range c.Abbreviations {
		if normalize.JournalsAgree(name, a.Value) {
			return true
		}
	}
	return false
}

// isJournal reports whether the record is of a type that appears in a
// periodical.
func (d *reading) isJournal() bool {
	return d.typeRow == nil || strings.HasPrefix(string(d.typeRow.csl), "article") || d.typeRow.csl == record.TypePeriodical
}

// readNames adds the names of a field: one name, or several with semicolons,
// or one on each line.
func (d *reading) readNames(s source, role record.Role) {
	value := d.entry.Fields[s.field].Value
	if normalize.IsOneName(value) {
		d.readName(s, role)
		return
	}
	if s.lines && !d.entry.wrapped && everyLineHas(value, ',') {
		start := 0
		for line := range strings.SplitSeq(value, "\n") {
			d.readName(d.part(s.field, start, start+len(line)), role)
			start += len(line) + 1
		}
		return
	}
	found := normalize.SplitNames(value)
	if len(found) <= 1 {
		d.readName(s, role)
		return
	}
	for _, name := range found {
		d.readName(d.part(s.field, name.Start, name.End), role)
	}
}

func everyLineHas(value string, c byte) bool {
	for line := range strings.SplitSeq(value, "\n") {
		if strings.IndexByte(line, c) < 0 {
			return false
		}
	}
	return true
}

func (d *reading) readName(s source, role record.Role) {
	if s.text == "" {
		return
	}
	if len(s.text) <= len("et al.,") && strings.EqualFold(strings.TrimRight(s.text, ".,"), "et al") {
		d.record.MoreContributors = true
		d.trace("more_contributors", "name.more", false, s)
		return
	}
	name, err := normalize.Name(s.text)
	if err != nil {
		d.reject(s)
		return
	}
	d.trace(element("contributors", len(d.record.Contributors)), ruleOf(namePrefix, string(role)), false, s)
	if d.record.Contributors == nil {
		d.record.Contributors = make([]record.Contributor, 0, max(d.authorFields, 1))
	}
	d.record.Contributors = append(d.record.Contributors, record.Contributor{Name: name, Role: role})
}

func (d *reading) readAffiliation(s source) {
	value := normalize.Text(s.text)
	if value == "" {
		return
	}
	d.trace(element("affiliations", len(d.record.Affiliations)), "text", false, s)
	d.record.Affiliations = append(d.record.Affiliations, value)
}
