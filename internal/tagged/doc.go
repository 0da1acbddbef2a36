// Package tagged is the entry layer that the readers of tagged formats share:
// lines that begin with a tag, lines that go on with a value, and records of
// them. A format says in a [Form] what its tags look like and where its records
// begin.
//
// Nothing is lost: an [Entry] has its fields in order, with the lines of their
// values, places and original bytes; what stands between entries is its
// Leading, what stands behind the last one the reader's Trailing. Writing them
// in order gives the document again. Text between records is in the document's
// Outside too.
//
// # Records
//
// No decision looks at another record than the one that is open: reading two
// documents as one gives the records of the first, then those of the second,
// where the first ends with a line end and neither is UTF-16. A byte order mark
// begins a record.
//
// A record's id does not depend on the line that numbers or counts it, so that it is
// the same in every export that the record stands in.
//
// A record may be indented as a whole, where its form says so: then all of its
// tags are.
//
// # Limits
//
// The size of a line, of a record and the number of its lines are limited by
// [Options]. What is over a limit is left out of its record, whose bytes are not
// complete then, and costs that record only. Memory is that of one record.
package tagged
