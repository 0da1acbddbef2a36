package ibidjson

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

var records = []*record.Record{
	{
		ID: "00aa", OwnID: "x", Volume: "22",
		Origin: record.Origin{Document: "a.ris", Source: "PubMed", Kind: record.SourceDatabase, Position: 3, Span: record.Span{Start: 5, End: 9, Line: 1, Column: 6}},
		Trace:  []record.Trace{{Path: "volume", Rule: "volume", Field: "VL", Spans: []record.Span{{Start: 5, End: 7}}}},
	},
	{ID: "00bb", OwnID: "y", Origin: record.Origin{Document: "b.ris"}},
}

func bundle(t testing.TB) string {
	t.Helper()
	var out bytes.Buffer
	w := record.NewBundleWriter(&out)
	require.NoError(t, w.Document(&record.Document{Name: "a.ris"}))
	for _, r := range records {
		require.NoError(t, w.Record(r))
	}
	require.NoError(t, w.Work(&record.Work{ID: "00aa"}))
	require.NoError(t, w.Close())
	return out.String()
}

func lines(t testing.TB) string {
	t.Helper()
	var out bytes.Buffer
	w := record.NewLineWriter(&out)
	for _, r := range records {
		require.NoError(t, w.Write(&record.Line{Work: &record.Work{ID: r.ID}, Records: []*record.Record{r}}))
	}
	require.NoError(t, w.Flush())
	return out.String()
}

func TestReadBundleAndLines(t *testing.T) {
	for form, document := range map[record.Format]string{record.FormatIbidJSON: bundle(t), record.FormatIbidLines: lines(t)} {
		r := NewReader(iotest.HalfReader(strings.NewReader(document)), &Options{Name: "c.json", Lines: form == record.FormatIbidLines})
		var got []*record.Record
		for rec, err := range r.All() {
			require.NoError(t, err)
			got = append(got, rec)
		}
		second := *records[1]
		second.Origin.Source = "c.json"
		require.Equal(t, []*record.Record{records[0], &second}, got)
		d := r.Document()
		require.Equal(t, form, d.Format)
		require.Equal(t, 2, d.Records)
		require.Equal(t, int64(len(document)), d.Size)
		require.Regexp(t, "^sha256:[0-9a-f]{64}$", d.Digest)
	}
}

func TestDeclaredSourceWins(t *testing.T) {
	r := NewReader(strings.NewReader(bundle(t)), &Options{Name: "c.json", Source: "mine", Kind: record.SourceOther})
	got, err := r.Read()
	require.NoError(t, err)
	require.Equal(t, "mine", got.Origin.Source)
	require.Equal(t, record.SourceOther, got.Origin.Kind)
	require.Equal(t, "a.ris", got.Origin.Document)
}

func TestRecordWithoutOriginGetsOne(t *testing.T) {
	got, err := NewReader(strings.NewReader(`{"ibid":"1","records":[{"volume":"1"}]}`), &Options{Name: "c.json"}).Read()
	require.NoError(t, err)
	require.Equal(t, record.Origin{Document: "c.json", Source: "c.json", Format: record.FormatIbidJSON, Position: 1}, got.Origin)
}

func TestDamageCostsARecord(t *testing.T) {
	r := NewReader(strings.NewReader(`{"ibid":"1","documents":[7],"records":[{"id":"a","volume":1},{"id":"b"}],"works":[]}`), &Options{Name: "c.json"})
	got, err := r.Read()
	var damaged *record.ParseError
	require.ErrorAs(t, err, &damaged)
	require.Equal(t, "c.json", damaged.Document)
	require.Equal(t, "a", got.ID)
	require.Len(t, got.Diagnostics, 1)
	got, err = r.Read()
	require.NoError(t, err)
	require.Equal(t, "b", got.ID)
	_, err = r.Read()
	require.Equal(t, io.EOF, err)
	require.Len(t, r.Document().Diagnostics, 1)
}

// TestWorks reads the canonical records of works in place of the records.
func TestWorks(t *testing.T) {
	const text = `{"ibid":"1","records":[{"id":"a"},{"id":"b"}],"works":[
		{"id":"a","preferred":"b","versions":[
			{"id":"b","members":["b"],"sources":["Scopus"],"record":{"volume":"2"}},
			{"id":"a","members":["a"],"sources":["PubMed","Scopus"],"record":{"volume":"1"}}]},
		{"id":5,"preferred":"c","versions":[{"id":"c","members":["c"],"record":{"volume":"3"}}]},
		{"id":"empty","preferred":"","versions":[]}]}`
	r := NewReader(strings.NewReader(text), &Options{Name: "w.json", Works: true})
	got, err := r.Read()
	require.NoError(t, err)
	require.Equal(t, "b", got.ID)
	require.Equal(t, "2", got.Volume)
	require.Equal(t, []record.Note{{Text: "Sources: PubMed; Scopus", Kind: "sources"}}, got.Notes)
	require.Equal(t, "w.json", got.Origin.Document)
	got, err = r.Read()
	var damaged *record.ParseError
	require.ErrorAs(t, err, &damaged, "a member of the work has the wrong type")
	require.Equal(t, "3", got.Volume)
	_, err = r.Read()
	require.Equal(t, io.EOF, err)
}

func TestErrorsEndTheStream(t *testing.T) {
	_, err := NewReader(strings.NewReader(`{"ibid":"99"}`), nil).Read()
	require.ErrorIs(t, err, record.ErrJSONVersion)
	failure := errors.New("the disk is gone")
	r := NewReader(iotest.ErrReader(failure), nil)
	_, err = r.Read()
	require.Equal(t, failure, err)
	seen := 0
	for rec, err := range r.All() {
		require.Nil(t, rec)
		require.Equal(t, failure, err)
		seen++
	}
	require.Equal(t, 1, seen)
}

func FuzzReader(f *testing.F) {
	f.Add([]byte(bundle(f)))
	f.Add([]byte(lines(f)))
	f.Fuzz(func(t *testing.T, document []byte) {
		r := NewReader(bytes.NewReader(document), &Options{Name: "f"})
		n := 0
		for rec, err := range r.All() {
			require.True(t, rec != nil || err != nil)
			if rec != nil {
				n++
				require.NotEmpty(t, rec.Origin.Source)
			}
		}
		require.Equal(t, n, r.Document().Records)
		require.LessOrEqual(t, n, len(document))
	})
}
