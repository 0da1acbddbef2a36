package bibtex

import (
	"strings"

	"github.com/ibid-go/ibid/record"
)

// parser reads the body of an entry into fields.
type parser struct {
	entry *Entry
	text  string
	at    int
	end   int // of the body, before its closing brace
	// escapes is set where escaped braces do not count, open where the entry has
	// no end of its own.
	escapes, open bool
	damaged       bool
	fieldsOver    bool
	options       *Options
}

// parse reads the piece that begins with the head, whose places are in the text
// of the entry. closed says that the text ends with what closes the body.
func parse(e *Entry, h head, closed, escapes bool, o *Options) (damaged bool) {
	p := parser{entry: e, text: e.Text, at: h.body, end: len(e.Text), escapes: escapes, open: !closed, options: o}
	if closed {
		p.end--
	}
	e.Type = e.Text[h.name:h.end]
	e.TypeSpan = e.span(h.name, h.end)
	e.Kind = pieceKinds[strings.ToLower(e.Type)]
	switch e.Kind {
	case KindComment:
		return false
	case KindPreamble:
		p.blanks()
		p.value("")
		p.rest()
	case KindString:
		p.fields()
	default:
		e.Fields = make([]Field, 0, usualFields)
		p.key()
		p.fields()
	}
	e.noteNames()
	return p.damaged || p.open
}

// usualFields is how many fields most entries have.
const usualFields = 16

// noteNames notes what is odd about an entry as a whole.
func (e *Entry) noteNames() {
	if e.Kind != KindEntry {
		return
	}
	var seen map[string]bool
	if len(e.Fields) > 2*usualFields {
		seen = make(map[string]bool, len(e.Fields))
	}
	for i := range e.Fields {
		f := &e.Fields[i]
		if f.Name == "" {
			continue
		}
		repeated := false
		if seen != nil {
			name := fieldName(f.Name)
			repeated, seen[name] = seen[name], true
		} else {
			for j := range e.Fields[:i] {
				repeated = repeated || strings.EqualFold(e.Fields[j].Name, f.Name)
			}
		}
		if repeated {
			e.note(repeatedName, f.Name, f.Span)
		}
		if strings.IndexByte(f.Value, 0) >= 0 {
			e.note(nulByte, f.Name, f.ValueSpan)
		}
	}
	if _, known := typeOf(e.Type); !known && !strings.EqualFold(e.Type, "xdata") && !strings.EqualFold(e.Type, entrySet) {
		e.note(unknownType, "", e.TypeSpan)
	}
}

func (p *parser) span(from, to int) record.Span { return p.entry.span(from, to) }

func (p *parser) blanks() {
	for p.at < p.end && isSpace(p.text[p.at]) {
		p.at++
	}
}

// key reads the citation key: up to the comma, or to the blank behind which a field
// begins where the comma is missing.
func (p *parser) key() {
	p.blanks()
	if _, _, ok := p.fieldHead(p.at); ok {
		p.entry.note(missingKey, "", p.span(p.at, p.at))
		return
	}
	from := p.at
	for p.at < p.end && p.text[p.at] != ',' {
		if isSpace(p.text[p.at]) {
			next := p.at
			for next < p.end && isSpace(p.text[next]) {
				next++
			}
			if _, _, ok := p.fieldHead(next); ok {
				p.entry.note(missingComma, "", p.span(next, next))
				break
			}
			p.at = next - 1
		}
		p.at++
	}
	to := p.at
	for to > from && isSpace(p.text[to-1]) {
		to--
	}
	p.entry.Key, p.entry.KeySpan = p.text[from:to], p.span(from, to)
	switch {
	case from == to:
		p.entry.note(missingKey, "", p.span(from, to))
	case strings.ContainsAny(p.entry.Key, " \t\n\"#%'(){}~\\="):
		p.entry.note(oddKey, "", p.entry.KeySpan)
	}
	if p.at < p.end && p.text[p.at] == ',' {
		p.at++
	}
}

// fieldHead reports whether a name and "=" and a value in delimiters, a number
// or a word begin at the place, and where the name ends and the value begins.
func (p *parser) fieldHead(at int) (nameEnd, value int, ok bool) {
	nameEnd, value, ok = p.fieldName(at)
	if !ok || value >= p.end {
		return 0, 0, false
	}
	c := p.text[value]
	return nameEnd, value, c == '{' || c == '"'
}

// fieldName reads a name and "=".
func (p *parser) fieldName(at int) (nameEnd, value int, ok bool) {
	from := at
	for at < p.end && isNameByte(p.text[at]) {
		at++
	}
	nameEnd = at
	for at < p.end && isSpace(p.text[at]) {
		at++
	}
	if nameEnd == from || at >= p.end || p.text[at] != '=' {
		return 0, 0, false
	}
	at++
	for at < p.end && isSpace(p.text[at]) {
		at++
	}
	return nameEnd, at, true
}

// nameOfWords reads a name that has blanks in it, on one line before a value in
// delimiters.
func (p *parser) nameOfWords(at int) (nameEnd, value int, ok bool) {
	first := at
	for at < p.end && at-first < longestName && (isNameByte(p.text[at]) || p.text[at] == ' ') {
		at++
	}
	nameEnd = at
	for nameEnd > first && p.text[nameEnd-1] == ' ' {
		nameEnd--
	}
	if nameEnd == first || at >= p.end || p.text[at] != '=' {
		return 0, 0, false
	}
	for at++; at < p.end && isSpace(p.text[at]); at++ {
	}
	if at >= p.end || p.text[at] != '{' && p.text[at] != '"' {
		return 0, 0, false
	}
	p.entry.note(oddName, p.text[first:nameEnd], p.span(first, nameEnd))
	return nameEnd, at, true
}

// longestName is how long a name with blanks may be.
const longestName = 40

func isNameByte(c byte) bool {
	return c > ' ' && c != '=' && c != '{' && c != '}' && c != '"' && c != ',' && c != '#' && c != '%' && c != '(' && c != ')' && c != '@' && c != 0x7f
}

// fields reads the fields up to the end of the body.
func (p *parser) fields() {
	for {
		p.blanks()
		if p.at >= p.end {
			return
		}
		switch c := p.text[p.at]; c {
		case ',', ';':
			p.at++
			continue
		case '}', ')':
			if p.open && strings.TrimLeft(p.text[p.at:p.end], " \t\r\n})") == "" {
				p.at = p.end // the end that closed something else before
				return
			}
		case '%':
			from := p.at
			p.skipLine()
			p.entry.note(commentedField, "", p.span(from, p.at))
			continue
		}
		if len(p.entry.Fields) >= p.options.MaxFields {
			p.fieldsOver = true
			p.damage(tooManyFields.over("MaxFields", p.options.MaxFields), p.at, record.ErrTooLong)
			p.at = p.end
			return
		}
		nameEnd, value, ok := p.fieldName(p.at)
		if !ok {
			nameEnd, value, ok = p.nameOfWords(p.at)
		}
		if !ok {
			p.junk()
			continue
		}
		name, from := p.text[p.at:nameEnd], p.at
		p.at = value
		p.value(name)
		f := &p.entry.Fields[len(p.entry.Fields)-1]
		f.Span = p.span(from, f.at+len(f.Value))
		p.separator()
	}
}

func (p *parser) skipLine() {
	for p.at < p.end && p.text[p.at] != '\n' {
		p.at++
	}
}

// separator reads the comma behind a value.
func (p *parser) separator() {
	p.blanks()
	if p.at >= p.end || p.text[p.at] == ',' || p.text[p.at] == '%' {
		return
	}
	if _, _, ok := p.fieldName(p.at); ok && !p.open {
		p.entry.note(missingComma, "", p.span(p.at, p.at))
	}
}

// junk keeps text that is no field, up to a comma or to a line that begins with
// a field.
func (p *parser) junk() {
	p.damaged = true
	from := p.at
	depth := 0
	for p.at < p.end {
		c := p.text[p.at]
		if c == '{' {
			depth++
		} else if c == '}' {
			depth = max(depth-1, 0)
		} else if c == ',' && depth == 0 {
			break
		} else if c == '\n' {
			next := p.at
			for next < p.end && isSpace(p.text[next]) {
				next++
			}
			if _, _, ok := p.fieldHead(next); ok {
				break
			}
			p.at = max(next-1, p.at)
		}
		p.at++
	}
	to := p.at
	for to > from && isSpace(p.text[to-1]) {
		to--
	}
	p.entry.Fields = append(p.entry.Fields, Field{
		Value: p.text[from:to], Span: p.span(from, to), ValueSpan: p.span(from, to), at: from,
	})
	p.entry.note(notAField, "", p.span(from, to))
}

// rest keeps what stands behind the value of a preamble.
func (p *parser) rest() {
	if p.blanks(); p.at < p.end {
		p.junk()
		p.at = p.end
	}
}

// value reads a value: parts that "#" joins.
func (p *parser) value(name string) {
	from := p.at
	var few [1]Part
	parts := few[:0]
	var to int
	deep := false
	for {
		part, end, tooDeep := p.part(name)
		deep = deep || tooDeep
		parts = append(parts, part)
		to, p.at = end, end
		p.blanks()
		if p.at >= p.end || p.text[p.at] != '#' {
			break
		}
		p.at++
		p.blanks()
		if len(parts) >= p.options.MaxFields {
			p.damage(tooManyFields.over("MaxFields", p.options.MaxFields), p.at, record.ErrTooLong)
			p.at = p.end
			break
		}
	}
	f := Field{Name: name, Value: p.text[from:to], Parts: append([]Part(nil), parts...), at: from, deep: deep}
	f.ValueSpan = p.span(from, to)
	f.Span = f.ValueSpan
	p.entry.Fields = append(p.entry.Fields, f)
	if deep {
		p.entry.note(tooDeep.over("MaxNesting", p.options.MaxNesting), name, f.ValueSpan)
	}
}

// part reads one part of a value and returns the place behind it.
func (p *parser) part(name string) (part Part, end int, deep bool) {
	if p.at >= p.end {
		return Part{Kind: PartQuoted, Span: p.span(p.at, p.at), at: p.at}, p.at, false
	}
	switch p.text[p.at] {
	case '{':
		return p.braced()
	case '"':
		return p.quoted(name)
	}
	part, end = p.bare(name)
	return part, end, false
}

// braced reads a part in braces.
func (p *parser) braced() (Part, int, bool) {
	from := p.at + 1
	depth, deepest := 1, 1
	i := from
	for ; i < p.end; i++ {
		switch c := p.text[i]; {
		case c == '\\' && p.escapes && i+1 < p.end && (p.text[i+1] == '{' || p.text[i+1] == '}'):
			i++
		case c == '{':
			depth++
			deepest = max(deepest, depth)
		case c == '}':
			depth--
		case c == '\n' && p.open:
			// The entry has no end: this value may have lost its own. A line that
			// begins with a field ends it.
			next := i
			for next < p.end && isSpace(p.text[next]) {
				next++
			}
			if _, _, ok := p.fieldHead(next); ok && !p.closes(i, depth) {
				return p.partOf(PartBraced, from, trimmedEnd(p.text, from, i)), i, deepest > p.options.MaxNesting
			}
			i = next - 1
		}
		if depth == 0 {
			return p.partOf(PartBraced, from, i), i + 1, deepest > p.options.MaxNesting
		}
	}
	p.damaged = true
	return p.partOf(PartBraced, from, trimmedEnd(p.text, from, p.end)), p.end, deepest > p.options.MaxNesting
}

// longestLook is how far is looked for the end of a value that may have lost it.
const longestLook = 4096

// closes reports whether the braces that are open at i close before another
// line begins with a field, or soon.
func (p *parser) closes(i, depth int) bool {
	for end := min(p.end, i+longestLook); i < end; i++ {
		switch p.text[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				next := i + 1
				for next < p.end && isSpace(p.text[next]) {
					next++
				}
				return next < p.end && (p.text[next] == ',' || p.text[next] == '#')
			}
		}
	}
	return false
}

func trimmedEnd(text string, from, to int) int {
	for to > from && (isSpace(text[to-1]) || text[to-1] == ',') {
		to--
	}
	return to
}

// quoted reads a part in quotes. A quote that ends it has what may follow a
// value behind it; any other is one that should have been in braces.
func (p *parser) quoted(name string) (Part, int, bool) {
	from := p.at + 1
	depth, deepest := 0, 1
	first := -1
	for i := from; i < p.end; i++ {
		switch c := p.text[i]; {
		case c == '\\' && p.escapes && i+1 < p.end && (p.text[i+1] == '{' || p.text[i+1] == '}'):
			i++
		case c == '{':
			depth++
			deepest = max(deepest, depth+1)
		case c == '}':
			depth--
		case c == '"' && depth <= 0:
			if p.endsValue(i + 1) {
				if first >= 0 {
					p.entry.note(escapedQuote, name, p.span(first, first+1))
				}
				return p.partOf(PartQuoted, from, i), i + 1, deepest > p.options.MaxNesting
			}
			if first < 0 {
				first = i
			}
		}
	}
	p.damaged = true
	if first >= 0 {
		return p.partOf(PartQuoted, from, first), first + 1, false
	}
	// Without an end, the value goes to the end of its line.
	end := p.end
	if i := strings.IndexByte(p.text[from:p.end], '\n'); i >= 0 {
		end = from + i
	}
	return p.partOf(PartQuoted, from, trimmedEnd(p.text, from, end)), end, false
}

// endsValue reports whether a value may end before the place.
func (p *parser) endsValue(at int) bool {
	for at < p.end && isSpace(p.text[at]) {
		at++
	}
	if at >= p.end || p.text[at] == ',' || p.text[at] == '#' || p.text[at] == '%' {
		return true
	}
	_, _, ok := p.fieldName(at)
	return ok
}

// bare reads a part without delimiters: a number, a macro's name, or text that
// should have had them.
func (p *parser) bare(name string) (Part, int) {
	from := p.at
	i := from
	for i < p.end && p.text[i] != ',' && p.text[i] != '#' && p.text[i] != '\n' && p.text[i] != '"' && p.text[i] != '{' && p.text[i] != '}' {
		i++
	}
	// Without a comma the next field may follow on the line.
	to := i
	for to > from && isSpace(p.text[to-1]) {
		to--
	}
	word := p.text[from:to]
	if to == from && i < p.end && p.text[i] == '}' {
		i++ // a brace that closes nothing
		to = i
		p.damaged = true
	}
	part := p.partOf(PartMacro, from, to)
	switch {
	case word == "":
		part.Kind = PartQuoted
		p.damaged = true
	case isNumber(word):
		part.Kind = PartNumber
	case strings.IndexFunc(word, func(r rune) bool { return r < 0x80 && !isNameByte(byte(r)) }) >= 0 || isDigit(word[0]) || word[0] == '-':
		part.Kind = PartQuoted
		p.entry.note(bareText, name, part.Span)
	}
	return part, max(to, from)
}

func isNumber(word string) bool {
	for i := range len(word) {
		if !isDigit(word[i]) {
			return false
		}
	}
	return word != ""
}

func (p *parser) partOf(k PartKind, from, to int) Part {
	return Part{Kind: k, Text: p.text[from:to], Span: p.span(from, to), at: from}
}

// damage notes that content was lost.
func (p *parser) damage(k kind, at int, cause error) {
	d := k.at("", p.span(at, at))
	p.entry.Diagnostics = note(p.entry.Diagnostics, k, "", d.Span)
	if p.entry.damage == nil {
		p.entry.damage, p.entry.cause = &d, cause
	}
}
