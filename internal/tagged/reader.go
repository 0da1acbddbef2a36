package tagged

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"slices"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/record"
)

// Options configure a [Reader]. The zero value and nil work.
type Options struct {
	// Name is the document's name, for places and messages.
	Name string
	// Source and Kind are what the user declared; Source defaults to Name.
	Source string
	Kind   record.SourceKind
	// Encoding names the encoding of lines that are not valid UTF-8.
	Encoding string
	// MaxLine and MaxRecord are limits in bytes, MaxFields one of the lines of
	// all values of a record. Text outside of records has the limit of a record.
	// 0 means the default (64 MiB, 64 MiB, 100,000).
	MaxLine, MaxRecord, MaxFields int
	// Base is the place at which the input starts in its document, UTF16 its
	// byte order ("le", "be") where that was found before, and Position the
	// number of its first record: for reading a part of a document again.
	Base     record.Span
	UTF16    string
	Position int
	// Digest asks for the digest of the document.
	Digest bool
}

const (
	defaultMaxRecord = 64 << 20
	defaultMaxFields = 100_000
	// A text outside of records counts for some more bytes than it has.
	outsideOverhead = 48
)

// Reader reads entries from a stream. It is not safe for concurrent use.
type Reader struct {
	form     *Form
	options  Options
	source   *hashing
	lines    *charset.LineReader
	document record.Document
	position int
	outside  int  // bytes of text in document.Outside
	lost     bool // text outside of records went over the limit
	err      error

	line     charset.Line
	held     bool // the line is still to be taken
	draft    draft
	trailing []byte
}

// NewReader returns a reader of r's entries in a form.
func NewReader(r io.Reader, form *Form, o *Options) *Reader {
	reader := &Reader{form: form}
	reader.Reset(r, o)
	return reader
}

// Reset has the reader read source as one that [NewReader] made would, and use
// its memory again: for reading many small texts, one after the other. The
// strings that it gave stay as they are.
func (r *Reader) Reset(source io.Reader, o *Options) {
	if o == nil {
		o = &Options{}
	}
	lines := r.lines
	if lines == nil {
		lines = &charset.LineReader{}
	}
	draft := r.draft
	draft.reset()
	draft.raw = draft.raw[:0]
	*r = Reader{form: r.form, options: *o, position: max(o.Position, 1), lines: lines, draft: draft}
	options := &r.options
	if options.Source == "" {
		options.Source = options.Name
	}
	if options.MaxLine <= 0 {
		options.MaxLine = charset.DefaultMaxLine
	}
	if options.MaxRecord <= 0 {
		options.MaxRecord = defaultMaxRecord
	}
	if options.MaxFields <= 0 {
		options.MaxFields = defaultMaxFields
	}
	r.source = &hashing{source: source}
	if o.Digest && o.Base.IsZero() {
		r.source.hash = sha256.New()
	}
	r.err = lines.Reset(r.source, &charset.Options{
		Encoding: o.Encoding, MaxLine: options.MaxLine, Base: o.Base, UTF16: o.UTF16, Size: charset.SizeOf(source),
	})
	if r.err != nil {
		r.lines = nil
	}
	r.document = record.Document{Name: o.Name, Format: r.form.Format, Source: options.Source}
}

// Read returns the next entry, or nil and io.EOF. After a *[record.ParseError]
// the stream goes on; the partial entry comes with it, nil where the damage was
// outside of any record. Any other error ends the stream.
func (r *Reader) Read() (*Entry, error) {
	e := new(Entry)
	ok, err := r.Next(e)
	if !ok {
		return nil, err
	}
	return e, err
}

// Next reads the next entry into e and uses e's memory again: what its Fields,
// Leading and Bytes held before is overwritten, only strings and places stay. It
// reports whether there is an entry; errors are as for [Reader.Read].
func (r *Reader) Next(e *Entry) (bool, error) {
	for r.err == nil {
		if !r.held {
			err := r.lines.NextIn(&r.line)
			switch {
			case err == nil:
			case errors.Is(err, record.ErrTooLong):
				if err := r.lineTooLong(r.line, err); err != nil {
					return false, err
				}
				continue
			default:
				if r.err = err; err != io.EOF {
					return false, err
				}
				open := r.draft.open
				if open {
					err = r.finish(e)
				}
				r.trailing = append([]byte(nil), r.draft.raw...)
				return open, err
			}
		}
		r.held = false
		if r.take() {
			return true, r.finish(e)
		}
		if r.lost {
			r.lost = false
			return false, r.outsideTooLong()
		}
	}
	return false, r.err
}

// Trailing returns the bytes after the last entry; call it after io.EOF.
func (r *Reader) Trailing() []byte { return r.trailing }

// Document describes what was read so far; it is complete after io.EOF.
func (r *Reader) Document() *record.Document {
	document := r.document
	if r.lines != nil {
		document.Encoding = r.lines.Encoding()
	}
	document.Size = r.source.size
	if r.err == io.EOF && r.source.hash != nil {
		document.Digest = "sha256:" + hex.EncodeToString(r.source.hash.Sum(nil))
	}
	return &document
}

// take takes the line. It reports whether the record that is open ends before
// it: the line is held then.
func (r *Reader) take() bool {
	d, text := &r.draft, r.line.Text
	if r.line.HasMark() && d.open && len(d.raw) > d.entryAt {
		r.held = true
		return true
	}
	if isBlank(text) {
		d.closer = nil
		r.takeBlank()
		return false
	}
	tag, from, to, ok := r.form.tag(text)
	if !ok && text[0] == ' ' {
		tag, from, to, ok = r.indentedTag()
	}
	number := d.outsideNumber
	if d.outsideNumber = nil; !ok && r.form.Numbered && text[0] <= '9' {
		tag, from, to, ok = r.numberTag()
	}
	if d.closer != nil && !(ok && r.form.beginsRecord(d, tag, false)) {
		d.reopen()
	}
	if !ok && r.form.Strays && d.open && !d.sawBlank && d.lastIs(single) {
		tag, from, to, ok = r.form.divide(text, false)
	}
	ok = ok && (d.open || r.form.opens(tag) || number != nil && tag.is&known != 0) && !r.form.isText(d, tag)
	other := ok && d.open && r.form.inOtherForm(d, tag)
	ok = ok && !other
	switch {
	case other && d.sawBlank && tag.is&first != 0:
		r.held = true
		return true
	case ok && d.open && r.form.beginsRecord(d, tag, d.sawBlank):
		r.held = true
		return true
	case ok:
		switch {
		case d.open:
		case number != nil:
			r.startAt(number)
		default:
			r.start()
		}
		r.addField(tag, from, to)
	case !d.open:
		r.addOutside()
	case r.form.Paragraphs && r.form.Indented && d.sawBlank && indentation(text) < leastIndentation:
		r.held = true
		return true
	default:
		r.goOn()
	}
	return false
}

// numberTag takes a line "12." for one that numbers a record where no value has it, and
// the open record has no number in brackets.
func (r *Reader) numberTag() (tag knownTag, from, to int, ok bool) {
	d := &r.draft
	if !d.open || d.misplaced || d.entryAt < len(d.raw) && d.raw[d.entryAt] == '<' || !d.isBelowTags() {
		return knownTag{}, 0, 0, false
	}
	from, to, ok = stoppedNumber(r.line.Text)
	return knownTag{NumberTag, r.form.numbers}, from, to, ok
}

// isBelowTags reports whether the values of the record stand on lines below their tags,
// and the last field has one.
func (d *draft) isBelowTags() bool {
	for i := range d.fields {
		if f := &d.fields[i]; f.tag != NumberTag {
			return f.is&(known|also) == known && len(d.lines) > d.fields[len(d.fields)-1].first
		}
	}
	return false
}

// lastIs reports whether the last field's tag is in a list of the form.
func (d *draft) lastIs(in role) bool {
	last := len(d.fields) - 1
	return last >= 0 && d.fields[last].is&in != 0
}

// indentedTag divides the line where it is indented with all of its record, or
// begins such a record.
func (r *Reader) indentedTag() (tag knownTag, from, to int, ok bool) {
	d := &r.draft
	tag, from, to, ok = r.form.indentedTag(r.line.Text)
	switch {
	case !ok || d.open && d.indented:
	case !d.open:
		ok = r.form.opensIndented(tag)
	case !r.form.opensIndented(tag) || !r.form.beginsRecord(d, tag, d.sawBlank):
		d.ambiguous, ok = true, false
	}
	return tag, from, to, ok
}

func (r *Reader) takeBlank() {
	d := &r.draft
	if d.skipping {
		// A record that is over its limit ends as any other.
		d.sawBlank = true
		return
	}
	d.raw = append(d.raw, r.line.Raw...)
	if !d.open {
		if len(d.raw) > r.options.MaxRecord {
			d.raw, r.lost = d.raw[:0], true
		}
		d.entryAt, d.rawEnd = len(d.raw), len(d.raw)
		return
	}
	d.sawBlank, d.fewLines = true, 0
	if before := len(d.raw) - len(r.line.Raw) - d.entryAt; d.number > 0 && d.number == before {
		d.number += len(r.line.Raw)
	}
	if len(d.lines)+len(d.blanks) < r.options.MaxFields {
		d.blanks = append(d.blanks, r.line.Span(0, 0))
	}
	if len(d.raw)-d.rawEnd > r.options.MaxRecord {
		r.damage(recordTooLong, r.line.Span(0, 0))
		d.skipping = true
		d.raw = d.raw[:d.rawEnd]
	}
}

// start opens a record at the line. A byte order mark is no part of it.
func (r *Reader) start() {
	d := &r.draft
	d.open, d.indented = true, r.line.Text[0] == ' '
	mark := int(r.line.Span(0, 0).Start - r.line.Start)
	d.raw = append(d.raw, r.line.Raw[:mark]...)
	d.entryAt, d.rawEnd = len(d.raw), len(d.raw)
	d.span = r.line.Span(0, 0)
}

// keep adds the line's bytes to the record's. It reports whether there is room
// for them.
func (r *Reader) keep() bool {
	d := &r.draft
	if d.skipping {
		return false
	}
	raw := r.line.Raw
	if len(d.raw) == d.entryAt {
		raw = raw[int(r.line.Span(0, 0).Start-r.line.Start):]
	}
	switch {
	case len(d.raw)-d.entryAt+len(raw) > r.options.MaxRecord:
		r.damage(recordTooLong, r.line.Span(0, 0))
		d.skipping = true
		return false
	case len(d.lines)+len(d.fields) >= r.options.MaxFields:
		r.damage(tooManyLines, r.line.Span(0, 0))
		d.skipping = true
		return false
	}
	d.raw = append(d.raw, raw...)
	d.rawEnd = len(d.raw)
	d.span.End = r.line.Start + int64(len(r.line.Raw))
	return true
}

func (r *Reader) addField(tag knownTag, from, to int) {
	d := &r.draft
	d.joined = d.joined || !d.sawBlank && len(d.fields) > 0
	if !r.keep() {
		d.blanks, d.sawBlank, d.fewLines, d.label = d.blanks[:0], false, 0, 0
		return
	}
	if tag.is&closing != 0 && len(d.fields) > 0 && !d.lastIs(single) {
		d.closer = r.closer()
	}
	d.blanks, d.sawBlank, d.fewLines, d.label = d.blanks[:0], false, 0, 0
	r.openField(tag)
	if len(d.fields) == 1 && isNumber(tag.tag, r.line.Text[from:to]) {
		d.number = len(d.raw) - d.entryAt
	}
	if r.form.NoteUnknown && tag.is&known == 0 && !r.form.isKnown(tag.tag) {
		r.noteUnknown(tag.tag, r.line.Span(0, len(r.line.Text)))
	}
	if from < to {
		r.addLine(from, to)
	}
}

// openField adds a field that begins with the line.
func (r *Reader) openField(tag knownTag) {
	d := &r.draft
	span := r.line.Span(0, 0)
	span.End = d.span.End
	d.fields = append(d.fields, fieldDraft{knownTag: tag, first: len(d.lines), span: span})
}

// goOn adds the line to the last field, and the blank lines before it. Behind a
// field whose value is one line, or has none, it is a field without a tag.
func (r *Reader) goOn() {
	d := &r.draft
	first := len(d.lines)
	if n := len(d.fields); n > 0 {
		first = d.fields[n-1].first
	}
	blanks := d.blanks
	label := d.label
	if d.label = 0; label > 0 && !d.sawBlank && !d.skipping && isIndented(r.line.Text) {
		r.beginAtLabel(label)
		first = len(d.lines)
	}
	d.joined = d.joined || !d.sawBlank
	if d.sawBlank || d.fewLines > 0 {
		d.fewLines++
	}
	d.blanks, d.sawBlank = d.blanks[:0], false
	if !r.keep() {
		return
	}
	misplaced := r.form.Indented && !isIndented(r.line.Text)
	d.misplaced = d.misplaced || misplaced
	if n := len(d.fields); (misplaced || !r.form.Indented && (len(blanks) > 0 || d.lastIs(closing))) && slices.Contains(r.form.Single, d.fields[n-1].tag) {
		r.note(noTag, r.line.Span(0, len(r.line.Text)))
		r.openField(knownTag{})
		first = len(d.lines)
	} else if misplaced && d.fields[n-1].tag != "" {
		r.note(notIndented, r.line.Span(0, len(r.line.Text)))
		if len(d.lines) > first && len(blanks) == 0 && r.form.looksLikeLabel(r.line.Text) {
			d.label, d.labelAt = len(d.lines), r.line.Span(0, 0)
			d.labelAt.End = d.fields[n-1].span.End
		}
	}
	if len(d.lines) > first {
		for _, span := range blanks {
			d.endLine()
			d.addLine(lineDraft{from: len(d.text), to: len(d.text)}, span)
		}
	}
	from, to := trimmed(r.line.Text, 0)
	if len(d.lines) > first {
		d.endLine()
	}
	r.addLine(from, to)
	d.fields[len(d.fields)-1].span.End = d.span.End
}

// beginAtLabel makes the last line a label that begins a field: an indented line
// follows it.
func (r *Reader) beginAtLabel(last int) {
	d := &r.draft
	line := d.lines[last]
	tag := string(d.text[line.from:line.to])
	before := &d.fields[len(d.fields)-1]
	span := d.labelAt
	before.span.End, span.End = span.End, before.span.End
	d.lines, d.spans, d.text = d.lines[:last], d.spans[:last], d.text[:line.from-1]
	d.fields = append(d.fields, fieldDraft{knownTag: knownTag{tag: tag}, first: last, span: span})
	r.unnote(notIndented)
}

// endLine puts the line end behind a line of a value.
func (d *draft) endLine() { d.text = append(d.text, '\n') }

// addLine adds text[from:to] of the line as a line of the last field.
func (r *Reader) addLine(from, to int) {
	d := &r.draft
	start := len(d.text)
	d.text = append(d.text, r.line.Text[from:to]...)
	span := r.line.Span(from, to)
	d.addLine(lineDraft{from: start, to: len(d.text), located: r.locate(from, span)}, span)
}

// locate returns what finds the places of a line's text from a place on, nil where the
// line is plain.
func (r *Reader) locate(from int, span record.Span) *located {
	encoding := r.lines.Encoding()
	if r.line.IsPlain() || encoding == charset.UTF8 {
		return nil
	}
	fallback := r.line.IsFallback(0, len(r.line.Text))
	if fallback {
		r.note(fallbackLine, span)
	}
	if !fallback && encoding != charset.UTF16LE && encoding != charset.UTF16BE {
		return nil
	}
	r.draft.decoded = true
	return &located{line: r.line.Detached(), at: from}
}

// addOutside keeps a line that stands outside of records.
func (r *Reader) addOutside() {
	d := &r.draft
	if r.outside += len(r.line.Raw) + outsideOverhead; r.outside > r.options.MaxRecord {
		r.lost = r.outside-len(r.line.Raw)-outsideOverhead <= r.options.MaxRecord
		return
	}
	if r.form.Numbered {
		d.outsideNumber = r.outsideNumber()
	}
	d.raw = append(d.raw, r.line.Raw...)
	d.entryAt, d.rawEnd = len(d.raw), len(d.raw)
	from, to := trimmed(r.line.Text, 0)
	r.document.Outside = append(r.document.Outside, record.Text{
		Text: string(r.line.Text[from:to]), Span: r.line.Span(from, to),
	})
}

// finish ends the record that is open and fills the entry.
func (r *Reader) finish(e *Entry) error {
	d := &r.draft
	d.fill(e)
	e.origin = record.Origin{
		Document: r.options.Name, Source: r.options.Source, Kind: r.options.Kind,
		Format: r.form.Format, Position: r.position, Span: d.span,
	}
	r.position++
	r.document.Records++
	damaged := d.damaged
	d.reset()
	if damaged != nil {
		return &record.ParseError{Document: r.options.Name, Diagnostic: *damaged, Err: record.ErrTooLong}
	}
	return nil
}

// lineTooLong notes a line that is over its limit in the record that is open;
// outside of records it is an error of its own.
func (r *Reader) lineTooLong(line charset.Line, cause error) error {
	at := line.Span(0, 0)
	if r.draft.open {
		r.damage(lineTooLong, at)
		return nil
	}
	diagnostic := r.diagnostic(lineTooLong, at)
	r.document.Diagnostics = append(r.document.Diagnostics, diagnostic)
	return &record.ParseError{Document: r.options.Name, Diagnostic: diagnostic, Err: cause}
}

func (r *Reader) outsideTooLong() error {
	diagnostic := r.diagnostic(outsideTooLong, r.line.Span(0, 0))
	r.document.Diagnostics = append(r.document.Diagnostics, diagnostic)
	return &record.ParseError{Document: r.options.Name, Diagnostic: diagnostic, Err: record.ErrTooLong}
}

// hashing counts and hashes what is read.
type hashing struct {
	source io.Reader
	hash   hash.Hash // nil for none
	size   int64
}

func (h *hashing) Read(p []byte) (int, error) {
	n, err := h.source.Read(p)
	h.size += int64(n)
	if h.hash != nil {
		h.hash.Write(p[:n])
	}
	return n, err
}
