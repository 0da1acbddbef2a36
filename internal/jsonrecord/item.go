package jsonrecord

import (
	"errors"
	"fmt"
	"strings"

	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

// decode reads one item into a record, which is never nil.
func (f *Format) decode(item jsonscan.Item, o *Options) (*record.Record, error) {
	d := decoding{format: f, text: item.Content, lines: jsonscan.NewLines(item.Text, item.Span), out: &record.Record{
		ID:     record.ContentID(item.Text),
		Origin: record.Origin{Document: o.Name, Source: o.Source, Kind: o.Kind, Format: f.Definition.Format, Span: item.Span},
	}}
	switch {
	case item.Text == nil:
		return d.damaged(item.Span, "too-long", fmt.Sprintf("the item is larger than the limit of %d bytes", o.MaxItem), record.ErrTooLong)
	case item.Fault == jsonscan.TooDeep:
		d.keepText(item.Span)
		return d.damaged(item.Span, "too-deep", fmt.Sprintf("the item is nested more deeply than the limit of %d levels", o.MaxDepth), record.ErrTooDeep)
	case item.Fault != jsonscan.Sound:
		d.keepText(item.Span)
		at, err := jsonscan.SyntaxErrorIn(item.Text)
		if err == nil {
			err = errors.New("another item begins inside it")
		}
		return d.damaged(d.lines.Span(at, len(item.Text)), "syntax", fmt.Sprintf("the item is not valid JSON: %v", err), fmt.Errorf("%w: %w", record.ErrDamaged, err))
	case item.Text[0] != '{':
		d.keepText(item.Span)
		return d.damaged(item.Span, "not-an-object", "the item is not an object", record.ErrDamaged)
	}
	if at := jsonscan.NotUTF8(d.text); at >= 0 {
		d.out.Diagnostics = append(d.out.Diagnostics, record.Diagnostic{
			Severity: record.SeverityNote, Code: f.Code + ".not-utf-8", Message: "a text that is not UTF-8 was read in another encoding, windows-1252",
			Span: d.lines.Span(at, at+1),
		})
	}
	d.walk(f.shape, 0, len(d.text), true)
	d.fill()
	return d.out, nil
}

// decoding is the state of reading one item.
type decoding struct {
	format *Format
	text   string
	lines  jsonscan.Lines
	out    *record.Record
	found  []place
}

// place is a field that was found, by offsets into the item.
type place struct {
	path            string
	start, from, to int
}

// keepText keeps the text of an item whose members cannot be told apart.
func (d *decoding) keepText(span record.Span) {
	d.out.Raw = []record.RawField{{Value: d.text, Span: span, ValueSpans: []record.Span{span}}}
}

func (d *decoding) damaged(span record.Span, code, message string, cause error) (*record.Record, error) {
	diagnostic := record.Diagnostic{Severity: record.SeverityError, Code: d.format.Code + "." + code, Message: message, Span: span}
	d.out.Diagnostics = append(d.out.Diagnostics, diagnostic)
	return d.out, &record.ParseError{Diagnostic: diagnostic, Err: cause}
}

// walk finds the fields in an object, which is valid JSON, and keeps its members
// where they are raw fields.
func (d *decoding) walk(s *shape, from, to int, raw bool) {
	for m := range jsonscan.EachMember(d.text[from:to]) {
		m.Start, m.Value, m.End = m.Start+from, m.Value+from, m.End+from
		next := s.members[m.Name]
		opened := raw && next != nil && next.open && d.text[m.Value] == '{' && m.End-m.Value > len("{}")
		if raw && !opened {
			name := m.Name
			if s.path != "" {
				name = s.path + "/" + name
			}
			d.keep(name, m)
		}
		if next != nil {
			d.value(next, m.Start, m.Value, m.End, opened)
		}
	}
}

// keep keeps a member as it stands.
func (d *decoding) keep(name string, m jsonscan.Member) {
	d.out.Raw = append(d.out.Raw, record.RawField{
		Name: name, Value: d.text[m.Value:m.End], Span: d.lines.Span(m.Start, m.End), ValueSpans: []record.Span{d.lines.Span(m.Value, m.End)},
	})
}

// value finds the fields in a value.
func (d *decoding) value(s *shape, start, from, to int, raw bool) {
	switch value := d.text[from:to]; {
	case value == "null" || value == `""` || value == "{}" || value == "[]":
	case value[0] == '[':
		for _, at := range jsonscan.Elements(value, from) {
			d.value(s, at[0], at[0], at[1], false)
		}
	default:
		if s.field {
			d.found = append(d.found, place{s.path, start, from, to})
		}
		if value[0] == '{' && s.members != nil {
			d.walk(s, from, to, raw)
		}
	}
}

// fill reads the fields that were found into the record.
func (d *decoding) fill() {
	n := len(d.found)
	fields, texts, spans := make([]typed.Field, n), make([]string, n), make([]record.Span, n)
	for i, p := range d.found {
		texts[i], spans[i] = d.text[p.from:p.to], d.lines.Span(p.from, p.to)
		fields[i] = typed.Field{
			Name: p.path, Lines: texts[i : i+1 : i+1], Spans: spans[i : i+1 : i+1],
			Span: record.Span{Start: spans[i].Start - int64(p.from-p.start), End: spans[i].End, Line: spans[i].Line, Column: spans[i].Column},
		}
	}
	if d.format.Arrange != nil {
		d.format.Arrange(fields)
	}
	d.out.Trace = make([]record.Trace, 0, n+n/4)
	fields = d.format.sorted(fields)
	if d.format.Before != nil {
		fields = d.format.Before(d.out, fields)
	}
	d.format.table.Fill(d.out, fields)
	if d.format.Arrange == nil {
		return
	}
	for i := range d.out.Trace {
		d.out.Trace[i].Field, _, _ = strings.Cut(d.out.Trace[i].Field, VariantMark)
	}
	for i := range d.out.Diagnostics {
		d.out.Diagnostics[i].Tag, _, _ = strings.Cut(d.out.Diagnostics[i].Tag, VariantMark)
	}
}
