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
// A known tag inside running text ("ED  - based") is a field only when its
// value is what the tag holds; an unknown tag is kept in order. A record that
// was flattened to one line, and perhaps wrapped afterwards, is cut at known
// tags so that the values suit their tags best; unknown tags in it stay text
// unless they start a line.
//
// Reading two documents as one gives the records of the first, then those of
// the second, where the first ends with a line end and neither is UTF-16. What
// cannot be told apart: behind a last record without ER, text goes on with its
// abstract, note or title, and fields without TY are its fields, unless a byte
// order mark shows where the second begins; behind a last record without an
// abstract, one that the second begins with is its; and behind an abstract that
// follows the last record's ER, text goes on with it, and a field without TY has
// it stay outside of records.
//
// A record ends with its ER, but wiso writes its abstract behind that. An abstract
// on the next line is that of the record before, where this has a TY and no
// abstract and where a blank line, another record or the end follows. Anything
// else behind an ER is text outside of records. A record without an abstract is
// therefore given when the line behind its ER is there, or the end.
//
// A [Dialect] says what an exporter's tags mean where that is not what the
// sheets say, by type, and by which fields its records are told. Each record's
// is recognised by its own fields alone; [Options] can name one for all, or add one
// of the user's own that is recognised beside the known ones.
//
// Registrations of trials and reviews are read in every field that may hold one,
// as an entry of a register has them in the Cochrane Library's export: its number as
// author, the address of its page as journal. Such an address is a link and no title
// of a container. The DOI in the address of a publisher's page is concluded where no
// field states one.
//
// Records in Web of Science's own tagged form (PT J, one space behind a tag, no
// dash, ER), which are often found in files of RIS, are read by the tags of that
// form, whatever dialect is named. PT starts one only where a field in the same
// form follows; what stands around the records (FN, VR, EF) is text outside of
// them. A [Writer] writes them as RIS.
//
// # Writing
//
// A [Writer] writes any record by the same tables, for the program that its
// [Profile] names: its tags and type codes, line ends, byte order mark and forms
// of names. RIS has no preprint: it is written as UNPB with M3 "Preprint" and
// the server in T2. Values are never wrapped; nothing in a value can become a
// field.
//
// What has no tag, or none that the program keeps, goes into one note with
// labels, which the reader reads as it reads tags:
//
//	N1  - Ibid: 402e7bee4a1f69e0 | Status: accepted | Date (accepted): 2020-06-11
//
// The labels are Ibid (the record's id), Sources (that had the records which a
// record was fused from; only behind another label), Declared source, Source kind, CSL type, Author role, Person ids
// (ORCIDs and ResearcherIDs behind names: "Doe, Jane/0000-0002-1825-0097"), Family name (that a name without comma is a person's who has no
// given names), Subtype, Server, Target journal, Stage, Status, Peer reviewed, Copyright, Rights, Event date, Event
// name, Event place, Series title, Series number, Number, Section, Chapter,
// Number of volumes, Number of pages, Volume, Issue, Article number, Edition
// statement, Genre, Medium, Text language, Container title, Abbreviation,
// Affiliation, Registration, Count, Relation, Link, Reference id, with a kind in
// brackets Date, Title, Contributor, Identifier and Detail, and for a person's
// own data Library call number, Library holding, Library label, Library group,
// Library tag, Library note, Citation key, Read status and Rating.
//
// The note is where Ibid's id is safe: EndNote keeps N1 and joins all notes of
// a record into one, line by line; Zotero keeps each as HTML in paragraphs. Both
// forms are read, also where the note stands in a label or custom field. Zotero
// drops ID and LB, and EndNote writes its own number into ID.
//
// What cannot be held is reported to OnLoss: the writer reads the fields that
// the program keeps again and compares.
//
// # Limits
//
// The size of a record and of a line are limited by [Options]; what is larger
// is reported and costs that record only. A line of flattened records is read in
// a window that moves over it and may be of any length. Text outside of records is kept up
// to the limit of a record.
package ris
