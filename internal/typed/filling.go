package typed

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/blocks"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// Memory is what filling one record after the other uses again, and what these
// records share. It is not safe for concurrent use.
type Memory struct {
	blocks.Records
	states []state
	texts  []string
	// first is the table by which the first record was filled first, which may be the
	// only one.
	first *Table
	// names is what tables say of the fields with a name, by its [mixed] bytes: of
	// those that share them the last. The first record has none.
	names []Named
	// cursor is how far the field whose pieces are read was counted through.
	cursor cursor
}

// Named is what a table says of the fields with a name. It must not be changed.
type Named struct {
	table         *Table
	name          string
	readings      []Reading
	early, silent bool
	mixed         uint
}

// mostNames is how many names are kept.
const mostNames = 256

// named returns what a table says of the fields with a name.
func (m *Memory) named(t *Table, name string, mixed uint) Named {
	if m.names == nil {
		return t.Named(name)
	}
	n := &m.names[mixed%mostNames]
	if n.table != t || n.name != name {
		*n = t.Named(strings.Clone(name))
	}
	return *n
}

// Named is what the table says of the fields with a name.
func (t *Table) Named(name string) Named {
	return Named{t, name, t.Fields[name], slices.Contains(t.First, name), slices.Contains(t.Silent, name), mixed(name)}
}

// Fill reads the fields into the record: values, Trace, Diagnostics and
// Unclaimed. Raw is the entry layer's. Diagnostics have the codes
// "FORMAT.refused-value", "FORMAT.placeholder" and "FORMAT.repeated-field".
func (t *Table) Fill(r *record.Record, fields []Field) { t.FillIn(nil, r, fields) }

// FillIn is [Table.Fill] for a record that shares memory with others of its stream;
// with nil it shares none.
func (t *Table) FillIn(m *Memory, r *record.Record, fields []Field) {
	if m == nil {
		m = new(Memory)
	}
	m.states = slices.Grow(m.states[:0], len(fields))[:len(fields)]
	clear(m.states)
	m.cursor = cursor{}
	switch {
	case m.names != nil:
	case m.first == nil:
		m.first = t
	case m.first == t:
		m.names = make([]Named, mostNames)
	}
	f := filling{table: t, record: r, fields: fields, states: m.states, memory: m}
	if r.Trace == nil {
		r.Trace = m.Traces(len(fields) + usualMore)
	}
	early := 0
	for i := range fields {
		state, name, known := &f.states[i], fields[i].Name, fields[i].Known
		if known == nil {
			mixed := mixed(name)
			found := m.named(t, name, mixed)
			known = &found
		}
		f.names |= nameBit(known.mixed)
		state.readings, state.silent = known.readings, known.silent
		if fields[i].Readings != nil {
			state.readings = fields[i].Readings
		}
		if state.early = known.early; state.early {
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
		if f.states[i].late {
			f.field(i, true)
		}
	}
	if len(t.Numbers) > 0 {
		f.numbers()
	}
	if f.addressed {
		f.addresses()
	}
	f.unclaimed()
	clear(m.states) // nothing of the fields is held
	m.cursor = cursor{}
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
	// addressed is set where a reading of Addresses is yet to come.
	addressed bool
	// details are the places of the first mapped details of the record, where it has
	// many.
	details map[record.Detail]int
	mapped  int
}

// mixed is a number made of some bytes of a name, which others have too.
func mixed(name string) uint {
	n := uint(len(name))
	if n == 0 {
		return 0
	}
	return n*59 + uint(name[0])*31 + uint(name[n/2])*7 + uint(name[n-1])
}

// nameBit is a bit for a name, which others have too.
func nameBit(mixed uint) uint64 { return 1 << (mixed % 64) }

// state is what became of a field. Readings are those of the field, and text its
// lines joined, once they are.
type state struct {
	claimed, refused, repeated, joined bool
	early, silent                      bool // its name is one of First, or of Silent
	late                               bool // some of its readings are late ones
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
		if reading.Addresses {
			f.addressed = true
			continue
		}
		if reading.Late != late {
			f.states[i].late = true
			continue
		}
		if reading.If != nil && !reading.If(f.record) {
			continue
		}
		if !looked {
			text, looked = f.text(i), true
			if strings.TrimSpace(text) == "" {
				return
			}
			if f.table.Missing && record.IsMissing(text) {
				f.refuse(i, &normalize.RejectError{Rule: reading.Rule, Code: "missing", Value: text, Reason: "no value"}, field.Spans)
				return
			}
		}
		if reading.List != nil {
			f.list(i, reading, text)
			continue
		}
		if reading.SplitApart != nil {
			f.apart(i, reading, text)
			continue
		}
		if reading.Split == nil {
			f.value(i, reading, text, field.Spans)
			continue
		}
		for _, piece := range reading.Split(text) {
			piece = trim(text, piece)
			if piece.From < piece.To {
				f.value(i, reading, text[piece.From:piece.To], field.places(f.memory, piece, len(f.table.join())))
			}
		}
	}
}

// apart reads the values of field i that stand in several places each.
func (f *filling) apart(i int, reading *Reading, text string) {
	join := f.table.join()
	var texts []string
	for _, pieces := range reading.SplitApart(text) {
		texts = texts[:0]
		var spans []record.Span
		for _, piece := range pieces {
			if piece = trim(text, piece); piece.From < piece.To {
				texts = append(texts, text[piece.From:piece.To])
				spans = append(spans, f.fields[i].places(f.memory, piece, len(join))...)
			}
		}
		if len(texts) > 0 {
			f.value(i, reading, strings.Join(texts, join), spans)
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
	if f.names&nameBit(mixed(name)) == 0 {
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
	var at record.Span
	if len(spans) > 0 {
		at = spans[0]
	}
	f.record.Diagnostics = NoteRefusal(f.record.Diagnostics, f.table.Code, f.fields[i].label(), at, err)
}

// keep puts the detail of a repeated value into the record and returns its path.
func (f *filling) keep(i int, reading *Reading, detail record.Detail, spans []record.Span) string {
	if f.table.Several {
		if at := f.detailAt(detail); at >= 0 {
			return Element("details", at)
		}
	}
	if !f.table.Several && !reading.Several {
		f.repeat(i, spans)
	}
	f.record.Details = append(f.record.Details, detail)
	return Element("details", len(f.record.Details)-1)
}

// fewDetails are as many details as are looked through one by one.
const fewDetails = 32

// detailAt returns the place of a detail in the record, -1 where it has none.
func (f *filling) detailAt(detail record.Detail) int {
	list := f.record.Details
	if len(list) <= fewDetails {
		return slices.Index(list, detail)
	}
	if f.details == nil {
		f.details = map[record.Detail]int{}
	}
	for ; f.mapped < len(list); f.mapped++ {
		if _, known := f.details[list[f.mapped]]; !known {
			f.details[list[f.mapped]] = f.mapped
		}
	}
	if at, known := f.details[detail]; known {
		return at
	}
	return -1
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
		if f.states[i].claimed || f.states[i].silent {
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
