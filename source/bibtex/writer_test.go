package bibtex

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
)

// write writes records and returns the text and the losses.
func write(t testing.TB, o WriterOptions, records ...*record.Record) (string, []record.Loss) {
	t.Helper()
	var out bytes.Buffer
	var losses []record.Loss
	o.OnLoss = func(l record.Loss) { losses = append(losses, l) }
	w := NewWriter(&out, &o)
	for _, r := range records {
		require.NoError(t, w.Write(r))
	}
	require.NoError(t, w.Close())
	return out.String(), losses
}

// corpusRIS are the records of the corpus' RIS files.
func corpusRIS(t testing.TB) []*record.Record {
	t.Helper()
	var records []*record.Record
	for _, path := range corpus.Files(t, ".ris") {
		content, err := os.ReadFile(path)
		require.NoError(t, err)
		for r := range ris.NewReader(bytes.NewReader(content), &ris.Options{Name: filepath.Base(path)}).All() {
			if r != nil {
				records = append(records, r)
			}
		}
	}
	require.NotEmpty(t, records)
	return records
}

// differing are the members in which two records differ.
func differing(a, b *record.Record) []string {
	var names []string
	for i := range members {
		if m := &members[i]; !m.same(a, b) && !(m.Name == "own_id" && a.OwnID == "") {
			names = append(names, m.Name)
		}
	}
	return names
}

// notInFields are the members of records of RIS that entries without the field
// "ibid" do not always give back, and why. What is not here, they hold.
var notInFields = map[string]string{
	"abstracts":       "one of several; the language of one",
	"affiliations":    "the first of several",
	"container":       "the kinds of ISSNs, a second electronic one; a second abbreviation",
	"contributors":    "roles without a field, affiliations, variants, capital particles",
	"counts":          "there is no field for counts",
	"dates":           "dates in print, of revision and the like; what EDTF cannot say",
	"details":         "those of RIS's own tags",
	"identifiers":     "accession numbers, and a second one of a scheme",
	"keywords":        "one that is there twice",
	"library":         "labels, decisions, a second one of a list",
	"links":           "a second one, and what they lead to",
	"notes":           "a second one, and kinds",
	"number":          "of a book, where number is that of its series",
	"own_id":          "one that cannot be a key",
	"pages":           "that one page is all of them",
	"reported_counts": "one in an abstract that is not written",
	"series":          "the number of a series of an article",
	"subjects":        "qualifiers and weight",
	"titles":          "alternate titles",
	"type":            "types without an entry type; none at all",
}

func TestWriteSupplement(t *testing.T) {
	tests := []struct {
		record record.Record
		want   string
	}{
		{record.Record{Type: "article-journal", Volume: "74", Issue: "1", Supplement: "2"}, "  volume = {74},\n  number = {1 Suppl 2},\n"},
		{record.Record{Type: "article-journal", Volume: "74", Supplement: "Supplement"}, "  volume = {74},\n  number = {Supplement},\n"},
		{record.Record{Type: "book", Volume: "74", Supplement: "Suppl", Part: "2"}, "  volume = {74 Suppl},\n  part = {2},\n"},
		{record.Record{Type: "chapter", Volume: "74", Issue: "3", Supplement: "3"}, "  volume = {74},\n  issue = {3 Suppl 3},\n"},
	}
	for _, test := range tests {
		got, losses := write(t, WriterOptions{}, &test.record)
		require.Contains(t, got, test.want)
		require.Empty(t, losses, test.want)
	}
}

func TestRISThroughBibTeX(t *testing.T) {
	all := corpusRIS(t)
	for n, options := range []WriterOptions{{}, {ASCII: true}, {BibLaTeX: true}, {IDs: true}} {
		records := all
		if n > 0 {
			records = everyNth(all, 8)
		}
		text, losses := write(t, options, records...)
		back, _ := readRecords(t, text, nil)
		require.Len(t, back, len(records))
		for i := range records {
			wanted := *records[i]
			if options.IDs && wanted.Identifier(record.SchemeIbid) == "" {
				wanted.Identifiers = append(slices.Clone(wanted.Identifiers), record.Identifier{Scheme: record.SchemeIbid, Value: wanted.ID})
			}
			wanted.Pages.Derived = back[i].Pages.Derived // how it was read
			require.Empty(t, differing(&wanted, back[i]), "%s %d", wanted.Origin.Document, wanted.Origin.Position)
		}
		for _, l := range losses {
			require.True(t, strings.HasPrefix(l.Path, "raw/") || strings.HasPrefix(l.Path, "unclaimed/"), "%v", l)
		}
	}
	records := everyNth(all, 3)
	text, losses := write(t, WriterOptions{Plain: true}, records...)
	require.NotContains(t, text, "ibid = ")
	back, _ := readRecords(t, text, nil)
	require.NotEmpty(t, losses)
	for i := range records {
		wanted := *records[i]
		wanted.Pages.Derived = back[i].Pages.Derived
		for _, name := range differing(&wanted, back[i]) {
			require.Contains(t, notInFields, name, "%s %d", records[i].Origin.Document, records[i].Origin.Position)
		}
	}
}

func everyNth(all []*record.Record, n int) (some []*record.Record) {
	for i := 0; i < len(all); i += n {
		some = append(some, all[i])
	}
	return some
}
