package endnote

import (
	"slices"

	"github.com/ibid-go/ibid/internal/asris"
	"github.com/ibid-go/ibid/internal/blocks"
	"github.com/ibid-go/ibid/internal/markup"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// reading is the state of reading one record, whose memory is used again.
type reading struct {
	fields   *asris.Texts[origin]
	entry    *markup.Record
	record   *record.Record
	elements []markup.Element
	classes  []*elementClass // of the elements
	table    *markup.PathTable[elementClass]
	typeCode string
	// same are elements that say what a field says.
	same []sameText
	// names are the elements with names of the journal.
	names []int
	// titleInferred says that the journal's title was concluded, and abbreviations where
	// the record has which, while names are added.
	titleInferred bool
	abbreviations map[record.Abbreviation]int
	values        markup.Values
	// memory is what one record shares with others.
	memory blocks.Records
}

// origin is where the value of an element or attribute stood.
type origin struct {
	entry *markup.Record
	from  int // of the fragment in the entry's text
	path  string
	value markup.Value
}

// Name is the path of the element.
func (o origin) Name() string { return o.path }

// Place returns the place in the document of a part of the value's text.
func (o origin) Place(from, to int) record.Span {
	from, to = o.value.Place(from, to)
	return o.entry.Place(o.from+from, o.from+to)
}

// sameText is an element, and the field whose text is its own.
type sameText struct{ element, field int }

// read reads an entry into a record, and reports whether it ends inside an
// element.
func (d *reading) read(r *markup.Reader, entry *markup.Record, at record.Origin) (*record.Record, bool) {
	d.entry, d.record, d.typeCode = entry, d.memory.New(), ""
	d.elements, d.classes, d.same, d.names = d.elements[:0], d.classes[:0], d.same[:0], d.names[:0]
	defer d.memory.Done(d.record)
	d.fields.Reset()
	d.values.Reset()
	var cut bool
	d.elements, cut = r.Elements(entry, shape, d.elements)
	raw := d.memory.Fields(len(d.elements))
	for i := range d.elements {
		d.classes = append(d.classes, d.table.Row(&d.elements[i]))
	}
	d.findType()
	places := d.memory.Spans(len(d.elements))
	for i := range d.elements {
		d.keep(&raw[i], &d.elements[i], places[i:i+1:i+1])
		d.addElement(i)
	}
	d.findSame()
	d.record.Origin = at
	d.fields.Fill(&d.memory, d.record)
	d.record.ID = record.ContentID(entry.Bytes)
	d.record.Raw = raw
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
	number := d.values.Of(d.entry.Text[e.From:e.To]).Text
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
		value := d.values.Of(d.entry.Text[from:to])
		if value.Text == "" {
			continue
		}
		d.typeCode = d.fields.AddType(value.Text, origin{d.entry, from, typePath, value})
		return
	}
}

// addElement adds the field of an element.
func (d *reading) addElement(i int) {
	e, class := &d.elements[i], d.classes[i]
	switch {
	case e.Kind != markup.Leaf:
	case class.kind == journalElement:
		d.names = append(d.names, i)
	case class.kind == fieldElement:
		d.addValue(class.row.tagIn(d.typeCode), e)
	}
}

func (d *reading) addValue(tag string, e *markup.Element) {
	value := d.values.Of(d.entry.Text[e.From:e.To])
	if value.Text != "" {
		d.fields.Add(tag, value.Text, origin{d.entry, e.From, e.Path, value})
	}
}

// findSame finds the elements that repeat others: names of the journal that are
// its title, and a key that is the record's number.
func (d *reading) findSame() {
	// A full name beside the title of a series or conference names the journal, or the
	// proceedings.
	d.names = slices.DeleteFunc(d.names, func(i int) bool {
		e := &d.elements[i]
		if e.Path != journalPaths[0] || d.has("JF") {
			return false
		}
		if t2, text := d.fields.First("T2"); t2 >= 0 && !(text == d.textOf(e) && d.areProceedings(text)) && (slices.Contains(periodicalTypes, d.typeCode) || normalize.JournalsAgree(text, d.textOf(e))) {
			return false
		}
		d.addValue("JF", e)
		return true
	})
	for _, i := range d.names {
		d.repeats(i, "T2")
	}
	for i := range d.elements {
		if e := &d.elements[i]; d.classes[i].kind == keyElement && e.Kind == markup.Leaf && !d.repeats(i, "ID") && !d.has("ID") {
			d.addValue("ID", e)
		}
	}
}

// areProceedings reports whether a name is that of a paper's proceedings.
func (d *reading) areProceedings(name string) bool {
	c3, text := d.fields.First("C3")
	return c3 >= 0 && text == name && (d.typeCode == "CONF" || d.typeCode == "CPAPER")
}

// repeats reports whether an element has the text of the first field of a tag, and
// notes it.
func (d *reading) repeats(element int, tag string) bool {
	field, text := d.fields.First(tag)
	if field < 0 || d.textOf(&d.elements[element]) != text {
		return false
	}
	d.same = append(d.same, sameText{element, field})
	return true
}

// has reports whether there is a field with a tag.
func (d *reading) has(tag string) bool {
	field, _ := d.fields.First(tag)
	return field >= 0
}

// textOf is the text of an element.
func (d *reading) textOf(e *markup.Element) string {
	return d.values.Of(d.entry.Text[e.From:e.To]).Text
}

// addSame adds the elements that repeat a field as further places of what was read
// from all of it.
func (d *reading) addSame() {
	read := len(d.record.Trace)
	var traces map[record.Span][]int // by the one place that they have, where many are asked for
	const few = 8
	if len(d.same) > few {
		traces = map[record.Span][]int{}
		for i := range d.record.Trace {
			if t := &d.record.Trace[i]; len(t.Spans) == 1 {
				traces[t.Spans[0]] = append(traces[t.Spans[0]], i)
			}
		}
	}
	for _, same := range d.same {
		e := &d.elements[same.element]
		whole := d.fields.Whole(same.field)
		value := d.values.Of(d.entry.Text[e.From:e.To])
		from, to := value.Place(0, len(value.Text))
		add := func(t record.Trace) {
			t.Field = e.Path
			t.Spans = []record.Span{d.entry.Place(e.From+from, e.From+to)}
			d.record.Trace = append(d.record.Trace, t)
		}
		if traces != nil {
			for _, i := range traces[whole] {
				add(d.record.Trace[i])
			}
			continue
		}
		for _, t := range d.record.Trace[:read] {
			if len(t.Spans) == 1 && t.Spans[0] == whole {
				add(t)
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
		value := d.values.Of(d.entry.Text[e.From:e.To])
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
		case e.Kind == markup.Leaf && isDetail(e.Path) && normalize.Text(value.Text) != "":
			d.addDetail(e, value.Text, span)
		default:
			d.record.Unclaimed = append(d.record.Unclaimed, record.Text{Text: value.Text, Span: span})
		}
	}
}

func (d *reading) trace(path, rule, field string, span record.Span) {
	d.record.Trace = append(d.record.Trace, record.Trace{Path: path, Rule: rule, Field: field, Spans: []record.Span{span}})
}
