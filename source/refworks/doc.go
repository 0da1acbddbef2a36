// Package refworks reads RefWorks' tagged format, of both the former RefWorks
// and the present one:
//
//	RT Journal Article
//	SR Electronic
//	A1 Doe, Jane
//	T1 On lines
//	JF Journal of Lines
//	YR 2019
//
// The entry layer is internal/tagged's: a tag of two characters that is known and
// a blank; RT begins a record, and a line without a tag goes on with the value
// before it, or is a field of an unknown tag where that value is one line. ER, with
// which RIS ends a record, is taken for a tag where it stands alone at the end of a
// record, or behind a value of one line. What stands before the first RT is text
// outside of records.
//
// The typed layer is that of package ris, whose fields most of RefWorks' are; the
// table in fields.go says which. The others (PMID, the classification, the
// library's own data) are read besides. SR says only whether the source was in
// print, and stays in Raw alone, as do OL and CR.
//
// # Limits
//
// Those of [Options]; what is over them costs one record at most. The format is
// not written: RefWorks imports RIS.
package refworks
