// Package typed is the typed layer that the readers of several formats share:
// a format says in a [Table] which readings each of its fields has, and
// [Table.Fill] puts the values into a record, each with its trace, and notes
// what was refused, repeated or read by nothing.
//
// The catalogue (Title, Name, Date, Pages, Identifier, …) holds one reading for
// each field of a record, so that a library which was exported in several
// formats gives the same values from each of them.
//
// # Texts
//
// A reading gets the decoded text of a value in the escapes of its format
// (JSON, XML, TeX), which the [Format]'s Decode takes away: so the same rule
// runs again on the text of the trace's places. A value on several lines has a
// place for each of them, and its text is the lines joined by the format's
// Join.
//
// # Limits
//
// What must be concluded from several fields is a [Combination], or code of the
// format's own.
package typed
