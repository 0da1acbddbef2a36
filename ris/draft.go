package ris

import (
	"bytes"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/record"
)

// draft is the record that is being read. Its memory is used again for the
// next one: an [Entry] gets one copy of the bytes and one of the text.
type draft struct {
	draftState
	// raw are the bytes since the last record: from entryAt on this one's, and
	// from rawEnd on blank lines behind it.
	raw         []byte
	text        []byte
	fields      []fieldDraft
	spans       []record.Span
	blanks      []record.Span // blank lines behind the last field
	diagnostics []record.Diagnostic
	damaged     *record.Diagnostic // the first damage
	cause       error
	flat        flattened
}

// clear empties the draft for another document.
func (d *draft) clear() {
	*d = draft{
		raw: d.raw[:0], text: d.text[:0], fields: d.fields[:0], spans: d.spans[:0],
		blanks: d.blanks[:0], diagnostics: d.diagnostics[:0],
	}
}

// draftState is what a draft has besides lists. It has no pointers, so that it is
// emptied quickly.
type draftState struct {
	open       bool
	hasType    bool
	hasText    bool // text without a tag
	hasContent bool // a title or a name: enough for a record without TY
	hasUnknown bool // a field in the form of the sheets with a tag that is not theirs
	wos        bool // in Web of Science's own form
	moreBlanks bool // behind the last field than the limit of lines
	skipping   bool // over a limit: nothing is added until the record ends
	full       bool // over a limit: no field and no line of one is added

	tooMuchOutside bool

	entryAt, rawEnd int // in raw
	fieldEnd        int // behind the last field in raw, where text without a tag follows it
	span            record.Span
	shape           shape // of the first tag line
}

// fieldDraft is a field of a draft. It has no pointers: the collector of memory
// need not look at it.
type fieldDraft struct {
	index            int // of the tag, noTag for text without one
	textFrom, textTo int // in the draft's text
	spanFrom, spanTo int // in its spans
	span             record.Span
}

const noTag = -1

// tag returns the field's tag in upper case, "" for text without one.
func (f *fieldDraft) tag() string {
	if f.index == noTag {
		return ""
	}
	return tagName(f.index)
}

// row returns the row of the field's tag, nil for an unknown one.
func (f *fieldDraft) row() *tagRow {
	if f.index == noTag {
		return nil
	}
	return tagTable[f.index]
}

// damage notes that the record's typed content is damaged.
func (d *draft) damage(k kind, at record.Span) {
	if d.damaged == nil {
		diagnostic := k.at("", at)
		d.damaged = &diagnostic
		d.cause = record.ErrTooLong
	}
	d.diagnostics = note(d.diagnostics, k, "", at)
}

func (r *Reader) note(k kind, tag string, at record.Span) {
	r.draft.diagnostics = note(r.draft.diagnostics, k, tag, at)
}

// start opens a record at an offset in the line.
func (r *Reader) start(from int, form shape) {
	d := &r.draft
	d.open = true
	if from == 0 {
		// A byte order mark is no part of the record.
		mark := int(r.line.Span(0, 0).Start - r.line.Start)
		d.raw = append(d.raw, r.line.Raw[:mark]...)
	}
	d.entryAt, d.rawEnd = len(d.raw), len(d.raw)
	d.span = r.line.Span(from, from)
	d.shape = form
}

// keep adds the line's text[from:to] to the record's bytes, and its line end
// where to is its end.
func (r *Reader) keep(from, to int) {
	d := &r.draft
	if d.skipping {
		return
	}
	begin, end := int(r.line.Span(from, from).Start-r.line.Start), len(r.line.Raw)
	if to < len(r.line.Text) {
		end = int(r.line.Span(to, to).Start - r.line.Start)
	}
	if from == 0 && len(d.raw) > d.entryAt {
		begin = 0
	}
	if len(d.raw)-d.entryAt+end-begin > r.options.MaxRecord {
		d.skipping = true
		d.damage(recordTooLong.over("MaxRecord", r.options.MaxRecord), r.line.Span(from, from))
		return
	}
	d.raw = append(d.raw, r.line.Raw[begin:end]...)
	d.rawEnd = len(d.raw)
	d.span.End = r.line.Start + int64(end)
	if r.line.IsFallback(from, to) {
		r.note(fallbackLine, "", r.line.Span(from, to))
	}
}

// addField adds a field whose tag stands at from, whose value is the line's
// text[value:valueEnd], and which ends at to.
func (r *Reader) addField(tag string, row *tagRow, from, value, valueEnd, to int) {
	span := r.line.Span(from, from)
	span.End = r.line.Start + int64(len(r.line.Raw))
	if to < len(r.line.Text) {
		span.End = r.line.Span(to, to).Start
	}
	if r.openField(tag, row, span) {
		r.addText(r.line.Text[value:valueEnd], r.line.Span(value, valueEnd))
	}
}

// openField adds a field without a value, unless a limit forbids it.
func (r *Reader) openField(tag string, row *tagRow, span record.Span) bool {
	d := &r.draft
	d.blanks, d.moreBlanks = d.blanks[:0], false
	if d.skipping || !r.hasRoom(span) {
		return false
	}
	index := noTag
	if tag != "" {
		index, _, _ = tagIndex(tag[0], tag[1])
	}
	d.push(index, row, span)
	return true
}

// push adds a field without a value. It is filled in its place, since a copy would
// have to wait for what was just written.
func (d *draft) push(index int, row *tagRow, span record.Span) {
	n := len(d.fields)
	if n == cap(d.fields) {
		d.fields = slices.Grow(d.fields, 1)
	}
	d.fields = d.fields[:n+1]
	f := &d.fields[n] // what it held was another record's
	f.index = index
	f.textFrom, f.textTo = len(d.text), len(d.text)
	f.spanFrom, f.spanTo = len(d.spans), len(d.spans)
	f.span.Start, f.span.End, f.span.Line, f.span.Column = span.Start, span.End, span.Line, span.Column
	if row == nil {
		return
	}
	switch row.to {
	case toType:
		d.hasType = true
	case toTitle, toName:
		d.hasContent = true
	}
}

// hasRoom reports whether the record can have another line of a value behind
// the blank ones that may be part of it, and notes the damage where it cannot.
// A field has one line at least.
func (r *Reader) hasRoom(at record.Span) bool {
	d := &r.draft
	if !d.full && len(d.spans)+len(d.blanks) < r.options.MaxFields {
		return true
	}
	if d.full {
		// The message is made once.
		d.diagnostics = note(d.diagnostics, tooManyFields, "", at)
		return false
	}
	d.full = true
	d.damage(tooManyFields.over("MaxFields", r.options.MaxFields), at)
	return false
}

// addText adds a line to the value of the last field, unless a limit forbids
// it.
func (r *Reader) addText(text []byte, span record.Span) {
	if r.hasRoom(span) {
		r.draft.add(text, span)
	}
}

// add adds a line to the value of the last field.
func (d *draft) add(text []byte, span record.Span) {
	field := d.last()
	if field.spanTo > field.spanFrom {
		d.text = append(d.text, '\n')
	}
	if n := len(d.text); len(text) <= cap(d.text)-n {
		// The slice keeps its pointer, of which the collector need not be told.
		d.text = d.text[:n+len(text)]
		copy(d.text[n:], text)
	} else {
		d.text = append(d.text, text...)
	}
	d.spans = append(d.spans, span)
	field.textTo, field.spanTo = len(d.text), len(d.spans)
}

// addLine goes on with the last field's value in the line's text[from:to].
func (r *Reader) addLine(from, to int) {
	d := &r.draft
	at := r.line.Span(from, to)
	if d.skipping || (d.full || d.moreBlanks) && !r.hasRoom(at) {
		return
	}
	blanks := d.blanks
	d.blanks = d.blanks[:0]
	for _, blank := range blanks {
		r.addText(nil, blank)
	}
	if r.addText(r.line.Text[from:to], at); d.full {
		return
	}
	field := d.last()
	if field.index != noTag && !d.wos {
		r.note(continuation, field.tag(), at)
	}
	field.span.End = r.line.Start + int64(len(r.line.Raw))
}

// last returns the field that a continuation line would belong to.
func (d *draft) last() *fieldDraft {
	if len(d.fields) == 0 {
		return nil
	}
	return &d.fields[len(d.fields)-1]
}

// endHere ends a record without ER behind its last field. Text without a tag
// behind that is no part of the record: it may belong to what follows.
func (r *Reader) endHere() {
	d := &r.draft
	last := len(d.fields)
	for last > 0 && d.fields[last-1].index == noTag {
		last--
	}
	if last > 0 && last < len(d.fields) && !d.full {
		for _, f := range d.fields[last:] {
			spans := d.spans[f.spanFrom:f.spanTo]
			for i, line := range strings.Split(string(d.text[f.textFrom:f.textTo]), "\n") {
				if line != "" {
					r.outsideText(line, spans[i])
				}
			}
		}
		d.fields = d.fields[:last]
		d.span.End = d.fields[last-1].span.End
		d.rawEnd = d.fieldEnd
	}
	r.note(missingEnd, "", d.span)
}

// finish makes the draft an entry in e's memory and empties the draft.
func (r *Reader) finish(e *Entry) error {
	d := &r.draft
	r.noteWhole()
	fields, diagnostics, block, places := e.Fields[:0], e.Diagnostics[:0], e.block[:0], e.places[:0]
	*e = r.header()
	e.Fields = slices.Grow(fields, len(d.fields))[:len(d.fields)]
	e.Diagnostics = append(diagnostics, d.diagnostics...)
	e.block = append(block, d.raw[:d.rawEnd]...)
	e.places = append(places, d.spans...)
	e.Leading, e.Bytes = e.block[:d.entryAt:d.entryAt], e.block[d.entryAt:]
	text := r.slab.text(d.text)
	for i := range d.fields {
		f, field := &d.fields[i], &e.Fields[i]
		field.Tag = f.tag()
		field.Value = text[f.textFrom:f.textTo]
		field.Span = f.span
		field.ValueSpans = e.places[f.spanFrom:f.spanTo:f.spanTo]
	}
	return r.next()
}

// finishRecord makes the draft a record and empties the draft.
func (r *Reader) finishRecord() (*record.Record, error) {
	d := &r.draft
	r.noteWhole()
	e := r.bareEntry()
	e.Diagnostics, e.Bytes = d.diagnostics, d.raw[d.entryAt:d.rawEnd]
	// The id stands behind the values: the record has one string.
	values := len(d.text)
	d.text = slices.Grow(d.text, len(e.Bytes))
	d.text = record.AppendContentID(d.text, e.Bytes)
	text := r.slab.text(d.text)
	blocks := r.memory.next()
	places := roomToFill(blocks, &blocks.lines, len(d.spans), sharedLines)
	copy(places, d.spans)
	raw := roomToFill(blocks, &blocks.fields, len(d.fields), sharedFields)
	tags := r.memory.tags[:0]
	for i := range d.fields {
		f, field := &d.fields[i], &raw[i]
		// The strings and slices are set together, so that the collector is told of them
		// at once.
		name, value, spans := f.tag(), text[f.textFrom:f.textTo], places[f.spanFrom:f.spanTo:f.spanTo]
		field.Name, field.Value, field.ValueSpans = name, value, spans
		field.Span = f.span
		tags = append(tags, int16(f.index))
	}
	out := e.record(text[values:], raw, tags, &r.memory, signsOf(text[:values]))
	return out, r.next()
}

// noteWhole notes what the draft as a whole shows.
func (r *Reader) noteWhole() {
	if !r.draft.hasType {
		r.note(missingType, "", r.draft.span)
	}
	if r.draft.hasText {
		r.noteText()
	}
	r.noteCharacters()
}

// header returns an entry with what the draft's has besides lists.
func (r *Reader) header() Entry {
	d := &r.draft
	return Entry{
		Span:     d.span,
		encoding: r.options.Encoding,
		utf16:    r.byteOrder(),
		wrapped:  len(d.flat.lines) > 1,
		wos:      d.wos,
		dialect:  r.dialect,
		own:      r.own,
		origin: record.Origin{
			Document: r.options.Name,
			Source:   r.options.Source,
			Kind:     r.options.Kind,
			Format:   record.FormatRIS,
			Position: r.position,
			Span:     d.span,
		},
	}
}

// bareEntry returns an entry with what header gives, in memory that is used
// again: most of it is the same for all entries.
func (r *Reader) bareEntry() *Entry {
	e, d := &r.entry, &r.draft
	if e.Position() == 0 {
		*e = r.header()
		return e
	}
	e.Span, e.origin.Span, e.origin.Position = d.span, d.span, r.position
	e.wrapped, e.wos = len(d.flat.lines) > 1, d.wos
	return e
}

// next empties the draft, which is read, and returns its damage.
func (r *Reader) next() error {
	d := &r.draft
	r.position++
	r.document.Records++
	var err error
	if d.damaged != nil {
		err = &record.ParseError{Document: r.options.Name, Diagnostic: *d.damaged, Err: d.cause}
	}
	r.reset()
	return err
}

// reset empties the draft; what stands behind the record leads the next one.
func (r *Reader) reset() {
	d := &r.draft
	if d.rawEnd > 0 { // text that is no record stays, however long
		d.raw = append(d.raw[:0], d.raw[d.rawEnd:]...)
	}
	d.draftState = draftState{}
	d.text, d.fields, d.spans = d.text[:0], d.fields[:0], d.spans[:0]
	d.blanks, d.diagnostics = d.blanks[:0], d.diagnostics[:0]
	d.damaged, d.cause = nil, nil
	if cap(d.flat.candidates) > 0 { // it was in use
		d.flat = flattened{
			lines: d.flat.lines[:0], candidates: d.flat.candidates[:0],
			cuts: d.flat.cuts[:0], growing: d.flat.growing[:0], pieces: d.flat.pieces[:0],
		}
	}
	const keep = 1 << 20
	if cap(d.flat.candidates) > keep/64 {
		d.flat = flattened{}
	}
	if cap(d.text) > keep {
		d.text = nil
	}
	if cap(d.raw) > keep && len(d.raw) == 0 {
		d.raw = nil
	}
	if cap(d.spans) > keep/64 {
		d.spans, d.fields, d.blanks = nil, nil, nil
	}
}

func (r *Reader) byteOrder() string {
	switch r.lines.Encoding() {
	case charset.UTF16LE:
		return "le"
	case charset.UTF16BE:
		return "be"
	}
	return ""
}

// noteText notes the fields without a tag.
func (r *Reader) noteText() {
	for i := range r.draft.fields {
		if f := &r.draft.fields[i]; f.index == noTag {
			r.note(textInside, "", f.span)
		}
	}
}

// noteCharacters looks for characters that a value should not have: NUL and
// the separators of lines and paragraphs of Unicode.
func (r *Reader) noteCharacters() {
	d := &r.draft
	nul := bytes.IndexByte(d.text, 0) >= 0
	if !nul && !hasSeparator(d.text) {
		return
	}
	for i := range d.fields {
		f := &d.fields[i]
		value := d.text[f.textFrom:f.textTo]
		if nul && bytes.IndexByte(value, 0) >= 0 {
			r.note(nulByte, f.tag(), f.span)
		}
		if hasSeparator(value) {
			r.note(lineSeparator, f.tag(), f.span)
		}
	}
}

// hasSeparator reports whether text has a separator of lines or paragraphs.
func hasSeparator(text []byte) bool {
	for {
		i := bytes.Index(text, []byte("\xe2\x80"))
		if i < 0 || i+2 >= len(text) {
			return false
		}
		if c := text[i+2]; c == 0xA8 || c == 0xA9 {
			return true
		}
		text = text[i+2:]
	}
}

// addOutside keeps the line's text[from:to] as text outside of records.
func (r *Reader) addOutside(from, to int) {
	d := &r.draft
	begin, end := 0, len(r.line.Raw)
	if from > 0 {
		begin = int(r.line.Span(from, from).Start - r.line.Start)
	}
	if to < len(r.line.Text) {
		end = int(r.line.Span(to, to).Start - r.line.Start)
	}
	if len(d.raw)+end-begin > r.options.MaxRecord {
		d.raw = d.raw[:0]
		d.tooMuchOutside = !r.lost
		r.lost = true
	}
	d.raw = append(d.raw, r.line.Raw[begin:end]...)
	text := r.line.Text[from:to]
	start := blankLength(text)
	stop := trimBlanks(text)
	if start >= stop {
		return
	}
	r.outsideText(string(text[start:stop]), r.line.Span(from+start, from+stop))
}

// placeSize is what a line of text outside of records counts besides its
// bytes, for its place: very many short ones stay within the limit.
const placeSize = 48

// outsideText adds a line to the document's text outside of records.
func (r *Reader) outsideText(text string, span record.Span) {
	before := r.outside
	if r.outside += len(text) + placeSize; before > r.options.MaxRecord {
		r.document.Diagnostics = note(r.document.Diagnostics, outsideTooLong, "", span)
		return
	} else if r.outside > r.options.MaxRecord {
		r.document.Diagnostics = note(r.document.Diagnostics, outsideTooLong.over("MaxRecord", r.options.MaxRecord), "", span)
		return
	}
	if !isWosFrame(text) {
		r.document.Diagnostics = note(r.document.Diagnostics, textOutside, "", span)
	}
	r.document.Outside = append(r.document.Outside, record.Text{Text: text, Span: span})
}

// tagAsItStood returns what stands before the value of a field of the draft: its tag
// as the document has it, with the blanks and the dash.
func (r *Reader) tagAsItStood(f *fieldDraft) string {
	d := &r.draft
	before := f.span
	if f.spanFrom < f.spanTo {
		before.End = d.spans[f.spanFrom].Start
	}
	// The draft's bytes are those of the document from the record's start on.
	moved := d.span.Start - int64(d.entryAt)
	before.Start, before.End = before.Start-moved, before.End-moved
	if before.End > int64(len(d.raw)) {
		return f.tag() + "  - " // the record is over a limit
	}
	line := d.raw
	if i := bytes.IndexAny(d.raw[before.End:], "\r\n"); i >= 0 {
		line = line[:int(before.End)+i]
	}
	text, err := charset.TextAt(bytes.NewReader(line), int64(len(line)), before, r.lines.Encoding())
	if err != nil {
		return f.tag() + "  - "
	}
	return text
}

// demote makes text outside of records of a draft that is no record.
func (r *Reader) demote() {
	d := &r.draft
	for i := range d.fields {
		f := &d.fields[i]
		text := []byte(r.tagAsItStood(f) + string(d.text[f.textFrom:f.textTo]))
		text = text[:trimBlanks(text)]
		r.outsideText(string(text[blankLength(text):]), f.span)
	}
	if d.flat.open {
		r.outsideText(string(d.flat.text), d.span)
	}
	d.rawEnd = 0
	raw := d.raw
	r.reset()
	r.draft.raw = raw
}
