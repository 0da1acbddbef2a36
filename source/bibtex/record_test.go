package bibtex

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// readRecords reads all records of a document and verifies their traces.
func readRecords(t testing.TB, document string, o *Options) ([]*record.Record, *record.Document) {
	t.Helper()
	if o == nil {
		o = &Options{}
	}
	r := NewReader(strings.NewReader(document), o)
	var records []*record.Record
	for out, err := range r.All() {
		if err != nil {
			require.ErrorAs(t, err, new(*record.ParseError))
		}
		if out != nil {
			records = append(records, out)
		}
	}
	_, err := r.Read()
	require.ErrorIs(t, err, io.EOF)
	d := r.Document()
	rules := Rules()
	for _, out := range records {
		require.NoError(t, out.Verify(func(s record.Span) (string, error) {
			return charset.TextAt(strings.NewReader(document), int64(len(document)), s, d.Encoding)
		}, rules, normalize.Rules()))
	}
	require.Equal(t, len(records), d.Records)
	return records, d
}

func TestCorpusRecords(t *testing.T) {
	for _, file := range corpus.Files(t, ".bib") {
		content, err := os.ReadFile(file)
		require.NoError(t, err)
		records, _ := readRecords(t, string(content), nil)
		require.Equal(t, countHeads(string(content)), len(records), file)
		for _, r := range records {
			for _, d := range r.Diagnostics {
				t.Log(filepath.Base(file), r.OwnID, d)
			}
			for _, u := range r.Unclaimed {
				t.Logf("   unclaimed %.80q", u.Text)
			}
		}
	}
}
