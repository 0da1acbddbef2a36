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

// withoutBlanks returns where a text begins and ends without the blanks at its ends.
func withoutBlanks(text string) (from, to int) {
	for to = len(text); to > 0 && isBlank(text[to-1]); to-- {
	}
	for from < to && isBlank(text[from]) {
		from++
	}
	return from, to
}

func isBlank(b byte) bool { return b == ' ' || b == '\t' || b == '\r' || b == '\n' }

// valueOf returns the value of a JSON text, whose offsets are appended to a list.
// The error says that it is none of a string or number.
func valueOf(text string, list *[]int) (value, error) {
	if text == "" || text[0] != '"' {
		plain, err := jsonscan.Text(text)
		return value{text: plain}, err
	}
	inside := text[1 : len(text)-1]
	if isPlain(inside) {
		from, to := withoutBlanks(inside)
		return value{text: inside[from:to], from: 1 + from}, nil
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
	from, to := withoutBlanks(decoded)
	v := value{text: decoded[from:to], offsets: offsets[from : to+1]}
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
	return strings.IndexByte(inside, '\\') < 0 && strings.IndexByte(inside, '\r') < 0 && utf8.ValidString(inside)
}

// joinLineEnds makes each CR, and CR with LF behind it, one LF.
func joinLineEnds(text string, offsets []int) (string, []int) {
	var out strings.Builder
	out.Grow(len(text))
	kept := offsets[:0]
	for from := 0; from < len(text); {
		to := len(text)
		if next := strings.IndexByte(text[from:], '\r'); next >= 0 {
			to = from + next
		}
		out.WriteString(text[from:to])
		kept = append(kept, offsets[from:to]...)
		if from = to; to == len(text) {
			break
		}
		out.WriteByte('\n')
		kept = append(kept, offsets[to])
		if from++; from < len(text) && text[from] == '\n' {
			from++
		}
	}
	return out.String(), append(kept, offsets[len(text)])
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
