package csljson

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"

	"github.com/ibid-go/ibid/internal/blocks"
	"github.com/ibid-go/ibid/internal/jsonrecord"
	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
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
	var members []jsonscan.Member // of one item, used again
	var late []lateMember
	return &jsonrecord.Items{Format: record.FormatCSLJSON, Code: "csl", Envelopes: envelopes, Read: func(item *jsonrecord.Item, o *Options) {
		members = slices.AppendSeq(members[:0], item.Ends.EachMember(item.Text, 0))
		d := decoder{text: item.Text, lines: item.Lines, out: item.Record, memory: &item.Memory.Records, items: members, late: late}
		d.read()
		late = d.late
		d.readCustom(o)
		clear(members)
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
	late  []lateMember
	out   *record.Record
	// memory is what the record shares with others; nil where it shares none.
	memory *blocks.Records
	// valuesOnly leaves out raw fields, trace and diagnostics.
	valuesOnly bool
}

// read reads all members but custom: the type first, since the meaning of
// others depends on it, then the rest in order, then the late readings.
func (d *decoder) read() {
	if !d.valuesOnly {
		d.keepMembers()
	}
	for i := range d.items {
		if d.items[i].Name == "type" {
			d.readMember(&d.items[i], memberReadings["type"], false)
		}
	}
	late := d.late[:0] // the members that have such readings
	for i := range d.items {
		m := &d.items[i]
		if m.Name == "type" {
			continue
		}
		readings := memberReadings[m.Name]
		if d.readMember(m, readings, false) {
			late = append(late, lateMember{m, readings})
		}
	}
	for _, l := range late {
		d.readMember(l.member, l.readings, true)
	}
	clear(late)
	d.late = late
}

// lateMember is a member that has late readings.
type lateMember struct {
	member   *jsonscan.Member
	readings []reading
}

// usualMore is how many traces most records have beyond one for each member.
const usualMore = 8

// keepMembers keeps all members as they stand.
func (d *decoder) keepMembers() {
	d.out.Raw = d.memory.Fields(len(d.items))
	d.out.Trace = d.memory.Traces(len(d.items) + usualMore)
	spans := d.memory.Spans(len(d.items))
	for i := range d.items {
		m, f := &d.items[i], &d.out.Raw[i]
		spans[i] = d.lines.Span(m.Value, m.End)
		f.Name, f.Value, f.Span, f.ValueSpans = m.Name, d.text[m.Value:m.End], d.lines.Span(m.Start, m.End), spans[i:i+1:i+1]
	}
}

// readMember runs the readings of a member, the late ones or the others, and
// reports whether there are others of them. A value that they refuse is reported
// once; of a list, each element is.
func (d *decoder) readMember(m *jsonscan.Member, readings []reading, late bool) (others bool) {
	if len(readings) == 0 || d.text[m.Value:m.End] == "null" {
		return false
	}
	refused := late && !readings[0].late
	for i := range readings {
		reading := &readings[i]
		if reading.late != late {
			others = true
			continue
		}
		if !reading.each || d.text[m.Value] != '[' {
			refused = d.readValue(m, reading, m.Value, m.End, refused)
			continue
		}
		before := refused
		for place := range jsonscan.EachElement(d.text[m.Value:m.End], m.Value) {
			refused = d.readValue(m, reading, place[0], place[1], before) || refused
		}
	}
	return others
}

// readValue reads a value of a member, and reports whether one was refused, as it
// may have been before.
func (d *decoder) readValue(m *jsonscan.Member, reading *reading, from, to int, refused bool) bool {
	path, err := "", errMissing(d.text[from:to])
	if err == nil {
		path, err = reading.into(d.out, d.text[from:to])
	}
	if err != nil {
		if !refused {
			d.refuse(m, from, to, err)
		}
		if reading.each && !d.valuesOnly { // others of the list may be read
			d.out.Unclaimed = append(d.out.Unclaimed, record.Text{Text: d.text[from:to], Span: d.lines.Span(from, to)})
		}
		return true
	}
	if path != "" {
		d.trace(path, reading, m.Name, from, to)
	}
	return refused
}

// errMissing is the error of a string that scripts write where they have no value,
// nil for all others; see [record.IsMissing].
func errMissing(text string) error {
	const longest = len(`"#N/A"`)
	if len(text) < len(`""`) || len(text) > longest || text[0] != '"' || !record.IsMissing(text[1:len(text)-1]) {
		return nil
	}
	return &normalize.RejectError{Rule: "csl", Code: "missing", Value: text[1 : len(text)-1], Reason: "no value"}
}

func (d *decoder) trace(path string, read *reading, field string, from, to int) {
	if d.valuesOnly {
		return
	}
	spans := d.memory.Spans(1)
	spans[0] = d.lines.Span(from, to)
	t := blocks.Next(&d.out.Trace)
	t.Path, t.Rule, t.Field, t.Spans, t.Inferred = path, read.rule, field, spans, read.inferred
}

func (d *decoder) refuse(m *jsonscan.Member, from, to int, err error) {
	if d.valuesOnly {
		return
	}
	noted := len(d.out.Diagnostics)
	d.out.Diagnostics = typed.NoteRefusal(d.out.Diagnostics, "csl", m.Name, d.lines.Span(from, to), err)
	if noted == 0 || noted == len(d.out.Diagnostics) {
		return
	}
	before, last := &d.out.Diagnostics[noted-1], d.out.Diagnostics[noted]
	if before.Tag == last.Tag && before.Code == last.Code && before.Message == last.Message {
		before.Count = max(before.Count, 1) + 1
		d.out.Diagnostics = d.out.Diagnostics[:noted]
	}
}
