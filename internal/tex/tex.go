// Package tex turns the TeX that stands in bibliographic fields into Unicode
// text, and text into TeX.
//
// # Decoding
//
// [Decode] reads accents in every form (\"u, \"{u}, {\"u}, \'\i, \'{\^e}),
// special letters, escaped characters, ligatures for dashes and quotes, spaces,
// and the commands that only say how text looks, whose argument stays. Commands
// that it does not know stay as they are. Braces go; where one protects the case
// of its content the place is told.
//
// Maths between dollars stays as it stands, and is told, unless it is made of
// symbols and of raised and lowered digits alone, which have characters of their
// own: $\beta$, CO$_2$, 10$^{-3}$.
//
// # Encoding
//
// [Encode] escapes what TeX would take for something else and leaves other
// characters as they are, or writes them in ASCII where TeX has a form for them.
// Braces that stand alone become commands, since BibTeX counts every brace. What is
// a formula between dollars ([Formulas]) stays one.
//
// # Limits
//
// This is no TeX: macros are not expanded, and arguments nest up to a limit,
// behind which commands stay as they are. Decoding takes time linear in the text.
package tex

import (
	"strings"
)

// Text is text that was decoded from TeX.
type Text struct {
	Value string
	// Protected are the places in Value of what stood in braces to keep its case.
	Protected [][2]int
	// Math is set where maths stayed as it stood, Unknown lists the commands
	// that did, each once.
	Math    bool
	Unknown []string

	places []int32 // offset in the source for each byte of Value, and its end
}

// Plain returns the text of TeX source: [Decode] without the rest.
func Plain(source string) string {
	if isPlain(source) {
		return source
	}
	d := decoder{source: source, out: make([]byte, 0, len(source))}
	d.run(0)
	return string(d.out)
}

// Decode reads TeX source.
func Decode(source string) Text {
	if isPlain(source) {
		return Text{Value: source}
	}
	d := decoder{source: source, keep: true}
	d.run(0)
	d.places = append(d.places, int32(len(source)))
	return Text{Value: string(d.out), Protected: d.protected, Math: d.math, Unknown: d.unknown, places: d.places}
}

// Source returns the place in the source that Value[start:end] was read from.
func (t *Text) Source(start, end int) (from, to int) {
	if t.places == nil {
		return start, end
	}
	if start == end {
		return int(t.places[start]), int(t.places[start])
	}
	from = int(t.places[start])
	// The place behind the last character is where the next one begins; what
	// closes in between belongs to it.
	return from, int(t.places[end])
}

// special are the bytes that make text more than plain.
var special = [256]bool{'\\': true, '{': true, '}': true, '$': true, '~': true, '`': true}

func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if special[s[i]] || doubled[s[i]] && i+1 < len(s) && s[i+1] == s[i] {
			return false
		}
	}
	return true
}

// doubled are the bytes that two of make another character.
var doubled = [256]bool{'-': true, '\'': true, '<': true, '>': true}

// maxDepth is how deep the arguments of accents may nest.
const maxDepth = 12

// groupKind says what an open brace belongs to.
type groupKind uint8

const (
	groupPlain    groupKind = iota // protects case, unless a command begins it
	groupArgument                  // of a command that was read
	groupKept                      // of a command that is not known
	groupRaised
	groupLowered
)

type group struct {
	kind  groupKind
	start int    // in the output
	close string // what stands for the closing brace
}

// decoder reads one source.
type decoder struct {
	source    string
	out       []byte
	keep      bool // places, protected parts and notes are asked for
	places    []int32
	protected [][2]int
	groups    []group
	// protecting is how many of the groups protect case.
	protecting int
	math       bool
	// unclosed is set where a \( has no end, so that none is looked for again.
	unclosed bool
	unknown  []string
	// scholarEnds are where the open braces of Google Scholar's end.
	scholarEnds []int
	// closing are the places of quotes that close one that was read.
	closing []int
}

func (d *decoder) emit(s string, at int) {
	d.out = append(d.out, s...)
	if d.keep {
		for range len(s) {
			d.places = append(d.places, int32(at))
		}
	}
}

func (d *decoder) run(depth int) {
	s := d.source
	for i := 0; i < len(s); {
		c := s[i]
		if !special[c] && !doubled[c] {
			d.out = append(d.out, c)
			if d.keep {
				d.places = append(d.places, int32(i))
			}
			i++
			continue
		}
		switch c {
		case '\\':
			i = d.command(i, depth)
		case '{':
			d.openGroup(group{kind: openKind(s[i+1:]), start: len(d.out)})
			i++
		case '}':
			kept := d.closeGroup(i)
			i++
			if kept && i < len(s) && s[i] == '{' {
				i = d.keepGroup(i)
			}
		case '$':
			i = d.maths(i)
		case '~':
			if isHomePage(s, i) {
				d.emit("~", i)
			} else {
				d.emit("\u00a0", i)
			}
			i++
		default:
			i = d.ligature(i)
		}
	}
}

// openKind says what a brace opens: what begins with a command is a special
// character or a change of font, and protects nothing.
func openKind(rest string) groupKind {
	if strings.HasPrefix(rest, `\`) {
		return groupArgument
	}
	return groupPlain
}

func (d *decoder) openGroup(g group) {
	d.groups = append(d.groups, g)
	if g.kind == groupPlain {
		d.protecting++
	}
}

// keepGroup opens an argument of a command that is not known at i: its braces stay
// as the command does. It returns the place behind the brace.
func (d *decoder) keepGroup(i int) int {
	d.emit("{", i)
	d.openGroup(group{kind: groupKept, start: len(d.out), close: "}"})
	return i + 1
}

// closeGroup closes the last group, and reports whether its braces are kept.
func (d *decoder) closeGroup(at int) (kept bool) {
	if len(d.groups) == 0 {
		return false // one that opens nowhere
	}
	g := d.groups[len(d.groups)-1]
	d.groups = d.groups[:len(d.groups)-1]
	switch g.kind {
	case groupRaised:
		d.shift(g.start, raised)
	case groupLowered:
		d.shift(g.start, lowered)
	case groupPlain:
		d.protecting--
		if d.keep && g.start < len(d.out) && d.protecting == 0 {
			d.protected = append(d.protected, [2]int{g.start, len(d.out)})
		}
	}
	if g.close != "" {
		d.emit(g.close, at)
	}
	return g.kind == groupKept
}

// shift raises or lowers what was written from start on, where every character
// of it has such a form.
func (d *decoder) shift(start int, forms map[rune]string) {
	text := string(d.out[start:])
	shifted, ok := shiftText(text, forms)
	if !ok || text == "" {
		return
	}
	at := 0
	if d.keep {
		at = int(d.places[start])
		d.places = d.places[:start]
	}
	d.out = d.out[:start]
	d.emit(shifted, at)
}

func shiftText(text string, forms map[rune]string) (string, bool) {
	var b strings.Builder
	for _, r := range text {
		form, ok := forms[r]
		if !ok {
			return "", false
		}
		b.WriteString(form)
	}
	return b.String(), true
}

// isHomePage reports whether the tilde at i stands in the path of a URL.
func isHomePage(s string, i int) bool {
	return i > 0 && s[i-1] == '/' && i+1 < len(s) && isLetter(s[i+1])
}

// maths reads what stands between dollars at i.
func (d *decoder) maths(i int) int {
	s := d.source
	if strings.HasPrefix(s[i:], "$$") {
		if end := strings.Index(s[i+2:], "$$"); end >= 0 {
			d.verbatim(i, i+4+end)
			return i + 4 + end
		}
		d.emit("$$", i)
		return i + 2
	}
	if next, ok := d.scholarBrace(i); ok {
		return next
	}
	end := i + 1
	for end < len(s) && s[end] != '$' {
		if s[end] == '\\' {
			end++
		}
		end++
	}
	if end >= len(s) {
		d.emit("$", i)
		return i + 1
	}
	d.mathsText(i, end+1, s[i+1:end])
	return end + 1
}

// mathsText writes maths that has characters of its own as such, and else as it
// stands from i to next.
func (d *decoder) mathsText(i, next int, content string) {
	if text, ok := mathsPlain(content); ok {
		d.emit(text, i)
		return
	}
	d.verbatim(i, next)
}

func (d *decoder) verbatim(i, next int) {
	d.math = true
	d.out = append(d.out, d.source[i:next]...)
	if d.keep {
		for ; i < next; i++ {
			d.places = append(d.places, int32(i))
		}
	}
}
