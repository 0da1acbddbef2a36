package ris

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/internal/authorid"
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

// wosReading is what the reading of a record in Web of Science's form knows of
// its fields: the first one of each tag that others are read with, and the
// lists of names.
type wosReading struct {
	first map[string]int
	names map[string][]source
	// people are the persons of AU and AF by their names there.
	people authorid.Named
	// addresses are the affiliations, which are read when the persons are.
	addresses []source
}

// wosBeside are the tags that others are read with.
var wosBeside = []string{"PT", "DT", "DA", "AU", "AF", "BA", "BF"}

// wosField returns the first field with a tag of wosBeside that is not empty.
func (d *reading) wosField(tag string) (source, bool) {
	i, ok := d.wos.first[tag]
	if !ok {
		return source{}, false
	}
	return d.whole(i), true
}

// findWosType finds the type of a record in Web of Science's form, which the
// meanings of its tags depend on.
func (d *reading) findWosType() {
	d.wos = wosReading{first: map[string]int{}, names: map[string][]source{}, people: authorid.Named{}}
	for i := range d.fields {
		f := &d.fields[i]
		if _, ok := d.wos.first[f.Name]; !ok && !isBlank(f.Value) && slices.Contains(wosBeside, f.Name) {
			d.wos.first[f.Name] = i
		}
	}
	publication, _ := d.wosField("PT")
	d.typeRow, _ = wosType(publication.text, d.wosDocumentType().text)
	d.code = ""
	if d.typeRow != nil {
		d.code = d.typeRow.code
	}
}

// wosDocumentType is DT where it stands on one line.
func (d *reading) wosDocumentType() source {
	if s, ok := d.wosField("DT"); ok && !s.lines {
		return s
	}
	return source{}
}

// resolveWosType reads PT, with DT where that decides.
func (d *reading) resolveWosType() {
	s, ok := d.wosField("PT")
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
	for _, part := range d.wosList(s.field, ";\n") {
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
	if d.wos.first[d.tag(s.field)] != s.field {
		for _, name := range d.wosList(s.field, ";\n") {
			d.readName(name, role)
		}
		return
	}
	if role == record.RoleAuthor && d.tag(s.field)[0] == 'B' && len(d.wosNames("AU"))+len(d.wosNames("AF")) > 0 {
		d.claimed[s.field] = true // the authors of a whole book, again
		return
	}
	names, initials := d.wosNames(d.tag(s.field)), []source(nil)
	for _, pair := range wosNamePairs {
		switch d.tag(s.field) {
		case pair.initials:
			if len(d.wosNames(pair.full)) >= len(names) {
				return
			}
		case pair.full:
			if initials = d.wosNames(pair.initials); len(initials) > len(names) {
				return
			}
		}
	}
	for i, name := range names {
		before, forms := len(d.record.Contributors), []source{name}
		if len(initials) == len(names) && d.readFullName(name, initials[i], role) {
			forms = append(forms, initials[i])
		} else {
			d.readName(name, role)
		}
		if before < len(d.record.Contributors) && d.tag(s.field)[0] == 'A' {
			d.addPerson(before, forms)
		}
	}
}

// wosNames are the names of the first field with a tag.
func (d *reading) wosNames(tag string) []source {
	names, ok := d.wos.names[tag]
	if i, isThere := d.wos.first[tag]; isThere && !ok {
		names = d.wosList(i, ";\n")
		d.wos.names[tag] = names
	}
	return names
}

// wosList divides the value of field i at any of the separators, in one go
// over its lines.
func (d *reading) wosList(i int, separators string) (list []source) {
	f := &d.fields[i]
	line, start, end := 0, 0, lineEnd(f.Value, 0)
	for place := range splitAt(f.Value, separators) {
		whole := f.Value[place.start:place.end]
		text := strings.TrimSpace(whole)
		from := place.start + strings.Index(whole, text)
		to := from + len(text)
		for end < from {
			line, start = line+1, end+1
			end = lineEnd(f.Value, start)
		}
		s := source{field: i, text: text}
		for {
			if line < len(f.ValueSpans) && (max(from, start) < min(to, end) || start == end) {
				s.spans = append(s.spans, d.within(f.ValueSpans[line], f.Value[start:end], max(from, start)-start, min(to, end)-start))
			}
			if to <= end {
				break
			}
			line, start = line+1, end+1
			end = lineEnd(f.Value, start)
		}
		if strings.IndexByte(text, '\n') >= 0 {
			s.text, s.lines = unwrap(text), true
		}
		list = append(list, s)
	}
	return list
}

// lineEnd is where the line ends that starts at a place in value.
func lineEnd(value string, start int) int {
	if i := strings.IndexByte(value[start:], '\n'); i >= 0 {
		return start + i
	}
	return len(value)
}

// readFullName reads a name in full and the same with initials.
func (d *reading) readFullName(full, initials source, role record.Role) bool {
	value, err := fullName([]string{full.text, initials.text}, role)
	if err != nil {
		return false
	}
	d.trace(inContributors.element(len(d.record.Contributors)), ruleOf(fullNamePrefix, string(role)), false, full, initials)
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

// wosAddresses divides the value of a field into addresses: one on a line, which
// may go on in the next one: to a full stop where addresses have one, else where
// the line is full, but not in one that names persons, unless behind a comma.
// Institutions stand with semicolons.
func (d *reading) wosAddresses(s source) (list []source) {
	if d.tag(s.field) == "C3" {
		return d.wosList(s.field, ";")
	}
	lines := d.wosList(s.field, "\n")
	stopped := len(lines) > 0 && strings.HasSuffix(lines[len(lines)-1].text, ".")
	var texts []string
	address := source{field: s.field}
	for i, line := range lines {
		texts, address.spans = append(texts, line.text), append(address.spans, line.spans...)
		goesOn := len(line.text) >= fullLine
		if stopped {
			goesOn = !strings.HasSuffix(line.text, ".")
		}
		if goesOn && i < len(lines)-1 && (strings.HasSuffix(line.text, ",") || !authorid.OpensAddress(lines[i+1].text)) {
			continue
		}
		address.text, address.lines = texts[0], len(texts) > 1
		if address.lines {
			address.text = unwrap(strings.Join(texts, "\n"))
		}
		list = append(list, address)
		texts, address.spans = nil, nil
	}
	return list
}

// readWosKeywords reads keywords with semicolons, over the lines of a value.
func (d *reading) readWosKeywords(s source) {
	for _, keyword := range d.wosList(s.field, ";") {
		value, err := normalize.Keyword(keyword.text)
		if err != nil {
			d.reject(keyword)
			continue
		}
		d.trace(inKeywords.element(len(d.record.Keywords)), "keyword", false, keyword)
		d.record.Keywords = append(d.record.Keywords, value)
	}
}

// readSubjects reads terms of a vocabulary with semicolons.
func (d *reading) readSubjects(s source, scheme string) {
	for _, part := range d.wosList(s.field, ";") {
		subject := subjectOf(part.text, scheme)
		if subject.Term == "" {
			continue
		}
		d.trace(inSubjects.element(len(d.record.Subjects)), ruleOf(subjectPrefix, scheme), false, part)
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
	if day, ok := d.wosField("DA"); ok && !day.lines && !s.lines {
		if _, err := normalize.Date(day.text); err == nil {
			sources = append(sources, day)
		}
	}
	count, err := countNamed(textsOf(sources), name)
	if err != nil {
		d.reject(s)
		return
	}
	d.traceBeside(inCounts.element(len(d.record.Counts)), ruleOf(statedCountPrefix, name), sources...)
	d.record.Counts = append(d.record.Counts, count)
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
	d.traceOne(inISSN.element(at), electronicRule, false, &s)
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
	d.traceOne(d.identifierPath(id), wosNumberRule, false, &s)
}

// wosNumber reads an accession number of Web of Science, which older exports
// call ISI's, or of a database that it hosts.
func wosNumber(text string) (record.Identifier, error) {
	id, ok := normalize.WebOfScienceNumber(text)
	if !ok {
		return record.Identifier{}, reject(wosNumberRule, "form", text, "no database and number")
	}
	return id, nil
}
