package jsonscan

import (
	"bytes"
	"fmt"
	"io"

	"github.com/ibid-go/ibid/record"
)

// Options configure a [Scanner].
type Options struct {
	// Base is the place at which the input starts in its document, UTF16 its byte
	// order ("le", "be") where that was found to be UTF-16: for reading one item
	// again.
	Base  record.Span
	UTF16 string
	// Encoding names the encoding of text that is not UTF-8; "" means
	// Windows-1252.
	Encoding string
	// MaxItem is the largest item in bytes; it must be set.
	MaxItem int
	// Envelopes are the names of members that hold items.
	Envelopes []string
	// Recover lets a broken item end where the next one begins, and checks the
	// items.
	Recover bool
	// MaxDepth is how deeply the values of an item that is checked may be
	// nested.
	MaxDepth int
	// Size is how many bytes there are to read where that is known: a short document
	// needs no large buffer.
	Size int
}

// SyntaxError says that a document is not JSON from a place on. It ends the
// stream.
type SyntaxError struct {
	// Document is the name of the document.
	Document string
	// Span tells the place: its start, line and column.
	Span record.Span
	// Err is the cause.
	Err error
}

// Error formats e as document:line:column: cause.
func (e *SyntaxError) Error() string {
	text := fmt.Sprintf("%d:%d: %v", e.Span.Line, e.Span.Column, e.Err)
	if e.Document != "" {
		return e.Document + ":" + text
	}
	return text
}

// Unwrap returns the cause.
func (e *SyntaxError) Unwrap() error { return e.Err }

// Scanner cuts a document into items.
type Scanner struct {
	input
	options Options
	began   bool
	// levels are the lists and envelopes that are open.
	levels []level
	// lastSize is the size of the item before, which tells that of the next;
	// opening is its beginning, column where that stands.
	lastSize int
	opening  []byte
	column   int
	// recovered is set once something was broken: marks between items are then
	// no further fault.
	recovered bool
	givenBack int64 // bytes that were read again behind items that were cut short
	// scratch is memory for the next item, ends for the places in it.
	scratch []byte
	ends    Ends
	outside outside
}

// level is what the next byte stands in.
type level struct {
	kind levelKind
	// wantComma is set inside a list after an item.
	wantComma bool
}

type levelKind int8

const (
	document levelKind = iota
	list
	// envelope: behind the value of a member that holds items.
	envelope
	// lone: before the value of such a member where that is one object.
	lone
)

// mostScratch is how much memory is kept for items that do not need it.
const mostScratch = 1 << 20

// mostLevels is how many lists and envelopes may be open; what is deeper is an
// item.
const mostLevels = 16

// NewScanner returns a scanner of r.
func NewScanner(r io.Reader, o Options) *Scanner {
	if o.Base.Line == 0 {
		o.Base.Line, o.Base.Column = 1, 1
	}
	return &Scanner{input: newInput(r, o.Base, o.Size), options: o}
}

// Item is the text of one item and its place.
type Item struct {
	// Text is the item in UTF-8, good until the next one is read; nil for one
	// over the limit. Bytes are those of the document that it was read from.
	Text, Bytes []byte
	// Content is the same text; with Recover alone.
	Content string
	Span    record.Span
	// Fault is what is wrong with it; with Recover alone.
	Fault Fault
	// Ends are the places of the lists and objects in it where it is not broken,
	// good until the next one is read; nil where they are not known.
	Ends *Ends
	// stretches say where the text stands; nil where it is the document's own.
	stretches []stretch
	// fallback is set where the document is UTF-8 but for single texts.
	fallback bool
}

// NotUTF8 returns the offset in the text of the first character that is not UTF-8
// in its document, where others are; or -1.
func (i *Item) NotUTF8() int {
	if i.fallback {
		for n := range i.stretches {
			if !i.stretches[n].same() {
				return int(i.stretches[n].text)
			}
		}
	}
	return -1
}

// Lines returns the lines of the item's text.
func (i *Item) Lines() Lines { return i.LinesIn(Lines{}) }

// LinesIn is [Item.Lines] in the memory of lines that are needed no more.
func (i *Item) LinesIn(old Lines) Lines {
	lines := linesIn(old.starts, i.Text, i.Span)
	lines.stretches = i.stretches
	return lines
}

// NewItem returns the item of a text that stands at a place in a document, as
// with Recover, and its encoding. Bytes that are not UTF-8 are Windows-1252.
func NewItem(raw []byte, span record.Span, maxDepth int) (item Item, encoding string, err error) {
	d := decoding{textMap: newTextMap(0)}
	if err := d.start(&Options{Base: span}, nil); err != nil {
		return Item{}, "", err
	}
	text, _ := d.decode(nil, bytes.Clone(raw), true)
	item = d.item(text, 0, span)
	item.Content = string(text)
	item.Fault = Check(item.Content, maxDepth)
	return item, d.encoding(), nil
}

// item returns the item of a text that begins at an offset in all text.
func (d *decoding) item(text []byte, offset int64, span record.Span) Item {
	item := Item{Text: text, Bytes: text, Span: span}
	if stretches, bytes := d.part(text, offset); stretches != nil {
		item.stretches, item.Bytes, item.fallback = stretches, bytes, d.utf16 == ""
	}
	return item
}

// linesOf returns the lines of a text that begins at an offset in all text.
func (d *decoding) linesOf(text []byte, offset int64, start record.Span) Lines {
	lines := NewLines(text, start)
	lines.stretches, _ = d.part(text, offset)
	return lines
}

// At is the place of the next byte.
func (s *Scanner) At() record.Span { return s.at() }

// Encoding is the name of the encoding that the document has shown so far:
// "utf-8", "utf-16le", "utf-16be", or that of the text that is not UTF-8.
func (s *Scanner) Encoding() string { return s.encoding() }

// Next returns the next item; io.EOF at the end; a *SyntaxError where the
// document goes wrong outside the items or ends inside one; an error that says
// that the encoding is unknown; or the underlying reader's error.
func (s *Scanner) Next() (Item, error) {
	if !s.began {
		s.began = true
		if err := s.begin(&s.options); err != nil {
			return Item{}, err
		}
	}
	for {
		s.forget(s.passed)
		c, err := s.peek()
		switch {
		case err == io.EOF && len(s.levels) > 0 && !s.recovered:
			return Item{}, s.failure("the list of items does not end")
		case err != nil:
			return Item{}, err
		case isBlank(c):
			s.skip()
			continue
		case c == byteOrderMark[0] && len(s.levels) == 0:
			if found, err := s.skipByteOrderMark(); found || err != nil {
				if err != nil {
					return Item{}, err
				}
				continue
			}
		}
		state := balance{envelopes: s.options.Envelopes}
		message := ""
		switch inside := s.inside(); {
		case inside.kind == document && c == '[':
			s.skip()
			s.levels = append(s.levels, level{kind: list})
			continue
		case inside.kind == document && s.recovered && (c == ',' || c == ']' || c == '}'):
			s.skip()
			continue
		case inside.kind == document && c != '{':
			message = "expected a list of items or an item, found %q"
		case inside.kind == document:
		case inside.kind == envelope:
			state.depth, state.begun = 1, true
		case inside.kind == lone:
			s.close()
		case c == ']':
			s.skip()
			s.close()
			continue
		case inside.wantComma && c == ',':
			s.skip()
			inside.wantComma = false
			continue
		case inside.wantComma:
			message = "expected a comma or the end of the list, found %q"
		case c == ',' || c == '}':
			message = "expected an item, found %q"
		default:
			inside.wantComma = true
		}
		var item Item
		var found bool
		if message != "" {
			item, found, err = s.junk(message, c)
		} else {
			item, found, err = s.node(state)
		}
		if found || err != nil {
			return item, err
		}
	}
}

// inside returns what the next byte stands in.
func (s *Scanner) inside() *level {
	if len(s.levels) == 0 {
		return &level{kind: document}
	}
	return &s.levels[len(s.levels)-1]
}

func (s *Scanner) close() { s.levels = s.levels[:len(s.levels)-1] }

// node reads an item to its end. Where it turns out to be an envelope, or an
// envelope ends, what was read is text outside the items, and no item is found.
func (s *Scanner) node(state balance) (item Item, found bool, err error) {
	rest := state.depth > 0 // of an envelope
	start, offset := s.at(), s.passed
	if len(s.levels) >= mostLevels {
		state.envelopes = nil
	}
	if s.options.Recover && !rest {
		if item, ok := s.whole(start, offset, state.envelopes); ok {
			return item, true, nil
		}
	}
	text := s.scratch[:0]
	recheck := max(leastRecheck, 4*s.lastSize)
	end := goesOn
	for end == goesOn {
		part, err := s.buffered()
		if err != nil {
			switch {
			case err != io.EOF:
				return Item{}, false, err
			case state.open():
				if len(text) <= s.options.MaxItem {
					if item, ok := s.cutShort(start, offset, text, true); ok {
						return item, true, nil
					}
				}
				return Item{}, false, s.unbalanced(start, offset, text)
			}
			break // behind a number or a word
		}
		// What is over the limit is not kept and cannot be given back: where an
		// item is cut short is looked for before.
		room := s.options.MaxItem + 1 - len(text)
		if room > 0 {
			part = part[:min(len(part), room)]
		}
		var n int
		n, end = state.scan(text, part)
		if room > 0 {
			text = append(text, part[:n]...)
		}
		s.skipAll(part[:n])
		if end == goesOn && room > 0 && n == room && !rest {
			if item, ok := s.cutShort(start, offset, text, true); ok {
				return item, true, nil
			}
		}
		if end == goesOn && len(text) >= recheck && len(text) <= s.options.MaxItem && !rest {
			if item, ok := s.cutShort(start, offset, text, false); ok {
				return item, true, nil
			}
			recheck = 2 * len(text)
		}
	}
	s.scratch = text
	if cap(text) > mostScratch && len(text) < mostScratch {
		s.scratch = nil
	}
	start.End = s.at().Start
	switch {
	case end == opens:
		s.keepOutside(text, state.keyStart, start, offset)
		return Item{}, false, s.open(rest)
	case rest:
		s.keepOutside(text, len(text)-1, start, offset)
		s.close()
		return Item{}, false, nil
	case len(text) > s.options.MaxItem:
		return Item{Span: start}, true, nil
	}
	if s.options.Recover {
		s.ends.places = s.ends.places[:0]
		check := checker[[]byte]{text: text, maxDepth: s.options.MaxDepth, ends: &s.ends}
		return s.found(start, offset, text, check.check()), true, nil
	}
	s.lastSize = len(text)
	return s.item(text, offset, start), true, nil
}

// whole is node for an object that is sound, no envelope and all at hand, as most
// are: its end need not be looked for before it is checked.
func (s *Scanner) whole(start record.Span, offset int64, envelopes []string) (item Item, ok bool) {
	for {
		part := s.ready()
		if part[0] != '{' {
			return Item{}, false
		}
		s.ends.places = s.ends.places[:0]
		check := checker[[]byte]{text: part, maxDepth: s.options.MaxDepth, envelopes: envelopes, ends: &s.ends}
		switch end := check.value(0, 0); {
		case end > s.options.MaxItem:
			return Item{}, false
		case end > 0:
			s.skipAll(part[:end])
			start.End = s.at().Start
			return s.found(start, offset, part[:end:end], check.fault(end)), true
		case !check.short || len(part) > bufferSize || s.fill() != nil:
			return Item{}, false
		}
	}
}

// found returns the item of a text that was checked, or what of it comes before the
// next one.
func (s *Scanner) found(span record.Span, offset int64, text []byte, fault Fault) Item {
	if fault == Broken || s.lastSize > 0 && len(text) > 4*s.lastSize {
		if cut, ok := s.cutShort(span, offset, text, true); ok {
			return cut
		}
	}
	item := s.item(text, offset, span)
	item.Content, item.Ends, item.Fault = string(text), &s.ends, fault
	s.ends.next = 0
	s.lastSize = len(text)
	if text[0] == '{' {
		s.column = span.Column
		s.opening = append(s.opening[:0], text[:min(len(text), longestOpening)]...)
	}
	return item
}

// open goes into the list or object that is next in an envelope.
func (s *Scanner) open(already bool) error {
	c, err := s.peek()
	if err != nil {
		return err
	}
	if !already {
		s.levels = append(s.levels, level{kind: envelope})
	}
	if c == '[' {
		s.skip()
		s.levels = append(s.levels, level{kind: list})
	} else {
		s.levels = append(s.levels, level{kind: lone})
	}
	return nil
}

// unbalanced describes an item that the document ends in: by the first error
// in its syntax where there is one, for that is where the balance was lost.
func (s *Scanner) unbalanced(start record.Span, begin int64, text []byte) error {
	if len(text) > 0 && text[0] != ',' && len(text) <= s.options.MaxItem {
		if offset, err := SyntaxErrorIn(text); err != nil && offset < len(text)-1 {
			lines := s.linesOf(text, begin, start)
			return &SyntaxError{Span: lines.Span(offset, offset+1), Err: err}
		}
	}
	return &SyntaxError{Span: s.at(), Err: fmt.Errorf("the document ends inside the item that begins at line %d, column %d: %w",
		start.Line, start.Column, io.ErrUnexpectedEOF)}
}

func (s *Scanner) failure(format string, args ...any) error {
	return &SyntaxError{Span: s.at(), Err: fmt.Errorf(format, args...)}
}

const byteOrderMark = "\ufeff"

// skipByteOrderMark passes over a byte order mark, and reports whether there is
// one. It stands where a document begins, also behind another one.
func (s *Scanner) skipByteOrderMark() (found bool, err error) {
	for len(s.ready()) < len(byteOrderMark) {
		if err := s.fill(); err == io.EOF {
			return false, nil
		} else if err != nil {
			return false, err
		}
	}
	if !bytes.HasPrefix(s.ready(), []byte(byteOrderMark)) {
		return false, nil
	}
	s.skipAll(s.ready()[:len(byteOrderMark)])
	return true, nil
}
