package csljson

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"iter"

	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/record"
)

// Reader reads items from a stream. It is not safe for concurrent use.
type Reader struct {
	options  Options
	scanner  *jsonscan.Scanner
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
	reader.scanner = jsonscan.NewScanner(io.TeeReader(r, reader.hash), jsonscan.Options{Base: o.Base, MaxItem: o.MaxItem})
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
	item, err := r.scanner.Next()
	if err != nil {
		var syntax *SyntaxError
		if errors.As(err, &syntax) {
			syntax.Document = r.options.Name
		}
		r.err = err
		r.document.Size = r.scanner.At().Start - r.options.Base.Start
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
	start := len(item) - len(bytes.TrimLeft(item, " \t\r\n"))
	lines := jsonscan.NewLines(item, record.Span{Line: 1, Column: 1})
	return decode(jsonscan.Item{Text: item[start:], Span: lines.Span(start, len(item))}, &Options{MaxItem: len(item)})
}

// decode reads one item into a record, which is never nil.
func decode(item jsonscan.Item, o *Options) (*record.Record, error) {
	d := decoder{text: string(item.Text), lines: jsonscan.NewLines(item.Text, item.Span), out: &record.Record{
		ID: record.ContentID(item.Text),
		Origin: record.Origin{
			Document: o.Name, Source: sourceOr(o.Source, o.Name), Kind: o.Kind, Format: record.FormatCSLJSON, Span: item.Span,
		},
	}}
	switch {
	case item.Text == nil:
		return d.damaged(item.Span, "csl.too-long", fmt.Sprintf("the item is larger than the limit of %d bytes", o.MaxItem), record.ErrTooLong)
	case !jsonscan.Valid(d.text):
		d.keepText(item)
		at, err := jsonscan.SyntaxErrorIn(item.Text)
		return d.damaged(d.lines.Span(at, len(item.Text)), "csl.syntax", fmt.Sprintf("the item is not valid JSON: %v", err), fmt.Errorf("%w: %w", record.ErrDamaged, err))
	case item.Text[0] != '{':
		d.keepText(item)
		return d.damaged(item.Span, "csl.not-an-object", "the item is not an object", record.ErrDamaged)
	}
	if at := jsonscan.NotUTF8(d.text); at >= 0 {
		d.out.Diagnostics = append(d.out.Diagnostics, record.Diagnostic{
			Severity: record.SeverityNote, Code: "csl.not-utf-8", Message: "a text that is not UTF-8 was read in another encoding, windows-1252",
			Span: d.lines.Span(at, at+1),
		})
	}
	d.items = jsonscan.Members(d.text, 0)
	d.read()
	d.readCustom(o)
	return d.out, nil
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

// keepText keeps the text of an item whose members cannot be told apart.
func (d *decoder) keepText(item jsonscan.Item) {
	d.out.Raw = []record.RawField{{Value: d.text, Span: item.Span, ValueSpans: []record.Span{item.Span}}}
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
	for _, reading := range readings {
		if reading.late != late || d.text[m.Value:m.End] == "null" {
			continue
		}
		places := [][2]int{{m.Value, m.End}}
		if reading.each && d.text[m.Value] == '[' {
			places = jsonscan.Elements(d.text[m.Value:m.End], m.Value)
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
				d.trace(path, reading.rule, m.Name, place)
			}
		}
	}
}

func (d *decoder) trace(path, rule, field string, place [2]int) {
	if d.valuesOnly {
		return
	}
	d.out.Trace = append(d.out.Trace, record.Trace{
		Path: path, Rule: rule, Field: field, Spans: []record.Span{d.lines.Span(place[0], place[1])},
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

func sourceOr(source, name string) string {
	if source != "" {
		return source
	}
	return name
}
