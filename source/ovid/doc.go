// Package ovid reads the records that Ovid exports as text, with the names of
// the fields or with their codes:
//
//	<1>                                <1>
//	Accession Number                   UI  - 00001111-201904000-00002
//	  00001111-201904000-00002.        AU  - Doe, Jane
//	Author                             TI  - On lines.
//	  Doe, Jane MD *;  Roe, R. 1       SO  - Journal of Lines. 12(3):5-9, 2019.
//	Title
//	  On lines.[Article]
//	Source
//	  Journal of Lines.   12(3):5-9, April 2019.
//
// # Reading
//
// The entry layer is internal/tagged's: a line with a number in angle brackets
// begins a record ("<1. >" too), a line "1." where the lines of the record before it show
// that it is none of a value, and without numbers the field that stands first in one. A
// field's name stands on a line of its own, its value indented below it; a name
// that no table has is one where its line is not indented and the next one is. A
// code is two to four capitals and digits, a dash and a blank, whatever tables have.
//
// The typed layer is that of package ris, whose fields most of Ovid's are, with
// parts of values under tags of their own:
//
//   - Names of persons stand between semicolons, with degrees and marks of their
//     addresses behind them, which are left out. [Ed] makes an editor.
//   - Source is divided into journal or book, volume, issue, pages and date, or
//     place and publisher, with a conference's name and place, by the forms in
//     source.go. A form that none of them
//     fits gives the name before its first full stop alone.
//   - The document type is the type of the record where it names one; else a
//     Source in a journal's form shows an article.
//   - What Ovid writes behind a title in brackets ("[Article]") is the genre.
//
// Scores, dates of the database's own record, subsets and lists of references
// stay in Raw alone.
//
// # Limits
//
// Those of [Options]; what is over them costs one record at most. The format is
// not written.
package ovid
