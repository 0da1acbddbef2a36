// Package check finds what is wrong, or looks wrong, in citation records: the
// library behind the command "ibid check".
//
// A [Checker] takes the records of one document in their order and gives
// diagnostics with stable codes and places: those of the record's reader, and
// those of this package. What follows from one record alone is found by
// looking at that record; exact copies, ids that are used twice and a last
// record that is cut off are found by comparing with the records before. A
// [Scanner] looks at the document's bytes while they are read, for line ends
// and byte order marks. [Codes] documents every code that can come out.
//
// Nothing is changed and nothing is looked up. A check that would often be
// wrong is not made: a value is doubted only where its own form shows the
// fault.
//
// # Memory
//
// A Checker keeps 8 bytes for every record and as many for every id that a file
// gives, in tables that are at least two thirds full: 12 MB for 500,000 records
// with ids. Records behind the sixteenth million are not remembered.
package check
