package jsonscan

import (
	"bytes"

	"github.com/ibid-go/ibid/record"
)

// mostOutside is how many bytes of text outside the items are kept.
const mostOutside = 1 << 20

// outside is what envelopes say beside their items.
type outside struct {
	texts []record.Text
	size  int
	lost  record.Span
}

// Outside returns what the envelopes that were read so far say beside their
// items, and the place of the first such text that was too long to be kept,
// zero for none.
func (s *Scanner) Outside() (texts []record.Text, lost record.Span) {
	return s.outside.texts, s.outside.lost
}

// keepOutside keeps the members in text[:end], the text of an envelope between
// its values that hold items. It begins at an offset in all text.
func (s *Scanner) keepOutside(text []byte, end int, start record.Span, offset int64) {
	if len(text) > s.options.MaxItem {
		if s.outside.lost.IsZero() {
			s.outside.lost = start
		}
		return
	}
	const marks = "{, \t\r\n"
	members := bytes.TrimLeft(text[:end], marks)
	from := end - len(members)
	members = bytes.TrimRight(members, marks)
	if len(members) == 0 {
		return
	}
	lines := s.linesOf(text, offset, start)
	span := lines.Span(from, from+len(members))
	if s.outside.size += len(members); s.outside.size > mostOutside {
		if s.outside.lost.IsZero() {
			s.outside.lost = span
		}
		return
	}
	s.outside.texts = append(s.outside.texts, record.Text{Text: string(members), Span: span})
}
