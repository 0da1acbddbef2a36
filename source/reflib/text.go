package reflib

import (
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/internal/jsonscan"
)

// value is the text of a string or number of JSON, and where each part of it
// stands.
type value struct {
	// text has no blanks at either end; its lines end in LF.
	text string
	// from is the offset of the text in the JSON where that is the same byte by
	// byte.
	from int
	// offsets are those in the JSON of each byte of the text, and of its end; nil
	// for none but from.
	offsets []int
}

const blanks = " \t\r\n"

// valueOf returns the value of a JSON text, whose offsets are appended to a list.
// The error says that it is none of a string or number.
func valueOf(text string, list *[]int) (value, error) {
	if text == "" || text[0] != '"' {
		plain, err := jsonscan.Text(text)
		return value{text: plain}, err
	}
	inside := text[1 : len(text)-1]
	if isPlain(inside) {
		trimmed := strings.TrimLeft(inside, blanks)
		return value{text: strings.TrimRight(trimmed, blanks), from: 1 + len(inside) - len(trimmed)}, nil
	}
	first := len(*list)
	decoded, all, err := jsonscan.AppendOffsets(*list, inside)
	if err != nil {
		return value{}, err
	}
	*list = all
	offsets := all[first:len(all):len(all)]
	if strings.IndexByte(decoded, '\r') >= 0 {
		decoded, offsets = joinLineEnds(decoded, offsets)
	}
	trimmed := strings.TrimLeft(decoded, blanks)
	offsets = offsets[len(decoded)-len(trimmed):]
	trimmed = strings.TrimRight(trimmed, blanks)
	v := value{text: trimmed, offsets: offsets[:len(trimmed)+1]}
	for i := range v.offsets {
		v.offsets[i]++ // the quote
	}
	return v, nil
}

// place returns the offsets in the JSON of text[from:to].
func (v *value) place(from, to int) (int, int) {
	if v.offsets == nil {
		return v.from + from, v.from + to
	}
	return v.offsets[from], v.offsets[to]
}

// isPlain reports whether the inside of a string is its own text.
func isPlain(inside string) bool {
	return !strings.ContainsAny(inside, "\\\r") && utf8.ValidString(inside)
}

// joinLineEnds makes each CR, and CR with LF behind it, one LF.
func joinLineEnds(text string, offsets []int) (string, []int) {
	out := make([]byte, 0, len(text))
	kept := offsets[:0]
	for i := range len(text) {
		c := text[i]
		if c == '\n' && i > 0 && text[i-1] == '\r' {
			continue
		}
		if c == '\r' {
			c = '\n'
		}
		out, kept = append(out, c), append(kept, offsets[i])
	}
	return string(out), append(kept, offsets[len(text)])
}

// decode returns the text of a piece of a string or number, as a value has it.
func decode(piece string) (string, error) {
	if isPlain(piece) {
		return piece, nil
	}
	text, _, err := jsonscan.Offsets(piece)
	return lineEnds.Replace(text), err
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")
