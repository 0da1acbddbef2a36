package ris

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// resolveType reads TY with what else says something about the type.
func (d *reading) resolveType() {
	if d.entry.wos {
		d.resolveWosType()
		return
	}
	s, ok := d.field("TY")
	if !ok {
		return
	}
	r := d.record
	if d.typeRow == nil {
		if record.IsMissing(s.text) {
			d.reject(s)
			return
		}
		d.note(unknownType, s)
		d.addDetail(s, unknownTypeDetail)
		return
	}
	if s.text != d.typeRow.code && typeOf(s.text) == nil {
		d.note(typeInWords, s)
	}
	d.findServer()
	editor, whole := d.proceedings()
	generic, shown := record.Type(""), []source(nil)
	if d.code == "GEN" {
		generic, shown = d.genericKind()
	}
	switch {
	case d.cslType != nil:
		r.Type, _ = cslTypeOf(d.cslType.text)
		d.trace("type", "ris.csl-type", false, *d.cslType)
		d.claimed[s.field] = true
		if d.preprint != nil {
			r.Subtype = record.SubtypePreprint
			d.trace("subtype", preprintRule, false, *d.preprint)
		}
	case s.lines:
		r.Type = d.typeRow.csl
		d.traceOne("type", typeRule, false, &s)
	case d.preprint != nil && !d.preprint.lines:
		r.Type, r.Subtype = record.TypeArticle, record.SubtypePreprint
		d.traceBeside("type", typeRule, s, *d.preprint)
		d.trace("subtype", preprintRule, false, *d.preprint)
	case whole:
		r.Type = record.TypeBook
		d.inferType(proceedingsRule, s, editor)
	case generic != "":
		r.Type = generic
		d.inferType(genericPrefix+string(generic), append([]source{s}, shown...)...)
	default:
		r.Type = d.typeRow.csl
		d.traceOne("type", typeRule, false, &s)
	}
	if d.typeRow.medium != "" && r.Medium == "" {
		r.Medium = d.typeRow.medium
		d.traceOne("medium", mediumRule, true, &s)
	}
	if d.typeRow.status != "" && r.Status == "" {
		r.Status = d.typeRow.status
		d.traceOne("status", typeStatusRule, false, &s)
	}
}

// inferType traces a type that other fields than TY conclude.
func (d *reading) inferType(rule string, sources ...source) {
	before := len(d.record.Trace)
	d.traceBeside("type", rule, sources...)
	for i := range d.record.Trace[before:] {
		d.record.Trace[before+i].Inferred = true
	}
}

// subtypes are genres that make a subtype.
var subtypes = map[string]string{
	"preprint":          record.SubtypePreprint,
	"preprints":         record.SubtypePreprint,
	"review":            record.SubtypeReview,
	"review article":    record.SubtypeReview,
	"article; review":   record.SubtypeReview,
	"systematic review": record.SubtypeReview,
}

// findPreprint finds the M3, or the TY in words, that says that the record is about
// a preprint.
func (d *reading) findPreprint() {
	if d.typeRow == nil || !d.typeRow.preprint {
		return
	}
	for i := range d.fields {
		index, f := d.tags[i], &d.fields[i]
		if index != tagM3 && (index != tagTY || f.Value == d.typeRow.code || typeTable[f.Value] != nil) {
			continue
		}
		if subtypes[strings.ToLower(strings.TrimSpace(f.Value))] == record.SubtypePreprint {
			s := d.whole(i)
			d.preprint = &s
			return
		}
	}
}

// readGenre reads M3: an identifier, a subtype, or the type of work in the
// source's words.
func (d *reading) readGenre(s source, path string) {
	if d.addIdentifiers(s, false) {
		return
	}
	subtype := subtypes[strings.ToLower(strings.TrimSpace(s.text))]
	switch {
	case d.preprint != nil && d.preprint.field == s.field:
		// It is a part of the type.
	case subtype == record.SubtypeReview && d.record.Subtype == "":
		d.record.Subtype = subtype
		d.traceOne("subtype", subtypeRule, false, &s)
		d.readText(s, path)
	default:
		d.readText(s, path)
	}
}

// readAbstract reads AB or N2, and the registrations and reported numbers in
// it.
func (d *reading) readAbstract(s source) {
	abstract, err := normalize.Abstract(s.text)
	if err != nil {
		d.reject(s)
		return
	}
	list := &d.record.Abstracts
	if i := d.abstractAt(abstract.Text); i >= 0 {
		d.traceOne(inAbstracts.element(i), "abstract", false, &s)
		return
	}
	d.traceOne(inAbstracts.element(len(*list)), "abstract", false, &s)
	b := d.blocks
	*list = append(withRoom(b, *list, &b.abstracts, 1, sharedSmall), abstract)
	if d.wanted != nil {
		d.readRegistrations(s.field)
		d.readReportedCounts(s.field)
		return
	}
	var buffer [4]normalize.Found[record.ReportedCount]
	registrations, counts := normalize.AppendInAbstract(buffer[:0], d.fields[s.field].Value)
	d.addRegistrations(s.field, registrations)
	d.addReportedCounts(s.field, counts)
}

// abstractAt returns the place of an abstract with the text, -1 for none.
func (d *reading) abstractAt(text string) int {
	list := d.record.Abstracts
	if len(list) <= fewElements {
		return slices.IndexFunc(list, func(a record.Abstract) bool { return a.Text == text })
	}
	return d.places().abstracts.find(text, len(list), func(i int) string { return list[i].Text })
}

func (d *reading) readReportedCounts(field int) {
	if d.wanted != nil && len(d.wanted.ReportedCounts) == 0 {
		return
	}
	d.addReportedCounts(field, normalize.FindReportedCounts(d.fields[field].Value))
}

func (d *reading) addReportedCounts(field int, all []normalize.Found[record.ReportedCount]) {
	if len(all) == 0 {
		return
	}
	list := &d.record.ReportedCounts
	if *list == nil {
		*list = room(d.blocks, &d.blocks.counts, len(all), sharedSmall)[:0]
	}
	for i := range all {
		found := &all[i]
		s := d.part(field, found.Start, found.End)
		value := found.Value
		if s.lines {
			joined, err := normalize.ReportedCount(s.text)
			if err != nil {
				continue
			}
			value = joined
		}
		d.traceOne(inReportedCounts.element(len(*list)), "reported-count", false, &s)
		*list = append(*list, value)
	}
}

// readNote reads a note: a person's decisions, an identifier, or free text.
func (d *reading) readNote(s source, kind string) {
	if d.readDecisions(s) || d.readLabelled(s.field) || d.addIdentifiers(s, false) {
		return
	}
	d.readLabels(s.field, 0, len(d.fields[s.field].Value))
	d.addNote(s, kind)
}

func (d *reading) addNote(s source, kind string) {
	text := noteText(s.text)
	if text == "" {
		return
	}
	rule := noteRule
	if kind != "" {
		rule += "/" + kind
	}
	d.traceOne(inNotes.element(len(d.record.Notes)), rule, false, &s)
	d.record.Notes = append(d.record.Notes, record.Note{Text: text, Kind: kind})
}

// noteText cleans a note line by line: its lines are often a list.
func noteText(text string) string {
	if areCleanLines(text) {
		return text
	}
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = normalize.Text(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// areCleanLines reports whether the lines of a note stay as they are.
func areCleanLines(text string) bool {
	for line := range strings.SplitSeq(text, "\n") {
		if line == "" || normalize.Text(line) != line {
			return false
		}
	}
	return true
}

// addIbidID adds Ibid's own id, once.
func (d *reading) addIbidID(s source) {
	id := record.Identifier{Scheme: record.SchemeIbid, Value: s.text}
	d.traceOne(d.identifierPath(id), "ris.ibid", false, &s)
}

// checkIbidID takes 16 hexadecimal digits, and "~" with a number for copies.
func checkIbidID(id string) (string, error) {
	digits, copy, _ := strings.Cut(id, "~")
	if len(digits) != 16 || strings.Trim(digits, "0123456789abcdef") != "" || strings.Trim(copy, "0123456789") != "" {
		return "", reject("ris.ibid", "form", id, "no id of Ibid")
	}
	return id, nil
}

func reject(rule, code, value, reason string) error {
	return &normalize.RejectError{Rule: rule, Code: code, Value: value, Reason: reason}
}

// readKeywords reads KW: a keyword, or several with semicolons or on lines of
// their own; with commas only where the record has this one field.
func (d *reading) readKeywords(s source) {
	value := d.fields[s.field].Value
	if d.keywordFields > 1 && !s.lines && strings.IndexByte(value, ';') < 0 {
		if isTrimmed(value) {
			d.addKeyword(s, 0)
		} else {
			d.addKeyword(d.part(s.field, 0, len(value)), 0)
		}
		return
	}
	ends := "\n"
	if d.entry.wrapped {
		ends = ""
	}
	several := ends != "" && strings.IndexByte(value, '\n') >= 0
	for line := range splitAt(value, ends) {
		text := value[line.start:line.end]
		if (d.keywordFields > 1 || several) && strings.IndexByte(text, ';') < 0 {
			d.addKeyword(d.part(s.field, line.start, line.end), line.start)
			continue
		}
		for _, found := range normalize.Keywords(text) {
			start := line.start + found.Start
			d.addKeyword(d.part(s.field, start, line.start+found.End), start)
		}
	}
}

// isTrimmed reports whether no blanks stand around a value, as far as its first
// and last byte tell.
func isTrimmed(value string) bool {
	return value != "" && isVisible(value[0]) && isVisible(value[len(value)-1])
}

func isVisible(b byte) bool { return b > ' ' && b < utf8.RuneSelf }

func (d *reading) addKeyword(s source, start int) {
	if d.readHeading(s, start) {
		return
	}
	keyword, err := normalize.Keyword(s.text)
	if err != nil {
		d.reject(s)
		return
	}
	d.traceOne(inKeywords.element(len(d.record.Keywords)), "keyword", false, &s)
	list := &d.record.Keywords
	if *list == nil {
		*list = room(d.blocks, &d.blocks.keywords, max(d.keywordFields, 1), sharedKeywords)[:0]
	}
	*list = append(*list, keyword)
}

func (d *reading) readLanguages(s source) {
	value := d.fields[s.field].Value
	for part := range splitAt(value, ";,\n") {
		d.addLanguage(d.part(s.field, part.start, part.end))
	}
}

func (d *reading) addLanguage(s source) {
	language, err := normalize.Language(s.text)
	if err != nil {
		d.reject(s)
		return
	}
	list := &d.record.Languages
	at := slices.Index(*list, language)
	if at < 0 {
		at = len(*list)
		b := d.blocks
		*list = append(withRoom(b, *list, &b.texts, 1, sharedSmall), language)
	}
	d.traceOne(inLanguages.element(at), "language", false, &s)
}

// readRights reads a licence, or keeps the statement as a note.
func (d *reading) readRights(s source) {
	if !d.addLicence(s) {
		d.readNote(s, "licence")
	}
}

func (d *reading) addLicence(s source) bool {
	licence, err := normalize.Licence(s.text)
	if err != nil {
		return false
	}
	d.traceOne(inLicences.element(len(d.record.Licences)), "licence", false, &s)
	d.record.Licences = append(d.record.Licences, licence)
	return true
}
