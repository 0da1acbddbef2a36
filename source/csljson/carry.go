package csljson

import (
	"bytes"
	"encoding/json"
	"reflect"

	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/record"
)

// carried returns what of an item that a record was read from no rule reads:
// members that CSL does not know, values that were refused, and what other
// programs wrote into "custom". Written again, it stands in "custom".
func carried(r *record.Record) *object {
	o := &object{}
	if r.Origin.Format != record.FormatCSLJSON {
		return o
	}
	taken := map[string]bool{"ibid": true}
	for i := range r.Raw {
		if r.Raw[i].Name != "custom" {
			continue
		}
		for _, m := range otherMembers(r.Raw[i].Value, 0) {
			if !taken[m.Name] {
				taken[m.Name] = true
				o.add(m.Name, json.RawMessage(jsonscan.EscapeControls(r.Raw[i].Value[m.Value:m.End])))
			}
		}
	}
	for _, text := range r.Unread() {
		if text.Field < 0 {
			continue
		}
		if name := r.Raw[text.Field].Name; name != "" && name != "custom" && !taken[name] && jsonscan.Readable(text.Text) {
			taken[name] = true
			o.add(name, json.RawMessage(jsonscan.EscapeControls(text.Text)))
		}
	}
	return o
}

// otherMembers returns the members of "custom" that are not this package's.
// Base is added to all offsets.
func otherMembers(custom string, base int) []jsonscan.Member {
	if custom == "" || custom[0] != '{' || !jsonscan.Readable(custom) {
		return nil
	}
	var others []jsonscan.Member
	for _, m := range jsonscan.Members(custom, base) {
		if m.Name != "ibid" {
			others = append(others, m)
		}
	}
	return others
}

// readCarried lists what other programs wrote into "custom" as unclaimed.
func (d *decoder) readCarried() {
	for _, m := range d.items {
		if m.Name != "custom" {
			continue
		}
		for _, other := range otherMembers(d.text[m.Value:m.End], m.Value) {
			d.out.Unclaimed = append(d.out.Unclaimed, record.Text{
				Text: d.text[other.Start:other.End], Span: d.lines.Span(other.Start, other.End),
			})
		}
	}
}

// keepMarkup gives members their text with the markup of CSL's rich text
// (<i>, <sup>) where the record was read from an item that has it: the record's
// own values are plain.
func (o *object) keepMarkup(r *record.Record) {
	if r.Origin.Format != record.FormatCSLJSON {
		return
	}
	for i := range r.Raw {
		stood := []byte(r.Raw[i].Value)
		if len(stood) == 0 || stood[0] != '"' || !bytes.ContainsRune(stood, '<') || !json.Valid(stood) {
			continue
		}
		for j := range o.members {
			m := &o.members[j]
			if m.name == r.Raw[i].Name && m.value[0] == '"' && sameReadings(m.name, string(m.value), string(stood)) {
				m.value = stood
			}
		}
	}
}

// sameReadings reports whether all readings of a member give the same for both
// texts.
func sameReadings(member, a, b string) bool {
	readings := memberReadings[member]
	for _, reading := range readings {
		x, errX := reading.read(a)
		y, errY := reading.read(b)
		if errX != nil || errY != nil || !reflect.DeepEqual(x, y) {
			return false
		}
	}
	return len(readings) > 0
}
