package ictrp

import (
	"strings"

	"github.com/ibid-go/ibid/internal/markup"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

// layer is the typed layer, with memory that one record after the other uses.
type layer struct {
	elements []markup.Element
	fields   []typed.Field
	// lines are the texts of the fields.
	lines   []string
	columns *markup.PathTable[column]
	values  markup.Values
	// memory is what the records share.
	memory typed.Memory
}

// column is what is known of the elements with a path.
type column struct {
	// meaning is how package delimited names it, and readings are those of that.
	meaning  string
	readings []typed.Reading
	// divided is set where parts of the text are values, list where all are.
	divided, list bool
}

// columnOf returns what is known of the elements with a path.
func columnOf(path string) *column {
	meaning := meaningOf(path)
	return &column{meaning, entryTable.Fields[meaning], entryTable.Divides(meaning), lists[meaning]}
}

// beside is what is known of text that stands beside elements.
var beside = new(column)

// read reads an entry into a record, and reports whether it ends inside an element.
func (l *layer) read(r *markup.Reader, entry *markup.Record, origin record.Origin) (out *record.Record, cut bool) {
	l.elements, cut = r.Elements(entry, shape, l.elements[:0])
	l.fields, l.lines = l.fields[:0], l.lines[:0]
	l.values.Reset()
	out = l.memory.New()
	defer l.memory.Done(out)
	out.Origin, out.ID, out.Raw = origin, record.ContentID(entry.Bytes), l.memory.Fields(len(l.elements))
	places := l.memory.Spans(len(l.elements))
	var own []typed.Field
	for i := range l.elements {
		e := &l.elements[i]
		raw := &out.Raw[i]
		raw.Name, raw.Value = e.Path, entry.Text[e.From:e.To]
		places[i] = entry.Place(e.From, e.To)
		raw.Span, raw.ValueSpans = entry.Place(e.Start, e.End), places[i:i+1:i+1]
		if e.Kind == markup.Attributes {
			raw.Name += "@"
			continue
		}
		field := l.field(entry, e, raw)
		if record.IsMissing(field.Lines[0]) {
			continue
		}
		l.fields = append(l.fields, field)
		if field.Name == number && own == nil {
			own = append(own, field)
			own[0].Readings = nil
		}
	}
	entryTable.FillIn(&l.memory, out, l.fields)
	if own != nil {
		ownTable.FillIn(&l.memory, out, own)
	}
	out.Diagnostics = append(entry.Diagnostics, out.Diagnostics...)
	return out, cut
}

const (
	sectionStart = "<![CDATA["
	sectionEnd   = "]]>"
)

// field makes a field of an element, or of text that stands beside others, which is
// kept as it stood.
func (l *layer) field(entry *markup.Record, e *markup.Element, raw *record.RawField) typed.Field {
	from, fragment, column := e.From, raw.Value, beside
	if e.Kind == markup.Leaf {
		column = l.columns.Row(e)
	}
	if column.list && strings.Contains(fragment, sectionStart) {
		// A part of a section can be read again where it says the same outside of one.
		if start, end, ok := insideSection(fragment); ok {
			from += start
			fragment = fragment[start:end]
		} else {
			column = beside
		}
	}
	value, n := l.values.Of(fragment), len(l.lines)
	l.lines = append(l.lines, value.Text)
	field := typed.Field{
		Name: column.meaning, Label: e.Path, Span: raw.Span, Spans: raw.ValueSpans,
		Lines: l.lines[n : n+1 : n+1], Readings: column.readings,
	}
	if start, end := value.Place(0, len(value.Text)); from+start != e.From || from+end != e.To {
		field.Spans = l.memory.Spans(1)
		field.Spans[0] = entry.Place(from+start, from+end)
	}
	if column.divided {
		field.Locate = locate(entry, from, value)
	}
	return field
}

// locate returns a function that gives the places of parts of a value, whose fragment
// begins at a place in the entry.
func locate(entry *markup.Record, at int, value markup.Value) func(line, from, to int) record.Span {
	return func(_, from, to int) record.Span {
		from, to = value.Place(from, to)
		return entry.Place(at+from, at+to)
	}
}

// insideSection returns the place of what is in the CDATA section that is all of a
// fragment, and whether it is plain text.
func insideSection(fragment string) (from, to int, ok bool) {
	from = strings.Index(fragment, sectionStart)
	to = strings.LastIndex(fragment, sectionEnd)
	if to < from+len(sectionStart) || strings.TrimSpace(fragment[:from]+fragment[to+len(sectionEnd):]) != "" {
		return 0, 0, false
	}
	from += len(sectionStart)
	return from, to, !strings.ContainsAny(fragment[from:to], "<&")
}
