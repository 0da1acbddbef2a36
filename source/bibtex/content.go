package bibtex

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// member is a member of a record's JSON form that speaks of the publication.
type member struct {
	name  string
	index int
	kind  reflect.Type
}

// notContent are the members that speak of the document it was read from; of the
// origin the field "ibid" can hold a part.
var notContent = []string{"id", "origin", "raw", "trace", "diagnostics", "unclaimed"}

// members are the members that speak of the publication, in the order of the
// model.
var members = func() []member {
	var list []member
	model := reflect.TypeFor[record.Record]()
	for i := range model.NumField() {
		name, _, _ := strings.Cut(model.Field(i).Tag.Get("json"), ",")
		if !slices.Contains(notContent, name) {
			list = append(list, member{name, i, model.Field(i).Type})
		}
	}
	return list
}()

// of returns the member's value in a record.
func (m *member) of(r *record.Record) reflect.Value { return reflect.ValueOf(r).Elem().Field(m.index) }

// isAbsent reports whether the JSON form leaves the value out.
func isAbsent(v reflect.Value) bool {
	if v.Kind() == reflect.Slice {
		return v.Len() == 0
	}
	if z, ok := v.Interface().(interface{ IsZero() bool }); ok {
		return z.IsZero()
	}
	return v.IsZero()
}

const absent = "null"

// text returns the member's JSON form, "null" for an absent one.
func (m *member) text(r *record.Record) string {
	v := m.of(r)
	if isAbsent(v) {
		return absent
	}
	return marshal(v.Interface())
}

// same reports whether two records say the same in the member. The order of
// lists counts only where it says something.
func (m *member) same(a, b *record.Record) bool {
	x, y := m.of(a), m.of(b)
	switch {
	case isAbsent(x) || isAbsent(y):
		return isAbsent(x) == isAbsent(y)
	case reflect.DeepEqual(x.Interface(), y.Interface()):
		return true
	}
	switch m.name {
	case "contributors":
		return slices.Equal(byRole(a.Contributors), byRole(b.Contributors))
	case "identifiers", "dates", "titles", "details", "registrations", "counts":
		return slices.Equal(sorted(x), sorted(y))
	}
	return m.text(a) == m.text(b)
}

// byRole gives contributors as JSON, those of a role together.
func byRole(list []record.Contributor) []string {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b record.Contributor) int { return strings.Compare(string(a.Role), string(b.Role)) })
	texts := make([]string, len(list))
	for i := range list {
		texts[i] = marshal(list[i])
	}
	return texts
}

func sorted(v reflect.Value) []string {
	texts := make([]string, v.Len())
	for i := range texts {
		texts[i] = marshal(v.Index(i).Interface())
	}
	slices.Sort(texts)
	return texts
}

// marshal is json.Marshal with <, > and & as they are; "null" for what has no
// JSON form.
func marshal(value any) string {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if encoder.Encode(value) != nil {
		return absent
	}
	return strings.TrimRight(out.String(), "\n")
}

// leaves gives the single values of a member's JSON form by their paths.
func leaves(m *member, r *record.Record) map[string]string {
	found := map[string]string{}
	var value any
	if json.Unmarshal([]byte(m.text(r)), &value) == nil {
		walk(m.name, value, found)
	}
	return found
}

// missing gives the paths of what the first has and the second has nowhere in
// the member, in order: what stands at the same place is compared first.
func missing(wanted, have map[string]string) []string {
	spare := map[string]int{}
	for path, value := range have {
		if wanted[path] != value {
			spare[value]++
		}
	}
	var paths []string
	for _, path := range slices.Sorted(maps.Keys(wanted)) {
		value, ok := have[path]
		switch {
		case ok && value == wanted[path]:
		case spare[wanted[path]] > 0:
			spare[wanted[path]]--
		default:
			paths = append(paths, path)
		}
	}
	return paths
}

func walk(path string, value any, found map[string]string) {
	switch v := value.(type) {
	case nil:
	case map[string]any:
		for name, member := range v {
			walk(path+"/"+name, member, found)
		}
	case []any:
		for i, element := range v {
			walk(path+"/"+itoa(i), element, found)
		}
	case string:
		found[path] = v
	default:
		found[path] = marshal(v)
	}
}
