package csljson

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"

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

// customField is a field of a record that custom.ibid can hold.
type customField struct {
	name  string
	index int
	read  func(text string) (any, error)
}

// notCustom are the fields of a record that speak of the document it was read
// from, and the origin, of which custom.ibid holds a part (see customOrigin).
var notCustom = []string{"id", "origin", "raw", "trace", "diagnostics", "unclaimed"}

// customFields are the typed fields of a record by JSON name, customOrder their
// names in the order of the model.
var customFields, customOrder = recordFields()

func recordFields() (map[string]customField, []string) {
	fields := map[string]customField{}
	var order []string
	model := reflect.TypeFor[record.Record]()
	for i := range model.NumField() {
		name, _, _ := strings.Cut(model.Field(i).Tag.Get("json"), ",")
		if slices.Contains(notCustom, name) {
			continue
		}
		kind := model.Field(i).Type
		fields[name] = customField{name: name, index: i, read: func(text string) (any, error) {
			value := reflect.New(kind)
			err := json.Unmarshal([]byte(text), value.Interface())
			return value.Elem().Interface(), err
		}}
		order = append(order, name)
	}
	return fields, order
}

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
	for _, name := range customOrder {
		value := reflect.ValueOf(r).Elem().Field(customFields[name].index)
		if isAbsent(value) {
			continue
		}
		text, err := marshal(value.Interface())
		if err != nil {
			return nil, err
		}
		fields[name] = text
	}
	return fields, nil
}

// isAbsent reports whether Ibid's JSON form leaves out a field of a record.
func isAbsent(v reflect.Value) bool {
	if v.Kind() == reflect.Slice {
		return v.Len() == 0
	}
	if z, ok := v.Interface().(interface{ IsZero() bool }); ok {
		return z.IsZero()
	}
	return v.IsZero()
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
	for _, name := range customOrder {
		index := customFields[name].index
		have, got := reflect.ValueOf(r).Elem().Field(index), reflect.ValueOf(back).Elem().Field(index)
		switch absent, seems := isAbsent(have), !isAbsent(got); {
		case absent && !seems:
		case absent:
			out.add(name, nil)
		case seems && reflect.DeepEqual(have.Interface(), got.Interface()):
		default:
			if err := out.addOther(name, have.Interface(), got.Interface()); err != nil {
				return nil, err
			}
		}
	}
	if out.err != nil || len(out.members) == 0 {
		return nil, out.err
	}
	return &out, nil
}

// addOther adds a member unless its JSON form is that of the value beside it.
func (o *object) addOther(name string, value, beside any) error {
	text, err := marshal(value)
	if err != nil {
		return err
	}
	other, err := marshal(beside)
	if err != nil {
		return err
	}
	if !bytes.Equal(text, other) {
		o.add(name, text)
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
		field  customField
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
		value, err := field.read(text)
		if err != nil {
			d.refuse(&m, m.Value, m.End, err)
			continue
		}
		overrides = append(overrides, override{m, field, value})
		reflect.ValueOf(d.out).Elem().Field(field.index).Set(reflect.ValueOf(value))
	}
	if len(overrides) == 0 {
		return
	}
	changed := d.changedFields()
	for _, v := range overrides {
		target := reflect.ValueOf(d.out).Elem().Field(v.field.index)
		if slices.Contains(changed, v.field.name) {
			target.Set(reflect.ValueOf(plain).Field(v.field.index))
			d.out.Diagnostics = append(d.out.Diagnostics, record.Diagnostic{
				Severity: record.SeverityWarning, Code: "csl.changed-since", Tag: "custom.ibid." + v.field.name,
				Message: "the item's members have changed since this was written for them, and win over it",
				Span:    d.lines.Span(v.member.Start, v.member.End),
			})
			continue
		}
		replaced := d.dropTraces(v.field.name)
		if typed.SaysNothing(v.value) {
			own = append(own, replaced...)
			continue
		}
		// The rule reads the first span: the others are the members that say less
		// exactly what it says.
		d.out.Trace = append(d.out.Trace, record.Trace{
			Path: v.field.name, Rule: customRule + v.field.name, Field: "custom.ibid." + v.field.name,
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
	item.keepMarkup(d.out)
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
