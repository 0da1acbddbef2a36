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
	// stretches say where the text stands behind base; nil where it is the
	// document's own.
	stretches []stretch
	// near is the number of lines before the last place that was asked for.
	near int
}

// NewLines returns the lines of an item's text, whose place is base.
func NewLines(text []byte, base record.Span) Lines { return linesIn(nil, text, base) }

// linesIn is NewLines in memory that was used before.
func linesIn(starts []int, text []byte, base record.Span) Lines {
	l := Lines{base: base, starts: starts[:0]}
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

// Same reports whether the text is the document's own, byte by byte.
func (l *Lines) Same() bool { return l.stretches == nil }

// Span returns the place of text[i:j].
func (l *Lines) Span(i, j int) record.Span {
	start, line := 0, l.base.Line
	column := l.base.Column
	if n := l.before(i); n > 0 {
		start, line, column = l.starts[n-1], line+n, 1
	}
	if l.stretches != nil {
		i, j, start = l.place(i), l.place(j), l.place(start)
	}
	return record.Span{Start: l.base.Start + int64(i), End: l.base.Start + int64(j), Line: line, Column: column + i - start}
}

// before returns how many of the lines begin at an offset or before it. Most places
// are near the one before.
func (l *Lines) before(at int) int {
	n, starts := l.near, l.starts
	if n > 0 && starts[n-1] > at || n+few < len(starts) && starts[n+few] <= at {
		n = sort.SearchInts(starts, at+1)
	} else {
		for n < len(starts) && starts[n] <= at {
			n++
		}
	}
	l.near = n
	return n
}

// few is how many lines are counted through.
const few = 4

// place returns the place behind base of the character at an offset.
func (l *Lines) place(offset int) int {
	n := sort.Search(len(l.stretches), func(i int) bool { return int(l.stretches[i].text) > offset })
	return int(l.stretches[max(0, n-1)].place(int64(offset)))
}
