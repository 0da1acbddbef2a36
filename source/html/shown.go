package html

import (
	"golang.org/x/net/html"
)

// line is a line of the text that a page shows, with the places in the
// document's text at which each of its bytes begins and ends.
type line struct {
	text         []byte
	begins, ends []int
}

// place returns the place of bytes [from,to) in the document's text.
func (l *line) place(from, to int) extent {
	switch {
	case from < to:
		return extent{l.begins[from], l.ends[to-1]}
	case from < len(l.begins):
		return extent{l.begins[from], l.begins[from]}
	case from > 0:
		return extent{l.ends[from-1], l.ends[from-1]}
	}
	return extent{}
}

// hidden are elements whose text a page does not show as text.
var hidden = set(
	"head", "script", "style", "template", "svg", "title", "textarea", "xmp", "plaintext", "iframe", "noembed",
	"noframes", "select", "object", "audio", "video", "canvas",
)

// inline are elements that stand inside a line; all others begin a new one.
var inline = set(
	"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
	"input", "ins", "kbd", "label", "mark", "math", "mi", "mn", "mo", "mrow", "msub", "msup", "q", "s", "samp", "small", "span",
	"strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "noscript", "picture", "source", "meta", "link",
)

// cells are elements whose text a tab divides from the next one's, as in a
// copied table.
var cells = set("td", "th")

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
}

func (s *showing) tag(name string, kind html.TokenType, at int) {
	switch {
	case name == "body":
		s.hidden = 0
		s.end()
	case (hidden[name] || s.notes && name == "sup") && kind == html.StartTagToken:
		s.hidden++
	case (hidden[name] || s.notes && name == "sup") && kind == html.EndTagToken:
		s.hidden = max(s.hidden-1, 0)
	case inline[name]:
	case cells[name]:
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
		s.lines = append(s.lines, s.current)
	}
	s.current = line{}
	s.blank, s.tab = -1, false
}

// add adds text to the line. Blank space of any length is one blank.
func (s *showing) add(text []byte, raw extent) {
	shown := unescapePlaces(string(text[raw.from:raw.to]), inText, new([]int))
	if l := &s.current; len(l.text) == 0 {
		l.text = make([]byte, 0, len(shown.text)+1)
		l.begins, l.ends = make([]int, 0, len(shown.text)+1), make([]int, 0, len(shown.text)+1)
	}
	for i := range len(shown.text) {
		c, at := shown.text[i], raw.from+shown.at(i)
		if isSpace(c) {
			if len(s.current.text) > 0 && s.blank < 0 {
				s.blank = at
			}
			continue
		}
		if len(s.current.text) > 0 && s.blank >= 0 {
			between := byte(' ')
			if s.tab {
				between = '\t'
			}
			s.put(between, s.blank, s.blank+1)
		}
		s.blank, s.tab = -1, false
		s.put(c, at, raw.from+shown.at(i+1))
	}
	s.size += len(shown.text)
}

// put adds a byte that stands at [at,end).
func (s *showing) put(c byte, at, end int) {
	s.current.text = append(s.current.text, c)
	s.current.begins = append(s.current.begins, at)
	s.current.ends = append(s.current.ends, end)
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
