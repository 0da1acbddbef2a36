package ris

import (
	"bytes"
	"io"
	"sort"
	"strings"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/record"
)

// partPlaces returns the places of the part [start,end) of a field's value, one for
// each line that it touches; nil where there are no places.
func (d *reading) partPlaces(f *record.RawField, start, end int) []record.Span {
	value, places := f.Value, f.ValueSpans
	if len(places) == 0 || len(d.entry.Bytes) == 0 {
		return nil
	}
	if start == 0 && end == len(value) {
		return places
	}
	starts := []int{0}
	if len(places) > 1 {
		starts = d.linesOf(f)
	}
	var spans []record.Span
	for i := max(sort.SearchInts(starts, start+1)-1, 0); i < len(starts); i++ {
		lineStart, lineEnd := starts[i], len(value)
		if i < len(places)-1 {
			if i == len(starts)-1 {
				return nil
			}
			lineEnd = starts[i+1] - 1
		}
		if start <= lineEnd && end >= lineStart && (start < end || start == lineStart) {
			from, to := max(start, lineStart)-lineStart, min(end, lineEnd)-lineStart
			if from < to || lineStart == lineEnd {
				spans = append(spans, d.within(places[i], value[lineStart:lineEnd], from, to))
			}
		}
		if end <= lineEnd {
			break
		}
	}
	return spans
}

// linesOf says where the lines of a field's value start, as far as they have places.
// They are kept for the field that was asked for last: very many parts of its value may
// be.
func (d *reading) linesOf(f *record.RawField) []int {
	s := &d.starts
	if s.of == &f.ValueSpans[0] {
		return s.at
	}
	s.of, s.at = &f.ValueSpans[0], append(s.at[:0], 0)
	for from := 0; len(s.at) < len(f.ValueSpans); {
		i := strings.IndexByte(f.Value[from:], '\n')
		if i < 0 {
			break
		}
		from += i + 1
		s.at = append(s.at, from)
	}
	return s.at
}

// valueLines are the starts of the lines of the value whose first place is of.
type valueLines struct {
	of *record.Span
	at []int
}

// within returns the place of text[from:to] in the span that holds text.
func (d *reading) within(span record.Span, text string, from, to int) record.Span {
	if l := &d.located; !l.is || l.start != span.Start || l.size != len(text) {
		d.locate(span, text)
	}
	switch l := &d.located; {
	case l.line != nil:
		return l.line.Span(l.at+from, l.at+to)
	case l.lost:
		return span
	}
	return record.Span{
		Start: span.Start + int64(from), End: span.Start + int64(to),
		Line: span.Line, Column: span.Column + from,
	}
}

// locatedText is the text whose parts were asked for last, of size bytes: a value may
// have very many. Its place has the same bytes where line is nil and lost is not set.
type locatedText struct {
	is    bool
	start int64 // of its place
	size  int
	line  *decodedLine // where text stands at an offset in a line that was decoded
	at    int
	lost  bool // it is not what stands at its place
}

// locate finds the text in the entry's bytes.
func (d *reading) locate(span record.Span, text string) {
	d.located = locatedText{is: true, start: span.Start, size: len(text)}
	if e := d.entry; e.utf16 == "" && span.Len() == int64(len(text)) && string(e.bytesOf(span.Start, span.End)) == text {
		return
	}
	// What made the line no UTF-8 may stand in another record on it.
	for i, noUTF8 := range [...]bool{false, true} {
		decoded := &d.decoded[i]
		if !decoded.is {
			*decoded = decodedEntry{true, d.entry.decode(noUTF8)}
		}
		if line, at, ok := decoded.find(span, text); ok {
			d.located.line, d.located.at = line, at
			return
		}
	}
	d.located.lost = true
}

// decodedEntry are the lines of an entry, decoded again.
type decodedEntry struct {
	is    bool
	lines []decodedLine
}

type decodedLine struct {
	charset.Line
	text string
	end  int64
}

// decode reads the lines of the entry once more, all in the fallback encoding where
// noUTF8 is set.
func (e *Entry) decode(noUTF8 bool) (decoded []decodedLine) {
	lines, err := charset.NewLineReader(bytes.NewReader(e.Bytes), &charset.Options{
		Encoding: e.encoding, UTF16: e.utf16, Base: e.Span, NoUTF8: noUTF8,
	})
	if err != nil {
		return nil
	}
	for {
		line, err := lines.Next()
		if err == io.EOF {
			return decoded
		}
		if err == nil {
			decoded = append(decoded, decodedLine{line.Detached(), string(line.Text), line.Start + int64(len(line.Raw))})
		}
	}
}

// find returns the line in which the text stands at its place, and its offset there.
func (d *decodedEntry) find(span record.Span, text string) (line *decodedLine, at int, ok bool) {
	i := sort.Search(len(d.lines), func(i int) bool { return d.lines[i].end > span.Start })
	if i == len(d.lines) {
		return nil, 0, false
	}
	line = &d.lines[i]
	at = sort.Search(len(line.text), func(i int) bool { return line.Span(i, i).Start >= span.Start })
	return line, at, strings.HasPrefix(line.text[at:], text)
}
