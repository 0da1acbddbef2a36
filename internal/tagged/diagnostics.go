package tagged

import (
	"slices"

	"github.com/ibid-go/ibid/record"
)

// kind is a kind of diagnostic of the entry layer; its code stands behind the
// format's.
type kind struct {
	severity record.Severity
	code     string
	message  string
}

var (
	notIndented    = kind{record.SeverityNote, "not-indented", "a line without a tag goes on with the value before it although it is not indented"}
	noTag          = kind{record.SeverityWarning, "no-tag", "a line has no tag and cannot go on with the value before it; it is kept as text"}
	unknownTag     = kind{record.SeverityNote, "unknown-tag", "the tag is not known; the field is kept as it stands"}
	fallbackLine   = kind{record.SeverityNote, "fallback-encoding", "the line is not UTF-8 and was read in the fallback encoding"}
	lineTooLong    = kind{record.SeverityError, "line-too-long", "a line is longer than the limit and was left out"}
	recordTooLong  = kind{record.SeverityError, "record-too-long", "the record is larger than the limit; the rest of it was left out"}
	tooManyLines   = kind{record.SeverityError, "too-many-lines", "the record has more lines than the limit; the rest of it was left out"}
	outsideTooLong = kind{record.SeverityError, "outside-too-long", "the text outside of records is larger than the limit; the rest of it was left out"}
)

func (r *Reader) diagnostic(k kind, at record.Span) record.Diagnostic {
	return record.Diagnostic{Severity: k.severity, Code: r.form.Code + "." + k.code, Message: k.message, Span: at}
}

// note notes something on the record that is open; the same thing again is
// counted.
func (r *Reader) note(k kind, at record.Span) {
	d := &r.draft
	code := r.form.Code + "." + k.code
	for i := range d.diagnostics {
		if d.diagnostics[i].Code == code {
			d.diagnostics[i].Count = max(d.diagnostics[i].Count, 1) + 1
			return
		}
	}
	d.diagnostics = append(d.diagnostics, r.diagnostic(k, at))
}

// noteUnknown notes the first tag of the record that is open which is not known,
// and counts the others.
func (r *Reader) noteUnknown(tag string, at record.Span) {
	d := &r.draft
	before := len(d.diagnostics)
	r.note(unknownTag, at)
	if len(d.diagnostics) > before {
		d.diagnostics[before].Tag = tag
	}
}

// unnote takes the last of what was noted of a kind back.
func (r *Reader) unnote(k kind) {
	d := &r.draft
	code := r.form.Code + "." + k.code
	at := slices.IndexFunc(d.diagnostics, func(n record.Diagnostic) bool { return n.Code == code })
	switch {
	case at < 0:
	case d.diagnostics[at].Count > 2:
		d.diagnostics[at].Count--
	case d.diagnostics[at].Count == 2:
		d.diagnostics[at].Count = 0
	default:
		d.diagnostics = slices.Delete(d.diagnostics, at, at+1)
	}
}

// damage notes that the record that is open is damaged.
func (r *Reader) damage(k kind, at record.Span) {
	if r.draft.damaged == nil {
		diagnostic := r.diagnostic(k, at)
		r.draft.damaged = &diagnostic
	}
	r.note(k, at)
}
