package typed

import (
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// PlaceholderMessage is the message of "FORMAT.placeholder".
const PlaceholderMessage = "the value says that there is none; no value is read from it"

// NoteRefusal adds to a list of diagnostics that a rule refused a value:
// "FORMAT.refused-value" with the reason. What stands for none is no fault: for
// that it is a note, "FORMAT.placeholder", one for each field's name, counted.
func NoteRefusal(list []record.Diagnostic, format, tag string, span record.Span, err error) []record.Diagnostic {
	d := record.Diagnostic{
		Severity: record.SeverityWarning, Code: format + ".refused-value", Message: err.Error(), Tag: tag, Span: span,
	}
	if !normalize.RefusesNone(err) {
		return append(list, d)
	}
	d.Severity, d.Code, d.Message = record.SeverityNote, format+".placeholder", PlaceholderMessage
	for i := range list {
		if list[i].Code == d.Code && list[i].Tag == tag {
			list[i].Count = max(list[i].Count, 1) + 1
			return list
		}
	}
	return append(list, d)
}
