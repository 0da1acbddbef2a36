// Package source tells bibliographic formats apart and opens them: [Detect]
// says what a document is and why, [Open] gives a reader for it, [Create] a
// writer, and a [Collection] reads many documents as one stream and reads any
// record of them again by its place. [OpenArchive] lists the files in an archive,
// each of which is a document of its own.
//
// Formats are values in a table, not registered: adding one is a line in
// formats.go and a package beside this one.
package source
