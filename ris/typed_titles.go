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
	if err != nil || normalize.StandsForNone(value) {
		return
	}
	translated, inferred := d.isTranslation(value)
	if !translated {
		return
	}
	titles := &d.record.Titles
	d.traceOne(inTitles.element(len(*titles)), "title.bracketed", inferred, &s)
	*titles = append(*titles, record.Title{Value: value, Role: record.TitleTranslated})
}

// Brackets mark a translation in MEDLINE and what was made from it, and there alone;
// bracketingDialects have records of these. They are the title's own with those who
// publish it, whose dialects are in ownTitles.
var (
	bracketingDialects = []string{"cochrane", "embase", "ovid", "pmc", "pubmed"}
	ownTitles          = []string{"atypon", "ieee", "jmir", "jstor", "nature", "pure", "sciencedirect", "springer"}
)

// descriptions are the words in brackets that describe a publication without a title,
// by their keys: all of them, or those before a colon.
var descriptions = map[string]bool{
	"book review": true, "correction": true, "discussion": true, "editorial": true, "erratum": true, "interview": true,
	"introduction": true, "letter": true, "letter to the editor": true, "letters to the editor": true, "letter from the editor": true,
	"letter to editor": true, "obituary": true, "reply": true, "response": true, "review": true, "review of": true, "comment on": true,
	"response to": true, "reply to": true, "abstract of": true, "book review of": true,
}

// isTranslation reports whether a title that stands in brackets is a translation,
// and whether that is only concluded since nothing speaks of it.
func (d *reading) isTranslation(title string) (translated, inferred bool) {
	dialect := ""
	if d.dialect != nil {
		dialect = d.dialect.name
	}
	languages := d.record.Languages
	foreign := slices.ContainsFunc(languages, func(l string) bool { return l != "en" && !strings.HasPrefix(l, "en-") })
	switch {
	case slices.Contains(ownTitles, dialect):
		return false, false
	case foreign, d.isMedline(), slices.Contains(bracketingDialects, dialect), d.record.Identifier(record.SchemePMID) != "":
		return true, false
	case len(languages) > 0:
		return false, false
	}
	heading, _, _ := strings.Cut(title, ":")
	return !descriptions[normalize.FoldKey(heading)], true
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
	given := d.givenFirst
	for _, name := range found {
		d.givenFirst = given || isBesideComma(value, name.Start, name.End)
		d.readName(d.part(s.field, name.Start, name.End), role)
	}
	d.givenFirst = given
}

// isBesideComma reports whether a comma divides a name, which has none itself, from
// others: a list at commas is divided where their given names or initials stand first.
func isBesideComma(list string, start, end int) bool {
	before, behind := strings.TrimRight(list[:start], " "), strings.TrimLeft(list[end:], " ")
	return strings.IndexByte(list[start:end], ',') < 0 && (strings.HasSuffix(before, ",") || strings.HasPrefix(behind, ","))
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
	if len(d.variants) == 0 {
		return
	}
	traces := map[string][]int{} // of the contributors, by their paths
	for i := range d.record.Trace {
		if path := d.record.Trace[i].Path; strings.HasPrefix(path, "contributors/") {
			traces[path] = append(traces[path], i)
		}
	}
	for i, s := range d.variants {
		if i >= len(d.authors) || !d.addVariant(s, d.authors[i], traces) {
			d.addDetail(s, "translated-author")
		}
	}
}

// addVariant adds another form of a contributor's name: the rule then reads
// both texts.
func (d *reading) addVariant(s source, at int, traces map[string][]int) bool {
	name, err := normalize.Name(s.text)
	if err != nil || s.lines {
		return false
	}
	c := &d.record.Contributors[at]
	for _, i := range traces[inContributors.element(at)] {
		t := &d.record.Trace[i]
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
	if at := strings.Index(value, joinedOrganisations); at > 0 && !s.lines && d.dialect != nil && d.dialect.name == "wos" {
		d.addAffiliation(d.part(s.field, 0, at))
		d.addAffiliation(d.part(s.field, at+len(joinedOrganisations), len(value)))
		return
	}
	d.addAffiliation(s)
}

// joinedOrganisations begins the names of organisations in Web of Science, which ends
// no line before their tag.
const joinedOrganisations = "C3  - "

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
