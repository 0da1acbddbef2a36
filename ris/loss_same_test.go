package ris

import (
	"os"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestSameContentSeesEveryValue changes each value of records of anything, one
// at a time: two records that differ in one are not the same, whatever field the
// model gets later. Where they stood and how they were read does not matter.
func TestSameContentSeesEveryValue(t *testing.T) {
	g := newGenerator(7)
	seen := map[*place]bool{}
	for range 60 {
		r := g.record()
		other := *r
		other.Origin = record.Origin{Document: "another", Platform: r.Origin.Platform, Database: r.Origin.Database}
		other.ID, other.Pages.Derived = "another", !r.Pages.Derived
		require.True(t, sameContent(r, &other))
		changeLeaves(reflect.ValueOf(&other).Elem(), recordPlaces(), func(p *place) {
			seen[p] = true
			require.False(t, sameContent(r, &other), p.pattern)
		})
		require.True(t, sameContent(r, &other))
	}
	for _, p := range leafPlaces(recordPlaces()) {
		require.True(t, seen[p], "%s was never changed", p.pattern)
	}
}

// changeLeaves changes every single value, and the length of every list, and
// puts it back after each call of changed. Lists are copied: another record may
// hold them too.
func changeLeaves(v reflect.Value, p *place, changed func(*place)) {
	switch v.Kind() {
	case reflect.Pointer:
		before := v.Interface()
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
			changed(p.target)
		} else {
			copied := reflect.New(v.Type().Elem())
			copied.Elem().Set(v.Elem())
			v.Set(copied)
			changeLeaves(v.Elem(), p.target, changed)
		}
		v.Set(reflect.ValueOf(before))
	case reflect.Slice:
		before := v.Interface()
		copied := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(copied, v)
		v.Set(copied)
		for i := range v.Len() {
			changeLeaves(v.Index(i), p.element, changed)
		}
		v.Set(reflect.Append(copied, reflect.Zero(v.Type().Elem())))
		changed(p)
		v.Set(reflect.ValueOf(before))
	case reflect.Struct:
		for _, m := range p.members {
			changeLeaves(p.member(v, m), m, changed)
		}
	default:
		before := reflect.New(v.Type()).Elem()
		before.Set(v)
		switch v.Kind() {
		case reflect.String:
			v.SetString(v.String() + "x")
		case reflect.Bool:
			v.SetBool(!v.Bool())
		default:
			v.SetInt(v.Int() + 1)
		}
		changed(p)
		v.Set(before)
	}
}

// leafPlaces returns the places of single values below a place.
func leafPlaces(p *place) (leaves []*place) {
	switch {
	case p.element != nil:
		return leafPlaces(p.element)
	case p.pointer:
		return leafPlaces(p.target)
	case p.members == nil:
		return []*place{p}
	}
	for _, m := range p.members {
		leaves = append(leaves, leafPlaces(m)...)
	}
	return leaves
}

// TestReadingBackFindsWhatReadingFinds asks that the values which come back by
// reading no more than what the record has too are, of these kinds, those of
// reading all: of records of anything, and of real ones.
func TestReadingBackFindsWhatReadingFinds(t *testing.T) {
	reports := make([]lossReport, len(profiles))
	check := func(r *record.Record) {
		for i := range profiles {
			c, l := newComposition(&profiles[i]), &reports[i]
			c.compose(r, i%2 == 0, i%2 == 1)
			l.entry.Fields = c.appendFields(l.entry.Fields[:0])
			l.readBack(r)
			whole := l.entry.Record()
			if len(r.Registrations) == 0 {
				whole.Registrations = nil
			}
			if len(r.ReportedCounts) == 0 {
				whole.ReportedCounts = nil
			}
			require.Equal(t, leaves(whole), leaves(&l.back), "%s", profiles[i].Name)
		}
	}
	t.Run("anything", func(t *testing.T) {
		g := newGenerator(11)
		for range 300 {
			check(g.record())
		}
	})
	t.Run("corpus", func(t *testing.T) {
		for _, file := range realFiles(t, "corpus") {
			in, err := os.ReadFile(file)
			require.NoError(t, err)
			for _, r := range readRecords(t, in) {
				check(r)
			}
		}
	})
}
