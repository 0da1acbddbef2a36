package bibtex

import (
	"bufio"
	"bytes"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/nickng/bibtex"
)

// engine stands around github.com/nickng/bibtex, which keeps its state in
// variables of the package: one parse at a time. It cannot keep out a program
// that calls that package itself at the same time.
var engine sync.Mutex

// Characters that never stand in text take the places of what that package
// cannot read: "@" and NUL, and braces that do not pair.
const (
	standsForAt    = "\ufdd0"
	standsForNul   = "\ufdd1"
	standsForOpen  = "\ufdd2"
	standsForClose = "\ufdd3"
)

var (
	guard   = strings.NewReplacer("@", standsForAt, "\x00", standsForNul)
	unguard = strings.NewReplacer(standsForAt, "@", standsForNul, "\x00", standsForOpen, "{", standsForClose, "}")
	braces  = strings.NewReplacer("{", standsForOpen, "}", standsForClose)
)

// grammar is what is used again from entry to entry.
type grammar struct {
	text  bytes.Buffer
	input *bufio.Reader
}

// values reads the values by the grammar of github.com/nickng/bibtex,
// and is the only function that calls it. That package ends the process, loses
// values or reads nothing more at all on many inputs; so it only sees an entry
// that is written for it: its own names, every value in braces that pair, and
// no word that it would look up. It reports false where that package refuses
// the entry.
func (g *grammar) values(values []string) ([]string, bool) {
	b := &g.text
	b.Reset()
	b.WriteString("@t{k")
	for i, v := range values {
		b.WriteString(",f")
		b.WriteString(strconv.Itoa(i))
		b.WriteString("={")
		if strings.IndexByte(v, '@') >= 0 || strings.IndexByte(v, 0) >= 0 {
			v = guard.Replace(v)
		}
		if !pairs(v) {
			v = braces.Replace(v)
		}
		b.WriteString(v)
		b.WriteByte('}')
	}
	b.WriteString(",g={1}}")
	engine.Lock()
	defer engine.Unlock()
	if g.input == nil {
		g.input = bufio.NewReader(b)
	}
	g.input.Reset(b)
	parsed, err := bibtex.Parse(g.input) // which takes the buffer for its own
	if err != nil || len(parsed.Entries) != 1 {
		// A failed parse leaves a state in which nothing is read; this resets it.
		_, _ = bibtex.Parse(strings.NewReader("@a,"))
		return nil, false
	}
	read := make([]string, len(values))
	for i := range values {
		value, ok := parsed.Entries[0].Fields["f"+strconv.Itoa(i)]
		if !ok {
			return nil, false
		}
		if read[i] = value.String(); strings.Contains(read[i], "\ufdd0"[:2]) {
			read[i] = unguard.Replace(read[i])
		}
	}
	return read, true
}

// pairs reports whether the braces of a text pair, escaped ones included.
func pairs(text string) bool {
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth < 0 {
				return false
			}
		}
	}
	return depth == 0
}

// noncharacters are what the guards stand in for; text that holds them itself is
// not given to the grammar.
const noncharacters = standsForAt + standsForNul + standsForOpen + standsForClose

// isSpecial are the characters that a grammar of BibTeX looks at inside of a
// value. A value without them is the same in any grammar.
var isSpecial = [256]bool{'{': true, '}': true, '"': true, '@': true, 0: true}

func hasSpecial(text string) bool {
	for i := range len(text) {
		if isSpecial[text[i]] {
			return true
		}
	}
	return false
}

// grammarParts appends the parts of the entry's values that not every grammar reads
// as they stand.
func (e *Entry) grammarParts(values []string) []string {
	for i := range e.Fields {
		for j := range e.Fields[i].Parts {
			p := &e.Fields[i].Parts[j]
			if p.Kind != PartBraced && p.Kind != PartQuoted || e.Fields[i].deep || !hasSpecial(p.Text) {
				continue
			}
			if strings.Contains(p.Text, noncharacters[:2]) && strings.ContainsAny(p.Text, noncharacters) {
				continue
			}
			values = append(values, p.Text)
		}
	}
	return values
}

// compareWithGrammar gives the parts of the entry's values to the grammar, but
// those that every grammar reads as they stand. Where it reads something else,
// the value that stands in the document stays, and a note says so.
func (e *Entry) compareWithGrammar(g *grammar) {
	var buffer [64]string
	if !g.readsSame(e.grammarParts(buffer[:0])) {
		e.note(otherParser, "", e.Span)
	}
}

// readsSame reports whether the grammar reads values as they stand.
func (g *grammar) readsSame(values []string) bool {
	if len(values) == 0 {
		return true
	}
	read, ok := g.values(values)
	return ok && slices.Equal(read, values)
}

// compareTogether is compareWithGrammar for the entries of a queue that were not
// compared yet: all at once, since an entry costs that package more than its values
// do, and each alone where they are not read alike.
func (g *grammar) compareTogether(list []held) {
	var values []string
	for i := range list {
		if !list[i].compared {
			values = list[i].entry.grammarParts(values)
		}
	}
	same := g.readsSame(values)
	for i := range list {
		if !list[i].compared && !same {
			list[i].entry.compareWithGrammar(g)
		}
		list[i].compared = true
	}
}
