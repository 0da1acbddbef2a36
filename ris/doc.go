// Package ris reads and writes RIS, the tagged format of Research Information
// Systems (2004 and 2011 sheets), as it is written in the wild.
//
// Reading has two layers. The entry layer ([Entry], [Field]) gives tags, raw
// values and places and loses nothing: writing the entries that were read
// gives the same bytes. The typed layer ([Entry.Record]) reads the values by
// the tables of tags, types and dialects, which are data.
//
// # Deviations
//
// The reader accepts far more than the sheets allow: any number of spaces
// around the dash, lower-case tags, continuation lines, missing TY and ER, any
// line end, several encodings, and records whose line ends were lost. Every
// recovery is a [record.Diagnostic] with a stable code and a place.
//
// # Limits
//
// The size of a record and of a line are limited by [Options]; what is larger
// is reported and costs that record only.
package ris
