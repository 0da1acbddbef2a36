package ris

import (
	"io"

	"github.com/ibid-go/ibid/internal/charset"
)

// wiso writes the abstract of a record directly behind its ER:
//
//	ER  -
//	AB  - A text.
//
//	TY  - JOUR
//
// It is the record's where nothing else can be meant: the record has a TY and no
// abstract, its ER has a line of its own, and behind the abstract there is a blank
// line, another record, or nothing. All of that is known before a line of it is
// taken, so that what is not the record's is read as if nobody had looked.

// takeBehindEnd takes the lines behind the record's ER, which was taken as a line
// of its own, where they are its abstract.
func (r *Reader) takeBehindEnd() {
	if c, ok := r.lines.Peek(); ok && (c == '\n' || c == '\r' || c == 'T') || !r.lacksAbstract() {
		return // most have a blank line behind them, or TY
	}
	for n := r.abstractLines(); n > 0; n-- {
		line, err := r.lines.NextPart()
		if err != nil {
			return // it was seen: there is none
		}
		if r.line, r.at = line, 0; line.Partial {
			if fits, err := r.widen(); !fits || err != nil {
				return // it was seen: it fits
			}
		}
		text := r.line.Text
		end := trimBlanks(text)
		if t, ok := splitTag(text[:end]); ok {
			r.takeField(&t, end)
			r.note(abstractBehindEnd, t.name(), r.line.Span(t.start, end))
			continue
		}
		r.keep(0, len(text))
		r.addLine(blankLength(text), end)
	}
}

// lacksAbstract reports whether the record can have an abstract behind its ER.
func (r *Reader) lacksAbstract() bool {
	d := &r.draft
	if !d.hasType || d.skipping || d.full {
		return false
	}
	for i := range d.fields {
		if row := d.fields[i].row(); row != nil && row.to == toAbstract {
			return false
		}
	}
	return true
}

// abstractLines returns how many of the lines that follow are the abstract of the
// record that has ended. One that goes over a limit is none.
func (r *Reader) abstractLines() (lines int) {
	d := &r.draft
	room := r.options.MaxRecord - (len(d.raw) - d.entryAt)
	for line, err := range r.lines.Ahead() {
		switch {
		case err == io.EOF, lines > 0 && err == nil && startsAnew(line):
			return lines
		case err != nil:
			return 0
		}
		for line.Partial && len(line.Raw) <= min(room, r.options.MaxLine) {
			r.lines.More(line, 0)
		}
		text := line.Text[:trimBlanks(line.Text)]
		if lines > 0 && !line.Partial && closesAbstract(text) {
			return lines
		}
		room -= len(line.Raw)
		if room < 0 || line.Partial || line.Size(0) > r.options.MaxLine || len(d.spans)+lines >= r.options.MaxFields {
			return 0
		}
		t, isTag := splitTag(text)
		if lines == 0 && (line.HasMark() || !isTag || !d.isAbstract(text, &t)) || lines > 0 && isTag {
			return 0
		}
		lines++
	}
	return 0
}

// isAbstract reports whether a line is an abstract in the form of the sheets or in
// that of the record.
func (d *draft) isAbstract(text []byte, t *tagLine) bool {
	return t.row != nil && t.row.to == toAbstract && (t.shape == shape{} || t.shape == d.shape) && flattenedFields(text) != t.start
}

// startsAnew reports whether a line starts a record or a document, by its
// beginning: it may hold a whole library.
func startsAnew(line *charset.Line) bool {
	text := line.Text[:min(len(line.Text), 4*lookahead)]
	if line.HasMark() || isWosHeader(text) || isWosStart(text) {
		return true
	}
	t, ok := splitTag(text)
	return ok && t.row != nil && t.row.to == toType && t.opensType(text, text[t.value:max(t.value, trimBlanks(text))])
}

// closesAbstract reports whether a line ends the abstract before it: it is blank,
// an ER, or leads to a flattened record.
func closesAbstract(text []byte) bool {
	if blankLength(text) == len(text) || string(text) == "\ufeff" || isBareEnd(text) || findFlattened(text) > 0 || findType(text) > 0 {
		return true
	}
	t, ok := splitTag(text)
	return ok && t.row != nil && t.row.to == toEnd && (t.value == len(text) || findNext(text, t.value) > 0)
}
