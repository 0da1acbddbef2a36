// Package clinicaltrials reads studies as the API of ClinicalTrials.gov (version
// 2) gives them in JSON: {"studies": […]}, one study, a list of studies, which is
// what the site offers for download, or one a line. The full studies of its older
// API (version 1) are read too.
//
// # Reading
//
// Each member is read by the table in members.go; its trace names the JSON text
// of the member or of one element of its list. A study is an entry of a register:
// its NCT number is its own id, its accession number and a registration, and its
// secondary ids that have the form of another register's numbers are
// registrations too. The investigators and sponsors are contributors in those
// roles, and no authors.
//
// The date of first posting is that of the entry; those of the study itself,
// its status and its phases are details, its conditions and interventions subjects,
// as in the tables that the site offers. Its results and the publications that
// were derived from it are relations; what it cites as background is not. Which of
// these a publication is, a detail says that names it: result-publication,
// derived-publication, background-publication. The enrolment is a number that the entry reports of itself.
//
// # Limits
//
// Arms, outcomes, eligibility, places and results stay raw. The XML and CSV of the
// site are other formats. Reading is by [Reader]; nothing
// is written in this format.
package clinicaltrials

import (
	"io"

	"github.com/ibid-go/ibid/internal/jsonrecord"
	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/record"
)

// Options configure a [Reader]: Name of the document, Source and Kind that a person
// declared, Encoding of texts that are not UTF-8, and the limits MaxItem, in bytes of
// a study (0 means 64 MiB), and MaxDepth, of values in each other (0 means 100); Base,
// UTF16 and Position say where a study stands that is read again. The zero value and nil
// work.
type Options = jsonrecord.Options

// SyntaxError says that a document is not JSON from a place on. It ends the
// stream.
type SyntaxError = jsonscan.SyntaxError

// Reader reads studies from a stream; it is not safe for concurrent use. Its Read
// returns the next record, or nil and io.EOF; its All iterates over them; its
// Document describes what was read, with what a response of the API says beside the studies in
// Outside. A *[record.ParseError] comes with the partial record of a study that is
// not an object, is not valid JSON, or is over a limit ([record.ErrTooLong],
// [record.ErrTooDeep]); the stream goes on. A *[SyntaxError] tells the place from
// which on the document is not JSON, and ends the stream. Errors of the underlying
// reader end it too and are returned as they are.
type Reader = jsonrecord.Reader

// NewReader returns a reader of r.
func NewReader(r io.Reader, o *Options) *Reader { return format.NewReader(r, o) }

// Rules are the rules of this package's traces. Each takes the JSON text of a
// member's value, or of one element of it.
func Rules() record.RuleSet { return format.Rules() }
