package ris

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// losses are the values of the record that do not come back when the fields
// are read again: no list of what RIS can hold, which could be wrong, but the
// test itself.
func losses(r *record.Record, fields []outField) []record.Loss {
	back := &Entry{Fields: make([]Field, len(fields))}
	for i, f := range fields {
		back.Fields[i] = Field{Tag: f.tag, Value: f.value}
	}
	type key struct {
		place *place
		value string
	}
	kept := make(map[key]int, 4*len(fields))
	forLeaves(back.Record(), func(p *place, value string, _ []int) {
		kept[key{p, value}]++
	})
	var lost []record.Loss
	forLeaves(r, func(p *place, value string, indexes []int) {
		if kept[key{p, value}] > 0 {
			kept[key{p, value}]--
			return
		}
		lost = append(lost, record.Loss{
			Record: r.ID, Path: p.path(indexes), Value: value,
			Reason: "RIS has no place for it in a record of type " + fields[0].value,
		})
	})
	return lost
}

// place is a place in a record's JSON form: a member, an element of a list, or
// a single value, which is a leaf.
type place struct {
	pattern string // its path, "*" for the index of a list
	index   []int  // of the field in the struct around it
	omits   bool   // left out where it is zero
	members []*place
	element *place
}

// recordPlaces are the places of a record that are about the publication.
var recordPlaces = placesOf(reflect.TypeFor[record.Record](), "")

// notContent are the members of a record that are not about the publication:
// where it stood, and how its values were read.
var notContent = map[string]bool{
	"id": true, "raw": true, "trace": true, "diagnostics": true, "unclaimed": true,
	"pages/derived":   true,
	"origin/document": true, "origin/source": true, "origin/kind": true,
	"origin/format": true, "origin/dialect": true, "origin/position": true, "origin/span": true,
}

func placesOf(t reflect.Type, pattern string) *place {
	p := &place{pattern: pattern}
	switch t.Kind() {
	case reflect.Pointer:
		return placesOf(t.Elem(), pattern)
	case reflect.Slice:
		p.element = placesOf(t.Elem(), pattern+"/*")
	case reflect.Struct:
		for _, f := range reflect.VisibleFields(t) {
			name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
			member := strings.TrimPrefix(pattern+"/"+name, "/")
			if f.Anonymous || notContent[member] {
				continue
			}
			m := placesOf(f.Type, member)
			m.index, m.omits = f.Index, options != ""
			p.members = append(p.members, m)
		}
	}
	return p
}

// path returns the path of a leaf with the indexes of the lists around it.
func (p *place) path(indexes []int) string {
	path := p.pattern
	for _, i := range indexes {
		path = strings.Replace(path, "*", strconv.Itoa(i), 1)
	}
	return path
}

// forLeaves calls visit for every single value of the record, in the order of
// its JSON form.
func forLeaves(r *record.Record, visit func(p *place, value string, indexes []int)) {
	walk(reflect.ValueOf(r).Elem(), recordPlaces, nil, visit)
}

func walk(v reflect.Value, p *place, indexes []int, visit func(*place, string, []int)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			walk(v.Elem(), p, indexes, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			walk(v.Index(i), p.element, append(indexes, i), visit)
		}
	case reflect.Struct:
		for _, m := range p.members {
			member := v.FieldByIndex(m.index)
			if !m.omits || !member.IsZero() {
				walk(member, m, indexes, visit)
			}
		}
	case reflect.String:
		visit(p, v.String(), indexes)
	case reflect.Int, reflect.Int64:
		visit(p, strconv.FormatInt(v.Int(), 10), indexes)
	default:
		visit(p, fmt.Sprint(v), indexes)
	}
}
