// Package bibtex reads and writes BibTeX and BibLaTeX, as people, programs and
// databases write them.
//
// Reading has two layers. The entry layer ([Entry], [Field], [Part]) gives the
// pieces of a document in order (entries, @string, @preamble, @comment, and the
// text between them) with raw values and places, and loses nothing: writing the
// pieces gives the same bytes. The typed layer ([Reader.Read], [Entry.Record])
// reads the values by tables of types and fields, which are data.
//
// # Deviations
//
// A bad entry costs that entry: where its braces do not close, it ends where
// another one begins at the start of a line, and what can be read of it is. So does
// one inside of which, between its fields, another begins. An entry inside a value,
// whose braces close there, is part of the value. Braces
// count as in BibTeX, escaped ones too; where they do not pair so, but do when
// escaped ones are left out, these are text. Accepted are brackets for braces,
// keys of any characters or none, missing commas, quotes inside of quoted values,
// words and numbers without delimiters, names of fields with blanks, byte order
// marks, and lines that begin with "%", which are comments. A field that is there
// twice stays twice; the first counts. Every recovery is a [record.Diagnostic]
// with a stable code and a place.
//
// The grammar of github.com/nickng/bibtex reads every value that has a character
// which some grammar of BibTeX looks at, in a form in which nothing can hurt it;
// where it disagrees, the value of this package stands and a note says so. That
// package has state of its own, so that one Reader at a time gives it values: a
// program that also calls it by itself must not do so while a Reader reads. It is
// given those of up to 16 entries together, which [Reader.Read] reads ahead.
//
// TeX becomes Unicode by package internal/tex. Maths that is a formula stays as
// it stands. URLs, DOIs and paths are not taken for TeX, but for escapes. What is
// named in a "file" field is never opened. The macros for journals of astronomy,
// which ADS writes, stand for the journals' names.
//
// BibTeX has no type for preprints: an article, report, online, unpublished or misc
// entry is one where its journal is a server of preprints, or where it has no
// journal and its eprint, DOI, publisher or URL is one's. An eprint beside a journal,
// or beside the DOI of another publisher, says nothing of the entry.
//
// # What entries take from each other
//
// No decision looks at neighbouring entries, but for the explicit references of
// the format. Macros (@string) hold from where they are defined on; those of the
// months stand for their names, and an unknown one for its own name. An entry
// takes from the one that its crossref names, and from those in its xdata, the
// fields that it does not have itself, under the names that BibLaTeX's data model
// gives them; fields that say which publication it is, such as doi, url, pages
// or abstract, are not inherited, although BibLaTeX does. In the place of a value,
// or of an element of a list, "xdata=key-field" is all that the field of the other
// entry holds, "xdata=key-field-2" one element of it. Such a parent may stand
// before or behind: entries are held until it was read, in their order, and
// entries that were read are remembered, each up to a limit. Values that were
// taken have their places where they stand. An @xdata entry gives no record, nor
// does a @set, whose key is a group of those of its members that stand behind it;
// a warning names one that stands before it. No member is in more than 100.
//
// # Writing
//
// A [Writer] writes any record, and gives an entry back as it stood where the
// record has not changed. A title keeps braces around words whose case matters.
// A record that was fused from others has its texts as TeX where one of these has a
// value that reads the same ([Writer.WriteFused]), so that the braces and formulas of
// their authors stay; formulas that came through another format are written as such.
// Keys are the records' own where BibTeX takes them, else made of author, year
// and title; a letter is added where one was used. What BibTeX has no field for
// stands in the field "ibid" as JSON, which styles and programs leave alone, with
// a digest by which a later change of the other fields is seen.
//
// # Limits
//
// The size of an entry, its fields, the nesting of braces, the expansion of
// macros, chains of parents and what is held for them are limited by [Options].
// Beyond that, all that entries of a document take from elsewhere is limited to
// 4 MiB and 8 times the bytes read so far, and text is looked at in vain, for
// ends that are not there, for no more than 64 MiB.
package bibtex
