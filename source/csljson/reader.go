package csljson

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/ibid-go/ibid/internal/jsonrecord"
	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

// NewReader returns a reader of r. Without a source in its options, records have
// that which the item says that it came from.
func NewReader(r io.Reader, o *Options) *Reader {
	options := Options{}
	if o != nil {
		options = *o
	}
	if options.MaxDepth <= 0 {
		options.MaxDepth = mostDepth
	}
	return jsonrecord.NewReader(r, &options, items())
}

// envelopes are the names of members that hold items: Zotero's API answers so.
var envelopes = []string{"items"}

// items are those of CSL-JSON.
func items() *jsonrecord.Items {
	return &jsonrecord.Items{Format: record.FormatCSLJSON, Code: "csl", Envelopes: envelopes, Read: func(item *jsonrecord.Item, o *Options) {
		d := decoder{text: item.Text, lines: item.Lines, out: item.Record, items: jsonscan.Members(item.Text, 0)}
		d.read()
		d.readCustom(o)
	}}
}

// Decode reads one item. Members that CSL does not know are ignored. Places
// are those in item. The error is a *[record.ParseError], which comes with the
// partial record.
func Decode(item json.RawMessage) (*record.Record, error) {
	start := len(item) - len(bytes.TrimLeft(item, " \t\r\n"))
	lines := jsonscan.NewLines(item, record.Span{Line: 1, Column: 1})
	found, encoding, err := jsonscan.NewItem(item[start:], lines.Span(start, len(item)), mostDepth)
	if err != nil {
		return &record.Record{}, err
	}
	return items().Decode(&found, encoding, &Options{MaxItem: len(item), MaxDepth: mostDepth})
}

// readBack reads the typed fields of an item as [Decode] would, without raw
// fields, trace and places.
func readBack(item *object) *record.Record {
	text := string(item.text())
	d := decoder{text: text, out: &record.Record{}, items: jsonscan.Members(text, 0), valuesOnly: true}
	d.read()
	return d.out
}

// decoder reads the members of one item into a record.
type decoder struct {
	text  string
	lines jsonscan.Lines
	items []jsonscan.Member
	out   *record.Record
	// valuesOnly leaves out raw fields, trace and diagnostics.
	valuesOnly bool
}

// read reads all members but custom: the type first, since the meaning of
// others depends on it, then the rest in order, then the late readings.
func (d *decoder) read() {
	if !d.valuesOnly {
		d.keepMembers()
	}
	for _, m := range d.items {
		if m.Name == "type" {
			d.readMember(m, false)
		}
	}
	for _, m := range d.items {
		if m.Name != "type" {
			d.readMember(m, false)
		}
	}
	for _, m := range d.items {
		d.readMember(m, true)
	}
}

// keepMembers keeps all members as they stand.
func (d *decoder) keepMembers() {
	d.out.Raw = make([]record.RawField, len(d.items))
	spans := make([]record.Span, len(d.items))
	for i, m := range d.items {
		spans[i] = d.lines.Span(m.Value, m.End)
		d.out.Raw[i] = record.RawField{
			Name: m.Name, Value: d.text[m.Value:m.End], Span: d.lines.Span(m.Start, m.End), ValueSpans: spans[i : i+1 : i+1],
		}
	}
}

// readMember runs the readings of a member, the late ones or the others. A
// value that they refuse is reported once.
func (d *decoder) readMember(m jsonscan.Member, late bool) {
	readings := memberReadings[m.Name]
	refused := late && len(readings) > 0 && !readings[0].late
	for i := range readings {
		reading := &readings[i]
		if reading.late != late || d.text[m.Value:m.End] == "null" {
			continue
		}
		places := [][2]int{{m.Value, m.End}}
		if reading.each && d.text[m.Value] == '[' {
			places = jsonscan.Elements(d.text[m.Value:m.End], m.Value)
		}
		for _, place := range places {
			value, err := reading.read(d.text[place[0]:place[1]])
			if err != nil {
				if !refused {
					d.refuse(m, place, err)
				}
				refused = true
				continue
			}
			if typed.SaysNothing(value) {
				continue
			}
			if path := reading.put(d.out, value); path != "" {
				d.trace(path, reading, m.Name, place)
			}
		}
	}
}

func (d *decoder) trace(path string, read *reading, field string, place [2]int) {
	if d.valuesOnly {
		return
	}
	d.out.Trace = append(d.out.Trace, record.Trace{
		Path: path, Rule: read.rule, Field: field, Spans: []record.Span{d.lines.Span(place[0], place[1])}, Inferred: read.inferred,
	})
}

func (d *decoder) refuse(m jsonscan.Member, place [2]int, err error) {
	if d.valuesOnly {
		return
	}
	d.out.Diagnostics = append(d.out.Diagnostics, record.Diagnostic{
		Severity: record.SeverityWarning, Code: "csl.refused-value", Message: err.Error(), Tag: m.Name,
		Span: d.lines.Span(place[0], place[1]),
	})
}
