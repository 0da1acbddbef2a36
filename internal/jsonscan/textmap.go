package jsonscan

import "sort"

// textMap says where text in UTF-8 stands in a document. It is one stretch where
// the document is UTF-8 itself.
type textMap struct {
	stretches []stretch
	// own are the bytes of the stretches whose text is another one.
	own []byte
	// text and document are the ends of the last stretch.
	text, document int64
}

// stretch is a part of the text whose characters take as many bytes each, in the
// text and in the document.
type stretch struct {
	// text and document are the places at which it begins.
	text, document int64
	// inText and inDocument are the sizes of a character; both are 1 where the
	// text is that of the document, byte by byte.
	inText, inDocument int
	// own is where its bytes begin among those of the map, -1 where the text is
	// that of the document.
	own int
}

// same reports whether the text is that of the document.
func (s *stretch) same() bool { return s.own < 0 }

// newTextMap returns the map of a text that begins at a place in its document.
func newTextMap(document int64) textMap {
	return textMap{stretches: []stretch{{document: document, inText: 1, inDocument: 1, own: -1}}, document: document}
}

// addSame adds text that is as it stands in the document.
func (m *textMap) addSame(size int) {
	if last := &m.stretches[len(m.stretches)-1]; !last.same() && size > 0 {
		m.stretches = append(m.stretches, stretch{m.text, m.document, 1, 1, -1})
	}
	m.text += int64(size)
	m.document += int64(size)
}

// add adds one character of a size in the text, and its bytes in the document.
func (m *textMap) add(size int, bytes []byte) {
	last := &m.stretches[len(m.stretches)-1]
	if last.same() || last.inText != size || last.inDocument != len(bytes) {
		m.stretches = append(m.stretches, stretch{m.text, m.document, size, len(bytes), len(m.own)})
	}
	m.own = append(m.own, bytes...)
	m.text += int64(size)
	m.document += int64(len(bytes))
}

// place returns the place in the document of the character of which the text has
// a byte at an offset.
func (m *textMap) place(offset int64) int64 {
	s := &m.stretches[0]
	if len(m.stretches) > 1 {
		s = &m.stretches[max(0, sort.Search(len(m.stretches), func(i int) bool { return m.stretches[i].text > offset })-1)]
	}
	return s.place(offset)
}

func (s *stretch) place(offset int64) int64 {
	if s.same() {
		return s.document + offset - s.text
	}
	return s.document + (offset-s.text)/int64(s.inText)*int64(s.inDocument)
}

// index returns the offset in the text of the character at a place in the
// document.
func (m *textMap) index(document int64) int64 {
	s := &m.stretches[max(0, sort.Search(len(m.stretches), func(i int) bool { return m.stretches[i].document > document })-1)]
	return min(s.text+(document-s.document)/int64(s.inDocument)*int64(s.inText), m.text)
}

// forget drops what is before an offset in the text.
func (m *textMap) forget(offset int64) {
	if len(m.stretches) == 1 && m.stretches[0].same() {
		return
	}
	first := max(0, sort.Search(len(m.stretches), func(i int) bool { return m.stretches[i].text > offset })-1)
	kept := m.stretches[:copy(m.stretches, m.stretches[first:])]
	m.stretches = kept
	if s := &kept[0]; !s.same() {
		// Of a long one, what is behind the offset remains.
		n := (offset - s.text) / int64(s.inText)
		s.text += n * int64(s.inText)
		s.document += n * int64(s.inDocument)
		s.own += int(n) * s.inDocument
	}
	begin := len(m.own)
	for i := range kept {
		if kept[i].own >= 0 {
			begin = kept[i].own
			break
		}
	}
	m.own = m.own[:copy(m.own, m.own[begin:])]
	for i := range kept {
		if kept[i].own >= 0 {
			kept[i].own -= begin
		}
	}
}

// part returns the stretches of text that begins at an offset, counted from
// there, and the bytes of that text in the document; both are nil where these are
// the text. It must not be called for what was forgotten.
func (m *textMap) part(text []byte, offset int64) (part []stretch, bytes []byte) {
	if len(m.stretches) == 1 && m.stretches[0].same() {
		return nil, nil
	}
	begin, end := m.place(offset), offset+int64(len(text))
	differs := false
	for i := range m.stretches {
		s := m.stretches[i]
		next := m.text
		if i+1 < len(m.stretches) {
			next = m.stretches[i+1].text
		}
		if next <= offset || s.text >= end {
			continue
		}
		from, to := max(s.text, offset), min(next, end)
		if s.same() {
			bytes = append(bytes, text[from-offset:to-offset]...)
		} else {
			differs = true
			at, behind := s.place(from)-s.document, s.place(to)-s.document
			bytes = append(bytes, m.own[int64(s.own)+at:int64(s.own)+behind]...)
		}
		s.document = s.place(from) - begin
		s.text = from - offset
		part = append(part, s)
	}
	if !differs {
		return nil, nil
	}
	return part, bytes
}
