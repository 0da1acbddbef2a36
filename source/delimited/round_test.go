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

func written(t *testing.T, r *record.Record, losses *[]record.Loss) []byte {
	t.Helper()
	var b bytes.Buffer
	w := delimited.NewWriter(&b, &delimited.WriterOptions{OnLoss: func(l record.Loss) { *losses = append(*losses, l) }})
	require.NoError(t, w.Write(r))
	require.NoError(t, w.Close())
	return b.Bytes()
}
