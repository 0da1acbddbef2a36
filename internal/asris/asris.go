// Package asris reads the records of other tagged formats by the tables of RIS.
//
// The tags of Refer, RefWorks, Ovid and Cochrane name the same fields as those of RIS:
// EndNote's export in both formats is one list of fields under two spellings. So
// a format says which tag of RIS each of its fields is, and the typed layer of
// package ris reads them: by type, with all that is concluded from several
// fields, and with the values that the same library gives in RIS.
//
// Traces name the rules of package ris and the tags of the format. What the
// format calls a type is not RIS's code: the rules that read it first look it
// up, under names of their own.
package asris

import (
	"io"
	"maps"
	"slices"
	"sort"
	"strings"

	"github.com/ibid-go/ibid/internal/blocks"
	"github.com/ibid-go/ibid/internal/tagged"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
)

// Format is what the readings of one format have in common.
type Format struct {
	// Code begins the codes of its diagnostics: "refer".
	Code string
	// GivenFirst is set where the given names of persons may stand first.
	GivenFirst bool
	// Values appends to the list of every field of an entry, or of its parts,
	// which tag of RIS it is.
	Values func(e *tagged.Entry, list []Value) []Value
	// Type returns the code of RIS for what the format calls a type, "" for none.
	Type func(text string) string
	// Others reads the fields that are none of RIS's.
	Others *typed.Table
}

// Value is a field of an entry, or a part of one of its lines, under the tag of
// RIS that it is.
type Value struct {
	// Tag is the tag of RIS.
	Tag string
	// Field is the number of the field in the entry.
	Field int
	// Line, From and To are the part; To 0 means the whole value.
	Line, From, To int
}

const typeTag = "TY"

// usualMore is how many traces most records have beyond one for each field.
const usualMore = 8

// memory is what one record after the other is read in.
type memory struct {
	values  []Value
	reader  ris.FieldReader
	others  []typed.Field
	builder builder
	// translation is that of the format whose records are read.
	translation translation
	// typeRules are the names of the rules that read types, by those of package ris.
	typeRules map[string]string
}

// NewReader returns a reader of the format's records.
func (f *Format) NewReader(r io.Reader, form *tagged.Form, o *tagged.Options) *tagged.RecordReader {
	var m memory
	return tagged.NewRecordReader(r, form, o, func(e *tagged.Entry) *record.Record { return f.record(e, &m) })
}

// Record reads an entry into a record.
func (f *Format) Record(e *tagged.Entry) *record.Record { return f.record(e, new(memory)) }

// record is Record in memory of which the record holds nothing.
func (f *Format) record(e *tagged.Entry, m *memory) *record.Record {
	m.values = f.Values(e, m.values[:0])
	memory := e.Memory()
	if memory == nil {
		memory = new(typed.Memory)
	}
	b := &m.builder
	b.begin(f, e, memory, m.values)
	b.build()
	m.reader.GivenFirst = f.GivenFirst
	r := memory.New()
	r.Trace = memory.Traces(len(b.ris.Fields) + usualMore)
	m.reader.Fill(r, b.ris.Bytes, b.ris.Span, b.ris.Fields)
	r.ID = e.ContentID()
	m.apply(f, r, &memory.Records)
	said, diagnostics := r.Origin, r.Diagnostics
	r.Diagnostics = nil
	e.Complete(r)
	setSource(r, said)
	r.Diagnostics = append(r.Diagnostics, diagnostics...)
	m.others = b.readOthers(r, m.others[:0])
	return r
}

// apply translates what package ris says of the record.
func (m *memory) apply(f *Format, r *record.Record, records *blocks.Records) {
	b, t := &m.builder, &m.translation
	if t.rule == nil {
		*t = translation{code: f.Code, rule: func(trace *record.Trace) string { return m.ruleOf(f, trace) }, field: b.tagAt}
	}
	t.memory, t.place = records, nil
	if !b.plain {
		t.place = b.original
	}
	t.apply(r)
}

// setSource sets what the record says of its source itself, which gives way to
// what is declared for the document.
func setSource(r *record.Record, said record.Origin) {
	r.Origin.Database, r.Origin.Platform = said.Database, said.Platform
	if r.Origin.Source != r.Origin.Document || r.Origin.Kind != "" {
		r.Trace = slices.DeleteFunc(r.Trace, func(t record.Trace) bool { return t.Path == "origin/source" || t.Path == "origin/kind" })
		return
	}
	if said.Source != "" {
		r.Origin.Source = said.Source
	}
	r.Origin.Kind = said.Kind
}

const risCode = "ris"

// linesPrefix begins the rules of package ris that read the lines of one value.
const linesPrefix = "ris.lines/"

// ruleOfType is the name of a rule that reads the format's name of a type where
// that of package ris reads RIS's code.
func (f *Format) ruleOfType(rule string) string { return f.Code + "/" + rule }

// ruleOf is the name of the rule of a trace of package ris.
func (m *memory) ruleOf(f *Format, t *record.Trace) string {
	if t.Field != typeTag {
		return t.Rule
	}
	name, ok := m.typeRules[t.Rule]
	if !ok {
		if m.typeRules == nil {
			m.typeRules = map[string]string{}
		}
		name = f.ruleOfType(t.Rule)
		m.typeRules[t.Rule] = name
	}
	return name
}

// Rules are the rules of the format's traces.
func (f *Format) Rules() record.RuleSet {
	rules := ris.Rules()
	maps.Copy(rules, normalize.Rules())
	maps.Copy(rules, f.Others.Rules())
	for name, rule := range ris.Rules() {
		if strings.HasPrefix(name, linesPrefix) {
			rules[f.ruleOfType(name)] = rule // no name of a type has several lines
			continue
		}
		rules[f.ruleOfType(name)] = func(texts []string) (any, error) {
			translated := append([]string(nil), texts...)
			if len(translated) > 0 {
				if code := f.Type(strings.TrimSpace(translated[0])); code != "" {
					translated[0] = code
				}
			}
			return rule(translated)
		}
	}
	return rules
}

// builder makes an entry of RIS of the values. The places in it are those of the
// document, or where that is not plain UTF-8, those in a text of the values that
// is made for it.
type builder struct {
	format *Format
	entry  *tagged.Entry
	memory *typed.Memory
	values []Value
	ris    ris.Entry
	plain  bool

	text []byte // of an entry that is not plain
	// lines are the lines of the text; none of an entry that is plain.
	lines []line
	used  []bool // of the entry's fields
}

// line is a line of a value: where it stands in the text that package ris sees, and
// what it is a part of.
type line struct {
	start, end  int64
	field, line int
	from        int
}

// begin makes the builder ready for an entry, in the memory that it has.
func (b *builder) begin(f *Format, e *tagged.Entry, m *typed.Memory, values []Value) {
	fields, lines, used, text := b.ris.Fields[:0], b.lines[:0], b.used, b.text[:0]
	*b = builder{format: f, entry: e, memory: m, values: values, plain: e.IsPlain(), lines: lines, text: text}
	b.ris.Fields = fields
	b.used = slices.Grow(used[:0], len(e.Fields))[:len(e.Fields)]
	clear(b.used)
}

func (b *builder) build() {
	e := b.entry
	for _, v := range b.values {
		b.used[v.Field] = true
		f := &e.Fields[v.Field]
		field := ris.Field{Tag: v.Tag, Value: f.Value, Span: f.Span, ValueSpans: f.ValueSpans}
		if v.To > 0 {
			field.Value = f.Lines()[v.Line][v.From:v.To]
			field.ValueSpans = b.memory.Spans(1)
			field.ValueSpans[0] = f.Place(v.Line, v.From, v.To)
		}
		if !b.plain {
			field.ValueSpans = b.add(v, f)
			for i, span := range field.ValueSpans {
				b.lines = append(b.lines, line{span.Start, span.End, v.Field, max(v.Line, i), v.From})
			}
		}
		if v.Tag == typeTag {
			if code := b.format.Type(strings.TrimSpace(field.Value)); code != "" {
				field.Value = code
			}
		}
		b.ris.Fields = append(b.ris.Fields, field)
	}
	b.ris.Bytes, b.ris.Span = e.Bytes, e.Span
	if !b.plain {
		b.ris.Bytes, b.ris.Span = b.text, record.Span{End: int64(len(b.text)), Line: 1, Column: 1}
	}
}

// add adds a value to the text and returns its places there.
func (b *builder) add(v Value, f *tagged.Field) []record.Span {
	var spans []record.Span
	for i, text := range f.Lines() {
		switch {
		case v.To > 0 && i != v.Line:
			continue
		case v.To > 0:
			text = text[v.From:v.To]
		}
		start := int64(len(b.text))
		b.text = append(append(b.text, text...), '\n')
		spans = append(spans, record.Span{Start: start, End: start + int64(len(text)), Line: 1, Column: 1 + int(start)})
	}
	return spans
}

// lineAt returns the line that a place of package ris is in.
func (b *builder) lineAt(span record.Span) (line, bool) {
	i := sort.Search(len(b.lines), func(i int) bool { return b.lines[i].start > span.Start })
	if i == 0 || b.lines[i-1].end < span.Start {
		return line{}, false
	}
	return b.lines[i-1], true
}

// original returns the place in the document of one in the text.
func (b *builder) original(span record.Span) record.Span {
	if span.IsZero() {
		return span
	}
	at, ok := b.lineAt(span)
	if !ok {
		return b.entry.Span
	}
	from := int(span.Start-at.start) + at.from
	f := &b.entry.Fields[at.field]
	if span.End <= at.end {
		return f.Place(at.line, from, from+int(span.End-span.Start))
	}
	// It goes on over several lines of a field.
	whole := f.Place(at.line, from, len(f.Lines()[at.line]))
	whole.End = f.ValueSpans[len(f.ValueSpans)-1].End
	return whole
}

// tagAt returns the format's tag of the field that a place of package ris is in.
func (b *builder) tagAt(tag string, span record.Span) string {
	if b.plain {
		if i := b.fieldAt(span); i >= 0 {
			return b.entry.Fields[i].Tag
		}
		return tag
	}
	if at, ok := b.lineAt(span); ok {
		return b.entry.Fields[at.field].Tag
	}
	return tag
}

// fieldAt returns the number of the field whose value a place in the document is in,
// -1 for none.
func (b *builder) fieldAt(span record.Span) int {
	fields := b.entry.Fields
	i := sort.Search(len(fields), func(i int) bool { return fields[i].Span.Start > span.Start }) - 1
	if i < 0 || !b.used[i] || len(fields[i].ValueSpans) == 0 {
		return -1
	}
	places := fields[i].ValueSpans
	if span.Start < places[0].Start || span.Start > places[len(places)-1].End {
		return -1
	}
	return i
}

// readOthers reads the fields that are none of RIS's, in the memory of the list, and
// returns that.
func (b *builder) readOthers(r *record.Record, fields []typed.Field) []typed.Field {
	for i := range b.entry.Fields {
		if !b.used[i] {
			fields = append(fields, b.entry.Fields[i].Typed())
		}
	}
	if len(fields) > 0 {
		b.format.Others.FillIn(b.memory, r, fields)
		clear(fields) // nothing of the fields is held
	}
	return fields
}
