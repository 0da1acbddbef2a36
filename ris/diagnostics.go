package ris

import (
	"fmt"

	"github.com/ibid-go/ibid/record"
)

// kind is one kind of recovery.
type kind struct {
	code     string
	severity record.Severity
	message  string
}

// The kinds of diagnostic of this package. Codes are stable. Each has its
// documentation and an example in the table in codes.go.
var (
	missingEnd        = kind{"ris.missing-er", record.SeverityNote, "the record has no ER; it ends where the next one starts or the file ends"}
	missingType       = kind{"ris.missing-type", record.SeverityWarning, "the record has no TY; its type is unknown"}
	typeNotFirst      = kind{"ris.type-not-first", record.SeverityNote, "TY is not the first tag of the record"}
	unknownType       = kind{"ris.unknown-type", record.SeverityWarning, "the type is in no sheet; the record is kept without a type"}
	typeInWords       = kind{"ris.type-in-words", record.SeverityNote, "TY holds the name of a type and not its code"}
	webOfScience      = kind{"ris.web-of-science", record.SeverityNote, "the record is in Web of Science's own tagged form, which is no RIS"}
	unknownTag        = kind{"ris.unknown-tag", record.SeverityNote, "the tag is in no sheet; the field is kept as it stands"}
	flattenedRecord   = kind{"ris.flattened", record.SeverityWarning, "the line ends of the record were lost; it was cut by its tags"}
	oneSpace          = kind{"ris.one-space", record.SeverityNote, "one space before the dash and not two"}
	noSpace           = kind{"ris.no-space", record.SeverityNote, "no space before the dash"}
	noSpaceAfter      = kind{"ris.no-space-after-dash", record.SeverityNote, "no space after the dash"}
	oddSpace          = kind{"ris.odd-space", record.SeverityNote, "a tab, no-break space or too many spaces before the dash"}
	oddDash           = kind{"ris.odd-dash", record.SeverityNote, "another dash for the hyphen"}
	noDash            = kind{"ris.no-dash", record.SeverityNote, "ER without a dash ends the record"}
	indented          = kind{"ris.indented", record.SeverityNote, "the line is indented"}
	lowerCase         = kind{"ris.lower-case-tag", record.SeverityNote, "the tag is in lower case"}
	continuation      = kind{"ris.continuation", record.SeverityNote, "a line without a tag goes on with the value of the field before"}
	tagInText         = kind{"ris.tag-in-text", record.SeverityNote, "a line that looks like a field was read as text"}
	textOutside       = kind{"ris.text-outside", record.SeverityNote, "text outside of records"}
	textInside        = kind{"ris.text-without-tag", record.SeverityWarning, "text that belongs to no field"}
	textAfterEnd      = kind{"ris.text-after-er", record.SeverityNote, "text after ER"}
	abstractBehindEnd = kind{"ris.abstract-behind-er", record.SeverityNote, "the record's abstract stands behind its ER"}
	nulByte           = kind{"ris.nul", record.SeverityWarning, "NUL characters in the value, read as blanks"}
	lineSeparator     = kind{"ris.line-separator", record.SeverityNote, "a Unicode line separator in the value was read as a blank"}
	lineTooLong       = kind{"ris.line-too-long", record.SeverityError, "a line has more bytes than the limit and was left out"}
	recordTooLong     = kind{"ris.record-too-long", record.SeverityError, "the record has more bytes than the limit; its rest was left out"}
	tooManyFields     = kind{"ris.too-many-fields", record.SeverityError, "the record has more fields, or its values more lines, than the limit; the rest was kept as bytes only"}
	outsideTooLong    = kind{"ris.outside-too-long", record.SeverityError, "text outside of records has more bytes than the limit; it was left out"}
	fallbackLine      = kind{"ris.not-utf-8", record.SeverityNote, "a line that is not UTF-8 was read in another encoding"}
	rejectedValue     = kind{"ris.rejected-value", record.SeverityWarning, "a value that its rule refuses; it is kept as it stands"}
	placeholder       = kind{"ris.placeholder", record.SeverityNote, "the value says that there is none; no value is read from it"}
	yearOnly          = kind{"ris.year-only", record.SeverityNote, "of the date no more than the year can be told; the field is kept as it stands"}
	repeatedField     = kind{"ris.repeated-field", record.SeverityNote, "another value for a field that has one; it is kept as a detail"}
	datesDisagree     = kind{"ris.dates-disagree", record.SeverityWarning, "dates of publication that do not agree; all are kept"}
	mojibake          = kind{"ris.mojibake", record.SeverityWarning, "text that looks like it was read in a wrong encoding; it is kept as it stands"}
	subtitle          = kind{"ris.secondary-title-is-subtitle", record.SeverityNote, "T2 is no name of the journal that another tag names; read as a subtitle"}
)

// note adds a diagnostic to the list: one for each kind, counted, with the tag
// and place of the first.
func note(list []record.Diagnostic, k kind, tag string, span record.Span) []record.Diagnostic {
	for i := range list {
		if list[i].Code == k.code {
			list[i].Count = max(list[i].Count, 1) + 1
			return list
		}
	}
	return append(list, k.at(tag, span))
}

// noteTag is note with one for each tag.
func noteTag(list []record.Diagnostic, k kind, tag string, span record.Span) []record.Diagnostic {
	for i := range list {
		if list[i].Code == k.code && list[i].Tag == tag {
			list[i].Count = max(list[i].Count, 1) + 1
			return list
		}
	}
	return append(list, k.at(tag, span))
}

// over returns the kind with the limit in its message, as the option that sets
// it.
func (k kind) over(option string, limit int) kind {
	k.message = fmt.Sprintf("%s (%s: %d)", k.message, option, limit)
	return k
}

func (k kind) at(tag string, span record.Span) record.Diagnostic {
	return record.Diagnostic{Severity: k.severity, Code: k.code, Message: k.message, Tag: tag, Span: span}
}
