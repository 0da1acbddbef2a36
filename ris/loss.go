package ris

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"

	"github.com/ibid-go/ibid/record"
)

// lossReport finds the values of a record that do not come back when the
// fields written for it are read again: no list of what RIS can hold, which
// could be wrong, but the test itself. It keeps its memory.
type lossReport struct {
	entry   Entry
	raw     []record.RawField // the fields of the entry
	memory  readingMemory
	back    record.Record
	missing []leafValue // of the record
	spare   []leafValue // of what came back
	indexes []int
	spares  map[leafKey]int
}

// leafValue is a single value and its place; its indexes stand in the report's
// own list.
type leafValue struct {
	leafKey
	indexes [2]int
}

type leafKey struct {
	place *place
	value string
}

// report calls onLoss for every value of the composed record that does not
// come back.
func (l *lossReport) report(c *composition, onLoss func(record.Loss)) {
	l.entry.Fields = c.appendFields(l.entry.Fields[:0])
	l.reportFields(c, onLoss)
}

// reportFields calls onLoss for every value of the composed record that does not
// come back from the entry's fields.
func (l *lossReport) reportFields(c *composition, onLoss func(record.Loss)) {
	l.missing, l.spare, l.indexes = l.missing[:0], l.spare[:0], l.indexes[:0]
	l.readBack(c.record)
	if sameContent(c.record, &l.back) {
		return
	}
	l.compare(reflect.ValueOf(c.record).Elem(), reflect.ValueOf(&l.back).Elem(), recordPlaces(), nil)
	if len(l.missing) == 0 {
		return
	}
	if l.spares == nil {
		l.spares = map[leafKey]int{}
	}
	clear(l.spares)
	for i := range l.spare {
		l.spares[l.spare[i].leafKey]++
	}
	reason := "RIS has no place for it in a record of type " + c.code
	if !c.profile.isSheet() {
		reason = c.profile.Title + " keeps no place for it in a record of type " + c.code
	}
	for i := range l.missing {
		leaf := &l.missing[i]
		if l.spares[leaf.leafKey] > 0 {
			l.spares[leaf.leafKey]--
			continue
		}
		onLoss(record.Loss{
			Record: c.record.ID, Path: leaf.place.path(l.indexes[leaf.indexes[0]:leaf.indexes[1]]), Value: leaf.value, Reason: reason,
		})
	}
}

// readBack reads the fields of the entry into back, in the memory of the one
// before: a value is kept only as long as it is compared. A value that comes back
// where the record has none of its kind makes up for none that is missing, so
// that such kinds need not be looked for.
func (l *lossReport) readBack(wanted *record.Record) {
	b := &l.back
	*b = record.Record{
		Titles: b.Titles[:0], Contributors: b.Contributors[:0], Affiliations: b.Affiliations[:0],
		Dates: b.Dates[:0], Identifiers: b.Identifiers[:0], Registrations: b.Registrations[:0], Links: b.Links[:0],
		Abstracts: b.Abstracts[:0], Keywords: b.Keywords[:0], Subjects: b.Subjects[:0], Languages: b.Languages[:0],
		Counts: b.Counts[:0], ReportedCounts: b.ReportedCounts[:0], Notes: b.Notes[:0], Details: b.Details[:0],
		Container: record.Container{
			Abbreviations: b.Container.Abbreviations[:0], ISSN: b.Container.ISSN[:0], ISBN: b.Container.ISBN[:0],
		},
	}
	l.raw = appendRaw(l.raw[:0], l.entry.Fields)
	back := reading{entry: &l.entry, fields: l.raw, record: b, wanted: wanted, signs: anySigns}
	back.use(&l.memory)
	back.readValues()
}

// compare goes through two values of the same place side by side and notes
// what only one of them holds there.
func (l *lossReport) compare(a, b reflect.Value, p *place, indexes []int) {
	switch {
	case p.element != nil:
		n, m := a.Len(), b.Len()
		for i := range min(n, m) {
			l.compare(a.Index(i), b.Index(i), p.element, append(indexes, i))
		}
		for i := m; i < n; i++ {
			l.missing = l.collect(l.missing, a.Index(i), p.element, append(indexes, i))
		}
		for i := n; i < m; i++ {
			l.spare = l.collect(l.spare, b.Index(i), p.element, append(indexes, i))
		}
	case p.pointer:
		switch {
		case a.IsNil() && b.IsNil():
		case a.IsNil():
			l.spare = l.collect(l.spare, b, p, indexes)
		case b.IsNil():
			l.missing = l.collect(l.missing, a, p, indexes)
		default:
			l.compare(a.Elem(), b.Elem(), p.target, indexes)
		}
	case p.members != nil:
		for _, m := range p.members {
			inA, inB := p.member(a, m), p.member(b, m)
			presentA, presentB := !m.omits || !isZero(inA), !m.omits || !isZero(inB)
			switch {
			case presentA && presentB:
				l.compare(inA, inB, m, indexes)
			case presentA:
				l.missing = l.collect(l.missing, inA, m, indexes)
			case presentB:
				l.spare = l.collect(l.spare, inB, m, indexes)
			}
		}
	case !a.Equal(b):
		l.missing = l.collect(l.missing, a, p, indexes)
		l.spare = l.collect(l.spare, b, p, indexes)
	}
}

// collect appends all single values of v.
func (l *lossReport) collect(list []leafValue, v reflect.Value, p *place, indexes []int) []leafValue {
	walk(v, p, indexes, func(p *place, value string, indexes []int) {
		start := len(l.indexes)
		l.indexes = append(l.indexes, indexes...)
		list = append(list, leafValue{leafKey{p, value}, [2]int{start, len(l.indexes)}})
	})
	return list
}

// appendFields appends the fields that the program keeps, as they are read
// again.
func (c *composition) appendFields(fields []Field) []Field {
	code := c.code
	if typeOf(code) == nil && !c.profile.isSheet() {
		code = "GEN" // or the program's own default: it keeps no code that it does not know
	}
	fields = append(fields, Field{Tag: "TY", Value: code})
	text := string(c.text)
	for _, row := range writeOrder {
		if row == rowN1 && len(c.note) > 0 {
			fields = append(fields, Field{Tag: "N1", Value: string(c.note)})
		}
		if c.rows[row].unread {
			continue
		}
		for i := c.first[row]; i > 0; i = c.fields[i].next {
			f := &c.fields[i]
			value := f.value
			if f.end > f.start {
				value = text[f.start:f.end]
			}
			fields = append(fields, Field{Tag: tagRows[row].tag, Value: value})
			if c.rows[row].single {
				break
			}
		}
	}
	return append(fields, Field{Tag: "ER"})
}

// place is a place in a record's JSON form: a member, an element of a list, or
// a single value, which is a leaf.
type place struct {
	pattern string // its path, "*" for the index of a list
	index   []int  // of the field in the struct around it
	omits   bool   // left out where it is zero
	members []*place
	element *place // of a list
	pointer bool
	target  *place // of a pointer
}

// recordPlaces are the places of a record that are about the publication. They are
// made when they are first needed, which reading never does.
var recordPlaces = sync.OnceValue(func() *place { return placesOf(reflect.TypeFor[record.Record](), "") })

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
		p.pointer, p.target = true, placesOf(t.Elem(), pattern)
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

// member returns the value of a member of the struct v.
func (*place) member(v reflect.Value, m *place) reflect.Value {
	for _, i := range m.index {
		v = v.Field(i)
	}
	return v
}

// isZero reports whether a value is left out where zero values are: quicker
// for the kinds of which a record has many.
func isZero(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String, reflect.Slice:
		return v.Len() == 0
	case reflect.Struct:
		for i := range v.NumField() {
			if !isZero(v.Field(i)) {
				return false
			}
		}
		return true
	}
	return v.IsZero()
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
	walk(reflect.ValueOf(r).Elem(), recordPlaces(), nil, visit)
}

func walk(v reflect.Value, p *place, indexes []int, visit func(*place, string, []int)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			walk(v.Elem(), p.target, indexes, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			walk(v.Index(i), p.element, append(indexes, i), visit)
		}
	case reflect.Struct:
		for _, m := range p.members {
			if member := p.member(v, m); !m.omits || !isZero(member) {
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
