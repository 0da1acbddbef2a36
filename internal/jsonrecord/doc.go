// Package jsonrecord reads the records of formats in JSON, such as those of the
// Crossref and OpenAlex APIs: a format is a [Definition], that is a list of
// members and of the readings of each.
//
// Members are named by their paths, "container-title" or "event/name"; the
// elements of a list have the name of their list, so that "author" is one
// author. A raw field is a member of the item as it stood; the text that a rule
// reads, and the place in its trace, is the JSON text of one member or element.
// Members that no reading knows stay raw.
//
// The order of members says nothing in JSON: values come in the order of the
// definition, and those of one member in its own.
package jsonrecord
