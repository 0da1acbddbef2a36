// Package record is the model of Ibid: what one source says about one
// publication ([Record]), the records that state the same version of a work
// ([Version]), and the versions of one intellectual work together with every
// value that any source gave for it ([Work], [Claim]).
//
// # Levels
//
// The same paper exists as a preprint, as an accepted manuscript and as the
// published article, each with its own title, counts and licence. A Record
// therefore never speaks for a work, and no value moves from one Version to
// another.
//
// # Absence
//
// A value that a source does not state is absent: a nil pointer, an empty
// slice, an empty string that JSON leaves out. Zero is never written for
// "unknown", and nothing is guessed. A value that a rule concluded rather than
// read is marked by Inferred in its [Trace] and [Claim].
//
// # Places
//
// Every typed value leads back to the bytes it was read from. A [Span] is a
// half-open range of bytes of the original document; a [Trace] names the rule
// that turned the text of its spans into the value at its path, and running
// that rule again on that text gives the value again ([Record.Verify]).
//
// # Limits
//
// Package record reads no format of its own but Ibid's JSON, imports no other
// package of this module, and holds no rule about what a value means: rules
// live in package normalize and in the readers.
package record
