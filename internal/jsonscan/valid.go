package jsonscan

import (
	"bytes"
	"encoding/json"
	"errors"
	"iter"
	"strings"
)

// mostDepth is how deeply values may be nested where no other limit is given:
// as deeply as encoding/json allows.
const mostDepth = 10_000

// Valid reports whether text is one value of JSON.
func Valid(text string) bool { return Check(text, mostDepth) == Sound }

// Fault is what is wrong with the text of a value.
type Fault int8

// Faults.
const (
	Sound Fault = iota
	// Broken: the text is not JSON, or only the beginning of it.
	Broken
	// TooDeep: values are nested more deeply than the limit.
	TooDeep
	// Unescaped: there are control bytes in strings, which JSON has escapes for,
	// and the text is sound beside.
	Unescaped
)

// Readable reports whether text is one value of JSON, with control bytes in its
// strings or without.
func Readable(text string) bool {
	fault := Check(text, mostDepth)
	return fault == Sound || fault == Unescaped
}

// Check tells what is wrong with a text that should be one value of JSON.
func Check(text string, maxDepth int) Fault {
	c := checker[string]{text: text, maxDepth: maxDepth}
	return c.check()
}

func (c *checker[T]) check() Fault {
	i := c.value(skipBlanks(c.text, 0), 0)
	if i >= 0 && skipBlanks(c.text, i) != len(c.text) {
		i = -1
	}
	return c.fault(i)
}

// fault tells what is wrong with a value that ends at an offset, -1 for none.
func (c *checker[T]) fault(end int) Fault {
	switch {
	case c.tooDeep:
		return TooDeep
	case end < 0:
		return Broken
	case c.unescaped:
		return Unescaped
	}
	return Sound
}

// UnescapedIn returns the offset of the first control byte in a string of a JSON
// text, -1 for none.
func UnescapedIn(text string) int {
	for i := range eachUnescaped(text) {
		return i
	}
	return -1
}

// EscapeControls gives control bytes in the strings of a JSON text the escapes
// that they should have.
func EscapeControls(text string) string {
	const digits = "0123456789abcdef"
	var b strings.Builder
	from := 0
	for i := range eachUnescaped(text) {
		b.WriteString(text[from:i])
		b.WriteString(`\u00`)
		b.WriteByte(digits[text[i]>>4])
		b.WriteByte(digits[text[i]&0xF])
		from = i + 1
	}
	if from == 0 {
		return text
	}
	b.WriteString(text[from:])
	return b.String()
}

// eachUnescaped gives the offsets of control bytes in the strings of a JSON text.
func eachUnescaped(text string) iter.Seq[int] {
	return func(yield func(int) bool) {
		inString := false
		for i := 0; i < len(text); i++ {
			switch c := text[i]; {
			case c == '"':
				inString = !inString
			case !inString:
			case c == '\\':
				i++
			case c < ' ' && !yield(i):
				return
			}
		}
	}
}

// mayBreak reports whether something in a text may break the rules of JSON before
// its end: nothing does where it is a value or the beginning of one. It is quick,
// and [SyntaxErrorIn] knows for certain.
func mayBreak(text []byte) bool {
	c := checker[[]byte]{text: text, maxDepth: mostDepth}
	fault := c.check()
	return fault != Sound && !(fault == Broken && c.short && !c.unescaped)
}

// SyntaxErrorIn tells where a text is no value of JSON and why: an offset at its
// last byte can mean that more of it must follow. The error is nil where the text
// is a value. Of control bytes in strings only line ends are errors: there a
// quote is missing, as a rule.
func SyntaxErrorIn(text []byte) (offset int, err error) {
	var value json.RawMessage
	masked := false
	for i := range eachUnescaped(string(text)) {
		if c := text[i]; c == '\n' || c == '\r' {
			continue
		}
		if !masked {
			text, masked = bytes.Clone(text), true
		}
		text[i] = ' '
	}
	err = json.Unmarshal(text, &value)
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		return int(min(max(syntax.Offset-1, 0), int64(len(text)))), err
	}
	return 0, err
}

// checker follows the grammar of JSON.
type checker[T string | []byte] struct {
	text     T
	maxDepth int
	// envelopes are the members of the value itself whose list or object it may not
	// have; envelope is set where it has one.
	envelopes []string
	envelope  bool
	tooDeep   bool
	unescaped bool
	// short is set where the text ended before the value did.
	short bool
	// ends, where it is not nil, gets the places of lists and objects.
	ends *Ends
}

// value returns the offset behind the value that begins at i, -1 for none.
func (c *checker[T]) value(i, depth int) int {
	if i >= len(c.text) {
		return c.failed(i)
	}
	switch b := c.text[i]; b {
	case '"':
		return c.string(i)
	case '{', '[':
		return c.nested(i, depth+1)
	case 't':
		return c.word(i, "true")
	case 'f':
		return c.word(i, "false")
	case 'n':
		return c.word(i, "null")
	default:
		return c.number(i)
	}
}

// nested is value for a list or object.
func (c *checker[T]) nested(i, depth int) int {
	number := 0
	if c.ends != nil {
		number = len(c.ends.places)
		c.ends.places = append(c.ends.places, [2]int{i, i})
	}
	var end int
	if c.text[i] == '{' {
		end = c.object(i, depth)
	} else {
		end = c.list(i, depth)
	}
	if c.ends != nil {
		c.ends.places[number][1] = end
	}
	return end
}

// failed is -1 for a value that is broken at a place: the text may end there.
func (c *checker[T]) failed(i int) int {
	c.short = i >= len(c.text)
	return -1
}

func (c *checker[T]) object(i, depth int) int {
	if depth > c.maxDepth {
		c.tooDeep = true
		return -1
	}
	i = skipBlanks(c.text, i+1)
	if i < len(c.text) && c.text[i] == '}' {
		return i + 1
	}
	for i < len(c.text) && c.text[i] == '"' {
		name := i
		if i = c.string(i); i < 0 {
			return -1
		}
		nameEnd := i
		if i = skipBlanks(c.text, i); i >= len(c.text) || c.text[i] != ':' {
			return c.failed(i)
		}
		i = skipBlanks(c.text, i+1)
		if depth == 1 && c.opensEnvelope(name, nameEnd, i) {
			c.envelope = true
			return -1
		}
		if i = c.value(i, depth); i < 0 {
			return -1
		}
		if i = skipBlanks(c.text, i); i >= len(c.text) {
			return c.failed(i)
		}
		switch c.text[i] {
		case '}':
			return i + 1
		case ',':
			i = skipBlanks(c.text, i+1)
		default:
			return -1
		}
	}
	return c.failed(i)
}

// opensEnvelope reports whether a member, whose name has such places, is an
// envelope's.
func (c *checker[T]) opensEnvelope(name, nameEnd, value int) bool {
	if len(c.envelopes) == 0 || value >= len(c.text) || c.text[value] != '{' && c.text[value] != '[' {
		return false
	}
	for _, envelope := range c.envelopes {
		if string(c.text[name+1:nameEnd-1]) == envelope {
			return true
		}
	}
	return false
}

func (c *checker[T]) list(i, depth int) int {
	if depth > c.maxDepth {
		c.tooDeep = true
		return -1
	}
	i = skipBlanks(c.text, i+1)
	if i < len(c.text) && c.text[i] == ']' {
		return i + 1
	}
	for {
		if i = c.value(i, depth); i < 0 {
			return -1
		}
		if i = skipBlanks(c.text, i); i >= len(c.text) {
			return c.failed(i)
		}
		switch c.text[i] {
		case ']':
			return i + 1
		case ',':
			i = skipBlanks(c.text, i+1)
		default:
			return -1
		}
	}
}

func (c *checker[T]) word(i int, word string) int {
	if end := i + len(word); end <= len(c.text) && string(c.text[i:end]) == word {
		return end
	}
	return -1
}

// inStrings are the bytes that stand for themselves in a string.
var inStrings = func() (table [256]bool) {
	for b := range table {
		table[b] = b >= ' ' && b != '"' && b != '\\'
	}
	return table
}()

func (c *checker[T]) string(i int) int {
	for i++; i < len(c.text); i++ {
		if i+8 <= len(c.text) {
			word := eightAt(c.text, i)
			mask := stringMarksIn(word) | controlsIn(word)
			if mask == 0 {
				i += 7
				continue
			}
			i += first(mask)
		}
		b := c.text[i]
		if inStrings[b] {
			continue
		}
		if b == '"' {
			return i + 1
		}
		if b < ' ' {
			c.unescaped = true
			continue
		}
		if i+1 >= len(c.text) {
			return c.failed(i + 1)
		}
		i++
		if c.text[i] == 'u' {
			if _, ok := hexadecimal(c.text[i-1:]); !ok {
				return -1
			}
			i += 4
		} else if escapes[c.text[i]] == 0 {
			return -1
		}
	}
	return c.failed(i)
}

func (c *checker[T]) number(i int) int {
	if c.text[i] == '-' {
		i++
	}
	switch first := c.digits(i); {
	case first == i:
		return -1
	case c.text[i] == '0':
		i++ // no digit follows a zero
	default:
		i = first
	}
	if i < len(c.text) && c.text[i] == '.' {
		behind := c.digits(i + 1)
		if behind == i+1 {
			return -1
		}
		i = behind
	}
	if i < len(c.text) && c.text[i]|0x20 == 'e' {
		i++
		if i < len(c.text) && (c.text[i] == '+' || c.text[i] == '-') {
			i++
		}
		behind := c.digits(i)
		if behind == i {
			return -1
		}
		i = behind
	}
	return i
}

func (c *checker[T]) digits(i int) int {
	for i < len(c.text) && c.text[i] >= '0' && c.text[i] <= '9' {
		i++
	}
	return i
}
