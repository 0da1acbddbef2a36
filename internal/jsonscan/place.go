package jsonscan

import (
	"bytes"
	"sort"

	"github.com/ibid-go/ibid/record"
)

// Lines gives places inside the text of an item.
type Lines struct {
	base record.Span
	// starts are the offsets in the text behind each line end.
	starts []int
}

// NewLines returns the lines of an item's text, whose place is base.
func NewLines(text []byte, base record.Span) Lines {
	l := Lines{base: base}
	returns := bytes.IndexByte(text, '\r') >= 0
	for i := 0; i < len(text); i++ {
		if !returns {
			next := bytes.IndexByte(text[i:], '\n')
			if next < 0 {
				break
			}
			i += next
		}
		if c := text[i]; c == '\n' || c == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
			l.starts = append(l.starts, i+1)
		}
	}
	return l
}

// Span returns the place of text[i:j].
func (l *Lines) Span(i, j int) record.Span {
	out := record.Span{
		Start: l.base.Start + int64(i), End: l.base.Start + int64(j),
		Line: l.base.Line, Column: l.base.Column + i,
	}
	if n := sort.SearchInts(l.starts, i+1); n > 0 {
		out.Line, out.Column = l.base.Line+n, i-l.starts[n-1]+1
	}
	return out
}
