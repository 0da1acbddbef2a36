// Package endnote reads and writes EndNote's XML, which EndNote, Bookends, Zotero
// and others export and import.
//
// # Reading
//
// A record's elements are EndNote's fields, the same that EndNote writes into RIS
// under two letters. So an element is read as its tag is: the tables of elements
// and types name the tags, and package ris reads these. What it says of tags
// holds here, such as what the fields mean in each type, what is read from notes,
// and what is concluded from several fields. A library gives the same records
// from both of its exports.
//
// Two things only this format states: all names of the journal in its list of
// journals (periodical), and the groups that some programs write.
//
// A name without a comma that has the form of a person's has its given names
// first, and one with a comma behind it is an organisation's: so EndNote reads and
// writes them.
//
// Texts are styled (<style face="italic">): styles are taken off, and their text
// stays, as [normalize.Title] does with the markup of others. The library's name
// and the program stand in Raw; neither is about the publication.
//
// Every value has a trace whose spans cover the texts that it was read from,
// escapes and styles among them. Rules have the names of package ris's and
// normalize's with "endnote/" before them: they take these away first.
//
// # Writing
//
// The elements are EndNote's, in its order, each at most once where its
// definition of the format (RSXML) has it once. Line ends in a value are written
// as EndNote does, as references. What has no element stands in the notes behind
// labels, as in RIS; see package ris. What cannot be held is reported to OnLoss.
// Elements of a record of this format that no rule read are written as they
// stood.
//
// # Deviations
//
// Records may stand in any elements, several libraries in a file; text outside of
// them is kept. A record or element without its end tag, a wrong end tag, and
// text that is not in the declared encoding cost what they stand in, and are
// reported. The attributes of elements other than ref-type are not read.
//
// # Limits
//
// EndNote's numbers of records are the ids of records. It gives new ones when it
// imports: another program's ids, which are no numbers, are written into the
// notes. Pages are one field: a last page alone cannot be told from a first one.
// Two notes come back as one, which is reported.
package endnote
