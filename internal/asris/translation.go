package asris

import (
	"strings"

	"github.com/ibid-go/ibid/internal/blocks"
	"github.com/ibid-go/ibid/record"
)

// translation turns what package ris says of its fields into what it means in a
// format: the codes of diagnostics, the names of rules and fields, and the places.
type translation struct {
	// code begins the codes of the format's diagnostics.
	code string
	// rule returns the format's name of a trace's rule.
	rule func(t *record.Trace) string
	// field returns the format's name of the field at a place, which has a tag of RIS.
	field func(tag string, at record.Span) string
	// place returns the place in the document; nil where package ris had that.
	place func(record.Span) record.Span
	// memory is for the places in the document.
	memory *blocks.Records
}

// apply translates a record of package ris.
func (t *translation) apply(r *record.Record) {
	for i := range r.Trace {
		trace := &r.Trace[i]
		trace.Rule = t.rule(trace)
		if len(trace.Spans) > 0 {
			trace.Field = t.field(trace.Field, trace.Spans[0])
		}
	}
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		d.Code = t.code + strings.TrimPrefix(d.Code, risCode)
		if !d.Span.IsZero() {
			d.Tag = t.field(d.Tag, d.Span)
		}
	}
	if t.place != nil {
		t.applyPlaces(r)
	}
}

// applyPlaces sets the places in the document. Those of the traces get memory of
// their own: they share that of the fields.
func (t *translation) applyPlaces(r *record.Record) {
	count := 0
	for i := range r.Trace {
		count += len(r.Trace[i].Spans)
	}
	all := t.memory.Spans(count)[:0]
	for i := range r.Trace {
		first := len(all)
		for _, span := range r.Trace[i].Spans {
			all = append(all, t.place(span))
		}
		r.Trace[i].Spans = all[first:len(all):len(all)]
	}
	for i := range r.Diagnostics {
		r.Diagnostics[i].Span = t.place(r.Diagnostics[i].Span)
	}
	for i := range r.Unclaimed {
		r.Unclaimed[i].Span = t.place(r.Unclaimed[i].Span)
	}
}
