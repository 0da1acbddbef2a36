package delimited

import (
	"errors"

	"github.com/ibid-go/ibid/record"
)

// kind is one kind of recovery. Codes are stable.
type kind struct {
	code     string
	severity record.Severity
	message  string
}

// The kinds of recovery, beside those of the typed layer ("csv.refused-value",
// "csv.repeated-field").
var (
	unclosedQuote = kind{"csv.unclosed-quote", record.SeverityError, "a quote was opened and not closed; the row ends where the next one begins"}
	strayQuote    = kind{"csv.stray-quote", record.SeverityNote, "a quote stands inside a quoted cell without being doubled; it was read as text"}
	tooManyCells  = kind{"csv.too-many-cells", record.SeverityWarning, "the row has more cells than the heading; values may stand in the wrong columns"}
	tooFewCells   = kind{"csv.too-few-cells", record.SeverityNote, "the row has fewer cells than the heading; the last columns are empty"}
	tooLong       = kind{"csv.too-long", record.SeverityError, "the row is larger than the limit and was left out"}
	noHeading     = kind{"csv.no-heading", record.SeverityWarning, "no column has a heading that is known; the values are kept as they stand"}
	textOutside   = kind{"csv.text-outside", record.SeverityNote, "a line that is no row of the table; it is kept as text outside of records"}
)

func (k kind) at(tag string, span record.Span) record.Diagnostic {
	return record.Diagnostic{Severity: k.severity, Code: k.code, Message: k.message, Tag: tag, Span: span}
}

func isTooLong(err error) bool { return errors.Is(err, record.ErrTooLong) }
