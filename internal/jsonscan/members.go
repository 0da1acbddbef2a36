package jsonscan

import (
	"errors"
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
	return func(yield func(Member) bool) {
		if text == "" || text[0] != '{' {
			return
		}
		i := skipBlanks(text, 1)
		for i < len(text) && text[i] == '"' {
			m := Member{Start: i}
			end := ValueEnd(text, i)
			m.Name = name(text[i:end])
			i = skipBlanks(text, end)
			i = skipBlanks(text, i+1) // the colon
			if i >= len(text) {
				return
			}
			end = ValueEnd(text, i)
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
	value := Get(text, member)
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
	if text == "" || text[0] != '[' {
		return nil
	}
	var out [][2]int
	i := skipBlanks(text, 1)
	for i < len(text) && text[i] != ']' {
		end := ValueEnd(text, i)
		if end == i {
			break
		}
		out = append(out, [2]int{base + i, base + end})
		i = skipBlanks(text, end)
		i = skipBlanks(text, i+1)
	}
	return out
}

// List returns the JSON texts of the elements of a list; of a value that is no
// list the value itself, none for null.
func List(text string) []string {
	if text == "" || text == "null" {
		return nil
	}
	if text[0] != '[' {
		return []string{text}
	}
	var out []string
	for _, at := range Elements(text, 0) {
		out = append(out, text[at[0]:at[1]])
	}
	return out
}

func skipBlanks(text string, i int) int {
	for i < len(text) && isBlank(text[i]) {
		i++
	}
	return i
}

// ValueEnd returns the offset behind the value that begins at i in valid JSON.
func ValueEnd(text string, i int) int {
	for depth := 0; i < len(text); i++ {
		c := text[i]
		if !marks[c] && (depth > 0 || !isBlank(c)) {
			continue
		}
		switch c {
		case '"':
			i = stringEnd(text, i)
			if depth == 0 {
				return i
			}
			i--
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 0 {
				return i
			}
			depth--
			if depth == 0 {
				return i + 1
			}
		default:
			if depth == 0 {
				return i
			}
		}
	}
	return len(text)
}

// stringEnd returns the offset behind the string whose quote stands at i.
func stringEnd(text string, i int) int {
	for i++; i < len(text); i++ {
		quote := strings.IndexByte(text[i:], '"')
		if quote < 0 {
			return len(text)
		}
		i += quote
		slashes := 0
		for text[i-1-slashes] == '\\' {
			slashes++
		}
		if slashes%2 == 0 {
			return i + 1
		}
	}
	return len(text)
}
