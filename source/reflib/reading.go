package reflib

import (
	"sort"
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
)

// reading is the state of reading one record, whose memory is used again. The
// values stand one behind the other in text; sources say where each of them stood.
type reading struct {
	ris     *ris.FieldReader
	text    []byte
	fields  []ris.Field
	sources []fieldSource
	spans   []record.Span
	code    string // of the record's type
}

// fieldSource is where a field stood.
type fieldSource struct {
	at    int // of its value in the text
	field *typed.Field
	value value
}

// read reads the fields that are tags of RIS into the record, and returns the
// others. The type is the first of them.
func (d *reading) read(r *record.Record, fields []typed.Field) []typed.Field {
	d.text, d.fields, d.sources, d.spans, d.code = d.text[:0], d.fields[:0], d.sources[:0], d.spans[:0], ""
	var refused []record.Diagnostic
	var others []typed.Field
	for i := range fields {
		f := &fields[i]
		row := memberTable[f.Name]
		if row == nil {
			others = append(others, *f)
			continue
		}
		v, err := valueOf(f.Lines[0])
		switch {
		case err != nil:
			refused = append(refused, record.Diagnostic{
				Severity: record.SeverityWarning, Code: code + ".refused-value", Tag: f.Name, Span: f.Spans[0], Message: err.Error(),
			})
		case v.text == "":
		case f.Name == typeMember && d.code == "":
			if d.code = codeOf(v.text); d.code == "" {
				d.code = strings.ReplaceAll(v.text, "\n", " ") // it stands in one place
			}
			d.add(row.tag, d.code, f, v)
		default:
			d.add(row.tagIn(d.code), v.text, f, v)
		}
	}
	out := d.ris.Record(d.text, d.fields, r.Origin)
	out.ID, out.Raw, out.Origin.Dialect = r.ID, r.Raw, ""
	d.place(out)
	out.Diagnostics = append(append(r.Diagnostics, out.Diagnostics...), refused...)
	*r = *out
	return others
}

// add adds a field, with a place for each of its lines.
func (d *reading) add(tag, text string, f *typed.Field, v value) {
	at := len(d.text)
	d.text = append(append(d.text, text...), '\n')
	first := len(d.spans)
	for from := 0; from <= len(text); {
		end := strings.IndexByte(text[from:], '\n')
		if end < 0 {
			end = len(text) - from
		}
		d.spans = append(d.spans, record.Span{Start: int64(at + from), End: int64(at + from + end), Line: 1, Column: at + from + 1})
		from += end + 1
	}
	d.fields = append(d.fields, ris.Field{
		Tag: tag, Value: text, ValueSpans: d.spans[first:len(d.spans):len(d.spans)],
		Span: record.Span{Start: int64(at), End: int64(at + len(text)), Line: 1, Column: at + 1},
	})
	d.sources = append(d.sources, fieldSource{at, f, v})
}

// place turns all places in the text into places in the document, and tags into
// members.
func (d *reading) place(r *record.Record) {
	count := 0
	for i := range r.Trace {
		count += len(r.Trace[i].Spans)
	}
	all := make([]record.Span, 0, count)
	for i := range r.Trace {
		t := &r.Trace[i]
		if len(t.Spans) > 0 {
			t.Field = d.sourceAt(t.Spans[0]).name()
		}
		first := len(all)
		for _, span := range t.Spans {
			all = append(all, d.original(span))
		}
		t.Spans = all[first:len(all):len(all)]
		t.Rule = escaped.RuleName(t.Rule)
	}
	for i := range r.Diagnostics {
		n := &r.Diagnostics[i]
		n.Code = code + "." + strings.TrimPrefix(n.Code, "ris.")
		if !n.Span.IsZero() {
			n.Tag, n.Span = d.sourceAt(n.Span).name(), d.original(n.Span)
		}
	}
	for i := range r.Unclaimed {
		r.Unclaimed[i].Span = d.original(r.Unclaimed[i].Span)
	}
}

// sourceAt returns where the field of a place in the text stood.
func (d *reading) sourceAt(span record.Span) *fieldSource {
	i := sort.Search(len(d.sources), func(i int) bool { return int64(d.sources[i].at) > span.Start })
	if i == 0 {
		return &fieldSource{}
	}
	return &d.sources[i-1]
}

// original returns the place in the document of a place in the text.
func (d *reading) original(span record.Span) record.Span {
	s := d.sourceAt(span)
	if span.IsZero() || s.field == nil {
		return record.Span{}
	}
	from, to := int(span.Start)-s.at, int(span.End)-s.at
	if s.field.Name == typeMember {
		// The code does not stand there, but what it was read from.
		from, to = 0, len(s.value.text)
	}
	from, to = s.value.place(from, to)
	return s.field.Place(0, from, to)
}

// name is that of the field's member.
func (s *fieldSource) name() string {
	if s.field == nil {
		return ""
	}
	return s.field.Name
}
