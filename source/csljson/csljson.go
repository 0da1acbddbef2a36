// Package csljson reads and writes CSL-JSON (schema 1.0.2): a list of items,
// one item, items one a line, or {"items": […]}, as Zotero's API answers.
//
// # Reading
//
// Each member is read by the table in members.go. Numbers may stand as strings
// and strings as numbers; a list of strings stands for its first one. Types in
// the words of Crossref and Zotero, dates of the form {"year": 2020}, and the
// ORCIDs and affiliations that Crossref adds to names are read too. Lines such
// as "PMID: 123" in a note, as Zotero writes them, are identifiers too. Members
// that CSL does not know stay in [record.Record] Raw and are read by nothing.
// Each value has a trace whose span is the JSON text of the member's value (of
// one name in a list of names), and whose rule in [Rules] reads that text.
//
// # Writing
//
// Items are valid against the published schema. Article numbers and e-locators
// are written to "page", where CSL styles look for them. A record with no date
// of issue gives "issued" its date in print, online or of posting.
//
// What CSL has no place for, or would not give back as it was, stands in
// "custom", which the schema leaves open, as {"ibid": {…}}: for each such
// member of Ibid's JSON form of the record, the member as in that form, or null
// where the record has no such member although the item seems to state one
// (CSL items must have a type). So reading what was written gives the same
// typed fields. Where another program has changed a CSL member since, the
// item's members win over the values in "custom" that belong to them, and a
// diagnostic says so.
//
// Ids of items are unique in a list. The id of an item whose record has none of
// its own stands in "custom" too, so that it is not taken for one.
//
// An item that is read and written again keeps the markup of its texts (<i>,
// <sup>), which the record's plain values do not have, and members that no rule
// reads stand in "custom" beside what other programs wrote there. So does a record that
// was fused from others of which one has the text with markup ([Writer.WriteFused]).
// What BibTeX has in braces within a title stands in <span class="nocase">.
//
// The exceptions: Raw, Trace, Diagnostics and Unclaimed speak of the document
// that was read. Text of another format among them that no typed field holds is
// not carried in "custom", but reported as a loss.
package csljson

import (
	"github.com/ibid-go/ibid/internal/jsonrecord"
	"github.com/ibid-go/ibid/internal/jsonscan"
)

// Options configure a [Reader]: Name of the document, Source and Kind that a person
// declared, Encoding of texts that are not UTF-8, and the limits MaxItem, in bytes of
// an item (0 means 64 MiB), and MaxDepth, of values in each other (0 means 100); Base,
// UTF16 and Position say where an item stands that is read again. The zero value and nil
// work.
type Options = jsonrecord.Options

// SyntaxError says that a document is not JSON from a place on. It ends the
// stream.
type SyntaxError = jsonscan.SyntaxError

// Reader reads items from a stream; it is not safe for concurrent use. Its Read
// returns the next record, or nil and io.EOF; its All iterates over them; its
// Document describes what was read, with what stands beside the items in
// Outside. A *[record.ParseError] comes with the partial record of an item that is
// not an object, is not valid JSON, or is over a limit ([record.ErrTooLong],
// [record.ErrTooDeep]); the stream goes on. A *[SyntaxError] tells the place from
// which on the document is not JSON, and ends the stream. Errors of the underlying
// reader end it too and are returned as they are.
type Reader = jsonrecord.Reader

// mostDepth is how deeply the values of an item may be nested where no other limit
// is given.
const mostDepth = 10_000
