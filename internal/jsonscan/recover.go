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
	longestOpening = 1 << 10
	// mostCandidates is how many objects are compared with the opening of an
	// item at most.
	mostCandidates = 100
	// mostGivenBack is how much is read again behind items that are cut short, and
	// againPerByte how much more for each byte of the document before them: where most
	// items have no end, the document is none that is worth the time.
	mostGivenBack = 1 << 30
	againPerByte  = 256
)

// cutShort ends an item that is broken where the next one begins, and gives
// back what stands behind. Ended is set where the item or the document has no
// more.
func (s *Scanner) cutShort(start record.Span, begin int64, text []byte, ended bool) (Item, bool) {
	if !s.options.Recover || len(text) < 2 || text[0] != '{' || s.givenBack > mostGivenBack+againPerByte*begin {
		return Item{}, false
	}
	next := -1
	if mayBreak(text) {
		if offset, err := SyntaxErrorIn(text); err != nil && offset < len(text)-1 {
			next = s.nextItem(text, max(offset, 1), start.Column)
		}
	}
	if next < 0 && (ended || len(text) >= longItem) {
		// Without its last bracket an item goes on with those behind it, and
		// may break no rule at all.
		next = s.nextItem(text, 1, 0)
	}
	if next < 0 {
		return Item{}, false
	}
	return s.cut(start, begin, text, next), true
}

// cut ends an item before the one that begins at the offset.
func (s *Scanner) cut(start record.Span, begin int64, text []byte, next int) Item {
	lines := s.linesOf(text, begin, start)
	s.givenBack += int64(len(text) - next)
	s.giveBack(text[next:], lines.Span(next, next), next > 0 && text[next-1] == '\r')
	s.recovered = true
	if inside := s.inside(); inside.kind == list {
		inside.wantComma = false
	}
	end := len(bytes.TrimRight(text[:next], " \t\r\n,"))
	if end == 0 {
		end = next
	}
	item := s.item(text[:end:end], begin, lines.Span(0, end))
	item.Content, item.Fault = string(text[:end]), Broken
	return item
}

// junk reads what stands where an item should, up to the next item. It finds
// none where that comes at once.
func (s *Scanner) junk(message string, c byte) (junk Item, found bool, err error) {
	failure := s.failure(message, c)
	if !s.options.Recover || len(s.opening) == 0 {
		return Item{}, false, failure
	}
	start, begin := s.at(), s.passed
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
				junk := s.cut(start, begin, text, next)
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
	candidates := 0
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
		if i > 0 && (len(behind) == 0 || behind[len(behind)-1] != ',') || candidates == mostCandidates {
			continue
		}
		if may := own.mayBegin(text[i:]); !may && !before.mayBegin(text[i:]) {
			continue
		}
		candidates++
		if found := openingOf(text[i:]); own.equals(found) || before.equals(found) {
			return i
		}
	}
	return -1
}

// opening is the first names in an item, with their quotes: of its members, or of
// those of its first one.
type opening [][]byte

// Items of one list begin with the same members: that many are compared, and
// that many must be there.
const mostNames, leastNames = 3, 2

// openingOf returns the first names in an item, whatever they stand in, as far
// as they stand in the text.
func openingOf(text []byte) (o opening) {
	text = text[:min(len(text), longestOpening)]
	if len(text) == 0 || text[0] != '{' {
		return nil
	}
	depth := 0
	for i := 0; i < len(text) && len(o) < mostNames; i++ {
		switch text[i] {
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return o
			}
		case '"':
			end := endOfString(text, i)
			if end < 0 {
				return o
			}
			if rest := bytes.TrimLeft(text[end:], " \t\r\n"); len(rest) > 0 && rest[0] == ':' {
				o = append(o, text[i:end])
			}
			i = end - 1
		}
	}
	return o
}

// endOfString returns the offset behind the string whose quote stands at i, -1
// where it does not end.
func endOfString(text []byte, i int) int {
	for i++; i < len(text); i++ {
		next := stringMark(text[i:])
		if next < 0 {
			return -1
		}
		if i += next; text[i] == '"' {
			return i + 1
		}
		i++ // what is escaped
	}
	return -1
}

// mayBegin reports whether the text, an object, has the first name. It is quick.
func (o opening) mayBegin(text []byte) bool {
	return len(o) >= leastNames && bytes.HasPrefix(bytes.TrimLeft(text[1:min(len(text), longestOpening)], " \t\r\n"), o[0])
}

// equals reports whether two openings are of items of one kind.
func (o opening) equals(other opening) bool {
	return len(o) >= leastNames && slices.EqualFunc(o, other, bytes.Equal)
}
