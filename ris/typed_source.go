package ris

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// source is the text that a rule reads: a field's value or a part of it.
type source struct {
	field int
	text  string
	spans []record.Span
	// lines is set where the text stands on several lines: the rule then reads
	// the lines as unwrap joins them.
	lines bool
}

// kept returns a source that is known behind the reading of its field.
func (s source) kept() *source { return &s }

// tag returns the name of field i.
func (d *reading) tag(i int) string { return d.fields[i].Name }

// whole returns the whole value of field i.
func (d *reading) whole(i int) source {
	f := &d.fields[i]
	s := source{field: i, text: f.Value, spans: f.ValueSpans}
	if d.mayHaveLines(f) {
		d.joinLines(&s)
	}
	return s
}

// mayHaveLines reports whether a value may stand on several lines, or surely does.
func (d *reading) mayHaveLines(f *record.RawField) bool {
	return d.signs.lines || len(f.ValueSpans) > 1
}

// joinLines joins the lines of a whole value that may have several.
func (d *reading) joinLines(s *source) {
	if f := &d.fields[s.field]; len(f.ValueSpans) > 1 || strings.IndexByte(f.Value, '\n') >= 0 {
		s.text, s.lines = unwrap(f.Value), true
	}
}

// unbroken returns the text without its line breaks where these broke a word that
// has no blanks, as a URL and an identifier are.
func (s *source) unbroken(value string) (source, bool) {
	if !s.lines {
		return source{}, false
	}
	joined := *s
	var ok bool
	joined.text, ok = unbroken(value)
	return joined, ok
}

// part returns the part [start,end) of the value of field i without the
// blanks around it.
func (d *reading) part(i, start, end int) (s source) {
	f := &d.fields[i]
	whole := f.Value[start:end]
	text := strings.TrimSpace(whole)
	if len(text) < len(whole) {
		start += strings.Index(whole, text)
		end = start + len(text)
	}
	s.field, s.text, s.spans = i, text, d.spansOf(f, start, end)
	if len(s.spans) > 1 || d.signs.lines && strings.IndexByte(text, '\n') >= 0 {
		s.text, s.lines = unwrap(text), true
	}
	return s
}

// spansOf is partPlaces; the places in values of one line stand in memory
// that the record's have together.
func (d *reading) spansOf(f *record.RawField, start, end int) []record.Span {
	if len(f.ValueSpans) != 1 || start == 0 && end == len(f.Value) || start >= end || len(d.entry.Bytes) == 0 ||
		d.signs.lines && strings.IndexByte(f.Value, '\n') >= 0 {
		return d.partPlaces(f, start, end)
	}
	place := room(d.blocks, &d.blocks.places, 1, sharedSmall)
	place[0] = d.within(f.ValueSpans[0], f.Value, start, end)
	return place
}

// trace records that the rule read the value at path from the sources, and
// that their fields are read.
func (d *reading) trace(path, rule string, inferred bool, sources ...source) {
	if len(sources) == 1 {
		d.traceOne(path, rule, inferred, &sources[0])
		return
	}
	for i := range sources {
		d.claimed[sources[i].field] = true
	}
	if d.wanted != nil {
		return
	}
	spans := room(d.blocks, &d.blocks.places, len(sources), sharedSmall)[:0]
	for i := range sources {
		spans = append(spans, sources[i].spans...)
	}
	d.addTrace(path, rule, inferred, d.tag(sources[0].field), spans)
}

// traceOne is trace for one source.
func (d *reading) traceOne(path, rule string, inferred bool, s *source) {
	d.claimed[s.field] = true
	if d.wanted != nil {
		return
	}
	if s.lines {
		rule = ruleOf(linesPrefix, rule)
	}
	d.addTrace(path, rule, inferred, d.tag(s.field), s.spans)
}

func (d *reading) addTrace(path, rule string, inferred bool, tag string, spans []record.Span) {
	if len(spans) == 0 {
		return
	}
	list := &d.record.Trace
	n := len(*list)
	if n == cap(*list) {
		*list = slices.Grow(*list, 1)
	}
	*list = (*list)[:n+1]
	t := &(*list)[n] // what it held was another record's
	t.Path, t.Rule, t.Field, t.Spans, t.Inferred = path, rule, tag, spans, inferred
}

// reject notes that a rule refused the value, which stays where it stood. That
// a value stands for none is no fault of the record.
func (d *reading) reject(s source) {
	if d.wanted == nil && normalize.StandsForNone(s.text) {
		d.record.Diagnostics = noteTag(d.record.Diagnostics, placeholder, d.tag(s.field), s.first())
		return
	}
	d.note(rejectedValue, s)
}

func (d *reading) note(k kind, s source) {
	if d.wanted != nil {
		return
	}
	d.record.Diagnostics = note(d.record.Diagnostics, k, d.tag(s.field), s.first())
}

// first returns the place of the value's first line.
func (s *source) first() record.Span {
	if len(s.spans) == 0 {
		return record.Span{}
	}
	return s.spans[0]
}

// addDetail keeps a value of a rare kind under its name.
func (d *reading) addDetail(s source, name string) {
	value := normalize.Text(s.text)
	if value == "" {
		return
	}
	d.traceOne(inDetails.element(len(d.record.Details)), ruleOf(detailPrefix, name), false, &s)
	d.record.Details = append(d.record.Details, record.Detail{Name: name, Value: value})
}

// repeat keeps another value of a field that holds one value, as a detail.
func (d *reading) repeat(s source, path string) {
	d.note(repeatedField, s)
	d.addDetail(s, detailName(path))
}

// detailName is the name of the detail that keeps another value for the field
// at a path.
func detailName(path string) string {
	return strings.ReplaceAll(strings.ReplaceAll(path, "/", "-"), "_", "-")
}
