package ris

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// containerOrder is the order in which tags speak for the container: those
// that can only be its full name first.
var containerOrder = []target{toContainer, toContainerForm, toAbbreviation, toSecondary}

func (d *reading) resolveContainers() {
	for i := range d.containers {
		if c := &d.containers[i]; c.to != toContainer {
			c.readForm()
		}
	}
	journal := false
	for _, target := range containerOrder {
		for i := range d.containers {
			c := &d.containers[i]
			if c.to != target {
				continue
			}
			switch target {
			case toContainer:
				if d.record.Container.Title == "" && d.isShortenedBeside(c, toContainerForm, toSecondary) {
					c.readForm()
					d.addAbbreviation(c)
				} else {
					d.setContainerTitle(c.source)
				}
			case toContainerForm:
				if c.abbreviation || d.isShorterName(c.name) || d.record.Container.Title == "" && d.isShortenedBeside(c, toSecondary) {
					d.addAbbreviation(c)
				} else {
					d.setContainerTitle(c.source)
				}
			case toAbbreviation:
				if d.isTitleOfBook(c) {
					d.readTitle(c.source, record.TitleAlternate, true)
				} else if d.record.Container.Title == "" && !c.abbreviation && !d.isSpelledOut(d.tag(c.field), c.name) ||
					d.record.Container.Title != "" && d.isContainerTitle(c.source) {
					d.setContainerTitle(c.source)
					if c.abbreviation {
						d.addAbbreviation(c)
					}
				} else {
					d.addAbbreviation(c)
				}
			case toSecondary:
				d.resolveSecondary(c, journal)
			}
			journal = journal || strings.HasPrefix(d.tag(c.field), "J")
		}
	}
	if d.record.Container.Title == "" && len(d.record.Container.Abbreviations) > 0 {
		d.concludeJournal()
	}
}

// readForm reads the name as an abbreviation, and what its form tells.
func (c *collected) readForm() {
	var err error
	if c.short, err = normalize.JournalAbbreviation(c.text); err == nil {
		c.name, c.abbreviation = c.short.Value, c.short.Kind != ""
	} else {
		c.name, c.noShort = normalize.Text(c.text), true
		c.abbreviation = normalize.IsAbbreviation(c.name)
	}
}

// isShortenedBeside reports whether a tag that should hold the full name has a
// shortened one, which other tags, of these targets, have in full.
func (d *reading) isShortenedBeside(c *collected, in ...target) bool {
	for i := range d.containers {
		if other := &d.containers[i]; slices.Contains(in, other.to) && other.text != c.text &&
			!other.abbreviation && normalize.JournalShortens(c.text, other.name) {
			return true
		}
	}
	return false
}

// isTitleOfBook reports whether J2 is the alternate title that EndNote has for a book,
// which is in no container, and not a form of what T2 names.
func (d *reading) isTitleOfBook(c *collected) bool {
	if d.tag(c.field) != "J2" || d.record.Container.Title != "" || !slices.Contains(bookTypes, d.code) {
		return false
	}
	series, ok := d.field("T2")
	return !ok || !normalize.JournalsAgree(series.text, c.name)
}

// isShorterName reports whether a name is a short form of the title that
// another tag states.
func (d *reading) isShorterName(name string) bool {
	title := d.record.Container.Title
	return len(name) < len(title) && (normalize.JournalsAgree(name, title) || normalize.JournalShortens(name, title))
}

// concludeJournal concludes that the abbreviation in a tag that should hold the
// full name of the journal is its title, where no other tag states one.
func (d *reading) concludeJournal() {
	for _, target := range []target{toContainerForm, toSecondary} {
		for _, c := range d.containers {
			if c.to != target {
				continue
			}
			short, err := normalize.JournalAbbreviation(c.text)
			if err == nil && slices.Contains(d.record.Container.Abbreviations, short) {
				d.concludeContainerTitle(c.source)
				return
			}
		}
	}
}

func (d *reading) concludeContainerTitle(s source) {
	if value, err := normalize.JournalTitle(s.text); err == nil {
		d.record.Container.Title = value
		d.traceOne("container/title", "journal", true, &s)
	}
}

// isSpelledOut reports whether T2 says in full what the name shortens: by the
// sheet J2 is the abbreviation of T2, and of the others any may be. Where no tag of a
// full name stands beside them, JA and J1 are read as J2 is.
func (d *reading) isSpelledOut(tag, name string) bool {
	for i := range d.containers {
		c := &d.containers[i]
		if c.to != toSecondary {
			continue
		}
		differs := c.name != name || tag == "J2" && d.isJournal()
		if differs && !c.abbreviation && (tag == "J2" || d.isJournal() && !d.hasTitleBeside()) && !normalize.JournalShortens(c.name, name) ||
			len(c.text) > len(name) && normalize.JournalsAgree(name, c.name) || normalize.JournalShortens(name, c.name) {
			return true
		}
	}
	return false
}

// resolveEventName gives the conference the name that a note states. T2, which has
// the proceedings there, is their title then.
func (d *reading) resolveEventName() {
	if d.notedEvent == nil || d.eventNamed {
		return
	}
	// Alone the words may be a person's. Other programs keep Scopus's notes, not its tags.
	ofScopus := d.dialect != nil && d.dialect.name == "scopus" || len(d.asOf) > 0 || d.record.Event.Date != ""
	if !ofScopus {
		return
	}
	name := &d.record.Event.Name
	if t2, ok := d.field("T2"); *name != "" && ok && normalize.Text(t2.text) == *name {
		*name = ""
		d.record.Trace = slices.DeleteFunc(d.record.Trace, func(t record.Trace) bool { return t.Path == "event/name" })
	}
	if *name == "" {
		d.readText(*d.notedEvent, "event/name")
	}
}

// resolveProceedings concludes that a paper's proceedings have the conference's
// name where nothing else names them. Where T2 repeats their name for programs that
// know no C3, it is not the conference's.
func (d *reading) resolveProceedings() {
	if d.code != "CONF" && d.code != "CPAPER" || d.record.Event.Name == "" {
		return
	}
	if d.record.Container.Title != "" {
		if t2, ok := d.repeatedProceedings(); ok && d.record.Event.Name == d.record.Container.Title {
			d.record.Event.Name = ""
			d.record.Trace = slices.DeleteFunc(d.record.Trace, func(t record.Trace) bool { return t.Path == "event/name" })
			d.traceOne("container/title", "journal", false, &t2)
		}
		return
	}
	if _, whole := d.proceedings(); whole {
		return
	}
	if s, ok := d.field("T2"); ok {
		d.concludeContainerTitle(s)
	}
}

// repeatedProceedings returns T2 where the writer repeats the name of the proceedings in
// it. Other files have the conference's there, although it may be the same: the
// writer's T2 follows C3, or repeats JF too where the format has an order of its own.
func (d *reading) repeatedProceedings() (source, bool) {
	t2, ok := d.field("T2")
	if c3, _ := d.field("C3"); !ok || d.eventNamed || c3.text != t2.text || t2.lines {
		return t2, false
	} else if t2.field == c3.field+1 {
		return t2, true
	}
	jf, _ := d.field("JF")
	return t2, jf.text == t2.text
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

func (d *reading) addAbbreviation(c *collected) {
	value, s := c.short, c.source
	if c.noShort {
		d.reject(s)
		return
	}
	list := &d.record.Container.Abbreviations
	at := placeOfElement(d, *list, value, func(m *manyPlaces) *places[record.Abbreviation] { return &m.abbreviations })
	if at < 0 {
		at = len(*list)
		b := d.blocks
		*list = append(withRoom(b, *list, &b.abbreviations, 1, sharedSmall), value)
	}
	d.traceOne(inAbbreviations.element(at), "abbreviation", false, &s)
}

// resolveSecondary reads T2, which names the container unless other tags
// name it and T2 names something else: then T2 is the subtitle, as Pure and
// EBSCOhost write it.
func (d *reading) resolveSecondary(c *collected, journal bool) {
	s, abbreviation := c.source, d.isJournal() && c.abbreviation
	switch {
	case abbreviation && (!journal || d.record.Container.Title == "" && d.hasNameBeside()):
		d.addAbbreviation(c)
	case !journal, d.record.Container.Title == "" && (!d.isJournal() || !d.hasTitleBeside()):
		d.setContainerTitle(s)
	case abbreviation && !d.hasTitleBeside():
		d.addAbbreviation(c)
	case !d.agreesWithContainer(c.name):
		d.note(subtitle, s)
		d.readTitle(s, record.TitleSubtitle, true)
	case abbreviation, d.record.Container.Title != "" && normalize.JournalShortens(c.name, d.record.Container.Title):
		d.addAbbreviation(c)
	default:
		d.setContainerTitle(s)
	}
}

// subtitleDialects are those of the exporters that have subtitles in T2, which it may
// be for them where an abbreviation alone names the journal.
var subtitleDialects = []string{"ebsco", "pure"}

// hasTitleBeside reports whether another tag than T2 has, or should have, the full
// name of the journal.
func (d *reading) hasTitleBeside() bool {
	for i := range d.containers {
		if to := d.containers[i].to; to == toContainer || to == toContainerForm {
			return true
		}
	}
	return d.dialect != nil && slices.Contains(subtitleDialects, d.dialect.name) && d.hasNameBeside() || d.isBesideAnother()
}

// isTitleCase reports whether the words of a name begin with capitals, as those of
// journals do and those of most subtitles do not. Short words may not.
func isTitleCase(name string) bool {
	for word := range strings.FieldsSeq(name) {
		if r, _ := utf8.DecodeRuneInString(word); len(word) > len("with") && unicode.IsLower(r) {
			return false
		}
	}
	return true
}

// isBesideAnother reports whether T2 is not written as a journal's name is and has no
// form in common with any name of the journal in JA and J1: it is a subtitle then, as
// beside a full name.
func (d *reading) isBesideAnother() (another bool) {
	t2 := slices.IndexFunc(d.containers, func(c collected) bool { return c.to == toSecondary })
	if t2 < 0 || isTitleCase(d.containers[t2].name) {
		return false
	}
	for i := range d.containers {
		if c := &d.containers[i]; c.to != toSecondary && d.tag(c.field) != "J2" {
			if normalize.JournalsResemble(d.containers[t2].name, c.name) || normalize.JournalsAgree(d.containers[t2].name, c.name) {
				return false
			}
			another = true
		}
	}
	return another
}

// hasNameBeside reports whether another tag than J2 names the journal.
func (d *reading) hasNameBeside() bool {
	for i := range d.containers {
		if c := &d.containers[i]; c.to != toSecondary && d.tag(c.field) != "J2" {
			return true
		}
	}
	return false
}

// agreesWithContainer reports whether a name may be the container's.
func (d *reading) agreesWithContainer(name string) bool {
	c := &d.record.Container
	if c.Title != "" && normalize.JournalsResemble(name, c.Title) {
		return true
	}
	for _, a := range c.Abbreviations {
		if normalize.JournalsResemble(name, a.Value) {
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
