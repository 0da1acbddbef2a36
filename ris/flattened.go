package ris

import (
	"bytes"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/record"
)

// A record whose line ends were lost stands on one line, perhaps with many
// others, or was wrapped over several lines afterwards. Its lines are collected
// up to its end and then cut in two steps.
//
// First the record's end: an ER counts only when the line's end or another TY
// follows it, a TY only with a type that is known and a known tag behind it.
//
// Then its fields: every known tag before a dash is a candidate for a cut. A
// choice of cuts gets a score, which is the sum over its fields of how well
// each value suits its tag, less what speaks for prose at its cut; the best
// choice is found by dynamic programming over the candidates. So a cut that
// one field alone would allow ("C1 - C2" in an abstract) is not made when it
// costs more than it gives, and one that prose hides (a title that ends in a
// word such as "ED - ") is made where the values on both sides need it.
// Unknown tags are candidates at a line's start only: elsewhere nothing tells
// them from prose.

// flattened is a record without line ends that is being read. Its lines are
// joined by line feeds.
type flattened struct {
	open       bool
	text       []byte
	lines      []flattenedLine
	mark       string // the record's dash, "" before it was found
	candidates []piece
	searched   int // dashes before this place in the text were looked at
	cuts       []cut
	pieces     []piece
}

// flattenedLine is a part of a line that is in the text from at on.
type flattenedLine struct {
	at, from int
	line     charset.Line
}

// piece is a field of a flattened record, as places in its text.
type piece struct {
	tag                         string
	row                         *tagRow
	start, value, valueEnd, end int
	blanks                      blanks // before the dash
}

// isFlattened reports whether text, which t reads as a TY line, goes on with
// another field.
func isFlattened(text []byte, t *tagLine) bool {
	text = text[:min(len(text), lookahead)]
	value := text[min(t.value, len(text)):]
	if next, ok := splitTag(value); ok && isNextField(&next) {
		return true
	}
	code := firstWord(value)
	if code == 0 {
		return false
	}
	if isCode(value[:code]) || t.shape.blanks != blanksNone {
		rest := value[code:]
		if next, ok := splitTag(rest[blankLength(rest):]); ok && isNextField(&next) {
			return true
		}
	}
	return false
}

// isFlattenedLine is isFlattened for a line of its own: a known tag anywhere
// near will do, since what stands between may be damaged.
func isFlattenedLine(text []byte, t *tagLine) bool {
	if isFlattened(text, t) {
		return true
	}
	text = text[:min(len(text), lookahead)]
	return t.shape.blanks != blanksNone && firstTag(text[min(t.value, len(text)):]) >= 0
}

// firstTag returns the place of the first known tag before a dash in text, but
// TY, or -1.
func firstTag(text []byte) int {
	for from := 0; ; {
		i := bytes.IndexByte(text[from:], '-')
		if i < 0 {
			return -1
		}
		from += i + 1
		if p, ok := tagBefore(text, from-1, 1); ok && p.row != &unknownRow && p.row.to != toType {
			return p.start
		}
	}
}

// isNextField reports whether a field that follows TY on its line speaks for a
// flattened record.
func isNextField(t *tagLine) bool {
	return t.row != nil && t.row.to != toType && t.shape.blanks != blanksNone
}

// firstWord returns the length of the word that value begins with, 0 where it
// is longer than any type.
func firstWord(value []byte) int {
	for i := range min(len(value), 24) {
		if blankLength(value[i:]) > 0 {
			return i
		}
	}
	return 0
}

// findFlattened returns the place in a line of text at which a flattened
// record starts, or 0.
func findFlattened(text []byte) int {
	for from := 1; from < len(text); {
		i := bytes.Index(text[from:], []byte("TY"))
		if i < 0 {
			return 0
		}
		i += from
		if text[i-1] == ' ' || text[i-1] == '\t' {
			if t, ok := splitTag(text[i:]); ok && t.shape.blanks != blanksNone && isFlattened(text[i:], &t) {
				return i
			}
		}
		from = i + 2
	}
	return 0
}

// startFlattened starts a flattened record at offset at of the line, which
// begins with TY, broken or not, or with another known tag.
func (r *Reader) startFlattened(t *tagLine) (complete bool) {
	d := &r.draft
	if !d.open {
		r.start(r.at, t.shape)
	}
	first := piece{tag: "TY", row: rowOf("TY"), start: t.start, value: t.value}
	if t.row != nil {
		first.tag, first.row = t.name(), t.row
	}
	d.flat.open = true
	d.flat.candidates = append(d.flat.candidates[:0], first)
	return r.takeFlattened()
}

// holdsTypeOnly reports whether the record that is open has nothing but TY.
func (d *draft) holdsTypeOnly() bool {
	return d.open && len(d.fields) == 1 && d.hasType
}

// flattenedFields returns the place of the first tag in a line that goes on
// with a flattened record behind its TY: it holds an ER with another record
// behind it. It is -1 for any other line.
func flattenedFields(text []byte) int {
	first := firstTag(text)
	if first < 0 {
		return -1
	}
	tag, _ := splitTag(text[first:])
	blanks := tag.shape.blanks
	for from := first; ; {
		i := bytes.Index(text[from:], []byte("ER"))
		if i < 0 {
			return -1
		}
		i += from
		from = i + 2
		t, ok := splitTag(text[i:])
		if i == first || !ok || !isBlankBefore(text, i) || t.shape.blanks != blanks {
			continue
		}
		if next, ok := endsRecord(text, i+t.value); ok && next < len(text) {
			return first
		}
	}
}

func isBlankBefore(text []byte, i int) bool { return i > 0 && (text[i-1] == ' ' || text[i-1] == '\t') }

// takeFields goes on with a record that has TY alone in a line that holds its
// other fields, the first of which starts at from.
func (r *Reader) takeFields(from int) (complete bool) {
	d := &r.draft
	if from > 0 {
		r.keep(r.at, r.at+from)
		r.addField("", nil, r.at, r.at, r.at+from, r.at+from)
		d.hasText = true
		r.at += from
	}
	t, _ := splitTag(r.line.Text[r.at:])
	return r.startFlattened(&t)
}

// takeFlattened adds the line, from offset at on, to the flattened record that
// is open.
func (r *Reader) takeFlattened() (complete bool) {
	d := &r.draft
	flat := &d.flat
	text := r.line.Text[r.at:]
	if len(flat.lines) > 0 || d.skipping {
		if width, _ := dashLength(text[blankLength(text):]); flat.mark == "" && width == 0 {
			r.demote()
			return r.take()
		}
		if t, ok := splitTag(text); ok && t.row != nil && t.row.to == toType &&
			r.believesType(&t, text[t.value:max(t.value, trimBlanks(text))]) {
			r.held = true
			r.cutFlattened(nil)
			r.note(missingEnd, "", d.span)
			return true
		}
		if trimBlanks(text) == 0 {
			r.takeBlank()
			return false
		}
		if len(flat.text) > 0 {
			flat.text = append(flat.text, '\n')
		}
	}
	begin := len(flat.text)
	end, next, found := r.searchLine(begin)
	text = r.line.Text[r.at:]
	if !found {
		next = len(flat.text)
	}
	r.keep(r.at, r.at+next-begin)
	if len(flat.lines) > r.options.MaxFields && !d.skipping {
		d.skipping = true
		d.damage(tooManyFields.over("MaxFields", r.options.MaxFields), r.line.Span(r.at, r.at))
	}
	if d.skipping {
		flat.forget()
	}
	if !found {
		if begin == 0 {
			flat.text = bytes.Clone(flat.text)
		}
		return false
	}
	flat.text = flat.text[:min(next, len(flat.text))]
	r.cutFlattened(end)
	if next-begin < len(text) {
		r.at += next - begin
		r.held, r.behindFlattened = true, true
	}
	if end == nil {
		r.note(missingEnd, "", d.span)
	}
	return true
}

// searchLine adds the line to the text, at begin, and searches it for the
// record's end. It reads on in the line until that is found or the line ends.
func (r *Reader) searchLine(begin int) (end *piece, next int, found bool) {
	d := &r.draft
	flat := &d.flat
	lines := len(flat.lines)
	for {
		text := r.line.Text[r.at:]
		if begin == 0 {
			// A line may hold many records: it is copied only where the record
			// goes on behind it.
			flat.text = text[:len(text):len(text)]
		} else {
			flat.text = append(flat.text[:begin], text...)
		}
		flat.lines = append(flat.lines[:lines], flattenedLine{at: begin, from: r.at, line: r.line.Detached()})
		if flat.mark == "" {
			flat.findMark()
		}
		end, next, found = flat.search(r.options.MaxFields, r.line.Partial)
		if found || !r.line.Partial {
			return end, next, found
		}
		from := r.at
		if len(d.raw)-d.entryAt+r.line.Size(r.at) > r.options.MaxRecord {
			if !d.skipping {
				d.skipping = true
				d.damage(recordTooLong.over("MaxRecord", r.options.MaxRecord), r.line.Span(r.at, r.at))
			}
			searched := r.at + flat.searched - begin
			from = r.tail(searched)
			begin, lines = 0, 0
			flat.forget()
			flat.searched = searched - from
			r.at = from
		}
		r.more(from)
	}
}

// findMark finds the dash behind TY, from where on the record's other dashes
// are looked for.
func (f *flattened) findMark() {
	at := f.candidates[0].start + len("TY")
	at += blankOrLineLength(f.text[at:])
	if width, _ := dashLength(f.text[at:]); width > 0 {
		f.mark = string(f.text[at : at+width])
		f.candidates[0].value = at + width
		f.candidates[0].blanks = blanksOf(f.text[f.candidates[0].start+len("TY") : at])
	}
	f.searched = f.candidates[0].value
}

// search looks at the dashes that were not looked at for candidates and for
// the record's end: an ER, or the place where another record starts. No more
// than most candidates are kept. Where the line goes on behind the text, the
// search stops at a dash that needs what follows.
func (f *flattened) search(most int, partial bool) (end *piece, next int, found bool) {
	mark := []byte(f.mark)
	for f.mark != "" {
		i := bytes.Index(f.text[f.searched:], mark)
		if i < 0 {
			break
		}
		i += f.searched
		f.searched = i + len(mark)
		p, ok := tagBefore(f.text, i, len(mark))
		if !ok || len(f.candidates) > 0 && p.start < f.candidates[0].value {
			continue
		}
		if partial && (p.row.to == toType || p.row.to == toEnd) && len(f.text)-p.value < lookahead {
			f.searched = i
			return nil, 0, false
		}
		switch p.row.to {
		case toType:
			if startsRecord(f.text[p.start:]) {
				return nil, p.start, true
			}
		case toEnd:
			if next, ok := endsRecord(f.text, p.value); ok {
				return &p, next, true
			}
		default:
			if len(f.candidates) < most {
				f.candidates = append(f.candidates, p)
			}
		}
	}
	if f.mark != "" {
		f.searched = len(f.text)
	}
	return nil, 0, false
}

// forget drops what was collected, where the record went over a limit.
func (f *flattened) forget() {
	f.text, f.lines, f.candidates, f.searched = nil, f.lines[:0], f.candidates[:0], 0
}

// cutFlattened adds the fields of the flattened record, whose ER is end.
func (r *Reader) cutFlattened(end *piece) {
	d := &r.draft
	flat := &d.flat
	if flat.mark == "" {
		return
	}
	flat.open = false
	if d.skipping || len(flat.candidates) == 0 {
		return
	}
	r.note(flattenedRecord, "", d.span)
	stop := len(flat.text)
	if end != nil {
		stop = end.start
	}
	for i := range flat.candidates {
		c := &flat.candidates[i]
		c.value += blankOrLineLength(flat.text[c.value:stop])
	}
	pieces := flat.bestCuts(flat.text[:stop])
	if end != nil {
		end.value = min(end.value, len(flat.text))
		end.valueEnd = end.value
		pieces = append(pieces, *end)
	}
	pieces[len(pieces)-1].end = len(flat.text)
	for i := range pieces {
		r.addPiece(&pieces[i])
	}
}

// addPiece adds a field that was cut out of a flattened record.
func (r *Reader) addPiece(p *piece) {
	flat := &r.draft.flat
	span := flat.span(p.start, p.start)
	if span.End = r.draft.span.End; p.end < len(flat.text) {
		span.End = flat.span(p.end, p.end).Start
	}
	if p.row == &unknownRow {
		p.row = nil
		if !r.dialect.speaksOf(p.tag) {
			r.note(unknownTag, p.tag, span)
		}
	}
	if !r.openField(p.tag, p.row, span) {
		return
	}
	for from := p.value; ; {
		to := p.valueEnd
		if i := bytes.IndexByte(flat.text[from:p.valueEnd], '\n'); i >= 0 {
			to = from + i
		}
		start := from + blankLength(flat.text[from:to])
		stop := start + trimBlanks(flat.text[start:to])
		r.addText(flat.text[start:stop], flat.span(start, stop))
		if to == p.valueEnd {
			return
		}
		from = to + 1
	}
}

// span returns the place of text[i:j], which is part of one line.
func (f *flattened) span(i, j int) record.Span {
	n := sort.Search(len(f.lines), func(n int) bool { return f.lines[n].at > i }) - 1
	l := &f.lines[max(n, 0)]
	return l.line.Span(l.from+i-l.at, l.from+j-l.at)
}

// unknownRow stands for a tag that is in no sheet.
var unknownRow = tagRow{form: formText, prose: true}

// tagBefore reads the tag before the dash at text[i:i+width]: a known one, or
// one that starts a line as the sheets have it. A blank must stand between tag
// and dash and before the tag.
func tagBefore(text []byte, i, width int) (piece, bool) {
	tag := trimBlanks(text[max(0, i-8):i]) + max(0, i-8)
	if tag == i || tag < 2 {
		return piece{}, false
	}
	start := tag - 2
	index, lower, ok := tagIndex(text[start], text[start+1])
	if !ok || lower {
		return piece{}, false
	}
	startsLine := start > 0 && text[start-1] == '\n'
	row := tagTable[index]
	if row == nil {
		if !startsLine || i-tag != 2 {
			return piece{}, false
		}
		row = &unknownRow
	}
	if start > 0 && !startsLine && text[start-1] != ' ' && text[start-1] != '\t' && text[start-1] != 0xA0 {
		return piece{}, false
	}
	value := i + width
	return piece{
		tag: tagName(index), row: row, start: start, value: value + blankLength(text[value:]),
		blanks: blanksOf(text[tag:i]),
	}, true
}

// startsRecord reports whether text is a TY with a known type and a field
// behind it.
func startsRecord(text []byte) bool {
	text = text[:min(len(text), lookahead)]
	t, ok := splitTag(text)
	if !ok {
		return false
	}
	value := text[t.value:]
	code := firstWord(value)
	return code > 0 && typeOf(string(value[:code])) != nil && isFlattened(text, &t)
}

// endsRecord reports whether nothing or another record follows the ER before
// text[at:], and where that starts. A single character may stand between.
func endsRecord(text []byte, at int) (next int, ok bool) {
	at += blankLength(text[at:])
	if at >= trimBlanks(text) {
		return len(text), true
	}
	text = text[:min(len(text), at+lookahead)]
	_, width := utf8.DecodeRune(text[at:])
	if isTypeLine(text[at+width:]) {
		return at + width, true
	}
	return at, followsEnd(text[at:])
}

// isTypeLine reports whether text begins with TY and a dash.
func isTypeLine(text []byte) bool {
	t, ok := splitTag(text)
	return ok && t.row != nil && t.row.to == toType && t.shape.blanks != blanksNone && !t.shape.indented
}

// followsEnd reports whether text, which stands behind ER, starts a record: with
// TY, or with a known type and a known tag behind that where TY is damaged. At
// a line's end the beginning of TY is enough.
func followsEnd(text []byte) bool {
	end := trimBlanks(text)
	if isTypeLine(text) || isBrokenType(text[:end]) || string(text[:end]) == "T" {
		return true
	}
	const most = 16
	for at := 0; at < min(end, most); {
		word := wordLength(text[at:end])
		if typeOf(string(text[at:at+word])) != nil {
			rest := text[at+word : end]
			t, ok := splitTag(rest[blankLength(rest):])
			return ok && isNextField(&t)
		}
		at += word + 1
	}
	return false
}

// isBrokenType reports whether text is the beginning of a flattened record
// that was wrapped before its second field: "TY", "TY -", "TY - JOUR",
// "TY - JOUR AU".
func isBrokenType(text []byte) bool {
	const longest = 40
	if text = text[:trimBlanks(text)]; len(text) > longest {
		return false
	}
	if string(text) == "TY" {
		return true
	}
	t, ok := splitTag(text)
	if !ok || t.row == nil || t.row.to != toType {
		return false
	}
	code, next, _ := strings.Cut(string(text[min(t.value, len(text)):]), " ")
	next = strings.TrimSpace(next)
	return code == "" || typeOf(code) != nil && (next == "" || rowOf(next) != nil)
}
