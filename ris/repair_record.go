package ris

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/record"
)

// concerns reports whether anything in the record may be repaired.
func (p *repairer) concerns(e *Entry) bool {
	if e.utf16 != "" {
		return true
	}
	if answers(e, allRepairs) || hasDiagnostic(e, fallbackLine) {
		return true
	}
	for i := range e.Fields {
		if f := &e.Fields[i]; len(f.ValueSpans) > 1 && (f.HardWrapped() || f.isBroken()) {
			return true
		}
	}
	return bytes.Contains(e.Bytes, []byte("\ufeff")) || !hasLineEnds(e.Bytes, p.lineEnd)
}

// hasLineEnds reports whether all lines of text end in the given way.
func hasLineEnds(text []byte, end string) bool {
	lf, cr := bytes.Count(text, []byte{'\n'}), bytes.Count(text, []byte{'\r'})
	switch end {
	case "\n":
		return cr == 0
	case "\r":
		return lf == 0
	}
	return lf == cr && bytes.Count(text, []byte("\r\n")) == lf
}

// isBroken reports whether the field's value is a title or a name that was
// broken over several lines and is one text.
func (f *Field) isBroken() bool {
	row := rowOf(f.Tag)
	if row == nil || strings.IndexByte(f.Value, '\n') < 0 {
		return false
	}
	switch row.to {
	case toTitle, toContainer, toContainerForm, toAbbreviation, toSecondary:
	case toName:
		if everyLineHas(f.Value, ',') {
			return false
		}
	default:
		return false
	}
	return strings.IndexByte(unwrap(f.Value), '\n') < 0
}

// render writes the record anew with the given repairs, and notes them. What
// stands between its tags and values is kept as it is, decoded.
func (p *repairer) render(e *Entry, which repairs) []byte {
	p.noted = p.noted[:0]
	flat := hasDiagnostic(e, flattenedRecord)
	w := &recordWriter{repairer: p, entry: e, which: which, flat: flat && which&repairFlattened != 0, pos: e.Span}
	w.out = make([]byte, 0, len(e.Bytes)+len(e.Bytes)/8+16)
	if e.utf16 != "" || hasDiagnostic(e, fallbackLine) {
		p.note(fallbackLine.code, "written in UTF-8", "", e.Span)
	}
	if w.flat {
		p.note(flattenedRecord.code, "every field is on a line of its own", "", e.Span)
	}
	before, behindEnd := e.fieldsBehindEnd()
	for i := range before {
		w.field(&before[i])
	}
	if which&repairBehindEnd != 0 {
		w.beforeEnd(behindEnd)
	} else {
		for i := range behindEnd {
			w.field(&behindEnd[i])
		}
	}
	w.gapTo(e.Span.End)
	if which&repairEnd != 0 && hasDiagnostic(e, missingEnd) {
		w.endLine()
		w.out = append(w.out, "ER  - "+p.lineEnd...)
		p.note(missingEnd.code, "ER added", "", record.Span{
			Start: e.Span.End, End: e.Span.End, Line: w.pos.Line, Column: w.pos.Column,
		})
	}
	return w.out
}

// fieldsBehindEnd divides the fields before an ER that has the abstract behind it:
// these two are the second part, which no other record has.
func (e *Entry) fieldsBehindEnd() (before, behindEnd []Field) {
	n := len(e.Fields)
	if n < 2 || !hasDiagnostic(e, abstractBehindEnd) {
		return e.Fields, nil
	}
	return e.Fields[:n-2], e.Fields[n-2:]
}

// recordWriter writes one record anew.
type recordWriter struct {
	*repairer
	entry *Entry
	which repairs
	flat  bool
	out   []byte
	// pos is behind what was written, in the original.
	pos record.Span
}

func (w *recordWriter) field(f *Field) {
	if len(f.ValueSpans) == 0 {
		return
	}
	w.gapTo(f.Span.Start)
	if w.flat {
		w.endLine()
	}
	if f.Tag != "" {
		w.tag(f)
	}
	w.gapTo(f.ValueSpans[0].Start)
	value, joined := w.value(f)
	if !joined {
		for i, span := range f.ValueSpans {
			line, rest, _ := strings.Cut(value, "\n")
			value = rest
			if i > 0 {
				w.gapTo(span.Start)
			}
			w.out = append(w.out, line...)
			if end := behind(span); end.Start > w.pos.Start {
				w.pos = end
			}
		}
	} else {
		w.out = append(w.out, value...)
		w.pos = behind(f.ValueSpans[len(f.ValueSpans)-1])
	}
}

// beforeEnd writes an ER and the abstract behind it in the other order.
func (w *recordWriter) beforeEnd(fields []Field) {
	if len(fields) == 0 {
		return
	}
	w.gapTo(fields[0].Span.Start)
	for _, i := range []int{1, 0} {
		f := &fields[i]
		w.pos = record.Span{Start: f.Span.Start, End: f.Span.Start, Line: f.Span.Line, Column: f.Span.Column}
		w.field(f)
		w.gapTo(f.Span.End)
		w.endLine()
	}
	w.pos.Start = w.entry.Span.End
	w.note(abstractBehindEnd.code, "written before ER", fields[1].Tag, fields[1].Span)
}

// behind is the place behind a span that is part of a line.
func behind(span record.Span) record.Span {
	return record.Span{Start: span.End, End: span.End, Line: span.Line, Column: span.Column + int(span.Len())}
}

// tag writes a field's tag as it stands, or as the sheets have it.
func (w *recordWriter) tag(f *Field) {
	first := f.ValueSpans[0]
	at := record.Span{Start: f.Span.Start, End: first.Start, Line: f.Span.Line, Column: f.Span.Column}
	before := w.decoded(w.entry.bytesOf(at.Start, at.End), at)
	w.pos = record.Span{Start: first.Start, End: first.Start, Line: first.Line, Column: first.Column}
	value, _, _ := strings.Cut(f.Value, "\n")
	t, ok := splitTag(append(bytes.Clone(before), value...))
	if !w.flat && (ok && t.shape == (shape{}) && !t.tight || w.which&repairTags == 0) {
		w.out = append(w.out, before...)
		return
	}
	w.out = append(w.out, f.Tag+"  - "...)
	if w.flat {
		return
	}
	if f.Value == "" && w.utf16 == "" {
		w.pos.Start += int64(blankLength(w.entry.bytesOf(w.pos.Start, f.Span.End)))
	}
	differences := t.differences()
	if !ok {
		differences = []kind{noDash}
	}
	for _, k := range differences {
		w.note(k.code, `written as "`+f.Tag+`  - "`, f.Tag, at)
	}
}

// differences are the kinds of diagnostic that a tag line gives.
func (t *tagLine) differences() []kind {
	var list []kind
	for _, difference := range []struct {
		is bool
		kind
	}{
		{t.shape.indented, indented}, {t.shape.lower, lowerCase}, {t.shape.oddDash, oddDash}, {t.tight, noSpaceAfter},
		{t.shape.blanks == blanksOne, oneSpace}, {t.shape.blanks == blanksNone, noSpace}, {t.shape.blanks == blanksOdd, oddSpace},
	} {
		if difference.is {
			list = append(list, difference.kind)
		}
	}
	return list
}

// blankedCharacters makes a blank of each character that is read as one.
var blankedCharacters = strings.NewReplacer("\x00", " ", "\u2028", " ", "\u2029", " ")

// value returns a field's value with its characters repaired, and whether its
// lines are those to be written, with line ends in them, and not the original's.
func (w *recordWriter) value(f *Field) (value string, joined bool) {
	value = f.Value
	// Whether lines were broken is asked of what the repaired characters are, so
	// that one repair does not depend on the other.
	whole := *f
	whole.Value = blankedCharacters.Replace(value)
	if w.which&repairCharacters != 0 && whole.Value != value {
		if strings.Contains(value, "\x00") {
			w.note(nulByte.code, "a blank for NUL", f.Tag, f.ValueSpans[0])
		}
		if strings.ContainsAny(value, "\u2028\u2029") {
			w.note(lineSeparator.code, "a blank for the line separator", f.Tag, f.ValueSpans[0])
		}
		value = whole.Value
	}
	if len(f.ValueSpans) < 2 {
		return value, false
	}
	wrapped := w.which&repairWrapped != 0
	switch {
	case w.flat:
		value = unwrap(value)
		if row := rowOf(f.Tag); row == nil || row.form != formLong {
			value = strings.ReplaceAll(value, "\n", " ")
		}
	case wrapped && whole.HardWrapped():
		w.note(hardWrappedCode, "the lines are joined", f.Tag, f.ValueSpans[0])
		value = unwrap(value)
	case wrapped && whole.isBroken():
		w.note(continuation.code, "the lines are joined", f.Tag, f.ValueSpans[1])
		value = unwrap(value)
	default:
		return value, false
	}
	return strings.ReplaceAll(value, "\n", w.lineEnd), true
}

// gapTo writes what stands before a place and is neither tag nor value. In a
// record that is put on lines of its own that is nothing.
func (w *recordWriter) gapTo(to int64) {
	if to <= w.pos.Start {
		return
	}
	if w.flat {
		if to == w.entry.Span.End {
			w.endLine()
		}
	} else {
		w.out = append(w.out, w.lines(w.entry.bytesOf(w.pos.Start, to), w.pos, false)...)
	}
	w.pos.Start = to
}

// endLine ends the line that is open.
func (w *recordWriter) endLine() {
	if n := len(w.out); n > 0 && w.out[n-1] != '\n' && w.out[n-1] != '\r' {
		w.out = append(w.out[:trimBlanksKeeping(w.out)], w.lineEnd...)
	}
}

// trimBlanksKeeping is the length of text without the blanks at its end, but
// for the one that ends an empty field.
func trimBlanksKeeping(text []byte) int {
	n := trimBlanks(text)
	if n < len(text) && n >= len("ER  -") && text[n-1] == '-' && (n == 5 || text[n-6] == '\n' || text[n-6] == '\r') {
		n++
	}
	return n
}

// bytesOf are the original bytes between two places of the entry.
func (e *Entry) bytesOf(from, to int64) []byte {
	from, to = max(from-e.Span.Start, 0), min(to-e.Span.Start, int64(len(e.Bytes)))
	if to <= from {
		return nil
	}
	return e.Bytes[from:to]
}

// decoded are bytes of one line as UTF-8.
func (p *repairer) decoded(raw []byte, at record.Span) []byte {
	if p.utf16 == "" && utf8.Valid(raw) {
		return raw
	}
	return p.lines(raw, at, false)
}

// lines decodes bytes of the document to UTF-8 with the document's line end,
// without byte order marks at lines' starts; keepMark keeps one at the first.
func (p *repairer) lines(raw []byte, at record.Span, keepMark bool) []byte {
	if len(raw) == 0 || p.utf16 == "" && hasLineEnds(raw, p.lineEnd) && utf8.Valid(raw) && !bytes.Contains(raw, []byte("\ufeff")) {
		return bytes.Clone(raw)
	}
	lines, err := charset.NewLineReader(bytes.NewReader(raw), &charset.Options{
		Encoding: p.options.Encoding, UTF16: p.utf16,
		Base: record.Span{Start: at.Start, End: at.Start + int64(len(raw)), Line: max(at.Line, 1), Column: max(at.Column, 1)},
	})
	if err != nil {
		return raw
	}
	var out []byte
	for {
		line, err := lines.Next()
		if err != nil {
			return out
		}
		if line.Span(0, 0).Start > line.Start {
			// Of two marks reading leaves one out: the other is text.
			if keepMark && len(out) == 0 || p.keepMarks || bytes.HasPrefix(line.Text, []byte("\ufeff")) {
				out = append(out, "\ufeff"...)
			} else {
				p.note(innerMarkCode, "taken away", "", line.Span(0, 0))
			}
		}
		out = append(out, line.Text...)
		if end := endOf(&line); end != "" {
			if end != p.lineEnd {
				p.note(mixedLineEndsCode, "ended as the file's first line ends", "", line.Span(len(line.Text), len(line.Text)))
			}
			out = append(out, p.lineEnd...)
		}
	}
}
