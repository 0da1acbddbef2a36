// Package cochrane reads the citations that the Cochrane Library exports as plain
// text: entries of CENTRAL, its register of trials, and Cochrane reviews.
//
//	Record #1 of 2
//	ID: CN-00000001
//	AU: Doe J
//	TI: On lines
//	SO: Journal of lines
//	YR: 2019
//	PM: PUBMED 90000001
//	PT: Journal article
//
// # Reading
//
// The entry layer is internal/tagged's: a tag of two to four capital letters and a
// colon. The line that counts a record begins it, and where that line is lost a
// second ID does. A line without a tag goes on with the value before it, blank
// lines between them included; so does one that begins with the label of a part of
// an abstract, "AIMS:", which has a tag's form. In an abstract, "HR: 0.8" and
// "ID: CN-00000002" are such lines, too: only tags end it that may stand behind it
// and that the record has not yet, and a second ID behind a blank line. A record may
// be indented as a whole. What stands before the first record is text outside of
// records.
//
// The typed layer is that of package ris, so that a record has the values that the
// same record has in the Library's RIS: the table in fields.go says which of its
// fields each of the format's is. Other than there:
//
//   - The type is read from PT by the words in types.go: an entry of a register is a
//     report, as the registers' own formats have it, and an abstract of a conference
//     a paper of it, where the Library's RIS has articles of journals. A record whose
//     SO is Cochrane's journal of reviews is an article. Any other that PT does not
//     tell has no type.
//   - ID is the accession number of an entry in CENTRAL ("CN-00000001"), and the
//     record's own id otherwise ("CD012345.pub2").
//   - PM and XR are numbers in other databases, with their names, which RIS has in
//     C3: a PubMed id, or an accession number with the database as its authority.
//   - AU may be the number of a registration and SO the address of its page, for
//     entries of registers: a registration and a link.
//   - Of a field that is one line by its nature only the first line is read.
//
// KY has the headings of several thesauri and says of none which: they are keywords
// as they stand, with their stars and qualifiers. CC, the codes of Cochrane's review
// groups, is a detail.
//
// # Limits
//
// Those of [Options]; what is over them costs one record at most. The format is not
// written.
package cochrane
