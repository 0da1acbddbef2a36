package typed

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// Losses calls onLoss for every single value of a record that does not come back
// when what was written for it is read again: no list of what the format can
// hold, which could be wrong, but the test itself. Where a record was read, and
// how, is no value of it.
func Losses(r, back *record.Record, reason string, onLoss func(record.Loss)) {
	spare := make(map[leaf]int, 64)
	w := walk{visit: func(l leaf, _ []byte) { spare[l]++ }}
	w.in(content, reflect.ValueOf(back))
	w.visit = func(l leaf, path []byte) {
		if n := spare[l]; n > 0 {
			spare[l] = n - 1
			return
		}
		onLoss(record.Loss{Record: r.ID, Path: string(path), Value: l.value, Reason: reason})
	}
	w.in(content, reflect.ValueOf(r))
}

// notContent are members of a record that are not about the publication.
var notContent = map[string]bool{
	"id": true, "raw": true, "trace": true, "diagnostics": true, "unclaimed": true, "pages/derived": true,
	"origin/document": true, "origin/source": true, "origin/kind": true, "origin/format": true, "origin/dialect": true,
	"origin/position": true, "origin/span": true,
}

// content is where the values of a record stand that are about the publication.
var content = placeOf(reflect.TypeFor[*record.Record](), "")

// place is a place in a record where a value stands or several do, the items of a
// list together: what is known of it without a record.
type place struct {
	kind reflect.Kind
	// item is what a pointer points to, or the items of a list.
	item *place
	// members are those of a struct.
	members []member
}

// member is a member of a struct.
type member struct {
	*place
	index int
	// name is that in JSON, after a stroke; empty for what is embedded.
	name string
	// optional members are none where they are zero.
	optional bool
}

func placeOf(t reflect.Type, path string) *place {
	p := &place{kind: t.Kind()}
	switch p.kind {
	case reflect.Pointer:
		p.item = placeOf(t.Elem(), path)
	case reflect.Slice:
		p.item = placeOf(t.Elem(), path+"/*")
	case reflect.Struct:
		for i := range t.NumField() {
			field := t.Field(i)
			if field.Anonymous {
				p.members = append(p.members, member{place: placeOf(field.Type, path), index: i})
				continue
			}
			name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
			if inside := path + "/" + name; !notContent[inside[1:]] {
				p.members = append(p.members, member{placeOf(field.Type, inside), i, "/" + name, options != ""})
			}
		}
	}
	return p
}

// leaf is a single value and its place.
type leaf struct {
	at    *place
	value string
}

// walk visits the single values of a record.
type walk struct {
	visit func(l leaf, path []byte)
	path  []byte
}

func (w *walk) in(p *place, v reflect.Value) {
	length := len(w.path)
	switch p.kind {
	case reflect.Pointer:
		if !v.IsNil() {
			w.in(p.item, v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			w.path = strconv.AppendInt(append(w.path, '/'), int64(i), 10)
			w.in(p.item, v.Index(i))
			w.path = w.path[:length]
		}
	case reflect.Struct:
		for _, m := range p.members {
			value := v.Field(m.index)
			if m.optional && value.IsZero() {
				continue
			}
			w.path = append(w.path, m.name...)
			w.in(m.place, value)
			w.path = w.path[:length]
		}
	case reflect.String:
		w.value(p, v.String())
	default:
		w.value(p, fmt.Sprint(v.Interface()))
	}
}

// value visits a value; an empty text, as that of a section with a heading only, is none.
func (w *walk) value(p *place, value string) {
	if value != "" {
		w.visit(leaf{p, value}, w.path[min(1, len(w.path)):])
	}
}
