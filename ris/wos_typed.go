package ris

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// wosDialect is the table of Web of Science's own form.
var wosDialect = func() *dialectTable {
	table, _ := (&Dialect{Name: wosDialectName, Tags: wosTags}).compile()
	return table
}()

const wosDialectName = "wos-tagged"

// wosType returns the type of reference for PT and DT, nil for an unknown one,
// and whether DT decides.
func wosType(publication, document string) (row *typeRow, byDocument bool) {
	publication = strings.TrimSpace(publication)
	for i := range wosTypes {
		t := &wosTypes[i]
		if t.publication == publication && (t.document == "" || hasPart(document, t.document)) {
			return typeOf(t.code), t.document != ""
		}
	}
	return nil, false
}

// hasPart reports whether one of the parts of a list with semicolons is name.
func hasPart(list, name string) bool {
	for part := range strings.SplitSeq(list, ";") {
		if strings.EqualFold(strings.TrimSpace(part), name) {
			return true
		}
	}
	return false
}

// findWosType finds the type of a record in Web of Science's form, which the
// meanings of its tags depend on.
func (d *reading) findWosType() {
	publication, _ := d.field("PT")
	d.typeRow, _ = wosType(publication.text, d.wosDocumentType().text)
	d.code = ""
	if d.typeRow != nil {
		d.code = d.typeRow.code
	}
}

// wosDocumentType is DT where it stands on one line.
func (d *reading) wosDocumentType() source {
	if s, ok := d.field("DT"); ok && !s.lines {
		return s
	}
	return source{}
}

// resolveWosType reads PT, with DT where that decides.
func (d *reading) resolveWosType() {
	s, ok := d.field("PT")
	switch {
	case !ok:
		return
	case d.typeRow == nil || s.lines:
		d.note(unknownType, s)
		d.addDetail(s, unknownTypeDetail)
		return
	}
	sources := []source{s}
	document := d.wosDocumentType()
	if _, byDocument := wosType(s.text, document.text); byDocument {
		sources = append(sources, document)
	}
	d.record.Type = d.typeRow.csl
	d.traceBeside("type", wosTypeRule, sources...)
}

// readWosType reads PT and, in a second text, DT.
func readWosType(texts []string) (any, error) {
	document := ""
	if len(texts) == 2 {
		document = texts[1]
	}
	if row, _ := wosType(texts[0], document); row != nil && len(texts) <= 2 {
		return row.csl, nil
	}
	return nil, reject(wosTypeRule, "unknown", strings.Join(texts, " "), "no type of Web of Science")
}

// readDocumentType reads DT: the type of work, in which several stand with
// semicolons, and a subtype.
func (d *reading) readDocumentType(s source) {
	if !strings.ContainsFunc(s.text, func(r rune) bool { return r > '9' }) {
		return // "-" for none
	}
	value := d.entry.Fields[s.field].Value
	for place := range splitAt(value, ";\n") {
		part := d.part(s.field, place.start, place.end)
		if subtype, err := subtypeOf(part.text); err == nil && d.record.Subtype == "" {
			d.record.Subtype = subtype.(string)
			d.trace("subtype", subtypeRule, false, part)
		}
	}
	d.readText(s, "genre")
}

// readWosNames reads names that stand one on a line, or with semicolons. Names
// in full are read with those with initials where both lists have the same
// persons; otherwise the longer list counts.
func (d *reading) readWosNames(s source, role record.Role) {
	if role == record.RoleAuthor && s.tag[0] == 'B' && d.hasAny([]string{"AU", "AF"}) {
		d.claimed[s.field] = true // the authors of a whole book, again
		return
	}
	names := d.wosNames(s)
	if full, ok := d.field(wosFullNames[s.tag]); ok && len(d.wosNames(full)) >= len(names) {
		return
	}
	short, hasShort := d.field(wosShortNames[s.tag])
	var initials []source
	if hasShort {
		if initials = d.wosNames(short); len(initials) > len(names) {
			return
		}
	}
	for i, name := range names {
		if len(initials) != len(names) || !d.readFullName(name, initials[i], role) {
			d.readName(name, role)
		}
	}
}

// wosShortNames are the tags of wosFullNames the other way round.
var wosShortNames = func() map[string]string {
	short := map[string]string{}
	for of, full := range wosFullNames {
		short[full] = of
	}
	return short
}()

// wosNames are the names of a field.
func (d *reading) wosNames(s source) (names []source) {
	value := d.entry.Fields[s.field].Value
	for place := range splitAt(value, ";\n") {
		names = append(names, d.part(s.field, place.start, place.end))
	}
	return names
}

// readFullName reads a name in full and the same with initials.
func (d *reading) readFullName(full, initials source, role record.Role) bool {
	value, err := fullName([]string{full.text, initials.text}, role)
	if err != nil {
		return false
	}
	d.trace(element("contributors", len(d.record.Contributors)), ruleOf(fullNamePrefix, string(role)), false, full, initials)
	d.record.Contributors = append(d.record.Contributors, value)
	return true
}

// fullName reads a contributor's name from two forms of it, of which the first
// has the names in full and the second initials.
func fullName(texts []string, role record.Role) (record.Contributor, error) {
	if len(texts) != 2 {
		return record.Contributor{}, reject(fullNamePrefix, "texts", strings.Join(texts, " "), "the rule reads a name in full and with initials")
	}
	name, err := normalize.Name(texts[0])
	return record.Contributor{Name: name, Role: role}, err
}

// fullLine is from how many bytes on a line of an address is full, so that the
// next one goes on with it.
const fullLine = 60

// readWosAffiliations reads addresses: one on a line, which may go on in the
// next one: to a full stop where addresses have one, else where the line is
// full. Institutions stand with semicolons.
func (d *reading) readWosAffiliations(s source) {
	value := d.entry.Fields[s.field].Value
	if s.tag == "C3" {
		for place := range splitAt(value, ";") {
			d.readAffiliation(d.part(s.field, place.start, place.end))
		}
		return
	}
	stopped := strings.HasSuffix(strings.TrimSpace(value), ".")
	start := -1
	for place := range splitAt(value, "\n") {
		if start < 0 {
			start = place.start
		}
		line := strings.TrimSpace(value[place.start:place.end])
		goesOn := len(line) >= fullLine
		if stopped {
			goesOn = !strings.HasSuffix(line, ".")
		}
		if goesOn && place.end < len(value) {
			continue
		}
		d.readAffiliation(d.part(s.field, start, place.end))
		start = -1
	}
	if start >= 0 {
		d.readAffiliation(d.part(s.field, start, len(value)))
	}
}

// readWosKeywords reads keywords with semicolons, over the lines of a value.
func (d *reading) readWosKeywords(s source) {
	for place := range splitAt(d.entry.Fields[s.field].Value, ";") {
		d.addKeyword(d.part(s.field, place.start, place.end), place.start)
	}
}

// readSubjects reads terms of a vocabulary with semicolons.
func (d *reading) readSubjects(s source, scheme string) {
	for place := range splitAt(d.entry.Fields[s.field].Value, ";") {
		part := d.part(s.field, place.start, place.end)
		subject := subjectOf(part.text, scheme)
		if subject.Term == "" || slices.Contains(d.record.Subjects, subject) {
			continue
		}
		d.trace(element("subjects", len(d.record.Subjects)), ruleOf(subjectPrefix, scheme), false, part)
		d.record.Subjects = append(d.record.Subjects, subject)
	}
}

func subjectOf(text, scheme string) record.Subject {
	return record.Subject{Term: normalize.Text(text), Scheme: scheme}
}

// readStatedCount reads a number of the publication, as of the day on which the
// record was written where it says that.
func (d *reading) readStatedCount(s source, name string) {
	sources := []source{s}
	if day, ok := d.field("DA"); ok && !day.lines && !s.lines {
		if _, err := normalize.Date(day.text); err == nil {
			sources = append(sources, day)
		}
	}
	count, err := countNamed(textsOf(sources), name)
	if err != nil {
		d.reject(s)
		return
	}
	d.addCount(count, ruleOf(statedCountPrefix, name), sources...)
}

// countNamed reads a number and, in a second text, the day of it.
func countNamed(texts []string, name string) (record.Count, error) {
	at := slices.IndexFunc(statedCounts, func(c statedCount) bool { return c.name == name })
	value, err := strconv.ParseInt(strings.TrimSpace(texts[0]), 10, 64)
	if at < 0 || err != nil || value < 0 || len(texts) > 2 {
		return record.Count{}, reject(statedCountPrefix, "form", strings.Join(texts, " "), "no number")
	}
	count := record.Count{Metric: statedCounts[at].metric, Value: value, Provider: statedCounts[at].provider}
	if len(texts) == 2 {
		date, err := normalize.Date(texts[1])
		if err != nil {
			return record.Count{}, err
		}
		count.AsOf = date.Value
	}
	return count, nil
}

// readElectronicISSN reads an ISSN that its tag says is the electronic one's.
func (d *reading) readElectronicISSN(s source) {
	issn, err := electronicISSN(s.text)
	if err != nil {
		d.reject(s)
		return
	}
	list := &d.record.Container.ISSN
	at := slices.Index(*list, issn)
	if at < 0 {
		at = len(*list)
		*list = append(*list, issn)
	}
	d.trace(element("container/issn", at), electronicRule, false, s)
}

func electronicISSN(text string) (record.ISSN, error) {
	issn, err := normalize.ISSN(text)
	if err == nil {
		issn.Kind = "electronic"
	}
	return issn, err
}

// readWosNumber reads UT, the accession number with the database before it.
func (d *reading) readWosNumber(s source) {
	id, err := wosNumber(s.text)
	if err != nil {
		d.reject(s)
		return
	}
	list := &d.record.Identifiers
	at := slices.Index(*list, id)
	if at < 0 {
		at = len(*list)
		*list = append(*list, id)
	}
	d.trace(element("identifiers", at), wosNumberRule, false, s)
}

// wosNumber reads an accession number of Web of Science, which older exports
// call ISI's, or of a database that it hosts.
func wosNumber(text string) (record.Identifier, error) {
	text = strings.TrimSpace(text)
	database, number, found := strings.Cut(text, ":")
	if !found || database == "" || number == "" || strings.ContainsAny(text, " \t\n") {
		return record.Identifier{}, reject(wosNumberRule, "form", text, "no database and number")
	}
	switch database {
	case "WOS", "ISI":
		found := normalize.Identifiers("WOS:" + number)
		if len(found) == 1 && found[0].Scheme == record.SchemeWoS {
			return found[0], nil
		}
	case "MEDLINE":
		if pmid, err := normalize.PMID(number); err == nil {
			return record.Identifier{Scheme: record.SchemePMID, Value: pmid}, nil
		}
	}
	return record.Identifier{Scheme: record.SchemeAccession, Value: number, Authority: database}, nil
}
