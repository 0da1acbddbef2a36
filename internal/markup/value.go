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
	v := Value{raw: raw}
	v.decode()
	return string(v.out)
}

// Value is the text of a fragment whose parts can be found in it again.
type Value struct {
	// Text is the fragment without tags and comments, references and CDATA
	// sections resolved, and no blanks at either end. A line end stands where a
	// reference to CR or LF does, which is how EndNote writes one, and where one
	// does in the file, unless the next line is indented: then it is a blank.
	Text string

	raw      string
	out      []byte
	segments []segment // none where Text is a part of raw
	from     int       // of Text in raw where it is a part
	lines    bool
}

// segment says where a part of the text stands: byte by byte from a place on, or
// as a whole from one place to another.
type segment struct {
	at, from, to int
}

// NewValue returns the value of a fragment.
func NewValue(raw string) Value {
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
	inside := raw[from:to]
	if isPlain(inside) {
		return Value{Text: inside, raw: raw, from: from}
	}
	v := Value{raw: raw, lines: true, out: make([]byte, 0, len(inside))}
	v.decode()
	end := len(v.out)
	for end > 0 && isBlankByte(v.out[end-1]) {
		end--
	}
	v.Text = string(v.out[:end])
	v.out = nil
	return v
}

// unwrap returns the inside of an element that is all of raw[from:to], without
// blanks around it; else from and to.
func unwrap(raw string, from, to int) (int, int) {
	tag := from + tagLengthOf(raw[from:to])
	end := strings.LastIndex(raw[from:to], "</")
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
	if v.segments == nil {
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

// decode writes the fragment's text.
func (v *Value) decode() {
	raw := v.raw
	for at := 0; at < len(raw); {
		switch c := raw[at]; {
		case c == '<':
			at = v.construct(at)
		case c == '&':
			at = v.reference(at)
		case v.lines && isBlankByte(c):
			at = v.blanks(at)
		default:
			from := at
			at += plainLength(raw[at:])
			for v.lines && at < len(raw) && raw[at] == ' ' && !isBreaking(raw, at) {
				at += 1 + plainLength(raw[at+1:])
			}
			for !v.lines && at < len(raw) && isBlankByte(raw[at]) {
				at += 1 + plainLength(raw[at+1:])
			}
			v.add(raw[from:at], from, 0)
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
func (v *Value) add(text string, from, to int) {
	if text == "" {
		return
	}
	if v.lines {
		if n := len(v.segments); to > 0 || n == 0 || v.segments[n-1].to > 0 || v.segments[n-1].from+len(v.out)-v.segments[n-1].at != from {
			v.segments = append(v.segments, segment{len(v.out), from, to})
		}
	}
	v.out = append(v.out, text...)
}

// blanks takes the blanks from a place on.
func (v *Value) blanks(at int) int {
	end, lineEnd := at, false
	for end < len(v.raw) && isBlankByte(v.raw[end]) {
		lineEnd = lineEnd || v.raw[end] == '\n' || v.raw[end] == '\r'
		end++
	}
	switch n := len(v.out); {
	case n == 0:
	case lineEnd && v.raw[at-1] == '>' && strings.HasPrefix(v.raw[end:], "<style"):
		// Between two styles, where no text stands.
	case lineEnd && v.out[n-1] == '\n':
	case lineEnd && v.raw[end-1] != '\n' && v.raw[end-1] != '\r':
		if v.out[n-1] != ' ' {
			v.add(" ", at, end)
		}
	case lineEnd:
		v.add("\n", at, end)
	default:
		v.add(v.raw[at:end], at, 0)
	}
	return end
}

// construct takes what a "<" at a place begins.
func (v *Value) construct(at int) int {
	rest := v.raw[at:]
	if len(rest) > 1 && (isNameStart(rest[1]) || rest[1] == '/' && len(rest) > 2 && isNameStart(rest[2])) {
		return at + tagLengthOf(rest)
	}
	kind, n := sectionAt(rest)
	switch kind {
	case cdata:
		// A part of it would be read as markup: its place is the whole section.
		v.add(rest[len(cdataStart):n-len(cdataEnd)], at, at+n)
	case loose:
		v.add("<", at, 0)
	}
	return at + n
}

// longestReference is longer than any name of HTML's.
const longestReference = 40

// reference takes the reference that an "&" at a place begins, if it is one.
func (v *Value) reference(at int) int {
	raw := v.raw
	end := strings.IndexByte(raw[at:min(at+longestReference, len(raw))], ';')
	if end < 0 {
		v.add("&", at, 0)
		return at + 1
	}
	name, behind := raw[at+1:at+end], at+end+1
	text, ok := entities[name]
	if !ok {
		text, ok = resolve(name)
	}
	switch {
	case !ok:
		v.add("&", at, 0)
		return at + 1
	case v.lines && (text == "\r" || text == "\n"):
		v.lineEnd(text, at, behind)
	default:
		v.add(text, at, behind)
	}
	return behind
}

// lineEnd takes a reference to CR or LF. LF behind CR is no other line end.
func (v *Value) lineEnd(text string, at, behind int) {
	if text == "\n" && at > 0 && v.raw[at-1] == ';' && len(v.out) > 0 && v.out[len(v.out)-1] == '\n' {
		before := v.raw[max(0, at-6):at]
		if i := strings.LastIndexByte(before, '&'); i >= 0 && carriageReturns[before[i:]] {
			return
		}
	}
	if len(v.out) > 0 {
		v.add("\n", at, behind)
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
