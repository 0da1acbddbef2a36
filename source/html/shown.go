package html

import (
	"bytes"
	"slices"

	"golang.org/x/net/html"

	"github.com/ibid-go/ibid/internal/blocks"
)

// line is a line of the text that a page shows, with the places in the
// document's text at which each of its bytes begins and ends.
type line struct {
	text []byte
	runs []run
}

// run is a part of a line, up to the next one: bytes that stand one after the other in
// the document's text too, or what stands for a character reference.
type run struct {
	// at is where it begins in the line, from and to are its place in the document.
	at       int
	from, to int
	plain    bool
}

// runOf returns the run that a byte of the line is of.
func (l *line) runOf(i int) *run {
	at, found := slices.BinarySearchFunc(l.runs, i, func(r run, i int) int { return r.at - i })
	if !found {
		at--
	}
	return &l.runs[at]
}

// begin returns the place at which a byte of the line begins.
func (l *line) begin(i int) int {
	r := l.runOf(i)
	if r.plain {
		return r.from + i - r.at
	}
	return r.from
}

// end returns the place at which a byte of the line ends. Of a character of several
// bytes that is one reference, all but the last end where they begin.
func (l *line) end(i int) int {
	r := l.runOf(i)
	switch {
	case r.plain:
		return r.from + i - r.at + 1
	case i+1 == len(l.text) || l.runOf(i+1) != r:
		return r.to
	}
	return r.from
}

// place returns the place of bytes [from,to) in the document's text.
func (l *line) place(from, to int) extent {
	switch {
	case from < to:
		return extent{l.begin(from), l.end(to - 1)}
	case from < len(l.text):
		return extent{l.begin(from), l.begin(from)}
	case from > 0:
		return extent{l.end(from - 1), l.end(from - 1)}
	}
	return extent{}
}

// shownTag says what an element is to the text that a page shows.
type shownTag int8

const (
	// inlineTag elements stand inside a line, raisedTag ones too, in whose text notes
	// may be. Those that no list has begin a new line.
	inlineTag shownTag = 1 + iota
	raisedTag
	// hiddenTag elements have text that a page does not show as text.
	hiddenTag
	// cellTag elements have text that a tab divides from the next one's, as in a copied
	// table.
	cellTag
	// bodyTag is that of the page itself.
	bodyTag
)

var shownTags = buildShownTags()

func buildShownTags() map[string]shownTag {
	tags := map[string]shownTag{"body": bodyTag, "sup": raisedTag}
	for kind, names := range map[shownTag][]string{
		hiddenTag: {
			"head", "script", "style", "template", "svg", "title", "textarea", "xmp", "plaintext", "iframe", "noembed",
			"noframes", "select", "object", "audio", "video", "canvas",
		},
		inlineTag: {
			"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
			"input", "ins", "kbd", "label", "mark", "math", "mi", "mn", "mo", "mrow", "msub", "msup", "q", "s", "samp", "small", "span",
			"strike", "strong", "sub", "time", "tt", "u", "var", "wbr", "noscript", "picture", "source", "meta", "link",
		},
		cellTag: {"td", "th"},
	} {
		for _, name := range names {
			tags[name] = kind
		}
	}
	return tags
}

// shownLines returns the lines of a range of the text that a page shows, up to
// a number of bytes.
func shownLines(text []byte, where extent, limit int) []line {
	return showLines(showing{}, text, where, limit)
}

func showLines(s showing, text []byte, where extent, limit int) []line {
	z := tokens{text: text[:where.to], at: where.from}
	for s.size < limit {
		kind, raw := z.next()
		switch kind {
		case html.ErrorToken:
			s.end()
			return s.lines
		case html.TextToken:
			if s.hidden == 0 {
				s.add(text, raw)
			}
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			s.tag(tagName(text[raw.from:raw.to]), kind, raw.from)
		}
	}
	s.end()
	return s.lines
}

type showing struct {
	lines   []line
	current line
	// blank is the place of blank space that goes before the next word, -1 for
	// none.
	blank int
	// tab is set where that is the end of a cell.
	tab bool
	// notes says that raised text is that of notes, and not shown.
	notes  bool
	size   int
	hidden int
	// offsets is used again for each text with character references, texts and runs are
	// the memory of the lines.
	offsets []int
	texts   blocks.Block[byte]
	runs    blocks.Block[run]
}

func (s *showing) tag(name string, kind html.TokenType, at int) {
	of := shownTags[name]
	switch {
	case of == bodyTag:
		s.hidden = 0
		s.end()
	case of == hiddenTag || of == raisedTag && s.notes:
		switch kind {
		case html.StartTagToken:
			s.hidden++
		case html.EndTagToken:
			s.hidden = max(s.hidden-1, 0)
		default:
			if of == hiddenTag {
				s.end()
			}
		}
	case of == inlineTag || of == raisedTag:
	case of == cellTag:
		if len(s.current.text) > 0 {
			s.blank, s.tab = at, true
		}
	default:
		s.end()
	}
}

// end ends the line.
func (s *showing) end() {
	if len(s.current.text) > 0 {
		s.current.text, s.current.runs = s.texts.Close(s.current.text), s.runs.Close(s.current.runs)
		s.lines = append(s.lines, s.current)
	}
	s.current = line{}
	s.blank, s.tab = -1, false
}

// usualLine and usualRuns are what most lines take no more than.
const (
	usualLine = 80
	usualRuns = 4
)

// add adds text to the line. Blank space of any length is one blank.
func (s *showing) add(text []byte, raw extent) {
	piece := text[raw.from:raw.to]
	if bytes.IndexByte(piece, '&') >= 0 || bytes.IndexByte(piece, '\r') >= 0 {
		s.addEscaped(string(piece), raw.from)
		return
	}
	for at := 0; at < len(piece); {
		if isSpace(piece[at]) {
			s.space(raw.from + at)
			at++
			continue
		}
		word := at
		for at < len(piece) && !isSpace(piece[at]) {
			at++
		}
		s.put(piece[word:at], run{from: raw.from + word, to: raw.from + at, plain: true})
	}
	s.size += len(piece)
}

// addEscaped is add for text with character references or carriage returns, which
// begins at a place.
func (s *showing) addEscaped(piece string, place int) {
	shown := unescapePlaces(piece, inText, &s.offsets)
	for at := 0; at < len(shown.text); {
		from, next := shown.at(at), at+1
		for next < len(shown.text) && shown.at(next) == from {
			next++
		}
		plain := shown.at(next) == from+1
		switch {
		case isSpace(shown.text[at]):
			s.space(place + from)
			at = next
			continue
		case plain:
			for next < len(shown.text) && !isSpace(shown.text[next]) && shown.at(next+1) == shown.at(next)+1 {
				next++
			}
		}
		s.put([]byte(shown.text[at:next]), run{from: place + from, to: place + shown.at(next), plain: plain})
		at = next
	}
	s.size += len(shown.text)
}

// space takes blank space that stands at a place.
func (s *showing) space(at int) {
	if len(s.current.text) > 0 && s.blank < 0 {
		s.blank = at
	}
}

// put adds text, and what the blank space before it is to the line.
func (s *showing) put(text []byte, of run) {
	if len(s.current.text) > 0 && s.blank >= 0 {
		between := " "
		if s.tab {
			between = "\t"
		}
		s.join([]byte(between), run{from: s.blank, to: s.blank + 1, plain: true})
	}
	s.blank, s.tab = -1, false
	s.join(text, of)
}

// join adds a run, or makes the last one longer where it goes on.
func (s *showing) join(text []byte, of run) {
	l := &s.current
	if l.text == nil {
		l.text, l.runs = s.texts.Open(usualLine), s.runs.Open(usualRuns)
	}
	of.at = len(l.text)
	l.text = append(l.text, text...)
	if n := len(l.runs); n > 0 && of.plain && l.runs[n-1].plain && l.runs[n-1].to == of.from {
		l.runs[n-1].to = of.to
		return
	}
	l.runs = append(l.runs, of)
}

// shownText is the text that markup shows, in one line.
func shownText(markup string) string {
	var text []byte
	for i, l := range shownLines([]byte(markup), extent{0, len(markup)}, len(markup)+1) {
		if i > 0 {
			text = append(text, '\n')
		}
		text = append(text, l.text...)
	}
	return string(text)
}
