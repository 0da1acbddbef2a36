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

// Fill reads fields that stood in another format of PubMed's into the record: its
// values, traces by the rules of [Rules], diagnostics and unclaimed text. Their
// names are tags; a name in full has in further lines of its text what says more
// of the person ("AUID- …", "AD  - …").
func Fill(r *record.Record, fields []typed.Field) {
	kept := fields[:0]
	for i := range fields {
		if f := &fields[i]; f.Name != "LA" || len(f.Lines) != 1 || !namesNoLanguage(f.Lines[0]) {
			kept = append(kept, *f)
		}
	}
	sortTypes(kept)
	table.Fill(r, kept)
}
