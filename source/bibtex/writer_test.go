package bibtex

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

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
	root := filepath.Join("..", "..", "..", "shared", "corpus")
	if _, err := os.Stat(root); err != nil {
		t.Skip("the corpus is not here")
	}
	var records []*record.Record
	require.NoError(t, filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.EqualFold(filepath.Ext(path), ".ris") {
			return err
		}
		content, err := os.ReadFile(path)
		require.NoError(t, err)
		for r := range ris.NewReader(bytes.NewReader(content), &ris.Options{Name: d.Name()}).All() {
			if r != nil {
				records = append(records, r)
			}
		}
		return nil
	}))
	require.NotEmpty(t, records)
	return records
}

// differing are the members in which two records differ.
func differing(a, b *record.Record) []string {
	var names []string
	for i := range members {
		if m := &members[i]; !m.same(a, b) && !(m.name == "own_id" && a.OwnID == "") {
			names = append(names, m.name)
		}
	}
	return names
}

// cannotHold are the members of records of RIS that entries without the field
// "ibid" may not give back, and why.
var cannotHold = map[string]string{}

func TestRISThroughBibTeX(t *testing.T) {
	all := corpusRIS(t)
	lost := map[string]int{}
	for _, options := range []WriterOptions{{}, {ASCII: true}, {BibLaTeX: true}, {IDs: true}} {
		text, losses := write(t, options, all...)
		back, _ := readRecords(t, text, nil)
		require.Len(t, back, len(all))
		for i := range all {
			wanted := *all[i]
			if options.IDs && wanted.Identifier(record.SchemeIbid) == "" {
				wanted.Identifiers = append(slices.Clone(wanted.Identifiers), record.Identifier{Scheme: record.SchemeIbid, Value: wanted.ID})
			}
			require.Empty(t, differing(&wanted, back[i]), "%s %d", wanted.Origin.Document, wanted.Origin.Position)
		}
		for _, l := range losses {
			require.True(t, strings.HasPrefix(l.Path, "raw/") || strings.HasPrefix(l.Path, "unclaimed/"), "%v", l)
		}
	}
	text, losses := write(t, WriterOptions{Plain: true}, all...)
	back, _ := readRecords(t, text, nil)
	require.NotEmpty(t, losses)
	for i := range all {
		for _, name := range differing(all[i], back[i]) {
			lost[name]++
		}
	}
	for _, name := range slices.Sorted(maps.Keys(lost)) {
		t.Logf("%s: %d of %d", name, lost[name], len(all))
	}
}
