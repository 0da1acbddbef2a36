package bibtex

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

// member is a member of a record that speaks of the publication; of the origin
// the field "ibid" can hold a part.
type member struct{ typed.Member }

// members are those members, in the order of the model.
var members = func() []member {
	list := make([]member, len(typed.Members))
	for i, m := range typed.Members {
		list[i] = member{m}
	}
	return list
}()

const absent = "null"

// text returns the member's JSON form, "null" for an absent one.
func (m *member) text(r *record.Record) string {
	if m.IsAbsent(r) {
		return absent
	}
	return marshal(m.Of(r).Addr().Interface())
}

// samePages reports whether pages say the same. That the last one was completed says
// how they were read, and the field has it whole.
func samePages(a, b record.Pages) bool {
	a.Derived, b.Derived = false, false
	return a == b
}

// same reports whether two records say the same in the member. The order of
// lists counts only where it says something.
func (m *member) same(a, b *record.Record) bool {
	switch x, y := m.IsAbsent(a), m.IsAbsent(b); {
	case x || y:
		return x == y
	case m.Equal(a, b):
		return true
	}
	switch m.Name {
	case "pages":
		return samePages(a.Pages, b.Pages)
	case "contributors":
		return slices.Equal(byRole(a.Contributors), byRole(b.Contributors))
	case "identifiers", "dates", "titles", "details", "registrations", "counts":
		return slices.Equal(sorted(m.Of(a)), sorted(m.Of(b)))
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
		walk(m.Name, value, found)
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
