// Package markup is the entry layer of formats in XML: it cuts a document into
// its records and a record into its elements, with places in the original bytes.
//
// # Why not encoding/xml
//
// A bibliographic file is read as it is found. encoding/xml ends at the first
// byte that breaks the rules of XML, so that one bad record costs all that follow;
// its places are offsets into the decoded text and not into the file; and it reads
// some 25 MB/s. [Reader] looks for the tags of records and for nothing else, so
// that a broken record costs that record; within a record, [Record.Elements] takes
// tags as they come, closing what a wrong tag left open.
//
// # What is read
//
// Tags, comments, CDATA sections and processing instructions. A DOCTYPE is passed
// over: nothing that it names is fetched, and no entity that it declares is
// expanded. References are the five of XML, numbers, and the names of HTML, which
// programs write without declaring them; any other stays as it stands.
//
// Records are elements with given names, which do not stand inside each other: a
// record that has no end tag ends where the next begins, or where an element
// around it is closed. A comment or CDATA section that is not closed, or in which
// another begins, is text.
//
// # Encoding
//
// UTF-16 is decided by a byte order mark or by the pattern of zero bytes. In every
// other document each piece of text between two angle brackets is UTF-8 or, where
// it is not valid UTF-8, in the encoding that the caller or the XML declaration
// names, or in Windows-1252: a wrong declaration or a damaged byte costs the piece
// that it stands in. [TextAt] decides the same again. Declared encodings in which
// the bytes of "<" and ">" can be parts of other characters (ISO-2022-JP) are not
// told apart and may lose records that hold them.
//
// # Limits
//
// Memory is that of one record. The size of a record, of text outside of records,
// the depth of elements and their number are limited by [Options].
package markup
