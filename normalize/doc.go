// Package normalize turns the text of citation fields into values and back: a
// file for each kind of value.
//
// Three strings stand for every value. Raw is the text as read. Display is a
// safe clean-up for people, and what record values hold. A key is for
// comparing only: lossy, never shown, and valid only within one [Version] of
// the rules. Functions called after a kind (DOI, Date) give display values,
// functions ending in Key give keys.
//
// A rule may refuse a value: the error is a [*RejectError], the raw text stays
// where it was read, and nothing is invented in its place.
//
// All functions are deterministic, safe on any bytes, and safe for concurrent
// use; display functions are idempotent.
package normalize

import (
	"fmt"

	"golang.org/x/text/unicode/norm"
)

// Version identifies the rules and the Unicode tables of all keys. Keys of
// different versions must not be compared.
const Version = "1+unicode" + norm.Version

// RejectError says why a rule refused a value. Code is stable and short, for
// instance "check-digit"; Reason is for people.
type RejectError struct {
	Rule   string
	Code   string
	Value  string
	Reason string
}

// Error describes the refusal.
func (e *RejectError) Error() string {
	return fmt.Sprintf("%s %q: %s", e.Rule, e.Value, e.Reason)
}
