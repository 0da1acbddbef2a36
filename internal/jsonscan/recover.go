package jsonscan

import (
	"bytes"
	"slices"

	"github.com/ibid-go/ibid/record"
)

const (
	// leastRecheck is how long an item gets before its syntax is looked at.
	leastRecheck = 4 << 10
	// longItem is how long an item is that may hold others.
	longItem = 1 << 20
	// longestOpening is how much of an item's beginning is kept to know the
	// next by.
	longestOpening = 4 << 10
)

// cutShort ends an item that is broken where the next one begins, and gives
// back what stands behind. Ended is set where the item or the document has no
// more.
func (s *Scanner) cutShort(start record.Span, text []byte, ended bool) (Item, bool) {
	if !s.options.Recover || len(text) < 2 || text[0] != '{' {
		return Item{}, false
	}
	next := -1
	if offset, err := SyntaxErrorIn(text); err != nil && offset < len(text)-1 {
		next = s.nextItem(text, max(offset, 1), start.Column)
	}
	if next < 0 && (ended || len(text) >= longItem) {
		// Without its last bracket an item goes on with those behind it, and
		// may break no rule at all.
		next = s.nextItem(text, 1, 0)
	}
	if next < 0 {
		return Item{}, false
	}
	return s.cut(start, text, next), true
}

// cut ends an item before the one that begins at the offset.
func (s *Scanner) cut(start record.Span, text []byte, next int) Item {
	lines := NewLines(text, start)
	s.giveBack(text[next:], lines.Span(next, next), next > 0 && text[next-1] == '\r')
	s.at.End = 0
	s.recovered = true
	if inside := s.inside(); inside.kind == list {
		inside.wantComma = false
	}
	end := len(bytes.TrimRight(text[:next], " \t\r\n,"))
	if end == 0 {
		end = next
	}
	return Item{Text: text[:end:end], Content: string(text[:end]), Span: lines.Span(0, end), Fault: Broken}
}

// junk reads what stands where an item should, up to the next item. It finds
// none where that comes at once.
func (s *Scanner) junk(message string, c byte) (junk Item, found bool, err error) {
	failure := s.failure(message, c)
	if !s.options.Recover || len(s.opening) == 0 {
		return Item{}, false, failure
	}
	start := s.at
	var text []byte
	for recheck := leastRecheck; ; {
		part, err := s.buffered()
		ended := err != nil || len(text) > s.options.MaxItem
		if !ended {
			text = append(text, part...)
			s.skipAll(part)
		}
		if ended || len(text) >= recheck {
			if next := s.nextItem(text, 0, s.column); next >= 0 {
				junk := s.cut(start, text, next)
				return junk, next > 0, nil
			}
			recheck = 2 * len(text)
		}
		if ended {
			return Item{}, false, failure
		}
	}
}

// nextItem returns the offset, from or behind it, at which the next item
// begins, or -1: at a line that begins left of a column that the broken item
// began in, or behind a comma at an object whose first members are called as
// its own or those of the item before.
func (s *Scanner) nextItem(text []byte, from, column int) int {
	own, before := openingOf(text), openingOf(s.opening)
	for i := from; i < len(text); i++ {
		next := bytes.IndexByte(text[i:], '{')
		if next < 0 {
			return -1
		}
		i += next
		indent := len(text[:i]) - len(bytes.TrimRight(text[:i], " \t"))
		if atLine := i > indent && (text[i-indent-1] == '\n' || text[i-indent-1] == '\r'); atLine && indent < column {
			return i
		}
		behind := bytes.TrimRight(text[:i], " \t\r\n")
		if (i == 0 || len(behind) > 0 && behind[len(behind)-1] == ',') && (own.begins(text[i:]) || before.begins(text[i:])) {
			return i
		}
	}
	return -1
}

// opening is the names of the first members of an item, with their quotes.
type opening [][]byte

// Items of one list begin with the same members: that many are compared, and
// that many must be there.
const mostNames, leastNames = 3, 2

// openingOf returns the names that an item begins with, as far as they stand in
// the text.
func openingOf(text []byte) (o opening) {
	rest, ok := behindMark(text[:min(len(text), longestOpening)], '{')
	for ok && len(o) < mostNames {
		var name []byte
		if name, rest, ok = memberOf(rest); ok {
			o = append(o, name)
			rest, ok = behindMark(rest[ValueEnd(string(rest), 0):], ',')
		}
	}
	return o
}

// begins reports whether an item with this opening begins the text.
func (o opening) begins(text []byte) bool {
	if rest, ok := behindMark(text, '{'); !ok || len(o) < leastNames || !bytes.HasPrefix(rest, o[0]) {
		return false
	}
	return slices.EqualFunc(o, openingOf(text), bytes.Equal)
}

// memberOf returns the name, with its quotes, that the text begins with and
// what stands behind its colon.
func memberOf(text []byte) (name, rest []byte, ok bool) {
	if len(text) == 0 || text[0] != '"' {
		return nil, nil, false
	}
	end := stringMark(text[1:]) + 2
	if end < 2 || text[end-1] != '"' {
		return nil, nil, false
	}
	rest, ok = behindMark(text[end:], ':')
	return text[:end], rest, ok
}

// behindMark returns what stands behind a mark and blanks around it.
func behindMark(text []byte, mark byte) (rest []byte, ok bool) {
	text = bytes.TrimLeft(text, " \t\r\n")
	if len(text) == 0 || text[0] != mark {
		return nil, false
	}
	return bytes.TrimLeft(text[1:], " \t\r\n"), true
}
