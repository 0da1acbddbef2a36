package csljson

import (
	"bytes"
	"cmp"
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/jsonrecord"
	"github.com/ibid-go/ibid/internal/lazy"
	"github.com/ibid-go/ibid/internal/nocase"
	"github.com/ibid-go/ibid/record"
)

// keepMarkup gives members their text with the markup of CSL's rich text
// (<i>, <sup>) where the record, or one that it was fused from, was read from an item
// that has it, and else what BibTeX protects from a change of case: the record's own
// values are plain.
func (o *object) keepMarkup(r *record.Record, from []*record.Record) {
	marked := o.markAsIn(nil, r)
	marked = o.markAsIn(marked, from...)
	protected := protectedIn(append(from[:len(from):len(from)], r))
	if len(protected) == 0 {
		return
	}
	for i := range o.members {
		m := &o.members[i]
		var text string
		if slices.Contains(marked, m.name) || !slices.Contains(titleMembers, m.name) || json.Unmarshal(m.value, &text) != nil {
			continue
		}
		best := nocase.Best(text, protected)
		if best == "" {
			continue
		}
		if value := appendText(nil, nocase.Spans(best)); sameReadings(m.name, string(m.value), string(value)) {
			m.value = value
		}
	}
}

// titleMembers are the members whose text BibTeX has in a field for a title.
var titleMembers = []string{"title", "title-short", "original-title", "container-title", "collection-title", "event-title"}

// markAsIn gives members the text that records read from CSL have for them, of several
// that with the most markup that is whole, but for those that have it already, and returns which do.
func (o *object) markAsIn(marked []string, records ...*record.Record) []string {
	var best map[string][]byte
	for _, r := range records {
		if r.Origin.Format != record.FormatCSLJSON {
			continue
		}
		for i := range r.Raw {
			name, stood := r.Raw[i].Name, []byte(r.Raw[i].Value)
			if slices.Contains(marked, name) || len(stood) == 0 || stood[0] != '"' || markupIn(stood) == 0 || !json.Valid(stood) {
				continue
			}
			for j := range o.members {
				m := &o.members[j]
				if m.name == name && m.value[0] == '"' && (best[name] == nil || moreMarkup(stood, best[name]) < 0) &&
					!hasField(r.Raw[i+1:], name) && sameReadings(name, string(m.value), string(stood)) {
					if best == nil {
						best = map[string][]byte{}
					}
					best[name] = stood
				}
			}
		}
	}
	for j := range o.members {
		m := &o.members[j]
		if text := best[m.name]; text != nil && m.value[0] == '"' {
			m.value, marked = text, append(marked, m.name)
		}
	}
	return marked
}

// hasField reports whether one of the fields has the name: the last of several counts.
func hasField(fields []record.RawField, name string) bool {
	return slices.ContainsFunc(fields, func(f record.RawField) bool { return f.Name == name })
}

// moreMarkup orders texts by how much markup they have, the most first, behind those
// without fault that with a tag which nothing closes or opens: a style would mark all
// that follows.
func moreMarkup(a, b []byte) int {
	switch x, y := balanced(a), balanced(b); {
	case x && !y:
		return -1
	case y && !x:
		return 1
	}
	return cmp.Or(cmp.Compare(markupIn(b), markupIn(a)), bytes.Compare(a, b))
}

// markupTag is a tag of rich text; what only looks like one ("p<0.05") is none.
var markupTag = lazy.New(`<(/?)([A-Za-z][A-Za-z0-9:-]*)[^<>]*?(/?)>`)

// emptyTags are tags of HTML that nothing closes.
var emptyTags = []string{"br", "hr", "img", "wbr"}

// balanced reports whether each tag in a string of JSON that opens is closed, the last
// one first.
func balanced(value []byte) bool {
	var text string
	if json.Unmarshal(value, &text) != nil {
		return false
	}
	var open []string
	for _, m := range markupTag.Compiled().FindAllStringSubmatch(text, -1) {
		name := strings.ToLower(m[2])
		switch {
		case m[3] != "" || slices.Contains(emptyTags, name):
		case m[1] == "":
			open = append(open, name)
		case len(open) == 0 || open[len(open)-1] != name:
			return false
		default:
			open = open[:len(open)-1]
		}
	}
	return len(open) == 0
}

// markupIn counts what begins markup in a string of JSON, where some programs escape it.
func markupIn(text []byte) int {
	return bytes.Count(text, []byte("<")) + bytes.Count(text, []byte(`\u003c`)) + bytes.Count(text, []byte(`\u003C`))
}

// protectedIn returns the titles of records that were read from BibTeX with marks
// around what their braces protect.
func protectedIn(records []*record.Record) []string {
	var found []string
	for _, r := range records {
		if r.Origin.Format != record.FormatBibTeX {
			continue
		}
		var title, subtitle string
		for i := range r.Raw {
			name := strings.ToLower(r.Raw[i].Name)
			if !strings.HasSuffix(name, "title") && name != "series" || name == "journaltitle" {
				continue // names of journals have no case that a style changes
			}
			source, ok := undelimited(r.Raw[i].Value)
			if !ok {
				continue
			}
			switch name {
			case "title":
				title = source
			case "subtitle":
				subtitle = source
			}
			if marked, ok := nocase.OfTeX(source); ok {
				found = append(found, marked)
			}
		}
		if title != "" && subtitle != "" {
			if marked, ok := nocase.OfTeX(jsonrecord.JoinTitle(title, subtitle)); ok {
				found = append(found, marked)
			}
		}
	}
	return found
}

// undelimited returns a value of BibTeX without its delimiters; false where it is put
// together of several pieces.
func undelimited(value string) (string, bool) {
	if len(value) < 2 {
		return "", false
	}
	source := value[1 : len(value)-1]
	depth := 0
	for i := range len(source) {
		switch source[i] {
		case '{':
			depth++
		case '}':
			depth--
		case '"':
			if value[0] == '"' && depth == 0 {
				return "", false
			}
		}
		if depth < 0 {
			return "", false
		}
	}
	last := value[len(value)-1]
	return source, depth == 0 && (value[0] == '{' && last == '}' || value[0] == '"' && last == '"')
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
