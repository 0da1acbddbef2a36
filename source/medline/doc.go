// Package medline reads and writes MEDLINE's tagged format, which PubMed exports
// as .nbib and .txt, and in which ERIC and KoreaMed give their records.
//
//	PMID- 29657938
//	TI  - A title that is wrapped and goes on
//	      on an indented line.
//	FAU - Doe, Jane
//	AU  - Doe J
//	AD  - Her address.
//
// # Reading
//
// The entry layer is internal/tagged's: a blank line ends a record, and so does
// a PMID; lines that go on are indented. Blanks that fill a tag up may be missing
// or more than needed. The typed layer is the table in table.go; the names of
// tags are those of NLM's description of the format.
//
//   - FAU is read and AU beside it says the same person's name in short. AUID, AD
//     and IRAD behind a name are that person's; an AD before any name, or behind
//     one of a record that has no names in full, is nobody's in particular.
//   - A heading of MeSH gives one subject for each qualifier, a star makes it a
//     major one.
//   - A title in square brackets is NLM's translation: the main title as it
//     stands, and a translated one without the brackets. TT is the original.
//   - Comments, corrections, retractions and updates are relations in both
//     directions. RIN makes the status "retracted".
//   - AID and LID say in brackets what they are. A LID that says nothing is an
//     article number where PG is missing.
//   - A citation of PubMed's without a publication type is an article in a journal,
//     as nearly all are, unless it names a book.
//   - OWN is the platform, as in RIS that was made from it.
//   - Dates and marks that speak of the database's own record (STAT, DCOM, LR,
//     EDAT, …) and SO, which says the other fields again, stay in Raw alone.
//
// # Writing
//
// A [Writer] writes values on lines of at most 90 characters as PubMed does. What
// has no tag is reported to OnLoss: the writer reads what it wrote again and
// compares. Records are parted by blank lines and begin with PMID, which may be
// empty. GN carries, behind "Ibid: " and "Reference id: ", Ibid's id of a record
// and the id that a file of another format gave it.
//
// # Limits
//
// Those of [Options]; what is over them costs one record at most.
package medline
