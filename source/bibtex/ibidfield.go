package bibtex

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// The field "ibid" holds what BibTeX has no field for, as JSON:
//
//	ibid = {{"status":["74234e98","accepted"]}}
//
// Each member is one of Ibid's JSON form of the record. Before its value stands
// a digest of what the other fields said of it when this was written: where they
// say something else now, they were changed since, and win.

// ibidField is the name of the field, ibidRule begins the names of its rules.
const (
	ibidField = "ibid"
	ibidRule  = "bibtex.ibid."
	originIn  = "origin"
)

// carriedOrigin is the part of a record's origin that goes with it from file to
// file.
type carriedOrigin struct {
	Source   string            `json:"source,omitempty"`
	Kind     record.SourceKind `json:"kind,omitempty"`
	Platform string            `json:"platform,omitempty"`
}

func itoa(i int) string { return strconv.Itoa(i) }

// digestOf is the digest of what the other fields say.
func digestOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:4])
}

// carry returns the content of the field for what back, which was read from the
// other fields, does not say of r; "" for nothing.
func carry(r, back *record.Record, sources, ascii bool) string {
	var parts []string
	add := func(name, digest, value string) {
		parts = append(parts, marshal(name)+":["+marshal(digest)+","+value+"]")
	}
	origin := carriedOrigin{Platform: r.Origin.Platform}
	if sources && (r.Origin.Source != r.Origin.Document || r.Origin.Kind != "") {
		origin.Source, origin.Kind = r.Origin.Source, r.Origin.Kind
	}
	if origin != (carriedOrigin{}) {
		add(originIn, "", marshal(origin))
	}
	for i := range members {
		m := &members[i]
		if m.Name == "own_id" && r.OwnID == "" || m.same(r, back) {
			continue
		}
		add(m.Name, digestOf(m.text(back)), m.text(r))
	}
	if len(parts) == 0 {
		return ""
	}
	return safeJSON("{"+strings.Join(parts, ",")+"}", ascii)
}

// safeJSON escapes what stands in JSON's strings and would count in BibTeX:
// braces, at-signs, what opens mathematics and comments in TeX, and where asked
// for all that is not ASCII.
func safeJSON(text string, ascii bool) string {
	var b strings.Builder
	quoted := false
	for i, r := range text {
		switch {
		case r == '"' && !escapedAt(text, i):
			quoted = !quoted
			b.WriteByte('"')
		case quoted && strings.ContainsRune("{}@$%#", r) || r >= utf8.RuneSelf && ascii:
			for _, unit := range utf16Units(r) {
				b.WriteString(`\u`)
				b.WriteString(hex.EncodeToString([]byte{byte(unit >> 8), byte(unit)}))
			}
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func utf16Units(r rune) []uint16 {
	if r < 0x10000 {
		return []uint16{uint16(r)}
	}
	r -= 0x10000
	return []uint16{0xd800 + uint16(r>>10), 0xdc00 + uint16(r&0x3ff)}
}

// escapedAt reports whether an odd number of backslashes stands before i.
func escapedAt(text string, i int) bool {
	n := 0
	for i-n > 0 && text[i-n-1] == '\\' {
		n++
	}
	return n%2 == 1
}

// content reads the members of the field.
func content(text string) (map[string][2]json.RawMessage, error) {
	text, _ = decodeSource(text)
	var all map[string][]json.RawMessage
	if err := json.Unmarshal([]byte(text), &all); err != nil {
		return nil, err
	}
	found := map[string][2]json.RawMessage{}
	for name, pair := range all {
		if len(pair) == 2 {
			found[name] = [2]json.RawMessage{pair[0], pair[1]}
		}
	}
	return found, nil
}

// readMember reads a member from the field's text.
func (m *member) read(text string) (any, error) {
	all, err := content(text)
	if err != nil {
		return nil, err
	}
	pair, ok := all[m.Name]
	if !ok {
		return nil, source.Reject("ibid", "absent", m.Name, "the field has no such member")
	}
	return m.Decode(pair[1])
}

// applyIbid reads the field "ibid", whose values are more exact than those of
// the others.
func applyIbid(r *record.Record, v *value) {
	if len(v.pieces) != 1 {
		return
	}
	text, span := v.pieces[0].text, v.pieces[0].span(0, len(v.pieces[0].text))
	all, err := content(text)
	if err != nil {
		r.Diagnostics = note(r.Diagnostics, badIbidField, ibidField, span)
		r.Unclaimed = append(r.Unclaimed, record.Text{Text: text, Span: span})
		return
	}
	if pair, ok := all[originIn]; ok {
		var origin carriedOrigin
		if json.Unmarshal(pair[1], &origin) == nil {
			r.Origin.Platform = origin.Platform
			if origin.Source != "" && r.Origin.Source == r.Origin.Document {
				r.Origin.Source = origin.Source
			}
			if r.Origin.Kind == "" {
				r.Origin.Kind = origin.Kind
			}
		}
	}
	// All are compared before any is set.
	var take []*member
	for i := range members {
		m := &members[i]
		pair, ok := all[m.Name]
		if !ok {
			continue
		}
		var digest string
		if json.Unmarshal(pair[0], &digest) != nil || digest != digestOf(m.text(r)) {
			r.Diagnostics = note(r.Diagnostics, changedSince, ibidField+"."+m.Name, span)
			continue
		}
		take = append(take, m)
	}
	for _, m := range take {
		value, err := m.Decode(all[m.Name][1])
		if err != nil {
			r.Diagnostics = note(r.Diagnostics, badIbidField, ibidField+"."+m.Name, span)
			continue
		}
		target := m.Of(r)
		target.Set(reflect.ValueOf(value))
		spans := []record.Span{span}
		r.Trace = slices.DeleteFunc(r.Trace, func(t record.Trace) bool {
			first, _, _ := strings.Cut(t.Path, "/")
			if first == m.Name {
				spans = append(spans, t.Spans...)
			}
			return first == m.Name
		})
		if !m.IsAbsent(r) {
			r.Trace = append(r.Trace, record.Trace{Path: m.Name, Rule: ibidRule + m.Name, Field: ibidField, Spans: spans})
		}
	}
	r.Trace = append(r.Trace, record.Trace{
		Path: "origin/format", Rule: ibidFormatRule, Field: ibidField, Spans: []record.Span{span}, Inferred: true,
	})
}

// ibidFormatRule is the rule of the field as a whole, which only this package
// writes and which so tells the format.
const ibidFormatRule = "bibtex.ibid"

func addOwnRules(rules record.RuleSet) {
	for i := range members {
		m := &members[i]
		// The rule reads the first text: the others are those that say less exactly
		// what it says.
		rules[ibidRule+m.Name] = func(texts []string) (any, error) {
			if len(texts) == 0 {
				return nil, source.Reject("ibid", "texts", "", "the rule reads the field")
			}
			return m.read(texts[0])
		}
	}
	rules[ibidFormatRule] = func(texts []string) (any, error) { return record.FormatBibTeX, nil }
}

// readIbidID reads the id that Ibid gives a record.
func readIbidID(s string) (string, error) {
	s = strings.ToLower(strings.TrimSpace(s))
	id, _, _ := strings.Cut(s, "~")
	if len(id) != 16 || strings.Trim(id, "0123456789abcdef") != "" {
		return "", &normalize.RejectError{Rule: "bibtex.ibid-id", Code: "form", Value: s, Reason: "no id of Ibid"}
	}
	return s, nil
}
