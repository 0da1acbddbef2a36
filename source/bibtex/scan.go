package bibtex

import "bytes"

// head is the beginning of a piece: "@article{".
type head struct {
	at        int // of "@"
	name, end int // of the word
	body      int // behind the brace
	paren     bool
}

// headForm says what stands at an "@".
type headForm uint8

const (
	headNone headForm = iota
	headMore          // the text ends too early to tell
	headFound
)

// findHead looks at the "@" at i. In the middle of a line only a brace opens an
// entry; a bracket opens one only behind a type that is known, since text such
// as "@name (remark)" is none.
func findHead(text []byte, i int) (head, headForm) {
	h := head{at: i}
	at := skipSpace(text, i+1)
	h.name = at
	for at < len(text) && isTypeByte(text[at]) {
		at++
		if at-h.name > longestType {
			return h, headNone
		}
	}
	h.end = at
	if at == len(text) {
		return h, headMore
	}
	if h.end == h.name || !isASCIILetter(text[h.name]) {
		return h, headNone
	}
	at = skipSpace(text, at)
	if at == len(text) {
		return h, headMore
	}
	h.body = at + 1
	switch text[at] {
	case '{':
		return h, headFound
	case '(':
		h.paren = true
		name := bytes.ToLower(text[h.name:h.end])
		if _, known := entryTypes[string(name)]; known || pieceKinds[string(name)] != KindEntry {
			return h, headFound
		}
	}
	return h, headNone
}

// longestType is longer than the word behind any "@".
const longestType = 64

// pieceKinds are the words that begin something else than an entry.
var pieceKinds = map[string]Kind{"string": KindString, "preamble": KindPreamble, "comment": KindComment}

func skipSpace(text []byte, at int) int {
	for at < len(text) && isSpace(text[at]) {
		at++
	}
	return at
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isTypeByte(c byte) bool {
	return isASCIILetter(c) || isDigit(c) || c == '-' || c == '_' || c == '+' || c == '.' || c == ':' || c == '*' || c == '/'
}

// startsLine reports whether nothing but blanks stands between the start of the
// line and i.
func startsLine(text []byte, i int) bool {
	for i > 0 && (text[i-1] == ' ' || text[i-1] == '\t' || text[i-1] == '\r') {
		i--
	}
	return i == 0 || text[i-1] == '\n'
}

// bodyScan looks for the end of a body.
type bodyScan struct {
	at    int
	depth int
	paren bool
	// escapes is set where an escaped brace does not count.
	escapes bool
	// quoted is set inside of a value in quotes.
	quoted bool
	// candidate is a place inside where another entry seems to begin, in a value or
	// between fields; -1 for none. closed is the place at which its body ended, if
	// it did.
	candidate, candidateDepth, closed int
	betweenFields                     bool
	deepest                           int
}

func newBodyScan(h head, escapes bool) bodyScan {
	return bodyScan{at: h.body, depth: 1, paren: h.paren, escapes: escapes, candidate: -1, closed: -1}
}

// scanState says how far a scan came.
type scanState uint8

const (
	scanMore    scanState = iota // the text ended
	scanEnd                      // the body ended at at
	scanBroken                   // another entry begins at candidate
	scanTooLong                  // the limit was reached
)

// interesting are the bytes that a scan stops at.
var interesting = [256]bool{'{': true, '}': true, '\\': true, '@': true, '"': true, ')': true}

// run goes on to the end of the text or of the body. With inComment entries
// inside are part of the body.
func (s *bodyScan) run(text []byte, inComment bool) scanState {
	for s.at < len(text) {
		c := text[s.at]
		if s.closed >= 0 {
			// Behind a candidate that is whole: does the value go on?
			if isSpace(c) {
				s.at++
				continue
			}
			inValue := s.candidateDepth > 1 && c != '@' && c != '%'
			if s.betweenFields || !inValue && c != '}' && c != ',' && c != '"' && c != '#' {
				return scanBroken
			}
			s.candidate, s.closed = -1, -1
		}
		if !interesting[c] {
			s.at++
			continue
		}
		switch c {
		case '\\':
			if s.escapes && s.at+1 < len(text) && (text[s.at+1] == '{' || text[s.at+1] == '}') {
				s.at++
			} else if s.escapes && s.at+1 == len(text) {
				return scanMore
			}
		case '{':
			s.depth++
			s.deepest = max(s.deepest, s.depth)
		case '}':
			s.depth--
			if s.depth == 0 && !s.paren {
				s.at++
				return scanEnd
			}
			if s.depth < 1 {
				s.depth = 1 // a brace that opens nowhere
			}
			if s.candidate >= 0 && s.depth == s.candidateDepth {
				s.closed = s.at
			}
		case '"':
			switch {
			case s.depth > 1:
			case s.quoted:
				ends, more := endsQuotes(text[s.at+1:])
				if more {
					return scanMore
				}
				s.quoted = !ends
			default:
				s.quoted = beginsQuotes(text, s.at)
			}
		case ')':
			if s.paren && s.depth == 1 && !s.quoted {
				s.at++
				return scanEnd
			}
		case '@':
			if inComment {
				break
			}
			if !startsLine(text, s.at) {
				break
			}
			h, form := findHead(text, s.at)
			if form == headFound {
				form = looksLikeEntry(text, h)
			}
			switch {
			case form == headMore:
				return scanMore
			case form == headNone:
			case s.candidate >= 0:
				return scanBroken
			default:
				s.candidate, s.candidateDepth, s.betweenFields = s.at, s.depth, s.depth == 1 && !s.quoted
				if h.paren {
					return scanBroken
				}
			}
		}
		s.at++
	}
	return scanMore
}

// beginsQuotes reports whether the quote at i stands where a part of a value may
// begin.
func beginsQuotes(text []byte, i int) bool {
	for i > 0 && isSpace(text[i-1]) {
		i--
	}
	return i > 0 && (text[i-1] == '=' || text[i-1] == '#')
}

// endsQuotes reports whether the text behind a quote may follow the end of a part of
// a value, and whether there is too little of it to tell.
func endsQuotes(text []byte) (ends, more bool) {
	cut := len(text) > longestHead
	text = text[:min(len(text), longestHead)]
	at := skipSpace(text, 0)
	if at < len(text) && bytes.IndexByte([]byte(",#%})"), text[at]) >= 0 {
		return true, false
	}
	name := at
	for at < len(text) && isNameByte(text[at]) {
		at++
	}
	named := at > name
	if at = skipSpace(text, at); at == len(text) {
		return true, !cut
	}
	return named && text[at] == '=', false
}

// looksLikeEntry says whether what a head begins inside of another entry goes on
// as entries do: with a key and a comma, or as one of the other pieces.
func looksLikeEntry(text []byte, h head) headForm {
	if kind := pieceKinds[string(bytes.ToLower(text[h.name:h.end]))]; kind != KindEntry {
		return headFound
	}
	at := skipSpace(text, h.body)
	for ; at < len(text); at++ {
		switch text[at] {
		case ',', '\n', '}':
			return headFound
		case '{', '"', '=':
			return headNone
		}
	}
	return headMore
}
