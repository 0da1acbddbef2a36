package medline

import (
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

// PubMed's XML states the same fields as its tagged format under other names. Its
// reader translates names and texts, and the table of this package reads them.

// Related reads the citation of another publication, with a label before its text.
func Related(text, label string) (record.Relation, error) {
	return relation(text, relationRow{is: record.IsRelatedTo, label: label})
}

// Table returns the table for such a format: the codes of its diagnostics begin
// with the format's, and the names of rules have a prefix. It is for the packages of
// this module, as is [Arrange].
func Table(code, prefix string) *typed.Table { return table.Renamed(code, prefix) }

// Arrange makes fields that stood in such a format ready for the table, in their own
// memory. Their names are tags; a name in full has in further lines of its text what
// says more of the person ("AUID- …", "AD  - …").
func Arrange(fields []typed.Field) []typed.Field {
	types, kept := 0, 0
	for i := range fields {
		switch f := &fields[i]; {
		case f.Name == "PT":
			types++
		case f.Name == "LA" && len(f.Lines) == 1 && namesNoLanguage(f.Lines[0]):
			continue
		}
		if kept < i {
			fields[kept] = fields[i]
		}
		kept++
	}
	clear(fields[kept:])
	fields = fields[:kept]
	if types > 1 {
		sortTypes(fields)
	}
	return fields
}
