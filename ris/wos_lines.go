package ris

import "bytes"

// Web of Science has a tagged form of its own, which is often found in files
// that are named as RIS. A document starts with FN and VR and ends with EF. A
// record starts with PT and a letter and ends with ER; a field is a tag, one
// space and the value, and lines that go on with it are indented:
//
//	FN Clarivate Analytics Web of Science
//	VR 1.0
//	PT J
//	AU Moreau, A
//	   Bos, T
//	TI On tides
//	ER
//
//	EF
//
// Nothing of that is believed by a line alone where it could be prose: PT
// starts a record where none is open and a field in this form follows, and in
// a RIS record that has lost its ER only behind the header or a blank line.

// wosHeaders are what the line FN of a document ends with.
var wosHeaders = [][]byte{[]byte("Web of Science"), []byte("Web of Knowledge"), []byte("ISI Export Format")}

// isWosHeader reports whether a line is the first of a document of Web of
// Science's.
func isWosHeader(line []byte) bool {
	const longest = 100
	if len(line) < 4 || len(line) > longest || line[0] != 'F' || line[1] != 'N' || line[2] != ' ' {
		return false
	}
	line = line[:trimBlanks(line)]
	for _, name := range wosHeaders {
		if bytes.HasSuffix(line, name) {
			return true
		}
	}
	return false
}

// isWosStart reports whether a line is the first of a record in Web of
// Science's form: PT and a capital letter.
func isWosStart(line []byte) bool {
	return len(line) >= 4 && line[0] == 'P' && line[1] == 'T' && line[2] == ' ' &&
		line[3] >= 'A' && line[3] <= 'Z' && trimBlanks(line) == 4
}

// endsForWos reports whether a line behind those of a RIS record without ER
// starts a document, or a record, in Web of Science's form.
func (r *Reader) endsForWos(line []byte) bool {
	d := &r.draft
	return isWosHeader(line) || !d.wos && (len(d.blanks) > 0 || d.moreBlanks) && !d.inLong() && isWosStart(line)
}

// isWosFrame reports whether a text is one of the lines around the records of
// a document of Web of Science's.
func isWosFrame(text string) bool {
	return text == "VR 1.0" || text == "EF" || isWosHeader([]byte(text))
}

// splitWosTag reads a line as a field in Web of Science's form: a tag in
// capitals at its start, and nothing or a space and the value.
func splitWosTag(line []byte) (index, value int, ok bool) {
	if len(line) < 2 || len(line) > 2 && line[2] != ' ' {
		return 0, 0, false
	}
	index, lower, ok := tagIndex(line[0], line[1])
	if !ok || lower {
		return 0, 0, false
	}
	return index, min(3, len(line)), true
}

// isWosField reports whether a line behind PT is a field of its record: a known
// tag and a value, in no other form.
func isWosField(line []byte) bool {
	index, value, ok := splitWosTag(line)
	if !ok || !wosTagKnown[index] || blankLength(line[value:]) > 0 {
		return false
	}
	_, inRIS := splitTag(line)
	return !inRIS
}

// takeWos takes a line of a record in Web of Science's form.
func (r *Reader) takeWos() (complete bool) {
	d := &r.draft
	text := r.line.Text[r.at:]
	end := trimBlanks(text)
	line := text[:end]
	if blankLength(line) == end {
		r.takeBlank()
		return false
	}
	if !d.hasType {
		if !isWosField(line) {
			// PT was no record's: the line is read again without it.
			r.demote()
			r.held = true
			return false
		}
		d.hasType = true
		r.note(webOfScience, "PT", d.span)
	}
	if isWosStart(line) || string(line) == "EF" || r.endsWos(line) {
		r.held = true
		r.endHere()
		return true
	}
	index, value, ok := splitWosTag(line)
	if t, inRIS := splitTag(line); inRIS && t.shape == (shape{}) && t.row != nil && t.row.to == toEnd {
		r.takeField(&t, end)
		return true
	}
	switch isEnd := isBareEnd(line); {
	case !ok, !wosTagKnown[index] && !isEnd && d.inLong() && !endsSentence(d.text):
		r.takeWosText(blankLength(line), end)
		return false
	default:
		r.takeWosField(index, value, end)
		return isEnd
	}
}

// endsWos reports whether a line starts a RIS record behind one in Web of
// Science's form that has no ER.
func (r *Reader) endsWos(line []byte) bool {
	t, ok := splitTag(line)
	if !ok || t.row == nil || t.shape.indented || t.row.to == toEnd {
		return false
	}
	value := line[t.value:]
	if t.row.to == toType {
		return r.believesType(&t, value)
	}
	return t.shape == (shape{}) && opens(&t, value)
}

// startWos starts a record at a PT line. It is one only if a field follows.
func (r *Reader) startWos() {
	r.start(0, shape{})
	r.draft.wos = true
	index, _, _ := tagIndex('P', 'T')
	r.takeWosField(index, 3, 4)
}

// takeWosField adds the field of a line whose value is its text[value:end].
func (r *Reader) takeWosField(index, value, end int) {
	d := &r.draft
	to := len(r.line.Text)
	r.keep(r.at, to)
	span := r.line.Span(r.at, r.at)
	span.End = r.line.Start + int64(len(r.line.Raw))
	d.blanks, d.moreBlanks = d.blanks[:0], false
	if d.skipping || !r.hasRoom(span) {
		return
	}
	d.push(index, nil, span)
	r.addText(r.line.Text[r.at+value:r.at+end], r.line.Span(r.at+value, r.at+end))
	if !wosTagKnown[index] {
		r.note(unknownTag, tagName(index), r.line.Span(r.at, r.at+end))
	}
}

// takeWosText goes on with the value of the last field. Only a line that is not
// indented is worth a word.
func (r *Reader) takeWosText(from, to int) {
	r.keep(r.at, len(r.line.Text))
	r.addLine(r.at+from, r.at+to)
	if from == 0 {
		r.note(continuation, "", r.line.Span(r.at, r.at+to))
	}
}
