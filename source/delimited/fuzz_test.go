package delimited_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/delimited"
)

func addSeeds(f *testing.F) {
	files, err := filepath.Glob("testdata/*.*")
	require.NoError(f, err)
	for _, file := range files {
		document, err := os.ReadFile(file)
		require.NoError(f, err)
		f.Add(document)
	}
	for _, seed := range []string{"", "\"", "title,doi\n\"", "title,doi\n\"a\",\"b\n", "sep=;\ntitle;doi\na;b", "title\tdoi\r\n\"a\tb\r\n", "title,doi\n\\\",\\\"\"\n", "\ufefftitle,doi\n\ufeff\"\ufeffa\",b\n"} {
		f.Add([]byte(seed))
	}
}

// No input panics or hangs, rows are the document, and every trace holds.
func FuzzReader(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, document []byte) {
		rowsOf(t, document, nil)
		reader := delimited.NewReader(bytes.NewReader(document), &delimited.Options{Name: "x"})
		var records []*record.Record
		for r, err := range reader.All() {
			var damaged *record.ParseError
			if err != nil && !errors.As(err, &damaged) {
				require.NoError(t, err)
			}
			if r != nil {
				records = append(records, r)
			}
		}
		d := reader.Document()
		end := int64(0)
		for _, r := range records {
			require.GreaterOrEqual(t, r.Origin.Span.Start, end)
			end = r.Origin.Span.End
			require.LessOrEqual(t, end, int64(len(document)))
			verify(t, document, d, r)
		}
	})
}

// What is written as a table is read back as one row, whatever the values hold.
func FuzzWriter(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, document []byte) {
		for r, err := range delimited.NewReader(bytes.NewReader(document), nil).All() {
			if r == nil {
				require.Error(t, err)
				continue
			}
			var b bytes.Buffer
			lost := 0
			w := delimited.NewWriter(&b, &delimited.WriterOptions{OnLoss: func(record.Loss) { lost++ }})
			require.NoError(t, w.Write(r))
			require.NoError(t, w.Close())
			reader := delimited.NewReader(bytes.NewReader(b.Bytes()), nil)
			back, err := reader.Read()
			require.NoError(t, err)
			// A row of which nothing else has a column has Ibid's id.
			own := record.Identifier{Scheme: record.SchemeIbid, Value: r.ID}
			if !slices.Contains(r.Identifiers, own) {
				back.Identifiers = slices.DeleteFunc(back.Identifiers, func(id record.Identifier) bool { return id == own })
			}
			if lost == 0 {
				require.ElementsMatch(t, r.Titles, back.Titles)
				require.ElementsMatch(t, r.Contributors, back.Contributors)
				require.ElementsMatch(t, r.Identifiers, back.Identifiers)
			}
			_, err = reader.Read()
			require.Equal(t, io.EOF, err)
		}
	})
}
