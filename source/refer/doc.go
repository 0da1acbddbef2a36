// Package refer reads and writes Refer's tagged format, BibIX, which EndNote
// imports and exports as .enw, and which publishers and library systems offer as
// an export "for EndNote":
//
//	%0 Journal Article
//	%A Doe, Jane
//	%T On lines
//	%J Journal of Lines
//	%D 2019
//
// # Reading
//
// The entry layer is internal/tagged's: %0 begins a record, and so does a blank
// line, but in a record that began with %0 only before a tag that stands at a
// record's beginning: abstracts and notes have blank lines. A line without a tag
// goes on with the value before it.
//
// The typed layer is that of package ris: EndNote has one list of fields, which
// it writes under Refer's tags and RIS's, so the same library gives the same
// values in either, by type. The table in fields.go says which is which. Some
// tags are used otherwise than EndNote does: %B and %J both name the container;
// %O is an abbreviation of its title only where it looks like one, else a note,
// as in Refer itself; %R that is no DOI is a report's number.
//
// A name without a comma that has the form of a person's has its given names
// first, as in Refer itself; that of an organisation has a comma behind it in
// EndNote's files, or a word that shows it. A record may be indented as a whole.
//
// %= is the date of the last change in the library that the file came from, and
// stays in Raw alone.
//
// # Writing
//
// A [Writer] writes what the EndNote profile of package ris writes, under Refer's
// tags, and the labelled note of that package for what has none, which both
// readers read back. What is lost all the same is reported to OnLoss: the writer
// reads what it wrote again and compares.
//
// # Limits
//
// Those of [Options]; what is over them costs one record at most.
package refer
