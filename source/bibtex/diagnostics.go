package bibtex

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

// The kinds of diagnostic of the entry layer and of references between entries.
// Codes are stable. The typed layer adds "bibtex.refused-value" and
// "bibtex.repeated-field".
var (
	unbalanced      = kind{"bibtex.unbalanced", record.SeverityError, "the entry is not closed; it ends where the next one begins or the document does"}
	entryTooLong    = kind{"bibtex.too-long", record.SeverityError, "the entry has more bytes than the limit; its rest was left as text"}
	tooManyFields   = kind{"bibtex.too-many-fields", record.SeverityError, "the entry has more fields than the limit; the rest was kept as bytes only"}
	tooDeep         = kind{"bibtex.too-deep", record.SeverityWarning, "braces are nested deeper than the limit; the value was kept and not read"}
	notAField       = kind{"bibtex.not-a-field", record.SeverityWarning, "text inside the entry that is no field; it is kept as it stands"}
	missingComma    = kind{"bibtex.missing-comma", record.SeverityNote, "a comma is missing before the field"}
	missingKey      = kind{"bibtex.missing-key", record.SeverityNote, "the entry has no citation key"}
	oddKey          = kind{"bibtex.odd-key", record.SeverityNote, "the citation key has characters that TeX or BibTeX does not allow"}
	oddName         = kind{"bibtex.odd-name", record.SeverityNote, "the name of the field has blanks in it; it was read without them"}
	escapedBrace    = kind{"bibtex.escaped-brace", record.SeverityNote, "an escaped brace stands alone, which BibTeX counts; it was read as text"}
	escapedQuote    = kind{"bibtex.quote-in-value", record.SeverityNote, "a quote stands inside a value in quotes without braces"}
	bareText        = kind{"bibtex.bare-text", record.SeverityNote, "a value stands without braces or quotes and is no number and no macro; it was read as text"}
	unknownMacro    = kind{"bibtex.unknown-macro", record.SeverityWarning, "the macro is not defined before this; its name was read as text"}
	macroTooLong    = kind{"bibtex.macro-too-long", record.SeverityWarning, "macros expand to more than the limit; the name was read as text"}
	repeatedName    = kind{"bibtex.duplicate-field", record.SeverityNote, "the entry has a field of this name already"}
	commentedField  = kind{"bibtex.commented-field", record.SeverityNote, "a line inside the entry that begins with % was left out"}
	commentedEntry  = kind{"bibtex.commented-entry", record.SeverityNote, "an entry behind % on its line was taken for a comment"}
	unknownType     = kind{"bibtex.unknown-type", record.SeverityNote, "the entry type is none of BibTeX's or BibLaTeX's; the entry is kept without a type"}
	setOfEntries    = kind{"bibtex.set", record.SeverityNote, "the entry is a set of others and no publication; its members behind it have its key as a group"}
	notInSet        = kind{"bibtex.not-in-set", record.SeverityWarning, "a member of the set stands before it, or is in 100 sets before it, and does not have its key as a group"}
	missingParent   = kind{"bibtex.missing-parent", record.SeverityWarning, "the entry that crossref or xdata names is not in the document, or too far away"}
	missingElement  = kind{"bibtex.missing-element", record.SeverityWarning, "the entry that xdata names has no such field, or its list no such element"}
	parentCycle     = kind{"bibtex.parent-cycle", record.SeverityWarning, "entries refer to each other in a circle, or in too long a chain; the rest of it was not followed"}
	otherParser     = kind{"bibtex.parsers-differ", record.SeverityNote, "the grammar of github.com/nickng/bibtex reads another value; the one that stands was kept"}
	outsideTooLong  = kind{"bibtex.outside-too-long", record.SeverityError, "text outside of entries has more bytes than the limit; the rest of it was left out"}
	badIbidField    = kind{"bibtex.ibid-field", record.SeverityWarning, "the field \"ibid\" is not as Ibid writes it, and was not read"}
	changedSince    = kind{"bibtex.changed-since", record.SeverityWarning, "the entry's fields have changed since this was written for them, and win over it"}
	nulByte         = kind{"bibtex.nul", record.SeverityWarning, "NUL characters in the value were left out"}
	namesWithoutAnd = kind{"bibtex.names-without-and", record.SeverityNote, "names stand without the word \"and\" between them; they were divided by their initials"}
	unclosedComment = kind{"bibtex.unclosed-comment", record.SeverityNote, "the braces of a comment do not close; the comment ends with its line"}
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

func (k kind) at(tag string, span record.Span) record.Diagnostic {
	return record.Diagnostic{Severity: k.severity, Code: k.code, Message: k.message, Tag: tag, Span: span}
}

// over returns the kind with the limit in its message, as the option that sets
// it.
func (k kind) over(option string, limit int) kind {
	k.message = fmt.Sprintf("%s (%s: %d)", k.message, option, limit)
	return k
}
