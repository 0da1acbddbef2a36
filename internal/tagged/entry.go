package tagged

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/blocks"
	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

// Field is one field of an entry: a tag and the lines of its value.
type Field struct {
	// Tag is the tag with its mark.
	Tag string
	// Value is the decoded value, its lines joined by "\n", without the blanks
	// around each.
	Value string
	// Span covers the field with its tag and line ends, ValueSpans the lines of
	// the value. A blank line inside a value has an empty span.
	Span       record.Span
	ValueSpans []record.Span

	lines   []string
	located []*located // of the lines; nil where all are plain
}

// located is a line that is not plain UTF-8 and finds its own places; at is
// where the text begins in it.
type located struct {
	line charset.Line
	at   int
}

// Lines returns the lines of the value.
func (f *Field) Lines() []string { return f.lines }

// Entry is one record as it stood: fields in order, and the original bytes.
type Entry struct {
	Fields []Field
	// Leading are the bytes between the entry before and this one, Bytes the
	// entry's own and Span their place.
	Leading, Bytes []byte
	Span           record.Span
	Diagnostics    []record.Diagnostic

	origin record.Origin
	// number is as many of the Bytes as the line has that numbers or counts the
	// record in its document, with the blank lines behind it; 0 for none.
	number  int
	damaged bool
	// ambiguous is set where a line that goes on looks like an indented tag.
	ambiguous bool
	lines     []string // of all fields
	blocks    []string // the texts of blocks
	memory    *typed.Memory
}

// Memory is what the record that is made of the entry shares with others of its
// stream; nil where it shares nothing.
func (e *Entry) Memory() *typed.Memory { return e.memory }

// records is the memory of records; nil for none.
func (e *Entry) records() *blocks.Records {
	if e.memory == nil {
		return nil
	}
	return &e.memory.Records
}

// Position returns the 1-based number of the entry in its document.
func (e *Entry) Position() int { return e.origin.Position }

// ContentID returns the id of the record. The line that numbers or counts it in its
// document has no part in it: another export of the record has another one.
func (e *Entry) ContentID() string {
	rest := e.Bytes[min(e.number, len(e.Bytes)):]
	if isBlank(rest) {
		rest = e.Bytes
	}
	return record.ContentID(rest)
}

// Record returns a record that has what the entry layer knows: its id, origin
// and raw fields, and the diagnostics. The typed layer fills in the rest.
func (e *Entry) Record() *record.Record {
	r := e.records().New()
	r.ID = e.ContentID()
	e.Complete(r)
	return r
}

// Complete sets what the entry layer knows in a record, but for its id.
func (e *Entry) Complete(r *record.Record) {
	r.Origin = e.origin
	r.Raw = e.records().Fields(len(e.Fields))
	for i := range e.Fields {
		f, raw := &e.Fields[i], &r.Raw[i]
		raw.Name, raw.Value, raw.Span, raw.ValueSpans = f.Tag, f.Value, f.Span, f.ValueSpans
	}
	if len(e.Diagnostics) > 0 {
		r.Diagnostics = append([]record.Diagnostic(nil), e.Diagnostics...)
	}
}

// Typed returns the field as the typed layer takes it.
func (f *Field) Typed() typed.Field {
	field := typed.Field{Name: f.Tag, Lines: f.lines, Span: f.Span, Spans: f.ValueSpans}
	if f.located != nil {
		field.Locate = f.Place
	}
	return field
}

// Place returns the place of Lines()[line][from:to].
func (f *Field) Place(line, from, to int) record.Span {
	if f.located != nil && f.located[line] != nil {
		own := f.located[line]
		return own.line.Span(own.at+from, own.at+to)
	}
	span := f.ValueSpans[line]
	span.End = span.Start + int64(to)
	span.Start += int64(from)
	span.Column += from
	return span
}

// lineDraft is a line of a value: its text in the draft's.
type lineDraft struct {
	from, to int
	located  *located // nil for a plain line
}

// fieldDraft is a field of a draft: from line first on, up to the next one's.
type fieldDraft struct {
	knownTag
	first int
	span  record.Span
}

// draft is the record that is being read.
type draft struct {
	open     bool
	skipping bool // over a limit: nothing is added until the record ends
	// raw are the bytes since the last record: from entryAt on this one's, and
	// from rawEnd on blank lines behind it.
	raw             []byte
	entryAt, rawEnd int
	span            record.Span
	number          int    // as in [Entry]
	text            []byte // of all values
	lines           []lineDraft
	spans           []record.Span // of the lines
	fields          []fieldDraft
	decoded         bool // some line is not plain UTF-8
	blanks          []record.Span
	sawBlank        bool
	// label is the number of the last line of a value where that may be the label
	// of a field, 0 for none. It stands at labelAt, whose end is that of the field
	// before it.
	label     int
	labelAt   record.Span
	closer    *closer
	indented  bool // with all of its lines
	ambiguous bool // some line that goes on looks like an indented tag
	joined    bool // some line stands right behind another
	fewLines  int  // of text without a tag behind the last blank line
	misplaced bool // some line that goes on is not indented as it should be
	// outsideNumber is the last line that is not blank where no record is open and it is
	// a number with a full stop.
	outsideNumber *outsideNumber
	diagnostics   []record.Diagnostic
	damaged       *record.Diagnostic // the first damage
}

// addLine adds a line that stands at a place.
func (d *draft) addLine(line lineDraft, span record.Span) {
	d.lines, d.spans = append(d.lines, line), append(d.spans, span)
}

// isDoubleSpaced reports whether a blank line stands before each line but the
// first.
func (d *draft) isDoubleSpaced() bool { return len(d.fields) > 0 && !d.joined }

func (d *draft) has(tag string) bool {
	for i := range d.fields {
		if d.fields[i].tag == tag {
			return true
		}
	}
	return false
}

// lastLineBegins reports whether the last line of a value begins with the text.
func (d *draft) lastLineBegins(text string) bool {
	n := len(d.lines)
	return n > 0 && hasPrefix(d.text[d.lines[n-1].from:], text)
}

// hasOther reports whether the record has a field with a tag that is none of
// those given.
func (d *draft) hasOther(tags []string) bool {
	for i := range d.fields {
		found := false
		for _, tag := range tags {
			found = found || d.fields[i].tag == tag
		}
		if !found {
			return true
		}
	}
	return false
}

// fill makes the draft an entry, in memory that another one may have had. The
// strings and places are the entry's own.
func (d *draft) fill(e *Entry) {
	text := string(d.text)
	spans := e.records().Spans(len(d.lines))
	lines := slices.Grow(e.lines[:0], len(d.lines))[:len(d.lines)]
	var places []*located
	if d.decoded {
		places = make([]*located, len(d.lines))
	}
	copy(spans, d.spans)
	for i := range d.lines {
		l := &d.lines[i]
		lines[i] = text[l.from:l.to]
		if d.decoded {
			places[i] = l.located
		}
	}
	*e = Entry{
		Fields:      slices.Grow(e.Fields[:0], len(d.fields))[:len(d.fields)],
		Leading:     append(e.Leading[:0], d.raw[:d.entryAt]...),
		Bytes:       append(e.Bytes[:0], d.raw[d.entryAt:d.rawEnd]...),
		Span:        d.span,
		Diagnostics: d.diagnostics,
		number:      d.number,
		damaged:     d.damaged != nil,
		ambiguous:   d.ambiguous,
		lines:       lines,
		blocks:      e.blocks[:0],
		memory:      e.memory,
	}
	for i := range d.fields {
		from, f := &d.fields[i], &e.Fields[i]
		first, end := from.first, len(lines)
		if i+1 < len(d.fields) {
			end = d.fields[i+1].first
		}
		f.Tag, f.Span = from.tag, from.span
		f.Value, f.ValueSpans, f.lines, f.located = "", nil, nil, nil
		if first < end {
			f.lines, f.ValueSpans = lines[first:end:end], spans[first:end:end]
			f.Value = text[d.lines[first].from:d.lines[end-1].to]
			if d.decoded {
				f.located = places[first:end:end]
			}
		}
	}
}

// reset makes the draft ready for the next record; what stands behind the last
// one leads to it.
func (d *draft) reset() {
	rest := d.raw[d.rawEnd:]
	copy(d.raw, rest)
	*d = draft{
		raw: d.raw[:len(rest)], text: d.text[:0], lines: d.lines[:0], spans: d.spans[:0], fields: d.fields[:0], blanks: d.blanks[:0],
	}
}

// IsPlain reports whether all lines of values are UTF-8, so that their places are
// counted byte by byte.
func (e *Entry) IsPlain() bool {
	for i := range e.Fields {
		for _, own := range e.Fields[i].located {
			if own != nil {
				return false
			}
		}
	}
	return true
}

// HasBlocks reports whether the text of a [Block] of the entry's fields can be
// divided again: nothing was left out of it, and no line that goes on looks like
// a tag that is indented.
func (e *Entry) HasBlocks() bool { return !e.damaged && !e.ambiguous }

// Block returns the field that reaches from the value of field from to the end of
// the last one before field end: for rules that read several fields together that
// follow one another. Its text is what stands there, with tags and line ends, but for
// the blanks around the parts of a line; [Form.Parts] divides it.
func (e *Entry) Block(from, end int) typed.Field {
	fields := e.Fields[from:end]
	first, last := &fields[0], &fields[len(fields)-1]
	size := 0
	for i := range fields {
		size += len(fields[i].Tag) + len(fields[i].Value) + 4
	}
	var text strings.Builder
	text.Grow(size)
	for i := range fields {
		if i > 0 {
			text.WriteByte('\n')
			text.WriteString(fields[i].Tag)
			text.WriteString("- ")
		}
		for j, line := range fields[i].lines {
			if j > 0 {
				text.WriteString(goesOn)
			}
			text.WriteString(line)
		}
	}
	span := first.Span
	if len(first.ValueSpans) > 0 {
		span = first.ValueSpans[0]
	}
	span.End = last.Span.End
	spans := e.records().Spans(1)
	spans[0] = span
	return typed.Field{Name: first.Tag, Lines: e.oneLine(text.String()), Span: first.Span, Spans: spans}
}

// oneLine returns a list of one line, in memory of the entry where its stream has some.
func (e *Entry) oneLine(text string) []string {
	if e.memory == nil {
		return []string{text}
	}
	e.blocks = append(e.blocks, text)
	n := len(e.blocks)
	return e.blocks[n-1 : n : n]
}

// goesOn stands between two lines of a value in a [Block].
const goesOn = "\n" + Indentation

// usualBlock is as long as most blocks are.
const usualBlock = 256

// Part is one field of the text of a [Block]: its tag, "" for the first one, and
// its value, the lines joined by a blank.
type Part struct{ Tag, Value string }

// Parts divides the text of a block, or that of a single value, and appends the parts
// to a list.
func (f *Form) Parts(list []Part, text string) []Part {
	parts := append(list, Part{})
	var bytes []byte // of a text that has several lines
	var buffer [usualBlock]byte
	for at, next := 0, 0; at < len(text); at = next {
		end := len(text)
		next = end
		if i := strings.IndexAny(text[at:], "\r\n"); i >= 0 {
			end, next = at+i, at+i+1
		}
		line := text[at:end]
		switch {
		case at > 0:
			tag, from, to, ok := f.tag(bytes[at:end])
			if !ok && line != "" && line[0] == ' ' {
				tag, from, to, ok = f.indentedTag(bytes[at:end])
			}
			if ok {
				parts = append(parts, Part{tag.tag, line[from:to]})
				continue
			}
		case next < len(text):
			bytes = append(buffer[:0], text...)
		}
		if line = strings.Trim(line, " \t"); line == "" {
			continue
		}
		last := &parts[len(parts)-1]
		if last.Value != "" {
			line = last.Value + " " + line
		}
		last.Value = line
	}
	return parts
}
