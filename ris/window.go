package ris

import (
	"unicode/utf8"

	"github.com/ibid-go/ibid/record"
)

// A line may be longer than memory: a whole library of flattened records. It
// is read in a window that moves over it. Where a flattened record begins, the
// window reaches from there to the record's end; any other text is read whole,
// up to the limit of a line. No decision is made before all that it depends
// on is in the window, so that the records do not depend on its size.

// lookahead is how many bytes decide whether a record starts at some place.
const lookahead = 256

// widen reads on in the line until take can judge it by its beginning. It
// reports whether the line is within its limit; what is not is left out, as
// damage of the record that it stands in, or as an error of its own.
func (r *Reader) widen() (fits bool, err error) {
	for !r.judgesWindow() {
		if r.line.Size(r.at) > r.options.MaxLine {
			at := r.line.Span(r.at, r.at)
			if r.line.Partial {
				r.lines.SkipRest()
			}
			tooLong := lineTooLong.over("MaxLine", r.options.MaxLine)
			if r.draft.open {
				r.draft.damage(tooLong, at)
				return false, nil
			}
			return false, r.parseError(tooLong, at, record.ErrTooLong)
		}
		if !r.line.Partial {
			return true, nil
		}
		r.more(r.at)
	}
	return true, nil
}

// more drops what stands before offset from of the line and reads on in it.
func (r *Reader) more(from int) {
	r.lines.More(&r.line, from)
	r.at -= from
}

// judgesWindow reports whether the line is part of a flattened record, or
// leads to one.
func (r *Reader) judgesWindow() bool {
	text := r.line.Text[r.at:]
	if r.line.Partial && blankLength(text) > len(text)-lookahead {
		return false
	}
	t, ok := splitTag(text)
	switch {
	case r.draft.wos:
		return ok && t.row != nil && t.row.to == toType && r.endsWos(text)
	case ok && t.row != nil && t.row.to == toType:
		return isFlattenedLine(text, &t) || r.behindFlattened && !r.draft.open
	case r.draft.flat.open:
		return true
	}
	if r.draft.holdsTypeOnly() {
		return flattenedFields(text) >= 0
	}
	if ok || r.draft.open {
		return !r.draft.open && t.row != nil && flattenedFields(text) == t.start
	}
	from := findFlattened(text)
	return from > 0 && from+lookahead <= len(text)
}

// tail returns the place from which on the line's text is needed in a record
// that is left out, where the dashes before the place searched are decided.
func (r *Reader) tail(searched int) int {
	text := r.line.Text
	at := max(min(searched, len(text))-lookahead, r.at)
	for at > r.at && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}
