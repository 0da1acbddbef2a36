package csljson

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"

	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

// customRule begins the names of the rules of values in custom.ibid.
const customRule = "csl.custom."

// customFormatRule is the rule of the places that only this package writes, and
// that so tell the format: custom.ibid itself, and what an item must have
// although its record does not.
const customFormatRule = "csl.custom"

// customFields are the typed fields of a record that custom.ibid can hold, by
// their names in Ibid's JSON. Of the origin it holds a part, see customOrigin.
var customFields = func() map[string]*typed.Member {
	fields := map[string]*typed.Member{}
	for i := range typed.Members {
		fields[typed.Members[i].Name] = &typed.Members[i]
	}
	return fields
}()

// customID is the member of custom.ibid that holds the id of an item whose record
// has none of its own.
const customID = "id"

// customOrigin is the part of a record's origin that goes with it from file to
// file: which source had it, not where it stood there.
type customOrigin struct {
	Source   string            `json:"source,omitempty"`
	Kind     record.SourceKind `json:"kind,omitempty"`
	Platform string            `json:"platform,omitempty"`
}

// typedFields returns the typed fields of a record in Ibid's JSON form.
func typedFields(r *record.Record) (map[string]json.RawMessage, error) {
	fields := map[string]json.RawMessage{}
	for i := range typed.Members {
		m := &typed.Members[i]
		if m.IsAbsent(r) {
			continue
		}
		text, err := marshal(m.Of(r).Addr().Interface())
		if err != nil {
			return nil, err
		}
		fields[m.Name] = text
	}
	return fields, nil
}

// custom returns what of r the item does not give back: the content of
// custom.ibid, or nil.
func custom(r *record.Record, id string, item *object) (*object, error) {
	back := readBack(item)
	var out object
	origin := customOrigin{Source: r.Origin.Source, Kind: r.Origin.Kind, Platform: r.Origin.Platform}
	if origin != (customOrigin{}) {
		out.add("origin", origin)
	}
	if r.OwnID == "" {
		// The item must have an id, but the record has none of its own.
		out.add(customID, id)
		back.OwnID = ""
	}
	for i := range typed.Members {
		m := &typed.Members[i]
		switch absent, seems := m.IsAbsent(r), !m.IsAbsent(back); {
		case absent && !seems:
		case absent:
			out.add(m.Name, nil)
		case seems && m.Equal(r, back):
		default:
			if err := out.addOther(m, r, back); err != nil {
				return nil, err
			}
		}
	}
	if out.err != nil || len(out.members) == 0 {
		return nil, out.err
	}
	return &out, nil
}

// addOther adds a member of a record unless its JSON form is the same in another.
func (o *object) addOther(m *typed.Member, r, other *record.Record) error {
	text, err := marshal(m.Of(r).Addr().Interface())
	if err != nil {
		return err
	}
	beside, err := marshal(m.Of(other).Addr().Interface())
	if err != nil {
		return err
	}
	if !bytes.Equal(text, beside) {
		o.addJSON(m.Name, text)
	}
	return nil
}

// readCustom reads custom.ibid, whose members are more exact than CSL's.
func (d *decoder) readCustom(o *Options) {
	d.readCarried()
	ibid, ok := d.find("custom", "ibid")
	if !ok {
		return
	}
	d.memory.Done(d.out) // what is compared has nil for an empty list
	// own are the places that this package wrote for itself.
	own := []record.Span{d.lines.Span(ibid.Value, ibid.End)}
	defer func() {
		d.out.Trace = append(d.out.Trace, record.Trace{
			Path: "origin/format", Rule: customFormatRule, Field: "custom.ibid", Spans: own, Inferred: true,
		})
	}()
	type override struct {
		member jsonscan.Member
		field  *typed.Member
		value  any
	}
	var overrides []override
	plain := *d.out
	for _, m := range jsonscan.Members(d.text[ibid.Value:ibid.End], ibid.Value) {
		text := d.text[m.Value:m.End]
		switch m.Name {
		case "origin":
			d.readCustomOrigin(m, text, o)
			continue
		case customID:
			own = append(own, d.readCustomID(text)...)
			continue
		}
		field, known := customFields[m.Name]
		if !known {
			continue
		}
		value, err := field.Decode([]byte(text))
		if err != nil {
			d.refuse(&m, m.Value, m.End, err)
			continue
		}
		overrides = append(overrides, override{m, field, value})
		field.Of(d.out).Set(reflect.ValueOf(value))
	}
	if len(overrides) == 0 {
		return
	}
	changed := d.changedFields()
	for _, v := range overrides {
		target := v.field.Of(d.out)
		if slices.Contains(changed, v.field.Name) {
			target.Set(v.field.Of(&plain))
			d.out.Diagnostics = append(d.out.Diagnostics, record.Diagnostic{
				Severity: record.SeverityWarning, Code: "csl.changed-since", Tag: "custom.ibid." + v.field.Name,
				Message: "the item's members have changed since this was written for them, and win over it",
				Span:    d.lines.Span(v.member.Start, v.member.End),
			})
			continue
		}
		replaced := d.dropTraces(v.field.Name)
		if typed.SaysNothing(v.value) {
			own = append(own, replaced...)
			continue
		}
		// The rule reads the first span: the others are the members that say less
		// exactly what it says.
		d.out.Trace = append(d.out.Trace, record.Trace{
			Path: v.field.Name, Rule: customRule + v.field.Name, Field: "custom.ibid." + v.field.Name,
			Spans: append([]record.Span{d.lines.Span(v.member.Value, v.member.End)}, replaced...),
		})
	}
}

// dropTraces removes the traces of a field and returns their places.
func (d *decoder) dropTraces(field string) []record.Span {
	var spans []record.Span
	d.out.Trace = slices.DeleteFunc(d.out.Trace, func(t record.Trace) bool {
		drop := firstPart(t.Path) == field
		if drop {
			spans = append(spans, t.Spans...)
		}
		return drop
	})
	return spans
}

// readCustomID takes back the id of an item that its record did not have, unless
// another program has given it another one since, and returns its place.
func (d *decoder) readCustomID(text string) []record.Span {
	if id, err := readScalar(text); err != nil || id != d.out.OwnID {
		return nil
	}
	d.out.OwnID = ""
	return d.dropTraces("own_id")
}

func (d *decoder) readCustomOrigin(m jsonscan.Member, text string, o *Options) {
	var origin customOrigin
	if err := json.Unmarshal([]byte(text), &origin); err != nil {
		d.refuse(&m, m.Value, m.End, err)
		return
	}
	if o.Source == "" && origin.Source != "" {
		d.out.Origin.Source = origin.Source
	}
	if o.Kind == "" {
		d.out.Origin.Kind = origin.Kind
	}
	d.out.Origin.Platform = origin.Platform
}

// find returns the member of that name path, the last one where there are
// several, as JSON readers do.
func (d *decoder) find(path ...string) (jsonscan.Member, bool) {
	list := d.items
	for i, name := range path {
		found := -1
		for j, m := range list {
			if m.Name == name {
				found = j
			}
		}
		if found < 0 || d.text[list[found].Value] != '{' {
			return jsonscan.Member{}, false
		}
		m := list[found]
		if i == len(path)-1 {
			return m, true
		}
		list = jsonscan.Members(d.text[m.Value:m.End], m.Value)
	}
	return jsonscan.Member{}, false
}

// changedFields returns the fields whose CSL members are not those that this
// package writes for the record: another program has changed them.
func (d *decoder) changedFields() []string {
	written := map[string]json.RawMessage{}
	item := plainItem(d.out, "")
	item.keepMarkup(d.out, nil)
	for _, m := range item.members {
		written[m.name] = m.value
	}
	stated := map[string][]byte{}
	for _, m := range d.items {
		stated[m.Name] = []byte(d.text[m.Value:m.End])
	}
	var changed []string
	for name, readings := range memberReadings {
		if name != "id" && !sameMember(written[name], stated[name]) {
			for _, r := range readings {
				changed = append(changed, r.field)
			}
		}
	}
	return changed
}

// sameMember reports whether two members, nil for one that is not there, say
// the same.
func sameMember(a, b []byte) bool {
	switch {
	case a == nil || b == nil:
		return a == nil && b == nil
	case bytes.Equal(a, b):
		return true
	}
	return comparableForm(a) == comparableForm(b)
}

// comparableForm gives JSON text in a form that is equal where a scalar is equal,
// whether it stands as a string or as a number.
func comparableForm(text []byte) string {
	if s, err := readScalar(string(text)); err == nil && text[0] != '[' {
		return s
	}
	var value any
	if json.Unmarshal(text, &value) != nil {
		return string(text)
	}
	again, err := marshal(value)
	if err != nil {
		return string(text)
	}
	return string(again)
}
