package jsonrecord

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

// Item is one item that is an object in valid JSON, and the record that it is read
// into. Memory is what the record shares with others. All but the text and the
// record are good until the next item.
type Item struct {
	Text   string
	Ends   *jsonscan.Ends
	Lines  jsonscan.Lines
	Record *record.Record
	Memory *typed.Memory
}

// Decode reads one item into a record, which is never nil. The error is a
// *[record.ParseError] where nothing could be read but the text. Encoding is that
// of texts that are not UTF-8.
func (i *Items) Decode(found *jsonscan.Item, encoding string, o *Options) (*record.Record, error) {
	i.lines = found.LinesIn(i.lines)
	item := Item{Text: found.Content, Ends: found.Ends, Lines: i.lines, Record: i.memory.New(), Memory: &i.memory}
	defer i.memory.Done(item.Record)
	item.Record.ID = record.ContentID(found.Bytes)
	item.Record.Origin = record.Origin{
		Document: o.Name, Source: cmp.Or(o.Source, o.Name), Kind: o.Kind, Format: i.Format, Span: found.Span,
	}
	switch {
	case found.Text == nil:
		return i.damaged(&item, found.Span, "too-long", fmt.Sprintf("the item is larger than the limit of %d bytes", o.MaxItem), record.ErrTooLong)
	case found.Fault == jsonscan.TooDeep:
		item.keepText(found.Span)
		return i.damaged(&item, found.Span, "too-deep", fmt.Sprintf("the item is nested more deeply than the limit of %d levels", o.MaxDepth), record.ErrTooDeep)
	case found.Fault == jsonscan.Broken:
		item.keepText(found.Span)
		at, err := jsonscan.SyntaxErrorIn(found.Text)
		if err == nil {
			err = errors.New("another item begins inside it")
		}
		return i.damaged(&item, item.Lines.Span(at, len(found.Text)), "syntax", fmt.Sprintf("the item is not valid JSON: %v", err), fmt.Errorf("%w: %w", record.ErrDamaged, err))
	case found.Text[0] != '{':
		item.keepText(found.Span)
		return i.damaged(&item, found.Span, "not-an-object", "the item is not an object", record.ErrDamaged)
	}
	if at := found.NotUTF8(); at >= 0 {
		item.note(record.SeverityNote, i.Code+".not-utf-8", "a text that is not UTF-8 was read in another encoding, "+encoding, at)
	}
	if found.Fault == jsonscan.Unescaped {
		item.note(record.SeverityWarning, i.Code+".control-byte", "a text has a control byte in it, which JSON has an escape for", jsonscan.UnescapedIn(item.Text))
	}
	i.Read(&item, o)
	return item.Record, nil
}

// keepText keeps the text of an item whose members cannot be told apart.
func (i *Item) keepText(span record.Span) {
	i.Record.Raw = []record.RawField{{Value: i.Text, Span: span, ValueSpans: []record.Span{span}}}
}

// note adds a diagnostic of the character at an offset.
func (i *Item) note(severity record.Severity, code, message string, at int) {
	i.Record.Diagnostics = append(i.Record.Diagnostics, record.Diagnostic{
		Severity: severity, Code: code, Message: message, Span: i.Lines.Span(at, at+characterSize(i.Text[at:])),
	})
}

func characterSize(text string) int {
	_, size := utf8.DecodeRuneInString(text)
	return size
}

func (i *Items) damaged(item *Item, span record.Span, code, message string, cause error) (*record.Record, error) {
	diagnostic := record.Diagnostic{Severity: record.SeverityError, Code: i.Code + "." + code, Message: message, Span: span}
	item.Record.Diagnostics = append(item.Record.Diagnostics, diagnostic)
	return item.Record, &record.ParseError{Diagnostic: diagnostic, Err: cause}
}

// items are the items of the format, for one reader.
func (f *Format) items() *Items {
	d := &decoding{format: f}
	return &Items{Format: f.Definition.Format, Code: f.Code, Envelopes: f.Envelopes, Read: func(item *Item, _ *Options) { d.read(item) }}
}

// decoding is the state of reading one item, whose memory is used again.
type decoding struct {
	format *Format
	text   string
	ends   *jsonscan.Ends
	lines  jsonscan.Lines
	out    *record.Record
	memory *typed.Memory
	// raw are the members that are kept, found the fields.
	raw    []rawMember
	found  []place
	texts  []string
	fields []typed.Field
	sorted []typed.Field
	order  []int64
	// paths are those of members that nobody looks for, by the paths of their
	// objects and their names.
	paths map[[2]string]string
}

// rawMember is a member that is kept as it stands.
type rawMember struct {
	name string
	jsonscan.Member
}

// read reads an item into its record.
func (d *decoding) read(item *Item) {
	d.text, d.ends, d.lines, d.out, d.memory = item.Text, item.Ends, item.Lines, item.Record, item.Memory
	d.raw, d.found = d.raw[:0], d.found[:0]
	d.walk(d.format.shape, 0, len(d.text), true)
	d.keep()
	d.fill()
	// Nothing of the item is held until the next one.
	clear(d.texts)
	clear(d.fields)
	clear(d.sorted)
	clear(d.raw)
	d.text, d.ends, d.lines, d.out, d.memory = "", nil, jsonscan.Lines{}, nil, nil
}

// place is a field that was found, by offsets into the item.
type place struct {
	shape           *shape
	start, from, to int
}

// walk finds the fields in an object, which is valid JSON, and keeps its members
// where they are raw fields.
func (d *decoding) walk(s *shape, from, to int, raw bool) {
	for m := range d.ends.EachMember(d.text[:to], from) {
		next := s.members[m.Name]
		opened := raw && next != nil && next.open && d.text[m.Value] == '{' && m.End-m.Value > len("{}")
		if raw && !opened {
			d.raw = append(d.raw, rawMember{d.path(s, next, m.Name), m})
		}
		if next != nil {
			d.value(next, m.Start, m.Value, m.End, opened)
		}
	}
}

// path is the path of a member of an object, which may be one that is looked for.
func (d *decoding) path(object, member *shape, name string) string {
	switch {
	case object.path == "":
		return name
	case member != nil:
		return member.path
	}
	const most = 4096 // of paths that are kept, since a document may invent any
	key := [2]string{object.path, name}
	path, ok := d.paths[key]
	if !ok {
		path = object.path + "/" + name
		if d.paths == nil {
			d.paths = map[[2]string]string{}
		}
		if len(d.paths) < most {
			d.paths[[2]string{object.path, strings.Clone(name)}] = path
		}
	}
	return path
}

// keep keeps the members that are raw fields as they stand.
func (d *decoding) keep() {
	d.out.Raw = d.memory.Fields(len(d.raw))
	spans := d.memory.Spans(len(d.raw))
	for i := range d.raw {
		m, f := &d.raw[i], &d.out.Raw[i]
		spans[i] = d.lines.Span(m.Value, m.End)
		f.Name, f.Value, f.Span, f.ValueSpans = m.name, d.text[m.Value:m.End], d.lines.Span(m.Start, m.End), spans[i:i+1:i+1]
	}
}

// value finds the fields in a value.
func (d *decoding) value(s *shape, start, from, to int, raw bool) {
	switch value := d.text[from:to]; {
	case value == "null" || value == `""` || value == "{}" || value == "[]":
	case value[0] == '[':
		for at := range d.ends.EachElement(d.text[:to], from) {
			d.value(s, at[0], at[0], at[1], false)
		}
	default:
		if s.field {
			d.found = append(d.found, place{s, start, from, to})
		}
		if value[0] == '{' && s.members != nil {
			d.walk(s, from, to, raw)
		}
	}
}

// fill reads the fields that were found into the record.
func (d *decoding) fill() {
	n := len(d.found)
	d.texts, d.fields = slices.Grow(d.texts[:0], n)[:n], slices.Grow(d.fields[:0], n)[:n]
	fields, spans := d.fields, d.memory.Spans(n)
	for i, p := range d.found {
		d.texts[i], spans[i] = d.text[p.from:p.to], d.lines.Span(p.from, p.to)
		f := &fields[i]
		f.Name, f.Lines, f.Spans, f.Span = p.shape.path, d.texts[i:i+1:i+1], spans[i:i+1:i+1], d.lines.Span(p.start, p.to)
		if !d.lines.Same() {
			lines := d.lines
			f.Locate = func(_, from, to int) record.Span { return lines.Span(p.from+from, p.from+to) }
		}
	}
	if d.format.Arrange != nil {
		d.format.Arrange(fields)
	}
	fields = d.inOrder(fields)
	if d.format.Before != nil {
		fields = d.format.Before(d.memory, d.out, fields)
	}
	if d.out.Trace == nil {
		d.out.Trace = d.memory.Traces(n + n/4)
	}
	d.format.table.FillIn(d.memory, d.out, fields)
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

// inOrder gives fields in the order of the definition.
func (d *decoding) inOrder(fields []typed.Field) []typed.Field {
	d.order = d.order[:0]
	for i := range fields {
		known := d.found[i].shape.known
		if fields[i].Name != d.found[i].shape.path { // a variant
			known = d.format.fields[fields[i].Name]
		}
		fields[i].Readings = known.readings
		d.order = append(d.order, int64(known.order)<<32|int64(i))
	}
	slices.Sort(d.order)
	d.sorted = d.sorted[:0]
	for _, place := range d.order {
		d.sorted = append(d.sorted, fields[place&(1<<32-1)])
	}
	return d.sorted
}
