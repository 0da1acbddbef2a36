package tex

import (
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// command reads the command at i and returns the place behind it.
func (d *decoder) command(i, depth int) int {
	s := d.source
	if i+1 >= len(s) {
		d.emit(`\`, i)
		return i + 1
	}
	c := s[i+1]
	if !isLetter(c) {
		return d.symbol(i, depth)
	}
	end := i + 2
	for end < len(s) && isLetter(s[end]) {
		end++
	}
	name := s[i+1 : end]
	if mark, ok := accents[name]; ok {
		if next, ok := d.accent(i, end, mark, depth); ok {
			return next
		}
	}
	if letter, ok := letters[name]; ok {
		d.emit(letter, i)
		return skipArgumentEnd(s, end)
	}
	if symbol, ok := symbols[name]; ok {
		d.emit(symbol, i)
		return skipArgumentEnd(s, end)
	}
	if declarations[name] {
		return skipBlanks(s, end)
	}
	if n := dropped[name]; n > 0 {
		at := end
		for range n {
			at = skipGroup(s, skipBlanks(s, at))
		}
		return at
	}
	if w, ok := wrappers[name]; ok {
		at := skipBlanks(s, end)
		for range w.skip {
			at = skipBlanks(s, skipGroup(s, at))
		}
		if at < len(s) && s[at] == '{' {
			if w.open != "" {
				d.emit(w.open, i)
			}
			d.openGroup(group{kind: w.kind, start: len(d.out), close: w.close})
			return at + 1
		}
		if w.kind != groupArgument || w.open != "" {
			// One character is the argument of a command without braces.
			if at < len(s) && s[at] < utf8.RuneSelf && !special[s[at]] {
				start := len(d.out)
				d.emit(w.open+s[at:at+1]+w.close, i)
				switch w.kind {
				case groupRaised:
					d.shift(start, raised)
				case groupLowered:
					d.shift(start, lowered)
				}
				return at + 1
			}
		}
		return at
	}
	if name == "ensuremath" {
		if content, next, ok := argument(s, end); ok {
			d.mathsText(i, next, content)
			return next
		}
	}
	d.leave(name, s[i:end], i)
	if rest := s[end:]; strings.HasPrefix(rest, "{") && !strings.HasPrefix(rest, "{}") {
		return d.keepGroup(end)
	}
	return end
}

// leave keeps a command that is not known as it stands.
func (d *decoder) leave(name, text string, at int) {
	if d.keep {
		known := false
		for _, u := range d.unknown {
			known = known || u == name
		}
		if !known && len(d.unknown) < maxUnknown {
			d.unknown = append(d.unknown, name)
		}
	}
	d.emit(text, at)
}

// maxUnknown is how many unknown commands are told.
const maxUnknown = 16

// symbol reads a command that is one character other than a letter.
func (d *decoder) symbol(i, depth int) int {
	s := d.source
	c := s[i+1]
	if mark, ok := accents[s[i+1:i+2]]; ok {
		if next, ok := d.accent(i, i+2, mark, depth); ok {
			return next
		}
	}
	switch c {
	case '(':
		if !d.unclosed {
			if end := strings.Index(s[i+2:], `\)`); end >= 0 {
				d.mathsText(i, i+4+end, s[i+2:i+2+end])
				return i + 4 + end
			}
			d.unclosed = true
		}
	case '\\': // a line end
		d.emit(" ", i)
		return i + 2
	}
	if text, ok := escaped[c]; ok {
		d.emit(text, i)
		return i + 2
	}
	_, n := utf8.DecodeRuneInString(s[i+1:])
	d.leave(s[i+1:i+1+n], s[i:i+1+n], i)
	return i + 1 + n
}

// accent reads the letter that an accent stands on, behind the command at i that
// ends at end.
func (d *decoder) accent(i, end int, mark string, depth int) (next int, ok bool) {
	s := d.source
	at := end
	if isLetter(s[end-1]) || at < len(s) && isBlank(s[at]) {
		at = skipBlanks(s, at)
	}
	if at >= len(s) {
		return 0, false
	}
	base := ""
	switch {
	case s[at] == '{':
		content, behind, found := argument(s, at)
		if !found || depth >= maxDepth {
			return 0, false
		}
		base, next = plainWithin(content, depth+1), behind
		if strings.TrimSpace(base) == "" {
			// An accent on nothing is the sign itself.
			alone, has := spacing[mark]
			if !has {
				return 0, false
			}
			d.emit(alone, i)
			return next, true
		}
	case s[at] == '\\':
		// \'\i and \'\^e: the next command with what belongs to it.
		if depth >= maxDepth {
			return 0, false
		}
		inner := decoder{source: s[at:min(at+longestLetter, len(s))]}
		n := inner.command(0, depth+1)
		if len(inner.groups) > 0 || len(inner.out) == 0 || inner.out[0] == '\\' {
			return 0, false
		}
		base, next = string(inner.out), at+n
	case s[at] == '}':
		return 0, false
	default:
		r, n := utf8.DecodeRuneInString(s[at:])
		if r == utf8.RuneError && n == 1 || special[s[at]] {
			return 0, false
		}
		base, next = s[at:at+n], at+n
	}
	composed, ok := compose(base, mark)
	if !ok {
		return 0, false
	}
	d.emit(composed, i)
	return next, true
}

// longestLetter is how many bytes the letter under an accent may take.
const longestLetter = 64

// plainWithin is Plain for an argument at a depth.
func plainWithin(source string, depth int) string {
	if isPlain(source) {
		return source
	}
	d := decoder{source: source}
	d.run(depth)
	return string(d.out)
}

// compose puts a combining mark behind the first character of the text. It
// reports false where that cannot carry one.
func compose(base, mark string) (string, bool) {
	r, n := utf8.DecodeRuneInString(base)
	if r == utf8.RuneError || r < 'A' && r != ' ' && r < utf8.RuneSelf && (r < '0' || r > '9') {
		return "", false
	}
	switch r {
	case 'ı': // an accented i has no dot anyway
		base, n = "i"+base[n:], 1
	case 'ȷ':
		base, n = "j"+base[n:], 1
	}
	// Marks that stand behind the letter already stay before the new one.
	for n < len(base) {
		r, size := utf8.DecodeRuneInString(base[n:])
		if r < 0x300 || r > 0x36f {
			break
		}
		n += size
	}
	if len(base) == 1 {
		if letter := composed()[base+mark]; letter != "" {
			return letter, true
		}
	}
	return norm.NFC.String(base[:n]+mark) + base[n:], true
}

// composed are the letters of ASCII with each mark.
var composed = sync.OnceValue(func() map[string]string {
	table := map[string]string{}
	for _, mark := range accents {
		for c := 'A'; c <= 'z'; c++ {
			table[string(c)+mark] = norm.NFC.String(string(c) + mark)
		}
	}
	return table
})
