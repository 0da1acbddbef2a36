package delimited

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

// report reports the values of a record that do not come back when the row that
// was written for it is read again: the test itself, and no list of what the
// columns can hold.
func (w *Writer) report(r *record.Record) {
	back := w.readBack()
	for i := range typed.Members {
		m := &typed.Members[i]
		if m.Equal(r, back) {
			continue
		}
		spare := map[leaf]int{}
		eachLeaf(m.Of(back), m.Name, m.Name, func(l leaf, _ string) { spare[l]++ })
		eachLeaf(m.Of(r), m.Name, m.Name, func(l leaf, path string) {
			if spare[l] > 0 {
				spare[l]--
				return
			}
			w.lose(r, path, l.value, "the table has no column for it")
		})
	}
	if back := back.Origin.Platform; r.Origin.Platform != "" && back != r.Origin.Platform {
		w.lose(r, "origin/platform", r.Origin.Platform, "the table has no column for it")
	}
	if back := back.Origin.Database; r.Origin.Database != "" && back != r.Origin.Database {
		w.lose(r, "origin/database", r.Origin.Database, "the table has no column for it")
	}
	for _, text := range r.Unread() {
		w.lose(r, text.Path, text.Text, "the table has no place for text that no rule reads")
	}
}

func (w *Writer) lose(r *record.Record, path, value, reason string) {
	w.options.OnLoss(record.Loss{Record: r.ID, Path: path, Value: value, Reason: reason})
}

// leaf is a single value and its path without the numbers of elements: their
// order may change.
type leaf struct{ field, value string }

// eachLeaf calls found for every single value in v that is not zero.
func eachLeaf(v reflect.Value, field, path string, found func(l leaf, path string)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			if v.Elem().Kind() == reflect.Struct {
				eachLeaf(v.Elem(), field, path, found)
				return
			}
			found(leaf{field, fmt.Sprint(v.Elem().Interface())}, path)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachLeaf(v.Index(i), field, path+"/"+strconv.Itoa(i), found)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if name == "" {
				eachLeaf(v.Field(i), field, path, found)
				continue
			}
			eachLeaf(v.Field(i), field+"/"+name, path+"/"+name, found)
		}
	default:
		if !v.IsZero() || v.Kind() == reflect.Int64 && strings.HasSuffix(path, "/value") {
			found(leaf{field, fmt.Sprint(v.Interface())}, path)
		}
	}
}
