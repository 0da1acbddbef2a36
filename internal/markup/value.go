package markup

import (
	"html"
	"strings"
	"unicode/utf8"
)

// Decode returns the text of a fragment: without tags and comments, references
// and CDATA sections resolved. Blanks stay as they are.
func Decode(raw string) string {
	if strings.IndexByte(raw, '<') < 0 && strings.IndexByte(raw, '&') < 0 {
		return raw
	}
	d := decoding{raw: raw}
	d.decode()
	return string(d.out)
}

// Value is the text of a fragment whose parts can be found in it again.
type Value struct {
	// Text is the fragment without tags and comments, references and CDATA
	// sections resolved, and no blanks at either end. A line end stands where a
	// reference to CR or LF does, which is how EndNote writes one, and where one
	// does in the file, unless the next line is indented: then it is a blank.
	Text string

	segments []segment // none where Text is a part of the fragment
	from     int       // of Text in the fragment where it is a part
}

// segment says where a part of the text stands: byte by byte from a place on, or
// as a whole from one place to another.
type segment struct {
	at, from, to int
}

// NewValue returns the value of a fragment.
func NewValue(raw string) Value {
	if v, ok := plainValue(raw); ok {
		return v
	}
	d := decoding{raw: raw, lines: true, out: make([]byte, 0, len(raw))}
	return d.value()
}

// Values is memory that the values of one record after the other use. The zero value
// is ready; it is not safe for concurrent use.
type Values struct {
	out []byte
	// segments are those of the values, with room behind them.
	segments []segment
}

// Reset takes the memory back: of the values, the texts remain.
func (m *Values) Reset() { m.segments = m.segments[:0] }

// Of returns the value of a fragment.
func (m *Values) Of(raw string) Value {
	if v, ok := plainValue(raw); ok {
		return v
	}
	used, room := len(m.segments), cap(m.segments)-len(m.segments)
	d := decoding{raw: raw, lines: true, out: m.out[:0], segments: m.segments[used:]}
	v := d.value()
	m.out = d.out
	if n := len(v.segments); n <= room {
		m.segments = m.segments[:used+n]
	} else {
		m.segments = make([]segment, 0, 2*max(cap(m.segments), n)) // they have room of their own
	}
	return v
}

// plainValue returns the value of a fragment where that is a part of it.
func plainValue(raw string) (Value, bool) {
	from, to := 0, len(raw)
	for from < to && isBlankByte(raw[from]) {
		from++
	}
	for to > from && isBlankByte(raw[to-1]) {
		to--
	}
	if strings.HasPrefix(raw[from:to], "<") {
		from, to = unwrap(raw, from, to)
	}
	return Value{Text: raw[from:to], from: from}, isPlain(raw[from:to])
}

// unwrap returns the inside of an element that is all of raw[from:to], without
// blanks around it; else from and to.
func unwrap(raw string, from, to int) (int, int) {
	tag := from + tagLengthOf(raw[from:to])
	end := lastEndTag(raw[from:to])
	if end < 0 || from+end < tag || strings.IndexByte(raw[tag:from+end], '<') >= 0 || !isNameStart(raw[from+1]) {
		return from, to
	}
	from, to = tag, from+end
	for from < to && isBlankByte(raw[from]) {
		from++
	}
	for to > from && isBlankByte(raw[to-1]) {
		to--
	}
	return from, to
}

// notPlain has the bytes of text that is not its own value.
var notPlain = byteSet("<&\n\r\t")

// isPlain reports whether text is its own value.
func isPlain(text string) bool {
	const short = 48
	if len(text) <= short {
		for i := range len(text) {
			if notPlain[text[i]] {
				return false
			}
		}
		return true
	}
	for _, c := range []byte("<&\n\r\t") {
		if strings.IndexByte(text, c) >= 0 {
			return false
		}
	}
	return true
}

// Place returns the place in the fragment of Text[from:to]. Tags at either end do
// not belong to it. Of a CDATA section the whole is given.
func (v *Value) Place(from, to int) (start, end int) {
	if len(v.segments) == 0 {
		return v.from + from, v.from + to
	}
	start = v.find(from, false)
	if to <= from {
		return start, start
	}
	return start, v.find(to-1, true)
}

// find returns where the byte at a place of the text begins, or ends.
func (v *Value) find(at int, end bool) int {
	low, high := 0, len(v.segments)
	for low < high {
		if middle := (low + high) / 2; v.segments[middle].at <= at {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low == 0 {
		return 0
	}
	s := v.segments[low-1]
	switch {
	case s.to == 0 && end:
		return s.from + at - s.at + 1
	case s.to == 0:
		return s.from + at - s.at
	case end:
		return s.to
	}
	return s.from
}

// decoding is the state of writing a fragment's text.
type decoding struct {
	raw      string
	out      []byte
	segments []segment
	lines    bool // line ends are as [Value] has them, and segments are noted
}

// value writes the fragment's text as a value.
func (d *decoding) value() Value {
	d.decode()
	end := len(d.out)
	for end > 0 && isBlankByte(d.out[end-1]) {
		end--
	}
	n := len(d.segments)
	return Value{Text: string(d.out[:end]), segments: d.segments[:n:n]}
}

// decode writes the fragment's text.
func (d *decoding) decode() {
	raw := d.raw
	for at := 0; at < len(raw); {
		switch c := raw[at]; {
		case c == '<':
			at = d.construct(at)
		case c == '&':
			at = d.reference(at)
		case d.lines && isBlankByte(c):
			at = d.blanks(at)
		default:
			from := at
			at += plainLength(raw[at:])
			for d.lines && at < len(raw) && raw[at] == ' ' && !isBreaking(raw, at) {
				at += 1 + plainLength(raw[at+1:])
			}
			for !d.lines && at < len(raw) && isBlankByte(raw[at]) {
				at += 1 + plainLength(raw[at+1:])
			}
			d.add(raw[from:at], from, 0)
		}
	}
}

// plainLength returns the length of what text begins with that is neither blank
// nor markup.
func plainLength(text string) int {
	for i := range len(text) {
		if c := text[i]; c <= ' ' && isBlankByte(c) || c == '<' || c == '&' {
			return i
		}
	}
	return len(text)
}

// isBreaking reports whether the byte at a place has to be looked at: anything
// blank but a blank between two other characters.
func isBreaking(raw string, at int) bool {
	if c := raw[at]; c != ' ' {
		return isBlankByte(c)
	}
	return at+1 >= len(raw) || isBlankByte(raw[at+1])
}

// add adds text that stands from a place on, byte by byte, or from one place to
// another as a whole.
func (d *decoding) add(text string, from, to int) {
	if text == "" {
		return
	}
	if d.lines {
		if n := len(d.segments); to > 0 || n == 0 || d.segments[n-1].to > 0 || d.segments[n-1].from+len(d.out)-d.segments[n-1].at != from {
			d.segments = append(d.segments, segment{len(d.out), from, to})
		}
	}
	d.out = append(d.out, text...)
}

// blanks takes the blanks from a place on.
func (d *decoding) blanks(at int) int {
	end, lineEnd := at, false
	for end < len(d.raw) && isBlankByte(d.raw[end]) {
		lineEnd = lineEnd || d.raw[end] == '\n' || d.raw[end] == '\r'
		end++
	}
	switch n := len(d.out); {
	case n == 0:
	case lineEnd && d.raw[at-1] == '>' && strings.HasPrefix(d.raw[end:], "<style"):
		// Between two styles, where no text stands.
	case lineEnd && d.out[n-1] == '\n':
	case lineEnd && d.raw[end-1] != '\n' && d.raw[end-1] != '\r':
		if d.out[n-1] != ' ' {
			d.add(" ", at, end)
		}
	case lineEnd:
		d.add("\n", at, end)
	default:
		d.add(d.raw[at:end], at, 0)
	}
	return end
}

// construct takes what a "<" at a place begins.
func (d *decoding) construct(at int) int {
	rest := d.raw[at:]
	if len(rest) > 1 && (isNameStart(rest[1]) || rest[1] == '/' && len(rest) > 2 && isNameStart(rest[2])) {
		return at + tagLengthOf(rest)
	}
	kind, n := sectionAt(rest)
	switch kind {
	case cdata:
		// A part of it would be read as markup: its place is the whole section.
		d.add(rest[len(cdataStart):n-len(cdataEnd)], at, at+n)
	case loose:
		d.add("<", at, 0)
	}
	return at + n
}

// longestReference is longer than any name of HTML's.
const longestReference = 40

// reference takes the reference that an "&" at a place begins, if it is one.
func (d *decoding) reference(at int) int {
	raw := d.raw
	end := strings.IndexByte(raw[at:min(at+longestReference, len(raw))], ';')
	if end < 0 {
		d.add("&", at, 0)
		return at + 1
	}
	name, behind := raw[at+1:at+end], at+end+1
	text, ok := entities[name]
	if !ok {
		text, ok = resolve(name)
	}
	switch {
	case !ok:
		d.add("&", at, 0)
		return at + 1
	case d.lines && (text == "\r" || text == "\n"):
		d.lineEnd(text, at, behind)
	default:
		d.add(text, at, behind)
	}
	return behind
}

// lineEnd takes a reference to CR or LF. LF behind CR is no other line end.
func (d *decoding) lineEnd(text string, at, behind int) {
	if text == "\n" && at > 0 && d.raw[at-1] == ';' && len(d.out) > 0 && d.out[len(d.out)-1] == '\n' {
		before := d.raw[max(0, at-6):at]
		if i := strings.LastIndexByte(before, '&'); i >= 0 && carriageReturns[before[i:]] {
			return
		}
	}
	if len(d.out) > 0 {
		d.add("\n", at, behind)
	}
}

var carriageReturns = map[string]bool{"&#13;": true, "&#xD;": true, "&#xd;": true, "&#x0D;": true, "&#x0d;": true, "&#013;": true}

// entities are those of XML, and the references that are frequent.
var entities = map[string]string{
	"amp": "&", "lt": "<", "gt": ">", "quot": `"`, "apos": "'",
	"#xD": "\r", "#xd": "\r", "#13": "\r", "#xA": "\n", "#xa": "\n", "#10": "\n",
}

// resolve returns the character of a reference by number, or by a name of HTML's.
func resolve(name string) (string, bool) {
	if name == "" || name[0] != '#' && !isNameStart(name[0]) || strings.ContainsAny(name, "& \t\r\n") {
		return "", false
	}
	if name == "#x0D" || name == "#x0d" || name == "#013" {
		return "\r", true
	}
	if strings.Trim(name, "#xX") == "" && name[0] == '#' {
		return "", false
	}
	whole := "&" + name + ";"
	text := html.UnescapeString(whole)
	// The standard library also takes the beginning of a name that it does not
	// know ("&ltd;" as "<d;").
	if text == whole || text != ";" && strings.HasSuffix(text, ";") || !utf8.ValidString(text) {
		return "", false
	}
	return text, true
}
