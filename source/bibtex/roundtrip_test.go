package bibtex

import (
	"bytes"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
)

// corpusBibTeX are the records of the corpus' .bib files.
func corpusBibTeX(t testing.TB) []*record.Record {
	t.Helper()
	var records []*record.Record
	for _, file := range corpus.Files(t, ".bib") {
		content, err := os.ReadFile(file)
		require.NoError(t, err)
		for r := range NewReader(bytes.NewReader(content), &Options{Name: file}).All() {
			if r != nil {
				records = append(records, r)
			}
		}
	}
	return records
}

// A record that has not changed is written with its type, fields and values as
// they stood; read again it is the same.
func TestBibTeXThroughBibTeX(t *testing.T) {
	all := corpusBibTeX(t)
	text, losses := write(t, WriterOptions{}, all...)
	for _, l := range losses {
		require.Equal(t, "@type:Person", l.Value, "text that is no field")
	}
	back, _ := readRecords(t, text, nil)
	require.Len(t, back, len(all))
	for i, r := range all {
		require.Empty(t, differing(r, back[i]), r.OwnID)
		require.Equal(t, strings.ToLower(r.Raw[0].Name), strings.ToLower(back[i].Raw[0].Name))
		names := func(r *record.Record) (list []string) {
			for _, f := range r.Raw[1:] {
				if f.Name != "" {
					list = append(list, f.Name)
				}
			}
			return list
		}
		inherits := slices.Contains(names(r), "crossref") // what it takes is written
		if !inherits && !slices.Contains(codes(r), "odd-name") && len(names(r)) == len(r.Raw)-1 && r.Raw[0].Value == back[i].Raw[0].Value {
			require.Equal(t, names(r), names(back[i]))
		}
	}
}

// lostInRIS are the values of entries that RIS cannot hold, or holds in another
// way, by the patterns of their paths.
var lostInRIS = map[string]string{
	"pages/derived":       "RIS has the last page as it was completed",
	"contributors/*/role": "an editor of a report stands where RIS has the editor of its series",
}

var index = regexp.MustCompile(`/\d+`)

func TestBibTeXThroughRIS(t *testing.T) {
	all := corpusBibTeX(t)
	var out bytes.Buffer
	reported := map[string]bool{}
	w := ris.NewWriter(&out, &ris.WriterOptions{OnLoss: func(l record.Loss) { reported[l.Record+" "+l.Path] = true }})
	for _, r := range all {
		require.NoError(t, w.Write(r))
	}
	require.NoError(t, w.Flush())
	var there []*record.Record
	for r, err := range ris.NewReader(&out, nil).All() {
		require.NoError(t, err)
		there = append(there, r)
	}
	require.Len(t, there, len(all))
	text, losses := write(t, WriterOptions{}, there...)
	for _, l := range losses {
		require.True(t, strings.HasPrefix(l.Path, "raw/") || strings.HasPrefix(l.Path, "unclaimed/"), "%v", l)
	}
	back, _ := readRecords(t, text, nil)
	require.Len(t, back, len(all))
	lost := map[string]int{}
	for i, r := range all {
		// From RIS to BibTeX nothing is lost.
		require.Empty(t, differing(there[i], back[i]), r.OwnID)
		for n := range members {
			m := &members[n]
			wanted := leaves(m, r)
			for _, path := range missing(wanted, leaves(m, back[i])) {
				if !reported[r.ID+" "+path] {
					if lostInRIS[index.ReplaceAllString(path, "/*")] == "" {
						t.Logf("%s: %s %s %q", r.Origin.Document, r.OwnID, path, wanted[path])
					}
					lost[index.ReplaceAllString(path, "/*")]++
				}
			}
		}
	}
	for _, path := range slices.Sorted(maps.Keys(lost)) {
		if lostInRIS[path] == "" {
			t.Errorf("%s: %d of %d", path, lost[path], len(all))
		}
	}
}
