package typed

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// Member is a member of a record that speaks of the publication.
type Member struct {
	// Name is that in Ibid's JSON.
	Name string

	index int
	kind  reflect.Type
	// knowsZero is set for a type that says itself when it is zero.
	knowsZero bool
}

// notOfThePublication are the members that speak of the document a record was
// read from.
var notOfThePublication = []string{"id", "origin", "raw", "trace", "diagnostics", "unclaimed"}

// Members are the members of a record that speak of the publication, in the order
// of the model. What a writer has to keep is told by comparing them.
var Members = func() []Member {
	var list []Member
	model := reflect.TypeFor[record.Record]()
	for i := range model.NumField() {
		field := model.Field(i)
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if !slices.Contains(notOfThePublication, name) {
			list = append(list, Member{name, i, field.Type, reflect.PointerTo(field.Type).Implements(reflect.TypeFor[zeroer]())})
		}
	}
	return list
}()

type zeroer interface{ IsZero() bool }

// Of returns the member's value in a record, which can be set.
func (m *Member) Of(r *record.Record) reflect.Value { return reflect.ValueOf(r).Elem().Field(m.index) }

// IsAbsent reports whether the JSON of a record leaves the member out.
func (m *Member) IsAbsent(r *record.Record) bool {
	v := m.Of(r)
	switch {
	case v.Kind() == reflect.Slice:
		return v.Len() == 0
	case m.knowsZero:
		return v.Addr().Interface().(zeroer).IsZero()
	}
	return v.IsZero()
}

// Equal reports whether the member is the same in two records, the order of
// lists included; an absent list is not an empty one.
func (m *Member) Equal(a, b *record.Record) bool {
	// The pointers are compared by what they point to; the values would be copied.
	return reflect.DeepEqual(m.Of(a).Addr().Interface(), m.Of(b).Addr().Interface())
}

// Decode reads the member's JSON form.
func (m *Member) Decode(text []byte) (any, error) {
	value := reflect.New(m.kind)
	err := json.Unmarshal(text, value.Interface())
	return value.Elem().Interface(), err
}
