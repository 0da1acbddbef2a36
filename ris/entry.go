package ris

import (
	"bytes"
	"io"
	"sort"
	"strings"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/record"
)

// Field is one field of an entry: a tag and its value with places, or text
// without a tag that belongs to no field.
type Field struct {
	// Tag is the tag in upper case; empty for text without one.
	Tag string
	// Value is the decoded value, continuation lines joined by "\n".
	Value string
	// Span covers the field with tag and line ends; ValueSpans the value, one
	// for each of its lines, so that the texts of the spans joined by "\n" are
	// the value. A blank line inside a value has an empty span.
	Span       record.Span
	ValueSpans []record.Span
}

// Entry is one record as it stood: fields in order, and the original bytes.
// The zero Entry can be given to [Reader.NextEntry].
type Entry struct {
	Fields []Field
	// Leading are the bytes between the entry before and this one.
	Leading []byte
	// Bytes are the entry's own bytes, Span their place.
	Bytes       []byte
	Span        record.Span
	Diagnostics []record.Diagnostic

	block  []byte        // Leading and Bytes
	places []record.Span // all ValueSpans

	origin   record.Origin
	encoding string        // fallback encoding
	utf16    string        // byte order where the document is UTF-16
	wrapped  bool          // flattened, then wrapped: line ends mean nothing
	wos      bool          // in Web of Science's own form
	dialect  *dialectTable // nil where it is to be recognised
}

// Position returns the 1-based number of the entry in its document, 0 for an
// Entry that none was read into.
func (e *Entry) Position() int { return e.origin.Position }

// clear empties the entry but keeps its memory.
func (e *Entry) clear() {
	*e = Entry{
		Fields: e.Fields[:0], Diagnostics: e.Diagnostics[:0],
		block: e.block[:0], places: e.places[:0],
	}
}

// spansOf returns the places of the part [start,end) of a field's value, whose
// lines have the places, one for each line that it touches; nil where there are
// no places.
func (e *Entry) spansOf(value string, places []record.Span, start, end int) []record.Span {
	if len(places) == 0 || len(e.Bytes) == 0 {
		return nil
	}
	if start == 0 && end == len(value) {
		return places
	}
	var spans []record.Span
	lineStart := 0
	for i, whole := range places {
		lineEnd := len(value)
		if i < len(places)-1 {
			next := strings.IndexByte(value[lineStart:], '\n')
			if next < 0 {
				return nil
			}
			lineEnd = lineStart + next
		}
		if start <= lineEnd && end >= lineStart && (start < end || start == lineStart) {
			from, to := max(start, lineStart)-lineStart, min(end, lineEnd)-lineStart
			if from < to || lineStart == lineEnd {
				spans = append(spans, e.within(whole, value[lineStart:lineEnd], from, to))
			}
		}
		if end <= lineEnd {
			break
		}
		lineStart = lineEnd + 1
	}
	return spans
}

// within returns the place of text[from:to] in the span that holds text.
func (e *Entry) within(span record.Span, text string, from, to int) record.Span {
	at := span.Start - e.Span.Start
	// The part alone is compared: a value may have very many.
	if at >= 0 && at+int64(len(text)) <= int64(len(e.Bytes)) && span.Len() == int64(len(text)) &&
		string(e.Bytes[at+int64(from):at+int64(to)]) == text[from:to] {
		return record.Span{
			Start: span.Start + int64(from), End: span.Start + int64(to),
			Line: span.Line, Column: span.Column + from,
		}
	}
	return e.withinDecoded(span, text, from, to)
}

// withinDecoded is within for a line that is not plain UTF-8: the entry's
// bytes are decoded again, and the text is found by its place. What made the
// line none may stand in another record on it.
func (e *Entry) withinDecoded(span record.Span, text string, from, to int) record.Span {
	for _, noUTF8 := range [...]bool{false, true} {
		if place, ok := e.findDecoded(span, text, from, to, noUTF8); ok {
			return place
		}
	}
	return span
}

func (e *Entry) findDecoded(span record.Span, text string, from, to int, noUTF8 bool) (record.Span, bool) {
	lines, err := charset.NewLineReader(bytes.NewReader(e.Bytes), &charset.Options{
		Encoding: e.encoding, UTF16: e.utf16, Base: e.Span, NoUTF8: noUTF8,
	})
	if err != nil {
		return record.Span{}, false
	}
	for {
		line, err := lines.Next()
		if err == io.EOF {
			return record.Span{}, false
		}
		if err != nil || line.Start+int64(len(line.Raw)) <= span.Start {
			continue
		}
		at := sort.Search(len(line.Text), func(i int) bool { return line.Span(i, i).Start >= span.Start })
		if at+len(text) > len(line.Text) || string(line.Text[at:at+len(text)]) != text {
			return record.Span{}, false
		}
		return line.Span(at+from, at+to), true
	}
}
