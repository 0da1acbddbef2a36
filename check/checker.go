package check

import (
	"cmp"
	"fmt"
	"hash/maphash"
	"slices"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// Options configure a [Checker]. The zero value and nil work.
type Options struct {
	// Year is the current year, for [Codes]'s check.future-year; 0 leaves that
	// check out.
	Year int
}

// Checker checks the records of one document in their order. It is not safe
// for concurrent use.
type Checker struct {
	options Options
	records int
	// seen holds the contents and the own ids of the records so far.
	seen           seen
	seed, contents maphash.Seed
	// open counts the records without ER; last is set where the last record is
	// one, at its place.
	open  int
	last  bool
	place record.Span
	// values are the fields of the record that is being checked, by the hash of
	// tag and value.
	values fieldTable
}

// NewChecker returns a checker of one document.
func NewChecker(o *Options) *Checker {
	if o == nil {
		o = &Options{}
	}
	return &Checker{options: *o, seed: maphash.MakeSeed(), contents: maphash.MakeSeed()}
}

// Record returns what is to be said about the next record, in the order of the
// places: the diagnostics of its reader and the checker's own. Where the
// checker can say why a reader refused a value, its diagnostic takes the
// place of the reader's. The record is not changed.
func (c *Checker) Record(r *record.Record) []record.Diagnostic {
	c.records++
	f := finding{options: &c.options, record: r, list: slices.Clone(r.Diagnostics)}
	f.fields(&c.values, c.seed)
	f.whole()
	c.compare(&f)
	c.noteEnd(r)
	slices.SortStableFunc(f.list, func(a, b record.Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Code, b.Code))
	})
	return f.list
}

// Document returns what is to be said about the document as a whole, after its
// last record, in the order of the places: the diagnostics of its reader, what
// the scanner saw, which may be nil, and the checker's own.
func (c *Checker) Document(d *record.Document, s *Scanner) []record.Diagnostic {
	list := slices.Clone(d.Diagnostics)
	if s != nil {
		list = append(list, s.diagnostics()...)
	}
	if c.last && c.open == 1 && c.records > 1 {
		list = append(list, cutOff.at("", c.place))
	}
	slices.SortStableFunc(list, func(a, b record.Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Code, b.Code))
	})
	return list
}

// compare looks for the record, and for its own id, among those before.
func (c *Checker) compare(f *finding) {
	r := f.record
	n := c.records
	if _, err := strconv.ParseUint(r.ID, 16, 64); err == nil {
		if first := c.seen.first(maphash.String(c.contents, r.ID), n); first != n {
			f.add(exactCopy.because(fmt.Sprintf("record %d", first), "", r.Origin.Span))
			return
		}
	}
	if r.OwnID == "" {
		return
	}
	if first := c.seen.first(maphash.String(c.seed, r.OwnID), n); first != n {
		tag, span := f.placeOf("own_id")
		f.add(sameID.because(fmt.Sprintf("record %d", first), tag, span))
	}
}

// noteEnd notes whether the record ended with ER.
func (c *Checker) noteEnd(r *record.Record) {
	c.last = slices.ContainsFunc(r.Diagnostics, func(d record.Diagnostic) bool { return d.Code == "ris.missing-er" })
	if c.last {
		c.open++
		c.place = r.Origin.Span
	}
}

// finding is the checking of one record.
type finding struct {
	options *Options
	record  *record.Record
	list    []record.Diagnostic
	// traces are the first ones with a place, by path, once one was asked for.
	traces map[string]*record.Trace
	// database is what the record names as its database, once that was asked for.
	database *string
}

// add adds a diagnostic: one for each code, counted, at the first place.
func (f *finding) add(d record.Diagnostic) {
	for i := range f.list {
		if f.list[i].Code == d.Code {
			f.list[i].Count = max(f.list[i].Count, 1) + 1
			return
		}
	}
	f.list = append(f.list, d)
}

// placeOf returns the tag and the first place that the value at a path was read
// from, or the record's.
func (f *finding) placeOf(path string) (string, record.Span) {
	if f.traces == nil {
		f.traces = make(map[string]*record.Trace, len(f.record.Trace))
		for i := range f.record.Trace {
			if t := &f.record.Trace[i]; len(t.Spans) > 0 && f.traces[t.Path] == nil {
				f.traces[t.Path] = t
			}
		}
	}
	if t := f.traces[path]; t != nil {
		return t.Field, t.Spans[0]
	}
	return "", f.record.Origin.Span
}

// ValueAt returns the text that a diagnostic of a record is about: the line of
// a field's value at its place, or else the value's first line; "" where it is
// about no field's value.
func ValueAt(r *record.Record, d record.Diagnostic) string {
	if d.Tag == "" {
		return ""
	}
	for i := range r.Raw {
		f := &r.Raw[i]
		if d.Span.Start < f.Span.Start || d.Span.Start >= f.Span.End {
			continue
		}
		value := f.Value
		for _, span := range f.ValueSpans {
			line, rest, more := strings.Cut(value, "\n")
			if !more || d.Span.Start <= span.End {
				return line
			}
			value = rest
		}
		return value
	}
	return ""
}
