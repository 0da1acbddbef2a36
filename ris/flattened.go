package ris

import (
	"bytes"
	"sort"

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
	searched   int   // dashes before this place in the text were looked at
	end        piece // the record's ER, where search found it
	cuts       []cut
	growing    []int // the candidates whose fields can still go on
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
			r.cutFlattened(false)
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
	ends, next, found := r.searchLine(begin)
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
	r.cutFlattened(ends)
	if next-begin < len(text) {
		r.at += next - begin
		r.held, r.behindFlattened = true, true
	}
	if !ends {
		r.note(missingEnd, "", d.span)
	}
	return true
}

// searchLine adds the line to the text, at begin, and searches it for the
// record's end. It reads on in the line until that is found or the line ends.
func (r *Reader) searchLine(begin int) (ends bool, next int, found bool) {
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
		ends, next, found = flat.search(r.options.MaxFields, r.line.Partial)
		if found || !r.line.Partial {
			return ends, next, found
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
func (f *flattened) search(most int, partial bool) (ends bool, next int, found bool) {
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
			return false, 0, false
		}
		switch p.row.to {
		case toType:
			if startsRecord(f.text[p.start:]) {
				return false, p.start, true
			}
		case toEnd:
			if next, ok := endsRecord(f.text, p.value); ok {
				f.end = p
				return true, next, true
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
	return false, 0, false
}

// forget drops what was collected, where the record went over a limit.
func (f *flattened) forget() {
	f.text, f.lines, f.candidates, f.searched = nil, f.lines[:0], f.candidates[:0], 0
}

// cutFlattened adds the fields of the flattened record, which ends with its ER
// or without.
func (r *Reader) cutFlattened(ends bool) {
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
	if ends {
		stop = flat.end.start
	}
	for i := range flat.candidates {
		c := &flat.candidates[i]
		c.value += blankOrLineLength(flat.text[c.value:stop])
	}
	pieces := flat.bestCuts(flat.text[:stop])
	if ends {
		end := flat.end
		end.value = min(end.value, len(flat.text))
		end.valueEnd = end.value
		pieces = append(pieces, end)
		flat.pieces = pieces
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
