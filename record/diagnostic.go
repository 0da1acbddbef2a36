package record

import (
	"errors"
	"fmt"
	"strings"
)

// Severity grades a [Diagnostic].
type Severity string

// Severities, from least to most severe. A note records a recovery that lost
// nothing, a warning one whose result a person may want to check, an error
// damage to the typed content of a record.
const (
	SeverityNote    Severity = "note"
	SeverityWarning Severity = "warning"
	SeverityError   Severity = "error"
)

// Diagnostic is something a reader noticed and how it went on. Its Code is
// stable, in the form "ris.missing-er"; its Message is for people and may
// change.
type Diagnostic struct {
	Severity Severity `json:"severity"`
	Code     string   `json:"code"`
	Message  string   `json:"message"`
	// Tag is the tag, field or label concerned, where there is one.
	Tag string `json:"tag,omitzero"`
	// Span is the first place concerned; Count is how often the same thing
	// happened in the record where that is more than once.
	Span  Span `json:"span,omitzero"`
	Count int  `json:"count,omitzero"`
}

// Code describes one kind of [Diagnostic] for people.
type Code struct {
	// Code, Severity and Message are those of its diagnostics. The message of
	// a single one may say more.
	Code     string   `json:"code"`
	Severity Severity `json:"severity"`
	Message  string   `json:"message"`
	// About says in a paragraph what it is, why it matters, what Ibid does and
	// what a person can do.
	About string `json:"about"`
	// Example is the text of a small document that gives the diagnostic at
	// Line, its 1-based line. It may hold bytes that are not UTF-8.
	Example string `json:"example"`
	Line    int    `json:"line"`
}

// String formats d without its document: line:column: severity: code: message.
func (d Diagnostic) String() string {
	var b strings.Builder
	if d.Span.Line > 0 {
		fmt.Fprintf(&b, "%d:%d: ", d.Span.Line, d.Span.Column)
	}
	fmt.Fprintf(&b, "%s: %s: %s", d.Severity, d.Code, d.Message)
	if d.Count > 1 {
		fmt.Fprintf(&b, " (%d times)", d.Count)
	}
	return b.String()
}

// ErrTooLong is the cause in a [ParseError] when a line, field or record is
// larger than the reader's limit allows.
var ErrTooLong = errors.New("larger than the limit")

// ErrDamaged is the cause in a [ParseError] when part of a record's typed
// content could not be read.
var ErrDamaged = errors.New("damaged content")

// ParseError says that the typed content of one record was damaged. The
// partial record comes with it, and the stream goes on. All readers use this
// type; an error of another type, such as one from the underlying io.Reader,
// ends the stream and is never wrapped in a ParseError.
type ParseError struct {
	// Document is the name of the document.
	Document string
	Diagnostic
	// Err is the cause; errors.Is(err, ErrTooLong) looks at it.
	Err error
}

// Error formats e as document:line:column: severity: code: message.
func (e *ParseError) Error() string {
	text := e.Diagnostic.String()
	if e.Document != "" {
		return e.Document + ":" + text
	}
	return text
}

// Unwrap returns the cause.
func (e *ParseError) Unwrap() error { return e.Err }

// Loss is a value that a writer's target format cannot hold. Path is a path
// in the record as in [Trace].
type Loss struct {
	Record string `json:"record"`
	Path   string `json:"path"`
	Value  string `json:"value"`
	Reason string `json:"reason"`
}
