package ris

import "strings"

// HardWrapped reports whether the lines of the field's value were broken
// because they were full: at least three lines of nearly the same length. That
// is asked of abstracts, notes and titles: the lines of other fields are often
// a list, of addresses or keywords.
func (f *Field) HardWrapped() bool {
	row := rowOf(f.Tag)
	if row == nil || row.to != toAbstract && row.to != toNote && row.to != toTitle || strings.Count(f.Value, "\n") < 2 {
		return false
	}
	return isWrapped(strings.Split(f.Value, "\n"))
}
