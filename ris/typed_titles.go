package ris

import (
	"slices"
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
	others := false
	for i := range d.titles {
		if s := &d.titles[i]; s.role == record.TitleMain {
			d.readTitle(s.source, s.role, false)
		} else {
			others = true
		}
	}
	if !others {
		return
	}
	hasMain := d.record.Title() != ""
	for i := range d.titles {
		switch s := &d.titles[i]; {
		case s.role == record.TitleMain:
		case s.role == record.TitleShort && !hasMain:
			d.readTitle(s.source, record.TitleMain, true)
			hasMain = true
		default:
			d.readTitle(s.source, s.role, false)
		}
	}
}

// readTitle adds a title. One that stands in square brackets as a whole is a
// database's translation, which is one more statement about it.
func (d *reading) readTitle(s source, role record.TitleRole, inferred bool) {
	if role == record.TitleMain && strings.HasPrefix(s.text, "[") {
		defer d.readBracketed(s)
	}
	if role == record.TitleMain && mayHaveStatement(s.text) {
		s = d.withoutStatement(s)
	}
	value, err := normalize.Title(s.text)
	if err != nil {
		d.reject(s)
		return
	}
	d.addTitle(s, value, role, inferred)
}

// mayHaveStatement reports whether a title may have a statement of responsibility,
// which stands behind a slash between blanks. Most titles have no slash.
func mayHaveStatement(title string) bool {
	return strings.IndexByte(title, '/') >= 0 && strings.Contains(title, " / ")
}

func (d *reading) readBracketed(s source) {
	value, err := normalize.BracketedTitle(s.text)
	if err != nil {
		return
	}
	titles := &d.record.Titles
	d.traceOne(inTitles.element(len(*titles)), "title.bracketed", false, &s)
	*titles = append(*titles, record.Title{Value: value, Role: record.TitleTranslated})
}

// addTitle adds a title. A title that is there already gets a further source;
// a second main title is an alternate one.
func (d *reading) addTitle(s source, value string, role record.TitleRole, inferred bool) {
	r := d.record
	if i := d.titleAt(value); i >= 0 {
		d.traceOne(inTitles.element(i), ruleOf(titlePrefix, string(r.Titles[i].Role)), inferred, &s)
		return
	}
	if role == record.TitleMain && slices.ContainsFunc(r.Titles, func(t record.Title) bool { return t.Role == role }) {
		role = record.TitleAlternate
	}
	d.traceOne(inTitles.element(len(r.Titles)), ruleOf(titlePrefix, string(role)), inferred, &s)
	b := d.blocks
	r.Titles = append(withRoom(b, r.Titles, &b.titles, 1, sharedSmall), record.Title{Value: value, Role: role})
}

// titleAt returns the place of a title, -1 for none.
func (d *reading) titleAt(value string) int {
	list := d.record.Titles
	if len(list) <= fewElements {
		return slices.IndexFunc(list, func(t record.Title) bool { return t.Value == value })
	}
	return d.places().titles.find(value, len(list), func(i int) string { return list[i].Value })
}

// containerOrder is the order in which tags speak for the container: those
// that can only be its full name first.
var containerOrder = []target{toContainer, toContainerForm, toAbbreviation, toSecondary}

func (d *reading) resolveContainers() {
	for i := range d.containers {
		if c := &d.containers[i]; c.to != toContainer {
			var err error
			if c.short, err = normalize.JournalAbbreviation(c.text); err == nil {
				c.name, c.abbreviation = c.short.Value, c.short.Kind != ""
			} else {
				c.name, c.noShort = normalize.Text(c.text), true
				c.abbreviation = normalize.IsAbbreviation(c.name)
			}
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
				d.setContainerTitle(c.source)
			case toContainerForm:
				if c.abbreviation || d.isShorterName(c.name) {
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
	return len(name) < len(title) && normalize.JournalsAgree(name, title)
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
// sheet J2 is the abbreviation of T2, and of the others any may be.
func (d *reading) isSpelledOut(tag, name string) bool {
	for i := range d.containers {
		c := &d.containers[i]
		if c.to != toSecondary {
			continue
		}
		if tag == "J2" && !c.abbreviation && (d.isJournal() || c.name != name) ||
			len(c.text) > len(name) && normalize.JournalsAgree(name, c.name) {
			return true
		}
	}
	return false
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
	case !journal && abbreviation:
		d.addAbbreviation(c)
	case !journal, d.record.Container.Title == "" && (!d.isJournal() || !d.hasTitleBeside()):
		d.setContainerTitle(s)
	case !d.agreesWithContainer(c.name):
		d.note(subtitle, s)
		d.readTitle(s, record.TitleSubtitle, true)
	case abbreviation:
		d.addAbbreviation(c)
	default:
		d.setContainerTitle(s)
	}
}

// hasTitleBeside reports whether another tag than J2 names the journal.
func (d *reading) hasTitleBeside() bool {
	for i := range d.containers {
		if c := &d.containers[i]; c.to != toSecondary && d.tag(c.field) != "J2" {
			return true
		}
	}
	return false
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

// roleOwner is the role of the owners of a patent, most of whom are companies.
const roleOwner record.Role = "issuing-organization"

// readPlainName adds the name of a field that has one in the most frequent form,
// and reports whether it does. Such a field has no digit.
func (d *reading) readPlainName(s *source, role record.Role) bool {
	name, ok := normalize.PlainName(d.fields[s.field].Value)
	if !ok || role == roleOwner {
		return false
	}
	d.plainNames |= 1 << s.field
	d.addName(s, role, &name, namePrefix)
	return true
}

// readNames adds the names of a field: one name, or several with semicolons,
// or one on each line.
func (d *reading) readNames(s *source, role record.Role) {
	value := d.fields[s.field].Value
	if normalize.IsOneName(value) {
		d.readName(*s, role)
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
		d.readName(*s, role)
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
	if standsForNames(s.text) {
		d.record.MoreContributors = true
		d.traceOne("more_contributors", moreNamesRule, false, &s)
		return
	}
	if d.readNameWithORCID(s, role) {
		return
	}
	name, rule, err := d.nameOf(s, role)
	if err != nil {
		d.reject(s)
		return
	}
	d.addName(&s, role, &name, rule)
}

func (d *reading) addName(s *source, role record.Role, name *record.Name, rule string) {
	d.traceOne(inContributors.element(len(d.record.Contributors)), ruleOf(rule, string(role)), rule == displayPrefix, s)
	if isAuthor(d.tag(s.field)) {
		d.authors = append(d.authors, len(d.record.Contributors))
	}
	list := &d.record.Contributors
	if *list == nil {
		*list = room(d.blocks, &d.blocks.contributors, max(d.authorFields, 1), sharedContributors)[:0]
	}
	n := len(*list)
	if n == cap(*list) {
		*list = slices.Grow(*list, 1)
	}
	// It is filled in its place, where another record's may have stood: a copy of it
	// costs more.
	*list = (*list)[:n+1]
	c := &(*list)[n]
	c.Family, c.Given, c.NonDroppingParticle = name.Family, name.Given, name.NonDroppingParticle
	c.DroppingParticle, c.Suffix, c.Literal = name.DroppingParticle, name.Suffix, name.Literal
	c.Role, c.Affiliations, c.Identifiers, c.Variants = role, nil, nil, nil
}

// moreNames reads what stands for further names.
func moreNames(text string) (any, error) {
	if standsForNames(text) {
		return true, nil
	}
	return nil, reject(moreNamesRule, "name", text, "no mark for further names")
}

func standsForNames(text string) bool {
	const longest = len("(and others)")
	if len(text) > longest {
		return false
	}
	trimmed := strings.Trim(text, " .,…[]()")
	switch len(trimmed) {
	case 0:
		return strings.ContainsAny(text, ".…")
	case len("et al"):
		return strings.EqualFold(trimmed, "et al")
	case len("others"):
		return strings.EqualFold(trimmed, "others")
	case len("& others"):
		return strings.EqualFold(trimmed, "& others")
	case len("and others"):
		return strings.EqualFold(trimmed, "and others")
	}
	return false
}

// resolveNames adds the authors' names in another language or script, by
// position: the first to the first author.
func (d *reading) resolveNames() {
	for i, s := range d.variants {
		if i >= len(d.authors) || !d.addVariant(s, d.authors[i]) {
			d.addDetail(s, "translated-author")
		}
	}
}

// addVariant adds another form of a contributor's name: the rule then reads
// both texts.
func (d *reading) addVariant(s source, at int) bool {
	name, err := normalize.Name(s.text)
	if err != nil || s.lines {
		return false
	}
	c := &d.record.Contributors[at]
	path := inContributors.element(at)
	for i := range d.record.Trace {
		t := &d.record.Trace[i]
		if t.Path != path {
			continue
		}
		if len(t.Spans) != 1 {
			return false
		}
		switch {
		case strings.HasPrefix(t.Rule, namePrefix):
			t.Rule = variantPrefix + string(c.Role)
		case strings.HasPrefix(t.Rule, displayPrefix):
			t.Rule = displayVariantPrefix + string(c.Role)
		default:
			return false
		}
		t.Spans = append(t.Spans[:1:1], s.spans...)
	}
	c.Variants = append(c.Variants, name)
	d.claimed[s.field] = true
	return true
}

// nameWithVariant reads a contributor's name with a function and, in a second
// text, another form of it.
func nameWithVariant(texts []string, role record.Role, read func(string) (record.Name, error)) (any, error) {
	if len(texts) != 2 {
		return nil, reject(variantPrefix, "texts", strings.Join(texts, " "), "the rule reads a name and another form of it")
	}
	name, err := read(texts[0])
	if err != nil {
		return nil, err
	}
	other, err := normalize.Name(texts[1])
	return record.Contributor{Name: name, Role: role, Variants: []record.Name{other}}, err
}

// readAffiliation reads an affiliation, or several that stand on lines of
// their own and end in a full stop each.
func (d *reading) readAffiliation(s source) {
	value := d.fields[s.field].Value
	if s.lines && !d.entry.wrapped && everyLineEnds(value, '.') {
		start := 0
		for line := range strings.SplitSeq(value, "\n") {
			d.addAffiliation(d.part(s.field, start, start+len(line)))
			start += len(line) + 1
		}
		return
	}
	d.addAffiliation(s)
}

func everyLineEnds(value string, c byte) bool {
	for line := range strings.SplitSeq(value, "\n") {
		if line = strings.TrimRight(line, " \t"); line == "" || line[len(line)-1] != c {
			return false
		}
	}
	return true
}

func (d *reading) addAffiliation(s source) {
	value := normalize.Text(s.text)
	if value == "" {
		return
	}
	d.traceOne(inAffiliations.element(len(d.record.Affiliations)), "text", false, &s)
	b := d.blocks
	d.record.Affiliations = append(withRoom(b, d.record.Affiliations, &b.texts, 1, sharedSmall), value)
}
