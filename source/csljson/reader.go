package csljson

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"iter"

	"github.com/ibid-go/ibid/record"
)

// Reader reads items from a stream. It is not safe for concurrent use.
type Reader struct {
	options  Options
	scanner  *scanner
	hash     hash.Hash
	document record.Document
	err      error
}

// NewReader returns a reader of r.
func NewReader(r io.Reader, o *Options) *Reader {
	reader := &Reader{hash: sha256.New()}
	if o != nil {
		reader.options = *o
	}
	o = &reader.options
	if o.MaxItem <= 0 {
		o.MaxItem = defaultMaxItem
	}
	if o.Position <= 0 {
		o.Position = 1
	}
	reader.scanner = newScanner(io.TeeReader(r, reader.hash), o.Base, o.MaxItem)
	reader.document = record.Document{
		Name: o.Name, Format: record.FormatCSLJSON, Encoding: "utf-8", Source: sourceOr(o.Source, o.Name),
	}
	return reader
}

// Read returns the next record, or nil and io.EOF.
//
// A *[record.ParseError] comes with the partial record of an item that is not
// an object, is not valid JSON, or is over the limit
// ([record.ErrTooLong]); the stream goes on. A *[SyntaxError] tells the place
// from which on the document is not CSL-JSON, and ends the stream. Errors of
// the underlying reader end it too and are returned as they are.
func (r *Reader) Read() (*record.Record, error) {
	if r.err != nil {
		return nil, r.err
	}
	item, err := r.scanner.next()
	if err != nil {
		var syntax *SyntaxError
		if errors.As(err, &syntax) {
			syntax.Document = r.options.Name
		}
		r.err = err
		r.document.Size = r.scanner.at.Start - r.options.Base.Start
		return nil, err
	}
	position := r.options.Position + r.document.Records
	r.document.Records++
	out, err := decode(item, &r.options)
	out.Origin.Position = position
	var damaged *record.ParseError
	if errors.As(err, &damaged) {
		damaged.Document = r.options.Name
	}
	return out, err
}

// All returns an iterator over the remaining records. A *[record.ParseError]
// does not end it, any other error does.
func (r *Reader) All() iter.Seq2[*record.Record, error] { return record.All(r.Read) }

// Document describes what was read; it is complete after io.EOF.
func (r *Reader) Document() *record.Document {
	out := r.document
	if r.err == io.EOF {
		out.Digest = "sha256:" + hex.EncodeToString(r.hash.Sum(nil))
	}
	return &out
}

// Decode reads one item. Members that CSL does not know are ignored. Places
// are those in item. The error is a *[record.ParseError], which comes with the
// partial record.
func Decode(item json.RawMessage) (*record.Record, error) {
	start := skipBlanks(item, 0)
	base := newLines(item, record.Span{Line: 1, Column: 1}).span(start, len(item))
	return decode(scannedItem{text: item[start:], span: base}, &Options{MaxItem: len(item)})
}

// decode reads one item into a record, which is never nil.
func decode(item scannedItem, o *Options) (*record.Record, error) {
	d := decoder{text: item.text, lines: newLines(item.text, item.span), out: &record.Record{
		ID: record.ContentID(item.text),
		Origin: record.Origin{
			Document: o.Name, Source: sourceOr(o.Source, o.Name), Kind: o.Kind, Format: record.FormatCSLJSON, Span: item.span,
		},
	}}
	switch {
	case item.text == nil:
		return d.damaged(item.span, "csl.too-long", fmt.Sprintf("the item is larger than the limit of %d bytes", o.MaxItem), record.ErrTooLong)
	case !json.Valid(item.text):
		d.keepText(item)
		err := json.Unmarshal(item.text, new(json.RawMessage))
		at := 0
		if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
			at = int(min(max(syntax.Offset-1, 0), int64(len(item.text))))
		}
		return d.damaged(d.lines.span(at, len(item.text)), "csl.syntax", fmt.Sprintf("the item is not valid JSON: %v", err), fmt.Errorf("%w: %w", record.ErrDamaged, err))
	case item.text[0] != '{':
		d.keepText(item)
		return d.damaged(item.span, "csl.not-an-object", "the item is not an object", record.ErrDamaged)
	}
	d.items = members(item.text, 0)
	d.read()
	d.readCustom(o)
	return d.out, nil
}

// readBack reads the typed fields of an item as [Decode] would, without raw
// fields, trace and places.
func readBack(item *object) *record.Record {
	text := item.text()
	d := decoder{text: text, out: &record.Record{}, items: members(text, 0), valuesOnly: true}
	d.read()
	return d.out
}

// decoder reads the members of one item into a record.
type decoder struct {
	text  []byte
	lines lines
	items []member
	out   *record.Record
	// valuesOnly leaves out raw fields, trace and diagnostics.
	valuesOnly bool
}

// keepText keeps the text of an item whose members cannot be told apart.
func (d *decoder) keepText(item scannedItem) {
	d.out.Raw = []record.RawField{{Value: string(item.text), Span: item.span, ValueSpans: []record.Span{item.span}}}
}

func (d *decoder) damaged(span record.Span, code, message string, cause error) (*record.Record, error) {
	diagnostic := record.Diagnostic{Severity: record.SeverityError, Code: code, Message: message, Span: span}
	d.out.Diagnostics = append(d.out.Diagnostics, diagnostic)
	return d.out, &record.ParseError{Diagnostic: diagnostic, Err: cause}
}

// read reads all members but custom: the type first, since the meaning of
// others depends on it, then the rest in order, then the late readings.
func (d *decoder) read() {
	if !d.valuesOnly {
		d.keepMembers()
	}
	for _, m := range d.items {
		if m.name == "type" {
			d.readMember(m, false)
		}
	}
	for _, m := range d.items {
		if m.name != "type" {
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
		spans[i] = d.lines.span(m.value, m.end)
		d.out.Raw[i] = record.RawField{
			Name: m.name, Value: string(d.text[m.value:m.end]), Span: d.lines.span(m.start, m.end), ValueSpans: spans[i : i+1 : i+1],
		}
	}
}

// readMember runs the readings of a member, the late ones or the others. A
// value that they refuse is reported once.
func (d *decoder) readMember(m member, late bool) {
	readings := memberReadings[m.name]
	refused := late && len(readings) > 0 && !readings[0].late
	for _, reading := range readings {
		if reading.late != late || string(d.text[m.value:m.end]) == "null" {
			continue
		}
		places := [][2]int{{m.value, m.end}}
		if reading.each && d.text[m.value] == '[' {
			places = elements(d.text[m.value:m.end], m.value)
		}
		for _, place := range places {
			value, err := reading.read(string(d.text[place[0]:place[1]]))
			if err != nil {
				if !refused {
					d.refuse(m, place, err)
				}
				refused = true
				continue
			}
			if saysNothing(value) {
				continue
			}
			if path := reading.put(d.out, value); path != "" {
				d.trace(path, reading.rule, m.name, place)
			}
		}
	}
}

func (d *decoder) trace(path, rule, field string, place [2]int) {
	if d.valuesOnly {
		return
	}
	d.out.Trace = append(d.out.Trace, record.Trace{
		Path: path, Rule: rule, Field: field, Spans: []record.Span{d.lines.span(place[0], place[1])},
	})
}

func (d *decoder) refuse(m member, place [2]int, err error) {
	if d.valuesOnly {
		return
	}
	d.out.Diagnostics = append(d.out.Diagnostics, record.Diagnostic{
		Severity: record.SeverityWarning, Code: "csl.refused-value", Message: err.Error(), Tag: m.name,
		Span: d.lines.span(place[0], place[1]),
	})
}

func sourceOr(source, name string) string {
	if source != "" {
		return source
	}
	return name
}
