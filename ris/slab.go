package ris

import (
	"strings"

	"github.com/ibid-go/ibid/record"
)

// The blocks of memory that entries share hold so much: some sixteen records of
// the usual size, and no more than 35 kB each.
const (
	blockTexts   = 28 << 10
	blockBytes   = 32 << 10
	blockFields  = 400
	blockPlaces  = 400
	blockEntries = 16
)

// slab is memory for the entries that follow: a few blocks for several entries
// cost less than several for each. What was given out is not given out again.
type slab struct {
	// follows is set behind the first entry, which may be the only one and has memory of
	// its own.
	follows bool
	texts   strings.Builder
	bytes   []byte
	fields  []Field
	places  []record.Span
	entries []Entry
}

// entry returns an empty entry with the memory that the draft's content needs.
func (s *slab) entry(d *draft) *Entry {
	if !s.follows {
		return &Entry{Fields: make([]Field, len(d.fields)), block: make([]byte, d.rawEnd), places: make([]record.Span, len(d.spans))}
	}
	e := &carve(&s.entries, 1, blockEntries)[0]
	e.Fields = carve(&s.fields, len(d.fields), blockFields)
	e.block = carve(&s.bytes, d.rawEnd, blockBytes)
	e.places = carve(&s.places, len(d.spans), blockPlaces)
	return e
}

// carve takes n elements from a block, or from a new one of the size. A large
// piece gets memory of its own.
func carve[T any](block *[]T, n, size int) []T {
	if n > cap(*block)-len(*block) {
		if n > size/4 {
			return make([]T, n)
		}
		*block = make([]T, 0, size)
	}
	from := len(*block)
	*block = (*block)[:from+n]
	return (*block)[from : from+n : from+n]
}

// text returns a text as a string.
func (s *slab) text(text []byte) string {
	if !s.follows {
		s.follows = true
		return string(text)
	}
	if len(text) > s.texts.Cap()-s.texts.Len() {
		if len(text) > blockTexts/4 {
			return string(text)
		}
		s.texts = strings.Builder{}
		s.texts.Grow(blockTexts)
	}
	from := s.texts.Len()
	s.texts.Write(text)
	return s.texts.String()[from:]
}
