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
	spare := map[leaf]int{}
	walkLeaves(reflect.ValueOf(back).Elem(), "", "", func(l leaf, _ string) { spare[l]++ })
	walkLeaves(reflect.ValueOf(r).Elem(), "", "", func(l leaf, path string) {
		if spare[l] > 0 {
			spare[l]--
			return
		}
		onLoss(record.Loss{Record: r.ID, Path: path, Value: l.value, Reason: reason})
	})
}

// leaf is a single value and its path without the indexes of lists.
type leaf struct{ pattern, value string }

// notContent are members of a record that are not about the publication.
var notContent = map[string]bool{
	"id": true, "raw": true, "trace": true, "diagnostics": true, "unclaimed": true, "pages/derived": true,
	"origin/document": true, "origin/source": true, "origin/kind": true, "origin/format": true, "origin/dialect": true,
	"origin/position": true, "origin/span": true,
}

func walkLeaves(v reflect.Value, pattern, path string, visit func(l leaf, path string)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			walkLeaves(v.Elem(), pattern, path, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			walkLeaves(v.Index(i), pattern+"/*", path+"/"+strconv.Itoa(i), visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i)
			if field.Anonymous {
				walkLeaves(v.Field(i), pattern, path, visit)
				continue
			}
			name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
			member := strings.TrimPrefix(pattern+"/"+name, "/")
			if notContent[member] || options != "" && v.Field(i).IsZero() {
				continue
			}
			walkLeaves(v.Field(i), member, strings.TrimPrefix(path+"/"+name, "/"), visit)
		}
	default:
		visit(leaf{pattern, fmt.Sprint(v.Interface())}, path)
	}
}
