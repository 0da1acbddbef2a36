package pubmedxml

import (
	"strings"

	"github.com/ibid-go/ibid/internal/markup"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/medline"
)

// filling is the state of reading one record. Its memory is used for one record
// after the other.
type filling struct {
	entry    *markup.Record
	elements []markup.Element
	fields   []typed.Field
	// own are fields that the tagged format does not have.
	own []typed.Field
	// lines are the texts of the fields.
	lines []string
	text  text
	bank  markup.Fragment // the last element with accession numbers
	tags  *markup.PathTable[tagRow]
	// abstracts are the elements that hold abstracts or parts of them.
	abstracts []fragmentAt
	// editors is the path of the list of editors that was last, "" for none.
	editors string
	// memory is what the records share.
	memory typed.Memory
}

// tagRow is what is known of the elements with a path.
type tagRow struct {
	tag   string
	known bool
	// own is set where the table of this package reads the field, divided where parts
	// of its text are values for themselves.
	own, divided bool
	// readings are those of the field.
	readings []typed.Reading
	// content is set where the text of such an element is that in it, and write
	// writes any other; nil and not set for one that marks up text.
	content bool
	write   func(*text)
}

// read reads an entry into a record, and reports whether it ends inside an element.
func (f *filling) read(r *markup.Reader, entry *markup.Record, origin record.Origin) (*record.Record, bool) {
	elements, cut := r.Elements(entry, shape, f.elements[:0])
	f.entry, f.elements, f.editors = entry, elements, ""
	f.fields, f.own, f.lines, f.abstracts = f.fields[:0], f.own[:0], f.lines[:0], f.abstracts[:0]
	f.text.reset()
	out := f.memory.New()
	defer f.memory.Done(out)
	out.Origin, out.ID, out.Raw = origin, record.ContentID(entry.Bytes), f.memory.Fields(len(elements))
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
		raw.Value, raw.ValueSpans = entry.Text[from:to], f.place(from, to)
		if !f.add(e, raw.ValueSpans) {
			if text := strings.TrimSpace(markup.Decode(entry.Text[e.From:e.To])); text != "" {
				unknown = append(unknown, record.Text{Text: text, Span: entry.Place(e.From, e.To)})
			}
		}
	}
	taggedTable.FillIn(&f.memory, out, medline.Arrange(f.fields))
	f.divideAbstracts(out)
	if len(f.own) > 0 {
		ownTable.FillIn(&f.memory, out, f.own)
	}
	out.Unclaimed = append(out.Unclaimed, unknown...)
	out.Diagnostics = append(entry.Diagnostics, out.Diagnostics...)
	return out, cut
}

// place returns the place of a part of the entry in a list of its own.
func (f *filling) place(from, to int) []record.Span {
	spans := f.memory.Spans(1)
	spans[0] = f.entry.Place(from, to)
	return spans
}

// rowOf returns the row of the elements with a path.
func rowOf(path string) *tagRow {
	tag, known := lookUp(path)
	name := path[strings.LastIndexByte(path, '/')+1:]
	row := &tagRow{tag: tag, known: known, own: ownFields[tag], divided: divided[tag], write: writers[name]}
	row.content = row.write == nil && !isInline(name)
	row.readings = readingsOf(tag, row.own)
	return row
}

// readingsOf returns the readings of a field, which may be one of this package's own.
func readingsOf(tag string, own bool) []typed.Reading {
	if own {
		return ownTable.Fields[tag]
	}
	return taggedTable.Fields[tag]
}

// add adds the fields of an element that stands at a place, and reports whether it is
// a known one.
func (f *filling) add(e *markup.Element, spans []record.Span) bool {
	switch e.Kind {
	case markup.Stray:
		return false
	case markup.Attributes:
		f.addAttributes(e)
		return true
	}
	row := f.tags.Row(e)
	tag := row.tag
	if tag == "" {
		return row.known
	}
	from, to := e.From, e.To
	if e.Kind == markup.Whole {
		from, to = e.Start, e.End
	}
	fragment := f.entry.Text[from:to]
	start := f.entry.Text[e.Start:e.From]
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
			f.fields = append(f.fields, f.field("MID", e.Path, e.From, e.To, f.place(e.From, e.To)))
			return true
		} else if kind == "pubmed" {
			tag = "PMID"
			from, to = e.From, e.To
			spans = f.place(from, to)
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
			f.join(e, spans)
			return true
		}
	}
	own, divides, readings := row.own, row.divided, row.readings
	if tag != row.tag {
		own, divides = ownFields[tag], divided[tag]
		readings = readingsOf(tag, own)
	}
	if e.Kind == markup.Whole && from == e.Start {
		f.text.writeElement(fragment, e.From-e.Start, row)
	} else {
		f.text.write(f.entry.Text[from:to])
	}
	field := f.fieldOf(tag, e.Path, from, spans, divides)
	field.Readings = readings
	if own {
		f.own = append(f.own, field)
		return true
	}
	f.fields = append(f.fields, field)
	switch last := &f.fields[len(f.fields)-1]; {
	case tag == "AB" && last.Lines[0] == "":
		f.fields = f.fields[:len(f.fields)-1]
	case tag == "AB", tag == "OAB":
		f.abstracts = append(f.abstracts, fragmentAt{last.Span.Start, fragment})
	}
	return true
}

// field makes a field of a fragment of the entry, which stands at spans.
func (f *filling) field(tag, path string, from, to int, spans []record.Span) typed.Field {
	f.text.write(f.entry.Text[from:to])
	return f.fieldOf(tag, path, from, spans, divided[tag])
}

// fieldOf makes a field of the text that was written of a fragment, which starts at
// a place in the entry. Parts of the text of one that divides are values for
// themselves.
func (f *filling) fieldOf(tag, path string, from int, spans []record.Span, divides bool) typed.Field {
	t := &f.text
	n := len(f.lines)
	f.lines = append(f.lines, t.string())
	field := typed.Field{Name: tag, Label: path, Lines: f.lines[n : n+1 : n+1], Span: spans[0], Spans: spans}
	if divides {
		entry, whole, runs := f.entry, t.size(), t.runs
		field.Locate = func(_, start, end int) record.Span {
			if start > 0 || end < whole {
				if start, end, ok := place(runs, start, end); ok {
					return entry.Place(from+start, from+end)
				}
			}
			return spans[0]
		}
	}
	return field
}

// join adds a part of an abstract to the parts before it.
func (f *filling) join(e *markup.Element, spans []record.Span) {
	field := &f.fields[len(f.fields)-1]
	next := f.field("AB", e.Path, e.Start, e.End, spans)
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
	fragment := &f.bank
	fragment.Reset(f.entry.Text[e.Start:e.End])
	name, ok := fragment.Child("DataBankName")
	if !ok {
		return
	}
	const most = 1000 // each text begins at the name
	added := 0
	for number := range fragment.ChildPlaces("AccessionNumber") {
		if from, to := e.Start+name.Start, e.Start+number.End; added < most && from < to {
			added++
			f.fields = append(f.fields, f.field("SI", e.Path, from, to, f.place(from, to)))
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
		from, to = e.From+from, e.From+to
		return f.field(tag, e.Path+"@"+attribute, from, to, f.place(from, to)), true
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
