package csljson

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/record"
)

// carried returns what of an item that a record was read from no rule reads:
// members that CSL does not know, values that were refused, and what other
// programs wrote into "custom". Written again, it stands in "custom". Lost is what
// has no place there, as all text of other formats.
func carried(r *record.Record) (o *object, lost []record.Unread) {
	o = &object{}
	if r.Origin.Format != record.FormatCSLJSON {
		return o, r.Unread()
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
	field := 0
	for unread := r.Unread(); len(unread) > 0; {
		field = fieldOf(r, &unread[0], field)
		n := 1
		for unread[0].Field < 0 && n < len(unread) && fieldOf(r, &unread[n], field) == field {
			n++ // elements of one list
		}
		texts := unread[:n]
		unread = unread[n:]
		if field < 0 {
			lost = append(lost, texts...)
			continue
		}
		name, value := r.Raw[field].Name, joined(texts)
		switch {
		case name == "custom" && otherMembers(r.Raw[field].Value, 0) != nil: // stands there already
		case name == "" || name == "custom" || taken[name] || !jsonscan.Readable(value):
			lost = append(lost, texts...)
		default:
			taken[name] = true
			o.add(name, json.RawMessage(jsonscan.EscapeControls(value)))
		}
	}
	return o, lost
}

// fieldOf returns the index of the raw field that an unread text is of, -1 if there
// is none. Near is tried first: the texts mostly stand in order.
func fieldOf(r *record.Record, text *record.Unread, near int) int {
	if text.Field >= 0 {
		return text.Field
	}
	number, _ := strings.CutPrefix(text.Path, "unclaimed/")
	i, err := strconv.Atoi(number)
	if err != nil {
		return -1
	}
	holds := func(f record.RawField) bool { return f.Span.Overlaps(r.Unclaimed[i].Span) }
	near = max(near, 0)
	if at := slices.IndexFunc(r.Raw[near:], holds); at >= 0 {
		return near + at
	}
	return slices.IndexFunc(r.Raw[:near], holds)
}

// joined returns the text of a whole field, or the list of elements of one.
func joined(texts []record.Unread) string {
	if texts[0].Field >= 0 {
		return texts[0].Text
	}
	elements := make([]string, len(texts))
	for i := range texts {
		elements[i] = texts[i].Text
	}
	return "[" + strings.Join(elements, ",") + "]"
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
