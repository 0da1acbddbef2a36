package jsonrecord

import (
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

// Definition is a format in JSON.
type Definition struct {
	// Format is its name, Code begins the codes of its diagnostics and rules.
	Format record.Format
	Code   string
	// Envelopes are the names of members that hold items.
	Envelopes []string
	// Open are the paths of objects whose members are raw fields of their own.
	Open []string
	// Members are the members with readings. Those whose meaning decides on
	// others come first.
	Members []Member
	// Combinations read several members together.
	Combinations []typed.Combination
	// Silent names members that are read for others only, so that they are no
	// text which was overlooked.
	Silent []string
	// Arrange renames fields to variants where what a member means depends on
	// others. It may be nil.
	Arrange func(fields []typed.Field)
	// Before reads fields by other means than the members' readings, and returns
	// those that are left for these. Origin, ID, Raw and Diagnostics are in the
	// record already. It may be nil.
	Before func(m *typed.Memory, r *record.Record, fields []typed.Field) []typed.Field
}

// Member is a member with its readings. Its name may end in a variant behind
// [VariantMark].
type Member struct {
	Name     string
	Readings []typed.Reading
}

// VariantMark stands between the path of a member and the name of one of the
// meanings that it can have.
const VariantMark = "#"

// Format is a definition that is ready for use. It is safe for concurrent use.
type Format struct {
	Definition
	table  typed.Table
	shape  *shape
	fields map[string]fieldOf
}

// fieldOf is what a member's name says of its fields.
type fieldOf struct {
	order    int
	readings []typed.Reading
}

// New makes a format of its definition.
func New(d Definition) *Format {
	f := &Format{Definition: d, shape: &shape{}, fields: map[string]fieldOf{}}
	f.table = typed.Table{
		Format: Texts(d.Code),
		Fields: map[string][]typed.Reading{},
		Silent: d.Silent, Combinations: d.Combinations,
	}
	for _, c := range d.Combinations {
		for _, name := range c.Names {
			path, _, _ := strings.Cut(name, VariantMark)
			f.shape.at(path).field = true
		}
	}
	for i, m := range d.Members {
		f.table.Fields[m.Name] = append(f.table.Fields[m.Name], m.Readings...)
		if _, listed := f.fields[m.Name]; !listed {
			f.fields[m.Name] = fieldOf{order: i}
		}
		path, _, _ := strings.Cut(m.Name, VariantMark)
		f.shape.at(path).field = true
	}
	for name, known := range f.fields {
		// No readings are none, and not looked up again.
		known.readings = append([]typed.Reading{}, f.table.Fields[name]...)
		f.fields[name] = known
		if !strings.Contains(name, VariantMark) {
			f.shape.at(name).known = known
		}
	}
	for _, path := range d.Open {
		f.shape.at(path).open = true
	}
	return f
}

// Rules are the rules of the format's traces. Each takes the JSON text of one
// member or element, but those that say otherwise.
func (f *Format) Rules() record.RuleSet { return f.table.Rules() }

// shape is the members that are looked for in an object.
type shape struct {
	path  string
	field bool
	open  bool
	// known is what the path says of its fields; nothing where only others need
	// them.
	known   fieldOf
	members map[string]*shape
}

// at returns the shape at a path below s, which it makes.
func (s *shape) at(path string) *shape {
	name, rest, more := strings.Cut(path, "/")
	next := s.members[name]
	if next == nil {
		next = &shape{path: name}
		if s.path != "" {
			next.path = s.path + "/" + name
		}
		if s.members == nil {
			s.members = map[string]*shape{}
		}
		s.members[name] = next
	}
	if more {
		return next.at(rest)
	}
	return next
}
