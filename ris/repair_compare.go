package ris

import (
	"bytes"
	"io"
	"reflect"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// What is repaired is read again and compared with the original.

// isSafe reports whether the repaired record reads as the original, and whether
// repairing it again would change nothing.
func (p *repairer) isSafe(e *Entry, body []byte, which repairs) bool {
	ends := which&repairEnd != 0 && hasDiagnostic(e, missingEnd) || which&repairFlattened != 0 && hasDiagnostic(e, flattenedRecord)
	if ends && len(p.following) > 0 && !p.holdsNoRecord(p.following) {
		return false // behind ER a line that was text would begin a record
	}
	noted, order := p.noted, p.utf16
	defer func() { p.noted, p.utf16 = noted, order }()
	p.noted, p.utf16 = nil, ""
	options := p.options.Options
	if order != "" {
		options.Encoding = ""
	}
	options.Base, options.UTF16, options.Position = record.Span{Line: 1, Column: 1}, "", e.origin.Position
	lead := p.openLine(e, which)
	text := slices.Concat(lead, body)
	options.Base.End = int64(len(text))
	reader := p.parts.open(text, &options)
	defer p.parts.close(reader)
	again, err := reader.ReadEntry()
	if err != nil || !bytes.Equal(again.Leading, lead) || !bytes.Equal(again.Bytes, body) || answers(again, which) || !sameFields(e, again) || !sameValues(e, again) {
		return false
	}
	if next, err := reader.ReadEntry(); next != nil || err != io.EOF || len(reader.Trailing()) > 0 {
		return false
	}
	return bytes.Equal(p.render(again, which), again.Bytes)
}

// isSettled reports whether a record that some repairs were made in is left as it is
// by all of them: what one was not safe with may be gone.
func (p *repairer) isSettled(e *Entry, body []byte, done repairs) bool {
	if p.settling {
		return true
	}
	noted := p.noted
	lead := p.openLine(e, done)
	p.noted = noted
	options := p.options.Options
	if p.utf16 != "" {
		options.Encoding = ""
	}
	options.Base, options.UTF16, options.Position = record.Span{Line: 1, Column: 1}, "", e.origin.Position
	text := slices.Concat(lead, body)
	options.Base.End = int64(len(text))
	reader := p.parts.open(text, &options)
	defer p.parts.close(reader)
	again, err := reader.ReadEntry()
	if err != nil {
		return false
	}
	second := repairer{options: p.options, parts: p.parts, lineEnd: p.lineEnd, place: record.Span{Line: 1, Column: 1}, following: p.following, settling: true}
	repaired, _ := second.repaired(again)
	return bytes.Equal(repaired, again.Bytes)
}

// openLine is the text before the record on its line, which gets a line of its
// own where the record does.
func (p *repairer) openLine(e *Entry, which repairs) []byte {
	if which&repairFlattened == 0 || !hasDiagnostic(e, flattenedRecord) {
		return nil
	}
	order := p.utf16
	p.utf16 = e.utf16
	lead := p.lines(e.Leading, p.place, false)
	p.noted, p.utf16 = nil, order
	lead = lead[bytes.LastIndexAny(lead, "\r\n")+1:]
	if blank := bytes.ReplaceAll(lead, []byte{0}, []byte{' '}); p.holdsNoRecord(blank) {
		lead = blank
	}
	if lead = lead[:trimBlanks(lead)]; len(lead) == 0 {
		return nil
	}
	return append(bytes.Clone(lead), p.lineEnd...)
}

// isAnswered reports whether the repairs answer the diagnostic.
func isAnswered(d record.Diagnostic, which repairs) bool {
	for _, answer := range answered {
		if which&answer.repairs != 0 && slices.ContainsFunc(answer.kinds, func(k kind) bool { return k.code == d.Code }) {
			return true
		}
	}
	return false
}

// answers reports whether the record has a diagnostic that the repairs
// answer.
func answers(e *Entry, which repairs) bool {
	for _, d := range e.Diagnostics {
		if isAnswered(d, which) {
			return true
		}
	}
	return false
}

// hasFault reports whether the repaired record has a fault that a repair answers, of a
// kind that was not left.
func hasFault(e *Entry, left map[string]bool) bool {
	return slices.ContainsFunc(e.Diagnostics, func(d record.Diagnostic) bool {
		return isAnswered(d, allRepairs) && !left[d.Code]
	})
}

// sameFields reports whether the repaired record has the tags and the words of
// the original, an added ER and an abstract that was written before ER aside.
func sameFields(e, repaired *Entry) bool {
	original, fields := e.Fields, repaired.Fields
	if n := len(original); hasDiagnostic(e, abstractBehindEnd) && !hasDiagnostic(repaired, abstractBehindEnd) {
		original = slices.Clone(original)
		original[n-2], original[n-1] = original[n-1], original[n-2]
	}
	if n := len(fields); n == len(original)+1 && fields[n-1].Tag == "ER" && fields[n-1].Value == "" {
		fields = fields[:n-1]
	}
	return slices.EqualFunc(original, fields, func(a, b Field) bool {
		return a.Tag == b.Tag && slices.Equal(wordsOf(a.Value), wordsOf(b.Value))
	})
}

// wordsOf are the words of a value, divided by blanks, line ends, and what is
// read as a blank.
func wordsOf(value string) []string {
	return strings.Fields(blankedCharacters.Replace(value))
}

// sameValues reports whether two records have the same typed values.
func sameValues(a, b *Entry) bool { return reflect.DeepEqual(valuesOf(a), valuesOf(b)) }

// valuesOf is the typed record without what depends on how it is written.
func valuesOf(e *Entry) *record.Record {
	r := e.Record()
	r.ID, r.Origin.Span = "", record.Span{}
	r.Raw, r.Trace, r.Diagnostics, r.Unclaimed = nil, nil, nil, nil
	return r
}
