package ris

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

func write(t testing.TB, o *WriterOptions, records ...*record.Record) string {
	t.Helper()
	var out bytes.Buffer
	w := NewWriter(&out, o)
	for _, r := range records {
		require.NoError(t, w.Write(r))
	}
	require.NoError(t, w.Flush())
	return out.String()
}

func readRecords(t testing.TB, in []byte) []*record.Record {
	t.Helper()
	entries, _ := readEntries(t, in, nil)
	records := make([]*record.Record, len(entries))
	for i, entry := range entries {
		records[i] = entry.Record()
	}
	return records
}

func TestWrite(t *testing.T) {
	yes := int64(3)
	r := &record.Record{
		Type: "article-journal",
		Titles: []record.Title{
			{Value: "Un titre", Role: record.TitleTranslated},
			{Value: "A title", Role: record.TitleMain},
		},
		Contributors: []record.Contributor{
			{Name: record.Name{Family: "King", Given: "Martin Luther", Suffix: "Jr."}, Role: "author"},
			{Name: record.Name{Literal: "World Health Organization"}, Role: "author"},
			{Name: record.Name{Family: "Raaij", NonDroppingParticle: "van", Given: "M. J."}, Role: "editor"},
		},
		Container:     record.Container{Title: "Journal of Tests", ISSN: []record.ISSN{{Value: "1438-8871"}}},
		Volume:        "22",
		Issue:         "7",
		ArticleNumber: "e17362",
		Dates: []record.Date{
			{Kind: record.DateIssued, Value: "2020-07-23"},
			{Kind: record.DateAccessed, Value: "2021-01"},
		},
		Identifiers: []record.Identifier{
			{Scheme: record.SchemeDOI, Value: "10.1000/a1"},
			{Scheme: record.SchemePMID, Value: "32706713"},
		},
		Abstracts: []record.Abstract{{Text: "First paragraph.\nER - is text here.\nLast."}},
		Keywords:  []record.Keyword{{Value: "one"}, {Value: "two"}},
		Counts:    []record.Count{{Metric: "citations", Value: yes}},
	}
	var lost []string
	out := write(t, &WriterOptions{LineEnd: "\n", OnLoss: func(l record.Loss) { lost = append(lost, l.Path+"="+l.Value) }}, r)
	require.Equal(t, `TY  - JOUR
AU  - King, Martin Luther, Jr.
AU  - World Health Organization
A2  - van Raaij, M. J.
TI  - A title
TT  - Un titre
JF  - Journal of Tests
PY  - 2020
DA  - 2020/07/23/
Y2  - 2021/01//
VL  - 22
IS  - 7
C7  - e17362
SN  - 1438-8871
DO  - 10.1000/a1
UR  - https://pubmed.ncbi.nlm.nih.gov/32706713/
AB  - First paragraph. ER - is text here.
Last.
KW  - one
KW  - two
ER  - 

`, out)
	require.Contains(t, lost, "counts/0/metric=citations")
	require.Contains(t, lost, "counts/0/value=3")
	require.NotContains(t, strings.Join(lost, " "), "contributors")
}

func TestWritePreprint(t *testing.T) {
	r := &record.Record{Type: record.TypeArticle, Subtype: record.SubtypePreprint, ID: "0123456789abcdef",
		Titles: []record.Title{{Value: "A preprint", Role: record.TitleMain}}}
	out := write(t, &WriterOptions{LineEnd: "\n", IDs: true, ByteOrderMark: true}, r)
	require.Equal(t, "\ufeffTY  - UNPB\nTI  - A preprint\nM3  - Preprint\nN1  - Ibid: 0123456789abcdef\nER  - \n\n", out)
	back := readRecords(t, []byte(out))[0]
	require.Equal(t, record.TypeArticle, back.Type)
	require.Equal(t, record.SubtypePreprint, back.Subtype)
	require.Equal(t, "0123456789abcdef", back.Identifier(record.SchemeIbid))
	require.NoError(t, back.Verify(textOf([]byte(out), "utf-8"), allRules...))
}

func TestLicenceOfACopyIsNotWritten(t *testing.T) {
	var lost []string
	out := write(t, &WriterOptions{OnLoss: func(l record.Loss) { lost = append(lost, l.Path) }}, &record.Record{
		Type:     "article-journal",
		Licences: []record.Licence{{Family: "CC-BY", Text: "Terms of the repository's file", Copy: "https://repository.example.org/1.pdf"}},
	})
	require.NotContains(t, out, "Terms of")
	require.Contains(t, lost, "licences/0/copy")
}

func TestWriteEntry(t *testing.T) {
	in := "\ufeffHeader\r\nTY  - JOUR\r\nTI  - A\r\nER  - \r\n\r\nTY  - JOUR\nTI  - B"
	entries, r := readEntries(t, []byte(in), &Options{Name: "a"})
	require.Len(t, entries, 2)
	var out bytes.Buffer
	w := NewWriter(&out, nil)
	for _, entry := range entries {
		require.NoError(t, w.WriteEntry(entry))
	}
	require.NoError(t, w.Flush())
	require.Equal(t, in, out.String()+string(r.Trailing()))

	// Entries in another order do not run into each other.
	out.Reset()
	w = NewWriter(&out, &WriterOptions{LineEnd: "\n"})
	require.NoError(t, w.WriteEntry(entries[1]))
	entries[0].Leading = nil
	require.NoError(t, w.WriteEntry(entries[0]))
	require.NoError(t, w.Flush())
	require.Equal(t, "\r\nTY  - JOUR\nTI  - B\nTY  - JOUR\r\nTI  - A\r\nER  - \r\n", out.String())
}

// content is what a record says about its publication, as JSON.
func content(t testing.TB, r *record.Record) []string {
	t.Helper()
	var all []string
	for _, leaf := range leaves(r) {
		all = append(all, leaf.place+"="+leaf.value)
	}
	_, err := json.Marshal(r)
	require.NoError(t, err)
	return all
}

// TestRoundTripCorpus writes and reads every record of real files. What does
// not come back must have been reported as a loss, and what comes back twice
// must be stable: a second round loses nothing.
func TestRoundTripCorpus(t *testing.T) {
	losses := map[string]int{}
	values, records := 0, 0
	for _, file := range corpus(t, "corpus") {
		in, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, first := range readRecords(t, in) {
			lost := map[string]bool{}
			out := write(t, &WriterOptions{OnLoss: func(l record.Loss) {
				lost[l.Path] = true
				losses[indexes.ReplaceAllString(l.Path, "")]++
			}}, first)
			back := readRecords(t, []byte(out))
			require.Len(t, back, 1, "%s: %s", file, out)
			values += len(content(t, first))
			records++
			kept := map[string]int{}
			for _, v := range content(t, back[0]) {
				kept[v]++
			}
			for _, leaf := range leaves(first) {
				if !lost[leaf.path] {
					kept[leaf.place+"="+leaf.value]--
				}
			}
			for v, n := range kept {
				if n < 0 {
					require.Failf(t, "a loss was not reported", "%s: %s\n%s", file, v, out)
				}
			}
		}
	}
	total := 0
	for path, n := range losses {
		total += n
		t.Logf("%5d  %s", n, path)
	}
	t.Logf("%d of %d values of %d records do not come back", total, values, records)
	require.Less(t, total*100, values, "more than one value in a hundred is lost")
}

var indexes = regexp.MustCompile(`/[0-9]+`)
