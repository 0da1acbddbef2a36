package ris

import (
	"strings"

	"github.com/ibid-go/ibid/record"
)

// appendCarried appends the fields of a record that was read from RIS which no
// rule read, unknown tags and values that their tag's rule refused: they have
// a place in RIS, their own, and stand there as they stood: in front, for behind
// a note or an abstract a line with a tag out of order is read as its text.
func appendCarried(dst []byte, r *record.Record, lineEnd string) []byte {
	if r.Origin.Format != record.FormatRIS || isInWosForm(r) {
		return dst
	}
	for _, text := range r.Unread() {
		if isCarried(r, text) {
			dst = append(append(dst, r.Raw[text.Field].Name...), "  - "...)
			value := []byte(carriedLines(text.Text, lineEnd))
			if isReadAsFlattened(value) {
				value = appendTightEnds(nil, value)
			}
			dst = append(append(dst, value...), lineEnd...)
		}
	}
	return dst
}

// reportUnread reports the texts of a record's source that no rule read and
// that are not carried over.
func reportUnread(r *record.Record, onLoss func(record.Loss)) {
	for _, text := range r.Unread() {
		if !isCarried(r, text) {
			onLoss(record.Loss{
				Record: r.ID, Path: text.Path, Value: text.Text,
				Reason: "RIS has no place for text that no rule reads",
			})
		}
	}
}

// isCarried reports whether a text is a field that RIS can hold as it is.
func isCarried(r *record.Record, text record.Unread) bool {
	if text.Field < 0 || r.Origin.Format != record.FormatRIS || isInWosForm(r) {
		return false
	}
	name := r.Raw[text.Field].Name
	t, ok := splitTag([]byte(name + "  - "))
	return ok && t.name() == name && name != "TY" && name != "ER"
}

// isInWosForm reports whether a record was read from Web of Science's own form,
// whose tags mean something else in RIS.
func isInWosForm(r *record.Record) bool {
	return r.Origin.Dialect == wosDialectName && len(r.Raw) > 0 && r.Raw[0].Name == "PT"
}

// carriedLines writes a value line by line. A line that would be read as a
// field goes on in the line before, and control characters are blanks.
func carriedLines(value, lineEnd string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(strings.TrimSpace(value), "\n") {
		line = strings.TrimSpace(strings.Map(func(c rune) rune {
			if c < ' ' || c == 0x7f {
				return ' '
			}
			return c
		}, line))
		switch _, field := splitTag([]byte(line)); {
		case b.Len() == 0:
		case field:
			b.WriteByte(' ')
		default:
			b.WriteString(lineEnd)
		}
		b.WriteString(line)
	}
	return b.String()
}
