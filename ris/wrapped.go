package ris

import "strings"

// HardWrapped reports whether the lines of the field's value were broken
// because they were full: at least three lines of nearly the same length. A
// field for keywords holds a list of lines instead.
func (f *Field) HardWrapped() bool {
	row := rowOf(f.Tag)
	if row == nil || row.form != formLong && row.form != formText || strings.Count(f.Value, "\n") < 2 {
		return false
	}
	return isWrapped(strings.Split(f.Value, "\n"))
}
