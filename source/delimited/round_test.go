package delimited_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
	"github.com/ibid-go/ibid/source/delimited"
)

// readAll reads a document to its end. Every trace must hold.
func readAll(t *testing.T, document []byte, o *delimited.Options) ([]*record.Record, *record.Document) {
	t.Helper()
	reader := delimited.NewReader(bytes.NewReader(document), o)
	var records []*record.Record
	for r, err := range reader.All() {
		var damaged *record.ParseError
		if !errors.As(err, &damaged) {
			require.NoError(t, err)
		}
		if r != nil {
			records = append(records, r)
		}
	}
	d := reader.Document()
	for _, r := range records {
		verify(t, document, d, r)
	}
	return records, d
}

func verify(t testing.TB, document []byte, d *record.Document, r *record.Record) {
	t.Helper()
	require.NoError(t, r.Verify(func(s record.Span) (string, error) {
		return charset.TextAt(bytes.NewReader(document), int64(len(document)), s, d.Encoding)
	}, delimited.Rules()))
}

// values is a record without what speaks of its document.
func values(r *record.Record) record.Record {
	out := *r
	out.ID, out.Origin = "", record.Origin{Database: r.Origin.Database, Platform: r.Origin.Platform}
	out.Raw, out.Trace, out.Diagnostics, out.Unclaimed = nil, nil, nil, nil
	return out
}

// A record that is written as a row and read back is the same but for what was
// reported as lost; and what was read back is written alike.
func TestRISToTableAndBack(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "*", "*.ris"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	count, whole := 0, 0
	for _, file := range files {
		document, err := os.ReadFile(file)
		require.NoError(t, err)
		for r, err := range ris.NewReader(bytes.NewReader(document), &ris.Options{Name: file}).All() {
			if r == nil {
				require.ErrorIs(t, err, io.EOF)
				continue
			}
			count++
			var losses []record.Loss
			table := written(t, r, &losses)
			back, d := readAll(t, table, &delimited.Options{Name: "table.csv"})
			require.Len(t, back, 1, "%s", table)
			require.Equal(t, "ibid", d.Dialect)
			if len(losses) == 0 {
				whole++
				require.Equal(t, values(r), values(back[0]), "%s: %s", file, table)
			}
			var more []record.Loss
			again := written(t, back[0], &more)
			require.Equal(t, string(table), string(again), "%s", file)
		}
	}
	t.Logf("%d of %d records are whole in a table", whole, count)
	require.Positive(t, whole)
}

// Values that a cell divides at, or a reader takes for something else, come back.
func TestTableHoldsValues(t *testing.T) {
	for name, r := range map[string]*record.Record{
		"a range of months":             {Dates: []record.Date{{Kind: record.DateIssued, Value: "2016-07/2016-08"}}},
		"a range over the new year":     {Dates: []record.Date{{Kind: record.DateIssued, Value: "2016-12/2017-01"}}},
		"a range of days":               {Dates: []record.Date{{Kind: record.DateIssued, Value: "2020-08-04/2020-08-08"}, {Kind: record.DateOnline, Value: "2020-07"}}},
		"a range of years":              {Dates: []record.Date{{Kind: record.DateIssued, Value: "2019/2020"}}},
		"the text of a relation":        {Relations: []record.Relation{{Type: record.IsRelatedTo, Text: "Tides; a second part"}, {Type: record.IsCommentOn, Text: "Waves"}}},
		"one text of a relation":        {Relations: []record.Relation{{Type: record.IsRelatedTo, Text: "Tides; a second part"}}},
		"a semicolon in a keyword":      {Keywords: []record.Keyword{{Value: "light; dark"}, {Value: "sea"}}},
		"a semicolon in an authority":   {Identifiers: []record.Identifier{{Scheme: record.SchemeAccession, Value: "12", Authority: "One; Other"}}},
		"a type that is a word's too":   {Type: record.TypeArticle},
		"the type of a review":          {Type: "review"},
		"the type of a preprint":        {Type: record.TypeArticle, Subtype: record.SubtypePreprint},
		"a semicolon in a person's tag": {Library: record.Library{Tags: []string{"a;b"}}},
	} {
		r.Titles = []record.Title{{Value: "On lines", Role: record.TitleMain}}
		var losses []record.Loss
		back, _ := readAll(t, written(t, r, &losses), nil)
		require.Len(t, back, 1, name)
		require.Empty(t, losses, name)
		require.Equal(t, values(r), values(back[0]), name)
		require.Empty(t, back[0].Diagnostics, name)
	}
}

func written(t *testing.T, r *record.Record, losses *[]record.Loss) []byte {
	t.Helper()
	var b bytes.Buffer
	w := delimited.NewWriter(&b, &delimited.WriterOptions{OnLoss: func(l record.Loss) { *losses = append(*losses, l) }})
	require.NoError(t, w.Write(r))
	require.NoError(t, w.Close())
	return b.Bytes()
}

// TestRecordWithoutValues: a record without any value has a row that is not blank, and
// is read again.
func TestRecordWithoutValues(t *testing.T) {
	var out bytes.Buffer
	w := delimited.NewWriter(&out, nil)
	for _, r := range []*record.Record{
		{ID: "0123456789abcdef", Raw: []record.RawField{{Name: "TY"}}}, {},
		{ID: "1123456789abcdef", OwnID: "1"}, {ID: "2123456789abcdef", Titles: []record.Title{{Value: "A", Role: record.TitleMain}}},
	} {
		require.NoError(t, w.Write(r))
	}
	require.NoError(t, w.Close())
	read, _ := readAll(t, out.Bytes(), nil)
	require.Len(t, read, 4)
	require.Equal(t, "0123456789abcdef", read[0].Identifier(record.SchemeIbid))
	require.NotEmpty(t, read[1].Identifier(record.SchemeIbid))
	require.Empty(t, read[2].Identifier(record.SchemeIbid), "others have it only where it is asked for")
	require.Empty(t, read[3].Identifier(record.SchemeIbid))
}
