package ris

import (
	"bytes"

	"github.com/ibid-go/ibid/record"
)

// findCarried finds the fields of the composed record, where it was read from
// RIS, which no rule read: unknown tags, and values that their tag's rule
// refused. They have a place in RIS, their own, and stand there as they stood.
func (c *composition) findCarried() {
	c.carried, c.unread = c.carried[:0], nil
	r := c.record
	if !hasRISFields(r) {
		return
	}
	c.unread = r.Unread()
	for _, text := range c.unread {
		if !isCarried(r, text) {
			continue
		}
		field := carriedField{row: rowIndex(r.Raw[text.Field].Name), tag: r.Raw[text.Field].Name, text: text.Text}
		if field.row >= 0 && (c.first[field.row] == 0 || tagRows[field.row].form == formLong) {
			field.row = -1
		}
		c.carried = append(c.carried, field)
	}
}

// carriedField is a field that stands as it stood: behind those of its row, so
// that a program which keeps the first has the one that was read, or in front
// where the row is -1, for behind a note or an abstract a line with a tag out of
// order is read as its text.
type carriedField struct {
	row       int
	tag, text string
}

// appendCarried appends the carried fields of a row.
func (c *composition) appendCarried(dst []byte, row int, lineEnd string) []byte {
	for i := range c.carried {
		f := &c.carried[i]
		if f.row != row {
			continue
		}
		dst = append(append(dst, f.tag...), "  - "...)
		value := appendParagraphs(nil, f.text)
		if isReadAsFlattened(f.tag, value) {
			value = appendTightEnds(nil, value)
		}
		dst = append(append(dst, bytes.ReplaceAll(value, []byte("\n"), []byte(lineEnd))...), lineEnd...)
	}
	return dst
}

// reportUnread reports the texts of the composed record's source that no rule
// read, where they are not carried over or the program drops their tag.
func (c *composition) reportUnread(onLoss func(record.Loss)) {
	r := c.record
	unread := c.unread
	if !hasRISFields(r) {
		unread = r.Unread()
	}
	for _, text := range unread {
		reason := ""
		switch {
		case !isCarried(r, text):
			reason = "RIS has no place for text that no rule reads"
		case !c.keeps(r.Raw[text.Field].Name):
			reason = c.profile.Title + " does not keep the tag " + r.Raw[text.Field].Name + " in a record of type " + c.code
		default:
			continue
		}
		onLoss(record.Loss{Record: r.ID, Path: text.Path, Value: text.Text, Reason: reason})
	}
}

// keeps reports whether the program keeps fields of the tag. The sheets keep
// any, a program those that it knows.
func (c *composition) keeps(tag string) bool {
	if c.profile.isSheet() {
		return true
	}
	row := rowIndex(tag)
	return row >= 0 && !c.rows[row].unread
}

// isCarried reports whether a text is a field that RIS can hold as it is. An
// empty one would take the line behind it for its own.
func isCarried(r *record.Record, text record.Unread) bool {
	if text.Field < 0 || !hasRISFields(r) {
		return false
	}
	name := r.Raw[text.Field].Name
	t, ok := splitTag([]byte(name + "  - "))
	return ok && t.name() == name && name != "TY" && name != "ER" && len(bytes.TrimSpace(appendParagraphs(nil, text.Text))) > 0
}

// hasRISFields reports whether the record's raw fields are fields of RIS.
func hasRISFields(r *record.Record) bool {
	return r.Origin.Format == record.FormatRIS && !isInWosForm(r)
}

// isInWosForm reports whether a record was read from Web of Science's own form,
// whose tags mean something else in RIS.
func isInWosForm(r *record.Record) bool {
	return r.Origin.Dialect == wosDialectName && len(r.Raw) > 0 && r.Raw[0].Name == "PT"
}
