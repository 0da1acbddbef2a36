package typed

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/internal/blocks"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// Field is one field of an entry as its format's entry layer gives it.
type Field struct {
	// Name is the tag, label or member name by which the table knows the field,
	// Label what stands in the document where that is something else: a
	// column's heading.
	Name, Label string
	// Lines are the decoded texts of the value, one for each of Spans.
	Lines []string
	// Span covers the field with its name, Spans its value.
	Span  record.Span
	Spans []record.Span
	// Locate returns the place of Lines[line][from:to]. It may be nil: then a
	// line whose text is as long as its place is counted through byte by byte,
	// and of any other the whole place is given.
	Locate func(line, from, to int) record.Span
	// Readings are those that the table has for the name, where the caller has
	// looked them up; nil has them looked up.
	Readings []Reading
}

// Piece is a part [From,To) of a text.
type Piece struct{ From, To int }

// Reading is one way to read a field. A field may have several, each for
// another part of the record.
type Reading struct {
	// Rule is its name in traces, in the form "medline.TI".
	Rule string
	// Late readings come after those of all other fields and after the
	// combinations: what they read gives way.
	Late bool
	// If says whether the reading applies to the record as read so far: nil
	// means always.
	If func(r *record.Record) bool
	// Split divides the text into values; nil means that it is one.
	Split func(text string) []Piece
	// Read reads the text of one value. A value that is zero says nothing; an
	// error refuses the text.
	Read func(text string) (any, error)
	// List, where it is set, reads several values of a text in place of Read. The
	// rule of the n-th, counted from 1, is the Rule with "/n" behind it; no more
	// than [MostListed] are read.
	List func(text string) ([]any, error)
	// Mark stands before the number in the names of a List's rules; "" means "/".
	Mark string
	// Put puts the value into the record and returns its path, "" where the
	// record has another value in its only place, [Agreed] where it states the
	// value already and more exactly.
	Put func(r *record.Record, value any) string
	// Repeat names the detail in which a value stays that Put had no place for;
	// "" leaves it in Raw alone. Several says that more values than one are
	// usual, which is nothing to note.
	Repeat  string
	Several bool
	// Inferred is set where the value is concluded and not stated.
	Inferred bool
	// decode takes the escapes away where the reading's format is another one
	// than the table's; nil means the table's.
	decode func(text string) (string, error)
	// listRules are the names of the rules of a List's values, where they were made.
	listRules []string
}

// Listing returns a reading of a [Reading]'s List with the names of its rules made
// once, where they are otherwise made for every value.
func Listing(r Reading) Reading {
	rules := make([]string, MostListed)
	for n := range rules {
		rules[n] = r.listRule(n)
	}
	r.listRules = rules
	return r
}

// MostListed is the most values that a [Reading]'s List gives of one text.
const MostListed = 50

// Agreed is what Put returns for a value that the record states more exactly:
// the field is read, and has no place of its own.
const Agreed = "="

// Combination reads one value from several fields together.
type Combination struct {
	Rule string
	// Names are the fields that must all be there; the first of each is read. Each
	// has one line but the last, which may have several.
	Names []string
	// If is as in [Reading].
	If func(r *record.Record) bool
	// Read reads their texts, in the order of Names.
	Read     func(texts []string) (any, error)
	Put      func(r *record.Record, value any) string
	Inferred bool
}

// Table is the typed layer of a format. It must not be changed once it is used.
type Table struct {
	Format
	// First names fields that are read before the others and in this order,
	// because the meaning of others depends on them.
	First []string
	// Fields are the readings by the fields' names.
	Fields map[string][]Reading
	// Combinations come after the fields and before the late readings, in order.
	Combinations []Combination
	// Silent names fields that no reading has and that are still no text that
	// was overlooked, such as a record's own dates in its database.
	Silent []string
	// Several is set for a format that states the same things in several
	// vocabularies, whose fields come in the order of their authority: a value
	// that has no place is a detail once and no reason for a diagnostic.
	Several bool
}

// Renamed returns the table for a format whose fields it reads as its own: the codes
// of diagnostics begin with the format's, and the names of rules have a prefix.
func (t *Table) Renamed(code, prefix string) *Table {
	renamed := *t
	renamed.Code = code
	renamed.Fields = make(map[string][]Reading, len(t.Fields))
	for name, readings := range t.Fields {
		readings = slices.Clone(readings)
		for i := range readings {
			readings[i].Rule = prefix + readings[i].Rule
			if readings[i].listRules != nil {
				readings[i].listRules = nil
				readings[i] = Listing(readings[i])
			}
		}
		renamed.Fields[name] = readings
	}
	renamed.Combinations = slices.Clone(t.Combinations)
	for i := range renamed.Combinations {
		renamed.Combinations[i].Rule = prefix + renamed.Combinations[i].Rule
	}
	return &renamed
}

// Divides reports whether parts of a field's text are values for themselves, so
// that their places are asked for.
func (t *Table) Divides(name string) bool {
	return slices.ContainsFunc(t.Fields[name], func(r Reading) bool { return r.Split != nil })
}

// Rules returns the rules of the table's traces.
func (t *Table) Rules() record.RuleSet {
	rules := record.RuleSet{}
	for _, readings := range t.Fields {
		for _, r := range readings {
			if r.List != nil {
				for n := range MostListed {
					rules[r.listRule(n)] = t.one(r.listed(n))
				}
				continue
			}
			rules[r.Rule] = t.one(r.Read)
			if r.Repeat != "" {
				rules[repeatRule(r.Rule)] = t.one(t.detail(&r))
			}
		}
	}
	for _, c := range t.Combinations {
		rules[c.Rule] = func(texts []string) (any, error) {
			last := len(c.Names) - 1
			if len(texts) <= last {
				return nil, fmt.Errorf("%d texts, where the rule reads %d", len(texts), len(c.Names))
			}
			return c.Read(append(slices.Clone(texts[:last]), strings.Join(texts[last:], t.join())))
		}
	}
	return rules
}

// one is the rule that reads lines as one text.
func (t *Table) one(read func(string) (any, error)) record.Rule {
	return func(texts []string) (any, error) {
		if len(texts) == 0 {
			return nil, fmt.Errorf("no text")
		}
		return read(strings.Join(texts, t.join()))
	}
}

// listed reads the value n of the reading's list.
func (r Reading) listed(n int) func(string) (any, error) {
	return func(text string) (any, error) {
		values, err := r.List(text)
		if err == nil && n >= len(values) {
			err = fmt.Errorf("%d values, where the rule reads number %d", len(values), n+1)
		}
		if err != nil {
			return nil, err
		}
		return values[n], nil
	}
}

// listRule is the name of the rule of the n-th value, counted from 0.
func (r *Reading) listRule(n int) string {
	if n < len(r.listRules) {
		return r.listRules[n]
	}
	mark := r.Mark
	if mark == "" {
		mark = "/"
	}
	return r.Rule + mark + strconv.Itoa(n+1)
}

func repeatRule(rule string) string { return rule + ".repeated" }

// detail reads a text of a reading as the detail that it repeats.
func (t *Table) detail(r *Reading) func(string) (any, error) {
	name, decode := r.Repeat, r.decode
	if decode == nil {
		decode = t.Format.decode
	}
	return func(text string) (any, error) {
		s, err := decode(text)
		return record.Detail{Name: name, Value: normalize.Text(s)}, err
	}
}

// Memory is what filling one record after the other uses again, and what these
// records share. It is not safe for concurrent use.
type Memory struct {
	blocks.Records
	states []state
	texts  []string
}

// Fill reads the fields into the record: values, Trace, Diagnostics and
// Unclaimed. Raw is the entry layer's. Diagnostics have the codes
// "FORMAT.refused-value" and "FORMAT.repeated-field".
func (t *Table) Fill(r *record.Record, fields []Field) { t.FillIn(nil, r, fields) }

// FillIn is [Table.Fill] for a record that shares memory with others of its stream;
// with nil it shares none.
func (t *Table) FillIn(m *Memory, r *record.Record, fields []Field) {
	if m == nil {
		m = new(Memory)
	}
	m.states = slices.Grow(m.states[:0], len(fields))[:len(fields)]
	clear(m.states)
	f := filling{table: t, record: r, fields: fields, states: m.states, memory: m}
	if r.Trace == nil {
		r.Trace = m.Traces(len(fields) + usualMore)
	}
	early := 0
	for i := range fields {
		state, name := &f.states[i], fields[i].Name
		f.names |= nameBit(name)
		state.readings = t.readings(&fields[i])
		if state.early = slices.Contains(t.First, name); state.early {
			early++
		}
	}
	for n := 0; n < len(t.First) && early > 0; n++ {
		for i := range fields {
			if f.states[i].early && fields[i].Name == t.First[n] {
				f.field(i, false)
				early--
			}
		}
	}
	for i := range fields {
		if !f.states[i].early {
			f.field(i, false)
		}
	}
	for i := range t.Combinations {
		f.combine(&t.Combinations[i])
	}
	for i := range fields {
		f.field(i, true)
	}
	f.unclaimed()
	clear(m.states) // nothing of the fields is held
}

// readings returns the readings of a field.
func (t *Table) readings(f *Field) []Reading {
	if f.Readings != nil {
		return f.Readings
	}
	return t.Fields[f.Name]
}

// usualMore is how many traces most records have beyond one for each field.
const usualMore = 8

// filling is the state of filling one record.
type filling struct {
	table  *Table
	record *record.Record
	fields []Field
	states []state
	memory *Memory
	// names has the bits of the fields' names.
	names uint64
}

// nameBit is a bit for a name, which others have too.
func nameBit(name string) uint64 {
	if name == "" {
		return 1
	}
	return 1 << ((uint(len(name))*7 + uint(name[0]) + uint(name[len(name)-1])*3) % 64)
}

// state is what became of a field. Readings are those of the field, and text its
// lines joined, once they are.
type state struct {
	claimed, refused, repeated, joined bool
	early                              bool // its name is one of First
	text                               string
	readings                           []Reading
}

// text returns the lines of a field joined.
func (f *filling) text(i int) string {
	if state := &f.states[i]; !state.joined {
		state.text, state.joined = strings.Join(f.fields[i].Lines, f.table.join()), true
	}
	return f.states[i].text
}

// field runs the readings of a field, the late ones or the others.
func (f *filling) field(i int, late bool) {
	field, readings := &f.fields[i], f.states[i].readings
	text, looked := "", false
	for j := range readings {
		reading := &readings[j]
		if reading.Late != late || reading.If != nil && !reading.If(f.record) {
			continue
		}
		if !looked {
			text, looked = f.text(i), true
			if strings.TrimSpace(text) == "" {
				return
			}
		}
		if reading.List != nil {
			f.list(i, reading, text)
			continue
		}
		if reading.Split == nil {
			f.value(i, reading, text, field.Spans)
			continue
		}
		for _, piece := range reading.Split(text) {
			piece = trim(text, piece)
			if piece.From < piece.To {
				f.value(i, reading, text[piece.From:piece.To], field.places(&f.memory.Records, piece, len(f.table.join())))
			}
		}
	}
}

// list reads the values of field i that a reading gives as a list.
func (f *filling) list(i int, reading *Reading, text string) {
	values, err := reading.List(text)
	if err != nil {
		f.refuse(i, err, f.fields[i].Spans)
		return
	}
	for n, value := range values[:min(len(values), MostListed)] {
		switch path := reading.Put(f.record, value); path {
		case "":
		case Agreed:
			f.states[i].claimed = true
		default:
			f.trace(i, path, reading.listRule(n), f.fields[i].Spans, reading.Inferred)
		}
	}
}

func (f *filling) trace(i int, path, rule string, spans []record.Span, inferred bool) {
	f.states[i].claimed = true
	t := blocks.Next(&f.record.Trace)
	t.Path, t.Rule, t.Field, t.Spans, t.Inferred = path, rule, f.fields[i].label(), spans, inferred
}

// value reads one value of field i.
func (f *filling) value(i int, reading *Reading, text string, spans []record.Span) {
	value, err := reading.Read(text)
	if err != nil {
		f.refuse(i, err, spans)
		return
	}
	if SaysNothing(value) {
		return
	}
	path, rule := reading.Put(f.record, value), reading.Rule
	if path == Agreed {
		f.states[i].claimed = true
		return
	}
	if path == "" && reading.Repeat != "" {
		detail, err := f.table.detail(reading)(text)
		if err != nil || SaysNothing(detail) {
			return
		}
		path, rule = f.keep(i, reading, detail.(record.Detail), spans), repeatRule(rule)
	}
	if path == "" {
		return
	}
	f.trace(i, path, rule, spans, reading.Inferred)
}

// combine reads a combination whose fields are all there.
func (f *filling) combine(c *Combination) {
	if c.If != nil && !c.If(f.record) {
		return
	}
	var buffer [4]int
	places := buffer[:0]
	for n, name := range c.Names {
		at := f.stated(name, n == len(c.Names)-1)
		if at < 0 {
			return
		}
		places = append(places, at)
	}
	texts, count := f.memory.texts[:0], 0
	for _, at := range places {
		texts = append(texts, f.text(at))
		count += len(f.fields[at].Spans)
	}
	value, err := c.Read(texts)
	clear(texts)
	f.memory.texts = texts[:0]
	if err != nil || SaysNothing(value) {
		return
	}
	path := c.Put(f.record, value)
	if path == "" {
		return
	}
	for _, at := range places {
		f.states[at].claimed = true
	}
	if path == Agreed {
		return
	}
	spans := f.memory.Spans(count)[:0]
	for _, at := range places {
		spans = append(spans, f.fields[at].Spans...)
	}
	t := blocks.Next(&f.record.Trace)
	t.Path, t.Rule, t.Field, t.Spans, t.Inferred = path, c.Rule, f.fields[places[0]].label(), spans, c.Inferred
}

// stated returns the first field of a name that is not blank and stands on one
// line, or on several where they are allowed; -1 where there is none.
func (f *filling) stated(name string, lines bool) int {
	if f.names&nameBit(name) == 0 {
		return -1
	}
	for i := range f.fields {
		field := &f.fields[i]
		if field.Name == name && (len(field.Lines) == 1 || lines) && !isBlank(field.Lines) {
			return i
		}
	}
	return -1
}

// isBlank reports whether lines say nothing.
func isBlank(lines []string) bool {
	for _, line := range lines {
		if strings.TrimSpace(line) != "" {
			return false
		}
	}
	return true
}

func (f *filling) refuse(i int, err error, spans []record.Span) {
	if f.states[i].refused {
		return
	}
	f.states[i].refused = true
	f.note(i, "refused-value", err.Error(), spans)
}

// keep puts the detail of a repeated value into the record and returns its path.
func (f *filling) keep(i int, reading *Reading, detail record.Detail, spans []record.Span) string {
	if at := slices.Index(f.record.Details, detail); at >= 0 && f.table.Several {
		return Element("details", at)
	}
	if !f.table.Several && !reading.Several {
		f.repeat(i, spans)
	}
	f.record.Details = append(f.record.Details, detail)
	return Element("details", len(f.record.Details)-1)
}

func (f *filling) repeat(i int, spans []record.Span) {
	if f.states[i].repeated {
		return
	}
	f.states[i].repeated = true
	f.note(i, "repeated-field", "the record states another value for this already; this one is kept as a detail", spans)
}

func (f *filling) note(i int, code, message string, spans []record.Span) {
	d := record.Diagnostic{
		Severity: record.SeverityWarning, Code: f.table.Code + "." + code, Message: message, Tag: f.fields[i].label(),
	}
	if len(spans) > 0 {
		d.Span = spans[0]
	}
	f.record.Diagnostics = append(f.record.Diagnostics, d)
}

// unclaimed lists the text that nothing read.
func (f *filling) unclaimed() {
	for i := range f.fields {
		field := &f.fields[i]
		between := "\n"
		if f.table.Unjoined {
			between = ""
		}
		if f.states[i].claimed || slices.Contains(f.table.Silent, field.Name) {
			continue
		}
		if isBlank(field.Lines) {
			continue
		}
		text := strings.Join(field.Lines, between)
		span := field.Span
		if n := len(field.Spans); n > 0 {
			span = field.Spans[0]
			span.End = field.Spans[n-1].End
		}
		f.record.Unclaimed = append(f.record.Unclaimed, record.Text{Text: text, Span: span})
	}
}

func (f *Field) label() string {
	if f.Label != "" {
		return f.Label
	}
	return f.Name
}

// places returns the places of a part of the field's text, whose lines are
// joined by as many bytes as given.
func (f *Field) places(m *blocks.Records, piece Piece, join int) []record.Span {
	if len(f.Lines) == 1 && len(f.Spans) > 0 {
		spans := m.Spans(1)
		spans[0] = f.Place(0, piece.From, piece.To)
		return spans
	}
	var spans []record.Span
	start := 0
	for i, line := range f.Lines {
		from, to := max(piece.From-start, 0), min(piece.To-start, len(line))
		if from < to && i < len(f.Spans) {
			spans = append(spans, f.Place(i, from, to))
		}
		start += len(line) + join
	}
	return spans
}

// Place returns the place of Lines[line][from:to].
func (f *Field) Place(line, from, to int) record.Span {
	if f.Locate != nil {
		return f.Locate(line, from, to)
	}
	span, text := f.Spans[line], f.Lines[line]
	if from == 0 && to == len(text) || span.End-span.Start != int64(len(text)) {
		return span
	}
	before := text[:from]
	span.End = span.Start + int64(to)
	span.Start += int64(from)
	if last := strings.LastIndexByte(before, '\n'); last >= 0 {
		span.Line += strings.Count(before, "\n")
		span.Column = from - last
	} else {
		span.Column += from
	}
	return span
}

func trim(text string, p Piece) Piece {
	whole := text[p.From:p.To]
	p.From += len(whole) - len(strings.TrimLeft(whole, " \t\r\n"))
	if p.From > p.To {
		return p
	}
	p.To -= len(whole) - len(strings.TrimRight(whole, " \t\r\n"))
	return p
}

// SaysNothing reports whether a value states nothing: nil, zero, or an empty
// list.
func SaysNothing(value any) bool {
	switch v := value.(type) { // what most values are
	case nil:
		return true
	case string:
		return v == ""
	case record.Title:
		return v == record.Title{}
	case record.Date:
		return v == record.Date{}
	case record.Identifier:
		return v == record.Identifier{}
	case record.Keyword:
		return v == record.Keyword{}
	case record.Subject:
		return v == record.Subject{}
	case record.Link:
		return v == record.Link{}
	case record.Note:
		return v == record.Note{}
	case record.Detail:
		return v == record.Detail{}
	case record.ISSN:
		return v == record.ISSN{}
	case record.Abbreviation:
		return v == record.Abbreviation{}
	case record.Registration:
		return v == record.Registration{}
	case record.Contributor:
		return v.Name == record.Name{} && reflect.ValueOf(v).IsZero()
	}
	v := reflect.ValueOf(value)
	if !v.IsValid() || v.IsZero() {
		return true
	}
	if z, ok := value.(interface{ IsZero() bool }); ok {
		return z.IsZero()
	}
	return v.Kind() == reflect.Slice && v.Len() == 0
}
