package ris

import (
	"bytes"
	"unicode/utf8"
)

// take reads the line, from offset at on, into the draft. It reports whether
// the draft is complete; the line is held where it belongs to the next one.
func (r *Reader) take() (complete bool) {
	d := &r.draft
	if d.open && r.at == 0 && (r.line.HasMark() || r.endsForWos(r.line.Text)) && r.endDocument() {
		r.held = true
		return true
	}
	if d.wos {
		return r.takeWos()
	}
	if !d.open && r.at == 0 && isWosStart(r.line.Text) {
		r.startWos()
		return false
	}
	if d.flat.open {
		return r.takeFlattened()
	}
	text := r.line.Text[r.at:]
	end := trimBlanks(text)
	if start := blankLength(text[:end]); start >= end || string(text[start:end]) == "\ufeff" {
		r.takeBlank()
		return false
	}
	t, ok := splitTag(text[:end])
	if r.behindFlattened && !d.open && (ok && t.row != nil && t.row.to == toType || isBrokenType(text[:end])) {
		return r.startFlattened(&t)
	}
	if d.holdsTypeOnly() {
		if from := flattenedFields(text); from >= 0 {
			return r.takeFields(from)
		}
	}
	if !d.open && ok && t.row != nil && t.row.to != toType && flattenedFields(text) == t.start {
		return r.startFlattened(&t)
	}
	if !ok {
		if r.believesBareEnd(text[:end]) {
			t, _ = splitTag([]byte("ER  -"))
			t.start, t.value = end-len("ER"), end
			t.shape.indented = t.start > 0
			r.takeField(&t, end)
			r.note(noDash, "ER", r.line.Span(r.at+t.start, r.at+end))
			if r.at == 0 {
				r.takeBehindEnd()
			}
			return true
		}
		return r.takeText(text[:end], false)
	}
	value := text[t.value:end]
	if t.row != nil {
		switch t.row.to {
		case toType:
			if r.believesType(&t, value) {
				return r.takeType(&t, text[:end])
			}
			return r.takeText(text[:end], true)
		case toEnd:
			if next := findNext(text[:end], t.value); d.open && next > 0 {
				r.takeEnd(&t, next)
				return true
			}
			if d.open && r.believesEnd(&t, value) {
				r.takeField(&t, end)
				switch {
				case len(value) > 0:
					r.note(textAfterEnd, "ER", r.line.Span(r.at+t.value, r.at+end))
				case r.at == 0:
					r.takeBehindEnd()
				}
				return true
			}
			return r.takeText(text[:end], true)
		}
	}
	if d.open && r.believes(&t, value) || !d.open && opens(&t, value) {
		r.takeField(&t, end)
		return false
	}
	return r.takeText(text[:end], true)
}

// takeBlank keeps a blank line, which may turn out to stand inside a value.
func (r *Reader) takeBlank() {
	d := &r.draft
	if d.skipping {
		return
	}
	if !d.open {
		r.addOutside(r.at, len(r.line.Text))
		return
	}
	begin := 0
	if r.at > 0 {
		begin = int(r.line.Span(r.at, r.at).Start - r.line.Start)
	}
	if len(d.raw)-d.entryAt+len(r.line.Raw) > r.options.MaxRecord {
		d.skipping = true
		d.damage(recordTooLong.over("MaxRecord", r.options.MaxRecord), r.line.Span(0, 0))
		return
	}
	d.raw = append(d.raw, r.line.Raw[begin:]...)
	if len(d.spans)+len(d.blanks) >= r.options.MaxFields {
		d.moreBlanks = true
		return
	}
	d.blanks = append(d.blanks, r.line.Span(r.at, r.at))
}

// takeField adds the field of a tag line that ends at end.
func (r *Reader) takeField(t *tagLine, end int) {
	d := &r.draft
	if !d.open {
		r.start(r.at, t.shape)
	}
	r.keep(r.at, len(r.line.Text))
	r.addField(t.name(), t.row, r.at, r.at+min(t.value, end), r.at+end, len(r.line.Text))
	if t.shape != (shape{}) || t.tight {
		r.noteShape(t)
	}
	d.hasUnknown = d.hasUnknown || t.row == nil && t.shape == shape{}
	if t.row == nil && !r.dialect.speaksOf(t.name()) {
		r.note(unknownTag, t.name(), r.line.Span(r.at, r.at+end))
	}
}

// findNext returns the place in an ER line at which the next record starts,
// where the line end between them was lost, or 0.
func findNext(text []byte, value int) int {
	if value >= len(text) {
		return 0
	}
	_, width := utf8.DecodeRune(text[value:])
	for _, width := range [2]int{0, width} {
		if t, ok := splitTag(text[min(value+width, len(text)):]); ok && t.row != nil && t.row.to == toType {
			rest := text[min(value+width+t.value, len(text)):]
			if typeOf(string(rest)) != nil || isFlattened(text[value+width:], &t) {
				return value + width
			}
		}
	}
	return 0
}

// takeEnd ends the record at an ER line on which the next record starts.
func (r *Reader) takeEnd(t *tagLine, next int) {
	from := r.at
	r.keep(from, from+next)
	r.addField(t.name(), t.row, from, from+min(t.value, next), from+min(t.value, next), from+next)
	if t.shape != (shape{}) || t.tight {
		r.noteShape(t)
	}
	r.note(textAfterEnd, "ER", r.line.Span(from+t.value, r.at+len(r.line.Text[r.at:])))
	r.at += next
	r.held = true
}

// takeType starts a record at a TY line.
func (r *Reader) takeType(t *tagLine, text []byte) (complete bool) {
	d := &r.draft
	if d.open {
		switch {
		case d.hasType || d.hasContent:
			r.held = true
			r.endHere()
			return true
		case !d.leads():
			r.demote()
		default:
			r.note(typeNotFirst, "", r.line.Span(r.at, r.at+len(text)))
		}
	}
	if isFlattenedLine(text, t) {
		return r.startFlattened(t)
	}
	r.takeField(t, len(text))
	return false
}

// leadingTags are tags that exporters put before TY.
var leadingTags = map[string]bool{
	"ID": true, "AN": true, "LB": true, "DB": true, "DP": true,
	"U1": true, "U2": true, "U3": true, "U4": true, "U5": true,
}

// leads reports whether the fields so far can stand before a TY.
func (d *draft) leads() bool {
	for i := range d.fields {
		if !leadingTags[d.fields[i].tag()] {
			return false
		}
	}
	return true
}

// takeText adds a line that is no field to the field before it, or to the
// text outside of records. looksLikeField is set for one that has a tag's
// form.
func (r *Reader) takeText(text []byte, looksLikeField bool) (complete bool) {
	d := &r.draft
	if d.open && r.at == 0 && brokenMark(text) > 0 && r.endDocument() {
		r.held = true
		return true
	}
	if !d.open {
		from := findFlattened(text)
		if from == 0 {
			from = findType(text)
		}
		if from > 0 {
			r.addOutside(r.at, r.at+from)
			r.at += from
			r.held = true
			return false
		}
		r.addOutside(r.at, len(r.line.Text))
		return false
	}
	from := r.at + blankLength(text)
	to := r.at + len(text)
	behind := d.rawEnd
	r.keep(r.at, len(r.line.Text))
	if looksLikeField {
		r.note(tagInText, "", r.line.Span(from, to))
	}
	field := d.last()
	switch {
	case field == nil, !field.goesOn(r.line.Text[from:to], len(d.blanks) > 0 || d.moreBlanks):
		r.addField("", nil, r.at, from, to, len(r.line.Text))
		d.hasText, d.fieldEnd = true, behind
	default:
		r.addLine(from, to)
	}
	return false
}

// findType returns the place in a line of text at which a TY line with a known
// type starts behind a single character or a broken byte order mark, or 0.
func findType(text []byte) int {
	if width := brokenMark(text); width > 0 {
		return width
	}
	if _, width := utf8.DecodeRune(text); startsType(text[width:]) {
		return width
	}
	return 0
}

// startsType reports whether text is a TY line as the sheets write it, with a known
// type.
func startsType(text []byte) bool {
	t, ok := splitTag(text)
	return ok && t.row != nil && t.row.to == toType && t.shape == (shape{}) && typeOf(string(text[t.value:])) != nil
}

// brokenMarks are byte order marks whose bytes were taken for characters and
// written as such, of UTF-8 once or twice, and of UTF-16.
var brokenMarks = []string{"\u00ef\u00bb\u00bf", "\u00c3\u00af\u00c2\u00bb\u00c2\u00bf", "\u00fe\u00ff", "\u00ff\u00fe"}

// brokenMark returns the length of a broken byte order mark behind which a TY line
// starts, or 0.
func brokenMark(text []byte) int {
	if len(text) == 0 || text[0] != brokenMarkByte {
		return 0
	}
	for _, mark := range brokenMarks {
		if bytes.HasPrefix(text, []byte(mark)) && startsType(text[len(mark):]) {
			return len(mark)
		}
	}
	return 0
}

// brokenMarkByte is what a broken byte order mark begins with.
const brokenMarkByte = 0xC3

// goesOn reports whether a line of text can go on with the field's value,
// behind blank lines or not.
func (f *fieldDraft) goesOn(text []byte, behindBlank bool) bool {
	row := f.row()
	switch {
	case f.index == noTag:
		return true
	case behindBlank:
		return row != nil && row.form == formLong
	case row == nil:
		return true
	}
	return row.form.goesOn(text)
}

// believesType reports whether a TY line starts a record.
func (r *Reader) believesType(t *tagLine, value []byte) bool {
	d := &r.draft
	sheet := t.shape.isSheetType()
	switch text := r.line.Text[r.at:]; {
	case !d.open:
		return t.opensType(text, value)
	case isCode(value):
		return sheet || t.shape == d.shape || typeOf(string(value)) != nil
	case len(value) == 0:
		return sheet || t.shape == d.shape
	case isFlattened(text, t):
		return true
	}
	return sheet && (!d.inLong() || endsSentence(d.text))
}

// opensType reports whether a TY line starts a record where none is open.
func (t *tagLine) opensType(text, value []byte) bool {
	return t.shape.isSheetType() || len(value) == 0 || isCode(value) || isFlattened(text, t)
}

// isSheetType reports whether a TY line stands as in the sheets, but perhaps for its
// dash.
func (s shape) isSheetType() bool { return s.blanks == blanksTwo && !s.lower && !s.indented }

// believesEnd reports whether an ER line ends the record.
func (r *Reader) believesEnd(t *tagLine, value []byte) bool {
	d := &r.draft
	expected := t.shape == d.shape || t.shape == shape{}
	if len(value) == 0 {
		return expected || !t.shape.lower && !t.shape.indented
	}
	letter := value[0]|0x20 >= 'a' && value[0]|0x20 <= 'z'
	return expected && !(d.inLong() && letter)
}

// believesBareEnd reports whether a line that is ER without a dash ends the
// record: not where it may be the end of a sentence.
func (r *Reader) believesBareEnd(text []byte) bool {
	d := &r.draft
	return isBareEnd(text) && d.open && (len(text) == len("ER") || d.shape.indented) &&
		(!d.inLong() || endsSentence(d.text))
}

func isBareEnd(text []byte) bool {
	return len(text) >= 2 && string(text[len(text)-2:]) == "ER" && blankLength(text) == len(text)-2
}

// believes reports whether a line in a record that has the form of a field is
// one: it looks like the record's other fields, or its tag is known and its
// value is what the tag holds. Prose is most likely in a long value.
func (r *Reader) believes(t *tagLine, value []byte) bool {
	d := &r.draft
	known := t.row != nil
	sheet := t.shape == shape{}
	if t.shape != d.shape && !sheet {
		return known && t.row.form.fits(value) != fitNo && (!t.row.prose || !d.inLong())
	}
	prose := startsLower(value) && !endsSentence(d.text)
	switch {
	case !known && !sheet:
		return !startsLower(value)
	case !d.inLong():
		return known || !t.shape.lower
	case known && !t.row.prose:
		return sheet || t.row.form.fits(value) != fitNo
	case known && sheet:
		// Prose has one blank before a dash: where two stand, only what reads
		// as the middle of a sentence is taken for prose.
		form := t.row.form
		return !prose || form == formLong || form != formName && form.fits(value) == fitYes
	case known:
		return t.row.form.fits(value) == fitYes || !startsLower(value) && endsSentence(d.text)
	}
	return !prose || isReference(value) || d.hasUnknown && !leadsOn(d.text[:trimBlanks(d.text)])
}

// isReference reports whether a value in lower case is a URL or another
// identifier, as no sentence goes on with one.
func isReference(value []byte) bool {
	first := value[:wordLength(value)]
	return bytes.Contains(first, []byte("://")) || len(first) == len(value) && bytes.ContainsAny(first[:len(first)-1], ":/@_0123456789")
}

// inLong reports whether the last field holds prose.
func (d *draft) inLong() bool {
	field := d.last()
	if field == nil {
		return false
	}
	row := field.row()
	return row != nil && row.form == formLong
}

// opens reports whether a line that is no TY can start a record that lost its
// TY.
func opens(t *tagLine, value []byte) bool {
	if t.row == nil || t.shape.lower || t.shape.indented || t.shape.blanks == blanksNone {
		return false
	}
	fit := t.row.form.fits(value)
	if t.shape.blanks == blanksOne {
		return fit == fitYes && !t.row.prose
	}
	return fit != fitNo
}

// noteShape notes how a tag line differs from the sheets.
func (r *Reader) noteShape(t *tagLine) {
	at := r.line.Span(r.at+t.start, r.at+min(t.value, len(r.line.Text)-r.at))
	if t.shape.indented {
		r.note(indented, "", at)
	}
	if t.shape.lower {
		r.note(lowerCase, "", at)
	}
	if t.shape.oddDash {
		r.note(oddDash, "", at)
	}
	if t.tight {
		r.note(noSpaceAfter, "", at)
	}
	switch t.shape.blanks {
	case blanksOne:
		r.note(oneSpace, "", at)
	case blanksNone:
		r.note(noSpace, "", at)
	case blanksOdd:
		r.note(oddSpace, "", at)
	}
}
