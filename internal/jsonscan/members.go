package jsonscan

import (
	"errors"
	"slices"
	"strings"
)

// Member is one member of an object, by offsets into a text.
type Member struct {
	Name string
	// Start is the offset of the name's quote, Value and End are those of the
	// value.
	Start, Value, End int
}

// Members returns the members of the object text, which is valid JSON, in
// order. Base is added to all offsets.
func Members(text string, base int) []Member {
	var out []Member
	for m := range EachMember(text) {
		m.Start, m.Value, m.End = m.Start+base, m.Value+base, m.End+base
		out = append(out, m)
	}
	return out
}

// EachMember gives the members of an object in valid JSON; of any other text
// some or none.
func EachMember(text string) func(func(Member) bool) {
	var none *Ends
	return none.EachMember(text, 0)
}

// EachMember gives the members of the object that begins at a place in the text
// and reaches to its end.
func (e *Ends) EachMember(text string, from int) func(func(Member) bool) {
	return func(yield func(Member) bool) {
		if from >= len(text) || text[from] != '{' {
			return
		}
		i := skipBlanks(text, from+1)
		for i < len(text) && text[i] == '"' {
			m := Member{Start: i}
			end := stringEnd(text, i)
			m.Name = name(text[i:end])
			i = skipBlanks(text, end)
			i = skipBlanks(text, i+1) // the colon
			if i >= len(text) {
				return
			}
			end = e.valueEnd(text, i)
			m.Value, m.End = i, end
			if !yield(m) {
				return
			}
			i = skipBlanks(text, end)
			i = skipBlanks(text, i+1) // the comma or the closing brace
		}
	}
}

// name is the text of a member's name with its quotes.
func name(text string) string {
	if n := len(text); n >= 2 && strings.IndexByte(text, '\\') < 0 {
		return text[1 : n-1]
	}
	s, _ := Text(text)
	return s
}

// ErrNotObject says that a text is no object.
var ErrNotObject = errors.New("not an object")

// ForMembers calls each with the members of the JSON object text, but those
// that are null. The text may be any.
func ForMembers(text string, each func(name, value string) error) error {
	if text == "" || text[0] != '{' || !Readable(text) {
		return ErrNotObject
	}
	for m := range EachMember(text) {
		if value := text[m.Value:m.End]; value != "null" {
			if err := each(m.Name, value); err != nil {
				return err
			}
		}
	}
	return nil
}

// Get returns the JSON text of a member of the object text, "" where there is
// none or it is null. The first of several counts.
func Get(text, member string) string {
	for m := range EachMember(text) {
		if m.Name == member {
			if value := text[m.Value:m.End]; value != "null" {
				return value
			}
			return ""
		}
	}
	return ""
}

// GetText returns the text of a member that is a string or a number, "" for any
// other.
func GetText(text, member string) string {
	return Plain(Get(text, member))
}

// Pick gets several members of the object text at once, each as [Get] does, and
// puts them into values in the order of the names.
func Pick(text string, values []string, names ...string) {
	for m := range EachMember(text) {
		for i, name := range names {
			if m.Name == name && values[i] == "" {
				values[i] = text[m.Value:m.End]
			}
		}
	}
	for i, value := range values {
		if value == "null" {
			values[i] = ""
		}
	}
}

// Plain returns the text of a value that is a string or a number, "" for any
// other.
func Plain(value string) string {
	if value == "" {
		return ""
	}
	s, err := Text(value)
	if err != nil {
		return ""
	}
	return s
}

// Elements returns the offsets of the elements of the list text, which is
// valid JSON, with base added.
func Elements(text string, base int) [][2]int {
	return slices.Collect(EachElement(text, base))
}

// EachElement gives what [Elements] does one by one.
func EachElement(text string, base int) func(func([2]int) bool) {
	return func(yield func([2]int) bool) {
		var none *Ends
		for at := range none.EachElement(text, 0) {
			if !yield([2]int{base + at[0], base + at[1]}) {
				return
			}
		}
	}
}

// EachElement gives the offsets of the elements of the list that begins at a place
// in the text and reaches to its end.
func (e *Ends) EachElement(text string, from int) func(func([2]int) bool) {
	return func(yield func([2]int) bool) {
		if from >= len(text) || text[from] != '[' {
			return
		}
		i := skipBlanks(text, from+1)
		for i < len(text) && text[i] != ']' {
			end := e.valueEnd(text, i)
			if end == i || !yield([2]int{i, end}) {
				return
			}
			i = skipBlanks(text, skipBlanks(text, end)+1)
		}
	}
}

// List returns the JSON texts of the elements of a list; of a value that is no
// list the value itself, none for null.
func List(text string) []string {
	return slices.Collect(Each(text))
}

// Each gives what [List] does one by one.
func Each(text string) func(func(string) bool) {
	return func(yield func(string) bool) {
		if text == "" || text == "null" {
			return
		}
		if text[0] != '[' {
			yield(text)
			return
		}
		i := skipBlanks(text, 1)
		for i < len(text) && text[i] != ']' {
			end := ValueEnd(text, i)
			if end == i || !yield(text[i:end]) {
				return
			}
			i = skipBlanks(text, skipBlanks(text, end)+1)
		}
	}
}

func skipBlanks[T string | []byte](text T, i int) int {
	for i < len(text) && isBlank(text[i]) {
		i++
	}
	return i
}

// ValueEnd returns the offset behind the value that begins at i in valid JSON.
func ValueEnd(text string, i int) int {
	if i >= len(text) {
		return len(text)
	}
	switch text[i] {
	case '"':
		return stringEnd(text, i)
	case '{', '[':
		return nestedEnd(text, i)
	}
	for ; i < len(text); i++ {
		if c := text[i]; marks[c] || isBlank(c) {
			break
		}
	}
	return i
}

// nested are the bytes on which the end of a list or object depends.
var nested = [256]bool{'"': true, '{': true, '}': true, '[': true, ']': true}

// nestedEnd returns the offset behind the list or object that begins at i.
func nestedEnd(text string, i int) int {
	for depth := 0; i < len(text); i++ {
		c := text[i]
		if !nested[c] {
			continue
		}
		switch c {
		case '"':
			i = stringEnd(text, i) - 1
		case '{', '[':
			depth++
		default:
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(text)
}

// stringEnd returns the offset behind the string whose quote stands at i.
func stringEnd(text string, i int) int {
	for i++; i < len(text); i++ {
		short := min(len(text), i+shortString)
		for i+8 <= short {
			if mask := stringMarksIn(eightAt(text, i)); mask != 0 {
				i += first(mask)
				short = i
				break
			}
			i += 8
		}
		for i < short && !stringMarks[text[i]] {
			i++
		}
		if i == short && short < len(text) && !stringMarks[text[i]] {
			quote := strings.IndexByte(text[i:], '"')
			if quote < 0 {
				quote = len(text) - i
			}
			if slash := strings.IndexByte(text[i:i+quote], '\\'); slash >= 0 {
				quote = slash
			}
			i += quote
		}
		switch {
		case i >= len(text):
			return len(text)
		case text[i] == '"':
			return i + 1
		}
		i++ // what is escaped
	}
	return len(text)
}
