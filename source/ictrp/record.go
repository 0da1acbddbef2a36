package ictrp

import (
	"strings"

	"github.com/ibid-go/ibid/internal/markup"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/delimited"
)

// layer is the typed layer, with memory that one record after the other uses.
type layer struct{ elements []markup.Element }

// read reads an entry into a record, and reports whether it ends inside an element.
func (l *layer) read(r *markup.Reader, entry *markup.Record, origin record.Origin) (out *record.Record, cut bool) {
	l.elements, cut = r.Elements(entry, shape, l.elements[:0])
	elements := l.elements
	out = &record.Record{Origin: origin}
	out.ID = record.ContentID(entry.Bytes)
	out.Raw = make([]record.RawField, len(elements))
	fields := make([]typed.Field, 0, len(elements))
	var own []typed.Field
	for i := range elements {
		e := &elements[i]
		keep(&out.Raw[i], entry, e)
		if e.Kind == markup.Attributes {
			continue
		}
		field := fieldOf(entry, e)
		if delimited.SaysNone(strings.TrimSpace(field.Lines[0])) {
			continue
		}
		fields = append(fields, field)
		if field.Name == number && own == nil {
			own = append(own, field)
		}
	}
	delimited.Fill(out, fields)
	for i := range out.Trace {
		t := &out.Trace[i]
		t.Rule = ruleNames[t.Rule]
	}
	ownTable.Fill(out, own)
	for i := range out.Diagnostics {
		d := &out.Diagnostics[i]
		d.Code = code + "." + strings.TrimPrefix(d.Code, "csv.")
	}
	out.Diagnostics = append(entry.Diagnostics, out.Diagnostics...)
	return out, cut
}

// keep keeps an element as it stood.
func keep(raw *record.RawField, entry *markup.Record, e *markup.Element) {
	raw.Name, raw.Value = e.Path, entry.Text[e.From:e.To]
	if e.Kind == markup.Attributes {
		raw.Name += "@"
	}
	raw.Span, raw.ValueSpans = entry.Place(e.Start, e.End), []record.Span{entry.Place(e.From, e.To)}
}

const (
	sectionStart = "<![CDATA["
	sectionEnd   = "]]>"
)

// fieldOf makes a field of an element, or of text that stands beside others.
func fieldOf(entry *markup.Record, e *markup.Element) typed.Field {
	from, to := e.From, e.To
	fragment := entry.Text[from:to]
	field := typed.Field{Label: e.Path, Span: entry.Place(e.Start, e.End)}
	if e.Kind == markup.Leaf {
		field.Name = meaningOf(e.Path)
	}
	if strings.Contains(fragment, sectionStart) && lists[field.Name] {
		// A part of a section can be read again where it says the same outside of one.
		if start, end, ok := insideSection(fragment); ok {
			from, to = from+start, from+end
			fragment = entry.Text[from:to]
		} else {
			field.Name = ""
		}
	}
	value := markup.NewValue(fragment)
	field.Lines = []string{value.Text}
	place := func(start, end int) record.Span {
		start, end = value.Place(start, end)
		return entry.Place(from+start, from+end)
	}
	field.Spans = []record.Span{place(0, len(value.Text))}
	field.Locate = func(_, start, end int) record.Span { return place(start, end) }
	return field
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
