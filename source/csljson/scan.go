package csljson

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sort"

	"github.com/ibid-go/ibid/record"
)

// scanner cuts a document into items. It looks at brackets, quotes and commas
// only, so that an item that is not valid JSON but whose brackets and quotes
// balance costs itself and not the items after it.
type scanner struct {
	r       *bufio.Reader
	maxItem int
	// at is the place of the next byte.
	at record.Span
	// afterCR is set when the byte before was a carriage return, whose line a
	// line feed does not end again.
	afterCR bool
	began   bool
	inList  bool
	// wantComma is set inside a list after an item.
	wantComma bool
	// lastSize is the size of the item before, which tells that of the next.
	lastSize int
}

func newScanner(r io.Reader, base record.Span, maxItem int) *scanner {
	if base.Line == 0 {
		base.Line, base.Column = 1, 1
	}
	base.End = 0
	return &scanner{r: bufio.NewReaderSize(r, 64<<10), maxItem: maxItem, at: base, began: base.Start > 0}
}

// scannedItem is the text of one item and its place. Text is nil for an item
// over the limit.
type scannedItem struct {
	text []byte
	span record.Span
}

// next returns the next item; io.EOF at the end; a *SyntaxError where the
// document goes wrong outside the items or ends inside one; or the underlying
// reader's error.
func (s *scanner) next() (scannedItem, error) {
	if err := s.skipByteOrderMark(); err != nil {
		return scannedItem{}, err
	}
	for {
		c, err := s.peek()
		switch {
		case err == io.EOF && s.inList:
			return scannedItem{}, s.failure("the list of items does not end")
		case err != nil:
			return scannedItem{}, err
		case isBlank(c):
			s.skip()
		case !s.inList && c == '[':
			s.skip()
			s.inList, s.wantComma = true, false
		case !s.inList && c == '{':
			return s.item()
		case !s.inList:
			return scannedItem{}, s.failure("expected a list of items or an item, found %q", c)
		case c == ']':
			s.skip()
			s.inList = false
		case s.wantComma && c == ',':
			s.skip()
			s.wantComma = false
		case s.wantComma:
			return scannedItem{}, s.failure("expected a comma or the end of the list, found %q", c)
		case c == ',' || c == '}':
			return scannedItem{}, s.failure("expected an item, found %q", c)
		default:
			s.wantComma = true
			return s.item()
		}
	}
}

// item reads from the first byte of a value to its end.
func (s *scanner) item() (scannedItem, error) {
	item := scannedItem{span: s.at}
	text := make([]byte, 0, s.lastSize+s.lastSize/4)
	state := balance{}
	for {
		part, err := s.buffered()
		if len(part) == 0 {
			switch {
			case err != io.EOF:
				return scannedItem{}, err
			case state.open():
				return scannedItem{}, s.unbalanced(item.span, text)
			}
			break // behind a number or a word
		}
		n, ended := state.scan(part)
		if room := s.maxItem + 1 - len(text); n <= room {
			text = append(text, part[:n]...)
		} else {
			text = append(text, part[:room]...)
		}
		s.skipAll(part[:n])
		if ended {
			break
		}
	}
	item.span.End = s.at.Start
	if len(text) <= s.maxItem {
		item.text = text
		s.lastSize = len(text)
	}
	return item, nil
}

// balance is where a value stands while its end is looked for.
type balance struct {
	depth             int
	inString, escaped bool
	begun             bool
}

// open reports whether more of the value must follow.
func (b *balance) open() bool { return b.depth > 0 || b.inString }

// scan returns how many bytes of text belong to the value, and whether it ends
// with them. What follows a number or a word is not its own.
func (b *balance) scan(text []byte) (n int, ended bool) {
	for n < len(text) {
		c := text[n]
		if b.inString && !b.escaped && c != '"' && c != '\\' {
			next := stringMark(text[n:])
			if next < 0 {
				return len(text), false
			}
			n += next
			continue
		}
		if b.begun && !b.open() && (isBlank(c) || c == ',' || c == ']' || c == '}') {
			return n, true
		}
		b.begun = true
		n++
		switch {
		case b.escaped:
			b.escaped = false
		case b.inString:
			b.escaped = c == '\\'
			b.inString = c != '"'
			ended = c == '"' && b.depth == 0
		case c == '"':
			b.inString = true
		case c == '{' || c == '[':
			b.depth++
		case c == '}' || c == ']':
			b.depth--
			ended = b.depth == 0
		}
		if ended {
			return n, true
		}
	}
	return n, false
}

// stringMark returns the offset of the first quote or backslash, or -1.
func stringMark(text []byte) int {
	quote := bytes.IndexByte(text, '"')
	if quote >= 0 {
		text = text[:quote]
	}
	if slash := bytes.IndexByte(text, '\\'); slash >= 0 {
		return slash
	}
	return quote
}

// unbalanced describes an item that the document ends in: by the first error
// in its syntax where there is one, for that is where the balance was lost.
func (s *scanner) unbalanced(start record.Span, text []byte) error {
	var syntax *json.SyntaxError
	var value json.RawMessage
	if len(text) <= s.maxItem && errors.As(json.Unmarshal(text, &value), &syntax) && syntax.Offset < int64(len(text)) {
		place := newLines(text, start).span(int(max(syntax.Offset-1, 0)), int(syntax.Offset))
		return &SyntaxError{Span: place, Err: syntax}
	}
	return &SyntaxError{Span: s.at, Err: fmt.Errorf("the document ends inside the item that begins at line %d, column %d: %w",
		start.Line, start.Column, io.ErrUnexpectedEOF)}
}

func (s *scanner) failure(format string, args ...any) error {
	return &SyntaxError{Span: s.at, Err: fmt.Errorf(format, args...)}
}

func (s *scanner) skipByteOrderMark() error {
	if s.began {
		return nil
	}
	s.began = true
	head, err := s.r.Peek(3)
	if err != nil && err != io.EOF {
		return err
	}
	if string(head) == "\xef\xbb\xbf" {
		for range head {
			s.skip()
		}
	}
	return nil
}

func (s *scanner) peek() (byte, error) {
	b, err := s.r.Peek(1)
	if len(b) == 0 {
		return 0, err
	}
	return b[0], nil
}

// buffered returns the bytes at hand, which are at least one unless there is
// an error.
func (s *scanner) buffered() ([]byte, error) {
	if _, err := s.peek(); err != nil {
		return nil, err
	}
	return s.r.Peek(s.r.Buffered())
}

// skipAll passes over bytes that buffered has shown.
func (s *scanner) skipAll(text []byte) {
	// What was shown can be discarded.
	_, _ = s.r.Discard(len(text))
	s.at.Start += int64(len(text))
	for {
		i := bytes.IndexAny(text, "\r\n")
		if i < 0 {
			break
		}
		if text[i] == '\r' || i > 0 || !s.afterCR {
			s.at.Line++
		}
		s.at.Column = 1
		s.afterCR = text[i] == '\r'
		text = text[i+1:]
		if len(text) == 0 {
			return
		}
	}
	s.at.Column += len(text)
	if len(text) > 0 {
		s.afterCR = false
	}
}

// skip passes over the byte that peek has shown.
func (s *scanner) skip() {
	c, err := s.r.ReadByte()
	if err != nil {
		return
	}
	s.at.Start++
	s.at.Column++
	if c == '\r' || c == '\n' && !s.afterCR {
		s.at.Line++
	}
	if c == '\r' || c == '\n' {
		s.at.Column = 1
	}
	s.afterCR = c == '\r'
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// lines gives places inside the text of an item.
type lines struct {
	base record.Span
	// starts are the offsets in the text behind each line end.
	starts []int
}

func newLines(text []byte, base record.Span) lines {
	l := lines{base: base}
	for i, c := range text {
		if c == '\n' || c == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
			l.starts = append(l.starts, i+1)
		}
	}
	return l
}

// span returns the place of text[i:j].
func (l lines) span(i, j int) record.Span {
	out := record.Span{
		Start: l.base.Start + int64(i), End: l.base.Start + int64(j),
		Line: l.base.Line, Column: l.base.Column + i,
	}
	if n := sort.SearchInts(l.starts, i+1); n > 0 {
		out.Line, out.Column = l.base.Line+n, i-l.starts[n-1]+1
	}
	return out
}

// member is one member of an object, by offsets into the object's text.
type member struct {
	name       string
	start      int // of the name's quote
	value, end int // of the value
}

// members returns the members of the object text, which is valid JSON, in
// order. Base is added to all offsets.
func members(text []byte, base int) []member {
	var out []member
	i := skipBlanks(text, 1)
	for i < len(text) && text[i] == '"' {
		m := member{start: base + i}
		end := valueEnd(text, i)
		m.name, _ = readScalar(string(text[i:end])) // valid JSON, in which a name is a string
		i = skipBlanks(text, end)
		i = skipBlanks(text, i+1) // the colon
		end = valueEnd(text, i)
		m.value, m.end = base+i, base+end
		out = append(out, m)
		i = skipBlanks(text, end)
		i = skipBlanks(text, i+1) // the comma or the closing brace
	}
	return out
}

var errNotObject = errors.New("neither a text nor an object")

// forMembers calls each with the members of the JSON object text, but those
// that are null.
func forMembers(text string, each func(name, value string) error) error {
	if !json.Valid([]byte(text)) || text[skipBlanks([]byte(text), 0)] != '{' {
		return errNotObject
	}
	for _, m := range members([]byte(text), 0) {
		if value := text[m.value:m.end]; value != "null" {
			if err := each(m.name, value); err != nil {
				return err
			}
		}
	}
	return nil
}

// elements returns the offsets of the elements of the list text, which is
// valid JSON, with base added.
func elements(text []byte, base int) [][2]int {
	var out [][2]int
	i := skipBlanks(text, 1)
	for i < len(text) && text[i] != ']' {
		end := valueEnd(text, i)
		out = append(out, [2]int{base + i, base + end})
		i = skipBlanks(text, end)
		i = skipBlanks(text, i+1)
	}
	return out
}

func skipBlanks(text []byte, i int) int {
	for i < len(text) && isBlank(text[i]) {
		i++
	}
	return i
}

// valueEnd returns the offset behind the value that begins at i in valid JSON.
func valueEnd(text []byte, i int) int {
	depth, inString := 0, false
	for ; i < len(text); i++ {
		switch c := text[i]; {
		case inString && c == '\\':
			i++
		case inString && c == '"':
			inString = false
			if depth == 0 {
				return i + 1
			}
		case inString:
			next := stringMark(text[i:])
			if next < 0 {
				return len(text)
			}
			i += next - 1
		case c == '"':
			inString = true
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			if depth == 0 {
				return i
			}
			depth--
			if depth == 0 {
				return i + 1
			}
		case depth == 0 && (c == ',' || isBlank(c)):
			return i
		}
	}
	return len(text)
}
