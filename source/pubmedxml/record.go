package pubmedxml

import (
	"strings"

	"github.com/ibid-go/ibid/internal/markup"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/medline"
)

// filling is the state of reading one record.
type filling struct {
	entry  *markup.Record
	fields []typed.Field
	// paths are those of the elements by the places at which their texts start.
	paths map[int64]string
	// own are fields that the tagged format does not have.
	own []typed.Field
	// abstracts are the elements that hold abstracts or parts of them.
	abstracts []fragmentAt
	// editors is the path of the list of editors that was last, "" for none.
	editors string
}

// layer is the typed layer, with memory that one record after the other uses.
type layer struct{ elements []markup.Element }

// read reads an entry into a record, and reports whether it ends inside an element.
func (l *layer) read(r *markup.Reader, entry *markup.Record, origin record.Origin) (out *record.Record, cut bool) {
	l.elements, cut = r.Elements(entry, shape, l.elements[:0])
	elements := l.elements
	out = &record.Record{Origin: origin}
	f := filling{entry: entry, paths: make(map[int64]string, len(elements)), fields: make([]typed.Field, 0, len(elements))}
	out.ID = record.ContentID(entry.Bytes)
	out.Raw = make([]record.RawField, len(elements))
	var unknown []record.Text
	for i := range elements {
		e := &elements[i]
		raw := &out.Raw[i]
		raw.Name, raw.Span = e.Path, entry.Place(e.Start, e.End)
		from, to := e.From, e.To
		switch e.Kind {
		case markup.Whole:
			from, to = e.Start, e.End
		case markup.Attributes:
			raw.Name += "@"
		}
		raw.Value, raw.ValueSpans = entry.Text[from:to], []record.Span{entry.Place(from, to)}
		if !f.add(e) {
			if text := strings.TrimSpace(markup.Decode(entry.Text[e.From:e.To])); text != "" {
				unknown = append(unknown, record.Text{Text: text, Span: entry.Place(e.From, e.To)})
			}
		}
	}
	medline.Fill(out, f.fields)
	f.divideAbstracts(out)
	ownTable.Fill(out, f.own)
	for i := range out.Trace {
		t := &out.Trace[i]
		if name, ok := ruleNames[t.Rule]; ok {
			t.Rule = name
		}
		f.name(&t.Field, t.Spans)
	}
	for i := range out.Diagnostics {
		d := &out.Diagnostics[i]
		d.Code = "pubmed." + strings.TrimPrefix(d.Code, "medline.")
		f.name(&d.Tag, []record.Span{d.Span})
	}
	out.Unclaimed = append(out.Unclaimed, unknown...)
	out.Diagnostics = append(entry.Diagnostics, out.Diagnostics...)
	return out, cut
}

// name replaces a tag by the path of the element that starts at the first span, or
// around it.
func (f *filling) name(tag *string, spans []record.Span) {
	if len(spans) == 0 {
		return
	}
	if path, ok := f.paths[spans[0].Start]; ok {
		*tag = path
	}
}

// add adds the fields of an element, and reports whether it is a known one.
func (f *filling) add(e *markup.Element) bool {
	switch e.Kind {
	case markup.Stray:
		return false
	case markup.Attributes:
		f.addAttributes(e)
		return true
	}
	tag, known := lookUp(e.Path)
	if !known || tag == "" {
		return known
	}
	from, to := e.From, e.To
	if e.Kind == markup.Whole {
		from, to = e.Start, e.End
	}
	fragment := f.entry.Text[from:to]
	start := markup.Tag(f.entry.Text[e.Start:e.End])
	switch tag {
	case "LID":
		if valid, _ := markup.Attribute(start, "ValidYN"); valid == "N" {
			return false
		}
	case "FAU":
		if valid, _ := markup.Attribute(start, "ValidYN"); valid == "N" {
			return false // a name that an erratum corrected; the right one stands beside it
		}
		switch {
		case strings.Contains(fragment, "<CollectiveName") && !strings.Contains(fragment, "<LastName"):
			tag = "CN"
		case f.editors != "" && e.Path[:len(e.Path)-len("/Author")] == f.editors:
			tag = "FED"
		}
	case "AID":
		if kind, _ := markup.Attribute(start, "IdType"); kind == "mid" {
			f.fields = append(f.fields, f.field("MID", e.Path, e.From, e.To))
			return true
		} else if kind == "pubmed" {
			tag = "PMID"
			from, to = e.From, e.To
		}
	case "SI":
		f.addAccessions(e)
		return true
	case relations:
		kind, _ := markup.Attribute(start, "RefType")
		if tag = relationTags[kind]; tag == "" {
			return kind == "Cites"
		}
	case "AB":
		if n := len(f.fields); n > 0 && f.fields[n-1].Name == "AB" {
			f.join(e)
			return true
		}
	}
	if ownFields[tag] {
		f.own = append(f.own, f.field(tag, e.Path, from, to))
		return true
	}
	f.fields = append(f.fields, f.field(tag, e.Path, from, to))
	switch last := &f.fields[len(f.fields)-1]; {
	case tag == "AB" && last.Lines[0] == "":
		f.fields = f.fields[:len(f.fields)-1]
	case tag == "AB", tag == "OAB":
		f.abstracts = append(f.abstracts, fragmentAt{last.Span.Start, fragment})
	}
	return true
}

// field makes a field of a fragment of the entry.
func (f *filling) field(tag, path string, from, to int) typed.Field {
	t := textOf(f.entry.Text[from:to])
	span := f.entry.Place(from, to)
	f.paths[span.Start] = path
	return typed.Field{
		Name: tag, Lines: []string{string(t.out)}, Span: span, Spans: []record.Span{span},
		Locate: func(_, start, end int) record.Span { return f.locate(&t, from, to, start, end, path) },
	}
}

// locate returns the place of a part of the text of the fragment [from,to).
func (f *filling) locate(t *text, from, to, start, end int, path string) record.Span {
	if start > 0 || end < len(t.out) {
		if start, end, ok := t.place(start, end); ok {
			span := f.entry.Place(from+start, from+end)
			f.paths[span.Start] = path
			return span
		}
	}
	return f.entry.Place(from, to)
}

// join adds a part of an abstract to the parts before it.
func (f *filling) join(e *markup.Element) {
	field := &f.fields[len(f.fields)-1]
	next := f.field("AB", e.Path, e.Start, e.End)
	if next.Lines[0] == "" {
		return
	}
	f.abstracts = append(f.abstracts, fragmentAt{next.Span.Start, f.entry.Text[e.Start:e.End]})
	before, line := field.Locate, len(field.Lines)
	field.Lines = append(field.Lines, next.Lines[0])
	field.Spans = append(field.Spans, next.Spans[0])
	field.Locate = func(n, start, end int) record.Span {
		if n == line {
			return next.Locate(0, start, end)
		}
		return before(n, start, end)
	}
}

// addAccessions adds the accession numbers in a data bank, each with its name.
func (f *filling) addAccessions(e *markup.Element) {
	fragment := f.entry.Text[e.Start:e.End]
	name := -1
	for start := range markup.ChildPlaces(fragment, "DataBankName") {
		name = start
		break
	}
	if name < 0 {
		return
	}
	const most = 1000 // each text begins at the name
	for _, end := range markup.ChildPlaces(fragment, "AccessionNumber") {
		if end > name && len(f.fields) < cap(f.fields)+most {
			f.fields = append(f.fields, f.field("SI", e.Path, e.Start+name, e.Start+end))
		}
	}
}

// addAttributes reads the attributes of an element that holds others: who owns the
// citation, whether a list of names is whole, and whether it is one of editors.
func (f *filling) addAttributes(e *markup.Element) {
	attributes := f.entry.Text[e.From:e.To]
	name := e.Path[strings.LastIndexByte(e.Path, '/')+1:]
	part := func(attribute, tag string) (typed.Field, bool) {
		from, to, ok := markup.AttributePlace(attributes, attribute)
		if !ok || from == to {
			return typed.Field{}, false
		}
		return f.field(tag, e.Path+"@"+attribute, e.From+from, e.From+to), true
	}
	switch name {
	case "MedlineCitation":
		if field, ok := part("Owner", "OWN"); ok {
			f.fields = append(f.fields, field)
		}
	case "AuthorList":
		kind, _ := markup.Attribute(attributes, "Type")
		if f.editors = ""; kind == "editors" {
			f.editors = e.Path
		}
		if field, ok := part("CompleteYN", moreNames); ok {
			f.own = append(f.own, field)
		}
	}
}
