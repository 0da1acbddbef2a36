package endnote

import (
	"slices"
	"sort"
	"strings"

	"github.com/ibid-go/ibid/internal/markup"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
)

// reading is the state of reading one record, whose memory is used again.
type reading struct {
	ris      *ris.FieldReader
	entry    *markup.Record
	record   *record.Record
	elements []markup.Element
	classes  []elementClass // of the elements
	// The fields stand one behind the other in text; sources say where each of
	// them stood in the entry.
	fields  []ris.Field
	sources []fieldSource
	text    []byte
	spans   []record.Span
	code    string
	// same are elements that say what a field says.
	same []sameText
	// names are the elements with names of the journal.
	names []int
}

// fieldSource is where a field stood.
type fieldSource struct {
	at    int // of its value in text
	from  int // of the fragment in the entry's text
	path  string
	value markup.Value
	coded bool // RIS's code of a type stands in text, not the value
}

// sameText is an element, and the field whose text is its own.
type sameText struct{ element, field int }

// read reads an entry into a record, and reports whether it ends inside an
// element.
func (d *reading) read(r *markup.Reader, entry *markup.Record, origin record.Origin) (*record.Record, bool) {
	*d = reading{
		ris: d.ris, entry: entry, elements: d.elements[:0], classes: d.classes[:0], fields: d.fields[:0], sources: d.sources[:0], text: d.text[:0],
		spans: d.spans[:0], same: d.same[:0], names: d.names[:0],
	}
	var cut bool
	d.elements, cut = r.Elements(entry, shape, d.elements)
	raw := make([]record.RawField, len(d.elements))
	for i := range d.elements {
		d.classes = append(d.classes, elementClasses[d.elements[i].Path])
	}
	d.findType()
	places := make([]record.Span, len(d.elements))
	for i := range d.elements {
		d.keep(&raw[i], &d.elements[i], places[i:i+1:i+1])
		d.addElement(i)
	}
	d.findSame()
	d.record = d.ris.Record(d.text, d.fields, origin)
	d.record.ID = record.ContentID(entry.Bytes)
	d.record.Origin.Dialect = ""
	d.record.Raw = raw
	d.place()
	d.addSame()
	d.addJournalNames()
	d.addOthers(r)
	d.record.Diagnostics = append(entry.Diagnostics, d.record.Diagnostics...)
	return d.record, cut
}

// keep keeps an element as it stood, with the place of its value in a list.
func (d *reading) keep(raw *record.RawField, e *markup.Element, places []record.Span) {
	from, to := e.From, e.To
	raw.Name = e.Path
	switch e.Kind {
	case markup.Attributes:
		raw.Name += "@"
	case markup.Leaf:
		if e.Path == typePath {
			from, to = d.typePlace(e)
		}
	}
	raw.Value = d.entry.Text[from:to]
	raw.Span = d.entry.Place(e.Start, e.End)
	places[0] = d.entry.Place(from, to)
	raw.ValueSpans = places
}

// typePlace returns the place of the type: the name where that is one of
// EndNote's or nothing else states it, else the number.
func (d *reading) typePlace(e *markup.Element) (from, to int) {
	tag := d.entry.Text[e.Start:e.From]
	nameFrom, nameTo, ok := markup.AttributePlace(tag, "name")
	nameFrom, nameTo = nameFrom+e.Start, nameTo+e.Start
	number := markup.NewValue(d.entry.Text[e.From:e.To]).Text
	if ok && (codeOf(markup.Decode(d.entry.Text[nameFrom:nameTo])) != "" || codeOf(number) == "" && nameTo > nameFrom) {
		return nameFrom, nameTo
	}
	return e.From, e.To
}

// findType makes the type the first field: what the others say depends on it.
func (d *reading) findType() {
	for i := range d.elements {
		e := &d.elements[i]
		if d.classes[i].kind != typeElement || e.Kind != markup.Leaf {
			continue
		}
		from, to := d.typePlace(e)
		value := markup.NewValue(d.entry.Text[from:to])
		if value.Text == "" {
			continue
		}
		d.code = codeOf(value.Text)
		coded := d.code != ""
		if !coded {
			d.code = value.Text
		}
		d.add("TY", d.code, from, typePath, value)
		d.sources[0].coded = coded
		return
	}
}

// add adds a field.
func (d *reading) add(tag, text string, from int, path string, value markup.Value) {
	at := len(d.text)
	d.text = append(append(d.text, text...), '\n')
	first := len(d.spans)
	for start := 0; ; {
		end := strings.IndexByte(text[start:], '\n')
		line := len(text)
		if end >= 0 {
			line = start + end
		}
		d.spans = append(d.spans, record.Span{
			Start: int64(at + start), End: int64(at + line), Line: 1, Column: at + start + 1,
		})
		if end < 0 {
			break
		}
		start = line + 1
	}
	spans := d.spans[first:len(d.spans):len(d.spans)]
	d.fields = append(d.fields, ris.Field{
		Tag: tag, Value: text, ValueSpans: spans,
		Span: record.Span{Start: int64(at), End: int64(at + len(text)), Line: 1, Column: at + 1},
	})
	d.sources = append(d.sources, fieldSource{at: at, from: from, path: path, value: value})
}

// addElement adds the field of an element.
func (d *reading) addElement(i int) {
	e, class := &d.elements[i], d.classes[i]
	switch {
	case e.Kind != markup.Leaf:
	case class.kind == journalElement:
		d.names = append(d.names, i)
	case class.kind == fieldElement:
		d.addValue(class.row.tagIn(d.code), e)
	}
}

func (d *reading) addValue(tag string, e *markup.Element) {
	value := markup.NewValue(d.entry.Text[e.From:e.To])
	if value.Text != "" {
		d.add(tag, value.Text, e.From, e.Path, value)
	}
}

// findSame finds the elements that repeat others: names of the journal that are
// its title, and a key that is the record's number.
func (d *reading) findSame() {
	// A full name beside the title of a series or conference names the journal.
	d.names = slices.DeleteFunc(d.names, func(i int) bool {
		e := &d.elements[i]
		if e.Path != journalPaths[0] || d.fieldOf("JF") >= 0 {
			return false
		}
		if t2 := d.fieldOf("T2"); t2 >= 0 && slices.Contains(periodicalTypes, d.code) || t2 >= 0 && normalize.JournalsAgree(d.fields[t2].Value, markup.NewValue(d.entry.Text[e.From:e.To]).Text) {
			return false
		}
		d.addValue("JF", e)
		return true
	})
	for _, i := range d.names {
		d.repeats(i, "T2")
	}
	for i := range d.elements {
		if e := &d.elements[i]; d.classes[i].kind == keyElement && e.Kind == markup.Leaf && !d.repeats(i, "ID") && d.fieldOf("ID") < 0 {
			d.addValue("ID", e)
		}
	}
}

// repeats reports whether an element has the text of the first field of a tag, and
// notes it.
func (d *reading) repeats(element int, tag string) bool {
	e := &d.elements[element]
	field := d.fieldOf(tag)
	if field < 0 || markup.NewValue(d.entry.Text[e.From:e.To]).Text != d.fields[field].Value {
		return false
	}
	d.same = append(d.same, sameText{element, field})
	return true
}

func (d *reading) fieldOf(tag string) int {
	for i := range d.fields {
		if d.fields[i].Tag == tag {
			return i
		}
	}
	return -1
}

// sourceAt returns the number of the field that a place in the text belongs to.
func (d *reading) sourceAt(at int64) int {
	return sort.Search(len(d.sources), func(i int) bool { return int64(d.sources[i].at) > at }) - 1
}

// spanOf returns the place in the document of a place in the text.
func (d *reading) spanOf(span record.Span) record.Span {
	if span.IsZero() || len(d.sources) == 0 {
		return record.Span{}
	}
	field := max(d.sourceAt(span.Start), 0)
	s := &d.sources[field]
	if s.coded {
		// The code does not stand there, but what it was read from.
		return d.entry.Place(s.from, s.from+len(d.rawOf(s)))
	}
	from, to := s.value.Place(int(span.Start)-s.at, int(span.End)-s.at)
	return d.entry.Place(s.from+from, s.from+to)
}

// rawOf returns the fragment of the type.
func (d *reading) rawOf(s *fieldSource) string {
	from, to := s.value.Place(0, len(s.value.Text))
	return d.entry.Text[s.from+from : s.from+to]
}

// place turns all places in the text into places in the document, and tags into
// elements.
func (d *reading) place() {
	r := d.record
	count := 0
	for i := range r.Trace {
		count += len(r.Trace[i].Spans)
	}
	all := make([]record.Span, 0, count)
	for i := range r.Trace {
		t := &r.Trace[i]
		if len(t.Spans) > 0 {
			if field := d.sourceAt(t.Spans[0].Start); field >= 0 {
				t.Field = d.sources[field].path
			}
		}
		first := len(all)
		for _, span := range t.Spans {
			all = append(all, d.spanOf(span))
		}
		t.Spans = all[first:len(all):len(all)]
		t.Rule = escaped.RuleName(t.Rule)
	}
	for i := range r.Diagnostics {
		diagnostic := &r.Diagnostics[i]
		diagnostic.Code = "endnote." + strings.TrimPrefix(diagnostic.Code, "ris.")
		if !diagnostic.Span.IsZero() {
			if field := d.sourceAt(diagnostic.Span.Start); field >= 0 {
				diagnostic.Tag = d.sources[field].path
			}
			diagnostic.Span = d.spanOf(diagnostic.Span)
		}
	}
	for i := range r.Unclaimed {
		r.Unclaimed[i].Span = d.spanOf(r.Unclaimed[i].Span)
	}
}

// addSame adds the elements that repeat a field as further places of what was read
// from all of it.
func (d *reading) addSame() {
	for _, same := range d.same {
		e := &d.elements[same.element]
		s := &d.sources[same.field]
		from, to := s.value.Place(0, len(s.value.Text))
		whole := d.entry.Place(s.from+from, s.from+to)
		value := markup.NewValue(d.entry.Text[e.From:e.To])
		from, to = value.Place(0, len(value.Text))
		for _, t := range d.record.Trace {
			if len(t.Spans) == 1 && t.Spans[0] == whole {
				t.Field = e.Path
				t.Spans = []record.Span{d.entry.Place(e.From+from, e.From+to)}
				d.record.Trace = append(d.record.Trace, t)
			}
		}
	}
}

// addOthers reads what no tag of RIS has, and lists the text that nothing reads.
func (d *reading) addOthers(r *markup.Reader) {
	for i := range d.elements {
		e := &d.elements[i]
		if e.Kind == markup.Attributes || e.Kind == markup.Leaf && d.classes[i].kind != otherElement {
			continue
		}
		value := markup.NewValue(d.entry.Text[e.From:e.To])
		if value.Text == "" {
			continue
		}
		from, to := value.Place(0, len(value.Text))
		span := d.entry.Place(e.From+from, e.From+to)
		switch {
		case e.Path == groupPath:
			if group := normalize.Text(value.Text); group != "" {
				list := &d.record.Library.Groups
				d.trace("library/groups/"+itoa(len(*list)), groupRule, e.Path, span)
				*list = append(*list, group)
			}
		case e.Path == programPath && e.Kind == markup.Leaf:
			if d.record.Origin.Dialect == "" {
				if d.record.Origin.Dialect = program(value.Text); d.record.Origin.Dialect != "" {
					d.trace("origin/dialect", programRule, e.Path, span)
				}
			}
			r.Notice(value.Text, span)
		case e.Path == databasePath && e.Kind == markup.Leaf:
			r.Notice(value.Text, span)
		case slices.Contains(aboutFile, e.Path):
		default:
			d.record.Unclaimed = append(d.record.Unclaimed, record.Text{Text: value.Text, Span: span})
		}
	}
}

func (d *reading) trace(path, rule, field string, span record.Span) {
	d.record.Trace = append(d.record.Trace, record.Trace{Path: path, Rule: rule, Field: field, Spans: []record.Span{span}})
}
