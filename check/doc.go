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
// A Checker keeps 12 bytes for every record and as many for every id that a
// file gives, in tables at least a third full: 1 million records with ids take
// 70 MB at most, 250,000 take 18 MB.
package check
