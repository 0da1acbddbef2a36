package medline_test

import (
	"cmp"
	"slices"

	"github.com/ibid-go/ibid/record"
)

// sortLists puts the lists in order whose order says nothing: a format has its
// own order of fields.
func sortLists(r *record.Record) {
	slices.SortStableFunc(r.Dates, func(a, b record.Date) int { return cmp.Compare(a.Kind, b.Kind) })
	slices.SortStableFunc(r.Details, func(a, b record.Detail) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Value, b.Value))
	})
	slices.SortStableFunc(r.Identifiers, func(a, b record.Identifier) int { return cmp.Compare(a.Scheme, b.Scheme) })
	slices.SortStableFunc(r.Registrations, func(a, b record.Registration) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortStableFunc(r.Relations, func(a, b record.Relation) int {
		return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.Text, b.Text))
	})
	slices.SortStableFunc(r.Titles, func(a, b record.Title) int { return cmp.Compare(a.Role, b.Role) })
	slices.SortStableFunc(r.Contributors, func(a, b record.Contributor) int { return cmp.Compare(a.Role, b.Role) })
}
