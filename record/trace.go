package record

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// Trace says how one value of a record was read: the rule called Rule, run on
// the texts of Spans in that order, gives the value at Path.
type Trace struct {
	// Path leads to the value by the names of the JSON form and by indexes,
	// for instance "volume", "titles/0", "container/title". See [Record.At].
	Path string `json:"path"`
	// Rule is the name of a [Rule].
	Rule string `json:"rule"`
	// Field is the tag or label that the source gave the value, "AU" or
	// "Original language"; empty where the source labels nothing.
	Field string `json:"field,omitzero"`
	// Spans are the places of the texts that the rule read, in its order.
	Spans []Span `json:"spans"`
	// Inferred is set where the rule concluded the value from the texts and
	// the texts do not state it.
	Inferred bool `json:"inferred,omitzero"`
}

// Rule reads one value from the decoded texts of one or more spans. A rule is
// pure: the same texts give the same value, and nothing else has a say. It
// returns an error when the texts hold no such value.
type Rule func(texts []string) (any, error)

// RuleSet is a table of rules by name.
type RuleSet map[string]Rule

// At returns the value at path in the JSON sense: names are those of the JSON
// form, list elements are 0-based numbers, parts are separated by slashes. It
// reports false when nothing stands there or the value is absent: a value that
// the JSON form leaves out, nil, or "". A stated zero or false is present, as
// in "counts/0/value" or "peer_reviewed".
func (r *Record) At(path string) (any, bool) {
	return valueAt(reflect.ValueOf(r), path)
}

func valueAt(v reflect.Value, path string) (any, bool) {
	absent := reflect.Value.IsZero
	for part := range strings.SplitSeq(path, "/") {
		for v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return nil, false
			}
			v = v.Elem()
		}
		switch v.Kind() {
		case reflect.Slice:
			i, err := strconv.Atoi(part)
			if err != nil || i < 0 || i >= v.Len() || strconv.Itoa(i) != part {
				return nil, false
			}
			v, absent = v.Index(i), emptyValue
		case reflect.Struct:
			field, omits, ok := fieldByJSONName(v, part)
			if !ok {
				return nil, false
			}
			v, absent = field, emptyValue
			if omits {
				absent = omittedValue
			}
		default:
			return nil, false
		}
	}
	if absent(v) {
		return nil, false
	}
	return v.Interface(), true
}

// emptyValue reports whether a value that the JSON form always writes says
// nothing: nil or "".
func emptyValue(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface, reflect.Slice:
		return v.IsNil()
	case reflect.String:
		return v.Len() == 0
	default:
		return false
	}
}

// omittedValue reports whether the JSON form leaves out a member with the
// options omitzero or omitempty and the value v.
func omittedValue(v reflect.Value) bool {
	if z, ok := v.Interface().(interface{ IsZero() bool }); ok {
		return z.IsZero()
	}
	if v.Kind() == reflect.Slice {
		return v.Len() == 0
	}
	return v.IsZero()
}

// fieldByJSONName returns the field of the struct v whose JSON name is name,
// and whether the JSON form leaves the field out when it is zero or empty.
func fieldByJSONName(v reflect.Value, name string) (field reflect.Value, omits, ok bool) {
	if name == "" {
		return reflect.Value{}, false, false
	}
	t := v.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		tag, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if tag == name {
			return v.Field(i), options != "", true
		}
		if f.Anonymous && tag == "" {
			if field, omits, ok = fieldByJSONName(v.Field(i), name); ok {
				return field, omits, true
			}
		}
	}
	return reflect.Value{}, false, false
}

// Verify runs the rule of every trace of r again and compares the result with
// the value that stands in r, as JSON. The text function returns the decoded
// text of a span of r's document; rules are looked up in the sets in order.
// The error names the first trace that does not hold; nil means that every
// traced value is what its rule reads from its places.
func (r *Record) Verify(text func(Span) (string, error), rules ...RuleSet) error {
	for _, t := range r.Trace {
		if err := r.verify(t, text, rules); err != nil {
			return fmt.Errorf("trace of %s by rule %s: %w", t.Path, t.Rule, err)
		}
	}
	return nil
}

func (r *Record) verify(t Trace, text func(Span) (string, error), rules []RuleSet) error {
	var rule Rule
	for _, set := range rules {
		if found, ok := set[t.Rule]; ok {
			rule = found
			break
		}
	}
	if rule == nil {
		return fmt.Errorf("no such rule")
	}
	if len(t.Spans) == 0 {
		return fmt.Errorf("no span")
	}
	texts := make([]string, len(t.Spans))
	for i, span := range t.Spans {
		s, err := text(span)
		if err != nil {
			return err
		}
		texts[i] = s
	}
	again, err := rule(texts)
	if err != nil {
		return err
	}
	value, ok := r.At(t.Path)
	if !ok {
		return fmt.Errorf("nothing stands there")
	}
	want, err := json.Marshal(value)
	if err != nil {
		return err
	}
	got, err := json.Marshal(again)
	if err != nil {
		return err
	}
	if !bytes.Equal(want, got) {
		return fmt.Errorf("record has %s, the rule reads %s from %q", want, got, texts)
	}
	return nil
}
