package reflib

import (
	"github.com/ibid-go/ibid/internal/asris"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

// origin is where the value of a member stood.
type origin struct {
	field *typed.Field
	value value
}

// Name is that of the member.
func (o origin) Name() string { return o.field.Name }

// Place returns the place in the document of a part of the value's text.
func (o origin) Place(from, to int) record.Span {
	from, to = o.value.place(from, to)
	return o.field.Place(0, from, to)
}

// reading reads the members of one reference after the other that are tags of RIS.
type reading struct {
	fields *asris.Texts[origin]
	// others and offsets are those of one reference, used again.
	others  []typed.Field
	offsets []int
}

// read reads the members that are tags of RIS into the record, and returns the
// others. The type is the first of them.
func (d *reading) read(m *typed.Memory, r *record.Record, members []typed.Field) []typed.Field {
	d.fields.Reset()
	var refused []record.Diagnostic
	clear(d.others)
	d.others, d.offsets = d.others[:0], d.offsets[:0]
	typeCode := ""
	for i := range members {
		f := &members[i]
		row := memberTable[f.Name]
		if row == nil {
			d.others = append(d.others, *f)
			continue
		}
		v, err := valueOf(f.Lines[0], &d.offsets)
		switch {
		case err != nil:
			refused = append(refused, record.Diagnostic{
				Severity: record.SeverityWarning, Code: code + ".refused-value", Tag: f.Name, Span: f.Spans[0], Message: err.Error(),
			})
		case v.text == "":
		case f.Name == typeMember && typeCode == "":
			typeCode = d.fields.AddType(v.text, origin{f, v})
		default:
			d.fields.Add(row.tagIn(typeCode), v.text, origin{f, v})
		}
	}
	raw, before := r.Raw, r.Diagnostics
	r.Raw, r.Diagnostics = nil, nil
	d.fields.Fill(&m.Records, r)
	r.Raw, r.Diagnostics = raw, append(append(before, r.Diagnostics...), refused...)
	return d.others
}
